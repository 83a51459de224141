//! `assumptions/*.csv`: one row a number, with its range and its source.

use super::{
    distribution,
    table::{self, Cell},
};
use crate::{
    model::{Distribution, Evidence, Outcome, Rank, Said, Setting, Spread, Written},
    quantity::{Diagnostic, FileId, Report},
};

/// The columns, in their order.
pub(super) const COLUMNS: [&str; 10] =
    ["parameter", "unit", "low", "base", "high", "distribution", "source", "as_of", "confidence", "note"];
const CONFIDENCES: [&str; 3] = ["high", "medium", "low"];

/// Which column of a table of assumptions holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Case {
    /// The low ends.
    Low,
    /// The middle.
    #[default]
    Base,
    /// The high ends.
    High,
}

/// Reads a table of assumptions into `said`.
pub(super) fn read(text: &str, file: FileId, case: Case, said: &mut Said, report: &mut Report) {
    let table = table::read(text, file, report);
    let columns = table.as_ref().and_then(|table| table.columns(COLUMNS, file, report));
    let (Some(table), Some(columns)) = (table, columns) else {
        said.complete = false;
        return;
    };
    said.complete &= table.whole;
    for row in &table.rows {
        one(&columns.map(|n| &row[n]), case, said, report);
    }
}

fn one(cells: &[&Cell; 10], case: Case, said: &mut Said, report: &mut Report) {
    let [parameter, unit, low, base, high, distribution, source, as_of, confidence, note] = cells;
    if parameter.text.is_empty() {
        report.push(Diagnostic::error(parameter.place.clone(), "the parameter is blank"));
        return;
    }
    if parameter.text.contains('@') {
        let message = format!("`{}` names periods; a series belongs in the folder series", parameter.text);
        report.push(Diagnostic::error(parameter.place.clone(), message));
        return;
    }
    one_of(confidence, &CONFIDENCES, "a confidence", report);
    let with_unit = |cell: &Cell| {
        if unit.text.is_empty() { cell.text.clone() } else { format!("{} {}", cell.text, unit.text) }
    };
    let unreadable = [low, base, high].into_iter().filter(|cell| !is_plain(cell, unit, report)).count() > 0;
    let spread = spread(low, high, distribution, &with_unit, report);
    let blank = [source, as_of, confidence, note].iter().all(|cell| cell.text.is_empty());
    let [source, as_of, confidence, note] = [source, as_of, confidence, note].map(|cell| cell.text.clone());
    let evidence = (!blank).then(|| Box::new(Evidence { source, as_of, confidence, note }));
    let of_case = match (case, &spread) {
        (Case::Low, Some(spread)) => Some((&spread.low, &spread.low_place)),
        (Case::High, Some(spread)) => Some((&spread.high, &spread.high_place)),
        _ => None,
    };
    let of_case = of_case.filter(|_| !unreadable).map(|(text, place)| Setting {
        named: parameter.place.clone(),
        ..Setting::text(&parameter.text, text, place.clone(), Rank::Case)
    });
    let base_text = Setting::text(&parameter.text, with_unit(base), base.place.clone(), Rank::Base);
    let mut setting = Setting { spread, evidence, named: parameter.place.clone(), ..base_text };
    if base.text.is_empty() {
        let problem = Diagnostic::error(base.place.clone(), format!("the base value of `{}` is blank", parameter.text));
        report.push(problem.expected("a number; nothing is assumed for a blank"));
    }
    if base.text.is_empty() || unreadable {
        (setting.written, setting.spread) = (Written::Unreadable, None);
    }
    said.settings.push(setting);
    said.settings.extend(of_case);
}

/// A number beside a unit of its own column must not bring another.
fn is_plain(cell: &Cell, unit: &Cell, report: &mut Report) -> bool {
    let own = cell.text.trim_start_matches(|c: char| !c.is_alphabetic() && c != '%');
    let exponent =
        own.strip_prefix(['e', 'E']).is_some_and(|rest| rest.trim_start_matches(['+', '-']).parse::<u32>().is_ok());
    if unit.text.is_empty() || own.is_empty() || exponent || own.starts_with("inf") || own.eq_ignore_ascii_case("nan") {
        return true;
    }
    let message = format!("`{}` brings a unit of its own beside the column `unit` ({})", cell.text, unit.text);
    report.push(Diagnostic::error(cell.place.clone(), message).expected("a plain number, or a blank `unit`"));
    false
}

/// The range of a row; half of one, and a range that nothing is said of, are reported.
fn spread(
    low: &Cell,
    high: &Cell,
    of: &Cell,
    with_unit: &dyn Fn(&Cell) -> String,
    report: &mut Report,
) -> Option<Box<Spread>> {
    let problem = |cell: &Cell, message: String| Diagnostic::error(cell.place.clone(), message);
    let distribution = distribution::read(of, with_unit, report)?;
    // A list of values says its own ends.
    let listed = |n: fn(&[Outcome]) -> Option<&Outcome>| match &distribution {
        Some(Distribution::Discrete(outcomes)) => n(outcomes).map(|one| (one.value.clone(), of.place.clone())),
        _ => None,
    };
    let written = |cell: &Cell| (!cell.text.is_empty()).then(|| (with_unit(cell), cell.place.clone()));
    let ends = (
        written(low).or_else(|| listed(|outcomes| outcomes.first())),
        written(high).or_else(|| listed(|outcomes| outcomes.last())),
    );
    match (ends, distribution) {
        ((Some((low, low_place)), Some((high, high_place))), Some(distribution)) => {
            let distribution_place = of.place.clone();
            let spread = Spread { low, low_place, high, high_place, distribution, distribution_place };
            return Some(Box::new(spread));
        }
        ((Some(_), Some(_)), None) => {
            let message = "low and high are given, and not how likely what lies between is".to_owned();
            report.push(problem(of, message).expected(distribution::EXPECTED));
        }
        ((None, None), Some(_)) => {
            report.push(problem(of, format!("the distribution `{}` has no low and high", of.text)));
        }
        ((None, None), None) => {}
        ((missing, _), _) => {
            let (cell, name) = if missing.is_none() { (low, "low") } else { (high, "high") };
            report
                .push(problem(cell, format!("`{name}` is blank and its partner is not")).expected("both, or neither"));
        }
    }
    None
}

fn one_of(cell: &Cell, known: &[&str], what: &str, report: &mut Report) {
    if !cell.text.is_empty() && !known.contains(&cell.text.as_str()) {
        let problem = Diagnostic::error(cell.place.clone(), format!("`{}` is not {what}", cell.text));
        report.push(problem.expected(known.join(", ")).did_you_mean(&cell.text, known.iter().copied()));
    }
}
