//! Labels beside a chart, at the height of what they name.

use super::frame::Panel;
use super::label::{Wish, placed, shortened};
use super::mark::{Anchor, Drawing, Point, Type};

pub(super) const LABEL: f64 = 12.5;
/// Height a label takes.
pub(super) const LABEL_LINE: f64 = 16.0;
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

/// Writes the labels between panel and `right`; returns those for which there was no room.
pub(super) fn labels<T: Copy>(drawing: &mut Drawing, panel: &Panel, tags: &[Tag<T>], right: f64) -> Vec<T> {
    let wish = |t: &Tag<T>| Wish { middle: panel.y(t.height), height: LABEL_LINE, weight: t.weight };
    let wishes: Vec<Wish> = tags.iter().map(wish).collect();
    let places = placed(&wishes, panel.room.top - 8.0, panel.room.bottom + 8.0);
    let left = panel.room.right + LEADER;
    let mut without = Vec::new();
    for ((tag, wish), place) in tags.iter().zip(&wishes).zip(places) {
        let Some(y) = place else {
            without.extend(tag.of);
            continue;
        };
        let edge = panel.room.right;
        let start = tag.from.unwrap_or((edge + 1.0, wish.middle));
        if tag.from.is_some() || (y - wish.middle).abs() > 3.0 {
            let bend = vec![start, (edge + 4.0, wish.middle), (left - 6.0, y), (left - 2.0, y)];
            drawing.line(bend, tag.kind.colour, 0.8);
        }
        drawing.words(
            (left, y),
            Anchor::Start,
            tag.kind,
            shortened(&tag.name, &tag.value, tag.kind, right - left + 4.0),
        );
    }
    without
}
