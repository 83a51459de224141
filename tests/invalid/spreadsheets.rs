//! Refused: what spreadsheets make of a table.

use super::{
    Edit::{self, *},
    project::{Project, lines},
    refuses,
};

const SERIES: &str = "series/s.csv";
const TABLE: &str = "assumptions/a.csv";

/// One text of a file by another is told so.
fn told(file: &'static str, from: &str, to: &str, expected: &str) {
    assert_eq!(lines(&Project::default().edit(file, from, to).child(&[])), [expected], "{to}");
}

#[test]
fn dates_are_rewritten() {
    let row = "projects.stations.delay,months,0,6,36,pert";
    for (written, hint) in [
        ("Mar-26", "write 2026-03; in a spreadsheet as text, or it will change it again"),
        ("12/1/2014", "write 2014-12-01 or 2014-01-12; in a spreadsheet as text, or it will change it again"),
        ("31.12.2014", "write 2014-12-31; in a spreadsheet as text, or it will change it again"),
        ("2026.0", "write 2026; in a spreadsheet as text, or it will change it again"),
        ("2026-3", "write 2026-03"),
        ("46082", "it may be a spreadsheet's count of days: then write 2026-03-01"),
    ] {
        let date = format!("sources.north.end,,,{written},,,,,,\n{row}");
        let place = "assumptions/a.csv row 7, column 4: `sources.north.end`";
        let found = format!("expected a date as 2032, 2032-07 or 2032-07-15, found `{written}`");
        told(TABLE, row, &date, &format!("{place}: {found} | {hint}"));
    }
}

#[test]
fn years_are_rewritten() {
    for (written, hint) in [
        ("1/1/2025", "write 2025-01; in a spreadsheet as text, or it will change it again"),
        ("Jan-25", "write 2025-01; in a spreadsheet as text, or it will change it again"),
        ("2025.0", "write 2025; in a spreadsheet as text, or it will change it again"),
        ("\"2,025\"", "write 2025; in a spreadsheet as text, or it will change it again"),
        ("2024-25", "a fiscal year is named by the year it ends in: 2025 below fiscal_year_ending_june"),
    ] {
        let found = written.trim_matches('"');
        let problem = if found == "2024-25" {
            "there is no month 25 in"
        } else {
            "expected a year as 2030 or a month as 2026-03, found"
        };
        told(
            SERIES,
            "2025,7,",
            &format!("{written},7,"),
            &format!("series/s.csv row 5, column 1: {problem} `{found}` | {hint}"),
        );
    }
}

#[test]
fn numbers_are_rewritten() {
    let expected = "expected a plain number with a decimal point; the unit stands in the header";
    for (written, message, hint) in [
        (
            "\"1,200\"",
            "`1,200` may be 1200 or 1.200",
            " | write 1200 or 1.200: a point for decimals, nothing between thousands",
        ),
        ("1 200", "`1 200` is two numbers", " | write 1200, with nothing between thousands, if it is one"),
        ("#N/A", "`#N/A` is an error of the spreadsheet", " | mend the formula, or write the number it should give"),
        ("7%", "`7%` is not a number", ""),
    ] {
        told(
            SERIES,
            "2025,7,",
            &format!("2025,{written},"),
            &format!("series/s.csv row 5, column 2: {message} | {expected}{hint}"),
        );
    }
}

/// A row that begins with # is a comment; one that begins with an error is lost.
#[test]
fn a_row_is_lost_to_an_error() {
    told(
        SERIES,
        "2026,7.5,270,10.5,102\n",
        "2026,7.5,270,10.5,102\n#REF!,7.5,270,10.5,102\n",
        "series/s.csv row 7, column 1: `#REF!` is an error of the spreadsheet | mend the formula, or write what it should give",
    );
}

#[test]
fn a_title_stands_above_the_header() {
    let header = "parameter,unit,low";
    told(
        TABLE,
        header,
        &format!("Costs,,,,,,,,,\n{header}"),
        "assumptions/a.csv row 1, column 1: the first row names one column, `Costs`, and the next has more cells | expected the names of the columns | put titles and remarks behind a #",
    );
    let empty = format!(",,,,,,,,,\n\n{header}");
    assert!(lines(&Project::default().edit(TABLE, header, &empty).child(&[])).is_empty());
}

#[test]
fn rows_of_one_wrong_length_are_told_once() {
    refuses(
        &[Replace(SERIES, "year,", "year,pipelines.trunk.availability [%],")],
        &[
            "series/s.csv row 2, column 5: the row has 5 cells, the header 6, and so have 5 more rows below | a blank cell needs its comma too, and a quotation mark its partner",
        ],
    );
}

#[test]
fn headers_in_capitals_are_told_once_each() {
    let expected = "expected parameter, unit, low, base, high, distribution, source, as_of, confidence, note";
    refuses(
        &[Replace(TABLE, "parameter,unit,", "Parameter,Units,")],
        &[
            &format!(
                "assumptions/a.csv row 1, column 1: unknown column `Parameter` | {expected} | did you mean `parameter`?"
            ),
            &format!("assumptions/a.csv row 1, column 2: unknown column `Units` | {expected} | did you mean `unit`?"),
        ],
    );
}

#[test]
fn files_of_other_forms() {
    for (bytes, message) in [
        (b"PK\x03\x04 and more".as_slice(), "a spreadsheet's own, not plain text | save the sheet as `CSV UTF-8`"),
        (
            b"a,b\n1,\x00\n".as_slice(),
            "binary (a zero byte is in it), not plain text | save it as UTF-8; in a spreadsheet, as `CSV UTF-8`",
        ),
    ] {
        let project = Project::default().with("assumptions/b.csv", bytes);
        assert_eq!(lines(&project.child(&[])), [format!("assumptions/b.csv: the file is {message}")]);
    }
}

#[test]
fn quotation_marks_of_a_word_processor() {
    let edit: Edit = Replace("child.toml", "\"With stations\"", "“With stations”");
    refuses(
        &[edit],
        &[
            "child.toml:1:9: not valid TOML: string values must be quoted, expected literal string | write plain quotation marks: \"",
        ],
    );
}

/// A hundred wrong lines of one file are one mistake.
#[test]
fn a_table_is_saved_as_a_scenario() {
    let project = Project::default();
    let table = project.text(SERIES);
    let project = project.with("s.toml", table).edit("child.toml", "base.toml", "s.toml");
    let told = lines(&project.child(&[]));
    assert_eq!(told.len(), 5, "{told:#?}");
}

#[test]
fn empty_columns_at_the_right_are_left_out_and_told() {
    let padded = |text: &str| text.lines().map(|line| format!("{line},,,\n")).collect::<String>();
    let reading = Project::default().with("assumptions/a.csv", padded(super::project::ASSUMPTIONS)).child(&[]);
    let told = "assumptions/a.csv row 1, column 11: notice: 3 empty columns at the right of the table, left out | a spreadsheet adds them; `corridor fmt` takes them away";
    assert_eq!(lines(&reading), [told]);
    assert!(reading.loaded.is_some());
}
