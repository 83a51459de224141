//! The pressure along a pipe, step by step where there is a slope.

use super::{Fluid, Pipe};
use crate::physics::gas::Isotherm;

/// What stands along a pipe is told in steps no longer than this, in m.
const STEP: f64 = 40e3;
/// And that rise no more than this, in m.
const STEP_RISE: f64 = 100.0;
/// A step of the potential gains or loses no more than this share of it by weight.
const WEIGHT_MAX: f64 = 0.015;
/// What a step misses of the pressure, over the share gained by weight and the fourth power of that lost by friction: found by
/// steps ever shorter, and so chosen that pressure is right to eight digits.
const MISSES: f64 = 5e-4 / 1e-8;

/// The square of the pressure at the other end of a pipe: downstream for a direction of 1, upstream for -1. It may come out
/// below zero, where no gas weighs: the caller says so, or uses the sign.
pub(super) fn over(pipe: &Pipe, fluid: Fluid<'_>, start: f64, flow: f64, direction: f64) -> f64 {
    let begin = fluid.isotherm.potential(start);
    let step = direction * pipe.length;
    fluid.isotherm.square(potential_behind(pipe, fluid, (begin, start), pipe.loss(flow, fluid.viscosity), step))
}

/// The potential after a way of `along` m. `dPi/dx = -loss - rho^2 g dz/dx` has one term that depends on the potential, small and
/// nearly straight, so that a step reaches far.
pub(super) fn potential_behind(
    pipe: &Pipe,
    fluid: Fluid<'_>,
    (begin, start): (f64, f64),
    loss: f64,
    along: f64,
) -> f64 {
    if pipe.rise == 0.0 {
        return begin - along * loss;
    }
    let weight = pipe.weight();
    let slope = |_: f64, potential: f64| {
        let density = fluid.isotherm.density_at(potential);
        -loss - weight * density * density
    };
    // Of twice the potential over the square of the pressure, which is about `rho/p`.
    let gained = (weight * along).abs() * 4.0 * begin / (start * start);
    // More than all cannot be lost.
    let lost = ((loss * along).abs() / begin).min(1.0);
    let missed = libm::cbrt(MISSES * gained * lost * lost * lost * lost);
    let steps = (gained / WEIGHT_MAX).max(missed).ceil().clamp(1.0, 4000.0) as usize;
    (0..steps).fold(begin, |potential, _| runge_kutta(0.0, potential, along / steps as f64, &slope))
}

/// `dp^2/dx = -2 loss p/rho - 2 rho/p p^2 g dz/dx`. Of the gas it asks `rho/p` alone, which hardly changes along a pipe: the
/// square is nearly a straight line, and goes smoothly through zero.
pub(super) fn slope_of_square(pipe: &Pipe, gas: &Isotherm, loss: f64, square: f64) -> f64 {
    let ease = gas.ease(libm::sqrt(square.max(0.0)));
    -2.0 * (loss / ease + pipe.weight() * ease * square)
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

/// Metres from the inlet, where the pressure is `start`, to where it is used up: the potential falls nearly straight.
pub(super) fn used_up(pipe: &Pipe, fluid: Fluid<'_>, start: f64, flow: f64) -> f64 {
    const PARTS: u32 = 4;
    let loss = pipe.loss(flow, fluid.viscosity);
    let step = pipe.length / f64::from(PARTS);
    let mut here = fluid.isotherm.potential(start);
    for n in 0..PARTS {
        let next = potential_behind(pipe, fluid, (here, start), loss, step);
        if next <= 0.0 {
            return step * (f64::from(n) + here / (here - next));
        }
        here = next;
    }
    pipe.length
}

/// `drho/dp` at constant temperature, in s2/m2.
pub(super) fn slope_of_density(gas: &Isotherm, pressure: f64) -> f64 {
    let h = 1e-4 * pressure;
    (gas.density(pressure + h) - gas.density(pressure - h)) / (2.0 * h)
}
