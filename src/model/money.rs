//! Money that could not be told in dollars of the price year: a year without an index, a currency without rates.

use super::{
    consistency::{Found, place},
    kinds::{CurrencySeries, Kind},
    paths::Entry,
    structure::Model,
};
use crate::quantity::{Currency, Diagnostic, Money, Place, PriceYear};

/// The first slot of an entry whose money is not good, and where it was written.
fn first_off<T>(model: &Model, entry: &Entry, off: impl Fn(Money) -> Option<T>) -> Option<(Place, usize, T)> {
    entry.slots.clone().enumerate().find_map(|(n, slot)| {
        let found = off(model.values.basis(slot).money?)?;
        Some((entry.origin(n).map_or(Place::Default, |layer| entry.place_of(layer, n)), n, found))
    })
}

/// Money of a year that the price index does not reach would be read as money of its first or last year.
pub(super) fn has_a_price_index(model: &Model, found: &mut Found) {
    let run = model.structure.economics.deflator.run;
    let known = run.first..run.first + run.periods as i32;
    let expected = format!("a year from {} to {}", known.start, known.end - 1);
    let year = model.structure.economics.price_year.get(&model.values) as i32;
    if !known.contains(&year) {
        let message = format!("`economics.price_year` is {year}, and `economics.deflator` says nothing of it");
        found.push(Diagnostic::error(place(model, "economics.price_year"), message).expected(expected.clone()));
    }
    for (path, entry) in model.paths.iter() {
        let off = first_off(model, entry, |money| match money.year {
            PriceYear::Stated(year) if !known.contains(&i32::from(year)) => Some(year),
            _ => None,
        });
        if let Some((at, _, year)) = off {
            let message = format!("`{path}` is in money of {year}, and `economics.deflator` says nothing of it");
            found.push(Diagnostic::error(at, message).expected(expected.clone()));
        }
    }
}

/// A currency without rates cannot become dollars. The table of rates counts its own currency and no other.
pub(super) fn has_rates(model: &Model, found: &mut Found) {
    let known: Vec<String> =
        Currency::ALL.iter().filter(|c| **c != Currency::Usd).map(|c| c.code().to_ascii_lowercase()).collect();
    for (_, name, _) in model.structure.currencies.iter().filter(|(_, name, _)| !known.iter().any(|id| id == name)) {
        let problem = Diagnostic::error(
            place(model, &format!("currencies.{name}.id")),
            format!("no unit counts a currency `{name}`"),
        );
        found.push(
            problem
                .expected(format!("one of: {}", known.join(", ")))
                .did_you_mean(name, known.iter().map(String::as_str)),
        );
    }
    for (path, entry) in model.paths.iter() {
        let own = path.strip_prefix("currencies.").and_then(|rest| rest.split('.').next());
        let off = first_off(model, entry, |money| {
            let name = money.currency.code().to_ascii_lowercase();
            let good = match own {
                Some(own) => own == name || !known.iter().any(|id| id == own),
                None => money.currency == Currency::Usd || model.structure.currencies.find(&name).is_some(),
            };
            (!good).then_some((money.currency, name))
        });
        let Some((at, n, (currency, name))) = off else { continue };
        let (code, written) = (currency.code(), entry.written(n));
        found.push(match own {
            Some(own) => Diagnostic::error(at, format!("`{path}` is {written}, which are rates of another currency"))
                .expected(format!("{}/USD", own.to_ascii_uppercase())),
            None => {
                Diagnostic::error(at, format!("`{path}` is {written}, and nothing says what a dollar costs in {code}"))
                    .expected(format!(
                        "a table [{}.{name}] with per_usd = \"... {code}/USD\", or a price in USD",
                        CurrencySeries::NAME
                    ))
            }
        });
    }
}
