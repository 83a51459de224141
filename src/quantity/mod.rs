//! Floor 0: quantities that cannot be misread, the calendar, places in files and diagnostics.
//!
//! A [`Quantity`] is a number in SI on the basis it was written in (a volume at its reference state,
//! a mass, gross or net energy; a currency with its price year). It is never converted through another
//! value here: a calorific value or a deflator belongs to the run, not to the text.

mod basis;
mod calendar;
mod convert;
mod describe;
mod diagnostic;
mod dimension;
mod error;
mod gas;
mod id;
mod misdated;
mod number;
mod parse;
mod reference;
mod say;
#[cfg(test)]
mod tests;
mod unit;

pub use basis::{Basis, Currency, GasBasis, Heat, Money, PriceYear};
pub use calendar::{DAYS_IN_YEAR, Month, days_in_month, parse_date};
pub use convert::{convert, write};
pub use describe::{describe_basis, describe_state};
pub use diagnostic::{Diagnostic, FileId, Place, Report, Severity, SourceFile, Sources, nearest};
pub use dimension::{Dim, Measure, measures};
pub use error::QuantityError;
pub use gas::{GasProperties, STANDARD_BCM_MJ};
pub use id::Id;
pub use misdated::misdated;
pub use parse::{example, parse, parse_any, parse_in};
pub use reference::Reference;
pub use say::{THIN_SPACE, say, say_digits};
pub use unit::{KnownUnit, Unit, known_units};

/// A number in SI on the basis it was written in.
///
/// `si` is in m, kg, s, K, Pa (absolute), J, W, m3 (at `basis`' reference state), units of currency,
/// or a plain fraction; a rate is per second. Three are kept as the model counts them instead: a duration is in
/// months, a growth is a fraction per year, an oil price is per barrel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// The number in SI.
    pub si: f64,
    /// What the number counts: which cubic metre, which joule, which dollar.
    pub basis: Basis,
}
