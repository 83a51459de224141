//! The mix of nodes that feed each other.
//!
//! In a circle each mix waits for the other, so they are solved together. Sweeping until nothing changes would need
//! the more rounds the less of the circulating gas is renewed, without bound; elimination needs one. It is done
//! without a subtraction (Grassmann, Taksar and Heyman, Oper. Res. 33 (1985) 1107): what a node gets from the nodes
//! not yet eliminated and from outside is summed afresh, never had as a difference, so that shares keep their digits
//! however slowly the gas is renewed.

use std::ops::Range;

/// The place of nodes that are not in the circle.
pub(super) const OUTSIDE: u32 = u32::MAX;

/// A small dense system: `x[v] * (fresh[v] + sum of w[v][u]) = given[v] + sum of w[v][u] * x[u]`.
#[derive(Debug, Clone)]
pub(super) struct Ring {
    /// The place of a node within the circle.
    pub(super) place: Vec<u32>,
    /// What comes into each node from outside the circle, or with a share known already.
    pub(super) fresh: Vec<f64>,
    weight: Vec<f64>,
    pivot: Vec<f64>,
    size: usize,
}

impl Ring {
    pub(super) fn new(nodes: usize) -> Self {
        let none = vec![0.0; nodes];
        let weight = vec![0.0; nodes * nodes];
        Self { place: vec![OUTSIDE; nodes], fresh: none.clone(), weight, pivot: none, size: 0 }
    }

    /// Begins a system of `size` nodes with nothing between them.
    pub(super) fn begin(&mut self, size: usize) {
        self.size = size;
        self.weight[..size * size].fill(0.0);
    }

    /// Node `to` gets `amount` of `from`'s mix.
    pub(super) fn join(&mut self, to: usize, from: usize, amount: f64) {
        self.weight[to * self.size + from] += amount;
    }

    /// Solves for some columns of `rows`: the rows of `members` hold what is given and then the shares.
    ///
    /// Returns whether anything feeds the circle.
    pub(super) fn solve(&mut self, members: &[u32], rows: &mut [f64], width: usize, columns: Range<usize>) -> bool {
        let row = |member: usize| members[member] as usize * width;
        let m = self.size;
        for k in (1..m).rev() {
            let from = self.weight[k * m..k * m + k].iter().sum::<f64>() + self.fresh[k];
            if from <= 0.0 {
                return false;
            }
            self.pivot[k] = from;
            for v in 0..k {
                let part = self.weight[v * m + k] / from;
                if part > 0.0 {
                    // What comes back to v itself changes no mix; the sum of v's row leaves it out.
                    (0..k).filter(|&u| u != v).for_each(|u| self.weight[v * m + u] += part * self.weight[k * m + u]);
                    self.fresh[v] += part * self.fresh[k];
                    columns.clone().for_each(|c| rows[row(v) + c] += part * rows[row(k) + c]);
                }
            }
        }
        self.pivot[0] = self.fresh[0];
        if self.fresh[0] <= 0.0 {
            return false;
        }
        for k in 0..m {
            for c in columns.clone() {
                let circulating: f64 = (0..k).map(|u| self.weight[k * m + u] * rows[row(u) + c]).sum();
                rows[row(k) + c] = (rows[row(k) + c] + circulating) / self.pivot[k];
            }
        }
        true
    }
}
