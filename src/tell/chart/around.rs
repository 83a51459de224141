//! Labels around points: which side of its point a label stands on, so that none covers another or a thing.
//!
//! *Move*: of sixteen sides, near and then a little farther, the one that crosses the least, right and left first; then of the
//! places between them along each side; never next to another's point where there is a choice. *Shorten*: what finds no side tries its shorter forms in turn. *Drop*: what finds none even so is not written; who is asked first is placed first.

use super::mark::{Point, Rect};

/// The gap between a point's edge and its label.
const GAP: f64 = 4.0;
/// How far a label likes to stand from the middle of a line.
const CLEAR: f64 = 2.5;
/// What a label that finds no clear side keeps more of a distance.
const FARTHER: f64 = 9.0;
/// Steps of a label along a side of its point.
const SLIDES: u32 = 10;
/// What it costs to stand nearer to another place: more than all lines.
const STRANGE: usize = 1000;

/// A place for a label's rectangle, and how many things it crosses.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// Where a label may stand at all.
    room: Option<Rect>,
    /// What no label may cover.
    taken: Vec<Rect>,
    /// What a label covers only where it must: points of lines, with half their width.
    soft: Vec<(Point, f64)>,
    /// Places with their radii.
    discs: Vec<(Point, f64)>,
}

impl Around {
    pub(super) fn within(room: Rect) -> Self {
        Self { room: Some(room), ..Self::default() }
    }

    /// Nothing may cover this.
    pub(super) fn take(&mut self, room: Rect) {
        self.taken.push(room);
    }

    /// A place of a radius: nothing may cover it, and what stands next to it is its own.
    pub(super) fn stand(&mut self, (x, y): Point, radius: f64) {
        self.take(Rect { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
        self.discs.push(((x, y), radius));
    }

    /// Labels keep off this line of a width where they can.
    pub(super) fn avoid(&mut self, points: &[Point], width: f64) {
        for pair in points.windows(2) {
            let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
            let steps = ((x1 - x0).abs().max((y1 - y0).abs()) / 5.0).ceil().max(1.0) as usize;
            let at = |step: usize| step as f64 / steps as f64;
            let point = |step: usize| (x0 + at(step) * (x1 - x0), y0 + at(step) * (y1 - y0));
            self.soft.extend((0..steps).map(|step| (point(step), width / 2.0)));
        }
    }

    /// Whether a rectangle lies in the room and covers nothing taken.
    pub(super) fn is_free(&self, r: Rect) -> bool {
        let inside = self.room.is_none_or(|room| {
            room.left <= r.left && r.right <= room.right && room.top <= r.top && r.bottom <= room.bottom
        });
        inside && self.taken.iter().all(|other| !cover(*other, r))
    }

    /// How many points of lines a rectangle covers.
    fn crossed(&self, r: Rect) -> usize {
        let near = |((x, y), half): &&(Point, f64)| {
            let clear = half + CLEAR;
            r.left - clear <= *x && *x <= r.right + clear && r.top - clear <= *y && *y <= r.bottom + clear
        };
        self.soft.iter().filter(near).count()
    }

    /// Whether any line runs through a rectangle.
    pub(super) fn is_crossed(&self, r: Rect) -> bool {
        self.soft.iter().any(|((x, y), half)| {
            r.left - half <= *x && *x <= r.right + half && r.top - half <= *y && *y <= r.bottom + half
        })
    }

    /// Whether a label stands nearer to the edge of its own disc than to that of any other: else it is taken for the other's.
    fn is_of(&self, own: Point, radius: f64, label: Rect) -> bool {
        let gap = |(x, y): Point, radius: f64| {
            libm::hypot((label.left - x).max(x - label.right).max(0.0), (label.top - y).max(y - label.bottom).max(0.0))
                - radius
        };
        self.discs.iter().all(|(at, other)| *at == own || gap(*at, *other) > gap(own, radius))
    }

    /// The rectangle of `width` by `height` beside a disc, taken from now on; none where there is no room
    /// that crosses `most` points of lines or fewer.
    pub(super) fn place(
        &mut self,
        (x, y): Point,
        radius: f64,
        (width, height): (f64, f64),
        most: usize,
    ) -> Option<Rect> {
        let at = |radius: f64| {
            let (near, across) = (radius + GAP, radius * 0.7 + GAP);
            let (right, left, middle) = (x + near, x - near - width, x - width / 2.0);
            let (high, low) = (y - height, y);
            [
                (right, y - height / 2.0),
                (left, y - height / 2.0),
                (middle, y - near - height),
                (middle, y + near),
                (x + across, y - across - height / 2.0),
                (x + across, y + across - height / 2.0),
                (x - across - width, y - across - height / 2.0),
                (x - across - width, y + across - height / 2.0),
                (right - radius, high - near),
                (right - radius, low + near),
                (left + radius, high - near),
                (left + radius, low + near),
                (right, high + 4.0),
                (right, low - 4.0),
                (left, high + 4.0),
                (left, low - 4.0),
            ]
        };
        // Along each side, where the usual places cross more.
        let near = radius + GAP;
        let along = (0..=SLIDES).flat_map(|step| {
            let share = f64::from(step) / f64::from(SLIDES);
            let (top, left) = (y + near / 2.0 - share * (height + near), x + near / 2.0 - share * (width + near));
            [(x + near, top), (x - near - width, top), (left, y - near - height), (left, y + near)]
        });
        let corners = at(radius).into_iter().chain(at(radius + FARTHER)).chain(along);
        let rooms = corners.map(|(left, top)| Rect { left, top, right: left + width, bottom: top + height });
        let free = rooms.filter(|room| self.is_free(*room));
        let cost = |room: Rect| self.crossed(room) + if self.is_of((x, y), radius, room) { 0 } else { STRANGE };
        let best = free.min_by_key(|room| cost(*room)).filter(|room| cost(*room) <= most)?;
        self.take(best);
        Some(best)
    }
}

fn cover(a: Rect, b: Rect) -> bool {
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> Rect {
        Rect { left: 0.0, top: 0.0, right: 300.0, bottom: 200.0 }
    }

    #[test]
    fn a_label_stands_at_the_right_if_nothing_is_in_the_way() {
        let mut around = Around::within(room());
        let got = around.place((100.0, 100.0), 6.0, (50.0, 20.0), usize::MAX);
        assert_eq!(got, Some(Rect { left: 110.0, top: 90.0, right: 160.0, bottom: 110.0 }));
    }

    #[test]
    fn a_label_keeps_off_lines() {
        let mut around = Around::within(room());
        around.avoid(&[(100.0, 100.0), (290.0, 100.0)], 2.0);
        let got = around.place((100.0, 100.0), 6.0, (50.0, 20.0), usize::MAX);
        assert_eq!(got.map(|r| r.right), Some(90.0));
    }

    /// Lines up and down leave the right and the left side; on both a line runs through the middle, and one through each
    /// corner: what is left is a place a little above or below.
    #[test]
    fn a_label_slides_along_its_side_to_where_it_crosses_nothing() {
        let mut around = Around::within(room());
        around.avoid(&[(100.0, 0.0), (100.0, 200.0)], 2.0);
        around.avoid(&[(0.0, 100.0), (300.0, 100.0)], 2.0);
        around.take(Rect { left: 0.0, top: 0.0, right: 300.0, bottom: 72.0 });
        around.take(Rect { left: 0.0, top: 119.0, right: 300.0, bottom: 200.0 });
        let got = around.place((100.0, 100.0), 6.0, (80.0, 20.0), 0);
        assert!(got.is_some_and(|r| r.bottom < 98.0 && r.bottom > 90.0), "{got:?}");
    }

    #[test]
    fn a_label_stands_next_to_no_other_place() {
        let mut around = Around::within(room());
        around.stand((100.0, 100.0), 6.0);
        around.stand((165.0, 100.0), 6.0);
        let got = around.place((100.0, 100.0), 6.0, (50.0, 20.0), usize::MAX);
        assert_eq!(got.map(|r| r.right), Some(90.0));
    }

    #[test]
    fn a_label_without_room_drops_out() {
        assert_eq!(Around::within(room()).place((100.0, 100.0), 6.0, (310.0, 20.0), usize::MAX), None);
    }

    proptest::proptest! {
        #[test]
        fn labels_never_overlap_nor_leave(points in proptest::collection::vec((0.0f64..300.0, 0.0f64..200.0, 10.0f64..90.0), 0..30)) {
            let mut around = Around::within(room());
            let got: Vec<Rect> = points.iter().filter_map(|(x, y, w)| around.place((*x, *y), 5.0, (*w, 14.0), usize::MAX)).collect();
            for (n, one) in got.iter().enumerate() {
                proptest::prop_assert!(one.left >= 0.0 && one.right <= 300.0 && one.top >= 0.0 && one.bottom <= 200.0);
                proptest::prop_assert!(got[n + 1..].iter().all(|other| !cover(*one, *other)));
            }
        }
    }
}
