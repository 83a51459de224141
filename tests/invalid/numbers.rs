//! Refused: numbers with which hydraulics cannot be asked, each at its own field.

use super::{
    Edit::{Flag, Replace},
    designs::with,
    project::{Project, lines},
};

/// The errors of a line of steel at this setting; warnings of what is merely unlikely stand beside.
fn errors(setting: &'static str) -> Vec<String> {
    let project = Project::default()
        .append("system.toml", super::designs::STEEL)
        .edit("system.toml", "[pipelines.trunk]", "[pipelines.trunk]\ndesign = \"steel\"\nlength = \"300 km\"")
        .edit("system.toml", "roughness = \"0.02 mm\"", "roughness = \"0.02 mm\"\nstation_power = \"30 MW\"")
        .edit("system.toml", "[gases.dry]", "[gases.dry]\nmethane = \"95 %\"\nethane = \"5 %\"");
    let reading = project.child(&[setting]);
    assert!(reading.loaded.is_none(), "{setting}");
    lines(&reading).into_iter().filter(|line| !line.contains(": warning: ")).collect()
}

#[test]
fn numbers_of_a_line_point_at_their_own_field() {
    for (setting, expected) in [
        ("pipelines.trunk.length=0 km", "above 0 km, as 711 km"),
        ("designs.steel.efficiency=0 %", "20 % to 100 %"),
        ("designs.steel.driver=0 %", "5 % to 70 %"),
        ("designs.steel.station_power=0 MW", "above 0 MW, as 60 MW"),
        ("designs.steel.stations=-3", "0 to 1000"),
        ("designs.steel.roughness=400 mm", "at most a tenth of the inner diameter"),
    ] {
        let (path, value) = setting.split_once('=').unwrap();
        let line =
            format!("--set number 1: `{path}` is {value}, with which no line can be computed | expected {expected}");
        assert_eq!(errors(setting), [line]);
    }
}

#[test]
fn units_are_not_below_zero() {
    for (field, expected) in [("units", "1 to 100"), ("spare_units", "0 to 100")] {
        let setting: &str = if field == "units" { "designs.steel.units=-1" } else { "designs.steel.spare_units=-1" };
        let line = format!("--set number 1: `designs.steel.{field}` is no number of units | expected {expected}");
        assert_eq!(errors(setting), [line]);
    }
}

#[test]
fn mole_fractions_that_do_not_add_to_one() {
    with(vec![Flag("gases.dry.methane=94 %")], &[]);
    with(
        vec![Flag("gases.dry.methane=88 %")],
        &[
            "--set number 1: warning: the mole fractions of `gases.dry` add to 93 %, and are scaled to 100 % | expected 100 %, within 1 %",
        ],
    );
    with(
        vec![Replace("system.toml", "ethane = \"5 %\"", "ethane = \"18 %\"")],
        &[
            "system.toml:10:11: the mole fractions of `gases.dry` add to 113 % | expected 100 %, within 1 %",
            "system.toml:11:10: warning: `gases.dry.ethane` is 18 %, outside what is plausible | expected 0 % to 15 %: Mole fraction of ethane.",
        ],
    );
}
