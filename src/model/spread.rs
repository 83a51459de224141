//! The range of a value: its ends, and how likely what lies between them is.

use std::fmt;

use crate::quantity::Place;

/// The range of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// Lower bound or 10th percentile, as written; of a discrete range its lowest value.
    pub low: String,
    /// Where the lower one stands.
    pub low_place: Place,
    /// Upper bound or 90th percentile, as written; of a discrete range its highest value.
    pub high: String,
    /// Where the upper one stands.
    pub high_place: Place,
    /// What lies between.
    pub distribution: Distribution,
    /// Where that stands.
    pub distribution_place: Place,
}

/// How a number is distributed over its range.
#[derive(Debug, Clone, PartialEq)]
pub enum Distribution {
    /// Everything from low to high is equally likely.
    Uniform,
    /// Likeliest at base, falling in straight lines to low and high.
    Triangular,
    /// Likeliest at base, falling in a curve to low and high.
    Pert,
    /// Low and high are its 10th and 90th percentile.
    Normal,
    /// Its logarithm is normal; low and high are the 10th and 90th percentile.
    Lognormal,
    /// A few values, rising, each with its weight.
    Discrete(Vec<Outcome>),
}

/// One value of a discrete range.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// As written, with its unit.
    pub value: String,
    /// Its share of all weights, which add to 1.
    pub weight: f64,
}

impl Spread {
    /// The ends and what lies between, for people.
    pub fn words(&self) -> String {
        format!("{} to {}, {}", self.low, self.high, self.distribution)
    }
}

impl Distribution {
    /// Those that a word alone names.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("uniform", Self::Uniform),
        ("triangular", Self::Triangular),
        ("pert", Self::Pert),
        ("normal", Self::Normal),
        ("lognormal", Self::Lognormal),
    ];
}

impl fmt::Display for Distribution {
    /// As it stands in a table, a list with the units of its values.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Discrete(outcomes) = self else {
            return f.write_str(Self::WORDS.iter().find(|(_, known)| known == self).map_or("", |(word, _)| word));
        };
        f.write_str("discrete")?;
        outcomes.iter().try_for_each(|one| write!(f, " {}:{}%", one.value, (one.weight * 1e6).round() / 1e4))
    }
}
