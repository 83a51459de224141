//! Files that lie where nobody reads them: a misspelt table would else be left out without a word.

use std::path::Path;

use super::files::{Files, is_hidden, is_table};
use crate::quantity::{Diagnostic, Place, Report, nearest};

/// The folders of tables beside a system.
pub(super) const FOLDERS: [&str; 2] = ["assumptions", "series"];
/// The table beside a system.
pub(super) const CORRELATIONS: &str = "correlations.csv";

/// Warns of what looks like a table or a folder of tables and is read as neither.
pub(super) fn warn(files: &dyn Files, folder: &Path, report: &mut Report) {
    let names = |folder: &Path| files.names(folder).unwrap_or_default().into_iter().filter(|name| !is_hidden(name));
    for name in names(folder) {
        if let Some(problem) = beside_system(files, folder, &name) {
            report.push(problem);
        }
    }
    for folder in FOLDERS.map(|name| folder.join(name)) {
        for name in names(&folder).filter(|name| !is_table(name) && !is_text(name)) {
            report.push(not_read(&folder.join(&name), inside(&name)));
        }
    }
}

fn not_read(path: &Path, hint: String) -> Diagnostic {
    Diagnostic::warning(Place::Default, format!("`{}` is not read", path.display())).hint(hint)
}

fn beside_system(files: &dyn Files, folder: &Path, name: &str) -> Option<Diagnostic> {
    let path = folder.join(name);
    if FOLDERS.contains(&name) || name == CORRELATIONS {
        return None;
    }
    if let Some(near) = nearest(name, FOLDERS) {
        // Where capitals do not count, `Series` is `series` to the disk, and its tables are read.
        let inside = |name: &str| files.names(&folder.join(name)).unwrap_or_default();
        let same = name.eq_ignore_ascii_case(near) && !inside(near).is_empty() && inside(near) == inside(name);
        return (!same).then(|| not_read(&path, format!("did you mean `{near}`?")));
    }
    let (_, table) = as_table(name)?;
    Some(match nearest(&table, [CORRELATIONS]) {
        Some(near) => not_read(&path, format!("did you mean `{near}`?")),
        None => not_read(&path, "tables belong into assumptions/ or series/".to_owned()),
    })
}

/// Words for people may lie beside tables.
fn is_text(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".md") || name.starts_with("readme") || name.starts_with("licen")
}

/// What should be done with a file among tables that is none.
fn inside(name: &str) -> String {
    match as_table(name) {
        Some((true, _)) => "save the sheet as CSV, with commas".to_owned(),
        Some((false, table)) => format!("did you mean `{table}`?"),
        None => "tables end with .csv and lie in this folder itself".to_owned(),
    }
}

/// Whether a file is the sheet of a spreadsheet, and how it would be called as a table; `None` if it is something else.
fn as_table(name: &str) -> Option<(bool, String)> {
    let lower = name.to_ascii_lowercase();
    if is_table(&lower) {
        return Some((false, name.to_owned()));
    }
    let (stem, ending) = lower.rsplit_once('.')?;
    let stem = name.get(..stem.len())?;
    match ending {
        "xlsx" | "xls" | "ods" | "numbers" => Some((true, format!("{stem}.csv"))),
        "txt" | "bak" | "old" | "orig" if is_table(stem) => Some((false, stem.to_owned())),
        "tsv" => Some((false, format!("{stem}.csv"))),
        _ => nearest(ending, ["csv"]).map(|_| (false, format!("{stem}.csv"))),
    }
}
