//! The soil around a line, and what its gas may meet there on its way.

use super::{
    Drawn, GasRange,
    properties::{DENSITY_MAX, compressed},
};
use crate::{
    model::{Values, kinds::Design},
    physics::{GRAVITY, pipe::Ground},
};

/// K/Pa by which pipeline gas cools as its pressure falls, at most: by GERG-2008 4 to 5 K/MPa at 280 K and 5 to 10 MPa.
const COOLING: f64 = 5.5e-6;
/// K/m by which it cools as it climbs, at most: gravity over a heat capacity of 2.2 kJ/(kg K).
const CLIMBING: f64 = 4.5e-3;
/// K: no line lets its gas be colder than soil and inlet by more.
const COLDER_MAX: f64 = 35.0;

/// The soil around a line, and what decides how far its gas falls and cools there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Soil {
    /// Its temperature, and how it takes and gives heat.
    pub ground: Ground,
    /// Pa, the least at the end.
    pub delivery: f64,
    /// m that the line climbs.
    pub climb: f64,
}

impl Soil {
    /// That of a line, where it is given.
    pub(super) fn of(line: &Drawn) -> Option<Self> {
        let climb = line.stretches.iter().map(|[_, rise, _]| rise.max(0.0)).sum();
        line.ground.map(|ground| Self { ground, delivery: line.delivery, climb })
    }

    /// Pa, the least and the most that gas may meet on its way. None is lower anywhere than what the line delivers, less what the gas
    /// gains by its weight on the way down, or than a station of the highest ratio takes in.
    pub(super) fn pressures(&self, range: &GasRange) -> (f64, f64) {
        let end = (self.delivery - DENSITY_MAX * GRAVITY * range.fall).max(0.3 * self.delivery);
        (0.97 * end.min(range.inlet.0 / range.ratio), 1.02 * range.top())
    }

    /// K, the least and the most; of what it may come to be colder than soil and inlet a part.
    pub(super) fn temperatures(&self, range: &GasRange, part: f64) -> (f64, f64) {
        let (enters, soil) = (range.temperature, self.ground.temperature);
        // What weight gives and takes again cools nothing.
        let used = range.inlet.1 - self.delivery.min(range.inlet.0 / range.ratio);
        let colder = (COOLING * used + CLIMBING * self.climb).min(COLDER_MAX);
        (enters.min(soil) - part * colder - 2.0, compressed(enters.max(soil), range.ratio))
    }
}

/// The soil around a design, where it is given.
pub(super) fn ground(design: &Design, values: &Values) -> Option<Ground> {
    let (temperature, transfer) = design.soil_temperature.zip(design.heat_transfer)?;
    Some(Ground { temperature: temperature.get(values), transfer: transfer.get(values) })
}
