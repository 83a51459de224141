//! A pipe that trades heat with the soil.

use super::{Fluid, Pipe, velocity};
use crate::physics::{GRAVITY, Refusal, gas::Gas, refusal::within};

/// The soil around a pipe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ground {
    /// Temperature of the undisturbed soil in K.
    pub temperature: f64,
    /// Heat through the wall and soil in W/(m2 K), on the inner area: 1 to 3 for a buried pipe.
    pub transfer: f64,
}

/// A place along a pipe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Warm {
    /// Metres from the inlet.
    pub at: f64,
    /// Pa.
    pub pressure: f64,
    /// K.
    pub temperature: f64,
    /// kg/m3.
    pub density: f64,
    /// m/s.
    pub velocity: f64,
}

/// Steps are no longer than this, in m.
const STEP: f64 = 5e3;

/// Pressure and temperature along a pipe, from those at its inlet (Pa, K) and the flow in kg/s.
///
/// `dp/dx = -lambda m |m| / (2 D A^2 rho) - rho g dz/dx`,
/// `m cp dT/dx = -pi D U (T - Tsoil) + m cp muJT dp/dx - m g dz/dx` (Coulter and Bardon 1979), with density, heat capacity `cp`
/// and Joule-Thomson coefficient `muJT` of the real gas; Runge-Kutta in steps of at most 20 km. **Leaves out** kinetic energy.
///
/// # Errors
/// A flow that is not positive, a ground that is none, pressure used up, states of two phases, gas at the speed of sound.
pub fn thermal(
    pipe: &Pipe,
    gas: &Gas,
    viscosity: f64,
    inlet: (f64, f64),
    flow: f64,
    ground: Ground,
) -> Result<Vec<Warm>, Refusal> {
    pipe.check()?;
    within("the flow", flow, 1e-6, 1e5, "kg/s")?;
    within("the temperature of the soil", ground.temperature, 200.0, 400.0, "K")?;
    within("the heat transfer", ground.transfer, 0.0, 1e3, "W/(m2 K)")?;
    let loss = pipe.loss(flow, viscosity);
    let wall = std::f64::consts::PI * pipe.diameter * ground.transfer;
    let slopes = |(p, t): (f64, f64), at: f64| -> Result<(f64, f64), Refusal> {
        if p <= 1e3 || p.is_nan() {
            return Err(Refusal::PressureUsedUp { at });
        }
        let state = gas.state(p, t)?;
        let fall = -loss / state.density - state.density * pipe.weight();
        let heat = -wall * (t - ground.temperature) / (flow * state.cp);
        let climb = GRAVITY * pipe.rise / pipe.length / state.cp;
        Ok((fall, heat + state.joule_thomson * fall - climb))
    };
    let steps = (pipe.length / STEP).ceil().clamp(12.0, 4000.0) as usize;
    let step = pipe.length / steps as f64;
    let mut here = inlet;
    let mut points = vec![place(pipe, gas, 0.0, here, flow)?];
    for n in 0..steps {
        let at = step * n as f64;
        let off = |k: (f64, f64), share: f64| (here.0 + share * step * k.0, here.1 + share * step * k.1);
        let k1 = slopes(here, at)?;
        let k2 = slopes(off(k1, 0.5), at)?;
        let k3 = slopes(off(k2, 0.5), at)?;
        let k4 = slopes(off(k3, 1.0), at + step)?;
        let mean = |a: f64, b: f64, c: f64, d: f64| (a + 2.0 * b + 2.0 * c + d) / 6.0;
        here = off((mean(k1.0, k2.0, k3.0, k4.0), mean(k1.1, k2.1, k3.1, k4.1)), 1.0);
        points.push(place(pipe, gas, at + step, here, flow)?);
    }
    Ok(points)
}

fn place(pipe: &Pipe, gas: &Gas, at: f64, (pressure, temperature): (f64, f64), flow: f64) -> Result<Warm, Refusal> {
    if pressure <= 1e3 || pressure.is_nan() {
        return Err(Refusal::PressureUsedUp { at });
    }
    let state = gas.state(pressure, temperature)?;
    let velocity = velocity(flow, state.density, pipe.diameter);
    if velocity >= state.sound {
        return Err(Refusal::Choked { at });
    }
    Ok(Warm { at, pressure, temperature, density: state.density, velocity })
}

impl Pipe {
    /// The outlet pressure at one temperature, as a check of [`thermal`].
    ///
    /// # Errors
    /// As [`Pipe::outlet`].
    pub fn outlet_at(
        &self,
        gas: &Gas,
        temperature: f64,
        viscosity: f64,
        inlet: f64,
        flow: f64,
    ) -> Result<f64, Refusal> {
        let isotherm = crate::physics::gas::Isotherm::of_gas(gas, temperature, 1.02 * inlet)?;
        self.outlet(Fluid { isotherm: &isotherm, viscosity }, inlet, flow)
    }
}
