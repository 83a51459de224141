//! Who may put gas into a transit line, and who may take it out: caps known before the solve.
//!
//! For each slice, from the fields down: what can be supplied at a hub is its sources, and what arrives by lines (the
//! smaller of their capacity and what their beginning can supply, less losses), less prior claims there and beyond it on
//! other branches. At the head of a line with capacity `H` and prior claims `P` the entries share the room `H + P` by
//! their rights: who displaces, then the first together with those pro rata, then who fills. The line can deliver
//!
//! `D = min(H, granted + others at the head - P) - prior claims along the line`,
//!
//! and a buyer's right, where his gas leaves the line, is `share * D * gain from head to offtake`, at most what he has
//! contracted.
//!
//! Leaves out: that a hub upstream may feed two lines at once (each then counts all of it; the dispatch never sends the
//! same gas twice, but a right can be larger than the gas behind it).

use super::{
    Derived,
    frame::{Frame, Outages},
    price::{Exchange, Terms},
};
use crate::{
    model::kinds::{AnyAsset, Entitlement, LineEntry, Rights},
    quantity::{Id, days_in_month},
    simulate::compile::{Headed, Upstream},
};

impl Frame<'_> {
    /// Caps of entries and rights of buyers, slice by slice.
    pub(super) fn entitlements(&self, d: &mut Derived, exchange: &Exchange) {
        d.source_limit.copy_from_slice(&d.source);
        d.pipeline_limit.copy_from_slice(&d.pipeline);
        for slice in 0..self.slices {
            self.claims(d, slice);
            for up in &self.plan.upstream {
                let claimed = self.claimed_at(d, up, slice);
                d.supply[up.hub.row()] = (self.supplied_at(d, up, slice) - claimed).max(0.0);
                for headed in &up.lines {
                    self.share_line(d, up, headed, claimed, slice);
                }
            }
        }
        for (id, ..) in self.structure.entitlements.iter() {
            self.entitlement_price(d, exchange, id);
        }
        self.fit_offtakes(d);
    }

    /// Prior claims at and beyond every hub that its own sources do not meet.
    fn claims(&self, d: &mut Derived, slice: usize) {
        for at in &self.plan.claims {
            let own: f64 = at.prior.iter().map(|id| self.claim(d, id.row(), slice)).sum();
            let onward: f64 = at.onward.iter().map(|id| self.passed_on(d, id.row(), slice)).sum();
            let sources: f64 = at.sources.iter().map(|id| d.source[id.row() * self.slices + slice]).sum();
            d.claim[at.hub.row()] = (own + onward - sources).max(0.0);
        }
    }

    fn claim(&self, d: &Derived, demand: usize, slice: usize) -> f64 {
        d.demand[demand * self.slices + slice] / d.demand_gain[demand]
    }

    /// The prior claims that pass through a line.
    fn passed_on(&self, d: &Derived, line: usize, slice: usize) -> f64 {
        let to = self.structure.pipelines[Id::new(line)].to;
        let at = line * self.slices + slice;
        (d.claim[to.row()] / d.pipeline_gain[at]).min(d.pipeline[at])
    }

    fn claimed_at(&self, d: &Derived, up: &Upstream, slice: usize) -> f64 {
        let own: f64 = up.prior.iter().map(|id| self.claim(d, id.row(), slice)).sum();
        own + up.branches.iter().map(|id| self.passed_on(d, id.row(), slice)).sum::<f64>()
    }

    fn supplied_at(&self, d: &Derived, up: &Upstream, slice: usize) -> f64 {
        let sources: f64 = up.sources.iter().map(|id| d.source_limit[id.row() * self.slices + slice]).sum();
        sources + up.arrivals.iter().map(|id| self.arriving(d, id.row(), slice)).sum::<f64>()
    }

    /// What can arrive by a line.
    fn arriving(&self, d: &Derived, line: usize, slice: usize) -> f64 {
        let from = self.structure.pipelines[Id::new(line)].from;
        let at = line * self.slices + slice;
        d.pipeline_limit[at].min(d.supply[from.row()]) * d.pipeline_gain[at]
    }

    fn share_line(&self, d: &mut Derived, up: &Upstream, headed: &Headed, claimed: f64, slice: usize) {
        let head = self.structure.lines[headed.line].head;
        let capacity = d.pipeline[head.row() * self.slices + slice];
        self.grant_entries(d, headed, capacity + claimed, slice);
        let supplied = (self.supplied_at(d, up, slice) - claimed).max(0.0);
        d.supply[up.hub.row()] = supplied;
        let along = self.passed_on(d, head.row(), slice);
        let deliverable = (capacity.min(supplied) - along).max(0.0);
        for &id in &headed.entitlements {
            self.grant_right(d, id, deliverable, slice);
        }
    }

    /// The entries of a line share `room`.
    fn grant_entries(&self, d: &mut Derived, headed: &Headed, mut room: f64, slice: usize) {
        let rights = |id: &Id<LineEntry>| self.structure.entries[*id].rights.get(self.values);
        let pro_rata = headed.entries.iter().any(|id| rights(id) == Rights::ProRata);
        for id in headed.entries.iter().filter(|id| rights(id) == Rights::Displace) {
            room -= self.grant(d, *id, room, slice);
        }
        let in_front = |id: &&Id<LineEntry>| matches!(rights(id), Rights::First | Rights::ProRata);
        if pro_rata {
            let offered: f64 = headed.entries.iter().filter(in_front).map(|id| self.offer(d, *id, slice)).sum();
            let share = if offered > room { room / offered } else { 1.0 };
            for id in headed.entries.iter().filter(in_front) {
                let part = self.offer(d, *id, slice) * share;
                room -= self.grant(d, *id, part, slice);
            }
        } else {
            for id in headed.entries.iter().filter(in_front) {
                room -= self.grant(d, *id, room, slice);
            }
        }
        for id in headed.entries.iter().filter(|id| rights(id) == Rights::Fill) {
            room -= self.grant(d, *id, room, slice);
        }
    }

    /// What an entry could bring to the head.
    fn offer(&self, d: &Derived, id: Id<LineEntry>, slice: usize) -> f64 {
        let entry = &self.structure.entries[id];
        match (entry.source, entry.pipeline) {
            (Some(source), _) => d.source[source.row() * self.slices + slice],
            (None, Some(line)) => self.arriving(d, line.row(), slice),
            (None, None) => 0.0,
        }
    }

    /// Caps an entry at `room`, and gives what it may bring.
    fn grant(&self, d: &mut Derived, id: Id<LineEntry>, room: f64, slice: usize) -> f64 {
        let entry = &self.structure.entries[id];
        let granted = self.offer(d, id, slice).min(room.max(0.0));
        if let Some(source) = entry.source {
            d.source_limit[source.row() * self.slices + slice] = granted;
        } else if let Some(line) = entry.pipeline {
            let at = line.row() * self.slices + slice;
            d.pipeline_limit[at] = granted / d.pipeline_gain[at];
        }
        granted
    }

    fn grant_right(&self, d: &mut Derived, id: Id<Entitlement>, deliverable: f64, slice: usize) {
        let right = &self.structure.entitlements[id];
        let gain = self.gain_to(d, id, slice);
        let works = |which| {
            let days = self
                .months(slice)
                .map(|m| days_in_month(m) * self.works(AnyAsset::Entitlement(id), Some(right.availability), m, which));
            days.sum::<f64>() / self.days(slice)
        };
        let contracted = right.contract_quantity.map_or(f64::INFINITY, |quantity| {
            self.rate(quantity, Some(&d.gas[right.gas.row()])) * self.days(slice) / crate::quantity::DAYS_IN_YEAR
        });
        let at = id.row() * self.slices + slice;
        let most = (right.share.get(self.values).clamp(0.0, 1.0) * deliverable * gain).min(contracted);
        d.right[at] = most * works(Outages::All);
        d.right_obliged[at] = most * works(Outages::OfSupplier) * right.take_or_pay.get(self.values).clamp(0.0, 1.0);
        d.right_released[at] = (deliverable * gain).min(contracted) * works(Outages::All);
    }

    /// The share that arrives of what enters at the head, where the gas of a right leaves the line.
    fn gain_to(&self, d: &Derived, id: Id<Entitlement>, slice: usize) -> f64 {
        self.plan.path[id.row()].iter().map(|line| d.pipeline_gain[line.row() * self.slices + slice]).product()
    }

    /// The price at the head, as a price where the gas leaves the line.
    fn entitlement_price(&self, d: &mut Derived, exchange: &Exchange, id: Id<Entitlement>) {
        let right = &self.structure.entitlements[id];
        let terms = Terms { marker: right.marker, slope: right.slope, constant: right.constant };
        let gas = d.gas[right.gas.row()];
        for slice in 0..self.slices {
            let gain = self.gain_to(d, id, slice);
            let months = self.months(slice);
            let sum: f64 = months.map(|m| self.indexed(d, exchange, Some(&gas), terms, m) * days_in_month(m)).sum();
            d.right_price[id.row() * self.slices + slice] = sum / self.days(slice) / gain;
        }
    }

    /// Rights over one offtake cannot exceed it: they shrink in proportion.
    fn fit_offtakes(&self, d: &mut Derived) {
        for (id, _, right) in self.structure.entitlements.iter() {
            for slice in 0..self.slices {
                let sharing = &self.plan.sharing[id.row()];
                let sum: f64 = sharing.iter().map(|other| d.right[other.row() * self.slices + slice]).sum();
                let capacity = d.pipeline_limit[right.offtake.row() * self.slices + slice];
                let fit = if sum > capacity { capacity / sum } else { 1.0 };
                let at = id.row() * self.slices + slice;
                d.take[at] = d.right[at] * fit;
                d.take_released[at] = d.right_released[at].min(capacity * if sharing.len() > 1 { fit } else { 1.0 });
            }
        }
    }
}
