//! What stands along a pipe.

use super::{Fluid, Pipe, march, velocity};
use crate::physics::{Refusal, refusal::within};

/// A place along a pipe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Metres from the inlet.
    pub at: f64,
    /// Pa.
    pub pressure: f64,
    /// m/s.
    pub velocity: f64,
}

/// A pipe from end to end.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// From inlet to outlet, evenly spaced.
    pub points: Vec<Point>,
    /// The gas inside in kg: `A` times the integral of density over length.
    pub linepack: f64,
    /// Darcy's friction factor.
    pub friction: f64,
    /// Reynolds number.
    pub reynolds: f64,
    /// `2/3 (p1 + p2 - p1 p2/(p1 + p2))` in Pa: the mean that goes with a straight fall of `p^2`.
    pub mean_pressure: f64,
}

impl Profile {
    /// Pa at the outlet.
    pub fn outlet(&self) -> f64 {
        self.points.last().map_or(0.0, |point| point.pressure)
    }

    /// m/s at the inlet and at the outlet.
    pub fn velocities(&self) -> (f64, f64) {
        let of = |point: Option<&Point>| point.map_or(0.0, |point| point.velocity);
        (of(self.points.first()), of(self.points.last()))
    }
}

/// Pressure, velocity and line pack along a pipe, from the pressure in Pa at its inlet and the flow in kg/s.
///
/// With `kinetic` the gas is accelerated as well: `dp/dx (1 - v^2 (drho/dp)_T) = -lambda rho v |v| / (2 D) - rho g dz/dx`
/// (Koch et al. 2015; Osiadacz 1987).
///
/// # Errors
/// As [`Pipe::outlet`].
pub fn profile(pipe: &Pipe, fluid: Fluid<'_>, inlet: f64, flow: f64, kinetic: bool) -> Result<Profile, Refusal> {
    let gas = fluid.isotherm;
    pipe.outlet(fluid, inlet, flow)?;
    let steps = march::parts(pipe);
    let step = pipe.length / steps as f64;
    let loss = pipe.loss(flow, fluid.viscosity);
    let speed = |pressure: f64| velocity(flow, gas.density(pressure), pipe.diameter);
    let accelerated = |_: f64, square: f64| {
        let fall = march::slope_of_square(pipe, gas, loss, square);
        if square <= 0.0 {
            return fall;
        }
        let pressure = libm::sqrt(square);
        let v = speed(pressure);
        fall / (1.0 - v * v * march::slope_of_density(gas, pressure)).max(1e-3)
    };
    let (mut square, mut potential) = (inlet * inlet, gas.potential(inlet));
    let mut points = vec![Point { at: 0.0, pressure: inlet, velocity: speed(inlet) }];
    for n in 1..=steps {
        if kinetic {
            square = march::runge_kutta(0.0, square, step, &accelerated);
        } else {
            potential = march::potential_behind(pipe, fluid, (potential, inlet), loss, step);
            square = gas.square(potential);
        }
        let at = step * n as f64;
        if square.is_nan() || square <= 0.0 {
            return Err(Refusal::PressureUsedUp { at });
        }
        let pressure = libm::sqrt(square);
        pipe.below_sound(fluid, pressure, flow).map_err(|_| Refusal::Choked { at })?;
        within("the pressure", pressure, 0.0, gas.pressure_max(), "Pa")?;
        points.push(Point { at, pressure, velocity: speed(pressure) });
    }
    let outlet = points.last().map_or(inlet, |point| point.pressure);
    Ok(Profile {
        linepack: pipe.area() * simpson(step, points.iter().map(|point| gas.density(point.pressure))),
        friction: pipe.friction_factor(flow, fluid.viscosity),
        reynolds: crate::physics::friction::reynolds(flow, pipe.diameter, fluid.viscosity),
        mean_pressure: 2.0 / 3.0 * (inlet + outlet - inlet * outlet / (inlet + outlet)),
        points,
    })
}

/// The integral of evenly spaced values, an odd number of them, by Simpson's rule.
pub(super) fn simpson(step: f64, values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let last = values.len() - 1;
    let weight = |n: usize| match n {
        0 => 1.0,
        n if n == last => 1.0,
        n if n % 2 == 1 => 4.0,
        _ => 2.0,
    };
    values.enumerate().map(|(n, value)| weight(n) * value).sum::<f64>() * step / 3.0
}
