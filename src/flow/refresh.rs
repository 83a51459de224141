//! Everything that follows from a basis, computed anew; and what is handed out at the end.

use super::problem::Problem;
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
    pub(super) fn set_tolerances(&mut self, p: &Problem) {
        self.tolerance_flow = TOLERANCE_FLOW * largest(&p.lower).max(largest(&p.upper)).max(largest(&p.supply));
        self.tolerance_cost = TOLERANCE_COST * largest(&p.cost);
    }

    /// Everything that follows from the basis, computed anew; arcs on the wrong side are moved to the other.
    pub(super) fn refresh(&mut self, t: &Topology, p: &Problem) {
        let cut = self.forest.arrange(t, p);
        self.stats.repairs += cut;
        self.forest.potentials(&p.cost, &mut self.potential);
        self.reset_columns(t, p, cut);
        self.settle_arcs(t, p);
        self.forest.flows(&mut self.rest, &mut self.value);
    }

    /// Bounds of the columns; arcs that a repair cut out of the basis rest on their lower bound.
    fn reset_columns(&mut self, t: &Topology, p: &Problem, cut: u32) {
        if cut > 0 {
            let columns = self.side.iter_mut().filter(|side| **side == Side::Column);
            columns.for_each(|side| *side = Side::Lower);
        }
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

    /// Reduced costs and sides; flows of the arcs on their bounds, and what these leave to the columns.
    fn settle_arcs(&mut self, t: &Topology, p: &Problem) {
        for (rest, &supply) in self.rest.iter_mut().zip(&p.supply) {
            *rest = -supply;
        }
        self.rest[p.supply.len()] = 0.0;
        // Round a cycle that hardly loses, potentials dwarf costs; then it is their rounding that must read as zero.
        let limit = self.tolerance_cost.max(ROUNDING * largest(&self.potential));
        let resting = self.side.iter_mut().zip(&mut self.reduced).zip(&mut self.flow);
        let numbers = p.cost.iter().zip(&p.gain).zip(p.lower.iter().zip(&p.upper));
        for ((((side, reduced), flow), &(tail, head)), ((&cost, &gain), (&lower, &upper))) in
            resting.zip(t.ends()).zip(numbers)
        {
            let (tail, head) = (tail as usize, head as usize);
            let d = cost + self.potential[tail] - gain * self.potential[head];
            // Written without branches: which arcs are columns and which rest where nobody can foresee.
            let column = *side == Side::Column;
            let up = (d < -limit) | ((*side == Side::Upper) & (d <= limit));
            let free = if up { Side::Upper } else { Side::Lower };
            let rests = if lower == upper { Side::Fixed } else { free };
            *side = if column { Side::Column } else { rests };
            let x = if column {
                0.0
            } else if up {
                upper
            } else {
                lower
            };
            (*reduced, *flow) = (if column { 0.0 } else { d }, x);
            if x != 0.0 {
                self.rest[tail] += x;
                self.rest[head] -= gain * x;
            }
        }
    }

    pub(super) fn hand_out(&mut self, p: &Problem) {
        for (up, &side) in self.last.at_upper.iter_mut().zip(&self.side) {
            *up = side == Side::Upper;
        }
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
