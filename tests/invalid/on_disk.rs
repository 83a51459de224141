//! The programme itself: exit code 2, all problems on standard error, nothing written.

use std::{fs, path::Path, process::Output};

use assert_cmd::Command;

use super::project::Project;

/// Runs the programme in the folder of a project.
fn corridor(project: &Project, arguments: &[&str]) -> (tempfile::TempDir, Output) {
    let home = tempfile::tempdir().unwrap();
    project.write(home.path());
    let output = Command::cargo_bin("corridor").unwrap().current_dir(home.path()).args(arguments).output().unwrap();
    (home, output)
}

fn shown(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Refused with these texts on standard error, and nothing stands in the folder of results.
fn refused(project: &Project, arguments: &[&str], texts: &[&str]) -> String {
    let (home, output) = corridor(project, arguments);
    let shown = shown(&output);
    assert_eq!(output.status.code(), Some(2), "{shown}");
    assert!(output.stdout.is_empty());
    for text in texts {
        assert!(shown.contains(text), "`{text}` is not in\n{shown}");
    }
    assert!(!Path::new(&home.path().join("out")).exists());
    assert!(!home.path().join("output").exists());
    shown
}

const RUN: [&str; 4] = ["run", "child.toml", "--out", "out"];

#[test]
fn a_run_of_the_project_itself_is_written() {
    let (home, output) = corridor(&Project::default(), &[&RUN[..], &["--charts", "none"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", shown(&output));
    assert!(home.path().join("out/child/manifest.json").exists());
}

#[test]
fn results_that_stand_already_are_left_as_they_are() {
    let home = tempfile::tempdir().unwrap();
    Project::default().write(home.path());
    let run = |more: &[&str]| {
        let mut command = Command::cargo_bin("corridor").unwrap();
        command.current_dir(home.path()).args(RUN).args(["--charts", "none"]).args(more).output().unwrap()
    };
    assert_eq!(run(&[]).status.code(), Some(0));
    let before = fs::read(home.path().join("out/child/manifest.json")).unwrap();
    assert_eq!(run(&["--set", "projects.stations.start=soon"]).status.code(), Some(2));
    assert_eq!(fs::read(home.path().join("out/child/manifest.json")).unwrap(), before);
}

#[test]
fn a_misspelt_key_is_drawn_with_line_and_column() {
    let project = Project::default().edit("system.toml", "expansion =", "expantion =");
    refused(&project, &RUN, &["system.toml:49:1", "expantion = \"stations\"", "did you mean `expansion`?", "1 error"]);
}

#[test]
fn a_cell_is_named_by_row_and_column() {
    let project = Project::default().edit("series/s.csv", "2025,7,", "2025,\"7,5\",");
    refused(&project, &RUN, &["`7,5` has a decimal comma", "series/s.csv", "write 7.5, with a point"]);
}

#[test]
fn a_long_row_is_not_drawn() {
    let long = format!("nameplate {}", "of many words ".repeat(30));
    let project = Project::default().edit("assumptions/a.csv", "nameplate", &long).edit(
        "assumptions/a.csv",
        "bcm/y,,10",
        "bcn/y,,10",
    );
    let shown = refused(&project, &RUN, &["(assumptions/a.csv row 2, column 4)", "1 error"]);
    assert!(shown.lines().all(|line| line.len() < 250), "{shown}");
}

#[test]
fn all_problems_are_told_at_once() {
    let project = Project::default()
        .edit("system.toml", "to = \"city\"", "to = \"ctiy\"")
        .edit("assumptions/a.csv", "1,2,4,pert", "3,2,4,pert")
        .edit("series/s.csv", "2025,7,", "2025,,")
        .edit("child.toml", "2025-07", "2025-13");
    refused(&project, &RUN, &["`ctiy`", "the cell is blank", "no month 13", "3 errors"]);
}

#[test]
fn a_problem_that_scenarios_share_is_told_once() {
    let project = Project::default().edit("system.toml", "5 mtpa", "5 mpta");
    let shown = refused(&project, &["check", "base.toml", "child.toml", "./base.toml"], &["`mpta`", "1 error"]);
    assert_eq!(shown.matches("`mpta` is no unit").count(), 1, "{shown}");
}

#[test]
fn a_warning_is_an_error_if_strict() {
    let project = Project::default().edit("assumptions/a.csv", "bcm/y,,10,", "bcm/y,,10000,");
    let (_home, output) = corridor(&project, &["check", "child.toml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(shown(&output).contains("1 warning"), "{}", shown(&output));
    refused(&project, &["check", "child.toml", "--strict"], &["10000 bcm/y, outside what is plausible", "1 error"]);
}

#[test]
fn a_file_that_is_not_there_is_named_with_the_nearest() {
    refused(&Project::default(), &["run", "chlid.toml", "--out", "out"], &["chlid.toml", "did you mean `child.toml`?"]);
}

#[test]
fn a_folder_is_no_scenario() {
    refused(&Project::default(), &["check", "series"], &["cannot read `series`: it is a folder"]);
}

#[test]
fn a_huge_file_is_refused_unread() {
    let project = Project::default().with("child.toml", vec![b'#'; 17 * 1024 * 1024]);
    refused(&project, &RUN, &["it has 17 MB; no file of a scenario may have more than 16"]);
}

#[test]
fn a_flag_is_named_by_its_number() {
    let flags = ["--set", "sources.north.cost=3 USD/MMBtu", "--set", "sources.nort.cost=3 USD/MMBtu"];
    refused(&Project::default(), &[&RUN[..], &flags].concat(), &["--set number 2", "did you mean `north`?"]);
}

#[test]
fn list_refuses_as_run_does() {
    let project = Project::default().edit("child.toml", "base.toml", "bsae.toml");
    refused(&project, &["list", "child.toml"], &["child.toml:2:11", "did you mean `base.toml`?"]);
}

#[test]
fn a_circle_ends() {
    let project = Project::default().edit("base.toml", "system = \"system.toml\"", "extends = \"sub/../child.toml\"");
    refused(&project, &RUN, &["in a circle: child.toml -> base.toml -> sub/../child.toml"]);
}
