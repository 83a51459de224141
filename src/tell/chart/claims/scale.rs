//! A panel of bars: its scale, its axis, its bars with their numbers.

use super::super::axis::{Ticks, number};
use super::super::frame::SMALLEST;
use super::super::mark::{Anchor, Drawing, Fill, Rect, Type};
use super::super::theme::{GRID, INK, SOFT, WHITE};
use super::{ADDED, CARRIED, ClaimBar, ClaimRow, HEAD};

/// Bars end here, in percent; what is longer is cut and says so.
const LONGEST: f64 = 200.0;

/// The scale of a panel: percent with a line at 100, or months with a line at 0.
pub(super) struct Scale {
    room: Rect,
    ticks: Ticks,
    pub(super) mark: f64,
    words: &'static str,
    most: f64,
}

impl Scale {
    pub(super) fn of(rows: &[&ClaimRow], room: Rect) -> Self {
        let months: Vec<f64> =
            rows.iter().filter_map(|r| if let ClaimBar::Months(m) = r.bar { Some(m) } else { None }).collect();
        if !months.is_empty() {
            let (low, high) =
                (months.iter().fold(0.0, |a, b| f64::min(a, *b)), months.iter().fold(0.0, |a, b| f64::max(a, *b)));
            return Self {
                room,
                ticks: Ticks::over(low, high, 4.0),
                mark: 0.0,
                words: "months later than claimed",
                most: f64::INFINITY,
            };
        }
        let of = |r: &&ClaimRow| match r.bar {
            ClaimBar::Percent { carries, adds } => carries.max(adds.unwrap_or(0.0)),
            _ => 0.0,
        };
        let high = rows.iter().map(of).fold(110.0, f64::max).min(LONGEST);
        let low = rows
            .iter()
            .map(|r| if let ClaimBar::Percent { adds: Some(adds), .. } = r.bar { adds } else { 0.0 })
            .fold(0.0, f64::min);
        Self { room, ticks: Ticks::over(low.max(-100.0), high, 4.0), mark: 100.0, words: "", most: LONGEST }
    }

    pub(super) fn x(&self, value: f64) -> f64 {
        let (low, high) = (self.ticks.low(), self.ticks.high());
        let share = (value.clamp(low, high) - low) / (high - low);
        self.room.left + share * self.room.width()
    }

    pub(super) fn axis(&self, drawing: &mut Drawing, top: f64, bottom: f64) {
        let heading = if self.mark > 0.0 { "as claimed" } else { self.words };
        if self.mark > 0.0 {
            drawing.words(
                (self.x(self.mark), top + 8.0),
                Anchor::Middle,
                Type::bold(SMALLEST, INK),
                format!("100 %, {heading}"),
            );
        } else {
            drawing.words((self.room.left, top + 8.0), Anchor::Start, Type::bold(SMALLEST, INK), heading);
        }
        for value in self.ticks.values.iter().filter(|_| bottom > top) {
            let x = self.x(*value);
            drawing.line(vec![(x, top + HEAD - 4.0), (x, bottom)], GRID, 1.0);
        }
    }

    pub(super) fn bar(&self, drawing: &mut Drawing, row: &ClaimRow, middle: f64) {
        let zero = self.x(0.0);
        let part = |value: f64, top: f64, bottom: f64| {
            let x = self.x(value);
            Rect {
                left: zero.min(x),
                right: zero.max(x).max(zero.min(x) + 1.0),
                top: middle + top,
                bottom: middle + bottom,
            }
        };
        match row.bar {
            ClaimBar::Percent { carries, adds } => {
                drawing.rect(part(carries, -10.0, if adds.is_some() { 4.0 } else { 10.0 }), Fill::Solid(CARRIED));
                if let Some(adds) = adds {
                    drawing.rect(part(adds, 5.0, 10.0), Fill::Solid(ADDED));
                }
                self.write(drawing, carries, middle - if adds.is_some() { 3.0 } else { 0.0 }, "%");
            }
            ClaimBar::Months(months) => {
                drawing.rect(part(months, -10.0, 10.0), Fill::Solid(CARRIED));
                self.write(drawing, months, middle, "");
            }
            ClaimBar::None => {
                drawing.words((zero + 6.0, middle), Anchor::Start, Type::plain(SMALLEST, SOFT), "nothing to measure");
            }
        }
    }

    /// The number inside its bar, or beside it where the bar is short; with an arrow where the bar is cut.
    fn write(&self, drawing: &mut Drawing, value: f64, y: f64, unit: &str) {
        let cut = if value > self.most { " \u{2192}" } else { "" };
        let space = if unit.is_empty() { "" } else { " " };
        let words = format!("{}{space}{unit}{cut}", number(value.round()));
        let inside = Type::plain(SMALLEST, WHITE);
        let (zero, end) = (self.x(0.0), self.x(value));
        if (end - zero).abs() > inside.width(&words) + 10.0 {
            let x = end.max(zero) - 5.0;
            drawing.words((x, y), Anchor::End, inside, words);
        } else {
            drawing.words((end.max(zero) + 5.0, y), Anchor::Start, Type::plain(SMALLEST, INK), words);
        }
    }
}
