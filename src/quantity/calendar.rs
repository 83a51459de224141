//! The calendar of the model: twelve months, 365 days in every year.
//!
//! February has 28 days always. A rate per year and a rate per day then convert the same in all years,
//! a yearly series gives back what was written, and charts show no leap-year steps. Against the true
//! calendar a daily rate is short by one day in 1461, 0.07 %.

use super::{QuantityError, misdated};

/// The years in which a date may lie.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// Days in every year of the model.
pub const DAYS_IN_YEAR: f64 = 365.0;

/// Days of month `month` (0 = January) in every year of the model.
pub const fn days_in_month(month: usize) -> f64 {
    [31.0, 28.0, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0][month]
}

/// A month on the time line, counted as year * 12 + month - 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(pub i32);

impl Month {
    /// Month `month` (1 = January) of `year`.
    pub const fn new(year: i32, month: u8) -> Self {
        Self(year * 12 + month as i32 - 1)
    }
    /// The calendar year.
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }
    /// 1 = January ... 12 = December.
    pub const fn month(self) -> u8 {
        self.0.rem_euclid(12) as u8 + 1
    }
}

/// Reads `2032`, `2032-07` or `2015-03-26` as months on the time line (a part month counts pro rata).
///
/// # Errors
/// Says what was expected, for text that is no date or a date that does not exist.
pub fn parse_date(text: &str) -> Result<f64, QuantityError> {
    let error = |message: String| QuantityError { hint: misdated(text, true), ..QuantityError::new(message) };
    let refuse = || error(format!("expected a date as 2032, 2032-07 or 2032-07-15, found `{text}`"));
    let mut parts = text.trim().split('-');
    let (year, month, day) = (parts.next(), parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(refuse());
    }
    let digits = |s: &str, n: usize| s.len() == n && s.bytes().all(|b| b.is_ascii_digit());
    let year: i32 = year.filter(|y| digits(y, 4)).and_then(|y| y.parse().ok()).ok_or_else(refuse)?;
    if !YEARS.contains(&year) {
        return Err(error(format!("`{text}` is not between {} and {}", YEARS.start(), YEARS.end())));
    }
    let Some(month) = month else { return Ok(f64::from(year) * 12.0) };
    let month: u8 = Some(month).filter(|m| digits(m, 2)).and_then(|m| m.parse().ok()).ok_or_else(refuse)?;
    if !(1..=12).contains(&month) {
        return Err(error(format!("there is no month {month} in `{text}`; months are 01 to 12")));
    }
    let days = days_in_month(usize::from(month) - 1);
    let first = f64::from(Month::new(year, month).0);
    let Some(day) = day else { return Ok(first) };
    let day: u8 = Some(day).filter(|d| digits(d, 2)).and_then(|d| d.parse().ok()).ok_or_else(refuse)?;
    let leap_day = month == 2 && day == 29 && (year % 4 == 0 && year % 100 != 0 || year % 400 == 0);
    if leap_day {
        return Ok(first + 27.0 / 28.0);
    }
    if day == 0 || f64::from(day) > days {
        return Err(error(format!("there is no day {day} in {year}-{month:02}")));
    }
    Ok(first + f64::from(day - 1) / days)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn months_add_to_a_year() {
        assert_eq!((0..12).map(days_in_month).sum::<f64>(), DAYS_IN_YEAR);
    }

    #[test]
    fn dates_are_months_on_the_time_line() {
        assert_eq!(parse_date("2032").unwrap(), 2032.0 * 12.0);
        assert_eq!(parse_date("2032-07").unwrap(), 2032.0 * 12.0 + 6.0);
        assert_eq!(parse_date("2015-03-26").unwrap(), 2015.0 * 12.0 + 2.0 + 25.0 / 31.0);
        assert!(parse_date("2028-02-29").is_ok());
        for wrong in ["", "32", "2032-13", "2032-00", "2032-7", "2027-02-29", "2032-07-15-01", "soon", "2032-04-31"] {
            assert!(parse_date(wrong).is_err(), "{wrong}");
        }
    }
}
