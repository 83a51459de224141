//! Child lists and an order of a forest, parents before children, with its cycles told apart.

use super::forest::{Forest, NONE};
use super::problem::Problem;
use super::topology::Topology;

/// A cycle whose gain is this close to 1 is read as singular. Pivots keep further away than that.
const SINGULAR: f64 = 1e-11;

/// Child lists and order follow from parents alone where all hang from ground. Those of a start serve the next solve
/// that begins there.
#[derive(Clone, Debug)]
pub(super) struct Arrangement {
    parent: Vec<u32>,
    first_child: Vec<u32>,
    next: Vec<u32>,
    previous: Vec<u32>,
    order: Vec<u32>,
}

impl Arrangement {
    /// None yet, with room for one of so many nodes.
    pub(super) fn none(nodes: usize) -> Self {
        let room = || Vec::with_capacity(nodes);
        Self { parent: room(), first_child: room(), next: room(), previous: room(), order: room() }
    }
}

impl Forest {
    /// Builds child lists and order from parents, cutting singular cycles; returns how many were cut.
    pub(super) fn arrange(&mut self, t: &Topology, p: &Problem) -> u32 {
        if self.kept.parent == self.parent {
            self.recall();
            return 0;
        }
        let mut cut = 0;
        loop {
            self.relink();
            self.order.clear();
            self.closing.clear();
            self.push_children(self.ground());
            self.grow(0);
            self.rooted = self.order.len();
            if self.rooted + 1 == self.parent.len() {
                return cut;
            }
            match self.find_cycles() {
                None => return cut,
                Some(singular) => {
                    cut += 1;
                    self.hang(t, p, singular, t.arcs() as u32 + singular);
                }
            }
        }
    }

    /// Keeps the arrangement, unless there are cycles, whose order hangs on their gains too.
    pub(super) fn keep(&mut self) {
        if self.rooted + 1 == self.parent.len() && self.kept.parent != self.parent {
            self.kept.parent.clone_from(&self.parent);
            self.kept.first_child.clone_from(&self.first_child);
            self.kept.next.clone_from(&self.next);
            self.kept.previous.clone_from(&self.previous);
            self.kept.order.clone_from(&self.order);
        }
    }

    fn recall(&mut self) {
        self.first_child.copy_from_slice(&self.kept.first_child);
        self.next.copy_from_slice(&self.kept.next);
        self.previous.copy_from_slice(&self.kept.previous);
        self.order.clone_from(&self.kept.order);
        self.rooted = self.order.len();
        self.closing.clear();
        self.on_cycle.fill(false);
    }

    fn relink(&mut self) {
        let nodes = self.parent.len() - 1;
        self.first_child.fill(NONE);
        self.on_cycle.fill(false);
        for node in (0..nodes as u32).rev() {
            self.link(node);
        }
    }

    /// Appends to `order` what hangs below its elements from `from` on.
    fn grow(&mut self, mut from: usize) {
        while from < self.order.len() {
            self.push_children(self.order[from]);
            from += 1;
        }
    }

    fn push_children(&mut self, node: u32) {
        let mut child = self.first_child[node as usize];
        while child != NONE {
            if !self.on_cycle[child as usize] {
                self.order.push(child);
            }
            child = self.next[child as usize];
        }
    }

    /// Orders the components that do not hang from ground. Returns a node of the first singular cycle met.
    fn find_cycles(&mut self) -> Option<u32> {
        let nodes = self.parent.len() as u32 - 1;
        self.mark.fill(0);
        for &node in &self.order {
            self.mark[node as usize] = u32::MAX;
        }
        for start in 0..nodes {
            let mut node = start;
            while self.mark[node as usize] == 0 {
                self.mark[node as usize] = start + 1;
                node = self.parent[node as usize];
            }
            if self.mark[node as usize] != start + 1 {
                continue;
            }
            if (1.0 - self.cycle_gain(node)).abs() <= SINGULAR {
                return Some(node);
            }
            self.order_cycle(node);
        }
        None
    }

    /// Appends a cycle to `order`, its first node, then against the direction of parents, then what hangs on it.
    fn order_cycle(&mut self, first: u32) {
        let from = self.order.len();
        self.closing.push(first);
        let mut node = first;
        loop {
            self.order.push(node);
            self.on_cycle[node as usize] = true;
            node = self.parent[node as usize];
            if node == first {
                break;
            }
        }
        self.order[from + 1..].reverse();
        self.grow(from);
    }
}
