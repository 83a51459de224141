//! One unit: what it measures, its exact factor to SI, and which cubic metre, joule or dollar it counts.
//!
//! A unit is written from atoms (`MMBtu`, `bcm`, `USD`, `y`) joined by `/` or `*`, with `@` for the state of a
//! volume or the year of money and `net` or `gross` for heat. One table holds the atoms, each with its source.
//!
//! Assumes: a cubic metre without a state is at the state of its gas; `Sm3` is at 15 degC, `Nm3` at 0 degC; a cubic
//! foot without a state is at the state of its gas if that is a 60 degF one, else at 60 degF and 14.73 psia; `@EI` makes
//! a volume the energy the Energy Institute counts (40 MJ/m3 gross); heat is gross unless `net` is written; money
//! without a year is the run's. Names that two readers read differently (`mcm`, `mt`, `Rs`) are refused.

mod atoms;
mod dimensions;
mod lookup;
mod parse;
mod settle;
mod state;
mod table;

use super::{
    QuantityError,
    basis::{Basis, GasBasis, Heat},
    dimension::Dim,
    gas::STANDARD_BCM_MJ,
};
pub(super) use atoms::POUND_PER_SQUARE_INCH;
use dimensions::{Base, Dimensions};
pub use table::{KnownUnit, known_units};

/// A unit of measure with its basis.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    symbol: String,
    dimensions: Dimensions,
    /// SI = written * numerator / denominator + offset: two numbers, so that exact factors stay exact.
    numerator: f64,
    denominator: f64,
    offset: f64,
    basis: Basis,
}

impl Unit {
    /// Reads one unit: `bcm/y`, `USD@2014/MMBtu`, `bcm/y@20C`, `MJ/m3 net`, `million USD`, `%`.
    ///
    /// # Errors
    /// Names the part that is unknown or contradicts another, and the nearest known unit.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        parse::unit(text)
    }
    /// The standard billion cubic metres in which results are told: 40 MJ/m3 gross at 15 degC, so an energy.
    pub fn standard_bcm() -> Self {
        Self {
            symbol: "bcm".to_owned(),
            dimensions: Dimensions::of(&[(Base::Energy, 1)]),
            numerator: STANDARD_BCM_MJ * 1e15,
            denominator: 1.0,
            offset: 0.0,
            basis: Basis { gas: GasBasis::Energy(Heat::Gross), ..Basis::PLAIN },
        }
    }
    /// The same per year.
    pub fn standard_bcm_per_year() -> Self {
        let amount = Self::standard_bcm();
        Self {
            symbol: "bcm/y".to_owned(),
            dimensions: Dimensions::of(&[(Base::Energy, 1), (Base::Time, -1)]),
            denominator: atoms::YEAR,
            ..amount
        }
    }
    /// Whether a field of dimension `dim` may be written in this unit.
    pub fn fits(&self, dim: Dim) -> bool {
        self.dimensions.fits(dim)
    }
    /// Whether this unit per time would fit: `bcm` where a rate is wanted.
    pub(super) fn fits_per_time(&self, dim: Dim) -> bool {
        self.dimensions.per_time().fits(dim)
    }
    /// The dimensions this unit may be written for; `PJ/d` is a rate of gas and a power.
    pub fn dims(&self) -> Vec<Dim> {
        Dim::ALL.iter().copied().filter(|dim| self.fits(*dim)).collect()
    }
    /// The first of [`Unit::dims`].
    pub fn dim(&self) -> Option<Dim> {
        Dim::ALL.iter().copied().find(|dim| self.fits(*dim))
    }
    /// Whether two units measure the same, a volume, a mass and an energy of gas counting as one.
    pub fn same_kind(&self, other: &Self) -> bool {
        self.dimensions == other.dimensions || self.dim().is_some_and(|dim| other.fits(dim))
    }
    /// What a number in this unit counts.
    pub fn basis(&self) -> Basis {
        self.basis
    }
    /// The basis of a number in this unit when it stands for `dim`: a power counts no gas, nor does the flow of heat.
    pub(super) fn basis_as(&self, dim: Dim) -> Basis {
        if matches!(dim, Dim::Power | Dim::HeatTransfer) { Basis::PLAIN } else { self.basis }
    }
    /// The unit as it should be written.
    pub fn symbol(&self) -> &str {
        &self.symbol
    }
    /// A number in this unit in SI (a duration in months, a growth per year, an oil price per barrel).
    pub fn to_si(&self, x: f64) -> f64 {
        x * self.numerator / self.denominator + self.offset
    }
    /// The reverse of [`Unit::to_si`].
    pub fn from_si(&self, si: f64) -> f64 {
        (si - self.offset) * self.denominator / self.numerator
    }
    /// Units of gas per unit of this: 1 for amounts and rates, -1 for prices and values per volume or mass.
    pub(super) fn gas_exponent(&self) -> i8 {
        self.dimensions.gas_exponent()
    }
    /// What this unit measures, in words.
    pub fn measures(&self) -> String {
        if self.dimensions == Dimensions::NONE {
            return "a plain number".to_owned();
        }
        self.dim().map_or_else(|| self.dimensions.words(), |dim| dim.words().to_owned())
    }
}

impl std::fmt::Display for Unit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.symbol)
    }
}

#[cfg(test)]
mod tests;
