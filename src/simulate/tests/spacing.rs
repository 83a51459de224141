//! Where stations stand: said by pipelines, or found.

use super::{
    design::{capacity_of, line},
    system::{model, run},
};
use crate::simulate::hydraulics::{Chain, Placed, Works};

/// 300 km in two pipelines, the first of `first` km with `stations` on it, the second with `rest`.
fn parts(first: u32, stations: &str, rest: &str, text: &str) -> String {
    line("80 bcm/y", &format!("designs.steel.station_power = 30 MW\n{text}"))
        .replace("pipelines.line.length = 300 km", &format!("pipelines.line.length = {first} km"))
        + &format!(
            "\n hubs.half.country = land
        pipelines.line.to = half
        pipelines.rest.from = half
        pipelines.rest.to = town
        pipelines.rest.gas = std
        pipelines.rest.design = steel
        pipelines.rest.length = {} km
        {stations}
        {rest}",
            300 - first
        )
}

fn drawn(text: &str) -> Placed {
    let model = model(text);
    let chains = Chain::all(&model.structure);
    Placed::of(&model.structure, &model.values, &chains[0], Works::ALL)
}

/// Length of each section in km, and whether a station ends it.
fn sections(drawn: &Placed) -> Vec<(f64, bool)> {
    let gas = drawn.properties().unwrap();
    let (line, _) = drawn.settled(&gas).unwrap().sections(&gas, 100.0);
    line.sections
        .iter()
        .map(|section| ((section.pipe.length / 10.0).round() / 100.0, section.station.is_some()))
        .collect()
}

/// Two on 120 km that go on: at 60 and at 120. Two on the last 180 km: at 60 and 120 of them, and none at the end.
#[test]
fn stations_stand_where_pipelines_say() {
    let on = |first: &str, rest: &str| parts(120, first, rest, "");
    let both = on("pipelines.line.stations = 2", "pipelines.rest.stations = 2");
    assert_eq!(sections(&drawn(&both)), [(60.0, true), (60.0, true), (60.0, true), (60.0, true), (60.0, false)]);
    let first = on("pipelines.line.stations = 1", "");
    assert_eq!(sections(&drawn(&first)), [(120.0, true), (180.0, false)]);
    // The even line of four has the same places.
    let even = capacity_of(&run(&on("designs.steel.stations = 4", "")), 2030);
    assert!((capacity_of(&run(&both), 2030) / even - 1.0).abs() < 1e-5);
}

/// On the level and with nothing leaving, sections differ by the fuel taken between them alone: friction goes with the square of
/// the flow, so the product of length and that is the same in all.
#[test]
fn one_ratio_on_the_level_is_even() {
    let text = |spacing: &str| {
        line("80 bcm/y", &format!("designs.steel.stations = 3\n designs.steel.station_power = 30 MW\n{spacing}"))
    };
    let moved = drawn(&text("designs.steel.spacing = equal-ratio"));
    let found = sections(&moved);
    assert!(found.iter().all(|(length, _)| (length / 75.0 - 1.0).abs() < 0.02), "{found:?}");
    let gas = moved.properties().unwrap();
    let settled = moved.settled(&gas).unwrap();
    let (most, _) = settled.most(&gas).unwrap();
    let at = settled.run(&gas, most).unwrap();
    let friction: Vec<f64> =
        found.iter().zip(&at.sections).map(|((length, _), at)| length * at.flow * at.flow).collect();
    assert!(friction.iter().all(|one| (one / friction[0] - 1.0).abs() < 2e-3), "{friction:?}");
    let gain = most / drawn(&text("")).most(&gas).unwrap().0 - 1.0;
    assert!((-1e-5..0.01).contains(&gain), "{gain}");
}

/// Uphill on the first half and down on the second: even stations differ in their ratios, those that were moved do not, and the
/// line carries more.
#[test]
fn one_ratio_on_a_slope() {
    let slope = "designs.steel.stations = 3\n pipelines.line.rise = 900 m\n pipelines.rest.rise = -900 m";
    let of = |spacing: &str| drawn(&parts(150, spacing, "", slope));
    let ratios = |drawn: &Placed, flow: f64| -> Vec<f64> {
        let gas = drawn.properties().unwrap();
        let at = drawn.run(&gas, flow).unwrap();
        at.sections.iter().filter_map(|section| section.lift).map(|lift| lift.ratio).collect()
    };
    let even = of("");
    let gas = even.properties().unwrap();
    let (most, _) = even.most(&gas).unwrap();
    let moved = of("designs.steel.spacing = equal-ratio").settled(&gas).unwrap();
    let highest = |ratios: &[f64]| ratios.iter().copied().fold(0.0, f64::max);
    let (before, after) = (ratios(&even, most), ratios(&moved, most));
    assert!(highest(&after) < highest(&before) - 0.02, "{before:?} {after:?}");
    let (more, _) = moved.most(&gas).unwrap();
    let full = ratios(&moved, more);
    let lowest = full.iter().copied().fold(f64::INFINITY, f64::min);
    assert!(highest(&full) - lowest < 0.01, "{full:?}");
    assert!(more > most * 1.002, "{most} {more}");
}
