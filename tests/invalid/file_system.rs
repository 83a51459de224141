//! What the file system does to a run: places that cannot be written, files that are none, answers that nobody takes.
#![cfg(unix)]

use std::{
    ffi::OsStr,
    fs::{self, File},
    os::unix::{ffi::OsStrExt, fs::symlink},
    path::Path,
    process::{Command, Output, Stdio},
};

use super::project::Project;

/// The project on disk, where a test may do to it what it likes.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    Project::default().write(home.path());
    home
}

fn corridor(home: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("corridor"));
    command.current_dir(home);
    command
}

/// How it ended and what it said.
fn said(output: &Output) -> (Option<i32>, String) {
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// `check` refuses the file with this first line.
fn refuses(home: &Path, file: &str, expected: &str) {
    let (code, text) = said(&corridor(home).args(["check", file]).output().unwrap());
    assert_eq!((code, text.lines().next()), (Some(2), Some(expected)), "{text}");
}

/// A run into `out` ends with this code and line, and leaves the folder as it was.
fn cannot_write(home: &Path, out: &str, expected: (i32, &str)) {
    let before = fs::read_dir(home).unwrap().count();
    let run = ["run", "child.toml", "--charts", "none", "--out", out];
    let (code, text) = said(&corridor(home).args(run).output().unwrap());
    assert_eq!((code, text.lines().next()), (Some(expected.0), Some(expected.1)), "{text}");
    assert_eq!(fs::read_dir(home).unwrap().count(), before, "something was written");
}

#[test]
fn results_in_a_file_or_below_one() {
    let home = home();
    for out in ["base.toml", "base.toml/deep"] {
        cannot_write(home.path(), out, (2, "Error: `base.toml` is a file, not a folder; nothing was written"));
    }
}

#[test]
fn results_in_a_folder_of_somebody_else() {
    let home = home();
    fs::create_dir_all(home.path().join("out/child")).unwrap();
    fs::write(home.path().join("out/child/thesis.txt"), "years of work").unwrap();
    let expected = "Error: `out/child` holds files that are no results of corridor; nothing was written";
    cannot_write(home.path(), "out", (2, expected));
}

#[test]
fn results_in_a_folder_of_too_long_a_name() {
    let out = "n".repeat(300);
    let expected =
        format!("corridor: cannot write `{out}/child`: the name is longer than a folder's may be; nothing was written");
    cannot_write(home().path(), &out, (2, &expected));
}

#[cfg(target_os = "linux")]
#[test]
fn results_where_the_system_keeps_its_own() {
    let expected = "corridor: cannot write `/proc/out/child`: no folder can be made there; nothing was written";
    cannot_write(home().path(), "/proc/out", (2, expected));
}

#[test]
fn results_behind_a_link_to_nowhere() {
    let home = home();
    symlink("nowhere", home.path().join("out")).unwrap();
    let expected = "corridor: cannot write `out/child`: what stands there is no folder; nothing was written";
    cannot_write(home.path(), "out", (2, expected));
}

#[test]
fn a_scenario_that_is_a_folder() {
    let home = home();
    fs::create_dir(home.path().join("x.toml")).unwrap();
    refuses(home.path(), "x.toml", "Error: cannot read `x.toml`: it is a folder");
}

#[test]
fn a_scenario_that_is_a_link_to_nowhere_or_to_itself() {
    let home = home();
    symlink("nowhere.toml", home.path().join("x.toml")).unwrap();
    refuses(home.path(), "x.toml", "Error: cannot read `x.toml`: there is no such file");
    symlink("y.toml", home.path().join("y.toml")).unwrap();
    let (code, text) = said(&corridor(home.path()).args(["check", "y.toml"]).output().unwrap());
    assert!(code == Some(2) && text.starts_with("Error: cannot read `y.toml`: "), "{text}");
}

#[test]
fn a_scenario_of_too_long_a_name() {
    let name = format!("{}.toml", "n".repeat(300));
    refuses(home().path(), &name, &format!("Error: cannot read `{name}`: its name is longer than a file's may be"));
}

/// Opening a pipe would wait for ever.
#[cfg(target_os = "linux")]
#[test]
fn a_pipe_where_a_file_belongs() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let home = home();
    for (name, asked) in [("x.toml", "x.toml"), ("series/x.csv", "child.toml")] {
        mknodat(CWD, home.path().join(name), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        let expected = format!("Error: cannot read `{name}`: it is no plain file but a pipe or a device");
        refuses(home.path(), asked, &expected);
    }
}

#[test]
fn a_device_where_a_file_belongs() {
    refuses(home().path(), "/dev/zero", "Error: cannot read `/dev/zero`: it is no plain file but a pipe or a device");
}

#[test]
fn a_folder_or_a_link_to_nowhere_among_the_tables() {
    let home = home();
    fs::create_dir(home.path().join("series/x.csv")).unwrap();
    refuses(home.path(), "child.toml", "Error: cannot read `series/x.csv`: it is a folder");
    fs::remove_dir(home.path().join("series/x.csv")).unwrap();
    symlink("nowhere.csv", home.path().join("assumptions/x.csv")).unwrap();
    refuses(home.path(), "child.toml", "Error: cannot read `assumptions/x.csv`: there is no such file");
}

#[test]
fn a_table_where_a_scenario_belongs() {
    let home = home();
    refuses(home.path(), "series/s.csv", "Error (series/s.csv): this is a table, not a scenario");
}

/// What only a claim looks at is read by `check` as it is when the claim is judged.
#[test]
fn a_wrong_scenario_that_a_claim_compares_with() {
    let home = home();
    let base = Project::default().text("base.toml");
    fs::write(home.path().join("other.toml"), format!("bild = []\n{base}")).unwrap();
    let claim = "[[claims]]\nid = \"it\"\nsays = \"So it is\"\nmetric = \"supply.home\"\nat = 2025\nat_least = { times = 2.0, of = \"other.toml\" }\n";
    fs::write(home.path().join("child.toml"), Project::default().text("child.toml") + "\n" + claim).unwrap();
    refuses(home.path(), "child.toml", "Error: a scenario has no key `bild`");
}

#[test]
fn a_file_where_a_folder_of_tables_belongs() {
    let home = home();
    fs::remove_dir_all(home.path().join("series")).unwrap();
    fs::write(home.path().join("series"), "").unwrap();
    refuses(home.path(), "child.toml", "Error: cannot read the folder `series`: it is no folder");
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text() {
    let home = home();
    let name = OsStr::from_bytes(b"x\xff.csv");
    fs::write(home.path().join("series").join(name), "year\n").unwrap();
    let expected = "Error: cannot read `series/x\u{fffd}.csv`: its name is not UTF-8 text; give it another";
    refuses(home.path(), "child.toml", expected);
}

/// It was asked for by that name, so it is read; the command in the manifest shows it as far as it can be shown.
#[cfg(target_os = "linux")]
#[test]
fn a_scenario_whose_name_is_no_text_is_run() {
    let home = home();
    let name = OsStr::from_bytes(b"x\xff.toml");
    fs::copy(home.path().join("child.toml"), home.path().join(name)).unwrap();
    let run = ["--charts", "none", "--out", "out", "--quiet"];
    let output = corridor(home.path()).arg("run").arg(name).args(run).output().unwrap();
    assert_eq!(said(&output), (Some(0), String::new()));
    assert!(home.path().join("out/x\u{fffd}/manifest.json").exists());
}

#[test]
fn more_tables_than_anybody_has() {
    let home = home();
    (0..600).for_each(|n| fs::write(home.path().join(format!("series/{n}.csv")), "").unwrap());
    refuses(home.path(), "child.toml", "Error: cannot read the folder `series`: it holds 601 tables");
}

#[test]
fn the_folder_it_was_started_in_is_gone() {
    let home = home();
    let script = "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" run \"$1/child.toml\" --charts none";
    let programme = assert_cmd::cargo::cargo_bin("corridor");
    let output = Command::new("sh")
        .current_dir(home.path())
        .arg("-c")
        .arg(script)
        .arg(programme)
        .arg(home.path())
        .output()
        .unwrap();
    let (code, text) = said(&output);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("the folder in which corridor was started is there no more"), "{text}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_a_failure_of_the_machine() {
    let home = home();
    for command in [["check", "child.toml"], ["list", "child.toml"], ["audit", "child.toml"]] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let (code, text) = said(&corridor(home.path()).args(command).stdout(full).output().unwrap());
        assert_eq!(code, Some(1), "{text}");
        assert!(text.contains("No space left"), "{text}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn problems_that_nobody_can_read_are_problems_all_the_same() {
    let full = File::options().write(true).open("/dev/full").unwrap();
    let status = corridor(home().path()).args(["check", "chlid.toml"]).stderr(full).status().unwrap();
    assert_eq!(status.code(), Some(2));
}

/// As by `corridor list ... | head`.
#[test]
fn whoever_reads_only_the_beginning_is_not_scolded() {
    let home = home();
    let mut child = corridor(home.path())
        .args(["list", "child.toml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(said(&child.wait_with_output().unwrap()), (Some(0), String::new()));
}
