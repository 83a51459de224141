//! The tables of a comparison.

use anyhow::Result;

use super::{
    csv::table,
    names::kind,
    number::plain,
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
        shown.map(|row| with_scenario(name, supply_row(row, telling)))
    });
    table(with_scenario("scenario", SUPPLY.map(str::to_owned)).each_ref().map(String::as_str), rows)
}

/// `difference.csv`: supply of each scenario less that of the first.
///
/// # Errors
/// None but of memory.
pub fn difference(names: &[&str], rows: &[DifferenceRow], telling: &Telling<'_>) -> Result<Vec<u8>> {
    let shown = rows.iter().filter(|row| telling.shows(row.year));
    let rows = shown.map(|row| {
        let cells = [
            row.year.to_string(),
            row.country.clone(),
            kind(row.kind).to_owned(),
            row.entry.clone(),
            row.origin.clone(),
            plain(telling.unit.rate(row.energy, DAYS_IN_YEAR)),
            telling.unit.symbol().to_owned(),
        ];
        with_scenario(names[row.scenario], cells)
    });
    table(with_scenario("scenario", SUPPLY.map(str::to_owned)).each_ref().map(String::as_str), rows)
}

/// `inputs.csv`: every value that is not the same in all scenarios, with who set it.
///
/// # Errors
/// None but of memory.
pub fn inputs(names: &[&str], rows: &[InputRow]) -> Result<Vec<u8>> {
    let cells =
        |row: &InputRow| [row.path.clone(), names[row.scenario].to_owned(), row.value.clone(), row.origin.clone()];
    table(["parameter", "scenario", "value", "origin"], rows.iter().map(cells))
}

fn with_scenario(name: &str, cells: [String; 7]) -> [String; 8] {
    let [a, b, c, d, e, f, g] = cells;
    [name.to_owned(), a, b, c, d, e, f, g]
}
