//! The years in turn: derive, solve, hand over to the next year.
//!
//! A draw is a pure function of (compiled, values): its first year starts from the basis of the base run, every later solve
//! from the basis of the one before. All memory is in the [`Workspace`]; no solve allocates.
//!
//! **Surprises.** An outage that nobody foresees does not change the months before it. The year is solved without it; then
//! all arcs of the months before are fixed at their flows, the outage is put in, and the rest is solved again; so on for each
//! month in which something begins. What a contract has lifted by then it may keep, even above what is left of its year.
//!
//! **Release.** Where a line opens what one buyer leaves, the year is solved a second time: the flows of its offtakes are
//! lower bounds, and every right is as large as the line and its buyer's contract allow.

use super::{
    carry::Carry,
    compile::Compiled,
    derive::{Frame, Pass, Place, fill, money, raise_values},
    failure::Failure,
    marginal::Solution,
    workspace::{Eve, Solved, Workspace},
};
use crate::{model::Values, quantity::Id};

/// What is done with each year when it is solved, before its stock and make-up go to the next.
pub(crate) type Each<'a> = &'a mut dyn FnMut(i32, &mut Workspace) -> Result<(), Failure>;
/// The same, where it may go on while the next year is dispatched.
pub(crate) type Tell<'a> = &'a mut (dyn FnMut(i32, &mut Workspace) -> Result<(), Failure> + Send);

impl Compiled {
    fn frame<'a>(&'a self, values: &'a Values, year: i32, as_of: i32) -> Frame<'a> {
        let slices = self.resolution.slices();
        Frame { structure: &self.structure, plan: &self.plan, values, year, slices, as_of }
    }

    /// First gas of every project, a month on the time line; infinite for those not built all the way.
    pub(crate) fn first_gas(&self, values: &Values) -> Vec<f64> {
        self.plan.first_gas(&self.structure, values)
    }

    /// Makes a workspace ready for the first year.
    pub(crate) fn begin(&self, values: &Values, w: &mut Workspace) {
        self.look_ahead(values, w);
        w.carry.begin(&self.structure, values, &w.derived.gas);
        w.basis.clone_from(&self.start);
        w.aside = None;
    }

    /// Makes a workspace ready for the year after an eve, of a run that was the same until then.
    pub(crate) fn begin_at(&self, eve: &Eve, values: &Values, w: &mut Workspace) {
        self.look_ahead(values, w);
        w.carry.clone_from(&eve.carry);
        w.basis.clone_from(&eve.basis);
    }

    /// What holds for all years.
    fn look_ahead(&self, values: &Values, w: &mut Workspace) {
        let year = self.structure.horizon.first();
        w.derived.begin(&self.frame(values, year, year * 12));
    }

    /// Dispatches the first year, to have a basis for all draws.
    pub(crate) fn first_year(&self, values: &Values, w: &mut Workspace) -> Result<(), Failure> {
        self.begin(values, w);
        self.year(values, self.structure.horizon.first(), w)
    }

    /// Dispatches all years in turn.
    pub(crate) fn run(&self, values: &Values, w: &mut Workspace, each: Each<'_>) -> Result<(), Failure> {
        self.begin(values, w);
        (self.structure.horizon.first()..=self.structure.horizon.last())
            .try_for_each(|year| self.step(values, year, w, each))
    }

    /// Dispatches the year that a workspace is ready for, and makes it ready for the next.
    pub(crate) fn step(&self, values: &Values, year: i32, w: &mut Workspace, each: Each<'_>) -> Result<(), Failure> {
        self.year(values, year, w)?;
        each(year, w)?;
        let Workspace { carry, flow, derived, .. } = w;
        self.hand_over(values, flow, &derived.obligation, carry);
        Ok(())
    }

    /// Dispatches all years in turn, and tells each while the next is dispatched in a second workspace: the same as one after
    /// the other. The last year is left in `w`.
    pub(crate) fn run_ahead(&self, values: &Values, w: &mut Workspace, tell: Tell<'_>) -> Result<(), Failure> {
        let (first, last) = (self.structure.horizon.first(), self.structure.horizon.last());
        let mut twin = w.twin();
        let (mut here, mut there) = if (last - first) % 2 == 0 { (&mut *w, &mut twin) } else { (&mut twin, &mut *w) };
        self.begin(values, here);
        self.look_ahead(values, there);
        self.year(values, first, here)?;
        for year in first..last {
            self.follow(values, here, there);
            let (told, solved) = rayon::join(|| tell(year, here), || self.year(values, year + 1, there));
            told?;
            solved?;
            there.aside = here.aside.take();
            std::mem::swap(&mut here, &mut there);
        }
        tell(last, here)?;
        w.join(twin);
        Ok(())
    }

    /// Makes a workspace ready for the year after the one that was solved in another.
    fn follow(&self, values: &Values, solved: &Workspace, next: &mut Workspace) {
        next.basis.clone_from(&solved.basis);
        next.carry.clone_from(&solved.carry);
        self.hand_over(values, &solved.flow, &solved.derived.obligation, &mut next.carry);
    }

    /// Dispatches a year, surprise by surprise.
    fn year(&self, values: &Values, year: i32, w: &mut Workspace) -> Result<(), Failure> {
        let mut fixed = 0;
        // A year in one slice has no months before a surprise.
        let mut as_of = if self.resolution.slices() == 1 { year * 12 + 11 } else { year * 12 };
        loop {
            self.derive(values, year, as_of, w)?;
            self.phase(year, fixed, w)?;
            let Some(month) = self.next_surprise(values, year, as_of) else { return Ok(()) };
            (as_of, fixed) = (month, (month - year * 12) as usize);
        }
    }

    /// The next month of the year in which something unforeseen begins.
    fn next_surprise(&self, values: &Values, year: i32, as_of: i32) -> Option<i32> {
        let surprises = self.structure.events.iter().filter(|(.., event)| !event.foreseen.get(values));
        let months = surprises.map(|(.., event)| libm::floor(event.from.get(values)) as i32);
        months.filter(|month| *month > as_of && month.div_euclid(12) == year).min()
    }

    fn derive(&self, values: &Values, year: i32, as_of: i32, w: &mut Workspace) -> Result<(), Failure> {
        let frame = self.frame(values, year, as_of);
        w.derived.year(&frame, &self.exchange, &w.carry, self.load.as_ref());
        match w.derived.fault(&self.structure, self.resolution.slices()) {
            None => Ok(()),
            Some(of) => {
                let why = "a number that cannot be used: check its units, its gas and its money".to_owned();
                Err(Failure::Number { year, month: None, of, why })
            }
        }
    }

    /// One solve, or two where rights are released, with the months before `fixed` as they were.
    fn phase(&self, year: i32, fixed: usize, w: &mut Workspace) -> Result<(), Failure> {
        let slices = self.resolution.slices();
        fill(&self.structure, &self.network, &w.derived, slices, Pass::Dispatch, &mut w.problem);
        self.fix(fixed, w);
        self.solve(year, w)?;
        if w.derived.released.contains(&true) {
            fill(&self.structure, &self.network, &w.derived, slices, Pass::Released, &mut w.problem);
            self.fix(fixed, w);
            self.hold_offtakes(w);
            self.solve(year, w)?;
        }
        w.solver.basis_into(&mut w.basis);
        for (n, arc) in self.network.arcs.iter().enumerate() {
            if arc.is_annual() || usize::from(arc.slice) >= fixed {
                w.flow[n] = w.solver.flow()[n];
                w.reduced[n] = w.solver.reduced_cost()[n];
            }
        }
        if w.wants.margins {
            let (s, d) = (&self.structure, &w.derived);
            let cost = |n: usize| {
                let arc = self.network.arcs[n];
                money(s, d, arc.role, Place { slices, slice: usize::from(arc.slice) })
            };
            let solution = Solution { network: &self.network, problem: &w.problem, flow: &w.flow };
            w.margins.measure(solution, fixed, &cost);
            if w.wants.less {
                w.margins.measure_less(solution, fixed, &cost);
            }
        }
        if w.wants.unlimited { self.solve_unlimited(year, fixed, w) } else { Ok(()) }
    }

    pub(super) fn solve(&self, year: i32, w: &mut Workspace) -> Result<(), Failure> {
        let t = &self.network.topology;
        let stats = w
            .solver
            .solve(t, &w.problem, &w.basis)
            .map_err(|failure| Failure::of_flow(&self.structure, &self.network, year, &failure))?;
        w.pivots += u64::from(stats.pivots);
        w.solves += 1;
        if year == self.structure.horizon.first() {
            w.solver.basis_into(&mut w.first);
        }
        if w.verify {
            let proof = w.solver.certificate(t, &w.problem);
            if !proof.holds(1e-9) {
                return Err(Failure::Uncertified { year, why: format!("{proof:?}") });
            }
        }
        if let Some(kept) = &mut w.kept {
            kept.push(Solved { year, problem: w.problem.clone(), flow: w.solver.flow().to_vec() });
        }
        Ok(())
    }

    /// Fixes the flows of the slices before `fixed`.
    fn fix(&self, fixed: usize, w: &mut Workspace) {
        if fixed == 0 {
            return;
        }
        for (n, arc) in self.network.arcs.iter().enumerate() {
            if !arc.is_annual() && usize::from(arc.slice) < fixed {
                w.problem.lower[n] = w.flow[n];
                w.problem.upper[n] = w.flow[n];
            }
        }
        for (tranches, first) in &self.network.contract {
            let lifted: f64 = (0..fixed).map(|slice| w.flow[*first as usize + slice]).sum();
            let most: f64 = tranches.iter().map(|tranche| w.problem.upper[*tranche as usize]).sum();
            if lifted > most {
                w.problem.upper[tranches[2] as usize] += lifted - most;
            }
        }
    }

    /// What each buyer took in the first solve is his in the second.
    fn hold_offtakes(&self, w: &mut Workspace) {
        for (row, firsts) in self.network.offtake.iter().enumerate() {
            let line = self.structure.entitlements[Id::new(row)].line;
            if !w.derived.released[line.row()] {
                continue;
            }
            for first in firsts {
                let arcs = *first as usize..*first as usize + self.resolution.slices();
                for n in arcs {
                    w.problem.lower[n] = w.solver.flow()[n].min(w.problem.upper[n]);
                }
            }
        }
        w.solver.basis_into(&mut w.basis);
    }

    /// The year once more with every value unlimited, their order kept.
    fn solve_unlimited(&self, year: i32, fixed: usize, w: &mut Workspace) -> Result<(), Failure> {
        raise_values(&self.structure, &self.network, &w.derived, &mut w.problem);
        self.solve(year, w)?;
        for (n, arc) in self.network.arcs.iter().enumerate() {
            if arc.is_annual() || usize::from(arc.slice) >= fixed {
                w.unlimited[n] = w.solver.flow()[n];
            }
        }
        Ok(())
    }

    /// What a year with these flows and obligations leaves to the next.
    fn hand_over(&self, values: &Values, flow: &[f64], obligation: &[f64], carry: &mut Carry) {
        for (row, arcs) in self.network.closing.iter().enumerate() {
            carry.stock[row] = arcs.iter().map(|n| flow[*n as usize]).sum();
        }
        for (row, (tranches, _)) in self.network.contract.iter().enumerate() {
            let [obliged, made_up, _] = tranches.map(|n| flow[n as usize]);
            let deficiency = (obligation[row] - obliged).max(0.0);
            carry.age_make_up(&self.structure, values, row, made_up, deficiency);
        }
    }
}
