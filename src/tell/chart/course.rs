//! Measures along something that is no time: pressure along the kilometres of a line, power against flow. A panel a measure,
//! one above the other, over the same axis.

use super::axis::{Ticks, number};
use super::beside::{self, LABEL, Tag};
use super::canvas;
use super::frame::{Frame, Panel, SMALLEST};
use super::label::{Wish, placed};
use super::mark::{Anchor, Drawing, Point, Rect, Type};
use super::stack::nothing;
use super::theme::{Colour, FAINT, GRID, INK, SOFT};

mod bound;
mod named;

pub use bound::Bound;

/// What runs along the axis, and the panels over it.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// The axis with its unit.
    pub along: String,
    /// From the top.
    pub panels: Vec<Measure>,
    /// Places on the axis that are named below it, as towns on a line.
    pub places: Vec<(f64, String)>,
}

/// A measure of each design.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// The measure with its unit.
    pub name: String,
    /// Whether its axis begins at zero.
    pub from_zero: bool,
    /// A line each.
    pub traces: Vec<Trace>,
    /// Limits, drawn where they leave the lines room.
    pub bounds: Vec<Bound>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// Its name, at its end; one line alone needs none.
    pub label: String,
    /// Its colour.
    pub colour: Colour,
    /// Along and up.
    pub points: Vec<(f64, f64)>,
    /// A point that is named.
    pub mark: Option<((f64, f64), String)>,
}

/// A line that ends so much before the edge needs a leader to its name.
const LED: f64 = 14.0;
/// Room for the name of a measure above its panel.
const HEAD: f64 = 24.0;
/// Room below the last panel for values, and for the name of the axis or of places.
const FOOT: f64 = 44.0;
/// And for the places on the axis.
const PLACES: f64 = 18.0;

/// Draws it.
#[must_use]
pub fn course(frame: &Frame, course: &Course) -> String {
    canvas::svg(&laid_out(frame, course))
}

/// The axis of all panels.
struct Along {
    ticks: Ticks,
    first: f64,
    last: f64,
    left: f64,
    right: f64,
}

impl Along {
    fn x(&self, value: f64) -> f64 {
        let span = (self.last - self.first).max(f64::MIN_POSITIVE);
        self.left + (value - self.first) / span * (self.right - self.left)
    }
}

pub(super) fn laid_out(frame: &Frame, course: &Course) -> Drawing {
    let (mut drawing, content) = frame.opened(described(course), frame.room_for_content());
    let below = FOOT + if course.places.is_empty() { 0.0 } else { PLACES };
    let height = (content.height() - below) / course.panels.len().max(1) as f64;
    let ticks: Vec<Ticks> = course.panels.iter().map(scale).collect();
    let gutter = ticks.iter().map(Panel::gutter).fold(0.0, f64::max);
    let most = content.width() * if frame.is_narrow() { 0.34 } else { 0.26 };
    let named = |measure: &Measure| measure.traces.len() > 1;
    let tags = |measure: &Measure| if named(measure) { tags(measure) } else { Vec::new() };
    let margin = course.panels.iter().map(|measure| beside::margin(&tags(measure), most)).fold(0.0, f64::max);
    let margin = if course.panels.iter().any(named) { margin } else { 18.0 };
    let along = axis(course, content.left + gutter, content.right - margin);
    for (n, (measure, ticks)) in course.panels.iter().zip(ticks).enumerate() {
        let top = content.top + n as f64 * height;
        let room = Rect { left: along.left, right: along.right, top: top + HEAD, bottom: top + height - 8.0 };
        let panel = Panel::new(room, &[0, 1], ticks, false);
        drawing.words((content.left, top + 10.0), Anchor::Start, Type::bold(13.0, INK), measure.name.clone());
        grid(&mut drawing, &panel, &along);
        bound::bounds(&mut drawing, &panel, &along, measure);
        traces(&mut drawing, &panel, &along, measure);
        let place = |(x, y): (f64, f64)| (along.x(x), panel.y(y));
        let short = |tag: Tag<usize>| led(tag, measure, place, along.right);
        let tags: Vec<Tag<usize>> = tags(measure).into_iter().map(short).collect();
        beside::labels(&mut drawing, &panel, &tags, content.right);
    }
    foot(&mut drawing, course, &along, content.bottom - below - 8.0);
    drawing
}

fn axis(course: &Course, left: f64, right: f64) -> Along {
    let all = || course.panels.iter().flat_map(|m| &m.traces).flat_map(|t| t.points.iter().map(|point| point.0));
    let last = all().fold(0.0, f64::max);
    Along { ticks: Ticks::over(0.0, last, if right - left < 350.0 { 4.0 } else { 7.0 }), first: 0.0, last, left, right }
}

fn scale(measure: &Measure) -> Ticks {
    let all = || measure.traces.iter().flat_map(|trace| trace.points.iter().map(|point| point.1));
    let high = all().fold(0.0, f64::max);
    let low = if measure.from_zero { 0.0 } else { all().fold(high, f64::min) };
    let (low, high) = bound::widened(measure, (low, high));
    Ticks::over(low, high, 4.0)
}

fn grid(drawing: &mut Drawing, panel: &Panel, along: &Along) {
    let kind = Type::plain(SMALLEST, FAINT);
    let Rect { left, right, bottom, .. } = panel.room;
    for value in &panel.ticks.values {
        let y = panel.y(*value);
        drawing.line(vec![(left, y), (right, y)], GRID, 1.0);
        drawing.words((left - 6.0, y), Anchor::End, kind, panel.ticks.words(*value));
    }
    drawing.line(vec![(left, bottom), (right, bottom)], SOFT, 1.0);
    for value in along.ticks.values.iter().filter(|value| **value <= along.last * (1.0 + 1e-9)) {
        let x = along.x(*value);
        drawing.line(vec![(x, bottom), (x, bottom + 4.0)], FAINT, 1.0);
    }
}

fn traces(drawing: &mut Drawing, panel: &Panel, along: &Along, measure: &Measure) {
    if measure.traces.iter().all(|trace| trace.points.is_empty()) {
        nothing(drawing, panel.room);
    }
    let place = |(x, y): (f64, f64)| (along.x(x), panel.y(y));
    for trace in measure.traces.iter().rev() {
        drawing.line(trace.points.iter().copied().map(place).collect(), trace.colour, 2.4);
    }
    named::points(drawing, panel, along, measure);
}

/// Names at the ends of the lines.
fn tags(measure: &Measure) -> Vec<Tag<usize>> {
    let tag = |(n, trace): (usize, &Trace)| {
        let (_, height) = *trace.points.last()?;
        Some(Tag {
            of: Some(n),
            name: trace.label.clone(),
            value: format!(": {}", number(height)),
            kind: Type::bold(LABEL, trace.colour.as_ink()),
            from: None,
            height,
            weight: (measure.traces.len() - n) as f64,
        })
    };
    measure.traces.iter().enumerate().filter_map(tag).collect()
}

/// A line that ends before the others is led to its name.
fn led(tag: Tag<usize>, measure: &Measure, place: impl Fn((f64, f64)) -> Point, right: f64) -> Tag<usize> {
    let last = tag.of.and_then(|n| measure.traces[n].points.last().copied());
    let end = last.map(place).filter(|(x, _)| *x < right - LED);
    Tag { from: end.map(|(x, y)| (x + LED / 2.0, y)), ..tag }
}

/// Values of the axis, its name, and the places on it.
fn foot(drawing: &mut Drawing, course: &Course, along: &Along, top: f64) {
    let kind = Type::plain(SMALLEST, FAINT);
    for value in along.ticks.values.iter().filter(|value| **value <= along.last * (1.0 + 1e-9)) {
        drawing.words((along.x(*value), top + 14.0), Anchor::Middle, kind, along.ticks.words(*value));
    }
    for ((_, name), x) in course.places.iter().zip(beneath(course, along, kind)) {
        if let Some(x) = x {
            drawing.words((x, top + 31.0), Anchor::Middle, Type::plain(SMALLEST, SOFT), name.clone());
        }
    }
    let (middle, down) = (0.5 * (along.left + along.right), if course.places.is_empty() { 0.0 } else { PLACES });
    drawing.words((middle, top + 32.0 + down), Anchor::Middle, Type::plain(SMALLEST, SOFT), course.along.clone());
}

/// Where the names of places stand: as near to their place as they can without touching; both ends are the last to drop out.
fn beneath(course: &Course, along: &Along, kind: Type) -> Vec<Option<f64>> {
    const APART: f64 = 8.0;
    let last = course.places.len().saturating_sub(1);
    let wish = |(n, (at, name)): (usize, &(f64, String))| Wish {
        middle: along.x(*at),
        height: kind.width(name) + APART,
        weight: if n == 0 || n == last { 2.0 } else { 1.0 },
    };
    let wishes: Vec<Wish> = course.places.iter().enumerate().map(wish).collect();
    placed(&wishes, along.left - APART / 2.0, along.right + APART / 2.0)
}

fn described(course: &Course) -> String {
    let one = |measure: &Measure| {
        let ends = measure.traces.iter().filter_map(|trace| {
            let (first, last) = trace.points.first().zip(trace.points.last())?;
            Some(format!("{} {} to {}", trace.label, number(first.1), number(last.1)))
        });
        format!("{}: {}.", measure.name, ends.collect::<Vec<_>>().join("; "))
    };
    format!("Along {}. {}", course.along, course.panels.iter().map(one).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Two towns a little nearer than their names are wide: both are named, a little aside; of more towns than have room the
    /// ends stay.
    #[test]
    fn towns_move_before_they_drop_out() {
        let kind = Type::plain(SMALLEST, FAINT);
        let along = Along { ticks: Ticks::over(0.0, 100.0, 4.0), first: 0.0, last: 100.0, left: 0.0, right: 400.0 };
        let named = |places: &[(f64, &str)]| {
            let places = places.iter().map(|(at, name)| (*at, (*name).to_owned())).collect();
            beneath(&Course { along: String::new(), panels: Vec::new(), places }, &along, kind)
        };
        let got = named(&[(50.0, "Kandahar"), (60.0, "Quetta")]);
        let (one, other) = (got[0].unwrap(), got[1].unwrap());
        assert!(one < 200.0 && other > 240.0);
        assert!(other - one > (kind.width("Kandahar") + kind.width("Quetta")) / 2.0);
        let many: Vec<(f64, &str)> = (0..=20).map(|n| (f64::from(n) * 5.0, "Galkynysh")).collect();
        let got = named(&many);
        assert!(got[0].is_some() && got[20].is_some() && got.iter().flatten().count() < 21);
    }
}
