//! A number of a named result in the unit a reader is told it in.

use serde::Serialize;

use super::{OutputUnit, tables::GJ_PER_MMBTU};
use crate::quantity::{DAYS_IN_YEAR, Dim, Month, say};

/// How numbers of results are told: the unit of gas and the year of money.
#[derive(Debug, Clone, Copy)]
pub struct Measures<'a> {
    /// The unit of gas per time.
    pub unit: &'a OutputUnit,
    /// The year in whose dollars money is told.
    pub price_year: i32,
}

/// A number or a date.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Figure {
    /// A number.
    Number(f64),
    /// A month, as `2033-07`.
    Date(String),
}

impl Figure {
    /// For people.
    pub fn said(&self) -> String {
        match self {
            Self::Number(x) => say(*x),
            Self::Date(text) => text.clone(),
        }
    }
}

impl Measures<'_> {
    /// The number of a result, as results are counted (PJ a year, PJ, USD/GJ, a fraction, months), in its unit.
    pub fn figure(&self, dim: Dim, x: f64) -> Figure {
        if dim == Dim::Date {
            let month = Month(libm::floor(x + 1e-9) as i32);
            return Figure::Date(format!("{}-{:02}", month.year(), month.month()));
        }
        Figure::Number(self.number(dim, x))
    }

    /// A difference of two numbers of a result; of two dates the months between them.
    pub fn difference(&self, dim: Dim, x: f64) -> f64 {
        self.number(dim, x)
    }

    fn number(&self, dim: Dim, x: f64) -> f64 {
        match dim {
            Dim::GasRate => self.unit.rate(x, DAYS_IN_YEAR),
            Dim::GasAmount if self.amount().is_some() => self.unit.rate(x, DAYS_IN_YEAR),
            Dim::GasPrice => x * GJ_PER_MMBTU,
            Dim::Share => x * 100.0,
            _ => x,
        }
    }

    /// The unit of a result.
    pub fn unit(&self, dim: Dim) -> String {
        match dim {
            Dim::GasRate => self.unit.symbol().to_owned(),
            Dim::GasAmount => self.amount().unwrap_or("PJ").to_owned(),
            Dim::GasPrice => format!("USD@{}/MMBtu", self.price_year),
            Dim::Share => "%".to_owned(),
            _ => String::new(),
        }
    }

    /// The unit of a difference: of dates, months.
    pub fn unit_of_difference(&self, dim: Dim) -> String {
        if dim == Dim::Date { "months".to_owned() } else { self.unit(dim) }
    }

    /// What a rate a year amounts to, where the unit is one a year.
    fn amount(&self) -> Option<&str> {
        self.unit.symbol().strip_suffix("/y")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn results_are_told_in_their_units() {
        let told = |unit: &str, dim: Dim, x: f64| {
            let unit = OutputUnit::parse(unit).unwrap();
            let measures = Measures { unit: &unit, price_year: 2025 };
            format!("{} {}", measures.figure(dim, x).said(), measures.unit(dim))
        };
        assert_eq!(told("bcm/y", Dim::GasRate, 1320.0), "33 bcm/y");
        assert_eq!(told("bcm/y", Dim::GasAmount, 1320.0), "33 bcm");
        // A rate a day has no amount of its own.
        assert_eq!(told("PJ/d", Dim::GasAmount, 40.0), "40 PJ");
        assert_eq!(told("bcm/y", Dim::GasPrice, 10.0), "11 USD@2025/MMBtu");
        assert_eq!(told("bcm/y", Dim::Share, 0.42), "42 %");
        assert_eq!(told("bcm/y", Dim::Date, 2033.0 * 12.0 + 6.5), "2033-07 ");
    }
}
