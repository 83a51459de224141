//! What is written on the map: names of places with what they produce and lack, what is landed, what lines carry.

use super::super::around::Around;
use super::super::axis::number;
use super::super::frame::SMALLEST;
use super::super::label::{balanced, shortened};
use super::super::mark::{Anchor, Drawing, Fill, Point, Rect, Type};
use super::super::route::point_at;
use super::super::theme::{GRID, INK, SOFT, WHITE};
use super::sheet::Sheet;
use super::{DRY, Landing, Pipe};

/// Less than this share of the largest flow is not told in numbers.
const TOLD: f64 = 5e-3;
/// So many points of lines may lie under a name.
const TOUCHED: usize = 3;
/// The widths of a folded name, of that which a name may have.
const FOLDED: [f64; 4] = [0.4, 0.5, 0.6, 0.7];
/// The height of a line of words.
const LINE: f64 = 15.0;

impl Sheet<'_> {
    /// Names first, the busiest place before the others; then what is landed, then what lines carry.
    pub(super) fn write(
        &self,
        drawing: &mut Drawing,
        room: Rect,
        lines: &[Vec<Point>],
        landings: &[(&Landing, Vec<Point>)],
    ) {
        let mut around = Around::within(room);
        self.at.iter().enumerate().for_each(|(n, at)| around.stand(*at, self.radius(n) + 1.0));
        lines.iter().zip(&self.map.pipes).for_each(|(line, pipe)| around.avoid(line, self.scale.width(pipe.value)));
        landings.iter().for_each(|(landing, line)| {
            // As wide as the bar across what is full, and clear of it.
            let half = self.scale.width(landing.value) / 2.0 + 7.0;
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
        order.into_iter().for_each(|n| self.name(drawing, &mut around, n));
        landings.iter().for_each(|(landing, line)| self.landed(drawing, &mut around, landing, line));
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
        // The longest form that keeps off all lines, or all but; a name is cut only where no whole one does. Else the longest
        // there is room for.
        let [full, folded, brief, name] = forms(&place.label, &details, most);
        let near = [0, TOUCHED, 2 * TOUCHED].map(|touched| [(&full, touched), (&folded, touched)]);
        let tries = near.into_iter().flatten().chain([(&brief, 0), (&brief, TOUCHED), (&name, 0)]);
        let again = [&full, &folded, &brief, &name].map(|form| (form, usize::MAX));
        for ((names, details), most) in tries.chain(again) {
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
                let (top, width) = (r.top + LINE * line as f64, kind.width(words));
                let left = match anchor {
                    Anchor::Start => x,
                    Anchor::Middle => x - width / 2.0,
                    Anchor::End => x - width,
                };
                let under = Rect { left: left - 2.0, top, right: left + width + 2.0, bottom: top + LINE };
                // A line that runs on behind words breaks off for them.
                if around.is_crossed(under) {
                    drawing.rect(under, Fill::Solid(WHITE));
                }
                drawing.words((x, top + LINE / 2.0), anchor, kind, words.clone());
            }
            return;
        }
    }

    /// What comes ashore, at the tail of its arrow.
    fn landed(&self, drawing: &mut Drawing, around: &mut Around, landing: &Landing, line: &[Point]) {
        let kind = Type::bold(SMALLEST, landing.colour.as_ink());
        let words = format!("{} {}", landing.label, number(landing.value));
        let [tail, tip] = [line[0], line[1]];
        let half = self.scale.width(landing.value) / 2.0 + 4.0 + (tail.0 - tip.0).abs();
        if let Some(r) = around.place(tail, half, (kind.width(&words), LINE), usize::MAX) {
            drawing.words((r.left, (r.top + r.bottom) / 2.0), Anchor::Start, kind, words);
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

/// Lines of a name, and of what is said below it.
type Form = (Vec<String>, Vec<String>);

/// What a place may be called, the longest first: in two lines, or in three rather than cut; folded, for where there is more
/// height than width; cut; cut, and nothing below it.
fn forms(label: &str, details: &[String], most: f64) -> [Form; 4] {
    let kind = Type::bold(SMALLEST, INK);
    let whole =
        |room: f64, lines: usize| Some(balanced(label, kind, room, lines)).filter(|lines| lines.join(" ") == label);
    let full = whole(most, 2).unwrap_or_else(|| balanced(label, kind, most, 3));
    let narrowest = |lines: usize| FOLDED.into_iter().find_map(|share| whole(most * share, lines));
    let folded = (2..=4).find_map(narrowest).unwrap_or_else(|| full.clone());
    let cut = vec![shortened(label, "", kind, most * 0.85)];
    [(full, details.to_vec()), (folded, details.to_vec()), (cut.clone(), details.to_vec()), (cut, Vec::new())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_folded_into_few_and_narrow_lines() {
        let folded = |label: &str| forms(label, &[], 150.0)[1].0.join("/");
        assert_eq!(folded("TAPI at Fazilka"), "TAPI at/Fazilka");
        assert_eq!(folded("Karachi and Port Qasim"), "Karachi and/Port Qasim");
        let long = "Head of the overland line, southern Siberia";
        assert_eq!(folded(long), "Head of the/overland line,/southern/Siberia");
        assert_eq!(forms(long, &[], 150.0)[0].0.join(" "), long);
    }
}
