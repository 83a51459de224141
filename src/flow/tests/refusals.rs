//! What is refused, and whether the refusal names the culprit.

use crate::flow::specimen::{Draft, Specimen};
use crate::flow::{Basis, Failure, Fault, GROUND, Solver, Stats, Topology};

fn attempt(g: &Specimen) -> Result<Stats, Failure> {
    Solver::new(&g.topology).solve(&g.topology, &g.problem, &Basis::slack(&g.topology))
}

fn two_arcs() -> Specimen {
    let mut d = Draft::default();
    let hub = d.node(0.0);
    d.arc(GROUND, hub, 1.0, (0.0, 5.0), 1.0);
    d.arc(hub, GROUND, 1.0, (0.0, 5.0), -2.0);
    d.join().unwrap()
}

#[test]
fn an_arc_that_cannot_be_read_is_named_with_its_fault() {
    type Spoil = fn(&mut Specimen);
    let cases: [(Spoil, Fault); 9] = [
        (|g| g.problem.gain[1] = 1.000_001, Fault::GainAboveOne),
        (|g| g.problem.gain[1] = 0.0, Fault::GainNotPositive),
        (|g| g.problem.gain[1] = f64::NAN, Fault::GainNotPositive),
        (|g| g.problem.upper[1] = f64::INFINITY, Fault::BoundNotFinite),
        (|g| g.problem.lower[1] = f64::NEG_INFINITY, Fault::BoundNotFinite),
        (|g| (g.problem.lower[1], g.problem.upper[1]) = (f64::INFINITY, f64::INFINITY), Fault::BoundNotFinite),
        (|g| g.problem.upper[1] = f64::NAN, Fault::BoundNotFinite),
        (|g| g.problem.lower[1] = 5.5, Fault::BoundsCrossed),
        (|g| g.problem.cost[1] = f64::NAN, Fault::CostNotFinite),
    ];
    for (spoil, fault) in cases {
        let mut g = two_arcs();
        assert!(attempt(&g).is_ok());
        spoil(&mut g);
        assert_eq!(attempt(&g), Err(Failure::Arc { arc: 1, fault }));
    }
    let mut g = two_arcs();
    g.problem.supply[0] = f64::INFINITY;
    assert_eq!(attempt(&g), Err(Failure::Supply { node: 0 }));
}

#[test]
fn a_network_that_cannot_be_joined_is_refused() {
    let fault = |nodes, tail, head| Topology::new(nodes, &[tail], &[head]).err();
    assert_eq!(fault(2, 0, 2), Some(Failure::Arc { arc: 0, fault: Fault::NoSuchNode }));
    assert_eq!(fault(2, 1, 1), Some(Failure::Arc { arc: 0, fault: Fault::Loop }));
    assert_eq!(fault(2, GROUND, GROUND), Some(Failure::Arc { arc: 0, fault: Fault::Loop }));
    assert_eq!(fault(2, GROUND, 1), None);
    assert!(matches!(Topology::new(2, &[0], &[]), Err(Failure::Shape { .. })));
}

#[test]
fn numbers_and_bases_of_another_network_are_refused() {
    let g = two_arcs();
    let shape = |r: Result<Stats, Failure>| assert!(matches!(r, Err(Failure::Shape { .. })), "{r:?}");
    let mut s = Solver::new(&g.topology);
    let mut short = g.problem.clone();
    short.cost.pop();
    shape(s.solve(&g.topology, &short, &Basis::slack(&g.topology)));
    let other = Topology::new(2, &[0, 0], &[1, 1]).unwrap();
    shape(s.solve(&g.topology, &g.problem, &Basis::slack(&other)));
    shape(s.solve(&other, &g.problem, &Basis::slack(&other)));
    // the same size, but the first arc lies elsewhere
    let (a, b) = (Topology::new(2, &[0], &[GROUND]).unwrap(), Topology::new(2, &[1], &[GROUND]).unwrap());
    let mut p = crate::flow::Problem::zero(&a);
    (p.upper[0], p.supply[0]) = (5.0, 5.0);
    let mut s = Solver::new(&a);
    s.solve(&a, &p, &Basis::slack(&a)).unwrap();
    let foreign = s.basis().clone();
    p.supply.swap(0, 1);
    assert!(matches!(s.solve(&b, &p, &foreign), Err(Failure::Shape { .. })));
    s.solve(&b, &p, &Basis::slack(&b)).unwrap();
}

/// 5 wanted, 3 to be had: 2 missing.
#[test]
fn a_shortage_is_named_and_measured() {
    let mut d = Draft::default();
    d.node(0.0);
    let hub = d.node(-5.0);
    d.arc(GROUND, hub, 1.0, (0.0, 3.0), 1.0);
    let g = d.join().unwrap();
    assert_eq!(attempt(&g), Err(Failure::Short { node: hub, shortage: 2.0, within: vec![(hub, 1.0)] }));
    assert_eq!(attempt(&g).unwrap_err().to_string(), "2 missing at node 1 (1 nodes that cannot be met together)");
}

/// 6 produced, half of it lost on the way, 5 wanted: 2 missing where it is wanted, or 4 at the field.
#[test]
fn a_shortage_behind_a_line_is_worth_its_losses() {
    let mut d = Draft::default();
    let (field, hub) = (d.node(0.0), d.node(-5.0));
    d.arc(GROUND, field, 1.0, (0.0, 6.0), 1.0);
    d.arc(field, hub, 0.5, (0.0, 100.0), 0.0);
    let found = attempt(&d.join().unwrap());
    let Err(Failure::Short { shortage, within, .. }) = found else { panic!("{found:?}") };
    let worth = |n: u32| within.iter().find(|w| w.0 == n).unwrap().1;
    assert!((shortage / worth(hub) - 2.0).abs() < 1e-12);
    assert!((shortage / worth(field) - 4.0).abs() < 1e-12);
}

/// 5 must be taken, 3 can be used: 2 too much.
#[test]
fn a_glut_that_must_be_taken_is_a_negative_shortage() {
    let mut d = Draft::default();
    let hub = d.node(0.0);
    d.arc(GROUND, hub, 1.0, (5.0, 9.0), 1.0);
    d.arc(hub, GROUND, 1.0, (0.0, 3.0), -1.0);
    let found = attempt(&d.join().unwrap());
    assert!(
        matches!(&found, Err(Failure::Short { node, shortage, .. }) if *node == hub && *shortage == -2.0),
        "{found:?}"
    );
}
