//! Rows against rows: balances of all hubs, and two ways to count supply, in every shipped scenario.

use corridor::{
    model::{Structure, kinds::Role},
    scenario::Case,
    simulate::{AssetRef, EntryPoint, NodeRef, Outcome, Resolution, SupplyKind},
    tell::supply::by_country,
};
use rayon::prelude::*;

use super::{Proved, model, run};
use crate::golden::shipped;

fn each(test: impl Fn(&str, &Proved) + Sync) {
    shipped().into_par_iter().for_each(|name| {
        for resolution in [Resolution::Monthly, Resolution::Annual] {
            let what = format!("{name}, {resolution:?}");
            test(&what, &run(model(&name, Case::Base, &[]), resolution));
        }
    });
}

#[test]
fn every_hub_balances_in_every_slice() {
    each(|what, proved| {
        let slices = proved.compiled.resolution().slices();
        assert_eq!(proved.outcome.balances.len(), 36 * slices * proved.model.structure.hubs.len());
        for row in &proved.outcome.balances {
            let into = row.production + row.pipeline_in + row.lng_in + row.storage_net;
            let out = row.served + row.pipeline_out + row.losses;
            assert!((into - out).abs() <= 1e-9 * into.abs().max(out).max(1.0), "{what}: {row:?}");
            assert!((row.demand - row.served - row.unserved).abs() <= 1e-9 * (1.0 + row.demand), "{what}: {row:?}");
            assert!((row.unserved - row.unaffordable - row.unavailable).abs() <= 1e-9, "{what}: {row:?}");
            let amounts = [row.served, row.unserved, row.unaffordable, row.unavailable, row.production, row.losses];
            assert!(amounts.iter().all(|amount| *amount >= -1e-9), "{what}: {row:?}");
        }
    });
}

/// What entered the markets of a country by `flows.csv`, from production, from other countries and lines, and by sea.
fn entered(
    s: &Structure,
    outcome: &Outcome,
    country: corridor::quantity::Id<corridor::model::kinds::Country>,
    year: i32,
) -> [f64; 3] {
    let market = |hub| s.hubs[hub].role.0 == Role::Market && s.hubs[hub].country == country;
    let mut sums = [0.0; 3];
    for row in outcome.flows.iter().filter(|row| row.year == year) {
        let NodeRef::Hub(to) = row.to else { continue };
        let from_home = matches!(row.from, NodeRef::Hub(from) if market(from));
        let kind = match row.asset {
            AssetRef::Source(_) => 0,
            AssetRef::Pipeline(_) if !from_home => 1,
            AssetRef::Terminal(_) => 2,
            _ => continue,
        };
        if market(to) {
            sums[kind] += row.flow - row.losses;
        }
    }
    sums
}

#[test]
fn supply_by_way_in_and_by_origin_is_what_flowed_in() {
    each(|what, proved| {
        let (s, outcome) = (&proved.model.structure, &proved.outcome);
        let mut compared = 0;
        for year in 2015..=2050 {
            for country in s.countries.keys() {
                let rows = || outcome.supply.iter().filter(|row| row.country == country && row.year == year);
                let of = |kind| rows().filter(|row| row.kind == kind).map(|row| row.energy_pj).sum::<f64>();
                let found = [of(SupplyKind::Production), of(SupplyKind::Pipeline), of(SupplyKind::Lng)];
                let expected = entered(s, outcome, country, year);
                for (found, expected) in found.iter().zip(expected) {
                    let name = s.countries.name(country);
                    let close = (found - expected).abs() <= 1e-6 * (1.0 + expected);
                    assert!(close, "{what}, {name} {year}: {found}, flows say {expected}");
                }
                compared += usize::from(expected.iter().sum::<f64>() > 0.0);
                for row in rows() {
                    let kind = match row.entry {
                        EntryPoint::Source(_) => SupplyKind::Production,
                        EntryPoint::Pipeline(_) => SupplyKind::Pipeline,
                        EntryPoint::Terminal(_) => SupplyKind::Lng,
                    };
                    assert_eq!(row.kind, kind);
                }
            }
        }
        assert!(compared >= 2 * 36, "{what}: {compared}");
    });
}

/// One unit less never saves more than one unit more costs: the least cost is convex in what is wanted.
#[test]
fn one_unit_less_saves_no_more_than_one_more_costs() {
    each(|what, proved| {
        let kinks = proved.outcome.prices.iter().filter_map(|row| Some((row, row.one_less?)));
        let mut count = 0;
        for (row, less) in kinks {
            count += 1;
            let more = row.marginal_value.unwrap_or(f64::INFINITY);
            assert!(less <= more + 1e-3, "{what}: {row:?}");
        }
        println!("{what}: {count} kinks of {}", proved.outcome.prices.len());
        assert!(count > 0 && count < proved.outcome.prices.len() / 2, "{what}: {count}");
    });
}

/// What reached a country and what it lacks is what it wants, loses between hubs, stores and sends on; and what it wants
/// is the same whatever is built.
#[test]
fn supply_and_what_is_missing_are_all_that_is_wanted() {
    let wanted = std::sync::Mutex::new(std::collections::BTreeMap::new());
    each(|what, proved| {
        let s = &proved.model.structure;
        let (mut lost, mut missing) = (0.0, 0.0);
        let relieved = s.reliefs.iter().any(|(.., relief)| {
            relief.project.is_none_or(|project| s.projects[project].built.get(&proved.model.values))
        });
        for country in by_country(s, &proved.outcome, (2015, 2050)) {
            for n in 0..country.years.len() {
                let had = country.total(n) + country.missing[n];
                let gone = country.wanted[n] + country.lost[n] + country.stored[n] + country.sent[n];
                assert!((had - gone).abs() <= 1e-7 * (1.0 + gone), "{what}: {had} had, {gone} gone");
                lost += country.lost[n];
                missing += country.missing[n];
                // Gas plants that stand down want less; else no scenario changes what is wanted.
                if relieved {
                    continue;
                }
                let key = (s.countries.name(country.country).to_owned(), country.years[n]);
                let mut known = wanted.lock().unwrap();
                let same = *known.entry(key).or_insert(country.wanted[n]);
                assert!((same - country.wanted[n]).abs() <= 1e-9 * same, "{what}: {same} or {}", country.wanted[n]);
            }
        }
        assert!(lost > 1.0 && missing > 100.0, "{what}: {lost} lost, {missing} missing");
    });
}
