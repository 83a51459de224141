//! Values outside the plausible range of their field draw a warning: it catches the factor of 1000 and the
//! percent written as a fraction. Low above base above high is an error.

use super::{attribute::Shape, paths::Entry, read, setting::Spread, structure::Model};
use crate::quantity::{Basis, Diagnostic, GasBasis, GasProperties, Report};

/// Checks every value of the model against the range of its field, and every range of a value against itself.
pub(crate) fn check(model: &Model, report: &mut Report) {
    for (path, entry) in model.paths.iter() {
        let gas = entry.gas.map(|gas| model.structure.gases[gas].properties(&model.values));
        check_range(model, path, entry, gas.as_ref(), report);
        for layer in &entry.layers {
            if let Some(spread) = &layer.spread {
                check_spread(
                    path,
                    entry,
                    spread,
                    layer.written.first().map_or("", String::as_str),
                    &layer.place,
                    gas.as_ref(),
                    report,
                );
            }
        }
    }
}

/// One comparable number: gas as gross energy where that can be known, all else as it is.
fn comparable(x: f64, basis: Basis, gas: Option<&GasProperties>, per_gas: bool) -> f64 {
    match (basis.gas, gas) {
        (GasBasis::None, _) => x,
        (form, Some(gas)) => {
            let joules = gas.gross_energy_per(form).unwrap_or(f64::NAN);
            if per_gas { x / joules } else { x * joules }
        }
        (_, None) => x,
    }
}

fn per_gas(shape: Shape) -> bool {
    matches!(shape.dim(), Some(crate::quantity::Dim::GasPrice))
}

fn check_range(model: &Model, path: &str, entry: &Entry, gas: Option<&GasProperties>, report: &mut Report) {
    let Some((low, high)) = entry.attribute.plausible else { return };
    let bound = |text: &str| read::number(entry.attribute.shape, text).ok();
    let (Some(low_x), Some(high_x)) = (bound(low), bound(high)) else { return };
    let of_gas = |(x, basis): (f64, Basis)| comparable(x, basis, gas, per_gas(entry.attribute.shape));
    // A calorific value is compared as written: it is what joins the others.
    let plain = matches!(entry.attribute.shape.dim(), Some(crate::quantity::Dim::CalorificValue));
    let of = |number: (f64, Basis)| if plain { number.0 } else { of_gas(number) };
    let range = (of(low_x), of(high_x));
    for (n, slot) in entry.slots.clone().enumerate() {
        let x = of((model.values.slot(slot), model.values.basis(slot)));
        let off = x < range.0 - 1e-9 * range.0.abs() || x > range.1 + 1e-9 * range.1.abs();
        if off && !(x == 0.0 && super::has_scale(entry.attribute.shape)) {
            let place = entry.origin(n).map_or(crate::quantity::Place::Default, |layer| layer.place.clone());
            let message = format!("`{path}` is {}, outside what is plausible", entry.written(n));
            report.push(
                Diagnostic::warning(place, message).expected(format!("{low} to {high}: {}", entry.attribute.meaning)),
            );
            return;
        }
    }
}

fn check_spread(
    path: &str,
    entry: &Entry,
    spread: &Spread,
    base: &str,
    place: &crate::quantity::Place,
    gas: Option<&GasProperties>,
    report: &mut Report,
) {
    let mut of = |text: &str| {
        let number = super::patch::checked(path, entry.attribute, text, place, entry.gas.is_some(), report)?;
        Some(comparable(number.0, number.1, gas, per_gas(entry.attribute.shape)))
    };
    let (Some(low), Some(base_x), Some(high)) = (of(&spread.low), of(base), of(&spread.high)) else { return };
    if low > base_x || base_x > high {
        let message = format!("`{path}`: low {}, base {base}, high {} are not in order", spread.low, spread.high);
        report.push(Diagnostic::error(place.clone(), message).expected("low <= base <= high"));
    }
}
