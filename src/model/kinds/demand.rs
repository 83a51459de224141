//! Demand by sector, and its shape over the year.

use super::{Country, Gas, Hub};
use crate::{
    model::{Date, Fixed, FixedCount, Need::*, Var, Yearly, attribute::asset},
    quantity::{
        Id,
        measures::{Factor, GasPrice, GasRate, Growth, Share},
    },
};

asset! {
    /// A shape over the year: twelve factors about one; the mean by days is made one.
    pub struct Season in "seasons", single = false {
        /// January.
        jan: Var<Factor>, Required, plausible "0" to "5";
        /// February.
        feb: Var<Factor>, Required, plausible "0" to "5";
        /// March.
        mar: Var<Factor>, Required, plausible "0" to "5";
        /// April.
        apr: Var<Factor>, Required, plausible "0" to "5";
        /// May.
        may: Var<Factor>, Required, plausible "0" to "5";
        /// June.
        jun: Var<Factor>, Required, plausible "0" to "5";
        /// July.
        jul: Var<Factor>, Required, plausible "0" to "5";
        /// August.
        aug: Var<Factor>, Required, plausible "0" to "5";
        /// September.
        sep: Var<Factor>, Required, plausible "0" to "5";
        /// October.
        oct: Var<Factor>, Required, plausible "0" to "5";
        /// November.
        nov: Var<Factor>, Required, plausible "0" to "5";
        /// December.
        dec: Var<Factor>, Required, plausible "0" to "5";
    }
}

impl Season {
    /// The twelve factors, January first.
    pub fn months(&self) -> [Var<Factor>; 12] {
        [
            self.jan, self.feb, self.mar, self.apr, self.may, self.jun, self.jul, self.aug, self.sep, self.oct,
            self.nov, self.dec,
        ]
    }
}

asset! {
    /// A sector of a country: what its gas is worth, the same at all its hubs.
    pub struct Sector in "sectors", single = false {
        /// The country.
        country: Id<Country>, Required;
        /// Its name in paths of results: `unserved.pakistan.power`.
        name: String, Required;
        /// What it, or the state behind it, would pay at the hub rather than go without.
        value: Yearly<GasPrice>, Required, plausible "1 USD/MMBtu" to "60 USD/MMBtu";
        /// From the least to the most valued part of its demand; `value` is the middle.
        span: Var<GasPrice>, Default("1 USD/MMBtu"), plausible "0 USD/MMBtu" to "20 USD/MMBtu";
        /// Into how many blocks of equal size its demand is cut.
        blocks: FixedCount, Default("4"), plausible "3" to "5";
        /// Its highest day of a month over the mean of that month.
        peak_day: Var<Factor>, Default("1"), plausible "1" to "4";
        /// A prior claim: served before all that is not one.
        prior: Fixed<Claim>, Default("no");
        /// Its name for people.
        title: String, Required;
    }
}

super::words! {
    /// Whether a sector is served before all others.
    pub enum Claim {
        /// In order of value.
        Ordinary = "no",
        /// Before all others.
        Prior = "yes"
    }
}

asset! {
    /// The demand of one sector at one hub, at the customers' meters.
    pub struct Demand in "demands", single = false {
        /// Where.
        hub: Id<Hub>, Required;
        /// The sector.
        sector: Id<Sector>, Required;
        /// The gas its volumes are counted in.
        gas: Id<Gas>, Required;
        /// What is wanted at the meter, before growth.
        volume: Yearly<GasRate>, Required, plausible "0 bcm/y" to "300 bcm/y";
        /// Growth a year after `growth_from`.
        growth: Var<Growth>, Default("0 %/y"), plausible "-10 %/y" to "15 %/y";
        /// From when on it grows.
        growth_from: Date, Default("2100");
        /// Its shape over the year.
        season: Option<Id<Season>>, Optional;
        /// Lost between the hub and the meter, of what leaves the hub.
        loss: Yearly<Share>, Default("0 %"), plausible "0 %" to "20 %";
        /// Its name for people.
        title: String, Required;
    }
}
