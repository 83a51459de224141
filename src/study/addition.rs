//! What a project adds: supply with it less supply of the same scenario without it.
//!
//! What passes through a project and what it adds are two things: gas may displace other gas. Both are told.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    model::{
        Model, Switch, Values,
        kinds::{Project, Relief},
    },
    quantity::Id,
    simulate::{Asked, Compiled, Failure, What, Workspace},
};

/// What a project adds to the supply of all markets.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    /// The project.
    pub project: Id<Project>,
    /// PJ by year.
    pub energy: BTreeMap<i32, f64>,
    /// What users want less because of it, as gas plants that stand down: PJ at their meters, by year.
    pub relief: BTreeMap<i32, f64>,
}

/// What each project that is built adds, by switching it off alone. A project that others require takes them along.
///
/// # Errors
/// If a run without it fails.
pub fn additions(compiled: &Compiled, model: &Model) -> Result<Vec<Addition>, Failure> {
    let is_built = |project: &Project| project.built.get(&model.values);
    let all_built = model.structure.projects.iter().filter(|(.., project)| is_built(project));
    let built: Vec<(Id<Project>, Switch)> = all_built.map(|(id, _, project)| (id, project.built)).collect();
    if built.is_empty() {
        return Ok(Vec::new());
    }
    let horizon = &model.structure.horizon;
    let asked: Vec<Asked> =
        (horizon.first()..=horizon.last()).flat_map(|year| questions(model, &built, year)).collect();
    // Years before a project's first gas are the same without it: they are run once, for all projects.
    let mut values = model.values.clone();
    let mut parts_from = |switch: Switch| {
        values.set(switch, false);
        let year = compiled.parts_from(&model.values, &values);
        values.set(switch, true);
        year
    };
    let parts: Vec<Option<i32>> = built.iter().map(|(_, switch)| parts_from(*switch)).collect();
    let years: Vec<i32> = parts.iter().flatten().copied().collect();
    let mut with = vec![0.0; asked.len()];
    let eves = compiled.evaluate_keeping(&model.values, &mut compiled.workspace(), &asked, &mut with, &years)?;
    let (all, wanted) = by_year(&asked, &with);
    let memory = || (compiled.workspace(), model.values.clone());
    let addition = |(w, values): &mut (Workspace, Values), ((project, switch), part): (&(_, Switch), &Option<i32>)| {
        let mut numbers = with.clone();
        if let Some(eve) = eves.iter().find(|eve| Some(eve.year()) == *part) {
            values.set(*switch, false);
            compiled.evaluate_from(eve, values, w, &asked, &mut numbers)?;
            values.set(*switch, true);
        }
        let (rest, more) = by_year(&asked, &numbers);
        let energy = all.iter().zip(rest.values()).map(|((year, all), rest)| (*year, all - rest)).collect();
        let relief = wanted.iter().zip(more.values()).map(|((year, less), more)| (*year, more - less)).collect();
        Ok(Addition { project: *project, energy, relief })
    };
    built.par_iter().zip(&parts).map_init(memory, addition).collect()
}

/// Supply of all countries; where a project that is built stands in for gas plants, also what is wanted.
fn questions(model: &Model, built: &[(Id<Project>, Switch)], year: i32) -> Vec<Asked> {
    let s = &model.structure;
    let relieves = |relief: &Relief| built.iter().any(|(project, _)| relief.project == Some(*project));
    let supply = s.countries.keys().map(What::Supply);
    let wanted = s.sectors.keys().flat_map(|sector| [What::Served(sector), What::Unserved(sector)]);
    let wanted = wanted.filter(|_| s.reliefs.iter().any(|(.., relief)| relieves(relief)));
    supply.chain(wanted).map(|what| Asked { what, year }).collect()
}

/// Sums by year: supply over all countries, and what is wanted over all sectors.
fn by_year(asked: &[Asked], numbers: &[f64]) -> (BTreeMap<i32, f64>, BTreeMap<i32, f64>) {
    let (mut supply, mut wanted) = (BTreeMap::new(), BTreeMap::new());
    for (asked, number) in asked.iter().zip(numbers) {
        let sums = if matches!(asked.what, What::Supply(_)) { &mut supply } else { &mut wanted };
        *sums.entry(asked.year).or_default() += number;
    }
    (supply, wanted)
}
