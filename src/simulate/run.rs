//! The two ways to run a system: everything kept, or only the numbers asked for. Both go the same path.

use super::{
    account::Account,
    asked::Asked,
    audit::audit,
    compile::Compiled,
    failure::Failure,
    origin::Origins,
    outcome::Outcome,
    workspace::{Eve, Wants, Workspace},
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
        let mut outcome = self.room();
        let mut origins = Origins::new(self);
        w.want(Wants { margins: true, less: true, unlimited: true });
        self.run_ahead(values, w, &mut |year, w| {
            audit(&self.structure, &self.network, w.problem(), w.flow(), year)?;
            let account = Account { c: self, w, values, year };
            account.rows(&mut outcome);
            origins.rows(&account, &mut outcome)?;
            self.peak_days(values, year, w, &mut outcome)
        })?;
        self.notices(values, w, &mut outcome);
        Ok(outcome)
    }

    /// An outcome with room for the longest of its tables, which else would be copied as they grow.
    fn room(&self) -> Outcome {
        let s = &self.structure;
        let periods = (s.horizon.first()..=s.horizon.last()).count() * self.resolution.slices();
        let landed: usize = s.contracts.iter().map(|(.., contract)| contract.terminals.len()).sum::<usize>()
            + s.spots.iter().map(|(.., spot)| spot.terminals.len()).sum::<usize>();
        let assets = s.sources.len() + s.pipelines.len() + s.terminals.len() + landed + 2 * s.storages.len();
        Outcome {
            flows: Vec::with_capacity(periods * assets),
            balances: Vec::with_capacity(periods * s.hubs.len()),
            prices: Vec::with_capacity(periods * s.hubs.len()),
            sectors: Vec::with_capacity(periods * s.demands.len()),
            ..Outcome::default()
        }
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
        self.evaluate_keeping(values, w, asked, numbers, &[]).map(drop)
    }

    /// The same, and keeps the eves of some years, so that runs which are the same until then need not begin anew.
    ///
    /// # Errors
    /// As [`Compiled::outcome`].
    pub fn evaluate_keeping(
        &self,
        values: &Values,
        w: &mut Workspace,
        asked: &[Asked],
        numbers: &mut [f64],
        years: &[i32],
    ) -> Result<Vec<Eve>, Failure> {
        numbers.fill(f64::NAN);
        self.begin(values, w);
        let mut eves = Vec::new();
        for year in self.structure.horizon.first()..=self.structure.horizon.last() {
            if years.contains(&year) {
                eves.push(w.eve(year));
            }
            self.answer(values, year, w, asked, numbers)?;
        }
        Ok(eves)
    }

    /// Goes on from an eve of a run that was the same until then; `numbers` of the years before stay as they are.
    ///
    /// # Errors
    /// As [`Compiled::outcome`].
    pub fn evaluate_from(
        &self,
        eve: &Eve,
        values: &Values,
        w: &mut Workspace,
        asked: &[Asked],
        numbers: &mut [f64],
    ) -> Result<(), Failure> {
        self.begin_at(eve, values, w);
        (eve.year()..=self.structure.horizon.last()).try_for_each(|year| self.answer(values, year, w, asked, numbers))
    }

    /// Dispatches a year and gives the numbers asked of it.
    fn answer(
        &self,
        values: &Values,
        year: i32,
        w: &mut Workspace,
        asked: &[Asked],
        numbers: &mut [f64],
    ) -> Result<(), Failure> {
        w.want(Wants { margins: Self::wants_margins(asked), ..Wants::default() });
        self.step(values, year, w, &mut |year, w| {
            let account = Account { c: self, w, values, year };
            for (one, number) in asked.iter().zip(numbers.iter_mut()).filter(|(one, _)| one.year == year) {
                *number = account.number(one.what);
            }
            Ok(())
        })
    }

    /// The first year in which a run with other projects differs from that of `values`; none if none does. What is not yet
    /// there is as what will never be: whether a project is built is read for its first gas alone.
    pub fn parts_from(&self, values: &Values, other: &Values) -> Option<i32> {
        let (own, others) = (self.first_gas(values), self.first_gas(other));
        let differ = own.into_iter().zip(others).filter(|(a, b)| a != b).map(|(a, b)| a.min(b));
        let first = differ.min_by(f64::total_cmp)?;
        let year = libm::floor(first / 12.0) as i32;
        let horizon = &self.structure.horizon;
        (year <= horizon.last()).then(|| year.max(horizon.first()))
    }
}
