//! Cases of networks: `network_steady`, `network_low_pressure`, `network_robustness`.
//!
//! **Answers** what a case asks under the keys that its `expected` block uses: pressures by node and flows by edge; gauge
//! pressures and velocities at low pressure; one block for each law of the gas where a case names several.
//!
//! **Assumes** SI as the keys say, and absolute pressures unless a key says gauge. A friction factor of a pipe holds where the case
//! names no law of friction; a roughness alone means Colebrook.
//!
//! **Leaves out** reading the file and comparing with what is expected.

use serde_json::{Map, Value, json};

use self::{edge::edge, gas::gas};
mod fields;

use crate::physics::network::{
    Compressibility, Edge, Element, Fault, Friction, Gas, Network, Node, Solution, solve, velocity,
};
use fields::{Fields, Range};

mod edge;
mod fields;
mod gas;

/// What a case of this kind answers; Err with everything that is wrong, a line each.
pub fn answers(kind: &str, inputs: &Value) -> Result<Value, Vec<String>> {
    let gauge = match kind {
        "network_steady" | "network_robustness" => false,
        "network_low_pressure" => true,
        other => return Err(vec![format!("kind: found {other:?}, expected one of {}", KINDS.join(", "))]),
    };
    let case = Case::read(inputs, gauge)?;
    let mut all = Map::new();
    for (name, compressibility) in &case.laws {
        let mut network = case.network.clone();
        network.gas.compressibility = *compressibility;
        let block = match solve(&network) {
            Ok(solution) if gauge => at_gauge(&network, &solution),
            Ok(solution) => block(&network, &solution, *compressibility, kind),
            Err(faults) => match (kind, faults.as_slice()) {
                ("network_robustness", [fault @ Fault::Shortage { .. }]) => refused(fault),
                _ => return Err(faults.iter().map(|fault| format!("inputs: {fault}")).collect()),
            },
        };
        match name {
            Some(name) => all.insert(name.clone(), Value::Object(block)).map_or((), drop),
            None => all = block,
        }
    }
    Ok(Value::Object(all))
}

/// The kinds of case that are read here.
pub const KINDS: [&str; 3] = ["network_steady", "network_low_pressure", "network_robustness"];

/// Pressure of the air at sea level, Pa (ISO 2533).
const AIR: f64 = 101_325.0;

/// Pressure of the air at a height (m), Pa: the standard atmosphere to 11 km (ISO 2533).
fn air(height: f64) -> f64 {
    AIR * libm::pow((1.0 - 0.0065 * height / 288.15).max(0.0), 5.255_88)
}

fn block(network: &Network, solution: &Solution, law: Compressibility, kind: &str) -> Map<String, Value> {
    let mut block = Map::new();
    if let Compressibility::Inverse { b1, b2 } = law {
        block.insert("inverse_z_b1".to_owned(), json!(b1));
        block.insert("inverse_z_b2_per_pa".to_owned(), json!(b2));
    }
    let nodes = || network.nodes.iter().map(|node| node.id.clone());
    block.insert("pressure_pa".to_owned(), by_name(nodes(), &solution.pressure));
    block.insert("flow_kg_s".to_owned(), flows(network, solution));
    let supplies = network.nodes.iter().zip(&solution.supply).filter(|(node, _)| node.pressure.is_some());
    let supplies: Map<String, Value> = supplies.map(|(node, &m)| (node.id.clone(), json!(m))).collect();
    block.insert("supply_kg_s".to_owned(), Value::Object(supplies));
    if kind == "network_robustness" {
        block.insert("feasible".to_owned(), json!(true));
        block.insert("iterations".to_owned(), json!(solution.iterations));
        block.insert("residual".to_owned(), json!(solution.residual));
        block.insert("imbalance_kg_s".to_owned(), json!(solution.imbalance));
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
    let gauge = |(node, &pressure): (&Node, &f64)| (pressure - air(node.elevation)) / 1e5;
    let gauges: Vec<f64> = network.nodes.iter().zip(&solution.pressure).map(gauge).collect();
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
    block
}

fn flows(network: &Network, solution: &Solution) -> Value {
    by_name(network.edges.iter().map(|edge| edge.id.clone()), &solution.flow)
}

fn by_name(names: impl Iterator<Item = String>, numbers: &[f64]) -> Value {
    Value::Object(names.zip(numbers).map(|(name, &number)| (name, json!(number))).collect())
}

const VISCOSITY: Range = (1e-7, 1e-3, "Pa s (natural gas 1.1e-5)");
const PRESSURE: Range = (f64::MIN_POSITIVE, 1e9, "Pa, absolute");
const GAUGE: Range = (-1.0, 100.0, "bar over the air");

/// A law of the gas, with the name that a case gives it.
type Law = (Option<String>, Compressibility);

/// A network as a case describes it, and the laws of the gas to solve it with.
struct Case {
    network: Network,
    laws: Vec<Law>,
}

impl Case {
    fn read(inputs: &Value, gauge: bool) -> Result<Self, Vec<String>> {
        let mut problems = Vec::new();
        let known = ["gas", "viscosity_pa_s", "friction", "g", "sound_speed_m_s", "nodes", "edges", "other_elements"];
        let Some(fields) = Fields::new("inputs".to_owned(), inputs, &known, &mut problems) else {
            return Err(problems);
        };
        let law = fields.word("friction", &edge::LAWS, &mut problems);
        let viscosity = fields.number("viscosity_pa_s", VISCOSITY, &mut problems);
        fields.number("g", (9.80665, 9.80665, "m/s2 (standard gravity)"), &mut problems);
        let other = fields.get("other_elements").and_then(Value::as_array);
        if other.is_some_and(|other| !other.is_empty()) {
            problems.push("inputs.other_elements: found some, expected none; write them as edges".to_owned());
        }
        let nodes = fields.list("nodes", &mut problems).iter().enumerate();
        let nodes = nodes.filter_map(|(n, value)| node(n, value, gauge, &mut problems)).collect();
        let edges = fields.list("edges", &mut problems).iter().enumerate();
        let edges: Vec<Edge> = edges.filter_map(|(n, value)| edge(n, value, law, &mut problems)).collect();
        let read = gas(&fields, viscosity, &mut problems);
        if let Some((gas, laws)) = read
            && problems.is_empty()
        {
            let thick = |edge: &Edge| matches!(edge.element, Element::Pipe { friction, .. } if by_reynolds(friction));
            if gas.viscosity.is_nan() && edges.iter().any(thick) {
                return Err(vec!["inputs.viscosity_pa_s: missing, and friction by roughness needs it".to_owned()]);
            }
            let viscosity = if gas.viscosity.is_nan() { 1.1e-5 } else { gas.viscosity };
            let network = Network { nodes, edges, gas: Gas { viscosity, ..gas } };
            return Ok(Self { network, laws });
        }
        Err(problems)
    }
}

fn by_reynolds(friction: Friction) -> bool {
    matches!(friction, Friction::Colebrook { .. } | Friction::Hofer { .. })
}

fn node(n: usize, value: &Value, gauge: bool, problems: &mut Vec<String>) -> Option<Node> {
    let (slack, range) = if gauge { ("slack_pressure_gauge_bar", GAUGE) } else { ("slack_pressure_pa", PRESSURE) };
    let known = ["id", slack, "withdrawal_kg_s", "elevation_m", "pressure_min_pa"];
    let fields = Fields::new(format!("inputs.nodes[{n}]"), value, &known, problems)?;
    let elevation = fields.number("elevation_m", (-12_000.0, 9000.0, "m"), problems).unwrap_or(0.0);
    let pressure = fields.number(slack, range, problems);
    Some(Node {
        id: fields.text("id", problems),
        pressure: pressure.map(|given| if gauge { given * 1e5 + air(elevation) } else { given }),
        withdrawal: fields.number("withdrawal_kg_s", (-1e6, 1e6, "kg/s"), problems).unwrap_or(0.0),
        elevation,
        pressure_min: fields.number("pressure_min_pa", (0.0, 1e9, "Pa"), problems).unwrap_or(0.0),
    })
}
