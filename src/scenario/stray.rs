//! Files that lie where nobody reads them: a misspelt table would else be left out without a word.

use std::path::Path;

use super::files::{Files, is_hidden, is_table};
use crate::quantity::{Diagnostic, Place, nearest};

/// The folders of tables beside a system.
pub(super) const FOLDERS: [&str; 2] = ["assumptions", "series"];
/// The tables beside a system.
pub(super) const CORRELATIONS: &str = "correlations.csv";
pub(super) const ANNOUNCEMENTS: &str = "announcements.csv";

/// A file or folder that nobody reads.
pub(super) struct Stray {
    pub(super) problem: Diagnostic,
    /// Whether it is most likely meant as a table, so that numbers which are missing may stand in it.
    pub(super) is_table: bool,
}

impl Stray {
    fn new(path: &Path, is_table: bool, hint: String) -> Self {
        let problem = Diagnostic::warning(Place::Default, format!("`{}` is not read", path.display())).hint(hint);
        Self { problem, is_table }
    }
}

/// What looks like a table or a folder of tables and is read as neither.
pub(super) fn find(files: &dyn Files, folder: &Path) -> Vec<Stray> {
    let names = |folder: &Path| {
        let mut names = files.names(folder).unwrap_or_default();
        names.retain(|name| !is_hidden(name));
        names.sort();
        names
    };
    let mut found: Vec<Stray> = names(folder).iter().filter_map(|name| beside_system(files, folder, name)).collect();
    for folder in FOLDERS.map(|name| folder.join(name)) {
        let strays = names(&folder).into_iter().filter(|name| !is_table(name) && !is_text(name));
        found.extend(strays.map(|name| inside(&folder.join(&name), &name)));
    }
    found
}

fn beside_system(files: &dyn Files, folder: &Path, name: &str) -> Option<Stray> {
    let path = folder.join(name);
    if FOLDERS.contains(&name) || [CORRELATIONS, ANNOUNCEMENTS].contains(&name) {
        return None;
    }
    if let Some(near) = nearest(name, FOLDERS) {
        // Where capitals do not count, `Series` is `series` to the disk, and its tables are read.
        let inside = |name: &str| files.names(&folder.join(name)).unwrap_or_default();
        let same = name.eq_ignore_ascii_case(near) && !inside(near).is_empty() && inside(near) == inside(name);
        return (!same).then(|| Stray::new(&path, true, format!("did you mean `{near}`?")));
    }
    let (_, table) = as_table(name)?;
    Some(match nearest(&table, [CORRELATIONS, ANNOUNCEMENTS]) {
        Some(near) => Stray::new(&path, false, format!("did you mean `{near}`?")),
        None => Stray::new(&path, true, "tables belong into assumptions/ or series/".to_owned()),
    })
}

/// A file among tables that is none, and what should be done with it.
fn inside(path: &Path, name: &str) -> Stray {
    match as_table(name) {
        Some((true, _)) => Stray::new(path, true, "save the sheet as CSV, with commas".to_owned()),
        Some((false, table)) => Stray::new(path, true, format!("did you mean `{table}`?")),
        None => Stray::new(path, false, "tables end with .csv and lie in this folder itself".to_owned()),
    }
}

/// Words for people may lie beside tables.
fn is_text(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".md") || name.starts_with("readme") || name.starts_with("licen")
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
