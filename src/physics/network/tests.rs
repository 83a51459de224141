//! The solver against closed forms, published figures and properties.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod closed;
mod devices;
mod faults;
mod laws;
mod properties;

use super::*;

fn pressure(network: &Network, solution: &Solution, id: &str) -> f64 {
    solution.pressure[network.nodes.iter().position(|node| node.id == id).unwrap()]
}

fn close(found: f64, expected: f64, relative: f64) {
    assert!((found - expected).abs() <= relative * expected.abs(), "found {found}, expected {expected}");
}

fn rough(length: f64, diameter: f64, lambda: f64) -> Element {
    Element::Pipe { length, diameter, friction: Friction::Constant(lambda), loss_coefficient: 0.0 }
}

fn network(nodes: Vec<Node>, edges: Vec<Edge>) -> Network {
    Network { nodes, edges, gas: specimen::gas() }
}
