//! One way to change a number: `path[@periods] = text` becomes writes into slots.

use std::{collections::BTreeMap, ops::RangeInclusive};

use super::{
    attribute::{Attribute, Need, Shape},
    paths::{Entry, Paths},
    read,
    refusal::refusal,
    row::layer,
    setting::{Period, Periods, Rank, Setting, Written},
    values::{Patch, Values},
};
use crate::quantity::{Basis, Diagnostic, Dim, GasBasis, Month, Place, QuantityError, Report};

/// The companion of every series: ranges, draws and sliders act on it.
pub(crate) static SCALE: Attribute = Attribute {
    name: "scale",
    shape: Shape::Number(Dim::Factor),
    need: Need::Default("1"),
    plausible: Some(("0", "5")),
    meaning: "factor on the numbers after the last year of record, or on all of a constant",
};

/// Reads the text of a field and refuses what it cannot hold.
pub(crate) fn checked(
    path: &str,
    of: &'static Attribute,
    text: &str,
    place: &Place,
    has_gas: bool,
    report: &mut Report,
) -> Option<(f64, Basis)> {
    judged(path, read::number(of.shape, text), text, place, has_gas, report)
}

/// Refuses a number that could not be read, is not finite, or counts a gas that nobody names.
pub(super) fn judged(
    path: &str,
    number: Result<(f64, Basis), QuantityError>,
    text: &str,
    place: &Place,
    has_gas: bool,
    report: &mut Report,
) -> Option<(f64, Basis)> {
    let (x, basis) = match number {
        Ok(number) => number,
        Err(error) => {
            let message = format!("`{path}`: {}", error.message);
            report.push(Diagnostic::unreadable(place.clone(), message, error));
            return None;
        }
    };
    if !x.is_finite() {
        report.push(Diagnostic::error(place.clone(), format!("`{path}`: `{text}` is not a finite number")));
        return None;
    }
    if !has_gas && !matches!(basis.gas, GasBasis::None | GasBasis::Energy(_)) {
        let problem = format!("`{path}`: `{text}` counts a volume or a mass, and nothing says of which gas");
        report.push(Diagnostic::error(place.clone(), problem).expected("an amount in energy, e.g. PJ/y or USD/MMBtu"));
        return None;
    }
    Some((x, basis))
}

/// The periods a setting writes as numbers: years for a yearly field, months on the time line for a monthly one.
pub(super) fn numbers(shape: Shape, periods: Periods) -> RangeInclusive<i32> {
    let monthly = matches!(shape, Shape::Monthly(_));
    let first = match (periods.from, monthly) {
        (Period::Year(year), false) => year,
        (Period::Year(year), true) => Month::new(year, 1).0,
        (Period::Month(month), true) => month.0,
        (Period::Month(month), false) => month.year(),
    };
    let last = match (periods.until, monthly) {
        (Period::Year(year), false) => year,
        (Period::Year(year), true) => Month::new(year, 12).0,
        (Period::Month(month), true) => month.0,
        (Period::Month(month), false) => month.year(),
    };
    first..=last
}

/// A setting resolved: the path's name in the registry, the writes, the text.
type Resolved = (String, Vec<(u32, f64, Basis)>, String);

impl Paths {
    /// The name of the entry a setting means: dashes in the field count as underscores.
    pub(crate) fn resolve(&self, path: &str) -> Option<String> {
        if self.entries.contains_key(path) {
            return Some(path.to_owned());
        }
        let field = path.splitn(3, '.').count() == 3;
        let (head, tail) = if field {
            let cut = path.match_indices('.').nth(1)?.0;
            path.split_at(cut)
        } else {
            path.split_at(path.find('.')?)
        };
        let folded = format!("{head}{}", tail.replace('-', "_"));
        self.entries.contains_key(&folded).then_some(folded)
    }

    /// The writes that `settings` mean, in their order. Problems go to the report and that setting is left out.
    pub fn patch(&self, settings: &[Setting], report: &mut Report) -> Patch {
        let mut patch = Patch::default();
        for setting in settings {
            if let Some((_, mut writes, _)) = self.writes(setting, report) {
                patch.writes.append(&mut writes);
            }
        }
        patch
    }

    /// Applies settings for good and remembers who said them. Without a whole structure they are only judged, and a
    /// path that is not there is no news.
    pub(crate) fn settle(&mut self, settings: Vec<Setting>, values: &mut Values, whole: bool, report: &mut Report) {
        for setting in settings {
            if !whole && self.resolve(&setting.path).is_none() {
                continue;
            }
            let Some((name, writes, text)) = self.writes(&setting, report) else { continue };
            values.apply(&Patch { writes });
            if let Some(entry) = self.entries.get_mut(&name) {
                entry.layers.push(layer(setting, vec![text]));
            }
        }
    }

    /// The same path twice in one rank, or periods that overlap, is an error that shows both: nothing says which holds.
    pub(super) fn refuse_twice(&self, layers: &[Setting], report: &mut Report) {
        let mut seen: BTreeMap<(Rank, &str), Vec<&Setting>> = BTreeMap::new();
        for setting in layers {
            let before = seen.entry((setting.rank, &setting.path)).or_default();
            let shape = self.get(&setting.path).map_or(Shape::Text, |entry| entry.attribute.shape);
            if let Some((first, periods)) = before.iter().find_map(|b| Some((b, shared(b, setting, shape)?))) {
                let message = format!("`{}{periods}` is set twice", setting.path);
                let problem = Diagnostic::error(setting.named.clone(), message).hint("keep one of the two");
                report.push(problem.also(first.named.clone(), "first set here"));
            }
            before.push(setting);
        }
    }

    fn writes(&self, setting: &Setting, report: &mut Report) -> Option<Resolved> {
        let Some(name) = self.resolve(&setting.path) else {
            report.push(self.unknown(setting));
            return None;
        };
        let entry = self.entries.get(&name)?;
        let text = match &setting.written {
            Written::Text(text) => text.clone(),
            Written::List(_) | Written::Series(_) => {
                report.push(refusal(&name, entry, setting));
                return None;
            }
            Written::Unreadable => return None,
        };
        if !entry.attribute.shape.is_value() {
            report.push(refusal(&name, entry, setting));
            return None;
        }
        let slots = match slots(&name, entry, setting) {
            Ok(slots) => slots,
            Err(problem) => {
                report.push(*problem);
                return None;
            }
        };
        let (x, basis) = checked(&name, entry.attribute, &text, &setting.place, entry.gas.is_some(), report)?;
        Some((name, slots.map(|slot| (slot, x, basis)).collect(), text))
    }
}

/// The periods that two settings of one path both write, as they stand behind it; `None` if there are none.
fn shared(a: &Setting, b: &Setting, shape: Shape) -> Option<String> {
    let (Some(a), Some(b)) = (a.periods, b.periods) else {
        // One of the two writes all periods.
        return Some(String::new());
    };
    let (a, b) = (numbers(shape, a), numbers(shape, b));
    let (first, last) = (*a.start().max(b.start()), *a.end().min(b.end()));
    let say = |n: i32| match shape {
        Shape::Monthly(_) => format!("{}-{:02}", Month(n).year(), Month(n).month()),
        _ => n.to_string(),
    };
    match first.cmp(&last) {
        std::cmp::Ordering::Greater => None,
        std::cmp::Ordering::Equal => Some(format!("@{}", say(first))),
        std::cmp::Ordering::Less => Some(format!("@{}..{}", say(first), say(last))),
    }
}

/// The slots that a setting writes.
fn slots(path: &str, entry: &Entry, setting: &Setting) -> Result<std::ops::Range<u32>, Box<Diagnostic>> {
    let error = |message: String| Box::new(Diagnostic::error(setting.named.clone(), message));
    match (setting.periods, entry.run) {
        (None, Some(_)) if entry.is_series => {
            let problem = error(format!("`{path}` is a series; a single value would overwrite its history"));
            let forms = format!("write `{path}@2030..2035` for years, or `{path}.scale` for a factor on all of it");
            Err(Box::new(problem.hint(forms)))
        }
        (None, _) => Ok(entry.slots.clone()),
        (Some(_), None) => Err(error(format!("`{path}` is one value, not a series: it takes no @years"))),
        (Some(periods), Some(run)) => {
            let wanted = numbers(entry.attribute.shape, periods);
            let (first, last) = (run.first, run.first + run.periods as i32 - 1);
            let by_month = matches!(periods.from, Period::Month(_)) || matches!(periods.until, Period::Month(_));
            if by_month && matches!(entry.attribute.shape, Shape::Yearly(_)) {
                return Err(error(format!("`{path}` holds one number a year; months cannot be set")));
            }
            if wanted.is_empty() {
                return Err(error(format!("`{path}`: the periods after @ end before they begin")));
            }
            if *wanted.start() < first || *wanted.end() > last {
                let year =
                    |n: i32| if matches!(entry.attribute.shape, Shape::Monthly(_)) { n.div_euclid(12) } else { n };
                return Err(error(format!("`{path}` has values for {} to {} only", year(first), year(last))));
            }
            Ok(run.slot + (wanted.start() - first) as u32..run.slot + (wanted.end() - first) as u32 + 1)
        }
    }
}
