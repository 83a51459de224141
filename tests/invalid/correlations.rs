//! Refused: correlations that cannot hold together, or are none. See `references` for those of what is not there.

use super::{
    Edit::*,
    project::{Project, lines},
    refuses,
};

const HEADER: &str = "first,second,correlation,source,note\n";

#[test]
fn three_that_contradict_each_other() {
    // What goes with the same at 0.9 goes together at 2 * 0.81 - 1 = 0.62 or more.
    refuses(
        &[Write(
            "correlations.csv",
            "first,second,correlation,source,note
pipelines.trunk.loss,sources.north.cost,0.9,,
pipelines.trunk.expanded_capacity,pipelines.trunk.loss,0.1,,
projects.stations.delay,pipelines.trunk.loss,0.9,,
projects.stations.delay,sources.north.cost,0.6,,
",
        )],
        &[
            "correlations.csv row 5, column 1: `projects.stations.delay` and `sources.north.cost` cannot go together at 0.6, as things stand among `pipelines.trunk.loss`, `projects.stations.delay`, `sources.north.cost` | expected correlations that can all hold at once; a pair that does not stand here counts as 0 | `pipelines.trunk.loss` and `sources.north.cost` at 0.9: correlations.csv row 2, column 1 | `projects.stations.delay` and `pipelines.trunk.loss` at 0.9: correlations.csv row 4, column 1",
        ],
    );
    let can = format!(
        "{HEADER}pipelines.trunk.loss,sources.north.cost,0.9,,\nprojects.stations.delay,pipelines.trunk.loss,0.9,,\nprojects.stations.delay,sources.north.cost,0.63,,\n"
    );
    refuses(&[Write("correlations.csv", can.leak())], &[]);
}

/// One row below the header, and what is said of it.
fn row(row: &str, expected: &[&str]) {
    let table = format!("{HEADER}{row}");
    let reading = Project::default().with("correlations.csv", table).child(&[]);
    assert_eq!(lines(&reading), expected, "{row}");
    assert!(reading.loaded.is_none());
}

#[test]
fn numbers_that_are_no_correlation() {
    for written in ["strong", "50 %", "\"0,5\"", "-1.01", "NaN", "inf", ""] {
        let said = written.trim_matches('"');
        row(
            &format!("sources.north.cost,projects.stations.delay,{written},,\n"),
            &[&format!(
                "correlations.csv row 2, column 3: `{said}` is not a correlation | expected a number from -1 to 1"
            )],
        );
    }
}

#[test]
fn a_number_with_itself() {
    row(
        "sources.north.cost,sources.north.cost,1,,\n",
        &["correlations.csv row 2, column 1: `sources.north.cost` is correlated with itself"],
    );
}

/// Which of the two stands first changes nothing.
#[test]
fn a_pair_that_stands_twice() {
    row(
        "sources.north.cost,projects.stations.delay,0.5,,\nprojects.stations.delay,sources.north.cost,0.4,,\n",
        &[
            "correlations.csv row 3, column 1: `projects.stations.delay` and `sources.north.cost` stand twice | first here: correlations.csv row 2, column 1",
        ],
    );
}

#[test]
fn a_column_is_gone() {
    let table = "first,second,source,note\nsources.north.cost,projects.stations.delay,,\n";
    refuses(
        &[Write("correlations.csv", table)],
        &["correlations.csv: the column `correlation` is missing | expected first, second, correlation, source, note"],
    );
}
