//! Pipe physics against cases with published or independently computed answers, and what is said of wrong ones.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use assert_cmd::Command;
use corridor::{
    physics::gas::Component,
    quantity::{Report, Sources},
    scenario::DiskFiles,
    study::hydraulics::{Case, Judgement, Kind, check, read},
};
use serde_json::{Value, json};

/// The project's own cases, with their sources.
const CASES: &str = "tests/reference/hydraulics.json";

pub(crate) fn answered(path: &Path) -> (Vec<Case>, Vec<String>) {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let cases = read(path, &DiskFiles, &mut sources, &mut report);
    let told = report.sorted().into_iter().map(|problem| {
        let more = [&problem.expected, &problem.hint].into_iter().flatten().map(|text| format!(" | {text}"));
        format!("{}{}", problem.message, more.collect::<String>())
    });
    (cases, told.collect())
}

fn meets_all(path: &Path) {
    let (cases, problems) = answered(path);
    assert_eq!(problems, Vec::<String>::new());
    assert!(!cases.is_empty());
    for case in &cases {
        let figures = check(case);
        let missed: Vec<_> = figures.iter().filter(|figure| figure.judgement == Judgement::Fail).collect();
        assert!(missed.is_empty(), "{}: {missed:#?}", case.id);
        assert!(figures.iter().any(|figure| figure.judgement == Judgement::Pass), "{} expects nothing", case.id);
    }
}

#[test]
fn our_cases_are_met() {
    meets_all(Path::new(CASES));
    meets_all(Path::new("tests/reference/networks.json"));
}

#[test]
fn further_cases_are_met() {
    match env::var_os("CORRIDOR_REFERENCE_CASES") {
        Some(folder) => meets_all(&PathBuf::from(folder).join("hydraulics.json")),
        None => eprintln!("CORRIDOR_REFERENCE_CASES is not set: cases that are not the project's own were not tried"),
    }
}

/// The example of the document is a case, and what it expects comes out.
#[test]
fn the_documents_example_is_met() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("example.toml");
    let text = fs::read_to_string("docs/hydraulics.md").unwrap();
    fs::write(&path, text.split("```toml\n").nth(1).unwrap().split("```").next().unwrap()).unwrap();
    let (cases, problems) = answered(&path);
    assert_eq!(problems, Vec::<String>::new());
    assert!(check(&cases[0]).iter().all(|figure| figure.judgement == Judgement::Pass));
}

/// Every kind and every component stands in the document.
#[test]
fn the_document_names_all_kinds() {
    let text = fs::read_to_string("docs/hydraulics.md").unwrap();
    for kind in Kind::ALL {
        assert!(text.contains(&format!("| `{}` |", kind.name())), "{} is missing", kind.name());
    }
    for component in Component::ALL {
        assert!(text.contains(component.name()), "{} is missing", component.name());
    }
}

/// One case in a file.
pub(crate) fn one(kind: &str, inputs: &Value) -> (Vec<Case>, Vec<String>) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("one.json");
    fs::write(&path, json!({ "kind": kind, "inputs": inputs }).to_string()).unwrap();
    answered(&path)
}

pub(crate) fn answer(kind: &str, inputs: &Value) -> Value {
    let (mut cases, problems) = one(kind, inputs);
    assert_eq!(problems, Vec::<String>::new());
    cases.pop().unwrap().answer
}

fn near(value: &Value, expected: f64, share: f64) {
    let found = value.as_f64().unwrap();
    assert!((found / expected - 1.0).abs() < share, "{found} is not {expected}");
}

/// `Re = 4 m/(pi mu D)`, worked by hand: 400 / (pi x 1e-5 x 1).
#[test]
fn reynolds_by_hand() {
    let inputs = json!({ "mass_flow_kg_s": 100.0, "inner_diameter_m": 1.0, "viscosity_pa_s": 1e-5 });
    near(&answer("reynolds", &inputs)["re"], 4e7 / std::f64::consts::PI, 1e-12);
}

/// The documented example of `polytropic_exponent` in the library fluids: k = 1.4, efficiency 0.78 give n = 1.5780346820809246.
#[test]
fn the_polytropic_exponent_is_that_of_another_library() {
    let inputs = json!({ "k": 1.4, "z_mean": 1.0, "T_in_k": 300.0, "molar_mass_kg_mol": 0.029, "p_in_pa": 1e5,
        "p_out_pa": 1e6, "polytropic_efficiency": 0.78, "mass_flow_kg_s": 1.0 });
    let answer = answer("compressor_formula_polytropic", &inputs);
    near(&answer["polytropic_exponent"], 1.578_034_682_080_924_6, 1e-14);
    // T2 = T1 r^((n-1)/n).
    near(&answer["T_out_k"], 300.0 * 10.0_f64.powf(1.0 - 1.0 / 1.578_034_682_080_924_6), 1e-12);
}

/// A quarter, a half and the whole looped: 1/sqrt(1 - 0.75 x).
#[test]
fn looping_by_the_closed_form() {
    for (share, ratio) in [(0.25, 1.109_400_392_450_458_5), (0.5, 1.264_911_064_067_352), (1.0, 2.0)] {
        near(&answer("capacity_looping", &json!({ "loop_share": share }))["capacity_ratio"], ratio, 1e-12);
    }
}

/// A density far beyond that of the liquid has a pressure by no equation; carbon dioxide at 290 K boils below 6 MPa.
#[test]
fn states_beyond_a_gas_are_refused_by_name() {
    let carbon = json!({ "carbon_dioxide": 1.0 });
    let problems = one(
        "eos_p_of_T_rho",
        &json!({ "composition": { "methane": 1.0 }, "T_k": 293.15, "molar_density_mol_l": 39.0 }),
    )
    .1;
    assert!(problems[0].contains("inputs.molar_density_mol_l = 39: the pressure is"), "{problems:?}");
    let mut inputs = with("composition", carbon);
    inputs["T_k"] = json!(290.0);
    let problems = one("pipe_isothermal", &inputs).1;
    assert!(problems[0].contains("MPa and 290 K the gas is too dense"), "{problems:?}");
}

/// The density of NIST's check value gives its pressure back, 50 MPa.
#[test]
fn pressure_from_nists_density() {
    let all: Value = serde_json::from_str(&fs::read_to_string(CASES).unwrap()).unwrap();
    let nist = &all["cases"][0];
    for name in ["detail", "gerg2008"] {
        let density = &nist["expected"][name]["molar_density_mol_l"];
        let inputs =
            json!({ "composition": nist["inputs"]["composition"], "T_k": 400.0, "molar_density_mol_l": density });
        near(&answer("eos_p_of_T_rho", &inputs)[name]["p_pa"], 5e7, 1e-9);
    }
}

/// A pipe that is right, with one field changed.
fn with(key: &str, value: Value) -> Value {
    let mut inputs = json!({ "composition": { "methane": 0.95, "ethane": 0.05 }, "p_in_pa": 9.9e6, "mass_flow_kg_s": 700.0,
        "length_m": 1e5, "inner_diameter_m": 1.3756, "roughness_m": 1e-5, "T_k": 293.15, "viscosity_pa_s": 1.15e-5 });
    if value.is_null() {
        inputs.as_object_mut().unwrap().remove(key);
    } else {
        inputs[key] = value;
    }
    inputs
}

fn refused(key: &str, value: Value) -> String {
    let (cases, problems) = one("pipe_isothermal", &with(key, value));
    assert!(cases.is_empty());
    assert_eq!(problems.len(), 1, "{problems:#?}");
    problems[0].clone()
}

#[test]
fn wrong_inputs_are_refused_with_field_value_and_range() {
    assert!(one("pipe_isothermal", &with("elevation_gain_m", json!(0.0))).1.is_empty());
    let told = [
        refused("length_m", json!(0.0)),
        refused("length_m", json!(-5.0)),
        refused("outer_diameter_m", json!(1.2)),
        refused("p_in_pa", json!(99.0)),
        refused("T_k", json!(20.0)),
        refused("mass_flow_kg_s", json!(700_000.0)),
        refused("viscosity_pa_s", Value::Null),
        refused("rougness_m", json!(1e-5)),
        refused("composition", json!({ "methane": 0.95, "etane": 0.05 })),
        refused("composition", json!({ "methane": 0.95, "ethane": 0.15 })),
        refused("composition", json!({ "methane": 1.05, "ethane": -0.05 }).as_object().map(|_| json!("x")).unwrap()),
        refused("p_in_pa", json!("NaN")),
    ];
    let expected = [
        "case one: inputs.length_m = 0 m is not plausible | 0.1 to 10000000 m",
        "case one: inputs.length_m = -5 m is not plausible | 0.1 to 10000000 m",
        "case one: inputs.inner_diameter_m = 1.3756 m is not below the outer diameter | below the outer diameter, 1.2 m | the two may have changed places",
        "case one: inputs.p_in_pa = 99 Pa is not plausible | 50000 to 50000000 Pa | pascals are asked: 99 bar are 9900000 Pa, 99 MPa are 99000000 Pa",
        "case one: inputs.T_k = 20 K is not plausible | 220 to 450 K | kelvins are asked: 20 degC are 293.15 K",
        "case one: inputs.mass_flow_kg_s = 700000 kg/s is not plausible | 1e-6 to 10000 kg/s | 33 bcm a year are about 750 kg/s",
        "case one: inputs.viscosity_pa_s is missing | 1e-6 to 0.0001 Pa s",
    ];
    assert_eq!(told[..7], expected);
    assert!(told[7].contains("inputs.rougness_m is not known") && told[7].ends_with("did you mean `roughness_m`?"));
    assert!(
        told[8].contains("composition.etane = 0.05 is no component") && told[8].ends_with("did you mean `ethane`?")
    );
    assert_eq!(told[9], "case one: inputs.composition: the mole fractions add to 1.1 | 1, within 0.0001");
    assert_eq!(
        refused("composition", json!({})),
        "case one: inputs.composition: the mole fractions add to 0 | 1, within 0.0001"
    );
    assert!(told[10].contains("is no table of mole fractions"));
    assert!(told[11].contains("inputs.p_in_pa = \"NaN\" is not a finite number"));
}

#[test]
fn more_than_a_pipe_carries_is_refused_with_what_it_carries() {
    let told = refused("mass_flow_kg_s", json!(7000.0));
    assert!(told.contains("mass_flow_kg_s = 7000: the pressure is used up"), "{told}");
    assert!(told.contains("kg/s at this inlet pressure"), "{told}");
}

/// No input makes it panic: every number of every case, replaced by each of these in turn.
#[test]
fn no_number_makes_it_panic() {
    let all: Value = serde_json::from_str(&fs::read_to_string(CASES).unwrap()).unwrap();
    for case in all["cases"].as_array().unwrap() {
        for key in case["inputs"].as_object().unwrap().keys() {
            for wrong in
                [json!(0), json!(-1), json!(1e-300), json!(1e300), json!("NaN"), json!(null), json!([]), json!({})]
            {
                let mut inputs = case["inputs"].clone();
                inputs[key] = wrong;
                let kind = case["kind"].as_str().unwrap();
                let (cases, problems) = one(kind, &inputs);
                assert!(cases.is_empty() != problems.is_empty(), "{kind} {key}: {problems:?}");
            }
        }
    }
}

fn corridor(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::cargo_bin("corridor").unwrap().args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_command_answers_checks_and_refuses() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("case.toml");
    let file = path.to_string_lossy().into_owned();
    let case = "kind = \"reynolds\"\n[inputs]\nmass_flow_kg_s = 100\ninner_diameter_m = 1.0\nviscosity_pa_s = 1e-5\n";
    fs::write(&path, format!("{case}[expected]\nre = 1.2732395e7\n[tolerance]\nrel = 1e-6\n")).unwrap();
    let (code, out, _) = corridor(&["hydraulics", &file]);
    let told: Value = serde_json::from_str(&out).unwrap();
    near(&told["re"], 1.273_239_544_735_162_7e7, 1e-14);
    assert_eq!(code, Some(0));
    let (code, out, _) = corridor(&["hydraulics", &file, "--check"]);
    assert!(code == Some(0) && out.contains("pass  case  re") && out.contains("1 cases, 1 figures, 0 missed"), "{out}");
    fs::write(&path, format!("{case}[expected]\nre = 1.3e7\nother = 5\n[tolerance]\nrel = 1e-6\n")).unwrap();
    let (code, out, _) = corridor(&["hydraulics", &file, "--check"]);
    assert!(code == Some(1) && out.contains("FAIL  case  re") && out.contains("FAIL  case  other"), "{out}");
    fs::write(&path, case.replace("100", "nan")).unwrap();
    let (code, out, error) = corridor(&["hydraulics", &file]);
    assert!(code == Some(2) && out.is_empty() && error.contains("NaN is not a finite number"), "{error}");
    assert_eq!(corridor(&["hydraulics", "no-such.json"]).0, Some(2));
}

/// As many moles of methane as of methane with a fifth of nitrogen: a tenth of nitrogen, 33.99311 MJ/m3 (0.9 x 891.51 kJ/mol by
/// 42.366454 mol/m3), relative density 0.595975, so a Wobbe index of 44.03286 MJ/m3.
#[test]
fn gases_are_mixed_and_judged() {
    let inputs = |specification: Value| {
        json!({
            "gases": [
                { "composition": { "methane": 1.0 }, "amount_mol": 3.0 },
                { "composition": { "methane": 0.8, "nitrogen": 0.2 }, "amount_mol": 3.0 },
            ],
            "specification": specification,
        })
    };
    let asked =
        answer("gas_mix", &inputs(json!({ "wobbe_low_j_m3": 45e6, "inert_high": 0.15, "calorific_low_j_m3": 33e6 })));
    near(&asked["composition"]["nitrogen"], 0.1, 1e-12);
    near(&asked["calorific_value_j_m3"], 33.993_11e6, 1e-6);
    near(&asked["wobbe_j_m3"], 44.032_86e6, 1e-5);
    assert_eq!(asked["meets_specification"], json!(false));
    assert_eq!(asked["broken"], json!(["wobbe_low_j_m3"]));
    let met = answer("gas_mix", &inputs(json!({ "wobbe_low_j_m3": 44e6 })));
    assert_eq!((&met["meets_specification"], &met["broken"]), (&json!(true), &json!([])));
    assert!(answer("gas_mix", &inputs(Value::Null))["broken"].is_null());
    let mut warm = inputs(Value::Null);
    for (temperature, told) in [(298.15, "298.15 K"), (280.0, "280 K")] {
        warm["T_k"] = json!(temperature);
        let expected = format!(
            "case one: inputs.T_k = {temperature}: the temperature of metering is {told}, and the tables of ISO 6976 have 273.15, 288.15, 288.706 and 293.15 K (0 and 15 degC, 60 degF, 20 degC)"
        );
        assert_eq!(one("gas_mix", &warm).1, [expected]);
    }
    let (_, problems) = one("gas_mix", &inputs(json!({ "wobbe_low_j_m3": 45, "wobbe_lo": 1 })));
    let tells = |words: &str| problems.iter().any(|problem| problem.contains(words));
    assert!(
        problems.len() == 2 && tells("= 45 J/m3 is not plausible") && tells("wobbe_lo is not known"),
        "{problems:?}"
    );
}

/// Gas below its dew point is answered as gas, with a word: of 0.6 methane and 0.4 propane at 260 K liquid parts above 9 bar or so.
#[test]
fn gas_below_its_dew_point_is_told() {
    let rich = json!({ "methane": 0.6, "propane": 0.4 });
    let (_, problems) = one("eos", &json!({ "composition": rich, "p_pa": 5e6, "T_k": 260 }));
    assert!(
        problems.len() == 1 && problems[0].starts_with("case one: at 260 K and 5000000 Pa part of this gas is liquid"),
        "{problems:?}"
    );
    let (_, problems) = one("eos", &json!({ "composition": rich, "p_pa": 5e5, "T_k": 260 }));
    assert_eq!(problems, Vec::<String>::new());
    let pipe = json!({
        "composition": { "methane": 0.8, "propane": 0.2 }, "p_in_pa": 6e6, "T_k": 280, "mass_flow_kg_s": 100, "length_m": 1e5,
        "inner_diameter_m": 0.7, "roughness_m": 2e-5, "viscosity_pa_s": 1.1e-5,
    });
    let (_, problems) = one("pipe_isothermal", &pipe);
    assert!(problems.len() == 1 && problems[0].contains("part of this gas is liquid"), "{problems:?}");
}

/// A refusal of physics names the field that says the number; one mistake is one problem.
#[test]
fn a_refused_number_is_named_by_its_field() {
    let methane = json!({ "methane": 1.0 });
    let told = |kind: &str, inputs: Value| one(kind, &inputs).1;
    let cold = told("eos", json!({ "composition": methane, "p_pa": 1e5, "T_k": 130.0 }));
    assert_eq!(cold, ["case one: inputs.T_k: the temperature is 130 K, outside 143 to 673 K"]);
    let light = json!({ "model": "cnga", "specific_gravity": 0.4, "T_k": 300.0, "p_gauge_pa": 7e6 });
    let light = told("eos_z_formula", light);
    assert_eq!(light, ["case one: inputs.specific_gravity: the gravity to air is 0.4, outside 0.5 to 1.2"]);
    let mut pipe = json!({
        "composition": methane, "p_in_pa": 9.9e6, "p_out_pa": 7e6, "T_k": 293.15, "length_m": 150e3, "inner_diameter_m": 1.3,
        "roughness_m": 1e-5, "viscosity_pa_s": 1.15e-5, "loop_length_m": 200e3,
    });
    let long = told("capacity_looping", pipe.clone());
    assert_eq!(
        long,
        ["case one: inputs.loop_length_m = 200000 m is longer than the pipe | at most length_m, 150000 m"]
    );
    pipe.as_object_mut().unwrap().remove("loop_length_m");
    pipe["length_m"] = json!(1.0);
    let short = told("capacity", pipe);
    assert!(short.len() == 1 && short[0].starts_with("case one: inputs.length_m = 1: the flow is"), "{short:?}");
    let smooth = answer("friction", &json!({ "points": [{ "re": 1e7, "rel_roughness": 0.0 }] }));
    near(&smooth[0]["colebrook"], 0.008_102_67, 1e-6);
    assert_eq!(smooth[0]["nikuradse"], json!(0.0));
}

/// A longer list than the expected one is told.
#[test]
fn entries_that_were_not_expected_are_told() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("case.json");
    let gases = json!([{ "composition": { "methane": 0.75, "nitrogen": 0.25 }, "amount_mol": 1.0 }]);
    let inputs = json!({ "gases": gases, "specification": { "wobbe_low_j_m3": 48e6, "inert_high": 0.05 } });
    let judged = |expected: Value| {
        let case = json!({ "kind": "gas_mix", "inputs": inputs, "expected": { "broken": expected } });
        fs::write(&path, case.to_string()).unwrap();
        check(&answered(&path).0[0]).iter().filter(|figure| figure.judgement == Judgement::Fail).count()
    };
    assert_eq!(judged(json!(["wobbe_low_j_m3", "inert_high"])), 0);
    assert_eq!(judged(json!(["wobbe_low_j_m3"])), 1);
    assert_eq!(judged(json!([])), 1);
}

/// An answer of yes or no may be expected.
#[test]
fn yes_and_no_are_judged() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("case.json");
    let inputs = json!({ "gases": [{ "composition": { "methane": 1.0 }, "amount_mol": 1.0 }], "specification": { "inert_high": 0.1 } });
    let judged = |expected: bool| {
        let case = json!({ "kind": "gas_mix", "inputs": inputs, "expected": { "meets_specification": expected } });
        fs::write(&path, case.to_string()).unwrap();
        let (cases, problems) = answered(&path);
        assert_eq!(problems, Vec::<String>::new());
        check(&cases[0])[0].judgement
    };
    assert_eq!([judged(true), judged(false)], [Judgement::Pass, Judgement::Fail]);
}
