//! What a project adds: supply with it less supply of the same scenario without it.
//!
//! What passes through a project and what it adds are two things: gas may displace other gas. Both are told.

use std::collections::BTreeMap;

use crate::{
    model::{Model, kinds::Project},
    quantity::Id,
    simulate::{Compiled, Failure, Outcome},
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
pub fn additions(compiled: &Compiled, model: &Model, with: &Outcome) -> Result<Vec<Addition>, Failure> {
    let projects = &model.structure.projects;
    let built = projects.iter().filter(|(_, _, project)| project.built.get(&model.values));
    built
        .map(|(id, _, project)| {
            let mut values = model.values.clone();
            values.set(project.built, false);
            let without = compiled.outcome(&values)?;
            let mut energy = by_year(with);
            for (year, less) in by_year(&without) {
                *energy.entry(year).or_default() -= less;
            }
            Ok(Addition { project: id, energy })
        })
        .collect()
}

fn by_year(outcome: &Outcome) -> BTreeMap<i32, f64> {
    let mut sums = BTreeMap::new();
    for row in &outcome.supply {
        *sums.entry(row.year).or_default() += row.energy_pj;
    }
    sums
}
