//! A line asked at a flow.

use super::{
    Built, Effort, FLOW, Stretch, Survey,
    along::{fastest, pieces, profile},
    head::at_head,
    need::{Costs, needs},
    pack,
};
use crate::{
    model::{Model, Structure, Values},
    physics::{
        Refusal,
        line::{Passage, Section, Working},
    },
    quantity::{GasBasis, Quantity},
    simulate::hydraulics::{Chain, Placed, Properties, Units},
};

/// Points of a curve of power and fuel.
const CURVE: usize = 40;

/// The last points lie close: stations at their full power leave the next ones ever more to do.
const NEARLY_FULL: [f64; 7] = [0.98, 0.985, 0.99, 0.994, 0.997, 0.999, 1.0];

/// The least and the most that is asked of a line, kg/s: 10,000 kg/s are about 440 bcm a year.
const FLOWS: (f64, f64) = (1e-3, 1e4);

/// Asks a line at a flow, or at its largest.
///
/// # Errors
/// Numbers of which physics makes no line; a flow of which it makes none, called [`FLOW`].
pub fn survey(model: &Model, chain: &Chain, asked: Option<Quantity>) -> Result<Survey, Refusal> {
    let s = &model.structure;
    let drawn = Placed::of(s, &model.values, chain, chain.last(s, &model.values));
    let gas = drawn.properties()?;
    // Where not even a trickle gets through, places are no matter.
    let drawn = drawn.settled(&gas).unwrap_or(drawn);
    let own = s.gases[chain.gas].properties(&model.values);
    let per = |basis| own.gross_energy_per(basis).unwrap_or(f64::NAN);
    let (most, limit) = match drawn.most(&gas) {
        Ok(found) => found,
        // Numbers of which there is no line, rather than a line through which nothing flows.
        Err(none @ Refusal::Range { .. }) => return Err(none),
        Err(limit) => (0.0, limit),
    };
    let flow = asked.map_or(Ok(most), |asked| plausible(in_mass(asked, |basis| per(basis) / gas.gross)))?;
    let run = drawn.run(&gas, flow);
    let pieces = pieces(&drawn, &gas, flow);
    Ok(Survey {
        pipelines: chain.pipelines.iter().map(|id| s.pipelines.name(*id).to_owned()).collect(),
        title: s.designs[chain.design].title.clone(),
        length: drawn.length(),
        units: units(s, &model.values, chain),
        gas: at_head(s, &model.values, chain, &drawn),
        places: places(model, chain, &drawn),
        most,
        limit,
        volume: gas.gross / per(GasBasis::OwnVolume),
        flow,
        profile: profile(&gas, &pieces),
        pack: pack::pack(&gas, &pieces, drawn.delivery),
        limits: (drawn.delivery, fastest(&gas, &drawn.sections(&gas, flow).0, &pieces)),
        built: built(s.designs[chain.design].outer_diameter.get(&model.values), &drawn),
        working: run.map(|at| stretches(model, chain, &drawn, &gas, &at)),
        curve: curve(&drawn, &gas, most),
        needs: if flow > most { needs(&drawn, flow, &Costs::of(model, chain, &drawn, most)) } else { Vec::new() },
    })
}

/// What tells a line of this outer diameter (m) from other designs.
fn built(diameter: f64, drawn: &Placed) -> Built {
    Built {
        diameter,
        stations: drawn.stations,
        loop_share: drawn.loop_share,
        loop_diameter: drawn.loop_width * diameter,
    }
}

/// Flows up to the largest.
fn curve(drawn: &Placed, gas: &Properties, most: f64) -> Vec<Effort> {
    let effort = |share: f64| {
        let flow = most * share;
        let at = drawn.run(gas, flow).ok()?;
        Some(Effort { flow, power: at.power(), fuel: at.fuel(), outlet: at.outlet })
    };
    (1..CURVE).map(|n| n as f64 / CURVE as f64).chain(NEARLY_FULL).filter_map(effort).collect()
}

/// kg/s of a flow, by the kg in what its unit counts; a mass needs none.
fn in_mass(flow: Quantity, per: impl Fn(GasBasis) -> f64) -> f64 {
    match flow.basis.gas {
        GasBasis::Mass => flow.si,
        counted => flow.si * per(counted),
    }
}

/// Refuses a flow (kg/s) that no line has: less is a slip, as is more.
fn plausible(flow: f64) -> Result<f64, Refusal> {
    let (low, high) = FLOWS;
    if (low..=high).contains(&flow) {
        return Ok(flow);
    }
    Err(Refusal::Range { what: FLOW, value: flow, low, high, unit: "kg/s" })
}

fn units(s: &Structure, values: &Values, chain: &Chain) -> Option<Units> {
    let design = &s.designs[chain.design];
    let plain = Units { running: 1, spare: 0, ready: 1.0 };
    design.station_power.map(|_| Units::of(design, values)).filter(|units| *units != plain)
}

fn places(model: &Model, chain: &Chain, drawn: &Placed) -> Vec<(f64, String)> {
    let s = &model.structure;
    let ends = chain.pipelines.iter().zip(&drawn.stretches).scan(0.0, |at, (id, [length, ..])| {
        *at += length;
        Some((*at, s.hubs[s.pipelines[*id].to].title.clone()))
    });
    let head = chain.pipelines.first().map(|id| (0.0, s.hubs[s.pipelines[*id].from].title.clone()));
    head.into_iter().chain(ends).collect()
}

fn stretches(model: &Model, chain: &Chain, drawn: &Placed, gas: &Properties, at: &Working) -> Vec<Stretch> {
    let flow = at.head.map_or(0.0, |head| head.fuel) + at.sections.first().map_or(0.0, |first| first.flow);
    let (line, rows) = drawn.sections(gas, flow);
    let mut begin = 0.0;
    let one = |((passage, section), row): ((&Passage, &Section), &usize)| {
        let end = begin + section.pipe.length;
        let stretch = Stretch {
            pipeline: model.structure.pipelines.name(chain.pipelines[*row]).to_owned(),
            at: (begin, end),
            flow: passage.flow,
            pressure: (passage.inlet, passage.outlet),
            temperature: Some(passage.temperature).filter(|_| gas.trades_heat()),
            velocity: passage.velocity,
            offtake: section.offtake,
            station: passage.lift.map(|lift| (lift.ratio, lift.shaft_power, lift.fuel)),
        };
        begin = end;
        stretch
    };
    at.sections.iter().zip(&line.sections).zip(&rows).map(one).collect()
}
