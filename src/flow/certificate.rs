//! Proof of an answer: how far flows and potentials are from what no cheaper flow could beat.
//!
//! Needs flows and potentials only and trusts nothing the solver did. For any potentials `pi`, with
//! `d_a = c_a + pi_tail - g_a pi_head`, no feasible flow costs less than
//! `sum over a of min(d_a l_a, d_a u_a) - sum over n of pi_n s_n` (weak duality); the gap is what the flow costs above that.

use super::problem::Problem;
use super::topology::Topology;

/// Three relative errors; all of them within 1e-9 is a proof for practical purposes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Certificate {
    /// Largest breach of a balance or bound, over the largest flow, bound in use or supply.
    pub primal: f64,
    /// What complementary slackness is broken by: the largest `|d_a|` times the distance of the flow from the bound that
    /// `d_a` asks for, over `sum |c x|`.
    pub dual: f64,
    /// Cost above the dual bound, over `sum |c x|`.
    pub gap: f64,
    /// `sum c_a x_a`.
    pub cost: f64,
}

impl Certificate {
    /// Measures `flow` (by arc) and `potential` (by node) against the numbers of the problem.
    #[must_use]
    pub fn of(t: &Topology, p: &Problem, flow: &[f64], potential: &[f64]) -> Self {
        let (breach, size) = infeasibility(t, p, flow);
        let (mut cost, mut money, mut bound, mut slack) = (0.0, 0.0, 0.0, 0.0f64);
        for (arc, &x) in flow.iter().enumerate() {
            let at = |n: u32| potential.get(n as usize).copied().unwrap_or(0.0);
            let d = p.cost[arc] + at(t.tail(arc)) - p.gain[arc] * at(t.head(arc));
            let best = if d > 0.0 { p.lower[arc] } else { p.upper[arc] };
            cost += p.cost[arc] * x;
            money += (p.cost[arc] * x).abs();
            bound += d * best;
            slack = slack.max((d * (x - best)).abs());
        }
        bound -= potential.iter().zip(&p.supply).map(|(pi, s)| pi * s).sum::<f64>();
        let dearest = p.cost.iter().zip(&p.upper).fold(0.0f64, |m, (c, u)| m.max((c * u).abs()));
        let money = scale(if money > 1e-12 * dearest { money } else { 0.0 });
        Self { primal: breach / scale(size), dual: slack / money, gap: (cost - bound).abs() / money, cost }
    }

    /// Whether all three errors are within `limit`.
    #[must_use]
    pub fn holds(&self, limit: f64) -> bool {
        self.primal <= limit && self.dual <= limit && self.gap <= limit
    }
}

/// Nothing flows or nothing costs: measure absolutely.
fn scale(of: f64) -> f64 {
    if of > 0.0 { of } else { 1.0 }
}

/// Largest breach of balance or bounds, and the largest flow, supply or lower bound it compares with.
fn infeasibility(t: &Topology, p: &Problem, flow: &[f64]) -> (f64, f64) {
    let mut balance = p.supply.clone();
    let mut size = p.supply.iter().fold(0.0f64, |m, s| m.max(s.abs()));
    let mut breach = 0.0f64;
    for (arc, &x) in flow.iter().enumerate() {
        size = size.max(x.abs()).max(p.lower[arc].abs());
        breach = breach.max(p.lower[arc] - x).max(x - p.upper[arc]);
        if let Some(b) = balance.get_mut(t.tail(arc) as usize) {
            *b -= x;
        }
        if let Some(b) = balance.get_mut(t.head(arc) as usize) {
            *b += p.gain[arc] * x;
        }
    }
    (balance.iter().fold(breach, |m, b| m.max(b.abs())), size)
}
