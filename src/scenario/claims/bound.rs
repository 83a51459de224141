//! How much a claim asks: a number with its unit, counted as results are, or a multiple of what another scenario gives.

use std::path::{Path, PathBuf};

use super::{
    super::{
        load::beside,
        tree::{Item, Node},
    },
    bind::Binding,
};
use crate::{
    model::{claim::Bound, kinds::Gas},
    quantity::{DAYS_IN_YEAR, Dim, GasBasis, Id, Money, Place, PriceYear, Quantity, QuantityError, parse},
};

impl Binding<'_> {
    pub(super) fn bound(&mut self, key: &str, dim: Dim) -> Option<Bound> {
        let item = self.item(key)?.clone();
        match item.value {
            Node::Text(written) => {
                match parse(&written, dim).and_then(|quantity| self.counted(quantity, dim, &written)) {
                    Ok(value) => Some(Bound::Number { written, value }),
                    Err(error) => {
                        self.refuse_error(key, error);
                        None
                    }
                }
            }
            Node::Table(items) => self.times(key, dim, &items, &item.place),
            Node::List(_) => {
                self.refuse(
                    key,
                    format!("`{key}` is a list"),
                    "a number with its unit, or { times = 2, of = \"...\" }",
                );
                None
            }
        }
    }

    /// `{ times = 2.0, of = "tapi.toml", metric = "..." }`.
    fn times(&mut self, key: &str, dim: Dim, items: &[Item], place: &Place) -> Option<Bound> {
        let form = "{ times = 2.0, of = \"other.toml\" }, and metric = \"...\" where it is another result";
        if let Some(odd) = items.iter().find(|item| !["times", "of", "metric"].contains(&item.key.as_str())) {
            self.refuse(key, format!("`{key}` has no key `{}`", odd.key), form);
            return None;
        }
        let text = |name: &str| {
            items.iter().find(|item| item.key == name).and_then(|item| match &item.value {
                Node::Text(text) => Some(text.clone()),
                _ => None,
            })
        };
        let (Some(times), Some(of)) = (text("times"), text("of")) else {
            self.refuse(key, format!("`{key}` needs `times` and `of`"), form);
            return None;
        };
        if dim == Dim::Date {
            self.refuse(key, "a date is no multiple of another", "a date, as 2032-07");
            return None;
        }
        let factor = match parse(&times, Dim::Factor) {
            Ok(factor) if factor.si > 0.0 => factor.si,
            _ => {
                self.refuse(key, format!("`{times}` is no multiple"), "a number above zero, as times = 2.0");
                return None;
            }
        };
        let metric = match text("metric").map(|text| self.metrics.read(&text)) {
            None => None,
            Some(Ok(asked)) if asked.dim() == dim => Some(asked),
            Some(Ok(_)) => {
                self.refuse(key, "the two results are of different kinds", "two results of one kind");
                return None;
            }
            Some(Err(error)) => {
                self.refuse_error(key, error);
                return None;
            }
        };
        let of = match place {
            Place::Span { file, .. } => beside(Path::new(&self.sources.get(*file).name), &of),
            _ => PathBuf::from(of),
        };
        Some(Bound::Times { factor, of: of.display().to_string(), metric })
    }

    /// A quantity as results are counted.
    fn counted(&self, quantity: Quantity, dim: Dim, written: &str) -> Result<f64, QuantityError> {
        const PETA: f64 = 1e15;
        const GIGA: f64 = 1e9;
        match dim {
            Dim::GasRate => Ok(quantity.si * self.joules(quantity, written)? * 86_400.0 * DAYS_IN_YEAR / PETA),
            Dim::GasAmount => Ok(quantity.si * self.joules(quantity, written)? / PETA),
            Dim::GasPrice => {
                let dollars = self.dollars(quantity.basis.money, written)?;
                Ok(quantity.si / self.joules(quantity, written)? * GIGA * dollars)
            }
            _ => Ok(quantity.si),
        }
    }

    fn joules(&self, quantity: Quantity, written: &str) -> Result<f64, QuantityError> {
        if let GasBasis::Energy(_) = quantity.basis.gas {
            let standard = crate::quantity::GasProperties::STANDARD;
            return Ok(standard.gross_energy_per(quantity.basis.gas).unwrap_or(f64::NAN));
        }
        let gases = &self.model.structure.gases;
        let known = || gases.iter().map(|(_, name, _)| name).collect::<Vec<_>>().join(", ");
        let needs = || {
            QuantityError::new(format!("`{written}` is a volume or a mass of no gas"))
                .expected(format!("gas = \"...\", one of: {}", known()))
        };
        let name = self.said("gas").ok_or_else(needs)?;
        let gas: Id<Gas> = gases
            .find(name)
            .ok_or_else(|| QuantityError::new(format!("there is no gas `{name}`")).expected(known()))?;
        let joules = gases[gas].properties(&self.model.values).gross_energy_per(quantity.basis.gas);
        joules.ok_or_else(|| QuantityError::new(format!("`{name}` does not say what `{written}` holds")))
    }

    /// Real dollars of the run in one unit of the money of a price.
    fn dollars(&self, money: Option<Money>, written: &str) -> Result<f64, QuantityError> {
        let economics = &self.model.structure.economics;
        let price_year = economics.price_year.get(&self.model.values) as i32;
        let of = match money.map(|money| (money.currency, money.year)) {
            None | Some((crate::quantity::Currency::Usd, PriceYear::OfTheRun)) => price_year,
            Some((crate::quantity::Currency::Usd, PriceYear::Stated(year))) => i32::from(year),
            Some(_) => {
                let error = QuantityError::new(format!("`{written}` is no money of one year in US dollars"));
                return Err(error.expected("as 7.2 USD@2012/MMBtu"));
            }
        };
        let deflator = |year: i32| economics.deflator.get(&self.model.values, year);
        Ok(if of == price_year { 1.0 } else { deflator(price_year) / deflator(of) })
    }
}
