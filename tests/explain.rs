//! Explanations and audits: what they say adds up, and leads to the place where a number stands.

use std::{fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;

use crate::invalid::project::Project;

fn told(home: &Path, arguments: &[&str]) -> String {
    let output = Command::cargo_bin("corridor").unwrap().current_dir(home).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn explained(home: &Path, what: &str, more: &[&str]) -> Value {
    let text = told(home, &[&["explain", "child.toml", what, "--format", "json"], more].concat());
    serde_json::from_str(&text).unwrap()
}

fn small() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    Project::default().write(home.path());
    home
}

/// The parts of an explanation: what each is, and its value.
fn parts(node: &Value) -> Vec<(String, String)> {
    let text = |node: &Value, key: &str| node[key].as_str().unwrap_or_default().to_owned();
    let parts = node["from"].as_array().cloned().unwrap_or_default();
    parts.iter().map(|part| (text(part, "what"), text(part, "value"))).collect()
}

/// The child sets it over the file of assumptions, and `--set` over both: the strongest is told, and what it hides.
#[test]
fn a_value_shows_its_layers() {
    let home = small();
    let node = explained(home.path(), "projects.stations.start", &["--set", "projects.stations.start=2026-03"]);
    assert_eq!((node["value"].as_str(), node["place"].as_str()), (Some("2026-03"), Some("--set number 1")));
    let layers: Vec<_> =
        parts(&node).into_iter().filter(|(what, _)| what.contains("by") || what.contains("hides")).collect();
    let expected =
        [("set by --set", "`2026-03`"), ("hides the scenario", "`2025-07`"), ("hides the system's files", "`2026`")];
    assert_eq!(layers, expected.map(|(what, value)| (what.to_owned(), value.to_owned())));
}

/// What stands beside the number of the file is not said of the number that hides it.
#[test]
fn a_source_is_not_taken_for_that_of_what_hides_it() {
    let home = small();
    let node = explained(home.path(), "pipelines.trunk.loss", &["--set", "pipelines.trunk.loss=2 %"]);
    let source = ("source".to_owned(), "none given: a scenario or a flag has set it".to_owned());
    assert!(parts(&node).contains(&source), "{node:#}");
    let hidden =
        node["from"].as_array().unwrap().iter().find(|part| part["what"] == "said of the hidden value").unwrap();
    assert!(parts(hidden).iter().any(|(what, said)| what == "source" && said == "assumption"), "{hidden:#}");
}

/// A result leads down to the cargoes of a terminal and to the project without which there is none.
#[test]
fn a_result_leads_to_what_feeds_it() {
    let text = told(Path::new("."), &["explain", "scenarios/nawabshah-gwadar.toml", "supply.pakistan.lng@2040"]);
    for part in
        ["landed here", "contracts.qatar-1.", "first_gas.nawabshah-gwadar = 2033", "projects.nawabshah-gwadar.delay"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let text = told(Path::new("."), &["explain", "scenarios/tapi.toml", "flow.tapi-galkynysh-herat@2050"]);
    for part in [
        "produced where it begins",
        "held down by",
        "the right of India at Fazilka is used up",
        "first_gas.tapi-stations",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

/// 10 bcm/y of 38 MJ/m3 are 380 PJ a year; range, source and confidence stand in the row.
#[test]
fn a_value_says_how_it_is_used_and_who_says_so() {
    let home = small();
    let node = explained(home.path(), "pipelines.trunk.expanded_capacity@2026", &[]);
    assert_eq!(node["place"].as_str(), Some("assumptions/a.csv row 3, column 4"));
    let used = node["from"].as_array().unwrap().iter().find(|part| part["what"] == "used as").unwrap();
    assert!(used["how"].as_str().unwrap().ends_with("570 PJ a year gross"), "{used}");
    let parts = parts(&node);
    for (what, value) in [("range", "12 bcm/y to 16 bcm/y, triangular"), ("source", "plan"), ("confidence", "low")] {
        assert!(parts.contains(&(what.to_owned(), value.to_owned())), "{what}: {parts:?}");
    }
}

/// North, south and the port: what arrives by each is the whole, to the digits shown.
#[test]
fn the_parts_of_a_result_add_up() {
    let home = small();
    let node = explained(home.path(), "supply.home@2026", &[]);
    let number = |text: &str| text.split(' ').next().unwrap().parse::<f64>().unwrap();
    let arrived: Vec<f64> =
        parts(&node).iter().filter(|(what, _)| what.starts_with(char::is_uppercase)).map(|(_, v)| number(v)).collect();
    let (sum, whole) = (arrived.iter().sum::<f64>(), number(node["value"].as_str().unwrap()));
    assert!(arrived.len() >= 2 && (sum - whole).abs() < 0.06 * whole, "{arrived:?} of {whole}");
    // Down to the cell of the series in which the field stands.
    assert!(node.to_string().contains("series/s.csv row 6, column 2"), "{node:#}");
}

/// A name that is neither value nor result meets the nearest of both, and nothing is told.
#[test]
fn what_is_neither_value_nor_result_is_refused() {
    let home = small();
    for (what, hint) in [
        ("projects.stations.strat", "did you mean `projects.stations.start`?"),
        ("suply.home@2026", "did you mean `supply.home`?"),
        ("supply.home", "expected a year: supply.home@2035"),
    ] {
        let mut command = Command::cargo_bin("corridor").unwrap();
        let output = command.current_dir(home.path()).args(["explain", "child.toml", what]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{what}");
        assert!(said.contains(hint) && output.stdout.is_empty(), "{what}: {said}");
    }
}

/// One row made weak in each way; the audit finds each where it stands.
#[test]
fn an_audit_finds_what_is_weak() {
    let home = small();
    let table = home.path().join("assumptions/a.csv");
    let text = fs::read_to_string(&table).unwrap();
    let text = text.replace(
        "pipelines.trunk.capacity,bcm/y,,10,,,nameplate,2024,high,",
        "pipelines.trunk.capacity,bcm/y,,10,,,,,,",
    );
    let text = text.replace("triangular,plan,2024,low,", "triangular,plan,1998,high,");
    fs::write(&table, text).unwrap();
    let set = "projects.stations.delay=48 months";
    let listed = told(home.path(), &["audit", "child.toml", "--before", "2000", "--format", "csv", "--set", set]);
    let mut reader = csv::Reader::from_reader(listed.as_bytes());
    let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    let found = |path: &str, finding: &str| {
        rows.iter().find(|row| row[1] == path && row[2] == finding).map(|row| (row[4].as_str(), row[5].as_str()))
    };
    assert_eq!(found("pipelines.trunk.capacity", "no source"), Some(("", "assumptions/a.csv row 2, column 4")));
    assert_eq!(found("pipelines.trunk.expanded_capacity", "old").unwrap().0, "as of 1998");
    assert_eq!(found("pipelines.trunk.expanded_capacity", "one source").unwrap().0, "plan");
    assert_eq!(found("pipelines.trunk.loss", "assumption").unwrap().0, "assumption");
    assert!(found("pipelines.trunk.loss", "low confidence").is_some());
    assert_eq!(found("projects.stations.delay", "outside its range").unwrap().0, "range 0 months to 36 months");
    assert_eq!(found("pipelines.trunk.expanded_capacity", "low confidence"), None);
}

/// 2016 was said in 2012 and 2027 in October 2025: 132 months in 13.75 years.
#[test]
fn an_audit_tells_how_dates_slip() {
    let text = told(Path::new("."), &["audit", "scenarios/tapi.toml", "--format", "json"]);
    let audits: Value = serde_json::from_str(&text).unwrap();
    let slips = audits[0]["slips"].as_array().unwrap();
    let tapi = slips.iter().find(|slip| slip["project"] == "tapi").unwrap();
    assert!((tapi["months_a_year"].as_f64().unwrap() - 132.0 / 13.75).abs() < 1e-9);
    assert_eq!(tapi["modelled"].as_str(), Some("2033"));
}
