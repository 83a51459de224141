//! Supply of several scenarios side by side, on one scale.

use super::axis::Ticks;
use super::canvas;
use super::frame::{Frame, Panel, SMALLEST, Timeline, YEARS_HEIGHT};
use super::label::balanced;
use super::legend::Legend;
use super::mark::{Anchor, Drawing, Rect, Type};
use super::paint;
use super::series::Stack;
use super::theme::{INK, SOFT};

/// Wide enough for half a year's number on both sides.
const GAP: f64 = 34.0;
const NAME_LINE: f64 = 16.0;
const LEAST_HEIGHT: f64 = 110.0;

/// One panel a scenario, with shared scale, years and colours.
#[must_use]
pub fn scenario_multiples(frame: &Frame, timeline: &Timeline, stacks: &[Stack]) -> String {
    canvas::svg(&laid_out(frame, timeline, stacks))
}

pub(super) fn laid_out(frame: &Frame, timeline: &Timeline, stacks: &[Stack]) -> Drawing {
    let years = timeline.years.len();
    let highest = stacks.iter().map(|s| s.highest(years)).fold(0.0, f64::max);
    let ticks = Ticks::over(0.0, highest, 4.0);
    let note = timeline.last_record.filter(|_| paint::record_ends_inside(timeline));
    let note = note.map_or(String::new(), |year| format!("Thin line: inputs on record to {year}"));
    let legend = Legend::of_supply(stacks, years, &note, frame.width() - 32.0);
    let labels: Vec<&str> = stacks.iter().map(|s| s.label.as_str()).collect();
    let words = stacks.iter().map(|s| format!("{}, {}", s.label, s.in_words(timeline)));
    let words = words.collect::<Vec<_>>().join(" ");
    let (mut drawing, rooms) =
        panels(frame, &legend, &labels, &ticks, words, (columns(stacks.len(), frame.is_narrow()), 8.0));
    for (stack, (room, first)) in stacks.iter().zip(rooms) {
        let panel = Panel::new(room, &timeline.years, ticks.clone(), paint::as_bars(timeline));
        panel.grid(&mut drawing, first);
        paint::stack(&mut drawing, &panel, timeline, stack);
        panel.zero_line(&mut drawing);
        if let Some((_, x)) = paint::record_end(&panel, timeline) {
            drawing.line(vec![(x, room.top), (x, room.bottom)], SOFT, 0.8);
        }
    }
    drawing
}

/// Rooms of equal size in rows of `columns`, with legend and names written `headroom` above them; true for those that carry the values of the axis.
pub(super) fn panels(
    frame: &Frame,
    legend: &Legend,
    names: &[&str],
    ticks: &Ticks,
    description: String,
    (columns, headroom): (usize, f64),
) -> (Drawing, Vec<(Rect, bool)>) {
    let rows = names.len().div_ceil(columns).max(1);
    let gutter = Panel::gutter(ticks);
    let width = (frame.width() - 32.0 - gutter - GAP * (columns - 1) as f64) / columns as f64;
    let kind = Type::bold(SMALLEST + 0.5, INK);
    let names: Vec<Vec<String>> = names.iter().map(|name| balanced(name, kind, width, 3)).collect();
    // A row's headings are as tall as its longest name.
    let heading = |row: &[Vec<String>]| NAME_LINE * row.iter().map(Vec::len).max().unwrap_or(1) as f64 + headroom;
    let headings: f64 = names.chunks(columns).map(heading).sum();
    let below = YEARS_HEIGHT + 6.0;
    let wished = (frame.room_for_content() - legend.height() - headings) / rows as f64 - below;
    let height = wished.max(LEAST_HEIGHT);
    let (mut drawing, content) = frame.opened(description, legend.height() + headings + rows as f64 * (height + below));
    legend.draw(&mut drawing, content.left, content.top);
    let mut rooms = Vec::new();
    let mut top = content.top + legend.height();
    for row in names.chunks(columns) {
        top += heading(row);
        for (column, lines) in row.iter().enumerate() {
            let left = content.left + gutter + column as f64 * (width + GAP);
            for (line, words) in lines.iter().rev().enumerate() {
                let y = top - headroom - NAME_LINE * (line as f64 + 0.5);
                drawing.words((left, y), Anchor::Start, kind, words.clone());
            }
            rooms.push((Rect { left, top, right: left + width, bottom: top + height }, column == 0));
        }
        top += height + below;
    }
    (drawing, rooms)
}

pub(super) fn columns(panels: usize, narrow: bool) -> usize {
    match panels {
        0 | 1 => 1,
        2 | 4 => 2,
        _ if narrow => 2,
        7 | 8 | 10.. => 4,
        _ => 3,
    }
}
