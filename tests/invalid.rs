//! Wrong files: what is said of each, where, and what would be right. One edit of a small project a test.

pub(crate) mod project;

mod claims;
mod correlations;
mod designs;
mod dimensions;
mod discrete;
mod encoding_and_size;
mod events;
mod file_system;
mod finds;
mod flags;
mod interplay;
mod lines;
mod names;
mod numbers;
mod on_disk;
mod ranges;
mod references;
mod spreadsheets;
mod strays;
mod syntax;
mod tables;
mod time;
mod twice;
mod units;

use corridor::quantity::Severity;
use project::{Project, lines};

/// One change of the project.
pub(crate) enum Edit {
    /// In this file, this text by that.
    Replace(&'static str, &'static str, &'static str),
    /// At the end of this file.
    Append(&'static str, &'static str),
    /// A whole file.
    Write(&'static str, &'static str),
    /// On the command line.
    Flag(&'static str),
}

/// The project after these edits is refused (or warned of) with exactly these lines.
fn refuses(edits: &[Edit], expected: &[&str]) {
    let mut project = Project::default();
    let mut flags = Vec::new();
    for edit in edits {
        match *edit {
            Edit::Replace(file, from, to) => project = project.edit(file, from, to),
            Edit::Append(file, more) => project = project.append(file, more),
            Edit::Write(file, text) => project = project.with(file, text),
            Edit::Flag(flag) => flags.push(flag),
        }
    }
    let reading = project.child(&flags);
    assert_eq!(lines(&reading), expected);
    let errors = reading.report.sorted().iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(reading.loaded.is_none(), errors);
}

#[test]
fn the_project_itself_is_right() {
    let reading = Project::default().child(&[]);
    assert_eq!(lines(&reading), Vec::<String>::new());
    assert!(reading.loaded.is_some());
}
