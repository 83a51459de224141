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
        hash, may_be_replaced,
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
    may_be_replaced(&target).map_err(|error| {
        complain!("Error: {error}");
        Stop::BadInput
    })?;
    let all: Vec<&Read> = read.iter().chain(&others).collect();
    let runs: Vec<Run> = all.par_iter().map(|scenario| Run::of(scenario, &shape)).collect::<anyhow::Result<_>>()?;
    let worlds: BTreeMap<PathBuf, World<'_>> =
        all.iter().zip(&runs).map(|(scenario, run)| (clean(&scenario.path), run.world(scenario))).collect();
    let told: Vec<Vec<Told>> =
        read.par_iter().map(|scenario| judge(scenario, &ask.files, &worlds, &shape)).collect::<anyhow::Result<_>>()?;
    let told: Vec<Told> = told.into_iter().flatten().collect();
    let mut folder = Folder::default();
    folder.add("claims.csv", csv(&told)?);
    folder.add("claims.json", serde_json::to_vec_pretty(&told)?);
    if let Some(first) = read.first() {
        let model = &first.loaded.model;
        folder.add(MANIFEST, Manifest::new(result::command(), model, &hash::of_values(model), &first.sources).json()?);
    }
    folder.put(&target)?;
    if !ask.telling.quiet {
        match ask.telling.format {
            Format::Text => answer(&text(&read, &told, &target))?,
            Format::Json => answer(&format!("{}\n", serde_json::to_string_pretty(&told)?))?,
            Format::Csv => answer(&String::from_utf8_lossy(&csv(&told)?))?,
        }
    }
    Ok(())
}

fn judge(
    scenario: &Read,
    files: &[PathBuf],
    worlds: &BTreeMap<PathBuf, World<'_>>,
    shape: &Shape,
) -> anyhow::Result<Vec<Told>> {
    let loaded = &scenario.loaded;
    let own: Vec<Claim> =
        loaded.claims.iter().filter(|claim| is_judged_here(claim, scenario, files)).cloned().collect();
    let other = |of: &str| worlds.get(&clean(Path::new(of))).copied();
    let Some(world) = worlds.get(&clean(&scenario.path)).copied() else { return Ok(Vec::new()) };
    let measures = Measures { unit: shape.unit(), price_year: result::price_year(&loaded.model) };
    let names = Names(&loaded.model.structure);
    Ok(verdicts(&own, world, &other)?.iter().map(|verdict| told(&loaded.name, verdict, names, measures)).collect())
}

/// A claim of a parent that is judged as well is judged there, not once more in each child.
fn is_judged_here(claim: &Claim, scenario: &Read, files: &[PathBuf]) -> bool {
    let Place::Span { file, .. } = claim.place else { return true };
    let stated = clean(Path::new(&scenario.sources.get(file).name));
    stated == clean(&scenario.path) || !files.iter().any(|other| clean(other) == stated)
}

/// The scenarios that claims compare with and that are not among those asked for.
fn others(read: &[Read], files: &[PathBuf]) -> Vec<PathBuf> {
    let asked: BTreeSet<PathBuf> = files.iter().map(|file| clean(file)).collect();
    let of = |claim: &Claim| match claim.test.bound() {
        Bound::Times { of, .. } => Some(clean(Path::new(of))),
        Bound::Number { .. } => None,
    };
    let named: BTreeSet<PathBuf> =
        read.iter().flat_map(|scenario| scenario.loaded.claims.iter().filter_map(of)).collect();
    named.difference(&asked).cloned().collect()
}

fn text(read: &[Read], told: &[Told], target: &Path) -> String {
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
    text + &format!("Written to {}\n", target.display())
}
