//! Reading scenarios for a command: all of them, all problems at once, or none.

use std::path::{Path, PathBuf};

use super::{Stop, arguments::Inputs, problem};
use crate::{
    quantity::Sources,
    scenario::{DiskFiles, Loaded, load},
};

/// A scenario and the texts it was read from.
pub(super) struct Read {
    /// The scenario.
    pub(super) loaded: Loaded,
    /// The texts.
    pub(super) sources: Sources,
}

/// Reads all files and shows all problems.
///
/// # Errors
/// If any file has an error (or, strictly, a warning).
pub(super) fn scenarios(files: &[PathBuf], inputs: &Inputs) -> Result<Vec<Read>, Stop> {
    let readings: Vec<_> = files.iter().map(|file| one(file, inputs)).collect();
    readings.into_iter().collect::<Option<Vec<_>>>().ok_or(Stop::BadInput)
}

fn one(file: &Path, inputs: &Inputs) -> Option<Read> {
    let mut reading = load(file, &inputs.options(), &DiskFiles);
    if inputs.strict {
        reading.report.make_strict();
    }
    problem::show(&reading.report, &reading.sources);
    let sources = reading.sources;
    reading.loaded.filter(|_| !reading.report.has_errors()).map(|loaded| Read { loaded, sources })
}
