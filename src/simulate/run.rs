//! The two ways to run a system: everything kept, or only the numbers asked for. Both go the same path.

use super::{
    account::Account,
    asked::Asked,
    audit::audit,
    compile::Compiled,
    dispatch::{Wants, Workspace},
    failure::Failure,
    origin::Origins,
    outcome::Outcome,
};
use crate::model::Values;

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
        w.want(Wants { margins: true, less: true, unlimited: true });
        self.run(values, w, &mut |year, w| {
            audit(&self.structure, &self.network, w.problem(), w.flow(), year)?;
            let account = Account { c: self, w, values, year };
            account.rows(&mut outcome);
            origins.rows(&account, &mut outcome)?;
            self.peak_days(values, year, w, &mut outcome)
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
        w.want(Wants { margins: Self::wants_margins(asked), ..Wants::default() });
        self.run(values, w, &mut |year, w| {
            let account = Account { c: self, w, values, year };
            for (one, number) in asked.iter().zip(numbers.iter_mut()).filter(|(one, _)| one.year == year) {
                *number = account.number(one.what);
            }
            Ok(())
        })
    }
}
