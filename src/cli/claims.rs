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
        pictures::{of_claims, sources},
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
            .map(|scenario| format!("{}\u{a0}({})", scenario.loaded.name, hash::of_values(&scenario.loaded.model)))
            .collect();
        let from = read.first().map_or(String::new(), |first| sources(&first.loaded.model.structure));
        let footer = format!("{from} Scenarios with values: {}.", standing.join(", "));
        shape.add_charts(vec![of_claims(&told, shape.case(), shape.unit(), &footer)], &mut folder)?;
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
    let named = named(read.iter().flat_map(|scenario| stated(scenario, inherited)));
    let bases: BTreeMap<PathBuf, &Read> =
        read.iter().chain(others).map(|scenario| (clean(&scenario.path), scenario)).collect();
    let bases: Vec<(PathBuf, &Read)> = bases.into_iter().filter(|(path, _)| named.contains(path)).collect();
    let runs: Vec<Run> = bases.par_iter().map(|(_, base)| Run::of(base, shape)).collect::<anyhow::Result<_>>()?;
    let worlds: BTreeMap<PathBuf, World<'_>> =
        bases.into_iter().zip(&runs).map(|((path, base), run)| (path, run.world(base))).collect();
    let told: Vec<Vec<Told>> =
        read.par_iter().map(|scenario| judge(scenario, inherited, &worlds, shape)).collect::<anyhow::Result<_>>()?;
    Ok(told.into_iter().flatten().collect())
}

/// Judges what one scenario states. Runs that others are compared with are in `worlds` and stay; any other is made here
/// and gone with its verdicts, so that memory does not grow with the number of scenarios.
fn judge(
    scenario: &Read,
    inherited: bool,
    worlds: &BTreeMap<PathBuf, World<'_>>,
    shape: &Shape,
) -> anyhow::Result<Vec<Told>> {
    let loaded = &scenario.loaded;
    let own: Vec<Claim> = stated(scenario, inherited).cloned().collect();
    if own.is_empty() {
        return Ok(Vec::new());
    }
    let run;
    let world = match worlds.get(&clean(&scenario.path)) {
        Some(world) => *world,
        None => {
            run = Run::of(scenario, shape)?;
            run.world(scenario)
        }
    };
    let other = |of: &str| worlds.get(&clean(Path::new(of))).copied();
    let measures = Measures { unit: shape.unit(), price_year: result::price_year(&loaded.model) };
    let names = Names(&loaded.model.structure);
    Ok(verdicts(&own, world, &other)?.iter().map(|verdict| told(&loaded.name, verdict, names, measures)).collect())
}

/// The claims of a scenario that are judged: those of its own file, and those of its parents if they are asked for.
fn stated(scenario: &Read, inherited: bool) -> impl Iterator<Item = &Claim> {
    scenario.loaded.claims.iter().filter(move |claim| inherited || is_own(claim, scenario))
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
    let named = named(read.iter().flat_map(|scenario| &scenario.loaded.claims));
    named.difference(&asked).cloned().collect()
}

/// The scenarios that claims compare with.
fn named<'a>(claims: impl Iterator<Item = &'a Claim>) -> BTreeSet<PathBuf> {
    let of = |claim: &Claim| match claim.test.bound() {
        Bound::Times { of, .. } => Some(clean(Path::new(of))),
        Bound::Number { .. } => None,
    };
    claims.filter_map(of).collect()
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
