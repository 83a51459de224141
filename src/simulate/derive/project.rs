//! When a project brings gas, and how much of its capacity.
//!
//! `first_gas = max(start + delay, first gas of all it requires)`; a project that is not built, or that requires one which
//! is not, has none. From first gas `f` over the ramp `r` the share rises in a straight line from `s` to 1. A month counts the
//! mean share over it, so dates are free of steps.

use super::frame::{Frame, overlap};
use crate::{
    model::{Structure, Values, kinds::Project},
    quantity::Id,
    simulate::compile::Plan,
};

impl Plan {
    /// First gas of every project, a month on the time line; infinite for those not built all the way.
    pub(crate) fn first_gas(&self, structure: &Structure, values: &Values) -> Vec<f64> {
        let mut first = vec![f64::INFINITY; structure.projects.len()];
        self.first_gas_into(structure, values, &mut first);
        first
    }

    /// The same, into memory that is there.
    pub(super) fn first_gas_into(&self, structure: &Structure, values: &Values, into: &mut [f64]) {
        for &id in &self.projects {
            let project = &structure.projects[id];
            let own = project.start.get(values) + project.delay.get(values);
            let required = project.requires.iter().flatten().map(|before| into[before.row()]);
            let first = required.fold(own, f64::max);
            into[id.row()] = if project.built.get(values) { first } else { f64::INFINITY };
        }
    }
}

impl Frame<'_> {
    /// The mean share of its capacity that `project` has in month `m`, if it began at `first`.
    pub(super) fn ramped(&self, project: Id<Project>, first: f64, m: usize) -> f64 {
        let project = &self.structure.projects[project];
        let month = f64::from(self.month(m).0);
        ramp_share(month, first, project.ramp.get(self.values), project.ramp_from.get(self.values))
    }
}

/// The mean over `[month, month + 1]` of 0 before `first`, a straight line from `from` to 1 over `ramp` months, 1 after.
pub(super) fn ramp_share(month: f64, first: f64, ramp: f64, from: f64) -> f64 {
    if !first.is_finite() || first >= month + 1.0 {
        return 0.0;
    }
    let full = overlap(month, first + ramp.max(0.0), f64::INFINITY);
    let rising = overlap(month, first, first + ramp.max(0.0));
    if rising <= 0.0 {
        return full;
    }
    // The mean of a straight line is its value in the middle.
    let middle = month.max(first) + 0.5 * rising - first;
    full + rising * (from + (1.0 - from) * middle / ramp)
}

#[cfg(test)]
mod tests {
    use super::ramp_share;

    #[test]
    fn a_ramp_is_integrated() {
        assert_eq!(ramp_share(10.0, 10.5, 0.0, 0.0), 0.5);
        assert_eq!(ramp_share(10.0, 12.0, 6.0, 0.0), 0.0);
        assert_eq!(ramp_share(30.0, 10.0, 12.0, 0.2), 1.0);
        // From 20 % to 100 % in 12 months: the means of the months are 0.2 + 0.8 (n + 1/2) / 12.
        for n in 0..12 {
            let expected = 0.2 + 0.8 * (f64::from(n) + 0.5) / 12.0;
            assert!((ramp_share(10.0 + f64::from(n), 10.0, 12.0, 0.2) - expected).abs() < 1e-12);
        }
        // Half a month of ramp 0 to 1, half a month full: 0.25 + 0.5.
        assert!((ramp_share(10.0, 10.0, 0.5, 0.0) - 0.75).abs() < 1e-12);
    }
}
