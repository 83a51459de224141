//! Numbers with which hydraulics cannot be asked, each at its own field.

use super::{Found, Model, place};
use crate::{
    model::{Var, kinds::Gas},
    quantity::{Diagnostic, measures::Share},
};

/// Mole fractions that miss 1 by more are told: published analyses and rounding miss by less.
const SUM_NEAR: f64 = 0.01;
/// Those that miss it by more are refused: a component was left out or is off.
const SUM_FAR: f64 = 0.1;
/// m: wider than any pipe is made.
const OUTER_MAX: f64 = 3.0;
/// m: through less no line carries gas over land.
const BORE_MIN: f64 = 0.05;
/// More stations than any line has; each is a section to be computed.
const STATIONS_MAX: f64 = 1000.0;

/// Machines give and take work, counts are none below zero, and a line has a length.
pub(super) fn designs_can_be_computed(model: &Model, found: &mut Found) {
    let values = &model.values;
    for (_, name, design) in model.structure.designs.iter() {
        let numbers = [
            ("efficiency", (0.2..=1.0).contains(&design.efficiency.get(values)), "20 % to 100 %"),
            ("driver", (0.05..=0.7).contains(&design.driver.get(values)), "5 % to 70 %"),
            ("station_power", design.station_power.is_none_or(|power| power.get(values) > 0.0), "above 0 MW, as 60 MW"),
            ("loop_width", (0.1..=10.0).contains(&design.loop_width.get(values)), "0.1 to 10"),
            ("outer_diameter", design.outer_diameter.get(values) <= OUTER_MAX, "up to 118 in, as 56 in"),
            ("stations", (0.0..=STATIONS_MAX).contains(&design.stations.get(values)), "0 to 1000"),
        ];
        let inner = design.outer_diameter.get(values) - 2.0 * design.wall.get(values);
        if inner > 0.0 && inner < BORE_MIN {
            found.push(wrong(model, &format!("designs.{name}.wall"), "thin enough to leave a bore of 2 in"));
        }
        if inner > 0.0 && design.roughness.get(values) > inner / 10.0 {
            found.push(wrong(model, &format!("designs.{name}.roughness"), "at most a tenth of the inner diameter"));
        }
        for (field, _, expected) in numbers.into_iter().filter(|(_, fine, _)| !fine) {
            found.push(wrong(model, &format!("designs.{name}.{field}"), expected));
        }
    }
    for (_, name, line) in model.structure.pipelines.iter().filter(|(.., line)| line.design.is_some()) {
        if line.length.is_some_and(|length| length.get(values) <= 0.0) {
            found.push(wrong(model, &format!("pipelines.{name}.length"), "above 0 km, as 711 km"));
        } else if line.length.is_some_and(|length| line.rise.get(values).abs() > length.get(values)) {
            let expected = format!("at most its length, `pipelines.{name}.length`, up or down");
            found.push(wrong(model, &format!("pipelines.{name}.rise"), &expected));
        }
    }
}

fn wrong(model: &Model, path: &str, expected: &str) -> Diagnostic {
    let written = model.paths.get(path).map_or("", |entry| entry.written(0));
    let message = format!("`{path}` is {written}, with which no line can be computed");
    Diagnostic::error(place(model, path), message).expected(expected)
}

/// Mole fractions are scaled to add to one, which mends rounding and hides a component that was forgotten.
pub(super) fn gases_add_to_one(model: &Model, found: &mut Found) {
    for (_, name, gas) in model.structure.gases.iter() {
        let Some(sum) = sum(model, gas) else { continue };
        let at = place(model, &format!("gases.{name}.methane"));
        // Rounded, so that 99 % in six parts are 99 %.
        let percent = (1e4 * sum).round() / 100.0;
        let off = (percent / 100.0 - 1.0).abs();
        let message = format!("the mole fractions of `gases.{name}` add to {percent} %");
        let problem = if off > SUM_FAR + 1e-9 {
            Diagnostic::error(at, message)
        } else if off > SUM_NEAR + 1e-9 {
            Diagnostic::warning(at, format!("{message}, and are scaled to 100 %"))
        } else {
            continue;
        };
        found.push(problem.expected("100 %, within 1 %"));
    }
}

/// The sum of the mole fractions of a gas, where it states any.
fn sum(model: &Model, gas: &Gas) -> Option<f64> {
    let of = |share: Var<Share>| share.get(&model.values);
    let others = [gas.ethane, gas.propane, gas.butane, gas.nitrogen, gas.carbon_dioxide];
    Some(of(gas.methane?) + others.into_iter().map(of).sum::<f64>())
}
