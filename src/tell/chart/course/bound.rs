//! Limits of a measure, as thin dashed lines with a name: those that leave the lines room.

use super::super::frame::{Panel, SMALLEST};
use super::super::mark::{Anchor, Drawing, Fill, Point, Rect, Type};
use super::super::theme::{SOFT, WHITE};
use super::named::{crosses, lines, touch};
use super::{Along, Measure};

/// A limit of a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    /// Its value.
    at: f64,
    /// Its name, with the value.
    label: String,
    /// Whether it is the most along the whole axis; else the least at its end.
    is_most: bool,
}

/// The lines keep this share of their panel, or the limit is left out.
const KEPT: f64 = 0.5;
/// The least at the end is drawn over this last share of the axis.
const LAST: f64 = 0.14;
/// Pixels from a limit to the middle of its name.
const ASIDE: f64 = 9.0;
/// Room for the name below a least, as a share of the panel.
const BELOW: f64 = 0.2;
/// Pixels drawn and left blank.
const DASH: (f64, f64) = (5.0, 4.0);

impl Bound {
    /// The most that the measure may be anywhere.
    #[must_use]
    pub fn most((at, label): (f64, String)) -> Self {
        Self { at, label, is_most: true }
    }

    /// The least that it may be at the end of the axis.
    #[must_use]
    pub fn least((at, label): (f64, String)) -> Self {
        Self { at, label, is_most: false }
    }

    /// Whether lines between two values keep their share of the panel with it.
    fn leaves_room(&self, (low, high): (f64, f64)) -> bool {
        high - low >= KEPT * (high.max(self.at) - low.min(self.at)) && high > low
    }
}

/// The range of an axis: that of the lines, and of the limits that are drawn.
pub(super) fn widened(measure: &Measure, range: (f64, f64)) -> (f64, f64) {
    measure.bounds.iter().filter(|bound| bound.leaves_room(range)).fold(range, |(low, high), bound| {
        let foot = if bound.is_most { bound.at } else { bound.at - BELOW * (high - bound.at) };
        (low.min(foot), high.max(bound.at))
    })
}

/// Draws the limits that leave room. Their names stand above or below the dashes, where no line and no other name crosses them,
/// or drop out: in a crowd the names of the lines tell where they end.
pub(super) fn bounds(drawing: &mut Drawing, panel: &Panel, along: &Along, measure: &Measure) {
    let kind = Type::plain(SMALLEST, SOFT);
    let Rect { left, right, .. } = panel.room;
    let lines = lines(measure, |(x, y)| (along.x(x), panel.y(y)), right);
    let values = measure.traces.iter().flat_map(|trace| trace.points.iter().map(|point| point.1));
    let first = (if measure.from_zero { 0.0 } else { f64::INFINITY }, 0.0_f64);
    let range = values.fold(first, |(low, high), value| (low.min(value), high.max(value)));
    let mut named: Vec<Rect> = Vec::new();
    for bound in measure.bounds.iter().filter(|bound| bound.leaves_room(range)) {
        let y = panel.y(bound.at);
        let from = if bound.is_most { left } else { right - LAST * (right - left) };
        dashed(drawing, (from, y), right);
        let room = |aside: f64| {
            let (middle, half) = (y + aside, SMALLEST / 2.0);
            Rect { left: right - kind.width(&bound.label), right, top: middle - half, bottom: middle + half }
        };
        let off = if bound.is_most { -ASIDE } else { ASIDE };
        let is_clear = |room: &Rect| room.bottom < panel.room.bottom && !lines.iter().any(|line| crosses(line, *room));
        let is_free = |room: &Rect| is_clear(room) && named.iter().all(|other| !touch(*room, *other));
        let Some(room) = [room(off), room(-off)].into_iter().find(is_free) else { continue };
        // Grid lines stop at the name.
        drawing.rect(room, Fill::Solid(WHITE));
        drawing.words((right, (room.top + room.bottom) / 2.0), Anchor::End, kind, bound.label.clone());
        named.push(room);
    }
}

fn dashed(drawing: &mut Drawing, (from, y): Point, to: f64) {
    let mut x = from;
    while x < to {
        drawing.line(vec![(x, y), ((x + DASH.0).min(to), y)], SOFT, 1.0);
        x += DASH.0 + DASH.1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::theme::INK;
    use super::super::Trace;
    use super::*;

    fn range(from_zero: bool, points: &[(f64, f64)], bound: Bound) -> (f64, f64) {
        let trace = Trace { label: String::new(), colour: INK, points: points.to_vec(), mark: None };
        let measure = Measure { name: String::new(), from_zero, traces: vec![trace], bounds: vec![bound] };
        let values = || points.iter().map(|point| point.1);
        let low = if from_zero { 0.0 } else { values().fold(f64::INFINITY, f64::min) };
        widened(&measure, (low, values().fold(0.0, f64::max)))
    }

    /// A velocity limit is drawn where gas comes within half of it, a pressure where half the panel is left.
    #[test]
    fn a_limit_far_off_does_not_squeeze_the_lines() {
        let most = || Bound::most((20.0, String::new()));
        assert_eq!(range(true, &[(0.0, 9.9)], most()), (0.0, 9.9));
        assert_eq!(range(true, &[(0.0, 10.0)], most()), (0.0, 20.0));
        let least = || Bound::least((55.0, String::new()));
        let (low, high) = range(false, &[(0.0, 100.0), (1.0, 70.0)], least());
        assert!(low < 55.0 && low > 45.0 && high == 100.0, "{low}");
        assert_eq!(range(false, &[(0.0, 100.0), (1.0, 80.0)], least()), (80.0, 100.0));
    }
}
