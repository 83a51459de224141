//! The legend of the map: what a width, a bar, an area, a hatch and each colour mean.

use super::super::axis::number;
use super::super::legend::Sign;
use super::super::theme::SOFT;
use super::{DRY_COLOUR, Map, Place, Scale};

/// The largest of 1, 2, 5 times a power of ten that is not above.
fn round_below(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let power = libm::pow(10.0, libm::floor(libm::log10(value) + 1e-9));
    let step = [5.0, 2.0, 1.0].into_iter().find(|step| step * power <= value * (1.0 + 1e-9));
    step.unwrap_or(1.0) * power
}

/// All signs that the map needs, and its note.
pub(super) fn signs(map: &Map, scale: &Scale) -> Vec<(Sign, String)> {
    let mut signs = Vec::new();
    let unit = &map.unit;
    if scale.largest > 0.0 {
        let high = round_below(scale.largest);
        signs.push((Sign::Wide(SOFT, scale.width(high)), format!("flow of {} {unit}", number(high))));
        if map.pipes.iter().any(|p| scale.is_dry(p.value)) {
            signs.push((Sign::Wide(DRY_COLOUR, 1.2), "dry".to_owned()));
        }
    }
    let full = |p: &Place| p.landings.iter().any(|l| l.full);
    if map.pipes.iter().any(|p| p.full) || map.places.iter().any(full) {
        signs.push((Sign::Barred(SOFT), "full for a month or more".to_owned()));
    }
    if map.places.iter().any(|p| p.produced > 0.0) {
        let small = round_below(36.0 / (scale.radius * scale.radius));
        signs.push((Sign::Disc(SOFT, scale.radius(small)), format!("produced, by area: {} {unit}", number(small))));
    }
    if map.places.iter().any(|p| p.missing > 0.0) {
        signs.push((Sign::Hatch, "missing, on the same scale".to_owned()));
    }
    signs.extend(map.colours.iter().map(|(label, colour)| (Sign::Band(*colour), label.clone())));
    if !map.note.is_empty() {
        signs.push((Sign::None, map.note.clone()));
    }
    signs
}
