//! The highest day of a month against what can be delivered in a day, by numbers worked by hand.

use super::{
    contract::harbour,
    system::{Run, model, run, run_at, same},
    value::FIELD,
};
use crate::simulate::{Resolution, compile};

/// What is wanted and missing at the meters on the highest day of a month of 2030, bcm/y; zeros where nothing is told.
fn day(run: &Run, month: u8) -> (f64, f64) {
    let rate = |petajoules: f64| petajoules / 40.0 * 365.0 / crate::quantity::days_in_month(usize::from(month) - 1);
    let mut rows = run.outcome.peak_days.iter().filter(|row| row.year == 2030 && row.month == Some(month));
    let found = rows.next().map_or((0.0, 0.0), |row| (rate(row.demand), rate(row.shortfall)));
    assert!(rows.next().is_none());
    found
}

#[track_caller]
fn short(run: &Run, wanted: f64, missing: f64) {
    for month in 1..=12 {
        let found = day(run, month);
        same(found.0, wanted);
        same(found.1, missing);
    }
}

/// A field of 1 bcm/y and 0.9 wanted: a day a fifth above the mean wants 1.08. What is lost on the way to the meter counts.
#[test]
fn a_day_may_want_more_than_the_field_can_give() {
    let with = |text: &str| run(&format!("{FIELD}demands.homes.volume = 0.9 bcm/y\n{text}"));
    short(&with("sectors.homes.peak_day = 1.2"), 1.08, 0.08);
    short(&with("sectors.homes.peak_day = 1.1"), 0.0, 0.0);
    let lossy = with("sectors.homes.peak_day = 1.2\ndemands.homes.loss = 5 %");
    short(&lossy, 1.08, 1.08 - 0.95);
    let row = lossy.outcome.peak_days[0];
    same(row.at_inlet, row.shortfall / 0.95);
    same(lossy.hub("town", 2030, |row| row.served), 0.95f64.min(0.9) * 40.0);
}

/// Gas that no month buys, as it is worth less than it costs, can be delivered on a day.
#[test]
fn a_day_has_no_price() {
    let text = "demands.homes.volume = 0.9 bcm/y\nsources.field.cost = 20 USD/GJ\nsectors.homes.peak_day = 1.2";
    let run = run(&format!("{FIELD}{text}"));
    same(run.hub("town", 2030, |row| row.served), 0.0);
    short(&run, 1.08, 0.08);
}

/// A contract of 54 PJ/y is lifted whole in the year, and a day takes its share of a month with 20 % of swing: 64.8 PJ/y.
#[test]
fn a_day_is_not_held_by_the_quantity_of_the_year() {
    let with = |wanted: f64, peak: f64| {
        harbour(&format!(
            "spots.ships.start = 2100
            demands.homes.volume = {wanted} PJ/y
            sectors.homes.peak_day = {peak}"
        ))
    };
    same(with(60.0, 1.05).hub("town", 2030, |row| row.unserved), 6.0);
    short(&with(60.0, 1.05), 0.0, 0.0);
    short(&with(60.0, 1.2), 72.0 / 40.0, 7.2 / 40.0);
}

/// A store that is full gives what its wells let out, 0.3 bcm/y, or what it holds: 0.0005 bcm in a day is 0.1825 bcm/y. One
/// that is empty gives nothing.
#[test]
fn a_store_gives_what_it_can_in_a_day() {
    let with = |capacity: &str, stock: &str| {
        run(&format!(
            "{FIELD}
            demands.homes.volume = 1 bcm/y
            sectors.homes.peak_day = 1.5
            storages.cave.hub = town
            storages.cave.gas = std
            storages.cave.capacity = {capacity} bcm
            storages.cave.injection = 0.3 bcm/y
            storages.cave.withdrawal = 0.3 bcm/y
            storages.cave.opening = {stock}
            storages.cave.closing = {stock}"
        ))
    };
    short(&with("0.6", "100 %"), 1.5, 0.2);
    short(&with("0.0005", "100 %"), 1.5, 0.5 - 0.1825);
    short(&with("0.6", "0 %"), 1.5, 0.5);
}

/// Where no sector has a peak, and in a year without months, nothing is told, and in the first case nothing solved.
#[test]
fn without_peaks_nothing_is_solved() {
    let text = |peak: &str| format!("{FIELD}demands.homes.volume = 3 bcm/y\nsectors.homes.peak_day = {peak}");
    let solves = |peak: &str| {
        let model = model(&text(peak));
        let compiled = compile(&model.structure, &model.values, Resolution::Monthly).unwrap();
        let mut work = compiled.workspace();
        let outcome = compiled.outcome_in(&model.values, &mut work).unwrap();
        (work.effort().0, outcome.peak_days.len())
    };
    assert_eq!(solves("1"), (4, 0));
    assert_eq!(solves("1.1"), (6, 24));
    assert!(run_at(&text("2"), Resolution::Annual).outcome.peak_days.is_empty());
}
