//! The dimensions a field may ask for, as values (`Dim`) and as types (`Measure`).

/// What kind of quantity a field holds. A volume, a mass and an energy of gas are one dimension here:
/// they differ by basis, and the gas of the asset joins them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dim {
    /// Gas per time: `33 bcm/y`, `1200 MMcfd`, `4.5 mtpa`, `1.2 PJ/d`.
    GasRate,
    /// An amount of gas: `0.5 bcm`, `3 Mt`, `20 PJ`.
    GasAmount,
    /// Money per gas: `7.2 USD/MMBtu`, `160 USD/kcm`, `400 USD/t`.
    GasPrice,
    /// Money per barrel of oil: `80 USD/bbl`.
    OilPrice,
    /// Money: `10 billion USD@2014`.
    Money,
    /// A fraction of something: `5 %`. A bare number is refused, so that 5 and 0.05 cannot be confused.
    Share,
    /// A factor about one, a plain number: `1.33`, also `133 %`.
    Factor,
    /// A relative change per year: `2.5 %/y`.
    Growth,
    /// Heat of combustion per gas, per volume or mass, gross or net: `37.5 MJ/m3`, `53.57 MMBtu/t`, `900 Btu/scf`.
    CalorificValue,
    /// Mass per volume of gas: `0.72 kg/m3`.
    Density,
    /// `816 km`, `56 in`.
    Length,
    /// `100 atm`, `55 barg` (made absolute), `10 MPa`.
    Pressure,
    /// `15 degC`, `60 degF`, `288.15 K`.
    Temperature,
    /// `24 months`, `3 y`, `10 d`; in months.
    Duration,
    /// `30 MW`.
    Power,
    /// Heat through an area by a difference of temperature: `2 W/m2/K`.
    HeatTransfer,
    /// Units of a currency per US dollar: `278 PKR/USD`.
    ExchangeRate,
    /// An index number such as a deflator: a plain number.
    Index,
    /// A plain whole number.
    Count,
    /// `2032`, `2032-07`, `2032-07-15`; in months on the time line. It has no unit.
    Date,
}

/// A dimension as a type, so that handles to values cannot be mixed up.
pub trait Measure: Copy + 'static {
    /// The dimension.
    const DIM: Dim;
}

/// Types that stand for dimensions.
pub mod measures {
    use super::{Dim, Measure};
    macro_rules! measures {
        ($($name:ident),*) => {$(
            #[doc = concat!("The dimension [`Dim::", stringify!($name), "`] as a type.")]
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub struct $name;
            impl Measure for $name { const DIM: Dim = Dim::$name; }
        )*};
    }
    measures!(
        GasRate,
        GasAmount,
        GasPrice,
        OilPrice,
        Money,
        Share,
        Factor,
        Growth,
        CalorificValue,
        Density,
        Length,
        Pressure,
        Temperature,
        Duration,
        Power,
        HeatTransfer,
        ExchangeRate,
        Index,
        Count
    );
}

impl Dim {
    /// Every dimension.
    pub const ALL: [Self; 20] = [
        Self::GasRate,
        Self::GasAmount,
        Self::GasPrice,
        Self::OilPrice,
        Self::Money,
        Self::Share,
        Self::Factor,
        Self::Growth,
        Self::CalorificValue,
        Self::Density,
        Self::Length,
        Self::Pressure,
        Self::Temperature,
        Self::Duration,
        Self::Power,
        Self::HeatTransfer,
        Self::ExchangeRate,
        Self::Index,
        Self::Count,
        Self::Date,
    ];

    /// The dimension in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::GasRate => "gas per time",
            Self::GasAmount => "an amount of gas",
            Self::GasPrice => "a price of gas",
            Self::OilPrice => "a price of oil",
            Self::Money => "an amount of money",
            Self::Share => "a share in per cent",
            Self::Factor => "a plain factor",
            Self::Growth => "a change per year",
            Self::CalorificValue => "a calorific value",
            Self::Density => "a density",
            Self::Length => "a length",
            Self::Pressure => "a pressure",
            Self::Temperature => "a temperature",
            Self::Duration => "a duration",
            Self::Power => "a power",
            Self::HeatTransfer => "a heat transfer",
            Self::ExchangeRate => "an exchange rate to the US dollar",
            Self::Index => "an index number",
            Self::Count => "a whole number",
            Self::Date => "a date",
        }
    }
}
