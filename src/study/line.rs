//! What a line with a design does at a flow: pressures and velocities along it, its stations, its largest flow, and what a
//! larger one would take.
//!
//! **Answers** for the pipelines that [`simulate::hydraulics`](crate::simulate::hydraulics) calls one line, after their
//! expansions. **Assumes** what that module does. **Leaves out** what a
//! station costs that needs no more power than those there are, land, and works in mountains.

use crate::{
    model::{Model, Structure, Values},
    physics::{
        Refusal,
        gas::{Composition, Heat, Limit, heat},
        line::Working,
    },
    quantity::{GasBasis, Quantity, nearest},
    simulate::hydraulics::{Blend, Chain, Feed, Placed, Properties, Units, limits, line_of},
};

mod along;
mod need;
mod pack;

use along::{fastest, pieces, profile};
use need::{Costs, needs};
pub use pack::Pack;

/// Points of a curve of power and fuel.
const CURVE: usize = 40;

/// The last points lie close: stations at their full power leave the next ones ever more to do.
const NEARLY_FULL: [f64; 7] = [0.98, 0.985, 0.99, 0.994, 0.997, 0.999, 1.0];

/// The least and the most that is asked of a line, kg/s: 10,000 kg/s are about 440 bcm a year.
const FLOWS: (f64, f64) = (1e-3, 1e4);
/// What a refusal of a flow that was asked calls it.
pub const FLOW: &str = "the flow that was asked";

/// A line, drawn and asked.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Its pipelines, from head to end, by name.
    pub pipelines: Vec<String>,
    /// The title of its design.
    pub title: String,
    /// m.
    pub length: f64,
    /// Where its pipelines begin and end, m from the head, by the titles of the hubs.
    pub places: Vec<(f64, String)>,
    /// The units of a station, where the design says more than one that is always ready.
    pub units: Option<Units>,
    /// The gas at its head.
    pub gas: Option<AtHead>,
    /// The largest flow at the head, kg/s.
    pub most: f64,
    /// Why no more flows.
    pub limit: Refusal,
    /// Own m3 (at the reference of its gas) in a kg.
    pub volume: f64,
    /// The flow that was asked, kg/s; the largest, if none was.
    pub flow: f64,
    /// What it does at that flow; or why it cannot.
    pub working: Result<Vec<Stretch>, Refusal>,
    /// Along the line at that flow; empty where it does not carry it.
    pub profile: Vec<Point>,
    /// What stands in it at that flow.
    pub pack: Option<Pack>,
    /// The least pressure at its end in Pa, and the largest velocity in m/s.
    pub limits: (f64, f64),
    /// What it is built of.
    pub built: Built,
    /// Power and fuel against flow, to the largest.
    pub curve: Vec<Effort>,
    /// What would carry the flow that was asked, where the line as it is does not; and its cost, where the design has unit costs.
    pub needs: Vec<(Need, Option<Quantity>)>,
}

/// What tells designs of a line from each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Built {
    /// m, outer.
    pub diameter: f64,
    /// How many.
    pub stations: usize,
    /// Beside which share of the length a second pipe lies.
    pub loop_share: f64,
    /// m, outer, of that pipe.
    pub loop_diameter: f64,
}

/// The gas at the head of a line.
#[derive(Debug, Clone)]
pub struct AtHead {
    /// What may enter, with its share of the energy of the mix; a name alone where it has no part in it.
    pub from: Vec<(String, Option<f64>)>,
    /// The mix.
    pub mix: Composition,
    /// What it is worth at 15 degC and 101.325 kPa.
    pub worth: Heat,
    /// What buyers ask, and what the mix has of it.
    pub limits: Vec<(Limit, Result<f64, Refusal>)>,
}

/// A section, and the station behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// The pipeline it lies in.
    pub pipeline: String,
    /// m from the head: its beginning and end.
    pub at: (f64, f64),
    /// kg/s that enter it.
    pub flow: f64,
    /// Pa at its beginning and end.
    pub pressure: (f64, f64),
    /// K at its beginning and end, where gas trades heat with the soil.
    pub temperature: Option<(f64, f64)>,
    /// m/s at its end, where gas is fastest.
    pub velocity: f64,
    /// kg/s that leave at its end by rights.
    pub offtake: f64,
    /// Ratio of pressures, shaft power in W, fuel in kg/s of the station at its end.
    pub station: Option<(f64, f64, f64)>,
}

/// A place along the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// m from the head.
    pub at: f64,
    /// Pa.
    pub pressure: f64,
    /// m/s.
    pub velocity: f64,
    /// W of all stations up to here.
    pub power: f64,
}

/// What a flow takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// kg/s at the head.
    pub flow: f64,
    /// W at the shafts.
    pub power: f64,
    /// kg/s.
    pub fuel: f64,
    /// Pa at the end.
    pub outlet: f64,
}

/// One way to carry more.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Need {
    /// So many stations, all else as it is.
    Stations(usize),
    /// An inner diameter in m.
    Diameter(f64),
    /// A second pipe beside this share of the length.
    Loop(f64),
}

/// The line that a pipeline or a design of this name belongs to.
///
/// # Errors
/// A name that is none of them, with the nearest and all that are.
pub fn find(model: &Model, name: &str) -> Result<Chain, (Option<String>, Vec<String>)> {
    let s = &model.structure;
    let chains = Chain::all(s);
    let mine = |chain: &&Chain| {
        s.designs.name(chain.design) == name || chain.pipelines.iter().any(|id| s.pipelines.name(*id) == name)
    };
    chains.iter().find(mine).cloned().ok_or_else(|| {
        let designs = chains.iter().map(|chain| s.designs.name(chain.design));
        let lines = chains.iter().flat_map(|chain| chain.pipelines.iter().map(|id| s.pipelines.name(*id)));
        let mut known: Vec<String> = designs.chain(lines).map(str::to_owned).collect();
        known.sort_unstable();
        known.dedup();
        (nearest(name, known.iter().map(String::as_str)).map(str::to_owned), known)
    })
}

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
        Err(limit) => (0.0, limit),
    };
    let flow = asked.map_or(Ok(most), |asked| plausible(in_mass(asked, |basis| per(basis) / gas.gross)))?;
    let run = drawn.run(&gas, flow);
    let pieces = pieces(&drawn, &gas, flow);
    let curve = (1..CURVE).map(|n| n as f64 / CURVE as f64).chain(NEARLY_FULL).map(|share| most * share);
    let effort = |flow: f64| {
        let at = drawn.run(&gas, flow).ok()?;
        Some(Effort { flow, power: at.power(), fuel: at.fuel(), outlet: at.outlet })
    };
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
        built: Built {
            diameter: s.designs[chain.design].outer_diameter.get(&model.values),
            stations: drawn.stations,
            loop_share: drawn.loop_share,
            loop_diameter: drawn.loop_width * s.designs[chain.design].outer_diameter.get(&model.values),
        },
        working: run.map(|at| stretches(model, chain, &drawn, &gas, &at)),
        curve: curve.filter_map(effort).collect(),
        needs: if flow > most { needs(&drawn, flow, &Costs::of(model, chain, &drawn, most)) } else { Vec::new() },
    })
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

/// What may enter at the head of a line; where nothing is said of that, the gas of its first pipeline.
fn at_head(s: &Structure, values: &Values, chain: &Chain, drawn: &Placed) -> Option<AtHead> {
    let line = line_of(s, chain);
    let blend = line.map(|line| Blend::of(s, values, line)).filter(|blend| blend.mix.is_some());
    let own = || {
        let gas = &s.gases[chain.gas];
        (
            vec![(gas.title.clone().unwrap_or_else(|| s.gases.name(chain.gas).to_owned()), Some(1.0))],
            drawn.composition().ok(),
        )
    };
    let (from, mix) = blend.map_or_else(own, |blend| {
        let part = |feed: &Feed| feed.composition.and(feed.energy);
        let all: f64 = blend.feeds.iter().filter_map(part).sum();
        (
            blend.feeds.iter().map(|feed| (feed.title.clone(), part(feed).map(|energy| energy / all))).collect(),
            blend.mix,
        )
    });
    let (mix, limits) = (mix?, line.map_or_else(Vec::new, |line| limits(s, values, line)));
    let limits = limits.into_iter().map(|limit| (limit, limit.found(&mix))).collect();
    Some(AtHead { from, worth: heat(&mix, 288.15, 288.15).ok()?, mix, limits })
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
    let one = |((passage, section), row): ((&_, &crate::physics::line::Section), &usize)| {
        let passage: &crate::physics::line::Passage = passage;
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
