//! What gas does between stations: at one temperature, or in pipes that trade heat with the soil.

use crate::physics::{
    Refusal,
    pipe::{Buried, Fluid, Pipe},
    station::Lift,
};

/// Gas on its way; a place has a pressure in Pa and a temperature in K.
pub(super) trait Medium {
    /// Pa s.
    fn viscosity(&self) -> f64;
    /// K at the head of the line.
    fn enters(&self) -> f64;
    /// K behind a station.
    fn behind(&self, lift: &Lift) -> f64;
    /// kg/m3.
    fn density(&self, at: (f64, f64)) -> f64;
    /// The place at the end of a pipe.
    fn through(&self, pipe: &Pipe, inlet: (f64, f64), flow: f64) -> Result<(f64, f64), Refusal>;
}

impl Medium for Fluid<'_> {
    fn viscosity(&self) -> f64 {
        self.viscosity
    }

    fn enters(&self) -> f64 {
        self.isotherm.temperature()
    }

    fn behind(&self, _: &Lift) -> f64 {
        self.isotherm.temperature()
    }

    fn density(&self, (pressure, _): (f64, f64)) -> f64 {
        self.isotherm.density(pressure)
    }

    fn through(&self, pipe: &Pipe, (pressure, temperature): (f64, f64), flow: f64) -> Result<(f64, f64), Refusal> {
        Ok((pipe.outlet(*self, pressure, flow)?, temperature))
    }
}

/// A buried pipe, and the temperature in K at which gas enters the line.
pub(super) struct Along<'a> {
    pub(super) pipe: Buried<'a>,
    pub(super) enters: f64,
}

impl Medium for Along<'_> {
    fn viscosity(&self) -> f64 {
        self.pipe.viscosity
    }

    fn enters(&self) -> f64 {
        self.enters
    }

    fn behind(&self, lift: &Lift) -> f64 {
        lift.temperature
    }

    fn density(&self, (pressure, temperature): (f64, f64)) -> f64 {
        self.pipe.table.density(pressure, temperature)
    }

    fn through(&self, pipe: &Pipe, inlet: (f64, f64), flow: f64) -> Result<(f64, f64), Refusal> {
        self.pipe.outlet(pipe, inlet, flow)
    }
}
