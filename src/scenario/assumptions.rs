//! `assumptions/*.csv`: one row a number, with its range and its source.

use super::table::{self, Cell};
use crate::{
    model::{Evidence, Rank, Said, Setting, Spread, Written},
    quantity::{Diagnostic, FileId, Report},
};

/// The columns, in their order.
pub(super) const COLUMNS: [&str; 10] =
    ["parameter", "unit", "low", "base", "high", "distribution", "source", "as_of", "confidence", "note"];
const DISTRIBUTIONS: [&str; 6] = ["uniform", "triangular", "pert", "normal", "lognormal", "discrete"];
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
    if !distribution.text.starts_with("discrete") {
        one_of(distribution, &DISTRIBUTIONS, "a distribution", report);
    }
    let with_unit = |cell: &Cell| {
        if unit.text.is_empty() { cell.text.clone() } else { format!("{} {}", cell.text, unit.text) }
    };
    let unreadable = [low, base, high].into_iter().filter(|cell| !is_plain(cell, unit, report)).count() > 0;
    let spread = spread(low, high, distribution, &with_unit, report);
    let blank = [source, as_of, confidence, note].iter().all(|cell| cell.text.is_empty());
    let evidence = (!blank).then(|| Evidence {
        source: source.text.clone(),
        as_of: as_of.text.clone(),
        confidence: confidence.text.clone(),
        note: note.text.clone(),
    });
    let at = |cell: &Cell, rank| Setting {
        named: parameter.place.clone(),
        ..Setting::text(&parameter.text, with_unit(cell), cell.place.clone(), rank)
    };
    let mut setting = Setting { spread, evidence, ..at(base, Rank::Base) };
    if base.text.is_empty() {
        let problem = Diagnostic::error(base.place.clone(), format!("the base value of `{}` is blank", parameter.text));
        report.push(problem.expected("a number; nothing is assumed for a blank"));
    }
    if base.text.is_empty() || unreadable {
        (setting.written, setting.spread) = (Written::Unreadable, None);
    }
    said.settings.push(setting);
    match case {
        Case::Low if !low.text.is_empty() && !unreadable => said.settings.push(at(low, Rank::Case)),
        Case::High if !high.text.is_empty() && !unreadable => said.settings.push(at(high, Rank::Case)),
        _ => {}
    }
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

fn spread(
    low: &Cell,
    high: &Cell,
    distribution: &Cell,
    with_unit: &dyn Fn(&Cell) -> String,
    report: &mut Report,
) -> Option<Spread> {
    match (low.text.is_empty(), high.text.is_empty()) {
        (false, false) => Some(Spread {
            low: with_unit(low),
            low_place: low.place.clone(),
            high: with_unit(high),
            high_place: high.place.clone(),
            distribution: distribution.text.clone(),
        }),
        (true, true) => {
            if !distribution.text.is_empty() {
                let message = format!("the distribution `{}` has no low and high", distribution.text);
                report.push(Diagnostic::error(distribution.place.clone(), message));
            }
            None
        }
        (missing, _) => {
            let (cell, name) = if missing { (low, "low") } else { (high, "high") };
            report.push(
                Diagnostic::error(cell.place.clone(), format!("`{name}` is blank and its partner is not"))
                    .expected("both, or neither"),
            );
            None
        }
    }
}

fn one_of(cell: &Cell, known: &[&str], what: &str, report: &mut Report) {
    if !cell.text.is_empty() && !known.contains(&cell.text.as_str()) {
        let problem = Diagnostic::error(cell.place.clone(), format!("`{}` is not {what}", cell.text));
        report.push(problem.expected(known.join(", ")).did_you_mean(&cell.text, known.iter().copied()));
    }
}
