//! The numbers of one least-cost flow, and the checks that refuse what the method cannot read.

use super::failure::{Failure, Fault};
use super::topology::Topology;

/// Numbers by arc and node. All lists may be overwritten in place between solves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Problem {
    /// `g_a`: the share of what enters an arc that arrives; 0 < g <= 1.
    pub gain: Vec<f64>,
    /// `l_a`: the least flow into an arc.
    pub lower: Vec<f64>,
    /// `u_a`: the most flow into an arc.
    pub upper: Vec<f64>,
    /// `c_a`: cost of a unit that enters an arc; a served demand has minus its value here.
    pub cost: Vec<f64>,
    /// `s_n`: what a node receives from outside all arcs; negative for a fixed demand.
    pub supply: Vec<f64>,
}

impl Problem {
    /// A problem of the right size for `t`: no losses, no capacity, no cost, no supply.
    #[must_use]
    pub fn zero(t: &Topology) -> Self {
        let by_arc = vec![0.0; t.arcs()];
        Self {
            gain: vec![1.0; t.arcs()],
            lower: by_arc.clone(),
            upper: by_arc.clone(),
            cost: by_arc,
            supply: vec![0.0; t.nodes()],
        }
    }

    /// Refuses what cannot be solved, and names it.
    ///
    /// # Errors
    /// A list of the wrong length, or the first arc or node whose numbers are not as [`Problem`] says.
    pub fn check(&self, t: &Topology) -> Result<(), Failure> {
        let arcs = t.arcs();
        let lists = [("gain", &self.gain), ("lower", &self.lower), ("upper", &self.upper), ("cost", &self.cost)];
        for (what, list) in lists {
            if list.len() != arcs {
                return Err(Failure::Shape { what, found: list.len(), expected: arcs });
            }
        }
        if self.supply.len() != t.nodes() {
            return Err(Failure::Shape { what: "supply", found: self.supply.len(), expected: t.nodes() });
        }
        if self.looks_sound() { Ok(()) } else { Err(self.first_fault()) }
    }

    /// The whole check without a branch an arc; comparisons are written so that a NaN fails them.
    fn looks_sound(&self) -> bool {
        // Marks as wide as the numbers, so that a machine need not pack what it compared.
        let mut wrong = 0u64;
        for (&l, &u) in self.lower.iter().zip(&self.upper) {
            wrong |= u64::from(!((l <= u) & (u - l < f64::INFINITY)));
        }
        for (&g, &c) in self.gain.iter().zip(&self.cost) {
            wrong |= u64::from(!((g > 0.0) & (g <= 1.0) & (c.abs() < f64::INFINITY)));
        }
        for &s in &self.supply {
            wrong |= u64::from(!s.is_finite());
        }
        wrong == 0
    }

    /// Which number made [`Problem::looks_sound`] fail.
    #[cold]
    fn first_fault(&self) -> Failure {
        for arc in 0..self.gain.len() {
            if let Some(fault) = self.fault_of(arc) {
                return Failure::Arc { arc, fault };
            }
        }
        Failure::Supply { node: self.supply.iter().position(|s| !s.is_finite()).unwrap_or(self.supply.len()) }
    }

    fn fault_of(&self, arc: usize) -> Option<Fault> {
        let (gain, lower, upper) = (self.gain[arc], self.lower[arc], self.upper[arc]);
        if gain > 1.0 {
            Some(Fault::GainAboveOne)
        } else if gain.is_nan() || gain <= 0.0 {
            Some(Fault::GainNotPositive)
        } else if !(upper - lower).is_finite() {
            Some(Fault::BoundNotFinite)
        } else if lower > upper {
            Some(Fault::BoundsCrossed)
        } else if !self.cost[arc].is_finite() {
            Some(Fault::CostNotFinite)
        } else {
            None
        }
    }
}
