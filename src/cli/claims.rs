//! `corridor claims`: what was said against what comes out.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    Stop, answer,
    arguments::{Claims, Format},
    reading::{self, Read},
    result::{self, Run, Shape},
};
use crate::{
    model::claim::{Bound, Claim},
    quantity::Place,
    scenario::clean,
    study::{World, verdicts},
    tell::{
        Folder, MANIFEST, Manifest, Names,
        claims::{Told, csv, told},
        figure::Measures,
        hash,
        pictures::of_claims,
    },
};

/// The name of the folder of claims.
const FOLDER: &str = "claims";

/// Runs the command.
pub(super) fn obey(ask: &Claims) -> Result<(), Stop> {
    let read = reading::scenarios(&ask.files, &ask.inputs)?;
    let others = reading::scenarios(&others(&read, &ask.files), &ask.inputs)?;
    let shape = Shape::of(&ask.results, &ask.inputs, &read)?;
    let target = ask.results.out.join(FOLDER);
    result::refuse_foreign(&target)?;
    let told = judged(&read, &others, ask.inherited, &shape)?;
    let mut folder = Folder::default();
    folder.add("claims.csv", csv(&told)?);
    folder.add("claims.json", serde_json::to_vec_pretty(&told)?);
    if let Some(first) = read.first() {
        let model = &first.loaded.model;
        folder.add(MANIFEST, Manifest::new(result::command(), model, &hash::of_values(model), &first.sources).json()?);
    }
    if !shape.is_without_charts() {
        let standing: Vec<String> = read
            .iter()
            .filter(|scenario| told.iter().any(|told| told.scenario == scenario.loaded.name))
            .map(|scenario| format!("{} ({})", scenario.loaded.name, hash::of_values(&scenario.loaded.model)))
            .collect();
        let footer = format!("Scenarios with values: {}.", standing.join(", "));
        shape.add_charts(vec![of_claims(&told, shape.case(), &footer)], &mut folder)?;
    }
    folder.put(&target)?;
    if !ask.telling.quiet {
        match ask.telling.format {
            Format::Text => answer(&format!("{}Written to {}\n", text(&read, &told), target.display()))?,
            Format::Json => answer(&format!("{}\n", serde_json::to_string_pretty(&told)?))?,
            Format::Csv => answer(&String::from_utf8_lossy(&csv(&told)?))?,
        }
    }
    Ok(())
}

/// The verdicts on all claims of some scenarios; `others` are those they compare with beside them.
///
/// # Errors
/// If the engine fails: with the year and the node it failed at.
pub(super) fn judged(read: &[Read], others: &[Read], inherited: bool, shape: &Shape) -> anyhow::Result<Vec<Told>> {
    let all: Vec<&Read> = read.iter().chain(others).collect();
    let runs: Vec<Run> = all.par_iter().map(|scenario| Run::of(scenario, shape)).collect::<anyhow::Result<_>>()?;
    let worlds: BTreeMap<PathBuf, World<'_>> =
        all.iter().zip(&runs).map(|(scenario, run)| (clean(&scenario.path), run.world(scenario))).collect();
    let told: Vec<Vec<Told>> =
        read.par_iter().map(|scenario| judge(scenario, inherited, &worlds, shape)).collect::<anyhow::Result<_>>()?;
    Ok(told.into_iter().flatten().collect())
}

fn judge(
    scenario: &Read,
    inherited: bool,
    worlds: &BTreeMap<PathBuf, World<'_>>,
    shape: &Shape,
) -> anyhow::Result<Vec<Told>> {
    let loaded = &scenario.loaded;
    let own: Vec<Claim> = loaded.claims.iter().filter(|claim| inherited || is_own(claim, scenario)).cloned().collect();
    let other = |of: &str| worlds.get(&clean(Path::new(of))).copied();
    let Some(world) = worlds.get(&clean(&scenario.path)).copied() else { return Ok(Vec::new()) };
    let measures = Measures { unit: shape.unit(), price_year: result::price_year(&loaded.model) };
    let names = Names(&loaded.model.structure);
    Ok(verdicts(&own, world, &other)?.iter().map(|verdict| told(&loaded.name, verdict, names, measures)).collect())
}

/// Whether a scenario's own file states a claim, or changes one of a parent.
fn is_own(claim: &Claim, scenario: &Read) -> bool {
    match claim.place {
        Place::Span { file, .. } => clean(Path::new(&scenario.sources.get(file).name)) == clean(&scenario.path),
        _ => true,
    }
}

/// The scenarios that claims compare with and that are not among those asked for.
pub(super) fn others(read: &[Read], files: &[PathBuf]) -> Vec<PathBuf> {
    let asked: BTreeSet<PathBuf> = files.iter().map(|file| clean(file)).collect();
    let of = |claim: &Claim| match claim.test.bound() {
        Bound::Times { of, .. } => Some(clean(Path::new(of))),
        Bound::Number { .. } => None,
    };
    let named: BTreeSet<PathBuf> =
        read.iter().flat_map(|scenario| scenario.loaded.claims.iter().filter_map(of)).collect();
    named.difference(&asked).cloned().collect()
}

/// Tells verdicts by scenario.
pub(super) fn text(read: &[Read], told: &[Told]) -> String {
    let mut text = String::new();
    for scenario in read {
        let own: Vec<&Told> = told.iter().filter(|told| told.scenario == scenario.loaded.name).collect();
        if !own.is_empty() {
            text += &format!("{}\n", scenario.loaded.title);
            own.iter().for_each(|told| text += &format!("{}\n", told.text()));
        }
    }
    if told.is_empty() {
        text += "No claims in these scenarios; `[[claims]]` in a scenario's file states one.\n\n";
    }
    text
}
