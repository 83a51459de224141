//! A whole file of JSON or TOML as it stands: numbers, texts, lists and tables, in order.
//!
//! Nothing is judged here. `NaN` and infinities, which some programmes write into JSON, are read as such, so that whoever
//! asks for the number can say where it stands.

use std::{fmt, path::Path};

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Files, files, tree};
use crate::quantity::{Diagnostic, FileId, Place, Report, Sources};

/// A value of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Plain {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Switch(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Plain>),
    /// Keys and values in order; a key may stand twice.
    Table(Vec<(String, Plain)>),
}

impl Plain {
    /// The value of a key, if this is a table that has it.
    pub fn get(&self, key: &str) -> Option<&Plain> {
        match self {
            Self::Table(items) => items.iter().find(|item| item.0 == key).map(|item| &item.1),
            _ => None,
        }
    }

    /// As a person would write it, shortened.
    pub fn show(&self) -> String {
        match self {
            Self::Nothing => "null".to_owned(),
            Self::Switch(on) => on.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => format!("\"{}\"", text.chars().take(40).collect::<String>()),
            Self::List(items) => format!("a list of {}", items.len()),
            Self::Table(items) => format!("a table of {}", items.len()),
        }
    }
}

/// Reads a file, as TOML if its name ends so, else as JSON. What cannot be read goes to the report.
pub fn plain(path: &Path, disk: &dyn Files, sources: &mut Sources, report: &mut Report) -> Option<(Plain, FileId)> {
    let file = files::read_text(disk, path, None, sources, report)?;
    let text = &sources.get(file).text;
    let is_toml = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
    let read = if is_toml { tree::plain(text, file) } else { json(text, file) };
    read.map_err(|problem| report.push(problem)).ok().map(|value| (value, file))
}

fn json(text: &str, file: FileId) -> Result<Plain, Diagnostic> {
    serde_json::from_str(&quoted(text)).map_err(|error| {
        let start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let at = (start + error.column().saturating_sub(1)).min(text.len()) as u32;
        let words = error.to_string();
        let words = words.split(" at line").next().unwrap_or_default();
        Diagnostic::error(Place::Span { file, start: at, end: at + 1 }, format!("not valid JSON: {words}"))
    })
}

/// The text with each bare `NaN` and `Infinity` in quotation marks, which JSON itself does not know.
fn quoted(text: &str) -> String {
    let (mut out, mut rest, mut inside) = (String::with_capacity(text.len()), text, false);
    while let Some(c) = rest.chars().next() {
        let bare = ["-Infinity", "Infinity", "-NaN", "NaN"].into_iter().find(|word| !inside && rest.starts_with(word));
        let taken = match bare {
            Some(word) => {
                out.extend(["\"", word, "\""]);
                word.len()
            }
            None if inside && c == '\\' => {
                let two = rest.chars().take(2).map(char::len_utf8).sum();
                out.push_str(&rest[..two]);
                two
            }
            None => {
                inside ^= c == '"';
                out.push(c);
                c.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E>(self) -> Result<Plain, E> {
        Ok(Plain::Nothing)
    }
    fn visit_bool<E>(self, on: bool) -> Result<Plain, E> {
        Ok(Plain::Switch(on))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Plain, E> {
        Ok(Plain::Number(number as f64))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Plain, E> {
        Ok(Plain::Number(number as f64))
    }
    fn visit_f64<E>(self, number: f64) -> Result<Plain, E> {
        Ok(Plain::Number(number))
    }
    fn visit_str<E>(self, text: &str) -> Result<Plain, E> {
        Ok(Plain::Text(text.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Plain, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Plain::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Plain, A::Error> {
        let mut table = Vec::new();
        while let Some(item) = items.next_entry()? {
            table.push(item);
        }
        Ok(Plain::Table(table))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_json_does_not_know_are_read() {
        let read = json("{\"a\\\"NaN\": [NaN, -Infinity, 1e3], \"b\": \"NaN é\"}", FileId(0)).unwrap();
        let text = |text: &str| Plain::Text(text.to_owned());
        let list = vec![text("NaN"), text("-Infinity"), Plain::Number(1000.0)];
        assert_eq!(read, Plain::Table(vec![("a\"NaN".into(), Plain::List(list)), ("b".into(), text("NaN é"))]));
    }
}
