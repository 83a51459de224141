//! `[[claims]]` of a scenario and its parents, and what they mean once names are known.
//!
//! A child changes single fields of a parent's claim by its id. Form is judged when a file is read; names, units and years
//! when the model is bound.

mod bind;
mod bound;

use std::collections::BTreeMap;

use super::{
    system_file::is_id,
    tree::{Item, Node},
};
use crate::quantity::{Diagnostic, Place, Report};

pub(super) use bind::bind;

/// The keys a claim may have.
pub(super) const KEYS: [&str; 13] = [
    "id", "says", "metric", "at", "at_least", "at_most", "about", "within", "gas", "projects", "source", "date", "note",
];
/// The three tests, of which a claim has one.
const TESTS: [&str; 3] = ["at_least", "at_most", "about"];

/// One claim of one file, as written.
#[derive(Debug, Clone)]
pub(super) struct Written {
    id: String,
    place: Place,
    fields: BTreeMap<String, Item>,
}

/// Reads one `[[claims]]`.
pub(super) fn read(claim: Node, place: Place, report: &mut Report) -> Option<Written> {
    let Node::Table(items) = claim else {
        report.push(Diagnostic::error(place, "a claim is a table").expected("[[claims]]"));
        return None;
    };
    let mut fields = BTreeMap::new();
    for item in items {
        if !KEYS.contains(&item.key.as_str()) {
            let problem = Diagnostic::error(item.key_place, format!("a claim has no key `{}`", item.key));
            report.push(problem.expected(KEYS.join(", ")).did_you_mean(&item.key, KEYS));
            continue;
        }
        fields.insert(item.key.clone(), item);
    }
    match fields.get("id").map(|item| (&item.value, &item.place)) {
        Some((Node::Text(id), _)) if is_id(id) => Some(Written { id: id.clone(), place, fields }),
        found => {
            let at = found.map_or(place, |(_, place)| place.clone());
            let problem = Diagnostic::error(at, "a claim needs an id, by which it is told and may be changed");
            report.push(problem.expected("small letters, digits and dashes, as id = \"tapi-doubles\""));
            None
        }
    }
}

/// The claims of a chain of scenarios, farthest parent first, with fields of children over those of parents.
pub(super) fn merged(chain: impl Iterator<Item = Vec<Written>>, report: &mut Report) -> Vec<Written> {
    let mut all: Vec<Written> = Vec::new();
    for claims in chain {
        let mut here: BTreeMap<String, Place> = BTreeMap::new();
        for claim in claims {
            if let Some(first) = here.insert(claim.id.clone(), claim.place.clone()) {
                let problem = Diagnostic::error(claim.place, format!("the claim `{}` stands twice", claim.id));
                report.push(problem.also(first, "first here"));
                continue;
            }
            match all.iter_mut().find(|known| known.id == claim.id) {
                Some(known) => known.change(claim),
                None => all.push(claim),
            }
        }
    }
    all
}

impl Written {
    /// Takes the fields of a child; a test of the child takes the place of any other.
    fn change(&mut self, child: Written) {
        if TESTS.iter().any(|test| child.fields.contains_key(*test)) {
            TESTS.iter().for_each(|test| drop(self.fields.remove(*test)));
        }
        self.fields.extend(child.fields);
        self.place = child.place;
    }
}
