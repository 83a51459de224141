//! What a chart is made of before anybody draws it: areas, lines and words at places in pixels.
//!
//! A chart is laid out as a list of marks, which tests can measure (does any word cover another?), and only then
//! drawn (`canvas.rs`).

use super::canvas;
use super::theme::Colour;

/// A place in pixels from the upper left corner.
pub(super) type Point = (f64, f64);

/// An upright rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f64 {
        self.bottom - self.top
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fill {
    Solid(Colour),
    /// The pattern of what is missing.
    Hatch,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// Size, weight and colour of words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: Colour,
}

impl Type {
    pub(super) const fn plain(size: f64, colour: Colour) -> Self {
        Self { size, bold: false, colour }
    }

    pub(super) const fn bold(size: f64, colour: Colour) -> Self {
        Self { size, bold: true, colour }
    }

    /// Width of words in this type, in pixels.
    pub(super) fn width(self, words: &str) -> f64 {
        canvas::width_in_em(words, self.bold) * self.size
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    Area {
        points: Vec<Point>,
        fill: Fill,
    },
    Line {
        points: Vec<Point>,
        colour: Colour,
        width: f64,
    },
    /// One line of words; `at` is the middle of its height, at the side the anchor names.
    Words {
        at: Point,
        anchor: Anchor,
        kind: Type,
        words: String,
    },
}

impl Mark {
    pub(super) fn type_size(&self) -> Option<f64> {
        if let Self::Words { kind, .. } = self { Some(kind.size) } else { None }
    }

    /// The room that words take; nothing for other marks. Tests ask it.
    #[cfg(test)]
    pub(super) fn words_room(&self) -> Option<Rect> {
        let Self::Words { at: (x, y), anchor, kind, words } = self else { return None };
        let width = kind.width(words);
        let left = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        // Capitals and descenders reach about half a size from the middle.
        let half = kind.size * 0.5;
        Some(Rect { left, top: y - half, right: left + width, bottom: y + half })
    }
}

/// A chart laid out: its size, its words for readers who cannot see it, and its marks from back to front.
#[derive(Clone, Debug)]
pub(super) struct Drawing {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) marks: Vec<Mark>,
}

impl Drawing {
    pub(super) fn area(&mut self, points: Vec<Point>, fill: Fill) {
        self.marks.push(Mark::Area { points, fill });
    }

    pub(super) fn rect(&mut self, r: Rect, fill: Fill) {
        let points = vec![(r.left, r.top), (r.right, r.top), (r.right, r.bottom), (r.left, r.bottom)];
        self.area(points, fill);
    }

    pub(super) fn line(&mut self, points: Vec<Point>, colour: Colour, width: f64) {
        self.marks.push(Mark::Line { points, colour, width });
    }

    /// A disc, as a polygon of forty corners.
    pub(super) fn disc(&mut self, centre: Point, radius: f64, fill: Fill) {
        self.area(circle(centre, radius), fill);
    }

    /// The edge of a disc.
    pub(super) fn ring(&mut self, centre: Point, radius: f64, colour: Colour, width: f64) {
        let mut points = circle(centre, radius);
        points.extend(points.first().copied());
        self.line(points, colour, width);
    }

    pub(super) fn diamond(&mut self, (x, y): Point, half: f64, colour: Colour) {
        self.area(vec![(x, y - half), (x + half, y), (x, y + half), (x - half, y)], Fill::Solid(colour));
    }

    pub(super) fn outline(&mut self, r: Rect, colour: Colour, width: f64) {
        let Rect { left, top, right, bottom } = r;
        let corners = vec![(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.line(corners, colour, width);
    }

    /// Lines of words below each other, `step` apart, their middle at `at`.
    pub(super) fn lines(&mut self, (x, y): Point, anchor: Anchor, kind: Type, step: f64, lines: Vec<String>) {
        let first = y - step * lines.len().saturating_sub(1) as f64 / 2.0;
        for (n, words) in lines.into_iter().enumerate() {
            self.words((x, first + step * n as f64), anchor, kind, words);
        }
    }

    pub(super) fn words(&mut self, at: Point, anchor: Anchor, kind: Type, words: impl Into<String>) {
        self.marks.push(Mark::Words { at, anchor, kind, words: words.into() });
    }
}

fn circle((x, y): Point, radius: f64) -> Vec<Point> {
    const CORNERS: u32 = 40;
    let turn = |n: u32| f64::from(n) * std::f64::consts::TAU / f64::from(CORNERS);
    (0..CORNERS).map(|n| (x + radius * libm::cos(turn(n)), y + radius * libm::sin(turn(n)))).collect()
}
