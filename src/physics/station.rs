//! A compressor station: the work of compression, the power and fuel it takes, and what it cannot do.
//!
//! **Answers**: work and discharge temperature of a real gas by its entropy ([`compress`]), by the ideal formula ([`adiabatic`])
//! and by the polytropic one ([`polytropic`]); power, fuel and limits of a station ([`Station::lift`]); how often enough units
//! run ([`availability`]).
//!
//! **Assumes** that fuel gas is taken at the suction side, after the power was found for the whole suction flow.
//!
//! **Leaves out** the map of a machine (surge, choke, speed), losses of pressure in coolers and yard pipes, and the loss of a
//! turbine's power on a hot day: the limit given should have it.

use libm::{exp, fabs, pow};

use super::{
    GAS_CONSTANT, Refusal,
    gas::{Gas, Surface},
    refusal::within,
};

/// What a gas says about heat: the equation of state itself, or its table.
pub trait Caloric {
    /// Enthalpy in J/kg, entropy in J/(kg K), isobaric heat capacity in J/(kg K).
    ///
    /// # Errors
    /// Where there is no state of one phase, or the table ends.
    fn caloric(&self, pressure: f64, temperature: f64) -> Result<(f64, f64, f64), Refusal>;
}

impl Caloric for Gas {
    fn caloric(&self, pressure: f64, temperature: f64) -> Result<(f64, f64, f64), Refusal> {
        self.state(pressure, temperature).map(|state| (state.enthalpy, state.entropy, state.cp))
    }
}

impl Caloric for Surface {
    fn caloric(&self, pressure: f64, temperature: f64) -> Result<(f64, f64, f64), Refusal> {
        if !self.holds(pressure, temperature) {
            let (low, high) = self.temperatures();
            let what = "the temperature, or the pressure with it, in the table";
            return Err(Refusal::Range { what, value: temperature, low, high, unit: "K" });
        }
        let enthalpy = self.enthalpy(pressure, temperature);
        let cp = self.enthalpy(pressure, temperature + 0.5) - self.enthalpy(pressure, temperature - 0.5);
        Ok((enthalpy, self.entropy(pressure, temperature), cp))
    }
}

/// One kilogram compressed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compression {
    /// Work in J/kg.
    pub work: f64,
    /// Temperature in K at discharge.
    pub temperature: f64,
}

/// A real gas from a pressure (Pa) and temperature (K) to a pressure: `s(p2, T2s) = s1`, `w = (h2s - h1)/eta`, `h2 = h1 + w`.
///
/// # Errors
/// Pressures that do not rise, an efficiency outside 0.2 to 1, states the gas cannot take.
pub fn compress(
    gas: &impl Caloric,
    (pressure, temperature): (f64, f64),
    discharge: f64,
    efficiency: f64,
) -> Result<Compression, Refusal> {
    within("the discharge pressure", discharge, pressure, 100.0 * pressure, "Pa")?;
    within("the isentropic efficiency", efficiency, 0.2, 1.0, "1")?;
    let (h1, s1, _) = gas.caloric(pressure, temperature)?;
    let guess = temperature * pow(discharge / pressure, 0.22);
    let (_, ideal, _) = settle(gas, discharge, guess, "the isentropic temperature", |t, (h, s, cp)| {
        (t * exp(((s1 - s) / cp).clamp(-0.5, 0.5)), h)
    })?;
    let work = (ideal - h1) / efficiency;
    let start = guess + (work - (ideal - h1)) / 2500.0;
    let (temperature, ..) = settle(gas, discharge, start, "the discharge temperature", |t, (h, _, cp)| {
        (t + ((h1 + work - h) / cp).clamp(-80.0, 80.0), h)
    })?;
    Ok(Compression { work, temperature })
}

/// Iterates a temperature by Newton's rule `next`, which also gives the enthalpy; returns temperature, enthalpy, heat capacity.
fn settle(
    gas: &impl Caloric,
    pressure: f64,
    start: f64,
    what: &'static str,
    next: impl Fn(f64, (f64, f64, f64)) -> (f64, f64),
) -> Result<(f64, f64, f64), Refusal> {
    let mut t = start;
    for _ in 0..40 {
        let here = gas.caloric(pressure, t)?;
        let (better, enthalpy) = next(t, here);
        let step = better - t;
        // Newton doubles the digits: after a step this small, what is left lies below rounding.
        if fabs(step) < 1e-5 {
            return Ok((better, enthalpy + here.2 * step, here.2));
        }
        t = better;
    }
    Err(Refusal::NotSettled(what))
}

/// A gas of constant exponent and Z: `w = (Z R T1/M) k/(k-1) [(p2/p1)^((k-1)/k) - 1]/eta`,
/// `T2 = T1 (1 + [(p2/p1)^((k-1)/k) - 1]/eta)`. With `k` = 1.3 and the mean Z it is within 0.4 % of real enthalpies for lean
/// gas at 6 to 10 MPa; the local `cp/cv` of the real gas (1.5 to 1.8) has no place in it. Source: GPSA; Menon 2005.
///
/// # Errors
/// An exponent outside 1.01 to 2, pressures that do not rise, an efficiency outside 0.2 to 1.
pub fn adiabatic(
    gas: &Perfect,
    (pressure, temperature): (f64, f64),
    discharge: f64,
    efficiency: f64,
) -> Result<Compression, Refusal> {
    let share = (gas.checked()?.exponent - 1.0) / gas.exponent;
    let ratio = within("the ratio of pressures", discharge / pressure, 1.0, 100.0, "1")?;
    within("the isentropic efficiency", efficiency, 0.2, 1.0, "1")?;
    let rise = (pow(ratio, share) - 1.0) / efficiency;
    Ok(Compression { work: gas.head(temperature) / share * rise, temperature: temperature * (1.0 + rise) })
}

/// The same by a polytropic efficiency `eta`: `(n-1)/n = (k-1)/(k eta)`, `w = (Z R T1/M) n/(n-1) [(p2/p1)^((n-1)/n) - 1]/eta`,
/// `T2 = T1 (p2/p1)^((n-1)/n)`. Source: GPSA; Schultz 1962.
///
/// # Errors
/// As [`adiabatic`].
pub fn polytropic(
    gas: &Perfect,
    (pressure, temperature): (f64, f64),
    discharge: f64,
    efficiency: f64,
) -> Result<Compression, Refusal> {
    within("the polytropic efficiency", efficiency, 0.2, 1.0, "1")?;
    let share = (gas.checked()?.exponent - 1.0) / (gas.exponent * efficiency);
    let ratio = within("the ratio of pressures", discharge / pressure, 1.0, 100.0, "1")?;
    let rise = pow(ratio, share) - 1.0;
    Ok(Compression { work: gas.head(temperature) / share * rise / efficiency, temperature: temperature * (1.0 + rise) })
}

/// A gas as the formulas see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Perfect {
    /// Isentropic exponent `k`.
    pub exponent: f64,
    /// Mean Z.
    pub z: f64,
    /// kg/mol.
    pub molar_mass: f64,
}

impl Perfect {
    fn checked(&self) -> Result<&Self, Refusal> {
        within("the isentropic exponent", self.exponent, 1.01, 2.0, "1")?;
        within("Z", self.z, 0.05, 5.0, "1")?;
        within("the molar mass", self.molar_mass, 1e-3, 0.2, "kg/mol")?;
        Ok(self)
    }

    /// `Z R T / M` in J/kg.
    fn head(&self, temperature: f64) -> f64 {
        self.z * GAS_CONSTANT * temperature / self.molar_mass
    }
}

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
}

impl Station {
    /// Lifts a flow in kg/s from a pressure in Pa and a temperature in K. Where the pressure is above the discharge already,
    /// machines stand still and a valve holds the discharge pressure.
    ///
    /// # Errors
    /// More ratio or power than it may give; efficiencies that no machine has. `number` is its place in the line, from 0.
    pub fn lift(&self, gas: &impl Caloric, suction: (f64, f64), flow: f64, number: usize) -> Result<Lift, Refusal> {
        within("the mechanical efficiency", self.mechanical, 0.2, 1.0, "1")?;
        let ratio = self.discharge / suction.0;
        if ratio <= 1.0 {
            let (discharge_temperature, temperature) = (suction.1, suction.1);
            let still = Lift {
                ratio: 1.0,
                work: 0.0,
                gas_power: 0.0,
                shaft_power: 0.0,
                fuel: 0.0,
                discharge_temperature,
                temperature,
                cooling: 0.0,
            };
            return Ok(still);
        }
        if ratio > self.ratio_max {
            return Err(Refusal::Ratio { station: number, needed: ratio, limit: self.ratio_max });
        }
        let done = compress(gas, suction, self.discharge, self.isentropic)?;
        let gas_power = flow * done.work;
        let shaft_power = gas_power / self.mechanical;
        if shaft_power > self.power_max {
            return Err(Refusal::Power { station: number, needed: shaft_power, limit: self.power_max });
        }
        let temperature = self.cooled_to.map_or(done.temperature, |cool| cool.min(done.temperature));
        let fuel = self.fuel(shaft_power)?;
        let cooling = match self.cooled_to {
            Some(_) => {
                (flow - fuel)
                    * (gas.caloric(self.discharge, done.temperature)?.0 - gas.caloric(self.discharge, temperature)?.0)
            }
            None => 0.0,
        };
        Ok(Lift {
            ratio,
            work: done.work,
            gas_power,
            shaft_power,
            fuel,
            discharge_temperature: done.temperature,
            temperature,
            cooling,
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
