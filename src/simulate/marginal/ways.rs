//! The cheapest ways of one unit, more or less, from each node to ground, and what a way costs and ends at.

use super::Solution;
use crate::{
    flow::GROUND,
    simulate::{compile::Role, outcome::SetBy},
};

/// No arc.
const NONE: u32 = u32::MAX;
/// Which way a unit is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// One more at the node: labels are what it costs.
    More,
    /// One less: labels are minus what it saves.
    Less,
}

/// The cheapest ways for units of one kind, by node.
#[derive(Debug, Clone)]
pub(super) struct Ways {
    pub(super) label: Vec<f64>,
    pub(super) via: Vec<u32>,
    pub(super) price: Vec<f64>,
    pub(super) set_by: Vec<SetBy>,
}

/// An arc by which a unit can be moved.
#[derive(Debug, Clone, Copy)]
pub(super) struct Live {
    pub(super) arc: u32,
    /// Whether it has room, and whether it carries something that may be taken from it.
    pub(super) room: (bool, bool),
}

impl Ways {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            label: vec![f64::INFINITY; nodes],
            via: vec![NONE; nodes],
            price: vec![f64::NAN; nodes],
            set_by: vec![SetBy::Nothing; nodes],
        }
    }

    pub(super) fn clear(&mut self) {
        self.label.fill(f64::INFINITY);
        self.via.fill(NONE);
    }

    fn at(&self, node: u32) -> f64 {
        if node == GROUND { 0.0 } else { self.label[node as usize] }
    }

    /// Relaxes all arcs until nothing changes.
    pub(super) fn sweep(&mut self, way: Way, of: Solution<'_>, live: &[Live]) {
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
    pub(super) fn next(&self, of: Solution<'_>, node: usize) -> Option<(usize, u32)> {
        let n = self.via[node];
        let t = &of.network.topology;
        (n != NONE).then(|| {
            let n = n as usize;
            (n, if t.head(n) == node as u32 { t.tail(n) } else { t.head(n) })
        })
    }

    /// The money along the way of `node`, and what stands at its end.
    pub(super) fn trace(&self, of: Solution<'_>, node: usize, money: &dyn Fn(usize) -> f64) -> (f64, SetBy) {
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
