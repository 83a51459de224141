//! The general flow equation with one Z: the closed form that textbooks print.

use libm::{exp, expm1, sqrt};

use crate::physics::{Refusal, refusal::within};

/// What the general flow equation asks, with one Z and one friction factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct General {
    /// m.
    pub length: f64,
    /// Inner, m.
    pub diameter: f64,
    /// Height of the outlet above the inlet in m.
    pub rise: f64,
    /// Darcy's.
    pub friction: f64,
    /// Mean Z.
    pub z: f64,
    /// K.
    pub temperature: f64,
    /// kg/mol.
    pub molar_mass: f64,
    /// J/(mol K).
    pub gas_constant: f64,
    /// m/s2.
    pub gravity: f64,
}

/// The outlet pressure in Pa: `p1^2 - e^s p2^2 = [lambda Z R T L m |m| / (M D A^2)] (e^s - 1)/s`, `s = 2 g dz M / (Z R T)`
/// (Menon 2005; Mohitpour et al. 2007), from the inlet pressure in Pa and the flow in kg/s.
///
/// # Errors
/// Numbers that no pipe has; pressure used up.
pub fn general_flow(pipe: &General, inlet: f64, flow: f64) -> Result<f64, Refusal> {
    within("the length", pipe.length, 1e-3, 2e7, "m")?;
    within("the inner diameter", pipe.diameter, 1e-3, 10.0, "m")?;
    within("the friction factor", pipe.friction, 1e-4, 0.2, "1")?;
    within("Z", pipe.z, 0.05, 5.0, "1")?;
    within("the temperature", pipe.temperature, 60.0, 700.0, "K")?;
    within("the molar mass", pipe.molar_mass, 1e-3, 0.2, "kg/mol")?;
    within("the inlet pressure", inlet, 100.0, 1e9, "Pa")?;
    let area = 0.25 * std::f64::consts::PI * pipe.diameter * pipe.diameter;
    let head = pipe.z * pipe.gas_constant * pipe.temperature / pipe.molar_mass;
    let loss = pipe.friction * head * pipe.length * flow * flow.abs() / (pipe.diameter * area * area);
    let s = 2.0 * pipe.gravity * pipe.rise / head;
    let stretched = if s == 0.0 { loss } else { loss * expm1(s) / s };
    let square = (inlet * inlet - stretched) * exp(-s);
    if square > 0.0 {
        Ok(sqrt(square))
    } else {
        Err(Refusal::PressureUsedUp { at: pipe.length * (inlet * inlet / stretched).clamp(0.0, 1.0) })
    }
}
