//! The cost of one more unit of demand at each hub, what one unit less would save, and what sets either.
//!
//! One more unit at node `n` can come over an arc `a` from `t` that is not full, at `(c_a + v_t) / g_a`, or be taken from an
//! arc `a` to `h` that carries something, at `g_a v_h - c_a`; ground gives at no cost. The least fixed point of these is the
//! cheapest residual path, which a potential of the dispatch is not where the answer is degenerate (a basic arc at its
//! bound has no more to give). The price told is the money along that path, without ranks and precedence.
//!
//! A unit less is a unit too many at `n`, which goes the same ways backwards: the greatest saving is the least fixed point
//! of the mirror, cost for saving. Where every arc of the way of one more has room both ways, it is that way.

use super::{
    compile::{Network, Role},
    outcome::SetBy,
};
use crate::flow::{GROUND, Problem};

/// No arc.
const NONE: u32 = u32::MAX;
/// An arc has room, or carries something, from this share of its size on.
const ROOM: f64 = 1e-9;

/// Which way a unit is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// One more at the node: labels are what it costs.
    More,
    /// One less: labels are minus what it saves.
    Less,
}

/// The cheapest ways for units of one kind, by node.
#[derive(Debug, Clone)]
struct Ways {
    label: Vec<f64>,
    via: Vec<u32>,
    price: Vec<f64>,
    set_by: Vec<SetBy>,
}

/// An arc by which a unit can be moved.
#[derive(Debug, Clone, Copy)]
struct Live {
    arc: u32,
    /// Whether it has room, and whether it carries something that may be taken from it.
    room: (bool, bool),
}

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

impl Ways {
    fn new(nodes: usize) -> Self {
        Self {
            label: vec![f64::INFINITY; nodes],
            via: vec![NONE; nodes],
            price: vec![f64::NAN; nodes],
            set_by: vec![SetBy::Nothing; nodes],
        }
    }

    fn clear(&mut self) {
        self.label.fill(f64::INFINITY);
        self.via.fill(NONE);
    }

    fn at(&self, node: u32) -> f64 {
        if node == GROUND { 0.0 } else { self.label[node as usize] }
    }

    /// Relaxes all arcs until nothing changes.
    fn sweep(&mut self, way: Way, of: Solution<'_>, live: &[Live]) {
        // To and fro, as gas is passed to and fro between hubs that follow each other in the list.
        for sweep in 0..2 * self.via.len() + 2 {
            let mut changed = false;
            if sweep % 2 == 0 {
                live.iter().for_each(|arc| changed |= self.relax(way, of, *arc));
            } else {
                live.iter().rev().for_each(|arc| changed |= self.relax(way, of, *arc));
            }
            if !changed {
                break;
            }
        }
    }

    fn relax(&mut self, way: Way, of: Solution<'_>, live: Live) -> bool {
        let (p, t, n) = (of.problem, &of.network.topology, live.arc as usize);
        let (tail, head) = (t.tail(n), t.head(n));
        let (has_room, carries) = live.room;
        // Along the arc from its tail, and against it from its head.
        let (along, against) = match way {
            Way::More => (has_room, carries),
            Way::Less => (carries, has_room),
        };
        let sign = if way == Way::More { 1.0 } else { -1.0 };
        let mut changed = false;
        if head != GROUND && along {
            changed |= self.improve(head, (sign * p.cost[n] + self.at(tail)) / p.gain[n], n);
        }
        if tail != GROUND && against {
            changed |= self.improve(tail, p.gain[n] * self.at(head) - sign * p.cost[n], n);
        }
        changed
    }

    fn improve(&mut self, node: u32, label: f64, arc: usize) -> bool {
        let old = &mut self.label[node as usize];
        // Written so that an infinite or undefined label improves nothing.
        if label < f64::INFINITY && (*old == f64::INFINITY || label < *old - 1e-9 * (1.0 + old.abs())) {
            *old = label;
            self.via[node as usize] = arc as u32;
            return true;
        }
        false
    }

    /// The arc by which the way of a node goes, and where it leads.
    fn next(&self, of: Solution<'_>, node: usize) -> Option<(usize, u32)> {
        let n = self.via[node];
        let t = &of.network.topology;
        (n != NONE).then(|| {
            let n = n as usize;
            (n, if t.head(n) == node as u32 { t.tail(n) } else { t.head(n) })
        })
    }

    /// The money along the way of `node`, and what stands at its end.
    fn trace(&self, of: Solution<'_>, node: usize, money: &dyn Fn(usize) -> f64) -> (f64, SetBy) {
        let (mut at, mut weight, mut price) = (node, 1.0, 0.0);
        let mut right = None;
        for _ in 0..=of.network.nodes.len() {
            let Some((n, next)) = self.next(of, at) else { break };
            let gain = of.problem.gain[n];
            if of.network.topology.head(n) == at as u32 {
                weight /= gain;
                price += weight * money(n);
                right = right.or(of_right(of.network.arcs[n].role));
            } else {
                price -= weight * money(n);
                weight *= gain;
            }
            if next == GROUND {
                let end = setter(of.network.arcs[n].role, right);
                return (if matches!(end, SetBy::Stock(_)) { f64::NAN } else { price }, end);
            }
            at = next as usize;
        }
        (f64::NAN, SetBy::Nothing)
    }
}

/// A unit that comes over an offtake is priced there, whatever field it comes from.
fn of_right(role: Role) -> Option<SetBy> {
    match role {
        Role::OfftakeFree(id) => Some(SetBy::Entitlement(id)),
        Role::OfftakeObliged(_) => Some(SetBy::Glut),
        _ => None,
    }
}

/// What a path ends at.
fn setter(role: Role, right: Option<SetBy>) -> SetBy {
    match role {
        Role::SourceFree(id) => right.unwrap_or(SetBy::Source(id)),
        Role::SourceMinimum(_) => right.unwrap_or(SetBy::Glut),
        Role::TakeOrPay(_) | Role::MakeUp(_) => SetBy::Glut,
        Role::Flexible(id) => SetBy::Contract(id),
        Role::SpotBuy(id) => SetBy::Spot(id),
        Role::Demand(id, _) => SetBy::Demand(id),
        Role::CloseTarget(id) | Role::CloseExtra(id) => SetBy::Stock(id),
        _ => SetBy::Nothing,
    }
}
