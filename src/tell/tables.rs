//! The tables of a run.

use anyhow::Result;

use super::{
    csv::{Cell, table},
    names::{Names, kind},
    unit::OutputUnit,
};
use crate::{
    quantity::{DAYS_IN_YEAR, days_in_month},
    simulate::{Outcome, SupplyRow},
};

/// GJ in an MMBtu (international table Btu, 1055.05585262 J).
pub const GJ_PER_MMBTU: f64 = 1.055_055_852_62;

/// What a table needs to know besides the rows.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// Names of the structure.
    pub names: Names<'a>,
    /// The unit of gas.
    pub unit: &'a OutputUnit,
    /// The years that are told, both ends included.
    pub years: (i32, i32),
}

impl<'a> Telling<'a> {
    /// Whether a year is told.
    pub fn shows(&self, year: i32) -> bool {
        (self.years.0..=self.years.1).contains(&year)
    }
    /// Energy over days as a cell.
    pub(super) fn rate(&self, petajoules: f64, days: f64) -> Cell<'a> {
        Cell::Number(self.unit.rate(petajoules, days))
    }
    /// The last cell of a row.
    pub(super) fn symbol(&self) -> Cell<'a> {
        Cell::Text(self.unit.symbol())
    }
}

/// Empty for a whole year.
fn month<'a>(month: Option<u8>) -> Cell<'a> {
    month.map_or(Cell::Empty, |month| Cell::Whole(i32::from(month)))
}

/// Days of a month, or of a whole year.
fn days(month: Option<u8>) -> f64 {
    month.map_or(DAYS_IN_YEAR, |month| days_in_month(usize::from(month) - 1))
}

/// The columns of `supply.csv`.
pub const SUPPLY: [&str; 7] = ["year", "country", "kind", "entry", "origin", "value", "unit"];

/// One row of `supply.csv`.
pub fn supply_row<'a>(row: &SupplyRow, telling: &Telling<'a>) -> [Cell<'a>; 7] {
    let structure = telling.names.0;
    [
        Cell::Whole(row.year),
        Cell::Text(structure.countries.name(row.country)),
        Cell::Text(kind(row.kind)),
        Cell::Text(telling.names.entry(row.entry)),
        Cell::Text(structure.countries.name(row.origin)),
        telling.rate(row.energy_pj, DAYS_IN_YEAR),
        telling.symbol(),
    ]
}

/// `supply.csv`: how much gas reached each country, by way in and origin.
///
/// # Errors
/// None but of memory.
pub fn supply(outcome: &Outcome, telling: &Telling<'_>) -> Result<Vec<u8>> {
    let rows = outcome.supply.iter().filter(|row| telling.shows(row.year));
    table(SUPPLY, rows.map(|row| supply_row(row, telling)))
}

/// `balance.csv`: production + pipeline_in + lng_in + storage_net = served + pipeline_out + losses in each row.
///
/// # Errors
/// None but of memory.
pub fn balance(outcome: &Outcome, telling: &Telling<'_>) -> Result<Vec<u8>> {
    let header = [
        "year",
        "month",
        "hub",
        "country",
        "demand",
        "served",
        "unserved",
        "unaffordable",
        "unavailable",
        "production",
        "pipeline_in",
        "lng_in",
        "storage_net",
        "pipeline_out",
        "losses",
        "unit",
    ];
    let structure = telling.names.0;
    let rows = outcome.balances.iter().filter(|row| telling.shows(row.year)).map(|row| {
        let period = days(row.month);
        let [demand, served, unserved, unaffordable, unavailable, production, inward, lng, storage, outward, losses] =
            [
                row.demand,
                row.served,
                row.unserved,
                row.unaffordable,
                row.unavailable,
                row.production,
                row.pipeline_in,
                row.lng_in,
                row.storage_net,
                row.pipeline_out,
                row.losses,
            ]
            .map(|x| telling.rate(x, period));
        [
            Cell::Whole(row.year),
            month(row.month),
            Cell::Text(structure.hubs.name(row.hub)),
            Cell::Text(structure.countries.name(row.country)),
            demand,
            served,
            unserved,
            unaffordable,
            unavailable,
            production,
            inward,
            lng,
            storage,
            outward,
            losses,
            telling.symbol(),
        ]
    });
    table(header, rows)
}

/// `flows.csv`: what enters each asset, what could, what is lost on the way.
///
/// # Errors
/// None but of memory.
pub fn flows(outcome: &Outcome, telling: &Telling<'_>) -> Result<Vec<u8>> {
    let header = ["year", "month", "asset", "from", "to", "flow", "capacity", "losses", "unit"];
    let rows = outcome.flows.iter().filter(|row| telling.shows(row.year)).map(|row| {
        let period = days(row.month);
        [
            Cell::Whole(row.year),
            month(row.month),
            telling.names.cell(row.asset),
            Cell::Text(telling.names.node(row.from)),
            Cell::Text(telling.names.node(row.to)),
            telling.rate(row.flow, period),
            telling.rate(row.capacity, period),
            telling.rate(row.losses, period),
            telling.symbol(),
        ]
    });
    table(header, rows)
}

/// `prices.csv`: the marginal value at each hub and what sets it; empty where nothing built reaches the hub.
///
/// # Errors
/// None but of memory.
pub fn prices(outcome: &Outcome, telling: &Telling<'_>, price_year: i32) -> Result<Vec<u8>> {
    let header = ["year", "month", "hub", "marginal_value", "set_by", "unit"];
    let unit = format!("USD@{price_year}/MMBtu");
    let rows = outcome.prices.iter().filter(|row| telling.shows(row.year)).map(|row| {
        [
            Cell::Whole(row.year),
            month(row.month),
            Cell::Text(telling.names.0.hubs.name(row.hub)),
            row.marginal_value.map_or(Cell::Empty, |value| Cell::Number(value * GJ_PER_MMBTU)),
            telling.names.set_by(row.set_by),
            Cell::Text(&unit),
        ]
    });
    table(header, rows)
}

/// `margins.csv`: hubs at a kink, where one unit less would not save what one more would cost.
///
/// # Errors
/// None but of memory.
pub fn margins(outcome: &Outcome, telling: &Telling<'_>, price_year: i32) -> Result<Vec<u8>> {
    let header = ["year", "month", "hub", "one_more", "one_less", "set_by", "unit"];
    let unit = format!("USD@{price_year}/MMBtu");
    let told = |value: f64| Cell::Number(value * GJ_PER_MMBTU);
    let rows = outcome.prices.iter().filter(|row| telling.shows(row.year)).filter_map(|row| {
        let (one_less, set_by) = row.one_less.zip(row.less_set_by)?;
        Some([
            Cell::Whole(row.year),
            month(row.month),
            Cell::Text(telling.names.0.hubs.name(row.hub)),
            row.marginal_value.map_or(Cell::Empty, told),
            told(one_less),
            telling.names.set_by(set_by),
            Cell::Text(&unit),
        ])
    });
    table(header, rows)
}

/// `peak_day.csv`: hubs that go short on the highest day of a month.
///
/// # Errors
/// None but of memory.
pub fn peak_day(outcome: &Outcome, telling: &Telling<'_>) -> Result<Vec<u8>> {
    let rows = outcome.peak_days.iter().filter(|row| telling.shows(row.year)).map(|row| {
        let period = days(row.month);
        [
            Cell::Whole(row.year),
            month(row.month),
            Cell::Text(telling.names.0.hubs.name(row.hub)),
            telling.rate(row.demand, period),
            telling.rate(row.shortfall, period),
            telling.symbol(),
        ]
    });
    table(["year", "month", "hub", "demand", "shortfall", "unit"], rows)
}

/// `unserved.csv`: demand that was not met, by hub, sector and month, with the limits that bind.
///
/// # Errors
/// None but of memory.
pub fn unserved(outcome: &Outcome, telling: &Telling<'_>) -> Result<Vec<u8>> {
    let header = ["year", "month", "hub", "sector", "unserved", "unaffordable", "unavailable", "binding", "unit"];
    let rows = outcome.unserved.iter().filter(|row| telling.shows(row.year)).map(|row| {
        let period = days(row.month);
        let binding: Vec<_> = row.binding.iter().map(|b| telling.names.path(b.0)).collect();
        [
            Cell::Whole(row.year),
            month(row.month),
            Cell::Text(telling.names.0.hubs.name(row.hub)),
            Cell::Text(telling.names.0.sectors.name(row.sector)),
            telling.rate(row.amount, period),
            telling.rate(row.unaffordable, period),
            telling.rate(row.unavailable, period),
            Cell::Made(binding.join(" ")),
            telling.symbol(),
        ]
    });
    table(header, rows)
}
