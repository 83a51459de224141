//! Take-or-pay, make-up, expiry, outages of supplier, buyer and route.

use super::system::{Run, run, same};

/// A contract of 1 Mt/y (54 PJ at 54 MJ/kg) at 8 USD/GJ, a terminal without losses, spot LNG at 6, homes worth 9 to 11.
pub(super) fn harbour(text: &str) -> Run {
    run(&format!(
        "hubs.town.country = land
        terminals.port.hub = town
        terminals.port.gas = std
        terminals.port.capacity = 5 bcm/y
        terminals.port.own_use = 0 %
        contracts.long.terminals = port
        contracts.long.gas = std
        contracts.long.origin = abroad
        contracts.long.annual_quantity = 1 mtpa
        contracts.long.take_or_pay = 100 %
        contracts.long.constant = 8 USD/GJ
        contracts.long.start = 2020
        contracts.long.end = 2040
        spots.ships.terminals = port
        spots.ships.gas = std
        spots.ships.origin = abroad
        spots.ships.volume = 1 mtpa
        spots.ships.constant = 6 USD/GJ
        sectors.homes.country = land
        sectors.homes.name = homes
        sectors.homes.value = 10 USD/GJ
        sectors.homes.span = 2 USD/GJ
        demands.homes.hub = town
        demands.homes.sector = homes
        demands.homes.gas = std
        demands.homes.volume = 54 PJ/y
        {text}"
    ))
}

/// What is paid for anyway comes before cheaper spot; without obligation, spot comes first.
#[test]
fn take_or_pay_comes_first() {
    let bound = harbour("");
    same(bound.flow("contracts.long", 2030), 54.0);
    same(bound.flow("spots.ships", 2030), 0.0);
    let free = harbour("contracts.long.take_or_pay = 0 %");
    same(free.flow("contracts.long", 2030), 0.0);
    same(free.flow("spots.ships", 2030), 54.0);
}

/// Half wanted in 2030, all and a half in 2031: what was paid for is made up before spot is bought, if it may be.
#[test]
fn what_was_paid_for_is_made_up() {
    let text = "demands.homes.volume = series 2030 27 54 [PJ/y]
        contracts.long.take_or_pay = 80 %
        contracts.long.make_up = ";
    let run = harbour(&format!("{text}24 months"));
    let rows = &run.outcome.contracts;
    same(rows[0].deficiency, 0.8 * 54.0 - 27.0);
    same(rows[0].make_up_left, 16.2);
    // 43.2 obliged; the other 10.8 are made up, though spot is offered.
    same(rows[1].made_up, 10.8);
    same(rows[1].make_up_left, 5.4);
    same(run.flow("spots.ships", 2031), 0.0);
    let never = harbour(&format!("{text}0 months"));
    same(never.outcome.contracts[1].made_up, 0.0);
    same(never.flow("spots.ships", 2031), 10.8);
}

/// Expiry at the end of June 2030: 181 of 365 days; then nothing, the same again, or the quantity at the price of spot.
#[test]
fn a_contract_says_what_follows() {
    let half = 54.0 * 181.0 / 365.0;
    let end = harbour("contracts.long.end = 2030-07");
    same(end.outcome.contracts[0].available, half);
    same(end.outcome.contracts[0].obligation, half);
    assert_eq!(end.outcome.contracts.len(), 1);
    let renewed = harbour("contracts.long.end = 2030-07\ncontracts.long.after = renew");
    same(renewed.outcome.contracts[1].obligation, 54.0);
    let spot = harbour("contracts.long.end = 2030-07\ncontracts.long.after = spot\ncontracts.long.spot = ships");
    same(spot.outcome.contracts[0].obligation, half);
    same(spot.outcome.contracts[0].available, 54.0);
    same(spot.outcome.contracts[1].obligation, 0.0);
    same(spot.outcome.contracts[1].price, 6.0);
}

fn outage(asset: &str, cause: &str) -> Run {
    harbour(&format!(
        "routes.strait.title = Strait
        contracts.long.route = strait
        spots.ships.volume = 0.05 mtpa
        events.fail.asset = {asset}
        events.fail.from = 2030-03
        events.fail.until = 2030-09
        events.fail.cause = {cause}"
    ))
}

/// March to August has 184 days. A supplier's or a strait's failure takes quantity and obligation; a buyer's neither.
#[test]
fn a_cause_decides_who_pays() {
    let left = 54.0 * (365.0 - 184.0) / 365.0;
    for (asset, cause) in [("contracts.long", "supplier"), ("routes.strait", "route")] {
        let row = outage(asset, cause).outcome.contracts[0];
        same(row.available, left);
        same(row.obligation, left);
    }
    for (asset, cause) in [("contracts.long", "buyer"), ("terminals.port", "buyer")] {
        let run = outage(asset, cause);
        same(run.outcome.contracts[0].obligation, 54.0);
        assert!(run.outcome.contracts[0].deficiency > 10.0);
        same(run.in_month("contracts.long", 5), 0.0);
    }
}

/// An availability of half from July on lowers what can be lifted in the year (184 days of it).
#[test]
fn an_outage_lowers_the_year() {
    let run = harbour("contracts.long.availability = series 2030 50 50 [%]");
    same(run.outcome.contracts[0].available, 27.0);
    same(run.flow("contracts.long", 2030), 27.0);
}

/// No obligation before the project that it depends on has gas, and none if that is not built.
#[test]
fn no_project_no_obligation() {
    let text = "contracts.long.project = berth\nprojects.berth.start = 2030-07\nprojects.berth.built = ";
    same(harbour(&format!("{text}true")).outcome.contracts[0].obligation, 54.0 * 184.0 / 365.0);
    assert!(harbour(&format!("{text}false")).outcome.contracts.is_empty());
}

/// 12 % of a barrel at 80 USD and 0.5 on top is 10.1 USD/MMBtu; a nominal barrel of 96 in 2030 is 80 real.
#[test]
fn a_slope_of_a_barrel_is_a_price() {
    let run = harbour(
        "contracts.long.take_or_pay = 0 %
        contracts.long.marker = brent
        contracts.long.slope = 12 %
        contracts.long.constant = 0.5 USD/MMBtu
        markers.brent.oil_price = 96 USD@nominal/bbl",
    );
    same(run.outcome.contracts[0].price, (0.12 * 80.0 + 0.5) / 1.055_055_852_62);
}
