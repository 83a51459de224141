//! The schemas are the programme's own, and the shipped files keep to them.

mod validator;

use std::{
    fs,
    path::{Path, PathBuf},
};

use corridor::scenario::{scenario_schema, system_schema};
use serde_json::{Value, json};
use validator::problems;

/// A file in TOML as JSON. Dates become texts, as in editors.
fn json_of(text: &str) -> Value {
    fn value(of: toml::Value) -> Value {
        match of {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(n) => n.into(),
            toml::Value::Float(x) => x.into(),
            toml::Value::Boolean(is) => is.into(),
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(value).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, of)| (key, value(of))).collect(),
        }
    }
    value(toml::Value::Table(toml::from_str(text).unwrap()))
}

/// All TOML files that are shipped or stand inside the programme.
fn shipped() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from("scenarios"), PathBuf::from("assets")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.extension() {
                _ if path.is_dir() => open.push(path),
                Some(ending) if ending == "toml" => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    assert!(found.len() > 25, "{found:?}");
    found
}

fn schema_of(path: &Path) -> Value {
    if path.ends_with("system.toml") { system_schema() } else { scenario_schema() }
}

#[test]
fn the_stored_schemas_are_those_of_the_programme() {
    for (name, schema) in [("system", system_schema()), ("scenario", scenario_schema())] {
        let made = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        let path = format!("docs/schema/{name}.json");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::create_dir_all("docs/schema").unwrap();
            fs::write(&path, &made).unwrap();
        }
        let stored = fs::read_to_string(&path).unwrap_or_default();
        assert!(stored == made, "{path} is out of date: UPDATE_DOCS=1 cargo test schema");
        let output = assert_cmd::Command::cargo_bin("corridor").unwrap().args(["schema", name]).output().unwrap();
        assert!(output.stdout == made.as_bytes(), "{name}");
    }
}

#[test]
fn shipped_files_keep_to_their_schema() {
    for path in shipped() {
        let text = fs::read_to_string(&path).unwrap();
        let found = problems(&schema_of(&path), &json_of(&text));
        assert!(found.is_empty(), "{}: {found:#?}", path.display());
    }
}

#[test]
fn shipped_files_name_their_schema() {
    for path in shipped().into_iter().filter(|path| !path.starts_with("assets/examples")) {
        let text = fs::read_to_string(&path).unwrap();
        let named =
            text.lines().next().unwrap().strip_prefix("#:schema ").unwrap_or_else(|| panic!("{}", path.display()));
        let kind = if path.ends_with("system.toml") { "system" } else { "scenario" };
        assert!(named.ends_with(&format!("schema/{kind}.json")), "{}: {named}", path.display());
        // A new project brings its own schemas.
        assert!(path.starts_with("assets") || path.parent().unwrap().join(named).is_file(), "{}", path.display());
    }
}

#[test]
fn the_example_of_the_documents_keeps_to_the_schema() {
    let text = fs::read_to_string("docs/files.md").unwrap();
    let mut seen = 0;
    for block in text.split("```toml ").skip(1) {
        let (name, body) = block.split_once('\n').unwrap();
        let body = body.split("```").next().unwrap();
        let found = problems(&schema_of(Path::new(name.trim())), &json_of(body));
        assert!(found.is_empty(), "{name}: {found:#?}");
        seen += 1;
    }
    assert_eq!(seen, 2);
}

/// A slip of each sort is seen: the schema is no open door.
#[test]
fn slips_are_seen() {
    let system = fs::read_to_string("assets/new/system.toml").unwrap();
    for (from, to, said) in [
        ("[hubs.coast]", "[hub.coast]", "/: `hub` is not known"),
        ("[hubs.coast]", "[hubs.Coast]", "/hubs: `Coast` is not known"),
        ("reference = \"15 degC\"", "reference = \"15 C\"", "/gases/sales-gas/reference: not one of the words"),
        ("from = \"coast\"", "form = \"coast\"", "/pipelines/trunk-line: `form` is not known"),
        ("from = \"coast\"\n", "", "/pipelines/trunk-line: `from` is missing"),
        ("project = \"trunk-line\"", "loss = 1", "/pipelines/trunk-line/loss: fits none"),
        ("to = 2040", "to = \"soon\"", "/horizon/to: fits none"),
        ("hub = \"capital\"", "hub = [\"capital\"]", "/sources/hills/hub: not a string"),
    ] {
        assert!(system.contains(from), "{from}");
        let found = problems(&system_schema(), &json_of(&system.replacen(from, to, 1)));
        assert!(found.iter().any(|problem| problem.starts_with(said)), "{said}: {found:#?}");
    }
    let scenario = fs::read_to_string("assets/new/with-line.toml").unwrap();
    for (from, to, said) in [
        ("leaves_out", "leaves-out", "/: `leaves-out` is not known"),
        ("extends = \"today.toml\"", "", "/: fits 0 of the forms of which it must fit one"),
        (
            "extends = \"today.toml\"",
            "extends = \"today.toml\"\nsystem = \"system.toml\"",
            "/: fits 2 of the forms of which it must fit one",
        ),
        ("trunk-line.tariff", "trunk-line.tarif", "/set: `pipelines.trunk-line.tarif` is not known"),
        ("\"0.9 USD/MMBtu\"", "0.9", "/set/pipelines.trunk-line.tariff: not a string"),
        ("trunk-line.tariff", "trunk-line.from", "/set: `pipelines.trunk-line.from` is not known"),
        ("\"supplier\"", "\"weather\"", "/events/0/cause: not one of the words"),
        ("sources.offshore", "hubs.coast", "/events/0/asset: not of the form"),
        ("at_most", "at_mots", "/claims/0: `at_mots` is not known"),
        ("at = 2035", "at = \"soon\"", "/claims/0/at: fits none"),
    ] {
        assert!(scenario.contains(from), "{from}");
        let found = problems(&scenario_schema(), &json_of(&scenario.replacen(from, to, 1)));
        assert!(found.iter().any(|problem| problem.starts_with(said)), "{said}: {found:#?}");
    }
}

#[test]
fn paths_are_set_as_the_reader_takes_them() {
    let of = |path: &str, value: Value| {
        problems(&scenario_schema(), &json!({ "extends": "x.toml", "set": { path: value } }))
    };
    for (path, value) in [
        ("pipelines.trunk.expanded-capacity", json!("13 bcm/y")),
        ("pipelines.trunk.expanded_capacity@2030..2035", json!("13 bcm/y")),
        ("sources.north.availability@2025-03..2025-05", json!("40 %")),
        ("sources.north.capacity.scale", json!(0.9)),
        ("sources.north.capacity.scale", json!("90 %")),
        ("projects.x.built", json!(false)),
        ("projects.x.start", json!("2032-07")),
        ("economics.price_year", json!(2020)),
        ("entries.russia.rights", json!("pro-rata")),
    ] {
        assert_eq!(of(path, value), Vec::<String>::new(), "{path}");
    }
    for (path, value) in [
        ("projects.x.delay@2030", json!("3 months")),
        ("projects.x.delay.scale", json!(2)),
        ("horizon.from", json!(2020)),
        ("entries.russia.rights", json!("all")),
    ] {
        assert!(!of(path, value).is_empty(), "{path}");
    }
}
