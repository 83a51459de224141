//! The cost of one more unit of demand at each hub, what one unit less would save, and what sets either.
//!
//! One more unit at node `n` can come over an arc `a` from `t` that is not full, at `(c_a + v_t) / g_a`, or be taken from an
//! arc `a` to `h` that carries something, at `g_a v_h - c_a`; ground gives at no cost. The least fixed point of these is the
//! cheapest residual path, which a potential of the dispatch is not where the answer is degenerate (a basic arc at its
//! bound has no more to give). The price told is the money along that path, without ranks and precedence.
//!
//! A unit less is a unit too many at `n`, which goes the same ways backwards: the greatest saving is the least fixed point
//! of the mirror, cost for saving. Where every arc of the way of one more has room both ways, it is that way.

mod ways;

use self::ways::{Live, Way, Ways};
use super::{compile::Network, outcome::SetBy};
use crate::flow::{GROUND, Problem};

/// An arc has room, or carries something, from this share of its size on.
const ROOM: f64 = 1e-9;

/// Values of one unit more and of one less by node.
#[derive(Debug, Clone)]
pub(crate) struct Margins {
    more: Ways,
    less: Ways,
    /// Arcs that are not both full and empty, in order; those that are not built are the greater part.
    live: Vec<Live>,
    /// By arc: whether it has room both ways.
    both: Vec<bool>,
    /// Nodes whose one unit less goes the way of one more, as far as looked at.
    alike: Vec<Option<bool>>,
}

/// A solved year.
#[derive(Clone, Copy)]
pub(crate) struct Solution<'a> {
    pub(crate) network: &'a Network,
    pub(crate) problem: &'a Problem,
    pub(crate) flow: &'a [f64],
}

impl Solution<'_> {
    /// Whether an arc has room, and whether it carries something that may be taken from it.
    fn room(&self, n: usize) -> (bool, bool) {
        let p = self.problem;
        let size = ROOM * (1.0 + p.upper[n]);
        (self.flow[n] < p.upper[n] - size, self.flow[n] > p.lower[n] + size)
    }
}

impl Margins {
    pub(crate) fn new(nodes: usize, arcs: usize) -> Self {
        Self {
            more: Ways::new(nodes),
            less: Ways::new(nodes),
            live: Vec::with_capacity(arcs),
            both: vec![false; arcs],
            alike: vec![None; nodes],
        }
    }

    /// The value of one more unit at a node, real USD/GJ, and what sets it; not a number where no unit more can be had.
    pub(crate) fn more(&self, node: usize) -> (f64, SetBy) {
        (self.more.price[node], self.more.set_by[node])
    }

    /// What one unit less at a node saves, real USD/GJ, and what sets it; not a number where a unit less cannot be.
    pub(crate) fn less(&self, node: usize) -> (f64, SetBy) {
        (self.less.price[node], self.less.set_by[node])
    }

    /// The objective of one unit more and of one less, ranks and precedence included.
    #[cfg(test)]
    pub(crate) fn labels(&self, node: usize) -> (f64, f64) {
        (self.more.label[node], -self.less.label[node])
    }

    /// Measures one unit more at all nodes of the slices from `fixed` on; `money` is what an arc costs in money.
    pub(crate) fn measure(&mut self, of: Solution<'_>, fixed: usize, money: &dyn Fn(usize) -> f64) {
        self.live.clear();
        for (n, both) in self.both.iter_mut().enumerate() {
            let room = of.room(n);
            *both = room == (true, true);
            if room != (false, false) {
                self.live.push(Live { arc: n as u32, room });
            }
        }
        self.more.clear();
        self.more.sweep(Way::More, of, &self.live);
        for node in 0..of.network.nodes.len() {
            if usize::from(of.network.nodes[node].1) >= fixed {
                (self.more.price[node], self.more.set_by[node]) = self.more.trace(of, node, money);
            }
        }
    }

    /// Measures one unit less where it does not go the way of one more, which has been measured.
    pub(crate) fn measure_less(&mut self, of: Solution<'_>, fixed: usize, money: &dyn Fn(usize) -> f64) {
        let nodes = of.network.nodes.len();
        self.alike.fill(None);
        self.less.clear();
        for node in 0..nodes {
            if self.goes_both_ways(of, node) {
                self.less.label[node] = -self.more.label[node];
                self.less.via[node] = self.more.via[node];
            }
        }
        let (t, alike) = (&of.network.topology, &self.alike);
        let differs = |node: u32| node != GROUND && alike[node as usize] != Some(true);
        self.live.retain(|live| differs(t.tail(live.arc as usize)) || differs(t.head(live.arc as usize)));
        self.less.sweep(Way::Less, of, &self.live);
        for node in 0..nodes {
            if usize::from(of.network.nodes[node].1) >= fixed {
                (self.less.price[node], self.less.set_by[node]) = match self.alike[node] {
                    Some(true) => self.more(node),
                    _ => self.less.trace(of, node, money),
                };
            }
        }
    }

    /// Whether all arcs of the way of one more have room both ways; remembers it for all nodes on the way.
    fn goes_both_ways(&mut self, of: Solution<'_>, node: usize) -> bool {
        let mut at = node;
        let found = loop {
            if let Some(known) = self.alike[at] {
                break known;
            }
            self.alike[at] = Some(false);
            match self.more.next(of, at) {
                Some((n, _)) if !self.both[n] => break false,
                Some((_, GROUND)) => break true,
                Some((_, next)) => at = next as usize,
                None => break false,
            }
        };
        at = node;
        while found && self.alike[at] != Some(true) {
            self.alike[at] = Some(true);
            match self.more.next(of, at) {
                Some((_, next)) if next != GROUND => at = next as usize,
                _ => break,
            }
        }
        found
    }
}
