//! The units of a station, running and spare.

use crate::{
    model::{Values, kinds::Design},
    physics::station::running_share,
};

/// How many units a station has, and how often one is ready.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Units {
    /// Those that run at its full power.
    pub running: u32,
    /// Those that stand by.
    pub spare: u32,
    /// The share of the time in which a unit is ready.
    pub ready: f64,
}

impl Units {
    /// Those of the stations of a design.
    pub fn of(design: &Design, values: &Values) -> Self {
        let whole = |count: f64| count.round().clamp(0.0, 100.0) as u32;
        Self {
            running: whole(design.units.get(values)).max(1),
            spare: whole(design.spare_units.get(values)),
            ready: design.unit_availability.get(values),
        }
    }

    /// The share of the station's power that runs on the mean.
    pub fn share(self) -> f64 {
        running_share(self.running, self.spare, self.ready)
    }
}
