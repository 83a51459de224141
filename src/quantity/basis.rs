//! What a number counts: which cubic metre, which joule, which dollar.

use super::reference::Reference;

/// Gross (higher) or net (lower) calorific basis of an energy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heat {
    /// The water of combustion is condensed: prices, contracts and this programme count so.
    Gross,
    /// The water leaves as vapour: about 0.90 of gross for natural gas.
    Net,
}

/// In which form an amount of gas was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum GasBasis {
    /// The number does not count gas.
    None,
    /// Cubic metres at a stated reference state.
    Volume(Reference),
    /// Cubic metres at the reference state of the gas they belong to (the unit names none).
    OwnVolume,
    /// Cubic metres that were written as cubic feet without a state: they count at the state of their gas if
    /// that is a 60 degF one (Pakistani utilities: 14.65 psia), else at 60 degF and 14.73 psia (United States).
    CubicFeet,
    /// Kilograms.
    Mass,
    /// Joules of heat of combustion.
    Energy(Heat),
}

/// A currency by its three-letter code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Currency {
    /// United States dollar.
    Usd,
    /// Pakistani rupee.
    Pkr,
    /// Indian rupee.
    Inr,
    /// Euro.
    Eur,
    /// Chinese yuan.
    Cny,
    /// Russian rouble.
    Rub,
}

/// The year in whose money a price is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceYear {
    /// Not said: the real money of the run (`economics.price_year`).
    OfTheRun,
    /// Money of one stated year, as `USD@2014`.
    Stated(u16),
    /// Money of the year in which it is paid, as `USD@nominal`.
    Nominal,
}

/// A currency and its price year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// The currency.
    pub currency: Currency,
    /// Whose money.
    pub year: PriceYear,
}

/// Everything about a number that its SI value does not say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Basis {
    /// The form in which gas is counted.
    pub gas: GasBasis,
    /// The money it is said in.
    pub money: Option<Money>,
    /// Of a calorific value: which heat is meant. An energy says it in `gas`; all else leaves it at gross.
    pub heat: Heat,
}

impl Basis {
    /// A number that counts neither gas nor money.
    pub const PLAIN: Self = Self { gas: GasBasis::None, money: None, heat: Heat::Gross };
}

impl Currency {
    /// All currencies that a number may be written in.
    pub const ALL: [Self; 6] = [Self::Usd, Self::Pkr, Self::Inr, Self::Eur, Self::Cny, Self::Rub];
    /// The currency of a three-letter code, as units write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usd => "USD",
            Self::Pkr => "PKR",
            Self::Inr => "INR",
            Self::Eur => "EUR",
            Self::Cny => "CNY",
            Self::Rub => "RUB",
        }
    }
}
