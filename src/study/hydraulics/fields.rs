//! Reading the fields of a case: each once, each problem with the case, the field, the value and what is expected.

use std::collections::BTreeSet;

use super::{figure, quantity::Quantity, teller::Teller};
use crate::{
    quantity::{Diagnostic, Severity, nearest},
    scenario::Plain,
};

mod tables;

/// A table of a case, while it is read.
pub(super) struct Fields<'a, 'r> {
    items: &'a [(String, Plain)],
    path: String,
    asked: BTreeSet<&'static str>,
    /// Whether what was not asked for is let pass, as nothing says what should stand here.
    lenient: bool,
    pub(super) tell: &'r mut Teller<'a>,
}

impl<'a, 'r> Fields<'a, 'r> {
    /// The fields of a table that stands at a path.
    pub(super) fn new(value: &'a Plain, path: &str, tell: &'r mut Teller<'a>) -> Self {
        let items = match value {
            Plain::Table(items) => items.as_slice(),
            other => {
                let message = format!("{path} = {} is no table", other.show());
                let problem = tell.problem(path, &message);
                tell.report.push(problem);
                &[]
            }
        };
        Self { items, path: path.to_owned(), asked: BTreeSet::new(), lenient: false, tell }
    }

    /// Pushes a problem of a field.
    pub(super) fn wrong(&mut self, key: &str, what: &str, expected: Option<String>, hint: Option<String>) {
        let path = self.at(key);
        let mut problem = self.tell.problem(&path, &format!("{path} {what}"));
        problem.expected = expected;
        problem.hint = hint;
        self.tell.report.push(problem);
    }

    /// Says of a field what its reader may not expect.
    pub(super) fn caution(&mut self, key: &str, what: &str) {
        let path = self.at(key);
        let problem = self.tell.problem(&path, &format!("{path} {what}"));
        self.tell.report.push(Diagnostic { severity: Severity::Warning, ..problem });
    }

    pub(super) fn at(&self, key: &str) -> String {
        format!("{}.{key}", self.path)
    }

    /// The first of some names that stands here, with its value; `null` says that nothing does.
    pub(super) fn find(&mut self, keys: &[&'static str]) -> Option<(&'static str, &'a Plain)> {
        self.asked.extend(keys);
        let stands = |key: &&'static str| {
            let mut items = self.items.iter().filter(|item| item.1 != Plain::Nothing);
            items.find(|item| item.0 == **key).map(|item| (*key, &item.1))
        };
        keys.iter().find_map(stands)
    }

    /// Whether one of some names stands here.
    pub(super) fn has(&mut self, keys: &[&'static str]) -> bool {
        self.find(keys).is_some()
    }

    /// A number that must be there; NaN, and a problem, where it is not or is none.
    pub(super) fn number(&mut self, keys: &[&'static str], of: Quantity) -> f64 {
        match self.find(keys) {
            Some((key, value)) => self.read(key, value, of),
            None => {
                self.missing(keys, &range(of));
                f64::NAN
            }
        }
    }

    /// A number that may be left out.
    pub(super) fn optional(&mut self, keys: &[&'static str], of: Quantity) -> Option<f64> {
        self.find(keys).map(|(key, value)| self.read(key, value, of))
    }

    /// A list of numbers that must be there and not be empty.
    pub(super) fn numbers(&mut self, keys: &[&'static str], of: Quantity) -> Vec<f64> {
        match self.find(keys) {
            Some((key, Plain::List(items))) if !items.is_empty() => {
                items.iter().enumerate().map(|(n, item)| self.read(&format!("{key}[{n}]"), item, of)).collect()
            }
            Some((key, other)) => {
                self.wrong(key, &format!("= {} is no list of numbers", other.show()), Some(range(of)), None);
                Vec::new()
            }
            None => {
                self.missing(keys, &format!("a list of numbers, {}", range(of)));
                Vec::new()
            }
        }
    }

    /// Says that a field is missing.
    pub(super) fn missing(&mut self, keys: &[&'static str], expected: &str) {
        let Some(key) = keys.first() else { return };
        let path = self.path.clone();
        let problem = self.tell.problem(&path, &format!("{path}.{key} is missing")).expected(expected);
        self.tell.report.push(problem);
    }

    fn read(&mut self, key: &str, value: &Plain, of: Quantity) -> f64 {
        match value {
            Plain::Number(number) if *number >= of.low && *number <= of.high => *number,
            Plain::Number(number) => {
                let unit = if of.unit.is_empty() { String::new() } else { format!(" {}", of.unit) };
                let what = if number.is_finite() {
                    format!("= {number}{unit} is not plausible")
                } else {
                    format!("= {number} is not a finite number")
                };
                self.wrong(key, &what, Some(range(of)), (of.meant)(*number));
                f64::NAN
            }
            other => {
                let hint = match other {
                    Plain::Text(text) if text.trim().parse::<f64>().is_ok_and(f64::is_finite) => {
                        Some("write it without quotation marks".to_owned())
                    }
                    _ => None,
                };
                self.wrong(key, &format!("= {} is not a finite number", other.show()), Some(range(of)), hint);
                f64::NAN
            }
        }
    }

    /// A text that may be left out.
    pub(super) fn text(&mut self, keys: &[&'static str]) -> Option<(&'static str, &'a str)> {
        match self.find(keys)? {
            (key, Plain::Text(text)) => Some((key, text)),
            (key, other) => {
                self.wrong(key, &format!("= {} is no text", other.show()), None, None);
                None
            }
        }
    }

    /// One of some words, by how it begins; a problem where it is none of them.
    pub(super) fn choice<T: Copy>(&mut self, keys: &[&'static str], known: &[(&'static str, T)]) -> Option<T> {
        let (key, text) = self.text(keys)?;
        let lower = text.to_lowercase();
        let is_word = |rest: &str| !rest.starts_with(|c: char| c.is_alphabetic() || c == '_');
        let begins = |name: &&'static str| lower.strip_prefix(*name).is_some_and(is_word);
        if let Some(found) = known.iter().find(|(name, _)| begins(name)) {
            return Some(found.1);
        }
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        let hint = nearest(&lower, names.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        self.wrong(key, &format!("= \"{text}\" is not known"), Some(names.join(", ")), hint);
        None
    }

    /// A name that must be there.
    pub(super) fn name(&mut self, key: &'static str) -> Option<String> {
        if !self.has(&[key]) {
            self.missing(&[key], "a name");
        }
        self.text(&[key]).map(|(_, text)| text.to_owned())
    }

    /// A name or a number to call something by, that must be there.
    pub(super) fn label(&mut self, key: &'static str) -> Option<String> {
        match self.find(&[key]) {
            Some((_, Plain::Number(number))) => Some(number.to_string()),
            _ => self.name(key),
        }
    }

    /// The place in a list of names of the one that must stand here.
    pub(super) fn one_of(&mut self, key: &'static str, names: &[String]) -> Option<usize> {
        let name = self.name(key)?;
        let found = names.iter().position(|known| *known == name);
        if found.is_none() {
            let hint = nearest(&name, names.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
            self.wrong(key, &format!("= \"{name}\" is not there"), None, hint);
        }
        found
    }

    /// True or false, where it is said.
    pub(super) fn switch(&mut self, key: &'static str) -> Option<bool> {
        match self.find(&[key])? {
            (_, Plain::Switch(on)) => Some(*on),
            (_, other) => {
                self.wrong(key, &format!("= {} is neither", other.show()), Some("true or false".to_owned()), None);
                None
            }
        }
    }

    /// Lets pass what was not asked for: a problem that was told leaves open what should stand here.
    pub(super) fn ignore_rest(&mut self) {
        self.lenient = true;
    }

    /// Says what stands here and was not asked for, and what stands twice.
    pub(super) fn end(mut self) {
        let mut seen = BTreeSet::new();
        for (key, _) in self.items {
            if !seen.insert(key.as_str()) {
                self.wrong(key, "stands twice", None, Some("keep one of the two".to_owned()));
            } else if !self.lenient && !self.asked.contains(key.as_str()) {
                let near = nearest(key, self.asked.iter().copied());
                let hint = near.map(|near| format!("did you mean `{near}`?"));
                let known = self.asked.iter().copied().collect::<Vec<_>>().join(", ");
                self.wrong(key, "is not known", Some(known), hint);
            }
        }
    }
}

/// A range for people.
pub(super) fn range(of: Quantity) -> String {
    let unit = if of.unit.is_empty() { String::new() } else { format!(" {}", of.unit) };
    format!("{} to {}{unit}", figure(of.low), figure(of.high))
}
