//! Files in one form, so that a change shows what was meant and nothing else.
//!
//! Only form changes. The text is read again afterwards, and unless it holds the same keys with the same values, and the same
//! comments, it is refused: nothing then is left for a change of meaning, as all that reads a file sees it as that tree or
//! table. Rows and columns of tables stay in the order somebody gave them, along a line or through the year; so do assets.

mod comments;
mod csv_file;
mod toml_file;

use std::path::Path;

use super::{
    files::{Files, read_text},
    series::FIRST_COLUMNS,
    table,
    tree::{self, Item, Node},
};
use crate::quantity::{Diagnostic, FileId, Place, Report, Sources};

/// What came of a file.
#[derive(Debug, Clone)]
pub struct Tidied {
    /// The tidy text, if there were no errors.
    pub text: Option<String>,
    /// Whether the file is not that text, byte for byte.
    pub changes: bool,
    /// The problems.
    pub report: Report,
    /// The text they point to.
    pub sources: Sources,
}

/// Tidies one file; nothing is written.
pub fn tidy(path: &Path, files: &dyn Files) -> Tidied {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let file = read_text(files, path, None, &mut sources, &mut report);
    let text = file.and_then(|file| of_text(path, file, &sources, &mut report));
    let text = text.filter(|_| !report.has_errors());
    let changes = text.as_ref().is_some_and(|text| files.read(path).is_ok_and(|bytes| bytes != text.as_bytes()));
    Tidied { text, changes, report, sources }
}

/// A form of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Toml,
    Csv,
}

fn of_text(path: &Path, file: FileId, sources: &Sources, report: &mut Report) -> Option<String> {
    let ending = path.extension().map_or_else(String::new, |ending| ending.to_string_lossy().to_ascii_lowercase());
    let form = match ending.as_str() {
        "toml" => Form::Toml,
        "csv" => Form::Csv,
        _ => {
            let problem = Diagnostic::error(Place::File(file), "neither a scenario or system nor a table");
            report.push(problem.expected("a file that ends with .toml or .csv"));
            return None;
        }
    };
    let text = &sources.get(file).text;
    let meant = meaning(form, text, file, report).filter(|_| !report.has_errors())?;
    let tidy = match form {
        Form::Toml => toml_file::tidy(text),
        Form::Csv => csv_file::tidy(text, file, report),
    };
    let tidy = tidy.filter(|_| !report.has_errors());
    // What is told of the tidy text points into a file nobody has: only whether it can be read counts.
    let again = tidy.as_ref().and_then(|tidy| {
        let mut problems = Report::default();
        meaning(form, tidy, file, &mut problems).filter(|_| !problems.has_errors())
    });
    if tidy.is_some() && again != Some(meant) {
        let problem =
            Diagnostic::error(Place::File(file), "tidying would change what the file means, so it is left as it is");
        report.push(problem.hint("this is a bug in corridor; please report it with the file"));
    }
    tidy
}

/// All that a file says: keys with values, and comments, neither of them by where they stand.
#[derive(Debug, PartialEq, Eq)]
struct Meaning {
    says: Vec<String>,
    comments: Vec<String>,
}

fn meaning(form: Form, text: &str, file: FileId, report: &mut Report) -> Option<Meaning> {
    let (says, comments) = match form {
        Form::Toml => {
            let (items, whole) = tree::parse(text, file, report);
            (whole.then(|| flat(&items))?, comments::of_toml(text))
        }
        Form::Csv => {
            let table = table::read(text, file, report)?;
            (cells(&table), comments::of_csv(text))
        }
    };
    Some(Meaning { says, comments })
}

/// A tree as `key = value` without places, in order of keys.
fn flat(items: &[Item]) -> Vec<String> {
    let mut said: Vec<String> = items.iter().map(|item| format!("{:?} = {}", item.key, node(&item.value))).collect();
    said.sort();
    said
}

fn node(node: &Node) -> String {
    match node {
        Node::Text(text) => format!("{:?}", text.replace("\r\n", "\n")),
        Node::List(list) => format!("{:?}", list.iter().map(|(item, _)| self::node(item)).collect::<Vec<_>>()),
        Node::Table(items) => format!("{:?}", flat(items)),
    }
}

/// A table as rows of `column: cell`; the first column of a series is told apart.
fn cells(table: &table::Table) -> Vec<String> {
    let first = table.header.first().map(|cell| cell.text.as_str()).filter(|name| FIRST_COLUMNS.contains(name));
    let row = |row: &Vec<table::Cell>| {
        let mut said: Vec<_> = table.header.iter().zip(row).map(|(head, cell)| (&head.text, &cell.text)).collect();
        said.sort();
        format!("{first:?} {said:?}")
    };
    let mut said: Vec<String> = std::iter::once(&table.header).chain(&table.rows).map(row).collect();
    said.sort();
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two texts say the same, so that the one may stand in place of the other.
    fn same(form: Form, one: &str, other: &str) -> bool {
        let mut sources = Sources::default();
        let file = sources.add("x", "");
        let read = |text: &str| meaning(form, text, file, &mut Report::default());
        let one = read(one);
        one.is_some() && one == read(other)
    }

    #[test]
    fn a_change_of_meaning_is_seen_and_a_change_of_form_is_none() {
        let text = "a = \"1 %\" # why\nb = [\"x\", \"y\"]\n[c.d]\ne = 1\nf = 2\n";
        let toml = |from: &str, to: &str| same(Form::Toml, text, &text.replace(from, to));
        for (from, to) in
            [("# why", "  # why"), ("[c.d]", "\n[ c . d ]"), ("e = 1\nf = 2", "f=2\ne=1"), ("\"1 %\"", "'1 %'")]
        {
            assert!(toml(from, to), "{to}");
        }
        for (from, to) in [
            ("# why", ""),
            ("1 %", "1  %"),
            ("\"x\", \"y\"", "\"y\", \"x\""),
            ("f = 2", ""),
            ("e = 1", "e = 1.0"),
            ("[c.d]", "[c]"),
        ] {
            assert!(!toml(from, to), "{to}");
        }
        let text = "# of whom\nyear,a,b\n2024,1,2\n2025,3,4\n";
        let csv = |from: &str, to: &str| same(Form::Csv, text, &text.replace(from, to));
        for (from, to) in [("2024,1,2\n2025,3,4", "2025, 3 ,\"4\"\n2024,1,2"), ("year,a,b", "year,a,b,,")] {
            assert!(csv(from, to), "{to}");
        }
        for (from, to) in
            [("1,2", "2,1"), ("# of whom\n", ""), ("3,4", "3,4.0"), ("year,a,b", "year,b,a"), ("2025,3,4\n", "")]
        {
            assert!(!csv(from, to), "{to}");
        }
        assert!(!same(Form::Csv, "year,month\n1,2\n", "month,year\n2,1\n"), "which column is first counts in a series");
    }
}
