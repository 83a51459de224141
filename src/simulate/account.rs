//! From flows to rows: who got how much, from where, over what, and who went without.

use super::{
    compile::{Compiled, Role, blocks},
    derive::{Pass, Place, bounds, worth},
    dispatch::Workspace,
    failure::month,
    outcome::{
        AssetRef, BalanceRow, ContractRow, EntitlementRow, FlowRow, NodeRef, Outcome, PriceRow, ProjectRow, SectorRow,
        SetBy, UnservedRow,
    },
};
use crate::{
    model::{
        Values,
        kinds::{Contract, Demand, Hub, Project, Source},
    },
    quantity::Id,
};

/// Demand met to within this share counts as met.
const MET: f64 = 1e-9;

/// Full assets, and what one unit more of each would save.
type Limits = Vec<(AssetRef, f64)>;

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

    /// A row for each asset that could have carried something in the year.
    fn assets(&self, out: &mut Outcome) {
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
                let numbers = [d.pipeline[at], d.pipeline_gain[id.row()], d.pipeline_toll[id.row()]];
                [self.through(id.row(), slice), numbers[0], numbers[1], numbers[2]]
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

    /// What enters a pipeline in a slice, over all rights.
    pub(super) fn through(&self, line: usize, slice: usize) -> f64 {
        let network = &self.c.network;
        if let Some(first) = network.pipeline[line] {
            return self.w.flow()[first as usize + slice];
        }
        let rights = self.c.structure.entitlements.iter().filter(|(.., right)| right.offtake.row() == line);
        rights.flat_map(|(id, ..)| network.offtake[id.row()]).map(|first| self.w.flow()[first as usize + slice]).sum()
    }

    /// The balance of every hub, without demand, which [`Account::demands`] adds.
    fn balances(&self, out: &mut Outcome) {
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
                Role::Pipeline(_) | Role::OfftakeObliged(_) | Role::OfftakeFree(_) => {
                    let line = match arc.role {
                        Role::Pipeline(id) => id,
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

    /// Adds demand to the balances, and makes the rows of sectors.
    fn demands(&self, out: &mut Outcome, first: usize) {
        let (s, slices) = (&self.c.structure, self.slices());
        let mut sectors = std::collections::BTreeMap::<(usize, Id<Hub>, Id<crate::model::kinds::Sector>), Met>::new();
        for (id, _, demand) in s.demands.iter() {
            for slice in 0..slices {
                let met = self.met(id, slice);
                let row = &mut out.balances[first + demand.hub.row() * slices + slice];
                row.demand += met.demand;
                row.served += met.served;
                row.unserved += met.unserved;
                row.unaffordable += met.unaffordable;
                row.unavailable += met.unavailable;
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

    /// The full assets from which gas could come to a hub, with what one unit more of each would save.
    fn binding(&self, hub: Id<Hub>, slice: usize) -> Limits {
        let (network, p) = (&self.c.network, self.w.problem());
        let reached = self.leads_to(network.hub(hub, slice));
        let mut worths = std::collections::BTreeMap::<AssetRef, f64>::new();
        for (n, arc) in network.arcs.iter().enumerate() {
            let Some(asset) = limit(arc.role) else { continue };
            let here = arc.is_annual() || usize::from(arc.slice) == slice;
            let head = network.topology.head(n) as usize;
            let full = p.upper[n] > 0.0 && self.w.flow()[n] >= p.upper[n] * (1.0 - MET);
            let worth = -self.w.reduced()[n];
            if here && full && worth > 1e-3 && reached.get(head) == Some(&true) {
                let most = worths.entry(asset).or_insert(0.0);
                *most = most.max(worth);
            }
        }
        let mut list: Vec<_> = worths.into_iter().collect();
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        list
    }

    /// The nodes from which arcs with capacity lead to `goal`.
    fn leads_to(&self, goal: usize) -> Vec<bool> {
        let t = &self.c.network.topology;
        let mut reached = vec![false; t.nodes()];
        reached[goal] = true;
        let mut open = vec![goal];
        while let Some(node) = open.pop() {
            for &n in t.at(node as u32) {
                let (tail, head) = (t.tail(n as usize) as usize, t.head(n as usize) as usize);
                if head == node && tail < reached.len() && !reached[tail] && self.w.problem().upper[n as usize] > 0.0 {
                    reached[tail] = true;
                    open.push(tail);
                }
            }
        }
        reached
    }

    fn prices(&self, out: &mut Outcome) {
        for hub in self.c.structure.hubs.keys() {
            for slice in 0..self.slices() {
                let (value, set_by) = self.value(hub, slice);
                let (year, month) = (self.year, self.month(slice));
                out.prices.push(PriceRow { year, month, hub, marginal_value: value, set_by });
            }
        }
    }

    /// The marginal value at a hub. Where no unit more can be had, the demand that goes without sets it.
    pub(super) fn value(&self, hub: Id<Hub>, slice: usize) -> (Option<f64>, SetBy) {
        let (price, set_by) = self.w.margins().at(self.c.network.hub(hub, slice));
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

    fn contracts(&self, out: &mut Outcome) {
        let d = self.w.derived();
        for (id, ..) in self.c.structure.contracts.iter() {
            let row = id.row();
            if d.available[row] <= 0.0 {
                continue;
            }
            let [obliged, made_up, flexible] = self.c.network.contract[row].0.map(|n| self.w.flow()[n as usize]);
            let deficiency = (d.obligation[row] - obliged).max(0.0);
            out.contracts.push(ContractRow {
                year: self.year,
                contract: id,
                available: d.available[row],
                lifted: obliged + made_up + flexible,
                obligation: d.obligation[row],
                deficiency,
                made_up,
                make_up_left: self.make_up_left(id, made_up, deficiency),
                price: d.contract_price[row],
            });
        }
    }

    /// What next year will begin with.
    fn make_up_left(&self, id: Id<Contract>, made_up: f64, deficiency: f64) -> f64 {
        let mut carry = self.w.carry().clone();
        carry.age_make_up(&self.c.structure, self.values, id.row(), made_up, deficiency)
    }

    fn entitlements(&self, out: &mut Outcome) {
        let (d, slices) = (self.w.derived(), self.slices());
        for (id, ..) in self.c.structure.entitlements.iter() {
            let all = id.row() * slices..(id.row() + 1) * slices;
            let right: f64 = d.right[all.clone()].iter().sum();
            let [obliged, free] = self.c.network.offtake[id.row()]
                .map(|first| self.w.flow()[first as usize..first as usize + slices].iter().sum::<f64>());
            let obligation: f64 = d.right_obliged[all.clone()].iter().sum();
            if right <= 0.0 && obligation <= 0.0 {
                continue;
            }
            let paid: f64 = all.clone().map(|n| d.right_price[n] * d.right[n]).sum();
            let plain = d.right_price[all].iter().sum::<f64>() / slices as f64;
            out.entitlements.push(EntitlementRow {
                year: self.year,
                entitlement: id,
                right,
                taken: obliged + free,
                obligation,
                deficiency: (obligation - obliged - free).max(0.0),
                price: if right > 0.0 { paid / right } else { plain },
            });
        }
    }

    fn projects(&self, out: &mut Outcome) {
        for (id, ..) in self.c.structure.projects.iter() {
            let first = self.w.derived().first_gas[id.row()];
            let begun = first < f64::from(self.year + 1) * 12.0;
            let (carried, capacity) = self.carried(id);
            out.projects.push(ProjectRow {
                year: self.year,
                project: id,
                first_gas: first.is_finite().then_some(first),
                carried: begun.then_some(carried),
                capacity: if begun { capacity } else { 0.0 },
            });
        }
    }

    /// What entered the asset of a project that carried most, and its capacity.
    fn carried(&self, project: Id<Project>) -> (f64, f64) {
        let (s, d, slices) = (&self.c.structure, self.w.derived(), self.slices());
        let mine =
            |of: Option<Id<Project>>, expansion: Option<Id<Project>>| of == Some(project) || expansion == Some(project);
        let year = |of: &[f64], row: usize| of[row * slices..(row + 1) * slices].iter().sum::<f64>();
        let mut all = Vec::new();
        for (id, ..) in s.pipelines.iter().filter(|(.., line)| mine(line.project, line.expansion)) {
            let flow = (0..slices).map(|slice| self.through(id.row(), slice)).sum::<f64>();
            all.push((flow, year(&d.pipeline, id.row())));
        }
        for (id, ..) in s.terminals.iter().filter(|(.., terminal)| mine(terminal.project, terminal.expansion)) {
            all.push((self.over_year(Role::Regas(id)), year(&d.terminal, id.row())));
        }
        for (id, ..) in s.sources.iter().filter(|(.., source)| mine(source.project, source.expansion)) {
            let flow = self.over_year(Role::SourceMinimum(id)) + self.over_year(Role::SourceFree(id));
            all.push((flow, year(&d.source, id.row())));
        }
        all.into_iter().fold((0.0, 0.0), |best, next| if next > best { next } else { best })
    }
}

/// The asset that an arc is the last of: a unit more of it is a unit more through this arc.
fn limit(role: Role) -> Option<AssetRef> {
    Some(match role {
        Role::SourceFree(id) => AssetRef::Source(id),
        Role::Pipeline(id) => AssetRef::Pipeline(id),
        Role::OfftakeFree(id) => AssetRef::Entitlement(id),
        Role::Regas(id) => AssetRef::Terminal(id),
        Role::Flexible(id) | Role::Lift(id) => AssetRef::Contract(id),
        Role::SpotBuy(id) => AssetRef::Spot(id),
        Role::Inject(id) | Role::Withdraw(id) | Role::Hold(id) => AssetRef::Storage(id),
        _ => return None,
    })
}

fn empty(year: i32, month: Option<u8>, hub: Id<Hub>, country: Id<crate::model::kinds::Country>) -> BalanceRow {
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
        production: 0.0,
        pipeline_in: 0.0,
        lng_in: 0.0,
        storage_net: 0.0,
        pipeline_out: 0.0,
        losses: 0.0,
    }
}
