#![allow(clippy::unwrap_used)]
//! Charts of a plausible Pakistan, to look at, and of extreme cases.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use super::mark::{Drawing, Mark, Rect};
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

/// What must hold of every chart: no words over words, none outside, none small.
fn proven(name: &str, drawing: &Drawing) {
    let rooms: Vec<(Rect, &Mark)> = drawing.marks.iter().filter_map(|m| Some((m.words_room()?, m))).collect();
    for (index, (a, one)) in rooms.iter().enumerate() {
        let inside = a.left >= 0.0 && a.top >= 0.0 && a.right <= drawing.width && a.bottom <= drawing.height;
        assert!(inside, "{name}: outside {}x{}: {a:?} {one:?}", drawing.width, drawing.height);
        assert!(one.type_size().unwrap() >= 12.0, "{name}: smaller than nine points: {one:?}");
        for (b, two) in &rooms[index + 1..] {
            let across = a.right.min(b.right) - a.left.max(b.left);
            let down = a.bottom.min(b.bottom) - a.top.max(b.top);
            assert!(across <= 0.5 || down <= 0.5, "{name}: {one:?} over {two:?}");
        }
    }
    let svg = canvas::svg(drawing);
    assert!(svg.contains("<title>") && svg.contains("<desc>") && !svg.contains("NaN") && !svg.contains("inf"));
}

/// Written where `CHART_SAMPLES` says, for looking at.
fn keep(name: &str, drawing: &Drawing) {
    proven(name, drawing);
    let svg = canvas::svg(drawing);
    let start = Instant::now();
    let picture = png(&svg).unwrap();
    println!("{name}: PNG in {:?}", start.elapsed());
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
    keep("supply-wide", &stack::laid_out(&frame(title, BASIS, Size::WIDE), &timeline(), &all));
    keep("supply-narrow", &stack::laid_out(&frame(title, BASIS, Size::NARROW), &timeline(), &all));
    keep(
        "supply-nothing-new",
        &stack::laid_out(&frame("Nothing new", BASIS, Size::WIDE), &timeline(), &pakistan(None, false, false)),
    );
}

fn scenarios() -> Vec<Stack> {
    vec![
        pakistan(None, false, false),
        pakistan(Some(2030), false, false),
        pakistan(Some(2035), false, false),
        pakistan(Some(2030), true, false),
        pakistan(None, false, true),
        pakistan(Some(2030), true, true),
    ]
}

#[test]
fn scenarios_side_by_side() {
    let title = "Only TAPI with Russian gas closes Pakistan's gap";
    keep("multiples-wide", &multiples::laid_out(&frame(title, BASIS, Size::WIDE), &timeline(), &scenarios()));
    keep("multiples-narrow", &multiples::laid_out(&frame(title, BASIS, Size::NARROW), &timeline(), &scenarios()));
    let mut nine = scenarios();
    nine.extend(scenarios().into_iter().take(3).map(|mut s| {
        s.label.push_str(", with a second terminal at Port Qasim");
        s
    }));
    keep("multiples-nine", &multiples::laid_out(&frame(title, BASIS, Size::WIDE), &timeline(), &nine));
}

const MILESTONES: [i32; 5] = [2025, 2030, 2035, 2040, 2050];

#[test]
fn scenarios_at_milestones() {
    let title = "How much gas would Pakistan have in each scenario?";
    for (name, size) in [("bars-wide", Size::WIDE), ("bars-narrow", Size::NARROW)] {
        keep(name, &bars::laid_out(&frame(title, BASIS, size), &timeline(), &MILESTONES, &scenarios()));
    }
}

fn at_milestones() -> (Timeline, Vec<Stack>) {
    let index: Vec<usize> = MILESTONES.iter().map(|y| (y - 2015) as usize).collect();
    let pick = |s: &Series| Series { values: index.iter().map(|i| s.values[*i]).collect(), ..s.clone() };
    let stacks = scenarios().iter().map(|s| Stack { bands: s.bands.iter().map(pick).collect(), ..s.clone() }).collect();
    (Timeline { years: MILESTONES.to_vec(), last_record: None }, stacks)
}

#[test]
fn differences() {
    let title = "What each project adds, and what it displaces";
    let mut stacks = scenarios();
    for stack in &mut stacks[1..] {
        let spot = &mut stack.bands[2].values;
        spot.iter_mut().skip(15).for_each(|v| *v = Some(0.0));
        let contracted = &mut stack.bands[1].values;
        contracted.iter_mut().skip(20).for_each(|v| *v = v.map(|v| v - 3.0));
    }
    keep("difference-years", &difference::laid_out(&frame(title, BASIS, Size::WIDE), &timeline(), &stacks));
    let (milestones, mut few) = at_milestones();
    few[1].bands[1].values[3] = Some(4.0);
    keep("difference-milestones", &difference::laid_out(&frame(title, BASIS, Size::WIDE), &milestones, &few));
    keep("difference-one", &difference::laid_out(&frame(title, BASIS, Size::WIDE), &milestones, &few[..2]));
    keep("difference-narrow", &difference::laid_out(&frame(title, BASIS, Size::NARROW), &milestones, &few));
}

fn assets() -> Vec<Series> {
    let full = |y: i32, start: i32| (y >= start).then(|| (100.0 - 60.0 / f64::from(y - start + 1)).clamp(0.0, 100.0));
    vec![
        series("Engro terminal", Family::LngContracted.colour(), |y| Some(40.0 + f64::from((y * 7) % 55))),
        series("GasPort terminal", Family::LngContracted.shade(1), |y| full(y, 2018).map(|v| v * 0.7)),
        series("Gwadar terminal", Family::LngNew.colour(), |y| full(y, 2028).map(|v| v * 0.5)),
        series("North-South pipeline", Family::DomesticNew.colour(), |y| full(y, 2027)),
        series("TAPI, Herat to Quetta", Family::Turkmen.colour(), |y| full(y, 2030)),
        series("Added Russian gas", Family::Russian.colour(), |y| (2034..2045).contains(&y).then_some(9.0)),
        series("Iran-Pakistan", Family::Iranian.colour(), |_| None),
    ]
}

#[test]
fn utilisation_of_assets() {
    let title = "The new terminal stands half empty once TAPI flows";
    for (name, size) in [("utilisation-wide", Size::WIDE), ("utilisation-narrow", Size::NARROW)] {
        keep(
            name,
            &utilisation::laid_out(
                &frame(title, "Utilisation of capacity | % of the year's capacity", size),
                &timeline(),
                &assets(),
            ),
        );
    }
}

fn hubs() -> Vec<Series> {
    let wave = |y: i32, base: f64, k: f64| Some(base + k * (f64::from(y - 2015) / 6.0).sin());
    vec![
        series("Karachi", line(0), |y| wave(y, 9.0, 1.2)),
        series("Lahore", line(1), |y| wave(y, 10.5, 1.4)),
        series("Quetta", line(2), |y| if (2022..2026).contains(&y) { None } else { wave(y, 9.8, 2.1) }),
        series("Gwadar", line(3), |y| if y < 2028 { None } else { wave(y, 9.3, 1.2) }),
        series("Fazilka", line(4), |y| if y > 2043 || y == 2030 { None } else { wave(y, 12.0, 0.6) }),
    ]
}

#[test]
fn marginal_values_by_hub() {
    let title = "Gas is dearest where the pipes end";
    let subtitle = "Marginal value of gas at the hub, annual mean | USD (2024) per MMBtu, gross";
    for (name, size) in [("lines-wide", Size::WIDE), ("lines-narrow", Size::NARROW)] {
        keep(name, &lines::laid_out(&frame(title, subtitle, size), &timeline(), &hubs()));
    }
}

fn named(names: impl IntoIterator<Item = String>, timeline: &Timeline, size: f64) -> Stack {
    let families = Family::STACK;
    let band = |(index, label): (usize, String)| Series {
        label,
        colour: families[index % families.len()].shade(index / families.len()),
        values: (0..timeline.years.len()).map(|y| Some(size * (1.0 + ((index * 7 + y) % 5) as f64 / 5.0))).collect(),
    };
    let bands: Vec<Series> = names.into_iter().enumerate().map(band).collect();
    let level = size * 1.7 * bands.len() as f64;
    let values = timeline.years.iter().map(|_| Some(level)).collect();
    let demand = Some(Series { label: "Demand".to_owned(), colour: Colour::hex(0), values });
    Stack { label: "Base case".to_owned(), bands, demand }
}

fn extremes() -> Vec<(&'static str, Timeline, Stack)> {
    let years = |range: std::ops::RangeInclusive<i32>| Timeline { years: range.collect(), last_record: Some(2026) };
    let many = || years(2020..=2040);
    let letters = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
    let three = letters(&["Own fields", "LNG", "Turkmen gas"]);
    let sixty = letters(&[
        "Fields of the Lower Indus Basin, with Sui, Mari and Qadirpur",
        "Regasified LNG from Port Qasim under the contracts of 2016-21",
        "Gas of Galkynysh, third phase, carried by the TAPI pipeline",
    ]);
    let foreign =
        letters(&["Собственная добыча", "СПГ по контрактам", "ترکمان گیس", "ایران سے گیس، پائپ لائن کے ذریعہ"]);
    let empty = Stack { label: "Empty".to_owned(), bands: Vec::new(), demand: None };
    let mut gone = named(letters(&["Own fields", "LNG", "Iran"]), &many(), 8.0);
    gone.bands[2].values.iter_mut().skip(10).for_each(|v| *v = None);
    for band in &mut gone.bands {
        band.values[14] = None;
    }
    vec![
        ("empty", many(), empty.clone()),
        ("no-years", Timeline { years: Vec::new(), last_record: None }, empty),
        ("demand-only", many(), Stack { bands: Vec::new(), ..named(three.clone(), &many(), 9.0) }),
        ("one-year", years(2030..=2030), named(three.clone(), &years(2030..=2030), 9.0)),
        ("three-years", years(2025..=2027), named(three.clone(), &years(2025..=2027), 9.0)),
        ("four-years", years(2025..=2028), named(three.clone(), &years(2025..=2028), 9.0)),
        ("one-source", many(), named(letters(&["Own fields"]), &many(), 20.0)),
        ("twenty-sources", many(), named((1..=20).map(|n| format!("Field number {n}")), &many(), 2.0)),
        ("tiny", many(), named(three.clone(), &many(), 0.001)),
        ("huge", many(), named(three.clone(), &many(), 10_000.0)),
        ("sixty-letters", many(), named(sixty, &many(), 9.0)),
        ("cyrillic-urdu", many(), named(foreign, &many(), 9.0)),
        ("gone-and-gap", many(), gone),
    ]
}

/// Every extreme in every chart at both sizes keeps its words apart; supply is drawn as a picture as well.
#[test]
fn extremes_are_drawn_without_overlap() {
    for (name, timeline, stack) in extremes() {
        for (width, size) in [("wide", Size::WIDE), ("narrow", Size::NARROW)] {
            let frame = frame("A title of the usual length, for a chart that is not usual", BASIS, size);
            let mut two = vec![stack.clone(), stack.clone()];
            two[1].label = stack.bands.last().map_or("Other".to_owned(), |b| b.label.clone());
            two[1].bands.pop();
            let milestones: Vec<i32> = timeline.years.iter().copied().step_by(5).collect();
            let called = |chart: &str| format!("x-{name}-{chart}-{width}");
            keep(&called("supply"), &stack::laid_out(&frame, &timeline, &stack));
            let drawings = [
                ("multiples", multiples::laid_out(&frame, &timeline, &two)),
                ("bars", bars::laid_out(&frame, &timeline, &milestones, &two)),
                ("difference", difference::laid_out(&frame, &timeline, &two)),
                ("utilisation", utilisation::laid_out(&frame, &timeline, &stack.bands)),
                ("lines", lines::laid_out(&frame, &timeline, &stack.bands)),
            ];
            for (chart, drawing) in drawings {
                proven(&called(chart), &drawing);
                if std::env::var_os("CHART_SAMPLES").is_some() {
                    keep(&called(chart), &drawing);
                }
            }
        }
    }
}

fn place(label: &str, at: (f64, f64), produced: f64, missing: f64) -> map::Place {
    let colour = Family::Domestic.colour();
    map::Place { label: label.to_owned(), at, produced, colour, missing, landings: Vec::new() }
}

fn pipe(from: usize, to: usize, value: f64, family: Family, full: bool) -> map::Pipe {
    map::Pipe { from, to, value, colour: family.colour(), full }
}

fn maps() -> Vec<(&'static str, map::Map)> {
    let of = |places: Vec<map::Place>, pipes: Vec<map::Pipe>| map::Map {
        places,
        pipes,
        unit: "bcm/y".to_owned(),
        colours: vec![("mostly own gas".to_owned(), Family::Domestic.colour())],
        note: String::new(),
    };
    let landing = |value: f64, family: Family| map::Landing {
        label: "LNG".to_owned(),
        value,
        colour: family.colour(),
        full: value > 5.0,
    };
    let mut coast = place("The coast and its harbour", (60.0, 25.0), 3.0, 1.0);
    coast.landings = vec![landing(12.0, Family::LngContracted), landing(4.0, Family::LngNew)];
    let inland = place("The capital, north of the river", (64.0, 30.0), 0.0, 9.0);
    let both = || vec![pipe(0, 1, 8.0, Family::Turkmen, true), pipe(1, 0, 2.0, Family::Russian, false)];
    let twenty = (0..20).map(|n| {
        place(&format!("Place number {n}"), (f64::from(n * 7 % 20), f64::from(n * 3 % 11)), f64::from(n), 1.0)
    });
    let chain = (0..19).map(|n| pipe(n, n + 1, n as f64, Family::STACK[n % 10], n % 3 == 0));
    let long = "Fields of the Lower Indus Basin, with Sui, Mari and Qadirpur";
    vec![
        ("empty", of(Vec::new(), Vec::new())),
        ("one", of(vec![place("Alone", (60.0, 30.0), 0.0, 0.0)], Vec::new())),
        ("one-flow", of(vec![coast.clone(), inland.clone()], vec![pipe(0, 1, 8.0, Family::Domestic, false)])),
        ("both-ways", of(vec![coast.clone(), inland.clone()], both())),
        ("twenty", of(twenty.collect(), chain.collect())),
        ("long", of(vec![place(long, (1.0, 1.0), 1.0, 0.0), place(long, (1.2, 1.0), 2.0, 2.0)], both())),
        (
            "tiny",
            of(
                vec![place("A", (0.0, 0.0), 0.001, 0.0), inland.clone()],
                vec![pipe(0, 1, 0.001, Family::Iranian, true)],
            ),
        ),
        (
            "huge",
            of(
                vec![place("Один", (0.0, 0.0), 10_000.0, 0.0), inland],
                vec![pipe(0, 1, 10_000.0, Family::Iranian, true)],
            ),
        ),
    ]
}

fn sankeys() -> Vec<(&'static str, sankey::Sankey)> {
    let node = |label: String, n: usize| sankey::Node { label, colour: Family::STACK[n % 10].colour() };
    let of = |counts: [usize; 3], value: f64, name: &str| sankey::Sankey {
        heads: ["Produced in", "Comes by", "Supplied to"].map(str::to_owned),
        columns: counts.map(|count| (0..count).map(|n| node(format!("{name} {n}"), n)).collect()),
        ribbons: (0..counts.iter().product::<usize>().min(60))
            .map(|n| sankey::Ribbon {
                from: n % counts[0].max(1),
                by: n / counts[0].max(1) % counts[1].max(1),
                to: n % counts[2].max(1),
                value: value * (1.0 + (n % 7) as f64),
            })
            .collect(),
    };
    let mut small = of([3, 3, 2], 10.0, "Ways");
    small.ribbons.iter_mut().step_by(2).for_each(|ribbon| ribbon.value *= 1e-4);
    vec![
        ("empty", of([0, 0, 0], 1.0, "")),
        ("one", of([1, 1, 1], 3.0, "Own fields")),
        ("small", small),
        ("twenty", of([20, 12, 9], 2.0, "Number")),
        ("long", of([3, 3, 3], 10_000.0, "Regasified LNG from Port Qasim under the contracts of 2016")),
        ("foreign", of([2, 2, 2], 0.001, "Собственная добыча")),
    ]
}

fn date_rows() -> Vec<(&'static str, Vec<dates::DatesRow>)> {
    let row = |label: &str, said: &[(f64, i32)], here: Option<f64>| dates::DatesRow {
        label: label.to_owned(),
        said: said.iter().map(|(date, said)| (*date, format!("said {said}"))).collect(),
        here: here.map(|date| (date, format!("here {date:.0}"))),
    };
    let tapi = row("TAPI, free flow", &[(2016.0, 2012), (2018.0, 2014), (2019.9, 2015), (2019.0, 2017)], Some(2033.0));
    let long = "Fields of the Lower Indus Basin, with Sui, Mari and Qadirpur";
    vec![
        ("empty", Vec::new()),
        ("one", vec![row("One", &[(2030.0, 2024)], None)]),
        ("same", vec![row("One", &[(2030.0, 2024)], Some(2030.0))]),
        ("usual", vec![tapi.clone(), row("Gwadar LNG terminal and Gwadar-Nawabshah line", &[(2017.0, 2015)], None)]),
        (
            "twenty",
            (0..20).map(|n| row(&format!("{long} {n}"), &[(2010.0 + f64::from(n), 2005)], Some(2040.0))).collect(),
        ),
    ]
}

fn claim_rows() -> Vec<(&'static str, Vec<claims::ClaimRow>)> {
    let row = |says: &str, bar: claims::ClaimBar, verdict: claims::Said| claims::ClaimRow {
        says: says.to_owned(),
        verdict,
        bar,
        numbers: "12.6, claimed at least 13.1 bcm/y".to_owned(),
    };
    use claims::{ClaimBar::*, Said::*};
    let long = "Russian gas in a second line beside TAPI doubles what comes to Pakistan and India, and to all others by the way";
    let percent = |carries: f64, adds: Option<f64>| Percent { carries, adds };
    let many = (0..25).map(|n| match n % 5 {
        0 => row(long, percent(f64::from(n) * 15.0, Some(f64::from(n) * 9.0 - 30.0)), Fails),
        1 => row("First gas by 2019", Months(f64::from(n) * 12.0 - 60.0), Holds),
        2 => row("Nothing that could be measured", None, Unknown),
        _ => row(long, percent(f64::from(n) * 4.0, Option::None), Holds),
    });
    vec![
        ("empty", Vec::new()),
        ("one", vec![row("It holds", percent(104.0, Some(99.0)), Holds)]),
        ("date", vec![row("By 2019", Months(0.0), Holds)]),
        ("nothing", vec![row("It cannot be measured", None, Unknown)]),
        ("many", many.collect()),
    ]
}

/// The charts of one year, of dates and of claims: empty, one, many, small, large, long names, at both sizes.
#[test]
fn maps_flows_dates_and_claims() {
    for (width, size) in [("wide", Size::WIDE), ("narrow", Size::NARROW)] {
        let frame = frame("A title of the usual length, for a chart of one year", BASIS, size);
        for (name, map) in maps() {
            keep(&format!("map-{name}-{width}"), &map::laid_out(&frame, &map));
        }
        for (name, sankey) in sankeys() {
            keep(&format!("sankey-{name}-{width}"), &sankey::laid_out(&frame, &sankey));
        }
        for (name, rows) in date_rows() {
            keep(&format!("dates-{name}-{width}"), &dates::laid_out(&frame, &rows, "not built here"));
        }
        for (name, rows) in claim_rows() {
            keep(&format!("claims-{name}-{width}"), &claims::laid_out(&frame, &rows));
        }
    }
}

/// A second drawing of the same input is the same text and the same picture.
#[test]
fn the_same_input_gives_the_same_bytes() {
    let frame = frame("Twice", BASIS, Size::NARROW);
    let draw = || supply_stack(&frame, &timeline(), &pakistan(Some(2030), true, true));
    assert_eq!(draw(), draw());
    assert_eq!(png(&draw()).unwrap(), png(&draw()).unwrap());
}

/// Width and height in the picture's header (PNG, third edition, 11.2.1) are twice those of the SVG.
#[test]
fn a_picture_is_twice_the_size() {
    let svg = supply_stack(&frame("Twice", BASIS, Size::WIDE), &timeline(), &pakistan(None, false, false));
    let picture = png(&svg).unwrap();
    let number = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    assert_eq!((number(16), number(20)), (1600, 1000));
    assert!(png("no picture").is_err());
}

/// Names and titles cannot break out of the SVG.
#[test]
fn words_are_escaped() {
    let title = "</title><script>&\"'";
    let mut stack = pakistan(None, false, false);
    stack.bands[0].label = title.to_owned();
    let svg = supply_stack(&frame(title, BASIS, Size::WIDE), &timeline(), &stack);
    assert!(!svg.contains("<script") && png(&svg).is_ok());
}
