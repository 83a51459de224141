//! The mix at the head of a line, and what its buyers ask of it, by hand.

use super::system::model;
use crate::{
    physics::gas::{Component, heat},
    simulate::hydraulics::{Blend, limits, problems},
};

/// Two fields of pure methane and of methane with a fifth of nitrogen give 500 and 400 PJ a year of gas of account. A mole of the
/// first has 891.51 kJ, of the second 0.8 of that, so they give as many moles.
fn line(text: &str) -> String {
    format!(
        "gases.pure.calorific_value = 37.7 MJ/m3
        gases.pure.reference = 15 degC
        gases.pure.methane = 100 %
        gases.thin.calorific_value = 30.2 MJ/m3
        gases.thin.reference = 15 degC
        gases.thin.methane = 80 %
        gases.thin.nitrogen = 20 %
        hubs.head.country = land
        hubs.head.role = junction
        hubs.town.country = land
        sources.pure.hub = head
        sources.pure.gas = std
        sources.pure.flowing_gas = pure
        sources.pure.origin = land
        sources.pure.capacity = 12.5 bcm/y
        sources.thin.hub = head
        sources.thin.gas = std
        sources.thin.flowing_gas = thin
        sources.thin.origin = land
        sources.thin.capacity = 10 bcm/y
        pipelines.line.from = head
        pipelines.line.to = town
        pipelines.line.gas = std
        pipelines.line.capacity = 30 bcm/y
        lines.line.head = line
        lines.line.gas = std
        entries.pure.line = line
        entries.pure.source = pure
        entries.thin.line = line
        entries.thin.source = thin
        {text}"
    )
}

fn told(text: &str) -> Vec<String> {
    problems(&model(&line(text))).sorted().iter().map(|problem| problem.message.clone()).collect()
}

/// Half and half by mole: 10 % of nitrogen. H = 0.9 x 891.51 = 802.359 kJ/mol, s = 0.041768, Z = 0.99825543, 42.366454 mol/m3:
/// 33.99311 MJ/m3; M 17.239554 over 28.96546 and Z of air 0.999595 over Z make a relative density of 0.595975.
#[test]
fn equal_moles_are_mixed() {
    let model = model(&line(""));
    let blend = Blend::of(&model.structure, &model.values, model.structure.lines.find("line").unwrap());
    let mix = blend.mix.unwrap();
    assert!(
        (mix.share(Component::Nitrogen) - 0.1).abs() < 1e-12 && (mix.share(Component::Methane) - 0.9).abs() < 1e-12
    );
    let worth = heat(&mix, 288.15, 288.15).unwrap();
    assert!((worth.gross_volume / 33.993_11e6 - 1.0).abs() < 1e-5, "{}", worth.gross_volume);
    assert!((worth.wobbe / (33.993_11e6 / 0.595_975_f64.sqrt()) - 1.0).abs() < 1e-5, "{}", worth.wobbe);
}

#[test]
fn nothing_is_told_where_nothing_is_asked_or_all_is_met() {
    assert!(told("").is_empty());
    assert!(told("lines.line.wobbe_low = 36 MJ/m3\n lines.line.inert_high = 20 %").is_empty());
}

/// Nitrogen alone is a limit of its own beside that of nitrogen and carbon dioxide.
#[test]
fn nitrogen_is_judged_by_itself() {
    assert!(told("lines.line.nitrogen_high = 20 %").is_empty());
    let told = told("lines.line.nitrogen_high = 15 %");
    let expected = "the gas of `sources.thin` misses `lines.line.nitrogen_high`: it has 20.00 %";
    assert!(told.len() == 1 && told[0] == expected, "{told:?}");
}

/// By the Wobbe index the thin gas misses 43 MJ/m3 and the mix (44.03) does not; by nitrogen both miss 5 %.
#[test]
fn each_gas_and_the_mix_are_judged() {
    let told =
        told("lines.line.wobbe_low = 43 MJ/m3\n lines.line.inert_high = 5 %\n lines.line.carbon_dioxide_high = 3 %");
    let expected = [
        "the gas of `sources.thin` misses `lines.line.wobbe_low`",
        "the gas of `sources.thin` misses `lines.line.inert_high`: it has 20.00 %",
        "the mix of all that may enter misses `lines.line.inert_high`: it has 10.00 %",
    ];
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(expected.iter().all(|start| told.iter().any(|message| message.starts_with(start))), "{told:?}");
}

/// 900 Btu in a cubic foot of 60 degF and 14.65 psia; the thin gas has about 0.8 of methane's 1008.8.
#[test]
fn a_limit_counts_in_its_own_cubic_foot() {
    let model = model(&line("lines.line.calorific_low = 900 Btu/scf@60F-14.65"));
    let id = model.structure.lines.find("line").unwrap();
    let [limit] = limits(&model.structure, &model.values, id)[..] else { panic!() };
    let foot = 0.3048_f64.powi(3) / 1_055.055_852_62;
    let blend = Blend::of(&model.structure, &model.values, id);
    let found: Vec<_> =
        blend.feeds.iter().map(|feed| limit.found(&feed.composition.unwrap()).unwrap() * foot).collect();
    assert!((found[0] - 1008.8).abs() < 0.2 && (found[1] - 806.4).abs() < 1.0, "{found:?}");
}

#[test]
fn a_gas_of_unknown_composition_is_told() {
    let told = told("sources.thin.flowing_gas = std\n lines.line.inert_high = 5 %");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("whether the gas of `sources.thin` is what `lines.line` asks is not known"),
        "{told:?}"
    );
}
