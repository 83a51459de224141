//! All memory of a draw: what one thread needs to go through the years, and what may be asked of a year that is solved.

use super::{carry::Carry, compile::Compiled, derive::Derived, failure::Failure, marginal::Margins};
use crate::flow::{Basis, Problem, Solver};

/// All memory of a draw; one a thread.
#[derive(Debug, Clone)]
pub struct Workspace {
    pub(super) derived: Derived,
    pub(super) problem: Problem,
    pub(super) solver: Solver,
    pub(super) basis: Basis,
    pub(super) first: Basis,
    /// The basis of what is solved beside the dispatch; it begins as that of the dispatch.
    pub(super) aside: Option<Basis>,
    pub(super) carry: Carry,
    /// Flows of the year so far: what months before a surprise are fixed at.
    pub(super) flow: Vec<f64>,
    /// What one more unit through each arc would cost, as seen when its month was decided.
    pub(super) reduced: Vec<f64>,
    /// Flows if every value were unlimited, as seen when their month was decided.
    pub(super) unlimited: Vec<f64>,
    pub(super) margins: Margins,
    /// What is wanted beyond flows.
    pub(super) wants: Wants,
    pub(super) pivots: u64,
    pub(super) solves: u64,
    pub(super) verify: bool,
    /// Every problem since it was asked for, with its answer; `None` where nobody asked.
    pub(super) kept: Option<Vec<Solved>>,
}

/// A problem that was solved, for whoever wants to solve it again by other means.
#[derive(Debug, Clone)]
pub struct Solved {
    /// The year it belongs to; a year may take several: rights released, surprises, unlimited values.
    pub year: i32,
    /// Its numbers, on the topology of [`Compiled::topology`].
    pub problem: Problem,
    /// The flow into each arc.
    pub flow: Vec<f64>,
}

/// What a run needs beyond flows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Wants {
    /// What one unit more costs at hubs.
    pub(crate) margins: bool,
    /// What one unit less saves there.
    pub(crate) less: bool,
    /// The second solve that tells "unaffordable" from "unavailable".
    pub(crate) unlimited: bool,
}

impl Workspace {
    pub(crate) fn new(c: &Compiled) -> Self {
        let t = &c.network.topology;
        let by_arc = vec![0.0; t.arcs()];
        Self {
            derived: Derived::new(&c.structure, c.resolution.slices(), c.hydraulics.clone()),
            problem: Problem::zero(t),
            solver: Solver::new(t),
            basis: Basis::slack(t),
            first: Basis::slack(t),
            aside: None,
            carry: Carry::new(&c.structure),
            flow: by_arc.clone(),
            reduced: by_arc.clone(),
            unlimited: by_arc,
            margins: Margins::new(t.nodes(), t.arcs()),
            wants: Wants::default(),
            pivots: 0,
            solves: 0,
            verify: false,
            kept: None,
        }
    }

    /// A second workspace for the same runs, with nothing done yet.
    pub(crate) fn twin(&self) -> Self {
        Self { kept: self.kept.as_ref().map(|_| Vec::new()), aside: None, pivots: 0, solves: 0, ..self.clone() }
    }
    /// Takes over what was counted and kept in a twin, year by year.
    pub(crate) fn join(&mut self, twin: Self) {
        self.pivots += twin.pivots;
        self.solves += twin.solves;
        if let (Some(own), Some(other)) = (&mut self.kept, twin.kept) {
            own.extend(other);
            own.sort_by_key(|solved| solved.year);
        }
    }

    /// Checks the certificate of every solve from now on.
    pub fn verify(&mut self, on: bool) {
        self.verify = on;
    }
    /// Keeps every problem and its answer from now on. Only such a workspace touches the heap when it solves.
    pub fn keep(&mut self) {
        self.kept = Some(Vec::new());
    }
    /// What was kept, in the order in which it was solved.
    pub fn kept(&self) -> &[Solved] {
        self.kept.as_deref().unwrap_or_default()
    }
    /// Solves and changes of basis since this workspace was made.
    pub fn effort(&self) -> (u64, u64) {
        (self.solves, self.pivots)
    }
    pub(crate) fn derived(&self) -> &Derived {
        &self.derived
    }
    pub(crate) fn flow(&self) -> &[f64] {
        &self.flow
    }
    pub(crate) fn reduced(&self) -> &[f64] {
        &self.reduced
    }
    pub(crate) fn unlimited(&self) -> &[f64] {
        &self.unlimited
    }
    pub(crate) fn margins(&self) -> &Margins {
        &self.margins
    }
    /// The numbers of the year, its flows, and the problem to be filled from them.
    pub(crate) fn parts(&mut self) -> (&Derived, &[f64], &mut Problem) {
        (&self.derived, &self.flow, &mut self.problem)
    }
    /// The flows of what was last solved beside the dispatch.
    pub(crate) fn aside(&self) -> &[f64] {
        self.solver.flow()
    }
    /// Solves a problem of the year beside its dispatch, whose flows stay; such problems start from each other's basis.
    pub(crate) fn solve_aside(
        &mut self,
        c: &Compiled,
        year: i32,
        fill: &mut dyn FnMut(&mut Self),
    ) -> Result<(), Failure> {
        fill(self);
        let mut basis = self.aside.take().unwrap_or_else(|| self.basis.clone());
        std::mem::swap(&mut self.basis, &mut basis);
        let solved = c.solve(year, self);
        self.solver.basis_into(&mut self.basis);
        std::mem::swap(&mut self.basis, &mut basis);
        self.aside = Some(basis);
        solved
    }
    pub(crate) fn problem(&self) -> &Problem {
        &self.problem
    }
    pub(crate) fn carry(&self) -> &Carry {
        &self.carry
    }
    pub(crate) fn first_basis(&self) -> &Basis {
        &self.first
    }
    /// What a run that stands before `year` has come to.
    pub(crate) fn eve(&self, year: i32) -> Eve {
        Eve { year, basis: self.basis.clone(), carry: self.carry.clone() }
    }
    pub(crate) fn want(&mut self, wants: Wants) {
        self.wants = wants;
    }
}

/// All that the years before a year have left to it.
#[derive(Debug, Clone)]
pub struct Eve {
    pub(super) year: i32,
    pub(super) basis: Basis,
    pub(super) carry: Carry,
}

impl Eve {
    /// The year before which it stands.
    pub fn year(&self) -> i32 {
        self.year
    }
}
