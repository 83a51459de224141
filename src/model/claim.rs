//! Statements somebody made, as tests of a run.
//!
//! A claim names a result, a span of years and a bound: a number with its unit, or a multiple of what another scenario
//! gives. Numbers are kept as results are counted: PJ a year, PJ, real USD/GJ, a fraction, months on the time line.

use super::{kinds::Project, metric::Asked};
use crate::quantity::{Id, Place};

/// A statement as a test.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its id, by which a child scenario may change it.
    pub id: String,
    /// The statement in words.
    pub says: String,
    /// Which result it is about.
    pub metric: Asked,
    /// The result as written.
    pub written: String,
    /// The years it speaks of, both included; the mean over them counts. A date has none.
    pub years: Option<(i32, i32)>,
    /// What must hold.
    pub test: Test,
    /// The projects it credits: without them, what would supply lack? Empty where the result names none.
    pub projects: Vec<Id<Project>>,
    /// Who said it.
    pub source: String,
    /// When.
    pub date: String,
    /// What a reader should know of how it is read.
    pub note: String,
    /// Where it stands.
    pub place: Place,
}

/// What must hold of the result.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// It is that much or more.
    AtLeast(Bound),
    /// It is that much or less.
    AtMost(Bound),
    /// It lies within a share of that much on either side.
    About(Bound, f64),
}

/// How much.
#[derive(Debug, Clone, PartialEq)]
pub enum Bound {
    /// A number.
    Number {
        /// As written, with its unit.
        written: String,
        /// As results are counted.
        value: f64,
    },
    /// A multiple of what another scenario gives.
    Times {
        /// How many times.
        factor: f64,
        /// The file of the other scenario, as seen from where the programme runs.
        of: String,
        /// The result of the other scenario, where it is not the same one.
        metric: Option<Asked>,
    },
}

impl Test {
    /// How much.
    pub fn bound(&self) -> &Bound {
        match self {
            Self::AtLeast(bound) | Self::AtMost(bound) | Self::About(bound, _) => bound,
        }
    }

    /// The key in files.
    pub fn key(&self) -> &'static str {
        match self {
            Self::AtLeast(_) => "at_least",
            Self::AtMost(_) => "at_most",
            Self::About(..) => "about",
        }
    }

    /// Whether a value meets it, where so much is required; and by how much, in the measure of the value (negative: it
    /// fails by that).
    pub fn judge(&self, value: f64, required: f64) -> (bool, f64) {
        let margin = match self {
            Self::AtLeast(_) => value - required,
            Self::AtMost(_) => required - value,
            Self::About(_, within) => within * required.abs() - (value - required).abs(),
        };
        // What differs by rounding only is met.
        (margin >= -1e-9 * required.abs().max(value.abs()), margin)
    }
}
