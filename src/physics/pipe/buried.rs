//! A pipe that trades heat with the soil, by a table of the gas: quick enough to look for the largest flow of a line.

use super::{Ground, Pipe, velocity};
use crate::physics::{Refusal, gas::Surface, refusal::within};

/// The gas as a buried pipe sees it.
#[derive(Debug, Clone, Copy)]
pub struct Buried<'a> {
    /// Density and enthalpy over the range of pressure and temperature that the gas passes.
    pub table: &'a Surface,
    /// Dynamic viscosity in Pa s.
    pub viscosity: f64,
    /// The soil around the pipe.
    pub ground: Ground,
}

/// Steps are no longer than this, rise no more than [`STEP_RISE`], both in m; there are no fewer than [`STEPS`] times the share of
/// the square of pressure that is lost, and [`STEPS_OF_DECAY`] on the way on which temperature comes e times nearer to the soil's,
/// of [`DECAYS_MAX`] such ways: then pressure is right to five digits, temperature to a hundredth of a kelvin.
const STEP: f64 = 10e3;
/// See [`STEP`].
const STEP_RISE: f64 = 50.0;
/// See [`STEP`].
const STEPS: f64 = 16.0;
/// See [`STEP`].
const STEPS_OF_DECAY: f64 = 6.0;
/// See [`STEP`]. Gas that passes more of them in a pipe hardly moves.
const DECAYS_MAX: f64 = 40.0;

/// What changes along a metre of pipe.
struct Slopes {
    /// Of the square of pressure, Pa2/m.
    square: f64,
    /// The share of its distance from the soil that temperature loses, 1/m.
    decay: f64,
    /// What Joule-Thomson cooling and climbing add to temperature, K/m.
    source: f64,
}

/// What passes through a pipe, and by how much each metre slows and cools it.
struct Walk<'a> {
    gas: Buried<'a>,
    /// `lambda m |m| / (2 D A^2)`.
    loss: f64,
    /// `g dz/dx`.
    weight: f64,
    /// `pi D U / m`.
    wall: f64,
}

impl Buried<'_> {
    /// Pressure (Pa) and temperature (K) at the end of a pipe, from those at its inlet and the flow in kg/s.
    ///
    /// The equations are those of [`thermal`](super::thermal()), enthalpy in place of heat capacity and Joule-Thomson coefficient:
    /// `dh = -pi D U (T - Tsoil) dx / m - g dz`. Midpoint rule; within a step temperature falls to that of the soil as the
    /// exponential it is (an exponential integrator: Hochbruck, Ostermann 2010), so that gas that hardly moves needs no
    /// shorter steps.
    ///
    /// # Errors
    /// As [`thermal`](super::thermal()); pressure is used up where it falls below the table.
    pub fn outlet(&self, pipe: &Pipe, inlet: (f64, f64), flow: f64) -> Result<(f64, f64), Refusal> {
        pipe.check()?;
        within("the flow", flow, 1e-6, 1e5, "kg/s")?;
        within("the temperature of the soil", self.ground.temperature, 200.0, 400.0, "K")?;
        within("the heat transfer", self.ground.transfer, 0.0, 1e3, "W/(m2 K)")?;
        let wall = std::f64::consts::PI * pipe.diameter * self.ground.transfer / flow;
        let walk = Walk { gas: *self, loss: pipe.loss(flow, self.viscosity), weight: pipe.weight(), wall };
        let steps = walk.steps(pipe, inlet)?;
        let step = pipe.length / steps as f64;
        let (mut square, mut temperature) = (inlet.0 * inlet.0, inlet.1);
        for n in 0..steps {
            (square, temperature) = walk.step((square, temperature), step, step * n as f64)?;
        }
        let pressure = walk.pressure(square, pipe.length)?;
        let density = self.table.density(pressure, temperature);
        let speed = velocity(flow, density, pipe.diameter);
        // The isothermal speed of sound of a perfect gas: near enough, as no line comes near it.
        if speed * speed * density >= pressure {
            return Err(Refusal::Choked { at: pipe.length });
        }
        Ok((pressure, temperature))
    }
}

impl Walk<'_> {
    fn steps(&self, pipe: &Pipe, (pressure, temperature): (f64, f64)) -> Result<usize, Refusal> {
        let slopes = self.slopes((pressure * pressure, temperature), 0.0)?;
        let lost = slopes.square.abs() * pipe.length / (pressure * pressure);
        let decays = (slopes.decay * pipe.length).min(DECAYS_MAX);
        let most = (pipe.length / STEP).max(pipe.rise.abs() / STEP_RISE);
        let most = most.max(STEPS * lost.min(4.0)).max(STEPS_OF_DECAY * decays);
        Ok(most.ceil().clamp(4.0, 4000.0) as usize)
    }

    /// One step of the midpoint rule.
    fn step(&self, here: (f64, f64), step: f64, at: f64) -> Result<(f64, f64), Refusal> {
        let begin = self.slopes(here, at)?;
        let middle = self.slopes(self.moved(here, &begin, 0.5 * step), at + 0.5 * step)?;
        Ok(self.moved(here, &middle, step))
    }

    /// Where slopes that stay lead over some metres.
    fn moved(&self, (square, temperature): (f64, f64), slopes: &Slopes, over: f64) -> (f64, f64) {
        let decayed = slopes.decay * over;
        let mean = if decayed > 1e-9 { -libm::expm1(-decayed) / decayed } else { 1.0 };
        let from_soil = temperature - self.gas.ground.temperature;
        (square + over * slopes.square, temperature + over * mean * (slopes.source - slopes.decay * from_soil))
    }

    fn slopes(&self, (square, temperature): (f64, f64), at: f64) -> Result<Slopes, Refusal> {
        let pressure = self.pressure(square, at)?;
        let (low, high) = self.gas.table.temperatures();
        within("the temperature along the pipe", temperature, low, high, "K")?;
        let (density, cp, push) = self.gas.table.flowing(pressure, temperature);
        let fall = -self.loss / density - density * self.weight;
        let source = -(push * fall + self.weight) / cp;
        Ok(Slopes { square: 2.0 * pressure * fall, decay: self.wall / cp, source })
    }

    fn pressure(&self, square: f64, at: f64) -> Result<f64, Refusal> {
        let (low, high) = self.gas.table.pressures();
        if square.is_nan() || square < low * low {
            return Err(Refusal::PressureUsedUp { at });
        }
        within("the pressure along the pipe", libm::sqrt(square), low, high, "Pa")
    }
}
