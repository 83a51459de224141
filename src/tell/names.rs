//! Assets and places by the names that stand in files.

use crate::{
    model::Structure,
    simulate::{Asset, Point, SetBy, SupplyKind},
};

/// Names of one structure.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a>(pub &'a Structure);

impl<'a> Names<'a> {
    /// The id of an asset.
    pub fn id(self, asset: Asset) -> &'a str {
        match asset {
            Asset::Source(id) => self.0.sources.name(id),
            Asset::Pipeline(id) => self.0.pipelines.name(id),
            Asset::Terminal(id) => self.0.terminals.name(id),
            Asset::Contract(id) => self.0.contracts.name(id),
            Asset::Spot(id) => self.0.spots.name(id),
            Asset::Storage(id) => self.0.storages.name(id),
        }
    }

    /// `kind.id`, as in paths.
    pub fn path(self, asset: Asset) -> String {
        let kind = match asset {
            Asset::Source(_) => "sources",
            Asset::Pipeline(_) => "pipelines",
            Asset::Terminal(_) => "terminals",
            Asset::Contract(_) => "contracts",
            Asset::Spot(_) => "spots",
            Asset::Storage(_) => "storages",
        };
        format!("{kind}.{}", self.id(asset))
    }

    /// The title of an asset, for people.
    pub fn title(self, asset: Asset) -> &'a str {
        match asset {
            Asset::Source(id) => &self.0.sources[id].title,
            Asset::Pipeline(id) => &self.0.pipelines[id].title,
            Asset::Terminal(id) => &self.0.terminals[id].title,
            Asset::Contract(id) => &self.0.contracts[id].title,
            Asset::Spot(id) => &self.0.spots[id].title,
            Asset::Storage(id) => &self.0.storages[id].title,
        }
    }

    /// Where an arc begins or ends.
    pub fn point(self, point: Point) -> &'a str {
        match point {
            Point::Hub(id) => self.0.hubs.name(id),
            Point::Quay(id) => self.0.terminals.name(id),
            Point::Stock(id) => self.0.storages.name(id),
            Point::Outside => "",
        }
    }

    /// What sets a marginal value.
    pub fn set_by(self, set_by: SetBy) -> String {
        match set_by {
            SetBy::Asset(asset) => self.path(asset),
            SetBy::Demand(id) => format!("demands.{}", self.0.demands.name(id)),
            SetBy::Glut => "glut".to_owned(),
            SetBy::Nothing => String::new(),
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
