//! Hubs x slices as nodes, assets x slices as arcs: built once from the structure, whatever is built or not.
//!
//! An asset that is not built has arcs of no capacity, so all scenarios of one system share this network.

use super::role::{Arc, Point, Role};
use crate::{
    flow::{self, GROUND, Topology},
    model::{
        Structure,
        kinds::{Contract, Hub, Spot, Storage, Terminal},
    },
    quantity::Id,
    simulate::hydraulics::PIECES,
};

/// The arcs of a network with what they stand for.
#[derive(Debug, Clone)]
pub(crate) struct Network {
    pub(crate) topology: Topology,
    pub(crate) arcs: Vec<Arc>,
    pub(crate) nodes: Vec<(Point, u8)>,
    /// The first arc of each source's [minimum, free].
    pub(crate) source: Vec<[u32; 2]>,
    /// The first arc of each pipeline; `None` where it is an offtake, whose arcs are those of its entitlements.
    pub(crate) pipeline: Vec<Option<u32>>,
    /// The first arcs of the first parts of each pipeline that has a design.
    pub(crate) eased: Vec<Option<[u32; PIECES - 1]>>,
    /// The first arc of each entitlement's [obliged, free].
    pub(crate) offtake: Vec<[u32; 2]>,
    /// The first arc of each demand; block after block, each slice by slice.
    pub(crate) demand: Vec<u32>,
    /// Each contract's [take-or-pay, make-up, flexible], and the first of its monthly arcs.
    pub(crate) contract: Vec<([u32; 3], u32)>,
    /// Each storage's last two arcs [target, extra].
    pub(crate) closing: Vec<[u32; 2]>,
    /// The first arc of each role, in order of roles.
    firsts: Vec<(Role, u32)>,
    /// What is added to the cost of each arc so that ties are broken by asset and slice.
    pub(crate) rank: Vec<f64>,
    slices: usize,
    storages_from: u32,
}

struct Builder<'a> {
    structure: &'a Structure,
    slices: usize,
    nodes: Vec<(Point, u8)>,
    arcs: Vec<Arc>,
    tails: Vec<u32>,
    heads: Vec<u32>,
}

impl Network {
    /// The network of a structure.
    ///
    /// # Errors
    /// Only where a check of the model was passed over: a pipeline from a hub to itself.
    pub(crate) fn new(structure: &Structure, slices: usize) -> Result<Self, flow::Failure> {
        let mut b =
            Builder { structure, slices, nodes: Vec::new(), arcs: Vec::new(), tails: Vec::new(), heads: Vec::new() };
        structure.hubs.keys().for_each(|hub| _ = b.nodes_each(Point::Hub(hub)));
        let terminals_from = b.nodes.len() as u32;
        structure.terminals.keys().for_each(|terminal| _ = b.nodes_each(Point::Terminal(terminal)));
        let storages_from = b.nodes.len() as u32;
        structure.storages.keys().for_each(|storage| _ = b.nodes_each(Point::Storage(storage)));
        let at = Places { slices: slices as u32, terminals_from, storages_from };
        let source = b.sources(&at);
        let (pipeline, eased, offtake) = b.pipelines(&at);
        b.terminals(&at);
        let contract = structure.contracts.iter().map(|(id, _, c)| b.contract(&at, id, c)).collect();
        structure.spots.iter().for_each(|(id, _, spot)| b.spot(&at, id, spot));
        let closing = structure.storages.iter().map(|(id, _, storage)| b.storage(&at, id, storage)).collect();
        let demand = b.demands(&at);
        let topology = Topology::new(b.nodes.len(), &b.tails, &b.heads)?;
        let Builder { arcs, nodes, .. } = b;
        let rank = ranks(&arcs, slices);
        let mut firsts: Vec<(Role, u32)> = arcs.iter().enumerate().map(|(n, arc)| (arc.role, n as u32)).collect();
        firsts.sort_unstable();
        firsts.dedup_by_key(|(role, _)| *role);
        Ok(Self {
            topology,
            arcs,
            nodes,
            source,
            pipeline,
            eased,
            offtake,
            demand,
            contract,
            closing,
            firsts,
            rank,
            slices,
            storages_from,
        })
    }

    /// How many slices a year has.
    pub(crate) fn slices(&self) -> usize {
        self.slices
    }
    /// The first of the arcs of a role.
    pub(crate) fn first(&self, role: Role) -> Option<usize> {
        let found = self.firsts.binary_search_by_key(&role, |(known, _)| *known).ok()?;
        Some(self.firsts[found].1 as usize)
    }
    /// The node of a hub in a slice.
    pub(crate) fn hub(&self, hub: Id<Hub>, slice: usize) -> usize {
        hub.row() * self.slices + slice
    }
    /// The node of a storage at the end of a slice.
    pub(crate) fn storage(&self, storage: Id<Storage>, slice: usize) -> usize {
        self.storages_from as usize + storage.row() * self.slices + slice
    }
}

/// First nodes of the kinds of place that stand in every slice.
struct Places {
    slices: u32,
    terminals_from: u32,
    storages_from: u32,
}

impl Places {
    fn hub(&self, hub: Id<Hub>) -> u32 {
        hub.row() as u32 * self.slices
    }
    fn terminal(&self, terminal: Id<Terminal>) -> u32 {
        self.terminals_from + terminal.row() as u32 * self.slices
    }
    fn storage(&self, storage: Id<Storage>) -> u32 {
        self.storages_from + storage.row() as u32 * self.slices
    }
}

/// First arcs of pipelines, of their first parts, and of entitlements.
type Lines = (Vec<Option<u32>>, Vec<Option<[u32; PIECES - 1]>>, Vec<[u32; 2]>);

impl Builder<'_> {
    /// A node a slice; gives the first.
    fn nodes_each(&mut self, point: Point) -> u32 {
        let first = self.nodes.len() as u32;
        self.nodes.extend((0..self.slices).map(|slice| (point, slice as u8)));
        first
    }

    /// An arc a slice, between nodes that stand slice by slice; gives the first.
    fn arcs_each(&mut self, role: Role, tail: u32, head: u32) -> u32 {
        let first = self.arcs.len() as u32;
        for slice in 0..self.slices as u32 {
            let of = |node: u32| if node == GROUND { GROUND } else { node + slice };
            self.arc(role, slice, of(tail), of(head));
        }
        first
    }

    fn arc(&mut self, role: Role, slice: u32, tail: u32, head: u32) -> u32 {
        self.arcs.push(Arc { role, slice: slice as u8 });
        self.tails.push(tail);
        self.heads.push(head);
        self.arcs.len() as u32 - 1
    }

    fn sources(&mut self, at: &Places) -> Vec<[u32; 2]> {
        let sources = &self.structure.sources;
        let both = |(id, _, source): (_, _, &crate::model::kinds::Source)| {
            let hub = at.hub(source.hub);
            [Role::SourceMinimum(id), Role::SourceFree(id)].map(|role| self.arcs_each(role, GROUND, hub))
        };
        sources.iter().map(both).collect()
    }

    fn pipelines(&mut self, at: &Places) -> Lines {
        let structure = self.structure;
        let is_offtake = |id| structure.entitlements.iter().any(|(_, _, right)| right.offtake == id);
        let (mut pipeline, mut eased) = (Vec::new(), Vec::new());
        for (id, _, line) in structure.pipelines.iter() {
            let plain = !is_offtake(id);
            let parts = plain && line.design.is_some();
            let mut part = |n| self.arcs_each(Role::Eased(id, n), at.hub(line.from), at.hub(line.to));
            eased.push(parts.then(|| std::array::from_fn(|n| part(n as u8))));
            pipeline.push(plain.then(|| self.arcs_each(Role::Pipeline(id), at.hub(line.from), at.hub(line.to))));
        }
        let mut offtake = Vec::new();
        for (id, _, right) in structure.entitlements.iter() {
            let line = &structure.pipelines[right.offtake];
            let (from, to) = (at.hub(line.from), at.hub(line.to));
            offtake.push([Role::OfftakeObliged(id), Role::OfftakeFree(id)].map(|role| self.arcs_each(role, from, to)));
        }
        (pipeline, eased, offtake)
    }

    fn terminals(&mut self, at: &Places) {
        for (id, _, terminal) in self.structure.terminals.iter() {
            self.arcs_each(Role::Regas(id), at.terminal(id), at.hub(terminal.hub));
        }
    }

    /// Ground -> year (three tranches) -> months -> terminals.
    fn contract(&mut self, at: &Places, id: Id<Contract>, contract: &Contract) -> ([u32; 3], u32) {
        let year = self.nodes.len() as u32;
        self.nodes.push((Point::ContractYear(id), self.slices as u8 - 1));
        let last = self.slices as u32 - 1;
        let tranches =
            [Role::TakeOrPay(id), Role::MakeUp(id), Role::Flexible(id)].map(|role| self.arc(role, last, GROUND, year));
        let one = contract.terminals.len() == 1;
        let month = if one { at.terminal(contract.terminals[0]) } else { self.nodes_each(Point::ContractMonth(id)) };
        let first = self.arcs.len() as u32;
        for slice in 0..self.slices as u32 {
            self.arc(Role::Lift(id), slice, year, month + slice);
        }
        for &terminal in contract.terminals.iter().filter(|_| !one) {
            self.arcs_each(Role::Land(id, terminal), month, at.terminal(terminal));
        }
        (tranches, first)
    }

    fn spot(&mut self, at: &Places, id: Id<Spot>, spot: &Spot) {
        let one = spot.terminals.len() == 1;
        let month = if one { at.terminal(spot.terminals[0]) } else { self.nodes_each(Point::Spot(id)) };
        self.arcs_each(Role::SpotBuy(id), GROUND, month);
        for &terminal in spot.terminals.iter().filter(|_| !one) {
            self.arcs_each(Role::SpotLand(id, terminal), month, at.terminal(terminal));
        }
    }

    /// Stock goes from slice to slice and at the end of the year to ground; never from December to the same January.
    fn storage(&mut self, at: &Places, id: Id<Storage>, storage: &Storage) -> [u32; 2] {
        let (hub, stock) = (at.hub(storage.hub), at.storage(id));
        self.arcs_each(Role::Inject(id), hub, stock);
        self.arcs_each(Role::Withdraw(id), stock, hub);
        let last = self.slices as u32 - 1;
        for slice in 0..last {
            self.arc(Role::Hold(id), slice, stock + slice, stock + slice + 1);
        }
        [Role::CloseTarget(id), Role::CloseExtra(id)].map(|role| self.arc(role, last, stock + last, GROUND))
    }

    fn demands(&mut self, at: &Places) -> Vec<u32> {
        let structure = self.structure;
        let mut firsts = Vec::new();
        for (id, _, demand) in structure.demands.iter() {
            firsts.push(self.arcs.len() as u32);
            for block in 0..blocks(structure, id) {
                self.arcs_each(Role::Demand(id, block), at.hub(demand.hub), GROUND);
            }
        }
        firsts
    }
}

/// Into how many blocks a demand is cut.
pub(crate) fn blocks(structure: &Structure, demand: Id<crate::model::kinds::Demand>) -> u8 {
    structure.sectors[structure.demands[demand].sector].blocks.0.clamp(1, 200) as u8
}

/// The most that a rank adds to a cost, USD/MMBtu.
const RANK_MAX: f64 = 1e-4;

/// Ties are broken in favour of the asset that comes first (kind by kind, then by id), then of the earlier slice; make-up comes
/// after all that is paid for anyway. What an arc adds hangs on its own kind alone, so that a system which gains a terminal
/// breaks its ties between fields as before. A small irregular part keeps sums of ranks along two paths from being equal: two
/// paths that swap months, contracts or terminals have the same sum of numbers, so no smooth function of the number tells them
/// apart.
fn ranks(arcs: &[Arc], slices: usize) -> Vec<f64> {
    let most = RANK_MAX / crate::simulate::derive::GJ_PER_MMBTU;
    let mut rows = [0; Role::KINDS];
    for arc in arcs {
        let (kind, row, _) = arc.role.place();
        rows[kind] = rows[kind].max(row + 1);
    }
    let rank = |arc: &Arc| {
        let (kind, row, part) = arc.role.place();
        let slice = f64::from(arc.slice) / slices as f64;
        let along = (kind as f64 + (row as f64 + 0.5 * slice) / rows[kind] as f64) / Role::KINDS as f64;
        let number = ((kind * 256 + part) as u64) << 32 | (row as u64) << 8 | u64::from(arc.slice);
        let share = 0.9 * along + 0.05 * spread(number);
        if matches!(arc.role, Role::MakeUp(_)) { most } else { most * share }
    };
    arcs.iter().map(rank).collect()
}

/// A number from 0 to 1 for each number, without pattern and the same everywhere (the mixing of SplitMix64).
fn spread(n: u64) -> f64 {
    let n = (n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((n ^ (n >> 31)) >> 11) as f64 / (1u64 << 53) as f64
}
