//! Which arc joins which nodes: built once, never changed while numbers change.

use super::failure::{Failure, Fault};

/// The end of an arc that has no balance: the tail of a source, the head of a demand.
pub const GROUND: u32 = u32::MAX;

/// Nodes, arcs, and for each node the arcs that touch it.
#[derive(Clone, Debug)]
pub struct Topology {
    nodes: usize,
    /// Ends by arc; ground is written as node `nodes`, so that arrays with one element more need no special case.
    ends: Vec<(u32, u32)>,
    /// Arcs at node `n`: `touching[starts[n]..starts[n + 1]]`, by rising index.
    starts: Vec<u32>,
    touching: Vec<u32>,
}

impl Topology {
    /// Joins `nodes` nodes by arcs from `tails[a]` to `heads[a]`; [`GROUND`] stands for no node.
    ///
    /// # Errors
    /// Lists of unequal length, an end that does not exist, an arc from a node (or ground) to itself.
    pub fn new(nodes: usize, tails: &[u32], heads: &[u32]) -> Result<Self, Failure> {
        if tails.len() != heads.len() || nodes + tails.len() >= u32::MAX as usize / 2 {
            return Err(Failure::Shape { what: "heads", found: heads.len(), expected: tails.len() });
        }
        let within = |n: u32| if n == GROUND { nodes as u32 } else { n };
        let ends: Vec<(u32, u32)> = tails.iter().zip(heads).map(|(&t, &h)| (within(t), within(h))).collect();
        for (arc, (&(tail, head), (&t, &h))) in ends.iter().zip(tails.iter().zip(heads)).enumerate() {
            let missing = |n: u32| n != GROUND && n as usize >= nodes;
            if missing(t) || missing(h) {
                return Err(Failure::Arc { arc, fault: Fault::NoSuchNode });
            }
            if tail == head {
                return Err(Failure::Arc { arc, fault: Fault::Loop });
            }
        }
        let (starts, touching) = incidence(nodes, &ends);
        Ok(Self { nodes, ends, starts, touching })
    }

    /// Number of nodes, ground not counted.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.nodes
    }

    /// Number of arcs.
    #[must_use]
    pub fn arcs(&self) -> usize {
        self.ends.len()
    }

    /// The node where arc `arc` begins, or [`GROUND`].
    #[must_use]
    pub fn tail(&self, arc: usize) -> u32 {
        self.outside(self.ends[arc].0)
    }

    /// The node where arc `arc` ends, or [`GROUND`].
    #[must_use]
    pub fn head(&self, arc: usize) -> u32 {
        self.outside(self.ends[arc].1)
    }

    fn outside(&self, n: u32) -> u32 {
        if n as usize == self.nodes { GROUND } else { n }
    }

    /// Tail and head of an arc, ground written as `nodes()`.
    pub(super) fn ends(&self) -> &[(u32, u32)] {
        &self.ends
    }

    /// The arcs that begin or end at `node`.
    #[must_use]
    pub fn at(&self, node: u32) -> &[u32] {
        let node = node as usize;
        &self.touching[self.starts[node] as usize..self.starts[node + 1] as usize]
    }
}

/// Arcs by node, in compressed rows.
fn incidence(nodes: usize, ends: &[(u32, u32)]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0u32; nodes + 2];
    for &(tail, head) in ends {
        starts[tail as usize + 1] += 1;
        starts[head as usize + 1] += 1;
    }
    for n in 0..=nodes {
        starts[n + 1] += starts[n];
    }
    let mut next = starts.clone();
    let mut touching = vec![0u32; 2 * ends.len()];
    for (arc, &(tail, head)) in ends.iter().enumerate() {
        for n in [tail as usize, head as usize] {
            touching[next[n] as usize] = arc as u32;
            next[n] += 1;
        }
    }
    (starts, touching)
}
