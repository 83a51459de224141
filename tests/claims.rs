//! Claims worked out by hand on a small project, and the shipped ones against rows that count the same gas elsewhere.

use std::path::Path;

use corridor::{
    model::claim::Claim,
    quantity::Place,
    scenario::{DiskFiles, Loaded, Options, load},
    simulate::{AssetRef, Compiled, Outcome, Resolution, compile},
    study::{Hold, Verdict, World, verdicts},
};

use crate::invalid::project::{Project, lines};

/// A scenario that was run.
struct Ran {
    loaded: Loaded,
    compiled: Compiled,
    outcome: Outcome,
}

impl Ran {
    fn of(loaded: Loaded) -> Self {
        let model = &loaded.model;
        let compiled = compile(&model.structure, &model.values, Resolution::Monthly).unwrap();
        let outcome = compiled.outcome(&model.values).unwrap();
        Self { loaded, compiled, outcome }
    }

    fn shipped(name: &str) -> Self {
        let reading = load(Path::new(&format!("scenarios/{name}.toml")), &Options::default(), &DiskFiles);
        Self::of(reading.loaded.unwrap_or_else(|| panic!("{:#?}", reading.report)))
    }

    fn world(&self) -> World<'_> {
        World { model: &self.loaded.model, compiled: &self.compiled, outcome: &self.outcome }
    }

    fn verdicts<'a>(&'a self, other: Option<&'a Ran>) -> Vec<Verdict<'a>> {
        verdicts(&self.loaded.claims, self.world(), &|_| other.map(Ran::world)).unwrap()
    }
}

/// The child of the small project with one claim, and its parent.
fn small(claim: &str) -> (Ran, Ran) {
    let text = format!("\n[[claims]]\nid = \"it\"\nsays = \"So it is\"\n{claim}\n");
    let project = Project::default().append("child.toml", &text);
    let read = |file: &str| {
        let reading = project.read(file, &Options::default());
        assert_eq!(lines(&reading), Vec::<String>::new());
        Ran::of(reading.loaded.unwrap())
    };
    (read("child.toml"), read("base.toml"))
}

/// Value, what was required and margin, in PJ a year or as the result is counted; and whether it holds.
fn judged(claim: &str) -> (f64, f64, f64, bool) {
    let (child, base) = small(claim);
    let reading = child.verdicts(Some(&base))[0].carries.unwrap();
    (reading.value, reading.required, reading.margin, reading.holds)
}

fn near(a: (f64, f64, f64, bool), b: (f64, f64, f64, bool)) {
    let close = |x: f64, y: f64| (x - y).abs() < 1e-6 * y.abs().max(1.0);
    assert!(close(a.0, b.0) && close(a.1, b.1) && close(a.2, b.2) && a.3 == b.3, "{a:?}, not {b:?}");
}

/// The city wants 10 bcm of 38 MJ/m3 in 2025: 380 PJ.
#[test]
fn a_number_is_met_or_missed_by_its_margin() {
    let demand = "metric = \"demand.home\"\nat = 2025\ngas = \"dry\"\n";
    near(judged(&format!("{demand}at_least = \"10 bcm/y\"")), (380.0, 380.0, 0.0, true));
    near(judged(&format!("{demand}at_least = \"10.1 bcm/y\"")), (380.0, 383.8, -3.8, false));
    near(judged(&format!("{demand}at_most = \"390 PJ/y\"")), (380.0, 390.0, 10.0, true));
    // 10 % of 342 is 34.2, and 380 is 38 off.
    near(judged(&format!("{demand}about = \"9 bcm/y\"")), (380.0, 342.0, -3.8, false));
    near(judged(&format!("{demand}about = \"9 bcm/y\"\nwithin = \"12 %\"")), (380.0, 342.0, 3.04, true));
}

/// 9.5, 10 and 10.5 bcm: the mean of the three years is 10, 380 PJ; their sum 1140.
#[test]
fn years_are_a_mean_or_a_sum() {
    let mean = "metric = \"demand.home\"\nat = \"2024..2026\"\ngas = \"dry\"\nat_least = \"10 bcm/y\"";
    near(judged(mean), (380.0, 380.0, 0.0, true));
    let sum = "metric = \"sum(demand.home@2024..2026)\"\ngas = \"dry\"\nat_least = \"30 bcm\"";
    near(judged(sum), (1140.0, 1140.0, 0.0, true));
}

/// The stations start in July 2025 and are six months late.
#[test]
fn a_date_is_judged_by_months() {
    let date = "metric = \"first_gas.stations\"\n";
    near(judged(&format!("{date}at_most = \"2025-12\"")), (24312.0, 24311.0, -1.0, false));
    near(judged(&format!("{date}at_least = \"2025-12\"")), (24312.0, 24311.0, 1.0, true));
}

/// The stations widen the trunk line from 10 to 15 bcm/y of 38 MJ/m3; its share of use falls where the flow stays.
#[test]
fn a_multiple_looks_at_the_other_scenario() {
    let (value, required, _, holds) =
        judged("metric = \"demand.home\"\nat = 2027\nat_least = { times = 1.0, of = \"base.toml\" }");
    assert!((value - required).abs() < 1e-9 && holds);
    let (value, required, margin, holds) =
        judged("metric = \"demand.home\"\nat = 2027\nat_least = { times = 2.0, of = \"base.toml\" }");
    assert!((required - 2.0 * value).abs() < 1e-9 && (margin + value).abs() < 1e-9 && !holds);
}

/// A child takes a field of its parent's claim in hand; what it leaves stays.
#[test]
fn a_child_changes_a_claim_by_its_id() {
    let claim = "\n[[claims]]\nid = \"it\"\nsays = \"So it is\"\nmetric = \"demand.home\"\nat = 2025\nat_least = \"400 PJ/y\"\n";
    let project = Project::default()
        .append("base.toml", claim)
        .append("child.toml", "\n[[claims]]\nid = \"it\"\nabout = \"380 PJ/y\"\n");
    let reading = project.read("child.toml", &Options::default());
    assert_eq!(lines(&reading), Vec::<String>::new());
    let child = Ran::of(reading.loaded.unwrap());
    let [verdict] = &child.verdicts(None)[..] else { panic!("one claim") };
    assert_eq!((verdict.claim.says.as_str(), verdict.claim.test.key()), ("So it is", "about"));
    assert!(verdict.carries.unwrap().holds);
}

fn of<'a>(verdicts: &'a [Verdict<'a>], id: &str) -> &'a Verdict<'a> {
    verdicts.iter().find(|verdict| verdict.claim.id == id).unwrap()
}

/// What buyers took under their rights to a line in 2050, PJ.
fn taken(run: &Ran, line: &str) -> f64 {
    let s = &run.loaded.model.structure;
    let mine = run.outcome.entitlements.iter().filter(|row| row.year == 2050).filter(|row| {
        let right = &s.entitlements[row.entitlement];
        let country = s.countries.name(s.hubs[s.pipelines[right.offtake].to].country);
        s.lines.name(right.line) == line && country != "afghanistan"
    });
    mine.map(|row| row.taken).sum()
}

/// The sentence of 2014: within the line Russian gas adds nothing; a second line brings about as much again.
#[test]
fn the_doubling_is_read_both_ways() {
    let (tapi, with, twin) =
        (Ran::shipped("tapi"), Ran::shipped("tapi-russian-gas"), Ran::shipped("tapi-twin-russian-gas"));
    let read = with.verdicts(Some(&tapi));
    let narrow = of(&read, "russian-gas-doubles-tapi").carries.unwrap();
    assert!((narrow.value - taken(&with, "tapi")).abs() < 1e-6 && !narrow.holds);
    assert!((narrow.required - 2.0 * taken(&tapi, "tapi")).abs() < 1e-6);
    let added = of(&read, "russian-gas-doubles-tapi").adds.unwrap();
    assert!(added.value.abs() < 1e-6 && (added.required - taken(&tapi, "tapi")).abs() < 1e-6);
    assert!(!of(&read, "russian-gas-doubles-supply").carries.unwrap().holds);
    let read = twin.verdicts(Some(&tapi));
    let both = of(&read, "twin-doubles-tapi");
    let carried = both.carries.unwrap();
    assert!((carried.value - taken(&twin, "tapi") - taken(&twin, "tapi-twin")).abs() < 1e-6 && carried.holds);
    // Some of it takes the place of LNG: what it adds to the supply of the two countries is less.
    assert!(both.adds.unwrap().value < carried.value - taken(&tapi, "tapi"));
}

/// What is added is supply with a project less supply without it, counted by a run of its own.
#[test]
fn what_a_claim_adds_is_the_difference_of_two_runs() {
    let twin = Ran::shipped("tapi-twin-russian-gas");
    let flags = vec!["projects.tapi-twin.built=false".to_owned()];
    let options = Options { flags, ..Options::default() };
    let without = load(Path::new("scenarios/tapi-twin-russian-gas.toml"), &options, &DiskFiles);
    let without = Ran::of(without.loaded.unwrap());
    let supply = |run: &Ran| {
        let s = &run.loaded.model.structure;
        ["pakistan", "india"].map(|name| run.outcome.supply(s.countries.find(name).unwrap(), 2050)).iter().sum::<f64>()
    };
    let tapi = Ran::shipped("tapi");
    let read = twin.verdicts(Some(&tapi));
    let added = of(&read, "twin-doubles-tapi").adds.unwrap().value;
    assert!((added - (supply(&twin) - supply(&without))).abs() < 1e-6);
}

/// Before its first gas the line is what holds its claim down.
#[test]
fn what_is_not_there_yet_holds_a_claim_down() {
    let tapi = Ran::shipped("tapi");
    let read = tapi.verdicts(None);
    let project = tapi.loaded.model.structure.projects.find("tapi").unwrap();
    assert_eq!(of(&read, "tapi-pakistan-2030").holds, [Hold::NotYet(project)]);
    assert!(!of(&read, "tapi-first-gas").carries.unwrap().holds);
}

/// Inside the line nothing is full: what holds its flow down are the rights at its offtakes, each of its own buyer.
#[test]
fn a_line_is_held_down_by_its_offtakes() {
    let tapi = Ran::shipped("tapi");
    let read = tapi.verdicts(None);
    let rights = ["pakistan", "india"].map(|name| tapi.loaded.model.structure.entitlements.find(name).unwrap());
    let holds = &of(&read, "tapi-33").holds;
    for right in rights {
        assert!(holds.contains(&Hold::Full(AssetRef::Entitlement(right))), "{holds:?}");
    }
}

/// What a line carries could come by terminals, fields and lines: it is held down where all of them are full, and by all.
#[test]
fn a_line_is_held_down_by_all_ways_to_where_it_begins() {
    let run = Ran::shipped("north-south");
    let s = &run.loaded.model.structure;
    let read = run.verdicts(None);
    let holds = &of(&read, "north-south-volume").holds;
    for terminal in ["engro", "gasport"] {
        assert!(holds.contains(&Hold::Full(AssetRef::Terminal(s.terminals.find(terminal).unwrap()))), "{holds:?}");
    }
    assert!(holds.iter().all(|hold| matches!(hold, Hold::Full(_))), "{holds:?}");
}

/// At least ten sentences, each with a source, a date and a place in a file.
#[test]
fn shipped_claims_say_who_said_them() {
    let mut count = 0;
    for name in crate::golden::shipped() {
        let reading = load(Path::new(&format!("scenarios/{name}.toml")), &Options::default(), &DiskFiles);
        for Claim { id, source, date, place, .. } in reading.loaded.unwrap().claims {
            count += 1;
            assert!(!source.is_empty() && !date.is_empty() && matches!(place, Place::Span { .. }), "{name}: {id}");
        }
    }
    assert!(count > 20, "{count}");
}
