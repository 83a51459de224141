//! The same problems given to an independent linear-programming solver (`microlp`).

use super::tangle::{redrawn, tangle};
use crate::flow::specimen::{Dice, gas_year, perturbed};
use crate::flow::{Basis, Certificate, Failure, GROUND, Problem, Solver, Topology};

/// What the other solver says.
enum Verdict {
    /// Flows that meet bounds and balances when checked here.
    Optimal(f64),
    Infeasible,
    /// It gave up, or its flows do not balance.
    Unusable,
}

fn second_opinion(t: &Topology, p: &Problem) -> Verdict {
    use microlp::{ComparisonOp, Error, OptimizationDirection};
    let mut lp = microlp::Problem::new(OptimizationDirection::Minimize);
    let x: Vec<_> = (0..t.arcs()).map(|a| lp.add_var(p.cost[a], (p.lower[a], p.upper[a]))).collect();
    for n in 0..t.nodes() {
        let mut row = Vec::new();
        for (a, &x) in x.iter().enumerate() {
            if t.tail(a) == n as u32 {
                row.push((x, -1.0));
            } else if t.head(a) == n as u32 {
                row.push((x, p.gain[a]));
            }
        }
        if row.is_empty() && p.supply[n] != 0.0 {
            return Verdict::Infeasible;
        }
        lp.add_constraint(&row, ComparisonOp::Eq, -p.supply[n]);
    }
    match lp.solve() {
        Ok(outcome) => match outcome.into_solution() {
            Ok(solution) => {
                let flow: Vec<f64> = x.iter().map(|&v| solution.var_value(v)).collect();
                let check = Certificate::of(t, p, &flow, &vec![0.0; t.nodes()]);
                if check.primal < 1e-8 { Verdict::Optimal(check.cost) } else { Verdict::Unusable }
            }
            Err(_) => Verdict::Unusable,
        },
        Err(Error::Infeasible) => Verdict::Infeasible,
        Err(_) => Verdict::Unusable,
    }
}

/// Solves, checks the certificate or the proof of infeasibility, and returns cost or failure.
pub(super) fn proven(s: &mut Solver, t: &Topology, p: &Problem, start: &Basis) -> Result<f64, Failure> {
    match s.solve(t, p, start) {
        Ok(_) => {
            let proof = s.certificate(t, p);
            // Round a cycle that loses a millionth, potentials are a million costs and round as coarsely.
            let largest = s.potential().iter().fold(0.0f64, |m, v| m.max(v.abs()));
            assert!(proof.holds(f64::max(1e-9, 4e-14 * largest)), "{proof:?}");
            Ok(proof.cost)
        }
        Err(Failure::Short { node, shortage, within }) => {
            assert!((node as usize) < t.nodes() && shortage != 0.0);
            assert_cannot_balance(t, p, &within);
            Err(Failure::Short { node, shortage, within })
        }
        Err(other) => panic!("{other}"),
    }
}

/// Farkas: the weighted sum of balances cannot be zero for any flow within bounds.
fn assert_cannot_balance(t: &Topology, p: &Problem, within: &[(u32, f64)]) {
    let weight = |n: u32| within.iter().find(|w| w.0 == n).map_or(0.0, |w| w.1);
    let (mut least, mut most) = (0.0, 0.0);
    for &(n, w) in within {
        least += w * p.supply[n as usize];
        most += w * p.supply[n as usize];
    }
    for a in 0..t.arcs() {
        let mut factor = p.gain[a] * weight(t.head(a)) - weight(t.tail(a));
        if factor.abs() < 1e-12 * weight(t.tail(a)).abs() {
            factor = 0.0;
        }
        least += (factor * p.lower[a]).min(factor * p.upper[a]);
        most += (factor * p.lower[a]).max(factor * p.upper[a]);
    }
    assert!(least > 0.0 || most < 0.0, "no proof: the sum can lie in {least}..{most}");
}

/// Whether some node's columns never lead to ground: the basis holds a cycle.
fn has_cycle(t: &Topology, basis: &Basis) -> bool {
    let up = |n: u32| match basis.column[n as usize] as usize {
        a if a >= t.arcs() => GROUND,
        a if t.tail(a) == n => t.head(a),
        a => t.tail(a),
    };
    (0..t.nodes() as u32).any(|start| {
        let mut at = start;
        (0..t.nodes()).all(|_| {
            at = up(at);
            at != GROUND
        })
    })
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-7 * a.abs().max(b.abs()).max(1.0)
}

#[test]
fn random_networks_agree_with_an_independent_solver() {
    let (mut solved, mut short, mut unusable, mut cycles) = (0, 0, 0, 0);
    for seed in 0..1500 {
        let g = tangle(seed);
        let mut s = Solver::new(&g.topology);
        let ours = proven(&mut s, &g.topology, &g.problem, &Basis::slack(&g.topology));
        match (second_opinion(&g.topology, &g.problem), ours) {
            (Verdict::Optimal(theirs), Ok(ours)) => {
                assert!(close(ours, theirs), "seed {seed}: {ours}, not {theirs}");
                solved += 1;
                cycles += u32::from(has_cycle(&g.topology, s.basis()));
            }
            (Verdict::Infeasible, Err(Failure::Short { .. })) => short += 1,
            (Verdict::Unusable, _) => unusable += 1,
            (Verdict::Optimal(theirs), Err(f)) => panic!("seed {seed}: {f}, but {theirs} is possible"),
            (Verdict::Infeasible, ours) => panic!("seed {seed}: {ours:?}, but nothing is possible"),
        }
    }
    assert!(solved >= 500 && short >= 100 && unusable <= 15, "{solved} solved, {short} short, {unusable} unusable");
    assert!(cycles >= 20, "{cycles}");
}

#[test]
fn gas_years_agree_with_an_independent_solver() {
    for (seed, slices) in [(1, 1), (2, 1), (3, 1), (4, 2), (5, 4), (6, 12)] {
        let g = gas_year(seed, slices).unwrap();
        let mut s = Solver::new(&g.topology);
        let ours = proven(&mut s, &g.topology, &g.problem, &Basis::slack(&g.topology)).unwrap();
        let Verdict::Optimal(theirs) = second_opinion(&g.topology, &g.problem) else {
            panic!("seed {seed}: no second opinion");
        };
        assert!(close(ours, theirs), "seed {seed}: {ours}, not {theirs}");
    }
}

#[test]
fn warm_and_cold_starts_cost_the_same() {
    let mut compared = 0;
    for seed in 0..800 {
        let g = tangle(seed);
        let t = &g.topology;
        let (mut warm, mut cold) = (Solver::new(t), Solver::new(t));
        let mut basis = Basis::slack(t);
        let mut p = g.problem;
        for draw in 0..5 {
            let (a, b) = (proven(&mut warm, t, &p, &basis), proven(&mut cold, t, &p, &Basis::slack(t)));
            match (a, b) {
                (Ok(a), Ok(b)) => {
                    assert!(close(a, b), "seed {seed}: warm {a}, cold {b}");
                    warm.basis_into(&mut basis);
                    compared += 1;
                }
                (Err(_), Err(_)) => {}
                (a, b) => panic!("seed {seed}: warm {a:?}, cold {b:?}"),
            }
            p = redrawn(&p, seed * 7 + draw);
        }
    }
    assert!(compared > 1500, "{compared}");
}

#[test]
fn years_in_turn_stay_warm_and_true() {
    let g = gas_year(11, 12).unwrap();
    let t = &g.topology;
    let (mut warm, mut cold) = (Solver::new(t), Solver::new(t));
    let mut dice = Dice::new(3);
    let mut basis = Basis::slack(t);
    for _ in 0..30 {
        let p = perturbed(&g.problem, &mut dice, 0.1);
        let a = proven(&mut warm, t, &p, &basis).unwrap();
        let b = proven(&mut cold, t, &p, &Basis::slack(t)).unwrap();
        assert!(close(a, b), "warm {a}, cold {b}");
        warm.basis_into(&mut basis);
    }
}

#[test]
fn an_answer_is_a_pure_function_of_problem_and_start() {
    let g = gas_year(12, 12).unwrap();
    let t = &g.topology;
    let start = Basis::slack(t);
    let (mut fresh, mut used) = (Solver::new(t), Solver::new(t));
    let other = perturbed(&g.problem, &mut Dice::new(1), 0.3);
    used.solve(t, &other, &start).unwrap();
    let first = fresh.solve(t, &g.problem, &start).unwrap();
    let second = used.solve(t, &g.problem, &start).unwrap();
    assert_eq!(first, second);
    assert_eq!(fresh.flow(), used.flow());
    assert_eq!(fresh.potential(), used.potential());
    assert_eq!(fresh.basis(), used.basis());
    let again = used.solve(t, &g.problem, fresh.basis()).unwrap();
    assert_eq!(again.pivots, 0);
    assert_eq!(fresh.flow(), used.flow());
    assert_eq!(start, Basis::slack(t));
}
