//! `corridor check`: are these files whole and plausible?

use super::{Stop, answer, arguments::Check, reading};

/// Runs the command.
pub(super) fn obey(ask: &Check) -> Result<(), Stop> {
    let read = reading::scenarios(&ask.files, &ask.inputs)?;
    if !ask.telling.quiet {
        for scenario in &read {
            let model = &scenario.loaded.model;
            answer(&format!(
                "{}: fine; {} parameters, {} files\n",
                scenario.loaded.name,
                model.paths.names().count(),
                scenario.sources.iter().count()
            ))?;
        }
    }
    Ok(())
}
