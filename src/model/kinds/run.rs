//! What a run is about: its years, its money, the prices contracts look at.

use crate::{
    model::{FixedCount, Monthly, Need::*, Var, Yearly, attribute::asset},
    quantity::measures::{Count, Duration, ExchangeRate, GasPrice, Index, OilPrice},
};

asset! {
    /// The years of a run.
    pub struct Horizon in "horizon", single = true {
        /// First year of the run.
        from: FixedCount, Required;
        /// Last year of the run.
        to: FixedCount, Required;
        /// Last year whose numbers are records, not projections.
        record: FixedCount, Required;
        /// Whom charts name as sources of the inputs, as `US EIA, press`.
        sources: Option<String>, Optional;
    }
}

impl Horizon {
    /// The first year.
    pub fn first(&self) -> i32 {
        self.from.0 as i32
    }
    /// The last year.
    pub fn last(&self) -> i32 {
        self.to.0 as i32
    }
}

asset! {
    /// The money of a run.
    pub struct Economics in "economics", single = true {
        /// The year in whose US dollars all money is told.
        price_year: Var<Count>, Required, plausible "2000" to "2060";
        /// Price index of US dollars by year; only ratios matter.
        deflator: Yearly<Index>, Required;
    }
}

asset! {
    /// A currency other than the US dollar.
    pub struct CurrencySeries in "currencies", single = false {
        /// Units of it for one US dollar, mean of the year.
        per_usd: Yearly<ExchangeRate>, Required, plausible "0.01 PKR/USD" to "5000 PKR/USD";
    }
}

asset! {
    /// A price that contracts look at. It states an oil price or a gas price.
    pub struct Marker in "markers", single = false {
        /// Price of a barrel.
        oil_price: Option<Monthly<OilPrice>>, Optional, plausible "5 USD/bbl" to "300 USD/bbl";
        /// Price of gas.
        gas_price: Option<Monthly<GasPrice>>, Optional, plausible "0.5 USD/MMBtu" to "80 USD/MMBtu";
        /// Months before delivery whose mean counts: 3 means the three months before; 0 the month itself.
        lag: Var<Duration>, Default("0 months"), plausible "0 months" to "12 months";
        /// For people.
        title: Option<String>, Optional;
    }
}
