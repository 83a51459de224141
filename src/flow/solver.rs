//! What a caller holds: memory for the solves of one topology, the solve itself, and its answers.

use super::basis::Basis;
use super::certificate::Certificate;
use super::failure::Failure;
use super::forest::Forest;
use super::problem::Problem;
use super::row::{Row, Side};
use super::settle::Settled;
use super::simplex::Outcome;
use super::topology::Topology;

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
    pub(super) forest: Forest,
    pub(super) row: Row,
    pub(super) side: Vec<Side>,
    pub(super) potential: Vec<f64>,
    pub(super) reduced: Vec<f64>,
    pub(super) flow: Vec<f64>,
    /// By node: the flow of its column and the bounds of that arc; ground's stay zero.
    pub(super) value: Vec<f64>,
    pub(super) least: Vec<f64>,
    pub(super) most: Vec<f64>,
    pub(super) rest: Vec<f64>,
    pub(super) settled: Settled,
    pub(super) tolerance_flow: f64,
    pub(super) tolerance_cost: f64,
    /// Columns put on their bound since all was computed anew.
    pub(super) forgiven: usize,
    pub(super) cold: Basis,
    pub(super) last: Basis,
    pub(super) stats: Stats,
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
            settled: Settled::new(t),
            tolerance_flow: 0.0,
            tolerance_cost: 0.0,
            forgiven: 0,
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
        self.set_tolerances(p.survey(t)?);
        self.stats = Stats::default();
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
        to.side.clone_from(&self.last.side);
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
            ("arcs of the basis", start.side.len(), t.arcs()),
        ];
        match checks.into_iter().find(|(_, found, expected)| found != expected) {
            Some((what, found, expected)) => Err(Failure::Shape { what, found, expected }),
            None => Ok(()),
        }
    }

    fn load(&mut self, t: &Topology, p: &Problem, start: &Basis) -> bool {
        self.side.copy_from_slice(&start.side);
        let fits = self.forest.load(t, p, start);
        if fits {
            self.take_columns(t, p);
        }
        self.settled.forget();
        fits
    }
}
