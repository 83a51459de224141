//! The gas of a line, fitted once for the range in which the line runs.

use crate::physics::{
    Refusal,
    gas::{Composition, Equation, Gas, Isotherm, Surface, heat},
    pipe::Fluid,
};

/// Dynamic viscosity of natural gas in a trunk line at 5 to 10 MPa, Pa s: a tenth more carries 0.3 % less.
pub const VISCOSITY: f64 = 1.15e-5;
/// The temperature of combustion and metering at which heat is counted, K: 15 degC. By mass it hardly matters.
const COUNTED_AT: f64 = 288.15;

/// Properties of a gas in the range of a line.
#[derive(Debug, Clone)]
pub struct Properties {
    isotherm: Isotherm,
    table: Surface,
    /// Gross heat, J/kg.
    pub gross: f64,
    /// Net heat, J/kg.
    pub net: f64,
}

impl Properties {
    /// The gas as a pipe sees it.
    pub fn fluid(&self) -> Fluid<'_> {
        Fluid { isotherm: &self.isotherm, viscosity: VISCOSITY }
    }

    /// The gas as a compressor sees it.
    pub(super) fn table(&self) -> &Surface {
        &self.table
    }

    /// Fits a gas at a temperature (K) up to a pressure (Pa), and to `ratio` below and what compression adds in heat.
    ///
    /// # Errors
    /// Where the gas has no state of one phase there.
    pub fn fit(composition: &Composition, temperature: f64, inlet: f64, ratio: f64, top: f64) -> Result<Self, Refusal> {
        let gas = Gas::new(*composition, Equation::Gerg2008);
        let hottest = temperature * libm::pow(ratio, 0.4) + 10.0;
        let worth = heat(composition, COUNTED_AT, COUNTED_AT)?;
        Ok(Self {
            isotherm: Isotherm::of_gas(&gas, temperature, top)?,
            table: Surface::new(&gas, (0.97 * inlet / ratio, 1.03 * inlet), (temperature - 2.0, hottest))?,
            gross: worth.gross_mass,
            net: worth.net_mass,
        })
    }
}
