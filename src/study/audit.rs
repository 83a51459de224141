//! What the numbers of a scenario stand on: those without a source, with one source only, older than a date, of low confidence,
//! outside the range that reports give; and projects whose announced dates slipped.
//!
//! An assumption that says so is no missing source. A number counts where it is used: what a stronger layer hides is not audited.

use crate::{
    model::{Entry, Evidence, Model, Rank, Shape},
    quantity::{Place, parse, parse_date},
};

/// What is to be said of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weakness {
    /// Nobody is named.
    NoSource,
    /// An assumption of whoever wrote the file.
    Assumption,
    /// One source only.
    OneSource,
    /// The source is older than the date asked for.
    Old,
    /// Its own file says that it is of low confidence.
    LowConfidence,
    /// It lies outside the low and high that stand beside it.
    OutsideRange,
}

impl Weakness {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 6] =
        [Self::NoSource, Self::Assumption, Self::OneSource, Self::Old, Self::LowConfidence, Self::OutsideRange];

    /// In tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::NoSource => "no source",
            Self::Assumption => "assumption",
            Self::OneSource => "one source",
            Self::Old => "old",
            Self::LowConfidence => "low confidence",
            Self::OutsideRange => "outside its range",
        }
    }
}

/// One number and what is to be said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The path.
    pub path: String,
    /// What is to be said.
    pub weakness: Weakness,
    /// As written.
    pub value: String,
    /// The source, the date, the range: what the finding rests on.
    pub detail: String,
    /// Where the number stands.
    pub place: Place,
}

/// All findings, by path. `before` is a month on the time line: sources that are older are told.
pub fn audit(model: &Model, before: Option<f64>) -> Vec<Finding> {
    let numbers = model.paths.iter().filter(|(_, entry)| entry.attribute.shape.is_value() && !entry.is_scale);
    numbers.flat_map(|(path, entry)| of_entry(model, path, entry, before)).collect()
}

fn of_entry(model: &Model, path: &str, entry: &Entry, before: Option<f64>) -> Vec<Finding> {
    let Some(layer) = entry.origin(entry.slots.len().saturating_sub(1)) else { return Vec::new() };
    // The default of a field and the choice of a scenario are explained where they stand.
    if layer.rank == Rank::Default || matches!(entry.attribute.shape, Shape::Switch) {
        return Vec::new();
    }
    let finding = |weakness: Weakness, detail: String| Finding {
        path: path.to_owned(),
        weakness,
        value: entry.written(0).to_owned(),
        detail,
        place: entry.place_of(layer, 0),
    };
    let mut found = Vec::new();
    match layer.evidence.as_ref().filter(|evidence| !evidence.source.is_empty()) {
        None => found.push(finding(Weakness::NoSource, String::new())),
        Some(evidence) => found.extend(of_evidence(evidence, before).into_iter().map(|(w, d)| finding(w, d))),
    }
    found.extend(outside(model, entry).map(|detail| finding(Weakness::OutsideRange, detail)));
    found
}

fn of_evidence(evidence: &Evidence, before: Option<f64>) -> Vec<(Weakness, String)> {
    let Evidence { source, as_of, confidence, .. } = evidence;
    let mut found = Vec::new();
    let assumed = ["assumption", "general knowledge", "convention"].iter().any(|word| source.contains(word));
    if assumed {
        found.push((Weakness::Assumption, source.clone()));
    } else if !source.contains(';') {
        found.push((Weakness::OneSource, source.clone()));
    }
    // What only bears a year may be as young as its last month.
    let last = |text: &str| parse_date(text).ok().map(|month| if text.len() == 4 { month + 12.0 } else { month + 1.0 });
    if before.zip(last(as_of)).is_some_and(|(before, last)| last <= before) {
        found.push((Weakness::Old, format!("as of {as_of}")));
    }
    if confidence == "low" {
        found.push((Weakness::LowConfidence, source.clone()));
    }
    found
}

/// Whether the number that holds lies outside the range that stands beside the base.
fn outside(model: &Model, entry: &Entry) -> Option<String> {
    let spread = entry.layers.iter().rev().find_map(|layer| layer.spread.as_ref())?;
    let dim = entry.attribute.shape.dim()?;
    let (low, high) = (parse(&spread.low, dim).ok()?, parse(&spread.high, dim).ok()?);
    let slot = entry.slots.start;
    let (x, basis) = (model.values.slot(slot), model.values.basis(slot));
    // Written on another basis, the two cannot be laid beside each other here.
    let comparable = basis == low.basis && basis == high.basis;
    let rounding = 1e-9 * x.abs();
    let off = x < low.si - rounding || x > high.si + rounding;
    (comparable && off).then(|| format!("range {} to {}", spread.low, spread.high))
}
