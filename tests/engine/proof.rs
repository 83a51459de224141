//! Every solve of every shipped scenario in all three cases, by months and by years, given to a solver that shares no
//! code with ours (`microlp`). Compared are the whole and its parts, so that large weights hide nothing: what each
//! block of each sector gets, and the money of all else.
//!
//! What it proves is the least-cost flow of the problems as derived; whether the problems say what the rules say, other
//! tests ask.

use std::collections::BTreeMap;

use corridor::{
    flow::{Certificate, GROUND, Problem, Topology},
    scenario::Case,
    simulate::{Resolution, Solved},
};
use rayon::prelude::*;

use super::{Proved, model, run};
use crate::golden::shipped;

/// The flows of the independent solver; none where it gave up or its own flows break a bound or a balance.
pub(super) fn independent(t: &Topology, p: &Problem) -> Option<Vec<f64>> {
    let mut lp = microlp::Problem::new(microlp::OptimizationDirection::Minimize);
    let x: Vec<_> = (0..t.arcs()).map(|n| lp.add_var(p.cost[n], (p.lower[n], p.upper[n]))).collect();
    let mut rows = vec![Vec::new(); t.nodes()];
    for (n, &x) in x.iter().enumerate() {
        for (end, gain) in [(t.tail(n), -1.0), (t.head(n), p.gain[n])] {
            if end != GROUND {
                rows[end as usize].push((x, gain));
            }
        }
    }
    for (row, supply) in rows.iter().zip(&p.supply).filter(|(row, _)| !row.is_empty()) {
        lp.add_constraint(row, microlp::ComparisonOp::Eq, -supply);
    }
    let solution = lp.solve().ok()?.into_solution().ok()?;
    let flow: Vec<f64> = x.iter().map(|&x| solution.var_value(x)).collect();
    (Certificate::of(t, p, &flow, &vec![0.0; t.nodes()]).primal < 1e-8).then_some(flow)
}

/// What a flow gives to each block of each sector, PJ, and what all else costs.
fn parts(proved: &Proved, p: &Problem, flow: &[f64]) -> (BTreeMap<(usize, u8), f64>, f64) {
    let mut given = BTreeMap::new();
    let mut money: f64 = flow.iter().zip(&p.cost).map(|(x, c)| x * c).sum();
    for (n, demand, block) in proved.compiled.demand_arcs() {
        let sector = proved.model.structure.demands[demand].sector.row();
        *given.entry((sector, block)).or_default() += flow[n];
        money -= flow[n] * p.cost[n];
    }
    (given, money)
}

#[derive(Default, Debug)]
struct Count {
    compared: usize,
    unusable: usize,
    /// The two solvers gave the same flow on every arc to a millionth of a PJ.
    alike: usize,
    /// Problems with months that a surprise had frozen.
    frozen: usize,
}

impl Count {
    fn and(self, other: Self) -> Self {
        Self {
            compared: self.compared + other.compared,
            unusable: self.unusable + other.unusable,
            alike: self.alike + other.alike,
            frozen: self.frozen + other.frozen,
        }
    }
}

fn compare(what: &str, proved: &Proved, solved: &Solved) -> Count {
    let p = &solved.problem;
    let frozen = usize::from(p.lower.iter().any(|l| *l > 0.0));
    let Some(other) = independent(proved.compiled.topology(), p) else {
        return Count { unusable: 1, ..Count::default() };
    };
    let what = format!("{what}, {}", solved.year);
    let size: f64 = solved.flow.iter().zip(&p.cost).map(|(x, c)| (x * c).abs()).sum();
    let cost = |flow: &[f64]| flow.iter().zip(&p.cost).map(|(x, c)| x * c).sum::<f64>();
    let (ours, theirs) = (cost(&solved.flow), cost(&other));
    assert!((ours - theirs).abs() <= 1e-7 * size, "{what}: {ours}, the other solver {theirs}");
    let (ours, theirs) = (parts(proved, p, &solved.flow), parts(proved, p, &other));
    for (block, given) in &ours.0 {
        let other = theirs.0[block];
        assert!((given - other).abs() <= 1e-6 * (1.0 + other), "{what}, {block:?}: {given}, the other solver {other}");
    }
    let (ours, theirs) = (ours.1, theirs.1);
    assert!((ours - theirs).abs() <= 1e-7 * (1.0 + theirs.abs()), "{what}, money: {ours}, the other solver {theirs}");
    let apart = other.iter().zip(&solved.flow).fold(0.0f64, |most, (x, y)| most.max((x - y).abs()));
    Count { compared: 1, unusable: 0, alike: usize::from(apart < 1e-6), frozen }
}

fn all(resolution: Resolution) -> Count {
    let runs: Vec<_> = shipped()
        .into_iter()
        .flat_map(|name| [Case::Low, Case::Base, Case::High].map(|case| (name.clone(), case)))
        .collect();
    assert_eq!(runs.len(), 3 * shipped().len());
    let of_run = |(name, case): (String, Case)| {
        let proved = run(model(&name, case, &[]), resolution);
        assert!(proved.work.kept().len() >= 2 * 36, "{name}: a dispatch and one without limits to values each year");
        let what = format!("{name}, {case:?}, {resolution:?}");
        proved.work.kept().iter().map(|solved| compare(&what, &proved, solved)).fold(Count::default(), Count::and)
    };
    runs.into_par_iter().map(of_run).reduce(Count::default, Count::and)
}

fn enough(count: &Count) {
    println!("{count:?}");
    assert!(count.compared >= 3 * shipped().len() * 2 * 36);
    assert!(100 * count.unusable <= count.compared, "{count:?}");
    // Ranks leave one answer, but for ways whose costs differ by less than the solvers tell from zero.
    assert!(100 * count.alike >= 99 * count.compared, "{count:?}");
}

#[test]
fn an_independent_solver_agrees_on_every_month() {
    let count = all(Resolution::Monthly);
    enough(&count);
    assert!(count.frozen >= 3 * shipped().len(), "the closure of a strait in 2026 surprises every scenario: {count:?}");
}

#[test]
fn an_independent_solver_agrees_on_every_year() {
    enough(&all(Resolution::Annual));
}

/// Where a line opens to others what one buyer leaves, each year is solved once more, the first flows held.
#[test]
fn an_independent_solver_agrees_where_rights_are_released() {
    let flags = ["lines.tapi.release=true"];
    let proved = run(model("tapi-russian-gas", Case::Base, &flags), Resolution::Monthly);
    assert!(proved.work.kept().len() >= 3 * 36);
    let each = proved.work.kept().iter().map(|solved| compare("released", &proved, solved));
    let count = each.fold(Count::default(), Count::and);
    println!("{count:?}");
    assert!(count.compared >= 3 * 36 - 1 && count.frozen >= 15, "{count:?}");
}
