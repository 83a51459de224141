//! The two charts of a line: along its kilometres, and against flow.

use super::{Told, bcm, digits};
use crate::{
    study::line::{Built, Effort, Point, Survey},
    tell::{
        chart::{Bound, Course, Frame, Measure, Size, Trace, course, line},
        pictures::Picture,
    },
};

/// The words around the charts.
#[derive(Debug, Clone)]
pub struct Around<'a> {
    /// Which cubic metre is counted.
    pub basis: &'a str,
    /// Source, scenario, values, version.
    pub footer: &'a str,
}

/// Whether any design carries its flow, so that there is something to draw along the line.
pub fn is_any_carried(designs: &[Told<'_>]) -> bool {
    designs.iter().any(|told| !told.survey.profile.is_empty())
}

/// Pressure, velocity and power along the line, unless no design carries the flow; power and fuel against flow.
pub fn pictures(designs: &[Told<'_>], around: &Around<'_>) -> Vec<Picture> {
    let Some(first) = designs.first() else { return Vec::new() };
    let title = &first.survey.title;
    let name = title.split_once(':').map_or(title.as_str(), |(name, _)| name);
    let picture = |file: &str, title: String, more: Option<String>, drawn: &Course| Picture {
        name: file.to_owned(),
        main: true,
        svg: course(&frame(title, &built(name, designs), more, around), drawn),
    };
    let flow = said_flow(designs.iter().filter(|told| !told.survey.profile.is_empty()).map(flow));
    let along = || picture("profile", format!("{name} at {flow} bcm a year"), missing(designs), &profile(designs));
    let more = match times(first.survey) {
        Some(times) => format!("{name}: twice the flow takes {} times the power", digits(times)),
        None => format!("{name}: what more flow takes"),
    };
    let against = picture("curve", more, binding(designs), &curve(designs));
    is_any_carried(designs).then(along).into_iter().chain([against]).collect()
}

fn frame(title: String, measure: &str, more: Option<String>, around: &Around<'_>) -> Frame {
    let basis = around.basis.replace("MJ/m3", "MJ/m³");
    let more = more.map_or(String::new(), |more| format!(" | {more}"));
    Frame {
        title,
        subtitle: format!("{measure} | {basis}{more}"),
        footer: around.footer.to_owned(),
        size: Size { width: 800, height: 640 },
    }
}

/// Designs by number, each with its colour in both charts.
fn measure(designs: &[Told<'_>], name: &str, points: impl Fn(&Survey) -> Vec<(f64, f64)>) -> Measure {
    let trace = |(n, told): (usize, &Told<'_>)| Trace {
        label: told.name.to_owned(),
        colour: line(n),
        points: points(told.survey),
        mark: None,
    };
    let traces = designs.iter().enumerate().map(trace).collect();
    Measure { name: name.to_owned(), from_zero: true, traces, bounds: Vec::new() }
}

fn profile(designs: &[Told<'_>]) -> Course {
    let along = |name: &str, of: fn(&Point) -> f64| {
        measure(designs, name, |survey| survey.profile.iter().map(|p| (p.at / 1e3, of(p))).collect())
    };
    let pressure = along("Pressure, bar", |p| p.pressure / 1e5);
    let velocity = along("Velocity, m/s", |p| p.velocity);
    let least = bounds(designs, |(delivery, _)| delivery / 1e5, |value| format!("at least {value} bar"));
    let most = bounds(designs, |(_, fastest)| fastest, |value| format!("at most {value} m/s"));
    let place = |(at, hub): &(f64, String)| (at / 1e3, town(hub));
    Course {
        along: "Kilometres from the head".to_owned(),
        panels: [
            Measure { from_zero: false, bounds: least.into_iter().map(Bound::least).collect(), ..pressure },
            // Gas of several designs comes near to several limits; the highest is that of all.
            Measure { bounds: most.into_iter().next_back().map(Bound::most).into_iter().collect(), ..velocity },
        ]
        .into_iter()
        .chain(has_stations(designs).then(|| along("Power of the stations so far, MW", |p| p.power / 1e6)))
        .collect(),
        places: designs.first().map_or_else(Vec::new, |told| told.survey.places.iter().map(place).collect()),
    }
}

/// A limit of the designs that are drawn, each value once, with its words.
fn bounds(designs: &[Told<'_>], of: fn((f64, f64)) -> f64, say: fn(String) -> String) -> Vec<(f64, String)> {
    let drawn = designs.iter().filter(|told| !told.survey.profile.is_empty());
    let mut values: Vec<f64> = drawn.map(|told| of(told.survey.limits)).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    values.into_iter().map(|value| (value, say(digits(value)))).collect()
}

fn curve(designs: &[Told<'_>]) -> Course {
    let against = |name: &str, of: fn(&Effort) -> f64| {
        measure(designs, name, |survey| survey.curve.iter().map(|at| (bcm(survey, at.flow), of(at))).collect())
    };
    let mut panels = if has_stations(designs) {
        let power = against("Power of all stations, MW", |at| at.power / 1e6);
        vec![power, against("Fuel, % of what enters", |at| 100.0 * at.fuel / at.flow)]
    } else {
        vec![Measure { from_zero: false, ..against("Pressure at the end, bar", |at| at.outlet / 1e5) }]
    };
    for trace in panels.iter_mut().take(1).flat_map(|panel| &mut panel.traces) {
        trace.mark = trace.points.last().map(|last| (*last, format!("at most {} bcm/y", digits(last.0))));
    }
    Course { along: "Flow at the head, bcm a year".to_owned(), panels, places: Vec::new() }
}

/// Whether any design has stations, of which there is power to draw.
fn has_stations(designs: &[Told<'_>]) -> bool {
    designs.iter().any(|told| told.survey.built.stations > 0)
}

/// The line and what all designs of it have in common: `TAPI: 56 inch, 6 stations`.
fn built(name: &str, designs: &[Told<'_>]) -> String {
    let first = designs.first().map(|told| told.survey.built);
    let built = || designs.iter().map(|told| told.survey.built);
    let Some(first) = first else { return name.to_owned() };
    let mut parts = Vec::new();
    if built().all(|other| other.diameter == first.diameter) {
        parts.push(format!("{} inch", digits(first.diameter / 0.0254)));
    }
    if built().all(|other| other.stations == first.stations) {
        parts.push(match first.stations {
            0 => "no stations".to_owned(),
            1 => "1 station".to_owned(),
            many => format!("{many} stations"),
        });
    }
    let loops = |built: Built| (built.loop_share, built.loop_diameter);
    if first.loop_share > 0.0 && built().all(|other| loops(other) == loops(first)) {
        let of = if first.loop_diameter == first.diameter {
            String::new()
        } else {
            format!(" of {} inch", digits(first.loop_diameter / 0.0254))
        };
        parts.push(format!("a second pipe{of} along {} %", digits(100.0 * first.loop_share)));
    }
    if parts.is_empty() { name.to_owned() } else { format!("{name}: {}", parts.join(", ")) }
}

/// Which designs the chart lacks, and why: `As designed: does not carry 45 bcm/y`.
fn missing(designs: &[Told<'_>]) -> Option<String> {
    let missing: Vec<&Told<'_>> = designs.iter().filter(|told| told.survey.profile.is_empty()).collect();
    let names: Vec<&str> = missing.iter().map(|told| told.name).collect();
    let verb = if names.len() == 1 { "does" } else { "do" };
    let flow = said_flow(missing.iter().map(|told| flow(told)));
    (!names.is_empty()).then(|| format!("{}: {verb} not carry {flow} bcm/y", names.join("; ")))
}

/// What limits the one design there is.
fn binding(designs: &[Told<'_>]) -> Option<String> {
    let [told] = designs else { return None };
    let most = digits(bcm(told.survey, told.survey.most));
    Some(format!("At most {most} bcm/y: {}", told.survey.limit.as_limit()))
}

fn flow(told: &Told<'_>) -> String {
    digits(bcm(told.survey, told.survey.flow))
}

/// The flow of one design; of several with flows of their own, each of them in turn.
fn said_flow(flows: impl Iterator<Item = String>) -> String {
    let mut flows: Vec<String> = flows.collect();
    if flows.windows(2).all(|pair| pair[0] == pair[1]) {
        flows.truncate(1);
    }
    let last = flows.pop().unwrap_or_default();
    if flows.is_empty() { last } else { format!("{} and {last}", flows.join(", ")) }
}

/// The town in the title of a hub: `TAPI at Herat`, `Galkynysh, head of TAPI`.
fn town(hub: &str) -> String {
    let behind = hub.rsplit_once(" at ").map_or(hub, |(_, town)| town);
    behind.split(',').next().unwrap_or(behind).to_owned()
}

/// By how much power grows from half the largest flow to the whole.
fn times(survey: &Survey) -> Option<f64> {
    let at = |share: f64| survey.curve.iter().find(|at| at.flow >= share * survey.most * (1.0 - 1e-9));
    let (half, whole) = (at(0.5)?.power, at(1.0)?.power);
    (half > 0.0).then_some((whole / half).round())
}
