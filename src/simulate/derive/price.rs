//! Money: any price as real US dollars of the run's price year, per GJ.
//!
//! A price `x` written in currency `c` and money of year `y` is `x / r_c(y) * D(p) / D(y)`, with `r_c(y)` units of `c` a
//! dollar, `D` the deflator and `p` the price year; nominal money is of the year in which it applies, money without a year of
//! `p`. A contract pays `slope * marker + constant`; an oil price in USD/bbl gives USD/MMBtu. A marker with a lag of `n`
//! months is the mean of the `n` months before, each deflated from its own year and with what events made of it.

use super::{
    Derived,
    frame::{Frame, joules},
};
use crate::{
    model::{
        Monthly, Yearly,
        kinds::{CurrencySeries, Marker},
    },
    quantity::{
        Basis, Currency, GasProperties, Id, Money, Month, PriceYear,
        measures::{GasPrice, Share},
    },
};

/// Gigajoules of a million Btu (international table).
pub(crate) const GJ_PER_MMBTU: f64 = 1.055_055_852_62;
/// Joules of a gigajoule.
const GIGA: f64 = 1e9;

/// The series of units a dollar, by currency.
#[derive(Debug, Clone)]
pub(crate) struct Exchange([Option<Id<CurrencySeries>>; 6]);

impl Exchange {
    pub(crate) fn new(structure: &crate::model::Structure) -> Self {
        Self(Currency::ALL.map(|currency| structure.currencies.find(&currency.code().to_ascii_lowercase())))
    }
    /// The series of a currency; none for the dollar.
    pub(crate) fn of(&self, currency: Currency) -> Option<Id<CurrencySeries>> {
        Currency::ALL.iter().position(|known| *known == currency).and_then(|n| self.0[n])
    }
}

impl Frame<'_> {
    /// Real US dollars of the price year in one unit of `money` that applies in `year`.
    pub(super) fn dollars(&self, exchange: &Exchange, money: Option<Money>, year: i32) -> f64 {
        let Some(money) = money else { return 1.0 };
        let economics = &self.structure.economics;
        let price_year = economics.price_year.get(self.values) as i32;
        let of = match money.year {
            PriceYear::OfTheRun => price_year,
            PriceYear::Stated(year) => i32::from(year),
            PriceYear::Nominal => year,
        };
        let per_usd = match (money.currency, exchange.of(money.currency)) {
            (Currency::Usd, _) => 1.0,
            (_, Some(series)) => self.structure.currencies[series].per_usd.get(self.values, of),
            (_, None) => f64::NAN,
        };
        let deflator = |year| economics.deflator.get(self.values, year);
        if of == price_year { 1.0 / per_usd } else { deflator(price_year) / deflator(of) / per_usd }
    }

    /// A price as real USD/GJ, which is million USD a PJ.
    pub(super) fn price(
        &self,
        exchange: &Exchange,
        (x, basis): (f64, Basis),
        gas: Option<&GasProperties>,
        year: i32,
    ) -> f64 {
        if x == 0.0 { 0.0 } else { x / joules(basis, gas) * GIGA * self.dollars(exchange, basis.money, year) }
    }

    /// A yearly price as real USD/GJ.
    pub(super) fn yearly_price(&self, exchange: &Exchange, of: Yearly<GasPrice>, gas: Option<&GasProperties>) -> f64 {
        let number = (of.get(self.values, self.year), of.basis(self.values, self.year));
        self.price(exchange, number, gas, self.year)
    }

    /// `slope * marker + constant` in month `m`, real USD/GJ.
    pub(super) fn indexed(
        &self,
        d: &Derived,
        exchange: &Exchange,
        gas: Option<&GasProperties>,
        terms: Terms,
        m: usize,
    ) -> f64 {
        let marker = terms.marker.map_or(0.0, |id| d.marker[id.row() * 12 + m]);
        let slope = if marker == 0.0 { 0.0 } else { terms.slope.get(self.values, self.year) };
        slope * marker + self.yearly_price(exchange, terms.constant, gas)
    }

    /// Every marker in every month, real USD/GJ of gas (an oil price: what 100 % of it makes).
    pub(super) fn markers(&self, exchange: &Exchange, into: &mut [f64]) {
        for (id, _, marker) in self.structure.markers.iter() {
            let lag = libm::round(marker.lag.get(self.values)).clamp(0.0, 60.0) as i32;
            for m in 0..12 {
                let now = self.month(m);
                let (first, last) = if lag == 0 { (now.0, now.0) } else { (now.0 - lag, now.0 - 1) };
                let sum: f64 = (first..=last).map(|at| self.marker(exchange, id, marker, Month(at))).sum();
                into[id.row() * 12 + m] = sum / f64::from(last - first + 1);
            }
        }
    }

    /// What a marker says in one month, with what events make of it.
    fn marker(&self, exchange: &Exchange, id: Id<Marker>, marker: &Marker, month: Month) -> f64 {
        let factor = self.price_factor(id, month);
        if let Some(oil) = marker.oil_price {
            let (x, basis) = (oil.get(self.values, month), oil.basis(self.values, month));
            return factor * x * self.dollars(exchange, basis.money, month.year()) / GJ_PER_MMBTU;
        }
        let of = |gas: Monthly<GasPrice>| (gas.get(self.values, month), gas.basis(self.values, month));
        marker.gas_price.map_or(f64::NAN, |gas| factor * self.price(exchange, of(gas), None, month.year()))
    }
}

/// The terms of a price.
#[derive(Clone, Copy)]
pub(super) struct Terms {
    pub(super) marker: Option<Id<Marker>>,
    pub(super) slope: Yearly<Share>,
    pub(super) constant: Yearly<GasPrice>,
}
