//! Cases of networks that are wrong, and networks that have no steady state.

use serde_json::{Value, json};

use crate::hydraulics::{answer, one};

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
    one("network_steady", &inputs).1.join("\n")
}

#[test]
fn what_is_wrong_is_said_with_field_value_range_and_nearest_name() {
    type Spoil = fn(&mut Value);
    let wrong: [(Spoil, &str); 20] = [
        (
            |c| c["edges"][0]["length_m"] = json!(-5.0),
            "inputs.edges[0].length_m = -5 m is not plausible | 0.1 to 10000000 m",
        ),
        (|c| c["edges"][0]["length_m"] = json!(0.0), "inputs.edges[0].length_m = 0 m is not plausible"),
        (
            |c| c["edges"][0]["diameter_m"] = json!("36 in"),
            "inputs.edges[0].diameter_m = \"36 in\" is not a finite number",
        ),
        (|c| c["edges"][0]["lenght_m"] = json!(5.0), "inputs.edges[0].lenght_m is not known"),
        (
            |c| c["edges"][0]["kind"] = json!("pipes"),
            "inputs.edges[0].kind = \"pipes\" is not known | pipe, compressor",
        ),
        (|c| c["edges"][0]["kind"] = Value::Null, "inputs.edges[0].kind is missing | pipe, compressor"),
        (|c| c["edges"][0]["to"] = json!("Queta"), "to names node \"Queta\", which is not there; nearest: \"Quetta\""),
        (
            |c| c["gas"]["T_k"] = json!(20.0),
            "inputs.gas.T_k = 20 K is not plausible | 220 to 450 K | kelvins are asked",
        ),
        (|c| c["gas"] = json!({}), "inputs.gas.molar_mass_kg_mol is missing"),
        (|c| c["friction"] = json!("colebrok"), "did you mean `colebrook`?"),
        (|c| c["viscosity_pa_s"] = Value::Null, "inputs.viscosity_pa_s is missing"),
        (|c| c["edges"][0]["roughness_m"] = Value::Null, "inputs.edges[0].roughness_m is missing"),
        (|c| c["nodes"][0]["slack_pressure_pa"] = json!(80.0), "80 bar are 8000000 Pa"),
        (
            |c| c["nodes"][0]["slack_pressure_pa"] = Value::Null,
            "inputs.nodes have no slack_pressure_pa | at least one node of given pressure",
        ),
        (|c| c["nodes"] = json!(5), "inputs.nodes = 5 is no list of tables"),
        (|c| c["nodes"][1]["withdrawal_kg_s"] = json!(2000.0), "node \"Quetta\" lacks"),
        (|c| c["nodes"][1]["id"] = Value::Null, "inputs.nodes[1].id is missing"),
        (
            |c| c["nodes"][1]["withdrawal_kg_s"] = json!("NaN"),
            "inputs.nodes[1].withdrawal_kg_s = \"NaN\" is not a finite number",
        ),
        (|c| c["nodes"].as_array_mut().unwrap().push(json!({ "id": "Multan" })), "node \"Multan\" is not connected"),
        (
            |c| {
                c["nodes"][1]["slack_pressure_pa"] = json!(7e6);
                c["edges"][0] = json!({ "id": "line", "kind": "valve", "from": "Herat", "to": "Quetta" });
            },
            "edge \"line\" asks 80.000000 bar at node \"Quetta\", whose pressure is already 70.000000 bar",
        ),
    ];
    for (change, expected) in wrong {
        let found = problems(change);
        assert!(found.contains(expected), "found {found}, expected {expected}");
    }
}

/// A machine of this kind in place of the line.
fn machine(kind: &str, key: &str, value: f64) -> Value {
    json!({ "id": "K", "kind": kind, "from": "Herat", "to": "Quetta", key: value })
}

#[test]
fn machines_do_what_they_are_called() {
    let told = |edge: Value| problems(|c| c["edges"][0] = edge);
    let lowers = told(machine("compressor", "ratio", 0.8));
    assert!(lowers.contains("ratio = 0.8") && lowers.contains("a `control_valve` lets it down"), "{lowers}");
    let lifts = told(machine("control_valve", "ratio", 1.2));
    assert!(lifts.contains("ratio = 1.2") && lifts.contains("a `compressor` lifts it"), "{lifts}");
    assert_eq!(told(machine("control_valve", "ratio", 0.9)), "");
    let mut holds = machine("compressor", "outlet_pressure_pa", 9e6);
    holds["reverse"] = json!("shut");
    assert!(told(holds).contains("inputs.edges[0].reverse changes nothing beside outlet_pressure_pa | ratio"));
    let high = told(machine("compressor", "ratio", 90.0));
    assert!(high.contains("node \"Quetta\" would have 7200 bar | at most 500 bar"), "{high}");
}

#[test]
fn a_pipe_is_as_long_as_it_rises() {
    let told = problems(|c| (c["nodes"][1]["elevation_m"], c["edges"][0]["length_m"]) = (json!(3000.0), json!(100.0)));
    assert!(told.contains("edge \"line\" rises 3000 m on 100 m; expected at most its length"), "{told}");
}

/// 100 kg/s are put in behind the machine, and the ratio holds: they flow back through it.
#[test]
fn a_machine_with_gas_flowing_backwards_is_named() {
    let mut inputs = case();
    assert_eq!(answer("network_steady", &inputs)["reversed"], Value::Null);
    inputs["edges"][0] = machine("compressor", "ratio", 1.2);
    assert_eq!(answer("network_steady", &inputs)["reversed"], json!([]));
    inputs["nodes"][1]["withdrawal_kg_s"] = json!(-100.0);
    assert_eq!(answer("network_steady", &inputs)["reversed"], json!(["K"]));
}

/// Several problems are told at once.
#[test]
fn all_is_said_at_once() {
    let told = problems(|c| {
        c["edges"][0]["to"] = json!("Queta");
        c["nodes"].as_array_mut().unwrap().push(json!({ "id": "Herat" }));
    });
    assert!(told.contains("Queta") && told.contains("node \"Herat\" is there twice"), "{told}");
}

#[test]
fn robustness_says_whether_a_state_exists() {
    let mut inputs = case();
    let fine = answer("network_robustness", &inputs);
    assert_eq!((&fine["feasible"], &fine["supply_kg_s"]["Herat"]), (&json!(true), &json!(100.0)));
    inputs["nodes"][1]["withdrawal_kg_s"] = json!(2000.0);
    let lacking = answer("network_robustness", &inputs);
    assert_eq!((&lacking["feasible"], &lacking["node"]), (&json!(false), &json!("Quetta")));
    assert!(lacking["shortage_pa"].as_f64().unwrap() > 0.0);
}
