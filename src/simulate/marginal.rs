//! The cost of one more unit of demand at each hub, and what sets it.
//!
//! One more unit at node `n` can come over an arc `a` from `t` that is not full, at `(c_a + v_t) / g_a`, or be taken from an
//! arc `a` to `h` that carries something, at `g_a v_h - c_a`; ground gives at no cost. The least fixed point of these is the
//! cheapest residual path, which a potential of the dispatch is not where the answer is degenerate (a basic arc at its
//! bound has no more to give). The price told is the money along that path, without ranks and precedence.

use super::{
    compile::{Network, Role},
    outcome::SetBy,
};
use crate::flow::{GROUND, Problem};

/// No arc.
const NONE: u32 = u32::MAX;
/// An arc has room, or carries something, from this share of its size on.
const ROOM: f64 = 1e-9;

/// A way by which one more unit can come to a node.
#[derive(Debug, Clone, Copy)]
struct Way {
    arc: u32,
    to: u32,
    from: u32,
    /// Whether it comes through the arc, or is taken from it.
    forward: bool,
    cost: f64,
    gain: f64,
}

/// Values of one more unit by node.
#[derive(Debug, Clone)]
pub(crate) struct Margins {
    /// By node, and of ground.
    label: Vec<f64>,
    ways: Vec<Way>,
    via: Vec<u32>,
    price: Vec<f64>,
    set_by: Vec<SetBy>,
}

impl Margins {
    pub(crate) fn new(nodes: usize, arcs: usize) -> Self {
        Self {
            label: vec![f64::INFINITY; nodes + 1],
            ways: Vec::with_capacity(2 * arcs),
            via: vec![NONE; nodes],
            price: vec![f64::NAN; nodes],
            set_by: vec![SetBy::Nothing; nodes],
        }
    }

    /// The value at a node, real USD/GJ, and what sets it; not a number where no unit more can be had.
    pub(crate) fn at(&self, node: usize) -> (f64, SetBy) {
        (self.price[node], self.set_by[node])
    }

    /// Measures all nodes of the slices from `fixed` on; `money` is what an arc costs in money.
    pub(crate) fn measure(
        &mut self,
        network: &Network,
        p: &Problem,
        flow: &[f64],
        fixed: usize,
        money: &dyn Fn(usize) -> f64,
    ) {
        let nodes = network.topology.nodes();
        self.label.fill(f64::INFINITY);
        self.label[nodes] = 0.0;
        self.via.fill(NONE);
        self.find_ways(network, p, flow);
        // Sweeps run to and fro, as gas is passed to and fro between hubs that follow each other in the list.
        for sweep in 0..2 * nodes + 2 {
            let changed = if sweep % 2 == 0 {
                relax(&self.ways, &mut self.label, &mut self.via)
            } else {
                relax(self.ways.iter().rev(), &mut self.label, &mut self.via)
            };
            if !changed {
                break;
            }
        }
        for node in 0..nodes {
            if usize::from(network.nodes[node].1) >= fixed {
                (self.price[node], self.set_by[node]) = self.trace(network, p, node, money);
            }
        }
    }

    /// Lists the ways by which one more unit can come to a node, arc by arc: most arcs are full or empty, and sweeps are many.
    fn find_ways(&mut self, network: &Network, p: &Problem, flow: &[f64]) {
        let ground = self.price.len() as u32;
        let place = |node: u32| if node == GROUND { ground } else { node };
        self.ways.clear();
        for (n, &x) in flow.iter().enumerate() {
            let (tail, head) = (network.topology.tail(n), network.topology.head(n));
            let (size, cost, gain) = (ROOM * (1.0 + p.upper[n]), p.cost[n], p.gain[n]);
            if head != GROUND && x < p.upper[n] - size {
                self.ways.push(Way { arc: n as u32, to: head, from: place(tail), forward: true, cost, gain });
            }
            if tail != GROUND && x > p.lower[n] + size {
                self.ways.push(Way { arc: n as u32, to: tail, from: place(head), forward: false, cost, gain });
            }
        }
    }

    /// The money along the path to `node`, and what stands at its end.
    fn trace(&self, network: &Network, p: &Problem, node: usize, money: &dyn Fn(usize) -> f64) -> (f64, SetBy) {
        let (mut at, mut weight, mut price) = (node as u32, 1.0, 0.0);
        let mut right = None;
        for _ in 0..=network.nodes.len() {
            let arc = self.via[at as usize];
            if arc == NONE {
                return (f64::NAN, SetBy::Nothing);
            }
            let n = arc as usize;
            let forward = network.topology.head(n) == at;
            if forward {
                weight /= p.gain[n];
                price += weight * money(n);
                at = network.topology.tail(n);
                right = right.or(of_right(network.arcs[n].role));
            } else {
                price -= weight * money(n);
                weight *= p.gain[n];
                at = network.topology.head(n);
            }
            if at == GROUND {
                let end = setter(network.arcs[n].role, right);
                return (if matches!(end, SetBy::Stock(_)) { f64::NAN } else { price }, end);
            }
        }
        (f64::NAN, SetBy::Nothing)
    }
}

/// Improves labels along all ways once; whether there was anything to improve.
fn relax<'a>(ways: impl IntoIterator<Item = &'a Way>, labels: &mut [f64], via: &mut [u32]) -> bool {
    let mut changed = false;
    for way in ways {
        let from = labels[way.from as usize];
        let label = if way.forward { (way.cost + from) / way.gain } else { way.gain * from - way.cost };
        let old = &mut labels[way.to as usize];
        // Written so that an infinite or undefined label improves nothing.
        if label < f64::INFINITY && (*old == f64::INFINITY || label < *old - 1e-9 * (1.0 + old.abs())) {
            *old = label;
            via[way.to as usize] = way.arc;
            changed = true;
        }
    }
    changed
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
