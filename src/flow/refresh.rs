//! Everything that follows from a basis, computed anew; and what is handed out at the end.

use super::problem::{Problem, Sizes};
use super::row::Side;
use super::solver::Solver;
use super::topology::Topology;

/// A column out of bounds by less than this share of the largest bound or supply is in bounds.
const TOLERANCE_FLOW: f64 = 1e-12;
/// A reduced cost of less than this share of the largest cost is zero.
const TOLERANCE_COST: f64 = 1e-13;
/// A reduced cost of less than this share of the largest potential is rounding.
const ROUNDING: f64 = 4e-15;

impl Solver {
    pub(super) fn set_tolerances(&mut self, sizes: Sizes) {
        self.tolerance_flow = TOLERANCE_FLOW * sizes.flow;
        self.tolerance_cost = TOLERANCE_COST * sizes.cost;
    }

    /// Everything that follows from the basis, computed anew; arcs on the wrong side are moved to the other.
    pub(super) fn refresh(&mut self, t: &Topology, p: &Problem) {
        let cut = self.forest.arrange(t, p);
        self.stats.repairs += cut;
        if cut > 0 {
            self.put_down(t, p);
        }
        self.forest.potentials(&p.cost, &mut self.potential);
        // Round a cycle that hardly loses, potentials dwarf costs; then it is their rounding that must read as zero.
        let limit = self.tolerance_cost.max(ROUNDING * largest(&self.potential));
        self.settle(t, p, limit);
        self.rest.copy_from_slice(&self.settled.due);
        self.forest.flows(&mut self.rest, &mut self.value);
    }

    /// Arcs that a repair cut out of the basis rest on their lower bound.
    fn put_down(&mut self, t: &Topology, p: &Problem) {
        let columns = self.side.iter_mut().filter(|side| **side == Side::Column);
        columns.for_each(|side| *side = Side::Lower);
        self.take_columns(t, p);
        self.settled.forget();
    }

    /// Bounds of the columns; pivots carry them on.
    pub(super) fn take_columns(&mut self, t: &Topology, p: &Problem) {
        for node in 0..t.nodes() {
            let column = self.forest.column[node] as usize;
            let artificial = column >= t.arcs();
            (self.least[node], self.most[node]) =
                if artificial { (0.0, 0.0) } else { (p.lower[column], p.upper[column]) };
            if !artificial {
                self.side[column] = Side::Column;
            }
        }
    }

    pub(super) fn hand_out(&mut self, p: &Problem) {
        self.last.side.copy_from_slice(&self.side);
        let nodes = self.last.column.len();
        self.last.column.copy_from_slice(&self.forest.column[..nodes]);
        for node in 0..nodes {
            let column = self.last.column[node] as usize;
            if let Some(flow) = self.flow.get_mut(column) {
                *flow = self.value[node].clamp(p.lower[column], p.upper[column]);
            }
        }
    }
}

/// Largest size in a list, in lanes that a machine can take side by side.
fn largest(list: &[f64]) -> f64 {
    let larger = |m: f64, v: f64| if v.abs() > m { v.abs() } else { m };
    let chunks = list.chunks_exact(8);
    let rest = chunks.remainder().iter().fold(0.0, |m, &v| larger(m, v));
    let mut lanes = [0.0f64; 8];
    for chunk in chunks {
        for (lane, &v) in lanes.iter_mut().zip(chunk) {
            *lane = larger(*lane, v);
        }
    }
    lanes.into_iter().fold(rest, larger)
}
