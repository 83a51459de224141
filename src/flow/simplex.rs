//! The dual simplex itself: which column leaves, which arcs flip, which arc enters, and when it is over.

use super::basis::Basis;
use super::certificate::Certificate;
use super::failure::Failure;
use super::forest::Forest;
use super::problem::Problem;
use super::row::{Row, Side, Step};
use super::topology::Topology;

/// A column out of bounds by less than this share of the largest bound or supply is in bounds.
const TOLERANCE_FLOW: f64 = 1e-12;
/// A reduced cost of less than this share of the largest cost is zero.
const TOLERANCE_COST: f64 = 1e-13;
/// After so many pivots in a row that move no potential, the smallest index decides (no cycle can then close).
const PATIENCE: u32 = 60;
/// Times the answer is computed anew and pivoting goes on before a solve counts as stalled.
const ROUNDS: u32 = 30;

/// What one solve took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Changes of basis.
    pub pivots: u32,
    /// Arcs moved to their other bound on the way.
    pub flips: u32,
    /// Pivots that moved no potential.
    pub degenerate: u32,
    /// Singular cycles cut out of the starting basis.
    pub repairs: u32,
    /// Whether the given basis led nowhere and the answer comes from a cold start.
    pub cold: bool,
}

/// All memory for the solves of one topology.
#[derive(Clone, Debug)]
pub struct Solver {
    forest: Forest,
    row: Row,
    side: Vec<Side>,
    potential: Vec<f64>,
    reduced: Vec<f64>,
    flow: Vec<f64>,
    /// By node: the flow of its column and the bounds of that arc.
    value: Vec<f64>,
    least: Vec<f64>,
    most: Vec<f64>,
    rest: Vec<f64>,
    tolerance_flow: f64,
    tolerance_cost: f64,
    cold: Basis,
    last: Basis,
    stats: Stats,
}

enum Outcome {
    Solved,
    Short(Failure),
    Stalled,
}

enum Pivot {
    Done,
    /// No arc can take the place of the column of this node; so much is missing of it.
    Blocked {
        node: u32,
        missing: f64,
    },
}

impl Solver {
    /// Sets up memory for the solves of `t`.
    #[must_use]
    pub fn new(t: &Topology) -> Self {
        let (nodes, arcs) = (t.nodes() + 1, t.arcs());
        Self {
            forest: Forest::new(t),
            row: Row::new(t),
            side: vec![Side::Lower; arcs],
            potential: vec![0.0; nodes],
            reduced: vec![0.0; arcs],
            flow: vec![0.0; arcs],
            value: vec![0.0; nodes],
            least: vec![0.0; nodes],
            most: vec![0.0; nodes],
            rest: vec![0.0; nodes],
            tolerance_flow: 0.0,
            tolerance_cost: 0.0,
            cold: Basis::slack(t),
            last: Basis::slack(t),
            stats: Stats::default(),
        }
    }

    /// Finds the least-cost flow of `p`, starting from `start`, which may come from any numbers on the same topology.
    ///
    /// # Errors
    /// Numbers that cannot be read, a basis of another topology, no feasible flow, no answer within the pivot cap.
    /// After an error the answers of this solver mean nothing.
    pub fn solve(&mut self, t: &Topology, p: &Problem, start: &Basis) -> Result<Stats, Failure> {
        self.fits(t, start)?;
        p.check(t)?;
        self.stats = Stats::default();
        self.set_tolerances(p);
        if !self.load(t, p, start) {
            return Err(Failure::Shape { what: "basis of another network", found: 0, expected: t.nodes() });
        }
        let mut outcome = self.run(t, p);
        if matches!(outcome, Outcome::Stalled) {
            self.stats.cold = true;
            let cold = std::mem::take(&mut self.cold);
            self.load(t, p, &cold);
            self.cold = cold;
            outcome = self.run(t, p);
        }
        match outcome {
            Outcome::Solved => {
                self.hand_out(p);
                Ok(self.stats)
            }
            Outcome::Short(failure) => Err(failure),
            Outcome::Stalled => Err(Failure::Stalled { pivots: self.stats.pivots }),
        }
    }

    /// Flow into each arc.
    #[must_use]
    pub fn flow(&self) -> &[f64] {
        &self.flow
    }

    /// `pi_n`: what one more unit of demand at each node would cost.
    #[must_use]
    pub fn potential(&self) -> &[f64] {
        &self.potential[..self.potential.len() - 1]
    }

    /// `d_a = c_a + pi_tail - g_a pi_head`: what one more unit through each arc would cost; negative on an arc that is
    /// full and worth widening.
    #[must_use]
    pub fn reduced_cost(&self) -> &[f64] {
        &self.reduced
    }

    /// The basis of the last answer.
    #[must_use]
    pub fn basis(&self) -> &Basis {
        &self.last
    }

    /// Copies the basis of the last answer without allocating.
    pub fn basis_into(&self, to: &mut Basis) {
        to.column.clone_from(&self.last.column);
        to.at_upper.clone_from(&self.last.at_upper);
    }

    /// Proof of the last answer.
    #[must_use]
    pub fn certificate(&self, t: &Topology, p: &Problem) -> Certificate {
        Certificate::of(t, p, self.flow(), self.potential())
    }

    fn fits(&self, t: &Topology, start: &Basis) -> Result<(), Failure> {
        let checks = [
            ("nodes of the solver", self.potential.len() - 1, t.nodes()),
            ("arcs of the solver", self.flow.len(), t.arcs()),
            ("nodes of the basis", start.column.len(), t.nodes()),
            ("arcs of the basis", start.at_upper.len(), t.arcs()),
        ];
        match checks.into_iter().find(|(_, found, expected)| found != expected) {
            Some((what, found, expected)) => Err(Failure::Shape { what, found, expected }),
            None => Ok(()),
        }
    }

    fn set_tolerances(&mut self, p: &Problem) {
        let largest = |list: &[f64]| list.iter().fold(0.0f64, |m, v| if v.abs() > m { v.abs() } else { m });
        self.tolerance_flow = TOLERANCE_FLOW * largest(&p.lower).max(largest(&p.upper)).max(largest(&p.supply));
        self.tolerance_cost = TOLERANCE_COST * largest(&p.cost);
    }

    fn load(&mut self, t: &Topology, p: &Problem, start: &Basis) -> bool {
        for (side, &up) in self.side.iter_mut().zip(&start.at_upper) {
            *side = if up { Side::Upper } else { Side::Lower };
        }
        self.forest.load(t, p, start)
    }

    /// Pivots until the answer, computed anew, is in bounds.
    fn run(&mut self, t: &Topology, p: &Problem) -> Outcome {
        let cap = self.stats.pivots + 200 + 10 * (t.arcs() + t.nodes()) as u32;
        for _ in 0..ROUNDS {
            self.refresh(t, p);
            let mut idle = 0;
            let mut fresh = true;
            while let Some(node) = self.leaving(idle >= PATIENCE) {
                match self.pivot(t, p, node, &mut idle) {
                    Pivot::Done if self.stats.pivots >= cap => return Outcome::Stalled,
                    Pivot::Done => fresh = false,
                    Pivot::Blocked { node, missing } if fresh => return Outcome::Short(self.shortage(node, missing)),
                    Pivot::Blocked { .. } => {
                        self.row.clear();
                        break; // look again with exact numbers
                    }
                }
            }
            if fresh {
                return Outcome::Solved;
            }
        }
        Outcome::Stalled
    }

    /// Everything that follows from the basis, computed anew; arcs on the wrong side are moved to the other.
    fn refresh(&mut self, t: &Topology, p: &Problem) {
        self.stats.repairs += self.forest.arrange(t, p);
        self.forest.potentials(&p.cost, &mut self.potential);
        self.reset_columns(t, p);
        self.settle_arcs(t, p);
        self.forest.flows(&mut self.rest, &mut self.value);
    }

    fn reset_columns(&mut self, t: &Topology, p: &Problem) {
        for side in &mut self.side {
            if *side == Side::Column {
                *side = Side::Lower; // cut out of the basis by a repair
            }
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

    /// Reduced costs, sides, and what arcs on their bounds leave to the columns.
    fn settle_arcs(&mut self, t: &Topology, p: &Problem) {
        for (rest, &supply) in self.rest.iter_mut().zip(&p.supply) {
            *rest = -supply;
        }
        self.rest[p.supply.len()] = 0.0;
        for (i, &(tail, head)) in t.ends().iter().enumerate() {
            let d = p.cost[i] + self.potential[tail as usize] - p.gain[i] * self.potential[head as usize];
            self.reduced[i] = d;
            if self.side[i] == Side::Column {
                self.reduced[i] = 0.0;
                continue;
            }
            let up = d < -self.tolerance_cost || (self.side[i] == Side::Upper && d <= self.tolerance_cost);
            let x = if up { p.upper[i] } else { p.lower[i] };
            self.side[i] = match up {
                _ if p.lower[i] == p.upper[i] => Side::Fixed,
                true => Side::Upper,
                false => Side::Lower,
            };
            if x != 0.0 {
                self.rest[tail as usize] += x;
                self.rest[head as usize] -= p.gain[i] * x;
            }
        }
    }

    /// The node whose column is furthest out of bounds, or (`first`) the one whose column has the smallest index.
    fn leaving(&self, first: bool) -> Option<u32> {
        let nodes = self.value.len() - 1;
        let (value, least, most) = (&self.value[..nodes], &self.least[..nodes], &self.most[..nodes]);
        let (mut worst, mut found) = (self.tolerance_flow, None);
        for node in 0..nodes {
            let breach = (least[node] - value[node]).max(value[node] - most[node]);
            if breach > worst {
                if first {
                    let smaller = found.is_none_or(|f: u32| self.forest.column[node] < self.forest.column[f as usize]);
                    found = if smaller { Some(node as u32) } else { found };
                } else {
                    (worst, found) = (breach, Some(node as u32));
                }
            }
        }
        found
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
        self.row.price(t, p, &self.side, &self.potential, sign);
        let missing = (self.value[i] - bound).abs();
        let (step, missing) = self.ratio_test(t, p, missing, *idle < PATIENCE);
        let Some(step) = step else {
            return Pivot::Blocked { node, missing };
        };
        self.stats.pivots += 1;
        *idle = if step.ratio > 0.0 { 0 } else { *idle + 1 };
        self.stats.degenerate += u32::from(step.ratio == 0.0);
        self.exchange(t, p, node, bound, step, sign * step.ratio);
        Pivot::Done
    }

    /// Passes arcs over to their other bound while that leaves the column out of bounds; the next one enters.
    fn ratio_test(&mut self, t: &Topology, p: &Problem, mut missing: f64, flipping: bool) -> (Option<Step>, f64) {
        while let Some(step) = self.row.next_step() {
            let arc = step.arc as usize;
            let left = missing - step.entry * (p.upper[arc] - p.lower[arc]);
            if left <= self.tolerance_flow || !flipping {
                return (Some(step), missing);
            }
            missing = left;
            self.flip(t, p, arc);
        }
        (None, missing)
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
        self.retire(p, node, bound);
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
    fn retire(&mut self, p: &Problem, node: u32, bound: f64) {
        let column = self.forest.column[node as usize] as usize;
        if let Some(side) = self.side.get_mut(column) {
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
            let up = self.forest.parent[i];
            if at != node {
                self.forest.unlink(at); // `node` itself was unlinked before the row was read
            }
            let old = self.forest.column[i];
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

    fn hand_out(&mut self, p: &Problem) {
        for (up, &side) in self.last.at_upper.iter_mut().zip(&self.side) {
            *up = side == Side::Upper;
        }
        for (i, &side) in self.side.iter().enumerate() {
            self.flow[i] = if side == Side::Upper { p.upper[i] } else { p.lower[i] };
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
