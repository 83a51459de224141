//! A pipe that trades heat with the soil.

use libm::fabs;

use super::{Fluid, Pipe, velocity};
use crate::physics::{Refusal, gas::Gas, refusal::within};

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
/// Nor than temperature takes to lose this share of its distance from where it settles.
const DECAY: f64 = 0.2;
/// Nearer to it than this, in K, a gas that settles within a step is taken to have settled: it follows the soil and its own pressure.
const SETTLED: f64 = 1e-4;

/// Pressure and temperature along a pipe, from those at its inlet (Pa, K) and the flow in kg/s.
///
/// `dp/dx = -lambda m |m| / (2 D A^2 rho) - rho g dz/dx`,
/// `m cp dT/dx = -pi D U (T - Tsoil) + m cp muJT dp/dx - m g dz/dx` (Coulter and Bardon 1979), with density, heat capacity `cp`
/// and Joule-Thomson coefficient `muJT` of the real gas; by the method of Runge and Kutta. **Leaves out** kinetic energy.
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
    let wall = std::f64::consts::PI * pipe.diameter * ground.transfer / flow;
    let walk = Walk { gas, loss: pipe.loss(flow, viscosity), weight: pipe.weight(), wall, soil: ground.temperature };
    let longest = pipe.length / (pipe.length / STEP).ceil().clamp(12.0, 4000.0);
    let (mut here, mut at) = (inlet, 0.0);
    let mut points = vec![place(pipe, gas, at, here, flow)?];
    while at < pipe.length * (1.0 - 1e-12) {
        let slopes = walk.slopes(here, at)?;
        let settled = slopes.decay * longest > DECAY && fabs(here.1 - slopes.settled) < SETTLED;
        let step = if settled { longest } else { longest.min(DECAY / slopes.decay) }.min(pipe.length - at);
        let moved = runge_kutta(here, step, |(p, t), share| {
            let slopes = walk.slopes((p, t), at + share * step)?;
            Ok((slopes.fall, if settled { 0.0 } else { slopes.warming }))
        })?;
        at += step;
        here = if settled { (moved.0, walk.slopes(moved, at)?.settled) } else { moved };
        points.push(place(pipe, gas, at, here, flow)?);
    }
    Ok(points)
}

/// What passes through a pipe.
struct Walk<'a> {
    gas: &'a Gas,
    /// `lambda m |m| / (2 D A^2)`.
    loss: f64,
    /// `g dz/dx`.
    weight: f64,
    /// `pi D U / m`.
    wall: f64,
    /// K.
    soil: f64,
}

/// What changes along a metre of pipe.
struct Slopes {
    /// Of pressure, Pa/m.
    fall: f64,
    /// Of temperature, K/m.
    warming: f64,
    /// The share of its distance from `settled` that temperature loses, 1/m.
    decay: f64,
    /// K, where heat from the soil makes up for Joule-Thomson cooling and climbing; no number where no heat passes.
    settled: f64,
}

impl Walk<'_> {
    fn slopes(&self, (pressure, temperature): (f64, f64), at: f64) -> Result<Slopes, Refusal> {
        if pressure <= 1e3 || pressure.is_nan() {
            return Err(Refusal::PressureUsedUp { at });
        }
        let state = self.gas.state(pressure, temperature)?;
        let fall = -self.loss / state.density - state.density * self.weight;
        let decay = self.wall / state.cp;
        let source = state.joule_thomson * fall - self.weight / state.cp;
        let warming = source - decay * (temperature - self.soil);
        Ok(Slopes { fall, warming, decay, settled: self.soil + source / decay })
    }
}

/// One step of the classic method of fourth order, of pressure and temperature.
fn runge_kutta(
    here: (f64, f64),
    step: f64,
    slopes: impl Fn((f64, f64), f64) -> Result<(f64, f64), Refusal>,
) -> Result<(f64, f64), Refusal> {
    let off = |k: (f64, f64), share: f64| (here.0 + share * step * k.0, here.1 + share * step * k.1);
    let k1 = slopes(here, 0.0)?;
    let k2 = slopes(off(k1, 0.5), 0.5)?;
    let k3 = slopes(off(k2, 0.5), 0.5)?;
    let k4 = slopes(off(k3, 1.0), 1.0)?;
    let mean = |a: f64, b: f64, c: f64, d: f64| (a + 2.0 * b + 2.0 * c + d) / 6.0;
    Ok(off((mean(k1.0, k2.0, k3.0, k4.0), mean(k1.1, k2.1, k3.1, k4.1)), 1.0))
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
