//! The work of compression: of a real gas by its entropy, and by the two formulas of textbooks.

use libm::{exp, fabs, pow};

use crate::physics::{
    GAS_CONSTANT, Refusal,
    gas::{Gas, Surface},
    refusal::within,
};

/// What a gas says about heat: the equation of state itself, or a table of it.
pub trait Caloric {
    /// Enthalpy in J/kg, entropy in J/(kg K), isobaric heat capacity in J/(kg K).
    ///
    /// # Errors
    /// Where there is no state of one phase, or the table ends.
    fn caloric(&self, pressure: f64, temperature: f64) -> Result<(f64, f64, f64), Refusal>;

    /// Enthalpy in J/kg.
    ///
    /// # Errors
    /// As [`Caloric::caloric`].
    fn enthalpy(&self, pressure: f64, temperature: f64) -> Result<f64, Refusal> {
        self.caloric(pressure, temperature).map(|(enthalpy, ..)| enthalpy)
    }

    /// What [`compress`] answers, of pressures that rise and an efficiency that is one.
    ///
    /// # Errors
    /// As [`Caloric::caloric`].
    fn compressed(&self, suction: (f64, f64), discharge: f64, efficiency: f64) -> Result<Compression, Refusal> {
        by_entropy(self, suction, discharge, efficiency)
    }
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
        Ok(Surface::caloric(self, pressure, temperature))
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
    suction: (f64, f64),
    discharge: f64,
    efficiency: f64,
) -> Result<Compression, Refusal> {
    within("the discharge pressure", discharge, suction.0, 100.0 * suction.0, "Pa")?;
    within("the isentropic efficiency", efficiency, 0.2, 1.0, "1")?;
    gas.compressed(suction, discharge, efficiency)
}

/// [`compress`] by enthalpy and entropy.
fn by_entropy(
    gas: &(impl Caloric + ?Sized),
    (pressure, temperature): (f64, f64),
    discharge: f64,
    efficiency: f64,
) -> Result<Compression, Refusal> {
    let (h1, s1, _) = gas.caloric(pressure, temperature)?;
    let guess = temperature * pow(discharge / pressure, 0.22);
    let ideal = isentropic(gas, (discharge, s1), guess)? - h1;
    let work = ideal / efficiency;
    let temperature = temperature_at(gas, (discharge, h1 + work), guess + (work - ideal) / 2500.0)?;
    Ok(Compression { work, temperature })
}

/// The enthalpy in J/kg of a gas at a pressure in Pa and an entropy in J/(kg K), sought from a temperature near by.
pub(super) fn isentropic(
    gas: &(impl Caloric + ?Sized),
    (pressure, entropy): (f64, f64),
    start: f64,
) -> Result<f64, Refusal> {
    let next = |t: f64, (h, s, cp): (f64, f64, f64)| (t * exp(((entropy - s) / cp).clamp(-0.5, 0.5)), h);
    settle(gas, pressure, start, "the isentropic temperature", next).map(|(_, enthalpy)| enthalpy)
}

/// The temperature in K of a gas at a pressure in Pa and an enthalpy in J/kg, sought from one near by.
pub(super) fn temperature_at(
    gas: &(impl Caloric + ?Sized),
    (pressure, enthalpy): (f64, f64),
    start: f64,
) -> Result<f64, Refusal> {
    let next = |t: f64, (h, _, cp): (f64, f64, f64)| (t + ((enthalpy - h) / cp).clamp(-80.0, 80.0), h);
    settle(gas, pressure, start, "the discharge temperature", next).map(|(temperature, _)| temperature)
}

/// Iterates a temperature by Newton's rule `next`, which also gives the enthalpy; returns both.
fn settle(
    gas: &(impl Caloric + ?Sized),
    pressure: f64,
    start: f64,
    what: &'static str,
    next: impl Fn(f64, (f64, f64, f64)) -> (f64, f64),
) -> Result<(f64, f64), Refusal> {
    let mut t = start;
    for _ in 0..40 {
        let here = gas.caloric(pressure, t)?;
        let (better, enthalpy) = next(t, here);
        let step = better - t;
        // Newton doubles the digits: after a step this small, what is left lies below rounding.
        if fabs(step) < 1e-5 {
            return Ok((better, enthalpy + here.2 * step));
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
