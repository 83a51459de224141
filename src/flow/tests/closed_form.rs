//! Cases small enough to be worked by hand, with their duals; one published.

use crate::flow::specimen::{Draft, Specimen};
use crate::flow::{Basis, Failure, GROUND, Solver};

const WIDE: (f64, f64) = (0.0, 100.0);

fn solved(g: &Specimen) -> Solver {
    let mut s = Solver::new(&g.topology);
    s.solve(&g.topology, &g.problem, &Basis::slack(&g.topology)).unwrap();
    let proof = s.certificate(&g.topology, &g.problem);
    assert!(proof.holds(1e-12), "{proof:?}");
    s
}

fn cost(g: &Specimen, s: &Solver) -> f64 {
    s.flow().iter().zip(&g.problem.cost).map(|(x, c)| x * c).sum()
}

#[track_caller]
fn same(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found}, not {expected}");
}

/// Field A (cost 2, 10 units) behind a line that burns 20 % and tolls 1, field B (cost 5, 10 units) at the hub, 12 wanted.
/// A arrives at (2 + 1) / 0.8 = 3.75, so it runs full: 8 arrive. B gives the other 4 and sets the price, 5.
/// At A gas is worth 0.8 * 5 - 1 = 3, so one unit of field A more saves 3 - 2 = 1.
#[test]
fn a_line_with_losses_feeds_a_hub() {
    let mut d = Draft::default();
    let (field, hub) = (d.node(0.0), d.node(0.0));
    let a = d.arc(GROUND, field, 1.0, (0.0, 10.0), 2.0);
    let line = d.arc(field, hub, 0.8, WIDE, 1.0);
    let b = d.arc(GROUND, hub, 1.0, (0.0, 10.0), 5.0);
    let want = d.arc(hub, GROUND, 1.0, (0.0, 12.0), -20.0);
    let g = d.join().unwrap();
    let s = solved(&g);
    for (arc, x) in [(a, 10.0), (line, 10.0), (b, 4.0), (want, 12.0)] {
        same(s.flow()[arc], x);
    }
    same(cost(&g, &s), 10.0 * 2.0 + 10.0 * 1.0 + 4.0 * 5.0 - 12.0 * 20.0);
    same(s.potential()[hub as usize], 5.0);
    same(s.potential()[field as usize], 3.0);
    same(s.reduced_cost()[a], -1.0);
    same(s.reduced_cost()[want], -15.0);
    same(s.reduced_cost()[line], 0.0);
}

/// W. L. Winston, Operations Research, chapter 7, the Powerco problem: least cost 1020.
/// Supply equals demand and no arc meets ground, so one balance is redundant.
#[test]
fn powerco_costs_what_the_textbook_says() {
    let mut d = Draft::default();
    let plants: Vec<u32> = [35.0, 50.0, 40.0].iter().map(|&s| d.node(s)).collect();
    let cities: Vec<u32> = [45.0, 20.0, 30.0, 30.0].iter().map(|&s: &f64| d.node(-s)).collect();
    let tolls = [[8.0, 6.0, 10.0, 9.0], [9.0, 12.0, 13.0, 7.0], [14.0, 9.0, 16.0, 5.0]];
    for (&plant, row) in plants.iter().zip(&tolls) {
        for (&city, &toll) in cities.iter().zip(row) {
            d.arc(plant, city, 1.0, WIDE, toll);
        }
    }
    let g = d.join().unwrap();
    same(cost(&g, &solved(&g)), 1020.0);
}

/// Summer gas costs 2, winter gas 6; 4 wanted in summer, 8 in winter. Injection burns 10 % and costs 0.5, withdrawal costs
/// 0.3, the store holds 3. Stored gas costs (2 + 0.5) / 0.9 and is worth 6 - 0.3, so the store is filled:
/// 3 / 0.9 injected, 4 + 3 / 0.9 produced in summer, 5 in winter. A larger store is worth 5.7 - 2.5 / 0.9 a unit.
#[test]
fn a_store_moves_summer_gas_to_winter() {
    let mut d = Draft::default();
    let (summer, winter, full, later) = (d.node(-4.0), d.node(-8.0), d.node(0.0), d.node(0.0));
    let cheap = d.arc(GROUND, summer, 1.0, (0.0, 10.0), 2.0);
    let dear = d.arc(GROUND, winter, 1.0, (0.0, 10.0), 6.0);
    let inject = d.arc(summer, full, 0.9, WIDE, 0.5);
    let keep = d.arc(full, later, 1.0, (0.0, 3.0), 0.0);
    let withdraw = d.arc(later, winter, 1.0, WIDE, 0.3);
    let g = d.join().unwrap();
    let s = solved(&g);
    let injected = 3.0 / 0.9;
    for (arc, x) in [(cheap, 4.0 + injected), (dear, 5.0), (inject, injected), (keep, 3.0), (withdraw, 3.0)] {
        same(s.flow()[arc], x);
    }
    same(cost(&g, &s), 2.0 * (4.0 + injected) + 0.5 * injected + 0.3 * 3.0 + 6.0 * 5.0);
    for (node, price) in [(summer, 2.0), (winter, 6.0), (full, 2.5 / 0.9), (later, 5.7)] {
        same(s.potential()[node as usize], price);
    }
    same(s.reduced_cost()[keep], 2.5 / 0.9 - 5.7);
}

/// A unit too much at `a`, and no way out but to burn it going round: x = 1 + 0.8 y, y = 0.5 x, so x = 1 / 0.6.
/// One more unit wanted at `a` saves x + y = 1.5 / 0.6 = 2.5; `b` follows from c + pi_b = 0.8 pi_a.
fn roundabout(gains: (f64, f64), supply: f64) -> Specimen {
    let mut d = Draft::default();
    let (a, b) = (d.node(supply), d.node(0.0));
    d.arc(a, b, gains.0, WIDE, 1.0);
    d.arc(b, a, gains.1, WIDE, 1.0);
    d.join().unwrap()
}

#[test]
fn a_cycle_with_losses_is_a_basis() {
    let g = roundabout((0.5, 0.8), 1.0);
    let s = solved(&g);
    same(s.flow()[0], 1.0 / 0.6);
    same(s.flow()[1], 0.5 / 0.6);
    same(s.potential()[0], -2.5);
    same(s.potential()[1], -3.0);
}

#[test]
fn a_cycle_that_loses_nothing_cannot_take_a_unit() {
    let g = roundabout((1.0, 1.0), 1.0);
    let found = Solver::new(&g.topology).solve(&g.topology, &g.problem, &Basis::slack(&g.topology));
    let Err(Failure::Short { shortage, within, .. }) = found else { panic!("{found:?}") };
    same(shortage, -1.0);
    assert_eq!(within.len(), 2);
}

#[test]
fn a_basis_whose_cycle_stops_losing_is_mended() {
    let lossy = roundabout((0.5, 0.8), 1.0);
    let basis = solved(&lossy).basis().clone();
    let g = roundabout((1.0, 1.0), 0.0);
    let mut s = Solver::new(&g.topology);
    assert_eq!(s.solve(&g.topology, &g.problem, &basis).unwrap().repairs, 1);
    assert_eq!(s.flow(), [0.0, 0.0]);
    // and back: the mended basis serves the lossy network
    s.solve(&lossy.topology, &lossy.problem, &s.basis().clone()).unwrap();
    same(s.flow()[0], 1.0 / 0.6);
}

/// Three equal arcs side by side between a source of 5 and a demand of 5, 2 units each: all that matters is the sum.
#[test]
fn parallel_arcs_share_what_one_cannot_carry() {
    let mut d = Draft::default();
    let (a, b) = (d.node(5.0), d.node(-5.0));
    let lines: Vec<usize> = (0..3).map(|_| d.arc(a, b, 1.0, (0.0, 2.0), 1.0)).collect();
    let g = d.join().unwrap();
    let s = solved(&g);
    same(lines.iter().map(|&l| s.flow()[l]).sum(), 5.0);
    same(cost(&g, &s), 5.0);
}

/// Gas that pays to be taken: a price of -1 fills the demand up to its last block, worth 0.
#[test]
fn negative_prices_serve_worthless_demand() {
    let mut d = Draft::default();
    let hub = d.node(0.0);
    let pays = d.arc(GROUND, hub, 1.0, (0.0, 10.0), -1.0);
    let wants = d.arc(hub, GROUND, 1.0, (0.0, 3.0), -8.0);
    let flares = d.arc(hub, GROUND, 1.0, (0.0, 4.0), 0.0);
    let g = d.join().unwrap();
    let s = solved(&g);
    for (arc, x) in [(pays, 7.0), (wants, 3.0), (flares, 4.0)] {
        same(s.flow()[arc], x);
    }
    same(s.potential()[hub as usize], -1.0);
}

#[test]
fn nodes_without_arcs_and_networks_without_nodes_are_answered() {
    let mut d = Draft::default();
    d.node(0.0);
    let g = d.join().unwrap();
    assert_eq!(solved(&g).potential(), [0.0]);
    let empty = Draft::default().join().unwrap();
    assert!(solved(&empty).flow().is_empty());
}
