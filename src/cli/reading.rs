//! Reading scenarios for a command: all of them, all problems at once, or none.

use std::path::PathBuf;

use rayon::prelude::*;

use super::{Stop, arguments::Inputs, problem};
use crate::{
    quantity::Sources,
    scenario::{DiskFiles, Files, Loaded, load},
};

/// A scenario and the texts it was read from.
pub(super) struct Read {
    /// Its file.
    pub(super) path: PathBuf,
    /// The scenario.
    pub(super) loaded: Loaded,
    /// The texts.
    pub(super) sources: Sources,
}

/// Reads all files and shows all problems, those of files that several scenarios share once.
///
/// # Errors
/// If any file has an error (or, strictly, a warning).
pub(super) fn scenarios(files: &[PathBuf], inputs: &Inputs) -> Result<Vec<Read>, Stop> {
    scenarios_in(files, inputs, &DiskFiles)
}

/// As [`scenarios`], of files that stand elsewhere than on disk.
///
/// # Errors
/// As [`scenarios`].
pub(super) fn scenarios_in(files: &[PathBuf], inputs: &Inputs, from: &(dyn Files + Sync)) -> Result<Vec<Read>, Stop> {
    let mut readings: Vec<_> = files.par_iter().map(|file| load(file, &inputs.options(), from)).collect();
    if let Some(first) = inputs.compared {
        readings.iter_mut().for_each(|reading| reading.sources.compare_from(first));
    }
    if inputs.strict {
        readings.iter_mut().for_each(|reading| reading.report.make_strict());
    }
    problem::show(readings.iter().map(|reading| (&reading.report, &reading.sources)));
    let whole = |(path, reading): (&PathBuf, crate::scenario::Reading)| {
        let loaded = reading.loaded.filter(|_| !reading.report.has_errors())?;
        Some(Read { path: path.clone(), loaded, sources: reading.sources })
    };
    files.iter().zip(readings).map(whole).collect::<Option<Vec<_>>>().ok_or(Stop::BadInput)
}
