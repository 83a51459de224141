//! TOML as a tree of texts with places. The only file that names the TOML parser.

use toml::de::{DeTable, DeValue};

use crate::quantity::{Diagnostic, FileId, Place, Report};

/// One `key = value`.
pub(super) struct Item {
    pub(super) key: String,
    pub(super) key_place: Place,
    pub(super) value: Node,
    pub(super) place: Place,
}

/// A value: numbers, dates and switches are kept as the text that stands in the file.
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

/// Parses a whole file. All syntax errors go to the report; what could be read is returned all the same, and whether
/// that is all.
pub(super) fn parse(text: &str, file: FileId, report: &mut Report) -> (Vec<Item>, bool) {
    if let Some(at) = too_deep(text) {
        let place = Place::Span { file, start: at as u32, end: at as u32 + 1 };
        report.push(Diagnostic::error(place, "the tables are nested too deep").expected("kind.id.field, three deep"));
        return (Vec::new(), false);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let whole = errors.is_empty();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let place = Place::Span { file, start: span.start as u32, end: span.end as u32 };
        report.push(Diagnostic::error(place, format!("not valid TOML: {}", error.message())));
    }
    (items(table.get_ref(), text, file), whole)
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
