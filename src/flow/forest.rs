//! The shape of a basis: each node hangs by one column from its parent, and a component has one root or one cycle.
//!
//! Column of node `n` with far end (parent) `m`; what `n` needs comes or goes through it:
//! - `n` is its tail: a unit of imbalance at `n` changes the column by `unit = -1` and arrives at `m` times `factor = g`;
//! - `n` is its head: `unit = 1/g` and `factor = 1/g`.
//!
//! The same two numbers carry potentials the other way: `pi_n = factor * pi_m + unit * cost`.
//! Ground is node `nodes`, the parent of every root.

use super::arrange::Arrangement;
use super::basis::Basis;
use super::problem::Problem;
use super::topology::Topology;

pub(super) const NONE: u32 = u32::MAX;

/// Parent, column and children of each node.
#[derive(Clone, Debug)]
pub(super) struct Forest {
    pub(super) parent: Vec<u32>,
    pub(super) column: Vec<u32>,
    pub(super) factor: Vec<f64>,
    pub(super) unit: Vec<f64>,
    pub(super) on_cycle: Vec<bool>,
    pub(super) first_child: Vec<u32>,
    pub(super) next: Vec<u32>,
    pub(super) previous: Vec<u32>,
    /// Nodes, parents before children; on a cycle the first node's parent is the last of the cycle to follow.
    pub(super) order: Vec<u32>,
    /// How many of `order` hang from ground.
    pub(super) rooted: usize,
    /// First node of each cycle.
    pub(super) closing: Vec<u32>,
    pub(super) mark: Vec<u32>,
    pub(super) kept: Arrangement,
}

impl Forest {
    pub(super) fn new(t: &Topology) -> Self {
        let n = t.nodes() + 1;
        let ground = t.nodes() as u32;
        Self {
            parent: vec![ground; n],
            column: (0..n).map(|i| (t.arcs() + i) as u32).collect(),
            factor: vec![1.0; n],
            unit: vec![1.0; n],
            on_cycle: vec![false; n],
            first_child: vec![NONE; n],
            next: vec![NONE; n],
            previous: vec![NONE; n],
            order: Vec::with_capacity(n),
            rooted: 0,
            closing: Vec::with_capacity(n),
            mark: vec![0; n],
            kept: Arrangement::none(n),
        }
    }

    pub(super) fn ground(&self) -> u32 {
        self.parent.len() as u32 - 1
    }

    /// Takes the columns of `basis`; false if one does not touch its node.
    pub(super) fn load(&mut self, t: &Topology, p: &Problem, basis: &Basis) -> bool {
        let mut fits = true;
        for (node, &column) in basis.column.iter().enumerate() {
            fits &= match t.ends().get(column as usize) {
                Some(&(tail, head)) => tail as usize == node || head as usize == node,
                None => column as usize == t.arcs() + node,
            };
            if fits {
                self.hang(t, p, node as u32, column);
            }
        }
        fits
    }

    /// Makes `column` the column of `node`; the child lists are not touched.
    #[inline(always)]
    pub(super) fn hang(&mut self, t: &Topology, p: &Problem, node: u32, column: u32) {
        let i = node as usize;
        self.column[i] = column;
        (self.parent[i], self.factor[i], self.unit[i]) = match t.ends().get(column as usize) {
            Some(&(tail, head)) if tail == node => (head, p.gain[column as usize], -1.0),
            Some(&(tail, _)) => {
                let up = 1.0 / p.gain[column as usize];
                (tail, up, up)
            }
            None => (self.ground(), 1.0, 1.0),
        };
    }

    /// Puts `node` into the child list of its parent.
    #[inline(always)]
    pub(super) fn link(&mut self, node: u32) {
        let parent = self.parent[node as usize] as usize;
        let next = self.first_child[parent];
        self.next[node as usize] = next;
        self.previous[node as usize] = NONE;
        if next != NONE {
            self.previous[next as usize] = node;
        }
        self.first_child[parent] = node;
    }

    /// Takes `node` out of the child list of its parent.
    pub(super) fn unlink(&mut self, node: u32) {
        let (next, previous) = (self.next[node as usize], self.previous[node as usize]);
        if next != NONE {
            self.previous[next as usize] = previous;
        }
        if previous == NONE {
            self.first_child[self.parent[node as usize] as usize] = next;
        } else {
            self.next[previous as usize] = next;
        }
    }

    pub(super) fn children(&self, node: u32) -> Children<'_> {
        Children { next: &self.next, at: self.first_child[node as usize] }
    }

    /// What a unit sent round the cycle through `node` comes back as.
    pub(super) fn cycle_gain(&self, node: u32) -> f64 {
        let (mut gain, mut at) = (1.0, node);
        loop {
            gain *= self.factor[at as usize];
            at = self.parent[at as usize];
            if at == node {
                return gain;
            }
        }
    }

    /// Flags (or unflags) the cycle through `node`.
    pub(super) fn flag_cycle(&mut self, node: u32, on: bool) {
        let mut at = node;
        loop {
            self.on_cycle[at as usize] = on;
            at = self.parent[at as usize];
            if at == node {
                return;
            }
        }
    }
}

/// The nodes that hang from a node.
pub(super) struct Children<'a> {
    next: &'a [u32],
    at: u32,
}

impl Iterator for Children<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let child = self.at;
        (child != NONE).then(|| {
            self.at = self.next[child as usize];
            child
        })
    }
}
