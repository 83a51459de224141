//! The tables of a run.

use anyhow::Result;

use super::{
    csv::table,
    names::{Names, kind},
    number::plain,
    unit::OutputUnit,
};
use crate::{
    quantity::DAYS_IN_YEAR,
    simulate::{Outcome, Resolution, SupplyRow, When},
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

impl Telling<'_> {
    fn shows(&self, year: i32) -> bool {
        (self.years.0..=self.years.1).contains(&year)
    }
    fn rate(&self, petajoules: f64, days: f64) -> String {
        plain(self.unit.rate(petajoules, days))
    }
}

/// Empty for a whole year.
fn month(when: When, resolution: Resolution) -> String {
    match resolution {
        Resolution::Monthly => (when.slice + 1).to_string(),
        Resolution::Annual => String::new(),
    }
}

/// The columns of `supply.csv`.
pub const SUPPLY: [&str; 7] = ["year", "country", "kind", "entry", "origin", "value", "unit"];

/// One row of `supply.csv`.
pub fn supply_row(row: &SupplyRow, telling: &Telling<'_>) -> [String; 7] {
    let structure = telling.names.0;
    [
        row.year.to_string(),
        structure.countries.name(row.country).to_owned(),
        kind(row.kind).to_owned(),
        telling.names.id(row.entry).to_owned(),
        structure.countries.name(row.origin).to_owned(),
        telling.rate(row.energy, DAYS_IN_YEAR),
        telling.unit.symbol().to_owned(),
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
    let rows = outcome.balance.iter().filter(|row| telling.shows(row.when.year)).map(|row| {
        let days = outcome.resolution.days(usize::from(row.when.slice));
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
            .map(|x| telling.rate(x, days));
        let country = structure.hubs[row.hub].country;
        [
            row.when.year.to_string(),
            month(row.when, outcome.resolution),
            structure.hubs.name(row.hub).to_owned(),
            structure.countries.name(country).to_owned(),
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
            telling.unit.symbol().to_owned(),
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
    let rows = outcome.flows.iter().filter(|row| telling.shows(row.when.year)).map(|row| {
        let days = outcome.resolution.days(usize::from(row.when.slice));
        [
            row.when.year.to_string(),
            month(row.when, outcome.resolution),
            telling.names.path(row.asset),
            telling.names.point(row.from).to_owned(),
            telling.names.point(row.to).to_owned(),
            telling.rate(row.flow, days),
            telling.rate(row.capacity, days),
            telling.rate(row.losses, days),
            telling.unit.symbol().to_owned(),
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
    let rows = outcome.prices.iter().filter(|row| telling.shows(row.when.year)).map(|row| {
        [
            row.when.year.to_string(),
            month(row.when, outcome.resolution),
            telling.names.0.hubs.name(row.hub).to_owned(),
            row.marginal_value.map_or_else(String::new, |value| plain(value * GJ_PER_MMBTU)),
            telling.names.set_by(row.set_by),
            unit.clone(),
        ]
    });
    table(header, rows)
}

/// `unserved.csv`: demand that was not met, by hub, sector and month, with the limits that bind.
///
/// # Errors
/// None but of memory.
pub fn unserved(outcome: &Outcome, telling: &Telling<'_>) -> Result<Vec<u8>> {
    let header = ["year", "month", "hub", "sector", "unserved", "unaffordable", "unavailable", "binding", "unit"];
    let rows = outcome.unserved.iter().filter(|row| telling.shows(row.when.year)).map(|row| {
        let days = outcome.resolution.days(usize::from(row.when.slice));
        let binding: Vec<_> = row.binding.iter().map(|b| telling.names.path(b.asset)).collect();
        [
            row.when.year.to_string(),
            month(row.when, outcome.resolution),
            telling.names.0.hubs.name(row.hub).to_owned(),
            telling.names.0.sectors.name(row.sector).to_owned(),
            telling.rate(row.amount, days),
            telling.rate(row.unaffordable, days),
            telling.rate(row.unavailable, days),
            binding.join(" "),
            telling.unit.symbol().to_owned(),
        ]
    });
    table(header, rows)
}
