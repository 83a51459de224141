//! `corridor hydraulics`: cases of pipe physics, answered and checked; or a line of a scenario, at a flow.

mod cases;
mod line;

use super::{Stop, arguments::Hydraulics};

/// Runs the command.
pub(super) fn obey(ask: &Hydraulics) -> Result<(), Stop> {
    match &ask.scenario {
        Some(scenario) => line::obey(ask, scenario),
        None => cases::obey(ask),
    }
}
