//! Values outside the plausible range of their field draw a warning: it catches the factor of 1000 and the
//! percent written as a fraction. What cannot be (a negative capacity, a loss above 100 %) is an error, and so is
//! low above base above high.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    attribute::{Attribute, Shape},
    kinds::{Gas, Kind},
    patch,
    paths::{Entry, Layer},
    read,
    setting::Rank,
    spread::{Distribution, Spread},
    structure::Model,
};
use crate::quantity::{Basis, Currency, Diagnostic, Dim, GasBasis, GasProperties, Money, Place, Report, Severity};

/// A number this many times beyond what is plausible cannot be calculated with.
const BEYOND: f64 = 1e4;

/// Checks every value of the model against the range of its field, and every range of a value against itself.
pub(crate) fn check(model: &Model, report: &mut Report) {
    let gases: Vec<GasProperties> =
        model.structure.gases.iter().map(|(_, _, gas)| gas.properties(&model.values)).collect();
    let (mut bounds, mut doubtful) = (BTreeMap::new(), BTreeSet::new());
    // Gases first: one whose own heat is off would make everything that is compared by it look off.
    let is_gas = |entry: &Entry| entry.kind.name == Gas::NAME;
    let gases_first =
        model.paths.iter().filter(|(_, e)| is_gas(e)).chain(model.paths.iter().filter(|(_, e)| !is_gas(e)));
    for (path, entry) in gases_first {
        let of = (entry.kind.name, entry.attribute.name);
        let range = *bounds.entry(of).or_insert_with(|| bounds_of(entry.attribute));
        let gas = entry.gas.filter(|_| !is_gas(entry)).map(|gas| &gases[gas.row()]);
        let heat_is_off = !is_gas(entry) && entry.gas.is_some_and(|gas| doubtful.contains(&gas.row()));
        let one = One { model, path, entry, range, gas, heat_is_off };
        let fine = one.check_values(report);
        if let (false, true, Some(gas)) = (fine, is_gas(entry), entry.gas) {
            doubtful.insert(gas.row());
        }
        for layer in &entry.layers {
            if let Some(spread) = &layer.spread {
                one.check_spread(spread, layer, report);
            }
        }
    }
}

/// The two ends of what is plausible, as written: the same for all assets of a kind.
fn bounds_of(of: &Attribute) -> Option<[(f64, Basis); 2]> {
    let (low, high) = of.plausible?;
    Some([read::number(of.shape, low).ok()?, read::number(of.shape, high).ok()?])
}

/// One path under test.
struct One<'a> {
    model: &'a Model,
    path: &'a str,
    entry: &'a Entry,
    range: Option<[(f64, Basis); 2]>,
    gas: Option<&'a GasProperties>,
    /// The gas has a heat that is reported already: nothing can be compared by it.
    heat_is_off: bool,
}

impl One<'_> {
    fn of(&self) -> &'static Attribute {
        self.entry.attribute
    }

    /// One comparable number: gas as gross energy and money as dollars where that can be known, all else as it is.
    fn comparable(&self, number: (f64, Basis)) -> f64 {
        self.joined(number, !self.heat_is_off)
    }

    fn joined(&self, (x, basis): (f64, Basis), by_heat: bool) -> f64 {
        let x = x / self.per_usd(basis);
        // A calorific value is compared as written: it is what joins the others.
        let joins = self.of().shape.dim() == Some(Dim::CalorificValue);
        match (basis.gas, self.gas) {
            (GasBasis::None, _) | (_, None) => x,
            _ if joins || !by_heat => x,
            (form, Some(gas)) => {
                let joules = gas.gross_energy_per(form).unwrap_or(f64::NAN);
                if self.of().shape.dim() == Some(Dim::GasPrice) { x / joules } else { x * joules }
            }
        }
    }

    /// Units of the money of a price for a dollar; without rates nothing can be compared, and that is told elsewhere.
    fn per_usd(&self, basis: Basis) -> f64 {
        let is_price = matches!(self.of().shape.dim(), Some(Dim::GasPrice | Dim::OilPrice | Dim::Money));
        let Some(Money { currency, .. }) = basis.money.filter(|m| is_price && m.currency != Currency::Usd) else {
            return 1.0;
        };
        let (structure, values) = (&self.model.structure, &self.model.values);
        let year = structure.economics.price_year.get(values) as i32;
        let series = structure.currencies.find(&currency.code().to_ascii_lowercase());
        series.map_or(f64::NAN, |series| structure.currencies[series].per_usd.get(values, year))
    }

    /// The first slot that is off is told; the others have most likely the same cause. One that is merely unlikely does not
    /// stand before one that is wrong. Gives whether none is off.
    fn check_values(&self, report: &mut Report) -> bool {
        let range = self.range.map(|[low, high]| (self.comparable(low), self.comparable(high)));
        let number = |slot| (self.model.values.slot(slot), self.model.values.basis(slot));
        let mut off = self.entry.slots.clone().enumerate().filter_map(|(n, slot)| {
            let (x, basis) = number(slot);
            self.unjoined(n, basis).or_else(|| self.impossible(n, x)).or_else(|| self.unlikely(n, (x, basis), range?))
        });
        let Some(first) = off.next() else { return true };
        let is_error = |problem: &Diagnostic| problem.severity == Severity::Error;
        let worse = if is_error(&first) { None } else { off.find(is_error) };
        report.push(worse.unwrap_or(first));
        false
    }

    fn problem(&self, n: usize, why: &str) -> (Place, String) {
        let place = self.entry.origin(n).map_or(Place::Default, |layer| self.entry.place_of(layer, n));
        let periods = if self.entry.is_series { format!("@{}", self.entry.periods(n, n)) } else { String::new() };
        (place, format!("`{}{periods}` is {}, {why}", self.path, self.entry.written(n)))
    }

    /// A volume or a mass whose gas does not say its energy.
    fn unjoined(&self, n: usize, basis: Basis) -> Option<Diagnostic> {
        let joins = self.of().shape.dim() == Some(Dim::CalorificValue);
        let gas = self.gas.filter(|_| basis.gas != GasBasis::None && !joins)?;
        if gas.gross_energy_per(basis.gas).is_some() {
            return None;
        }
        let name = self.entry.gas.map_or("", |gas| self.model.structure.gases.name(gas));
        let field = if basis.gas == GasBasis::Mass { "mass_calorific_value" } else { "calorific_value" };
        let by = if basis.gas == GasBasis::Mass { "mass" } else { "volume" };
        let (place, message) = self.problem(n, &format!("a {by} of a gas whose energy by {by} is not known"));
        Some(Diagnostic::error(place, message).hint(format!("give `gases.{name}.{field}`")))
    }

    /// What no gas system can have.
    fn impossible(&self, n: usize, x: f64) -> Option<Diagnostic> {
        if x <= 0.0 && self.entry.is_scale && self.scales_a_ratio() {
            let (place, message) = self.problem(n, "not above zero");
            return Some(Diagnostic::error(place, message).expected("a number above zero"));
        }
        let never_below = self.range.is_some_and(|[(low, _), _]| low >= 0.0);
        let (why, expected) = match self.of().shape.dim()? {
            Dim::Duration | Dim::Length | Dim::Power | Dim::HeatTransfer | Dim::Density | Dim::Factor
                if never_below && x < 0.0 =>
            {
                ("below zero", "zero or more".to_owned())
            }
            Dim::GasRate | Dim::GasAmount if x < 0.0 => ("below zero", "zero or more".to_owned()),
            Dim::CalorificValue | Dim::ExchangeRate | Dim::Index if x <= 0.0 => {
                ("not above zero", "a number above zero".to_owned())
            }
            Dim::Share if (self.is_part() && x > 1.0) || x < 0.0 => {
                ("and a part cannot be below 0 % or above 100 %", "0 % to 100 %".to_owned())
            }
            _ => return None,
        };
        let (place, message) = self.problem(n, why);
        Some(Diagnostic::error(place, message).expected(expected))
    }

    /// Whether it is the scale of numbers that others are divided by.
    fn scales_a_ratio(&self) -> bool {
        let scaled = self.path.strip_suffix(".scale").and_then(|path| self.model.paths.get(path));
        matches!(scaled.and_then(|entry| entry.attribute.shape.dim()), Some(Dim::Index | Dim::ExchangeRate))
    }

    /// Whether the share is a part of a whole, not a slope.
    fn is_part(&self) -> bool {
        self.range.is_some_and(|[_, (high, _)]| high <= 1.0)
    }

    fn unlikely(&self, n: usize, number: (f64, Basis), (low, high): (f64, f64)) -> Option<Diagnostic> {
        let x = self.comparable(number);
        let (low_text, high_text) = self.of().plausible?;
        if self.heat_is_off && number.1.gas != GasBasis::None {
            return self.far_beyond(n, number);
        }
        if x == 0.0 && super::has_scale(self.of().shape) {
            return None;
        }
        if x < low - 1e-9 * low.abs() || x > high + 1e-9 * high.abs() {
            let (place, message) = self.problem(n, "outside what is plausible");
            let expected = format!("{low_text} to {high_text}: {}", self.of().meaning);
            // A slip of a thousand draws a warning. What is far beyond that leaves no digits for anything else in the sums.
            let severity =
                if x.abs() > BEYOND * low.abs().max(high.abs()) { Severity::Error } else { Severity::Warning };
            return Some(Diagnostic { severity, ..Diagnostic::warning(place, message).expected(expected) });
        }
        // A fraction pasted where per cents are meant: a hundred times as much would still be plausible.
        if self.of().shape.dim() == Some(Dim::Share) && x > 0.0 && x <= high / 100.0 && !self.is_end_of_range(n, high) {
            let (place, message) = self.problem(n, "which looks like a fraction where per cents are meant");
            let hundred = (x * 1e4 * 1e9).round() / 1e9;
            return Some(Diagnostic::warning(place, message).hint(format!("did you mean `{hundred} %`?")));
        }
        None
    }

    /// Whether a low or high end holds whose base shows that per cents are meant in its row.
    fn is_end_of_range(&self, n: usize, high: f64) -> bool {
        let by_case = self.entry.origin(n).is_some_and(|layer| layer.rank == Rank::Case);
        let base = self.entry.layers.iter().find(|layer| layer.rank == Rank::Base);
        let base = base.and_then(|layer| read::number(self.of().shape, layer.written.first()?).ok());
        by_case && base.is_some_and(|number| self.comparable(number) > high / 100.0)
    }

    /// By a heat that is off a number can look ten times too large, and not what this looks for.
    fn far_beyond(&self, n: usize, number: (f64, Basis)) -> Option<Diagnostic> {
        let [low, high] = self.range?.map(|bound| self.joined(bound, true).abs());
        let is_far = self.joined(number, true).abs() > BEYOND * low.max(high);
        let (place, message) = is_far.then(|| self.problem(n, "far beyond what is plausible"))?;
        let (low, high) = self.of().plausible?;
        Some(Diagnostic::error(place, message).expected(format!("{low} to {high}: {}", self.of().meaning)))
    }

    fn check_spread(&self, spread: &Spread, layer: &Layer, report: &mut Report) {
        if !self.check_distribution(spread, report) {
            return;
        }
        let base = layer.written.first().map_or("", String::as_str);
        let low = self.read(&spread.low, &spread.low_place, report);
        let high = self.read(&spread.high, &spread.high_place, report);
        let base_x = read::number(self.of().shape, base).ok().map(|number| self.comparable(number));
        let (Some(low), Some(base_x), Some(high)) = (low, base_x, high) else { return };
        let place = if low > base_x { &spread.low_place } else { &spread.high_place };
        if low > base_x || base_x > high {
            let message =
                format!("`{}`: low {}, base {base}, high {} are not in order", self.path, spread.low, spread.high);
            let problem = Diagnostic::error(place.clone(), message).expected("low <= base <= high");
            report.push(if low > high { problem.hint("low and high may have changed places") } else { problem });
        } else if spread.distribution == Distribution::Lognormal && low <= 0.0 {
            let message = format!("`{}` is lognormal, and its low {} is not above zero", self.path, spread.low);
            let problem = Diagnostic::error(spread.low_place.clone(), message);
            report.push(problem.expected("a low above zero, or another distribution"));
        }
    }

    /// A text of a range as a comparable number.
    fn read(&self, text: &str, place: &Place, report: &mut Report) -> Option<f64> {
        let number = patch::checked(self.path, self.of(), text, place, self.entry.gas.is_some(), report)?;
        Some(self.comparable(number))
    }

    /// Whether the distribution fits the field and, if it lists its values, these rise from low to high.
    fn check_distribution(&self, spread: &Spread, report: &mut Report) -> bool {
        let at = &spread.distribution_place;
        let Distribution::Discrete(outcomes) = &spread.distribution else {
            let is_word = matches!(self.of().shape, Shape::Switch | Shape::Choice(_));
            if is_word {
                let message = format!("`{}` is a word, and nothing lies between two words", self.path);
                report.push(Diagnostic::error(at.clone(), message).expected("discrete, with a weight for each word"));
            }
            return !is_word;
        };
        let values: Vec<Option<f64>> = outcomes.iter().map(|one| self.read(&one.value, at, report)).collect();
        let Some(values) = values.into_iter().collect::<Option<Vec<f64>>>() else { return false };
        if let Some(n) = values.windows(2).position(|pair| pair[0] >= pair[1]) {
            let (one, next) = (&outcomes[n].value, &outcomes[n + 1].value);
            let message = format!("`{}`: the values of `discrete` do not rise from {one} to {next}", self.path);
            report.push(Diagnostic::error(at.clone(), message).expected("each value once, the lowest first"));
            return false;
        }
        let ends =
            [("low", "lowest", &spread.low, &spread.low_place), ("high", "highest", &spread.high, &spread.high_place)];
        let mut fits = true;
        for ((name, extreme, text, place), n) in ends.into_iter().zip([0, values.len() - 1]) {
            if place != at && self.read(text, place, report).is_none_or(|x| x != values[n]) {
                let found = &outcomes[n].value;
                let message =
                    format!("`{}`: {name} is {text}, and the {extreme} value of `discrete` {found}", self.path);
                report.push(Diagnostic::error(place.clone(), message).expected(format!("{found}, or a blank")));
                fits = false;
            }
        }
        fits
    }
}
