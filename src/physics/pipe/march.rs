//! The pressure along a pipe, step by step where there is a slope.

use super::{Fluid, Pipe};
use crate::physics::gas::Isotherm;

/// Steps are no longer than this, rise no more than [`STEP_RISE`], both in m, and there are no fewer than [`STEPS`] times the
/// share of the square that is lost: then pressure is right to eight digits.
const STEP: f64 = 40e3;
/// See [`STEP`].
const STEP_RISE: f64 = 100.0;
/// See [`STEP`].
const STEPS: f64 = 16.0;

/// The square of the pressure at the other end of a pipe: downstream for a direction of 1, upstream for -1. It may come out
/// below zero, where no gas weighs: the caller says so, or uses the sign.
pub(super) fn over(pipe: &Pipe, fluid: Fluid<'_>, start: f64, flow: f64, direction: f64) -> f64 {
    let loss = pipe.loss(flow, fluid.viscosity);
    if pipe.rise == 0.0 {
        return fluid.isotherm.square(fluid.isotherm.potential(start) - direction * loss * pipe.length);
    }
    let steps = steps(pipe, fluid.isotherm, start, loss);
    let step = direction * pipe.length / steps as f64;
    let slope = |_: f64, square: f64| slope_of_square(pipe, fluid.isotherm, loss, square);
    (0..steps).fold(start * start, |square, _| runge_kutta(0.0, square, step, &slope))
}

/// `dp^2/dx = -2 loss p/rho - 2 rho/p p^2 g dz/dx`. Of the gas it asks `rho/p` alone, which hardly changes along a pipe: the
/// square is nearly a straight line, and goes smoothly through zero.
pub(super) fn slope_of_square(pipe: &Pipe, gas: &Isotherm, loss: f64, square: f64) -> f64 {
    let ease = gas.ease(libm::sqrt(square.max(0.0)));
    -2.0 * (loss / ease + pipe.weight() * ease * square)
}

/// How many steps a pipe is cut into.
fn steps(pipe: &Pipe, gas: &Isotherm, start: f64, loss: f64) -> usize {
    let lost = 2.0 * loss.abs() * pipe.length / (gas.ease(start) * start * start);
    let most = (pipe.length / STEP).max(pipe.rise.abs() / STEP_RISE).max(STEPS * lost.min(4.0));
    most.ceil().clamp(2.0, 4000.0) as usize
}

/// Into how many parts a pipe is cut where all that stands along it is told: an even number.
pub(super) fn parts(pipe: &Pipe) -> usize {
    let most = (pipe.length / STEP).max(pipe.rise.abs() / STEP_RISE);
    2 * most.ceil().clamp(10.0, 4000.0) as usize
}

/// One step of the classic method of fourth order.
pub(super) fn runge_kutta(at: f64, value: f64, step: f64, slope: &impl Fn(f64, f64) -> f64) -> f64 {
    let k1 = slope(at, value);
    let k2 = slope(at + 0.5 * step, value + 0.5 * step * k1);
    let k3 = slope(at + 0.5 * step, value + 0.5 * step * k2);
    let k4 = slope(at + step, value + step * k3);
    value + step / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
}

/// Metres from the inlet, where the pressure is `start`, to where it is used up.
pub(super) fn used_up(pipe: &Pipe, fluid: Fluid<'_>, start: f64, flow: f64) -> f64 {
    let loss = pipe.loss(flow, fluid.viscosity);
    let steps = steps(pipe, fluid.isotherm, start, loss);
    let step = pipe.length / steps as f64;
    let slope = |_: f64, square: f64| slope_of_square(pipe, fluid.isotherm, loss, square);
    let mut square = start * start;
    for n in 0..steps {
        let next = runge_kutta(0.0, square, step, &slope);
        if next <= 0.0 {
            return step * (n as f64 + square / (square - next));
        }
        square = next;
    }
    pipe.length
}

/// `drho/dp` at constant temperature, in s2/m2.
pub(super) fn slope_of_density(gas: &Isotherm, pressure: f64) -> f64 {
    let h = 1e-4 * pressure;
    (gas.density(pressure + h) - gas.density(pressure - h)) / (2.0 * h)
}
