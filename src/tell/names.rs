//! Assets and places by the names that stand in files.

use super::csv::Cell;
use crate::{
    model::Structure,
    simulate::{AssetRef, EntryPoint, NodeRef, SetBy, SupplyKind},
};

/// Names of one structure.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a>(pub &'a Structure);

impl<'a> Names<'a> {
    /// The kind, the id and the title of an asset.
    fn of(self, asset: AssetRef) -> (&'static str, &'a str, &'a str) {
        let all = self.0;
        match asset {
            AssetRef::Source(id) => ("sources", all.sources.name(id), &all.sources[id].title),
            AssetRef::Pipeline(id) => ("pipelines", all.pipelines.name(id), &all.pipelines[id].title),
            AssetRef::Terminal(id) => ("terminals", all.terminals.name(id), &all.terminals[id].title),
            AssetRef::Contract(id) => ("contracts", all.contracts.name(id), &all.contracts[id].title),
            AssetRef::Spot(id) => ("spots", all.spots.name(id), &all.spots[id].title),
            AssetRef::Entitlement(id) => ("entitlements", all.entitlements.name(id), &all.entitlements[id].title),
            AssetRef::Storage(id) => ("storages", all.storages.name(id), &all.storages[id].title),
            AssetRef::Demand(id) => ("demands", all.demands.name(id), &all.demands[id].title),
        }
    }

    /// `kind.id`, as in paths.
    pub fn path(self, asset: AssetRef) -> String {
        let (kind, id, _) = self.of(asset);
        format!("{kind}.{id}")
    }

    /// The same as a cell of a table.
    pub fn cell(self, asset: AssetRef) -> Cell<'a> {
        let (kind, id, _) = self.of(asset);
        Cell::Path(kind, id)
    }

    /// The title of an asset, for people.
    pub fn title(self, asset: AssetRef) -> &'a str {
        self.of(asset).2
    }

    /// The id of the point where gas enters a country.
    pub fn entry(self, entry: EntryPoint) -> &'a str {
        self.of(AssetRef::from(entry)).1
    }

    /// Where an arc begins or ends.
    pub fn node(self, node: NodeRef) -> &'a str {
        match node {
            NodeRef::Hub(id) => self.0.hubs.name(id),
            NodeRef::Terminal(id) => self.0.terminals.name(id),
            NodeRef::Storage(id) => self.0.storages.name(id),
            NodeRef::Contract(id) => self.0.contracts.name(id),
            NodeRef::Spot(id) => self.0.spots.name(id),
            NodeRef::Outside => "",
        }
    }

    /// What sets a marginal value.
    pub fn set_by(self, set_by: SetBy) -> Cell<'a> {
        match set_by {
            SetBy::Source(id) => self.cell(AssetRef::Source(id)),
            SetBy::Contract(id) => self.cell(AssetRef::Contract(id)),
            SetBy::Spot(id) => self.cell(AssetRef::Spot(id)),
            SetBy::Entitlement(id) => self.cell(AssetRef::Entitlement(id)),
            SetBy::Demand(id) => self.cell(AssetRef::Demand(id)),
            SetBy::Stock(id) => self.cell(AssetRef::Storage(id)),
            SetBy::Glut => Cell::Text("glut"),
            SetBy::Nothing => Cell::Empty,
        }
    }
}

/// The word of a kind of supply.
pub fn kind(kind: SupplyKind) -> &'static str {
    match kind {
        SupplyKind::Production => "production",
        SupplyKind::Lng => "lng",
        SupplyKind::Pipeline => "pipeline",
    }
}
