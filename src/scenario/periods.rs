//! `path@2030`, `path@2030..2035`, `path@2026-03..2026-08`: which periods a setting writes, both ends included.

use crate::{
    model::{Period, Periods},
    quantity::{Month, QuantityError, misdated},
};

/// Splits a written path into its name and its periods.
///
/// # Errors
/// Says what was expected after `@`.
pub fn split(written: &str) -> Result<(String, Option<Periods>), QuantityError> {
    let Some((path, periods)) = written.split_once('@') else { return Ok((written.trim().to_owned(), None)) };
    let (from, until) = periods.split_once("..").unwrap_or((periods, periods));
    let periods = Periods { from: period(from)?, until: period(until)? };
    Ok((path.trim().to_owned(), Some(periods)))
}

/// Reads `2030` or `2026-03`.
///
/// # Errors
/// Says what was expected.
pub(super) fn period(text: &str) -> Result<Period, QuantityError> {
    let text = text.trim();
    let error = |message: String| QuantityError { hint: misdated(text, false), ..QuantityError::new(message) };
    let refuse = || error(format!("expected a year as 2030 or a month as 2026-03, found `{text}`"));
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('-') {
        None if digits(text, 4) => text.parse().map(Period::Year).map_err(|_| refuse()),
        Some((year, month)) if digits(year, 4) && digits(month, 2) => {
            let (year, month) = (year.parse().map_err(|_| refuse())?, month.parse().map_err(|_| refuse())?);
            if (1..=12).contains(&month) {
                Ok(Period::Month(Month::new(year, month)))
            } else {
                Err(error(format!("there is no month {month} in `{text}`")))
            }
        }
        _ => Err(refuse()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn periods_stand_behind_the_at_sign() {
        assert_eq!(split("a.b.c").unwrap(), ("a.b.c".to_owned(), None));
        let (path, periods) = split("a.b.c@2026-03..2026-08").unwrap();
        let periods = periods.unwrap();
        assert_eq!((path.as_str(), periods.from), ("a.b.c", Period::Month(Month::new(2026, 3))));
        assert_eq!(periods.until, Period::Month(Month::new(2026, 8)));
        for wrong in ["a@", "a@30", "a@2030..", "a@2026-13", "a@2026-3", "a@..2030"] {
            assert!(split(wrong).is_err(), "{wrong}");
        }
    }
}
