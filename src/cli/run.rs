//! `corridor run`: scenarios in, folders of results out, a summary on the terminal.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    Stop, answer,
    arguments::{Format, Run},
    progress::Progress,
    reading::{self, Read},
    result::{self, Done, Shape},
};
use crate::tell::{Folder, MANIFEST, Manifest, Names, Staged, hash, pictures, summary::Summary, tables};

/// Runs the command.
pub(super) fn obey(ask: &Run) -> Result<(), Stop> {
    write(reading::scenarios(&ask.files, &ask.inputs)?, ask)
}

/// Runs scenarios that have been read, writes their folders and tells of them.
///
/// # Errors
/// For options that do not fit, and if the engine or the disk fails.
pub(super) fn write(read: Vec<Read>, ask: &Run) -> Result<(), Stop> {
    let shape = Shape::of(&ask.results, &ask.inputs, &read)?;
    let targets = targets(&read, ask)?;
    let progress = Progress::new(read.len(), ask.telling.quiet);
    // One scenario after the other, each on all cores: so only one is in memory. Its folder goes to disk as soon as
    // it is made, but takes its place only when all are.
    let done: Vec<(Staged, Summary)> = read
        .into_iter()
        .zip(&targets)
        .map(|(scenario, target)| {
            let made = make(&scenario, &shape, target)?;
            progress.step(&scenario.loaded.name);
            Ok(made)
        })
        .collect::<anyhow::Result<_>>()?;
    progress.finish();
    let (staged, summaries): (Vec<Staged>, Vec<Summary>) = done.into_iter().unzip();
    staged.into_iter().try_for_each(Staged::put)?;
    if !ask.telling.quiet {
        tell(&summaries, &targets, ask.telling.format)?;
    }
    Ok(())
}

/// Where each scenario's folder goes; two of the same name are refused before any work is done.
fn targets(read: &[Read], ask: &Run) -> Result<Vec<PathBuf>, Stop> {
    let mut seen = BTreeMap::new();
    for (scenario, file) in read.iter().zip(&ask.files) {
        if let Some(other) = seen.insert(scenario.loaded.name.as_str(), file) {
            complain!("Error: {} and {} would write into the same folder", other.display(), file.display());
            return Err(Stop::BadInput);
        }
    }
    let targets: Vec<PathBuf> = read.iter().map(|scenario| ask.results.out.join(&scenario.loaded.name)).collect();
    targets.iter().try_for_each(|target| result::refuse_foreign(target))?;
    Ok(targets)
}

/// How one file is made.
type Make<'a> = &'a (dyn Fn() -> anyhow::Result<Vec<u8>> + Sync);

/// One scenario: run, and all its files written beside `target`.
fn make(scenario: &Read, shape: &Shape, target: &Path) -> anyhow::Result<(Staged, Summary)> {
    let model = &scenario.loaded.model;
    let hash = hash::of_values(model);
    let (done, manifest) = rayon::join(
        || Done::run(scenario, shape, &hash),
        || Manifest::new(result::command(), model, &hash, &scenario.sources).json(),
    );
    let done = done?;
    let telling = shape.telling(Names(&model.structure));
    let summary = done.summary(scenario, &telling);
    let outcome = &done.outcome;
    let price_year = result::price_year(model);
    let files: [(&str, Make<'_>); 8] = [
        ("supply.csv", &|| tables::supply(outcome, &telling)),
        ("balance.csv", &|| tables::balance(outcome, &telling)),
        ("flows.csv", &|| tables::flows(outcome, &telling)),
        ("prices.csv", &|| tables::prices(outcome, &telling, price_year)),
        ("margins.csv", &|| tables::margins(outcome, &telling, price_year)),
        ("peak_day.csv", &|| tables::peak_day(outcome, &telling)),
        ("unserved.csv", &|| tables::unserved(outcome, &telling)),
        ("summary.json", &|| summary.json()),
    ];
    let made: Vec<_> = files.par_iter().map(|(name, make)| Ok((*name, make()?))).collect::<anyhow::Result<_>>()?;
    let pictures = if shape.is_without_charts() { Vec::new() } else { pictures::of_run(&done.shown(scenario, shape)) };
    let mut folder = Folder::default();
    made.into_iter().for_each(|(name, bytes)| folder.add(name, bytes));
    folder.add(MANIFEST, manifest?);
    let staged = folder.stage(target)?;
    // Pixels take as much room as rows and tables, which go before pictures are drawn.
    drop((done, folder));
    let mut charts = Folder::default();
    shape.add_charts(pictures, &mut charts)?;
    staged.add(&charts)?;
    Ok((staged, summary))
}

/// Tells summaries, and where each was written, if it was.
///
/// # Errors
/// If a table cannot be made.
pub(super) fn tell(summaries: &[Summary], targets: &[PathBuf], format: Format) -> anyhow::Result<()> {
    match format {
        Format::Text => {
            for (n, summary) in summaries.iter().enumerate() {
                let place = targets.get(n).map(|target| format!("Written to {}\n\n", target.display()));
                answer(&format!("{}\n{}", summary.text(), place.unwrap_or_default()))?;
            }
        }
        Format::Json => answer(&format!("{}\n", serde_json::to_string_pretty(summaries)?))?,
        Format::Csv => answer(&String::from_utf8_lossy(&result::csv(summaries)?))?,
    }
    Ok(())
}
