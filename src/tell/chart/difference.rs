//! What each scenario changes against the first, source by source.

use super::axis::{Ticks, signed};
use super::canvas;
use super::frame::{Frame, MARGIN, Panel, SMALLEST, Timeline};
use super::legend::{Legend, sources};
use super::mark::{Anchor, Drawing, Fill, Rect, Type};
use super::multiples::{columns, panels};
use super::paint;
use super::series::{Series, Stack};
use super::theme::{Colour, INK, WHITE};

/// Room above a panel for a number on its highest bar.
const NUMBER_ABOVE: f64 = 18.0;

/// One panel a scenario: what it adds to the first above the zero line, what it takes away below, and the sum as a line.
/// A source that one of the two does not have counts as nothing there.
#[must_use]
pub fn difference(frame: &Frame, timeline: &Timeline, stacks: &[Stack]) -> String {
    canvas::svg(&laid_out(frame, timeline, stacks))
}

/// The change of one scenario: a signed series a source, and their sum.
struct Change {
    label: String,
    parts: Vec<Series>,
    net: Series,
}

impl Change {
    fn between(first: &Stack, other: &Stack, sources: &[(String, Colour)], years: usize) -> Self {
        let value = |stack: &Stack, label: &str, year: usize| {
            stack.bands.iter().find(|band| band.label == label).and_then(|band| band.at(year))
        };
        let part = |(label, colour): &(String, Colour)| {
            let change = |year: usize| match (value(first, label, year), value(other, label, year)) {
                (None, None) => None,
                (was, is) => Some(is.unwrap_or(0.0) - was.unwrap_or(0.0)),
            };
            Series { label: label.clone(), colour: *colour, values: (0..years).map(change).collect() }
        };
        let parts: Vec<Series> = sources.iter().map(part).collect();
        let net = |year: usize| parts.iter().filter_map(|p| p.at(year)).reduce(|a, b| a + b);
        let net = Series { label: String::new(), colour: INK, values: (0..years).map(net).collect() };
        Self { label: other.label.clone(), parts, net }
    }

    /// The largest sums above and below zero.
    fn reach(&self, years: usize) -> (f64, f64) {
        let sum = |year: usize, sign: f64| {
            self.parts.iter().filter_map(|p| p.at(year)).map(|v| (v * sign).max(0.0)).sum::<f64>() * sign
        };
        (0..years).fold((0.0, 0.0), |(low, high), y| (sum(y, -1.0).min(low), sum(y, 1.0).max(high)))
    }
}

pub(super) fn laid_out(frame: &Frame, timeline: &Timeline, stacks: &[Stack]) -> Drawing {
    let years = timeline.years.len();
    let sources = sources(stacks);
    let others = stacks.get(1..).unwrap_or_default();
    let changes: Vec<Change> = stacks
        .first()
        .map_or(Vec::new(), |first| others.iter().map(|o| Change::between(first, o, &sources, years)).collect());
    let reach = |(low, high): (f64, f64), c: &Change| (c.reach(years).0.min(low), c.reach(years).1.max(high));
    let (low, high) = changes.iter().fold((0.0, 0.0), reach);
    // Room for numbers below the bars.
    let few = years <= 24;
    let ticks = Ticks::over(if few { low * 1.18 } else { low }, high, 4.0);
    let against = stacks.first().map_or(String::new(), |s| format!("All sources, against \u{201c}{}\u{201d}", s.label));
    let moved = |label: &String| changes.iter().any(|c| c.parts.iter().any(|p| p.label == *label && moves(p)));
    let shown: Vec<Stack> = stacks.iter().map(|s| only(s, moved)).collect();
    let legend = Legend::of_difference(&shown, &against, frame.width() - 2.0 * MARGIN);
    let names: Vec<&str> = changes.iter().map(|c| c.label.as_str()).collect();
    // On a narrow page a few years take the whole width, so that their numbers fit.
    let columns = if frame.is_narrow() && years <= 8 { 1 } else { columns(names.len(), frame.is_narrow()) };
    let numbered = |panel: &Panel| changes.iter().all(|c| numbers_fit(panel, c));
    let (mut drawing, rooms) =
        panels(frame, &legend, &names, &ticks, described(&changes, timeline), (columns, NUMBER_ABOVE));
    for (change, (room, first)) in changes.iter().zip(rooms) {
        let panel = Panel::new(room, &timeline.years, ticks.clone(), true);
        panel.grid(&mut drawing, first);
        for year in 0..years {
            bars(&mut drawing, &panel, change, year);
        }
        panel.zero_line(&mut drawing);
        net(&mut drawing, &panel, change, numbered(&panel));
    }
    drawing
}

fn moves(part: &Series) -> bool {
    part.values.iter().flatten().any(|v| v.abs() > 1e-9)
}

fn only(stack: &Stack, shown: impl Fn(&String) -> bool) -> Stack {
    let bands = stack.bands.iter().filter(|band| shown(&band.label)).cloned().collect();
    Stack { label: stack.label.clone(), bands, demand: None }
}

/// Gains upwards, losses downwards, each from the zero line in the order of the stack.
fn bars(drawing: &mut Drawing, panel: &Panel, change: &Change, year: usize) {
    let half = half_bar(panel);
    let x = panel.x(year);
    let (mut above, mut below) = (0.0, 0.0);
    for (part, value) in change.parts.iter().filter_map(|p| p.at(year).filter(|v| *v != 0.0).map(|v| (p, v))) {
        let from = if value > 0.0 { &mut above } else { &mut below };
        let (near, far) = (panel.y(*from), panel.y(*from + value));
        *from += value;
        let room = Rect { left: x - half, top: near.min(far), right: x + half, bottom: near.max(far) };
        drawing.rect(room, Fill::Solid(part.colour));
        if room.height() > 2.0 {
            drawing.line(vec![(room.left, far), (room.right, far)], WHITE, 0.9);
        }
    }
}

fn half_bar(panel: &Panel) -> f64 {
    (panel.pitch() * if panel.pitch() > 24.0 { 0.32 } else { 0.44 }).min(34.0)
}

/// All numbers of all panels are written, or none.
fn numbers_fit(panel: &Panel, change: &Change) -> bool {
    let kind = Type::plain(SMALLEST, INK);
    change.net.values.iter().flatten().all(|value| kind.width(&signed(*value)) < panel.pitch() - 2.0)
}

/// The sum: a line over many years; at a few years a mark on each bar, and the number above it where it fits.
fn net(drawing: &mut Drawing, panel: &Panel, change: &Change, numbered: bool) {
    if panel.pitch() < 24.0 {
        paint::line(drawing, panel, &change.net, WHITE, 3.4);
        paint::line(drawing, panel, &change.net, INK, 2.0);
        return;
    }
    for year in 0..change.net.values.len() {
        let Some(value) = change.net.at(year) else { continue };
        let (x, y) = panel.at(year, value);
        let half = half_bar(panel) + 3.0;
        drawing.line(vec![(x - half, y), (x + half, y)], WHITE, 3.4);
        drawing.line(vec![(x - half, y), (x + half, y)], INK, 2.0);
        if numbered {
            let y = number_height(panel, change, year, value);
            drawing.words((x, y), Anchor::Middle, Type::plain(SMALLEST, INK), signed(value));
        }
    }
}

/// Beyond the end of the bar on the sum's side; a loss goes above the bar where the years stand in its way.
fn number_height(panel: &Panel, change: &Change, year: usize, net: f64) -> f64 {
    let end = |sign: f64| {
        panel.y(sign * change.parts.iter().filter_map(|p| p.at(year)).map(|v| (sign * v).max(0.0)).sum::<f64>())
    };
    let below = end(-1.0) + 10.0;
    if net < 0.0 && below < panel.room.bottom { below } else { end(1.0) - 10.0 }
}

fn described(changes: &[Change], timeline: &Timeline) -> String {
    let last = timeline.years.len().saturating_sub(1);
    let year = timeline.years.last().map_or(String::new(), i32::to_string);
    let words = |change: &Change| {
        let parts = change.parts.iter().filter_map(|p| p.at(last).map(|v| format!("{} {}", p.label, signed(v))));
        let net = change.net.at(last).map_or("none".to_owned(), signed);
        format!("{} in {year}: {net} ({}).", change.label, parts.collect::<Vec<_>>().join("; "))
    };
    changes.iter().map(words).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn stack(values: [Option<f64>; 3]) -> Stack {
        let band =
            |(value, label): (Option<f64>, &str)| Series { label: label.to_owned(), colour: INK, values: vec![value] };
        Stack {
            label: String::new(),
            bands: values.into_iter().zip(["own", "LNG", "TAPI"]).map(band).collect(),
            demand: None,
        }
    }

    /// 10 + 5 becomes 7 + 5 + 4: three less, four more, one more in all; the chart reaches from -3 to 4.
    #[test]
    fn gains_and_losses_add_to_the_sum() {
        let (first, other) = (stack([Some(10.0), Some(5.0), None]), stack([Some(7.0), Some(5.0), Some(4.0)]));
        let change = Change::between(&first, &other, &sources(&[first.clone(), other.clone()]), 1);
        let parts: Vec<f64> = change.parts.iter().map(|p| p.at(0).unwrap()).collect();
        assert_eq!(parts, [-3.0, 0.0, 4.0]);
        assert_eq!(change.net.at(0), Some(1.0));
        assert_eq!(change.reach(1), (-3.0, 4.0));
    }

    #[test]
    fn what_neither_has_is_no_difference_of_zero() {
        let none = stack([None, None, None]);
        let change = Change::between(&none, &none, &sources(std::slice::from_ref(&none)), 1);
        assert_eq!(change.net.at(0), None);
    }
}
