//! Stations and loops that come on dates of their own: each year is that of a design with those works from the start.

use super::{
    design::{capacity_of, line},
    system::{Run, model, run},
};
use crate::simulate::{AssetRef, compile};

const WORKS: &str = "
    horizon.to = 2033
    projects.lift.start = 2032
    projects.lift.built = true
    projects.twin.start = 2031
    projects.twin.built = true
    designs.steel.loop_expansion = twin
    designs.steel.station_power = 30 MW";

/// The capacity of a line that has so many stations and such loops from the start.
fn from_the_start(stations: &str, loops: &str) -> f64 {
    let text = format!(
        "designs.steel.station_power = 30 MW
        designs.steel.stations = {stations}
        designs.steel.loop_share = {loops}"
    );
    capacity_of(&run(&line("80 bcm/y", &text)), 2030)
}

fn by_year(text: &str) -> [f64; 4] {
    let text = format!("{WORKS}\n designs.steel.stations = 2\n designs.steel.loop_share = 60 %\n{text}");
    let run = run(&line("80 bcm/y", &text));
    [2030, 2031, 2032, 2033].map(|year| capacity_of(&run, year))
}

fn same(found: [f64; 4], expected: [f64; 4]) {
    let near = found.iter().zip(expected).all(|(a, b)| (a / b - 1.0).abs() < 1e-9);
    assert!(near, "{found:?} {expected:?}");
}

fn four() -> [f64; 4] {
    [("0", "0 %"), ("2", "0 %"), ("0", "60 %"), ("2", "60 %")].map(|(stations, loops)| from_the_start(stations, loops))
}

#[test]
fn loops_may_come_before_stations_and_after() {
    let [bare, stations, loops, all] = four();
    assert!(bare < loops && loops < all && bare < stations && stations < all);
    let expansion = "pipelines.line.expansion = lift\n";
    same(by_year(expansion), [bare, loops, all, all]);
    let stations_first = format!("{expansion} projects.lift.start = 2031\n projects.twin.start = 2033");
    same(by_year(&stations_first), [bare, stations, stations, all]);
    let never = format!("{expansion} projects.twin.built = false");
    same(by_year(&never), [bare, bare, stations, stations]);
}

/// Where the stations wait for nothing they run from the start; where the loops name no project they come with the stations.
#[test]
fn what_waits_for_nothing_is_there() {
    let [bare, stations, _, all] = four();
    same(by_year(""), [stations, all, all, all]);
    let together = line(
        "80 bcm/y",
        "horizon.to = 2033
        projects.lift.start = 2032
        projects.lift.built = true
        pipelines.line.expansion = lift
        designs.steel.station_power = 30 MW
        designs.steel.stations = 2
        designs.steel.loop_share = 60 %",
    );
    let run = run(&together);
    same([2030, 2031, 2032, 2033].map(|year| capacity_of(&run, year)), [bare, bare, all, all]);
}

/// In the first half of 2032 the stations rise from nothing to all, and the loops come in April: the months between count in part.
#[test]
fn ramps_that_cross_are_weighed() {
    let crossing = "pipelines.line.expansion = lift
        projects.lift.ramp = 6 months
        projects.twin.start = 2032-04";
    let [bare, stations, _, all] = four();
    let text = format!("{WORKS}\n designs.steel.stations = 2\n designs.steel.loop_share = 60 %\n{crossing}");
    let run = run(&line("80 bcm/y", &text));
    let month = |month: u8| {
        let rows = run.outcome.flows.iter().filter(|row| row.asset == run.asset("pipelines.line") && row.year == 2032);
        let days = crate::quantity::days_in_month(usize::from(month) - 1);
        rows.filter(|row| row.month == Some(month)).map(|row| row.capacity).sum::<f64>() * 365.0 / days
    };
    // The mean share of the third month of six is 2.5 / 6; in April that of the stations is 3.5 / 6, and all loops lie.
    let march = bare + (stations - bare) * 2.5 / 6.0;
    assert!((month(3) / march - 1.0).abs() < 1e-9, "{} {march}", month(3));
    let [_, _, loops, _] = four();
    let april = loops + (all - loops) * 3.5 / 6.0;
    assert!((month(4) / april - 1.0).abs() < 1e-9, "{} {april}", month(4));
    assert!((month(7) / all - 1.0).abs() < 1e-9);
}

/// Of what entered in each month of a year, the share lost.
fn burnt(run: &Run, year: i32) -> Vec<f64> {
    let asset = run.asset("pipelines.line");
    let rows = run.outcome.flows.iter().filter(|row| row.asset == asset && row.year == year);
    rows.map(|row| row.losses / row.flow).collect()
}

/// Stations that come in July burn nothing before, and then as in the years behind; a ramp before burns no more than stations that
/// all stand.
#[test]
fn stations_burn_from_the_day_they_stand() {
    let text = |start: &str, ramp: &str| {
        format!(
            "horizon.to = 2033
            projects.lift.start = {start}
            projects.lift.ramp = {ramp}
            projects.lift.built = true
            pipelines.line.expansion = lift
            designs.steel.station_power = 30 MW
            designs.steel.stations = 2"
        )
    };
    let at_once = run(&line("80 bcm/y", &text("2032-07", "0 months")));
    let (year, behind) = (burnt(&at_once, 2032), burnt(&at_once, 2033));
    assert!(year.len() == 12 && behind[0] > 0.005, "{year:?} {behind:?}");
    for (month, (now, later)) in year.iter().zip(&behind).enumerate() {
        let expected = if month < 6 { 0.0 } else { *later };
        assert!((now - expected).abs() < 1e-9, "{month}: {now} {expected}");
    }
    let ramped = burnt(&run(&line("80 bcm/y", &text("2032-01", "12 months"))), 2032);
    assert!(ramped.windows(2).all(|pair| pair[0] < pair[1]), "{ramped:?}");
    assert!(ramped[0] < 0.4 * behind[0] && ramped[11] < behind[0], "{ramped:?}");
}

/// A line that works by half burns what half of the flow burns, not half of what a full line does.
#[test]
fn an_outage_burns_as_the_flow_that_goes() {
    let works = "designs.steel.station_power = 30 MW\n designs.steel.stations = 2\n";
    let half = format!(
        "{works}events.fail.asset = pipelines.line
        events.fail.from = 2030-01
        events.fail.until = 2031-01
        events.fail.availability = 50 %
        events.fail.cause = route"
    );
    let failing = run(&line("80 bcm/y", &half));
    // The same flow in a whole line: what is wanted is what arrived.
    let arrived = failing.flow("pipelines.line", 2030) * (1.0 - burnt(&failing, 2030)[0]);
    let whole = run(&line(&format!("{arrived} PJ/y"), works));
    for (month, (one, other)) in burnt(&failing, 2030).iter().zip(burnt(&whole, 2030)).enumerate() {
        assert!((one / other - 1.0).abs() < 1e-6, "{month}: {one} {other}");
    }
    let full = burnt(&run(&line("80 bcm/y", works)), 2030)[0];
    assert!(burnt(&failing, 2030)[0] < 0.4 * full, "{full}");
}

/// A draw that moves a date needs a stage that the base run never had.
#[test]
fn a_draw_may_change_the_order() {
    let text = format!("{WORKS}\n designs.steel.stations = 2\n designs.steel.loop_share = 60 %\n");
    let base =
        model(&line("80 bcm/y", &format!("{text} pipelines.line.expansion = lift\n projects.twin.start = 2033")));
    let compiled = compile(&base.structure, &base.values, Default::default()).unwrap();
    let twin = &base.structure.projects[base.structure.projects.find("twin").unwrap()];
    let mut early = base.values.clone();
    early.write(twin.start.slot(), 2031.0 * 12.0, early.basis(twin.start.slot()));
    let mut work = compiled.workspace();
    let pipeline = AssetRef::Pipeline(base.structure.pipelines.find("line").unwrap());
    let mut sent = |values: &_| compiled.outcome_in(values, &mut work).unwrap().flow(pipeline, 2031).unwrap();
    let (first, moved, again) = (sent(&base.values), sent(&early), sent(&base.values));
    let [bare, _, loops, _] = four();
    assert!((first / bare - 1.0).abs() < 1e-9 && first == again);
    assert!((moved / loops - 1.0).abs() < 1e-9, "{moved} {loops}");
}
