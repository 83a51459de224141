//! The gas of a line, fitted once for the range in which the line runs.

use super::soil::Way;
use crate::physics::{
    Refusal,
    gas::{Composition, Equation, Gas, Isotherm, Surface, heat},
    line::{Line, Working},
    pipe::{Buried, Fluid, Ground},
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
    ground: Option<Ground>,
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

    /// kg/m3 at a pressure (Pa) and a temperature (K) along the line.
    pub fn density(&self, pressure: f64, temperature: f64) -> f64 {
        match self.ground {
            None => self.isotherm.density(pressure),
            Some(_) => self.table.density(pressure, temperature),
        }
    }

    /// Whether the gas warms and cools on its way.
    pub fn trades_heat(&self) -> bool {
        self.ground.is_some()
    }

    /// A line of this gas at a flow (kg/s).
    pub(super) fn run(&self, line: &Line, flow: f64) -> Result<Working, Refusal> {
        let Some(ground) = self.ground else { return line.run(self.fluid(), &self.table, flow) };
        let pipe = Buried { table: &self.table, viscosity: VISCOSITY, ground };
        line.run_buried(pipe, self.isotherm.temperature(), flow)
    }

    /// Fits a gas at a temperature (K) up to a pressure (Pa), and to `ratio` below and what compression adds in heat.
    ///
    /// # Errors
    /// Where the gas has no state of one phase there.
    pub fn fit(composition: &Composition, temperature: f64, inlet: f64, ratio: f64, top: f64) -> Result<Self, Refusal> {
        let pressures = (0.97 * inlet / ratio, 1.03 * inlet);
        Self::tabulated(composition, temperature, top, pressures, (temperature - 2.0, compressed(temperature, ratio)))
    }

    /// Fits a gas that enters at a temperature (K) and trades heat with the soil, for all it may meet on its way. Where that
    /// reaches to states of two phases, half of it or a quarter must do: gas that leaves them is refused on its way.
    ///
    /// # Errors
    /// As [`Properties::fit`].
    pub fn buried(composition: &Composition, temperature: f64, way: &Way, ground: Ground) -> Result<Self, Refusal> {
        let hot = compressed(temperature.max(ground.temperature), way.ratio);
        let fit = |part: f64| {
            let cold = temperature.min(ground.temperature) - part * way.colder - 2.0;
            Self::tabulated(composition, temperature, way.pressures.1, way.pressures, (cold, hot))
        };
        let found = fit(1.0).or_else(|_| fit(0.5)).or_else(|_| fit(0.25))?;
        Ok(Self { ground: Some(ground), ..found })
    }

    fn tabulated(
        composition: &Composition,
        temperature: f64,
        top: f64,
        pressures: (f64, f64),
        temperatures: (f64, f64),
    ) -> Result<Self, Refusal> {
        let gas = Gas::new(*composition, Equation::Gerg2008);
        let worth = heat(composition, COUNTED_AT, COUNTED_AT)?;
        Ok(Self {
            isotherm: Isotherm::of_gas(&gas, temperature, top)?,
            table: Surface::new(&gas, pressures, temperatures)?,
            ground: None,
            gross: worth.gross_mass,
            net: worth.net_mass,
        })
    }
}

/// K behind a compressor, at most, of gas that came at a temperature (K).
fn compressed(temperature: f64, ratio: f64) -> f64 {
    temperature * libm::pow(ratio, 0.4) + 10.0
}
