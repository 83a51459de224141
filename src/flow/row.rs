//! The row of the leaving column: which nodes it reaches, which arcs could take its place, and in which order.
//!
//! With the leaving column's cost changed by one, only potentials below it change, by the `weight` of each node.
//! So weights are the row of the inverse basis, and an arc's entry in the row is `-weight_tail + g * weight_head`.

use super::forest::Forest;
use super::problem::Problem;
use super::topology::Topology;

/// An entry smaller than this share of what it is the difference of is read as zero.
const NO_ENTRY: f64 = 1e-10;

/// Where an arc rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Lower,
    Upper,
    /// Lower and upper bound are the same.
    Fixed,
    /// Not on a bound: it is the column of a node.
    Column,
}

impl Side {
    /// Which way the flow can move: up from the lower bound, down from the upper, or not at all.
    fn turn(self) -> f64 {
        [1.0, -1.0, 0.0, 0.0][self as usize]
    }
}

/// An arc whose reduced cost reaches zero when the leaving column's has changed by `ratio`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) ratio: f64,
    /// Size of its entry in the row.
    pub(super) entry: f64,
    pub(super) arc: u32,
}

impl Step {
    fn before(&self, other: &Self) -> bool {
        self.ratio < other.ratio || (self.ratio == other.ratio && self.arc < other.arc)
    }
}

/// Memory for one row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// By node; zero outside `below`. Ground's stays zero.
    pub(super) weight: Vec<f64>,
    /// The nodes that would hang in the air without the leaving column.
    pub(super) below: Vec<u32>,
    /// Arcs met, with the size of their entry; one place more than there are arcs.
    met: Vec<(u32, f64)>,
    steps: Vec<Step>,
}

impl Row {
    pub(super) fn new(t: &Topology) -> Self {
        Self {
            weight: vec![0.0; t.nodes() + 1],
            below: Vec::with_capacity(t.nodes() + 1),
            met: vec![(0, 0.0); t.arcs() + 1],
            steps: Vec::with_capacity(t.arcs()),
        }
    }

    /// Collects the nodes below the column of `node`, which must have been unlinked from its parent.
    pub(super) fn spread(&mut self, forest: &Forest, node: u32) {
        let round = if forest.on_cycle[node as usize] { forest.cycle_gain(node) } else { 0.0 };
        self.weight[node as usize] = forest.unit[node as usize] / (1.0 - round);
        self.below.clear();
        self.below.push(node);
        let mut at = 0;
        while let Some(&node) = self.below.get(at) {
            let weight = self.weight[node as usize];
            for child in forest.children(node) {
                self.weight[child as usize] = weight * forest.factor[child as usize];
                self.below.push(child);
            }
            at += 1;
        }
    }

    pub(super) fn clear(&mut self) {
        for &node in &self.below {
            self.weight[node as usize] = 0.0;
        }
        self.below.clear();
    }

    /// The entry of an arc in this row, zero if it is only rounding.
    pub(super) fn entry(&self, t: &Topology, p: &Problem, arc: usize) -> f64 {
        let (tail, head) = t.ends()[arc];
        let (out, arrive) = (self.weight[tail as usize], p.gain[arc] * self.weight[head as usize]);
        let entry = arrive - out;
        if entry.abs() <= NO_ENTRY * out.abs() { 0.0 } else { entry }
    }

    /// Lists the arcs whose reduced cost moves towards zero. `sign` is that of the change of potentials per weight.
    pub(super) fn price(&mut self, t: &Topology, p: &Problem, side: &[Side], potential: &[f64], sign: f64) {
        let met = self.find_entries(t, p, side, sign);
        self.steps.clear();
        for &(arc, entry) in &self.met[..met] {
            let i = arc as usize;
            let (tail, head) = t.ends()[i];
            let d = p.cost[i] + potential[tail as usize] - p.gain[i] * potential[head as usize];
            self.steps.push(Step { ratio: (side[i].turn() * d / entry).max(0.0), entry, arc });
        }
    }

    /// Writes down every arc met below and steps on only if it counts: cheaper than a branch nobody can foresee.
    fn find_entries(&mut self, t: &Topology, p: &Problem, side: &[Side], sign: f64) -> usize {
        let mut met = 0;
        for &node in &self.below {
            for &arc in t.at(node) {
                let i = arc as usize;
                let (tail, head) = t.ends()[i];
                let out = self.weight[tail as usize];
                let entry = sign * side[i].turn() * (p.gain[i] * self.weight[head as usize] - out);
                let again = (tail != node) & (out != 0.0); // met at its tail
                self.met[met] = (arc, entry);
                met += usize::from((entry > NO_ENTRY * out.abs()) & !again);
            }
        }
        met
    }

    /// Takes the next step off the list: smallest ratio, then smallest index.
    pub(super) fn next_step(&mut self) -> Option<Step> {
        let mut best = 0;
        for (i, step) in self.steps.iter().enumerate().skip(1) {
            if step.before(&self.steps[best]) {
                best = i;
            }
        }
        (!self.steps.is_empty()).then(|| self.steps.swap_remove(best))
    }
}
