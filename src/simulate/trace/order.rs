//! In which order nodes are mixed: each after all that feed it, nodes of a circle together.
//!
//! Tarjan's strongly connected components (SIAM J. Comput. 1 (1972) 146), searched from each node towards those
//! that feed it: a component is complete exactly when all that feeds it is.

/// Not met yet.
const NEW: u32 = u32::MAX;

/// The arcs into each node, and the order found for one slice.
#[derive(Debug, Clone)]
pub(super) struct Order {
    /// Where the arcs into each node begin in `arcs`.
    first: Vec<u32>,
    /// Arc and the node it comes from.
    arcs: Vec<(u32, u32)>,
    /// Nodes, those of a circle side by side.
    nodes: Vec<u32>,
    /// Where in `nodes` each group ends.
    ends: Vec<u32>,
    number: Vec<u32>,
    low: Vec<u32>,
    open: Vec<bool>,
    stack: Vec<u32>,
    /// Nodes on the way down, with the next of their arcs to look at.
    path: Vec<(u32, u32)>,
}

impl Order {
    /// For arcs given as (from, to).
    pub(super) fn new(nodes: usize, ends: impl Iterator<Item = (usize, usize)>) -> Self {
        let ends: Vec<_> = ends.collect();
        let (mut first, mut arcs) = (vec![0], Vec::with_capacity(ends.len()));
        for node in 0..nodes {
            let into = ends.iter().enumerate().filter(|(_, (_, to))| *to == node);
            arcs.extend(into.map(|(arc, (from, _))| (arc as u32, *from as u32)));
            first.push(arcs.len() as u32);
        }
        Self {
            first,
            arcs,
            nodes: Vec::with_capacity(nodes),
            ends: Vec::with_capacity(nodes),
            number: vec![NEW; nodes],
            low: vec![0; nodes],
            open: vec![false; nodes],
            stack: Vec::with_capacity(nodes),
            path: Vec::with_capacity(nodes),
        }
    }

    /// The arcs into a node, each with the node it comes from.
    pub(super) fn arrivals(&self, node: usize) -> &[(u32, u32)] {
        &self.arcs[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// Finds the order, of arcs for which `flows` holds. `held` nodes wait for nothing.
    pub(super) fn arrange(&mut self, held: &[bool], flows: impl Fn(u32) -> bool) {
        self.nodes.clear();
        self.ends.clear();
        self.number.fill(NEW);
        let mut met = 0;
        for root in 0..self.number.len() as u32 {
            if self.number[root as usize] != NEW {
                continue;
            }
            self.meet(root, &mut met);
            while let Some(&(node, next)) = self.path.last() {
                let at = node as usize;
                if next == self.first[at + 1] || held[at] {
                    self.path.pop();
                    self.leave(at);
                    continue;
                }
                let top = self.path.len() - 1;
                self.path[top].1 += 1;
                let (arc, from) = self.arcs[next as usize];
                if flows(arc) {
                    if self.number[from as usize] == NEW {
                        self.meet(from, &mut met);
                    } else if self.open[from as usize] {
                        self.low[at] = self.low[at].min(self.number[from as usize]);
                    }
                }
            }
        }
    }

    fn meet(&mut self, node: u32, met: &mut u32) {
        let at = node as usize;
        self.number[at] = *met;
        self.low[at] = *met;
        *met += 1;
        self.open[at] = true;
        self.stack.push(node);
        self.path.push((node, self.first[at]));
    }

    /// All that feeds `node` was seen: closes its group if it is the first of it.
    fn leave(&mut self, node: usize) {
        if let Some(&(above, _)) = self.path.last() {
            self.low[above as usize] = self.low[above as usize].min(self.low[node]);
        }
        if self.low[node] != self.number[node] {
            return;
        }
        while let Some(last) = self.stack.pop() {
            self.open[last as usize] = false;
            self.nodes.push(last);
            if last as usize == node {
                break;
            }
        }
        self.ends.push(self.nodes.len() as u32);
    }

    /// How many groups there are.
    pub(super) fn groups(&self) -> usize {
        self.ends.len()
    }
    /// The nodes of group `n`; more than one if they feed each other.
    pub(super) fn group(&self, n: usize) -> &[u32] {
        let begin = if n == 0 { 0 } else { self.ends[n - 1] as usize };
        &self.nodes[begin..self.ends[n] as usize]
    }
}
