//! Starting with Corridor: a project of one's own, the examples inside the programme, the manual.

use std::{fs, path::Path, process::Output};

use assert_cmd::Command;
use serde_json::Value;

fn corridor(arguments: &[&str], home: &Path) -> Output {
    Command::cargo_bin("corridor").unwrap().current_dir(home).args(arguments).output().unwrap()
}

fn told(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

/// What a command tells as JSON; it must end well.
fn json(arguments: &[&str], home: &Path) -> Value {
    let output = corridor(&[arguments, &["--format", "json"]].concat(), home);
    let (out, err) = told(&output);
    assert!(output.status.success(), "{arguments:?}: {err}");
    serde_json::from_str(&out).unwrap_or_else(|why| panic!("{arguments:?}: {why}: {out}"))
}

/// What country `n` of a summary has under `key`, by milestone.
fn numbers(summary: &Value, country: usize, key: &str) -> Vec<f64> {
    let list = summary["countries"][country][key].as_array().unwrap();
    list.iter().map(|x| x.as_f64().unwrap()).collect()
}

fn near(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len(), "{found:?} beside {expected:?}");
    let apart = |(a, b): (&f64, &f64)| (a - b).abs() > 1e-9;
    assert!(!found.iter().zip(expected).any(apart), "{found:?} beside {expected:?}");
}

#[test]
fn a_new_project_checks_runs_and_is_edited() {
    let home = tempfile::tempdir().unwrap();
    let at = home.path();
    let output = corridor(&["new", "my gas"], at);
    let (out, err) = told(&output);
    assert!(output.status.success(), "{err}");
    // The three commands it names work as they stand.
    let next: Vec<&str> = out.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    assert_eq!(next.len(), 3, "{out}");
    for line in &next {
        let told = std::process::Command::new("sh").args(["-c", line]).current_dir(at).output().unwrap();
        assert!(told.status.success() && told.stderr.is_empty(), "{line}: {}", String::from_utf8_lossy(&told.stderr));
    }
    let run = |more: &[&str]| json(&[&["run", "my gas/today.toml", "my gas/with-line.toml"], more].concat(), at);
    let plain = run(&[]);
    // In 2035 the hills send out 290 MMcfd x 0.95^10 of 38 MJ/m3 at 15 degC, the state of the gas itself (a cubic foot of an
    // unstated 60 degF is of 14.73 psia), and users want 1.1 x 1.01^10 + 2 x 1.02^10 bcm of it.
    let cubic_metre = 0.3048_f64.powi(3) * 288.15 / 288.705_555_555_555_5 * 14.73 / 14.695_948_775_513_9;
    let hills = 290e6 * cubic_metre * 365.0 * 0.95_f64.powi(10) / 1e9 * 38.0 / 40.0;
    let wanted = (1.1 * 1.01_f64.powi(10) + 2.0 * 1.02_f64.powi(10)) * 38.0 / 40.0;
    assert_eq!(plain[0]["milestones"], serde_json::json!([2025, 2030, 2035, 2040]));
    let missing = numbers(&plain[0], 0, "missing")[2];
    assert!((missing / (wanted - hills) - 1.0).abs() < 1e-6, "{missing} beside {}", wanted - hills);
    // With the line nothing is missing in 2035, and in 2040 the line itself is full: 2 bcm, counted at the
    // field, as both ends lie in one country.
    let with = numbers(&plain[1], 0, "missing");
    assert!(with[2].abs() < 1e-9 && with[3] > 0.1, "{with:?}");
    let added = plain[1]["projects"][0]["added"][3].as_f64().unwrap();
    assert!((added - 2.0 * 38.0 / 40.0).abs() < 1e-9, "{added}");
    // An edit: the line is built three years later.
    let file = at.join("my gas/with-line.toml");
    let text = fs::read_to_string(&file).unwrap();
    let edited = text.replace("# \"projects.trunk-line.delay\" = \"24 months\"", "#").replace(
        "\"pipelines.trunk-line.tariff\"",
        "\"projects.trunk-line.delay\" = \"48 months\"\n\"pipelines.trunk-line.tariff\"",
    );
    assert_ne!(text, edited);
    fs::write(&file, edited).unwrap();
    let late = run(&[]);
    near(&[numbers(&late[1], 0, "missing")[1]], &[numbers(&plain[0], 0, "missing")[1]]);
    near(&[numbers(&late[1], 0, "missing")[2]], &[0.0]);
}

/// What stands behind `# ` in the new system is whole: with the signs away it is a terminal.
#[test]
fn the_terminal_in_the_comments_of_a_new_project_works() {
    let home = tempfile::tempdir().unwrap();
    let at = home.path();
    assert!(corridor(&["new", "my"], at).status.success());
    let system = fs::read_to_string(at.join("my/system.toml")).unwrap();
    let (head, block) = system.split_once("#\n# [projects.coast-lng]").unwrap();
    let bare: String =
        block.lines().map(|line| format!("{}\n", line.trim_start_matches("# ").trim_start_matches('#'))).collect();
    fs::write(at.join("my/system.toml"), format!("{head}[projects.coast-lng]{bare}")).unwrap();
    let line = fs::read_to_string(at.join("my/with-line.toml")).unwrap();
    fs::write(at.join("my/with-line.toml"), line.replace("[\"trunk-line\"]", "[\"trunk-line\", \"coast-lng\"]"))
        .unwrap();
    let output = corridor(&["check", "my/with-line.toml", "--strict"], at);
    assert!(output.status.success(), "{}", told(&output).1);
    // Gas of the field costs 4, a cargo 9: LNG comes only while the storm holds the field down.
    let run = json(&["run", "my/with-line.toml", "--years", "2032..2032"], at);
    let lng = run[0]["countries"][0]["supply"]
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["source"].as_str().unwrap().contains("LNG"));
    assert!(lng.unwrap()["value"][0].as_f64().unwrap() > 0.01, "{run}");
}

#[test]
fn a_new_project_takes_no_place_that_is_taken() {
    let home = tempfile::tempdir().unwrap();
    let at = home.path();
    fs::create_dir(at.join("empty")).unwrap();
    fs::create_dir(at.join("full")).unwrap();
    fs::write(at.join("full/thesis.txt"), "years of work").unwrap();
    fs::create_dir(at.join("results")).unwrap();
    fs::write(at.join("results/manifest.json"), "{}").unwrap();
    for taken in ["full", "results", "full/thesis.txt", "full/thesis.txt/below"] {
        let output = corridor(&["new", taken], at);
        assert_eq!(output.status.code(), Some(2), "{taken}");
        assert!(told(&output).1.contains("nothing was written"), "{taken}");
    }
    assert_eq!(fs::read_dir(at.join("full")).unwrap().count(), 1);
    assert_eq!(fs::read_dir(at.join("results")).unwrap().count(), 1);
    // An empty folder stays the folder that somebody may stand in.
    assert!(corridor(&["new", "."], &at.join("empty")).status.success());
    let mut names: Vec<_> = fs::read_dir(at.join("empty")).unwrap().map(|e| e.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["assumptions", "schema", "series", "system.toml", "today.toml", "with-line.toml"]);
    assert!(corridor(&["new", "deep/er"], at).status.success());
    assert!(at.join("deep/er/series/years.csv").is_file());
}

/// Each example gives what is worked out by hand in the comments of its scenarios; nothing is written.
#[test]
fn examples_give_what_was_worked_out_by_hand() {
    let home = tempfile::tempdir().unwrap();
    let run = |name: &str| json(&["example", "run", name], home.path());
    let shared = run("shared-shortage");
    near(&numbers(&shared[0], 0, "missing"), &[3.5]);
    let worth = shared[0]["limits"][0]["worth"].as_f64().unwrap();
    // 10.67 is what one more unit is worth; the field's gas costs 2.
    assert!((worth - (10.0 + 4.0 / 6.0 - 2.0)).abs() < 1e-3, "{worth}");
    let storage = run("storage");
    let winter = 10.0 * 1.2 * 182.0 / (1.2 * 182.0 + 0.8 * 183.0);
    near(&numbers(&storage[0], 0, "missing"), &[winter - 10.0 * 182.0 / 365.0; 2]);
    near(&numbers(&storage[1], 0, "missing"), &[0.0; 2]);
    let outage = run("outage");
    near(&numbers(&outage[0], 0, "missing"), &[310.0 / 365.0]);
    near(&numbers(&outage[1], 0, "missing"), &[0.0]);
    let contract = run("take-or-pay");
    near(&numbers(&contract[0], 0, "unaffordable"), &[0.0, 0.0, 1.0]);
    let supply = contract[0]["countries"][0]["supply"].as_array().unwrap();
    let by = |n: usize| supply[n]["value"].as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect::<Vec<_>>();
    near(&by(0), &[2.0, 0.0, 0.0]);
    near(&by(1), &[2.0, 4.0, 3.0]);
    let line = run("transit-line");
    // Countries by id: far, near.
    near(&[numbers(&line[0], 0, "total"), numbers(&line[0], 1, "total")].concat(), &[3.0, 6.0]);
    near(&[numbers(&line[1], 0, "total"), numbers(&line[1], 1, "total")].concat(), &[3.0, 7.0]);
    let claim = run("claim");
    near(&[numbers(&claim[0], 0, "total"), numbers(&claim[1], 0, "total")].concat(), &[4.0, 7.0]);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "nothing is written");
}

#[test]
fn examples_tell_their_claims() {
    let home = tempfile::tempdir().unwrap();
    for (name, said) in [
        ("claim", ["FAILS", "HOLDS", "held down by: The line is full"]),
        ("shared-shortage", ["HOLDS", "1 bcm/y", "2.5 bcm/y"]),
    ] {
        let (out, _) = told(&corridor(&["example", "run", name], home.path()));
        said.iter().for_each(|words| assert!(out.contains(words), "{name}: {words} in {out}"));
    }
    let (out, _) = told(&corridor(&["example", "run", "shared-shortage"], home.path()));
    assert!(!out.contains("FAILS"), "{out}");
}

#[test]
fn examples_are_listed_shown_and_written_where_asked() {
    let home = tempfile::tempdir().unwrap();
    let at = home.path();
    let (list, _) = told(&corridor(&["example", "list"], at));
    let names: Vec<&str> = list.lines().map(|line| line.split(' ').next().unwrap()).collect();
    let mut folders: Vec<_> =
        fs::read_dir("assets/examples").unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    folders.sort();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, folders);
    for name in names {
        let (shown, _) = told(&corridor(&["example", "show", name], at));
        for file in fs::read_dir(Path::new("assets/examples").join(name)).unwrap() {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            assert!(shown.contains(&text), "{name}");
        }
        let output = corridor(&["example", "run", name, "--strict", "--quiet"], at);
        assert!(output.status.success() && output.stdout.is_empty(), "{name}: {}", told(&output).1);
    }
    let output = corridor(
        &["example", "run", "outage", "--set", "events.failure.foreseen=true", "--out", "results", "--quiet"],
        at,
    );
    assert!(output.status.success(), "{}", told(&output).1);
    assert!(at.join("results/unforeseen/supply.csv").is_file());
    let output = corridor(&["example", "run", "storag"], at);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).1.contains("did you mean `storage`"));
}

#[test]
fn every_command_has_a_page_an_example_and_completions() {
    let home = tempfile::tempdir().unwrap();
    let (help, _) = told(&corridor(&["--help"], home.path()));
    let (_, list) = help.split_once("Commands:\n").unwrap();
    let commands: Vec<&str> = list
        .lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .map(|line| line.split_whitespace().next().unwrap())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 14, "{commands:?}");
    let (manual, _) = told(&corridor(&["man"], home.path()));
    let (bash, _) = told(&corridor(&["completions", "bash"], home.path()));
    for name in &commands {
        assert!(manual.contains(&format!(".TH corridor-{name} 1")), "{name}");
        assert!(bash.contains(name), "{name}");
        let (help, _) = told(&corridor(&[name, "--help"], home.path()));
        assert!(help.contains("Examples:"), "{name}: {help}");
        let (page, _) = told(&corridor(&["man", name], home.path()));
        assert!(page.contains(".SH SYNOPSIS"), "{name}");
    }
    for shell in ["bash", "elvish", "fish", "power-shell", "zsh"] {
        let output = corridor(&["completions", shell], home.path());
        assert!(output.status.success() && !output.stdout.is_empty(), "{shell}");
    }
    assert_eq!(corridor(&["man", "rum"], home.path()).status.code(), Some(2));
}
