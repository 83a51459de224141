//! Supply of several scenarios at a few years: who brings how much, scenario under scenario.
//!
//! Bars lie, so that names are read without turning the head; a column a year (a block a year where the page is narrow).

use super::axis::number;
use super::canvas;
use super::frame::{Frame, MARGIN, SMALLEST, Timeline};
use super::label::balanced;
use super::legend::Legend;
use super::mark::{Anchor, Drawing, Fill, Rect, Type};
use super::series::Stack;
use super::theme::{INK, SOFT, WHITE};

const HEADING: f64 = 24.0;
const GAP: f64 = 14.0;
const NUMBER: f64 = 12.0;
/// From one line of a name to the next.
const NAME_LINE: f64 = 13.0;

/// For each milestone year a stacked bar a scenario, with demand as a dark mark and supply as a number.
#[must_use]
pub fn milestone_bars(frame: &Frame, timeline: &Timeline, milestones: &[i32], stacks: &[Stack]) -> String {
    canvas::svg(&laid_out(frame, timeline, milestones, stacks))
}

pub(super) fn laid_out(frame: &Frame, timeline: &Timeline, milestones: &[i32], stacks: &[Stack]) -> Drawing {
    let index = |year: &i32| timeline.years.iter().position(|y| y == year);
    let years: Vec<usize> = milestones.iter().filter_map(index).collect();
    let grid = Grid::new(frame, stacks, years.len());
    let legend = Legend::of_supply(stacks, timeline.years.len(), "Number: supply in all", frame.width() - 2.0 * MARGIN);
    let blocks = years.len().div_ceil(grid.columns).max(1) as f64;
    let rows = stacks.len().max(1) as f64;
    let wished = (frame.room_for_content() - legend.height()) / blocks - HEADING - GAP;
    let pitch = (wished / rows).clamp(grid.least_pitch(frame), 52.0);
    let block = HEADING + rows * pitch + GAP;
    let description = described(timeline, &years, stacks);
    let (mut drawing, content) = frame.opened(description, legend.height() + blocks * block);
    legend.draw(&mut drawing, content.left, content.top);
    for (place, year) in years.iter().enumerate() {
        let (row, column) = (place / grid.columns, place % grid.columns);
        let top = content.top + legend.height() + row as f64 * block;
        let left = content.left + grid.names + column as f64 * (grid.width + GAP);
        let heading = Type::bold(13.0, INK);
        let words = timeline.years.get(*year).map_or(String::new(), i32::to_string);
        drawing.words((left, top + HEADING / 2.0), Anchor::Start, heading, words);
        for (line, stack) in stacks.iter().enumerate() {
            let middle = top + HEADING + (line as f64 + 0.5) * pitch;
            if column == 0 {
                let kind = Type::plain(SMALLEST, INK);
                let at = (content.left + grid.names - 8.0, middle);
                drawing.lines(at, Anchor::End, kind, NAME_LINE, balanced(&stack.label, kind, grid.names - 10.0, 2));
            }
            bar(&mut drawing, &grid, stack, *year, (left, middle), pitch);
        }
        let bottom = top + HEADING + rows * pitch;
        drawing.line(vec![(left, top + HEADING), (left, bottom)], SOFT, 1.2);
    }
    drawing
}

/// How the width is shared: names, then columns of years, each with bars and room for a number.
struct Grid {
    columns: usize,
    names: f64,
    width: f64,
    scale: f64,
    /// Whether a name takes two lines.
    tall: bool,
}

impl Grid {
    fn least_pitch(&self, frame: &Frame) -> f64 {
        match () {
            () if self.tall => 2.0 * NAME_LINE + 3.0,
            () if frame.is_narrow() => 20.0,
            () => 24.0,
        }
    }

    fn new(frame: &Frame, stacks: &[Stack], years: usize) -> Self {
        let whole = frame.width() - 2.0 * MARGIN;
        let kind = Type::plain(SMALLEST, INK);
        let longest = stacks.iter().map(|s| kind.width(&s.label)).fold(0.0, f64::max) + 10.0;
        let names = longest.min(whole * if frame.is_narrow() { 0.42 } else { 0.24 });
        let columns = if frame.is_narrow() { 1 } else { years.clamp(1, 5) };
        let width = (whole - names - GAP * (columns - 1) as f64) / columns as f64;
        let count = stacks.iter().map(|s| s.bands.iter().map(|b| b.values.len()).max().unwrap_or(0));
        let count = count.chain(stacks.iter().filter_map(|s| s.demand.as_ref()).map(|d| d.values.len())).max();
        let highest = stacks.iter().map(|s| s.highest(count.unwrap_or(0))).fold(0.0, f64::max);
        let totals = stacks.iter().flat_map(|s| (0..count.unwrap_or(0)).filter_map(|y| s.total(y)));
        let number = totals.map(|t| Type::bold(NUMBER, INK).width(&number(t))).fold(0.0, f64::max) + 8.0;
        let scale = if highest > 0.0 { (width - number) / highest } else { 0.0 };
        Self { columns, names, width, scale, tall: longest > names }
    }
}

fn bar(drawing: &mut Drawing, grid: &Grid, stack: &Stack, year: usize, (left, middle): (f64, f64), pitch: f64) {
    let half = (pitch * 0.34).min(14.0);
    let part = |low: f64, high: f64| Rect {
        left: left + low * grid.scale,
        top: middle - half,
        right: left + high * grid.scale,
        bottom: middle + half,
    };
    for (band, series) in stack.bands.iter().enumerate().filter(|(band, _)| stack.thickness(*band, year) > 0.0) {
        let room = part(stack.edge(band, year), stack.edge(band + 1, year));
        drawing.rect(room, Fill::Solid(series.colour));
        drawing.line(vec![(room.right, room.top), (room.right, room.bottom)], WHITE, 0.9);
    }
    let Some(total) = stack.total(year) else {
        let kind = Type::plain(NUMBER, SOFT);
        drawing.words((left + 6.0, middle), Anchor::Start, kind, "none");
        return;
    };
    let end = total + stack.shortfall(year).unwrap_or(0.0);
    if end > total {
        let room = part(total, end);
        drawing.rect(room, Fill::Hatch);
        drawing.outline(room, SOFT, 0.6);
    }
    if let Some(demand) = stack.demand(year) {
        let x = left + demand * grid.scale;
        let mark = vec![(x, middle - half - 3.0), (x, middle + half + 3.0)];
        drawing.line(mark.clone(), WHITE, 3.8);
        drawing.line(mark, INK, 2.2);
    }
    let x = left + end.max(stack.demand(year).unwrap_or(0.0)) * grid.scale + 5.0;
    drawing.words((x, middle), Anchor::Start, Type::bold(NUMBER, INK), number(total));
}

fn described(timeline: &Timeline, years: &[usize], stacks: &[Stack]) -> String {
    let totals = |stack: &Stack| {
        let at = |y: &usize| {
            let total = stack.total(*y).map_or("none".to_owned(), number);
            timeline.years.get(*y).map_or(String::new(), |year| format!("{year} {total}"))
        };
        format!("{}: {}.", stack.label, years.iter().map(at).collect::<Vec<_>>().join(", "))
    };
    stacks.iter().map(totals).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::frame::Size;
    use super::super::mark::Mark;
    use super::super::series::Series;
    use super::super::theme::Colour;
    use super::*;

    /// Bars of 10 and 20 and a shortfall of 5 are as 2 to 4 to 1, in every year and scenario.
    #[test]
    fn bars_are_as_long_as_their_volumes() {
        let series = |value: f64, colour: u32| Series {
            label: colour.to_string(),
            colour: Colour::hex(colour),
            values: vec![Some(value); 3],
        };
        let stack = Stack {
            label: "Base".to_owned(),
            bands: vec![series(10.0, 1), series(20.0, 2)],
            demand: Some(series(35.0, 3)),
        };
        let frame = Frame { title: String::new(), subtitle: String::new(), footer: String::new(), size: Size::WIDE };
        let timeline = Timeline { years: vec![2030, 2035, 2040], last_record: None };
        let drawing = laid_out(&frame, &timeline, &[2030, 2040], &[stack.clone(), stack]);
        let lengths = |wanted: Fill| -> Vec<f64> {
            let length = |mark: &Mark| match mark {
                Mark::Area { points, fill } if *fill == wanted => Some(points[1].0 - points[0].0),
                _ => None,
            };
            // The first of each is the sign in the legend.
            drawing.marks.iter().filter_map(length).skip(1).collect()
        };
        let [own, lng, gap] = [Fill::Solid(Colour::hex(1)), Fill::Solid(Colour::hex(2)), Fill::Hatch].map(lengths);
        assert_eq!((own.len(), lng.len(), gap.len()), (4, 4, 4));
        for ((own, lng), gap) in own.iter().zip(&lng).zip(&gap) {
            assert!((lng / own - 2.0).abs() < 1e-9 && (own / gap - 2.0).abs() < 1e-9);
        }
    }
}
