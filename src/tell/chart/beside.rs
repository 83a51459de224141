//! Labels beside a chart, at the height of what they name.

use super::frame::Panel;
use super::label::{Wish, balanced, placed, shortened};
use super::mark::{Anchor, Drawing, Point, Type};

pub(super) const LABEL: f64 = 12.5;
/// Height a label takes, and each further line of it.
pub(super) const LABEL_LINE: f64 = 16.0;
const SECOND_LINE: f64 = 14.0;
/// From the last year to its labels: room for a leader where a label had to move.
const LEADER: f64 = 14.0;

/// A label that belongs to a height at the chart's right edge, or to a point before it.
#[derive(Clone, Debug)]
pub(super) struct Tag<T> {
    /// What is named, for the caller to know what got no label.
    pub(super) of: Option<T>,
    pub(super) name: String,
    /// Follows the name and is never cut.
    pub(super) value: String,
    pub(super) kind: Type,
    /// Where the leader starts, if not at the edge.
    pub(super) from: Option<Point>,
    pub(super) height: f64,
    /// The least goes first where there is no room for all.
    pub(super) weight: f64,
}

impl<T> Tag<T> {
    fn width(&self) -> f64 {
        self.kind.width(&format!("{}{}", self.name, self.value))
    }
}

/// Room that the labels want to the right of a panel, `most` at most.
pub(super) fn margin<T>(tags: &[Tag<T>], most: f64) -> f64 {
    LEADER + tags.iter().map(Tag::width).fold(0.0, f64::max).min(most)
}

/// Writes the labels between panel and `right`; returns those for which there was no room. Long names take two lines if
/// all labels fit so, else they are shortened.
pub(super) fn labels<T: Copy>(drawing: &mut Drawing, panel: &Panel, tags: &[Tag<T>], right: f64) -> Vec<T> {
    let (top, bottom) = (panel.room.top - 8.0, panel.room.bottom + 8.0);
    let (edge, left) = (panel.room.right, panel.room.right + LEADER);
    let room = right - left + 4.0;
    let written = |most: usize| tags.iter().map(|tag| lines(tag, room, most)).collect::<Vec<_>>();
    let height = |lines: &Vec<String>| LABEL_LINE + SECOND_LINE * (lines.len() - 1) as f64;
    let two = written(2);
    let lines = if two.iter().map(height).sum::<f64>() <= bottom - top { two } else { written(1) };
    let wish =
        |(t, l): (&Tag<T>, &Vec<String>)| Wish { middle: panel.y(t.height), height: height(l), weight: t.weight };
    let wishes: Vec<Wish> = tags.iter().zip(&lines).map(wish).collect();
    let mut without = Vec::new();
    for (((tag, lines), wish), place) in tags.iter().zip(&lines).zip(&wishes).zip(placed(&wishes, top, bottom)) {
        let Some(middle) = place else {
            without.extend(tag.of);
            continue;
        };
        let start = tag.from.unwrap_or((edge + 1.0, wish.middle));
        if tag.from.is_some() || (middle - wish.middle).abs() > 6.0 {
            let bend = vec![start, (edge + 4.0, wish.middle), (left - 6.0, middle), (left - 2.0, middle)];
            drawing.line(bend, tag.kind.colour, 0.8);
        }
        let first = middle - SECOND_LINE * (lines.len() - 1) as f64 / 2.0;
        for (line, words) in lines.iter().enumerate() {
            let y = first + SECOND_LINE * line as f64;
            drawing.words((left, y), Anchor::Start, tag.kind, words.clone());
        }
    }
    without
}

/// Name and value in at most two lines; at least one, even of an empty name.
fn lines<T>(tag: &Tag<T>, room: f64, most: usize) -> Vec<String> {
    let whole = format!("{}{}", tag.name, tag.value);
    if most < 2 || tag.kind.width(&whole) <= room {
        return vec![shortened(&tag.name, &tag.value, tag.kind, room)];
    }
    let lines = balanced(&whole, tag.kind, room, 2);
    match lines.as_slice() {
        [_, last] if last.ends_with(&tag.value) || last == tag.value.trim_start() => lines,
        // Too long even so: the first line whole, the second cut before the value.
        [first, _] => {
            let rest = tag.name.get(first.len()..).unwrap_or_default().trim_start();
            vec![first.clone(), shortened(rest, &tag.value, tag.kind, room)]
        }
        _ => vec![shortened(&tag.name, &tag.value, tag.kind, room)],
    }
}
