//! What reading promises: order does not matter, priority is one, a value set to what it is changes nothing.

use std::path::Path;

use corridor::{
    model::{Model, Period, Periods, Rank, Setting},
    quantity::{Month, Place, Report},
    scenario::{Case, DiskFiles, Options, flag, load},
    tell::hash::of_values,
};
use proptest::prelude::*;

use crate::invalid::project::{Project, lines};

/// The child of a project, which must be right.
fn model(project: &Project, flags: &[&str]) -> Model {
    let reading = project.child(flags);
    assert_eq!(lines(&reading), Vec::<String>::new());
    reading.loaded.unwrap().model
}

/// The numbers of a path in the files' own units.
fn numbers(model: &Model, path: &str, unit: f64) -> Vec<f64> {
    let entry = model.paths.get(path).unwrap_or_else(|| panic!("{path}"));
    entry.slots.clone().map(|slot| (model.values.slot(slot) / unit * 1e6).round() / 1e6).collect()
}

/// SI of the units below, from their definitions: a year of 365 days, 0.0283168466 m3 a cubic foot.
const BCM_A_YEAR: f64 = 1e9 / (365.0 * 86400.0);
const MMCF_A_DAY: f64 = 1e6 * 0.3048 * 0.3048 * 0.3048 / 86400.0;
const PER_MMBTU: f64 = 1.0 / 1_055_055_852.62;

#[test]
fn the_stronger_layer_holds_step_by_step() {
    let plain = Project::default();
    let of = |project: &Project, case: Case, flags: &[&str]| {
        let flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
        let reading = project.read("child.toml", &Options { case, flags });
        numbers(&reading.loaded.unwrap().model, "sources.north.cost", PER_MMBTU)[0]
    };
    // A default, then the base in its stead.
    let silent =
        plain.clone().edit("assumptions/a.csv", "sources.north.cost,USD/MMBtu,1,2,4,pert,assumption,2024,low,\n", "");
    assert_eq!(of(&silent, Case::Base, &[]), 0.0);
    assert_eq!(of(&plain, Case::Base, &[]), 2.0);
    // A case beats the base.
    assert_eq!((of(&plain, Case::Low, &[]), of(&plain, Case::High, &[])), (1.0, 4.0));
    // A parent beats the case, a child its parent, a flag the child.
    let parent = plain.append("base.toml", "\n[set]\n\"sources.north.cost\" = \"5 USD/MMBtu\"\n");
    assert_eq!(of(&parent, Case::High, &[]), 5.0);
    let child = parent.append("child.toml", "\"sources.north.cost\" = \"6 USD/MMBtu\"\n");
    assert_eq!(of(&child, Case::Low, &[]), 6.0);
    assert_eq!(of(&child, Case::Low, &["sources.north.cost=7 USD/MMBtu"]), 7.0);
    // Everybody is remembered, weakest first.
    let flags = vec!["sources.north.cost=7 USD/MMBtu".to_owned()];
    let loaded = child.read("child.toml", &Options { case: Case::Low, flags }).loaded.unwrap();
    let entry = loaded.model.paths.get("sources.north.cost").unwrap();
    let said: Vec<_> = entry.layers.iter().map(|layer| layer.written[0].as_str()).collect();
    assert_eq!(said, ["2", "1", "5", "6", "7"].map(|n| format!("{n} USD/MMBtu")));
    let parent = Rank::Scenario(std::cmp::Reverse(1));
    let ranks: Vec<_> = entry.layers.iter().map(|layer| layer.rank).collect();
    assert_eq!(ranks, [Rank::Base, Rank::Case, parent, Rank::OWN, Rank::Flag]);
}

#[test]
fn a_case_without_a_range_is_the_base() {
    let read = |case| Project::default().read("base.toml", &Options { case, flags: Vec::new() }).loaded.unwrap().model;
    let (low, base, high) = (read(Case::Low), read(Case::Base), read(Case::High));
    let of = |path: &str, unit| [&low, &base, &high].map(|model| numbers(model, path, unit)[0]);
    assert_eq!(of("pipelines.trunk.capacity", BCM_A_YEAR), [10.0; 3]);
    assert_eq!(of("pipelines.trunk.expanded_capacity", BCM_A_YEAR), [12.0, 15.0, 16.0]);
    assert_eq!(of("pipelines.trunk.loss", 0.01), [0.5, 1.5, 3.0]);
    assert_eq!(of("projects.stations.delay", 1.0), [0.0, 6.0, 36.0]);
}

#[test]
fn the_rule_beyond_the_last_row_holds_to_the_end_of_the_run() {
    let base = Project::default().read("base.toml", &Options::default()).loaded.unwrap().model;
    let of = |path: &str, unit: f64| numbers(&base, path, unit);
    assert_eq!(of("sources.north.capacity", BCM_A_YEAR), [6.0, 6.5, 7.0, 7.5, 7.5]);
    assert_eq!(of("sources.south.capacity", MMCF_A_DAY), [300.0, 290.0, 280.0, 270.0, 270.0 * 0.97]);
    assert_eq!(of("demands.city-power.volume", BCM_A_YEAR), [9.0, 9.5, 10.0, 10.5, 10.5 * 1.02]);
}

#[test]
fn years_set_are_those_years_and_no_others() {
    let child = model(&Project::default(), &["sources.north.capacity@2025=1 bcm/y"]);
    assert_eq!(numbers(&child, "sources.south.capacity", MMCF_A_DAY), [300.0, 290.0, 280.0, 400.0, 400.0]);
    assert_eq!(numbers(&child, "sources.north.capacity", BCM_A_YEAR), [6.0, 6.5, 1.0, 7.5, 7.5]);
    // A stronger layer may write some of the same years.
    let child = model(&Project::default(), &["sources.south.capacity@2027=500 MMcfd"]);
    assert_eq!(numbers(&child, "sources.south.capacity", MMCF_A_DAY), [300.0, 290.0, 280.0, 400.0, 500.0]);
}

#[test]
fn months_set_are_those_months() {
    let flags = ["sources.north.availability@2025-03..2025-05=40 %", "sources.north.availability@2027=90 %"];
    let share = numbers(&model(&Project::default(), &flags), "sources.north.availability", 0.01);
    let expected: Vec<f64> = (0..48)
        .map(|month| match month {
            14..=16 => 40.0,
            36..=47 => 90.0,
            _ => 100.0,
        })
        .collect();
    assert_eq!(share, expected);
}

#[test]
fn a_bare_path_on_a_constant_sets_all_its_years() {
    let flags = ["pipelines.trunk.capacity=8 bcm/y"];
    assert_eq!(numbers(&model(&Project::default(), &flags), "pipelines.trunk.capacity", BCM_A_YEAR), [8.0; 4]);
}

#[test]
fn a_scale_acts_after_the_record_and_on_all_of_a_constant() {
    let flags = ["sources.north.capacity.scale=2", "pipelines.trunk.capacity.scale=50 %"];
    let model = model(&Project::default(), &flags);
    let (source, trunk) = {
        let s = &model.structure;
        let trunk = &s.pipelines[s.pipelines.find("trunk").unwrap()];
        (s.sources[s.sources.find("north").unwrap()].capacity, trunk.capacity.unwrap())
    };
    let of = |year| (source.get(&model.values, year) / BCM_A_YEAR * 1e6).round() / 1e6;
    assert_eq!([2023, 2025, 2026, 2027].map(of), [6.0, 7.0, 15.0, 15.0]);
    let of = |year| (trunk.get(&model.values, year) / BCM_A_YEAR * 1e6).round() / 1e6;
    assert_eq!([2024, 2027].map(of), [5.0, 5.0]);
}

#[test]
fn a_fiscal_year_is_shared_by_the_calendar_years_it_touches() {
    let series = Project::default().text("series/s.csv").replace("year,", "fiscal_year_ending_march,");
    let base = Project::default().with("series/s.csv", series).read("base.toml", &Options::default());
    // Calendar 2024 = a quarter of the year ending in March 2024 and three of the next.
    let model = base.loaded.unwrap().model;
    let (first, second) = (0.25 * 6.0 + 0.75 * 6.5, 0.25 * 6.5 + 0.75 * 7.0);
    let third = 0.25 * 7.0 + 0.75 * 7.5;
    assert_eq!(numbers(&model, "sources.north.capacity", BCM_A_YEAR), [6.0, first, second, third, 7.5, 7.5]);
}

#[test]
fn a_dash_is_an_underscore_in_a_field() {
    let dashed = model(&Project::default(), &["pipelines.trunk.expanded-capacity=13 bcm/y"]);
    let lined = model(&Project::default(), &["pipelines.trunk.expanded_capacity=13 bcm/y"]);
    assert_eq!(dashed.values, lined.values);
    let table = Project::default().edit("assumptions/a.csv", "expanded_capacity", "expanded-capacity");
    assert_eq!(model(&table, &[]).values, model(&Project::default(), &[]).values);
}

#[test]
fn an_event_is_changed_by_its_id() {
    let by_path = Project::default().append("child.toml", "\"events.pump.availability\" = \"20 %\"\n");
    let again = "\n[[events]]\nid = \"pump\"\navailability = \"20 %\"\n";
    let by_table = Project::default().append("child.toml", again);
    for project in [by_path, by_table] {
        let model = model(&project, &[]);
        assert_eq!(model.structure.events.len(), 1);
        assert_eq!(numbers(&model, "events.pump.availability", 0.01), [20.0]);
        assert_eq!(numbers(&model, "events.pump.until", 1.0), [2025.0 * 12.0 + 5.0]);
    }
    // What it hits may change too, as the event is the scenario's own.
    let moved = Project::default().append("child.toml", "\n[[events]]\nid = \"pump\"\nasset = \"sources.south\"\n");
    let written = model(&moved, &[]).paths.get("events.pump.asset").unwrap().written(0).to_owned();
    assert_eq!(written, "sources.south");
}

#[test]
fn a_project_of_the_parent_can_be_left_unbuilt() {
    let grandchild = "title = \"Not built\"\nextends = \"child.toml\"\n[set]\n\"projects.stations.built\" = false\n";
    let project = Project::default().with("grandchild.toml", grandchild);
    let built = |file: &str| {
        let model = project.read(file, &Options::default()).loaded.unwrap().model;
        let projects = &model.structure.projects;
        projects[projects.find("stations").unwrap()].built.get(&model.values)
    };
    assert_eq!(["base.toml", "child.toml", "grandchild.toml"].map(built), [false, true, false]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Rows and files in any order are the same scenario.
    #[test]
    fn the_order_of_rows_does_not_matter(
        rows in Just((1..7).collect::<Vec<usize>>()).prop_shuffle(),
        years in Just((1..7).collect::<Vec<usize>>()).prop_shuffle(),
        late in 1..6_usize,
    ) {
        let plain = Project::default();
        let shuffled = |file: &str, order: &[usize]| {
            let text = plain.text(file);
            let lines: Vec<_> = text.lines().collect();
            std::iter::once(0).chain(order.iter().copied()).map(|n| format!("{}\n", lines[n])).collect::<Vec<_>>()
        };
        let rows = shuffled("assumptions/a.csv", &rows);
        // Some of the rows stand in a file of their own that is read first.
        let (first, second) = rows[1..].split_at(late);
        let project = plain.clone()
            .with("assumptions/a.csv", [&rows[..1], first].concat().concat())
            .with("assumptions/0.csv", [&rows[..1], second].concat().concat())
            .with("series/s.csv", shuffled("series/s.csv", &years).concat());
        let (plain, other) = (model(&plain, &[]), model(&project, &[]));
        prop_assert_eq!(&plain.values, &other.values);
        prop_assert_eq!(of_values(&plain), of_values(&other));
    }
}

/// `path@periods` as the command line reads it.
fn as_flag(path: &str, text: &str) -> Setting {
    let mut report = Report::default();
    let setting = flag(0, &format!("{path}={text}"), &mut report).unwrap_or_else(|| panic!("{path}: {report:?}"));
    assert!(report.is_empty());
    setting
}

/// All that `corridor list` shows of a shipped scenario can be set again, and nothing changes, bit for bit.
#[test]
fn a_listed_value_set_again_changes_nothing() {
    let reading = load(Path::new("scenarios/tapi.toml"), &Options::default(), &DiskFiles);
    let model = reading.loaded.unwrap().model;
    let hash = of_values(&model);
    let (mut report, mut told, mut written) = (Report::default(), 0, vec![false; model.values.len()]);
    for (path, entry) in model.paths.iter().filter(|(_, entry)| entry.attribute.shape.is_value()) {
        for (first, last) in entry.stretches() {
            let setting = as_flag(&entry.path_of(path, (first, last)), entry.written(first));
            let mut other = model.clone();
            other.values.apply(&model.paths.patch(std::slice::from_ref(&setting), &mut report));
            assert!(report.is_empty(), "{setting:?}: {report:?}");
            for slot in 0..model.values.len() as u32 {
                assert_eq!(other.values.slot(slot).to_bits(), model.values.slot(slot).to_bits(), "{setting:?}");
                assert_eq!(other.values.basis(slot), model.values.basis(slot), "{setting:?}");
            }
            let slots = entry.slots.start + first as u32..entry.slots.start + last as u32 + 1;
            slots.for_each(|slot| written[slot as usize] = true);
            told += 1;
        }
    }
    assert!(told > 1500, "{told}");
    assert!(written.iter().all(|told| *told), "a slot is in no line of the list");
    // The test can fail: another value is another hash.
    let mut other = model.clone();
    other.values.apply(&model.paths.patch(&[as_flag("projects.tapi.delay", "37 months")], &mut report));
    assert_ne!(of_values(&other), hash);
}

#[test]
fn a_patch_says_periods_as_files_do() {
    let month = |m| Period::Month(Month::new(2026, m));
    let setting = Setting {
        periods: Some(Periods { from: month(3), until: month(8) }),
        ..Setting::text("routes.hormuz.availability", "5 %", Place::Flag(0), Rank::Flag)
    };
    assert_eq!(as_flag("routes.hormuz.availability@2026-03..2026-08", "5 %"), setting);
}
