//! `assumptions/*.csv`: one row a number, with its range and its source.

use super::table::{self, Cell};
use crate::{
    model::{Evidence, Rank, Setting, Spread},
    quantity::{Diagnostic, FileId, Report},
};

const COLUMNS: [&str; 10] =
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

/// Reads a table of assumptions.
pub(super) fn read(text: &str, file: FileId, case: Case, report: &mut Report) -> Vec<Setting> {
    let Some(table) = table::read(text, file, report) else { return Vec::new() };
    let Some(columns) = table.columns(COLUMNS, file, report) else { return Vec::new() };
    table.rows.iter().flat_map(|row| one(&columns.map(|n| row[n].clone()), case, report)).collect()
}

fn one(cells: &[Cell; 10], case: Case, report: &mut Report) -> Vec<Setting> {
    let [parameter, unit, low, base, high, distribution, source, as_of, confidence, note] = cells;
    if parameter.text.is_empty() || base.text.is_empty() {
        let blank = if parameter.text.is_empty() { parameter } else { base };
        let what = if parameter.text.is_empty() { "parameter" } else { "base value" };
        report.push(Diagnostic::error(blank.place.clone(), format!("the {what} is blank")));
        return Vec::new();
    }
    if parameter.text.contains('@') {
        let message = format!("`{}` names periods; a series belongs in the folder series", parameter.text);
        report.push(Diagnostic::error(parameter.place.clone(), message));
        return Vec::new();
    }
    one_of(confidence, &CONFIDENCES, "a confidence", report);
    let discrete = distribution.text.starts_with("discrete");
    if !discrete {
        one_of(distribution, &DISTRIBUTIONS, "a distribution", report);
    }
    let with_unit = |cell: &Cell| {
        if unit.text.is_empty() { cell.text.clone() } else { format!("{} {}", cell.text, unit.text) }
    };
    let spread = spread(low, high, distribution, &with_unit, report);
    let text = |of: &[&Cell]| of.iter().all(|c| c.text.is_empty());
    let evidence = (!text(&[source, as_of, confidence, note])).then(|| Evidence {
        source: source.text.clone(),
        as_of: as_of.text.clone(),
        confidence: confidence.text.clone(),
        note: note.text.clone(),
    });
    let at = |cell: &Cell, rank| Setting::text(&parameter.text, with_unit(cell), cell.place.clone(), rank);
    let mut settings = vec![Setting { spread, evidence, ..at(base, Rank::Base) }];
    match case {
        Case::Low if !low.text.is_empty() => settings.push(at(low, Rank::Case)),
        Case::High if !high.text.is_empty() => settings.push(at(high, Rank::Case)),
        _ => {}
    }
    settings
}

fn spread(
    low: &Cell,
    high: &Cell,
    distribution: &Cell,
    with_unit: &dyn Fn(&Cell) -> String,
    report: &mut Report,
) -> Option<Spread> {
    match (low.text.is_empty(), high.text.is_empty()) {
        (false, false) => {
            Some(Spread { low: with_unit(low), high: with_unit(high), distribution: distribution.text.clone() })
        }
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
