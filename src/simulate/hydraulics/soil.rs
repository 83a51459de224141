//! The soil around a line, and what its gas may meet there on its way.

use super::Drawn;
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
/// kg/m3: gas in a line weighs no more.
const DENSITY_MAX: f64 = 120.0;

/// What gas may meet on its way along a line.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// Pa, the least and the most.
    pub pressures: (f64, f64),
    /// K by which it may come to be colder than soil and inlet.
    pub colder: f64,
    /// Most pressure out over pressure in of a station.
    pub ratio: f64,
}

impl Way {
    /// That of a line which falls so many metres and has at most a pressure (Pa). It has no lower one anywhere than what it
    /// delivers, less what the gas gains by its weight on the way down, or than a station of the highest ratio takes in.
    pub(super) fn of(line: &Drawn, ratio: f64, (fall, top): (f64, f64)) -> Self {
        let end = (line.delivery - DENSITY_MAX * GRAVITY * fall).max(0.3 * line.delivery);
        let climb: f64 = line.stretches.iter().map(|[_, rise, _]| rise.max(0.0)).sum();
        // What weight gives and takes again cools nothing.
        let used = line.inlet - line.delivery.min(line.inlet / ratio);
        let colder = (COOLING * used + CLIMBING * climb).min(COLDER_MAX);
        Self { pressures: (0.97 * end.min(line.inlet / ratio), 1.02 * top), colder, ratio }
    }
}

/// The soil around a design, where it is given.
pub(super) fn ground(design: &Design, values: &Values) -> Option<Ground> {
    let (temperature, transfer) = design.soil_temperature.zip(design.heat_transfer)?;
    Some(Ground { temperature: temperature.get(values), transfer: transfer.get(values) })
}
