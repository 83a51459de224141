//! The dual simplex itself: which column leaves, which arcs flip, which arc enters, and when it is over.

use super::failure::Failure;
use super::problem::Problem;
use super::row::{Side, Step};
use super::solver::Solver;
use super::topology::Topology;

/// After so many pivots in a row that move no potential, the smallest index decides (no cycle can then close).
const PATIENCE: u32 = 60;
/// Times the answer is computed anew and pivoting goes on before a solve counts as stalled.
const ROUNDS: u32 = 30;

/// How a run of pivots ended.
pub(super) enum Outcome {
    Solved,
    Short(Failure),
    /// Too many pivots or rounds.
    Stalled,
}

/// How one pivot ended.
enum Pivot {
    Done,
    /// The column was out of bounds by rounding only and has been put on its bound.
    Forgiven,
    /// No arc can take the place of the column; so much is missing of it.
    Blocked {
        missing: f64,
    },
}

impl Solver {
    /// Pivots until the answer, computed anew, is in bounds.
    pub(super) fn run(&mut self, t: &Topology, p: &Problem) -> Outcome {
        let cap = self.stats.pivots + 200 + 10 * (t.arcs() + t.nodes()) as u32;
        let mut idle = 0;
        let mut suspect = None;
        for round in 0..ROUNDS {
            self.refresh(t, p);
            if round == 0 {
                self.forest.keep();
            }
            self.forgiven = 0;
            let mut fresh = true;
            // A column that nothing could replace is looked at again first, with exact numbers.
            let mut next = suspect.take().filter(|&node| self.breach(node) > self.tolerance_flow);
            while let Some(node) = next.take().or_else(|| self.leaving(idle >= PATIENCE)) {
                match self.pivot(t, p, node, &mut idle) {
                    Pivot::Done if self.stats.pivots >= cap => return Outcome::Stalled,
                    Pivot::Done => fresh = false,
                    Pivot::Forgiven => {}
                    Pivot::Blocked { missing } if fresh => return Outcome::Short(self.shortage(node, missing)),
                    Pivot::Blocked { .. } => {
                        suspect = Some(node);
                        break;
                    }
                }
            }
            self.row.clear();
            if fresh {
                return Outcome::Solved;
            }
        }
        Outcome::Stalled
    }

    fn breach(&self, node: u32) -> f64 {
        let i = node as usize;
        let (lack, excess) = (self.least[i] - self.value[i], self.value[i] - self.most[i]);
        if excess > lack { excess } else { lack }
    }

    /// The node whose column is furthest out of bounds, or (`first`) the one whose column has the smallest index.
    fn leaving(&self, first: bool) -> Option<u32> {
        let worst = self.worst_breach();
        if worst <= self.tolerance_flow {
            return None;
        }
        let nodes = 0..self.value.len() as u32;
        if first {
            let out = nodes.filter(|&node| self.breach(node) > self.tolerance_flow);
            return out.min_by_key(|&node| self.forest.column[node as usize]);
        }
        nodes.into_iter().find(|&node| self.breach(node) == worst)
    }

    /// By how much the column furthest out of bounds is so, in lanes that a machine can take side by side: most often it
    /// is none, and no index is needed.
    fn worst_breach(&self) -> f64 {
        let larger = |m: f64, v: f64| if v > m { v } else { m };
        let breach = |x: f64, least: f64, most: f64| larger(least - x, x - most);
        let mut lanes = [f64::NEG_INFINITY; 4];
        let chunks = self.value.chunks_exact(4).zip(self.least.chunks_exact(4)).zip(self.most.chunks_exact(4));
        for ((x, least), most) in chunks {
            for (n, lane) in lanes.iter_mut().enumerate() {
                *lane = larger(*lane, breach(x[n], least[n], most[n]));
            }
        }
        let from = self.value.len() / 4 * 4;
        let rest = (from..self.value.len()).map(|i| breach(self.value[i], self.least[i], self.most[i]));
        rest.chain(lanes).fold(f64::NEG_INFINITY, larger)
    }

    /// One change of basis at the column of `node`, which is out of bounds.
    fn pivot(&mut self, t: &Topology, p: &Problem, node: u32, idle: &mut u32) -> Pivot {
        let i = node as usize;
        let below = self.value[i] < self.least[i];
        let bound = if below { self.least[i] } else { self.most[i] };
        // A column that leaves on its lower bound needs a reduced cost >= 0, and that is minus the step.
        let sign = if below { -1.0 } else { 1.0 };
        self.forest.unlink(node);
        self.row.spread(&self.forest, node);
        let missing = (self.value[i] - bound).abs();
        // What a column may be out of bounds for an imbalance within tolerance; much on a cycle that hardly loses.
        let noise = self.tolerance_flow * self.row.weight[i].abs().max(1.0);
        if missing <= noise && self.forgiven < self.last.column.len() {
            self.forgive(node, bound);
            return Pivot::Forgiven;
        }
        self.row.price(t, p, &self.side, &self.potential, sign);
        let (step, missing) = self.ratio_test(t, p, missing, noise, *idle < PATIENCE);
        let Some(step) = step else {
            return Pivot::Blocked { missing };
        };
        self.stats.pivots += 1;
        *idle = if step.ratio > 0.0 { 0 } else { *idle + 1 };
        self.stats.degenerate += u32::from(step.ratio == 0.0);
        self.exchange(t, p, node, bound, step, sign * step.ratio);
        Pivot::Done
    }

    /// Passes arcs over to their other bound while that leaves the column out of bounds; the next one enters.
    fn ratio_test(
        &mut self,
        t: &Topology,
        p: &Problem,
        mut missing: f64,
        noise: f64,
        flipping: bool,
    ) -> (Option<Step>, f64) {
        while let Some(step) = self.row.next_step() {
            let arc = step.arc as usize;
            let left = missing - step.entry * (p.upper[arc] - p.lower[arc]);
            if left <= noise || !flipping {
                return (Some(step), missing);
            }
            missing = left;
            self.flip(t, p, arc);
        }
        (None, missing)
    }

    /// Puts the column of `node` on its bound at the price of an imbalance within tolerance.
    fn forgive(&mut self, node: u32, bound: f64) {
        let i = node as usize;
        let amount = (bound - self.value[i]) / self.row.weight[i];
        self.forest.send(node, amount, &mut self.value);
        self.value[i] = bound;
        self.forest.link(node);
        self.row.clear();
        self.forgiven += 1;
    }

    fn flip(&mut self, t: &Topology, p: &Problem, arc: usize) {
        let width = p.upper[arc] - p.lower[arc];
        let (side, more) = if self.side[arc] == Side::Lower { (Side::Upper, width) } else { (Side::Lower, -width) };
        self.side[arc] = side;
        self.stats.flips += 1;
        self.shift(t, p, arc, more);
    }

    /// Lets the columns take up `more` flow into `arc`.
    fn shift(&mut self, t: &Topology, p: &Problem, arc: usize, more: f64) {
        let (tail, head) = t.ends()[arc];
        self.settled.moved((tail, head));
        self.forest.send(tail, more, &mut self.value);
        self.forest.send(head, -p.gain[arc] * more, &mut self.value);
    }

    /// The column of `node` goes to `bound`, the arc of `step` comes in; potentials below move by `change` per weight.
    fn exchange(&mut self, t: &Topology, p: &Problem, node: u32, bound: f64, step: Step, change: f64) {
        let arc = step.arc as usize;
        let more = (self.value[node as usize] - bound) / self.row.entry(t, p, arc);
        self.shift(t, p, arc, more);
        let from = if self.side[arc] == Side::Upper { p.upper[arc] } else { p.lower[arc] };
        for &n in &self.row.below {
            self.potential[n as usize] += change * self.row.weight[n as usize];
        }
        self.retire(t, p, node, bound);
        let (tail, head) = t.ends()[arc];
        let tail_below = self.row.weight[tail as usize] != 0.0;
        let (root, far) = if tail_below { (tail, head) } else { (head, tail) };
        let closes = self.row.weight[far as usize] != 0.0;
        if self.forest.on_cycle[node as usize] {
            self.forest.flag_cycle(node, false);
        }
        self.rehang(t, p, node, root, arc, from + more);
        if closes {
            self.forest.flag_cycle(root, true);
        }
        self.row.clear();
    }

    /// Lets the column of `node` rest where it left.
    fn retire(&mut self, t: &Topology, p: &Problem, node: u32, bound: f64) {
        let column = self.forest.column[node as usize] as usize;
        if let Some(side) = self.side.get_mut(column) {
            self.settled.moved(t.ends()[column]);
            *side = if p.lower[column] == p.upper[column] {
                Side::Fixed
            } else if bound == p.upper[column] {
                Side::Upper
            } else {
                Side::Lower
            };
        }
    }

    /// Turns the path from `root` up to `node`, so that all below `node` hangs by `arc` at `root`.
    fn rehang(&mut self, t: &Topology, p: &Problem, node: u32, root: u32, arc: usize, value: f64) {
        self.side[arc] = Side::Column;
        let mut at = root;
        let (mut column, mut flow, mut least, mut most) = (arc as u32, value, p.lower[arc], p.upper[arc]);
        loop {
            let i = at as usize;
            let (up, old) = (self.forest.parent[i], self.forest.column[i]);
            if at != node {
                self.forest.unlink(at); // `node` itself was unlinked before the row was read
            }
            self.forest.hang(t, p, at, column);
            self.forest.link(at);
            std::mem::swap(&mut self.value[i], &mut flow);
            std::mem::swap(&mut self.least[i], &mut least);
            std::mem::swap(&mut self.most[i], &mut most);
            if at == node {
                return;
            }
            (at, column) = (up, old);
        }
    }

    /// The proof that there is no answer: the weights of the row that no arc can help any more.
    #[cold]
    fn shortage(&mut self, node: u32, missing: f64) -> Failure {
        let at = self.row.weight[node as usize];
        let below = self.value[node as usize] < self.least[node as usize];
        let shortage = if below { -missing / at } else { missing / at };
        let within = self.row.below.iter().map(|&n| (n, self.row.weight[n as usize] / at)).collect();
        self.row.clear();
        Failure::Short { node, shortage, within }
    }
}
