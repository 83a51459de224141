//! Reading the fields of one object, with all that is wrong collected.

use serde_json::{Map, Value};

use crate::quantity::nearest;

/// One object of a case and where it stands, as `inputs.edges[3]`.
pub(super) struct Fields<'a> {
    place: String,
    map: &'a Map<String, Value>,
}

/// A range that a number must lie in: lowest and highest, with the unit.
pub(super) type Range = (f64, f64, &'static str);

impl<'a> Fields<'a> {
    /// The object, if it is one and knows only these keys.
    pub(super) fn new(place: String, value: &'a Value, known: &[&str], problems: &mut Vec<String>) -> Option<Self> {
        let Value::Object(map) = value else {
            problems.push(format!("{place}: found {}, expected an object", found(value)));
            return None;
        };
        for key in map.keys().filter(|key| !known.contains(&key.as_str())) {
            let near = nearest(key, known.iter().copied());
            let hint = near.map_or_else(|| format!("known: {}", known.join(", ")), |near| format!("nearest: {near}"));
            problems.push(format!("{place}.{key}: no such field; {hint}"));
        }
        Some(Self { place, map })
    }

    pub(super) fn place(&self, key: &str) -> String {
        format!("{}.{key}", self.place)
    }

    /// The value of a key; none where it is null or not there.
    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    /// A number in its range, where one is given.
    pub(super) fn number(&self, key: &str, range: Range, problems: &mut Vec<String>) -> Option<f64> {
        let value = self.get(key)?;
        let (low, high, unit) = range;
        match value.as_f64() {
            Some(number) if number >= low && number <= high => Some(number),
            _ => {
                let found = found(value);
                problems.push(format!("{}: found {found}, expected {low} to {high} {unit}", self.place(key)));
                None
            }
        }
    }

    /// A number that must be there.
    pub(super) fn need(&self, key: &str, range: Range, problems: &mut Vec<String>) -> f64 {
        if self.get(key).is_none() {
            problems.push(format!("{}: missing, expected {} to {} {}", self.place(key), range.0, range.1, range.2));
        }
        self.number(key, range, problems).unwrap_or(f64::NAN)
    }

    /// A text; a whole number counts as one, for names like `12`.
    pub(super) fn text(&self, key: &str, problems: &mut Vec<String>) -> String {
        match self.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) if number.is_i64() || number.is_u64() => number.to_string(),
            other => {
                let found = other.map_or_else(|| "nothing".to_owned(), found);
                problems.push(format!("{}: found {found}, expected a name", self.place(key)));
                String::new()
            }
        }
    }

    /// One of some words, where one is given.
    pub(super) fn word<T: Copy>(&self, key: &str, words: &[(&str, T)], problems: &mut Vec<String>) -> Option<T> {
        let value = self.get(key)?;
        let text = value.as_str().unwrap_or_default();
        let known = words.iter().find(|(word, _)| *word == text).map(|&(_, meaning)| meaning);
        if known.is_none() {
            let all: Vec<&str> = words.iter().map(|&(word, _)| word).collect();
            let hint = nearest(text, all.iter().copied()).map_or(String::new(), |near| format!("; nearest: {near}"));
            let (place, found) = (self.place(key), found(value));
            problems.push(format!("{place}: found {found}, expected one of {}{hint}", all.join(", ")));
        }
        known
    }

    /// A list, which must be there.
    pub(super) fn list(&self, key: &str, problems: &mut Vec<String>) -> &'a [Value] {
        match self.get(key) {
            Some(Value::Array(list)) => list,
            other => {
                let found = other.map_or_else(|| "nothing".to_owned(), found);
                problems.push(format!("{}: found {found}, expected a list", self.place(key)));
                &[]
            }
        }
    }
}

/// A value as a person would see it, cut short.
pub(super) fn found(value: &Value) -> String {
    match value {
        Value::Array(list) => format!("a list of {}", list.len()),
        Value::Object(_) => "an object".to_owned(),
        Value::String(text) => format!("{:?}", text.chars().take(60).collect::<String>()),
        other => other.to_string(),
    }
}
