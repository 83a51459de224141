//! What lines that have a design can move, and the fuel their stations take.
//!
//! **Answers** for one draw: the largest flow of each such line in each of its stages (with or without stations, with or without
//! loops), the limit that binds there, and by pipeline how fuel grows with what enters it.
//!
//! **Assumes** that rights take their shares of what enters the line, and that fuel goes with a power of the flow between the
//! flows at which it is computed (near the cube: work grows with the square). Where more enters a pipeline than its share in
//! the design, it grows in a straight line.
//!
//! **Leaves out** the mixing of gases along the line: it is that of the first pipeline.
//!
//! Answers are kept from draw to draw, and computed again only where a number they rest on has changed: the properties of the gas
//! for its composition, temperature and pressures, the rest for all numbers of the line.

mod chain;
mod check;
mod drawn;
mod known;
mod placed;
mod properties;
mod quality;
mod soil;
mod units;
mod works;

pub use chain::Chain;
pub use check::problems;
pub use drawn::{Drawn, VELOCITY_MAX};
pub use placed::Placed;
pub use properties::{Counted, GasRange, Properties, VISCOSITY};
pub use quality::{Blend, Feed, limits, line_of};
pub use soil::Soil;
pub use units::Units;
pub use works::Works;

use known::Known;
use rayon::prelude::*;

use crate::{
    model::{Structure, Values, kinds::Pipeline},
    physics::{Refusal, line::Working},
    quantity::{DAYS_IN_YEAR, Id},
};

/// What a line can do in one of its stages.
#[derive(Debug, Clone, PartialEq)]
pub struct Stage {
    /// The largest flow at the head, kg/s; 0 where nothing gets through.
    pub most: f64,
    /// Why no more flows.
    pub limit: Refusal,
    /// Gross heat that a kilogram of the gas counts for, J/kg.
    pub gross: f64,
    /// By pipeline.
    pub fuel: Vec<Fuel>,
}

/// The shares of the largest flow at which the fuel of a line is computed; dispatch sees straight pieces between them. They lie
/// close at the top, where stations at their full power leave the next ones ever more to do: there the last fiftieth of the flow
/// may take half as much fuel again. So chosen that a piece misses by at most 6 % of the share of its flow that a full line burns, be
/// it such a line or one of which all stations hold their pressure and fuel goes with the cube.
pub const LEVELS: [f64; PIECES] = [0.28, 0.58, 0.8, 0.92, 0.98, 1.0];

/// In how many pieces dispatch sees the fuel of a line.
pub const PIECES: usize = 6;

/// Fuel of the stations in a pipeline, against what enters it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fuel {
    /// What enters it and the fuel then, kg/s, at each of [`LEVELS`].
    pub known: [(f64, f64); PIECES],
}

impl Fuel {
    /// No stations.
    pub fn none() -> Self {
        Self { known: LEVELS.map(|level| (level, 0.0)) }
    }

    /// What enters it when the line is full, kg/s.
    pub fn full(&self) -> f64 {
        self.known[PIECES - 1].0
    }

    /// Fuel when `flow` enters, in its unit, if `enters`, what enters a full line, is in it too: `f2 (x/x2)^b` between two known
    /// points, with the `b` that leads from one to the other; below the first as above it, above the last a straight line as
    /// from the one before.
    pub fn of(&self, flow: f64, enters: f64) -> f64 {
        let x = flow / enters * self.full();
        let within = &self.known[1..PIECES - 1];
        let next = within.iter().position(|(enters, _)| x <= *enters).map_or(PIECES - 1, |n| n + 1);
        let ((x1, f1), (x2, f2)) = (self.known[next - 1], self.known[next]);
        if f2 <= 0.0 || x <= 0.0 {
            return 0.0;
        }
        // Between standing still and running there is no power: then a straight line, from where they stand still.
        let burnt = if f1 > 0.0 && x <= self.full() {
            f2 * libm::pow(x / x2, libm::log(f2 / f1) / libm::log(x2 / x1))
        } else {
            (f2 * (x - x1) / (x2 - x1) + f1 * (x2 - x) / (x2 - x1)).max(0.0)
        };
        burnt * enters / self.full()
    }
}

impl Stage {
    /// PJ a year of a flow in kg/s.
    pub fn yearly(&self, flow: f64) -> f64 {
        flow * self.gross * 86_400.0 * DAYS_IN_YEAR / 1e15
    }

    fn of(drawn: &Placed, gas: &Properties) -> Result<Self, Refusal> {
        let drawn = &match drawn.settled(gas) {
            Ok(settled) => settled,
            // Nothing flows wherever they stand: the reason is found below.
            Err(_) => drawn.clone(),
        };
        let (most, limit) = match drawn.most(gas) {
            Ok(found) => found,
            Err(limit @ (Refusal::Delivery { .. } | Refusal::PressureUsedUp { .. } | Refusal::NoFall { .. })) => {
                return Ok(Self {
                    most: 0.0,
                    limit,
                    gross: gas.gross,
                    fuel: vec![Fuel::none(); drawn.stretches.len()],
                });
            }
            Err(other) => return Err(other),
        };
        let rows = drawn.sections(gas, most).1;
        let levels = LEVELS.iter().map(|level| drawn.run(gas, level * most)).collect::<Result<Vec<_>, _>>()?;
        let of = |row: usize| Fuel { known: std::array::from_fn(|n| taken(&levels[n], &rows, row)) };
        Ok(Self { most, limit, gross: gas.gross, fuel: (0..drawn.stretches.len()).map(of).collect() })
    }
}

/// What enters a pipeline, and the fuel of the stations in it.
fn taken(working: &Working, rows: &[usize], row: usize) -> (f64, f64) {
    let mut mine =
        working.sections.iter().zip(rows).filter(|(_, of)| **of == row).map(|(section, _)| section).peekable();
    let enters = mine.peek().map_or(0.0, |section| section.flow);
    (enters, mine.filter_map(|section| section.lift).map(|lift| lift.fuel).sum())
}

/// All lines with a design, and what was last found of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hydraulics {
    lines: Vec<Known>,
    /// By pipeline: its line, and its row in that.
    of: Vec<Option<(usize, usize)>>,
}

/// What a pipeline with a design can do in one stage, PJ a year.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach {
    /// The most that enters; no number where physics gives no answer.
    pub(crate) most: f64,
    /// What enters it when the line is full.
    pub(crate) enters: f64,
    pub(crate) fuel: Fuel,
}

impl Hydraulics {
    /// All lines with a design, at some values.
    ///
    /// Without dates: the first and the last stage of each, and none between.
    pub(crate) fn of(structure: &Structure, values: &Values) -> Self {
        let mut all = Self::new(structure);
        // Each line stands for itself, and the first time there is something to do.
        all.lines.par_iter_mut().for_each(|known| known.draw(structure, values, None));
        all
    }

    /// The same, of lines that may flow: what is not built carries nothing, whatever it is built of. `first` is the first gas of
    /// each project, a month on the time line.
    pub(crate) fn of_built(structure: &Structure, values: &Values, first: &[f64]) -> Self {
        let mut all = Self::new(structure);
        all.lines.par_iter_mut().for_each(|known| known.draw_if_built(structure, values, first));
        all
    }

    fn new(structure: &Structure) -> Self {
        let mut of = vec![None; structure.pipelines.len()];
        let known = |(n, chain): (usize, Chain)| {
            chain.pipelines.iter().enumerate().for_each(|(row, id)| of[id.row()] = Some((n, row)));
            Known::new(chain)
        };
        let lines = Chain::all(structure).into_iter().enumerate().map(known).collect();
        Self { lines, of }
    }

    /// Makes all answers those of some values.
    pub(crate) fn draw(&mut self, structure: &Structure, values: &Values, first: &[f64]) {
        self.lines.iter_mut().for_each(|known| known.draw_if_built(structure, values, first));
    }

    /// What a pipeline can do by the row of [`Works`], if it has a design; nothing where its line is not built, or never has
    /// these works alone.
    pub(crate) fn reach(&self, pipeline: usize) -> Option<[Reach; 4]> {
        let (line, row) = self.of[pipeline]?;
        let none = Fuel::none();
        let one = |works: Works| match self.lines[line].stage(works) {
            Some(Ok(stage)) => {
                let fuel = stage.fuel[row];
                Reach { most: stage.yearly(stage.most), enters: stage.yearly(fuel.full()), fuel }
            }
            Some(Err(_)) => Reach { most: f64::NAN, enters: 1.0, fuel: none },
            // Not built: nothing flows, and nobody asked.
            None => Reach { most: 0.0, enters: 1.0, fuel: none },
        };
        Some(Works::EACH.map(one))
    }

    /// The most that enters a pipeline in a stage, PJ a year, and why no more.
    pub(crate) fn limit(&self, pipeline: Id<Pipeline>, works: Works) -> Option<(f64, String)> {
        let (line, _) = self.of[pipeline.row()]?;
        let stage = self.lines[line].stage(works)?.as_ref().ok()?;
        Some((stage.yearly(stage.most), stage.limit.as_limit()))
    }

    /// Each line with what it can do before and after all the expansions that are built.
    pub(crate) fn lines<'a>(
        &'a self,
        structure: &'a Structure,
        values: &'a Values,
    ) -> impl Iterator<Item = (&'a Chain, [&'a Result<Stage, Refusal>; 2])> {
        self.lines.iter().filter_map(|known| {
            let last = known.chain.last(structure, values);
            Some((&known.chain, [known.stage(known.chain.at(Works::NONE))?, known.stage(last)?]))
        })
    }
}
