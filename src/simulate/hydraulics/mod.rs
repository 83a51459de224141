//! What lines that have a design can move, and the fuel their stations take.
//!
//! **Answers** for one draw: the largest flow of each such line in each of its stages (with or without stations, with or without
//! loops), the limit that binds there, and by pipeline how fuel grows with what enters it.
//!
//! **Assumes** that rights take their shares of what enters the line, and that fuel goes with a power
//! of the flow between 80 % and the whole of the largest (near the cube: work grows with the square, and so does nothing else). Where
//! more enters a pipeline than its share in the design, the same power holds.
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
mod units;
mod works;

pub use chain::Chain;
pub use check::problems;
pub use drawn::{Drawn, VELOCITY_MAX};
pub use placed::Placed;
pub use properties::{Properties, VISCOSITY};
pub use quality::{Blend, Feed, limits, line_of};
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
    /// Gross heat of the gas, J/kg.
    pub gross: f64,
    /// By pipeline.
    pub fuel: Vec<Fuel>,
}

/// Fuel of the stations in a pipeline: `at_design (x / enters)^power` of what enters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fuel {
    /// What enters it when the line is full, kg/s.
    pub enters: f64,
    /// The fuel then, kg/s.
    pub at_design: f64,
    /// How steeply it grows.
    pub power: f64,
}

impl Fuel {
    /// Fuel when `flow` enters, in its unit, if `enters` is in it too.
    pub fn of(&self, flow: f64, enters: f64) -> f64 {
        if self.at_design <= 0.0 || flow <= 0.0 {
            return 0.0;
        }
        self.at_design / self.enters * enters * libm::pow(flow / enters, self.power)
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
        let still = Fuel { enters: 1.0, at_design: 0.0, power: 1.0 };
        let (most, limit) = match drawn.most(gas) {
            Ok(found) => found,
            Err(limit @ (Refusal::Delivery { .. } | Refusal::PressureUsedUp { .. } | Refusal::NoFall { .. })) => {
                return Ok(Self { most: 0.0, limit, gross: gas.gross, fuel: vec![still; drawn.stretches.len()] });
            }
            Err(other) => return Err(other),
        };
        let rows = drawn.sections(gas, most).1;
        let (full, less) = (drawn.run(gas, most)?, drawn.run(gas, 0.8 * most)?);
        let of = |row: usize| {
            let (enters, at_design) = taken(&full, &rows, row);
            let (less_enters, less_fuel) = taken(&less, &rows, row);
            let power = libm::log(at_design / less_fuel) / libm::log(enters / less_enters);
            Fuel { enters, at_design, power: if power.is_finite() { power.clamp(1.0, 12.0) } else { 12.0 } }
        };
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
        let none = Fuel { enters: 1.0, at_design: 0.0, power: 1.0 };
        let one = |works: Works| match self.lines[line].stage(works) {
            Some(Ok(stage)) => {
                let fuel = stage.fuel[row];
                Reach { most: stage.yearly(stage.most), enters: stage.yearly(fuel.enters), fuel }
            }
            Some(Err(_)) => Reach { most: f64::NAN, enters: 1.0, fuel: none },
            // Not built: nothing flows, and nobody asked.
            None => Reach { most: 0.0, enters: 1.0, fuel: none },
        };
        Some(Works::EACH.map(one))
    }

    /// Why a pipeline carries no more in a stage, if that is less than its nameplate, PJ a year.
    pub(crate) fn limit(&self, pipeline: Id<Pipeline>, works: Works, nameplate: f64) -> Option<String> {
        let (line, _) = self.of[pipeline.row()]?;
        let stage = self.lines[line].stage(works)?.as_ref().ok()?;
        (stage.yearly(stage.most) < nameplate).then(|| stage.limit.as_limit())
    }

    /// Each line with what it can do before and after all its expansions.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&Chain, [&Result<Stage, Refusal>; 2])> {
        self.lines.iter().filter_map(|known| {
            Some((&known.chain, [known.stage(known.chain.at(Works::NONE))?, known.stage(Works::ALL)?]))
        })
    }
}
