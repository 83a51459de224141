//! Every shell line of the documents runs, and tells what the documents show.
#![cfg(unix)]

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use super::{blocks, read};

/// A folder that has the scenarios and the tests beside it, as a copy of the project has.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    for folder in ["scenarios", "tests"] {
        symlink(fs::canonicalize(folder).unwrap(), home.path().join(folder)).unwrap();
    }
    home
}

/// What a line of shell tells on both outputs; one that is not meant to fail must not.
fn told(line: &str, home: &Path, may_fail: bool) -> Vec<String> {
    let programme = assert_cmd::cargo::cargo_bin("corridor").display().to_string();
    let heads = ["cargo run -q --release --", "cargo run --release --", "$ corridor"];
    let line = heads.iter().fold(line.to_owned(), |line, head| line.replace(head, &programme));
    let line = line.strip_prefix("corridor ").map_or(line.clone(), |rest| format!("{programme} {rest}"));
    let output = Command::new("bash").args(["-c", &line]).current_dir(home).output().unwrap();
    let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    assert!(may_fail || output.status.success(), "`{line}` fails: {text}");
    text.lines().map(squeezed).collect()
}

/// A line with single spaces.
fn squeezed(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Runs the shell lines of a document and looks for every line of output it shows; gives how many ran and were shown.
fn shows_what_is_told(document: &str, home: &Path) -> (usize, usize) {
    let (mut run, mut shown) = (0, 0);
    let mut output: Vec<String> = Vec::new();
    for (info, body) in blocks(&read(document)) {
        let lines = || body.lines().filter(|line| !line.trim().is_empty());
        match info.as_str() {
            "sh" => {
                // These are the tests themselves.
                let lines: Vec<&str> = lines().filter(|line| *line != "cargo test").collect();
                output = lines.iter().flat_map(|line| told(line, home, false)).collect();
                run += lines.len();
            }
            "text" if run > 0 => {
                let (typed, printed): (Vec<_>, Vec<_>) = lines().partition(|line| line.starts_with("$ "));
                if !typed.is_empty() {
                    output = typed.iter().flat_map(|line| told(line, home, true)).collect();
                }
                for line in printed.into_iter().map(squeezed) {
                    assert!(output.contains(&line), "{document} shows `{line}`; told was {output:#?}");
                    shown += 1;
                }
            }
            _ => {}
        }
    }
    (run, shown)
}

#[test]
fn the_readme_shows_what_its_commands_tell() {
    let (run, shown) = shows_what_is_told("README.md", home().path());
    assert!(run > 15 && shown > 25, "{run} lines ran, {shown} lines of output are shown");
}

#[test]
fn the_tutorial_shows_what_its_commands_tell() {
    let (run, shown) = shows_what_is_told("docs/tutorial.md", home().path());
    assert!(run > 5 && shown > 15, "{run} lines ran, {shown} lines of output are shown");
}

/// The case they speak of is the one that stands below them.
#[test]
fn the_commands_of_the_other_documents_run() {
    let home = home();
    let case = blocks(&read("docs/hydraulics.md")).into_iter().find(|(info, _)| info == "toml").unwrap().1;
    fs::write(home.path().join("case.toml"), case).unwrap();
    let others = super::DOCUMENTS.into_iter().filter(|document| !["README.md", "docs/tutorial.md"].contains(document));
    let run: usize = others.map(|document| shows_what_is_told(document, home.path()).0).sum();
    assert!(run >= 2, "only {run} lines ran");
}
