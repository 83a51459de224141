//! The highest day of each month: what the network could not deliver on it, at any price.
//!
//! A month is balanced on its mean. Where a sector has a `peak_day` above one, its demand times that factor is held against
//! what can be delivered in a day: capacities a day, the day's share of what a contract may lift in the month, spot supply
//! of the month, and stores by their withdrawal with what they hold in the middle of the month. Values are unlimited and
//! the quantities of the year bind nobody: it is one day. All months are one problem, in which each is as if all its days
//! were that day.
//!
//! Leaves out: that the peaks of sectors and hubs may fall on different days, line pack, and gas put aside the day before.
//! A run by years has no months to have a day in.

use super::{
    compile::{Compiled, Role},
    derive::{Pass, fill, raise_values},
    failure::{Failure, month},
    outcome::{Outcome, PeakRow},
    workspace::Workspace,
};
use crate::{
    model::{Values, kinds::Demand},
    quantity::{Id, days_in_month},
};

/// Demand met to within this share counts as met.
const MET: f64 = 1e-9;

impl Compiled {
    /// Appends a row for each hub and month of a solved year whose highest day goes short. Where no sector has a peak, it
    /// solves nothing.
    pub(super) fn peak_days(
        &self,
        values: &Values,
        year: i32,
        w: &mut Workspace,
        out: &mut Outcome,
    ) -> Result<(), Failure> {
        let mut peaks = self.structure.sectors.iter().map(|(.., sector)| sector.peak_day.get(values));
        if self.resolution.slices() == 1 || peaks.all(|peak| peak <= 1.0) {
            return Ok(());
        }
        w.solve_aside(self, year, &mut |w| self.fill_peaks(values, w))?;
        self.peak_rows(year, w, out);
        Ok(())
    }

    fn peak(&self, values: &Values, demand: Id<Demand>) -> f64 {
        self.structure.sectors[self.structure.demands[demand].sector].peak_day.get(values)
    }

    /// The problem of the highest days, from the dispatch of the year.
    fn fill_peaks(&self, values: &Values, w: &mut Workspace) {
        let (s, network, slices) = (&self.structure, &self.network, self.resolution.slices());
        let (d, flow, p) = w.parts();
        let pass = if d.released.contains(&true) { Pass::Released } else { Pass::Dispatch };
        fill(s, network, d, slices, pass, p);
        raise_values(s, network, d, p);
        p.supply.fill(0.0);
        for (n, arc) in network.arcs.iter().enumerate() {
            match arc.role {
                Role::Demand(id, _) => p.upper[n] *= self.peak(values, id),
                Role::TakeOrPay(_) | Role::MakeUp(_) | Role::Inject(_) | Role::CloseTarget(_) => p.upper[n] = 0.0,
                Role::Flexible(id) => p.upper[n] = d.lift[id.row() * slices..(id.row() + 1) * slices].iter().sum(),
                _ => {}
            }
        }
        for id in s.storages.keys() {
            let firsts = network.first(Role::Hold(id)).zip(network.first(Role::Withdraw(id)));
            let Some((hold, withdraw)) = firsts else { continue };
            let (mut opening, mut all) = (d.opening[id.row()], 0.0);
            for slice in 0..slices {
                let last = slice + 1 == slices;
                let closing = if last {
                    network.closing[id.row()].iter().map(|n| flow[*n as usize]).sum()
                } else {
                    flow[hold + slice]
                };
                // A day draws no more than there is.
                let day = 0.5 * (opening + closing) * days_in_month(slice);
                let most = p.upper[withdraw + slice].min(day.max(0.0));
                p.upper[withdraw + slice] = most;
                // What stands ready and is not drawn goes along the stock to the end of the year.
                p.supply[network.storage(id, slice)] = most;
                all += most;
                if last {
                    p.upper[network.closing[id.row()][1] as usize] = all;
                } else {
                    p.upper[hold + slice] = all;
                }
                opening = closing;
            }
        }
    }

    fn peak_rows(&self, year: i32, w: &Workspace, out: &mut Outcome) {
        let slices = self.resolution.slices();
        let first = out.peak_days.len();
        for (hub, _, place) in self.structure.hubs.iter() {
            for slice in 0..slices {
                let month = month(&self.network, slice as u8);
                let country = place.country;
                out.peak_days.push(PeakRow { year, month, hub, country, demand: 0.0, shortfall: 0.0, at_inlet: 0.0 });
            }
        }
        for (n, arc) in self.network.arcs.iter().enumerate() {
            if let Role::Demand(id, _) = arc.role {
                let hub = self.structure.demands[id].hub;
                let row = &mut out.peak_days[first + hub.row() * slices + usize::from(arc.slice)];
                let gain = w.derived().demand_gain[id.row()];
                let (wanted, had) = (w.problem().upper[n], w.aside()[n]);
                row.demand += wanted * gain;
                row.shortfall += (wanted - had) * gain;
                row.at_inlet += wanted - had;
            }
        }
        let mut at = 0;
        out.peak_days.retain(|row| {
            at += 1;
            at <= first || row.shortfall > MET * row.demand.max(1e-6)
        });
    }
}
