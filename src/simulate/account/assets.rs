//! What passed each asset.

use super::Account;
use crate::simulate::{
    compile::Role,
    outcome::{AssetRef, FlowRow, NodeRef, Outcome},
};

impl Account<'_> {
    /// A row for each asset that could have carried something in the year.
    pub(super) fn assets(&self, out: &mut Outcome) {
        let (s, d) = (&self.c.structure, self.w.derived());
        for (id, _, source) in s.sources.iter() {
            self.asset(out, AssetRef::Source(id), (NodeRef::Outside, NodeRef::Hub(source.hub)), |slice| {
                [self.of_source(id, slice), d.source[id.row() * self.slices() + slice], 1.0, d.source_cost[id.row()]]
            });
        }
        for (id, _, line) in s.pipelines.iter() {
            let ends = (NodeRef::Hub(line.from), NodeRef::Hub(line.to));
            self.asset(out, AssetRef::Pipeline(id), ends, |slice| {
                let at = id.row() * self.slices() + slice;
                let sent = self.through(id.row(), slice);
                let gain = if sent > 0.0 { self.arriving(id.row(), slice) / sent } else { 1.0 };
                [sent, d.pipeline[at], gain, d.pipeline_toll[id.row()]]
            });
        }
        self.terminals_and_cargoes(out);
        for (id, _, storage) in s.storages.iter() {
            let (hub, stock) = (NodeRef::Hub(storage.hub), NodeRef::Storage(id));
            self.asset(out, AssetRef::Storage(id), (hub, stock), |slice| {
                let most = d.inject[id.row() * self.slices() + slice];
                [self.over(Role::Inject(id), slice), most, d.inject_gain[id.row()], 0.0]
            });
            self.asset(out, AssetRef::Storage(id), (stock, hub), |slice| {
                [self.over(Role::Withdraw(id), slice), d.withdraw[id.row() * self.slices() + slice], 1.0, 0.0]
            });
        }
    }

    fn terminals_and_cargoes(&self, out: &mut Outcome) {
        let (s, d, slices) = (&self.c.structure, self.w.derived(), self.slices());
        for (id, _, terminal) in s.terminals.iter() {
            self.asset(out, AssetRef::Terminal(id), (NodeRef::Terminal(id), NodeRef::Hub(terminal.hub)), |slice| {
                let x = self.over(Role::Regas(id), slice);
                [x, d.terminal[id.row() * slices + slice], d.terminal_gain[id.row()], d.terminal_fee[id.row()]]
            });
        }
        for (id, _, contract) in s.contracts.iter() {
            for &terminal in &contract.terminals {
                let ends = (NodeRef::Contract(id), NodeRef::Terminal(terminal));
                let one = contract.terminals.len() == 1;
                let role = if one { Role::Lift(id) } else { Role::Land(id, terminal) };
                self.asset(out, AssetRef::Contract(id), ends, |slice| {
                    let at = id.row() * slices + slice;
                    [self.over(role, slice), d.lift[at], 1.0, d.lift_price[at]]
                });
            }
        }
        for (id, _, spot) in s.spots.iter() {
            for &terminal in &spot.terminals {
                let ends = (NodeRef::Spot(id), NodeRef::Terminal(terminal));
                let one = spot.terminals.len() == 1;
                let role = if one { Role::SpotBuy(id) } else { Role::SpotLand(id, terminal) };
                self.asset(out, AssetRef::Spot(id), ends, |slice| {
                    let at = id.row() * slices + slice;
                    [self.over(role, slice), d.spot[at], 1.0, d.spot_price[at]]
                });
            }
        }
    }

    /// Appends rows of [flow, capacity, gain, charge] by slice, if there was capacity in the year.
    fn asset(
        &self,
        out: &mut Outcome,
        asset: AssetRef,
        (from, to): (NodeRef, NodeRef),
        numbers: impl Fn(usize) -> [f64; 4],
    ) {
        let first = out.flows.len();
        let mut could = false;
        for slice in 0..self.slices() {
            let [flow, capacity, gain, charge] = numbers(slice);
            could |= capacity > 0.0;
            let (year, month, losses) = (self.year, self.month(slice), flow * (1.0 - gain));
            out.flows.push(FlowRow { year, month, asset, from, to, flow, capacity, losses, charge });
        }
        if !could {
            out.flows.truncate(first);
        }
    }
}
