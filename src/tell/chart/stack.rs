//! Supply by source over the years: who brings how much, and what is missing to the demand.

use super::axis::{Ticks, number};
use super::beside::{self, LABEL, LABEL_LINE, Tag};
use super::canvas;
use super::frame::{Frame, Panel, SMALLEST, Timeline, YEARS_HEIGHT};
use super::mark::{Anchor, Drawing, Rect, Type};
use super::paint;
use super::series::{Series, Stack};
use super::theme::{FAINT, INK, SOFT};

/// The widest a single year's bar and its surroundings get.
const SLOT: f64 = 190.0;

/// Supply over the years, stacked in the order given (bars up to three years, areas beyond), with demand as a line and
/// the shortfall hatched.
#[must_use]
pub fn supply_stack(frame: &Frame, timeline: &Timeline, stack: &Stack) -> String {
    canvas::svg(&laid_out(frame, timeline, stack))
}

pub(super) fn laid_out(frame: &Frame, timeline: &Timeline, stack: &Stack) -> Drawing {
    let (mut drawing, content) = frame.opened(stack.in_words(timeline), frame.room_for_content());
    let years = timeline.years.len();
    let slots = paint::as_bars(timeline);
    let ticks = Ticks::over(0.0, stack.highest(years), 5.0);
    let tags = tags(stack, years.saturating_sub(1));
    let most = content.width() * if frame.is_narrow() { 0.38 } else { 0.32 };
    let margin = beside::margin(&tags, most);
    let record_strip = if paint::record_ends_inside(timeline) { 24.0 } else { 6.0 };
    let left = content.left + Panel::gutter(&ticks);
    let widest = if slots { left + SLOT * years.max(1) as f64 } else { f64::INFINITY };
    let room = Rect {
        left,
        top: content.top + record_strip,
        right: (content.right - margin).min(widest),
        bottom: content.bottom - YEARS_HEIGHT,
    };
    let panel = Panel::new(room, &timeline.years, ticks, slots);
    panel.grid(&mut drawing, true);
    paint::stack(&mut drawing, &panel, timeline, stack);
    panel.zero_line(&mut drawing);
    mark_record(&mut drawing, &panel, timeline);
    if stack.highest(years) == 0.0 {
        nothing(&mut drawing, room);
    }
    let (shown, ended): (Vec<_>, Vec<_>) = tags.into_iter().partition(|tag| tag.weight > 0.0);
    let mut unlabelled = beside::labels(&mut drawing, &panel, &shown, content.right);
    unlabelled.extend(ended.into_iter().filter_map(|tag| tag.of));
    label_within(&mut drawing, &panel, stack, years, &unlabelled);
    drawing
}

pub(super) fn nothing(drawing: &mut Drawing, room: Rect) {
    let middle = ((room.left + room.right) / 2.0, (room.top + room.bottom) / 2.0);
    drawing.words(middle, Anchor::Middle, Type::plain(14.0, FAINT), "no supply in these years");
}

/// Demand and shortfall outweigh every band; a band weighs what it brings in the last year.
fn tags(stack: &Stack, last: usize) -> Vec<Tag<usize>> {
    let band = |(index, series): (usize, &Series)| {
        let value = stack.thickness(index, last);
        Tag {
            of: Some(index),
            name: series.label.clone(),
            value: format!(" {}", number(value)),
            from: None,
            kind: Type::bold(LABEL, series.colour.as_ink()),
            height: stack.edge(index, last) + value / 2.0,
            weight: value,
        }
    };
    let mut tags: Vec<Tag<usize>> = stack.bands.iter().enumerate().map(band).collect();
    let top = stack.edge(stack.bands.len(), last);
    let mut add = |name: &str, value: f64, height: f64, weight: f64, kind: Type| {
        let value = format!(" {}", number(value));
        tags.push(Tag { of: None, name: name.to_owned(), value, kind, from: None, height, weight });
    };
    if let Some(gap) = stack.shortfall(last) {
        add("Shortfall", gap, top + gap / 2.0, 1e300, Type::plain(LABEL, SOFT));
    }
    if let Some((demand, value)) = stack.demand.as_ref().and_then(|d| Some((d, d.at(last)?))) {
        add(&demand.label, value, value, f64::INFINITY, Type::bold(LABEL, INK));
    }
    tags
}

/// Bands with no label at the end get their name inside, where they are thick enough for it; else none.
fn label_within(drawing: &mut Drawing, panel: &Panel, stack: &Stack, years: usize, bands: &[usize]) {
    for band in bands {
        let Some(series) = stack.bands.get(*band) else { continue };
        let kind = Type::bold(SMALLEST, series.colour.ink_upon());
        let half = kind.width(&series.label) / 2.0 + 4.0;
        let clear = |year: usize| {
            let x = panel.x(year);
            if x - half < panel.room.left || x + half > panel.room.right {
                return None;
            }
            let over = |other: &usize| (panel.x(*other) - x).abs() <= half + panel.pitch();
            let top = (0..years).filter(over).map(|y| panel.y(stack.edge(band + 1, y))).fold(f64::MIN, f64::max);
            let bottom = (0..years).filter(over).map(|y| panel.y(stack.edge(*band, y))).fold(f64::MAX, f64::min);
            (bottom - top > LABEL_LINE).then_some((bottom - top, (x, (top + bottom) / 2.0)))
        };
        if let Some((_, at)) = (0..years).filter_map(clear).max_by(|a, b| a.0.total_cmp(&b.0)) {
            drawing.words(at, Anchor::Middle, kind, series.label.clone());
        }
    }
}

/// A thin line where the records end, with words above it on the side where there is room.
fn mark_record(drawing: &mut Drawing, panel: &Panel, timeline: &Timeline) {
    let Some((year, x)) = paint::record_end(panel, timeline) else { return };
    let kind = Type::plain(SMALLEST, SOFT);
    let y = panel.room.top - 14.0;
    drawing.line(vec![(x, y - 6.0), (x, panel.room.bottom)], SOFT, 0.8);
    let before = [format!("inputs on record to {year}"), format!("to {year}"), String::new()];
    let before = before.into_iter().find(|words| x - 5.0 - kind.width(words) >= 4.0).unwrap_or_default();
    let sides = [(before, x - 5.0, Anchor::End), ("scenario".to_owned(), x + 5.0, Anchor::Start)];
    for (words, at, anchor) in sides {
        if !words.is_empty() {
            drawing.words((at, y), anchor, kind, words);
        }
    }
}
