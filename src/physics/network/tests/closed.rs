//! Networks whose answer is a formula.

use super::*;

const LAMBDA: f64 = 0.0095;

/// `p1^2 - p2^2` a (kg/s)^2 of a pipe.
fn square(gas: &Gas, length: f64, diameter: f64) -> f64 {
    let area = std::f64::consts::PI * diameter * diameter / 4.0;
    let z = 1.0 / gas.compressibility.inverse(0.0);
    LAMBDA * z * gas.gas_constant * gas.temperature * length / (gas.molar_mass * diameter * area * area)
}

#[test]
fn one_pipe_of_five_numbers() {
    let nodes = vec![Node::at("in", 8e6), Node::taking("out", 300.0)];
    let mut network = network(nodes, vec![Edge::new("pipe", "in", "out", rough(1e5, 1.0, LAMBDA))]);
    network.gas = Gas {
        molar_mass: 0.0175,
        temperature: 290.0,
        gas_constant: 8.314462618,
        compressibility: Compressibility::constant(0.86),
        viscosity: 1.1e-5,
    };
    let solution = solve(&network).unwrap();
    // p2^2 = p1^2 - K m^2, checked elsewhere by integrating the momentum equation.
    close(pressure(&network, &solution, "out"), 6897535.788722213, 1e-12);
    assert_eq!(solution.supply[0], 300.0);
}

#[test]
fn a_slope_is_the_closed_form() {
    let (rise, flow, length, diameter) = (800.0, 200.0, 6e4, 0.9);
    for rise in [rise, -rise] {
        let nodes = vec![Node::at("in", 7e6), Node { elevation: rise, ..Node::taking("out", flow) }];
        let network = network(nodes, vec![Edge::new("pipe", "in", "out", rough(length, diameter, LAMBDA))]);
        let gas = &network.gas;
        let s = 2.0 * 9.80665 * rise * gas.molar_mass * gas.compressibility.inverse(0.0)
            / (gas.gas_constant * gas.temperature);
        let k = square(gas, length, diameter);
        let end = (49e12 * (-s).exp() - k * flow * flow * (1.0 - (-s).exp()) / s).sqrt();
        close(pressure(&network, &solve(&network).unwrap(), "out"), end, 1e-12);
    }
}

#[test]
fn a_slope_of_a_real_gas_is_its_momentum_integrated_in_one_piece_or_ten() {
    let (flow, length, diameter) = (25.0, 9e4, 0.6);
    for (rise, compressibility) in [
        (2500.0, Compressibility::Inverse { b1: 1.0, b2: 2.4e-8 }),
        (-2500.0, Compressibility::Inverse { b1: 1.0, b2: 2.4e-8 }),
        (2500.0, Compressibility::Linear { slope: -1.8e-8 }),
    ] {
        let pieces = |count: usize| {
            let mut nodes = vec![Node::at("0", 8e6)];
            let mut edges = Vec::new();
            for n in 1..=count {
                let elevation = rise * n as f64 / count as f64;
                let taken = if n == count { flow } else { 0.0 };
                nodes.push(Node { elevation, ..Node::taking(&n.to_string(), taken) });
                let pipe = rough(length / count as f64, diameter, LAMBDA);
                edges.push(Edge::new(&format!("p{n}"), &(n - 1).to_string(), &n.to_string(), pipe));
            }
            let mut network = network(nodes, edges);
            network.gas.compressibility = compressibility;
            network
        };
        let end = marched(&pieces(1).gas, rise, flow, length, diameter);
        for (count, off) in [(1, 2e-5), (10, 2e-9)] {
            let network = pieces(count);
            close(pressure(&network, &solve(&network).unwrap(), &count.to_string()), end, off);
        }
    }
}

/// The pressure at the end of a pipe from 80 bar, by Runge-Kutta through `dp/dx = -lambda m^2 / (2 rho D A^2) - rho g dz/dx`.
fn marched(gas: &Gas, rise: f64, flow: f64, length: f64, diameter: f64) -> f64 {
    let area = std::f64::consts::PI * diameter * diameter / 4.0;
    let ideal = gas.molar_mass / (gas.gas_constant * gas.temperature);
    let fall = |p: f64| {
        let density = ideal * p * gas.compressibility.inverse(p);
        -LAMBDA * flow * flow / (2.0 * density * diameter * area * area) - density * 9.80665 * rise / length
    };
    let (steps, mut p) = (400, 8e6);
    let h = length / steps as f64;
    for _ in 0..steps {
        let k1 = fall(p);
        let k2 = fall(p + h / 2.0 * k1);
        let k3 = fall(p + h / 2.0 * k2);
        p += h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + fall(p + h * k3));
    }
    p
}

#[test]
fn a_tree_is_its_pipes_one_after_the_other() {
    let mut dice = specimen::Dice::new(3);
    let (mut nodes, mut edges, mut above) = (vec![Node::at("0", 9e6)], Vec::new(), vec![0]);
    let mut sizes = vec![(0.0, 0.0)];
    for n in 1..60 {
        above.push(dice.pick(n));
        sizes.push((dice.between(1e3, 2e4), dice.between(0.5, 1.2)));
        nodes.push(Node::taking(&n.to_string(), dice.between(-1.0, 5.0)));
        let (from, to) = (above[n].to_string(), n.to_string());
        let ends = if n % 2 == 0 { (&from, &to) } else { (&to, &from) };
        edges.push(Edge::new(&to, ends.0, ends.1, rough(sizes[n].0, sizes[n].1, LAMBDA)));
    }
    let network = network(nodes, edges);
    let solution = solve(&network).unwrap();
    let mut flow: Vec<f64> = network.nodes.iter().map(|node| node.withdrawal).collect();
    (1..60).rev().for_each(|n| flow[above[n]] += flow[n]);
    let mut squared = vec![81e12];
    for n in 1..60 {
        squared.push(squared[above[n]] - square(&network.gas, sizes[n].0, sizes[n].1) * flow[n] * flow[n].abs());
        close(solution.pressure[n], squared[n].sqrt(), 1e-10);
        let sign = if n % 2 == 0 { 1.0 } else { -1.0 };
        assert!((sign * solution.flow[n - 1] - flow[n]).abs() < 1e-9);
    }
}

#[test]
fn a_compressor_in_a_line_lifts_the_square_by_the_square_of_its_ratio() {
    let nodes = vec![Node::at("a", 6e6), Node::taking("b", 0.0), Node::taking("c", 0.0), Node::taking("d", 250.0)];
    let station = Element::Compressor { ratio: 1.4, reverse: Reverse::Hold };
    let edges = vec![
        Edge::new("ab", "a", "b", rough(7e4, 0.9, LAMBDA)),
        Edge::new("station", "b", "c", station),
        Edge::new("cd", "c", "d", rough(9e4, 0.9, LAMBDA)),
    ];
    let network = network(nodes, edges);
    let solution = solve(&network).unwrap();
    let (ab, cd) = (square(&network.gas, 7e4, 0.9) * 62500.0, square(&network.gas, 9e4, 0.9) * 62500.0);
    close(pressure(&network, &solution, "d"), ((36e12 - ab) * 1.96 - cd).sqrt(), 1e-12);
    close(solution.flow[1], 250.0, 1e-12);
}

#[test]
fn real_gas_by_the_cubic() {
    let law = Compressibility::Inverse { b1: 1.003, b2: 2.9e-8 };
    let nodes = vec![Node::at("a", 7e6), Node::taking("b", 200.0)];
    let mut network = network(nodes, vec![Edge::new("ab", "a", "b", rough(8e4, 0.9, LAMBDA))]);
    network.gas.compressibility = law;
    let gas = &network.gas;
    let area = std::f64::consts::PI * 0.81 / 4.0;
    let lost = LAMBDA * 8e4 * 4e4 / (2.0 * 0.9 * area * area) * gas.gas_constant * gas.temperature / gas.molar_mass;
    let cubic = |p: f64| 1.003 * p * p / 2.0 + 2.9e-8 * p * p * p / 3.0;
    let (mut low, mut high) = (0.0, 7e6);
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        if cubic(middle) < cubic(7e6) - lost { low = middle } else { high = middle }
    }
    close(pressure(&network, &solve(&network).unwrap(), "b"), low, 1e-12);
}
