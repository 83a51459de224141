//! What commands that compute share: the shape of results, one scenario run, the command as typed.

use std::path::Path;

use anyhow::{Context, anyhow};
use rayon::prelude::*;

use super::{
    Stop,
    arguments::{CaseName, Charts, Inputs, Results, Years},
    problem,
    reading::Read,
};
use crate::{
    model::Model,
    simulate::{Compiled, Outcome, Resolution, compile},
    study::{Addition, World, additions},
    tell::{
        Cell, Folder, Names, OutputUnit, chart, may_be_replaced,
        pictures::{Picture, Shown},
        summary,
        summary::Summary,
        table,
        tables::Telling,
    },
};

/// How results are to be told: years, unit, resolution.
pub(super) struct Shape {
    years: (i32, i32),
    unit: OutputUnit,
    resolution: Resolution,
    charts: Option<Charts>,
    case: &'static str,
}

impl Shape {
    /// What the options mean for these scenarios.
    ///
    /// # Errors
    /// For a unit that does not tell gas per time and for years outside a horizon; both are shown.
    pub(super) fn of(ask: &Results, inputs: &Inputs, read: &[Read]) -> Result<Self, Stop> {
        let unit = OutputUnit::parse(&ask.unit).map_err(|error| {
            complain!("Error (--unit): {}", error.message);
            error.expected.iter().for_each(|text| complain!("  expected {text}"));
            error.hint.iter().for_each(|text| complain!("  {text}"));
            Stop::BadInput
        })?;
        let horizons = read.iter().map(|r| &r.loaded.model.structure.horizon).map(|h| (h.first(), h.last()));
        let whole = horizons.reduce(|a, b| (a.0.max(b.0), a.1.min(b.1))).unwrap_or((0, 0));
        let years = match ask.years {
            None => whole,
            Some(Years(first, last)) if whole.0 <= first && first <= last && last <= whole.1 => (first, last),
            Some(Years(first, last)) => {
                complain!("Error (--years): {first}..{last} is not within {}..{}, the horizon", whole.0, whole.1);
                return Err(Stop::BadInput);
            }
        };
        let case = match inputs.case {
            CaseName::Low => "low",
            CaseName::Base => "base",
            CaseName::High => "high",
        };
        Ok(Self { years, unit, resolution: ask.resolution.into(), charts: ask.charts, case })
    }

    /// The plain shape, for commands that tell no volumes by year.
    ///
    /// # Errors
    /// As [`Shape::of`].
    pub(super) fn plain(inputs: &Inputs, read: &[Read]) -> Result<Self, Stop> {
        Self::of(&Results::default(), inputs, read)
    }

    /// The unit of gas.
    pub(super) fn unit(&self) -> &OutputUnit {
        &self.unit
    }

    /// The case of the inputs.
    pub(super) fn case(&self) -> &'static str {
        self.case
    }

    /// Whether no chart is wanted at all.
    pub(super) fn is_without_charts(&self) -> bool {
        self.charts == Some(Charts::None)
    }

    /// Adds charts to a folder, in the forms that were asked for.
    ///
    /// # Errors
    /// If a picture cannot be drawn as PNG.
    pub(super) fn add_charts(&self, pictures: Vec<Picture>, folder: &mut Folder) -> anyhow::Result<()> {
        let png = |picture: &Picture| match self.charts {
            None => picture.main,
            Some(charts) => matches!(charts, Charts::Png | Charts::Both),
        };
        let drawn: Vec<Option<Vec<u8>>> = pictures
            .par_iter()
            .map(|picture| png(picture).then(|| chart::png(&picture.svg)).transpose().map_err(|e| anyhow!("{e}")))
            .collect::<anyhow::Result<_>>()?;
        for (picture, png) in pictures.into_iter().zip(drawn) {
            if let Some(bytes) = png {
                folder.add(format!("charts/{}.png", picture.name), bytes);
            }
            if !matches!(self.charts, Some(Charts::Png | Charts::None)) {
                folder.add(format!("charts/{}.svg", picture.name), picture.svg);
            }
        }
        Ok(())
    }

    /// What tables of one structure need.
    pub(super) fn telling<'a>(&'a self, names: Names<'a>) -> Telling<'a> {
        Telling { names, unit: &self.unit, years: self.years }
    }
}

/// A scenario that was run and may be run again with other values.
pub(super) struct Run {
    compiled: Compiled,
    outcome: Outcome,
}

impl Run {
    /// Compiles and runs a scenario.
    ///
    /// # Errors
    /// If the engine fails: with the year and the node it failed at.
    pub(super) fn of(scenario: &Read, shape: &Shape) -> anyhow::Result<Self> {
        let (name, model) = (&scenario.loaded.name, &scenario.loaded.model);
        let compiled = compiled(scenario, shape)?;
        let outcome = compiled.outcome(&model.values).with_context(|| format!("{name} cannot be computed"))?;
        Ok(Self { compiled, outcome })
    }

    /// What came out.
    pub(super) fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The run as studies see it.
    pub(super) fn world<'a>(&'a self, scenario: &'a Read) -> World<'a> {
        World { model: &scenario.loaded.model, compiled: &self.compiled, outcome: &self.outcome }
    }
}

/// A scenario made ready to be run.
fn compiled(scenario: &Read, shape: &Shape) -> anyhow::Result<Compiled> {
    let (name, model) = (&scenario.loaded.name, &scenario.loaded.model);
    compile(&model.structure, &model.values, shape.resolution).map_err(|report| {
        let words: Vec<_> = report.sorted().iter().map(|problem| problem.message.clone()).collect();
        anyhow!("{name}: {}", words.join("; "))
    })
}

/// One scenario, run.
pub(super) struct Done {
    pub(super) outcome: Outcome,
    pub(super) additions: Vec<Addition>,
    pub(super) hash: String,
}

impl Done {
    /// Compiles and runs a scenario whose values have the hash `hash`, and once more without each project it builds.
    ///
    /// # Errors
    /// If the engine fails: with the year and the node it failed at.
    pub(super) fn run(scenario: &Read, shape: &Shape, hash: &str) -> anyhow::Result<Self> {
        let (name, model) = (&scenario.loaded.name, &scenario.loaded.model);
        let compiled = compiled(scenario, shape)?;
        problem::show([(&compiled.hydraulic_problems(model), &scenario.sources)].into_iter());
        let (outcome, additions) = rayon::join(|| compiled.outcome(&model.values), || additions(&compiled, model));
        let outcome = outcome.with_context(|| format!("{name} cannot be computed"))?;
        let additions = additions.with_context(|| format!("{name} without a project"))?;
        Ok(Self { outcome, additions, hash: hash.to_owned() })
    }

    /// The run as charts see it.
    pub(super) fn shown<'a>(&'a self, scenario: &'a Read, shape: &'a Shape) -> Shown<'a> {
        let loaded = &scenario.loaded;
        Shown {
            name: &loaded.name,
            title: &loaded.title,
            case: shape.case,
            hash: &self.hash,
            outcome: &self.outcome,
            announcements: &loaded.announcements,
            telling: shape.telling(Names(&loaded.model.structure)),
        }
    }

    /// The run in brief.
    pub(super) fn summary(&self, scenario: &Read, telling: &Telling<'_>) -> Summary {
        let loaded = &scenario.loaded;
        let words = summary::Words {
            name: &loaded.name,
            title: &loaded.title,
            says: &loaded.says,
            leaves_out: &loaded.leaves_out,
            values: &self.hash,
        };
        summary::summary(words, &self.outcome, &self.additions, telling)
    }
}

/// The year in whose dollars money is told.
pub(super) fn price_year(model: &Model) -> i32 {
    model.structure.economics.price_year.get(&model.values) as i32
}

/// Refuses a folder that may not be replaced or cannot be written, before any work is done.
///
/// # Errors
/// `Stop::BadInput`, and the reason told.
pub(super) fn refuse_foreign(target: &Path) -> Result<(), Stop> {
    may_be_replaced(target).map_err(|error| {
        complain!("Error: {error}");
        Stop::BadInput
    })
}

/// The command as typed, without the place of the programme.
pub(super) fn command() -> Vec<String> {
    std::iter::once("corridor".to_owned())
        .chain(std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()))
        .collect()
}

/// Summaries as one table.
///
/// # Errors
/// None but of memory.
pub(super) fn csv(summaries: &[Summary]) -> anyhow::Result<Vec<u8>> {
    let mut rows = Vec::new();
    for summary in summaries {
        for country in &summary.countries {
            let own: [(&str, &[f64]); 8] = [
                ("all supply", &country.total),
                ("wanted", &country.wanted),
                ("lost in lines between hubs", &country.lost),
                ("put into storage", &country.stored),
                ("sent abroad", &country.sent),
                ("missing", &country.missing),
                ("unaffordable", &country.unaffordable),
                ("not to be had on the worst day", &country.peak_day),
            ];
            let lines = country.supply.iter().map(|line| (line.source.as_str(), line.value.as_slice())).chain(own);
            for (item, values) in lines {
                rows.extend(summary.milestones.iter().zip(values).map(|(year, value)| {
                    let [name, country, unit] =
                        [&summary.scenario, &country.country, &summary.unit].map(|text| Cell::Text(text));
                    [name, country, Cell::Text(item), Cell::Whole(*year), Cell::Number(*value), unit]
                }));
            }
        }
    }
    table(["scenario", "country", "item", "year", "value", "unit"], rows)
}
