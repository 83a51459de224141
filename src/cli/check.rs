//! `corridor check`: are these files whole and plausible?

use super::{Stop, answer, arguments::Check, claims, problem, reading};
use crate::{quantity::Report, simulate::hydraulics::problems};

/// Runs the command.
pub(super) fn obey(ask: &Check) -> Result<(), Stop> {
    let read = reading::scenarios(&ask.files, &ask.inputs)?;
    // Else a scenario that only a claim looks at would be found wrong when the claim is judged, and not before.
    reading::scenarios(&claims::others(&read, &ask.files), &ask.inputs)?;
    let mut reports: Vec<_> = read.iter().map(|scenario| problems(&scenario.loaded.model)).collect();
    if ask.inputs.strict {
        reports.iter_mut().for_each(Report::make_strict);
    }
    problem::show(reports.iter().zip(&read).map(|(report, scenario)| (report, &scenario.sources)));
    if reports.iter().any(Report::has_errors) {
        return Err(Stop::BadInput);
    }
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
