//! What hydraulics says of the numbers that were written: nameplates above it, gases that are not what they say.

use super::{Chain, Hydraulics, Stage, Works};
use crate::{
    model::{Model, kinds::Pipeline, place},
    physics::{
        Refusal,
        gas::{Equation, Gas, heat},
    },
    quantity::{Diagnostic, GasProperties, Id, Reference, Report},
    simulate::derive::yearly,
};

/// A nameplate this much above what hydraulics allow is told.
const OVER: f64 = 1.005;
/// A composition whose calorific value is this far from the one written is told.
const OFF: f64 = 0.02;

/// All that hydraulics has to say of a model.
pub fn problems(model: &Model) -> Report {
    Hydraulics::of(&model.structure, &model.values).problems(model)
}

impl Hydraulics {
    /// The same, where it is known already.
    pub(crate) fn problems(&self, model: &Model) -> Report {
        let mut report = Report::default();
        super::quality::problems(model, &mut report);
        for (chain, stages) in self.lines(&model.structure, &model.values) {
            let name = model.structure.designs.name(chain.design);
            composition(model, chain, &mut report);
            dew(model, chain, &mut report);
            for (expanded, stage) in [false, true].into_iter().zip(stages) {
                match stage {
                    Err(refusal) => return refused(model, name, refusal, report),
                    Ok(stage) if stage.most <= 0.0 && (expanded || chain.at(Works::NONE) != Works::ALL) => {
                        let message = format!("nothing flows through a line of `designs.{name}`: {}", stage.limit);
                        let at = place(model, &format!("designs.{name}.delivery_pressure"));
                        report.push(Diagnostic::warning(at, message));
                    }
                    // Where the project that expands it is not built, no nameplate is an expanded one.
                    Ok(_) if expanded && !chain.last(&model.structure, &model.values).stations => {}
                    Ok(stage) => nameplates(model, chain, stage, expanded, &mut report),
                }
            }
        }
        report
    }
}

fn refused(model: &Model, name: &str, refusal: &Refusal, mut report: Report) -> Report {
    let message = format!("`designs.{name}` cannot be computed: {refusal}");
    let field = match refusal {
        Refusal::Range { what: "the pressure", .. } => "inlet_pressure",
        Refusal::Range { what: "the temperature", .. } | Refusal::NoState { .. } | Refusal::TooDense { .. } => {
            "temperature"
        }
        _ => "outer_diameter",
    };
    report.push(Diagnostic::error(place(model, &format!("designs.{name}.{field}")), message));
    report
}

fn nameplates(model: &Model, chain: &Chain, stage: &Stage, expanded: bool, report: &mut Report) {
    let (structure, values, year) = (&model.structure, &model.values, model.structure.horizon.last());
    for &id in &chain.pipelines {
        let line = &structure.pipelines[id];
        let (field, plate) = if expanded && line.expanded_capacity.is_some() {
            ("expanded_capacity", line.expanded_capacity)
        } else {
            ("capacity", line.capacity.filter(|_| expanded != chain.expansion.is_some()))
        };
        let Some(plate) = plate else { continue };
        let gas = structure.gases[line.gas].properties(values);
        let (plate, most) = (yearly(plate, values, year, Some(&gas)), stage.yearly(stage.most));
        if plate > OVER * most {
            over(model, (id, line, field), most / plate, stage, report);
        }
    }
}

fn over(model: &Model, of: (Id<Pipeline>, &Pipeline, &str), share: f64, stage: &Stage, report: &mut Report) {
    let (id, line, field) = of;
    let path = format!("pipelines.{}.{field}", model.structure.pipelines.name(id));
    let design = line.design.map_or("", |design| model.structure.designs.name(design));
    let written = model.paths.get(&path).map_or("", |entry| entry.written(0));
    let message = format!(
        "`{path}` is {written}, and `designs.{design}` carries {:.0} % of that: {}",
        100.0 * share,
        stage.limit.as_limit()
    );
    let problem = Diagnostic::warning(place(model, &path), message);
    report.push(problem.hint("the smaller of the two is what flows; more stations, pressure or diameter carry more"));
}

/// Whether the gas of a line has the calorific value that its composition has.
fn composition(model: &Model, chain: &Chain, report: &mut Report) {
    let name = model.structure.gases.name(chain.gas);
    let gas = model.structure.gases[chain.gas].properties(&model.values);
    let drawn = super::Drawn::of(&model.structure, &model.values, chain, Works::NONE);
    let Ok(own) = drawn.composition().and_then(|composition| heat(&composition, 288.15, 288.15)) else { return };
    let said = standard(&gas);
    if (own.gross_volume / said - 1.0).abs() > OFF {
        let path = format!("gases.{name}.calorific_value");
        let message = format!(
            "the composition of `gases.{name}` has {:.1} MJ/m3 at 15 degC, and its `calorific_value` says {:.1}",
            own.gross_volume / 1e6,
            said / 1e6
        );
        let problem = Diagnostic::warning(place(model, &path), message);
        report.push(problem.expected("the two within 2 % of each other"));
    }
}

/// Whether the gas of a line would be liquid in part somewhere between its pressures, at the least temperature of pipe and soil, or
/// where the full line cools it below both.
fn dew(model: &Model, chain: &Chain, report: &mut Report) {
    const STEPS: u32 = 8;
    let drawn = super::Placed::of(&model.structure, &model.values, chain, Works::ALL);
    let Ok(composition) = drawn.composition() else { return };
    let gas = Gas::new(composition, Equation::Gerg2008);
    let coldest = drawn.ground.map_or(drawn.temperature, |soil| soil.temperature.min(drawn.temperature));
    let lowest = drawn.delivery.min(drawn.inlet / drawn.ratio.max(1.0));
    let pressures = (0..=STEPS).map(|n| lowest + (drawn.inlet - lowest) * f64::from(n) / f64::from(STEPS));
    let along = drawn.ground.map_or_else(Vec::new, |_| coldest_ends(&drawn));
    let mut states = pressures.map(|pressure| (pressure, coldest)).chain(along);
    let Some((pressure, coldest)) = states.find(|(p, t)| gas.condenses(*p, *t).unwrap_or(false)) else { return };
    let (s, field) = (&model.structure, if drawn.ground.is_some() { "soil_temperature" } else { "temperature" });
    let (name, path) = (s.gases.name(chain.gas), format!("designs.{}.{field}", s.designs.name(chain.design)));
    let message = format!(
        "part of `gases.{name}` is liquid at {:.0} bar and {:.0} degC, and hydraulics take all of it for gas",
        pressure / 1e5,
        coldest - 273.15
    );
    let problem = Diagnostic::warning(place(model, &path), message);
    report.push(
        problem.hint("dew point by Peng and Robinson, good for some 5 degC; less butane and propane would stay gas"),
    );
}

/// Pa and K at the ends of the sections of a full line.
fn coldest_ends(drawn: &super::Placed) -> Vec<(f64, f64)> {
    let full = drawn.properties().and_then(|gas| drawn.run(&gas, drawn.most(&gas)?.0));
    full.map_or_else(|_| Vec::new(), |at| at.sections.iter().map(|end| (end.outlet, end.temperature.1)).collect())
}

fn standard(gas: &GasProperties) -> f64 {
    gas.gross_energy_per(crate::quantity::GasBasis::Volume(Reference::C15)).unwrap_or(f64::NAN)
}
