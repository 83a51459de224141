//! `corridor explain`: where a number comes from.

use super::{
    Stop, answer,
    arguments::{Explain, Format},
    reading,
    result::{self, Run, Shape},
};
use crate::{
    model::{KINDS, metric::Metrics},
    quantity::{Diagnostic, Place, QuantityError},
    scenario::split_path,
    study::Worth,
    tell::{
        explain::{Explained, Node, Question, result, value},
        figure::Measures,
    },
};

/// Runs the command.
pub(super) fn obey(ask: &Explain) -> Result<(), Stop> {
    let mut read = reading::scenarios(std::slice::from_ref(&ask.file), &ask.inputs)?;
    let shape = Shape::of(&ask.results, &ask.inputs, &read)?;
    let Some(scenario) = read.pop() else { return Ok(()) };
    let model = &scenario.loaded.model;
    let measures = Measures { unit: shape.unit(), price_year: result::price_year(model) };
    let of = Explained { model, sources: &scenario.sources, measures, compiled: None };
    let (path, periods) = split_path(&ask.what).map_err(|error| refuse(&error))?;
    let node = match model.paths.get(&path) {
        Some(entry) => value(of, &path, entry, periods),
        None => {
            let asked = Metrics::new(&model.structure)
                .read(&ask.what)
                .map_err(|error| unknown(&ask.what, &path, model, error))?;
            if asked.is_open() {
                let error = QuantityError::new(format!("`{}` has a number for each year", ask.what));
                return Err(refuse(&error.expected(format!("a year: {}@2035", ask.what))));
            }
            let run = Run::of(&scenario, &shape)?;
            let worth = Worth { structure: &model.structure, outcome: run.outcome() };
            let year = model.structure.horizon.last();
            let of = Explained { compiled: Some(run.world(&scenario).compiled), ..of };
            result(of, Question { written: &ask.what, asked: &asked, worth, year })
        }
    };
    tell(&node, ask.telling.format)
}

/// What was asked is neither a value nor a result: the nearest of both.
fn unknown(written: &str, path: &str, model: &crate::model::Model, error: QuantityError) -> Stop {
    let is_path = path.split('.').next().is_some_and(|kind| KINDS.iter().any(|known| known.name == kind));
    if !is_path {
        return refuse(&error);
    }
    let problem = Diagnostic::error(Place::Default, String::new()).did_you_mean(path, model.paths.names());
    let error = QuantityError::new(format!("there is no value `{written}`"));
    refuse(&match problem.hint {
        Some(hint) => error.hint(hint),
        None => error.expected("a path, as projects.tapi.start, or a result, as imports.pakistan.tapi@2035"),
    })
}

fn refuse(error: &QuantityError) -> Stop {
    complain!("Error: {}", error.message);
    error.expected.iter().for_each(|text| complain!("  expected {text}"));
    error.hint.iter().for_each(|text| complain!("  {text}"));
    Stop::BadInput
}

fn tell(node: &Node, format: Format) -> Result<(), Stop> {
    match format {
        Format::Json => answer(&format!("{}\n", serde_json::to_string_pretty(node)?))?,
        Format::Text | Format::Csv => answer(&node.text())?,
    }
    Ok(())
}
