//! In which order the nodes are eliminated, and the tree that the elimination makes.

use feral_amd::{CscPattern, amd_order};

/// Neighbours of every node, sorted, each once.
pub(super) struct Neighbours {
    start: Vec<u32>,
    list: Vec<u32>,
}

impl Neighbours {
    pub(super) fn new(nodes: usize, pairs: &[(u32, u32)]) -> Self {
        let mut start = vec![0u32; nodes + 1];
        for &(a, b) in pairs {
            start[a as usize + 1] += 1;
            start[b as usize + 1] += 1;
        }
        for n in 0..nodes {
            start[n + 1] += start[n];
        }
        let mut next = start.clone();
        let mut all = vec![0u32; 2 * pairs.len()];
        for &(a, b) in pairs {
            for (own, other) in [(a, b), (b, a)] {
                all[next[own as usize] as usize] = other;
                next[own as usize] += 1;
            }
        }
        let (mut list, mut first) = (Vec::with_capacity(all.len()), vec![0u32]);
        for n in 0..nodes {
            let own = &mut all[start[n] as usize..start[n + 1] as usize];
            own.sort_unstable();
            let from = list.len();
            for &other in own.iter() {
                if list.len() == from || list.last() != Some(&other) {
                    list.push(other);
                }
            }
            first.push(list.len() as u32);
        }
        Self { start: first, list }
    }

    pub(super) fn of(&self, node: usize) -> &[u32] {
        &self.list[self.start[node] as usize..self.start[node + 1] as usize]
    }

    pub(super) fn nodes(&self) -> usize {
        self.start.len() - 1
    }
}

/// The nodes in the order of elimination: approximate minimum degree, then children right before their parents.
pub(super) fn order(neighbours: &Neighbours) -> Vec<u32> {
    let start: Vec<i32> = neighbours.start.iter().map(|&s| s as i32).collect();
    let list: Vec<i32> = neighbours.list.iter().map(|&n| n as i32).collect();
    let nodes = neighbours.nodes();
    let given = CscPattern::new(nodes, &start, &list).and_then(|pattern| amd_order(&pattern).ok());
    let order: Vec<u32> = match given {
        Some(order) if order.len() == nodes => order.iter().map(|&n| n as u32).collect(),
        _ => (0..nodes as u32).collect(),
    };
    let parents = parents(neighbours, &order, &places(&order));
    postorder(&parents).iter().map(|&place| order[place as usize]).collect()
}

/// The place of each node in an order.
pub(super) fn places(order: &[u32]) -> Vec<u32> {
    let mut place = vec![0; order.len()];
    for (at, &node) in order.iter().enumerate() {
        place[node as usize] = at as u32;
    }
    place
}

/// No parent: a root.
pub(super) const ROOT: u32 = u32::MAX;

/// The elimination tree: the first later place that each place is joined to (Liu 1986).
pub(super) fn parents(neighbours: &Neighbours, order: &[u32], place: &[u32]) -> Vec<u32> {
    let mut parent = vec![ROOT; order.len()];
    let mut ancestor = vec![ROOT; order.len()];
    for (at, &node) in order.iter().enumerate() {
        for &other in neighbours.of(node as usize) {
            let mut below = place[other as usize];
            while (below as usize) < at {
                let next = std::mem::replace(&mut ancestor[below as usize], at as u32);
                if next == ROOT {
                    parent[below as usize] = at as u32;
                    break;
                }
                below = next;
            }
        }
    }
    parent
}

/// How many entries stand below the diagonal of each column.
pub(super) fn counts(neighbours: &Neighbours, order: &[u32], place: &[u32], parent: &[u32]) -> Vec<u32> {
    let mut count = vec![0; order.len()];
    let mut seen = vec![ROOT; order.len()];
    for (at, &node) in order.iter().enumerate() {
        seen[at] = at as u32;
        for &other in neighbours.of(node as usize) {
            let mut below = place[other as usize] as usize;
            while below < at && seen[below] != at as u32 {
                seen[below] = at as u32;
                count[below] += 1;
                below = parent[below] as usize;
            }
        }
    }
    count
}

fn postorder(parent: &[u32]) -> Vec<u32> {
    let (mut first, mut next) = (vec![ROOT; parent.len()], vec![ROOT; parent.len()]);
    let mut stack = Vec::new();
    for at in (0..parent.len()).rev() {
        let list = match parent[at] {
            ROOT => {
                stack.push(at as u32);
                continue;
            }
            above => &mut first[above as usize],
        };
        next[at] = std::mem::replace(list, at as u32);
    }
    let mut order = Vec::with_capacity(parent.len());
    while let Some(&at) = stack.last() {
        match std::mem::replace(&mut first[at as usize], ROOT) {
            ROOT => {
                order.push(at);
                stack.pop();
            }
            child => {
                first[at as usize] = next[child as usize];
                stack.push(child);
            }
        }
    }
    order
}
