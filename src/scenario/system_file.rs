//! `system.toml`: the network. Each table `[kind.id]` declares an asset, each key in it is a setting.

use super::{
    assumptions::Case,
    tree::{self, Item, Node},
};
use crate::{
    model::{Declaration, KINDS, KindInfo, Rank, Said, Setting, Written},
    quantity::{Diagnostic, FileId, Place, Report},
};

/// Reads a system file into `said`. It has no cases.
pub(super) fn read(text: &str, file: FileId, _: Case, said: &mut Said, report: &mut Report) {
    let (items, whole) = tree::parse(text, file, report);
    said.complete &= whole && !items.is_empty();
    if whole && items.is_empty() {
        let problem = Diagnostic::error(Place::File(file), "the system is empty");
        report.push(problem.expected("tables as [horizon] and [hubs.some-id]"));
    }
    tables(items, file, said, report);
}

fn tables(items: Vec<Item>, file: FileId, said: &mut Said, report: &mut Report) {
    if let Some(head) = items.iter().find(|item| ["extends", "system", "build"].contains(&item.key.as_str())) {
        said.complete = false;
        let problem =
            Diagnostic::error(head.key_place.clone(), "this is a scenario, where the file of a system belongs");
        report.push(problem.hint("name it in `extends` instead of `system`"));
        return;
    }
    // What a table that is not there should say is missing in the file.
    for kind in KINDS.iter().filter(|kind| kind.single && !items.iter().any(|item| item.key == kind.name)) {
        said.declarations.push(single(kind, Place::File(file)));
    }
    for item in items {
        let Some(kind) = KINDS.iter().find(|kind| kind.name == item.key) else {
            let message = format!("`{}` is not a kind of asset", item.key);
            said.complete = false;
            let known = || KINDS.iter().map(|kind| kind.name);
            let problem = Diagnostic::error(item.key_place, message).did_you_mean(&item.key, known());
            let all = known().collect::<Vec<_>>().join(", ");
            report.push(if problem.hint.is_none() { problem.expected(format!("one of: {all}")) } else { problem });
            continue;
        };
        match item.value {
            Node::Table(fields) if kind.single => {
                said.declarations.push(single(kind, item.key_place));
                said.asset(kind, "", fields, Rank::Base, report);
            }
            Node::Table(assets) => said.assets(kind, assets, report),
            other => {
                said.complete = false;
                report.push(
                    Diagnostic::error(item.place, format!("`{}` is {}", item.key, other.what()))
                        .expected(format!("tables as [{}.some-id]", kind.name)),
                );
            }
        }
    }
}

/// The one asset of a kind that has no ids.
fn single(kind: &KindInfo, place: Place) -> Declaration {
    Declaration { kind: kind.name.to_owned(), id: String::new(), place, rank: Rank::Base }
}

impl Said {
    fn assets(&mut self, kind: &'static KindInfo, assets: Vec<Item>, report: &mut Report) {
        for asset in assets {
            match asset.value {
                Node::Table(fields) => {
                    if self.declare(kind, &asset.key, asset.key_place, Rank::Base, report) {
                        self.asset(kind, &asset.key, fields, Rank::Base, report);
                    }
                }
                other => report.push(
                    Diagnostic::error(asset.place, format!("`{}.{}` is {}", kind.name, asset.key, other.what()))
                        .expected(format!("a table as [{}.{}]", kind.name, asset.key)),
                ),
            }
        }
    }

    /// Declares an asset; an id that could not stand in a path is refused. Gives whether its fields should be read.
    pub(super) fn declare(
        &mut self,
        kind: &'static KindInfo,
        id: &str,
        place: Place,
        rank: Rank,
        report: &mut Report,
    ) -> bool {
        let known = |d: &Declaration| d.kind == kind.name && d.id == id && d.rank == rank;
        let again = rank != Rank::Base && self.declarations.iter().any(known);
        let good = is_id(id);
        if good {
            self.declarations.push(Declaration { kind: kind.name.to_owned(), id: id.to_owned(), place, rank });
        } else {
            self.complete = false;
            let near: String = id.to_ascii_lowercase().replace(['_', ' ', '.'], "-");
            let problem = Diagnostic::error(place, format!("`{id}` cannot be an id"))
                .expected("small letters, digits and dashes, as tapi-herat");
            report.push(if is_id(&near) { problem.hint(format!("write `{near}`")) } else { problem });
        }
        good && !again
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
            let named = field.key_place;
            match field.value {
                Node::Text(text) => {
                    self.settings.push(Setting { named, ..Setting::text(path, text, field.place, rank) });
                }
                Node::List(list) => {
                    self.list(Setting { named, ..Setting::text(path, "", field.place, rank) }, list, report)
                }
                Node::Table(fields) => self.scale(path, fields, rank, report),
            }
        }
    }

    fn list(&mut self, setting: Setting, list: Vec<(Node, Place)>, report: &mut Report) {
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
        self.settings.push(Setting { written, ..setting });
    }

    /// `capacity.scale = "0.9"` is a table to TOML.
    fn scale(&mut self, path: String, fields: Vec<Item>, rank: Rank, report: &mut Report) {
        for field in fields {
            match field.value {
                Node::Text(text) if field.key == "scale" => {
                    let scale = Setting::text(format!("{path}.scale"), text, field.place, rank);
                    self.settings.push(Setting { named: field.key_place, ..scale });
                }
                other => report.push(
                    Diagnostic::error(
                        field.key_place,
                        format!("`{path}.{}` is {} one level too deep", field.key, other.what()),
                    )
                    .expected("one value with its unit, in quotes"),
                ),
            }
        }
    }
}

/// Whether a text can be an id.
pub(super) fn is_id(text: &str) -> bool {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !text.is_empty() && text.len() <= 100 && text.chars().all(good)
}
