//! A written quantity into a number in SI on its basis, or an error a colleague would give.

use super::{Dim, Quantity, QuantityError, basis::Basis, number, parse_date, unit::Unit};

/// Reads `text` as a quantity of dimension `dim`: a number and its unit.
///
/// # Errors
/// An unknown unit, a unit of another dimension, a bare number where a unit is needed, a number written in
/// another way than with a decimal point.
pub fn parse(text: &str, dim: Dim) -> Result<Quantity, QuantityError> {
    if dim == Dim::Date {
        return parse_date(text).map(|si| Quantity { si, basis: Basis::PLAIN });
    }
    let plain = number::plain_text(text);
    let (value, rest) = number::split(&plain).map_err(|error| with_expectation(error, dim))?;
    if rest.is_empty() {
        return bare(value, &plain, dim);
    }
    let unit = Unit::parse(rest).map_err(|error| with_expectation(error, dim))?;
    if !unit.fits(dim) {
        return Err(wrong_dimension(&plain, &unit, dim));
    }
    made(value, &unit, &plain, dim)
}

/// Reads a quantity of whatever dimension its unit has, and the unit.
///
/// # Errors
/// As [`parse`]; a number without a unit is refused.
pub fn parse_any(text: &str) -> Result<(Quantity, Unit), QuantityError> {
    let plain = number::plain_text(text);
    let (value, rest) = number::split(&plain)?;
    if rest.is_empty() {
        return Err(
            QuantityError::new(format!("`{plain}` has no unit")).expected("a number with its unit, as 33 bcm/y")
        );
    }
    let unit = Unit::parse(rest)?;
    let si = unit.to_si(value);
    if !si.is_finite() {
        return Err(too_large(&plain));
    }
    Ok((Quantity { si, basis: unit.basis() }, unit))
}

/// Reads a bare number that stands in a column of unit `unit`.
///
/// # Errors
/// As [`parse`]; a second unit beside the number is refused unless it is the column's.
pub fn parse_in(text: &str, unit: &Unit, dim: Dim) -> Result<Quantity, QuantityError> {
    let plain = number::plain_text(text);
    if !unit.fits(dim) {
        return Err(wrong_dimension(unit.symbol(), unit, dim));
    }
    let (value, rest) = number::split(&plain).map_err(|error| {
        if error.expected.is_some() { error } else { error.expected(format!("a number in {unit}")) }
    })?;
    if !rest.is_empty() && Unit::parse(rest).as_ref() != Ok(unit) {
        return Err(QuantityError::new(format!("`{plain}` stands in a column of {unit}"))
            .expected(format!("a number in {unit}, without a unit of its own")));
    }
    made(value, unit, &plain, dim)
}

fn made(value: f64, unit: &Unit, text: &str, dim: Dim) -> Result<Quantity, QuantityError> {
    let si = unit.to_si(value);
    if !si.is_finite() {
        return Err(too_large(text));
    }
    if matches!(dim, Dim::Pressure | Dim::Temperature) && si < 0.0 {
        return Err(QuantityError::new(format!("`{text}` is below absolute zero")));
    }
    whole(si, text, dim)?;
    Ok(Quantity { si, basis: unit.basis_as(dim) })
}

fn too_large(text: &str) -> QuantityError {
    QuantityError::new(format!("`{text}` is too large to calculate with"))
}

fn whole(x: f64, text: &str, dim: Dim) -> Result<(), QuantityError> {
    if dim == Dim::Count && x.fract() != 0.0 {
        return Err(QuantityError::new(format!("`{text}` is not a whole number")));
    }
    Ok(())
}

/// A number without a unit: good where plain numbers are meant, else refused.
fn bare(value: f64, text: &str, dim: Dim) -> Result<Quantity, QuantityError> {
    match dim {
        Dim::Factor | Dim::Index | Dim::Count => {
            whole(value, text, dim)?;
            Ok(Quantity { si: value, basis: Basis::PLAIN })
        }
        Dim::Share => {
            let per_cent = (value * 100.0 * 1e9).round() / 1e9;
            let error = QuantityError::new(format!("`{text}` may be a fraction or a per cent"));
            Err(if value.abs() > 1.0 {
                error.hint(format!("write `{text} %`"))
            } else {
                error.hint(format!("write `{per_cent} %` or `{text} %`"))
            })
        }
        _ => Err(with_expectation(QuantityError::new(format!("`{text}` has no unit")), dim)),
    }
}

fn wrong_dimension(text: &str, unit: &Unit, dim: Dim) -> QuantityError {
    let message = format!("`{text}` is {}, where {} belongs", unit.measures(), dim.words());
    let error = QuantityError::new(message).expected(example(dim));
    if unit.fits_per_time(dim) { error.hint(format!("say per which time: `{text}/y` or `{text}/d`")) } else { error }
}

fn with_expectation(error: QuantityError, dim: Dim) -> QuantityError {
    if error.expected.is_some() {
        return error;
    }
    error.expected(format!("{}, as {}", dim.words(), example(dim)))
}

/// How a quantity of that dimension is written, for messages and documents.
pub fn example(dim: Dim) -> &'static str {
    match dim {
        Dim::GasRate => "33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d",
        Dim::GasAmount => "0.5 bcm, 3 Mt or 20 PJ",
        Dim::GasPrice => "7.2 USD/MMBtu, 160 USD/kcm or 400 USD/t",
        Dim::OilPrice => "80 USD/bbl",
        Dim::Money => "10 billion USD or 7.5 billion USD@2014",
        Dim::Share => "5 %",
        Dim::Factor => "1.33 or 133 %",
        Dim::Growth => "2.5 %/y",
        Dim::CalorificValue => "37.5 MJ/m3, 900 Btu/scf or 53.57 MMBtu/t",
        Dim::Density => "0.72 kg/m3",
        Dim::Length => "816 km or 56 in",
        Dim::Pressure => "100 atm, 10 MPa or 55 barg",
        Dim::Temperature => "15 degC or 288.15 K",
        Dim::Duration => "24 months or 3 y",
        Dim::Power => "30 MW",
        Dim::HeatTransfer => "2 W/m2/K",
        Dim::ExchangeRate => "278 PKR/USD",
        Dim::Index => "104.5",
        Dim::Count => "3",
        Dim::Date => "2032, 2032-07 or 2032-07-15",
    }
}
