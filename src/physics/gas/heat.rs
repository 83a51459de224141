//! Calorific value, density and Wobbe index from composition, by ISO 6976:2016.

use libm::sqrt;

use super::{component::Component, composition::Composition};
use crate::physics::{AIR, GAS_CONSTANT, Refusal, refusal::within};

/// The temperatures in K that the standard's tables know for combustion (all) and metering (all but the last).
pub const ISO_TEMPERATURES: [f64; 5] = [273.15, 288.15, 288.705_555_555_555_5, 293.15, 298.15];

/// Z of dry air at the first four temperatures and 101.325 kPa (ISO 6976:2016).
const AIR_Z: [f64; 4] = [0.999_419, 0.999_595, 0.999_601, 0.999_645];

/// Pa: the pressure for which the tables of the standard hold.
const ATMOSPHERE: f64 = 101_325.0;

/// What a gas is worth as heat. Volumes are real, at the pressure and temperature of metering.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heat {
    /// Gross, J/mol.
    pub gross_molar: f64,
    /// Net, J/mol.
    pub net_molar: f64,
    /// Gross, J/kg.
    pub gross_mass: f64,
    /// Net, J/kg: the water stays vapour.
    pub net_mass: f64,
    /// Gross, J/m3.
    pub gross_volume: f64,
    /// Net, J/m3.
    pub net_volume: f64,
    /// kg/m3.
    pub density: f64,
    /// Density over that of air at the same state.
    pub relative_density: f64,
    /// Z at the metering state.
    pub z: f64,
    /// Gross Wobbe index in J/m3: `gross / sqrt(relative density)`.
    pub wobbe: f64,
}

/// Heat of a gas burnt at one temperature and metered at another, both in K and among [`ISO_TEMPERATURES`].
///
/// `H = sum x H_i`; net = gross less the heat of condensation of the water that forms; `Z = 1 - (sum x s_i)^2`;
/// `rho = p M / (Z R T)`. Range: Z above 0.9, as pipeline gas has. Uncertainty: 0.1 % in calorific value.
///
/// # Errors
/// A temperature the tables do not know.
pub fn heat(gas: &Composition, combustion: f64, metering: f64) -> Result<Heat, Refusal> {
    heat_at(gas, combustion, metering, ATMOSPHERE)
}

/// The same, metered at a pressure in Pa: `Z = 1 - (p/p0) (sum x s_i)^2`, of air too. Range: 90 to 110 kPa, as the standard has it.
///
/// # Errors
/// A temperature the tables do not know, a pressure out of range.
pub fn heat_at(gas: &Composition, combustion: f64, metering: f64, pressure: f64) -> Result<Heat, Refusal> {
    let ratio = within("the pressure of metering", pressure, 9e4, 1.1e5, "Pa")? / ATMOSPHERE;
    let metered = column(metering, 4, "the temperature of metering")?;
    let burnt = column(combustion, 5, "the temperature of combustion")?;
    let sum = |of: &dyn Fn(Component) -> f64| gas.parts().map(|(component, share)| share * of(component)).sum::<f64>();
    let gross_molar = 1e3 * sum(&|c| c.record().gross[burnt]);
    let water = 1e3 * Component::Water.record().gross[burnt];
    let net_molar = gross_molar - water * sum(&|c| c.record().hydrogen / 2.0);
    let s = sum(&|c| c.record().summation[metered]);
    let z = 1.0 - s * s * ratio;
    let mass = gas.molar_mass();
    // Mole a cubic metre.
    let moles = pressure / (z * GAS_CONSTANT * metering);
    let relative_density = mass / AIR * (1.0 - (1.0 - AIR_Z[metered]) * ratio) / z;
    let gross_volume = gross_molar * moles;
    Ok(Heat {
        gross_molar,
        net_molar,
        gross_mass: gross_molar / mass,
        net_mass: net_molar / mass,
        gross_volume,
        net_volume: net_molar * moles,
        density: mass * moles,
        relative_density,
        z,
        wobbe: gross_volume / sqrt(relative_density),
    })
}

fn column(temperature: f64, known: usize, what: &'static str) -> Result<usize, Refusal> {
    let near = |t: &f64| (t - temperature).abs() < 0.02;
    let all = "273.15, 288.15, 288.706, 293.15 and 298.15 K (0 and 15 degC, 60 degF, 20 and 25 degC)";
    let without_last = "273.15, 288.15, 288.706 and 293.15 K (0 and 15 degC, 60 degF, 20 degC)";
    let listed = if known == ISO_TEMPERATURES.len() { all } else { without_last };
    let found = ISO_TEMPERATURES[..known].iter().position(near);
    found.ok_or(Refusal::NoColumn { what, temperature, known: listed })
}
