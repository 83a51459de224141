//! Which full assets keep gas from a hub.

use super::{Account, MET};
use crate::{
    model::kinds::Hub,
    quantity::Id,
    simulate::{compile::Role, outcome::AssetRef},
};

/// Full assets, and what one unit more of each would save.
pub(super) type Limits = Vec<(AssetRef, f64)>;

impl Account<'_> {
    /// The full assets from which gas could come to a hub, with what one unit more of each would save.
    pub(super) fn binding(&self, hub: Id<Hub>, slice: usize) -> Limits {
        let (network, p) = (&self.c.network, self.w.problem());
        let mut worths = std::collections::BTreeMap::<AssetRef, f64>::new();
        for head in self.leads_to(network.hub(hub, slice)) {
            for n in network.topology.at(head as u32).iter().map(|n| *n as usize) {
                let arc = network.arcs[n];
                let Some(asset) = limit(arc.role).filter(|_| network.topology.head(n) as usize == head) else {
                    continue;
                };
                let here = arc.is_annual() || usize::from(arc.slice) == slice;
                let full = p.upper[n] > 0.0 && self.w.flow()[n] >= p.upper[n] * (1.0 - MET);
                let worth = -self.w.reduced()[n];
                if here && full && worth > 1e-3 {
                    let most = worths.entry(asset).or_insert(0.0);
                    *most = most.max(worth);
                }
            }
        }
        let mut list: Vec<_> = worths.into_iter().collect();
        list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        list
    }

    /// The nodes from which arcs with capacity lead to `goal`.
    fn leads_to(&self, goal: usize) -> Vec<usize> {
        let t = &self.c.network.topology;
        let mut reached = vec![false; t.nodes()];
        reached[goal] = true;
        let mut found = vec![goal];
        let mut next = 0;
        while let Some(&node) = found.get(next) {
            next += 1;
            for &n in t.at(node as u32) {
                let (tail, head) = (t.tail(n as usize) as usize, t.head(n as usize) as usize);
                if head == node && tail < reached.len() && !reached[tail] && self.w.problem().upper[n as usize] > 0.0 {
                    reached[tail] = true;
                    found.push(tail);
                }
            }
        }
        found
    }
}

/// The asset that an arc is the last of: a unit more of it is a unit more through this arc.
fn limit(role: Role) -> Option<AssetRef> {
    Some(match role {
        Role::SourceFree(id) => AssetRef::Source(id),
        Role::Pipeline(id) => AssetRef::Pipeline(id),
        Role::OfftakeFree(id) => AssetRef::Entitlement(id),
        Role::Regas(id) => AssetRef::Terminal(id),
        Role::Flexible(id) | Role::Lift(id) => AssetRef::Contract(id),
        Role::SpotBuy(id) => AssetRef::Spot(id),
        Role::Inject(id) | Role::Withdraw(id) | Role::Hold(id) => AssetRef::Storage(id),
        _ => return None,
    })
}
