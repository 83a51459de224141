//! What stands behind `@` or in brackets: a reference state, the year of money, the Energy Institute's bcm.

use crate::quantity::{PriceYear, QuantityError, Reference};

/// One qualifier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Qualifier {
    State(Reference),
    Year(PriceYear),
    /// Standard volume: 40 MJ/m3 gross at 15 degC.
    EnergyInstitute,
}

pub(super) fn qualifier(text: &str) -> Result<Qualifier, QuantityError> {
    let text = text.trim();
    let folded = text.to_ascii_lowercase();
    match folded.as_str() {
        "nominal" => return Ok(Qualifier::Year(PriceYear::Nominal)),
        "ei" | "std" | "standard" | "ei std" => return Ok(Qualifier::EnergyInstitute),
        _ => {}
    }
    if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        return match text.parse() {
            Ok(year @ 1900..=2200) => Ok(Qualifier::Year(PriceYear::Stated(year))),
            _ => Err(QuantityError::new(format!("`@{text}` is no year of money")).expected("a year as @2014")),
        };
    }
    Reference::parse(text).map(Qualifier::State).map_err(|error| {
        let message = format!("`@{text}`: {}", error.message);
        QuantityError { message, ..error }
    })
}
