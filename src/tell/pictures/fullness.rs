//! How full lines and terminals are.

use std::collections::BTreeMap;

use super::{Picture, Shown};
use crate::{
    model::{
        Structure,
        kinds::{Pipeline, Project},
    },
    quantity::Id,
    simulate::{AssetRef, FlowRow},
    tell::chart::{self, Frame, Series, utilisation},
};

/// How full the assets of projects that are built are, and the ways into the country that exist.
pub(super) fn picture(shown: &Shown<'_>) -> Picture {
    let structure = shown.structure();
    let timeline = shown.timeline();
    let mut sums: BTreeMap<AssetRef, Vec<(f64, f64)>> = BTreeMap::new();
    for row in shown.outcome.flows.iter().filter(|row| shown.telling.shows(row.year) && drawn(structure, row)) {
        let years = sums.entry(row.asset).or_insert_with(|| vec![(0.0, 0.0); timeline.years.len()]);
        let at = &mut years[(row.year - shown.telling.years.0) as usize];
        *at = (at.0 + row.flow, at.1 + row.capacity);
    }
    let percent = |(flow, capacity): &(f64, f64)| (*capacity > 1e-9).then(|| 100.0 * flow / capacity);
    let mut there: Vec<(AssetRef, Vec<(f64, f64)>)> =
        sums.into_iter().filter(|(_, years)| years.iter().any(|(_, capacity)| *capacity > 1e-9)).collect();
    there.sort_by_key(|(asset, _)| place(structure, *asset));
    let assets: Vec<Series> = there
        .iter()
        .map(|(asset, years)| Series {
            label: shown.telling.names.title(*asset).to_owned(),
            colour: colour_of_asset(structure, *asset),
            values: years.iter().map(percent).collect(),
        })
        .collect();
    let frame = Frame {
        subtitle: format!("Flow over capacity, mean of the year, {} case | percent", shown.case),
        ..shown.frame(format!("{}: how full its lines and terminals are", shown.title), "")
    };
    Picture { name: "utilisation".to_owned(), svg: utilisation(&frame, &timeline, &assets), main: false }
}

/// Where an asset stands in the chart: pipelines of a project in the order in which gas runs through them, what leads out of
/// the project behind them; then all else as it is.
fn place(structure: &Structure, asset: AssetRef) -> (bool, Option<Id<Project>>, bool, usize, AssetRef) {
    let AssetRef::Pipeline(id) = asset else { return (true, None, false, 0, asset) };
    let project = structure.pipelines[id].project;
    let leads_out = !structure
        .pipelines
        .iter()
        .any(|(_, _, next)| next.project == project && next.from == structure.pipelines[id].to);
    (false, project, leads_out, before(structure, id).len(), asset)
}

/// The pipelines of its project through which gas has come before a pipeline, once each.
fn before(structure: &Structure, id: Id<Pipeline>) -> Vec<Id<Pipeline>> {
    let project = structure.pipelines[id].project;
    let mut passed: Vec<Id<Pipeline>> = Vec::new();
    let mut at = id;
    loop {
        let from = structure.pipelines[at].from;
        let mut known = structure.pipelines.iter().filter(|(_, _, line)| line.project == project && line.to == from);
        match known.find(|(other, ..)| *other != id && !passed.contains(other)) {
            Some((other, ..)) => passed.push(other),
            None => return passed,
        }
        at = passed.last().copied().unwrap_or(id);
    }
}

/// Terminals, and pipelines that belong to a project.
fn drawn(structure: &Structure, row: &FlowRow) -> bool {
    match row.asset {
        AssetRef::Terminal(_) => true,
        AssetRef::Pipeline(id) => structure.pipelines[id].project.is_some(),
        _ => false,
    }
}

/// The colour of an asset: that of the gas it carries.
fn colour_of_asset(structure: &Structure, asset: AssetRef) -> chart::Colour {
    match asset {
        AssetRef::Terminal(id) if structure.terminals[id].project.is_some() => chart::Family::LngNew,
        AssetRef::Terminal(_) => chart::Family::LngContracted,
        AssetRef::Pipeline(id) => match chart::Family::of_origin(structure.gases.name(structure.pipelines[id].gas)) {
            chart::Family::Other => chart::Family::LngNew,
            known => known,
        },
        _ => chart::Family::Other,
    }
    .colour()
}
