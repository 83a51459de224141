//! Refused: lines that have a design.

use super::{Edit, Edit::*, refuses};

pub(super) const STEEL: &str = r#"
[designs.steel]
outer_diameter = "36 in"
wall = "12.7 mm"
roughness = "0.02 mm"
inlet_pressure = "80 bar"
delivery_pressure = "50 bar"
title = "36 inch"
"#;

/// The trunk line is built of steel, of a gas of known composition, and these edits follow.
pub(super) fn with(edits: Vec<Edit>, expected: &[&str]) {
    let mut all = vec![
        Append("system.toml", STEEL),
        Replace("system.toml", "[pipelines.trunk]", "[pipelines.trunk]\ndesign = \"steel\"\nlength = \"300 km\""),
        Replace("system.toml", "[gases.dry]", "[gases.dry]\nmethane = \"95 %\"\nethane = \"5 %\""),
    ];
    all.extend(edits);
    refuses(&all, expected);
}

#[test]
fn a_design_itself_is_right() {
    with(vec![], &[]);
    with(vec![Replace("assumptions/a.csv", "pipelines.trunk.capacity,bcm/y,,10,,,nameplate,2024,high,\n", "")], &[]);
}

#[test]
fn neither_a_capacity_nor_a_design() {
    refuses(
        &[Replace("assumptions/a.csv", "pipelines.trunk.capacity,bcm/y,,10,,,nameplate,2024,high,\n", "")],
        &[
            "system.toml:45:12: `pipelines.trunk.capacity` is missing: nameplate, of what enters | expected 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d, or a series; or `design`",
        ],
    );
}

#[test]
fn no_length_and_no_composition() {
    refuses(
        &[
            Append("system.toml", STEEL),
            Replace("system.toml", "[pipelines.trunk]", "[pipelines.trunk]\ndesign = \"steel\""),
        ],
        &[
            "system.toml:46:10: `pipelines.trunk` has a design and no `length` | expected a length, as 711 km",
            "system.toml:46:10: `pipelines.trunk` has a design, and its gas `dry` no composition | state `gases.dry.methane`, `ethane`, `propane` and so on",
        ],
    );
}

#[test]
fn a_design_that_is_not_there() {
    with(
        vec![Replace("system.toml", "design = \"steel\"", "design = \"stel\"")],
        &["system.toml:48:10: there is no `stel` among the designs | did you mean `steel`?"],
    );
}

#[test]
fn a_design_of_no_pipeline_and_a_bore_that_is_none() {
    refuses(
        &[Append("system.toml", STEEL), Flag("designs.steel.outer_diameter=4 in"), Flag("designs.steel.wall=50 mm")],
        &[
            "system.toml:80:10: warning: no pipeline is built as `designs.steel` says | expected `design = \"steel\"` at a pipeline",
            "--set number 2: `designs.steel.wall` is 50 mm, with which no line can be computed | expected thin enough to leave a bore of 2 in",
        ],
    );
}

#[test]
fn a_diameter_in_metres_for_inches() {
    with(
        vec![Flag("designs.steel.outer_diameter=36 m")],
        &[
            "--set number 1: warning: `designs.steel.outer_diameter` is 36 m, outside what is plausible | expected 4 in to 64 in: Outer diameter of the pipe.",
            "--set number 1: `designs.steel.outer_diameter` is 36 m, with which no line can be computed | expected up to 118 in, as 56 in",
        ],
    );
}

#[test]
fn a_line_that_rises_more_than_it_is_long() {
    with(
        vec![Replace("system.toml", "length = \"300 km\"", "length = \"2 km\"\nrise = \"2500 m\"")],
        &[
            "system.toml:50:8: `pipelines.trunk.rise` is 2500 m, with which no line can be computed | expected at most its length, `pipelines.trunk.length`, up or down",
        ],
    );
}

#[test]
fn a_wall_that_fills_the_pipe_and_a_pressure_that_rises() {
    with(
        vec![Flag("designs.steel.wall=457.2 mm"), Flag("designs.steel.delivery_pressure=90 bar")],
        &[
            "--set number 1: warning: `designs.steel.wall` is 457.2 mm, outside what is plausible | expected 4 mm to 50 mm: Thickness of its wall.",
            "--set number 1: `designs.steel`: a wall of 457.2 mm leaves nothing of 36 in | the outer diameter: system.toml:85:18",
            "--set number 2: `designs.steel`: the delivery pressure (90 bar) is not below that of the inlet (80 bar) | the inlet: system.toml:88:18",
        ],
    );
}

#[test]
fn a_pressure_in_pascal_written_as_bar_and_a_temperature_of_kelvin_as_celsius() {
    with(
        vec![Flag("designs.steel.inlet_pressure=8000000 bar"), Flag("designs.steel.temperature=293 degC")],
        &[
            "--set number 1: `designs.steel.inlet_pressure` is 8000000 bar, outside what is plausible | expected 10 bar to 250 bar: Pressure at the head, and behind every station.",
            "--set number 2: warning: `designs.steel.temperature` is 293 degC, outside what is plausible | expected -5 degC to 60 degC: Mean temperature of the gas; where soil is given, that at the head and behind the coolers of stations.",
        ],
    );
}

#[test]
fn two_lines_side_by_side_of_one_design() {
    let twin = "\n[pipelines.twin]\nfrom = \"field\"\nto = \"city\"\ngas = \"dry\"\ndesign = \"steel\"\nlength = \"300 km\"\ntitle = \"Twin\"\n";
    with(
        vec![Append("system.toml", twin)],
        &[
            "system.toml:48:10: `pipelines.trunk` and `pipelines.twin` stand side by side, and both have the design `steel`: a second line has a design of its own",
        ],
    );
}

#[test]
fn a_station_that_compresses_nothing() {
    with(
        vec![Flag("designs.steel.stations=2"), Flag("designs.steel.ratio=1")],
        &[
            "--set number 2: warning: `designs.steel.ratio` is 1, outside what is plausible | expected 1.1 to 3: Most pressure out over pressure in of a station.",
            "--set number 2: `designs.steel`: a station with a ratio of 1 compresses nothing | expected above 1, as 1.5",
        ],
    );
}

#[test]
fn a_project_for_loops_that_are_none() {
    let twin = "\n[projects.twin]\nstart = \"2030\"\ntitle = \"Twin\"\n";
    let edits = || {
        let named =
            Replace("system.toml", "roughness = \"0.02 mm\"", "roughness = \"0.02 mm\"\nloop_expansion = \"twin\"");
        vec![named, Append("system.toml", twin)]
    };
    with(
        edits(),
        &[
            "system.toml:88:18: warning: `designs.steel.loop_expansion` brings loops, and there are none | expected a `designs.steel.loop_share` above 0 %",
        ],
    );
    let mut right = edits();
    right.push(Flag("designs.steel.loop_share=50 %"));
    with(right, &[]);
}

#[test]
fn units_that_are_none_and_units_without_a_power() {
    with(
        vec![
            Replace("system.toml", "roughness = \"0.02 mm\"", "roughness = \"0.02 mm\"\nstation_power = \"30 MW\""),
            Flag("designs.steel.units=0"),
            Flag("designs.steel.spare_units=1"),
        ],
        &[
            "--set number 1: warning: `designs.steel.units` is 0, outside what is plausible | expected 1 to 12: Units of a station that run at its full power, together.",
            "--set number 1: `designs.steel.units` is no number of units | expected 1 to 100",
        ],
    );
    with(
        vec![Flag("designs.steel.spare_units=1")],
        &[
            "--set number 1: warning: `designs.steel.spare_units` changes nothing: the design has no `station_power` | expected a power, as station_power = \"30 MW\"",
        ],
    );
}

#[test]
fn stations_of_pipelines_and_of_their_design() {
    let on = || Replace("system.toml", "length = \"300 km\"", "length = \"300 km\"\nstations = \"2\"");
    let named = |more: &'static str| Replace("system.toml", "roughness = \"0.02 mm\"", more);
    with(vec![on(), named("roughness = \"0.02 mm\"\nstations = \"2\"")], &[]);
    with(
        vec![on(), named("roughness = \"0.02 mm\"\nstations = \"3\"")],
        &[
            "system.toml:89:12: `designs.steel.stations` is 3, and on its pipelines stand 2 | expected their sum, or no number beside those of the pipelines",
        ],
    );
    with(
        vec![on(), named("roughness = \"0.02 mm\"\nspacing = \"equal-ratio\"")],
        &["system.toml:89:11: `designs.steel.spacing` finds places for stations whose pipelines say where they stand"],
    );
}

#[test]
fn a_soil_of_one_number_and_a_soil_that_is_none() {
    let with_soil = |fields: &'static str| vec![Replace("system.toml", "roughness = \"0.02 mm\"", fields)];
    with(with_soil("roughness = \"0.02 mm\"\nsoil_temperature = \"12 degC\"\nheat_transfer = \"2 W/m2/K\""), &[]);
    with(
        with_soil("roughness = \"0.02 mm\"\nsoil_temperature = \"12 degC\""),
        &[
            "system.toml:88:20: `designs.steel.soil_temperature` changes nothing by itself | expected `designs.steel.heat_transfer` beside it, or neither",
        ],
    );
    with(
        with_soil("roughness = \"0.02 mm\"\nheat_transfer = \"2 W/m2/K\""),
        &[
            "system.toml:88:17: `designs.steel.heat_transfer` changes nothing by itself | expected `designs.steel.soil_temperature` beside it, or neither",
        ],
    );
    with(
        with_soil("roughness = \"0.02 mm\"\nsoil_temperature = \"150 K\"\nheat_transfer = \"-2 W/m2/K\""),
        &[
            "system.toml:88:20: warning: `designs.steel.soil_temperature` is 150 K, outside what is plausible | expected -20 degC to 50 degC: Temperature of the undisturbed soil around the pipe: with `heat_transfer` the gas warms and cools on its way; without both all of it has one temperature.",
            "system.toml:88:20: `designs.steel.soil_temperature` is 150 K, which no soil has | expected 200 K to 400 K",
            "system.toml:89:17: `designs.steel.heat_transfer` is -2 W/m2/K, below zero | expected zero or more",
        ],
    );
    with(
        with_soil("roughness = \"0.02 mm\"\nsoil_temperature = \"12 degC\"\nheat_transfer = \"2 W/m\""),
        &[
            "system.toml:89:17: `designs.steel.heat_transfer`: `2 W/m` is energy per length and time, where a heat transfer belongs | expected 2 W/m2/K",
        ],
    );
}
