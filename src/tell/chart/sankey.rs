//! One year of gas from where it is produced, by the way it comes, to the country that gets it: bands as thick as volumes.
//!
//! All three columns share one scale. A flow too small for it keeps a hairline; labels drop out by the rule of
//! `label.rs`, the smallest first.

use super::axis::number;
use super::canvas;
use super::frame::{Frame, SMALLEST};
use super::label::{Wish, balanced, placed, shortened};
use super::mark::{Anchor, Drawing, Fill, Point, Rect, Type};
use super::stack::nothing;
use super::theme::{Colour, INK, SOFT, WHITE};

/// An origin, a way or a country.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub label: String,
    pub colour: Colour,
}

/// A volume from an origin by a way to a country, each by its place in its column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ribbon {
    pub from: usize,
    pub by: usize,
    pub to: usize,
    pub value: f64,
}

/// All that flows in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Sankey {
    /// What stands above the columns.
    pub heads: [String; 3],
    /// Origins, ways, countries, from the top.
    pub columns: [Vec<Node>; 3],
    pub ribbons: Vec<Ribbon>,
}

const NODE: f64 = 11.0;
const GAP: f64 = 12.0;
const HEAD: f64 = 24.0;
const HAIRLINE: f64 = 1.0;
const LINE: f64 = 15.0;
/// A ribbon that would strike words out.
const THIN: f64 = 5.0;
const STEPS: usize = 20;

/// Origins at the left, ways in the middle, countries at the right.
#[must_use]
pub fn sankey(frame: &Frame, sankey: &Sankey) -> String {
    canvas::svg(&laid_out(frame, sankey))
}

/// The height of a column's node and its upper edge.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Span {
    top: f64,
    height: f64,
}

pub(super) fn laid_out(frame: &Frame, sankey: &Sankey) -> Drawing {
    let most = sankey.columns.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let height = frame.room_for_content().max(HEAD + most * (LINE + GAP) + 20.0);
    let (mut drawing, content) = frame.opened(described(sankey), height);
    let ribbons: Vec<Ribbon> = sankey.ribbons.iter().copied().filter(|r| r.value > 0.0).collect();
    if ribbons.is_empty() {
        nothing(&mut drawing, content);
        return drawing;
    }
    let room = Rect { top: content.top + HEAD, bottom: content.bottom - 8.0, ..content };
    let thick = thickness(&ribbons, room.height() - GAP * (most - 1.0));
    let spans: Vec<Vec<Span>> = (0..3).map(|column| spans(sankey, &ribbons, &thick, column, room)).collect();
    let (left, right) = if frame.is_narrow() { (82.0, 74.0) } else { (128.0, 118.0) };
    let xs = [
        room.left + left,
        (room.left + left + room.right - right - NODE) / 2.0 - if frame.is_narrow() { 14.0 } else { 30.0 },
        room.right - right - NODE,
    ];
    draw_ribbons(&mut drawing, sankey, &ribbons, &thick, &spans, xs);
    for (column, x) in xs.iter().enumerate() {
        for (node, span) in sankey.columns[column].iter().zip(&spans[column]) {
            let room = Rect { left: *x, top: span.top, right: x + NODE, bottom: span.top + span.height };
            if span.height > 0.0 {
                drawing.rect(room, Fill::Solid(node.colour));
            }
        }
    }
    let inner = xs[2] - xs[1] - NODE - 12.0;
    let places = [
        (xs[0] - 6.0, Anchor::End, left - 6.0),
        (xs[1] + NODE + 6.0, Anchor::Start, inner),
        (xs[2] + NODE + 6.0, Anchor::Start, right - 6.0),
    ];
    let kind = Type::bold(SMALLEST, SOFT);
    for (column, (x, anchor, width)) in places.into_iter().enumerate() {
        let at = if column == 1 { xs[1] } else { x };
        drawing.words((at, content.top + 8.0), anchor, kind, shortened(&sankey.heads[column], "", kind, width));
        let values: Vec<f64> = (0..sankey.columns[column].len()).map(|n| volume(&ribbons, column, n)).collect();
        labels(
            &mut drawing,
            &sankey.columns[column],
            &values,
            &spans[column],
            (x, anchor, width),
            (room.top - 6.0, content.bottom),
        );
    }
    drawing
}

/// The node of a ribbon in a column.
fn node(ribbon: &Ribbon, column: usize) -> usize {
    [ribbon.from, ribbon.by, ribbon.to][column.min(2)]
}

fn volume(ribbons: &[Ribbon], column: usize, of: usize) -> f64 {
    ribbons.iter().filter(|r| node(r, column) == of).map(|r| r.value).sum()
}

/// The thickness of each ribbon: in proportion, but no less than a hairline, and all together no more than `room`.
fn thickness(ribbons: &[Ribbon], room: f64) -> Vec<f64> {
    let whole: f64 = ribbons.iter().map(|r| r.value).sum();
    let hairlines = HAIRLINE * ribbons.len() as f64;
    let scale = ((room - hairlines).max(room * 0.5) / whole).max(0.0);
    ribbons.iter().map(|r| (r.value * scale).max(HAIRLINE)).collect()
}

/// Nodes of a column below each other, the free room shared between them.
fn spans(sankey: &Sankey, ribbons: &[Ribbon], thick: &[f64], column: usize, room: Rect) -> Vec<Span> {
    let count = sankey.columns[column].len();
    let own = |n: usize| ribbons.iter().zip(thick).filter(|(r, _)| node(r, column) == n).map(|(_, t)| t).sum::<f64>();
    let heights: Vec<f64> = (0..count).map(own).collect();
    let free = room.height() - heights.iter().sum::<f64>();
    let gap = (free / count.max(1) as f64).clamp(0.0, 40.0);
    let used: f64 = heights.iter().sum::<f64>() + gap * count.saturating_sub(1) as f64;
    let mut top = room.top + (room.height() - used) / 2.0;
    let place = |height: f64| {
        let span = Span { top, height };
        top += height + gap;
        span
    };
    heights.into_iter().map(place).collect()
}

fn draw_ribbons(
    drawing: &mut Drawing,
    sankey: &Sankey,
    ribbons: &[Ribbon],
    thick: &[f64],
    spans: &[Vec<Span>],
    xs: [f64; 3],
) {
    for (first, second) in [(0, 1), (1, 2)] {
        let mut order: Vec<usize> = (0..ribbons.len()).collect();
        // At either end in the order of the other: so ribbons of one node do not cross.
        let ends = |column: usize, other: usize| {
            let mut order: Vec<usize> = (0..ribbons.len()).collect();
            order.sort_by_key(|n| {
                (node(&ribbons[*n], column), node(&ribbons[*n], other), ribbons[*n].from, ribbons[*n].to)
            });
            let mut tops: Vec<f64> = spans[column].iter().map(|s| s.top).collect();
            let mut at = vec![0.0; ribbons.len()];
            for n in order {
                if let Some(top) = tops.get_mut(node(&ribbons[n], column)) {
                    at[n] = *top;
                    *top += thick[n];
                }
            }
            at
        };
        let (starts, stops) = (ends(first, second), ends(second, first));
        order.sort_by(|a, b| thick[*b].total_cmp(&thick[*a]));
        for n in order {
            let Some(way) = sankey.columns[1].get(ribbons[n].by) else { continue };
            let from = sankey.columns[0].get(ribbons[n].from).map_or(way.colour, |origin| origin.colour);
            let colour = if first == 0 { from } else { way.colour };
            let area = ribbon((xs[first] + NODE, starts[n]), (xs[second], stops[n]), thick[n]);
            drawing.area(area, Fill::Solid(colour.mixed(WHITE, if thick[n] > 2.0 { 0.5 } else { 0.2 })));
        }
    }
}

/// A band of one thickness that leaves and arrives level.
fn ribbon((x0, y0): Point, (x1, y1): Point, thick: f64) -> Vec<Point> {
    let at = |n: usize, below: f64| {
        let t = n as f64 / STEPS as f64;
        let ease = t * t * (3.0 - 2.0 * t);
        (x0 + t * (x1 - x0), y0 + ease * (y1 - y0) + below)
    };
    (0..=STEPS).map(|n| at(n, 0.0)).chain((0..=STEPS).rev().map(|n| at(n, thick))).collect()
}

fn labels(
    drawing: &mut Drawing,
    nodes: &[Node],
    values: &[f64],
    spans: &[Span],
    (x, anchor, width): (f64, Anchor, f64),
    (top, bottom): (f64, f64),
) {
    let kind = Type::plain(SMALLEST, INK);
    let written = |most: usize| -> Vec<Vec<String>> {
        let lines = |(node, value): (&Node, &f64)| {
            let value = format!(" {}", number(*value));
            let whole = format!("{}{value}", node.label);
            let lines = balanced(&whole, kind, width, most);
            if lines.join(" ") == whole && most > 1 { lines } else { vec![shortened(&node.label, &value, kind, width)] }
        };
        nodes.iter().zip(values).map(lines).collect()
    };
    let height = |lines: &Vec<String>| LINE * lines.len() as f64;
    let two = written(3);
    let lines = if two.iter().map(height).sum::<f64>() <= bottom - top { two } else { written(1) };
    let wishes: Vec<Wish> = spans
        .iter()
        .zip(&lines)
        .zip(values)
        .map(|((span, lines), value)| Wish {
            middle: level(*span, anchor, lines.len()),
            height: height(lines),
            weight: *value,
        })
        .collect();
    for ((lines, value), place) in lines.iter().zip(values).zip(placed(&wishes, top, bottom)) {
        let Some(middle) = place.filter(|_| *value > 0.0) else { continue };
        drawing.lines((x, middle), anchor, kind, LINE, lines.clone());
    }
}

/// The height at which a label stands: that of its node; above what is thinner than its words where that runs on behind them.
fn level(span: Span, anchor: Anchor, lines: usize) -> f64 {
    let behind = anchor == Anchor::Start && span.height < THIN;
    span.top + if behind { -LINE * lines as f64 / 2.0 } else { span.height / 2.0 }
}

fn described(sankey: &Sankey) -> String {
    let name = |column: usize, n: usize| sankey.columns[column].get(n).map_or("", |node| node.label.as_str());
    let words =
        |r: &Ribbon| format!("{} by {} to {}: {}", name(0, r.from), name(1, r.by), name(2, r.to), number(r.value));
    let all: Vec<String> = sankey.ribbons.iter().filter(|r| r.value > 0.0).map(words).collect();
    if all.is_empty() { "No supply.".to_owned() } else { format!("{}.", all.join("; ")) }
}

#[cfg(test)]
mod tests {
    use super::super::frame::Size;
    use super::super::mark::Mark;
    use super::*;

    fn span(points: &[Point]) -> f64 {
        points[2 * STEPS + 1].1 - points[0].1
    }

    /// Ribbons of 30 and 10 are as 3 to 1 on both sides of the way.
    #[test]
    fn ribbons_are_as_thick_as_their_volumes() {
        let node = |label: &str| Node { label: label.to_owned(), colour: INK };
        let ribbon = |from: usize, value: f64| Ribbon { from, by: 0, to: 0, value };
        let sankey = Sankey {
            heads: Default::default(),
            columns: [vec![node("a"), node("b")], vec![node("way")], vec![node("c")]],
            ribbons: vec![ribbon(0, 30.0), ribbon(1, 10.0)],
        };
        let frame = Frame { title: String::new(), subtitle: String::new(), footer: String::new(), size: Size::WIDE };
        let spans: Vec<f64> = laid_out(&frame, &sankey)
            .marks
            .iter()
            .filter_map(|mark| match mark {
                Mark::Area { points, .. } if points.len() == 2 * (STEPS + 1) => Some(span(points)),
                _ => None,
            })
            .collect();
        assert_eq!(spans.len(), 4);
        for pair in spans.chunks(2) {
            assert!((pair[0] / pair[1] - 3.0).abs() < 1e-9, "{spans:?}");
        }
    }

    #[test]
    fn a_hairline_strikes_no_word_out() {
        let thin = Span { top: 50.0, height: 1.0 };
        assert!(level(thin, Anchor::Start, 1) + LINE / 2.0 <= thin.top);
        assert_eq!(level(thin, Anchor::End, 1), 50.5);
        assert_eq!(level(Span { top: 50.0, height: 20.0 }, Anchor::Start, 1), 60.0);
    }

    #[test]
    fn a_small_flow_keeps_a_hairline() {
        let ribbon = |value: f64| Ribbon { from: 0, by: 0, to: 0, value };
        let thick = thickness(&[ribbon(1000.0), ribbon(0.01)], 300.0);
        assert_eq!(thick[1], HAIRLINE);
        assert!(thick.iter().sum::<f64>() <= 300.0);
    }
}
