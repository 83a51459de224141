//! The supply of a country by source, year by year: what tables for people, summaries and charts all tell.

use std::collections::BTreeMap;

use crate::{
    model::{
        Structure,
        kinds::{Country, Line, Role},
    },
    quantity::Id,
    simulate::{AssetRef, EntryPoint, NodeRef, Outcome, SupplyRow},
};

/// PJ a year below which nothing flows.
const NOTHING: f64 = 1e-6;

/// Where gas comes from, as a reader sees it. The order is that of stacks: what exists first, what is new above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// The country's own fields.
    Domestic,
    /// LNG at terminals that belong to no project.
    Lng,
    /// LNG at terminals of projects.
    NewLng,
    /// A pipeline over a border that is no shared line.
    Pipeline {
        /// The country of origin.
        origin: Id<Country>,
    },
    /// A shared transit line.
    Line {
        /// The line.
        line: Id<Line>,
        /// The country of origin.
        origin: Id<Country>,
    },
}

/// One source of a country over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// What it is.
    pub way: Way,
    /// Its name for people.
    pub label: String,
    /// PJ a year.
    pub energy: Vec<f64>,
}

/// A country over the years; all amounts in PJ a year at the inlets of its market hubs.
#[derive(Debug, Clone, PartialEq)]
pub struct CountrySupply {
    /// The country.
    pub country: Id<Country>,
    /// The years.
    pub years: Vec<i32>,
    /// Supply by source, in order of stack; sources that never flow are left out.
    pub bands: Vec<Band>,
    /// Wanted: at the meters, and what is lost on the way to them. It is the same in all scenarios of one demand.
    pub wanted: Vec<f64>,
    /// Of it, what is missing.
    pub missing: Vec<f64>,
    /// Of what is missing: what could not be had at any price; the rest is too dear for its value.
    pub unavailable: Vec<f64>,
    /// Lost in pipelines between hubs of the country.
    pub lost: Vec<f64>,
    /// Put into storage less what is drawn from it.
    pub stored: Vec<f64>,
    /// Sent out of the country's markets.
    pub sent: Vec<f64>,
}

impl CountrySupply {
    /// What is too dear for its value in year number `n`.
    pub fn unaffordable(&self, n: usize) -> f64 {
        self.missing[n] - self.unavailable[n]
    }
    /// All that was supplied in year number `n`. With what is missing it is what is wanted, lost, stored and sent.
    pub fn total(&self, n: usize) -> f64 {
        self.bands.iter().map(|band| band.energy[n]).sum()
    }
}

/// The supply of every country that has a market with demand, in order of its name.
pub fn by_country(structure: &Structure, outcome: &Outcome, years: (i32, i32)) -> Vec<CountrySupply> {
    structure
        .countries
        .keys()
        .filter(|country| {
            structure.demands.iter().any(|(_, _, demand)| {
                let hub = &structure.hubs[demand.hub];
                hub.country == *country && hub.role.0 == Role::Market
            })
        })
        .map(|country| of(structure, outcome, country, years))
        .collect()
}

fn of(structure: &Structure, outcome: &Outcome, country: Id<Country>, (first, last): (i32, i32)) -> CountrySupply {
    let years: Vec<i32> = (first..=last).collect();
    let empty = vec![0.0; years.len()];
    let index = |year: i32| (first..=last).contains(&year).then(|| (year - first) as usize);
    let mut bands: BTreeMap<Way, Vec<f64>> = BTreeMap::new();
    for row in outcome.supply.iter().filter(|row| row.country == country) {
        if let Some(n) = index(row.year) {
            bands.entry(way(structure, row)).or_insert_with(|| empty.clone())[n] += row.energy_pj;
        }
    }
    let mut supply = CountrySupply {
        country,
        bands: ordered(structure, bands),
        wanted: empty.clone(),
        missing: empty.clone(),
        unavailable: empty.clone(),
        lost: empty.clone(),
        stored: empty.clone(),
        sent: empty,
        years,
    };
    let market = |hub| structure.hubs[hub].country == country && structure.hubs[hub].role.0 == Role::Market;
    for row in outcome.balances.iter().filter(|row| market(row.hub)) {
        if let Some(n) = index(row.year) {
            supply.wanted[n] += row.at_inlet.demand;
            supply.missing[n] += row.at_inlet.unserved;
            supply.unavailable[n] += row.at_inlet.unavailable;
            supply.stored[n] -= row.storage_net;
        }
    }
    for row in &outcome.flows {
        let (AssetRef::Pipeline(_), NodeRef::Hub(from), NodeRef::Hub(to)) = (row.asset, row.from, row.to) else {
            continue;
        };
        if let Some(n) = index(row.year).filter(|_| market(from)) {
            if market(to) {
                supply.lost[n] += row.losses;
            } else {
                supply.sent[n] += row.flow;
            }
        }
    }
    supply
}

/// Bands that flow, in order of stack; of several origins in one line the one that came first stands below.
fn ordered(structure: &Structure, bands: BTreeMap<Way, Vec<f64>>) -> Vec<Band> {
    let first = |energy: &[f64]| energy.iter().position(|x| *x > NOTHING);
    let mut found: Vec<(Way, Vec<f64>)> = bands.into_iter().filter(|(_, energy)| first(energy).is_some()).collect();
    found.sort_by_key(|(way, energy)| match way {
        Way::Line { line, .. } => (4, line.row(), first(energy)),
        Way::Pipeline { .. } => (3, 0, first(energy)),
        Way::NewLng => (2, 0, None),
        Way::Lng => (1, 0, None),
        Way::Domestic => (0, 0, None),
    });
    found.into_iter().map(|(way, energy)| Band { way, label: label(structure, way), energy }).collect()
}

/// How a row of supply came.
pub(super) fn way(structure: &Structure, row: &SupplyRow) -> Way {
    let origin = row.origin;
    match row.entry {
        EntryPoint::Source(_) => Way::Domestic,
        EntryPoint::Terminal(id) if structure.terminals[id].project.is_some() => Way::NewLng,
        EntryPoint::Terminal(_) => Way::Lng,
        EntryPoint::Pipeline(id) => {
            let right = structure.entitlements.iter().find(|(_, _, right)| right.offtake == id);
            right.map_or(Way::Pipeline { origin }, |(_, _, right)| Way::Line { line: right.line, origin })
        }
    }
}

/// The name of a way for people.
pub(super) fn label(structure: &Structure, way: Way) -> String {
    let country = |id: Id<Country>| structure.countries[id].title.as_str();
    match way {
        Way::Domestic => "Own production".to_owned(),
        Way::Lng => "LNG, existing terminals".to_owned(),
        Way::NewLng => "LNG, new terminals".to_owned(),
        Way::Pipeline { origin } => format!("Pipeline, gas of {}", country(origin)),
        Way::Line { line, origin } => format!("{}, gas of {}", structure.lines[line].title, country(origin)),
    }
}

/// Five years that tell a run: the first, the last record, the last, and round years between.
pub fn milestones(years: (i32, i32), record: i32) -> Vec<i32> {
    let (first, last) = years;
    let mut found = vec![first, record.clamp(first, last), last];
    let from = record.clamp(first, last);
    let round = |share: f64| (from + (f64::from(last - from) * share) as i32 + 2) / 5 * 5;
    found.extend([round(0.25), round(0.6)].into_iter().filter(|year| (first..=last).contains(year)));
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::milestones;

    #[test]
    fn five_years_tell_a_run() {
        assert_eq!(milestones((2015, 2050), 2025), [2015, 2025, 2030, 2040, 2050]);
        assert_eq!(milestones((2030, 2030), 2025), [2030]);
        assert_eq!(milestones((2026, 2028), 2025), [2026, 2028]);
    }
}
