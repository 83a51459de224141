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
        self.survey(t).map(drop)
    }

    /// The check, and how large the numbers are: one pass, for they are read before every solve.
    pub(super) fn survey(&self, t: &Topology) -> Result<Sizes, Failure> {
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
        self.sizes().ok_or_else(|| self.first_fault())
    }

    /// Sizes of the numbers, none if one is not sound. Comparisons are written so that a NaN fails them.
    fn sizes(&self) -> Option<Sizes> {
        let bounds = scan(&self.lower, &self.upper, |l, u| (l <= u) & (u - l < f64::INFINITY), |l, u| larger(-l, u));
        let costs =
            scan(&self.gain, &self.cost, |g, c| (g > 0.0) & (g <= 1.0) & (c.abs() < f64::INFINITY), |_, c| c.abs());
        let supplies = scan(&self.supply, &self.supply, |s, _| s.abs() < f64::INFINITY, |s, _| s.abs());
        Some(Sizes { flow: larger(bounds?, supplies?), cost: costs? })
    }

    /// Which number is not sound.
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

/// How large the numbers of a problem are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// The largest bound or supply.
    pub(super) flow: f64,
    /// The largest cost.
    pub(super) cost: f64,
}

/// The largest `size` in two lists of one length, none if a pair is not `sound`: without a branch a pair, in lanes that
/// a machine can take side by side, with marks as wide as the numbers.
fn scan(a: &[f64], b: &[f64], sound: impl Fn(f64, f64) -> bool, size: impl Fn(f64, f64) -> f64) -> Option<f64> {
    let (mut wrong, mut most) = ([0u64; 4], [0.0f64; 4]);
    let mut take = |lane: usize, a: f64, b: f64| {
        wrong[lane] |= u64::from(!sound(a, b));
        most[lane] = larger(most[lane], size(a, b));
    };
    let ((a, a_rest), (b, b_rest)) = (a.as_chunks::<4>(), b.as_chunks::<4>());
    for (a, b) in a.iter().zip(b) {
        for lane in 0..4 {
            take(lane, a[lane], b[lane]);
        }
    }
    a_rest.iter().zip(b_rest).for_each(|(&a, &b)| take(0, a, b));
    (wrong == [0; 4]).then(|| most.into_iter().fold(0.0, larger))
}

/// The larger of two numbers, in the order that one machine instruction answers.
fn larger(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}
