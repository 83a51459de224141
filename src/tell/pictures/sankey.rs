//! The last year told, from origin by way to country.

use std::collections::BTreeMap;

use super::{Picture, Shown, colour};
use crate::{
    model::kinds::Country,
    quantity::{Id, say},
    simulate::SupplyKind,
    tell::{
        chart::{self, Family, Node, Ribbon, Sankey},
        supply::{Band, Way, label, way},
    },
};

/// Origin, way and country of some gas.
type Flow = (Id<Country>, Way, Id<Country>);

/// Supply of the last year told; nothing where all of it takes one way from one origin to one country.
pub(super) fn picture(shown: &Shown<'_>) -> Option<Picture> {
    let structure = shown.structure();
    let year = shown.telling.years.1;
    let mut flows: BTreeMap<Flow, f64> = BTreeMap::new();
    let mut kinds: BTreeMap<SupplyKind, f64> = BTreeMap::new();
    for row in shown.outcome.supply.iter().filter(|row| row.year == year && row.energy_pj > 1e-6) {
        *flows.entry((row.origin, way(structure, row), row.country)).or_default() += row.energy_pj;
        *kinds.entry(row.kind).or_default() += row.energy_pj;
    }
    if flows.len() < 2 {
        return None;
    }
    // Ways in order of stack; what comes by a way, and who gets it, in the order of the ways.
    let sum = |which: &dyn Fn(&Flow) -> bool| -> f64 {
        flows.iter().filter(|(key, _)| which(key)).map(|(_, energy)| energy).sum()
    };
    let ways = sorted(flows.keys().map(|key| key.1), |way| order(*way));
    let first = |origin: &Id<Country>| flows.keys().filter(|key| key.0 == *origin).map(|key| order(key.1)).min();
    let origins = sorted(flows.keys().map(|key| key.0), |origin| (first(origin), *origin));
    let mut countries = sorted(flows.keys().map(|key| key.2), |country| *country);
    countries.sort_by(|a, b| sum(&|key| key.2 == *b).total_cmp(&sum(&|key| key.2 == *a)));
    let title = |country: Id<Country>| structure.countries[country].title.clone();
    let own = |origin: Id<Country>| countries.contains(&origin);
    let by_sea = |origin: Id<Country>| sum(&|key| key.0 == origin && matches!(key.1, Way::Lng | Way::NewLng)) > 0.0;
    let origin = |id: &Id<Country>| {
        let family = match Family::of_origin(structure.countries.name(*id)) {
            Family::Other if own(*id) => Family::Domestic,
            Family::Other if by_sea(*id) => Family::LngContracted,
            family => family,
        };
        Node { label: title(*id), colour: family.colour() }
    };
    let by = |way: &Way| {
        let band = Band { way: *way, label: label(structure, *way), energy: Vec::new() };
        Node { colour: colour(structure, &band), label: band.label }
    };
    let to = |id: &Id<Country>| Node { label: title(*id), colour: chart::Colour::hex(0x22_22_22) };
    let ribbons = flows.iter().filter_map(|((origin, way, country), energy)| {
        Some(Ribbon {
            from: origins.iter().position(|other| other == origin)?,
            by: ways.iter().position(|other| other == way)?,
            to: countries.iter().position(|other| other == country)?,
            value: shown.told(*energy),
        })
    });
    let sankey = Sankey {
        heads: ["Origin", "Way in", "Country"].map(str::to_owned),
        ribbons: ribbons.collect(),
        columns: [
            origins.iter().map(origin).collect(),
            ways.iter().map(by).collect(),
            countries.iter().map(to).collect(),
        ],
    };
    let frame = shown.frame(
        format!("{}: {}", shown.title, finding(&kinds, year)),
        &format!("Gas supply in {year} by origin, way and country"),
    );
    Some(Picture { name: "sankey".to_owned(), svg: chart::sankey(&frame, &sankey), main: false })
}

/// What of all gas comes by sea, and what by pipeline over a border.
fn finding(kinds: &BTreeMap<SupplyKind, f64>, year: i32) -> String {
    let whole: f64 = kinds.values().sum();
    if whole <= 0.0 {
        return format!("no gas in {year}");
    }
    let share = |kind: SupplyKind| say((100.0 * kinds.get(&kind).copied().unwrap_or(0.0) / whole).round());
    format!("{} % of gas comes by sea in {year}, {} % by pipeline", share(SupplyKind::Lng), share(SupplyKind::Pipeline))
}

/// The place of a way in the stack; gas of one line together.
fn order(way: Way) -> (usize, Way) {
    let place = match way {
        Way::Domestic => 0,
        Way::Lng => 1,
        Way::NewLng => 2,
        Way::Pipeline { .. } => 3,
        Way::Line { .. } => 4,
    };
    (place, way)
}

fn sorted<T: Ord + Copy, K: Ord>(all: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort();
    all.dedup();
    all.sort_by_key(key);
    all
}
