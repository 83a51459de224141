//! Golden results of every shipped scenario: supply and shortfall of each country in milestone years.
//!
//! The figures come from our own output and are no proof of it. That is `engine/proof.rs`: every solve behind them is
//! repeated there by an independent solver. It proves the linear programme as derived, not that what is derived follows
//! the rules; the tests of `simulate` do that, system by system. What the figures
//! guard against is change that nobody meant. `UPDATE_GOLDEN=1 cargo test golden` rewrites them; read the difference.

use std::{fmt::Write, fs, path::Path};

use corridor::{
    model::kinds::Role,
    scenario::{DiskFiles, Options, load},
    simulate::{BalanceRow, Resolution, compile},
    tell::{OutputUnit, supply},
};

/// Every scenario that is shipped.
pub(crate) fn shipped() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir("scenarios")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml") && !path.ends_with("system.toml"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Country, item, year, bcm/y: a line each.
fn figures(name: &str) -> String {
    let reading = load(Path::new(&format!("scenarios/{name}.toml")), &Options::default(), &DiskFiles);
    let model = reading.loaded.unwrap_or_else(|| panic!("{name}: {:#?}", reading.report)).model;
    let compiled = compile(&model.structure, &model.values, Resolution::Monthly).unwrap();
    let outcome = compiled.outcome(&model.values).unwrap();
    let unit = OutputUnit::parse("bcm/y").unwrap();
    let mut lines = String::new();
    for country in supply::by_country(&model.structure, &outcome, (2015, 2050)) {
        let id = model.structure.countries.name(country.country);
        for year in [2015, 2020, 2025, 2030, 2035, 2040, 2045, 2050] {
            let n = (year - 2015) as usize;
            let told = |petajoules: f64| unit.rate(petajoules, 365.0);
            for band in &country.bands {
                writeln!(lines, "{id},{},{year},{:.4}", band.label.replace(',', ";"), told(band.energy[n])).unwrap();
            }
            let meters = |of: fn(&BalanceRow) -> f64| {
                let hub = |row: &&BalanceRow| model.structure.hubs[row.hub].role.0 == Role::Market;
                let rows = outcome.balances.iter().filter(|row| row.country == country.country && row.year == year);
                told(rows.filter(hub).map(of).sum())
            };
            writeln!(lines, "{id},unserved,{year},{:.4}", meters(|row| row.unserved)).unwrap();
            writeln!(lines, "{id},unavailable,{year},{:.4}", meters(|row| row.unavailable)).unwrap();
        }
    }
    lines
}

#[test]
fn shipped_scenarios_give_the_figures_they_gave() {
    for name in shipped() {
        let path = format!("tests/golden/{name}.csv");
        let found = figures(&name);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::create_dir_all("tests/golden").unwrap();
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{path} is missing"));
        assert_eq!(found.lines().count(), expected.lines().count(), "{name}: other lines than before");
        for (found, expected) in found.lines().zip(expected.lines()) {
            let (name_found, x) = found.rsplit_once(',').unwrap();
            let (name_expected, y) = expected.rsplit_once(',').unwrap();
            let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
            assert_eq!(name_found, name_expected, "{name}");
            assert!((x - y).abs() <= 1e-3 + 1e-4 * y.abs(), "{name}: {found} instead of {expected}");
        }
    }
}

#[test]
fn the_baseline_stays_near_the_record() {
    // Energy Institute, Statistical Review of World Energy 2026, single figures: production and LNG imports, bcm of 40 MJ.
    let record = [
        ("pakistan", "production", 2015, 35.05, 0.01),
        ("pakistan", "production", 2019, 32.69, 0.01),
        ("pakistan", "production", 2024, 26.09, 0.01),
        ("pakistan", "production", 2025, 24.94, 0.01),
        ("pakistan", "lng", 2019, 11.78, 0.12),
        ("pakistan", "lng", 2021, 12.23, 0.12),
        ("pakistan", "lng", 2024, 10.96, 0.12),
        ("pakistan", "lng", 2025, 9.115, 0.12),
        ("india", "production", 2019, 26.91, 0.01),
        ("india", "production", 2025, 31.17, 0.01),
        ("india", "lng", 2019, 32.44, 0.12),
        ("india", "lng", 2024, 38.54, 0.12),
        ("india", "lng", 2025, 35.4, 0.12),
    ];
    let reading = load(Path::new("scenarios/baseline.toml"), &Options::default(), &DiskFiles);
    let model = reading.loaded.unwrap().model;
    let outcome =
        compile(&model.structure, &model.values, Resolution::Monthly).unwrap().outcome(&model.values).unwrap();
    for (country, kind, year, expected, tolerance) in record {
        let id = model.structure.countries.find(country).unwrap();
        let of = |row: &&corridor::simulate::SupplyRow| {
            let word = corridor::tell::kind(row.kind);
            row.country == id && row.year == year && word == kind
        };
        let bcm: f64 = outcome.supply.iter().filter(of).map(|row| row.energy_pj / 40.0).sum();
        assert!((bcm / expected - 1.0).abs() < tolerance, "{country} {kind} {year}: {bcm:.2}, on record {expected}");
    }
}
