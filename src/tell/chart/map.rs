//! Where gas flows in one year, as a schematic map: places in their order on the earth, lines as wide as what they carry.
//!
//! Distances are not to scale (`spread.rs`); widths of lines are, and so are areas of discs (produced) and of hatched
//! rings around them (missing). A dry line is thin and grey; a bar across the end of a line says that it is full.

mod draw;
mod sheet;
mod signs;
mod words;

use self::sheet::Sheet;
use self::signs::signs;
use super::axis::number;
use super::canvas;
use super::frame::Frame;
use super::legend::Legend;
use super::mark::{Anchor, Drawing, Point, Rect, Type};
use super::theme::{Colour, FAINT};

/// A place: hubs that lie together.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub label: String,
    /// Degrees east and north.
    pub at: (f64, f64),
    /// Produced here, in the unit of the chart.
    pub produced: f64,
    pub colour: Colour,
    /// Wanted here and missing.
    pub missing: f64,
    pub landings: Vec<Landing>,
}

/// LNG that comes ashore at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Landing {
    pub label: String,
    pub value: f64,
    pub colour: Colour,
    pub full: bool,
}

/// What flows from one place to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Pipe {
    pub from: usize,
    pub to: usize,
    pub value: f64,
    pub colour: Colour,
    pub full: bool,
}

/// All that a map shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    pub places: Vec<Place>,
    pub pipes: Vec<Pipe>,
    /// The unit of all values.
    pub unit: String,
    /// What the colours mean.
    pub colours: Vec<(String, Colour)>,
    /// What is left out, in words; empty if nothing.
    pub note: String,
}

/// Less than this share of the largest flow is drawn as dry.
const DRY: f64 = 1e-4;
const DRY_COLOUR: Colour = Colour::hex(0xB4_B4_B4);

/// The map of one year.
#[must_use]
pub fn map(frame: &Frame, map: &Map) -> String {
    canvas::svg(&laid_out(frame, map))
}

pub(super) fn laid_out(frame: &Frame, map: &Map) -> Drawing {
    let scale = Scale::of(frame, map);
    let legend = Legend::of_signs(signs(map, &scale), frame.width() - 32.0);
    let rows = distinct(map.places.iter().map(|p| p.at.1)) as f64;
    let least = rows * if frame.is_narrow() { 32.0 } else { 36.0 } + 70.0;
    let height = (frame.room_for_content() - legend.height()).max(least.min(640.0));
    let (mut drawing, content) = frame.opened(described(map), legend.height() + height);
    legend.draw(&mut drawing, content.left, content.top);
    let room = Rect { top: content.top + legend.height() + 4.0, ..content };
    if map.places.is_empty() {
        let middle = ((room.left + room.right) / 2.0, (room.top + room.bottom) / 2.0);
        drawing.words(middle, Anchor::Middle, Type::plain(14.0, FAINT), "nothing is built");
        return drawing;
    }
    let sheet = Sheet::new(map, scale, room, frame.is_narrow());
    let lines: Vec<Vec<Point>> = sheet.lines();
    sheet.draw_pipes(&mut drawing, &lines);
    let landings = sheet.landings(&lines);
    landings.iter().for_each(|(landing, line)| sheet.draw_landing(&mut drawing, landing, line));
    sheet.draw_places(&mut drawing);
    sheet.write(&mut drawing, room, &lines, &landings);
    drawing
}

/// How values become widths and areas.
#[derive(Clone, Copy)]
struct Scale {
    width: f64,
    radius: f64,
    largest: f64,
}

impl Scale {
    fn of(frame: &Frame, map: &Map) -> Self {
        let (widest, biggest) = if frame.is_narrow() { (18.0, 20.0) } else { (26.0, 30.0) };
        let landed = map.places.iter().flat_map(|p| p.landings.iter().map(|l| l.value));
        let largest = map.pipes.iter().map(|p| p.value).chain(landed).fold(0.0, f64::max);
        let around = map.places.iter().map(|p| p.produced + p.missing).fold(0.0, f64::max);
        Self {
            width: if largest > 0.0 { widest / largest } else { 0.0 },
            radius: if around > 0.0 { biggest / libm::sqrt(around) } else { 0.0 },
            largest,
        }
    }
    fn is_dry(self, value: f64) -> bool {
        value <= DRY * self.largest
    }
    fn width(self, value: f64) -> f64 {
        if self.is_dry(value) { 1.2 } else { (value * self.width).max(2.0) }
    }
    fn radius(self, value: f64) -> f64 {
        self.radius * libm::sqrt(value.max(0.0))
    }
}

fn distinct(values: impl Iterator<Item = f64>) -> usize {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    values.len()
}

fn described(map: &Map) -> String {
    let name = |n: usize| map.places.get(n).map_or("", |p| p.label.as_str());
    let flows = map.pipes.iter().map(|p| {
        let full = if p.full { ", full" } else { "" };
        format!("{} to {}: {}{full}", name(p.from), name(p.to), number(p.value))
    });
    let landed = map
        .places
        .iter()
        .flat_map(|p| p.landings.iter().map(|l| format!("{} at {}: {}", l.label, p.label, number(l.value))));
    let here = map.places.iter().filter(|p| p.produced > 0.0 || p.missing > 0.0);
    let here = here.map(|p| format!("{} produces {} and lacks {}", p.label, number(p.produced), number(p.missing)));
    let all: Vec<String> = flows.chain(landed).chain(here).collect();
    format!(
        "Schematic map, in {}. {}.",
        map.unit,
        if all.is_empty() { "Nothing is built".to_owned() } else { all.join("; ") }
    )
}
