//! Stock from summer to winter and from year to year; outages foreseen and not.

use super::{
    system::{Run, run, same},
    value::FIELD,
};

/// Winter wants twice the year's mean; the field gives 1 bcm/y evenly and 1 bcm/y is wanted.
fn stored(text: &str) -> Run {
    let winter = ["jan", "feb", "nov", "dec"].map(|m| format!("seasons.cold.{m} = 2"));
    let other = ["mar", "apr", "may", "jun", "jul", "aug", "sep", "oct"].map(|m| format!("seasons.cold.{m} = 0.5"));
    run(&format!(
        "{FIELD}{}\n{}
        demands.homes.volume = 1 bcm/y
        demands.homes.season = cold
        storages.cave.hub = town
        storages.cave.gas = std
        storages.cave.capacity = 0.6 bcm
        storages.cave.injection = 6 bcm/y
        storages.cave.withdrawal = 6 bcm/y
        storages.cave.loss = 0 %
        {text}",
        winter.join("\n"),
        other.join("\n")
    ))
}

/// The closing target is kept, and next year opens with it.
#[test]
fn summer_gas_serves_the_winter() {
    let with = stored("storages.cave.opening = 50 %\nstorages.cave.closing = 50 %");
    same(with.hub("town", 2030, |row| row.unserved), 0.0);
    same(with.hub("town", 2031, |row| row.unserved), 0.0);
    same(with.hub("town", 2030, |row| row.storage_net), 0.0);
    let without = stored("storages.cave.start = 2100");
    assert!(without.hub("town", 2030, |row| row.unserved) > 10.0);
    assert!(with.in_month("storages.cave", 7) > 0.0 && with.in_month("storages.cave", 1) < 1e-9);
}

/// Full at first and empty wanted at the end: 24 PJ are drawn in the first year, and none is left for the second.
#[test]
fn closing_stock_opens_the_next_year() {
    let text = "storages.cave.opening = 100 %\nstorages.cave.closing = 0 %\nsources.field.capacity = 0.3 bcm/y";
    let run = stored(text);
    same(run.hub("town", 2030, |row| row.storage_net), 24.0);
    same(run.hub("town", 2031, |row| row.storage_net), 0.0);
}

/// The field fails from November on. Foreseen, stock is kept for it; by surprise, months before are as without.
#[test]
fn a_surprise_changes_no_month_before_it() {
    let base = "storages.cave.opening = 100 %\nstorages.cave.closing = 0 %\nsources.field.capacity = 0.9 bcm/y";
    let cut = |foreseen: &str| {
        stored(&format!(
            "{base}
            events.fail.asset = sources.field
            events.fail.from = 2030-11
            events.fail.until = 2031-01
            events.fail.cause = supplier
            events.fail.foreseen = {foreseen}"
        ))
    };
    let (plain, surprise, foreseen) = (stored(base), cut("false"), cut("true"));
    let served = |run: &Run, month: u8| {
        run.outcome.balances.iter().find(|row| row.year == 2030 && row.month == Some(month)).unwrap().served
    };
    for month in 1..=10 {
        same(served(&surprise, month), served(&plain, month));
    }
    same(surprise.in_month("sources.field", 11), 0.0);
    let winter = |run: &Run| served(run, 11) + served(run, 12);
    assert!(winter(&foreseen) >= winter(&surprise) - 1e-9);
    assert!(winter(&surprise) < winter(&plain) - 1.0);
}
