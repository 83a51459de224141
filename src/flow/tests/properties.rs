//! What must hold for every network, whatever its numbers.

use proptest::prelude::*;

use super::oracle::proven;
use super::tangle::tangle;
use crate::flow::specimen::{Dice, Specimen, gas_year, perturbed};
use crate::flow::{Basis, GROUND, Problem, Solver, Topology};

fn cost(t: &Topology, p: &Problem) -> Option<f64> {
    proven(&mut Solver::new(t), t, p, &Basis::slack(t)).ok()
}

fn not_above(a: f64, b: f64) -> bool {
    a <= b + 1e-9 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_capacity_never_costs_more(seed in 0u64..100_000, pick in 0usize..1000, extra in 0.0..20.0f64) {
        let Specimen { topology: t, problem: mut p } = tangle(seed);
        prop_assume!(t.arcs() > 0);
        if let Some(before) = cost(&t, &p) {
            p.upper[pick % t.arcs()] += extra;
            let after = cost(&t, &p);
            prop_assert!(after.is_some_and(|after| not_above(after, before)), "{before} became {after:?}");
        }
    }

    /// A potential is a slope of the cost by demand: convex cost lies above its tangent on both sides.
    #[test]
    fn a_potential_is_the_slope_of_cost(seed in 0u64..100_000, pick in 0usize..1000, more in -2.0..2.0f64) {
        let Specimen { topology: t, problem: mut p } = tangle(seed);
        let mut s = Solver::new(&t);
        if let Ok(before) = proven(&mut s, &t, &p, &Basis::slack(&t)) {
            let node = pick % t.nodes();
            let tangent = before + s.potential()[node] * more;
            p.supply[node] -= more;
            if let Some(after) = cost(&t, &p) {
                prop_assert!(not_above(tangent, after), "{after} lies below {tangent}");
            }
        }
    }

    /// What pivots left alone is kept, and nobody can tell: an answer from its own basis, settled whole, has the same bits.
    #[test]
    fn an_answer_from_its_own_basis_is_the_same(seed in 0u64..100_000, share in 0.0..0.3f64) {
        let Specimen { topology: t, problem } = gas_year(seed, 1).unwrap();
        let mut s = Solver::new(&t);
        s.solve(&t, &problem, &Basis::slack(&t)).unwrap();
        let (start, draw) = (s.basis().clone(), perturbed(&problem, &mut Dice::new(seed), share));
        s.solve(&t, &draw, &start).unwrap();
        let mut again = Solver::new(&t);
        again.solve(&t, &draw, s.basis()).unwrap();
        prop_assert_eq!(s.flow(), again.flow());
        prop_assert_eq!(s.potential(), again.potential());
        prop_assert_eq!(s.reduced_cost(), again.reduced_cost());
    }

    /// What is missing, given at the node named, is no longer missing there.
    #[test]
    fn a_shortage_given_at_its_node_lifts_that_shortage(seed in 0u64..100_000) {
        use crate::flow::Failure;
        let Specimen { topology: t, problem: mut p } = tangle(seed);
        let solve = |p: &Problem| proven(&mut Solver::new(&t), &t, p, &Basis::slack(&t));
        if let Err(Failure::Short { node, shortage, within }) = solve(&p) {
            p.supply[node as usize] += shortage;
            if let Err(Failure::Short { within: still, .. }) = solve(&p) {
                prop_assert_ne!(within, still);
            }
        }
    }
}

/// The same network with nodes and arcs in another order; `arcs[i]` is where arc `i` went.
fn shuffled(g: &Specimen, dice: &mut Dice) -> (Specimen, Vec<usize>) {
    let mut order = |n: usize| {
        let mut order: Vec<usize> = (0..n).collect();
        for i in (1..n).rev() {
            order.swap(i, dice.pick(i as u32 + 1) as usize);
        }
        order
    };
    let (nodes, arcs) = (order(g.topology.nodes()), order(g.topology.arcs()));
    let end = |n: u32| if n == GROUND { GROUND } else { nodes[n as usize] as u32 };
    let (mut tails, mut heads) = (vec![0; arcs.len()], vec![0; arcs.len()]);
    let mut p = g.problem.clone();
    for (from, &to) in arcs.iter().enumerate() {
        (tails[to], heads[to]) = (end(g.topology.tail(from)), end(g.topology.head(from)));
        (p.gain[to], p.cost[to]) = (g.problem.gain[from], g.problem.cost[from]);
        (p.lower[to], p.upper[to]) = (g.problem.lower[from], g.problem.upper[from]);
    }
    for (from, &to) in nodes.iter().enumerate() {
        p.supply[to] = g.problem.supply[from];
    }
    (Specimen { topology: Topology::new(nodes.len(), &tails, &heads).unwrap(), problem: p }, arcs)
}

/// With ranked costs there is one answer, whatever the order of the rows.
#[test]
fn order_of_nodes_and_arcs_does_not_matter() {
    let g = gas_year(21, 6).unwrap();
    let mut s = Solver::new(&g.topology);
    proven(&mut s, &g.topology, &g.problem, &Basis::slack(&g.topology)).unwrap();
    let mut dice = Dice::new(8);
    for _ in 0..5 {
        let (h, arcs) = shuffled(&g, &mut dice);
        let mut other = Solver::new(&h.topology);
        proven(&mut other, &h.topology, &h.problem, &Basis::slack(&h.topology)).unwrap();
        for (from, &to) in arcs.iter().enumerate() {
            assert!((s.flow()[from] - other.flow()[to]).abs() < 1e-9, "arc {from}");
        }
    }
}
