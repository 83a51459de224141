//! A file of cases, or of one case.

use std::path::Path;

use serde_json::Value;

use super::{Complaint, Question, fields::Fields, kinds::Kind, phase::caution, teller::Teller, tolerance::tolerance};
use crate::{
    quantity::{Diagnostic, FileId, Place, Report, Severity, Sources, nearest},
    scenario::{Files, Plain, plain},
};

/// A case that can be answered.
#[derive(Debug)]
pub struct Case {
    /// Its id, else the file's name.
    pub id: String,
    /// What it asks.
    pub kind: Kind,
    /// What was expected, if the file says so.
    pub expected: Option<Plain>,
    /// How near is near enough.
    pub tolerance: Option<Plain>,
    /// The answer, under the keys of `expected`.
    pub answer: Value,
    /// Whether the file is this one case.
    pub alone: bool,
}

/// Keys of a file of cases beside `cases`.
const HEADER: [&str; 7] = ["cases", "version", "units", "conventions", "generated", "note", "source"];

/// Keys of a case.
const KEYS: [&str; 9] =
    ["id", "kind", "copy_into_project", "description", "inputs", "expected", "tolerance", "source", "note"];

/// Reads a file and answers its cases; all problems at once.
pub fn read(path: &Path, disk: &dyn Files, sources: &mut Sources, report: &mut Report) -> Vec<Case> {
    let Some((value, file)) = plain(path, disk, sources, report) else { return Vec::new() };
    let text = sources.get(file).text.clone();
    let name = path.file_stem().map_or_else(|| "1".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let Some(list) = value.get("cases") else {
        return one(&value, &name, file, &text, 0, report)
            .map(|case| Case { alone: true, ..case })
            .into_iter()
            .collect();
    };
    strays(&value, &HEADER, file, &text, report);
    let Plain::List(items) = list else {
        report.push(Diagnostic::error(Place::File(file), format!("`cases` = {} is no list", list.show())));
        return Vec::new();
    };
    if items.is_empty() {
        report.push(Diagnostic::error(Place::File(file), "the list of cases is empty"));
    }
    let mut seen = std::collections::BTreeSet::new();
    let mut start = 0;
    let mut cases = Vec::new();
    for (n, item) in items.iter().enumerate() {
        let named = match item.get("id") {
            Some(Plain::Text(id)) => Some(id.clone()),
            _ => None,
        };
        // Where the case begins, so that a key is looked for in the right one.
        let found = named.as_ref().and_then(|id| text.get(start..)?.find(&format!("\"{id}\"")));
        start += found.unwrap_or(0);
        let id = named.unwrap_or_else(|| format!("{}", n + 1));
        if !seen.insert(id.clone()) {
            report.push(Diagnostic::error(Place::File(file), format!("case {id} stands twice")));
        }
        cases.extend(one(item, &id, file, &text, start, report));
    }
    cases
}

fn strays(value: &Plain, known: &[&str], file: FileId, text: &str, report: &mut Report) {
    let Plain::Table(items) = value else { return };
    for (key, _) in items.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
        let at = text.find(key.as_str()).unwrap_or(0) as u32;
        let place = Place::Span { file, start: at, end: at + key.len() as u32 };
        let mut problem = Diagnostic::error(place, format!("`{key}` is not known here")).expected(known.join(", "));
        problem.hint = nearest(key, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        report.push(problem);
    }
}

fn one(value: &Plain, name: &str, file: FileId, text: &str, start: usize, report: &mut Report) -> Option<Case> {
    let id = match value.get("id") {
        Some(Plain::Text(id)) => id.clone(),
        _ => name.to_owned(),
    };
    let mut tell = Teller { file, text, case: id.clone(), start, report: Report::default() };
    let read = question(value, &mut tell);
    let answered = read.and_then(|(kind, question)| match question.answer() {
        Ok(answer) => {
            if let Some(caution) = caution(question.as_ref(), &answer) {
                let problem = tell.problem("inputs", &caution);
                tell.report.push(Diagnostic { severity: Severity::Warning, ..problem });
            }
            Some((kind, answer))
        }
        Err(complaints) => {
            complaints.0.into_iter().for_each(|complaint| {
                let problem = told(&tell, value.get("inputs"), complaint);
                tell.report.push(problem);
            });
            None
        }
    });
    report.append(tell.report);
    let (kind, answer) = answered?;
    let (expected, tolerance) = (value.get("expected").cloned(), value.get("tolerance").cloned());
    Some(Case { id, kind, expected, tolerance, answer, alone: false })
}

/// The question of a case, if nothing is wrong with its form and numbers.
fn question<'a>(value: &'a Plain, tell: &mut Teller<'a>) -> Option<(Kind, Box<dyn Question>)> {
    let Plain::Table(items) = value else {
        let problem =
            tell.problem("", &format!("{} is no case", value.show())).expected("a table with kind and inputs");
        tell.report.push(problem);
        return None;
    };
    for (key, _) in items.iter().filter(|(key, _)| !KEYS.contains(&key.as_str())) {
        let mut problem = tell.problem(key, &format!("{key} is not known")).expected(KEYS.join(", "));
        problem.hint = nearest(key, KEYS).map(|near| format!("did you mean `{near}`?"));
        tell.report.push(problem);
    }
    tolerance(value, tell);
    let kind = kind(value, tell);
    let Some(inputs) = value.get("inputs") else {
        let problem = tell.problem("inputs", "inputs is missing").expected("a table of numbers in SI");
        tell.report.push(problem);
        return None;
    };
    let kind = kind?;
    let mut fields = Fields::new(inputs, "inputs", tell);
    let question = kind.read(&mut fields);
    fields.end();
    question.filter(|_| !tell.report.has_errors()).map(|question| (kind, question))
}

fn kind(value: &Plain, tell: &mut Teller<'_>) -> Option<Kind> {
    let names = || Kind::ALL.map(Kind::name);
    let (message, hint) = match value.get("kind") {
        Some(Plain::Text(name)) => match Kind::named(name) {
            Some(kind) => return Some(kind),
            None => {
                let near = nearest(name, names()).map(|near| format!("did you mean `{near}`?"));
                (format!("kind = \"{name}\" is not known"), near)
            }
        },
        Some(other) => (format!("kind = {} is no text", other.show()), None),
        None => ("kind is missing".to_owned(), None),
    };
    let mut problem = tell.problem("kind", &message).expected(names().join(", "));
    problem.hint = hint;
    tell.report.push(problem);
    None
}

fn told(tell: &Teller<'_>, inputs: Option<&Plain>, complaint: Complaint) -> Diagnostic {
    let said = complaint.number.and_then(|number| saying(inputs?, number, "inputs"));
    let mut problem = match (complaint.field, said) {
        (Some(field), _) => {
            let path = format!("inputs.{field}");
            tell.problem(&path, &format!("{path} = {}: {}", complaint.value, complaint.why))
        }
        (None, Some(path)) => tell.problem(&path, &format!("{path}: {}", complaint.why)),
        (None, None) => tell.problem("inputs", &complaint.why),
    };
    problem.expected = complaint.expected;
    problem
}

/// The path of the first field of a table that says a number.
fn saying(value: &Plain, number: f64, path: &str) -> Option<String> {
    match value {
        Plain::Number(found) => (*found == number).then(|| path.to_owned()),
        Plain::Table(items) => items.iter().find_map(|(key, value)| saying(value, number, &format!("{path}.{key}"))),
        Plain::List(items) => {
            items.iter().enumerate().find_map(|(n, value)| saying(value, number, &format!("{path}[{n}]")))
        }
        _ => None,
    }
}
