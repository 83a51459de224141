//! The legend, where labels cannot stand on the things: many panels with the same sources. In the order of the stack.

use super::frame::SMALLEST;
use super::label::shortened;
use super::mark::{Anchor, Drawing, Fill, Rect, Type};
use super::series::Stack;
use super::theme::{Colour, INK, SOFT};

const ROW: f64 = 19.0;
const SWATCH: f64 = 12.0;
const WIDE: f64 = 22.0;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sign {
    Band(Colour),
    Line(Colour),
    /// A line as wide as a value on the scale of the chart.
    Wide(Colour, f64),
    /// A line with a bar across its end.
    Barred(Colour),
    Disc(Colour, f64),
    Diamond(Colour),
    Hatch,
    None,
}

/// Signs with their words, in rows that fit a width.
#[derive(Clone, Debug)]
pub(super) struct Legend {
    rows: Vec<Vec<(f64, Sign, String)>>,
}

impl Legend {
    /// Of all bands in the stacks, each once, then what else is drawn.
    pub(super) fn of_supply(stacks: &[Stack], years: usize, note: &str, width: f64) -> Self {
        let mut signs: Vec<(Sign, String)> =
            sources(stacks).into_iter().map(|(label, colour)| (Sign::Band(colour), label)).collect();
        if stacks.iter().any(|s| (0..years).any(|y| s.shortfall(y).is_some())) {
            signs.push((Sign::Hatch, "Shortfall".to_owned()));
        }
        if let Some(demand) = stacks.iter().find_map(|s| s.demand.as_ref()) {
            signs.push((Sign::Line(INK), demand.label.clone()));
        }
        Self::in_rows(signs, note, width)
    }

    /// Of all bands in the stacks and a dark line.
    pub(super) fn of_difference(stacks: &[Stack], line: &str, width: f64) -> Self {
        let mut signs: Vec<(Sign, String)> =
            sources(stacks).into_iter().map(|(label, colour)| (Sign::Band(colour), label)).collect();
        signs.push((Sign::Line(INK), line.to_owned()));
        Self::in_rows(signs, "", width)
    }

    /// Of what a chart names itself.
    pub(super) fn of_signs(signs: Vec<(Sign, String)>, width: f64) -> Self {
        Self::in_rows(signs, "", width)
    }

    fn in_rows(mut signs: Vec<(Sign, String)>, note: &str, width: f64) -> Self {
        if !note.is_empty() {
            signs.push((Sign::None, note.to_owned()));
        }
        let kind = words_type();
        let mut rows: Vec<Vec<(f64, Sign, String)>> = vec![Vec::new()];
        let mut x = 0.0;
        for (sign, label) in signs {
            let label = shortened(&label, "", kind, width - sign.width());
            let takes = sign.width() + kind.width(&label);
            if x + takes > width && x > 0.0 {
                rows.push(Vec::new());
                x = 0.0;
            }
            if let Some(row) = rows.last_mut() {
                row.push((x, sign, label));
            }
            x += takes + 16.0;
        }
        Self { rows }
    }

    pub(super) fn height(&self) -> f64 {
        ROW * self.rows.len() as f64 + 8.0
    }

    pub(super) fn draw(&self, drawing: &mut Drawing, left: f64, top: f64) {
        for (index, row) in self.rows.iter().enumerate() {
            let y = top + ROW * (index as f64 + 0.5);
            for (x, sign, label) in row {
                let x = left + x;
                let box_ = Rect { left: x, top: y - SWATCH / 2.0, right: x + SWATCH, bottom: y + SWATCH / 2.0 };
                match sign {
                    Sign::Band(colour) => drawing.rect(box_, Fill::Solid(*colour)),
                    Sign::Line(colour) => drawing.line(vec![(x, y), (x + SWATCH, y)], *colour, 2.2),
                    Sign::Hatch => {
                        drawing.rect(box_, Fill::Hatch);
                        drawing.outline(box_, SOFT, 0.6);
                    }
                    Sign::Wide(colour, width) => drawing.line(vec![(x, y), (x + WIDE, y)], *colour, *width),
                    Sign::Barred(colour) => {
                        drawing.line(vec![(x, y), (x + WIDE - 4.0, y)], *colour, 4.0);
                        drawing.line(vec![(x + WIDE - 3.0, y - 6.0), (x + WIDE - 3.0, y + 6.0)], INK, 2.6);
                    }
                    Sign::Disc(colour, radius) => {
                        drawing.disc((x + SWATCH / 2.0, y), radius.min(SWATCH / 2.0), Fill::Solid(*colour));
                    }
                    Sign::Diamond(colour) => drawing.diamond((x + SWATCH / 2.0, y), 6.0, *colour),
                    Sign::None => {}
                }
                drawing.words((x + sign.width(), y), Anchor::Start, words_type(), label.clone());
            }
        }
    }
}

impl Sign {
    fn width(self) -> f64 {
        match self {
            Self::None => 0.0,
            Self::Wide(..) | Self::Barred(_) => WIDE + 5.0,
            _ => SWATCH + 5.0,
        }
    }
}

fn words_type() -> Type {
    Type::plain(SMALLEST, INK)
}

/// Each source of any stack once. What a later stack adds stands below the next source they have in common, else on top.
pub(super) fn sources(stacks: &[Stack]) -> Vec<(String, Colour)> {
    let mut sources: Vec<(String, Colour)> = Vec::new();
    for stack in stacks {
        for (index, band) in stack.bands.iter().enumerate() {
            let place = |label: &String| sources.iter().position(|(known, _)| known == label);
            if place(&band.label).is_none() {
                let next = stack.bands.iter().skip(index).find_map(|above| place(&above.label));
                sources.insert(next.unwrap_or(sources.len()), (band.label.clone(), band.colour));
            }
        }
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::super::series::Series;
    use super::*;

    #[test]
    fn sources_keep_the_order_of_every_stack() {
        let stack = |labels: &str| Stack {
            label: String::new(),
            bands: labels.chars().map(|c| Series { label: c.to_string(), colour: INK, values: Vec::new() }).collect(),
            demand: None,
        };
        let order = |stacks: &[&str]| {
            let stacks: Vec<Stack> = stacks.iter().map(|s| stack(s)).collect();
            sources(&stacks).into_iter().map(|(label, _)| label).collect::<String>()
        };
        assert_eq!(order(&["ab", "abt", "abi", "abtri"]), "abtri");
        assert_eq!(order(&["ad", "abcd"]), "abcd");
    }
}
