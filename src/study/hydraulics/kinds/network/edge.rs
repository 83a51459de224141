//! The edges of a case.

use super::super::super::{fields::Fields, quantity as q};
use crate::physics::network::{Edge, Element, Friction, Reverse};

/// How the case or a pipe names its law of friction.
#[derive(Debug, Clone, Copy, PartialEq)]
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

const EDGES: [(&str, Kind); 6] = [
    ("pipe", Kind::Pipe),
    ("compressor", Kind::Compressor),
    ("control_valve", Kind::ControlValve),
    ("resistor", Kind::Resistor),
    ("short_pipe", Kind::ShortPipe),
    ("valve", Kind::Valve),
];

const REVERSE: [(&str, Reverse); 3] = [("hold", Reverse::Hold), ("shut", Reverse::Shut), ("bypass", Reverse::Bypass)];

/// An edge, with the law of friction that the case names for all.
pub(super) fn edge(fields: &mut Fields<'_, '_>, law: Option<Named>) -> Option<Edge> {
    let [id, from, to] = ["id", "from", "to"].map(|key| fields.name(key));
    if !fields.has(&["kind"]) {
        fields.missing(&["kind"], &EDGES.map(|(name, _)| name).join(", "));
    }
    let kind = fields.choice(&["kind"], &EDGES);
    let element = kind.and_then(|kind| element(fields, kind, law));
    if kind.is_none() {
        fields.ignore_rest();
    }
    Some(Edge { id: id?, from: from?, to: to?, element: element? })
}

fn element(fields: &mut Fields<'_, '_>, kind: Kind, law: Option<Named>) -> Option<Element> {
    Some(match kind {
        Kind::Pipe => {
            let length = fields.number(&["length_m"], q::LENGTH);
            let diameter = fields.number(&["diameter_m"], q::DIAMETER);
            let loss_coefficient = fields.optional(&["loss_coefficient"], q::HEADS).unwrap_or(0.0);
            let friction = friction(fields, law)?;
            Element::Pipe { length, diameter, friction, loss_coefficient }
        }
        Kind::Compressor | Kind::ControlValve => {
            let lets_down = matches!(kind, Kind::ControlValve);
            let ratio = fields.optional(&["ratio"], if lets_down { q::DROP } else { q::RATIO });
            let outlet = fields.optional(&["outlet_pressure_pa"], q::PRESSURE);
            let reverse = fields.choice(&["reverse"], &REVERSE);
            if outlet.is_some() && reverse.is_some() {
                let expected =
                    "ratio in its place, or no reverse: what holds its outlet shuts where gas would flow back";
                fields.wrong("reverse", "changes nothing beside outlet_pressure_pa", Some(expected.to_owned()), None);
            }
            let reverse = reverse.unwrap_or_default();
            match (kind, ratio, outlet) {
                (Kind::ControlValve, None, Some(pressure)) => Element::ControlValve { pressure },
                (_, None, Some(pressure)) => Element::CompressorTo { pressure },
                (_, Some(ratio), None) => Element::Compressor { ratio, reverse },
                (_, Some(_), Some(_)) => {
                    fields.wrong("ratio", "stands beside outlet_pressure_pa", Some("one of the two".to_owned()), None);
                    return None;
                }
                (_, None, None) => {
                    fields.missing(&["ratio"], "ratio, or outlet_pressure_pa");
                    return None;
                }
            }
        }
        Kind::Resistor => Element::Resistor {
            loss_coefficient: fields.number(&["loss_coefficient"], q::HEADS),
            diameter: fields.number(&["diameter_m"], q::DIAMETER),
        },
        Kind::ShortPipe => Element::ShortPipe,
        Kind::Valve => Element::Valve { open: fields.switch("open").unwrap_or(true) },
    })
}

/// A friction factor holds where no law is named; a roughness alone means Colebrook.
fn friction(fields: &mut Fields<'_, '_>, law: Option<Named>) -> Option<Friction> {
    let law = fields.choice(&["friction"], &LAWS).or(law);
    let given = fields.optional(&["friction_factor"], q::ANY_FRICTION);
    let roughness = fields.optional(&["roughness_m"], q::ROUGHNESS);
    if let (Some(Named::Colebrook | Named::Hofer | Named::Nikuradse), Some(lambda), Some(_)) = (law, given, roughness) {
        fields.caution("friction_factor", &format!("= {lambda} is not used: friction follows from roughness_m"));
    }
    if let (Some(Named::Nikuradse), Some(0.0)) = (law, roughness) {
        fields.wrong(
            "roughness_m",
            "= 0 m: without roughness Nikuradse's law knows no friction",
            Some("above 0 m".to_owned()),
            None,
        );
    }
    match (law, given, roughness) {
        (None | Some(Named::Constant), Some(lambda), _) | (Some(_), Some(lambda), None) => {
            Some(Friction::Constant(lambda))
        }
        (None | Some(Named::Colebrook), _, Some(roughness)) => Some(Friction::Colebrook { roughness }),
        (Some(Named::Hofer), _, Some(roughness)) => Some(Friction::Hofer { roughness }),
        (Some(Named::Nikuradse), _, Some(roughness)) => Some(Friction::Nikuradse { roughness }),
        (Some(Named::Constant), None, Some(_)) => {
            fields.missing(&["friction_factor"], "a factor, as the law of friction is `constant`");
            None
        }
        (_, None, None) => {
            fields.missing(&["roughness_m"], "roughness_m, or friction_factor");
            None
        }
    }
}
