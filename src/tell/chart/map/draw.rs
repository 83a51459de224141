//! What is drawn on the map: lines with their direction, arrows of landings, discs and rings of places, bars of what is full.

use super::super::mark::{Drawing, Fill, Point};
use super::super::route::point_at;
use super::super::theme::{INK, SOFT, WHITE};
use super::sheet::Sheet;
use super::{DRY_COLOUR, Landing, Pipe};

impl Sheet<'_> {
    pub(super) fn draw_pipes(&self, drawing: &mut Drawing, lines: &[Vec<Point>]) {
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

    pub(super) fn draw_landing(&self, drawing: &mut Drawing, landing: &Landing, line: &[Point]) {
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

    pub(super) fn draw_places(&self, drawing: &mut Drawing) {
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
}

/// A bar across the end of what is full.
fn bar(drawing: &mut Drawing, line: &[Point], width: f64) {
    let Some(((x, y), (dx, dy))) = point_at(line, 0.96) else { return };
    let half = width / 2.0 + 4.0;
    let across = vec![(x - dy * half, y + dx * half), (x + dy * half, y - dx * half)];
    drawing.line(across.clone(), WHITE, 5.0);
    drawing.line(across, INK, 2.8);
}
