//! The sections of a line as a table of bytes.

use super::Told;
use crate::{
    study::line::Stretch,
    tell::csv::{Cell, table},
};

const HEADER: [&str; 12] = [
    "design",
    "pipeline",
    "from_m",
    "to_m",
    "flow_kg_s",
    "p_in_pa",
    "p_out_pa",
    "v_out_m_s",
    "offtake_kg_s",
    "station_ratio",
    "station_power_w",
    "fuel_kg_s",
];

/// The sections of all designs as a table, in SI; with temperatures where gas trades heat with the soil.
///
/// # Errors
/// Never in practice: memory takes all.
pub fn csv(designs: &[Told<'_>]) -> anyhow::Result<Vec<u8>> {
    let stretches =
        || designs.iter().flat_map(|told| told.survey.working.iter().flatten().map(move |s| (told.name, s)));
    if stretches().all(|(_, stretch)| stretch.temperature.is_none()) {
        return table(HEADER, stretches().map(|(name, stretch)| row(name, stretch)));
    }
    let [a, b, c, d, e, f, g, h, i, j, k, l] = HEADER;
    let rows = stretches().map(|(name, stretch)| {
        let [a, b, c, d, e, f, g, h, i, j, k, l] = row(name, stretch);
        let kelvin = |of: fn((f64, f64)) -> f64| stretch.temperature.map_or(Cell::Empty, |x| Cell::Number(of(x)));
        [a, b, c, d, e, f, g, h, i, j, k, l, kelvin(|x| x.0), kelvin(|x| x.1)]
    });
    table([a, b, c, d, e, f, g, h, i, j, k, l, "T_in_k", "T_out_k"], rows)
}

fn row<'a>(design: &'a str, s: &'a Stretch) -> [Cell<'a>; 12] {
    let station = |of: fn((f64, f64, f64)) -> f64| s.station.map_or(Cell::Empty, |x| Cell::Number(of(x)));
    [
        Cell::Text(design),
        Cell::Text(&s.pipeline),
        Cell::Number(s.at.0),
        Cell::Number(s.at.1),
        Cell::Number(s.flow),
        Cell::Number(s.pressure.0),
        Cell::Number(s.pressure.1),
        Cell::Number(s.velocity),
        Cell::Number(s.offtake),
        station(|x| x.0),
        station(|x| x.1),
        station(|x| x.2),
    ]
}
