//! How a line runs between two places of a map: straight, or bowed where it would run through a third.

use super::mark::Point;

/// Pieces of a bowed line.
const PIECES: usize = 24;

/// A point's distance from a line of points.
pub(super) fn distance(points: &[Point], (x, y): Point) -> f64 {
    let to = |(px, py): &Point| libm::hypot(px - x, py - y);
    points.iter().map(to).fold(f64::INFINITY, f64::min)
}

/// The line from `a` to `b`, moved sideways by `aside` (to the right of the way), bowed as little as keeps it clear of
/// `others`, discs given by centre and radius; as clear as can be where nothing does.
pub(super) fn route(a: Point, b: Point, aside: f64, others: &[(Point, f64)]) -> Vec<Point> {
    let bows = [0.0, 0.05, -0.05, 0.1, -0.1, 0.15, -0.15, 0.2, -0.2, 0.26, -0.26, 0.32, -0.32];
    let clearance =
        |line: &[Point]| others.iter().map(|(at, radius)| distance(line, *at) - radius).fold(f64::INFINITY, f64::min);
    let mut best: Option<(f64, Vec<Point>)> = None;
    for bow in bows {
        let line = bowed(a, b, bow, aside);
        let clear = clearance(&line);
        if clear >= 0.0 {
            return line;
        }
        if best.as_ref().is_none_or(|(other, _)| clear > *other) {
            best = Some((clear, line));
        }
    }
    best.map_or_else(|| vec![a, b], |(_, line)| line)
}

/// A parabola whose middle stands `bow` of its length beside the straight line.
fn bowed(a: Point, b: Point, bow: f64, aside: f64) -> Vec<Point> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = libm::hypot(dx, dy).max(1e-9);
    let (nx, ny) = (-dy / length, dx / length);
    let at = |n: usize| {
        let t = n as f64 / PIECES as f64;
        let off = aside + 4.0 * t * (1.0 - t) * bow * length;
        (a.0 + t * dx + off * nx, a.1 + t * dy + off * ny)
    };
    (0..=PIECES).map(at).collect()
}

/// The part of a line outside two discs around its ends.
pub(super) fn between(line: &[Point], from: (Point, f64), to: (Point, f64)) -> Vec<Point> {
    let outside = |p: &&Point| {
        let far = |(centre, radius): (Point, f64)| libm::hypot(p.0 - centre.0, p.1 - centre.1) >= radius;
        far(from) && far(to)
    };
    let fine: Vec<Point> = line
        .windows(2)
        .flat_map(|pair| (0..6).map(move |n| along(pair, f64::from(n) / 6.0)))
        .chain(line.last().copied())
        .collect();
    // Trimmed finely, drawn coarsely: a file of a few corners a line.
    let kept: Vec<Point> = fine.iter().filter(outside).copied().collect();
    let last = kept.last().copied().filter(|_| kept.len() % 8 != 1);
    kept.iter().step_by(8).copied().chain(last).collect()
}

fn along(pair: &[Point], t: f64) -> Point {
    let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
    (x0 + t * (x1 - x0), y0 + t * (y1 - y0))
}

/// The point at a share of the length of a line, and the direction there as a unit vector.
pub(super) fn point_at(line: &[Point], share: f64) -> Option<(Point, Point)> {
    let length = |pair: &[Point]| libm::hypot(pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
    let whole: f64 = line.windows(2).map(length).sum();
    let mut left = whole * share.clamp(0.0, 1.0);
    let last = line.len().checked_sub(2)?;
    for (n, pair) in line.windows(2).enumerate() {
        let own = length(pair);
        if left <= own || n == last {
            let t = if own > 0.0 { (left / own).min(1.0) } else { 0.0 };
            let own = own.max(1e-9);
            return Some((along(pair, t), ((pair[1].0 - pair[0].0) / own, (pair[1].1 - pair[0].1) / own)));
        }
        left -= own;
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_straight_where_nothing_is_in_its_way() {
        let line = route((0.0, 0.0), (100.0, 0.0), 0.0, &[((50.0, 30.0), 10.0)]);
        assert!(line.iter().all(|(_, y)| *y == 0.0));
    }

    #[test]
    fn a_line_goes_around_a_place() {
        let line = route((0.0, 0.0), (100.0, 0.0), 0.0, &[((50.0, 0.0), 12.0)]);
        assert!(distance(&line, (50.0, 0.0)) >= 12.0);
        assert_eq!((line[0], line[24]), ((0.0, 0.0), (100.0, 0.0)));
    }

    #[test]
    fn the_middle_of_a_line_is_half_way() {
        let (at, way) = point_at(&[(0.0, 0.0), (10.0, 0.0), (10.0, 30.0)], 0.5).unwrap();
        assert_eq!((at, way), ((10.0, 10.0), (0.0, 1.0)));
        assert_eq!(point_at(&[(0.0, 0.0)], 0.5), None);
    }
}
