//! Where a solve starts and ends: one column a node, and the side on which every other arc rests.

use super::row::Side;
use super::topology::Topology;

/// A starting point for [`Solver::solve`](super::Solver::solve).
///
/// Valid for every [`Problem`](super::Problem) of the topology it came from, whatever the numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// The column of each node: an arc that touches it, or `arcs + node` for its artificial column.
    pub(super) column: Vec<u32>,
    /// Where each arc rests.
    pub(super) side: Vec<Side>,
}

impl Basis {
    /// The cold start: every column artificial, every arc on its lower bound.
    #[must_use]
    pub fn slack(t: &Topology) -> Self {
        let (arcs, nodes) = (t.arcs() as u32, t.nodes() as u32);
        Self { column: (arcs..arcs + nodes).collect(), side: vec![Side::Lower; t.arcs()] }
    }
}
