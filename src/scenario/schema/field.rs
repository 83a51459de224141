//! One field as a schema: what its value looks like, and what a reader should know of it.

use serde_json::{Map, Value, json};

use super::ID;
use crate::{
    model::{Attribute, Need, Shape, kinds::AnyAsset},
    quantity::{Dim, example, parse},
};

/// A number and something behind it; a plain number is no quantity.
const WITH_UNIT: &str = r"^\s*[-+\u2212]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*([^\d\s.,_'eE]|[eE][^-+\d]).*$";
/// A number, or a number with a sign for per cent.
const PLAIN: &str = r"^\s*[-+\u2212]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*%?\s*$";
/// `2032`, `2032-07`, `2032-07-15`.
const DATE: &str = r"^\s*\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?\s*$";
/// `67.0 E, 24.9 N`, in either order.
const POSITION: &str = r"^\s*\d+(\.\d+)?\s*[EWNS]\s*,\s*\d+(\.\d+)?\s*[EWNS]\s*$";

/// A field as it is written in the table of an asset.
pub(super) fn written(of: &Attribute) -> Value {
    let shape = match of.shape {
        Shape::Yearly(dim) | Shape::Monthly(dim) => {
            let scale = json!({
                "type": "object",
                "description": "A factor on a series that stands in a table.",
                "properties": { "scale": quantity(Dim::Factor) },
                "required": ["scale"],
                "additionalProperties": false,
            });
            json!({ "anyOf": [quantity(dim), scale] })
        }
        shape => value(shape),
    };
    described(shape, of, true)
}

/// A field as it is set behind its path, in a scenario.
pub(super) fn set(of: &Attribute) -> Value {
    described(value(of.shape), of, false)
}

/// The factor on a series.
pub(super) fn scale(of: &Attribute) -> Value {
    let mut schema = quantity(Dim::Factor);
    let text = format!("A factor on everything that is not record. {}", of.meaning);
    if let Value::Object(keys) = &mut schema {
        keys.insert("description".to_owned(), text.into());
    }
    schema
}

/// What a value of this shape looks like.
fn value(shape: Shape) -> Value {
    match shape {
        Shape::Number(dim) | Shape::Yearly(dim) | Shape::Monthly(dim) => quantity(dim),
        Shape::Date => json!({ "anyOf": [{ "type": "string", "pattern": DATE }, { "type": "integer" }] }),
        Shape::Switch => json!({ "enum": [true, false, "true", "false", "yes", "no", "1", "0", 1, 0] }),
        Shape::Choice(words) | Shape::Fixed(words) => json!({ "enum": words }),
        Shape::FixedCount => {
            json!({ "anyOf": [{ "type": "integer" }, { "type": "string", "pattern": r"^\s*\d+\s*$" }] })
        }
        Shape::Link(_) => id(),
        Shape::Links(_) => ids(),
        Shape::AnyAsset => json!({
            "type": "string",
            "pattern": format!("^({})\\.{ID}$", AnyAsset::KINDS.join("|")),
        }),
        Shape::Position => json!({ "type": "string", "pattern": POSITION }),
        Shape::Text => json!({ "type": "string" }),
    }
}

/// An id.
pub(super) fn id() -> Value {
    json!({ "type": "string", "pattern": format!("^{ID}$") })
}

/// A list of ids.
pub(super) fn ids() -> Value {
    json!({ "type": "array", "items": id() })
}

/// A number of that dimension; without a unit where the reader takes it so.
pub(super) fn quantity(dim: Dim) -> Value {
    if dim == Dim::Date {
        return value(Shape::Date);
    }
    if parse("1", dim).is_ok() {
        return json!({ "anyOf": [{ "type": "number" }, { "type": "string", "pattern": PLAIN }] });
    }
    json!({ "type": "string", "pattern": WITH_UNIT })
}

/// Adds what the table of kinds says of a field.
fn described(shape: Value, of: &Attribute, told_if_missing: bool) -> Value {
    let mut text = vec![of.meaning.to_owned()];
    match of.shape {
        Shape::Number(dim) | Shape::Yearly(dim) | Shape::Monthly(dim) => text.push(format!("As {}.", example(dim))),
        Shape::Date => text.push(format!("As {}.", example(Dim::Date))),
        Shape::Link(kind) => text.push(format!("The id of one of the {kind}.")),
        Shape::Links(kind) => text.push(format!("Ids of {kind}.")),
        Shape::AnyAsset => text.push("As kind.id.".to_owned()),
        Shape::Position => text.push("As 67.0 E, 24.9 N.".to_owned()),
        Shape::Switch | Shape::Choice(_) | Shape::Fixed(_) | Shape::FixedCount | Shape::Text => {}
    }
    text.extend(of.plausible.map(|(low, high)| format!("Plausible: {low} to {high}.")));
    let mut keys = Map::new();
    match of.need {
        Need::Default(default) => {
            text.push(format!("Unless written: {default}."));
            keys.insert("default".to_owned(), default.into());
        }
        Need::Required if told_if_missing && of.shape.is_value() => {
            text.push("Must be written, here or in a table.".to_owned());
        }
        Need::Required if told_if_missing => text.push("Must be written.".to_owned()),
        Need::Unless(other) if told_if_missing => {
            text.push(format!("Must be written, here or in a table, unless `{other}` is."))
        }
        Need::Required | Need::Optional | Need::Unless(_) => {}
    }
    keys.insert("description".to_owned(), text.join(" ").into());
    if let Value::Object(shape) = shape {
        keys.extend(shape);
    }
    Value::Object(keys)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use regex::Regex;

    use super::*;
    use crate::model::KINDS;

    /// What the reader accepts of plausible bounds and defaults, the patterns accept too.
    #[test]
    fn patterns_accept_what_the_reader_accepts() {
        let (with_unit, plain, date) = [WITH_UNIT, PLAIN, DATE].map(|text| Regex::new(text).unwrap()).into();
        let fits = |shape: Shape, text: &str| match shape {
            Shape::Number(dim) | Shape::Yearly(dim) | Shape::Monthly(dim) if parse("1", dim).is_ok() => {
                plain.is_match(text)
            }
            Shape::Number(_) | Shape::Yearly(_) | Shape::Monthly(_) => with_unit.is_match(text),
            Shape::Date => date.is_match(text),
            _ => true,
        };
        let mut seen = 0;
        for of in KINDS.iter().flat_map(|kind| kind.attributes) {
            let default = match of.need {
                Need::Default(text) => Some(text),
                _ => None,
            };
            for text in of.plausible.into_iter().flat_map(|(low, high)| [low, high]).chain(default) {
                assert!(fits(of.shape, text), "{}: `{text}`", of.name);
                seen += 1;
            }
        }
        assert!(seen > 100, "{seen}");
        for dim in Dim::ALL.into_iter().filter(|dim| *dim != Dim::Date) {
            for text in example(dim).split(" or ").flat_map(|part| part.split(", ")) {
                assert!(fits(Shape::Number(dim), text), "{dim:?}: `{text}`");
            }
        }
        for (text, good) in
            [("33", false), ("33 bcm/y", true), ("-0.5%", true), ("1e3 m", true), ("1.2e3", false), ("bcm", false)]
        {
            assert_eq!(with_unit.is_match(text), good, "{text}");
        }
    }
}
