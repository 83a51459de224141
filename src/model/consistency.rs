//! What no single field can show: one named check a function, and each message names the fix.

use super::{
    kinds::{After, Hub, Pipeline, Project, Role},
    money,
    structure::Model,
};
use crate::quantity::{Diagnostic, Id, Place, Report};

/// Runs all checks of a whole model.
pub(super) fn check(model: &Model, report: &mut Report) {
    let mut found = Vec::new();
    markers_have_one_price(model, &mut found);
    pipelines_join_two_hubs(model, &mut found);
    nobody_exports_by_chance(model, &mut found);
    projects_do_not_wait_for_themselves(model, &mut found);
    what_begins_ends_later(model, &mut found);
    sectors_have_a_few_blocks(model, &mut found);
    money::has_a_price_index(model, &mut found);
    money::has_rates(model, &mut found);
    spot_follows_only_where_named(model, &mut found);
    entries_have_one_gate(model, &mut found);
    offtakes_leave_their_line(model, &mut found);
    shares_of_a_line_add_to_one(model, &mut found);
    seasons_have_some_weight(model, &mut found);
    junctions_have_prior_claims_only(model, &mut found);
    found.into_iter().for_each(|problem| report.push(problem));
}

pub(super) type Found = Vec<Diagnostic>;

/// Where a path was last written, or else where its asset is declared.
pub(super) fn place(model: &Model, path: &str) -> Place {
    let said = model.paths.get(path).and_then(|entry| entry.origin(0)).map(|layer| layer.place.clone());
    // A default, or a field that is not there: the asset itself is shown.
    said.filter(|place| *place != Place::Default).unwrap_or_else(|| {
        let asset = path.rsplit_once('.').map_or(path, |(asset, _)| asset);
        model.paths.declared.get(asset).cloned().unwrap_or(Place::Default)
    })
}

fn markers_have_one_price(model: &Model, found: &mut Found) {
    for (_, name, marker) in model.structure.markers.iter() {
        if marker.oil_price.is_some() == marker.gas_price.is_some() {
            let message = format!("`markers.{name}` must state an oil price or a gas price, and only one of them");
            found.push(Diagnostic::error(place(model, &format!("markers.{name}.lag")), message));
        }
    }
}

fn pipelines_join_two_hubs(model: &Model, found: &mut Found) {
    for (_, name, line) in model.structure.pipelines.iter().filter(|(.., line)| line.from == line.to) {
        let message = format!("`pipelines.{name}` begins and ends at `{}`", model.structure.hubs.name(line.from));
        found.push(Diagnostic::error(place(model, &format!("pipelines.{name}.to")), message));
    }
}

/// Gas leaves a country's market hub for another country only where an export contract names it: without this
/// rule a least-cost solver ships a country's own gas abroad whenever a neighbour's value is a cent higher.
fn nobody_exports_by_chance(model: &Model, found: &mut Found) {
    let hubs = &model.structure.hubs;
    for (id, name, line) in model.structure.pipelines.iter() {
        let (from, to) = (&hubs[line.from], &hubs[line.to]);
        let crosses = from.role.0 == Role::Market && (to.role.0 == Role::Junction || to.country != from.country);
        if crosses && !model.structure.entries.iter().any(|(_, _, entry)| entry.pipeline == Some(id)) {
            let message = format!(
                "`pipelines.{name}` takes gas out of the market hub `{}`, and no entry of a line names it",
                hubs.name(line.from)
            );
            found.push(
                Diagnostic::error(place(model, &format!("pipelines.{name}.from")), message).hint(
                    "let a transit line run through junctions of its own; a country's gas leaves only by an entry",
                ),
            );
        }
    }
}

fn projects_do_not_wait_for_themselves(model: &Model, found: &mut Found) {
    let projects = &model.structure.projects;
    for (id, name, _) in projects.iter() {
        let mut open: Vec<Id<Project>> = projects[id].requires.iter().flatten().copied().collect();
        let mut seen = Vec::new();
        while let Some(next) = open.pop() {
            if next == id {
                let message = format!("`projects.{name}` requires itself, by way of others or directly");
                found.push(Diagnostic::error(place(model, &format!("projects.{name}.requires")), message));
                break;
            }
            if !seen.contains(&next) {
                seen.push(next);
                open.extend(projects[next].requires.iter().flatten());
            }
        }
    }
}

fn what_begins_ends_later(model: &Model, found: &mut Found) {
    let (s, at) = (&model.structure, |date: super::Date| date.get(&model.values));
    let spans = (s.contracts.iter().map(|(_, name, x)| ("contracts", name, ["start", "end"], at(x.start), at(x.end))))
        .chain(s.events.iter().map(|(_, name, x)| ("events", name, ["from", "until"], at(x.from), at(x.until))))
        .chain(s.sources.iter().map(|(_, name, x)| ("sources", name, ["start", "end"], at(x.start), at(x.end))))
        .chain(s.pipelines.iter().map(|(_, name, x)| ("pipelines", name, ["start", "end"], at(x.start), at(x.end))))
        .chain(s.terminals.iter().map(|(_, name, x)| ("terminals", name, ["start", "end"], at(x.start), at(x.end))));
    for (kind, name, [first, last], _, _) in spans.filter(|(.., start, end)| end <= start) {
        let path = |field: &str| format!("{kind}.{name}.{field}");
        let said = |field: &str| model.paths.get(&path(field)).map_or("", |entry| entry.written(0)).to_owned();
        let message = format!("`{kind}.{name}` ends ({}) before it starts ({})", said(last), said(first));
        let problem = Diagnostic::error(place(model, &path(last)), message);
        found.push(problem.also(place(model, &path(first)), "its start"));
    }
}

/// Each block is an arc of the network: a slip of the hand must not ask for a million.
fn sectors_have_a_few_blocks(model: &Model, found: &mut Found) {
    for (_, name, _) in model.structure.sectors.iter().filter(|(.., sector)| !(1..=20).contains(&sector.blocks.0)) {
        let path = format!("sectors.{name}.blocks");
        let written = model.paths.get(&path).map_or("", |entry| entry.written(0));
        let problem = Diagnostic::error(place(model, &path), format!("`{path}` is {written}"));
        found.push(problem.expected("a whole number from 1 to 20"));
    }
}

fn spot_follows_only_where_named(model: &Model, found: &mut Found) {
    for (_, name, contract) in model.structure.contracts.iter() {
        if contract.after.get(&model.values) == After::Spot && contract.spot.is_none() {
            let message = format!("`contracts.{name}.after` is spot, and the contract names no `spot`");
            found.push(
                Diagnostic::error(place(model, &format!("contracts.{name}.after")), message).hint("add spot = \"...\""),
            );
        }
    }
}

fn entries_have_one_gate(model: &Model, found: &mut Found) {
    let structure = &model.structure;
    for (_, name, entry) in structure.entries.iter() {
        let head = structure.pipelines[structure.lines[entry.line].head].from;
        let at = |field: &str| place(model, &format!("entries.{name}.{field}"));
        let gate = match (entry.source, entry.pipeline) {
            (Some(source), None) => Some((structure.sources[source].hub, "source")),
            (None, Some(pipeline)) => Some((structure.pipelines[pipeline].to, "pipeline")),
            _ => {
                let message = format!("`entries.{name}` must name a source or a pipeline, and only one of them");
                found.push(Diagnostic::error(at("line"), message));
                None
            }
        };
        if let Some((hub, field)) = gate.filter(|(hub, _)| *hub != head) {
            let message = format!(
                "`entries.{name}` puts gas in at `{}`, but its line begins at `{}`",
                structure.hubs.name(hub),
                structure.hubs.name(head)
            );
            found.push(Diagnostic::error(at(field), message));
        }
    }
}

fn offtakes_leave_their_line(model: &Model, found: &mut Found) {
    let structure = &model.structure;
    for (_, name, entitlement) in structure.entitlements.iter() {
        let head = structure.lines[entitlement.line].head;
        let offtake = &structure.pipelines[entitlement.offtake];
        let market = structure.hubs[offtake.to].role.0 == Role::Market;
        if !market || !reaches(model, &structure.pipelines[head], offtake.from) {
            let message = format!(
                "the offtake of `entitlements.{name}` must lead from a junction of the line `{}` to a market hub",
                structure.lines.name(entitlement.line)
            );
            found.push(Diagnostic::error(place(model, &format!("entitlements.{name}.offtake")), message));
        }
    }
}

/// Whether gas of the first segment can come to `hub` through junctions.
fn reaches(model: &Model, head: &Pipeline, hub: Id<Hub>) -> bool {
    let structure = &model.structure;
    let (mut open, mut seen) = (vec![head.to], vec![head.from]);
    while let Some(at) = open.pop() {
        if at == hub {
            return true;
        }
        if seen.contains(&at) || structure.hubs[at].role.0 != Role::Junction {
            continue;
        }
        seen.push(at);
        open.extend(structure.pipelines.iter().filter(|(.., line)| line.from == at).map(|(.., line)| line.to));
    }
    false
}

fn shares_of_a_line_add_to_one(model: &Model, found: &mut Found) {
    for (id, name, _) in model.structure.lines.iter() {
        let mine = || model.structure.entitlements.iter().filter(|(.., e)| e.line == id);
        let sum: f64 = mine().map(|(.., e)| e.share.get(&model.values)).sum();
        if sum > 1.0 + 1e-6 {
            let message = format!("the shares of the line `{name}` add to {:.1} %", 100.0 * sum);
            let last = mine().last().map_or("", |(_, name, _)| name);
            let at = place(model, &format!("entitlements.{last}.share"));
            found.push(Diagnostic::error(at, message).expected("100 % or less"));
        }
    }
}

fn seasons_have_some_weight(model: &Model, found: &mut Found) {
    for (_, name, season) in model.structure.seasons.iter() {
        let months = season.months().map(|month| month.get(&model.values));
        if months.iter().sum::<f64>() <= 0.0 || months.iter().any(|month| *month < 0.0) {
            let message = format!("the season `{name}` has months below zero, or none above");
            found.push(Diagnostic::error(place(model, &format!("seasons.{name}.jan")), message));
        }
    }
}

fn junctions_have_prior_claims_only(model: &Model, found: &mut Found) {
    let structure = &model.structure;
    for (_, name, demand) in structure.demands.iter() {
        let prior = structure.sectors[demand.sector].prior.0 == super::kinds::Claim::Prior;
        if structure.hubs[demand.hub].role.0 == Role::Junction && !prior {
            let message = format!("`demands.{name}` stands at a junction, and its sector is no prior claim");
            found.push(
                Diagnostic::error(place(model, &format!("demands.{name}.hub")), message)
                    .hint("a transit line serves prior claims on its way; other demand belongs to a market hub"),
            );
        }
    }
}
