//! The tables of keys and columns in `docs/files.md` are those of the programme, and scenarios in the documents can be read.

use std::{collections::BTreeSet, fs, path::Path};

use assert_cmd::Command;

use super::{blocks, loaded, read};

/// The text below a heading, up to the next.
fn section(text: &str, heading: &str) -> String {
    let below = text.split_once(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no heading {heading}")).1;
    below.lines().take_while(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect()
}

/// The words between backticks.
fn quoted(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(|word| word.trim_matches(['[', ']']).to_owned()).collect()
}

/// The words between backticks in one column of the tables of a text.
fn column(text: &str, number: usize) -> BTreeSet<String> {
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    rows.flat_map(|row| quoted(row.split(" | ").nth(number).unwrap_or_default().trim_start_matches("| "))).collect()
}

fn words(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

/// The keys of a table of the schema, which is made from the programme.
fn keys(schema: &serde_json::Value) -> BTreeSet<String> {
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn keys_of_scenarios_events_and_claims_are_those_of_the_programme() {
    let files = read("docs/files.md");
    let schema: serde_json::Value = serde_json::from_str(&read("docs/schema/scenario.json")).unwrap();
    let scenario = section(&files, "## A scenario");
    assert_eq!(column(&scenario, 0), keys(&schema));
    let events = scenario.lines().find(|line| line.starts_with("| `[[events]]`")).unwrap();
    let events: BTreeSet<String> = quoted(events).into_iter().filter(|word| word != "events").collect();
    assert_eq!(events, keys(&schema["properties"]["events"]["items"]));
    assert_eq!(column(&section(&files, "## Claims"), 0), keys(&schema["properties"]["claims"]["items"]));
}

/// What a table of assumptions must have is said by the message that misses it.
#[test]
fn columns_of_assumptions_are_those_of_the_programme() {
    let project = crate::invalid::project::Project::default().with("assumptions/a.csv", "parameter,base\n");
    let lines = crate::invalid::project::lines(&project.child(&[]));
    let said = lines.iter().find(|line| line.starts_with("assumptions/a.csv")).unwrap();
    let expected = said.split_once("expected ").unwrap().1.split(" | ").next().unwrap();
    let expected: BTreeSet<String> = expected.split(", ").map(str::to_owned).collect();
    assert_eq!(column(&section(&read("docs/files.md"), "## Tables of assumptions"), 0), expected, "{said}");
}

/// What a run and claims write is what the document says they write: each table with each column, each chart.
#[test]
fn tables_and_charts_of_results_are_those_that_are_written() {
    let files = read("docs/files.md");
    let home = tempfile::tempdir().unwrap();
    let out = home.path().to_string_lossy().into_owned();
    for command in ["run", "claims"] {
        let arguments = [command, "scenarios/tapi.toml", "--out", &out, "--quiet"];
        Command::cargo_bin("corridor").unwrap().args(arguments).assert().success();
    }
    let written = home.path().join("tapi");
    let mut tables = 0;
    for entry in fs::read_dir(&written).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if !name.ends_with(".csv") {
            continue;
        }
        let below = section(&files, &format!("### {name}"));
        let told = column(&below, 0);
        let header = header(&written.join(&name));
        assert!(told.is_subset(&header), "{name}: {told:?} are told, {header:?} are there");
        // Said once, above all tables.
        let common = words(&["year", "month", "hub", "unit"]);
        let silent: Vec<_> = header.difference(&told).filter(|column| !common.contains(*column)).collect();
        assert!(silent.is_empty(), "{name}: nothing is said of {silent:?}");
        tables += 1;
    }
    assert_eq!(tables, files.lines().filter(|line| line.starts_with("### ") && line.ends_with(".csv")).count());
    let charts = column(&section(&files, "### summary.json, manifest.json, charts"), 0);
    let drawn = fs::read_dir(written.join("charts")).unwrap().map(|entry| {
        let name = entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned();
        if name.starts_with("supply-") { "supply-COUNTRY".to_owned() } else { name }
    });
    assert_eq!(charts, drawn.collect());
    let told: BTreeSet<String> = quoted(&section(&files, "### What claims write")).into_iter().collect();
    let silent: Vec<_> = header(&home.path().join("claims/claims.csv"))
        .into_iter()
        .filter(|column| !told.contains(column) && !column.starts_with("adds_"))
        .collect();
    assert!(silent.is_empty(), "claims.csv: nothing is said of {silent:?}");
}

fn header(table: &Path) -> BTreeSet<String> {
    read(table).lines().next().unwrap().split(',').map(str::to_owned).collect()
}

/// The scenario of one's own that is shown, with the claim that is shown below it.
#[test]
fn the_scenario_shown_beside_the_scenarios_is_right() {
    let shown = blocks(&read("scenarios/README.md")).into_iter().filter(|(info, _)| info == "toml");
    let own: String = shown.map(|(_, body)| format!("{body}\n")).collect();
    assert!(own.contains("extends") && own.contains("[[claims]]"));
    let home = tempfile::tempdir().unwrap();
    copy(Path::new("scenarios"), home.path());
    fs::write(home.path().join("own.toml"), own).unwrap();
    loaded(&home.path().join("own.toml"));
}

/// The claim that the tutorial takes apart is the one that stands in the file.
#[test]
fn the_tutorial_quotes_what_is_there() {
    let claim = blocks(&read("docs/tutorial.md")).into_iter().find(|(info, _)| info == "toml").unwrap().1;
    assert!(read("scenarios/tapi-russian-gas.toml").contains(claim.trim()));
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { assert!(fs::copy(&path, &target).is_ok()) }
    }
}
