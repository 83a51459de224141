//! Outages and cuts.

use super::{Contract, Entitlement, Pipeline, Route, Source, Spot, Storage, Terminal, words};
use crate::{
    model::{Choice, Date, Need::*, Switch, Var, attribute::asset},
    quantity::{Id, measures::Share},
};

words! {
    /// Why an asset fails.
    pub enum Cause {
        /// The supplier's force majeure: quantity and obligation shrink.
        Supplier = "supplier",
        /// The buyer or its terminal: the obligation stays.
        Buyer = "buyer",
        /// A strait or a transit state: force majeure for every contract through it.
        Route = "route",
        /// Planned work.
        Maintenance = "maintenance"
    }
}

/// Anything that has an availability.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnyAsset {
    /// A source.
    Source(Id<Source>),
    /// A pipeline.
    Pipeline(Id<Pipeline>),
    /// A terminal.
    Terminal(Id<Terminal>),
    /// A contract.
    Contract(Id<Contract>),
    /// Spot supply.
    Spot(Id<Spot>),
    /// A storage.
    Storage(Id<Storage>),
    /// An entitlement.
    Entitlement(Id<Entitlement>),
    /// A route.
    Route(Id<Route>),
}

impl AnyAsset {
    /// The kinds that have an availability.
    pub(crate) const KINDS: [&'static str; 8] =
        ["sources", "pipelines", "terminals", "contracts", "spots", "storages", "entitlements", "routes"];

    pub(crate) fn new(kind: &str, row: usize) -> Option<Self> {
        Some(match kind {
            "sources" => Self::Source(Id::new(row)),
            "pipelines" => Self::Pipeline(Id::new(row)),
            "terminals" => Self::Terminal(Id::new(row)),
            "contracts" => Self::Contract(Id::new(row)),
            "spots" => Self::Spot(Id::new(row)),
            "storages" => Self::Storage(Id::new(row)),
            "entitlements" => Self::Entitlement(Id::new(row)),
            "routes" => Self::Route(Id::new(row)),
            _ => return None,
        })
    }
}

asset! {
    /// An outage or a cut of an asset for some time.
    pub struct Event in "events", single = false {
        /// What fails, as `contracts.qatar-1`.
        asset: AnyAsset, Required;
        /// From when.
        from: Date, Required;
        /// Until when (the first month that works again).
        until: Date, Required;
        /// The share that still works.
        availability: Var<Share>, Default("0 %"), plausible "0 %" to "100 %";
        /// Why.
        cause: Choice<Cause>, Required;
        /// Whether the dispatch of the months before knows of it.
        foreseen: Switch, Default("false");
        /// For people.
        title: Option<String>, Optional;
    }
}
