//! What a project adds: supply with it less supply of the same scenario without it.
//!
//! What passes through a project and what it adds are two things: gas may displace other gas. Both are told.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    model::{Model, Switch, Values, kinds::Project},
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
    let asked: Vec<Asked> = (horizon.first()..=horizon.last())
        .flat_map(|year| model.structure.countries.keys().map(move |id| Asked { what: What::Supply(id), year }))
        .collect();
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
    let all = by_year(&asked, &with);
    let memory = || (compiled.workspace(), model.values.clone());
    let addition = |(w, values): &mut (Workspace, Values), ((project, switch), part): (&(_, Switch), &Option<i32>)| {
        let mut numbers = with.clone();
        if let Some(eve) = eves.iter().find(|eve| Some(eve.year()) == *part) {
            values.set(*switch, false);
            compiled.evaluate_from(eve, values, w, &asked, &mut numbers)?;
            values.set(*switch, true);
        }
        let rest = by_year(&asked, &numbers);
        let energy = all.iter().zip(rest.values()).map(|((year, all), rest)| (*year, all - rest)).collect();
        Ok(Addition { project: *project, energy })
    };
    built.par_iter().zip(&parts).map_init(memory, addition).collect()
}

/// Sums over all countries by year.
fn by_year(asked: &[Asked], numbers: &[f64]) -> BTreeMap<i32, f64> {
    let mut sums = BTreeMap::new();
    for (asked, number) in asked.iter().zip(numbers) {
        *sums.entry(asked.year).or_default() += number;
    }
    sums
}
