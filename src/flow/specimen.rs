//! Made-up networks for tests and benches: small tangles with every oddity, and years that look like gas.

use super::{GROUND, Problem, Topology};

/// A network and its numbers.
pub(crate) struct Specimen {
    pub(crate) topology: Topology,
    pub(crate) problem: Problem,
}

/// SplitMix64: small, seeded, the same everywhere.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d_4c95_7f2d)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number in `0..below`.
    pub(crate) fn pick(&mut self, below: u32) -> u32 {
        (self.next() % u64::from(below)) as u32
    }

    /// A number between two others.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub(crate) fn chance(&mut self, share: f64) -> bool {
        self.between(0.0, 1.0) < share
    }
}

/// Arcs and supplies as they are written down, before the network is joined.
#[derive(Default)]
pub(crate) struct Draft {
    tails: Vec<u32>,
    heads: Vec<u32>,
    numbers: Problem,
}

impl Draft {
    pub(crate) fn node(&mut self, supply: f64) -> u32 {
        self.numbers.supply.push(supply);
        self.numbers.supply.len() as u32 - 1
    }

    pub(crate) fn arc(&mut self, tail: u32, head: u32, gain: f64, bounds: (f64, f64), cost: f64) -> usize {
        self.tails.push(tail);
        self.heads.push(head);
        self.numbers.gain.push(gain);
        self.numbers.lower.push(bounds.0);
        self.numbers.upper.push(bounds.1);
        self.numbers.cost.push(cost);
        self.tails.len() - 1
    }

    pub(crate) fn join(self) -> Option<Specimen> {
        let topology = Topology::new(self.numbers.supply.len(), &self.tails, &self.heads).ok()?;
        Some(Specimen { topology, problem: self.numbers })
    }
}

/// Another draw of the same network: capacities and costs moved by up to `share`, fixed arcs kept fixed.
pub(crate) fn perturbed(p: &Problem, dice: &mut Dice, share: f64) -> Problem {
    let mut q = p.clone();
    for arc in 0..q.cost.len() {
        let (capacity, cost) = (dice.between(1.0 - share, 1.0 + share), dice.between(1.0 - share, 1.0 + share));
        q.upper[arc] *= capacity;
        q.lower[arc] *= capacity;
        q.cost[arc] *= cost;
    }
    q
}

/// A gas year of `slices` slices: fields, contracts with annual quantities, lines with losses, storage between slices,
/// sectors of demand in blocks. One slice has 34 nodes and 168 arcs; twelve have 342 and 1862.
pub(crate) fn gas_year(seed: u64, slices: usize) -> Option<Specimen> {
    let mut dice = Dice::new(seed);
    let mut d = Draft::default();
    let share = 1.0 / slices as f64;
    let contracts: Vec<u32> = (0..6).map(|c| annual_contract(&mut d, &mut dice, c)).collect();
    let plan = Plan::draw(&mut dice);
    let stores: Vec<Store> = (0..2).map(|_| Store { size: dice.between(20.0, 60.0), before: None }).collect();
    let mut stores = stores;
    for slice in 0..slices {
        let season = 1.0 + 0.35 * [1.0, 0.9, 0.4, 0.0, -0.5, -0.9, -1.0, -0.9, -0.4, 0.0, 0.5, 0.9][slice % 12];
        let season = if slices == 1 { 1.0 } else { season };
        let hubs: Vec<u32> = (0..26).map(|_| d.node(0.0)).collect();
        plan.lines(&mut d, &hubs, share);
        plan.fields(&mut d, &hubs, share, slice);
        plan.demands(&mut d, &hubs, share * season, slice);
        for (i, &contract) in contracts.iter().enumerate() {
            let month = dice.between(40.0, 120.0) * share * 1.3;
            d.arc(contract, hubs[i], 1.0, (0.0, month), 1e-6 * (slice as f64));
        }
        for (i, store) in stores.iter_mut().enumerate() {
            store.slice(&mut d, hubs[24 + i], share, slice + 1 == slices);
        }
    }
    d.join()
}

/// A node that holds a year's quantity: take-or-pay at no cost, flexible volume at the full price.
fn annual_contract(d: &mut Draft, dice: &mut Dice, index: usize) -> u32 {
    let node = d.node(0.0);
    let quantity = dice.between(40.0, 120.0);
    d.arc(GROUND, node, 1.0, (0.0, 0.8 * quantity), 1e-5 * index as f64);
    d.arc(GROUND, node, 1.0, (0.0, 0.3 * quantity), dice.between(5.0, 11.0));
    node
}

/// What is the same in each slice.
struct Plan {
    lines: Vec<(usize, usize, f64, f64, f64)>,
    fields: Vec<(usize, f64, f64)>,
    demands: Vec<(usize, f64, f64)>,
}

impl Plan {
    fn draw(dice: &mut Dice) -> Self {
        let mut lines = Vec::new();
        for to in 6..26 {
            for _ in 0..2 {
                let from = dice.pick(to as u32) as usize;
                lines.push((from, to, dice.between(0.94, 1.0), dice.between(60.0, 260.0), dice.between(0.1, 1.2)));
            }
        }
        let fields =
            (0..10).map(|_| (dice.pick(25) as usize, dice.between(15.0, 70.0), dice.between(1.0, 6.0))).collect();
        let demands = (0..24).map(|i| (9 + i % 17, dice.between(10.0, 60.0), [30.0, 18.0, 12.0, 8.0][i % 4])).collect();
        Self { lines, fields, demands }
    }

    /// Each line as two arcs: the second half of the capacity burns more fuel.
    fn lines(&self, d: &mut Draft, hubs: &[u32], share: f64) {
        for (i, &(from, to, gain, capacity, toll)) in self.lines.iter().enumerate() {
            let (half, rank) = (0.5 * capacity * share, 1e-6 * i as f64);
            d.arc(hubs[from], hubs[to], gain, (0.0, half), toll + rank);
            if i % 2 == 0 {
                d.arc(hubs[from], hubs[to], gain * 0.98, (0.0, half), toll + rank);
            }
        }
    }

    fn fields(&self, d: &mut Draft, hubs: &[u32], share: f64, slice: usize) {
        for (i, &(hub, volume, cost)) in self.fields.iter().enumerate() {
            let rank = 1e-5 * i as f64 + 1e-7 * slice as f64;
            d.arc(GROUND, hubs[hub], 1.0, (0.0, volume * share), cost + rank);
        }
    }

    fn demands(&self, d: &mut Draft, hubs: &[u32], share: f64, slice: usize) {
        for (i, &(hub, volume, value)) in self.demands.iter().enumerate() {
            for block in 0..3 {
                let rank = 1e-5 * i as f64 + 1e-7 * slice as f64;
                let value = value * (0.97 + 0.03 * f64::from(block)) - rank;
                d.arc(hubs[hub], GROUND, 1.0, (0.0, volume * share / 3.0), -value);
            }
        }
    }
}

/// A store with one node a slice.
struct Store {
    size: f64,
    before: Option<u32>,
}

impl Store {
    fn slice(&mut self, d: &mut Draft, hub: u32, share: f64, last: bool) {
        let node = d.node(if self.before.is_none() { 0.5 * self.size } else { 0.0 });
        d.arc(hub, node, 0.985, (0.0, 2.0 * self.size * share), 0.2);
        d.arc(node, hub, 1.0, (0.0, 3.0 * self.size * share), 0.1);
        if let Some(before) = self.before {
            d.arc(before, node, 0.9999, (0.0, self.size), 1e-4);
        }
        if last {
            d.arc(node, GROUND, 1.0, (0.0, 0.5 * self.size), -100.0);
            d.arc(node, GROUND, 1.0, (0.0, 0.5 * self.size), -0.5);
        }
        self.before = Some(node);
    }
}
