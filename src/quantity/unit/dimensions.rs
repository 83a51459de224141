//! Exponents of the base kinds, and which of them a field's dimension allows.
//!
//! The kinds are those of the field, not of physics: a volume, a mass, an energy, a pressure are kinds of their
//! own, so that `kg/m/s2` is no pressure and a barrel of oil is no volume of gas.

use crate::quantity::dimension::Dim;

/// A base kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Length,
    Volume,
    Mass,
    Energy,
    Pressure,
    Time,
    Temperature,
    Money,
    /// Money per US dollar.
    Exchange,
    Barrel,
    /// Something said to be a part of one, as a per cent.
    Fraction,
}

const NAMES: [&str; 11] = [
    "length",
    "volume",
    "mass",
    "energy",
    "pressure",
    "time",
    "temperature",
    "money",
    "exchange rate",
    "barrel",
    "share",
];

/// The exponent of every base kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Dimensions([i8; NAMES.len()]);

impl Dimensions {
    pub(super) const NONE: Self = Self([0; NAMES.len()]);

    pub(super) const fn of(bases: &[(Base, i8)]) -> Self {
        let mut exponents = [0; NAMES.len()];
        let mut n = 0;
        while n < bases.len() {
            exponents[bases[n].0 as usize] = bases[n].1;
            n += 1;
        }
        Self(exponents)
    }
    pub(super) const fn per_time(mut self) -> Self {
        self.0[Base::Time as usize] -= 1;
        self
    }
    pub(super) fn exponent(self, base: Base) -> i8 {
        self.0[base as usize]
    }
    /// The product with `other` (sign 1) or the quotient (sign -1).
    pub(super) fn joined(mut self, other: Self, sign: i8) -> Self {
        for (mine, its) in self.0.iter_mut().zip(other.0) {
            *mine = mine.saturating_add(its.saturating_mul(sign));
        }
        self
    }
    pub(super) fn gas_exponent(self) -> i8 {
        let [volume, mass, energy] = [Base::Volume, Base::Mass, Base::Energy].map(|base| self.exponent(base));
        // A calorific value and a density count gas in their denominator.
        if volume != 0 {
            volume
        } else if energy != 0 && mass != 0 {
            mass
        } else {
            mass + energy
        }
    }
    pub(super) fn fits(self, dim: Dim) -> bool {
        use Base::*;
        let any_gas = |exponent: i8, rest: &[(Base, i8)]| {
            [Volume, Mass, Energy].iter().any(|gas| self == Self::of(&[(*gas, exponent)]).joined(Self::of(rest), 1))
        };
        let is = |bases: &[(Base, i8)]| self == Self::of(bases);
        match dim {
            Dim::GasRate => any_gas(1, &[(Time, -1)]),
            Dim::GasAmount => any_gas(1, &[]),
            Dim::GasPrice => any_gas(-1, &[(Money, 1)]),
            Dim::OilPrice => is(&[(Money, 1), (Barrel, -1)]),
            Dim::Money => is(&[(Money, 1)]),
            Dim::Share => is(&[(Fraction, 1)]),
            Dim::Factor => is(&[(Fraction, 1)]) || is(&[]),
            Dim::Growth => is(&[(Fraction, 1), (Time, -1)]),
            Dim::CalorificValue => is(&[(Energy, 1), (Volume, -1)]) || is(&[(Energy, 1), (Mass, -1)]),
            Dim::Density => is(&[(Mass, 1), (Volume, -1)]),
            Dim::Length => is(&[(Length, 1)]),
            Dim::Pressure => is(&[(Pressure, 1)]),
            Dim::Temperature => is(&[(Temperature, 1)]),
            Dim::Duration => is(&[(Time, 1)]),
            Dim::Power => is(&[(Energy, 1), (Time, -1)]),
            Dim::HeatTransfer => is(&[(Energy, 1), (Time, -1), (Length, -2), (Temperature, -1)]),
            Dim::ExchangeRate => is(&[(Exchange, 1)]),
            Dim::Index | Dim::Count => is(&[]),
            Dim::Date => false,
        }
    }
    /// `money per length and time`.
    pub(super) fn words(self) -> String {
        let named = |sign: i8| {
            let names = self.0.iter().zip(NAMES).filter(|(e, _)| e.signum() == sign).map(|(_, name)| name);
            names.collect::<Vec<_>>().join(" and ")
        };
        match (named(1), named(-1)) {
            (over, under) if under.is_empty() && over.is_empty() => "a plain number".to_owned(),
            (over, under) if under.is_empty() => over,
            (over, under) if over.is_empty() => format!("a number per {under}"),
            (over, under) => format!("{over} per {under}"),
        }
    }
}
