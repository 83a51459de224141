//! The tables of a comparison.

use anyhow::Result;

use super::{
    csv::{Cell, table},
    names::kind,
    tables::{SUPPLY, Telling, supply_row},
};
use crate::{
    quantity::DAYS_IN_YEAR,
    simulate::Outcome,
    study::{DifferenceRow, InputRow},
};

/// `supply.csv` of several scenarios: as that of one, with the scenario's name first.
///
/// # Errors
/// None but of memory.
pub fn supply(runs: &[(&str, &Outcome, Telling<'_>)]) -> Result<Vec<u8>> {
    let rows = runs.iter().flat_map(|(name, outcome, telling)| {
        let shown = outcome.supply.iter().filter(|row| telling.shows(row.year));
        shown.map(|row| with_first(Cell::Text(name), supply_row(row, telling)))
    });
    table(with_first("scenario", SUPPLY), rows)
}

/// `difference.csv`: supply of each scenario less that of the first.
///
/// # Errors
/// None but of memory.
pub fn difference(names: &[&str], rows: &[DifferenceRow], telling: &Telling<'_>) -> Result<Vec<u8>> {
    let shown = rows.iter().filter(|row| telling.shows(row.year));
    let rows = shown.map(|row| {
        let cells = [
            Cell::Whole(row.year),
            Cell::Text(&row.country),
            Cell::Text(kind(row.kind)),
            Cell::Text(&row.entry),
            Cell::Text(&row.origin),
            telling.rate(row.energy, DAYS_IN_YEAR),
            telling.symbol(),
        ];
        with_first(Cell::Text(names[row.scenario]), cells)
    });
    table(with_first("scenario", SUPPLY), rows)
}

/// `inputs.csv`: every value that is not the same in all scenarios, with who set it.
///
/// # Errors
/// None but of memory.
pub fn inputs<'a>(names: &[&'a str], rows: &'a [InputRow]) -> Result<Vec<u8>> {
    let cells = |row: &'a InputRow| [&row.path, names[row.scenario], &row.value, &row.origin].map(Cell::Text);
    table(["parameter", "scenario", "value", "origin"], rows.iter().map(cells))
}

fn with_first<T>(first: T, cells: [T; 7]) -> [T; 8] {
    let [a, b, c, d, e, f, g] = cells;
    [first, a, b, c, d, e, f, g]
}
