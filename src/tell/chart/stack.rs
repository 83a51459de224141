//! Supply by source over the years: who brings how much, and what is missing to the demand.

use super::axis::{Ticks, number};
use super::canvas;
use super::frame::{Frame, Panel, SMALLEST, Timeline, YEARS_HEIGHT};
use super::label::{Wish, placed, shortened};
use super::mark::{Anchor, Drawing, Rect, Type};
use super::paint;
use super::series::{Series, Stack};
use super::theme::{FAINT, INK, SOFT};

const LABEL: f64 = 12.5;
/// Height a label takes beside a chart.
const LABEL_LINE: f64 = 16.0;
/// From the last year to its labels: room for a leader where a label had to move.
const LEADER: f64 = 14.0;
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
    let margin = LEADER + tags.iter().map(Tag::width).fold(0.0, f64::max).min(most);
    let record_strip = if paint::record_ends_inside(timeline) { 18.0 } else { 6.0 };
    let left = content.left + Panel::gutter(&ticks);
    let widest = if slots { left + SLOT * years as f64 } else { f64::INFINITY };
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
    let unlabelled = label_beside(&mut drawing, &panel, &tags, content.right);
    label_within(&mut drawing, &panel, stack, years, &unlabelled);
    drawing
}

pub(super) fn nothing(drawing: &mut Drawing, room: Rect) {
    let middle = ((room.left + room.right) / 2.0, (room.top + room.bottom) / 2.0);
    drawing.words(middle, Anchor::Middle, Type::plain(14.0, FAINT), "no supply in these years");
}

/// A label that belongs to a height at the last year.
struct Tag {
    band: Option<usize>,
    name: String,
    value: String,
    kind: Type,
    height: f64,
    weight: f64,
}

impl Tag {
    fn width(&self) -> f64 {
        self.kind.width(&format!("{}{}", self.name, self.value))
    }
}

/// Demand and shortfall outweigh every band; a band weighs what it brings in the last year.
fn tags(stack: &Stack, last: usize) -> Vec<Tag> {
    let band = |(index, series): (usize, &Series)| {
        let value = stack.thickness(index, last);
        Tag {
            band: Some(index),
            name: series.label.clone(),
            value: format!(" {}", number(value)),
            kind: Type::bold(LABEL, series.colour.as_ink()),
            height: stack.edge(index, last) + value / 2.0,
            weight: value,
        }
    };
    let mut tags: Vec<Tag> = stack.bands.iter().enumerate().map(band).collect();
    let top = stack.edge(stack.bands.len(), last);
    let mut add = |name: &str, value: f64, height: f64, weight: f64, kind: Type| {
        let value = format!(" {}", number(value));
        tags.push(Tag { band: None, name: name.to_owned(), value, kind, height, weight });
    };
    if let Some(gap) = stack.shortfall(last) {
        add("Shortfall", gap, top + gap / 2.0, 1e300, Type::plain(LABEL, SOFT));
    }
    if let Some((demand, value)) = stack.demand.as_ref().and_then(|d| Some((d, d.at(last)?))) {
        add(&demand.label, value, value, f64::INFINITY, Type::bold(LABEL, INK));
    }
    tags
}

/// Labels to the right of the last year; returns the bands that got none.
fn label_beside(drawing: &mut Drawing, panel: &Panel, tags: &[Tag], right: f64) -> Vec<usize> {
    let shown: Vec<&Tag> = tags.iter().filter(|t| t.weight > 0.0).collect();
    let wishes: Vec<Wish> =
        shown.iter().map(|t| Wish { middle: panel.y(t.height), height: LABEL_LINE, weight: t.weight }).collect();
    let places = placed(&wishes, panel.room.top - 8.0, panel.room.bottom + 8.0);
    let left = panel.room.right + LEADER;
    let mut without: Vec<usize> = tags.iter().filter(|t| t.weight <= 0.0).filter_map(|t| t.band).collect();
    for ((tag, wish), place) in shown.iter().zip(&wishes).zip(places) {
        let Some(y) = place else {
            without.extend(tag.band);
            continue;
        };
        if (y - wish.middle).abs() > 3.0 {
            let edge = panel.room.right;
            let bend = vec![(edge + 1.0, wish.middle), (edge + 4.0, wish.middle), (left - 6.0, y), (left - 2.0, y)];
            drawing.line(bend, tag.kind.colour, 0.8);
        }
        drawing.words(
            (left, y),
            Anchor::Start,
            tag.kind,
            shortened(&tag.name, &tag.value, tag.kind, right - left + 6.0),
        );
    }
    without
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
    let y = panel.room.top - 9.0;
    drawing.line(vec![(x, y - 6.0), (x, panel.room.bottom)], SOFT, 0.8);
    let sides =
        [(format!("recorded to {year}"), x - 5.0, Anchor::End), ("scenario".to_owned(), x + 5.0, Anchor::Start)];
    for (words, at, anchor) in sides {
        let width = kind.width(&words);
        let fits = match anchor {
            Anchor::End => at - width >= 4.0,
            _ => at + width <= panel.room.right + 40.0,
        };
        if fits {
            drawing.words((at, y), anchor, kind, words);
        }
    }
}
