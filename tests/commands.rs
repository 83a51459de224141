//! The commands as a user runs them: what they write, how often, and what they refuse.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Output,
};

use assert_cmd::Command;

fn corridor(arguments: &[&str]) -> Output {
    Command::cargo_bin("corridor").unwrap().args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// All files below a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(at) = open.pop() {
        for entry in fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_path_buf(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn run(out: &Path, more: &[&str]) -> Output {
    let out = out.to_string_lossy().into_owned();
    corridor(&[&["run", "scenarios/tapi.toml", "--out", &out], more].concat())
}

fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut lines = std::str::from_utf8(bytes).unwrap().lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    lines.map(|line| header.iter().map(|h| h.to_string()).zip(line.iter().map(|c| c.to_string())).collect()).collect()
}

#[test]
fn a_run_writes_its_tables_and_charts() {
    let home = tempfile::tempdir().unwrap();
    let output = run(home.path(), &[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("Pakistan"));
    let files = files(&home.path().join("tapi"));
    for name in [
        "supply.csv",
        "balance.csv",
        "flows.csv",
        "prices.csv",
        "unserved.csv",
        "margins.csv",
        "peak_day.csv",
        "summary.json",
        "manifest.json",
        "charts/supply-pakistan.svg",
        "charts/supply-pakistan.png",
        "charts/supply-india.png",
        "charts/utilisation.svg",
        "charts/marginal-values.svg",
        "charts/map.svg",
        "charts/sankey.svg",
        "charts/dates.svg",
    ] {
        assert!(files.contains_key(Path::new(name)), "{name} is missing");
    }
    let number = |row: &BTreeMap<String, String>, key: &str| row[key].parse::<f64>().unwrap();
    let balance = rows(&files[Path::new("balance.csv")]);
    assert!(balance.len() > 10_000);
    for row in &balance {
        let of = |key: &str| number(row, key);
        let arrived = of("production") + of("pipeline_in") + of("lng_in") + of("storage_net");
        let left = of("served") + of("pipeline_out") + of("losses");
        assert!((arrived - left).abs() < 1e-6, "{row:?}");
        assert!((of("demand") - of("served") - of("unserved")).abs() < 1e-6, "{row:?}");
        assert!((of("unaffordable") + of("unavailable") - of("unserved")).abs() < 1e-6, "{row:?}");
    }
    for row in rows(&files[Path::new("flows.csv")]) {
        let (flow, capacity) = (number(&row, "flow"), number(&row, "capacity"));
        assert!(flow >= -1e-9 && flow <= capacity * (1.0 + 1e-9) + 1e-9, "{row:?}");
    }
}

/// The gap of a chart is the one of the summary, in its title and in its words; in the summary what is had adds up.
#[test]
fn charts_and_summary_tell_one_shortfall() {
    let home = tempfile::tempdir().unwrap();
    assert!(run(home.path(), &["--charts", "svg"]).status.success());
    let files = files(&home.path().join("tapi"));
    let summary: serde_json::Value = serde_json::from_slice(&files[Path::new("summary.json")]).unwrap();
    let countries = summary["countries"].as_array().unwrap();
    assert_eq!(countries.len(), 3);
    for country in countries {
        let last = |key: &str| country[key].as_array().unwrap().last().unwrap().as_f64().unwrap();
        let had = last("total") + last("missing");
        let gone = last("wanted") + last("lost") + last("stored") + last("sent");
        assert!((had - gone).abs() < 1e-6 * gone, "{country:#}");
        let name = format!("charts/supply-{}.svg", country["country"].as_str().unwrap());
        let chart = text(&files[Path::new(&name)]);
        let [missing, gone] = [last("missing"), gone].map(corridor::quantity::say);
        assert!(chart.contains(&format!("lacks {missing} of {gone} bcm/y in 2050")), "{name}: {missing} of {gone}");
        assert!(chart.contains(&format!("shortfall at most {missing}.")), "{name}: {missing}");
    }
}

#[test]
fn the_same_run_gives_the_same_bytes_at_any_number_of_threads() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str, threads: &str| {
        let out = home.path().join(name);
        let mut command = Command::cargo_bin("corridor").unwrap();
        command.env("RAYON_NUM_THREADS", threads).args(["run", "scenarios/tapi.toml", "--quiet", "--out"]).arg(&out);
        assert!(command.output().unwrap().status.success());
        let mut files = files(&out.join("tapi"));
        files.remove(Path::new("manifest.json"));
        files
    };
    assert!(at("one", "1") == at("two", "2"));
}

#[test]
fn all_values_set_to_themselves_change_no_byte_but_in_the_manifest() {
    let home = tempfile::tempdir().unwrap();
    let (plain, set) = (home.path().join("plain"), home.path().join("set"));
    assert!(run(&plain, &["--quiet"]).status.success());
    let listed = rows(&corridor(&["list", "scenarios/tapi.toml", "--format", "csv"]).stdout);
    assert!(listed.len() > 1500, "{}", listed.len());
    let flags: Vec<String> = listed.iter().map(|line| format!("{}={}", line["path"], line["value"])).collect();
    let flags = flags.iter().flat_map(|flag| ["--set", flag]);
    let again = run(&set, &std::iter::once("--quiet").chain(flags).collect::<Vec<_>>());
    assert!(again.status.success(), "{}", text(&again.stderr));
    let (mut plain, mut set) = (files(&plain.join("tapi")), files(&set.join("tapi")));
    assert!(plain.remove(Path::new("manifest.json")) != set.remove(Path::new("manifest.json")));
    assert!(plain == set);
}

/// What a list says of a value is whole in every format: unit, range, source and place beside the value.
#[test]
fn a_list_says_all_of_a_value() {
    let ask = |format| corridor(&["list", "scenarios/tapi.toml", "--match", "projects.tapi.delay", "--format", format]);
    let right = [
        ("value", "36 months"),
        ("unit", "months"),
        ("low", "0 months"),
        ("high", "180 months"),
        ("distribution", "pert"),
        ("source", "assumption from the record: first gas slipped about a year each year since 2012"),
        ("origin", "scenarios/assumptions/tapi.csv row 3, column 4"),
    ];
    let listed = ask("csv").stdout;
    let mut reader = csv::Reader::from_reader(listed.as_slice());
    let csv: Vec<std::collections::BTreeMap<String, String>> = reader.deserialize().map(Result::unwrap).collect();
    let json: serde_json::Value = serde_json::from_slice(&ask("json").stdout).unwrap();
    for (column, text) in right {
        assert_eq!((csv[0][column].as_str(), json[0][column].as_str()), (text, Some(text)), "{column}");
    }
}

#[test]
fn another_unit_changes_no_ratio() {
    let home = tempfile::tempdir().unwrap();
    let supply = |name: &str, unit: &str| {
        let out = home.path().join(name);
        assert!(run(&out, &["--quiet", "--charts", "none", "--unit", unit]).status.success());
        let rows = rows(&fs::read(out.join("tapi/supply.csv")).unwrap());
        assert!(rows.iter().all(|row| row["unit"] == unit));
        rows.iter().map(|row| row["value"].parse::<f64>().unwrap()).collect::<Vec<_>>()
    };
    let (bcm, pj) = (supply("bcm", "bcm/y"), supply("pj", "PJ/y"));
    assert_eq!(bcm.len(), pj.len());
    for (bcm, pj) in bcm.iter().zip(&pj) {
        assert!((pj - 40.0 * bcm).abs() < 1e-6, "{pj} PJ/y beside {bcm} bcm/y");
    }
}

#[test]
fn years_are_a_view_and_change_no_figure() {
    let home = tempfile::tempdir().unwrap();
    let (whole, part) = (home.path().join("whole"), home.path().join("part"));
    assert!(run(&whole, &["--quiet", "--charts", "none"]).status.success());
    assert!(run(&part, &["--quiet", "--charts", "none", "--years", "2038..2042"]).status.success());
    let read = |out: &Path| text(&fs::read(out.join("tapi/flows.csv")).unwrap());
    let (whole, part) = (read(&whole), read(&part));
    let shown: Vec<_> = whole.lines().filter(|l| ("2038".."2043").contains(&&l[..4.min(l.len())])).collect();
    assert!(part.lines().skip(1).eq(shown.into_iter()));
}

#[test]
fn annual_runs_stay_near_monthly_ones() {
    let home = tempfile::tempdir().unwrap();
    let sum = |name: &str, resolution: &str| {
        let out = home.path().join(name);
        let output = run(&out, &["--quiet", "--charts", "none", "--resolution", resolution]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let rows = rows(&fs::read(out.join("tapi/supply.csv")).unwrap());
        rows.iter().filter(|row| row["country"] == "pakistan").map(|r| r["value"].parse::<f64>().unwrap()).sum::<f64>()
    };
    let (monthly, annual) = (sum("monthly", "monthly"), sum("annual", "annual"));
    assert!((annual / monthly - 1.0).abs() < 0.05, "annual {annual}, monthly {monthly}");
}

#[test]
fn a_comparison_tells_supply_differences_and_inputs() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().to_string_lossy().into_owned();
    let output = corridor(&["compare", "scenarios/baseline.toml", "scenarios/tapi.toml", "--out", &out, "--quiet"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let files = files(&home.path().join("compare"));
    let supply = rows(&files[Path::new("supply.csv")]);
    let of = |rows: &[BTreeMap<String, String>], scenario: &str| -> f64 {
        rows.iter().filter(|r| r["scenario"] == scenario).map(|r| r["value"].parse::<f64>().unwrap()).sum()
    };
    let difference = rows(&files[Path::new("difference.csv")]);
    let change = of(&supply, "tapi") - of(&supply, "baseline");
    assert!((of(&difference, "tapi") - change).abs() < 1e-5);
    assert!(change > 10.0);
    let inputs = rows(&files[Path::new("inputs.csv")]);
    let built: Vec<_> = inputs.iter().filter(|r| r["parameter"] == "projects.tapi.built").collect();
    assert_eq!(built.iter().map(|r| r["value"].as_str()).collect::<Vec<_>>(), ["false", "true"]);
}

#[test]
fn wrong_options_are_refused_and_nothing_is_written() {
    let home = tempfile::tempdir().unwrap();
    for (more, said) in [
        (&["--unit", "km"] as &[&str], "gas per time"),
        (&["--years", "1990..2040"], "the horizon"),
        (&["--set", "projects.tapi.strat=2034"], "did you mean `start`"),
        (&["--set", "projects.tapi.start"], "PATH=VALUE"),
        (&["--set", "entitlements.india.share=0.42"], "%"),
        (&["--set", "sources.galkynysh-3.capacity=33000 bcm/y", "--strict"], "plausible"),
        (&["--set", "pipelines.cac-galkynysh.capacity=12 km"], "length"),
    ] {
        let output = run(home.path(), more);
        assert_eq!(output.status.code(), Some(2), "{more:?}: {}", text(&output.stderr));
        assert!(text(&output.stderr).contains(said), "{more:?}: {}", text(&output.stderr));
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "{more:?}");
    }
}

/// A pressure that no gas has is told where it was said, with no more digits than help.
#[test]
fn a_design_that_no_gas_can_take_is_told_where_it_stands() {
    let output = corridor(&["check", "scenarios/tapi.toml", "--set", "designs.tapi.inlet_pressure=101325 bar"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(
        said.contains("(--set number 1): `designs.tapi` cannot be computed: the pressure is 10587100000 Pa"),
        "{said}"
    );
}

#[test]
fn a_system_named_as_a_scenario_is_told_in_one_sentence() {
    let output = corridor(&["check", "scenarios/system.toml"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("this is the file of a system, not a scenario") && said.contains("1 error"), "{said}");
}

#[test]
fn the_main_pictures_of_a_comparison_are_of_the_largest_countries() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().to_string_lossy().into_owned();
    let output = corridor(&["compare", "scenarios/baseline.toml", "scenarios/tapi.toml", "--out", &out, "--quiet"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let files = files(&home.path().join("compare"));
    let drawn: Vec<_> = files.keys().filter(|name| name.extension().is_some_and(|e| e == "png")).collect();
    assert_eq!(drawn, [Path::new("charts/scenarios-india.png"), Path::new("charts/scenarios-pakistan.png")]);
}
