//! One text of a file into one number and its basis, by the shape of the field it is meant for.

use super::attribute::Shape;
use crate::quantity::{Basis, Dim, QuantityError, nearest, parse};

/// Reads `text` as a field of shape `shape` wants it.
///
/// # Errors
/// Says what was expected, with units and the nearest known word.
pub(crate) fn number(shape: Shape, text: &str) -> Result<(f64, Basis), QuantityError> {
    match shape {
        Shape::Number(dim) | Shape::Yearly(dim) | Shape::Monthly(dim) => {
            parse(text, dim).map(|quantity| (quantity.si, quantity.basis))
        }
        Shape::Date => parse(text, Dim::Date).map(|quantity| (quantity.si, quantity.basis)),
        Shape::Switch => switch(text).map(plain),
        Shape::Choice(words) | Shape::Fixed(words) => word(words, text).map(|n| plain(n as f64)),
        Shape::FixedCount => parse(text, Dim::Count).and_then(|quantity| match quantity.si {
            x if (0.0..1e9).contains(&x) => Ok(plain(x)),
            _ => Err(QuantityError::new(format!("`{text}` is no count")).expected("a whole number")),
        }),
        Shape::Link(_) | Shape::Links(_) | Shape::AnyAsset | Shape::Position | Shape::Text => {
            Err(QuantityError::new(format!("`{text}` stands where no number belongs")))
        }
    }
}

fn plain(x: f64) -> (f64, Basis) {
    (x, Basis::PLAIN)
}

fn switch(text: &str) -> Result<f64, QuantityError> {
    match text.trim() {
        "true" | "yes" | "1" => Ok(1.0),
        "false" | "no" | "0" => Ok(0.0),
        other => {
            let error = QuantityError::new(format!("`{other}` is neither true nor false")).expected("true or false");
            Err(match nearest(other, ["true", "false"]) {
                Some(near) => error.hint(format!("write `{near}`")),
                None => error,
            })
        }
    }
}

fn word(words: &[&str], text: &str) -> Result<usize, QuantityError> {
    let text = text.trim();
    words.iter().position(|word| *word == text).ok_or_else(|| {
        let error = QuantityError::new(format!("`{text}` is not one of the choices")).expected(words.join(", "));
        match nearest(text, words.iter().copied()) {
            Some(near) => error.hint(format!("did you mean `{near}`?")),
            None => error,
        }
    })
}
