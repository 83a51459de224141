//! Cases of networks against published answers, and cases that are wrong.

use std::{env, fs, path::Path};

use corridor::study::hydraulics::network::{KINDS, answers};
use serde_json::{Value, json};

/// How far an answer may be from what is expected, by what its key counts.
fn allowed(key: &str, expected: f64, tolerance: &Value) -> f64 {
    let number = |name: &str| tolerance[name].as_f64().unwrap();
    match key {
        key if key.starts_with("pressure") => number("p_rel") * expected.abs(),
        key if key.starts_with("flow") => number("flow_abs_kg_s"),
        key if key.starts_with("velocity") => number("v_abs_m_s"),
        _ => 1e-12 * expected.abs(),
    }
}

/// Every figure of `expected` against the answer at the same keys; `key` is the nearest above that is not a name.
fn compare(case: &str, key: &str, expected: &Value, found: &Value, tolerance: &Value) -> usize {
    match expected {
        Value::Object(map) => {
            let own =
                |name: &'_ str| ["pressure", "flow", "velocity", "inverse"].iter().any(|word| name.starts_with(word));
            let below = |name: &str| if own(name) { name.to_owned() } else { key.to_owned() };
            map.iter().map(|(name, value)| compare(case, &below(name), value, &found[name], tolerance)).sum()
        }
        _ => {
            let (expected, found) = (expected.as_f64().unwrap(), found.as_f64().unwrap());
            let off = (found - expected).abs();
            assert!(off <= allowed(key, expected, tolerance), "{case} {key}: found {found}, expected {expected}");
            1
        }
    }
}

/// Checks all cases of networks in a file; how many figures agree.
fn check(path: &Path) -> usize {
    let file: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut figures = 0;
    for case in file["cases"].as_array().unwrap() {
        let (id, kind) = (case["id"].as_str().unwrap(), case["kind"].as_str().unwrap());
        if KINDS.contains(&kind) && case["expected"].is_object() {
            let found = answers(kind, &case["inputs"]).unwrap_or_else(|problems| panic!("{id}: {problems:#?}"));
            figures += compare(id, "", &case["expected"], &found, &case["tolerance"]);
        }
    }
    figures
}

#[test]
fn the_cases_of_the_project_agree() {
    assert_eq!(check(Path::new("tests/reference/networks.json")), 10 + 13 + 100 + 180);
}

#[test]
fn further_cases_agree_where_they_are_given() {
    let Some(folder) = env::var_os("CORRIDOR_REFERENCE_CASES") else {
        println!("CORRIDOR_REFERENCE_CASES is not set: published cases of networks that are not ours were not read");
        return;
    };
    let figures = check(&Path::new(&folder).join("hydraulics.json"));
    println!("{figures} figures of networks agree");
    assert!(figures > 303, "{figures}");
}

fn case() -> Value {
    json!({
        "gas": {"molar_mass_kg_mol": 0.0174, "T_k": 288.15, "z": 0.9},
        "viscosity_pa_s": 1.1e-5,
        "nodes": [
            {"id": "Herat", "slack_pressure_pa": 8e6},
            {"id": "Quetta", "withdrawal_kg_s": 100.0},
        ],
        "edges": [
            {"id": "line", "kind": "pipe", "from": "Herat", "to": "Quetta", "length_m": 1e5, "diameter_m": 0.9, "roughness_m": 2e-5},
        ],
    })
}

fn problems(change: impl FnOnce(&mut Value)) -> String {
    let mut inputs = case();
    change(&mut inputs);
    answers("network_steady", &inputs).unwrap_err().join("\n")
}

#[test]
fn what_is_wrong_is_said_with_field_value_range_and_nearest_name() {
    type Spoil = fn(&mut Value);
    let wrong: [(Spoil, &str); 14] = [
        (|c| c["edges"][0]["length_m"] = json!(-5.0), "inputs.edges[0].length_m: found -5.0, expected"),
        (|c| c["edges"][0]["diameter_m"] = json!("36 in"), "inputs.edges[0].diameter_m: found \"36 in\", expected"),
        (|c| c["edges"][0]["lenght_m"] = json!(5.0), "inputs.edges[0].lenght_m: no such field; nearest: length_m"),
        (|c| c["edges"][0]["kind"] = json!("pipes"), "expected one of pipe, compressor"),
        (|c| c["edges"][0]["kind"] = Value::Null, "inputs.edges[0].kind: missing"),
        (|c| c["edges"][0]["to"] = json!("Queta"), "nearest: \"Quetta\""),
        (|c| c["gas"]["T_k"] = json!(20.0), "inputs.gas.T_k: found 20.0, expected 150 to 600 K"),
        (|c| c["gas"] = json!({}), "inputs.gas.molar_mass_kg_mol: missing"),
        (|c| c["friction"] = json!("colebrok"), "nearest: colebrook"),
        (|c| c["viscosity_pa_s"] = Value::Null, "inputs.viscosity_pa_s: missing"),
        (|c| c["edges"][0]["roughness_m"] = Value::Null, "inputs.edges[0].roughness_m: missing"),
        (|c| c["nodes"][0]["slack_pressure_pa"] = Value::Null, "no node has a given pressure"),
        (|c| c["nodes"] = json!(5), "inputs.nodes: found 5, expected a list"),
        (|c| c["nodes"][1]["withdrawal_kg_s"] = json!(2000.0), "node \"Quetta\" lacks"),
    ];
    for (change, expected) in wrong {
        let found = problems(change);
        assert!(found.contains(expected), "found {found}, expected {expected}");
    }
    assert!(answers("network_stedy", &case()).is_err() && answers("network_steady", &json!([])).is_err());
}

#[test]
fn robustness_says_whether_a_state_exists() {
    let mut inputs = case();
    let fine = answers("network_robustness", &inputs).unwrap();
    assert_eq!((&fine["feasible"], &fine["supply_kg_s"]["Herat"]), (&json!(true), &json!(100.0)));
    inputs["nodes"][1]["withdrawal_kg_s"] = json!(2000.0);
    let lacking = answers("network_robustness", &inputs).unwrap();
    assert_eq!((&lacking["feasible"], &lacking["node"]), (&json!(false), &json!("Quetta")));
    assert!(lacking["shortage_pa"].as_f64().unwrap() > 0.0);
}
