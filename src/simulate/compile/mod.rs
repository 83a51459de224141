//! The structure of a system as flat arrays, made once: nodes, arcs, orders, and the basis each draw starts from.
//!
//! Everything that is written is compiled; what is not built has no capacity. All draws and scenarios of one structure
//! share the result, and an outcome depends on it and the values alone.

mod network;
mod plan;
mod role;

pub(crate) use network::{Network, blocks};
pub(crate) use plan::{Headed, Plan, Upstream};
pub(crate) use role::{Point, Role};

use super::{
    derive::{Exchange, yearly},
    failure::Failure,
    hydraulics::{Hydraulics, Works},
    load::LoadFactors,
    workspace::Workspace,
};
use crate::{
    flow::{Basis, Topology},
    model::{
        Model, Structure, Values,
        kinds::{Demand, Pipeline, Project},
    },
    quantity::{Diagnostic, Id, Place, Report},
};

/// Into how many slices a year is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Resolution {
    /// Twelve months.
    #[default]
    Monthly,
    /// One: a monthly run of the base values tells how far each asset can be used on the mean of the year.
    Annual,
}

impl Resolution {
    /// How many slices.
    pub fn slices(self) -> usize {
        match self {
            Resolution::Monthly => 12,
            Resolution::Annual => 1,
        }
    }
}

/// What hydraulics say of a line in a year.
#[derive(Debug, Clone, PartialEq)]
pub struct HydraulicLimit {
    /// The most that can enter it, PJ a year.
    pub most: f64,
    /// Why no more.
    pub why: String,
    /// Whether that is less than its nameplate.
    pub decides: bool,
}

/// A system ready to be run.
#[derive(Debug, Clone)]
pub struct Compiled {
    pub(super) structure: Structure,
    pub(super) resolution: Resolution,
    pub(super) network: Network,
    pub(super) plan: Plan,
    pub(super) exchange: Exchange,
    /// The basis from which every draw's first year starts: that of the base values.
    pub(super) start: Basis,
    /// What lines with a design can do at the base values.
    pub(super) hydraulics: Hydraulics,
    /// At annual resolution: by how much each asset is derated.
    pub(super) load: Option<LoadFactors>,
}

/// Makes a system ready to be run; `values` are those of the base run, from whose basis all draws start.
///
/// # Errors
/// Numbers with which no year can be dispatched.
pub fn compile(structure: &Structure, values: &Values, resolution: Resolution) -> Result<Compiled, Report> {
    prepare(structure, values, resolution, Exchange::new(structure)).map_err(|failure| refused(&failure.to_string()))
}

fn refused(why: &str) -> Report {
    let mut report = Report::default();
    report.push(Diagnostic::error(Place::Default, format!("the base run cannot be dispatched: {why}")));
    report
}

fn prepare(s: &Structure, values: &Values, resolution: Resolution, exchange: Exchange) -> Result<Compiled, Failure> {
    let plan = Plan::new(s);
    let (load, hydraulics) = match resolution {
        Resolution::Monthly => (None, Hydraulics::of_built(s, values, &plan.first_gas(s, values))),
        Resolution::Annual => {
            let monthly = prepare(s, values, Resolution::Monthly, exchange.clone())?;
            (Some(LoadFactors::of(&monthly, values)?), monthly.hydraulics)
        }
    };
    let network = Network::new(s, resolution.slices()).map_err(|failure| Failure::Number {
        year: s.horizon.first(),
        month: None,
        of: "the network".to_owned(),
        why: failure.to_string(),
    })?;
    let start = Basis::slack(&network.topology);
    let mut compiled = Compiled { structure: s.clone(), resolution, network, plan, exchange, start, hydraulics, load };
    let mut work = Workspace::new(&compiled);
    compiled.first_year(values, &mut work)?;
    compiled.start = work.first_basis().clone();
    Ok(compiled)
}

impl Compiled {
    /// What exists.
    pub fn structure(&self) -> &Structure {
        &self.structure
    }
    /// How a year is cut.
    pub fn resolution(&self) -> Resolution {
        self.resolution
    }
    /// How many nodes and arcs the dispatch of a year has.
    pub fn size(&self) -> (usize, usize) {
        (self.network.topology.nodes(), self.network.topology.arcs())
    }
    /// The network of a year's dispatch.
    pub fn topology(&self) -> &Topology {
        &self.network.topology
    }
    /// The arcs by which demands take gas: arc, demand, block (block 0 is the least valued).
    pub fn demand_arcs(&self) -> impl Iterator<Item = (usize, Id<Demand>, u8)> {
        self.network.arcs.iter().enumerate().filter_map(|(n, arc)| match arc.role {
            Role::Demand(id, block) => Some((n, id, block)),
            _ => None,
        })
    }
    /// What hydraulics has to say of the base values: nameplates above it, gases that are not what they say.
    pub fn hydraulic_problems(&self, model: &Model) -> Report {
        self.hydraulics.problems(model)
    }
    /// What hydraulics say of a line at the end of a year, if it has a design.
    pub fn hydraulic_limit(&self, values: &Values, line: Id<Pipeline>, year: i32) -> Option<HydraulicLimit> {
        let first = self.first_gas(values);
        let asset = &self.structure.pipelines[line];
        let has = |works: Option<Id<Project>>| works.is_none_or(|id| first[id.row()] < f64::from(year + 1) * 12.0);
        let works = Works { stations: has(asset.expansion), loops: has(asset.loop_expansion(&self.structure)) };
        let plate = if works.stations { asset.expanded_capacity.or(asset.capacity) } else { asset.capacity };
        let gas = self.structure.gases[asset.gas].properties(values);
        let plate = plate.map_or(f64::INFINITY, |of| yearly(of, values, year, Some(&gas)));
        let (most, why) = self.hydraulics.limit(line, works)?;
        Some(HydraulicLimit { most, why, decides: most < plate })
    }
    /// Memory for draws; one a thread.
    pub fn workspace(&self) -> Workspace {
        Workspace::new(self)
    }
}
