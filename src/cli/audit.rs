//! `corridor audit`: what the numbers stand on.

use rayon::prelude::*;

use super::{
    Stop, answer,
    arguments::{AuditOf, Format},
    reading::{self, Read},
    result::{Run, Shape},
};
use crate::{
    model::Rank,
    quantity::parse_date,
    study::audit,
    tell::audit::{Audit, csv, slips, told},
};

/// Runs the command.
pub(super) fn obey(ask: &AuditOf) -> Result<(), Stop> {
    let before = match ask.before.as_deref().map(parse_date) {
        None => None,
        Some(Ok(month)) => Some(month),
        Some(Err(why)) => {
            complain!("Error (--before): {why}");
            return Err(Stop::BadInput);
        }
    };
    let read = reading::scenarios(&ask.files, &ask.inputs)?;
    let shape = Shape::plain(&ask.inputs, &read)?;
    let one = |scenario: &Read| of(scenario, before, &shape);
    let audits: Vec<Audit> = read.par_iter().map(one).collect::<anyhow::Result<_>>()?;
    match ask.telling.format {
        Format::Text if ask.telling.quiet => {}
        Format::Text => audits.iter().try_for_each(|audit| answer(&format!("{}\n", audit.text())))?,
        Format::Json => answer(&format!("{}\n", serde_json::to_string_pretty(&audits)?))?,
        Format::Csv => answer(&String::from_utf8_lossy(&csv(&audits)?))?,
    }
    Ok(())
}

fn of(scenario: &Read, before: Option<f64>, shape: &Shape) -> anyhow::Result<Audit> {
    let (loaded, model) = (&scenario.loaded, &scenario.loaded.model);
    let run = Run::of(scenario, shape)?;
    let written = |entry: &crate::model::Entry| {
        entry.attribute.shape.is_value()
            && !entry.is_scale
            && entry.layers.iter().any(|layer| layer.rank != Rank::Default)
    };
    Ok(Audit {
        scenario: loaded.name.clone(),
        numbers: model.paths.iter().filter(|(_, entry)| written(entry)).count(),
        findings: told(&loaded.name, &audit(model, before), &scenario.sources),
        slips: slips(&model.structure, &loaded.announcements, run.outcome()),
    })
}
