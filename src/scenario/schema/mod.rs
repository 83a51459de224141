//! JSON Schema of the files in TOML, from the table of kinds: what an editor checks and completes while one types.
//!
//! It says form only: which tables and keys there are, and what a value looks like. Whether a unit fits, an id exists or a
//! number is stated twice, only reading all files can show; so what the schema accepts may still be refused. A field that
//! holds a number may stand in a table of assumptions instead, so only what shapes the network is required here.

mod field;
mod scenario;

use serde_json::{Map, Value, json};

use crate::model::{KINDS, KindInfo, Need};

pub use scenario::scenario as scenario_schema;

/// The version of JSON Schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";
/// What an id looks like, as `is_id` has it.
const ID: &str = "[a-z0-9-]{1,100}";

/// The schema of `system.toml`.
pub fn system_schema() -> Value {
    let kinds = KINDS.iter().map(|kind| (kind.name.to_owned(), if kind.single { asset(kind) } else { assets(kind) }));
    let single: Vec<&str> = KINDS.iter().filter(|kind| kind.single).map(|kind| kind.name).collect();
    json!({
        "$schema": DIALECT,
        "title": "A system of Corridor",
        "description": "What exists or could be built, and what joins what. Each table is [kind.id]; numbers stand here or in the \
                        tables of assumptions/ and series/, each in one place only.",
        "type": "object",
        "properties": kinds.collect::<Map<_, _>>(),
        "required": single,
        "additionalProperties": false,
    })
}

/// All assets of a kind, by id.
fn assets(kind: &KindInfo) -> Value {
    json!({
        "description": meaning(kind),
        "type": "object",
        "patternProperties": { format!("^{ID}$"): asset(kind) },
        "additionalProperties": false,
    })
}

/// One asset.
fn asset(kind: &KindInfo) -> Value {
    let fields = kind.attributes.iter().map(|of| (of.name.to_owned(), field::written(of)));
    json!({
        "description": meaning(kind),
        "type": "object",
        "properties": fields.collect::<Map<_, _>>(),
        "required": required(kind),
        "additionalProperties": false,
    })
}

/// The fields that must stand in the file itself: no table of numbers holds them.
fn required(kind: &KindInfo) -> Vec<&'static str> {
    let must = kind.attributes.iter().filter(|of| of.need == Need::Required && !of.shape.is_value());
    must.map(|of| of.name).collect()
}

fn meaning(kind: &KindInfo) -> &'static str {
    kind.meaning.trim()
}
