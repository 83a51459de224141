//! A compressor station: the work of compression, the power and fuel it takes, and what it cannot do.
//!
//! **Answers**: work and discharge temperature of a real gas by its entropy ([`compress`]), by the ideal formula ([`adiabatic`])
//! and by the polytropic one ([`polytropic`]); the first from a table,
//! for all of a range of discharge pressures ([`Heads`]); power, fuel and limits of a station ([`Station::lift`]); how often enough units
//! run ([`availability`]), and how much of their power that is ([`running_share`]).
//!
//! **Assumes** that fuel gas is taken at the suction side, after the power was found for the whole suction flow.
//!
//! **Leaves out** the map of a machine (surge, choke, speed), losses of pressure in coolers and yard pipes, and the loss of a
//! turbine's power on a hot day: the limit given should have it.

mod compression;
mod heads;

pub use compression::{Caloric, Compression, Perfect, adiabatic, compress, polytropic};
pub use heads::Heads;

use libm::{exp, pow};

use super::{Refusal, refusal::within};

/// The logarithm of a ratio of pressures is found to this.
const SETTLED: f64 = 1e-9;

/// What a station is and may do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Station {
    /// Pressure in Pa at which gas leaves.
    pub discharge: f64,
    /// Isentropic efficiency of the compressors.
    pub isentropic: f64,
    /// Mechanical efficiency between driver and gas.
    pub mechanical: f64,
    /// Shaft work over heat of the fuel, net; no fuel gas is taken where there is none, as with electric drives.
    pub driver: Option<f64>,
    /// Net calorific value of the fuel in J/kg.
    pub fuel_heat: f64,
    /// Most pressure out over pressure in.
    pub ratio_max: f64,
    /// Most shaft power in W.
    pub power_max: f64,
    /// Temperature in K behind the cooler; none: the gas leaves as hot as it is.
    pub cooled_to: Option<f64>,
}

/// What a station does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lift {
    /// Pressure out over pressure in; 1 where it stands still.
    pub ratio: f64,
    /// Work into the gas in J/kg.
    pub work: f64,
    /// Power into the gas in W.
    pub gas_power: f64,
    /// Power at the shaft in W.
    pub shaft_power: f64,
    /// Fuel in kg/s, taken at the suction side.
    pub fuel: f64,
    /// Temperature in K at discharge, before the cooler.
    pub discharge_temperature: f64,
    /// Temperature in K of the gas that goes on.
    pub temperature: f64,
    /// Heat in W that the cooler takes.
    pub cooling: f64,
    /// Pa at which gas goes on.
    pub discharge: f64,
    /// What keeps it from its discharge pressure.
    pub held: Option<Held>,
}

/// The limit at which a station works that does not reach its discharge pressure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It gives its highest ratio.
    Ratio,
    /// It gives its full power.
    Power,
}

impl Lift {
    /// Machines stand still; gas goes on as warm (K) as it came, at a pressure in Pa.
    fn still(temperature: f64, discharge: f64) -> Self {
        Self {
            ratio: 1.0,
            work: 0.0,
            gas_power: 0.0,
            shaft_power: 0.0,
            fuel: 0.0,
            discharge_temperature: temperature,
            temperature,
            cooling: 0.0,
            discharge,
            held: None,
        }
    }
}

impl Station {
    /// Lifts a flow in kg/s from a pressure in Pa and a temperature in K. Where the pressure is above the discharge already,
    /// machines stand still and a valve holds the discharge pressure.
    ///
    /// # Errors
    /// More ratio or power than it may give; efficiencies that no machine has. `number` is its place in the line, from 0.
    pub fn lift(&self, gas: &impl Caloric, suction: (f64, f64), flow: f64, number: usize) -> Result<Lift, Refusal> {
        let ratio = self.discharge / suction.0;
        if ratio > self.ratio_max {
            return Err(Refusal::Ratio { station: number, needed: ratio, limit: self.ratio_max });
        }
        let lift = self.lift_to(gas, suction, self.discharge, flow)?;
        if lift.shaft_power > self.power_max {
            return Err(Refusal::Power { station: number, needed: lift.shaft_power, limit: self.power_max });
        }
        Ok(lift)
    }

    /// The same as far as ratio and power allow: no flow is too much for it, but it may leave at less than the discharge pressure.
    ///
    /// # Errors
    /// Efficiencies that no machine has; a gas that has no state there.
    pub fn lift_as_far(&self, gas: &impl Caloric, suction: (f64, f64), flow: f64) -> Result<Lift, Refusal> {
        let highest = self.ratio_max * suction.0;
        let (discharge, held) =
            if highest < self.discharge { (highest, Some(Held::Ratio)) } else { (self.discharge, None) };
        let lift = self.lift_to(gas, suction, discharge, flow)?;
        if lift.shaft_power <= self.power_max {
            return Ok(Lift { held, ..lift });
        }
        let discharge = self.affords(gas, suction, flow, &lift)?;
        Ok(Lift { held: Some(Held::Power), ..self.lift_to(gas, suction, discharge, flow)? })
    }

    /// The discharge pressure in Pa to which its power lifts a flow, less than that of a lift which takes too much.
    ///
    /// Work is nearly a multiple of the logarithm of the ratio: the secant of their quotient settles in a few steps.
    fn affords(&self, gas: &impl Caloric, suction: (f64, f64), flow: f64, over: &Lift) -> Result<f64, Refusal> {
        let work = self.power_max * self.mechanical / flow;
        if work <= 0.0 {
            return Ok(suction.0);
        }
        let mut ratio = libm::log(over.ratio);
        let mut slope = over.work / ratio;
        for _ in 0..40 {
            let next = work / slope;
            let settled = (next - ratio).abs() <= SETTLED;
            ratio = next;
            if settled {
                break;
            }
            slope = compress(gas, suction, suction.0 * exp(ratio), self.isentropic)?.work / ratio;
        }
        Ok(suction.0 * exp(ratio))
    }

    /// Lifts to a pressure in Pa, whatever it takes.
    fn lift_to(&self, gas: &impl Caloric, suction: (f64, f64), discharge: f64, flow: f64) -> Result<Lift, Refusal> {
        within("the mechanical efficiency", self.mechanical, 0.2, 1.0, "1")?;
        let ratio = discharge / suction.0;
        if ratio <= 1.0 {
            return Ok(Lift::still(suction.1, discharge));
        }
        let done = compress(gas, suction, discharge, self.isentropic)?;
        let gas_power = flow * done.work;
        let shaft_power = gas_power / self.mechanical;
        let temperature = self.cooled_to.map_or(done.temperature, |cool| cool.min(done.temperature));
        let fuel = self.fuel(shaft_power)?;
        let warmed = gas.enthalpy(suction.0, suction.1)? + done.work;
        let cooling = match self.cooled_to {
            Some(_) => (flow - fuel) * (warmed - gas.enthalpy(discharge, temperature)?).max(0.0),
            None => 0.0,
        };
        let (work, discharge_temperature) = (done.work, done.temperature);
        let held = None;
        Ok(Lift {
            ratio,
            work,
            gas_power,
            shaft_power,
            fuel,
            discharge_temperature,
            temperature,
            cooling,
            discharge,
            held,
        })
    }

    /// `m_f = P / (eta LHV)` in kg/s.
    ///
    /// # Errors
    /// A driver or a fuel that is none.
    pub fn fuel(&self, shaft_power: f64) -> Result<f64, Refusal> {
        let Some(driver) = self.driver else { return Ok(0.0) };
        within("the efficiency of the driver", driver, 0.05, 0.7, "1")?;
        within("the net calorific value of the fuel", self.fuel_heat, 1e6, 1.3e8, "J/kg")?;
        Ok(shaft_power / (driver * self.fuel_heat))
    }
}

/// The share of time in which at least `needed` of `installed` units run, if each runs a share `unit` of the time, each for
/// itself (binomial).
pub fn availability(installed: u32, needed: u32, unit: f64) -> f64 {
    let unit = unit.clamp(0.0, 1.0);
    let mut choose = 1.0;
    let mut sum = 0.0;
    for running in (0..=installed).rev() {
        if running >= needed {
            sum += choose * pow(unit, f64::from(running)) * pow(1.0 - unit, f64::from(installed - running));
        }
        choose *= f64::from(running) / f64::from(installed - running + 1);
    }
    sum
}

/// The share of the power of `needed` units that runs on the mean, with `spare` more installed: `E[min(n, B)]/n`, B binomial of
/// `n + s` units, each of which runs a share `unit` of the time. Source: k-out-of-n with shared load, as in Rausand, Hoyland,
/// System Reliability Theory, 2004; `E[min(n, B)]` is the sum over k from 1 to n of the probability of at least k.
pub fn running_share(needed: u32, spare: u32, unit: f64) -> f64 {
    let at_least = |running: u32| availability(needed + spare, running, unit);
    (1..=needed).map(at_least).sum::<f64>() / f64::from(needed.max(1))
}
