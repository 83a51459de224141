//! What a buyer asks of a gas, limit by limit, and whether a composition meets it.

use super::{Component, Composition, heat::heat_at};
use crate::physics::Refusal;

/// What of a gas is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    /// Gross Wobbe index, J/m3.
    Wobbe,
    /// Gross calorific value, J/m3.
    Calorific,
    /// Mole fraction of nitrogen and carbon dioxide together.
    Inert,
    /// Mole fraction of carbon dioxide.
    CarbonDioxide,
    /// Mole fraction of nitrogen.
    Nitrogen,
}

/// One limit of a specification.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// Its name, as in files.
    pub name: &'static str,
    /// What it limits.
    pub of: Property,
    /// Whether it is the most; else the least.
    pub is_most: bool,
    /// The limit itself: J/m3 or a mole fraction.
    pub at: f64,
    /// K and Pa at which gas burns and its volume is counted.
    pub state: (f64, f64),
}

impl Limit {
    /// What a gas has of that which is limited, by ISO 6976.
    ///
    /// # Errors
    /// A state that the tables of the standard do not know.
    pub fn found(&self, gas: &Composition) -> Result<f64, Refusal> {
        let carbon_dioxide = gas.share(Component::CarbonDioxide);
        let (temperature, pressure) = self.state;
        Ok(match self.of {
            Property::Wobbe => heat_at(gas, temperature, temperature, pressure)?.wobbe,
            Property::Calorific => heat_at(gas, temperature, temperature, pressure)?.gross_volume,
            Property::Inert => carbon_dioxide + gas.share(Component::Nitrogen),
            Property::CarbonDioxide => carbon_dioxide,
            Property::Nitrogen => gas.share(Component::Nitrogen),
        })
    }

    /// Whether that is within the limit; what is on it is.
    pub fn is_met_by(&self, found: f64) -> bool {
        let over = if self.is_most { found - self.at } else { self.at - found };
        over <= 1e-9 * self.at.abs()
    }

    /// A number of this limit for people: `48.1 MJ/m3`, `2.5 %`.
    pub fn say(&self, number: f64) -> String {
        match self.of {
            Property::Wobbe | Property::Calorific => format!("{:.2} MJ/m3", number / 1e6),
            Property::Inert | Property::CarbonDioxide | Property::Nitrogen => format!("{:.2} %", 100.0 * number),
        }
    }
}
