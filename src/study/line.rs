//! What a line with a design does at a flow: pressures and velocities along it, its stations, its largest flow, and what a
//! larger one would take.
//!
//! **Answers** for the pipelines that [`simulate::hydraulics`](crate::simulate::hydraulics) calls one line, after their
//! expansions. **Assumes** what that module does. **Leaves out** of costs land, and works in mountains.

use crate::{
    model::Model,
    physics::Refusal,
    quantity::{Quantity, nearest},
    simulate::hydraulics::{Chain, Units},
};

mod along;
mod head;
mod need;
mod pack;
mod survey;

pub use head::AtHead;
pub use pack::Pack;
pub use survey::survey;

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
