//! Floor 0: quantities that cannot be misread, the calendar, places in files and diagnostics.
//!
//! A [`Quantity`] is a number in SI on the basis it was written in (a volume at its reference state,
//! a mass, gross or net energy; a currency with its price year). It is never converted through another
//! value here: a calorific value or a deflator belongs to the run, not to the text.

mod basis;
mod calendar;
mod diagnostic;
mod dimension;
mod id;
mod stub;
pub use stub::*;

pub use basis::{Basis, Currency, GasBasis, Heat, Money, PriceYear, Reference};
pub use calendar::{DAYS_IN_YEAR, Month, days_in_month, parse_date};
pub use diagnostic::{Diagnostic, FileId, Place, Report, Severity, SourceFile, Sources, nearest};
pub use dimension::{Dim, Measure, measures};
pub use id::Id;

/// A number in SI on the basis it was written in.
///
/// `si` is in m, kg, s, K, Pa (absolute), J, W, m3 (at `basis`' reference state), units of currency,
/// or a plain fraction; a rate is per second; a growth is a fraction per year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// The number in SI.
    pub si: f64,
    /// What the number counts: which cubic metre, which joule, which dollar.
    pub basis: Basis,
}
