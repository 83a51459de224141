//! How long a chart takes as SVG and as PNG. Run with `cargo bench --bench charts`.
#![allow(clippy::unwrap_used)]

use corridor::tell::chart::{Family, Frame, Series, Size, Stack, Timeline, png, supply_stack};
use divan::Bencher;

fn main() {
    divan::main();
}

fn chart() -> String {
    let years: Vec<i32> = (2015..=2050).collect();
    let band = |label: &str, family: Family, at: &dyn Fn(f64) -> f64| Series {
        label: label.to_owned(),
        colour: family.colour(),
        values: years.iter().map(|year| Some(at(f64::from(year - 2015)))).collect(),
    };
    let stack = Stack {
        label: "TAPI".to_owned(),
        bands: vec![
            band("Own production", Family::Domestic, &|t| 35.0 - 0.6 * t),
            band("LNG", Family::LngContracted, &|t| 1.5 + 0.3 * t),
            band("TAPI", Family::Turkmen, &|t| (t - 18.0).clamp(0.0, 14.0)),
        ],
        demand: Some(band("Demand", Family::Other, &|t| 40.0 + 0.2 * t)),
    };
    let frame = Frame {
        title: "A chart".to_owned(),
        subtitle: "Gas supply | bcm/y".to_owned(),
        footer: "Source: none".to_owned(),
        size: Size::WIDE,
    };
    supply_stack(&frame, &Timeline { years, last_record: Some(2025) }, &stack)
}

#[divan::bench]
fn as_svg() -> String {
    chart()
}

#[divan::bench(sample_count = 10)]
fn as_png(bencher: Bencher<'_, '_>) {
    let svg = chart();
    bencher.bench(|| png(&svg).unwrap());
}
