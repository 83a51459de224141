//! Points of lines with their names.
//!
//! The rule: designs in order, each name at the first of some places near its point where it touches no other name, point or
//! line; if there is none, at the first of them if it touches no name and no point there; else it drops out. None goes so far that
//! another name stands between it and its point.

use super::super::beside::LABEL;
use super::super::frame::Panel;
use super::super::mark::{Anchor, Drawing, Point, Rect, Type};
use super::super::theme::WHITE;
use super::{Along, HEAD, LED, Measure};

/// Pixels from a point to its name, and from which side: left and a little above first, as most curves rise to it.
const PLACES: [(f64, f64, Anchor); 7] = [
    (-10.0, -8.0, Anchor::End),
    (-10.0, -22.0, Anchor::End),
    (-10.0, 2.0, Anchor::End),
    (0.0, -18.0, Anchor::Middle),
    (POINT, -22.0, Anchor::End),
    (10.0, 12.0, Anchor::Start),
    (10.0, -14.0, Anchor::Start),
];
/// Half the side of a point, with its white edge.
const POINT: f64 = 5.0;

/// Draws the points that are named, and their names.
pub(super) fn points(drawing: &mut Drawing, panel: &Panel, along: &Along, measure: &Measure) {
    let place = |(x, y): (f64, f64)| (along.x(x), panel.y(y));
    let marked = || measure.traces.iter().filter_map(|trace| Some((trace, trace.mark.as_ref()?)));
    // The name of the measure stands above the panel, at its left.
    let (left, top) = (along.left, panel.room.top - HEAD);
    let head = Rect { left, right: left + Type::bold(13.0, WHITE).width(&measure.name), top, bottom: top + HEAD };
    let mut taken = vec![head];
    for (trace, (at, _)) in marked() {
        let (x, y) = place(*at);
        for (size, colour) in [(POINT, WHITE), (3.5, trace.colour)] {
            drawing.line(vec![(x - size, y), (x + size, y)], colour, 2.0 * size);
        }
        taken.push(Rect { left: x - POINT, right: x + POINT, top: y - POINT, bottom: y + POINT });
    }
    let lines = lines(measure, place, along.right);
    for (trace, (at, words)) in marked() {
        let kind = Type::bold(LABEL, trace.colour.as_ink());
        let width = kind.width(words);
        let free = |room: &Rect| taken.iter().all(|other| !touch(*room, *other)) && fits(*room, panel, along);
        let clear = |room: &Rect| lines.iter().all(|line| !crosses(line, *room));
        let rooms = || PLACES.map(|aside| (aside, room(place(*at), aside, width)));
        let found = rooms().into_iter().find(|(_, room)| free(room) && clear(room));
        let Some(((right, down, anchor), room)) =
            found.or_else(|| rooms().into_iter().take(1).find(|(_, room)| free(room)))
        else {
            continue;
        };
        taken.push(room);
        let (x, y) = place(*at);
        drawing.words((x + right, y + down), anchor, kind, words.clone());
    }
}

/// The room of a name beside a point.
fn room((x, y): Point, (right, down, anchor): (f64, f64, Anchor), width: f64) -> Rect {
    let left = match anchor {
        Anchor::Start => x + right,
        Anchor::Middle => x + right - width / 2.0,
        Anchor::End => x + right - width,
    };
    let middle = y + down;
    Rect { left, right: left + width, top: middle - LABEL / 2.0, bottom: middle + LABEL / 2.0 }
}

fn fits(room: Rect, panel: &Panel, along: &Along) -> bool {
    room.left >= along.left
        && room.right <= along.right + POINT
        && room.top >= panel.room.top - HEAD - 4.0
        && room.bottom <= panel.room.bottom
}

pub(super) fn touch(one: Rect, other: Rect) -> bool {
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

/// Lines of the panel, and the leaders of those that end before its edge.
pub(super) fn lines(measure: &Measure, place: impl Fn((f64, f64)) -> Point, right: f64) -> Vec<Vec<Point>> {
    let mut lines: Vec<Vec<Point>> =
        measure.traces.iter().map(|trace| trace.points.iter().copied().map(&place).collect()).collect();
    if lines.len() > 1 {
        let ends: Vec<Point> = lines.iter().filter_map(|line| line.last().copied()).collect();
        lines.extend(ends.into_iter().filter(|(x, _)| *x < right - LED).map(|(x, y)| vec![(x, y), (right, y)]));
    }
    lines
}

/// Whether a line of points goes through a room: looked at every few pixels.
pub(super) fn crosses(line: &[Point], room: Rect) -> bool {
    const APART: f64 = 3.0;
    let inside = |(x, y): Point| x > room.left && x < room.right && y > room.top && y < room.bottom;
    line.windows(2).any(|pair| {
        let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
        let steps = (libm::hypot(x1 - x0, y1 - y0) / APART).ceil().clamp(1.0, 1e4) as u32;
        (0..=steps).map(|n| f64::from(n) / f64::from(steps)).any(|t| inside((x0 + t * (x1 - x0), y0 + t * (y1 - y0))))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::super::frame::{Frame, Size};
    use super::super::{Course, Trace, laid_out};
    use super::*;
    use crate::tell::chart::line;

    /// Names of maxima that crowd: none covers another, and few drop out.
    fn names(ends: &[(f64, f64)]) -> Vec<Rect> {
        let trace = |(n, (x, y)): (usize, &(f64, f64))| Trace {
            label: format!("{n} stations"),
            colour: line(n),
            points: (1..=20).map(|m| f64::from(m) / 20.0).map(|t| (x * t, y * t * t * t)).collect(),
            mark: Some(((*x, *y), format!("at most {x} bcm/y"))),
        };
        let traces = ends.iter().enumerate().map(trace).collect();
        let power = Measure { name: "Power, MW".to_owned(), from_zero: true, traces, bounds: Vec::new() };
        let course = Course { along: "Flow".to_owned(), panels: vec![power], places: Vec::new() };
        let size = Size { width: 800, height: 400 };
        let frame = Frame { title: String::new(), subtitle: String::new(), footer: String::new(), size };
        let drawing = laid_out(&frame, &course);
        let is_name = |mark: &&super::super::super::mark::Mark| matches!(mark, super::super::super::mark::Mark::Words { words, .. } if words.starts_with("at most"));
        drawing.marks.iter().filter(is_name).map(|mark| mark.words_room().unwrap()).collect()
    }

    #[test]
    fn names_of_maxima_never_cover_each_other() {
        let apart = |rooms: &[Rect]| {
            rooms.iter().enumerate().all(|(n, one)| rooms[n + 1..].iter().all(|other| !touch(*one, *other)))
        };
        let near = names(&[(33.6, 149.0), (31.4, 146.0), (37.3, 194.0), (40.5, 247.0), (45.9, 350.0)]);
        assert!(near.len() >= 4 && apart(&near), "{near:?}");
        let same = names(&[(33.6, 149.0); 12]);
        assert!(!same.is_empty() && same.len() < 12 && apart(&same), "{same:?}");
    }
}
