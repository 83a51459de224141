//! What a network is made of.

use super::{friction::Friction, gas::Gas};

/// Nodes, edges and the gas in them. All in SI, pressures absolute.
#[derive(Debug, Clone)]
pub struct Network {
    /// Places with a pressure.
    pub nodes: Vec<Node>,
    /// What joins them.
    pub edges: Vec<Edge>,
    /// The gas, the same everywhere.
    pub gas: Gas,
}

/// A place: its pressure is given, or what is taken out of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its name, once in a network.
    pub id: String,
    /// Pressure where it is given, Pa; then the node supplies or takes whatever is needed.
    pub pressure: Option<f64>,
    /// Gas taken out, kg/s; negative puts in.
    pub withdrawal: f64,
    /// Height, m.
    pub elevation: f64,
    /// Pressure that it needs, Pa; 0 for any.
    pub pressure_min: f64,
}

impl Node {
    /// A place that takes gas out (kg/s), level, at any pressure.
    pub fn taking(id: &str, withdrawal: f64) -> Self {
        Self { id: id.to_owned(), pressure: None, withdrawal, elevation: 0.0, pressure_min: 0.0 }
    }

    /// A place of given pressure (Pa).
    pub fn at(id: &str, pressure: f64) -> Self {
        Self { pressure: Some(pressure), ..Self::taking(id, 0.0) }
    }
}

/// A join between two nodes; flow counts positive from the first to the second.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Its name, once in a network.
    pub id: String,
    /// Name of the node it starts at.
    pub from: String,
    /// Name of the node it ends at.
    pub to: String,
    /// What it is.
    pub element: Element,
}

impl Edge {
    /// An edge between two nodes, by name.
    pub fn new(id: &str, from: &str, to: &str, element: Element) -> Self {
        Self { id: id.to_owned(), from: from.to_owned(), to: to.to_owned(), element }
    }
}

/// What an edge does to the pressure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Element {
    /// A pipe: friction, and the weight of gas where its ends differ in height.
    Pipe {
        /// m.
        length: f64,
        /// Inner, m.
        diameter: f64,
        /// Where the friction factor comes from.
        friction: Friction,
        /// Bends and fittings, in velocity heads; 0 for none.
        loss_coefficient: f64,
    },
    /// A loss in velocity heads without length: `p1 - p2 = zeta rho v abs(v) / 2`.
    Resistor {
        /// Velocity heads.
        loss_coefficient: f64,
        /// Inner, m.
        diameter: f64,
    },
    /// No loss at all.
    ShortPipe,
    /// Open without loss, or shut.
    Valve {
        /// Whether gas passes.
        open: bool,
    },
    /// `p_to = ratio * p_from`.
    Compressor {
        /// Outlet over suction pressure.
        ratio: f64,
        /// What it does when gas would flow backwards.
        reverse: Reverse,
    },
    /// A compressor that holds its outlet at a pressure.
    CompressorTo {
        /// Pa.
        pressure: f64,
    },
    /// A control valve that lets its outlet rise to a pressure and no further.
    ControlValve {
        /// Pa.
        pressure: f64,
    },
}

/// What a compressor by ratio does when gas would flow backwards. Programmes differ here, by a fifth of the flow in loops.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reverse {
    /// The ratio holds whichever way gas flows; [`super::Solution::reversed`] names the machine.
    #[default]
    Hold,
    /// It shuts: nothing flows while the outlet stands above ratio times suction.
    Shut,
    /// It stops and gas flows back through an open bypass, at equal pressures.
    Bypass,
}
