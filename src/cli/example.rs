//! `corridor example`: small systems inside the programme, each of which teaches one thing.
//!
//! An example is a folder of `assets/examples/`: a system with its numbers, and the scenarios that are run on it. What
//! must come out is worked out by hand in the comments of its scenarios.

use std::path::PathBuf;

use rayon::prelude::*;

use super::{
    Stop, answer,
    arguments::{Charts, Example as Ask, ExampleRun, Format, Results, Run},
    claims,
    reading::{self, Read},
    result::{Done, Shape},
    run,
};
use crate::{
    quantity::{Diagnostic, Place},
    scenario::TextFiles,
    tell::{Names, hash, summary::Summary},
};

/// The file of a system; all other TOML files of an example are scenarios.
const SYSTEM: &str = "system.toml";

/// A small system inside the programme.
struct Example {
    name: &'static str,
    teaches: &'static str,
    files: &'static [(&'static str, &'static str)],
}

/// Puts the files of a folder of examples into the programme.
macro_rules! example {
    ($name:literal, $teaches:literal, $($file:literal),+) => {
        Example {
            name: $name,
            teaches: $teaches,
            files: &[$(($file, include_str!(concat!("../../assets/examples/", $name, "/", $file)))),+],
        }
    };
}

/// All examples, in the order in which to read them.
static EXAMPLES: [Example; 6] = [
    example!(
        "shared-shortage",
        "a shortage is shared by blocks: the least valued of each sector goes first",
        "system.toml",
        "shared-shortage.toml"
    ),
    example!("storage", "summer gas for the winter", "system.toml", "without.toml", "with.toml"),
    example!(
        "outage",
        "an outage that nobody foresees, and the same foreseen",
        "system.toml",
        "unforeseen.toml",
        "foreseen.toml"
    ),
    example!(
        "take-or-pay",
        "gas is paid for and not taken, made up later, and too dear after that",
        "system.toml",
        "take-or-pay.toml"
    ),
    example!(
        "transit-line",
        "two buyers share a line; what one leaves is closed or open to the other",
        "system.toml",
        "closed.toml",
        "open.toml"
    ),
    example!(
        "claim",
        "a statement is tested, and what holds it down is named",
        "system.toml",
        "today.toml",
        "line.toml"
    ),
];

/// Runs the command.
pub(super) fn obey(ask: &Ask) -> Result<(), Stop> {
    match ask {
        Ask::List => {
            let lines = EXAMPLES.iter().map(|example| format!("{:<16} {}\n", example.name, example.teaches));
            Ok(answer(&lines.collect::<String>())?)
        }
        Ask::Show { name } => {
            let texts = find(name)?.files.iter().map(|(file, text)| format!("# ======== {file}\n\n{text}\n"));
            Ok(answer(&texts.collect::<String>())?)
        }
        Ask::Run(ask) => run_one(find(&ask.name)?, ask),
    }
}

fn find(name: &str) -> Result<&'static Example, Stop> {
    EXAMPLES.iter().find(|example| example.name == name).ok_or_else(|| {
        let known = || EXAMPLES.iter().map(|example| example.name);
        complain!("Error: there is no example `{name}`");
        let problem = Diagnostic::error(Place::Default, "").did_you_mean(name, known());
        let known = format!("expected one of: {}", known().collect::<Vec<_>>().join(", "));
        complain!("  {}", problem.hint.unwrap_or(known));
        Stop::BadInput
    })
}

fn run_one(example: &Example, ask: &ExampleRun) -> Result<(), Stop> {
    let scenarios =
        example.files.iter().map(|(file, _)| *file).filter(|file| file.ends_with(".toml") && *file != SYSTEM);
    let files: Vec<PathBuf> = scenarios.map(PathBuf::from).collect();
    let read = reading::scenarios_in(&files, &ask.inputs, &TextFiles(example.files))?;
    let (inputs, telling) = (ask.inputs.clone(), ask.telling.clone());
    if let Some(out) = &ask.out {
        return run::write(
            read,
            &Run { files, inputs, results: Results { out: out.clone(), ..Results::default() }, telling },
        );
    }
    let shape = Shape::of(&Results { charts: Some(Charts::None), ..Results::default() }, &ask.inputs, &read)?;
    let one = |scenario: &Read| {
        let done = Done::run(scenario, &shape, &hash::of_values(&scenario.loaded.model))?;
        Ok(done.summary(scenario, &shape.telling(Names(&scenario.loaded.model.structure))))
    };
    let summaries: Vec<Summary> = read.par_iter().map(one).collect::<anyhow::Result<_>>()?;
    if ask.telling.quiet {
        return Ok(());
    }
    run::tell(&summaries, &[], ask.telling.format)?;
    if ask.telling.format == Format::Text && read.iter().any(|scenario| !scenario.loaded.claims.is_empty()) {
        answer(&claims::text(&read, &claims::judged(&read, &[], true, &shape)?))?;
    }
    Ok(())
}
