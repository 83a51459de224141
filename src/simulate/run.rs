//! The two ways to run a system: everything kept, or only the numbers asked for. Both go the same path.

use super::{
    account::Account,
    asked::Asked,
    audit::audit,
    compile::{Compiled, Role},
    dispatch::{Wants, Workspace},
    failure::Failure,
    origin::Origins,
    outcome::{AssetRef, Notice, Outcome},
};
use crate::{
    model::{
        Values,
        kinds::{Pipeline, Project},
    },
    quantity::Id,
};

impl Compiled {
    /// Runs all years and keeps everything.
    ///
    /// # Errors
    /// Numbers that cannot be dispatched, or a place that does not balance.
    pub fn outcome(&self, values: &Values) -> Result<Outcome, Failure> {
        self.outcome_in(values, &mut self.workspace())
    }

    /// Runs all years in a workspace that may be used before and after, and keeps everything.
    ///
    /// # Errors
    /// As [`Compiled::outcome`].
    pub fn outcome_in(&self, values: &Values, w: &mut Workspace) -> Result<Outcome, Failure> {
        let mut outcome = Outcome::default();
        let mut origins = Origins::new(self);
        w.want(Wants { margins: true, unlimited: true });
        self.run(values, w, &mut |year, w| {
            audit(&self.structure, &self.network, w.problem(), w.flow(), year)?;
            let account = Account { c: self, w, values, year };
            account.rows(&mut outcome);
            origins.rows(&account, &mut outcome)
        })?;
        self.notices(values, w, &mut outcome);
        Ok(outcome)
    }

    /// Runs all years and gives the numbers asked for, in their order. Touches no heap.
    ///
    /// # Errors
    /// As [`Compiled::outcome`].
    pub fn evaluate(
        &self,
        values: &Values,
        w: &mut Workspace,
        asked: &[Asked],
        numbers: &mut [f64],
    ) -> Result<(), Failure> {
        numbers.fill(f64::NAN);
        w.want(Wants { margins: Self::wants_margins(asked), unlimited: false });
        self.run(values, w, &mut |year, w| {
            let account = Account { c: self, w, values, year };
            for (one, number) in asked.iter().zip(numbers.iter_mut()).filter(|(one, _)| one.year == year) {
                *number = account.number(one.what);
            }
            Ok(())
        })
    }

    /// Projects that are built and bring nothing.
    fn notices(&self, values: &Values, w: &Workspace, outcome: &mut Outcome) {
        for (project, _, built) in self.structure.projects.iter() {
            let rows = || outcome.projects.iter().filter(|row| row.project == project);
            let first = w.derived().first_gas[project.row()];
            let ever = rows().any(|row| row.carried.is_some_and(|carried| carried > 0.0));
            let could = rows().any(|row| row.capacity > 0.0);
            if could && !ever {
                let limit = self.limit_of(w, project);
                outcome.notices.push(Notice::NeverFlowed { project, limit });
            }
            let wanted = first.is_infinite() && built.built.get(values);
            if wanted || first.is_finite() && !could && rows().all(|row| row.carried.is_none()) {
                outcome.notices.push(Notice::NoFirstGas { project });
            }
        }
    }

    /// What stands in the way of a project that never flows, as of the last year: the line that its sources or pipelines
    /// enter and that others fill, or a full asset that leads on from where its gas arrives.
    fn limit_of(&self, w: &Workspace, project: Id<Project>) -> Option<AssetRef> {
        let s = &self.structure;
        let entries = s.entries.iter().filter(|(.., entry)| {
            entry.source.is_some_and(|id| s.sources[id].project == Some(project))
                || entry.pipeline.is_some_and(|id| s.pipelines[id].project == Some(project))
        });
        let heads = entries.map(|(.., entry)| s.lines[entry.line].head);
        let ends = s.pipelines.iter().filter(|(.., line)| line.project == Some(project)).map(|(.., line)| line.to);
        let hubs: Vec<_> =
            ends.chain(s.sources.iter().filter(|(.., f)| f.project == Some(project)).map(|(.., f)| f.hub)).collect();
        let onward = s.pipelines.iter().filter(|(.., line)| hubs.contains(&line.from)).map(|(id, ..)| id);
        heads.chain(onward).find(|line| self.is_full(w, *line)).map(AssetRef::Pipeline)
    }

    fn is_full(&self, w: &Workspace, line: Id<Pipeline>) -> bool {
        let slices = self.resolution.slices();
        let Some(first) = self.network.first(Role::Pipeline(line)) else { return false };
        let carried: f64 = w.flow()[first..first + slices].iter().sum();
        let capacity: f64 = w.derived().pipeline[line.row() * slices..(line.row() + 1) * slices].iter().sum();
        capacity > 0.0 && carried >= 0.999 * capacity
    }
}
