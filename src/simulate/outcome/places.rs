//! What rows speak of: ways into a market, assets, places.

use crate::{
    model::kinds::{Contract, Demand, Entitlement, Hub, Pipeline, Source, Spot, Storage, Terminal},
    quantity::Id,
};

/// How gas reaches a country's market.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SupplyKind {
    /// From its own fields.
    Production,
    /// Over its border by pipeline.
    Pipeline,
    /// By sea.
    Lng,
}

/// Where gas enters a country's market: one of two partitions of supply (the other is the country of origin).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryPoint {
    /// A field at home.
    Source(Id<Source>),
    /// The pipeline that crosses the border.
    Pipeline(Id<Pipeline>),
    /// The terminal that sends it out.
    Terminal(Id<Terminal>),
}

/// An asset that gas passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssetRef {
    /// A source.
    Source(Id<Source>),
    /// A pipeline.
    Pipeline(Id<Pipeline>),
    /// A terminal.
    Terminal(Id<Terminal>),
    /// A contract for LNG.
    Contract(Id<Contract>),
    /// Spot LNG.
    Spot(Id<Spot>),
    /// A right to gas of a transit line.
    Entitlement(Id<Entitlement>),
    /// A storage.
    Storage(Id<Storage>),
    /// A demand.
    Demand(Id<Demand>),
}

/// Where a flow begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeRef {
    /// Outside the network: reservoirs, the sea, burner tips.
    Outside,
    /// A hub.
    Hub(Id<Hub>),
    /// The tanks of a terminal.
    Terminal(Id<Terminal>),
    /// A storage.
    Storage(Id<Storage>),
    /// The year's quantity of a contract.
    Contract(Id<Contract>),
    /// The month's volume of a spot supply.
    Spot(Id<Spot>),
}

impl From<EntryPoint> for AssetRef {
    fn from(entry: EntryPoint) -> Self {
        match entry {
            EntryPoint::Source(id) => Self::Source(id),
            EntryPoint::Pipeline(id) => Self::Pipeline(id),
            EntryPoint::Terminal(id) => Self::Terminal(id),
        }
    }
}
