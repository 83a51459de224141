//! What a project adds: supply with it less supply of the same scenario without it.
//!
//! What passes through a project and what it adds are two things: gas may displace other gas. Both are told.

use std::collections::BTreeMap;

use crate::{
    model::{Model, Switch, kinds::Project},
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
    let built: Vec<(Id<Project>, Switch)> = model
        .structure
        .projects
        .iter()
        .filter(|(_, _, project)| project.built.get(&model.values))
        .map(|(id, _, project)| (id, project.built))
        .collect();
    if built.is_empty() {
        return Ok(Vec::new());
    }
    let mut study = Study::new(compiled, model);
    let with = study.supply(None)?;
    built
        .into_iter()
        .map(|(project, switch)| {
            let without = study.supply(Some(switch))?;
            let energy = with.iter().map(|(year, all)| (*year, all - without.get(year).unwrap_or(&0.0))).collect();
            Ok(Addition { project, energy })
        })
        .collect()
}

/// One scenario with one project more or less.
struct Study<'a> {
    compiled: &'a Compiled,
    model: &'a Model,
    workspace: Workspace,
    asked: Vec<Asked>,
}

impl<'a> Study<'a> {
    fn new(compiled: &'a Compiled, model: &'a Model) -> Self {
        let horizon = &model.structure.horizon;
        let asked = (horizon.first()..=horizon.last())
            .flat_map(|year| model.structure.countries.keys().map(move |id| Asked { what: What::Supply(id), year }))
            .collect();
        Self { compiled, model, workspace: compiled.workspace(), asked }
    }

    /// Supply of all markets by year, with one switch off.
    fn supply(&mut self, off: Option<Switch>) -> Result<BTreeMap<i32, f64>, Failure> {
        let mut values = self.model.values.clone();
        if let Some(switch) = off {
            values.set(switch, false);
        }
        let mut numbers = vec![0.0; self.asked.len()];
        self.compiled.evaluate(&values, &mut self.workspace, &self.asked, &mut numbers)?;
        let mut sums = BTreeMap::new();
        for (asked, number) in self.asked.iter().zip(&numbers) {
            *sums.entry(asked.year).or_default() += number;
        }
        Ok(sums)
    }
}
