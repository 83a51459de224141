//! The schema of a scenario: its words, what it builds and sets, what goes wrong, what was said.

use serde_json::{Map, Value, json};

use super::{DIALECT, ID, field, required};
use crate::{
    model::{KINDS, KindInfo, Shape},
    scenario::{claims, scenario_file},
};

/// Periods behind a path: `@2030`, `@2030..2035`, `@2026-03..2026-08`.
const PERIODS: &str = r"(@\d{4}(-\d{2})?(\.\.\d{4}(-\d{2})?)?)?";

/// The schema of a scenario.
pub fn scenario() -> Value {
    let keys = scenario_file::KEYS.iter().map(|key| ((*key).to_owned(), of_key(key)));
    json!({
        "$schema": DIALECT,
        "title": "A scenario of Corridor",
        "description": "A small change of another scenario, or the first one of a system.",
        "type": "object",
        "properties": keys.collect::<Map<_, _>>(),
        "oneOf": [{ "required": ["system"] }, { "required": ["extends"] }],
        "additionalProperties": false,
    })
}

/// One key of a scenario.
fn of_key(key: &str) -> Value {
    let text = |meaning: &str| json!({ "type": "string", "description": meaning });
    match key {
        "title" => text("Its name for people."),
        "says" => text("What it assumes, in a sentence."),
        "leaves_out" => text("What it does not answer."),
        "system" => text("The system it stands on, as a path from this file."),
        "extends" => text("The scenario it changes, as a path from this file."),
        "build" => described(field::ids(), "Projects that are built, beside those of the scenarios it extends."),
        "set" => set(),
        "events" => json!({ "type": "array", "description": "Outages and cuts.", "items": event() }),
        "claims" => json!({ "type": "array", "description": "Statements to be tested.", "items": claim() }),
        _ => json!({}),
    }
}

/// `[set]`: a path of a value, and what it is to be. Paths may also be written as nested tables.
fn set() -> Value {
    let mut patterns = Map::new();
    for kind in KINDS {
        let asset = if kind.single { kind.name.to_owned() } else { format!(r"{}\.{ID}", kind.name) };
        for of in kind.attributes.iter().filter(|of| of.shape.is_value()) {
            let name = of.name.replace('_', "[_-]");
            let is_series = matches!(of.shape, Shape::Yearly(_) | Shape::Monthly(_));
            let periods = if is_series { PERIODS } else { "" };
            patterns.insert(format!(r"^{asset}\.{name}{periods}$"), field::set(of));
            if is_series {
                patterns.insert(format!(r"^{asset}\.{name}\.scale$"), field::scale(of));
            }
        }
    }
    let nested = KINDS.iter().map(|kind| (kind.name.to_owned(), json!({ "type": "object" })));
    json!({
        "type": "object",
        "description": "\"kind.id.field\" = \"value with its unit\"; a series takes periods (@2030..2035) or a factor on all of it \
                        (.scale).",
        "properties": nested.collect::<Map<_, _>>(),
        "patternProperties": patterns,
        "additionalProperties": false,
    })
}

/// One event: whole, or by its id a change of an event of a parent.
fn event() -> Value {
    let kind = KINDS.iter().find(|kind: &&KindInfo| kind.name == "events");
    let mut fields =
        Map::from_iter([("id".to_owned(), described(field::id(), "Its name, by which a child may change it."))]);
    fields.extend(kind.iter().flat_map(|kind| kind.attributes).map(|of| (of.name.to_owned(), field::written(of))));
    let mut whole = kind.map(required).unwrap_or_default();
    whole.retain(|name| *name != "id");
    json!({
        "type": "object",
        "description": kind.map_or("", |kind| kind.meaning.trim()),
        "properties": fields,
        "anyOf": [{ "required": ["id"] }, { "required": whole }],
        "additionalProperties": false,
    })
}

/// One claim: whole, or by its id a change of a claim of a parent.
fn claim() -> Value {
    let keys = claims::KEYS.iter().map(|key| ((*key).to_owned(), of_claim(key)));
    json!({
        "type": "object",
        "description": "A statement somebody made, as a test: one of at_least, at_most and about.",
        "properties": keys.collect::<Map<_, _>>(),
        "required": ["id"],
        "additionalProperties": false,
    })
}

/// One key of a claim.
fn of_claim(key: &str) -> Value {
    let text = |meaning: &str| json!({ "type": "string", "description": meaning });
    match key {
        "id" => described(field::id(), "Its name, by which it is told and may be changed."),
        "says" => text("What was said, in a sentence."),
        "metric" => text("The result it is about, as imports.pakistan.tapi; several joined by +."),
        "at" => json!({
            "anyOf": [{ "type": "integer" }, { "type": "string", "pattern": r"^\s*\d{4}\s*(\.\.\s*\d{4}\s*)?$" }],
            "description": "The year, or years whose mean counts, as \"2030..2040\".",
        }),
        "at_least" => bound("It holds where the result is this or more."),
        "at_most" => bound("It holds where the result is this or less; a date: no later."),
        "about" => bound("It holds where the result is within a share of this."),
        "within" => text("That share, with `about`: 10 % unless written."),
        "gas" => described(field::id(), "The gas of a volume or mass in the claim."),
        "projects" => described(field::ids(), "The projects it is about, where the result does not say."),
        "source" => text("Who said it."),
        "date" => text("When it was said."),
        "note" => text("What a reader should know."),
        _ => json!({}),
    }
}

/// A number, a date, or a multiple of what another scenario gives.
fn bound(meaning: &str) -> Value {
    let multiple = json!({
        "type": "object",
        "properties": {
            "times": { "anyOf": [{ "type": "number" }, { "type": "string" }], "description": "The factor." },
            "of": { "type": "string", "description": "The other scenario, as a path from this file." },
            "metric": { "type": "string", "description": "Its result, where it is another one." },
        },
        "required": ["times", "of"],
        "additionalProperties": false,
    });
    json!({ "anyOf": [{ "type": "string" }, { "type": "number" }, multiple], "description": meaning })
}

fn described(mut schema: Value, meaning: &str) -> Value {
    if let Value::Object(keys) = &mut schema {
        keys.insert("description".to_owned(), meaning.into());
    }
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_described() {
        for key in scenario_file::KEYS {
            assert!(of_key(key).get("description").is_some(), "{key}");
        }
        for key in claims::KEYS {
            assert!(of_claim(key).get("description").is_some(), "{key}");
        }
    }
}
