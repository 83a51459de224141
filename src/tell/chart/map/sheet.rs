//! Where everything stands on the map: places, the lines between them, and from which side LNG comes in.

use super::super::mark::{Point, Rect};
use super::super::route::{between, distance, route};
use super::super::spread::spread;
use super::{Landing, Map, Pipe, Place, Scale};

/// How long the arrow of a landing is.
const ARROW: f64 = 40.0;

/// A map with a place for everything on it.
pub(super) struct Sheet<'a> {
    pub(super) map: &'a Map,
    pub(super) scale: Scale,
    /// Where each place of the map stands.
    pub(super) at: Vec<Point>,
    pub(super) narrow: bool,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(map: &'a Map, scale: Scale, room: Rect, narrow: bool) -> Self {
        let side = if narrow { 34.0 } else { 64.0 };
        // Below the southernmost places: their names, or what comes to them by sea.
        let below =
            |p: &Place| if p.landings.is_empty() { 40.0 } else { scale.radius(p.produced + p.missing) + ARROW + 14.0 };
        let bottom = room.bottom - map.places.iter().map(below).fold(0.0, f64::max);
        let x = spread(&map.places.iter().map(|p| p.at.0).collect::<Vec<_>>(), room.left + side, room.right - side);
        let y = spread(&map.places.iter().map(|p| p.at.1).collect::<Vec<_>>(), bottom, room.top + 36.0);
        Self { map, scale, at: x.into_iter().zip(y).collect(), narrow }
    }

    /// The radius of all that is drawn at a place.
    pub(super) fn radius(&self, place: usize) -> f64 {
        let p = &self.map.places[place];
        self.scale.radius(p.produced + p.missing).max(4.0)
    }

    /// The line of each pipe; pipes between the same two places run side by side.
    pub(super) fn lines(&self) -> Vec<Vec<Point>> {
        let pipes = &self.map.pipes;
        let pair = |p: &Pipe| (p.from.min(p.to), p.from.max(p.to));
        let line = |(n, pipe): (usize, &Pipe)| {
            let beside: Vec<usize> = (0..pipes.len()).filter(|other| pair(&pipes[*other]) == pair(pipe)).collect();
            let width = |other: &usize| self.scale.width(pipes[*other].value) + 3.0;
            let whole: f64 = beside.iter().map(width).sum();
            let before: f64 = beside.iter().take_while(|other| **other != n).map(width).sum();
            let aside = before + width(&n) / 2.0 - whole / 2.0;
            // To one side seen from the same end, whichever way the gas goes.
            let aside = if pipe.from > pipe.to { -aside } else { aside };
            let others: Vec<(Point, f64)> = (0..self.at.len())
                .filter(|place| ![pipe.from, pipe.to].contains(place))
                .map(|place| (self.at[place], self.radius(place) + width(&n) / 2.0 + 3.0))
                .collect();
            let line = route(self.at[pipe.from], self.at[pipe.to], aside, &others);
            let end = |place: usize| (self.at[place], self.radius(place) + 2.0);
            between(&line, end(pipe.from), end(pipe.to))
        };
        pipes.iter().enumerate().map(line).collect()
    }

    /// Where LNG comes in: from the side of the sea that is clear, the south first.
    pub(super) fn landings(&self, lines: &[Vec<Point>]) -> Vec<(&'a Landing, Vec<Point>)> {
        let mut found = Vec::new();
        for (n, place) in self.map.places.iter().enumerate() {
            let widths: Vec<f64> = place.landings.iter().map(|l| self.scale.width(l.value) + 8.0).collect();
            let whole: f64 = widths.iter().sum();
            let (x, y) = self.at[n];
            let reach = self.radius(n) + ARROW;
            let clear = |degrees: &f64| {
                let (sin, cos) = libm::sincos(degrees.to_radians());
                let tail = (x + reach * cos, y + reach * sin);
                let near = lines.iter().map(|line| distance(line, tail)).fold(f64::INFINITY, f64::min);
                let places = self.at.iter().enumerate().filter(|(other, _)| *other != n);
                let near = places.map(|(o, at)| distance(&[tail], *at) - self.radius(o)).fold(near, f64::min);
                near.min(60.0)
            };
            // The first of the clearest: ties go to the south.
            let ways = [100.0, 125.0, 75.0, 150.0, 180.0];
            let best = ways.iter().fold((f64::NEG_INFINITY, 100.0), |best, way| {
                let near = clear(way);
                if near > best.0 + 12.0 { (near, *way) } else { best }
            });
            let (sin, cos) = libm::sincos(f64::to_radians(best.1));
            let mut before = 0.0;
            for (landing, width) in place.landings.iter().zip(&widths) {
                let aside = before + width / 2.0 - whole / 2.0;
                before += width;
                let at = |r: f64| (x + r * cos - aside * sin, y + r * sin + aside * cos);
                found.push((landing, vec![at(reach), at(self.radius(n) + 3.0)]));
            }
        }
        found
    }
}
