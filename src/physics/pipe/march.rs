//! The potential along a pipe, step by step where there is a slope.

use super::{Fluid, Pipe};
use crate::physics::gas::Isotherm;

/// Steps are no longer than this, and rise no more than [`STEP_RISE`], in m: then pressure is right to nine digits.
const STEP: f64 = 20e3;
/// See [`STEP`].
const STEP_RISE: f64 = 100.0;

/// The potential at the other end of a pipe: downstream for a direction of 1, upstream for -1. It may come out below zero,
/// where density counts as none: the caller says so, or uses the sign.
pub(super) fn over(pipe: &Pipe, fluid: Fluid<'_>, start: f64, flow: f64, direction: f64) -> f64 {
    let loss = pipe.loss(flow, fluid.viscosity);
    if pipe.rise == 0.0 {
        return start - direction * loss * pipe.length;
    }
    let steps = steps(pipe);
    let step = direction * pipe.length / steps as f64;
    let slope = |_: f64, potential: f64| -loss - weight(pipe, fluid.isotherm, potential);
    (0..steps).fold(start, |potential, _| runge_kutta(0.0, potential, step, &slope))
}

/// `rho^2 g dz/dx` where a potential stands.
pub(super) fn weight(pipe: &Pipe, gas: &Isotherm, potential: f64) -> f64 {
    let pressure = if potential > 0.0 { gas.pressure(potential).unwrap_or(0.0) } else { 0.0 };
    let density = gas.density(pressure);
    density * density * pipe.weight()
}

/// How many steps a pipe is cut into: an even number.
pub(super) fn steps(pipe: &Pipe) -> usize {
    let most = (pipe.length / STEP).max(pipe.rise.abs() / STEP_RISE);
    2 * (most / 2.0).ceil().clamp(2.0, 2000.0) as usize
}

/// One step of the classic method of fourth order.
pub(super) fn runge_kutta(at: f64, value: f64, step: f64, slope: &impl Fn(f64, f64) -> f64) -> f64 {
    let k1 = slope(at, value);
    let k2 = slope(at + 0.5 * step, value + 0.5 * step * k1);
    let k3 = slope(at + 0.5 * step, value + 0.5 * step * k2);
    let k4 = slope(at + step, value + step * k3);
    value + step / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
}

/// Metres from the inlet to where the potential is used up.
pub(super) fn used_up(pipe: &Pipe, fluid: Fluid<'_>, start: f64, flow: f64) -> f64 {
    let loss = pipe.loss(flow, fluid.viscosity);
    let steps = 1000;
    let step = pipe.length / f64::from(steps);
    let slope = |_: f64, potential: f64| -loss - weight(pipe, fluid.isotherm, potential);
    let mut potential = start;
    for n in 0..steps {
        let next = runge_kutta(0.0, potential, step, &slope);
        if next <= 0.0 {
            return step * (f64::from(n) + potential / (potential - next));
        }
        potential = next;
    }
    pipe.length
}

/// `drho/dp` at constant temperature, in s2/m2.
pub(super) fn slope_of_density(gas: &Isotherm, pressure: f64) -> f64 {
    let h = 1e-4 * pressure;
    (gas.density(pressure + h) - gas.density(pressure - h)) / (2.0 * h)
}
