#![allow(clippy::unwrap_used)]
//! Charts of a plausible Pakistan, to look at, and of extreme cases.

use std::fs;
use std::path::PathBuf;

use super::*;

const YEARS: std::ops::RangeInclusive<i32> = 2015..=2050;

fn over_years(value: impl Fn(i32) -> Option<f64>) -> Vec<Option<f64>> {
    YEARS.map(value).collect()
}

fn timeline() -> Timeline {
    Timeline { years: YEARS.collect(), last_record: Some(2024) }
}

fn frame(title: &str, subtitle: &str, size: Size) -> Frame {
    Frame {
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        footer: "Source: sample figures, none of them a forecast. Scenario: TAPI with added Russian gas. Values 3f9a21c4. Corridor 0.1.0"
            .to_owned(),
        size,
    }
}

fn ramp(year: i32, start: i32, years: i32, to: f64) -> Option<f64> {
    (year >= start).then(|| to * (f64::from(year - start + 1) / f64::from(years)).min(1.0))
}

fn series(label: &str, colour: Colour, value: impl Fn(i32) -> Option<f64>) -> Series {
    Series { label: label.to_owned(), colour, values: over_years(value) }
}

fn pakistan(tapi: Option<i32>, russian: bool, iran: bool) -> Stack {
    let lng = |y: i32| if y <= 2024 { 1.5 + f64::from(y - 2015) * 0.85 } else { 9.2 };
    let mut bands = vec![
        series("Own fields", Family::Domestic.colour(), |y| {
            Some(if y <= 2024 { 35.0 - f64::from(y - 2015) * 0.8 } else { 27.8 - f64::from(y - 2024) * 0.55 })
        }),
        series("LNG, contracted", Family::LngContracted.colour(), |y| Some(lng(y))),
        series("LNG, spot", Family::LngSpot.colour(), |y| Some(if y % 4 == 0 { 1.4 } else { 0.8 })),
        series("LNG, Gwadar", Family::LngNew.colour(), |y| ramp(y, 2028, 4, 3.0)),
    ];
    if let Some(start) = tapi {
        bands.push(series("Turkmen by TAPI", Family::Turkmen.colour(), |y| ramp(y, start, 5, 13.8)));
    }
    if russian {
        bands.push(series("Russian by TAPI", Family::Russian.colour(), |y| ramp(y, 2034, 3, 5.0)));
    }
    if iran {
        bands.push(series("Iran", Family::Iranian.colour(), |y| ramp(y, 2029, 2, 7.7)));
    }
    let demand = series("Demand", Colour::hex(0), |y| Some(40.0 + 5.0 * f64::from(y - 2015) / 35.0));
    let label = match (tapi, russian, iran) {
        (None, _, false) => "Nothing new built",
        (None, _, true) => "Iran-Pakistan line",
        (Some(2030), false, false) => "TAPI in 2030",
        (Some(_), false, false) => "TAPI five years late",
        (Some(_), true, false) => "TAPI with Russian gas",
        (Some(_), _, true) => "All projects",
    };
    Stack { label: label.to_owned(), bands, demand: Some(demand) }
}

/// Written where `CHART_SAMPLES` says, for looking at.
fn keep(name: &str, svg: &str) {
    let picture = png(svg).unwrap();
    assert_eq!(&picture[1..4], b"PNG");
    if let Some(folder) = std::env::var_os("CHART_SAMPLES").map(PathBuf::from) {
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(format!("{name}.svg")), svg).unwrap();
        fs::write(folder.join(format!("{name}.png")), picture).unwrap();
    }
}

const BASIS: &str = "Gas supply by entry, Pakistan, base case | bcm a year, 40 MJ/m\u{b3} gross at 15 \u{b0}C";

#[test]
fn supply_over_years() {
    let title = "With TAPI and Russian gas, imports pass Pakistan's own fields in 2034";
    let all = pakistan(Some(2030), true, false);
    keep("supply-wide", &supply_stack(&frame(title, BASIS, Size::WIDE), &timeline(), &all));
    keep("supply-narrow", &supply_stack(&frame(title, BASIS, Size::NARROW), &timeline(), &all));
    keep(
        "supply-nothing-new",
        &supply_stack(&frame("Nothing new", BASIS, Size::WIDE), &timeline(), &pakistan(None, false, false)),
    );
}
