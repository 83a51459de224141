//! From a written name to its atom: exact first, then without regard to case if only one thing can be meant.

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

/// The atom a word means.
pub(super) fn atom(word: &str, whole: &str) -> Result<Found, QuantityError> {
    let exact = candidates().find(|c| matches(word, c, str::eq));
    if let Some(found) = exact {
        return Ok(found);
    }
    if let Some((_, may_be, write)) =
        AMBIGUOUS.iter().find(|(names, ..)| names.iter().any(|n| n.eq_ignore_ascii_case(word)))
    {
        return Err(QuantityError::new(format!("`{word}` may be {may_be}")).hint(format!("write {write}")));
    }
    let long = word.chars().count() > 1;
    let mut folded = candidates().filter(|c| long && matches(word, c, str::eq_ignore_ascii_case));
    if let Some(found) = folded.next() {
        let same = |c: Found| std::ptr::eq(c.atom, found.atom) && c.power == found.power;
        if folded.all(same) {
            return Ok(found);
        }
    }
    Err(unknown(word, whole))
}

fn matches(word: &str, found: &Found, same: fn(&str, &str) -> bool) -> bool {
    word.len() == found.prefix.len() + found.name.len()
        && word.get(..found.prefix.len()).is_some_and(|head| same(head, found.prefix))
        && word.get(found.prefix.len()..).is_some_and(|tail| same(tail, found.name))
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
    let known: Vec<String> = candidates().map(|c| format!("{}{}", c.prefix, c.name)).collect();
    let message = if word == whole {
        format!("`{word}` is no unit known here")
    } else {
        format!("`{word}` in `{whole}` is no unit known here")
    };
    let error = QuantityError::new(message);
    let length = word.chars().count();
    // Swapped letters are the commonest slip: names of the same length first.
    let alike = known.iter().map(String::as_str).filter(|name| name.chars().count() == length);
    match nearest(word, alike).or_else(|| nearest(word, known.iter().map(String::as_str))) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error,
    }
}
