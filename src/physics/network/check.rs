//! What is wrong with a network before anything is solved: all of it at once.

use std::collections::HashMap;

use super::{Compressibility, Edge, Element, Fault, Friction, Gas, Network, Node};
use crate::quantity::nearest;

/// The nodes at both ends of each edge, or all that is wrong.
pub(super) fn ends(network: &Network) -> Result<Vec<(u32, u32)>, Vec<Fault>> {
    let mut faults = Vec::new();
    gas(&network.gas, &mut faults);
    network.nodes.iter().for_each(|each| node(each, &network.gas, &mut faults));
    network.edges.iter().for_each(|each| edge(each, &network.gas, &mut faults));
    twice("edge", network.edges.iter().map(|each| each.id.as_str()), &mut faults);
    let place = twice("node", network.nodes.iter().map(|each| each.id.as_str()), &mut faults);
    let find = |edge: &Edge, end: &'static str, name: &String| {
        place.get(name.as_str()).copied().ok_or_else(|| Fault::UnknownNode {
            edge: edge.id.clone(),
            end,
            found: name.clone(),
            nearest: nearest(name, network.nodes.iter().map(|each| each.id.as_str())).map(str::to_owned),
        })
    };
    let mut ends = Vec::with_capacity(network.edges.len());
    for edge in &network.edges {
        match (find(edge, "from", &edge.from), find(edge, "to", &edge.to)) {
            (Ok(from), Ok(to)) if from == to => {
                faults.push(Fault::Loop { edge: edge.id.clone(), node: edge.from.clone() });
            }
            (Ok(from), Ok(to)) => {
                faults.extend(steep(edge, &network.nodes[from as usize], &network.nodes[to as usize]));
                ends.push((from, to));
            }
            (from, to) => faults.extend([from, to].into_iter().filter_map(Result::err)),
        }
    }
    if network.nodes.iter().all(|each| each.pressure.is_none()) {
        faults.push(Fault::NoPressure);
    }
    if faults.is_empty() { Ok(ends) } else { Err(faults) }
}

/// No pipe joins places that lie further apart in height than it is long.
fn steep(edge: &Edge, from: &Node, to: &Node) -> Option<Fault> {
    let Element::Pipe { length, .. } = edge.element else { return None };
    let rise = to.elevation - from.elevation;
    (rise.abs() > length).then(|| Fault::Steep { edge: edge.id.clone(), rise, length })
}

fn twice<'a>(
    what: &'static str,
    names: impl Iterator<Item = &'a str>,
    faults: &mut Vec<Fault>,
) -> HashMap<&'a str, u32> {
    let mut place = HashMap::new();
    for (at, name) in names.enumerate() {
        if place.insert(name, at as u32).is_some() {
            faults.push(Fault::Twice { what, id: name.to_owned() });
        }
    }
    place
}

/// Numbers of one thing, each against its range.
struct Numbers<'a> {
    of: String,
    faults: &'a mut Vec<Fault>,
}

impl Numbers<'_> {
    fn need(&mut self, field: &'static str, found: f64, fine: impl Fn(f64) -> bool, expected: &'static str) {
        if !(found.is_finite() && fine(found)) {
            self.faults.push(Fault::Number { of: self.of.clone(), field, found, expected });
        }
    }

    fn above_zero(&mut self, field: &'static str, found: f64, expected: &'static str) {
        self.need(field, found, |x| x > 0.0, expected);
    }
}

fn gas(gas: &Gas, faults: &mut Vec<Fault>) {
    let mut of = Numbers { of: "gas".to_owned(), faults };
    of.need("molar_mass", gas.molar_mass, |x| (0.001..=0.2).contains(&x), "0.001 to 0.2 kg/mol (methane 0.016)");
    of.need("temperature", gas.temperature, |x| (150.0..=600.0).contains(&x), "150 to 600 K");
    of.need("gas_constant", gas.gas_constant, |x| (8.0..=8.6).contains(&x), "8.314 J/(mol K)");
    of.need("viscosity", gas.viscosity, |x| (1e-7..=1e-3).contains(&x), "1e-7 to 1e-3 Pa s (natural gas 1.1e-5)");
    match gas.compressibility {
        Compressibility::Inverse { b1, b2 } => {
            of.need("b1 of 1/Z", b1, |x| (0.1..=10.0).contains(&x), "0.1 to 10, near 1");
            of.need("b2 of 1/Z", b2, |x| (-1e-5..=1e-5).contains(&x), "-1e-5 to 1e-5 a Pa");
        }
        Compressibility::Linear { slope } => {
            of.need("slope of Z", slope, |x| (-1e-6..=1e-6).contains(&x), "-1e-6 to 1e-6 a Pa");
        }
    }
}

const PRESSURE: &str = "above 0 to 1e9 Pa, absolute";
const DIAMETER: &str = "above 0 to 20 m";

fn pressure(of: &mut Numbers<'_>, field: &'static str, found: f64) {
    of.need(field, found, |x| x > 0.0 && x <= 1e9, PRESSURE);
}

fn node(node: &Node, gas: &Gas, faults: &mut Vec<Fault>) {
    let mut of = Numbers { of: format!("node {:?}", node.id), faults };
    if let Some(given) = node.pressure {
        pressure(&mut of, "pressure", given);
        let limit = gas.pressure_limit();
        if given > limit && given <= 1e9 {
            of.faults.push(Fault::BeyondGas { node: node.id.clone(), pressure: given, limit });
        }
    }
    of.need("withdrawal", node.withdrawal, |x| x.abs() <= 1e6, "-1e6 to 1e6 kg/s");
    of.need("elevation", node.elevation, |x| (-12_000.0..=9_000.0).contains(&x), "-12000 to 9000 m");
    of.need("pressure_min", node.pressure_min, |x| (0.0..=1e9).contains(&x), "0 to 1e9 Pa");
}

fn edge(edge: &Edge, gas: &Gas, faults: &mut Vec<Fault>) {
    let mut of = Numbers { of: format!("edge {:?}", edge.id), faults };
    let diameter_range = |x: f64| x > 0.0 && x <= 20.0;
    match edge.element {
        Element::Pipe { length, diameter, friction, loss_coefficient } => {
            of.need("length", length, |x| x > 0.0 && x <= 1e8, "above 0 to 1e8 m");
            of.need("diameter", diameter, diameter_range, DIAMETER);
            of.need("loss_coefficient", loss_coefficient, |x| (0.0..=1e9).contains(&x), "0 or more");
            self::friction(&mut of, friction, diameter);
        }
        Element::Resistor { loss_coefficient, diameter } => {
            of.above_zero("loss_coefficient", loss_coefficient, "above 0 velocity heads");
            of.need("diameter", diameter, diameter_range, DIAMETER);
        }
        Element::Compressor { ratio, .. } => {
            of.need("ratio", ratio, |x| x > 0.0 && x <= 1000.0, "above 0 to 1000, outlet over suction pressure");
        }
        Element::CompressorTo { pressure: set } | Element::ControlValve { pressure: set } => {
            pressure(&mut of, "pressure", set);
            if set > gas.pressure_limit() && set <= 1e9 {
                let limit = gas.pressure_limit();
                of.faults.push(Fault::BeyondGas { node: edge.to.clone(), pressure: set, limit });
            }
        }
        Element::ShortPipe | Element::Valve { .. } => {}
    }
}

fn friction(of: &mut Numbers<'_>, friction: Friction, diameter: f64) {
    match friction {
        Friction::Constant(lambda) => {
            of.need("friction", lambda, |x| x > 0.0 && x <= 10.0, "above 0 to 10 (Darcy, usually 0.008 to 0.05)");
        }
        Friction::Colebrook { roughness } | Friction::Hofer { roughness } => {
            of.need("roughness", roughness, |x| x >= 0.0 && x < diameter / 2.0, "0 m to less than half the diameter");
        }
        Friction::Nikuradse { roughness } => {
            of.need(
                "roughness",
                roughness,
                |x| x > 0.0 && x < diameter / 2.0,
                "above 0 m to less than half the diameter",
            );
        }
    }
}
