//! What a run found, as plain rows: energies in PJ (gross) per period, money in real USD/GJ, ids instead of names.
//!
//! A row exists for what could have happened in the period; a number nobody can know (the price at a hub to which nothing is
//! built) is `None`, never 0. Signs: every amount is positive in the direction its name says; `storage_net` is withdrawal less
//! injection. At every hub and month
//!
//! `production + pipeline_in + lng_in + storage_net = served + pipeline_out + losses`,
//!
//! where `pipeline_in` is received, `pipeline_out` is sent, `lng_in` is send-out, `served` is counted at the customers'
//! meters and `losses` is what is lost between the hub and those meters.

mod agreed;
mod places;
mod rows;

pub use agreed::*;
pub use places::{AssetRef, EntryPoint, NodeRef, SupplyKind};
pub use rows::*;

use crate::{
    model::kinds::{Country, Hub, Sector},
    quantity::{DAYS_IN_YEAR, Id, days_in_month},
};

/// All a run found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// By year, country, entry and origin.
    pub supply: Vec<SupplyRow>,
    /// By year, month and asset.
    pub flows: Vec<FlowRow>,
    /// By year, month and hub.
    pub balances: Vec<BalanceRow>,
    /// By year, month, hub and sector.
    pub sectors: Vec<SectorRow>,
    /// By year, month and hub.
    pub prices: Vec<PriceRow>,
    /// By year, month and hub, where the highest day of the month goes short.
    pub peak_days: Vec<PeakRow>,
    /// By year, month, hub and sector, where somebody goes without.
    pub unserved: Vec<UnservedRow>,
    /// By year and contract.
    pub contracts: Vec<ContractRow>,
    /// By year and entitlement.
    pub entitlements: Vec<EntitlementRow>,
    /// By year and project.
    pub projects: Vec<ProjectRow>,
    /// By year, project and country, where it is more than nothing.
    pub passed: Vec<PassedRow>,
    /// What a reader should know.
    pub notices: Vec<Notice>,
}

impl Outcome {
    /// What reached the markets of a country in a year, PJ.
    pub fn supply(&self, country: Id<Country>, year: i32) -> f64 {
        sum(&self.supply, |row| row.country == country && row.year == year, |row| row.energy_pj)
    }
    /// What reached the markets of a country by one entry in a year, PJ.
    pub fn imports(&self, country: Id<Country>, entry: EntryPoint, year: i32) -> f64 {
        let which = |row: &SupplyRow| row.country == country && row.entry == entry && row.year == year;
        sum(&self.supply, which, |row| row.energy_pj)
    }
    /// What the sector of a country went without in a year, PJ; the sector knows its country.
    pub fn unserved(&self, sector: Id<Sector>, year: i32) -> f64 {
        sum(&self.unserved, |row| row.sector == sector && row.year == year, |row| row.amount)
    }
    /// What the sector of a country received at its meters in a year, PJ.
    pub fn served(&self, sector: Id<Sector>, year: i32) -> f64 {
        sum(&self.sectors, |row| row.sector == sector && row.year == year, |row| row.served)
    }
    /// What the meters of a country received in a year, PJ.
    pub fn served_in(&self, country: Id<Country>, year: i32) -> f64 {
        sum(&self.balances, |row| row.country == country && row.year == year, |row| row.served)
    }
    /// What the customers of a country went without in a year, PJ.
    pub fn unserved_in(&self, country: Id<Country>, year: i32) -> f64 {
        sum(&self.balances, |row| row.country == country && row.year == year, |row| row.unserved)
    }
    /// What entered an asset in a year, PJ; of a storage, what was put in. `None` where it had no capacity.
    pub fn flow(&self, asset: AssetRef, year: i32) -> Option<f64> {
        let rows = self.flows.iter().filter(|row| row.asset == asset && row.year == year);
        let mut rows = rows.filter(|row| !matches!(row.from, NodeRef::Storage(_))).peekable();
        rows.peek()?;
        Some(rows.map(|row| row.flow).sum())
    }
    /// The mean marginal value at a hub over the months of a year that have one, real USD/GJ, by days.
    pub fn marginal(&self, hub: Id<Hub>, year: i32) -> Option<f64> {
        let rows = self.prices.iter().filter(|row| row.hub == hub && row.year == year);
        mean(rows.filter_map(|row| Some((row.marginal_value?, days(row.month)))))
    }
}

fn sum<R>(rows: &[R], which: impl Fn(&R) -> bool, number: impl Fn(&R) -> f64) -> f64 {
    rows.iter().filter(|row| which(row)).map(number).sum()
}

/// The days of a month, or of the year where it has one slice.
pub(super) fn days(month: Option<u8>) -> f64 {
    month.map_or(DAYS_IN_YEAR, |month| days_in_month(usize::from(month) - 1))
}

/// The mean of (number, weight); none of none.
pub(super) fn mean(weighted: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (sum, weight) = weighted.fold((0.0, 0.0), |(sum, weight), (x, w)| (sum + x * w, weight + w));
    (weight > 0.0).then(|| sum / weight)
}
