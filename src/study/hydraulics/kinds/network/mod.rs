//! `network_steady`, `network_low_pressure`, `network_robustness`.

mod edge;
mod gas;
mod node;

use serde_json::{Map, Value, json};

use super::super::{Complaint, Complaints, Question, fields::Fields, figure, quantity as q};
use crate::{
    physics::{
        GRAVITY,
        network::{Compressibility, Element, Fault, Friction, Gas, Network, Node, Solution, solve, velocity},
    },
    scenario::Plain,
};

/// What is asked of a network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    /// Pressures, flows and what the nodes of given pressure supply.
    Steady,
    /// Gauge pressures and velocities.
    LowPressure,
    /// Whether there is a state at all, else which node lacks how much pressure.
    Robustness,
}

/// A network as a case describes it, and the laws of the gas to solve it with, by the name that the case gives them.
#[derive(Debug)]
pub(super) struct Case {
    ask: Ask,
    network: Network,
    laws: Vec<(Option<String>, Compressibility)>,
}

pub(super) fn steady(fields: &mut Fields<'_, '_>) -> Option<Case> {
    Case::read(fields, Ask::Steady)
}

pub(super) fn low_pressure(fields: &mut Fields<'_, '_>) -> Option<Case> {
    Case::read(fields, Ask::LowPressure)
}

pub(super) fn robustness(fields: &mut Fields<'_, '_>) -> Option<Case> {
    Case::read(fields, Ask::Robustness)
}

impl Case {
    fn read(fields: &mut Fields<'_, '_>, ask: Ask) -> Option<Self> {
        let law = fields.choice(&["friction"], &edge::LAWS);
        let viscosity = fields.optional(&["viscosity_pa_s"], q::VISCOSITY);
        let gravity = fields.optional(&["g"], q::GRAVITY).unwrap_or(GRAVITY);
        if (gravity - GRAVITY).abs() > 1e-9 {
            fields.wrong("g", &format!("= {gravity} m/s2"), Some(format!("{GRAVITY} m/s2, standard gravity")), None);
        }
        if let Some((key, Plain::List(others))) = fields.find(&["other_elements"])
            && !others.is_empty()
        {
            fields.wrong(key, "is a list of elements", Some("none: write them as edges".to_owned()), None);
        }
        let sound = fields.optional(&["sound_speed_m_s"], q::SOUND);
        let read = match fields.part("gas") {
            Some(mut gas) => {
                let read = gas::gas(&mut gas, viscosity, sound);
                gas.end();
                read
            }
            None => None,
        };
        let nodes = fields.items("nodes", |node| node::node(node, ask == Ask::LowPressure));
        let edges = fields.items("edges", |each| edge::edge(each, law));
        has_given_pressure(fields, &nodes, ask);
        let gas::Read { gas, laws } = read?;
        let thick = |element| matches!(element, Element::Pipe { friction, .. } if by_reynolds(friction));
        if gas.viscosity.is_nan() && edges.iter().any(|edge| thick(edge.element)) {
            fields.missing(&["viscosity_pa_s"], "1e-6 to 1e-4 Pa s: friction by roughness needs it");
        }
        let viscosity = if gas.viscosity.is_nan() { q::USUAL_VISCOSITY } else { gas.viscosity };
        Some(Self { ask, network: Network { nodes, edges, gas: Gas { viscosity, ..gas } }, laws })
    }

    fn block(&self, law: Compressibility) -> Result<Map<String, Value>, Complaints> {
        let mut network = self.network.clone();
        network.gas.compressibility = law;
        let solved = solve(&network);
        if let Ok(solution) = &solved {
            known_pressures(&network, solution)?;
        }
        match (self.ask, solved) {
            (Ask::LowPressure, Ok(solution)) => Ok(at_gauge(&network, &solution)),
            (ask, Ok(solution)) => Ok(state(&network, &solution, law, ask)),
            (Ask::Robustness, Err(faults)) if matches!(faults.as_slice(), [Fault::Shortage { .. }]) => {
                Ok(refused(&faults[0]))
            }
            (_, Err(faults)) => Err(faults.iter().map(ToString::to_string).collect()),
        }
    }
}

impl Question for Case {
    fn answer(&self) -> Result<Value, Complaints> {
        let mut all = Map::new();
        for (name, law) in &self.laws {
            let block = self.block(*law)?;
            match name {
                Some(name) => drop(all.insert(name.clone(), Value::Object(block))),
                None => all = block,
            }
        }
        Ok(Value::Object(all))
    }
}

/// Says that no node has a given pressure, by the key that gives one.
fn has_given_pressure(fields: &mut Fields<'_, '_>, nodes: &[Node], ask: Ask) {
    if fields.tell.report.has_errors() || nodes.iter().any(|node| node.pressure.is_some()) {
        return;
    }
    let key = if ask == Ask::LowPressure { "slack_pressure_gauge_bar" } else { "slack_pressure_pa" };
    fields.wrong("nodes", &format!("have no {key}"), Some("at least one node of given pressure".to_owned()), None);
}

/// Refuses a state with a pressure that would not be taken as an input either: neither gas nor pipe is known there.
fn known_pressures(network: &Network, solution: &Solution) -> Result<(), Complaint> {
    let over = network.nodes.iter().zip(&solution.pressure).filter(|(_, pressure)| **pressure > q::PRESSURE.high);
    let Some((node, pressure)) = over.max_by(|one, other| one.1.total_cmp(other.1)) else { return Ok(()) };
    let why = format!("node {:?} would have {} bar", node.id, figure(pressure / 1e5));
    let expected = Some(format!("at most {} bar, as where a pressure is given", figure(q::PRESSURE.high / 1e5)));
    Err(Complaint { field: None, value: String::new(), why, expected, number: None })
}

fn by_reynolds(friction: Friction) -> bool {
    matches!(friction, Friction::Colebrook { .. } | Friction::Hofer { .. })
}

fn state(network: &Network, solution: &Solution, law: Compressibility, ask: Ask) -> Map<String, Value> {
    let mut block = Map::new();
    let mut put = |key: &str, value: Value| drop(block.insert(key.to_owned(), value));
    if let Compressibility::Inverse { b1, b2 } = law {
        put("inverse_z_b1", json!(b1));
        put("inverse_z_b2_per_pa", json!(b2));
    }
    put("pressure_pa", by_name(network.nodes.iter().map(|node| node.id.clone()), &solution.pressure));
    put("flow_kg_s", flows(network, solution));
    let supplies = network.nodes.iter().zip(&solution.supply).filter(|(node, _)| node.pressure.is_some());
    put("supply_kg_s", Value::Object(supplies.map(|(node, &m)| (node.id.clone(), json!(m))).collect()));
    if let Some(names) = reversed(network, solution) {
        put("reversed", names);
    }
    if ask == Ask::Robustness {
        put("feasible", json!(true));
        put("iterations", json!(solution.iterations));
        put("residual", json!(solution.residual));
        put("imbalance_kg_s", json!(solution.imbalance));
    }
    block
}

fn refused(fault: &Fault) -> Map<String, Value> {
    let mut block = Map::new();
    block.insert("feasible".to_owned(), json!(false));
    if let Fault::Shortage { node, missing, .. } = fault {
        block.insert("node".to_owned(), json!(node));
        block.insert("shortage_pa".to_owned(), json!(missing));
    }
    block.insert("reason".to_owned(), json!(fault.to_string()));
    block
}

fn at_gauge(network: &Network, solution: &Solution) -> Map<String, Value> {
    let over_air = |(node, &pressure): (&_, &f64)| (pressure - node::air(node)) / 1e5;
    let gauges: Vec<f64> = network.nodes.iter().zip(&solution.pressure).map(over_air).collect();
    let place = |name: &str| network.nodes.iter().position(|node| node.id == name).unwrap_or(0);
    let mut speeds = Map::new();
    for (edge, &flow) in network.edges.iter().zip(&solution.flow) {
        if let Element::Pipe { diameter, .. } = edge.element {
            let mean = (solution.pressure[place(&edge.from)] + solution.pressure[place(&edge.to)]) / 2.0;
            speeds.insert(edge.id.clone(), json!(velocity(&network.gas, flow, diameter, mean)));
        }
    }
    let mut block = Map::new();
    let nodes = network.nodes.iter().map(|node| node.id.clone());
    block.insert("pressure_gauge_bar".to_owned(), by_name(nodes, &gauges));
    block.insert("velocity_m_s".to_owned(), Value::Object(speeds));
    block.insert("flow_kg_s".to_owned(), flows(network, solution));
    block.extend(reversed(network, solution).map(|names| ("reversed".to_owned(), names)));
    block
}

/// The machines by ratio through which gas flows backwards, of a network that has any such machine.
fn reversed(network: &Network, solution: &Solution) -> Option<Value> {
    let by_ratio = |element| matches!(element, Element::Compressor { .. });
    let is_there = network.edges.iter().any(|edge| by_ratio(edge.element));
    is_there.then(|| solution.reversed(network).into_iter().map(|edge| edge.id.as_str()).collect())
}

fn flows(network: &Network, solution: &Solution) -> Value {
    by_name(network.edges.iter().map(|edge| edge.id.clone()), &solution.flow)
}

fn by_name(names: impl Iterator<Item = String>, numbers: &[f64]) -> Value {
    Value::Object(names.zip(numbers).map(|(name, &number)| (name, json!(number))).collect())
}
