//! A scenario: a title, a parent, what it builds, what it sets, what goes wrong.

use super::{
    claims, periods,
    system_file::is_id,
    tree::{Item, Node},
};
use crate::{
    model::{KINDS, KindInfo, Rank, Said, Setting},
    quantity::{Diagnostic, Place, Report},
};

/// Only the file of a system has this table.
pub(super) const HORIZON: &str = "horizon";

/// The keys a scenario may have.
pub(super) const KEYS: [&str; 9] =
    ["title", "says", "leaves_out", "system", "extends", "build", "set", "events", "claims"];

/// The head of a scenario: words and the file it stands on.
#[derive(Debug, Default, Clone)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) says: Option<String>,
    pub(super) leaves_out: Option<String>,
    pub(super) system: Option<(String, Place)>,
    pub(super) extends: Option<(String, Place)>,
    pub(super) claims: Vec<claims::Written>,
    /// The file is no scenario at all; that has been said.
    pub(super) is_system: bool,
}

/// Reads the tree of a scenario file: what it sets goes into `said`.
pub(super) fn read(items: Vec<Item>, rank: Rank, said: &mut Said, report: &mut Report) -> Head {
    let mut head = Head::default();
    if let Some(horizon) = items.iter().find(|item| item.key == HORIZON) {
        // Named among scenarios by a pattern as `scenarios/*.toml`: one sentence serves better than one a table.
        let message = "this is the file of a system, not a scenario";
        let hint = "name scenarios only; they point to their system by `system` or `extends`";
        report.push(Diagnostic::error(horizon.key_place.clone(), message).hint(hint));
        head.is_system = true;
        return head;
    }
    for item in items {
        let Item { key, key_place, value, place } = item;
        match (key.as_str(), value) {
            ("title", Node::Text(text)) => head.title = Some(text),
            ("says", Node::Text(text)) => head.says = Some(text),
            ("leaves_out", Node::Text(text)) => head.leaves_out = Some(text),
            ("system", Node::Text(text)) => head.system = Some((text, place)),
            ("extends", Node::Text(text)) => head.extends = Some((text, place)),
            ("build", Node::List(projects)) => build(projects, rank, said, report),
            ("set", Node::Table(paths)) => set(paths, "", rank, said, report),
            ("events", Node::List(events)) => {
                events.into_iter().for_each(|(event, at)| one_event(event, at, rank, said, report))
            }
            ("claims", Node::List(claims)) => {
                let read = |(claim, at)| claims::read(claim, at, report);
                head.claims = claims.into_iter().filter_map(read).collect();
            }
            (known, value) if KEYS.contains(&known) => {
                report.push(Diagnostic::error(place, format!("`{known}` is {}", value.what())).expected(match known {
                    "build" => "a list of projects, as build = [\"tapi\"]",
                    "set" => "a table, as [set] with \"path\" = \"value unit\"",
                    "events" => "tables, as [[events]]",
                    "claims" => "tables, as [[claims]]",
                    _ => "a text in quotes",
                }))
            }
            (unknown, _) => report.push(unknown_key(unknown, key_place)),
        }
    }
    head
}

fn unknown_key(key: &str, place: Place) -> Diagnostic {
    let problem = Diagnostic::error(place, format!("a scenario has no key `{key}`"));
    if KINDS.iter().any(|kind| kind.name == key) {
        return problem.hint("assets belong in system.toml; a scenario changes numbers under [set]");
    }
    problem.expected(KEYS.join(", ")).did_you_mean(key, KEYS)
}

fn build(projects: Vec<(Node, Place)>, rank: Rank, said: &mut Said, report: &mut Report) {
    for (project, place) in projects {
        match project {
            Node::Text(id) if is_id(&id) => {
                said.settings.push(Setting::text(format!("projects.{id}.built"), "true", place, rank));
            }
            Node::Text(id) => report.push(
                Diagnostic::error(place, format!("`{id}` is not the id of a project"))
                    .expected("small letters, digits and dashes, as tapi-stations"),
            ),
            other => report.push(
                Diagnostic::error(place, format!("{} stands in `build`", other.what()))
                    .expected("ids of projects in quotes"),
            ),
        }
    }
}

/// `[set]`: quoted paths, or the same written as nested tables.
fn set(paths: Vec<Item>, before: &str, rank: Rank, said: &mut Said, report: &mut Report) {
    for item in paths {
        let path = if before.is_empty() { item.key } else { format!("{before}.{}", item.key) };
        match item.value {
            Node::Text(text) => match periods::split(&path) {
                Ok((name, periods)) => {
                    let setting = Setting::text(name, text, item.place, rank);
                    said.settings.push(Setting { periods, named: item.key_place, ..setting });
                }
                Err(why) => {
                    let message = format!("`{path}`: {}", why.message);
                    report.push(Diagnostic::unreadable(item.key_place, message, why));
                }
            },
            Node::Table(inner) => set(inner, &path, rank, said, report),
            Node::List(_) => report.push(
                Diagnostic::error(item.place, format!("`{path}` is a list"))
                    .expected("one value with its unit, in quotes"),
            ),
        }
    }
}

fn one_event(event: Node, place: Place, rank: Rank, said: &mut Said, report: &mut Report) {
    let (Node::Table(mut fields), Some(kind)) = (event, kind("events")) else {
        report.push(Diagnostic::error(place, "an event is a table").expected("[[events]]"));
        return;
    };
    let id = match fields.iter().position(|field| field.key == "id").map(|n| fields.remove(n)) {
        Some(Item { value: Node::Text(id), place, .. }) => (id, place),
        Some(other) => {
            let problem = Diagnostic::error(other.place, format!("the id of an event is {}", other.value.what()));
            report.push(problem.expected("small letters, digits and dashes, as hormuz-2026"));
            return;
        }
        None => (name_of(&fields), place),
    };
    if said.declare(kind, &id.0, id.1, rank, report) {
        said.asset(kind, &id.0, fields, rank, report);
    }
}

/// The id of an event that has none: what it hits and when, as far as it says so.
fn name_of(fields: &[Item]) -> String {
    let text = |key: &str| {
        fields.iter().find(|f| f.key == key).and_then(|f| match &f.value {
            Node::Text(text) => Some(text.as_str()),
            _ => None,
        })
    };
    let asset = text("asset").and_then(|asset| asset.rsplit('.').next()).filter(|asset| is_id(asset));
    let from = text("from").filter(|from| is_id(from));
    [asset.unwrap_or("event"), from.unwrap_or("")].join("-").trim_end_matches('-').to_owned()
}

fn kind(name: &str) -> Option<&'static KindInfo> {
    KINDS.iter().find(|kind| kind.name == name)
}
