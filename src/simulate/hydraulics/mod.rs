//! What lines that have a design can move, and the fuel their stations take.
//!
//! **Answers** for one draw: the largest flow of each such line before and after its expansion, the limit that binds there, and
//! by pipeline how fuel grows with what enters it.
//!
//! **Assumes** that rights take their shares of what enters the line, that stations stand evenly, and that fuel goes with a power
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

pub use chain::Chain;
pub use check::problems;
pub use drawn::{Drawn, Properties, VELOCITY_MAX, VISCOSITY};

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

    fn of(drawn: &Drawn, gas: &Properties) -> Result<Self, Refusal> {
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

#[derive(Debug, Clone)]
struct Known {
    chain: Chain,
    /// Before and after the expansion.
    stages: [Option<(Drawn, Result<Stage, Refusal>)>; 2],
    gas: Option<(Drawn, Result<Properties, Refusal>)>,
    /// Where the numbers of a draw are read into.
    drawn: Drawn,
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
    pub(crate) fn of(structure: &Structure, values: &Values) -> Self {
        let mut all = Self::new(structure);
        // Each line stands for itself, and the first time there is something to do.
        all.lines.par_iter_mut().for_each(|known| known.draw(structure, values));
        all
    }

    /// The same, of lines that may flow: what is not built carries nothing, whatever it is built of.
    pub(crate) fn of_built(structure: &Structure, values: &Values) -> Self {
        let mut all = Self::new(structure);
        all.lines.par_iter_mut().for_each(|known| known.draw_if_built(structure, values));
        all
    }

    fn new(structure: &Structure) -> Self {
        let mut of = vec![None; structure.pipelines.len()];
        let known = |(n, chain): (usize, Chain)| {
            chain.pipelines.iter().enumerate().for_each(|(row, id)| of[id.row()] = Some((n, row)));
            Known { chain, stages: [None, None], gas: None, drawn: Drawn::default() }
        };
        let lines = Chain::all(structure).into_iter().enumerate().map(known).collect();
        Self { lines, of }
    }

    /// Makes all answers those of some values.
    pub(crate) fn draw(&mut self, structure: &Structure, values: &Values) {
        self.lines.iter_mut().for_each(|known| known.draw_if_built(structure, values));
    }

    /// What a pipeline can do before and after its expansion, if it has a design.
    pub(crate) fn reach(&self, pipeline: usize) -> Option<[Reach; 2]> {
        let (line, row) = self.of[pipeline]?;
        let none = Fuel { enters: 1.0, at_design: 0.0, power: 1.0 };
        let one = |stage: &Option<(Drawn, Result<Stage, Refusal>)>| match stage {
            Some((_, Ok(stage))) => {
                let fuel = stage.fuel[row];
                Reach { most: stage.yearly(stage.most), enters: stage.yearly(fuel.enters), fuel }
            }
            Some((_, Err(_))) => Reach { most: f64::NAN, enters: 1.0, fuel: none },
            // Not built: nothing flows, and nobody asked.
            None => Reach { most: 0.0, enters: 1.0, fuel: none },
        };
        Some([one(&self.lines[line].stages[0]), one(&self.lines[line].stages[1])])
    }

    /// Why a pipeline carries no more in a stage, if that is less than its nameplate, PJ a year.
    pub(crate) fn limit(&self, pipeline: Id<Pipeline>, expanded: bool, nameplate: f64) -> Option<String> {
        let (line, _) = self.of[pipeline.row()]?;
        let (_, stage) = self.lines[line].stages[usize::from(expanded)].as_ref()?;
        let stage = stage.as_ref().ok()?;
        (stage.yearly(stage.most) < nameplate).then(|| stage.limit.as_limit())
    }

    /// Each line with what it can do before and after its expansion.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (&Chain, [&Result<Stage, Refusal>; 2])> {
        self.lines.iter().filter_map(|known| {
            let [before, after] = &known.stages;
            Some((&known.chain, [&before.as_ref()?.1, &after.as_ref()?.1]))
        })
    }
}

impl Known {
    fn draw(&mut self, structure: &Structure, values: &Values) {
        for expanded in [false, true] {
            if expanded && self.chain.expansion.is_none() {
                let [always, after] = &mut self.stages;
                after.clone_from(always);
                return;
            }
            self.drawn.read(structure, values, &self.chain, expanded || self.chain.expansion.is_none());
            self.stage(usize::from(expanded));
        }
    }

    fn draw_if_built(&mut self, structure: &Structure, values: &Values) {
        let is_built = |id: &Id<Pipeline>| {
            structure.pipelines[*id].project.is_none_or(|project| structure.projects[project].built.get(values))
        };
        if self.chain.pipelines.iter().any(is_built) {
            self.draw(structure, values);
        }
    }

    fn stage(&mut self, at: usize) {
        if self.stages[at].as_ref().is_some_and(|(known, _)| *known == self.drawn) {
            return;
        }
        let drawn = self.drawn.clone();
        if !self.gas.as_ref().is_some_and(|(known, _)| same_gas(known, &drawn)) {
            let found = drawn.properties();
            self.gas = Some((drawn.clone(), found));
        }
        if let Some((_, gas)) = &self.gas {
            let found = gas.as_ref().map_err(Clone::clone).and_then(|gas| Stage::of(&drawn, gas));
            self.stages[at] = Some((drawn, found));
        }
    }
}

/// Whether the properties of one hold for the other.
fn same_gas(a: &Drawn, b: &Drawn) -> bool {
    let rises = |of: &Drawn| of.stretches.iter().map(|[_, rise, _]| rise.to_bits()).collect::<Vec<_>>();
    let key = |of: &Drawn| (of.fractions, of.temperature, of.inlet, of.ratio);
    key(a) == key(b) && rises(a) == rises(b)
}
