//! What every chart has around it: title, subtitle, footer; and the panel with its grid and years.

use super::axis::{Ticks, years_shown};
use super::label::{balanced, wrapped};
use super::mark::{Anchor, Drawing, Point, Rect, Type};
use super::theme::{FAINT, GRID, INK, SOFT};

/// Size of a chart in pixels at 96 to the inch; its PNG has twice as many. The height grows where the content needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub width: u32,
    pub height: u32,
}

impl Size {
    /// A page's width.
    pub const WIDE: Self = Self { width: 800, height: 500 };
    /// A phone or a newspaper's column.
    pub const NARROW: Self = Self { width: 400, height: 440 };
}

/// The words around a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// The finding or the question.
    pub title: String,
    /// What is measured, its unit and basis.
    pub subtitle: String,
    /// Source, scenario, hash of the values, programme and version.
    pub footer: String,
    pub size: Size,
}

/// Nine points at 96 pixels to the inch: nothing is written smaller.
pub(super) const SMALLEST: f64 = 12.0;
pub(super) const MARGIN: f64 = 16.0;
const LINE: f64 = 1.3;
/// Who compares twenty scenarios reads the hashes of all, and of which programme they are.
const FOOTER_LINES: usize = 16;

impl Frame {
    pub(super) fn width(&self) -> f64 {
        f64::from(self.size.width.max(240))
    }

    pub(super) fn is_narrow(&self) -> bool {
        self.size.width < 600
    }

    /// The room left of the size asked for, once the words around the chart are written.
    pub(super) fn room_for_content(&self) -> f64 {
        (f64::from(self.size.height) - self.head_height() - self.foot_height()).max(120.0)
    }

    /// A drawing with the frame's words around a content of `height`, and the content's rectangle.
    pub(super) fn opened(&self, description: String, height: f64) -> (Drawing, Rect) {
        let top = self.head_height();
        let whole = top + height + self.foot_height();
        let title = self.title.clone();
        let mut drawing = Drawing { width: self.width(), height: whole.round(), title, description, marks: Vec::new() };
        let mut y = MARGIN;
        for (kind, lines) in [self.title_lines(), self.subtitle_lines()] {
            y = written(&mut drawing, y, kind, lines);
        }
        let (kind, lines) = self.footer_lines();
        let below = drawing.height - self.foot_height() + 8.0;
        written(&mut drawing, below, kind, lines);
        (drawing, Rect { left: MARGIN, top, right: self.width() - MARGIN, bottom: top + height })
    }

    fn head_height(&self) -> f64 {
        let lines = |(kind, lines): (Type, Vec<String>)| kind.size * LINE * lines.len() as f64;
        MARGIN + lines(self.title_lines()) + lines(self.subtitle_lines()) + 10.0
    }

    fn foot_height(&self) -> f64 {
        let (kind, lines) = self.footer_lines();
        if lines.is_empty() { MARGIN } else { 8.0 + kind.size * LINE * lines.len() as f64 + 10.0 }
    }

    /// One line if it fits, a little smaller if need be; else two even ones; else up to three smaller ones.
    fn title_lines(&self) -> (Type, Vec<String>) {
        let room = self.width() - 2.0 * MARGIN;
        let large = if self.is_narrow() { 17.0 } else { 20.0 };
        for (size, most) in [(large, 1), (large * 0.9, 1), (large, 2)] {
            let kind = Type::bold(size, INK);
            if wrapped(&self.title, kind, room, most + 1).len() <= most {
                let even = || balanced(&self.title, kind, room, most);
                return (kind, parted(&self.title, kind, room).filter(|_| most > 1).unwrap_or_else(even));
            }
        }
        let small = Type::bold(15.0, INK);
        (small, balanced(&self.title, small, room, 3))
    }

    /// On one line as it is; if that is too long, a bar between measure and basis becomes the end of a line.
    fn subtitle_lines(&self) -> (Type, Vec<String>) {
        let kind = Type::plain(if self.is_narrow() { 13.0 } else { 14.0 }, SOFT);
        let room = self.width() - 2.0 * MARGIN;
        if kind.width(&self.subtitle) <= room {
            return (kind, wrapped(&self.subtitle, kind, room, 1));
        }
        (kind, self.subtitle.split(" | ").flat_map(|part| balanced(part, kind, room, 2)).take(4).collect())
    }

    fn footer_lines(&self) -> (Type, Vec<String>) {
        let kind = Type::plain(SMALLEST, FAINT);
        (kind, balanced(&self.footer, kind, self.width() - 2.0 * MARGIN, FOOTER_LINES))
    }
}

/// A title in two lines: of whom, up to the colon, and what is said of him; none where one of them is too long, or the
/// first no more than a word.
fn parted(title: &str, kind: Type, room: f64) -> Option<Vec<String>> {
    let (of, said) = title.split_once(": ")?;
    let of = format!("{of}:");
    let (first, second) = (kind.width(&of), kind.width(said));
    (first <= room && second <= room && first > 0.3 * second).then(|| vec![of, said.to_owned()])
}

fn written(drawing: &mut Drawing, top: f64, kind: Type, lines: Vec<String>) -> f64 {
    let mut y = top;
    for line in lines {
        drawing.words((MARGIN, y + kind.size * LINE / 2.0), Anchor::Start, kind, line);
        y += kind.size * LINE;
    }
    y
}

/// The years a chart runs over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    pub years: Vec<i32>,
    /// The last year that was recorded; what follows is drawn lighter. `None`: all is scenario.
    pub last_record: Option<i32>,
}

/// A rectangle with years across and values up.
#[derive(Clone, Debug)]
pub(super) struct Panel {
    pub(super) room: Rect,
    years: Vec<i32>,
    pub(super) ticks: Ticks,
    /// Each year a slot of the width (bars), or first and last year at the edges (areas and lines).
    slots: bool,
}

impl Panel {
    pub(super) fn new(room: Rect, years: &[i32], ticks: Ticks, slots: bool) -> Self {
        Self { room, years: years.to_vec(), ticks, slots }
    }

    /// Distance of two years in pixels.
    pub(super) fn pitch(&self) -> f64 {
        if self.slots {
            return self.room.width() / self.years.len().max(1) as f64;
        }
        self.room.width() / f64::from(self.years_spanned().max(1))
    }

    fn years_spanned(&self) -> i32 {
        self.years.last().zip(self.years.first()).map_or(0, |(last, first)| last - first)
    }

    /// Where the year of this index stands.
    pub(super) fn x(&self, index: usize) -> f64 {
        if self.slots {
            return self.room.left + (index as f64 + 0.5) * self.pitch();
        }
        let since = self.years.get(index).zip(self.years.first()).map_or(0, |(year, first)| year - first);
        self.room.left + f64::from(since) * self.pitch()
    }

    pub(super) fn y(&self, value: f64) -> f64 {
        let (low, high) = (self.ticks.low(), self.ticks.high());
        self.room.bottom - (value - low) / (high - low) * self.room.height()
    }

    pub(super) fn at(&self, index: usize, value: f64) -> Point {
        (self.x(index), self.y(value))
    }

    /// Light horizontal lines, their values at the left if asked for, the years below.
    pub(super) fn grid(&self, drawing: &mut Drawing, with_values: bool) {
        let kind = Type::plain(SMALLEST, FAINT);
        let Rect { left, right, bottom, .. } = self.room;
        for value in &self.ticks.values {
            let y = self.y(*value);
            drawing.line(vec![(left, y), (right, y)], GRID, 1.0);
            if with_values {
                drawing.words((left - 6.0, y), Anchor::End, kind, self.ticks.words(*value));
            }
        }
        for (index, words) in years_shown(&self.years, |index| self.x(index), |words| kind.width(words)) {
            let x = self.x(index);
            if !self.slots {
                drawing.line(vec![(x, bottom), (x, bottom + 4.0)], FAINT, 1.0);
            }
            // The last year stays near its own panel.
            let x = x.min(right + 10.0 - kind.width(&words) / 2.0);
            drawing.words((x, bottom + 14.0), Anchor::Middle, kind, words);
        }
    }

    /// The line of zero, drawn over the chart.
    pub(super) fn zero_line(&self, drawing: &mut Drawing) {
        let y = self.y(0.0);
        drawing.line(vec![(self.room.left, y), (self.room.right, y)], SOFT, 1.2);
    }

    /// Widest of the values at the axis, with the gap to it.
    pub(super) fn gutter(ticks: &Ticks) -> f64 {
        let kind = Type::plain(SMALLEST, FAINT);
        ticks.values.iter().map(|v| kind.width(&ticks.words(*v))).fold(0.0, f64::max) + 8.0
    }
}

/// Room below a panel for its years.
pub(super) const YEARS_HEIGHT: f64 = 24.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(title: &str, footer: &str) -> Frame {
        Frame { title: title.to_owned(), subtitle: String::new(), footer: footer.to_owned(), size: Size::WIDE }
    }

    #[test]
    fn a_long_title_ends_its_first_line_at_the_colon() {
        let lines = |title: &str| frame(title, "").title_lines().1;
        let whom = "Gwadar terminal and Gwadar-Nawabshah line:";
        assert_eq!(
            lines(&format!("{whom} 7 of 16 lines and terminals are full in 2050")),
            [whom, "7 of 16 lines and terminals are full in 2050"]
        );
        assert_eq!(lines("TAPI: 5 of 24 lines are full"), ["TAPI: 5 of 24 lines are full"]);
        let short = "TAPI: how many of all its lines and of the terminals beside them are full in the year 2050";
        assert_ne!(lines(short)[0], "TAPI:");
    }

    #[test]
    fn a_footer_of_many_scenarios_is_whole() {
        let footer: Vec<String> = (0..20).map(|n| format!("scenario-of-a-long-name-{n} (0123456789ab)")).collect();
        let footer = footer.join(", ");
        assert_eq!(frame("", &footer).footer_lines().1.join(" "), footer);
    }
}
