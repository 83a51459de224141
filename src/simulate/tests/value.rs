//! Units, money, shortage and what sets a price, by numbers worked by hand.

use super::system::{run, same};
use crate::simulate::SetBy;

/// A field of 1 bcm/y (40 PJ) at 2 USD/GJ and a demand at one hub.
pub(super) const FIELD: &str = "
hubs.town.country = land
sources.field.hub = town
sources.field.gas = std
sources.field.origin = land
sources.field.capacity = 1 bcm/y
sources.field.cost = 2 USD/GJ
sectors.homes.country = land
sectors.homes.name = homes
sectors.homes.value = 10 USD/GJ
sectors.homes.span = 2 USD/GJ
demands.homes.hub = town
demands.homes.sector = homes
demands.homes.gas = std
";

fn with(text: &str) -> super::system::Run {
    run(&format!("{FIELD}{text}"))
}

/// 1 bcm/y at 40 MJ/m3 is 40 PJ/y; January has 31 of 365 days.
#[test]
fn a_bcm_is_forty_petajoules() {
    let run = with("demands.homes.volume = 3 bcm/y");
    same(run.flow("sources.field", 2030), 40.0);
    same(run.in_month("sources.field", 1), 40.0 * 31.0 / 365.0);
    same(run.hub("town", 2030, |row| row.demand), 120.0);
    same(run.hub("town", 2030, |row| row.unserved), 80.0);
    same(run.hub("town", 2030, |row| row.unavailable), 80.0);
    assert_eq!(run.outcome.unserved[0].binding[0].0, run.asset("sources.field"));
}

/// The field meets one block in three of five wanted... the marginal block of four sets the value.
#[test]
fn the_field_sets_the_price_until_it_is_short() {
    let (price, by) = with("demands.homes.volume = 0.5 bcm/y").price("town", 3);
    same(price.unwrap(), 2.0);
    assert!(matches!(by, SetBy::Source(_)));
    // 1 of 1.6 bcm is 62.5 %: of four blocks worth 9, 9.67, 10.33 and 11, the third from above is half served.
    let (price, by) = with("demands.homes.volume = 1.6 bcm/y").price("town", 3);
    same(price.unwrap(), 10.0 + 2.0 * (1.0 / 3.0 - 0.5));
    assert!(matches!(by, SetBy::Demand(_)));
}

/// A demand worth 10 buys nothing at 12: all unaffordable, nothing unavailable.
#[test]
fn too_dear_is_not_missing() {
    let run = with("demands.homes.volume = 0.5 bcm/y\nsources.field.cost = 12 USD/GJ\n");
    same(run.hub("town", 2030, |row| row.served), 0.0);
    same(run.hub("town", 2030, |row| row.unaffordable), 20.0);
    same(run.hub("town", 2030, |row| row.unavailable), 0.0);
}

/// Nominal money of 2030: the index is 120 there and 100 in 2025, so 12 nominal are 10 real. Money of 2021 stands at 84.
#[test]
fn nominal_money_is_deflated() {
    for (text, real) in
        [("4.8 USD@nominal/GJ", 4.8 * 100.0 / 120.0), ("4.2 USD@2021/GJ", 4.2 * 100.0 / 84.0), ("5 USD/GJ", 5.0)]
    {
        let run = with(&format!("demands.homes.volume = 0.5 bcm/y\nsources.field.cost = {text}"));
        same(run.price("town", 1).0.unwrap(), real);
    }
}

/// 1500 PKR/MMBtu of 2025 at 250 a dollar are 6 USD/MMBtu; 1 MMBtu is 1.05505585262 GJ.
#[test]
fn other_currencies_go_by_their_series() {
    let run = with(
        "demands.homes.volume = 0.5 bcm/y\nsources.field.cost = 1500 PKR@2025/MMBtu
        currencies.pkr.per_usd = series 2020 150 160 170 200 240 250 [PKR/USD]",
    );
    same(run.price("town", 1).0.unwrap(), 6.0 / 1.055_055_852_62);
}

/// Two hubs and twelve months alike: each gets its share to within one block of four.
#[test]
fn shortage_spreads_within_a_block() {
    let run = run(&format!(
        "{FIELD}
        demands.homes.volume = 0.5 bcm/y
        sources.field.capacity = 0.6 bcm/y
        hubs.village.country = land
        pipelines.road.from = town
        pipelines.road.to = village
        pipelines.road.gas = std
        pipelines.road.capacity = 5 bcm/y
        demands.other.hub = village
        demands.other.sector = homes
        demands.other.gas = std
        demands.other.volume = 0.5 bcm/y"
    ));
    for row in run.outcome.balances.iter().filter(|row| row.year == 2030) {
        let share = row.served / row.demand;
        assert!((share - 0.6).abs() <= 0.25 + 1e-9, "{share} in month {:?}", row.month);
    }
}

/// What is not built changes nothing, and has neither flow nor price.
#[test]
fn what_is_not_built_changes_nothing() {
    let plain = with("demands.homes.volume = 3 bcm/y");
    let more = with(
        "demands.homes.volume = 3 bcm/y
        projects.new.start = 2030
        hubs.camp.country = land
        sources.camp.hub = camp
        sources.camp.gas = std
        sources.camp.origin = land
        sources.camp.capacity = 9 bcm/y
        sources.camp.project = new
        pipelines.track.from = camp
        pipelines.track.to = town
        pipelines.track.gas = std
        pipelines.track.capacity = 9 bcm/y
        pipelines.track.project = new",
    );
    same(more.hub("town", 2030, |row| row.served), plain.hub("town", 2030, |row| row.served));
    assert_eq!(more.outcome.flow(more.asset("pipelines.track"), 2030), None);
    assert_eq!(more.price("camp", 1), (None, SetBy::Nothing));
    assert!(more.outcome.notices.is_empty());
    assert_eq!(more.outcome.projects[0].first_gas, None);
}

/// Both delay and what a project requires put off first gas; 2030-07 leaves 184 of 365 days.
#[test]
fn a_part_year_counts_its_days() {
    let run = with(
        "demands.homes.volume = 3 bcm/y
        sources.field.project = second
        projects.first.start = 2029-07
        projects.first.delay = 12 months
        projects.first.built = true
        projects.second.start = 2030
        projects.second.built = true
        projects.second.requires = first",
    );
    same(run.flow("sources.field", 2030), 40.0 * 184.0 / 365.0);
    same(run.flow("sources.field", 2031), 40.0);
    assert_eq!(run.outcome.projects[1].first_gas, Some(2030.0 * 12.0 + 6.0));
}

/// Loss to the meter: 10 % of what leaves the hub; the balance closes.
#[test]
fn losses_lie_between_hub_and_meter() {
    let run = with("demands.homes.volume = 3 bcm/y\ndemands.homes.loss = 10 %");
    same(run.hub("town", 2030, |row| row.served), 36.0);
    same(run.hub("town", 2030, |row| row.losses), 4.0);
}
