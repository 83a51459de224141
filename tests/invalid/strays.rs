//! Warned of: files that lie where nobody reads them. Refused: what is missing for that reason.

use super::{
    Edit::*,
    project::{Project, lines},
    refuses,
};

#[test]
fn a_misspelt_ending_is_told_instead_of_what_is_missing() {
    let mut project = Project::default();
    let table = project.0.remove(std::path::Path::new("assumptions/a.csv")).unwrap();
    let reading = project.with("assumptions/a.cvs", table).child(&[]);
    assert_eq!(lines(&reading), ["default: `assumptions/a.cvs` is not read | did you mean `a.csv`?"]);
    assert!(reading.loaded.is_none());
}

#[test]
fn a_misspelt_folder_is_told_instead_of_what_is_missing() {
    for (written, near) in [("Series", "series"), ("serie", "series"), ("seires", "series")] {
        let mut project = Project::default();
        let table = project.0.remove(std::path::Path::new("series/s.csv")).unwrap();
        let reading = project.with(&format!("{written}/s.csv"), table).child(&[]);
        assert_eq!(lines(&reading), [format!("default: `{written}` is not read | did you mean `{near}`?")]);
    }
}

/// What is wrong beside is told as well, and nothing else is lost.
#[test]
fn a_stray_table_hides_no_other_problem() {
    refuses(
        &[Write("assumptions/b.cvs", ""), Replace("child.toml", "sources.south", "sources.sout")],
        &[
            "child.toml:7:1: there is no `sout` among the sources | did you mean `south`?",
            "default: `assumptions/b.cvs` is not read | did you mean `b.csv`?",
        ],
    );
}

#[test]
fn a_table_beside_the_system() {
    for (file, hint) in [
        ("correlation.csv", "did you mean `correlations.csv`?"),
        ("Correlations.CSV", "did you mean `correlations.csv`?"),
        ("correlations.cvs", "did you mean `correlations.csv`?"),
        ("demand.csv", "tables belong into assumptions/ or series/"),
        ("assumption/demand.csv", "did you mean `assumptions`?"),
    ] {
        let name = file.split('/').next().unwrap();
        refuses(&[Write(file, "")], &[&format!("default: warning: `{name}` is not read | {hint}")]);
    }
}

#[test]
fn what_is_no_table_among_tables() {
    for (file, hint) in [
        ("assumptions/a.csv.txt", "did you mean `a.csv`?"),
        ("series/a.csv.bak", "did you mean `a.csv`?"),
        ("series/a.tsv", "did you mean `a.csv`?"),
        ("series/a.xlsx", "save the sheet as CSV, with commas"),
        ("series/notes.txt", "tables end with .csv and lie in this folder itself"),
    ] {
        refuses(&[Write(file, "")], &[&format!("default: warning: `{file}` is not read | {hint}")]);
    }
    let inner = "default: warning: `series/old` is not read | tables end with .csv and lie in this folder itself";
    refuses(&[Write("series/old/a.csv", "")], &[inner]);
}

/// What editors and systems leave behind, and words for people, are nobody's mistake.
#[test]
fn what_is_hidden_is_silent() {
    for file in [
        "assumptions/a.csv~",
        "assumptions/.~lock.a.csv#",
        "assumptions/#a.csv#",
        "assumptions/~$a.xlsx",
        "assumptions/.DS_Store",
        "assumptions/README.md",
        "series/LICENSE",
        ".a.csv",
        "notes.txt",
        "other.toml",
    ] {
        refuses(&[Write(file, "")], &[]);
    }
}

#[test]
fn a_copy_of_a_table_is_read() {
    let row = "parameter,unit,low,base,high,distribution,source,as_of,confidence,note\nsources.north.cost,USD/MMBtu,,2,,,,,,\n";
    refuses(
        &[Write("assumptions/a copy.csv", row)],
        &[
            "assumptions/a.csv row 6, column 1: `sources.north.cost` is defined twice | keep one of the two | first defined here: assumptions/a copy.csv row 2, column 1",
        ],
    );
}
