//! The nodes of a case.

use super::super::super::{fields::Fields, quantity as q};
use crate::physics::network::Node;

/// Pressure of the air at sea level, Pa (ISO 2533).
pub(super) const AIR: f64 = 101_325.0;

/// Pressure of the air where a node stands, Pa: the standard atmosphere to 11 km (ISO 2533).
pub(super) fn air(node: &Node) -> f64 {
    at(node.elevation)
}

fn at(height: f64) -> f64 {
    AIR * libm::pow((1.0 - 0.0065 * height / 288.15).max(0.0), 5.255_88)
}

/// A node, its pressure over that of the air where `gauge` says so.
pub(super) fn node(fields: &mut Fields<'_, '_>, gauge: bool) -> Option<Node> {
    let id = fields.name("id");
    let elevation = fields.optional(&["elevation_m"], q::ELEVATION).unwrap_or(0.0);
    let pressure = if gauge {
        fields.optional(&["slack_pressure_gauge_bar"], q::GAUGE_BAR).map(|over| over * 1e5 + at(elevation))
    } else {
        fields.optional(&["slack_pressure_pa"], q::PRESSURE)
    };
    let withdrawal = fields.optional(&["withdrawal_kg_s"], q::WITHDRAWAL).unwrap_or(0.0);
    let pressure_min = fields.optional(&["pressure_min_pa"], q::LEAST_PRESSURE).unwrap_or(0.0);
    Some(Node { id: id?, pressure, withdrawal, elevation, pressure_min })
}
