//! Balance, sectors and marginal value of each hub.

use super::{Account, MET, Met, limits::Limits};
use crate::{
    model::kinds::{Country, Demand, Hub, Sector},
    quantity::Id,
    simulate::{
        compile::{Role, blocks},
        derive::{Pass, bounds, worth},
        outcome::{AtInlet, BalanceRow, Outcome, PriceRow, SectorRow, SetBy, UnservedRow},
    },
};

/// Two values of a unit that differ by no more than this share are the same.
const SAME: f64 = 1e-9;

impl Account<'_> {
    /// The balance of every hub, without demand, which [`Account::demands`] adds.
    pub(super) fn balances(&self, out: &mut Outcome) {
        let (s, slices) = (&self.c.structure, self.slices());
        let first = out.balances.len();
        for (hub, _, place) in s.hubs.iter() {
            for slice in 0..slices {
                out.balances.push(empty(self.year, self.month(slice), hub, place.country));
            }
        }
        let gain = &self.w.problem().gain;
        for (n, arc) in self.c.network.arcs.iter().enumerate() {
            let x = self.w.flow()[n];
            let at = |hub: Id<Hub>| first + hub.row() * slices + usize::from(arc.slice);
            match arc.role {
                Role::SourceMinimum(id) | Role::SourceFree(id) => {
                    out.balances[at(s.sources[id].hub)].production += x;
                }
                Role::Pipeline(_) | Role::Eased(..) | Role::OfftakeObliged(_) | Role::OfftakeFree(_) => {
                    let line = match arc.role {
                        Role::Pipeline(id) | Role::Eased(id, _) => id,
                        Role::OfftakeObliged(id) | Role::OfftakeFree(id) => s.entitlements[id].offtake,
                        _ => continue,
                    };
                    out.balances[at(s.pipelines[line].from)].pipeline_out += x;
                    out.balances[at(s.pipelines[line].to)].pipeline_in += gain[n] * x;
                }
                Role::Regas(id) => out.balances[at(s.terminals[id].hub)].lng_in += gain[n] * x,
                Role::Inject(id) => out.balances[at(s.storages[id].hub)].storage_net -= x,
                Role::Withdraw(id) => out.balances[at(s.storages[id].hub)].storage_net += x,
                Role::Demand(id, _) => {
                    let row = &mut out.balances[at(s.demands[id].hub)];
                    row.losses += x * (1.0 - self.w.derived().demand_gain[id.row()]);
                }
                _ => {}
            }
        }
    }

    /// Adds demand to the balances, and makes the rows of sectors.
    pub(super) fn demands(&self, out: &mut Outcome, first: usize) {
        let (s, slices) = (&self.c.structure, self.slices());
        let mut sectors = std::collections::BTreeMap::<(usize, Id<Hub>, Id<Sector>), Met>::new();
        for (id, _, demand) in s.demands.iter() {
            for slice in 0..slices {
                let met = self.met(id, slice);
                let row = &mut out.balances[first + demand.hub.row() * slices + slice];
                row.demand += met.demand;
                row.served += met.served;
                row.unserved += met.unserved;
                row.unaffordable += met.unaffordable;
                row.unavailable += met.unavailable;
                let gain = self.w.derived().demand_gain[id.row()];
                row.at_inlet.demand += met.demand / gain;
                row.at_inlet.unserved += met.unserved / gain;
                row.at_inlet.unavailable += met.unavailable / gain;
                let sum = sectors.entry((slice, demand.hub, demand.sector)).or_default();
                sum.demand += met.demand;
                sum.served += met.served;
                sum.unserved += met.unserved;
                sum.unaffordable += met.unaffordable;
                sum.unavailable += met.unavailable;
            }
        }
        // Sectors of one hub stand side by side and share its limits.
        let mut known: Option<((usize, Id<Hub>), Limits)> = None;
        for ((slice, hub, sector), met) in sectors {
            let (year, month) = (self.year, self.month(slice));
            out.sectors.push(SectorRow { year, month, hub, sector, demand: met.demand, served: met.served });
            if met.unserved > 0.0 {
                let mut binding = Vec::new();
                if met.unavailable > 0.0 {
                    let (_, limits) = match known.take().filter(|(at, _)| *at == (slice, hub)) {
                        Some(same) => known.insert(same),
                        None => known.insert(((slice, hub), self.binding(hub, slice))),
                    };
                    binding.clone_from(limits);
                }
                let Met { unserved: amount, unaffordable, unavailable, .. } = met;
                out.unserved.push(UnservedRow { year, month, hub, sector, amount, unaffordable, unavailable, binding });
            }
        }
    }

    pub(super) fn prices(&self, out: &mut Outcome) {
        for hub in self.c.structure.hubs.keys() {
            for slice in 0..self.slices() {
                let (value, set_by) = self.value(hub, slice);
                let (year, month) = (self.year, self.month(slice));
                let (one_less, less_set_by) = self.one_less(hub, slice, value).unzip();
                out.prices.push(PriceRow { year, month, hub, marginal_value: value, set_by, one_less, less_set_by });
            }
        }
    }

    /// What one unit less would save at a hub, and what sets it, where that is not what one more would cost.
    fn one_less(&self, hub: Id<Hub>, slice: usize, more: Option<f64>) -> Option<(f64, SetBy)> {
        let (less, set_by) = self.w.margins().less(self.c.network.hub(hub, slice));
        let same = more.is_some_and(|more| (more - less).abs() <= SAME * (1.0 + more.abs()));
        (!less.is_nan() && !same).then_some((less, set_by))
    }

    /// The marginal value at a hub. Where no unit more can be had, the demand that goes without sets it.
    pub(in crate::simulate) fn value(&self, hub: Id<Hub>, slice: usize) -> (Option<f64>, SetBy) {
        let (price, set_by) = self.w.margins().more(self.c.network.hub(hub, slice));
        if !price.is_nan() {
            return (Some(price), set_by);
        }
        let (s, d) = (&self.c.structure, self.w.derived());
        if matches!(set_by, SetBy::Stock(_)) {
            return (None, set_by);
        }
        let mut best: Option<(f64, Id<Demand>)> = None;
        for (id, ..) in s.demands.iter().filter(|(.., demand)| demand.hub == hub) {
            for block in 0..blocks(s, id) {
                let n = self.c.network.demand[id.row()] as usize + usize::from(block) * self.slices() + slice;
                let (most, _) = bounds(s, d, Role::Demand(id, block), self.place(slice), Pass::Dispatch);
                let value = worth(s, d, id, block);
                if self.w.flow()[n] < most * (1.0 - MET) && best.is_none_or(|(known, _)| value > known) {
                    best = Some((value, id));
                }
            }
        }
        best.map_or((None, SetBy::Nothing), |(value, id)| (Some(value), SetBy::Demand(id)))
    }
}

fn empty(year: i32, month: Option<u8>, hub: Id<Hub>, country: Id<Country>) -> BalanceRow {
    BalanceRow {
        year,
        month,
        hub,
        country,
        demand: 0.0,
        served: 0.0,
        unserved: 0.0,
        unaffordable: 0.0,
        unavailable: 0.0,
        at_inlet: AtInlet::default(),
        production: 0.0,
        pipeline_in: 0.0,
        lng_in: 0.0,
        storage_net: 0.0,
        pipeline_out: 0.0,
        losses: 0.0,
    }
}
