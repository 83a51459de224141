//! A scenario: a title, a parent, what it builds, what it sets, what goes wrong.

use super::{
    periods,
    system_file::Said,
    tree::{Item, Node},
};
use crate::{
    model::{KINDS, KindInfo, Rank, Setting},
    quantity::{Diagnostic, Place, Report},
};

/// The keys a scenario may have.
const KEYS: [&str; 8] = ["title", "says", "leaves_out", "system", "extends", "build", "set", "events"];

/// The head of a scenario: words and the file it stands on.
#[derive(Debug, Default, Clone)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) says: Option<String>,
    pub(super) leaves_out: Option<String>,
    pub(super) system: Option<(String, Place)>,
    pub(super) extends: Option<(String, Place)>,
}

/// Reads the tree of a scenario file.
pub(super) fn read(items: Vec<Item>, rank: Rank, report: &mut Report) -> (Head, Said) {
    let (mut head, mut said) = (Head::default(), Said::default());
    for item in items {
        let Item { key, key_place, value, place } = item;
        match (key.as_str(), value) {
            ("title", Node::Text(text)) => head.title = Some(text),
            ("says", Node::Text(text)) => head.says = Some(text),
            ("leaves_out", Node::Text(text)) => head.leaves_out = Some(text),
            ("system", Node::Text(text)) => head.system = Some((text, place)),
            ("extends", Node::Text(text)) => head.extends = Some((text, place)),
            ("build", Node::List(projects)) => build(projects, rank, &mut said, report),
            ("set", Node::Table(paths)) => set(paths, "", rank, &mut said, report),
            ("events", Node::List(events)) => {
                events.into_iter().for_each(|(event, at)| one_event(event, at, rank, &mut said, report))
            }
            (known, value) if KEYS.contains(&known) => {
                report.push(Diagnostic::error(place, format!("`{known}` is {}", value.what())).expected(match known {
                    "build" => "a list of projects, as build = [\"tapi\"]",
                    "set" => "a table, as [set] with \"path\" = \"value unit\"",
                    "events" => "tables, as [[events]]",
                    _ => "a text in quotes",
                }))
            }
            (unknown, _) => report.push(unknown_key(unknown, key_place)),
        }
    }
    (head, said)
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
            Node::Text(id) => said.settings.push(Setting::text(format!("projects.{id}.built"), "true", place, rank)),
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
                    said.settings.push(Setting { periods, ..Setting::text(name, text, item.key_place, rank) });
                }
                Err(why) => report.push(Diagnostic::error(item.key_place, format!("`{path}`: {why}"))),
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
    let text = |fields: &[Item], key: &str| {
        fields.iter().find(|f| f.key == key).and_then(|f| match &f.value {
            Node::Text(text) => Some(text.clone()),
            _ => None,
        })
    };
    let id = text(&fields, "id").unwrap_or_else(|| {
        let asset = text(&fields, "asset").unwrap_or_default();
        let from = text(&fields, "from").unwrap_or_default();
        format!("{}-{from}", asset.rsplit('.').next().unwrap_or("event"))
    });
    fields.retain(|field| field.key != "id");
    said.declare(kind, &id, place, rank, report);
    said.asset(kind, &id, fields, rank, report);
}

fn kind(name: &str) -> Option<&'static KindInfo> {
    KINDS.iter().find(|kind| kind.name == name)
}
