//! Whose gas it is: transit lines, what enters and leaves them, and what may cross a border.

use super::{Found, Model, place};
use crate::{
    model::kinds::{Claim, Hub, Pipeline, Role},
    quantity::{Diagnostic, GasBasis, Heat, Id},
};

/// Gas leaves a country's market hub for another country only where an export contract names it: without this
/// rule a least-cost solver ships a country's own gas abroad whenever a neighbour's value is a cent higher.
pub(super) fn nobody_exports_by_chance(model: &Model, found: &mut Found) {
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

pub(super) fn entries_have_one_gate(model: &Model, found: &mut Found) {
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

pub(super) fn offtakes_leave_their_line(model: &Model, found: &mut Found) {
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

pub(super) fn shares_of_a_line_add_to_one(model: &Model, found: &mut Found) {
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

pub(super) fn junctions_have_prior_claims_only(model: &Model, found: &mut Found) {
    let structure = &model.structure;
    for (_, name, demand) in structure.demands.iter() {
        let prior = structure.sectors[demand.sector].prior.0 == Claim::Prior;
        if structure.hubs[demand.hub].role.0 == Role::Junction && !prior {
            let message = format!("`demands.{name}` stands at a junction, and its sector is no prior claim");
            found.push(
                Diagnostic::error(place(model, &format!("demands.{name}.hub")), message)
                    .hint("a transit line serves prior claims on its way; other demand belongs to a market hub"),
            );
        }
    }
}

/// A specification limits gross heat by volume, and its least is below its most.
pub(super) fn specifications_are_by_volume(model: &Model, found: &mut Found) {
    let values = &model.values;
    for (_, name, line) in model.structure.lines.iter() {
        let path = |field: &str| format!("lines.{name}.{field}");
        let pairs = [
            (("wobbe_low", line.wobbe_low), ("wobbe_high", line.wobbe_high)),
            (("calorific_low", line.calorific_low), ("calorific_high", line.calorific_high)),
        ];
        for (low, high) in pairs {
            for (field, limit) in [low, high] {
                let basis = limit.map(|limit| limit.basis(values));
                if basis.is_some_and(|basis| basis.gas == GasBasis::Mass || basis.heat != Heat::Gross) {
                    let message = format!("`{}` is not gross heat by volume", path(field));
                    found.push(
                        Diagnostic::error(place(model, &path(field)), message).expected("as 900 Btu/scf or 37.5 MJ/m3"),
                    );
                }
            }
            let (Some(least), Some(most)) = (low.1, high.1) else { continue };
            if least.basis(values) == most.basis(values) && least.get(values) > most.get(values) {
                let message = format!("`{}` is above `{}`", path(low.0), path(high.0));
                let problem = Diagnostic::error(place(model, &path(low.0)), message);
                found.push(problem.also(place(model, &path(high.0)), "the most"));
            }
        }
    }
}
