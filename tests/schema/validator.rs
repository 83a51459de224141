//! As much of JSON Schema as our schemas use. A keyword it does not know fails the test, so nothing passes unseen.

use regex::Regex;
use serde_json::{Map, Value};

/// All problems of a value, each behind the place it stands at.
pub(super) fn problems(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(schema, value, "", &mut found);
    found
}

fn check(schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let place = if at.is_empty() { "/" } else { at };
    for (key, wanted) in schema.as_object().unwrap() {
        let fits = |schema: &Value| problems(schema, value).is_empty();
        match key.as_str() {
            "type" if !is_type(value, wanted.as_str().unwrap()) => {
                found.push(format!("{place}: not a {}", wanted.as_str().unwrap()));
            }
            "enum" if !wanted.as_array().unwrap().contains(value) => {
                found.push(format!("{place}: not one of the words"))
            }
            "pattern" if value.as_str().is_some_and(|text| !matches(wanted.as_str().unwrap(), text)) => {
                found.push(format!("{place}: not of the form {wanted}"));
            }
            "required" if value.is_object() => {
                let names = wanted.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                let missing = names.filter(|name| value.get(name).is_none());
                found.extend(missing.map(|name| format!("{place}: `{name}` is missing")));
            }
            "anyOf" if !wanted.as_array().unwrap().iter().any(fits) => {
                found.push(format!("{place}: fits none of the forms"))
            }
            "oneOf" => match wanted.as_array().unwrap().iter().filter(|one| fits(one)).count() {
                1 => {}
                n => found.push(format!("{place}: fits {n} of the forms of which it must fit one")),
            },
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(wanted, item, &format!("{at}/{n}"), found);
                }
            }
            "properties" => {
                value.as_object().into_iter().for_each(|keys| members(schema, keys, at, found));
            }
            "patternProperties" if schema.get("properties").is_none() => {
                value.as_object().into_iter().for_each(|keys| members(schema, keys, at, found));
            }
            "type" | "enum" | "pattern" | "required" | "anyOf" | "patternProperties" => {}
            "additionalProperties" => assert_eq!(wanted, &Value::Bool(false)),
            "$schema" | "title" | "description" | "default" => {}
            unknown => panic!("the validator does not know `{unknown}`"),
        }
    }
}

fn members(schema: &Value, keys: &Map<String, Value>, at: &str, found: &mut Vec<String>) {
    let empty = Map::new();
    let part = |name: &str| schema.get(name).map_or(&empty, |part| part.as_object().unwrap());
    let closed = schema.get("additionalProperties") == Some(&Value::Bool(false));
    for (key, value) in keys {
        let by_name = part("properties").get(key);
        let by_form = part("patternProperties").iter().filter(|(form, _)| matches(form, key)).map(|(_, schema)| schema);
        let all: Vec<&Value> = by_name.into_iter().chain(by_form).collect();
        if all.is_empty() && closed {
            found.push(format!("{}: `{key}` is not known", if at.is_empty() { "/" } else { at }));
        }
        all.into_iter().for_each(|schema| check(schema, value, &format!("{at}/{key}"), found));
    }
}

fn is_type(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        unknown => panic!("the validator does not know the type `{unknown}`"),
    }
}

fn matches(form: &str, text: &str) -> bool {
    // ECMA writes `\u2212`, this crate `\u{2212}`.
    Regex::new(&form.replace(r"\u2212", r"\u{2212}")).unwrap().is_match(text)
}
