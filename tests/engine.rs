//! The dispatch of every shipped scenario, proved: by its own certificate, and by a solver that shares no code with it.

use std::{collections::BTreeMap, path::Path, time::Instant};

use corridor::{
    flow::{Certificate, GROUND, Problem, Topology},
    model::Model,
    scenario::{Case, DiskFiles, Options, load},
    simulate::{Compiled, Outcome, Resolution, Solved, Workspace, compile},
};
use rayon::prelude::*;

use crate::golden::shipped;

/// A shipped scenario with flags of its own.
fn model(name: &str, case: Case, flags: &[&str]) -> Model {
    let options = Options { case, flags: flags.iter().map(|&flag| flag.to_owned()).collect() };
    let reading = load(Path::new(&format!("scenarios/{name}.toml")), &options, &DiskFiles);
    reading.loaded.unwrap_or_else(|| panic!("{name}: {:#?}", reading.report)).model
}

/// Runs a model, every solve proving itself, all problems kept.
fn proved(model: &Model, resolution: Resolution) -> (Compiled, Workspace, Outcome) {
    let compiled = compile(&model.structure, &model.values, resolution).unwrap();
    let mut work = compiled.workspace();
    work.verify(true);
    work.keep();
    let outcome = compiled.outcome_in(&model.values, &mut work).unwrap();
    (compiled, work, outcome)
}

/// The flows of the independent solver; none where it gave up or its own flows break a bound or a balance.
fn independent(t: &Topology, p: &Problem) -> Option<Vec<f64>> {
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

#[test]
fn measure() {
    for name in ["baseline", "all-projects"] {
        for resolution in [Resolution::Annual, Resolution::Monthly] {
            let model = model(name, Case::Base, &[]);
            let clock = Instant::now();
            let (compiled, work, _) = proved(&model, resolution);
            println!("{name} {:?} {} solves {:?}", compiled.size(), work.kept().len(), clock.elapsed());
            for solved in work.kept().iter().step_by(if resolution == Resolution::Annual { 1 } else { 12 }) {
                let clock = Instant::now();
                let other = independent(compiled.topology(), &solved.problem);
                let took = clock.elapsed();
                let cost = |flow: &[f64]| flow.iter().zip(&solved.problem.cost).map(|(x, c)| x * c).sum::<f64>();
                match other {
                    None => println!("  {} none {took:?}", solved.year),
                    Some(other) => {
                        let (a, b) = (cost(&solved.flow), cost(&other));
                        let far = other.iter().zip(&solved.flow).fold(0.0f64, |m, (x, y)| m.max((x - y).abs()));
                        println!("  {} {a} {b} {:.1e} flows apart {far:.1e} {took:?}", solved.year, (a - b) / a.abs());
                    }
                }
            }
        }
    }
}
