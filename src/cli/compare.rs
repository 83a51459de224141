//! `corridor compare`: scenarios side by side, against the first.

use anyhow::Context;
use rayon::prelude::*;

use super::{
    Stop, answer,
    arguments::{Compare, Format},
    reading::{self, Read},
    result::{self, Done, Shape},
};
use crate::{
    study::{differences, inputs_that_differ},
    tell::{Folder, MANIFEST, Manifest, Names, comparison, hash, pictures, side_by_side, summary::Summary},
};

/// The name of the folder of a comparison.
const FOLDER: &str = "compare";

/// Runs the command.
pub(super) fn obey(ask: &Compare) -> Result<(), Stop> {
    let read = reading::scenarios(&ask.files, &ask.inputs)?;
    let shape = Shape::of(&ask.results, &ask.inputs, &read)?;
    let target = ask.results.out.join(FOLDER);
    result::refuse_foreign(&target)?;
    let run = |scenario: &Read| Done::run(scenario, &shape, &hash::of_values(&scenario.loaded.model));
    let done: Vec<Done> = read.par_iter().map(run).collect::<anyhow::Result<_>>()?;
    let folder = folder(&read, &done, &shape)?;
    folder.put(&target)?;
    if !ask.telling.quiet {
        let summary = |(scenario, done): (&Read, &Done)| {
            done.summary(scenario, &shape.telling(Names(&scenario.loaded.model.structure)))
        };
        let summaries: Vec<Summary> = read.iter().zip(&done).map(summary).collect();
        match ask.telling.format {
            Format::Text => {
                answer(&format!("{}\nWritten to {}\n", side_by_side(&summaries), target.display()))?;
            }
            Format::Json => answer(&format!("{}\n", serde_json::to_string_pretty(&summaries)?))?,
            Format::Csv => answer(&String::from_utf8_lossy(&result::csv(&summaries)?))?,
        }
    }
    Ok(())
}

fn folder(read: &[Read], done: &[Done], shape: &Shape) -> anyhow::Result<Folder> {
    let names: Vec<&str> = read.iter().map(|scenario| scenario.loaded.name.as_str()).collect();
    let telling = |n: usize| shape.telling(Names(&read[n].loaded.model.structure));
    let runs: Vec<_> = (0..read.len()).map(|n| (names[n], &done[n].outcome, telling(n))).collect();
    let outcomes: Vec<_> = read.iter().zip(done).map(|(r, d)| (&r.loaded.model.structure, &d.outcome)).collect();
    let inputs: Vec<_> = read.iter().map(|scenario| (&scenario.loaded.model, &scenario.sources)).collect();
    let mut folder = Folder::default();
    folder.add("supply.csv", comparison::supply(&runs)?);
    folder.add("difference.csv", comparison::difference(&names, &differences(&outcomes), &telling(0))?);
    folder.add("inputs.csv", comparison::inputs(&names, &inputs_that_differ(&inputs))?);
    let (first, run) = read.iter().zip(done).next().context("no scenario")?;
    folder.add(MANIFEST, Manifest::new(result::command(), &first.loaded.model, &run.hash, &first.sources).json()?);
    if !shape.is_without_charts() {
        let shown: Vec<_> = read.iter().zip(done).map(|(scenario, done)| done.shown(scenario, shape)).collect();
        shape.add_charts(pictures::of_comparison(&shown), &mut folder)?;
    }
    Ok(folder)
}
