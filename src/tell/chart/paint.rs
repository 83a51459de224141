//! How a stack looks inside a panel, the same in every chart that shows one.

use super::frame::{Panel, Timeline};
use super::mark::{Drawing, Fill, Point, Rect};
use super::series::{Series, Stack};
use super::theme::{Colour, INK, SOFT, WHITE};

/// White between bands: what keeps neighbours apart where colour does not.
const SEPARATOR: f64 = 0.9;
const DEMAND: f64 = 2.2;
/// Share of a year's slot that its bar fills, and the widest bar.
const BAR: f64 = 0.62;
const WIDEST_BAR: f64 = 110.0;

/// Up to three years are bars: an area between two points would claim what nobody computed.
pub(super) fn as_bars(timeline: &Timeline) -> bool {
    timeline.years.len() <= 3
}

/// The last record, if years on both sides of it are shown.
pub(super) fn record_ends_inside(timeline: &Timeline) -> bool {
    let ends = timeline.years.first().zip(timeline.years.last());
    timeline.last_record.zip(ends).is_some_and(|(record, (first, last))| *first <= record && record < *last)
}

/// The last recorded year and where its line stands: at the year for areas, after its bar for bars.
pub(super) fn record_end(panel: &Panel, timeline: &Timeline) -> Option<(i32, f64)> {
    let year = timeline.last_record.filter(|_| record_ends_inside(timeline))?;
    let index = timeline.years.iter().rposition(|y| *y <= year)?;
    let x = panel.x(index) + if as_bars(timeline) { panel.pitch() / 2.0 } else { 0.0 };
    Some((year, x))
}

/// Bands, shortfall and demand.
pub(super) fn stack(drawing: &mut Drawing, panel: &Panel, timeline: &Timeline, stack: &Stack) {
    if as_bars(timeline) {
        for year in 0..timeline.years.len() {
            bar(drawing, panel, timeline, stack, year);
        }
        return;
    }
    for run in runs(timeline.years.len(), |year| stack.total(year).is_some()) {
        shortfall(drawing, panel, stack, run);
        for (piece, projected) in pieces(timeline, run) {
            for (band, series) in stack.bands.iter().enumerate() {
                let colour = if projected { series.colour.projected() } else { series.colour };
                areas(drawing, panel, stack, band, piece, colour);
            }
        }
        for band in 0..stack.bands.len() {
            separators(drawing, panel, stack, band, run);
        }
    }
    if let Some(demand) = &stack.demand {
        line(drawing, panel, demand, WHITE, DEMAND + 1.6);
        line(drawing, panel, demand, INK, DEMAND);
    }
}

/// First and last index of each unbroken row of years that hold.
pub(super) fn runs(years: usize, holds: impl Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for year in (0..years).filter(|y| holds(*y)) {
        match runs.last_mut() {
            Some((_, end)) if *end + 1 == year => *end = year,
            _ => runs.push((year, year)),
        }
    }
    runs
}

/// A run cut where the records end; true for what is projected.
fn pieces(timeline: &Timeline, (from, to): (usize, usize)) -> Vec<((usize, usize), bool)> {
    let Some(record) = timeline.last_record else { return vec![((from, to), false)] };
    match timeline.years.iter().rposition(|year| *year <= record) {
        None => vec![((from, to), true)],
        Some(at) if at >= to => vec![((from, to), false)],
        Some(at) if at < from || (at == from && from < to) => vec![((from, to), true)],
        Some(at) => vec![((from, at), false), ((at, to), true)],
    }
}

/// Where a band has a thickness: years of which at least one of two neighbours has some.
fn stretches(stack: &Stack, band: usize, (from, to): (usize, usize)) -> Vec<(usize, usize)> {
    let some = |year: usize| stack.thickness(band, year) > 0.0;
    let steps = runs(to - from, |step| some(from + step) || some(from + step + 1));
    steps.into_iter().map(|(first, last)| (from + first, from + last + 1)).collect()
}

fn areas(drawing: &mut Drawing, panel: &Panel, stack: &Stack, band: usize, piece: (usize, usize), colour: Colour) {
    if piece.0 == piece.1 {
        let half = panel.pitch() * 0.3;
        let x = panel.x(piece.0);
        let (top, bottom) = (panel.y(stack.edge(band + 1, piece.0)), panel.y(stack.edge(band, piece.0)));
        drawing.rect(Rect { left: x - half, top, right: x + half, bottom }, Fill::Solid(colour));
        return;
    }
    for (from, to) in stretches(stack, band, piece) {
        let upper = (from..=to).map(|year| panel.at(year, stack.edge(band + 1, year)));
        let lower = (from..=to).rev().map(|year| panel.at(year, stack.edge(band, year)));
        drawing.area(upper.chain(lower).collect(), Fill::Solid(colour));
    }
}

fn separators(drawing: &mut Drawing, panel: &Panel, stack: &Stack, band: usize, run: (usize, usize)) {
    for (from, to) in stretches(stack, band, run) {
        let edge = (from..=to).map(|year| panel.at(year, stack.edge(band + 1, year))).collect();
        drawing.line(edge, WHITE, SEPARATOR);
    }
}

/// Hatches what lies between supply and a higher demand, from crossing to crossing.
fn shortfall(drawing: &mut Drawing, panel: &Panel, stack: &Stack, (from, to): (usize, usize)) {
    let levels = |year: usize| Some((stack.total(year)?, stack.demand(year)?));
    let mut upper: Vec<Point> = Vec::new();
    let mut lower: Vec<Point> = Vec::new();
    let mut close = |upper: &mut Vec<Point>, lower: &mut Vec<Point>| {
        if upper.len() > 1 {
            drawing.area(upper.iter().copied().chain(lower.iter().rev().copied()).collect(), Fill::Hatch);
            drawing.line(lower.clone(), SOFT, 0.6);
        }
        upper.clear();
        lower.clear();
    };
    for year in from..to {
        let (Some((s0, d0)), Some((s1, d1))) = (levels(year), levels(year + 1)) else {
            close(&mut upper, &mut lower);
            continue;
        };
        let (gap0, gap1) = (d0 - s0, d1 - s1);
        if gap0 > 0.0 && upper.is_empty() {
            upper.push(panel.at(year, d0));
            lower.push(panel.at(year, s0));
        }
        if (gap0 > 0.0) != (gap1 > 0.0) {
            let share = gap0 / (gap0 - gap1);
            let x = panel.x(year) + share * (panel.x(year + 1) - panel.x(year));
            let crossing = (x, panel.y(d0 + share * (d1 - d0)));
            upper.push(crossing);
            lower.push(crossing);
        }
        if gap1 > 0.0 {
            upper.push(panel.at(year + 1, d1));
            lower.push(panel.at(year + 1, s1));
        } else {
            close(&mut upper, &mut lower);
        }
    }
    close(&mut upper, &mut lower);
}

/// A line that stays open where there is no value; a value alone is a short dash.
pub(super) fn line(drawing: &mut Drawing, panel: &Panel, series: &Series, colour: Colour, width: f64) {
    for (from, to) in runs(series.values.len(), |year| series.at(year).is_some()) {
        let mut points: Vec<Point> = (from..=to).filter_map(|year| Some(panel.at(year, series.at(year)?))).collect();
        if let [(x, y)] = points[..] {
            points = vec![(x - 3.0, y), (x + 3.0, y)];
        }
        drawing.line(points, colour, width);
    }
}

fn bar(drawing: &mut Drawing, panel: &Panel, timeline: &Timeline, stack: &Stack, year: usize) {
    let half = (panel.pitch() * BAR).min(WIDEST_BAR) / 2.0;
    let x = panel.x(year);
    let projected = timeline.last_record.zip(timeline.years.get(year)).is_some_and(|(record, y)| *y > record);
    let part = |low: f64, high: f64| Rect { left: x - half, top: panel.y(high), right: x + half, bottom: panel.y(low) };
    for (band, series) in stack.bands.iter().enumerate().filter(|(band, _)| stack.thickness(*band, year) > 0.0) {
        let colour = if projected { series.colour.projected() } else { series.colour };
        let room = part(stack.edge(band, year), stack.edge(band + 1, year));
        drawing.rect(room, Fill::Solid(colour));
        drawing.line(vec![(room.left, room.top), (room.right, room.top)], WHITE, SEPARATOR);
    }
    if let Some((total, gap)) = stack.total(year).zip(stack.shortfall(year)) {
        let room = part(total, total + gap);
        drawing.rect(room, Fill::Hatch);
        drawing.outline(room, SOFT, 0.6);
    }
    if let Some(demand) = stack.demand(year) {
        let y = panel.y(demand);
        let mark = vec![(x - half - 6.0, y), (x + half + 6.0, y)];
        drawing.line(mark.clone(), WHITE, DEMAND + 1.6);
        drawing.line(mark, INK, DEMAND);
    }
}
