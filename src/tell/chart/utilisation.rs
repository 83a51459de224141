//! How full each asset is, year by year: a strip a row, dark where it is full.

use super::axis::{number, years_shown};
use super::canvas;
use super::frame::{Frame, MARGIN, SMALLEST, Timeline, YEARS_HEIGHT};
use super::label::balanced;
use super::mark::{Anchor, Drawing, Fill, Rect, Type};
use super::series::Series;
use super::theme::{Colour, FAINT, GRID, INK, SOFT};

const EMPTY: Colour = Colour::hex(0xF0_EE_F3);
const FULL: Colour = Colour::hex(0x3F_35_63);
const KEY_HEIGHT: f64 = 24.0;

/// Utilisation in percent: a row an asset, a cell a year, values written at round years; blank where there is none.
#[must_use]
pub fn utilisation(frame: &Frame, timeline: &Timeline, assets: &[Series]) -> String {
    canvas::svg(&laid_out(frame, timeline, assets))
}

pub(super) fn laid_out(frame: &Frame, timeline: &Timeline, assets: &[Series]) -> Drawing {
    let narrow = frame.is_narrow();
    let rows = assets.len().max(1) as f64;
    let name_above = if narrow { 17.0 } else { 0.0 };
    let wished = (frame.room_for_content() - KEY_HEIGHT - YEARS_HEIGHT) / rows;
    let pitch = wished.clamp(30.0 + name_above, 44.0 + name_above);
    let height = KEY_HEIGHT + rows * pitch + YEARS_HEIGHT;
    let (mut drawing, content) = frame.opened(described(timeline, assets), height);
    let names = if narrow { 0.0 } else { names_width(frame, assets) };
    let strip = Rect { left: content.left + names, top: content.top + KEY_HEIGHT, ..content };
    key(&mut drawing, strip.left, content.top + 8.0);
    let cell = strip.width() / timeline.years.len().max(1) as f64;
    let kind = Type::plain(SMALLEST, FAINT);
    let middle = |index: usize| strip.left + (index as f64 + 0.5) * cell;
    let shown = years_shown(&timeline.years, middle, |words| kind.width(words));
    for (row, asset) in assets.iter().enumerate() {
        let top = strip.top + row as f64 * pitch + name_above;
        let room = Rect { left: strip.left, top, right: strip.right, bottom: top + pitch - name_above - 4.0 };
        name(&mut drawing, frame, asset, room, names);
        cells(&mut drawing, timeline, asset, room, cell);
        values(&mut drawing, asset, room, cell, &shown);
    }
    for (index, words) in shown {
        let x = middle(index).min(strip.right + 8.0 - kind.width(&words) / 2.0);
        drawing.words((x, strip.top + rows * pitch + 10.0), Anchor::Middle, kind, words);
    }
    drawing
}

fn names_width(frame: &Frame, assets: &[Series]) -> f64 {
    let kind = Type::plain(SMALLEST, INK);
    let longest = assets.iter().map(|a| kind.width(&a.label)).fold(0.0, f64::max);
    (longest + 20.0).min((frame.width() - 2.0 * MARGIN) * 0.3)
}

/// The asset's name beside its strip, above it where the page is narrow, with its own colour as a mark.
fn name(drawing: &mut Drawing, frame: &Frame, asset: &Series, room: Rect, width: f64) {
    let kind = Type::plain(SMALLEST, INK);
    let (left, middle, room_for) = if frame.is_narrow() {
        (room.left, room.top - 9.0, room.width() - 12.0)
    } else {
        (room.left - width, (room.top + room.bottom) / 2.0, width - 20.0)
    };
    let mark = Rect { left, top: middle - 6.0, right: left + 5.0, bottom: middle + 6.0 };
    drawing.rect(mark, Fill::Solid(asset.colour));
    // A strip is high enough for two lines beside it, its name above it has one.
    let lines = balanced(&asset.label, kind, room_for, if frame.is_narrow() { 1 } else { 2 });
    drawing.lines((left + 11.0, middle), Anchor::Start, kind, 13.0, lines);
}

fn cells(drawing: &mut Drawing, timeline: &Timeline, asset: &Series, room: Rect, cell: f64) {
    let middle = (room.top + room.bottom) / 2.0;
    drawing.line(vec![(room.left, middle), (room.right, middle)], GRID, 1.0);
    for index in 0..timeline.years.len() {
        let Some(value) = asset.at(index) else { continue };
        let left = room.left + index as f64 * cell;
        // Half a pixel under the next: no light line between cells.
        let under = if asset.at(index + 1).is_some() { 0.5 } else { 0.0 };
        let right = (left + cell + under).min(room.right);
        drawing.rect(Rect { left, right, ..room }, Fill::Solid(shade(value)));
    }
}

fn values(drawing: &mut Drawing, asset: &Series, room: Rect, cell: f64, shown: &[(usize, String)]) {
    for (index, value) in shown.iter().filter_map(|(index, _)| Some((*index, asset.at(*index)?))) {
        let words = number(value.round());
        let kind = Type::plain(SMALLEST, shade(value).ink_upon());
        let half = kind.width(&words) / 2.0 + 1.0;
        let x = (room.left + (index as f64 + 0.5) * cell).min(room.right - half).max(room.left + half);
        drawing.words((x, (room.top + room.bottom) / 2.0), Anchor::Middle, kind, words);
    }
}

fn shade(percent: f64) -> Colour {
    EMPTY.mixed(FULL, (percent / 100.0).clamp(0.0, 1.0))
}

fn key(drawing: &mut Drawing, left: f64, y: f64) {
    let kind = Type::plain(SMALLEST, SOFT);
    let mut x = left;
    drawing.words((x, y), Anchor::Start, kind, "0 %");
    x += kind.width("0 %") + 6.0;
    for step in 0..20 {
        let room = Rect { left: x, top: y - 5.0, right: x + 5.5, bottom: y + 5.0 };
        drawing.rect(room, Fill::Solid(shade(f64::from(step) * 100.0 / 19.0)));
        x += 5.0;
    }
    drawing.words((x + 6.0, y), Anchor::Start, kind, "100 %");
    drawing.words((x + kind.width("100 %") + 26.0, y), Anchor::Start, kind, "line only: not in service");
}

fn described(timeline: &Timeline, assets: &[Series]) -> String {
    let last = timeline.years.len().saturating_sub(1);
    let year = timeline.years.last().map_or(String::new(), i32::to_string);
    let words = |a: &Series| {
        let value = a.at(last).map_or("not in service".to_owned(), |v| format!("{} percent", number(v.round())));
        format!("{} {value}", a.label)
    };
    format!("Utilisation in {year}: {}.", assets.iter().map(words).collect::<Vec<_>>().join("; "))
}
