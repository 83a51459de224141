//! `system.toml`: the network. Each table `[kind.id]` declares an asset, each key in it is a setting.

use super::tree::{Item, Node};
use crate::{
    model::{Declaration, KINDS, KindInfo, Rank, Setting, Written},
    quantity::{Diagnostic, Place, Report},
};

/// What a file says: assets and settings.
#[derive(Default)]
pub(super) struct Said {
    pub(super) declarations: Vec<Declaration>,
    pub(super) settings: Vec<Setting>,
}

/// Reads the tree of a system file.
pub(super) fn read(items: Vec<Item>, report: &mut Report) -> Said {
    let mut said = Said::default();
    for item in items {
        let Some(kind) = KINDS.iter().find(|kind| kind.name == item.key) else {
            let message = format!("`{}` is not a kind of asset", item.key);
            report.push(
                Diagnostic::error(item.key_place, message).did_you_mean(&item.key, KINDS.iter().map(|kind| kind.name)),
            );
            continue;
        };
        match item.value {
            Node::Table(fields) if kind.single => said.asset(kind, "", fields, Rank::Base, report),
            Node::Table(assets) => said.assets(kind, assets, report),
            other => report.push(
                Diagnostic::error(item.place, format!("`{}` is {}", item.key, other.what()))
                    .expected(format!("tables as [{}.some-id]", kind.name)),
            ),
        }
    }
    said
}

impl Said {
    fn assets(&mut self, kind: &'static KindInfo, assets: Vec<Item>, report: &mut Report) {
        for asset in assets {
            match asset.value {
                Node::Table(fields) => {
                    self.declare(kind, &asset.key, asset.key_place, Rank::Base, report);
                    self.asset(kind, &asset.key, fields, Rank::Base, report);
                }
                other => report.push(
                    Diagnostic::error(asset.place, format!("`{}.{}` is {}", kind.name, asset.key, other.what()))
                        .expected(format!("a table as [{}.{}]", kind.name, asset.key)),
                ),
            }
        }
    }

    /// Declares an asset; an id that could not stand in a path is refused.
    pub(super) fn declare(&mut self, kind: &'static KindInfo, id: &str, place: Place, rank: Rank, report: &mut Report) {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(good) {
            report.push(
                Diagnostic::error(place.clone(), format!("`{id}` cannot be an id"))
                    .expected("small letters, digits and dashes, as tapi-herat"),
            );
        }
        self.declarations.push(Declaration { kind: kind.name.to_owned(), id: id.to_owned(), place, rank });
    }

    /// The fields of one asset as settings of rank `rank`.
    pub(super) fn asset(
        &mut self,
        kind: &'static KindInfo,
        id: &str,
        fields: Vec<Item>,
        rank: Rank,
        report: &mut Report,
    ) {
        for field in fields {
            let path = if kind.single {
                format!("{}.{}", kind.name, field.key)
            } else {
                format!("{}.{id}.{}", kind.name, field.key)
            };
            let place = field.key_place.clone();
            match field.value {
                Node::Text(text) => self.settings.push(Setting::text(path, text, place, rank)),
                Node::List(list) => self.list(path, list, place, rank, report),
                Node::Table(fields) => self.scale(path, fields, rank, report),
            }
        }
    }

    fn list(&mut self, path: String, list: Vec<(Node, Place)>, place: Place, rank: Rank, report: &mut Report) {
        let mut texts = Vec::new();
        for (node, at) in list {
            match node {
                Node::Text(text) => texts.push((text, at)),
                other => report.push(
                    Diagnostic::error(at, format!("{} stands in a list of ids", other.what()))
                        .expected("ids in quotes"),
                ),
            }
        }
        let written = Written::List(texts);
        self.settings.push(Setting { written, ..Setting::text(path, "", place, rank) });
    }

    /// `capacity.scale = "0.9"` is a table to TOML.
    fn scale(&mut self, path: String, fields: Vec<Item>, rank: Rank, report: &mut Report) {
        for field in fields {
            match field.value {
                Node::Text(text) if field.key == "scale" => {
                    self.settings.push(Setting::text(format!("{path}.scale"), text, field.key_place, rank));
                }
                other => report.push(
                    Diagnostic::error(field.key_place, format!("`{path}.{}` is {} too deep", field.key, other.what()))
                        .expected("one value with its unit, in quotes"),
                ),
            }
        }
    }
}
