//! The answer: pressures, flows, and what each device does.

use std::f64::consts::PI;

use super::{Edge, Element, Fault, Gas, Network, device::Act};

/// What an edge does in the steady state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Gas passes: as a pipe, an open valve, a running compressor, a control valve that holds its outlet.
    Active,
    /// A compressor or control valve that changes no pressure.
    Open,
    /// Nothing passes.
    Shut,
}

impl State {
    pub(super) fn of(element: &Element, act: Act) -> Self {
        match (element, act) {
            (_, Act::Shut) => Self::Shut,
            (Element::Compressor { ratio, .. }, Act::Tie(factor)) if factor != *ratio => Self::Open,
            (Element::CompressorTo { .. } | Element::ControlValve { .. }, Act::Tie(_)) => Self::Open,
            _ => Self::Active,
        }
    }
}

/// A steady state.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// Of each node, Pa.
    pub pressure: Vec<f64>,
    /// Of each edge, kg/s, positive from its first node to its second.
    pub flow: Vec<f64>,
    /// What each node of given pressure puts into the network, kg/s; 0 at the others. Of several that are joined without
    /// resistance, the first gives it all.
    pub supply: Vec<f64>,
    /// What each edge does.
    pub state: Vec<State>,
    /// Steps of the search.
    pub iterations: usize,
    /// Worst mismatch of the law of a pipe, as a share of the highest given potential.
    pub residual: f64,
    /// Worst balance of a node, kg/s.
    pub imbalance: f64,
}

impl Solution {
    /// Compressors by ratio through which gas flows backwards.
    pub fn reversed<'a>(&self, network: &'a Network) -> Vec<&'a Edge> {
        let backwards = |(edge, flow): &(&Edge, &f64)| {
            matches!(edge.element, Element::Compressor { ratio, .. } if ratio != 1.0) && **flow < -1e-9
        };
        network.edges.iter().zip(&self.flow).filter(backwards).map(|(edge, _)| edge).collect()
    }
}

/// Velocity of a mass flow (kg/s) in a pipe of inner diameter (m) at a pressure (Pa), m/s.
pub fn velocity(gas: &Gas, flow: f64, diameter: f64, pressure: f64) -> f64 {
    flow / (gas.density(pressure) * PI * diameter * diameter / 4.0)
}

/// The node that lacks most pressure, if one does.
pub(super) fn shortage(network: &Network, potential: &[f64], pressure: &[f64]) -> Option<Fault> {
    let missing = |n: usize| network.nodes[n].pressure_min - pressure[n];
    let lacking = |n: &usize| potential[*n] <= 0.0 || missing(*n) > 1e-9 * network.nodes[*n].pressure_min;
    let worst =
        (0..pressure.len()).filter(lacking).max_by(|&a, &b| missing(a).total_cmp(&missing(b)).then(b.cmp(&a)))?;
    let nodes = (0..pressure.len()).filter(lacking).count();
    let node = network.nodes[worst].id.clone();
    Some(if potential[worst] <= 0.0 {
        Fault::Shortage { node, pressure: None, missing: -pressure[worst], nodes }
    } else {
        Fault::Shortage { node, pressure: Some(pressure[worst]), missing: missing(worst), nodes }
    })
}
