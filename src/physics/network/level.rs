//! Potentials that follow from others: across a ratio of pressures, and up a slope.

use libm::{exp, expm1, fabs, fmax};

use super::Gas;
use crate::physics::GRAVITY;

/// The potential of a node at `ratio` times the pressure of another, and its derivative by that one's potential.
pub(super) fn raised(gas: &Gas, potential: f64, ratio: f64) -> (f64, f64) {
    if ratio == 1.0 {
        return (potential, 1.0);
    }
    if gas.is_ideal_in_form() {
        return (potential * ratio * ratio, ratio * ratio);
    }
    let pressure = gas.pressure(potential);
    let size = fabs(pressure);
    let slope = if size > 0.0 { ratio * gas.density(ratio * size) / gas.density(size) } else { ratio * ratio };
    (gas.potential(ratio * pressure), slope)
}

/// What the weight of the gas adds to the law of a pipe: `from - grown * to = stretch * (lost + weight)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Climb {
    /// `e^s`, with `s = g dz b`.
    pub(super) grown: f64,
    /// `(e^s - 1) / s`.
    pub(super) stretch: f64,
    /// `g dz a`, Pa kg/m3.
    pub(super) weight: f64,
}

impl Climb {
    /// On the level.
    pub(super) const NONE: Self = Self { grown: 1.0, stretch: 1.0, weight: 0.0 };
}

/// Least half-width, as a share of the mean potential, over which the line through the squared density is drawn: narrower,
/// and rounding would turn it.
const NARROW: f64 = 1e-3;

/// A pipe that rises (m) between two potentials.
///
/// Along it `d(potential) = -(loss + rho^2 g dz)`. The squared density is taken as a line in the potential, `a + b potential`,
/// through its values at the two points of Gauss between the ends; what is left then integrates in closed form. With the
/// same Z everywhere `a` is zero and the form is exact.
pub(super) fn climb(gas: &Gas, rise: f64, from: f64, to: f64) -> Climb {
    let (from, to) = (fabs(from), fabs(to));
    let mean = fmax((from + to) / 2.0, f64::MIN_POSITIVE / NARROW);
    let half = fmax(fabs(from - to) / 12.0_f64.sqrt(), NARROW * mean);
    let squared = |potential: f64| {
        let density = gas.density(gas.pressure(potential));
        density * density
    };
    let (low, high) = (squared(mean - half), squared(mean + half));
    let b = (high - low) / (2.0 * half);
    let a = (low + high) / 2.0 - b * mean;
    let s = GRAVITY * rise * b;
    Climb { grown: exp(s), stretch: if s == 0.0 { 1.0 } else { expm1(s) / s }, weight: GRAVITY * rise * a }
}
