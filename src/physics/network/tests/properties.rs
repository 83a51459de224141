//! What must hold of any network.

use super::*;
use specimen::{Dice, grid};

fn worst_balance(network: &Network, solution: &Solution) -> f64 {
    let place = |id: &str| network.nodes.iter().position(|node| node.id == id).unwrap();
    let mut rest: Vec<f64> = network.nodes.iter().zip(&solution.supply).map(|(node, s)| node.withdrawal - s).collect();
    for (edge, m) in network.edges.iter().zip(&solution.flow) {
        rest[place(&edge.from)] += m;
        rest[place(&edge.to)] -= m;
    }
    rest.iter().fold(0.0, |most, r| r.abs().max(most))
}

/// Grids of every mood: one law or another, real gas, hills, one source or four.
fn mood(seed: u64, spread: f64, scale: f64) -> Network {
    let mut network = grid(2 + seed as usize % 9, 2 + (seed as usize * 7) % 6, spread, seed);
    let mut dice = Dice::new(seed + 99);
    if seed.is_multiple_of(3) {
        for edge in &mut network.edges {
            if let Element::Pipe { friction, .. } = &mut edge.element {
                *friction = Friction::Constant(0.01);
            }
        }
    }
    if seed % 4 == 1 {
        network.gas.compressibility = Compressibility::Inverse { b1: 1.003, b2: 2.9e-8 };
    }
    for (n, node) in network.nodes.iter_mut().enumerate() {
        node.withdrawal *= scale;
        node.elevation = if seed % 5 == 1 { dice.between(0.0, 1500.0) } else { 0.0 };
        node.pressure = node.pressure.map(|p| if seed.is_multiple_of(2) { dice.between(5e6, 8e6) } else { p });
        if seed % 5 == 2 && n > 0 && node.pressure.take().is_some() {
            node.withdrawal = 0.0;
        }
    }
    network
}

#[test]
fn any_grid_balances_and_keeps_its_laws() {
    for (spread, scale) in [(3.0, 1.0), (3.0, 20.0), (40.0, 1.0), (3.0, 1e-9), (50.0, 1e-6), (3.0, 0.0)] {
        for seed in 0..30 {
            let network = mood(seed, spread, scale);
            let solution = solve(&network).unwrap_or_else(|faults| panic!("{seed} {spread} {scale}: {faults:?}"));
            assert!(solution.iterations < 25, "{seed} {spread} {scale}: {}", solution.iterations);
            assert!(solution.residual < 1e-11, "{seed} {spread} {scale}: {}", solution.residual);
            assert!(worst_balance(&network, &solution) < 1e-9, "{seed} {spread} {scale}");
        }
    }
}

#[test]
fn two_identical_pipes_carry_twice() {
    let nodes = || vec![Node::at("a", 8e6), Node::at("b", 7e6)];
    let edge = |id: &str| Edge::new(id, "a", "b", specimen::pipe(8e4, 0.9));
    let one = solve(&network(nodes(), vec![edge("1")])).unwrap();
    let two = solve(&network(nodes(), vec![edge("1"), edge("2")])).unwrap();
    close(two.supply[0], 2.0 * one.supply[0], 1e-12);
    let end = |edges: Vec<Edge>, taken| {
        solve(&network(vec![Node::at("a", 8e6), Node::taking("b", taken)], edges)).unwrap().pressure[1]
    };
    close(end(vec![edge("1"), edge("2")], 400.0), end(vec![edge("1")], 200.0), 1e-12);
}

#[test]
fn order_of_nodes_and_edges_does_not_matter() {
    for seed in 0..12 {
        let network = mood(seed, 3.0, 1.0);
        let solution = solve(&network).unwrap();
        let mut other = network.clone();
        other.nodes.reverse();
        other.edges.rotate_left(network.edges.len() / 3);
        let again = solve(&other).unwrap();
        let largest = solution.flow.iter().fold(0.0f64, |most, m| most.max(m.abs()));
        for (node, &p) in network.nodes.iter().zip(&solution.pressure) {
            close(pressure(&other, &again, &node.id), p, 1e-9);
        }
        for (edge, m) in network.edges.iter().zip(&solution.flow) {
            let n = other.edges.iter().position(|e| e.id == edge.id).unwrap();
            assert!((again.flow[n] - m).abs() < 1e-9 * largest, "{seed} {}: {} {m}", edge.id, again.flow[n]);
        }
    }
}

#[test]
fn more_taken_lowers_and_more_pressure_or_wider_pipes_raise() {
    for seed in [3, 5, 8, 10] {
        let network = mood(seed, 3.0, 1.0);
        let base = solve(&network).unwrap().pressure;
        let mut taking = network.clone();
        let free = taking.nodes.iter().position(|node| node.pressure.is_none()).unwrap();
        taking.nodes[free].withdrawal += 5.0;
        let less = solve(&taking).unwrap().pressure;
        assert!(less.iter().zip(&base).all(|(a, b)| *a <= b * (1.0 + 1e-12)) && less[free] < base[free]);
        let mut pressed = network.clone();
        pressed.nodes.iter_mut().for_each(|node| node.pressure = node.pressure.map(|p| p + 1e5));
        assert!(solve(&pressed).unwrap().pressure.iter().zip(&base).all(|(a, b)| a > b));
    }
    let ends = |diameter| {
        let nodes = vec![Node::at("a", 8e6), Node::taking("b", 100.0)];
        solve(&network(nodes, vec![Edge::new("ab", "a", "b", specimen::pipe(1e5, diameter))])).unwrap().pressure[1]
    };
    assert!(ends(0.7) < ends(0.8) && ends(0.8) < ends(0.9));
}

#[test]
fn what_was_solved_before_does_not_matter() {
    let network = mood(7, 3.0, 1.0);
    let mut solver = Solver::new(&network).unwrap();
    let first = solver.solve().unwrap();
    let free = network.nodes.iter().position(|node| node.pressure.is_none()).unwrap();
    solver.set_withdrawal(free, 30.0);
    let other = solver.solve().unwrap();
    assert!(other.pressure[free] < first.pressure[free]);
    solver.set_withdrawal(free, network.nodes[free].withdrawal);
    assert_eq!(solver.solve().unwrap(), first);
    solver.set_withdrawal(free, f64::NAN);
    assert!(matches!(solver.solve(), Err(Fault::Number { .. })));
}

#[test]
fn ten_thousand_nodes_in_a_row_or_in_a_square() {
    let network = grid(100, 100, 3.0, 1);
    let solution = solve(&network).unwrap();
    assert!(solution.residual < 1e-12 && solution.iterations < 15);
    let mut nodes = vec![Node::at("0", 8e6)];
    let mut edges = Vec::new();
    for n in 1..10_000 {
        nodes.push(Node::taking(&n.to_string(), 0.002));
        edges.push(Edge::new(&n.to_string(), &(n - 1).to_string(), &n.to_string(), specimen::pipe(100.0, 0.8)));
    }
    let row = super::network(nodes, edges);
    let solution = solve(&row).unwrap();
    close(solution.flow[0], 9999.0 * 0.002, 1e-12);
    assert!(worst_balance(&grid(10, 10, 3.0, 1), &solve(&grid(10, 10, 3.0, 1)).unwrap()) < 1e-9);
}
