//! `announcements.csv`: what was said of first gas, and when it was said. Dates of projects slip, and this is how.

use super::table;
use crate::{
    model::{Table, kinds::Project},
    quantity::{Diagnostic, FileId, Id, Place, QuantityError, Report, parse_date},
};

/// The columns of the table.
const COLUMNS: [&str; 5] = ["project", "said", "first_gas", "source", "note"];

/// One date announced for a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Announcement {
    /// The project.
    pub project: Id<Project>,
    /// When it was said, a month on the time line.
    pub said: f64,
    /// When the first gas was said to come.
    pub first_gas: f64,
    /// Who says that it was said.
    pub source: String,
    /// A remark.
    pub note: String,
    /// Where it stands.
    pub place: Place,
}

/// A row before its project is known.
#[derive(Debug, Clone)]
pub(super) struct Written {
    project: String,
    named: Place,
    said: f64,
    first_gas: f64,
    source: String,
    note: String,
}

/// Reads the table; its projects are looked for by [`bind`] once they are known.
pub(super) fn read(text: &str, file: FileId, report: &mut Report) -> Vec<Written> {
    let Some(table) = table::read(text, file, report) else { return Vec::new() };
    let Some(columns) = table.columns(COLUMNS, file, report) else { return Vec::new() };
    let mut found = Vec::new();
    for row in &table.rows {
        let [project, said, first_gas, source, note] = columns.map(|n| &row[n]);
        let mut date = |cell: &table::Cell| {
            let refuse = |error: QuantityError| {
                let message = error.message.clone();
                report.push(Diagnostic::unreadable(cell.place.clone(), message, error));
            };
            parse_date(&cell.text).map_err(refuse).ok()
        };
        let (Some(said), Some(first_gas)) = (date(said), date(first_gas)) else { continue };
        found.push(Written {
            project: project.text.clone(),
            named: project.place.clone(),
            said,
            first_gas,
            source: source.text.clone(),
            note: note.text.clone(),
        });
    }
    found
}

/// The announcements of known projects, by project and then as they were said.
pub(super) fn bind(written: Vec<Written>, projects: &Table<Project>, report: &mut Report) -> Vec<Announcement> {
    let mut found: Vec<Announcement> = Vec::new();
    for row in written {
        let Written { project: name, named, said, first_gas, source, note } = row;
        let Some(project) = projects.find(&name) else {
            let problem = Diagnostic::error(named, format!("there is no project `{name}`"));
            report.push(problem.did_you_mean(&name, projects.iter().map(|(_, name, _)| name)));
            continue;
        };
        if let Some(first) = found.iter().find(|other| other.project == project && other.said == said) {
            let problem = Diagnostic::error(named, format!("`{name}` is announced twice at one date"));
            report.push(problem.also(first.place.clone(), "first here"));
            continue;
        }
        // A year stands for its first month.
        if first_gas + 12.0 <= said {
            let message = format!("`{name}` is announced for a time before it was said");
            let problem = Diagnostic::warning(named.clone(), message);
            report.push(problem.hint("the date of the announcement stands in `said`, its promise in `first_gas`"));
        }
        found.push(Announcement { project, said, first_gas, source, note, place: named });
    }
    found.sort_by(|a, b| a.project.cmp(&b.project).then(a.said.total_cmp(&b.said)));
    found
}
