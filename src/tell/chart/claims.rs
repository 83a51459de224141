//! What was said against what comes out: a row a claim.
//!
//! Volumes are bars in percent of what was asked, on one scale; a thinner bar below says what the projects add. Dates have
//! a panel of their own below: bars in months late. The verdict is a word and a sign, not a colour alone.

mod scale;

use self::scale::Scale;
use super::canvas;
use super::frame::{Frame, MARGIN, SMALLEST};
use super::label::{balanced, wrapped};
use super::legend::{Legend, Sign};
use super::mark::{Anchor, Drawing, Point, Rect, Type};
use super::theme::{Colour, FAINT, GRID, INK, SOFT};

/// What came of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Holds,
    Fails,
    Unknown,
}

/// What is drawn of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimBar {
    /// Percent of what was asked, and of what was asked in addition, what the projects add.
    Percent { carries: f64, adds: Option<f64> },
    /// Months later than asked; earlier: negative.
    Months(f64),
    /// There is no number.
    None,
}

/// A claim, its verdict and its numbers in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRow {
    pub says: String,
    pub verdict: Said,
    pub bar: ClaimBar,
    /// As `12.6 of 13 bcm/y`.
    pub numbers: String,
}

const LINE: f64 = 14.0;
const ROW: f64 = 38.0;
const HEAD: f64 = 24.0;
pub(super) const CARRIED: Colour = Colour::hex(0x4C_5C_7A);
pub(super) const ADDED: Colour = Colour::hex(0xA8_B4_CC);
pub(super) const HOLDS: Colour = Colour::hex(0x00_5A_3C);
pub(super) const FAILS: Colour = Colour::hex(0xC0_40_00);

/// All claims of a run.
#[must_use]
pub fn claims(frame: &Frame, rows: &[ClaimRow]) -> String {
    canvas::svg(&laid_out(frame, rows))
}

pub(super) fn laid_out(frame: &Frame, rows: &[ClaimRow]) -> Drawing {
    let (volumes, dates): (Vec<&ClaimRow>, Vec<&ClaimRow>) =
        rows.iter().partition(|row| !matches!(row.bar, ClaimBar::Months(_)));
    let narrow = frame.is_narrow();
    let pitch = if narrow { ROW + 3.0 * LINE } else { ROW };
    let mut signs = vec![(Sign::Band(CARRIED), "what comes out, in percent of what was claimed".to_owned())];
    if rows.iter().any(|row| matches!(row.bar, ClaimBar::Percent { adds: Some(_), .. })) {
        signs.push((Sign::Band(ADDED), "what the projects add to supply".to_owned()));
    }
    let legend = Legend::of_signs(signs, frame.width() - 2.0 * MARGIN);
    let panel = |rows: usize| if rows == 0 { 0.0 } else { HEAD + pitch * rows as f64 + 10.0 };
    let height = legend.height() + panel(volumes.len()) + panel(dates.len());
    let (mut drawing, content) = frame.opened(described(rows), height.max(60.0));
    if rows.is_empty() {
        let middle = (content.left, (content.top + content.bottom) / 2.0);
        drawing.words(middle, Anchor::Start, Type::plain(14.0, FAINT), "no claims");
        return drawing;
    }
    legend.draw(&mut drawing, content.left, content.top);
    let names = if narrow { 0.0 } else { 280.0 };
    let numbers = if narrow { 0.0 } else { 214.0 };
    let strip = Rect { left: content.left + names, right: content.right - numbers - 10.0, ..content };
    let mut top = content.top + legend.height();
    for rows in [volumes, dates] {
        if rows.is_empty() {
            continue;
        }
        let scale = Scale::of(&rows, strip);
        let bottom = top + HEAD + pitch * rows.len() as f64;
        scale.axis(&mut drawing, top, if narrow { top } else { bottom });
        for (n, row) in rows.iter().enumerate() {
            let y = top + HEAD + pitch * n as f64;
            drawing.line(vec![(content.left, y), (content.right, y)], GRID, 0.8);
            says(&mut drawing, row, content, (y, pitch), names, narrow);
            let middle = if narrow { y + 2.0 * LINE + 15.0 } else { y + pitch / 2.0 };
            scale.bar(&mut drawing, row, middle);
            // What was claimed: through all rows, but only over the bar where words stand between bars.
            let reach = if narrow { (middle - 13.0, middle + 13.0) } else { (y, y + pitch) };
            let x = scale.x(scale.mark);
            drawing.line(vec![(x, reach.0), (x, reach.1)], INK, 1.4);
            verdict(&mut drawing, row, content, (if narrow { y + pitch - LINE } else { middle }, narrow), numbers);
        }
        top = bottom + 10.0;
    }
    drawing
}

/// The statement in two lines: at the left, or above its bar where the page is narrow.
fn says(drawing: &mut Drawing, row: &ClaimRow, content: Rect, (y, pitch): (f64, f64), names: f64, narrow: bool) {
    let kind = Type::plain(SMALLEST, INK);
    let lines = balanced(&row.says, kind, if narrow { content.width() } else { names - 14.0 }, 2);
    let middle = if narrow { y + LINE + 3.0 } else { y + pitch / 2.0 };
    drawing.lines((content.left, middle), Anchor::Start, kind, LINE, lines);
}

/// The verdict with its sign, and the numbers.
fn verdict(drawing: &mut Drawing, row: &ClaimRow, content: Rect, (y, narrow): (f64, bool), numbers: f64) {
    let (words, colour) = match row.verdict {
        Said::Holds => ("holds", HOLDS),
        Said::Fails => ("fails", FAILS),
        Said::Unknown => ("no number", SOFT),
    };
    let (bold, plain) = (Type::bold(SMALLEST, colour), Type::plain(SMALLEST, SOFT));
    let shift = if row.verdict == Said::Unknown { 0.0 } else { 16.0 };
    if narrow {
        sign(drawing, row.verdict, (content.left + 6.0, y), colour);
        drawing.words((content.left + shift, y), Anchor::Start, bold, words);
        let left = content.left + shift + bold.width(words) + 10.0;
        let lines = wrapped(&row.numbers, plain, content.right - left, 1);
        lines.into_iter().for_each(|line| drawing.words((left, y), Anchor::Start, plain, line));
        return;
    }
    let left = content.right - numbers;
    sign(drawing, row.verdict, (left + 6.0, y - LINE / 2.0), colour);
    drawing.words((left + shift, y - LINE / 2.0), Anchor::Start, bold, words);
    for line in wrapped(&row.numbers, plain, numbers, 1) {
        drawing.words((left, y + LINE / 2.0), Anchor::Start, plain, line);
    }
}

/// A tick for what holds, a cross for what fails: the same without colour.
fn sign(drawing: &mut Drawing, verdict: Said, (x, y): Point, colour: Colour) {
    match verdict {
        Said::Holds => drawing.line(vec![(x - 4.5, y), (x - 1.0, y + 4.0), (x + 5.0, y - 4.5)], colour, 2.2),
        Said::Fails => {
            drawing.line(vec![(x - 4.0, y - 4.0), (x + 4.0, y + 4.0)], colour, 2.2);
            drawing.line(vec![(x - 4.0, y + 4.0), (x + 4.0, y - 4.0)], colour, 2.2);
        }
        Said::Unknown => {}
    }
}

fn described(rows: &[ClaimRow]) -> String {
    let words = |row: &ClaimRow| {
        let verdict = match row.verdict {
            Said::Holds => "holds",
            Said::Fails => "fails",
            Said::Unknown => "no number",
        };
        format!("{}: {verdict}, {}", row.says, row.numbers)
    };
    let all: Vec<String> = rows.iter().map(words).collect();
    if all.is_empty() { "No claims.".to_owned() } else { format!("{}.", all.join(". ")) }
}

#[cfg(test)]
mod tests {
    use super::super::frame::Size;
    use super::super::mark::{Fill, Mark};
    use super::*;

    /// A bar of 50 % is half as long as one of 100 %, and of what is longer than the scale nothing is drawn outside.
    #[test]
    fn bars_are_as_long_as_their_shares() {
        let row = |carries: f64| ClaimRow {
            says: "It was said".to_owned(),
            verdict: Said::Fails,
            bar: ClaimBar::Percent { carries, adds: None },
            numbers: String::new(),
        };
        let frame = Frame { title: String::new(), subtitle: String::new(), footer: String::new(), size: Size::WIDE };
        let drawing = laid_out(&frame, &[row(50.0), row(100.0), row(900.0)]);
        let lengths: Vec<f64> = drawing
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Area { points, fill: Fill::Solid(colour) } if *colour == CARRIED => {
                    Some(points[1].0 - points[0].0)
                }
                _ => None,
            })
            .skip(1)
            .collect();
        assert_eq!(lengths.len(), 3);
        assert!((lengths[1] / lengths[0] - 2.0).abs() < 1e-9, "{lengths:?}");
        assert!(lengths[2] <= drawing.width);
    }
}
