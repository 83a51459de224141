//! How long a dispatch takes: warm and cold, a year of months and a year at once, beside an independent solver
//! (`microlp`) on the same problems in the same run. Prints the ratios, then divan's statistics.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::hint::black_box;
use std::time::Instant;

use corridor::flow::{Basis, GROUND, Problem, Solver, Topology};

#[allow(dead_code)]
#[path = "../src/flow/specimen.rs"]
mod specimen;

use specimen::{Dice, gas_year, perturbed};

/// A network, its base basis, and draws around its numbers.
struct Case {
    name: &'static str,
    topology: Topology,
    base: Basis,
    draws: Vec<Problem>,
}

impl Case {
    fn new(name: &'static str, slices: usize, share: f64) -> Self {
        let g = gas_year(7, slices).unwrap();
        let mut solver = Solver::new(&g.topology);
        solver.solve(&g.topology, &g.problem, &Basis::slack(&g.topology)).unwrap();
        let mut dice = Dice::new(5);
        let draws = (0..64).map(|_| perturbed(&g.problem, &mut dice, share)).collect();
        Self { name, base: solver.basis().clone(), topology: g.topology, draws }
    }

    fn month() -> Self {
        Self::new("monthly year", 12, 0.03)
    }

    fn annual() -> Self {
        Self::new("annual year", 1, 0.02)
    }

    /// Microseconds a draw, best of some repetitions, and pivots a draw.
    fn ours(&self, start: &Basis) -> (f64, f64) {
        let mut solver = Solver::new(&self.topology);
        let (mut best, mut pivots) = (f64::INFINITY, 0);
        for _ in 0..400 {
            pivots = 0;
            let clock = Instant::now();
            for p in &self.draws {
                pivots += solver.solve(&self.topology, black_box(p), start).unwrap().pivots;
            }
            best = best.min(clock.elapsed().as_secs_f64() * 1e6 / self.draws.len() as f64);
        }
        (best, f64::from(pivots) / self.draws.len() as f64)
    }

    fn microlp(&self) -> f64 {
        let draws = &self.draws[..4];
        let clock = Instant::now();
        for p in draws {
            black_box(microlp_cost(&self.topology, p));
        }
        clock.elapsed().as_secs_f64() * 1e6 / draws.len() as f64
    }

    fn print(&self) {
        let (nodes, arcs) = (self.topology.nodes(), self.topology.arcs());
        let (warm, pivots) = self.ours(&self.base);
        let (cold, cold_pivots) = self.ours(&Basis::slack(&self.topology));
        let other = self.microlp();
        println!("{} ({nodes} nodes, {arcs} arcs)", self.name);
        println!("  warm    {warm:10.2} us  {pivots:6.1} pivots");
        println!("  cold    {cold:10.2} us  {cold_pivots:6.1} pivots");
        println!("  microlp {other:10.2} us  {:.0} x warm, {:.0} x cold", other / warm, other / cold);
    }
}

fn microlp_cost(t: &Topology, p: &Problem) -> f64 {
    let mut lp = microlp::Problem::new(microlp::OptimizationDirection::Minimize);
    let mut rows = vec![Vec::new(); t.nodes()];
    for a in 0..t.arcs() {
        let x = lp.add_var(p.cost[a], (p.lower[a], p.upper[a]));
        if let Some(row) = rows.get_mut(t.tail(a) as usize) {
            row.push((x, -1.0));
        }
        if let Some(row) = rows.get_mut(t.head(a) as usize) {
            row.push((x, p.gain[a]));
        }
    }
    for (row, supply) in rows.iter().zip(&p.supply) {
        lp.add_constraint(row, microlp::ComparisonOp::Eq, -supply);
    }
    lp.solve().unwrap().into_solution().unwrap().objective()
}

fn warm(bencher: divan::Bencher, case: &Case) {
    let mut solver = Solver::new(&case.topology);
    let mut next = 0;
    bencher.bench_local(|| {
        next = (next + 1) % case.draws.len();
        solver.solve(&case.topology, black_box(&case.draws[next]), &case.base).unwrap()
    });
}

#[divan::bench]
fn warm_monthly(bencher: divan::Bencher) {
    warm(bencher, &Case::month());
}

#[divan::bench]
fn warm_annual(bencher: divan::Bencher) {
    warm(bencher, &Case::annual());
}

#[divan::bench]
fn cold_monthly(bencher: divan::Bencher) {
    let case = Case { base: Basis::slack(&Case::month().topology), ..Case::month() };
    warm(bencher, &case);
}

#[divan::bench]
fn cold_annual(bencher: divan::Bencher) {
    let case = Case { base: Basis::slack(&Case::annual().topology), ..Case::annual() };
    warm(bencher, &case);
}

#[divan::bench(sample_count = 5)]
fn microlp_monthly(bencher: divan::Bencher) {
    let case = Case::month();
    bencher.bench_local(|| microlp_cost(&case.topology, black_box(&case.draws[0])));
}

#[divan::bench(sample_count = 20)]
fn microlp_annual(bencher: divan::Bencher) {
    let case = Case::annual();
    bencher.bench_local(|| microlp_cost(&case.topology, black_box(&case.draws[0])));
}

fn main() {
    let filtered = std::env::args().skip(1).any(|a| !a.starts_with('-'));
    if !filtered {
        Case::month().print();
        Case::annual().print();
    }
    divan::main();
}
