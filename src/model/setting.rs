//! What was written, before it means anything: a path, a text, a place and a rank.
//!
//! Each file becomes a list of settings. Inheritance is concatenation and one stable sort by rank.

use std::cmp::Reverse;

use super::spread::Spread;
use crate::quantity::{Month, Place};

/// Who says it. The order of priority is the order of this enum, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The programme.
    Default,
    /// `system.toml`, the base column of a table of assumptions, a series.
    Base,
    /// The low or high column of a table of assumptions.
    Case,
    /// A scenario, by its distance from the file that is run: 0 is that file, 1 its parent.
    Scenario(Reverse<u16>),
    /// A step of a study.
    Study,
    /// `--set`.
    Flag,
}

/// A period of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A calendar year.
    Year(i32),
    /// A month of a year.
    Month(Month),
}

/// The periods a setting writes, both ends included: `@2030`, `@2030..2035`, `@2026-03..2026-08`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periods {
    /// The first.
    pub from: Period,
    /// The last.
    pub until: Period,
}

/// One cell of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesCell {
    /// When.
    pub period: Period,
    /// The number as text; the unit stands in the header of the column.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// What holds after the last row of a series.
#[derive(Debug, Clone, PartialEq)]
pub enum Beyond {
    /// The last value.
    Hold,
    /// The last value, changed by this share a year.
    Change(f64),
}

/// A column of a series file.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The unit in the header, empty for plain numbers.
    pub unit: String,
    /// The cells, in order of time.
    pub cells: Vec<SeriesCell>,
    /// What holds after the last, where the file says so.
    pub beyond: Option<Beyond>,
}

/// A value as written.
#[derive(Debug, Clone, PartialEq)]
pub enum Written {
    /// A text.
    Text(String),
    /// A list of texts (ids).
    List(Vec<(String, Place)>),
    /// A column of a series file.
    Series(Series),
    /// Something that cannot be read; that is in the report already, so that nobody need call it missing.
    Unreadable,
}

/// Who says so, and how well attested it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Source.
    pub source: String,
    /// The date of the source.
    pub as_of: String,
    /// `high`, `medium` or `low`.
    pub confidence: String,
    /// A remark.
    pub note: String,
}

/// One thing that a file or a flag says.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// `kind.id.field`, or `kind.field` of a single kind; also `....scale` of a series.
    pub path: String,
    /// Which periods, where it says so.
    pub periods: Option<Periods>,
    /// What.
    pub written: Written,
    /// Where the value stands.
    pub place: Place,
    /// Where the path stands: a name that is unknown is shown there.
    pub named: Place,
    /// Who.
    pub rank: Rank,
    /// The range that goes with it; boxed, as the source is, because most of some thousand settings have neither.
    pub spread: Option<Box<Spread>>,
    /// The source that goes with it.
    pub evidence: Option<Box<Evidence>>,
}

impl Setting {
    /// A plain setting of a text.
    pub fn text(path: impl Into<String>, text: impl Into<String>, place: Place, rank: Rank) -> Self {
        Self {
            path: path.into(),
            periods: None,
            written: Written::Text(text.into()),
            named: place.clone(),
            place,
            rank,
            spread: None,
            evidence: None,
        }
    }
}

/// An asset that a file brings into being.
#[derive(Debug, Clone, PartialEq)]
pub struct Declaration {
    /// `pipelines`.
    pub kind: String,
    /// `tapi-herat`.
    pub id: String,
    /// Where.
    pub place: Place,
    /// Who: settings of the same rank are its base values.
    pub rank: Rank,
}

/// All that files and flags say, before it is bound.
#[derive(Debug, Clone)]
pub struct Said {
    /// What exists.
    pub declarations: Vec<Declaration>,
    /// What it is worth.
    pub settings: Vec<Setting>,
    /// Whether every file could be read to its end. If not, nothing is called missing: it may stand in what was not read.
    pub complete: bool,
    /// Whether no table lies where nobody reads it. If one does, no number is called missing.
    pub has_all_tables: bool,
}

impl Said {
    /// Adds what another file said.
    pub fn append(&mut self, other: Said) {
        self.declarations.extend(other.declarations);
        self.settings.extend(other.settings);
        self.complete &= other.complete;
        self.has_all_tables &= other.has_all_tables;
    }
}

impl Default for Said {
    fn default() -> Self {
        Self { declarations: Vec::new(), settings: Vec::new(), complete: true, has_all_tables: true }
    }
}
