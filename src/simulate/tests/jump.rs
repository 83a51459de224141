//! Events that change the price of a marker: which months feel them, and which know of them.

use super::{
    system::{Run, run, same},
    value::FIELD,
};

/// Spot LNG at the price of a marker of 6 USD/GJ, and a contract that takes the mean of the three months before; homes
/// worth 9 to 11 that want all of both; a store that begins and ends empty.
fn harbour(text: &str) -> Run {
    run(&format!(
        "{FIELD}
        sources.field.capacity = 0.001 bcm/y
        terminals.port.hub = town
        terminals.port.gas = std
        terminals.port.capacity = 5 bcm/y
        terminals.port.own_use = 0 %
        markers.day.gas_price = 6 USD/GJ
        markers.mean.gas_price = 6 USD/GJ
        markers.mean.lag = 3 months
        contracts.long.terminals = port
        contracts.long.gas = std
        contracts.long.origin = abroad
        contracts.long.annual_quantity = 0.5 mtpa
        contracts.long.marker = mean
        contracts.long.slope = 100 %
        contracts.long.start = 2020
        contracts.long.end = 2040
        spots.ships.terminals = port
        spots.ships.gas = std
        spots.ships.origin = abroad
        spots.ships.volume = 2 mtpa
        spots.ships.marker = day
        demands.homes.volume = 54 PJ/y
        storages.cave.hub = town
        storages.cave.gas = std
        storages.cave.capacity = 0.3 bcm
        storages.cave.injection = 6 bcm/y
        storages.cave.withdrawal = 6 bcm/y
        storages.cave.loss = 0 %
        storages.cave.opening = 0 %
        storages.cave.closing = 0 %
        {text}"
    ))
}

fn jump(id: &str, marker: &str, from: &str, until: &str, price: &str) -> String {
    format!(
        "events.{id}.asset = markers.{marker}
        events.{id}.from = {from}
        events.{id}.until = {until}
        events.{id}.price = {price}
        events.{id}.cause = route\n"
    )
}

/// What an asset charges in each month from January 2030 on, USD/GJ.
fn charges(run: &Run, asset: &str) -> Vec<f64> {
    let asset = run.asset(asset);
    run.outcome.flows.iter().filter(|row| row.asset == asset).map(|row| row.charge).collect()
}

#[track_caller]
fn all_same(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    found.iter().zip(expected).for_each(|(found, expected)| same(*found, *expected));
}

/// Half again as dear from mid-June to September: June counts half of it. A second jump, in August, multiplies.
#[test]
fn months_feel_a_jump_by_their_share_of_it() {
    let text = jump("one", "day", "2030-06-16", "2030-10", "150 %") + &jump("two", "day", "2030-08", "2030-09", "0.8");
    let (spot, contract) = (charges(&harbour(&text), "spots.ships"), charges(&harbour(&text), "contracts.long"));
    all_same(&spot[..12], &[6.0, 6.0, 6.0, 6.0, 6.0, 7.5, 9.0, 7.2, 9.0, 6.0, 6.0, 6.0]);
    all_same(&spot[12..], &[6.0; 12]);
    // It is another marker's price.
    all_same(&contract, &[6.0; 24]);
}

/// The mean of the three months before feels it a month later, for three months longer, and over the turn of the year.
#[test]
fn a_lagged_price_feels_a_jump_later() {
    let run = harbour(&jump("one", "mean", "2030-10", "2031-01", "200 %"));
    let expected = [[6.0; 10].as_slice(), &[8.0, 10.0, 12.0, 10.0, 8.0], &[6.0; 9]].concat();
    all_same(&charges(&run, "contracts.long"), &expected);
    // By months alike, with the days of each: the price of the year.
    let days = 30.0 * 8.0 + 31.0 * 10.0 + (365.0 - 61.0) * 6.0;
    same(run.outcome.contracts[0].price, days / 365.0);
}

/// Twice 6 is more than homes pay. Who foresees it fills the store before; a surprise leaves every month before as it was.
#[test]
fn only_who_foresees_a_jump_buys_before_it() {
    let alone = "contracts.long.end = 2030\n";
    let text = format!("{alone}{}", jump("one", "day", "2030-11", "2031-01", "200 %"));
    let (plain, surprise) = (harbour(alone), harbour(&text));
    let foreseen = harbour(&format!("{text}events.one.foreseen = true"));
    for month in 1..=10 {
        for asset in ["spots.ships", "sources.field", "storages.cave"] {
            same(surprise.in_month(asset, month), plain.in_month(asset, month));
        }
    }
    let stored = |run: &Run| (1..=10).map(|month| run.in_month("storages.cave", month)).sum::<f64>();
    same(stored(&surprise), 0.0);
    same(stored(&foreseen), (54.0 - 0.04) * 61.0 / 365.0);
    for month in [11, 12] {
        assert!(plain.in_month("spots.ships", month) > 4.0);
        same(surprise.in_month("spots.ships", month), 0.0);
        same(foreseen.in_month("spots.ships", month), 0.0);
    }
    same(foreseen.hub("town", 2030, |row| row.unserved), 0.0);
    same(surprise.hub("town", 2030, |row| row.unserved), (54.0 - 0.04) * 61.0 / 365.0);
    same(surprise.hub("town", 2031, |row| row.unserved), 0.0);
}
