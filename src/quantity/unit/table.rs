//! The table of units as people read it: every name, its factor and where that is defined.

use super::atoms::{ATOMS, Atom};

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownUnit {
    /// How it should be written.
    pub symbol: &'static str,
    /// Other ways that are read.
    pub also: &'static [&'static str],
    /// What may stand before it, with its power of ten.
    pub prefixes: &'static [(&'static str, f64)],
    /// What it measures, in words.
    pub measures: String,
    /// SI units in one of it.
    pub factor: f64,
    /// Where the factor is defined.
    pub source: &'static str,
}

/// Every unit that is not composed of others, in the order of the table.
pub fn known_units() -> impl Iterator<Item = KnownUnit> {
    ATOMS.iter().map(row)
}

fn row(atom: &Atom) -> KnownUnit {
    let (symbol, also) = atom.names.split_first().unwrap_or((&"", &[]));
    let (prefixes, source) = (atom.prefixes, atom.source);
    let factor = atom.numerator / atom.denominator;
    KnownUnit { symbol, also, prefixes, measures: atom.dimensions.words(), factor, source }
}
