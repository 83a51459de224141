//! The edges of a case.

use serde_json::Value;

use super::PRESSURE;
use crate::{
    physics::network::{Edge, Element, Friction, Reverse},
    study::hydraulics::network::fields::{Fields, Range},
};

/// How the case or a pipe names its law of friction.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Named {
    Constant,
    Colebrook,
    Hofer,
    Nikuradse,
}

pub(super) const LAWS: [(&str, Named); 4] = [
    ("constant", Named::Constant),
    ("colebrook", Named::Colebrook),
    ("hofer", Named::Hofer),
    ("nikuradse", Named::Nikuradse),
];

/// The kinds of edge that a case may name.
#[derive(Clone, Copy)]
enum Kind {
    Pipe,
    Compressor,
    ControlValve,
    Resistor,
    ShortPipe,
    Valve,
}

const EDGES: [(&str, Kind, &[&str]); 6] = [
    ("pipe", Kind::Pipe, &["length_m", "diameter_m", "friction", "friction_factor", "roughness_m", "loss_coefficient"]),
    ("compressor", Kind::Compressor, &["ratio", "outlet_pressure_pa", "reverse"]),
    ("control_valve", Kind::ControlValve, &["outlet_pressure_pa", "ratio"]),
    ("resistor", Kind::Resistor, &["diameter_m", "loss_coefficient"]),
    ("short_pipe", Kind::ShortPipe, &[]),
    ("valve", Kind::Valve, &["open"]),
];

pub(super) fn edge(n: usize, value: &Value, law: Option<Named>, problems: &mut Vec<String>) -> Option<Edge> {
    let word = value.get("kind").and_then(Value::as_str).unwrap_or_default();
    let known = EDGES.iter().filter(|(name, ..)| *name == word || EDGES.iter().all(|(other, ..)| *other != word));
    let keys = ["id", "kind", "from", "to"].iter().chain(known.flat_map(|(.., keys)| keys.iter()));
    let keys: Vec<&str> = keys.copied().collect();
    let fields = Fields::new(format!("inputs.edges[{n}]"), value, &keys, problems)?;
    let Some(kind) = fields.word("kind", &EDGES.map(|(name, kind, _)| (name, kind)), problems) else {
        if fields.get("kind").is_none() {
            let all: Vec<&str> = EDGES.iter().map(|(name, ..)| *name).collect();
            problems.push(format!("{}: missing, expected one of {}", fields.place("kind"), all.join(", ")));
        }
        return None;
    };
    let element = element(&fields, kind, law, problems)?;
    let [id, from, to] = ["id", "from", "to"].map(|key| fields.text(key, problems));
    Some(Edge { id, from, to, element })
}

const LENGTH: Range = (f64::MIN_POSITIVE, 1e8, "m");
const DIAMETER: Range = (f64::MIN_POSITIVE, 20.0, "m");
const RATIO: Range = (f64::MIN_POSITIVE, 1000.0, "(outlet over suction pressure)");
const HEADS: Range = (0.0, 1e9, "velocity heads");

fn element(fields: &Fields<'_>, kind: Kind, law: Option<Named>, problems: &mut Vec<String>) -> Option<Element> {
    let outlet = fields.get("outlet_pressure_pa").is_some();
    Some(match kind {
        Kind::Pipe => {
            let length = fields.need("length_m", LENGTH, problems);
            let diameter = fields.need("diameter_m", DIAMETER, problems);
            let loss_coefficient = fields.number("loss_coefficient", HEADS, problems).unwrap_or(0.0);
            let friction = friction(fields, law, problems)?;
            Element::Pipe { length, diameter, friction, loss_coefficient }
        }
        Kind::Compressor if outlet && fields.get("ratio").is_some() => {
            problems.push(format!("{}: found both ratio and outlet_pressure_pa, expected one", fields.place("ratio")));
            return None;
        }
        Kind::Compressor if outlet => {
            Element::CompressorTo { pressure: fields.need("outlet_pressure_pa", PRESSURE, problems) }
        }
        Kind::ControlValve if outlet => {
            Element::ControlValve { pressure: fields.need("outlet_pressure_pa", PRESSURE, problems) }
        }
        Kind::Compressor | Kind::ControlValve => {
            let words = [("hold", Reverse::Hold), ("shut", Reverse::Shut), ("bypass", Reverse::Bypass)];
            let reverse = fields.word("reverse", &words, problems).unwrap_or_default();
            Element::Compressor { ratio: fields.need("ratio", RATIO, problems), reverse }
        }
        Kind::Resistor => Element::Resistor {
            loss_coefficient: fields.need("loss_coefficient", HEADS, problems),
            diameter: fields.need("diameter_m", DIAMETER, problems),
        },
        Kind::ShortPipe => Element::ShortPipe,
        Kind::Valve => {
            let open = fields.get("open").map_or(Some(true), Value::as_bool);
            if open.is_none() {
                problems.push(format!("{}: expected true or false", fields.place("open")));
            }
            Element::Valve { open: open? }
        }
    })
}

fn friction(fields: &Fields<'_>, law: Option<Named>, problems: &mut Vec<String>) -> Option<Friction> {
    let law = fields.word("friction", &LAWS, problems).or(law);
    let given = fields.number("friction_factor", (1e-6, 10.0, "(Darcy, usually 0.008 to 0.05)"), problems);
    let roughness = fields.number("roughness_m", (0.0, 0.1, "m (steel 2e-5)"), problems);
    match (law, given, roughness) {
        (None | Some(Named::Constant), Some(lambda), _) | (Some(_), Some(lambda), None) => {
            Some(Friction::Constant(lambda))
        }
        (None | Some(Named::Colebrook), _, Some(roughness)) => Some(Friction::Colebrook { roughness }),
        (Some(Named::Hofer), _, Some(roughness)) => Some(Friction::Hofer { roughness }),
        (Some(Named::Nikuradse), _, Some(roughness)) => Some(Friction::Nikuradse { roughness }),
        _ => {
            let place = fields.place("roughness_m");
            let wanted = fields.get("friction_factor").is_none() && fields.get("roughness_m").is_none();
            if wanted || law == Some(Named::Constant) {
                problems.push(format!("{place}: missing; a pipe needs roughness_m, or friction_factor"));
            }
            None
        }
    }
}
