//! A line of a scenario, asked by `corridor hydraulics`.

use std::{fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;

fn corridor(out: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = out.to_string_lossy().into_owned();
    let mut command = Command::cargo_bin("corridor").unwrap();
    let output = command.arg("hydraulics").args(arguments).args(["--out", &folder]).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// TAPI with some settings, as JSON.
fn tapi(settings: &[&str], more: &[&str]) -> Value {
    let home = tempfile::tempdir().unwrap();
    let mut arguments = vec!["tapi", "--scenario", "scenarios/tapi.toml", "--format", "json", "--charts", "none"];
    settings.iter().for_each(|setting| arguments.extend(["--set", setting]));
    arguments.extend(more);
    let (code, out, error) = corridor(home.path(), &arguments);
    assert_eq!(code, Some(0), "{error}");
    serde_json::from_str::<Value>(&out).unwrap()[0].clone()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// Along a line without stations a second pipe of the same bore carries as much as the first: every flow is twice.
#[test]
fn a_twin_carries_twice() {
    let single = tapi(&["designs.tapi.stations=0"], &[]);
    let twin = tapi(&["designs.tapi.stations=0", "designs.tapi.loop_share=100 %"], &[]);
    let ratio = number(&twin["most_kg_s"]) / number(&single["most_kg_s"]);
    assert!((ratio - 2.0).abs() < 1e-5, "{ratio}");
    // 42 inches beside 56 carry about (42/56)^2.5 as much, a little less for their friction.
    let narrow =
        tapi(&["designs.tapi.stations=0", "designs.tapi.loop_share=100 %", "designs.tapi.loop_width=0.75"], &[]);
    let ratio = number(&narrow["most_kg_s"]) / number(&single["most_kg_s"]) - 1.0;
    assert!(ratio > 0.465 && ratio < 0.4871, "{ratio}");
}

/// Rights leave with their shares of what entered, and what is not fuel goes on: mass balances section by section.
#[test]
fn what_enters_leaves_or_is_burnt() {
    let line = tapi(&[], &["--flow", "30 bcm/y"]);
    let sections = line["sections"].as_array().unwrap();
    for pair in sections.windows(2) {
        let [first, next] = pair else { continue };
        let burnt = first["fuel_kg_s"].as_f64().unwrap_or(0.0);
        let left = number(&first["flow_kg_s"]) - number(&first["offtake_kg_s"]) - burnt;
        assert!((left - number(&next["flow_kg_s"])).abs() < 1e-9 * left);
    }
    let (entered, offtake) = (number(&line["flow_kg_s"]), |n: usize| number(&sections[n]["offtake_kg_s"]));
    let all: f64 = (0..sections.len()).map(offtake).sum();
    // Two Afghan offtakes, Quetta and Multan; India takes the rest at the end.
    let shares = ["afghanistan-herat", "afghanistan-kandahar", "pakistan-quetta", "pakistan"];
    let table = fs::read_to_string("scenarios/assumptions/tapi.csv").unwrap();
    let share = |name: &&str| {
        let row = table.lines().find(|row| row.starts_with(&format!("entitlements.{name}.share,"))).unwrap();
        row.split(',').nth(3).unwrap().parse::<f64>().unwrap() / 100.0
    };
    let expected: f64 = shares.iter().map(share).sum();
    assert!((all / entered - expected).abs() < 1e-9, "{} {expected}", all / entered);
}

/// A mass is the flow of a line as it stands (10 t/s are 10,000 kg/s); heat and volume go by the gas: 37.5 PJ are 1 bcm of 37.5 MJ/m3.
#[test]
fn a_flow_is_asked_by_mass_or_by_heat() {
    let flow = |flow: &str| number(&tapi(&["designs.tapi.stations=0"], &["--flow", flow])["flow_kg_s"]);
    assert!((flow("7.8894 mtpa") / 250.0 - 1.0).abs() < 1e-3);
    assert!((flow("375 PJ/y") / flow("10 bcm/y") - 1.0).abs() < 1e-2);
    assert!((flow("1 PJ/d") / flow("365.25 PJ/y") - 1.0).abs() < 1e-3);
}

/// What is said to carry a flow that the line does not, carries it; one station less does not.
#[test]
fn what_would_do_does() {
    let flow = ["--flow", "42 bcm/y"];
    let line = tapi(&[], &flow);
    assert!(line["refused"].is_string() && line["sections"].as_array().unwrap().is_empty());
    let first = line["would_do"][0].as_str().unwrap();
    let stations: usize = first.split(" stations").next().unwrap().parse().unwrap();
    let with = |stations: usize| tapi(&[&format!("designs.tapi.stations={stations}")], &flow);
    assert!(with(stations)["refused"].is_null() && with(stations - 1)["refused"].is_string(), "{first}");
}

/// What more stations cost is what is built at them, whatever of it runs: 45 MW at 2,500 USD a kW of 2014 each, and where one of
/// three units stands by, half as much again. With one ratio of all of them fewer do.
#[test]
fn more_stations_cost_what_is_built_at_them() {
    let first = |settings: &[&str]| tapi(settings, &["--flow", "40 bcm/y"])["would_do"][0].as_str().unwrap().to_owned();
    let read = |words: &str| {
        let stations: f64 = words.split(" stations, about ").next().unwrap().parse().unwrap();
        let cost: f64 = words.split("about ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        (stations, cost)
    };
    let (stations, cost) = read(&first(&[]));
    assert!((cost / ((stations - 6.0) * 45e3 * 2500e-9) - 1.0).abs() < 5e-3, "{stations} {cost}");
    let (stations, cost) = read(&first(&["designs.tapi.units=2", "designs.tapi.spare_units=1"]));
    assert!((cost / ((stations - 6.0) * 67.5e3 * 2500e-9) - 1.0).abs() < 5e-3, "{stations} {cost}");
    let one_ratio = "designs.tapi.spacing=equal-ratio";
    let (stations, _) = read(&first(&[one_ratio]));
    let with = |stations: f64| {
        let count = format!("designs.tapi.stations={stations}");
        tapi(&[one_ratio, &count], &["--flow", "40 bcm/y"])["refused"].clone()
    };
    assert!(with(stations).is_null() && with(stations - 1.0).is_string(), "{stations}");
}

/// Gas that runs down at little flow stands above the pressure of the inlet, and that is told.
#[test]
fn a_pressure_above_that_of_the_inlet_is_told() {
    let home = tempfile::tempdir().unwrap();
    let said = |flow: &str| {
        let arguments = ["tapi", "--scenario", "scenarios/tapi.toml", "--charts", "none", "--flow", flow];
        corridor(home.path(), &arguments).1
    };
    assert!(said("3 bcm/y").contains("bar, above that of the inlet, "), "{}", said("3 bcm/y"));
    assert!(!said("34 bcm/y").contains("above that of the inlet"));
}

/// Where the pressure is used up is told from the head of the line, and lies behind its first station.
#[test]
fn what_is_used_up_is_told_from_the_head() {
    let line = tapi(&[], &["--flow", "37 bcm/y"]);
    let refused = line["refused"].as_str().unwrap();
    let at: f64 = refused.split("used up ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!(at > 300.0 && at < 1814.0, "{refused}");
}

/// Work goes with the square of the flow along the pipe, and with the flow once more: twice the flow takes about eight times the power.
#[test]
fn power_grows_near_the_cube_of_flow() {
    let power = |flow: &str| number(&tapi(&[], &["--flow", flow])["total_power_w"]);
    let ratio = power("30 bcm/y") / power("15 bcm/y");
    assert!(ratio > 7.0 && ratio < 11.0, "{ratio}");
}

#[test]
fn tables_and_pictures_are_written() {
    let home = tempfile::tempdir().unwrap();
    let arguments =
        ["tapi-kandahar-quetta", "--scenario", "scenarios/tapi.toml", "--compare", "designs.tapi.stations=14"];
    let (code, out, error) = corridor(home.path(), &arguments);
    assert_eq!(code, Some(0), "{error}");
    assert!(out.contains("As designed\n  carries at most") && out.contains("14 stations\n  carries at most"), "{out}");
    let folder = home.path().join("hydraulics-tapi-kandahar-quetta");
    for name in ["sections.csv", "hydraulics.json", "manifest.json", "charts/profile.png", "charts/curve.svg"] {
        assert!(folder.join(name).is_file(), "{name}");
    }
    let svg = fs::read_to_string(folder.join("charts/profile.svg")).unwrap();
    assert!(svg.contains("Kandahar") && svg.contains("14 stations") && !svg.contains("NaN"));
}

#[test]
fn wrong_questions_are_refused() {
    let home = tempfile::tempdir().unwrap();
    let ask = |more: &[&str]| {
        let (code, out, error) =
            corridor(home.path(), &[&["tapi", "--scenario", "scenarios/tapi.toml"], more].concat());
        assert_eq!((code, out.as_str()), (Some(2), ""), "{error}");
        error
    };
    assert!(ask(&["--flow", "33"]).contains("`33` has no unit"));
    assert!(ask(&["--flow", "0 bcm/y"]).contains("`0 bcm/y` is no flow of a line"));
    assert!(ask(&["--flow", "-3 bcm/y"]).contains("is no flow of a line"));
    let much = ask(&["--flow", "33000 bcm/y"]);
    assert!(
        much.contains("753000 kg/s, outside 0.001 to 10000 kg/s") && much.contains("up to about 440 bcm/y"),
        "{much}"
    );
    assert!(ask(&["--compare", "designs.tapi.station=9"]).contains("did you mean `stations`?"));
    let (code, _, error) = corridor(home.path(), &["taip", "--scenario", "scenarios/tapi.toml"]);
    assert!(code == Some(2) && error.contains("did you mean `tapi`?"), "{error}");
    let (code, _, error) = corridor(home.path(), &["lahore", "--scenario", "scenarios/tapi.toml"]);
    assert!(code == Some(2) && error.contains("no line with a design of the name `lahore`"), "{error}");
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
}

/// Where hydraulics decide and no nameplate does, a claim says which limit it is.
#[test]
fn a_claim_names_the_limit_of_a_full_line() {
    let home = tempfile::tempdir().unwrap();
    let claims = |power: &str| {
        let set = format!("designs.tapi.station_power={power}");
        let mut command = Command::cargo_bin("corridor").unwrap();
        let arguments = ["claims", "scenarios/tapi.toml", "--charts", "none", "--set", &set, "--out"];
        let output = command.args(arguments).arg(home.path()).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let limit = "the right of Pakistan at Multan is used up, as its line carries no more: the end is at its least pressure, 55 bar, with all 6 stations at full power";
    assert!(claims("20 MW").contains(limit), "{}", claims("20 MW"));
    assert!(!claims("60 MW").contains("full power"));
}

/// Twice what TAPI brings is more than its pipe can carry, and that is said first, in the cubic metre of the results; with four
/// times the diameter it is no longer the pipe that holds it down.
#[test]
fn a_claim_beyond_the_pipe_is_told() {
    let home = tempfile::tempdir().unwrap();
    let claims = |diameter: &str| {
        let set = format!("designs.tapi.outer_diameter={diameter}");
        let mut command = Command::cargo_bin("corridor").unwrap();
        let arguments = ["claims", "scenarios/tapi-russian-gas.toml", "--charts", "none", "--set", &set, "--out"];
        let output = command.args(arguments).arg(home.path()).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let told = claims("56 in");
    let limit = "held down by: no more than 32.8 bcm/y could enter TAPI, Galkynysh-Herat, whatever gas there is: the end is at its least pressure";
    assert!(told.contains(limit), "{told}");
    assert!(!claims("84 in").contains("could enter"), "{}", claims("84 in"));
}

/// What a pipeline could carry is explained by what it is built of, and by what limits that.
#[test]
fn a_design_explains_what_a_pipeline_could_carry() {
    let mut command = Command::cargo_bin("corridor").unwrap();
    let output = command.args(["explain", "scenarios/tapi.toml", "flow.tapi-herat-kandahar@2045"]).output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let most = "designs.tapi = at most 32.8 bcm/y enters";
    assert!(told.contains(most) && told.contains("with all 6 stations at full power"), "{told}");
    assert!(told.contains("designs.tapi.outer_diameter = 56 in  (scenarios/assumptions/designs.csv row"), "{told}");
}

/// Three units and a spare of 95 % give 99.5 % of their power; one that is always ready is not worth a line.
#[test]
fn units_are_told_where_the_design_has_more_than_one() {
    let home = tempfile::tempdir().unwrap();
    let text = |settings: &[&str]| {
        let mut arguments = vec!["tapi", "--scenario", "scenarios/tapi.toml", "--charts", "none"];
        settings.iter().for_each(|setting| arguments.extend(["--set", setting]));
        corridor(home.path(), &arguments).1
    };
    assert!(!text(&[]).contains(" spare"));
    let told = text(&["designs.tapi.units=3", "designs.tapi.spare_units=1", "designs.tapi.unit_availability=95 %"]);
    let expected =
        "  stations of 3 units and 1 spare, each ready 95 % of the time: 99.5 % of their power on the mean\n";
    assert!(told.contains(expected), "{told}");
}

/// Where no design carries the flow there is no profile; where one of two does not, the picture says so, and claims of the
/// designs only what both have.
#[test]
fn a_profile_says_which_designs_do_not_carry_the_flow() {
    let draw = |flow: &str| {
        let home = tempfile::tempdir().unwrap();
        let more = ["--compare", "designs.tapi.stations=14", "--flow", flow, "--charts", "svg"];
        let (code, out, error) =
            corridor(home.path(), &[&["tapi", "--scenario", "scenarios/tapi.toml"], &more[..]].concat());
        assert_eq!(code, Some(0), "{error}");
        (fs::read_to_string(home.path().join("hydraulics-tapi/charts/profile.svg")).ok(), out)
    };
    let (svg, out) = draw("60 bcm/y");
    assert!(svg.is_none() && out.contains("\nNo profile is drawn, as no design carries the flow\n"), "{out}");
    let (svg, out) = draw("42 bcm/y");
    let svg = svg.unwrap();
    assert!(svg.contains("As designed: does not carry 42 bcm/y") && !out.contains("No profile"), "{out}");
    assert!(svg.contains("TAPI: 56 inch") && !svg.contains("six stations") && !svg.contains("6 stations"));
}

/// Gas in 1,814 km of pipe 56 inch wide: volume times pressure over the reference, between the lowest pressure of the line over
/// 1 and the highest over the least Z of lean gas there (0.8). What lasts is no more than what stands behind the last station.
#[test]
fn the_line_pack_is_volume_times_pressure() {
    let line = tapi(&[], &["--flow", "30 bcm/y"]);
    let pressures = line["sections"].as_array().unwrap().iter();
    let pressures: Vec<f64> = pressures.flat_map(|s| [number(&s["p_in_pa"]), number(&s["p_out_pa"])]).collect();
    let inner = 56.0 * 0.0254 - 2.0 * 0.0223;
    let volume = 0.25 * std::f64::consts::PI * inner * inner * number(&line["length_m"]);
    let (low, high) = pressures.iter().fold((f64::INFINITY, 0.0_f64), |(low, high), p| (low.min(*p), high.max(*p)));
    let pack = 1e6 * number(&line["linepack_million_m3"]);
    let atmospheres = pack / volume * 101_325.0;
    assert!(atmospheres > low && atmospheres < high / 0.8, "{pack} {volume} {low} {high}");
    let (from, lasts) = (number(&line["lasts_from_m"]), number(&line["lasts_s"]));
    let behind = 1.0 - from / number(&line["length_m"]);
    let last = number(&line["sections"].as_array().unwrap().last().unwrap()["flow_kg_s"]);
    assert!(from > 0.0 && lasts > 0.0 && lasts * last < 1.3 * behind * number(&line["linepack_kg"]), "{lasts}");
    assert!(tapi(&[], &["--flow", "60 bcm/y"])["linepack_kg"].is_null());
}
