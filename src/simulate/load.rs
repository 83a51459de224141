//! How far an asset can be used on the mean of a year (annual resolution).
//!
//! A year in one slice would let a pipe carry in summer what is wanted in winter. So each source, pipeline and terminal is
//! derated, year by year, to the load factor it had in a monthly run of the base values, if it was full there in some month:
//! then season and not need held it back. An asset that was never full keeps its capacity, whatever it carried.

use super::{
    compile::{Compiled, Role},
    derive::Derived,
    failure::Failure,
    workspace::Workspace,
};
use crate::model::Values;

/// An asset counts as full from this share of its capacity on.
const FULL: f64 = 0.999;

/// By year, and within it by row: sources, pipelines, terminals.
#[derive(Debug, Clone)]
pub(crate) struct LoadFactors {
    first: i32,
    years: Vec<[Vec<f64>; 3]>,
}

impl LoadFactors {
    /// From a monthly run.
    pub(crate) fn of(monthly: &Compiled, values: &Values) -> Result<Self, Failure> {
        let horizon = &monthly.structure.horizon;
        let mut work = Workspace::new(monthly);
        let mut years = Vec::new();
        monthly.run(values, &mut work, &mut |_, work| {
            years.push(factors(monthly, work));
            Ok(())
        })?;
        Ok(Self { first: horizon.first(), years })
    }

    /// Derates the capacities of a year.
    pub(crate) fn derate(&self, year: i32, d: &mut Derived) {
        let Some([sources, pipelines, terminals]) = self.years.get((year - self.first).max(0) as usize) else { return };
        let each = |capacity: &mut [f64], factor: &[f64]| capacity.iter_mut().zip(factor).for_each(|(c, f)| *c *= f);
        each(&mut d.source, sources);
        each(&mut d.pipeline, pipelines);
        each(&mut d.terminal, terminals);
    }
}

fn factors(c: &Compiled, work: &Workspace) -> [Vec<f64>; 3] {
    let s = &c.structure;
    let (d, slices) = (work.derived(), c.resolution.slices());
    let mut flow = [vec![0.0; d.source.len()], vec![0.0; d.pipeline.len()], vec![0.0; d.terminal.len()]];
    for (n, arc) in c.network.arcs.iter().enumerate() {
        let (kind, row) = match arc.role {
            Role::SourceMinimum(id) | Role::SourceFree(id) => (0, id.row()),
            Role::Pipeline(id) | Role::Eased(id, _) => (1, id.row()),
            Role::OfftakeObliged(id) | Role::OfftakeFree(id) => (1, s.entitlements[id].offtake.row()),
            Role::Regas(id) => (2, id.row()),
            _ => continue,
        };
        flow[kind][row * slices + usize::from(arc.slice)] += work.flow()[n];
    }
    let factor = |flow: &[f64], capacity: &[f64]| {
        let full = flow.iter().zip(capacity).any(|(f, c)| *c > 0.0 && *f >= FULL * c);
        let (flow, capacity): (f64, f64) = (flow.iter().sum(), capacity.iter().sum());
        if full && capacity > 0.0 { (flow / capacity).clamp(0.0, 1.0) } else { 1.0 }
    };
    let all = |flow: &[f64], capacity: &[f64]| {
        flow.chunks(slices).zip(capacity.chunks(slices)).map(|(f, c)| factor(f, c)).collect()
    };
    [all(&flow[0], &d.source), all(&flow[1], &d.pipeline), all(&flow[2], &d.terminal)]
}
