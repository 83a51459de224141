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

/// `e^s` and `(e^s - 1) / s` of a pipe that rises (m) between two potentials, with `s = g dz rho^2 / P` at the mean pressure.
pub(super) fn climb(gas: &Gas, rise: f64, from: f64, to: f64) -> (f64, f64) {
    let mean = mean_pressure(gas.pressure(fabs(from)), gas.pressure(fabs(to)));
    let density = gas.density(mean);
    let s = GRAVITY * rise * density * density / gas.potential(mean);
    (exp(s), if s == 0.0 { 1.0 } else { expm1(s) / s })
}

/// `2/3 (p1 + p2 - p1 p2 / (p1 + p2))`, kept off zero.
fn mean_pressure(a: f64, b: f64) -> f64 {
    let sum = fmax(a + b, 1.0);
    fmax(2.0 / 3.0 * (a + b - a * b / sum), 1.0)
}
