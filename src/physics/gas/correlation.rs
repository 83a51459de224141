//! Z where no composition is known, by name.

use libm::{exp, pow};

use crate::physics::{Refusal, refusal::within};

/// Z by Papay: `Z = 1 - 3.52 pr e^(-2.26 Tr) + 0.274 pr^2 e^(-1.878 Tr)`, with `pr` and `Tr` the pressure and temperature
/// over the pseudo-critical ones.
///
/// Range: lean gas, `pr` up to 3.2, `Tr` from 1.15 to 2.0; within 1.5 % of GERG-2008 there up to 10 MPa. Source: Papay 1968.
///
/// # Errors
/// Reduced pressure or temperature outside the range, or a Z that is not positive.
pub fn papay(pressure: f64, temperature: f64, critical: (f64, f64)) -> Result<f64, Refusal> {
    let reduced_pressure = within("the pressure over the pseudo-critical", pressure / critical.0, 0.0, 4.0, "1")?;
    let reduced = within("the temperature over the pseudo-critical", temperature / critical.1, 1.05, 3.0, "1")?;
    let z = 1.0 - 3.52 * reduced_pressure * exp(-2.26 * reduced)
        + 0.274 * reduced_pressure * reduced_pressure * exp(-1.878 * reduced);
    within("Z by Papay", z, 0.2, 1.5, "1")
}

/// Pseudo-critical pressure in Pa and temperature in K from gravity to air `G`:
/// `pc = 677 + 15 G - 37.5 G^2 psia`, `Tc = 168 + 325 G - 12.5 G^2 degR`.
///
/// Range: `G` from 0.55 to 0.9, little nitrogen and carbon dioxide. Source: Standing 1977, after Brown et al. 1948.
///
/// # Errors
/// A gravity outside 0.5 to 1.2.
pub fn pseudocritical(gravity: f64) -> Result<(f64, f64), Refusal> {
    let g = within("the gravity to air", gravity, 0.5, 1.2, "1")?;
    let psia = 677.0 + 15.0 * g - 37.5 * g * g;
    let rankine = 168.0 + 325.0 * g - 12.5 * g * g;
    Ok((psia * PSI, rankine / 1.8))
}

/// Z by the California Natural Gas Association: `Z = 1 / (1 + 344400 p 10^(1.785 G) / T^3.825)`, `p` the gauge pressure in
/// psi, `T` in degrees Rankine, `G` the gravity to air.
///
/// Range: above 100 psi gauge (below, Z is nearly 1 and so is the formula); within 1.6 % of GERG-2008 from 3 to 10 MPa.
/// Source: CNGA; Menon, Gas Pipeline Hydraulics, 2005.
///
/// # Errors
/// A gravity outside 0.5 to 1.2, a temperature outside 200 to 450 K, a gauge pressure outside 0 to 20 MPa.
pub fn cnga(gauge_pressure: f64, temperature: f64, gravity: f64) -> Result<f64, Refusal> {
    let g = within("the gravity to air", gravity, 0.5, 1.2, "1")?;
    let rankine = within("the temperature", temperature, 200.0, 450.0, "K")? * 1.8;
    let psi = within("the gauge pressure", gauge_pressure, 0.0, 20e6, "Pa")? / PSI;
    Ok(1.0 / (1.0 + 344_400.0 * psi * pow(10.0, 1.785 * g) / pow(rankine, 3.825)))
}

/// Pascal in a pound-force per square inch (exact: 0.45359237 kg, 9.80665 m/s2, 0.0254 m).
const PSI: f64 = 0.453_592_37 * 9.806_65 / (0.0254 * 0.0254);
