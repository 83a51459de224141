//! Outages, cuts, and jumps of a price.

use super::{Contract, Entitlement, Marker, Pipeline, Route, Source, Spot, Storage, Terminal, words};
use crate::{
    model::{Choice, Date, Need::*, Switch, Var, attribute::asset},
    quantity::{
        Id,
        measures::{Factor, Share},
    },
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

/// Anything that an event may hit: what has an availability, and markers, which have a price.
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
    /// A marker.
    Marker(Id<Marker>),
}

impl AnyAsset {
    /// The kinds that an event may hit.
    pub(crate) const KINDS: [&'static str; 9] =
        ["sources", "pipelines", "terminals", "contracts", "spots", "storages", "entitlements", "routes", "markers"];

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
            "markers" => Self::Marker(Id::new(row)),
            _ => return None,
        })
    }
}

asset! {
    /// An outage or a cut of an asset, or a jump of the price of a marker, for some time.
    pub struct Event in "events", single = false {
        /// What it hits, as `contracts.qatar-1` or `markers.jkm`.
        asset: AnyAsset, Required;
        /// From when.
        from: Date, Required;
        /// Until when (the first month that is as without it).
        until: Date, Required;
        /// The share that still works; of a marker, `price` instead.
        availability: Var<Share>, Default("0 %"), plausible "0 %" to "100 %";
        /// What the price of a marker is multiplied by.
        price: Option<Var<Factor>>, Optional, plausible "0.2" to "6";
        /// Why.
        cause: Choice<Cause>, Required;
        /// Whether the dispatch of the months before knows of it.
        foreseen: Switch, Default("false");
        /// For people.
        title: Option<String>, Optional;
    }
}
