//! Where gas flows in one year, as a schematic map: places in their order on the earth, lines as wide as what they carry.
//!
//! Distances are not to scale (`spread.rs`); widths of lines are, and so are areas of discs (produced) and of hatched
//! rings around them (missing). A dry line is thin and grey; a bar across the end of a line says that it is full.

use super::around::Around;
use super::axis::number;
use super::canvas;
use super::frame::{Frame, SMALLEST};
use super::label::{balanced, shortened};
use super::legend::{Legend, Sign};
use super::mark::{Anchor, Drawing, Fill, Point, Rect, Type};
use super::route::{between, distance, point_at, route};
use super::spread::spread;
use super::theme::{Colour, FAINT, GRID, INK, SOFT, WHITE};

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
/// Less than this share of it is not told in numbers.
const TOLD: f64 = 5e-3;
const DRY_COLOUR: Colour = Colour::hex(0xB4_B4_B4);
const LINE: f64 = 15.0;
const ARROW: f64 = 40.0;

/// The map of one year.
#[must_use]
pub fn map(frame: &Frame, map: &Map) -> String {
    canvas::svg(&laid_out(frame, map))
}

pub(super) fn laid_out(frame: &Frame, map: &Map) -> Drawing {
    let scale = Scale::of(frame, map);
    let legend = Legend::of_signs(signs(map, &scale), frame.width() - 32.0);
    let rows = distinct(map.places.iter().map(|p| p.at.1)) as f64;
    let least = rows * if frame.is_narrow() { 32.0 } else { 26.0 } + 70.0;
    let height = (frame.room_for_content() - legend.height()).max(least.min(560.0));
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

struct Sheet<'a> {
    map: &'a Map,
    scale: Scale,
    at: Vec<Point>,
    narrow: bool,
}

impl<'a> Sheet<'a> {
    fn new(map: &'a Map, scale: Scale, room: Rect, narrow: bool) -> Self {
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
    fn radius(&self, place: usize) -> f64 {
        let p = &self.map.places[place];
        self.scale.radius(p.produced + p.missing).max(4.0)
    }

    /// The line of each pipe; pipes between the same two places run side by side.
    fn lines(&self) -> Vec<Vec<Point>> {
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

    fn draw_pipes(&self, drawing: &mut Drawing, lines: &[Vec<Point>]) {
        let mut order: Vec<(&Pipe, &Vec<Point>)> =
            self.map.pipes.iter().zip(lines).filter(|(_, line)| line.len() > 1).collect();
        // Dry lines below, then from wide to narrow.
        order.sort_by(|a, b| {
            self.scale.is_dry(b.0.value).cmp(&self.scale.is_dry(a.0.value)).then(b.0.value.total_cmp(&a.0.value))
        });
        for (pipe, line) in &order {
            let dry = self.scale.is_dry(pipe.value);
            let width = self.scale.width(pipe.value);
            if !dry {
                drawing.line((*line).clone(), WHITE, width + 2.0);
            }
            drawing.line((*line).clone(), if dry { DRY_COLOUR } else { pipe.colour }, width);
        }
        for (pipe, line) in order.into_iter().filter(|(pipe, _)| !self.scale.is_dry(pipe.value)) {
            self.direction(drawing, pipe, line);
            if pipe.full {
                bar(drawing, line, self.scale.width(pipe.value));
            }
        }
    }

    /// A chevron that points the way of the gas: in a wide line, or over a narrow one.
    fn direction(&self, drawing: &mut Drawing, pipe: &Pipe, line: &[Point]) {
        let Some(((x, y), (dx, dy))) = point_at(line, 0.78) else { return };
        let width = self.scale.width(pipe.value);
        let (half, colour) =
            if width >= 9.0 { (width * 0.3, pipe.colour.ink_upon()) } else { (width / 2.0 + 2.6, pipe.colour) };
        let tip = (x + dx * half, y + dy * half);
        let side = |s: f64| (x - dx * half - dy * half * s, y - dy * half + dx * half * s);
        drawing.area(vec![tip, side(1.0), side(-1.0)], Fill::Solid(colour));
    }

    /// Where LNG comes in: from the side of the sea that is clear, the south first.
    fn landings(&self, lines: &[Vec<Point>]) -> Vec<(&'a Landing, Vec<Point>)> {
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

    fn draw_landing(&self, drawing: &mut Drawing, landing: &Landing, line: &[Point]) {
        let dry = self.scale.is_dry(landing.value);
        let (width, colour) = (self.scale.width(landing.value), if dry { DRY_COLOUR } else { landing.colour });
        let [tail, tip] = [line[0], line[1]];
        let length = libm::hypot(tip.0 - tail.0, tip.1 - tail.1);
        let (dx, dy) = ((tip.0 - tail.0) / length, (tip.1 - tail.1) / length);
        let half = width / 2.0 + 4.0;
        let neck = (tip.0 - dx * half, tip.1 - dy * half);
        drawing.line(vec![tail, neck], colour, width);
        drawing.area(
            vec![tip, (neck.0 - dy * half, neck.1 + dx * half), (neck.0 + dy * half, neck.1 - dx * half)],
            Fill::Solid(colour),
        );
        if landing.full {
            bar(drawing, &[tail, neck], width);
        }
    }

    fn draw_places(&self, drawing: &mut Drawing) {
        for (place, at) in self.map.places.iter().zip(&self.at) {
            let (inner, outer) = (self.scale.radius(place.produced), self.scale.radius(place.produced + place.missing));
            if outer < 4.0 {
                drawing.disc(*at, 4.0, Fill::Solid(WHITE));
                drawing.ring(*at, 4.0, INK, 1.4);
                continue;
            }
            if outer > inner {
                drawing.disc(*at, outer, Fill::Hatch);
                drawing.ring(*at, outer, SOFT, 0.8);
            }
            if inner > 0.0 {
                drawing.disc(*at, inner, Fill::Solid(place.colour));
                drawing.ring(*at, inner, WHITE, 0.9);
            }
        }
    }

    /// Names first, the busiest place before the others; then what is landed, then what lines carry.
    fn write(&self, drawing: &mut Drawing, room: Rect, lines: &[Vec<Point>], landings: &[(&Landing, Vec<Point>)]) {
        let mut around = Around::within(room);
        for (n, (x, y)) in self.at.iter().enumerate() {
            let r = self.radius(n) + 1.0;
            around.take(Rect { left: x - r, top: y - r, right: x + r, bottom: y + r });
        }
        lines.iter().zip(&self.map.pipes).for_each(|(line, pipe)| around.avoid(line, self.scale.width(pipe.value)));
        landings.iter().for_each(|(landing, line)| {
            let half = self.scale.width(landing.value) / 2.0 + 4.0;
            let [(ax, ay), (bx, by)] = [line[0], line[1]];
            let (left, right) = (ax.min(bx) - half, ax.max(bx) + half);
            around.take(Rect { left, right, top: ay.min(by), bottom: ay.max(by) });
        });
        let busy = |n: usize| -> f64 {
            let through: f64 = self.map.pipes.iter().filter(|p| p.from == n || p.to == n).map(|p| p.value).sum();
            let place = &self.map.places[n];
            through + place.produced + place.missing + place.landings.iter().map(|l| l.value).sum::<f64>()
        };
        let mut order: Vec<usize> = (0..self.at.len()).collect();
        order.sort_by(|a, b| busy(*b).total_cmp(&busy(*a)));
        for (landing, line) in landings {
            let kind = Type::bold(SMALLEST, landing.colour.as_ink());
            let words = format!("{} {}", landing.label, number(landing.value));
            let [tail, tip] = [line[0], line[1]];
            let half = self.scale.width(landing.value) / 2.0 + 1.0 + (tail.0 - tip.0).abs();
            if let Some(r) = around.place(tail, half, (kind.width(&words), LINE), usize::MAX) {
                drawing.words((r.left, (r.top + r.bottom) / 2.0), Anchor::Start, kind, words);
            }
        }
        order.into_iter().for_each(|n| self.name(drawing, &mut around, n));
        let mut order: Vec<usize> =
            (0..lines.len()).filter(|n| self.map.pipes[*n].value > TOLD * self.scale.largest).collect();
        order.sort_by(|a, b| self.map.pipes[*b].value.total_cmp(&self.map.pipes[*a].value));
        order.into_iter().for_each(|n| self.carried(drawing, &mut around, &self.map.pipes[n], &lines[n]));
    }

    fn name(&self, drawing: &mut Drawing, around: &mut Around, n: usize) {
        let place = &self.map.places[n];
        let (bold, plain) = (Type::bold(SMALLEST, INK), Type::plain(SMALLEST, SOFT));
        let most = if self.narrow { 96.0 } else { 150.0 };
        let counted = |word: &str, value: f64| {
            (value > DRY * self.scale.largest && value > 0.0).then(|| format!("{word} {}", number(value)))
        };
        let details: Vec<String> =
            [counted("produces", place.produced), counted("lacks", place.missing)].into_iter().flatten().collect();
        let short = vec![shortened(&place.label, "", bold, most * 0.85)];
        let forms =
            [(balanced(&place.label, bold, most, 2), details.clone()), (short.clone(), details), (short, Vec::new())];
        // The longest form that keeps off all lines, or all but; else the longest there is room for.
        let [full, brief, name] = forms;
        let tries = [(&full, 0), (&brief, 0), (&full, 3), (&brief, 3), (&name, 0)];
        let again = [&full, &brief, &name].map(|form| (form, usize::MAX));
        for ((names, details), most) in tries.into_iter().chain(again) {
            let of = |kind: Type, lines: &[String]| lines.iter().map(|l| kind.width(l)).fold(0.0, f64::max);
            let size = (of(bold, names).max(of(plain, details)), LINE * (names.len() + details.len()) as f64);
            let Some(r) = around.place(self.at[n], self.radius(n), size, most) else { continue };
            // Words stand at the side of their place.
            let (x, anchor) = match () {
                () if r.left >= self.at[n].0 => (r.left, Anchor::Start),
                () if r.right <= self.at[n].0 => (r.right, Anchor::End),
                () => ((r.left + r.right) / 2.0, Anchor::Middle),
            };
            let all = names.iter().map(|l| (bold, l)).chain(details.iter().map(|l| (plain, l)));
            for (line, (kind, words)) in all.enumerate() {
                drawing.words((x, r.top + LINE * (line as f64 + 0.5)), anchor, kind, words.clone());
            }
            return;
        }
    }

    /// What a line carries, written on it where it is long enough and nothing else stands.
    fn carried(&self, drawing: &mut Drawing, around: &mut Around, pipe: &Pipe, line: &[Point]) {
        let kind = Type::plain(SMALLEST, INK);
        let words = number(pipe.value);
        let (width, height) = (kind.width(&words) + 6.0, 14.0);
        let ends = line.first().zip(line.last());
        if ends.is_none_or(|(a, b)| libm::hypot(a.0 - b.0, a.1 - b.1) < width + 14.0) {
            return;
        }
        for share in [0.45, 0.35, 0.55, 0.25, 0.62] {
            let Some(((x, y), _)) = point_at(line, share) else { continue };
            let room =
                Rect { left: x - width / 2.0, top: y - height / 2.0, right: x + width / 2.0, bottom: y + height / 2.0 };
            if around.is_free(room) {
                around.take(room);
                drawing.rect(room, Fill::Solid(WHITE));
                drawing.outline(room, GRID, 0.8);
                drawing.words((x, y), Anchor::Middle, kind, words);
                return;
            }
        }
    }
}

/// A bar across the end of what is full.
fn bar(drawing: &mut Drawing, line: &[Point], width: f64) {
    let Some(((x, y), (dx, dy))) = point_at(line, 0.96) else { return };
    let half = width / 2.0 + 4.0;
    let across = vec![(x - dy * half, y + dx * half), (x + dy * half, y - dx * half)];
    drawing.line(across.clone(), WHITE, 5.0);
    drawing.line(across, INK, 2.8);
}

/// The largest of 1, 2, 5 times a power of ten that is not above.
fn round_below(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let power = libm::pow(10.0, libm::floor(libm::log10(value) + 1e-9));
    let step = [5.0, 2.0, 1.0].into_iter().find(|step| step * power <= value * (1.0 + 1e-9));
    step.unwrap_or(1.0) * power
}

fn signs(map: &Map, scale: &Scale) -> Vec<(Sign, String)> {
    let mut signs = Vec::new();
    let unit = &map.unit;
    if scale.largest > 0.0 {
        let high = round_below(scale.largest);
        signs.push((Sign::Wide(SOFT, scale.width(high)), format!("flow of {} {unit}", number(high))));
        if map.pipes.iter().any(|p| scale.is_dry(p.value)) {
            signs.push((Sign::Wide(DRY_COLOUR, 1.2), "dry".to_owned()));
        }
    }
    let full = |p: &Place| p.landings.iter().any(|l| l.full);
    if map.pipes.iter().any(|p| p.full) || map.places.iter().any(full) {
        signs.push((Sign::Barred(SOFT), "full for a month or more".to_owned()));
    }
    if map.places.iter().any(|p| p.produced > 0.0) {
        let small = round_below(36.0 / (scale.radius * scale.radius));
        signs.push((Sign::Disc(SOFT, scale.radius(small)), format!("produced, by area: {} {unit}", number(small))));
    }
    if map.places.iter().any(|p| p.missing > 0.0) {
        signs.push((Sign::Hatch, "missing, on the same scale".to_owned()));
    }
    signs.extend(map.colours.iter().map(|(label, colour)| (Sign::Band(*colour), label.clone())));
    if !map.note.is_empty() {
        signs.push((Sign::None, map.note.clone()));
    }
    signs
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
