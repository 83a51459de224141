//! What the parts of a unit mean together: its basis, and what contradicts itself.

use super::{
    Unit,
    atoms::YEAR,
    dimensions::{Base, Dimensions},
    parse::Draft,
};
use crate::quantity::{Basis, Currency, GasBasis, Heat, Money, PriceYear, QuantityError, STANDARD_BCM_MJ};

impl Draft {
    pub(super) fn settle(mut self, text: &str) -> Result<Unit, QuantityError> {
        self.settle_exchange(text)?;
        self.settle_volume(text)?;
        let money = self.settle_money(text)?;
        let heat = self.settle_heat(text)?;
        self.settle_time(text)?;
        let basis = self.basis(money, heat);
        if !(self.numerator.is_finite() && self.denominator.is_finite()) {
            return Err(QuantityError::new(format!("`{text}` is too large a unit")));
        }
        let Self { symbol, dimensions, numerator, denominator, offset, .. } = self;
        Ok(Unit { symbol, dimensions, numerator, denominator, offset, basis })
    }

    /// One currency over another is an exchange rate, told per US dollar.
    fn settle_exchange(&mut self, text: &str) -> Result<(), QuantityError> {
        match (self.money, self.per_money) {
            (Some(_), Some(Currency::Usd)) if self.money != self.per_money => {
                self.dimensions = self.dimensions.joined(Dimensions::of(&[(Base::Exchange, 1)]), 1);
                Ok(())
            }
            (Some(over), Some(under)) => {
                Err(QuantityError::new(format!("`{text}` is no exchange rate to the US dollar")).hint(match over {
                    Currency::Usd => {
                        format!("write how many {} a dollar buys, as in {}/USD", under.code(), under.code())
                    }
                    _ => format!("write {}/USD", over.code()),
                }))
            }
            (None, Some(_)) => Err(QuantityError::new(format!("`{text}` is per money, which no field here is"))),
            _ => Ok(()),
        }
    }

    fn settle_volume(&mut self, text: &str) -> Result<(), QuantityError> {
        let exponent = self.dimensions.exponent(Base::Volume);
        if self.state.is_none() && !self.energy_institute {
            return Ok(());
        }
        match self.volume {
            _ if exponent == 0 => {
                return Err(QuantityError::new(format!(
                    "`{text}` states a temperature and pressure but counts no volume"
                )));
            }
            Some(GasBasis::Volume(named)) if self.energy_institute || self.state != Some(named) => {
                return Err(QuantityError::new(format!("`{text}` names two states"))
                    .hint("Sm3 is at 15 degC, Nm3 at 0 degC; write m3@... for another state"));
            }
            _ => {}
        }
        if let Some(state) = self.state {
            self.volume = Some(GasBasis::Volume(state));
            self.symbol.push('@');
            self.symbol.push_str(&state.symbol());
        } else {
            self.count_as_energy(exponent);
        }
        Ok(())
    }

    /// The Energy Institute's volumes are energy: 40 MJ gross to the m3.
    fn count_as_energy(&mut self, exponent: i8) {
        let swap = Dimensions::of(&[(Base::Volume, -exponent), (Base::Energy, exponent)]);
        self.dimensions = self.dimensions.joined(swap, 1);
        let joules = STANDARD_BCM_MJ * 1e6;
        if exponent > 0 {
            self.numerator *= joules
        } else {
            self.denominator *= joules
        }
        self.volume = None;
        self.symbol.push_str("@EI");
    }

    fn settle_money(&mut self, text: &str) -> Result<Option<Money>, QuantityError> {
        let Some(currency) = self.money else {
            return match self.year {
                Some(_) => Err(QuantityError::new(format!("`{text}` states a year of money but no money"))),
                None => Ok(None),
            };
        };
        match self.year {
            Some(PriceYear::Stated(year)) => self.symbol.push_str(&format!("@{year}")),
            Some(PriceYear::Nominal) => self.symbol.push_str("@nominal"),
            _ => {}
        }
        Ok(Some(Money { currency, year: self.year.unwrap_or(PriceYear::OfTheRun) }))
    }

    fn settle_heat(&mut self, text: &str) -> Result<Heat, QuantityError> {
        let energy = self.dimensions.exponent(Base::Energy);
        match self.heat {
            Some(_) if energy == 0 => {
                Err(QuantityError::new(format!("`{text}` says net or gross but counts no energy")))
            }
            Some(_) if self.energy_institute => {
                Err(QuantityError::new(format!("`{text}`: standard volumes are gross")))
            }
            Some(Heat::Net) => {
                self.symbol.push_str(" net");
                Ok(Heat::Net)
            }
            _ => Ok(Heat::Gross),
        }
    }

    /// Durations are kept in months and growth per year, as the model counts them.
    fn settle_time(&mut self, text: &str) -> Result<(), QuantityError> {
        if self.dimensions == Dimensions::of(&[(Base::Time, 1)]) {
            self.denominator *= YEAR / 12.0;
        } else if self.dimensions == Dimensions::of(&[(Base::Fraction, 1), (Base::Time, -1)]) {
            self.numerator *= YEAR;
            if ![1.0, 0.01].contains(&(self.numerator / self.denominator)) {
                return Err(QuantityError::new(format!("`{text}` is a growth, which is told per year here"))
                    .hint("write it as %/y: a change per month may or may not be compounded"));
            }
        }
        Ok(())
    }

    fn basis(&self, money: Option<Money>, heat: Heat) -> Basis {
        let has = |base| self.dimensions.exponent(base) != 0;
        let gas = match self.volume.filter(|_| has(Base::Volume)) {
            Some(volume) => volume,
            None if has(Base::Mass) => GasBasis::Mass,
            None if has(Base::Energy) => GasBasis::Energy(heat),
            None => GasBasis::None,
        };
        let per_gas = has(Base::Energy) && !matches!(gas, GasBasis::Energy(_));
        Basis { gas, money, heat: if per_gas { heat } else { Heat::Gross } }
    }
}
