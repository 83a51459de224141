//! From flows to rows: who got how much, from where, over what, and who went without.

mod assets;
mod fuel;
mod hubs;
mod limits;
mod years;

use super::{
    compile::{Compiled, Role, blocks},
    derive::Place,
    failure::month,
    outcome::{AssetRef, Outcome},
    workspace::Workspace,
};
use crate::{
    model::{
        Values,
        kinds::{Demand, Source},
    },
    quantity::Id,
};

/// Demand met to within this share counts as met.
const MET: f64 = 1e-9;

/// What one demand got in one slice.
#[derive(Clone, Copy, Default)]
pub(super) struct Met {
    pub(super) demand: f64,
    pub(super) served: f64,
    pub(super) unserved: f64,
    pub(super) unaffordable: f64,
    pub(super) unavailable: f64,
}

/// A solved year and what is asked of it.
pub(super) struct Account<'a> {
    pub(super) c: &'a Compiled,
    pub(super) w: &'a Workspace,
    pub(super) values: &'a Values,
    pub(super) year: i32,
}

impl Account<'_> {
    /// Appends the rows of the year.
    pub(super) fn rows(&self, out: &mut Outcome) {
        self.assets(out);
        let first = out.balances.len();
        self.balances(out);
        self.demands(out, first);
        self.prices(out);
        self.contracts(out);
        self.entitlements(out);
        self.projects(out);
        self.fuel(out);
    }

    pub(super) fn slices(&self) -> usize {
        self.c.resolution.slices()
    }

    fn month(&self, slice: usize) -> Option<u8> {
        month(&self.c.network, slice as u8)
    }

    fn place(&self, slice: usize) -> Place {
        Place { slices: self.slices(), slice }
    }

    /// The flow over the arc of a role in a slice.
    pub(super) fn over(&self, role: Role, slice: usize) -> f64 {
        self.c.network.first(role).map_or(0.0, |first| self.w.flow()[first + slice])
    }

    /// The flow over the arcs of a role in the year.
    pub(super) fn over_year(&self, role: Role) -> f64 {
        (0..self.slices()).map(|slice| self.over(role, slice)).sum()
    }

    /// What a source sends out in a slice.
    pub(super) fn of_source(&self, id: Id<Source>, slice: usize) -> f64 {
        let firsts = self.c.network.source[id.row()];
        firsts.iter().map(|first| self.w.flow()[*first as usize + slice]).sum()
    }

    /// What enters an asset in the year; of a storage, what is put in.
    pub(super) fn year_through(&self, asset: AssetRef) -> f64 {
        let each = |of: &dyn Fn(usize) -> f64| (0..self.slices()).map(of).sum::<f64>();
        match asset {
            AssetRef::Source(id) => each(&|slice| self.of_source(id, slice)),
            AssetRef::Pipeline(id) => each(&|slice| self.through(id.row(), slice)),
            AssetRef::Terminal(id) => self.over_year(Role::Regas(id)),
            AssetRef::Contract(id) => self.over_year(Role::Lift(id)),
            AssetRef::Spot(id) => self.over_year(Role::SpotBuy(id)),
            AssetRef::Entitlement(id) => {
                self.over_year(Role::OfftakeObliged(id)) + self.over_year(Role::OfftakeFree(id))
            }
            AssetRef::Storage(id) => self.over_year(Role::Inject(id)),
            AssetRef::Demand(id) => each(&|slice| self.met(id, slice).served),
        }
    }

    /// What arrives by a pipeline in a slice, over all rights.
    pub(super) fn arriving(&self, line: usize, slice: usize) -> f64 {
        let (network, d) = (&self.c.network, self.w.derived());
        let flow = |first: u32| self.w.flow()[first as usize + slice];
        let at = line * self.slices() + slice;
        match (network.pipeline[line], network.eased[line]) {
            (Some(last), Some(parts)) => {
                parts.into_iter().chain([last]).zip(d.part_gain[at]).map(|(part, gain)| flow(part) * gain).sum()
            }
            _ => self.through(line, slice) * d.pipeline_gain[at],
        }
    }

    /// What enters a pipeline in a slice, over all rights.
    pub(super) fn through(&self, line: usize, slice: usize) -> f64 {
        let network = &self.c.network;
        let flow = |first: u32| self.w.flow()[first as usize + slice];
        if let Some(first) = network.pipeline[line] {
            return flow(first) + network.eased[line].map_or(0.0, |parts| parts.into_iter().map(flow).sum());
        }
        let rights = self.c.structure.entitlements.iter().filter(|(.., right)| right.offtake.row() == line);
        rights.flat_map(|(id, ..)| network.offtake[id.row()]).map(|first| self.w.flow()[first as usize + slice]).sum()
    }

    pub(super) fn met(&self, id: Id<Demand>, slice: usize) -> Met {
        let (d, slices) = (self.w.derived(), self.slices());
        let first = self.c.network.demand[id.row()] as usize;
        let arcs = || (0..usize::from(blocks(&self.c.structure, id))).map(|block| first + block * slices + slice);
        let gain = d.demand_gain[id.row()];
        let demand = d.demand[id.row() * slices + slice];
        let short = |flow: &[f64]| {
            let missing = demand - arcs().map(|n| flow[n]).sum::<f64>() * gain;
            if missing > MET * demand { missing } else { 0.0 }
        };
        let unserved = short(self.w.flow());
        let unavailable = short(self.w.unlimited()).min(unserved);
        Met { demand, served: demand - unserved, unserved, unavailable, unaffordable: unserved - unavailable }
    }
}
