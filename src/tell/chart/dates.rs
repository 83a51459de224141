//! What was said of a date, and when: a row a project, a dot an announcement, a step down for each later one.
//!
//! Dots stand at the date that was announced and are joined in the order they were said, so that a date that keeps slipping
//! is a staircase to the right; the date of this run is a diamond below them.

use super::axis::years_shown;
use super::canvas;
use super::frame::{Frame, MARGIN, SMALLEST, YEARS_HEIGHT};
use super::label::{shortened, wrapped};
use super::legend::{Legend, Sign};
use super::mark::{Anchor, Drawing, Fill, Point, Rect, Type};
use super::stack::nothing;
use super::theme::{Colour, FAINT, GRID, INK, SOFT, WHITE};

/// The announcements of one project; dates are years with their parts.
#[derive(Clone, Debug, PartialEq)]
pub struct DatesRow {
    pub label: String,
    /// Each date that was announced, with the words for when it was said, oldest first.
    pub said: Vec<(f64, String)>,
    /// The date of this run and its words; `None`: it does not come in this run.
    pub here: Option<(f64, String)>,
}

const STEP: f64 = 15.0;
pub(super) const SAID: Colour = Colour::hex(0x33_22_88);
pub(super) const HERE: Colour = Colour::hex(0xC2_41_00);

/// Announced dates against those of the run.
#[must_use]
pub fn dates(frame: &Frame, rows: &[DatesRow], absent: &str) -> String {
    canvas::svg(&laid_out(frame, rows, absent))
}

pub(super) fn laid_out(frame: &Frame, rows: &[DatesRow], absent: &str) -> Drawing {
    let legend = Legend::of_signs(signs(rows), frame.width() - 2.0 * MARGIN);
    let narrow = frame.is_narrow();
    let above = if narrow { 18.0 } else { 0.0 };
    let names = if narrow { 0.0 } else { 196.0 };
    let width = if narrow { content_width(frame) } else { names - 6.0 };
    let lines = |row: &DatesRow| {
        let beside = if narrow { 1 } else { name_lines(row, width, absent).len() };
        (row.said.len() + usize::from(row.here.is_some())).max(beside)
    };
    let own: Vec<f64> = rows.iter().map(|row| above + STEP * lines(row) as f64 + 12.0).collect();
    let height = legend.height() + own.iter().sum::<f64>() + YEARS_HEIGHT;
    let (mut drawing, content) = frame.opened(described(rows, absent), height.max(100.0));
    let all = || rows.iter().flat_map(|r| r.said.iter().map(|s| s.0).chain(r.here.as_ref().map(|h| h.0)));
    if rows.is_empty() {
        nothing(&mut drawing, content);
        return drawing;
    }
    legend.draw(&mut drawing, content.left, content.top);
    let kind = Type::bold(SMALLEST, SOFT);
    let words = rows.iter().flat_map(|r| r.said.iter().map(|s| &s.1).chain(r.here.as_ref().map(|h| &h.1)));
    let after = words.map(|w| kind.width(w)).fold(0.0, f64::max) + 14.0;
    let (first, last) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let (first, last) = if first <= last { (first.floor(), last.ceil().max(first.floor() + 1.0)) } else { (0.0, 1.0) };
    let room = Rect {
        left: content.left + names + 8.0,
        top: content.top + legend.height(),
        right: content.right - after.min(content.width() * 0.4),
        bottom: content.bottom - YEARS_HEIGHT,
    };
    let x = |date: f64| room.left + (date - first) / (last - first) * room.width();
    axis(&mut drawing, room, (first, last), &x);
    let mut top = room.top;
    for (row, height) in rows.iter().zip(&own) {
        drawing.line(vec![(content.left, top), (content.right, top)], GRID, 1.0);
        name(&mut drawing, row, (content.left, top + 6.0), width, absent);
        steps(&mut drawing, row, top + above + 6.0, &x);
        top += height;
    }
    drawing
}

/// What the signs mean; a sign that no row has needs no word.
fn signs(rows: &[DatesRow]) -> Vec<(Sign, String)> {
    let said = (Sign::Disc(SAID, 5.0), "first gas as announced, with when it was said".to_owned());
    let here = (Sign::Diamond(HERE), "first gas in this run".to_owned());
    std::iter::once(said).chain(rows.iter().any(|row| row.here.is_some()).then_some(here)).collect()
}

fn content_width(frame: &Frame) -> f64 {
    frame.width() - 2.0 * MARGIN
}

/// Light lines and years below; ticks are whole years.
fn axis(drawing: &mut Drawing, room: Rect, (first, last): (f64, f64), x: &impl Fn(f64) -> f64) {
    let kind = Type::plain(SMALLEST, FAINT);
    let years: Vec<i32> = (first as i32..=last as i32).collect();
    let place = |index: usize| x(years.get(index).copied().map_or(first, f64::from));
    for (index, words) in years_shown(&years, place, |words| kind.width(words) + 14.0) {
        let at = place(index);
        drawing.line(vec![(at, room.top), (at, room.bottom)], GRID, 1.0);
        drawing.words((at.max(room.left + 6.0), room.bottom + 12.0), Anchor::Middle, kind, words);
    }
}

fn name(drawing: &mut Drawing, row: &DatesRow, (left, top): Point, width: f64, absent: &str) {
    let bold = Type::bold(SMALLEST, INK);
    let missing = if row.here.is_none() { absent } else { "" };
    let one_line = width > 240.0;
    if one_line {
        let value = if missing.is_empty() { String::new() } else { format!(" ({missing})") };
        drawing.words((left, top + STEP / 2.0), Anchor::Start, bold, shortened(&row.label, &value, bold, width));
        return;
    }
    for (line, (kind, words)) in name_lines(row, width, absent).into_iter().enumerate() {
        drawing.words((left, top + STEP * (line as f64 + 0.5)), Anchor::Start, kind, words);
    }
}

/// A project beside its dates, and that it does not come where it does not: rows are as high as that needs.
fn name_lines(row: &DatesRow, width: f64, absent: &str) -> Vec<(Type, String)> {
    let (bold, soft) = (Type::bold(SMALLEST, INK), Type::plain(SMALLEST, SOFT));
    let missing = (row.here.is_none() && !absent.is_empty()).then(|| (soft, absent.to_owned()));
    wrapped(&row.label, bold, width, 2).into_iter().map(|line| (bold, line)).chain(missing).collect()
}

fn steps(drawing: &mut Drawing, row: &DatesRow, top: f64, x: &impl Fn(f64) -> f64) {
    let at = |n: usize, date: f64| (x(date), top + STEP * (n as f64 + 0.5));
    let points: Vec<Point> = row.said.iter().enumerate().map(|(n, (date, _))| at(n, *date)).collect();
    // Down, then along: so no line runs through the words beside a dot.
    let bends = points.windows(2).flat_map(|pair| [(pair[0].0, pair[1].1), pair[1]]);
    let steps: Vec<Point> = points.first().copied().into_iter().chain(bends).collect();
    if steps.len() > 1 {
        drawing.line(steps, SAID.mixed(WHITE, 0.5), 1.6);
    }
    let soft = Type::plain(SMALLEST, SOFT);
    for (n, (point, (_, words))) in points.iter().zip(&row.said).enumerate() {
        // A date that was moved nearer is joined from the right, through the place of its words.
        if n.checked_sub(1).and_then(|before| points.get(before)).is_some_and(|before| before.0 > point.0) {
            let (left, right) = (point.0 + 7.0, point.0 + 10.0 + soft.width(words));
            let plate = Rect { left, right, top: point.1 - 7.0, bottom: point.1 + 7.0 };
            drawing.rect(plate, Fill::Solid(WHITE));
        }
        drawing.disc(*point, 4.5, Fill::Solid(SAID));
        drawing.words((point.0 + 9.0, point.1), Anchor::Start, soft, words.clone());
    }
    if let Some((date, words)) = &row.here {
        let point = at(row.said.len(), *date);
        drawing.diamond(point, 6.5, HERE);
        drawing.words((point.0 + 10.0, point.1), Anchor::Start, Type::bold(SMALLEST, HERE.as_ink()), words.clone());
    }
}

fn described(rows: &[DatesRow], absent: &str) -> String {
    let row = |r: &DatesRow| {
        let said: Vec<String> =
            r.said.iter().map(|(date, words)| format!("{} ({words})", libm::floor(*date))).collect();
        let here = r.here.as_ref().map_or(absent.to_owned(), |(_, words)| words.clone());
        format!("{}: announced {}; {here}", r.label, said.join(", "))
    };
    let all: Vec<String> = rows.iter().map(row).collect();
    if all.is_empty() { "No announcements.".to_owned() } else { format!("{}.", all.join(". ")) }
}

#[cfg(test)]
mod tests {
    use super::super::frame::Size;
    use super::super::mark::Mark;
    use super::*;

    /// Ten years are twice as far apart as five.
    #[test]
    fn dates_stand_where_they_belong() {
        let row = DatesRow {
            label: "A line".to_owned(),
            said: [2010.0, 2015.0, 2025.0].map(|date| (date, "said".to_owned())).to_vec(),
            here: Some((2030.0, "here".to_owned())),
        };
        let frame = Frame { title: String::new(), subtitle: String::new(), footer: String::new(), size: Size::WIDE };
        let drawing = laid_out(&frame, &[row], "not built");
        let joined = drawing.marks.iter().find_map(|mark| match mark {
            Mark::Line { points, .. } if points.len() == 5 => Some(points.clone()),
            _ => None,
        });
        let points: Vec<Point> = joined.unwrap_or_default().into_iter().step_by(2).collect();
        assert_eq!(points.len(), 3);
        let (five, ten) = (points[1].0 - points[0].0, points[2].0 - points[1].0);
        assert!(five > 0.0 && (ten / five - 2.0).abs() < 1e-9);
        assert!(points.windows(2).all(|pair| pair[1].1 > pair[0].1), "later words stand lower");
    }
}
