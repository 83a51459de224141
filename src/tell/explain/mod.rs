//! Where a number comes from, as a tree: for a value its layers, place, range and source; for a result its formula with the
//! values in it, the assets behind it, what binds, down to the inputs.

mod inputs;
mod limit;
mod result;

use serde::Serialize;

use super::{Names, figure::Measures};
use crate::{
    model::{Model, metric::Asked},
    quantity::Sources,
    simulate::Compiled,
    study::Worth,
};

pub use inputs::value;
pub use result::result;

/// One line of the tree and what stands behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Node {
    /// What it is.
    pub what: String,
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// How it comes about, or what should be known of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// File and line, or row and column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What stands behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Node>,
}

impl Node {
    fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), ..Self::default() }
    }
    fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
    fn how(mut self, how: impl Into<String>) -> Self {
        self.how = Some(how.into());
        self
    }
    fn place(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into()).filter(|place| !place.is_empty());
        self
    }
    fn from(mut self, nodes: impl IntoIterator<Item = Node>) -> Self {
        self.from.extend(nodes);
        self
    }

    /// The tree as a person reads it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.lines("", "", &mut text);
        text
    }

    fn lines(&self, first: &str, rest: &str, text: &mut String) {
        let value = self.value.as_ref().map_or_else(String::new, |value| format!(" = {value}"));
        let place = self.place.as_ref().map_or_else(String::new, |place| format!("  ({place})"));
        text.push_str(&format!("{first}{}{value}{place}\n", self.what));
        let bar = if self.from.is_empty() { "    " } else { "│   " };
        if let Some(how) = &self.how {
            text.push_str(&format!("{rest}{bar}{how}\n"));
        }
        for (n, node) in self.from.iter().enumerate() {
            let (branch, below) =
                if n + 1 == self.from.len() { ("└── ", "    ") } else { ("├── ", "│   ") };
            node.lines(&format!("{rest}{branch}"), &format!("{rest}{below}"), text);
        }
    }
}

/// A scenario whose numbers are explained.
#[derive(Clone, Copy)]
pub struct Explained<'a> {
    /// The scenario.
    pub model: &'a Model,
    /// The texts it was read from.
    pub sources: &'a Sources,
    /// How results are told.
    pub measures: Measures<'a>,
    /// The scenario ready to be run, where a result is explained.
    pub compiled: Option<&'a Compiled>,
}

impl<'a> Explained<'a> {
    fn names(self) -> Names<'a> {
        Names(&self.model.structure)
    }
}

/// A result that was asked for: as written, what it means, and the run it is read off.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// As written.
    pub written: &'a str,
    /// What is asked.
    pub asked: &'a Asked,
    /// The run.
    pub worth: Worth<'a>,
    /// The year where the text names none.
    pub year: i32,
}
