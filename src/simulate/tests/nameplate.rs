//! The volume of what a line carries against its nameplate, by hand.

use super::system::run;
use crate::simulate::Notice;

/// A line of 1 bcm/y of a gas of 40 MJ/m3 to a town that wants more, fed by two countries whose gas has `a` and `b`
/// MJ/m3. Energy: 40 PJ/y; the field at home gives `share` bcm/y of its gas, the other all that is wanted.
fn over(a: f64, b: f64, first: f64) -> Option<f64> {
    over_with(a, b, first, "")
}

fn over_with(a: f64, b: f64, first: f64, text: &str) -> Option<f64> {
    let run = run(&format!(
        "gases.one.reference = 15 degC
        gases.one.calorific_value = {a} MJ/m3
        gases.two.reference = 15 degC
        gases.two.calorific_value = {b} MJ/m3
        hubs.head.country = land
        hubs.town.country = land
        sources.one.hub = head
        sources.one.gas = one
        sources.one.origin = land
        sources.one.capacity = {} bcm/y
        sources.one.cost = 1 USD/GJ
        sources.two.hub = head
        sources.two.gas = two
        sources.two.origin = abroad
        sources.two.capacity = 9 bcm/y
        sources.two.cost = 2 USD/GJ
        pipelines.line.from = head
        pipelines.line.to = town
        pipelines.line.gas = std
        pipelines.line.capacity = 1 bcm/y
        sectors.homes.country = land
        sectors.homes.name = homes
        sectors.homes.value = 10 USD/GJ
        demands.homes.hub = town
        demands.homes.sector = homes
        demands.homes.gas = std
        demands.homes.volume = 3 bcm/y
        {text}",
        first / a
    ));
    let notices = &run.outcome.notices;
    assert!(notices.len() < 2, "the worst of a line is told once: {notices:?}");
    notices.first().map(|notice| match notice {
        Notice::OverNameplate { ratio, .. } => *ratio,
        other => panic!("{other:?}"),
    })
}

/// The line is full by energy: 40 PJ/y, of which `first` from the first country.
#[test]
fn thin_gas_needs_more_room_than_the_nameplate_has() {
    let near = |found: Option<f64>, expected: f64| assert!((found.unwrap() - expected).abs() < 1e-9, "{found:?}");
    near(over(32.0, 40.0, 40.0), 40.0 / 32.0);
    near(over(32.0, 40.0, 10.0), 0.25 * 40.0 / 32.0 + 0.75);
    near(over(32.0, 36.0, 30.0), 0.75 * 40.0 / 32.0 + 0.25 * 40.0 / 36.0);
}

#[test]
fn within_a_hundredth_nothing_is_said() {
    assert_eq!(over(40.0, 40.0, 10.0), None);
    assert_eq!(over(39.8, 39.8, 10.0), None);
    assert_eq!(over(44.0, 41.0, 10.0), None);
}

/// The first country counts in a standard gas: 40 PJ of it are 1 bcm/y, and fill the line and no more. Told what flows, the
/// same energy needs the room of that gas; dispatch goes on by the energy of the gas of account.
#[test]
fn a_gas_of_account_hides_its_volume_until_the_one_that_flows_is_named() {
    let counted = "sources.one.gas = std\nsources.one.capacity = 0.25 bcm/y\n";
    assert_eq!(over_with(32.0, 40.0, 10.0, counted), None);
    let named = format!("{counted}sources.one.flowing_gas = one");
    assert!((over_with(32.0, 40.0, 10.0, &named).unwrap() - (0.25 * 40.0 / 32.0 + 0.75)).abs() < 1e-9);
}
