//! How the supply of scenarios differs from that of the first.

use std::collections::BTreeMap;

use crate::{
    model::Structure,
    simulate::{EntryPoint, Outcome, SupplyKind, SupplyRow},
};

/// Supply of a scenario less that of the first, for one way in and origin. Names, not ids: the scenarios may stand on
/// different systems.
#[derive(Debug, Clone, PartialEq)]
pub struct DifferenceRow {
    /// The number of the scenario, the first being 0.
    pub scenario: usize,
    /// The year.
    pub year: i32,
    /// The country supplied.
    pub country: String,
    /// How the gas came in.
    pub kind: SupplyKind,
    /// Where.
    pub entry: String,
    /// From which country.
    pub origin: String,
    /// PJ.
    pub energy: f64,
}

/// What makes two rows of different scenarios comparable.
type Key = (i32, String, SupplyKind, String, String);

/// All differences against the first scenario that are not zero, by scenario and then as in `supply.csv`.
pub fn differences(runs: &[(&Structure, &Outcome)]) -> Vec<DifferenceRow> {
    let sums: Vec<_> = runs.iter().map(|(structure, outcome)| sums(structure, outcome)).collect();
    let Some((first, others)) = sums.split_first() else { return Vec::new() };
    let mut rows = Vec::new();
    for (n, other) in others.iter().enumerate() {
        let mut difference = other.clone();
        for (key, energy) in first {
            *difference.entry(key.clone()).or_default() -= energy;
        }
        rows.extend(difference.into_iter().filter(|(_, energy)| energy.abs() > 1e-9).map(
            |((year, country, kind, entry, origin), energy)| DifferenceRow {
                scenario: n + 1,
                year,
                country,
                kind,
                entry,
                origin,
                energy,
            },
        ));
    }
    rows
}

fn sums(structure: &Structure, outcome: &Outcome) -> BTreeMap<Key, f64> {
    let mut sums = BTreeMap::new();
    for row in &outcome.supply {
        *sums.entry(key(structure, row)).or_default() += row.energy_pj;
    }
    sums
}

fn key(structure: &Structure, row: &SupplyRow) -> Key {
    let entry = match row.entry {
        EntryPoint::Source(id) => structure.sources.name(id),
        EntryPoint::Pipeline(id) => structure.pipelines.name(id),
        EntryPoint::Terminal(id) => structure.terminals.name(id),
    };
    let country = |id| structure.countries.name(id).to_owned();
    (row.year, country(row.country), row.kind, entry.to_owned(), country(row.origin))
}
