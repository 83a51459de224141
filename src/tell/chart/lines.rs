//! Values of several places over the years: a line each, open where there is no value.

use super::axis::{Ticks, number};
use super::beside::{self, LABEL, Tag};
use super::canvas;
use super::frame::{Frame, Panel, Timeline, YEARS_HEIGHT};
use super::mark::{Drawing, Rect, Type};
use super::paint;
use super::series::Series;
use super::stack::nothing;

/// Marginal values (or any others) by hub, as lines with their names at the end.
#[must_use]
pub fn marginal_values(frame: &Frame, timeline: &Timeline, hubs: &[Series]) -> String {
    canvas::svg(&laid_out(frame, timeline, hubs))
}

pub(super) fn laid_out(frame: &Frame, timeline: &Timeline, hubs: &[Series]) -> Drawing {
    let (mut drawing, content) = frame.opened(described(timeline, hubs), frame.room_for_content());
    let all = || hubs.iter().flat_map(|h| (0..timeline.years.len()).filter_map(|y| h.at(y)));
    // From zero: lines may start higher, but a reader who sees six panels in a row should not have to ask.
    let ticks = Ticks::over(all().fold(0.0, f64::min), all().fold(0.0, f64::max), 5.0);
    let most = content.width() * if frame.is_narrow() { 0.38 } else { 0.32 };
    let mut room = Rect {
        left: content.left + Panel::gutter(&ticks),
        top: content.top + 6.0,
        bottom: content.bottom - YEARS_HEIGHT,
        ..content
    };
    let measured = Panel::new(room, &timeline.years, ticks.clone(), false);
    room.right -= beside::margin(&tags(&measured, timeline, hubs), most);
    let panel = Panel::new(room, &timeline.years, ticks, false);
    panel.grid(&mut drawing, true);
    panel.zero_line(&mut drawing);
    for hub in hubs.iter().rev() {
        paint::line(&mut drawing, &panel, hub, hub.colour, 2.4);
    }
    if all().next().is_none() {
        nothing(&mut drawing, room);
    }
    beside::labels(&mut drawing, &panel, &tags(&panel, timeline, hubs), content.right);
    drawing
}

/// A label at each line's last value; a line that ends early is led to its label. Later lines give way first.
fn tags(panel: &Panel, timeline: &Timeline, hubs: &[Series]) -> Vec<Tag<usize>> {
    let years = timeline.years.len();
    let tag = |(index, hub): (usize, &Series)| {
        let (last, value) = (0..years).rev().find_map(|y| hub.at(y).map(|v| (y, v)))?;
        Some(Tag {
            of: Some(index),
            name: hub.label.clone(),
            value: if last + 1 < years {
                format!(" {} in {}", number(value), timeline.years[last])
            } else {
                format!(" {}", number(value))
            },
            kind: Type::bold(LABEL, hub.colour.as_ink()),
            from: (last + 1 < years).then(|| panel.at(last, value)),
            height: value,
            weight: (hubs.len() - index) as f64,
        })
    };
    hubs.iter().enumerate().filter_map(tag).collect()
}

fn described(timeline: &Timeline, hubs: &[Series]) -> String {
    let ends = timeline.years.first().zip(timeline.years.last());
    let Some((first, last)) = ends else { return "No years.".to_owned() };
    let end = timeline.years.len() - 1;
    let words = |h: &Series| {
        let [from, to] = [0, end].map(|i| h.at(i).map_or("none".to_owned(), number));
        format!("{} {from} to {to}", h.label)
    };
    format!("{first} to {last}: {}.", hubs.iter().map(words).collect::<Vec<_>>().join("; "))
}
