//! Arcs that rest on a bound: on which, what one more unit would cost, and what they leave to the columns.
//!
//! A few pivots leave most potentials as they were, and between two nodes whose potentials stay every arc stays. So
//! what was settled before the pivots is kept, and only what touches another node is settled again. Sums are taken in
//! the same order either way: the answer is the same to the last bit.

use super::problem::Problem;
use super::row::Side;
use super::solver::Solver;
use super::topology::Topology;

/// What the arcs were settled by, and what came of it.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    /// By node: the potential. Not a number where an arc has moved since.
    by: Vec<f64>,
    /// Up to this size a reduced cost was read as zero. Not a number if nothing is settled yet.
    limit: f64,
    /// By node: what its column must balance.
    pub(super) due: Vec<f64>,
    /// The nodes whose arcs are to be settled again.
    touched: Vec<u32>,
}

impl Settled {
    pub(super) fn new(t: &Topology) -> Self {
        let nodes = t.nodes() + 1;
        Self { by: vec![0.0; nodes], limit: f64::NAN, due: vec![0.0; nodes], touched: Vec::with_capacity(nodes) }
    }

    /// Forgets all: other numbers, or another basis.
    pub(super) fn forget(&mut self) {
        self.limit = f64::NAN;
    }

    /// Notes that an arc has left its bound or come to one.
    pub(super) fn moved(&mut self, (tail, head): (u32, u32)) {
        self.by[tail.min(head) as usize] = f64::NAN; // ground is above all nodes
    }

    /// Lists what must be settled again; false if that is no less work than settling all.
    fn find_touched(&mut self, potential: &[f64], limit: f64) -> bool {
        if limit != self.limit {
            return false;
        }
        self.touched.clear();
        for (node, (by, now)) in self.by.iter().zip(potential).enumerate() {
            if by != now {
                self.touched.push(node as u32);
            }
        }
        2 * self.touched.len() < self.by.len()
    }
}

/// Up to which reduced cost an arc goes to its upper bound, by the side where it is. One within `limit` is zero, and
/// leaves an arc where it rests.
fn most(limit: f64) -> [f64; 4] {
    let below = (-limit).next_down();
    [below, limit, below, f64::NEG_INFINITY]
}

/// Where an arc of reduced cost `d` rests, and with which flow; a column has none here.
fn rest(side: Side, d: f64, most: &[f64; 4], (lower, upper): (f64, f64)) -> (Side, f64) {
    // Written without branches: which arcs are columns and which rest where nobody can foresee.
    let column = side == Side::Column;
    let up = d <= most[side as usize];
    let free = if up { Side::Upper } else { Side::Lower };
    let rests = if lower == upper { Side::Fixed } else { free };
    let x = if column {
        0.0
    } else if up {
        upper
    } else {
        lower
    };
    (if column { Side::Column } else { rests }, x)
}

impl Solver {
    /// Settles all arcs, or those that may have changed. Reduced costs within `limit` are zero.
    pub(super) fn settle(&mut self, t: &Topology, p: &Problem, limit: f64) {
        if self.settled.find_touched(&self.potential, limit) {
            self.settle_touched(t, p, &most(limit));
        } else {
            self.settle_all(t, p, &most(limit));
        }
        self.settled.limit = limit;
        self.settled.by.copy_from_slice(&self.potential);
    }

    fn settle_all(&mut self, t: &Topology, p: &Problem, most: &[f64; 4]) {
        // Slices, so that the loop need not look up where its lists are after every number it writes.
        let (potential, due) = (self.potential.as_slice(), self.settled.due.as_mut_slice());
        for (due, &supply) in due.iter_mut().zip(&p.supply) {
            *due = -supply;
        }
        let resting = self.side.iter_mut().zip(&mut self.reduced).zip(&mut self.flow);
        let numbers = p.cost.iter().zip(&p.gain).zip(p.lower.iter().zip(&p.upper));
        for ((((side, reduced), flow), &(tail, head)), ((&cost, &gain), (&lower, &upper))) in
            resting.zip(t.ends()).zip(numbers)
        {
            let (tail, head) = (tail as usize, head as usize);
            let d = cost + potential[tail] - gain * potential[head];
            let (rests, x) = rest(*side, d, most, (lower, upper));
            (*side, *flow) = (rests, x);
            *reduced = if rests == Side::Column { 0.0 } else { d };
            if x != 0.0 {
                due[tail] += x;
                due[head] -= gain * x;
            }
        }
    }

    fn settle_touched(&mut self, t: &Topology, p: &Problem, most: &[f64; 4]) {
        let (potential, due) = (self.potential.as_slice(), self.settled.due.as_mut_slice());
        for &arc in self.settled.touched.iter().flat_map(|&node| t.at(node)) {
            let arc = arc as usize;
            let (tail, head) = t.ends()[arc];
            let d = p.cost[arc] + potential[tail as usize] - p.gain[arc] * potential[head as usize];
            let (side, x) = rest(self.side[arc], d, most, (p.lower[arc], p.upper[arc]));
            self.side[arc] = side;
            self.reduced[arc] = if side == Side::Column { 0.0 } else { d };
            if x != self.flow[arc] {
                self.flow[arc] = x;
                (due[tail as usize], due[head as usize]) = (f64::NAN, f64::NAN);
            }
        }
        for node in 0..t.nodes() {
            if self.settled.due[node].is_nan() {
                self.settled.due[node] = self.due(t, p, node);
            }
        }
    }

    /// What the arcs that rest leave to the column of a node.
    fn due(&self, t: &Topology, p: &Problem, node: usize) -> f64 {
        let mut due = -p.supply[node];
        for &arc in t.at(node as u32) {
            let (arc, x) = (arc as usize, self.flow[arc as usize]);
            if x != 0.0 {
                due += if t.ends()[arc].0 as usize == node { x } else { -(p.gain[arc] * x) };
            }
        }
        due
    }
}
