//! What no single field can show: one named check a function, and each message names the fix.

mod designs;
mod lines;
mod numbers;
mod stations;

use super::{
    Rank,
    kinds::{After, AnyAsset, Project},
    money,
    structure::Model,
};
use crate::quantity::{Diagnostic, Id, Place, Report};

/// Runs all checks of a whole model.
pub(super) fn check(model: &Model, report: &mut Report) {
    let mut found = Vec::new();
    markers_have_one_price(model, &mut found);
    pipelines_join_two_hubs(model, &mut found);
    designs::designs_are_whole(model, &mut found);
    designs::designs_run_in_a_row(model, &mut found);
    designs::designs_are_pipes(model, &mut found);
    designs::soils_are_whole(model, &mut found);
    numbers::designs_can_be_computed(model, &mut found);
    numbers::gases_add_to_one(model, &mut found);
    stations::stations_have_units(model, &mut found);
    stations::stations_stand_somewhere(model, &mut found);
    lines::nobody_exports_by_chance(model, &mut found);
    projects_do_not_wait_for_themselves(model, &mut found);
    what_begins_ends_later(model, &mut found);
    events_change_what_there_is(model, &mut found);
    sectors_have_a_few_blocks(model, &mut found);
    no_peak_is_below_its_mean(model, &mut found);
    money::has_a_price_index(model, &mut found);
    money::has_rates(model, &mut found);
    spot_follows_only_where_named(model, &mut found);
    lines::entries_have_one_gate(model, &mut found);
    lines::offtakes_leave_their_line(model, &mut found);
    lines::shares_of_a_line_add_to_one(model, &mut found);
    lines::specifications_are_by_volume(model, &mut found);
    seasons_have_some_weight(model, &mut found);
    lines::junctions_have_prior_claims_only(model, &mut found);
    found.into_iter().for_each(|problem| report.push(problem));
}

pub(super) type Found = Vec<Diagnostic>;

/// Where a path was last written, or else where its asset is declared.
pub(crate) fn place(model: &Model, path: &str) -> Place {
    let said = model.paths.get(path).and_then(|entry| entry.origin(0)).map(|layer| layer.place.clone());
    // A default, or a field that is not there: the asset itself is shown.
    said.filter(|place| *place != Place::Default).unwrap_or_else(|| {
        let asset = path.rsplit_once('.').map_or(path, |(asset, _)| asset);
        model.paths.declared.get(asset).cloned().unwrap_or(Place::Default)
    })
}

/// Whether anybody wrote a path: a default is nobody's word.
fn is_said(model: &Model, path: &str) -> bool {
    let layers = model.paths.get(path).map_or(&[][..], |entry| &entry.layers);
    layers.iter().any(|layer| layer.rank != Rank::Default)
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
    let (s, at) = (&model.structure, |date: crate::model::Date| date.get(&model.values));
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

/// A marker has a price and nothing that could fail; all else has an availability and no price of its own.
fn events_change_what_there_is(model: &Model, found: &mut Found) {
    for (_, name, event) in model.structure.events.iter() {
        let path = |field: &str| format!("events.{name}.{field}");
        let said = |field: &str| is_said(model, &path(field));
        let mut problem = |field: &str, message: String, hint: &str| {
            found.push(Diagnostic::error(place(model, &path(field)), message).hint(hint.to_owned()));
        };
        match (event.asset, event.price) {
            (AnyAsset::Marker(_), None) => {
                let message = format!("`events.{name}` hits a marker and states no `price`");
                problem("asset", message, "say what the price is multiplied by: price = \"180 %\"");
            }
            (AnyAsset::Marker(_), Some(_)) if said("availability") => {
                let message = format!("`{}`: a marker has a price and no availability", path("availability"));
                problem("availability", message, "keep `price` alone");
            }
            (AnyAsset::Marker(_), Some(price)) if price.get(&model.values) <= 0.0 => {
                let message = format!("`{}` is not above zero", path("price"));
                problem("price", message, "a factor: 180 % is 1.8 times the price");
            }
            (AnyAsset::Marker(_), Some(_)) | (_, None) => {}
            (_, Some(_)) => {
                let message = format!("`{}`: only a marker has a price that an event can change", path("price"));
                problem("price", message, "name a marker, as asset = \"markers.brent\", or keep `availability`");
            }
        }
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

fn no_peak_is_below_its_mean(model: &Model, found: &mut Found) {
    for (_, name, _) in model.structure.sectors.iter().filter(|(.., s)| s.peak_day.get(&model.values) < 1.0) {
        let path = format!("sectors.{name}.peak_day");
        let message = format!("`{path}`: the highest day of a month is not below its mean");
        found.push(Diagnostic::error(place(model, &path), message).expected("1 or more"));
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

fn seasons_have_some_weight(model: &Model, found: &mut Found) {
    for (_, name, season) in model.structure.seasons.iter() {
        let months = season.months().map(|month| month.get(&model.values));
        if months.iter().sum::<f64>() <= 0.0 || months.iter().any(|month| *month < 0.0) {
            let message = format!("the season `{name}` has months below zero, or none above");
            found.push(Diagnostic::error(place(model, &format!("seasons.{name}.jan")), message));
        }
    }
}
