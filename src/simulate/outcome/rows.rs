//! The rows of gas: what could have happened in a period at a hub, in an asset, to a demand.

use super::places::{AssetRef, EntryPoint, NodeRef, SupplyKind};
use crate::{
    model::kinds::{Contract, Country, Demand, Entitlement, Hub, Sector, Source, Spot, Storage},
    quantity::Id,
};

/// What reached a country's markets in a year: by entry and by origin, both of which add to the whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SupplyRow {
    /// The year.
    pub year: i32,
    /// Whose market.
    pub country: Id<Country>,
    /// How it came.
    pub kind: SupplyKind,
    /// Where it entered the country.
    pub entry: EntryPoint,
    /// Where it was produced.
    pub origin: Id<Country>,
    /// At the inlet of the hubs, PJ.
    pub energy_pj: f64,
}

/// What passed an asset.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlowRow {
    /// The year.
    pub year: i32,
    /// 1 to 12; `None` where the run has one slice a year.
    pub month: Option<u8>,
    /// The asset.
    pub asset: AssetRef,
    /// Where the flow begins.
    pub from: NodeRef,
    /// Where it ends.
    pub to: NodeRef,
    /// What enters the asset, PJ.
    pub flow: f64,
    /// The most that could have entered, PJ.
    pub capacity: f64,
    /// What does not arrive, PJ.
    pub losses: f64,
    /// Price, cost or toll of a unit that enters, real USD/GJ, as paid whether sunk or not.
    pub charge: f64,
}

/// Demand at the inlet of its hub: at the meters, and what is lost on the way to them. It hangs on no flow.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct AtInlet {
    /// Wanted.
    pub demand: f64,
    /// Wanted and not received.
    pub unserved: f64,
    /// Of that, what could not be had at any price.
    pub unavailable: f64,
}

/// The balance of a hub.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BalanceRow {
    /// The year.
    pub year: i32,
    /// 1 to 12; `None` where the run has one slice a year.
    pub month: Option<u8>,
    /// The hub.
    pub hub: Id<Hub>,
    /// Its country.
    pub country: Id<Country>,
    /// Wanted at the meters.
    pub demand: f64,
    /// Received at the meters.
    pub served: f64,
    /// `demand - served`.
    pub unserved: f64,
    /// Of that, what would be served if its value were unlimited.
    pub unaffordable: f64,
    /// The rest of it.
    pub unavailable: f64,
    /// What is wanted, unserved and unavailable as it would leave the hub, with what is lost on the way to the meters.
    pub at_inlet: AtInlet,
    /// From sources at the hub.
    pub production: f64,
    /// Received by pipeline.
    pub pipeline_in: f64,
    /// Send-out of terminals.
    pub lng_in: f64,
    /// Withdrawn from storage less put into it.
    pub storage_net: f64,
    /// Sent by pipeline.
    pub pipeline_out: f64,
    /// Lost between the hub and the meters.
    pub losses: f64,
}

/// The demand of one sector at one hub.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SectorRow {
    /// The year.
    pub year: i32,
    /// 1 to 12; `None` where the run has one slice a year.
    pub month: Option<u8>,
    /// The hub.
    pub hub: Id<Hub>,
    /// The sector.
    pub sector: Id<Sector>,
    /// Wanted at the meters.
    pub demand: f64,
    /// Received at the meters.
    pub served: f64,
}

/// A hub that goes short on the highest day of a month. Amounts are those of a month of such days, so that their mean rates
/// are those of the day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PeakRow {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// The hub.
    pub hub: Id<Hub>,
    /// Its country.
    pub country: Id<Country>,
    /// Wanted at the meters on that day.
    pub demand: f64,
    /// Of it, what the network cannot deliver at any price.
    pub shortfall: f64,
    /// The same at the hub's inlet, with what would be lost on the way to the meters.
    pub at_inlet: f64,
}

/// What sets a marginal value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetBy {
    /// The cost of a field.
    Source(Id<Source>),
    /// The flexible volume of a contract.
    Contract(Id<Contract>),
    /// Spot LNG.
    Spot(Id<Spot>),
    /// Gas of a transit line above what is paid for anyway.
    Entitlement(Id<Entitlement>),
    /// What a demand would pay: one unit more for another is one less for it.
    Demand(Id<Demand>),
    /// Gas kept for the end of the year.
    Stock(Id<Storage>),
    /// More gas that is paid for anyway than anybody takes.
    Glut,
    /// Nothing could bring one unit more.
    Nothing,
}

/// The marginal value at a hub.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriceRow {
    /// The year.
    pub year: i32,
    /// 1 to 12; `None` where the run has one slice a year.
    pub month: Option<u8>,
    /// The hub.
    pub hub: Id<Hub>,
    /// The cost of one more unit of demand there, real USD/GJ; `None` where there is no demand and nothing built leads.
    pub marginal_value: Option<f64>,
    /// What sets it.
    pub set_by: SetBy,
    /// What one unit less would save, real USD/GJ, where it is not what one more would cost: at a kink.
    pub one_less: Option<f64>,
    /// What sets that.
    pub less_set_by: Option<SetBy>,
}

/// A sector that went short.
#[derive(Debug, Clone, PartialEq)]
pub struct UnservedRow {
    /// The year.
    pub year: i32,
    /// 1 to 12; `None` where the run has one slice a year.
    pub month: Option<u8>,
    /// The hub.
    pub hub: Id<Hub>,
    /// The sector.
    pub sector: Id<Sector>,
    /// Wanted and not received, PJ.
    pub amount: f64,
    /// Of that, what would be served if its value were unlimited.
    pub unaffordable: f64,
    /// The rest of it.
    pub unavailable: f64,
    /// The limits that bind, dearest first: what one unit more of each would save, real USD/GJ.
    pub binding: Vec<(AssetRef, f64)>,
}
