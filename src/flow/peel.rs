//! Sums along the forest: potentials from the roots down, flows from the leaves up, one more unit from a node to its root.
//!
//! On a cycle of gain `M` what comes round comes round again: the rounds add up to `1 / (1 - M)`, also where `M > 1`.

use super::forest::Forest;

impl Forest {
    /// Potentials from scratch: every column's reduced cost becomes zero.
    pub(super) fn potentials(&self, cost: &[f64], potential: &mut [f64]) {
        let (rooted, cyclic) = self.order.split_at(self.rooted);
        for &node in rooted {
            self.hand_down(cost, node as usize, potential);
        }
        for &node in cyclic {
            if self.closing.contains(&node) {
                potential[node as usize] = self.potential_on_cycle(cost, node);
            } else {
                self.hand_down(cost, node as usize, potential);
            }
        }
    }

    /// The potential of a node from its parent's.
    fn hand_down(&self, cost: &[f64], i: usize, potential: &mut [f64]) {
        potential[i] = self.factor[i] * potential[self.parent[i] as usize] + self.toll(cost, i);
    }

    /// `unit * cost` of a node's column; artificial columns cost nothing.
    fn toll(&self, cost: &[f64], node: usize) -> f64 {
        cost.get(self.column[node] as usize).map_or(0.0, |c| c * self.unit[node])
    }

    /// Solves `pi = gain * pi + tolls` once round the cycle.
    fn potential_on_cycle(&self, cost: &[f64], first: u32) -> f64 {
        let (mut gain, mut tolls, mut at) = (1.0, 0.0, first);
        loop {
            tolls += gain * self.toll(cost, at as usize);
            gain *= self.factor[at as usize];
            at = self.parent[at as usize];
            if at == first {
                return tolls / (1.0 - gain);
            }
        }
    }

    /// Flows of the columns from scratch, leaves first. `rest` holds what each node's column must balance; it is used up.
    pub(super) fn flows(&self, rest: &mut [f64], flow: &mut [f64]) {
        let (rooted, cyclic) = self.order.split_at(self.rooted);
        for &node in cyclic.iter().rev() {
            if self.closing.contains(&node) {
                flow[node as usize] = 0.0;
                self.send(node, rest[node as usize], flow);
            } else {
                self.hand_up(node as usize, rest, flow);
            }
        }
        for &node in rooted.iter().rev() {
            self.hand_up(node as usize, rest, flow);
        }
    }

    /// The flow of a node's column, and what that leaves to its parent.
    fn hand_up(&self, i: usize, rest: &mut [f64], flow: &mut [f64]) {
        flow[i] = rest[i] * self.unit[i];
        rest[self.parent[i] as usize] += rest[i] * self.factor[i];
    }

    /// Adds to the columns' flows what balances `amount` more at `node`.
    pub(super) fn send(&self, node: u32, mut amount: f64, flow: &mut [f64]) {
        let (ground, mut at) = (self.ground(), node);
        while at != ground {
            let i = at as usize;
            if self.on_cycle[i] {
                return self.send_round(at, amount, flow);
            }
            flow[i] += amount * self.unit[i];
            amount *= self.factor[i];
            at = self.parent[i];
        }
    }

    /// The same from a node on a cycle: the rounds are a geometric series.
    fn send_round(&self, first: u32, amount: f64, flow: &mut [f64]) {
        let mut amount = amount / (1.0 - self.cycle_gain(first));
        let mut at = first;
        loop {
            let i = at as usize;
            flow[i] += amount * self.unit[i];
            amount *= self.factor[i];
            at = self.parent[i];
            if at == first {
                return;
            }
        }
    }
}
