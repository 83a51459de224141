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

/// Parses a whole file. All syntax errors go to the report; what could be read is returned all the same.
pub(super) fn parse(text: &str, file: FileId, report: &mut Report) -> Vec<Item> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let place = Place::Span { file, start: span.start as u32, end: span.end as u32 };
        report.push(Diagnostic::error(place, format!("not valid TOML: {}", error.message())));
    }
    items(table.get_ref(), text, file)
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
