//! Where a hub lies on the earth, as far as a drawing needs it: degrees, as `67.0 E, 24.9 N`.
//!
//! No result depends on it: lengths of pipelines are fields of their own.

use super::{
    attribute::{Attribute, Shape},
    field::Field,
    row::Row,
};
use crate::quantity::{Diagnostic, QuantityError};

/// A place on the earth, in degrees; west and south are negative.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Longitude.
    pub east: f64,
    /// Latitude.
    pub north: f64,
}

impl Position {
    /// What a file may say.
    pub(super) const EXPECTED: &str = "longitude and latitude in degrees: 67.0 E, 24.9 N";

    /// Reads `67.0 E, 24.9 N`; the two may stand in either order.
    ///
    /// # Errors
    /// If a number, a direction or one of the two is missing, or a number is off the globe.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        let wrong = |why: &str| QuantityError::new(format!("`{text}` {why}")).expected(Self::EXPECTED);
        let (mut east, mut north) = (None, None);
        for part in text.split(',') {
            let part = part.trim();
            let letter = part.chars().last().filter(char::is_ascii_alphabetic);
            let Some(letter) = letter else { return Err(wrong("does not say E, W, N or S of each number")) };
            let number: f64 = part[..part.len() - 1].trim().parse().map_err(|_| wrong("is no place on the earth"))?;
            let (coordinate, sign, most) = match letter {
                'E' => (&mut east, 1.0, 180.0),
                'W' => (&mut east, -1.0, 180.0),
                'N' => (&mut north, 1.0, 90.0),
                'S' => (&mut north, -1.0, 90.0),
                _ => return Err(wrong("does not say E, W, N or S of each number")),
            };
            if !(0.0..=most).contains(&number) {
                return Err(wrong("is off the globe"));
            }
            if coordinate.replace(sign * number).is_some() {
                return Err(wrong("says one of the two twice"));
            }
        }
        let (Some(east), Some(north)) = (east, north) else { return Err(wrong("says only one of the two")) };
        Ok(Self { east, north })
    }
}

impl Field for Position {
    const SHAPE: Shape = Shape::Position;
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.position(of)
    }
}

impl Row<'_, '_> {
    fn position(&mut self, of: &'static Attribute) -> Option<Position> {
        let (text, setting) = self.text(of)?;
        Position::parse(&text)
            .map_err(|error| {
                let mut problem =
                    Diagnostic::error(setting.place, format!("`{}`: {}", self.path(of.name), error.message));
                (problem.expected, problem.hint) = (error.expected, error.hint);
                self.binder.report.push(problem);
            })
            .ok()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn degrees_with_their_directions_are_read() {
        assert_eq!(Position::parse("67.0 E, 24.9 N").unwrap(), Position { east: 67.0, north: 24.9 });
        assert_eq!(Position::parse("8S,34.5W").unwrap(), Position { east: -34.5, north: -8.0 });
        for wrong in [
            "",
            "67, 24.9",
            "67 E",
            "67 E, 24 E",
            "167 N, 2 E",
            "-3 E, 2 N",
            "inf E, 2 N",
            "67 E, x N",
            "6 °",
            "1 E, 2 N,",
        ] {
            assert!(Position::parse(wrong).is_err(), "{wrong}");
        }
    }
}
