//! TOML as a tree of texts with places. The only file that names the TOML parser.

use toml::de::{DeTable, DeValue};

use crate::quantity::{Diagnostic, FileId, Place, Report};

/// One `key = value`.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) key: String,
    pub(super) key_place: Place,
    pub(super) value: Node,
    pub(super) place: Place,
}

/// A value: numbers, dates and switches are kept as the text that stands in the file.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Text(String),
    List(Vec<(Node, Place)>),
    Table(Vec<Item>),
}

impl Node {
    /// What it is, for people.
    pub(super) fn what(&self) -> &'static str {
        match self {
            Node::Text(_) => "a value",
            Node::List(_) => "a list",
            Node::Table(_) => "a table",
        }
    }
}

/// Tables may stand this deep in each other; no file of ours needs more than three.
const DEPTH_MAX: usize = 60;

/// More syntax errors of one file follow from the first, or it is no TOML at all.
const ERRORS_MAX: usize = 5;

/// Parses a whole file. Its first syntax errors go to the report; what could be read is returned all the same, and whether
/// that is all.
pub(super) fn parse(text: &str, file: FileId, report: &mut Report) -> (Vec<Item>, bool) {
    if let Some(at) = too_deep(text) {
        let place = Place::Span { file, start: at as u32, end: at as u32 + 1 };
        report.push(Diagnostic::error(place, "the tables are nested too deep").expected("kind.id.field, three deep"));
        return (Vec::new(), false);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let place = |error: &toml::de::Error| {
        let span = error.span().unwrap_or(0..0);
        Place::Span { file, start: span.start as u32, end: span.end as u32 }
    };
    // After a bracket that is never closed all that follows is read as part of a list: the first error says it.
    if let (Some(first), true) = (errors.first(), errors.iter().any(|error| error.message().starts_with("unclosed"))) {
        let problem = Diagnostic::error(place(first), format!("not valid TOML: {}", first.message()));
        report.push(problem.hint(match first.message().starts_with("unclosed table") {
            true => "close the bracket on its line; an id has no blanks, as [hubs.port-city]",
            false => "a bracket or quotation mark is opened before here and not closed",
        }));
        return (Vec::new(), false);
    }
    let found = items(table.get_ref(), text, file);
    for error in errors.iter().take(ERRORS_MAX) {
        let at = error.span().unwrap_or(0..0);
        let key = text.get(at.clone()).filter(|_| error.message() == "duplicate key");
        report.push(match key.map(|key| (key, first_of(&found, text, file, at.start, key))) {
            Some((key, first)) => {
                let problem = Diagnostic::error(place(error), format!("`{key}` stands twice"));
                let listed = at.start >= 2 && text.get(at.start - 2..at.start) == Some("[[");
                let problem = problem.hint(if listed {
                    format!("write [{key}.some-id], with one bracket, if each has an id")
                } else {
                    "keep one of the two".to_owned()
                });
                first.into_iter().fold(problem, |problem, first| problem.also(first, "first here"))
            }
            None => {
                let problem = Diagnostic::error(place(error), format!("not valid TOML: {}", error.message()));
                let quoted = text.get(at).is_some_and(|text| text.contains(['“', '”', '„', '‘', '’', '«', '»']));
                if quoted { problem.hint("write plain quotation marks: \"") } else { problem }
            }
        });
    }
    (found, errors.is_empty())
}

/// A whole file as it stands, or its first error.
pub(super) fn plain(text: &str, file: FileId) -> Result<super::Plain, Diagnostic> {
    if let Some(at) = too_deep(text) {
        let place = Place::Span { file, start: at as u32, end: at as u32 + 1 };
        return Err(Diagnostic::error(place, "the tables are nested too deep"));
    }
    toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        let place = Place::Span { file, start: span.start as u32, end: span.end as u32 };
        Diagnostic::error(place, format!("not valid TOML: {}", error.message()))
    })
}

/// Where the key that stands again at byte `at` stood first: a header as the same line above, any other key in the same
/// table, which the nearest header names.
fn first_of(items: &[Item], text: &str, file: FileId, at: usize, key: &str) -> Option<Place> {
    let before = text.get(..at)?;
    let begin = before.rfind('\n').map_or(0, |n| n + 1);
    let is_header = |line: &str| line.trim_start().starts_with('[');
    if is_header(&text[begin..]) {
        let line = text[begin..].lines().next()?;
        let found = text[..begin].find(&format!("{}\n", line.trim_end()))? + (at - begin);
        return Some(Place::Span { file, start: found as u32, end: (found + key.len()) as u32 });
    }
    let header = before.lines().rev().find(|line| is_header(line)).unwrap_or("");
    let names = header.trim().trim_matches(['[', ']']).split('.').map(|name| name.trim().trim_matches('"'));
    let mut table = items;
    for name in names.filter(|name| !name.is_empty()) {
        match &table.iter().find(|item| item.key == name)?.value {
            Node::Table(inner) => table = inner,
            Node::Text(_) | Node::List(_) => return None,
        }
    }
    table.iter().find(|item| item.key == key.trim_matches('"')).map(|item| item.key_place.clone())
}

/// The byte where a line goes deeper than any file of ours: the parser recurses once a level. Brackets on lines of their
/// own it counts itself.
fn too_deep(text: &str) -> Option<usize> {
    let (mut dots, mut brackets, mut before) = (0_usize, 0_usize, b' ');
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'.' if before != b'.' => dots += 1,
            b'[' | b'{' => (dots, brackets) = (0, brackets + 1),
            b']' | b'}' => (dots, brackets) = (0, brackets.saturating_sub(1)),
            b'\n' => (dots, brackets) = (0, 0),
            b'=' | b',' | b'#' => dots = 0,
            _ => {}
        }
        if dots > DEPTH_MAX || brackets > DEPTH_MAX {
            return Some(at);
        }
        before = byte;
    }
    None
}

fn items(table: &DeTable<'_>, text: &str, file: FileId) -> Vec<Item> {
    let place = |span: std::ops::Range<usize>| Place::Span { file, start: span.start as u32, end: span.end as u32 };
    let mut items: Vec<Item> = table
        .iter()
        // What the parser could not read is empty, and in the report already.
        .filter(|(_, value)| !value.span().is_empty())
        .map(|(key, value)| Item {
            key: key.get_ref().to_string(),
            key_place: place(key.span()),
            place: place(value.span()),
            value: node(value.get_ref(), value.span(), text, file),
        })
        .collect();
    items.sort_by(|a, b| a.key_place.cmp(&b.key_place));
    items
}

fn node(value: &DeValue<'_>, span: std::ops::Range<usize>, text: &str, file: FileId) -> Node {
    match value {
        DeValue::String(text) => Node::Text(text.to_string()),
        DeValue::Table(table) => Node::Table(items(table, text, file)),
        DeValue::Array(array) => Node::List(
            array
                .iter()
                .map(|item| {
                    let place = Place::Span { file, start: item.span().start as u32, end: item.span().end as u32 };
                    (node(item.get_ref(), item.span(), text, file), place)
                })
                .collect(),
        ),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            Node::Text(text.get(span).unwrap_or_default().to_owned())
        }
    }
}
