//! Devices keep their rules, whatever stands around them.

use std::collections::BTreeMap;

use super::*;
use specimen::{Dice, grid, pipe};

fn element(dice: &mut Dice) -> Element {
    match dice.pick(8) {
        0 => Element::ShortPipe,
        1 => Element::Valve { open: true },
        2 => Element::Valve { open: false },
        3 => Element::Resistor { loss_coefficient: dice.between(1.0, 100.0), diameter: 0.5 },
        4 => Element::Compressor {
            ratio: dice.between(1.0, 1.5),
            reverse: [Reverse::Hold, Reverse::Shut, Reverse::Bypass][dice.pick(3)],
        },
        5 => Element::CompressorTo { pressure: dice.between(5e6, 9e6) },
        _ => Element::ControlValve { pressure: dice.between(4e6, 8e6) },
    }
}

fn random(seed: u64) -> Network {
    let mut dice = Dice::new(seed);
    let mut network = grid(2 + dice.pick(5), 1 + dice.pick(5), 3.0, seed);
    for node in &mut network.nodes {
        node.pressure = node.pressure.map(|p| if seed.is_multiple_of(2) { dice.between(5e6, 9e6) } else { p });
        node.elevation = if seed.is_multiple_of(5) { dice.between(0.0, 500.0) } else { 0.0 };
    }
    if seed.is_multiple_of(3) {
        network.gas.compressibility = Compressibility::Inverse { b1: 1.003, b2: 2.9e-8 };
    }
    for _ in 0..dice.pick(5) {
        let edge = dice.pick(network.edges.len());
        network.edges[edge].element = element(&mut dice);
    }
    network
}

/// Whether an edge with these pressures at its ends and this flow does what it says.
fn keeps(element: &Element, from: f64, to: f64, flow: f64) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * b;
    let below = |a: f64, b: f64| a <= b * (1.0 + 1e-6);
    let (ahead, shut) = (flow >= -1e-6, flow == 0.0);
    match *element {
        Element::Pipe { .. } | Element::Resistor { .. } => true,
        Element::ShortPipe | Element::Valve { open: true } => near(from, to),
        Element::Valve { open: false } => shut,
        Element::Compressor { ratio, reverse: Reverse::Hold } => near(to, ratio * from),
        Element::Compressor { ratio, reverse: Reverse::Shut } => {
            ahead && near(to, ratio * from) || shut && below(ratio * from, to)
        }
        Element::Compressor { ratio, reverse: Reverse::Bypass } => {
            ahead && near(to, ratio * from) || flow <= 1e-6 && near(to, from)
        }
        Element::CompressorTo { pressure } => {
            ahead && near(to, pressure.max(from)) || shut && below(pressure.max(from), to)
        }
        Element::ControlValve { pressure } => {
            ahead && near(to, pressure.min(from)) || shut && below(pressure.min(from), to)
        }
    }
}

#[test]
fn every_device_keeps_its_rule_and_every_node_its_balance() {
    let mut solved = 0;
    for seed in 0..3000 {
        let network = random(seed);
        let Ok(solution) = solve(&network) else { continue };
        solved += 1;
        let place: BTreeMap<&str, usize> =
            network.nodes.iter().enumerate().map(|(n, node)| (&node.id[..], n)).collect();
        let mut rest: Vec<f64> =
            network.nodes.iter().zip(&solution.supply).map(|(node, supply)| node.withdrawal - supply).collect();
        for (edge, &flow) in network.edges.iter().zip(&solution.flow) {
            let (from, to) = (place[&edge.from[..]], place[&edge.to[..]]);
            rest[from] += flow;
            rest[to] -= flow;
            let (p, q) = (solution.pressure[from], solution.pressure[to]);
            assert!(keeps(&edge.element, p, q, flow), "{seed}: {edge:?} {p} {q} {flow}");
        }
        assert!(rest.iter().all(|r| r.abs() < 1e-9), "{seed}: {rest:?}");
    }
    assert!(solved > 2000, "{solved}");
}

#[test]
fn a_compressor_against_a_higher_pressure_does_what_it_is_told() {
    let with = |reverse| {
        let nodes = vec![Node::at("low", 5e6), Node::taking("out", 0.0), Node::at("high", 8e6)];
        let station = Element::Compressor { ratio: 1.2, reverse };
        let edges = vec![Edge::new("station", "low", "out", station), Edge::new("pipe", "out", "high", pipe(5e4, 0.8))];
        let network = network(nodes, edges);
        (solve(&network).unwrap(), network)
    };
    let (held, network) = with(Reverse::Hold);
    assert!(held.flow[0] < 0.0);
    close(held.pressure[1], 6e6, 1e-12);
    assert_eq!(held.reversed(&network)[0].id, "station");
    let (shut, _) = with(Reverse::Shut);
    assert_eq!((shut.flow[0], shut.state[0]), (0.0, State::Shut));
    close(shut.pressure[1], 8e6, 1e-9);
    let (bypass, _) = with(Reverse::Bypass);
    assert!(bypass.flow[0] < held.flow[0] && bypass.state[0] == State::Open);
    close(bypass.pressure[1], 5e6, 1e-12);
}

#[test]
fn a_control_valve_holds_opens_and_shuts() {
    let with = |inlet: f64, taken: f64| {
        let nodes =
            vec![Node::at("in", inlet), Node::taking("valve", 0.0), Node::taking("out", taken), Node::at("other", 5e6)];
        let edges = vec![
            Edge::new("cv", "in", "valve", Element::ControlValve { pressure: 5.5e6 }),
            Edge::new("a", "valve", "out", pipe(3e4, 0.6)),
            Edge::new("b", "out", "other", pipe(3e4, 0.6)),
        ];
        solve(&network(nodes, edges)).unwrap()
    };
    let holds = with(7e6, 20.0);
    close(holds.pressure[1], 5.5e6, 1e-12);
    assert_eq!(holds.state[0], State::Active);
    let open = with(5.2e6, 20.0);
    close(open.pressure[1], 5.2e6, 1e-12);
    assert_eq!(open.state[0], State::Open);
    assert_eq!(with(4e6, 5.0).state[0], State::Shut);
}

/// Of two regulators into one node the higher holds it and the other shuts, unless the higher has too little behind it.
#[test]
fn of_two_regulators_into_one_node_the_higher_holds() {
    let with = |behind_low: f64, behind_high: f64| {
        let nodes = vec![
            Node::at("a", behind_low),
            Node::at("d", behind_high),
            Node::taking("b", 0.0),
            Node::taking("e", 0.0),
            Node::taking("c", 40.0),
        ];
        let edges = vec![
            Edge::new("1", "a", "b", pipe(1e4, 0.8)),
            Edge::new("2", "d", "e", pipe(1e4, 0.8)),
            Edge::new("low", "b", "c", Element::ControlValve { pressure: 5e6 }),
            Edge::new("high", "e", "c", Element::ControlValve { pressure: 5.5e6 }),
        ];
        solve(&network(nodes, edges)).unwrap()
    };
    let both = with(8e6, 7e6);
    close(both.pressure[4], 5.5e6, 1e-12);
    assert_eq!((both.state[2], both.state[3]), (State::Shut, State::Active));
    close(both.flow[3], 40.0, 1e-12);
    let open = with(8e6, 5.4e6);
    assert!(open.pressure[4] > 5e6 && open.pressure[4] < 5.4e6);
    assert_eq!((open.state[2], open.state[3]), (State::Shut, State::Open));
    let low = with(8e6, 4.5e6);
    close(low.pressure[4], 5e6, 1e-12);
    assert_eq!((low.state[2], low.state[3]), (State::Active, State::Shut));
    close(low.flow[2], 40.0, 1e-12);
}

#[test]
fn machines_side_by_side_share_evenly() {
    let station = Element::Compressor { ratio: 1.3, reverse: Reverse::Hold };
    let nodes = vec![Node::at("a", 5e6), Node::taking("b", 90.0)];
    let edges = ["1", "2", "3"].map(|id| Edge::new(id, "a", "b", station)).to_vec();
    let solution = solve(&network(nodes, edges)).unwrap();
    assert_eq!(solution.flow, [30.0; 3]);
    close(solution.pressure[1], 6.5e6, 1e-12);
}
