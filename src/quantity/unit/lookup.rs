//! From a written name to its atom: exact first, then without regard to case if only one thing can be meant.

use std::{collections::BTreeMap, sync::LazyLock};

use super::atoms::{AMBIGUOUS, ATOMS, Atom};
use crate::quantity::{QuantityError, nearest};

/// An atom with its prefix.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub(super) atom: &'static Atom,
    pub(super) prefix: &'static str,
    pub(super) power: f64,
    pub(super) name: &'static str,
}

impl Found {
    /// How it should be written.
    pub(super) fn symbol(self) -> String {
        format!("{}{}", self.prefix, self.atom.names[0])
    }
}

/// All names, and all names in lower case with the one thing each may mean.
struct Index {
    exact: BTreeMap<String, Found>,
    folded: BTreeMap<String, Option<Found>>,
}

/// The names never change, so they are spelt out once a run.
static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { exact: BTreeMap::new(), folded: BTreeMap::new() };
    for found in candidates() {
        let name = format!("{}{}", found.prefix, found.name);
        if name.chars().count() > 1 {
            let same = |other: Found| std::ptr::eq(other.atom, found.atom) && other.power == found.power;
            let meant = index.folded.entry(name.to_lowercase()).or_insert(Some(found));
            *meant = meant.filter(|other| same(*other));
        }
        index.exact.insert(name, found);
    }
    index
});

/// The atom a word means; a single letter only as it is spelt.
pub(super) fn atom(word: &str, whole: &str) -> Result<Found, QuantityError> {
    if let Some(found) = INDEX.exact.get(word) {
        return Ok(*found);
    }
    let folded = word.to_lowercase();
    if let Some((_, may_be, write)) = AMBIGUOUS.iter().find(|(names, ..)| names.contains(&folded.as_str())) {
        return Err(QuantityError::new(format!("`{word}` may be {may_be}")).hint(format!("write {write}")));
    }
    INDEX.folded.get(&folded).copied().flatten().ok_or_else(|| unknown(word, whole))
}

fn candidates() -> impl Iterator<Item = Found> {
    let bare: &'static [(&'static str, f64)] = &[("", 1.0)];
    ATOMS.iter().flat_map(move |atom| {
        let prefixes = bare.iter().chain(atom.prefixes);
        prefixes
            .flat_map(move |&(prefix, power)| atom.names.iter().map(move |&name| Found { atom, prefix, power, name }))
    })
}

fn unknown(word: &str, whole: &str) -> QuantityError {
    let message = if word == whole {
        format!("`{word}` is no unit known here")
    } else {
        format!("`{word}` in `{whole}` is no unit known here")
    };
    let error = QuantityError::new(message);
    match near(word) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error,
    }
}

/// The name meant: the same letters in another order, else the nearest proper symbol, else the nearest alias.
fn near(word: &str) -> Option<String> {
    let letters = |text: &str| {
        let mut letters: Vec<_> = text.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters
    };
    let wanted = letters(word);
    let as_long = |name: &&str| name.chars().count() == wanted.len();
    let swapped = || INDEX.exact.keys().map(String::as_str).filter(as_long).filter(|name| letters(name) == wanted);
    let proper: Vec<String> = candidates().filter(|c| c.name == c.atom.names[0]).map(Found::symbol).collect();
    nearest(word, swapped())
        .or_else(|| nearest(word, proper.iter().map(String::as_str)))
        .or_else(|| nearest(word, INDEX.exact.keys().map(String::as_str)))
        .map(str::to_owned)
}
