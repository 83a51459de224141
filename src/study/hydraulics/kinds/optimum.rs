//! `network_optimisation`.

use libm::{log10, pow, sqrt};
use serde_json::{Map, Value, json};

use super::super::{Complaint, Complaints, Question, fields::Fields, figure, number, quantity as q};
use crate::physics::network::optimum::{Arc, Lack, Optimum, Place, cheapest};

#[derive(Debug)]
pub(super) struct Network {
    names: Vec<String>,
    places: Vec<Place>,
    ids: Vec<String>,
    arcs: Vec<Arc>,
}

/// The constant of the flow equation in 1e6 m3/d, bar, mm and km (De Wolf and Smeers, *Management Science* 46, 2000).
const CARRIES: f64 = 96.074_83e-15;

/// What the arcs share.
struct Gas {
    temperature: f64,
    roughness: f64,
    density: f64,
    z: f64,
}

impl Gas {
    /// `C = 96.07483e-15 D^5 / (lambda Z T L d)`, `lambda = [2 log10(3.7 D/k)]^-2`, D and k in mm, L in km, d gravity to air.
    fn carries(&self, diameter: f64, length: f64) -> f64 {
        let root = 2.0 * log10(3.7 * diameter / self.roughness);
        CARRIES * pow(diameter, 5.0) * root * root / (self.z * self.temperature * length * self.density)
    }
}

pub(super) fn optimum(fields: &mut Fields<'_, '_>) -> Option<Network> {
    let gas = Gas {
        temperature: fields.number(&["T_k"], q::TEMPERATURE),
        roughness: fields.number(&["roughness_mm"], q::ROUGHNESS_MM),
        density: fields.number(&["relative_density"], q::GRAVITY_TO_AIR),
        z: fields.number(&["z"], q::Z),
    };
    fields.text(&["flow_equation"]);
    let (names, places): (Vec<_>, Vec<_>) =
        fields.named("nodes", |name, node| (name.to_owned(), place(node))).into_iter().unzip();
    let read = fields.items("arcs", |each| arc(each, &names, &gas));
    let (ids, arcs) = read.into_iter().unzip();
    Some(Network { names, places, ids, arcs })
}

fn place(fields: &mut Fields<'_, '_>) -> Place {
    let supply = ordered(fields, ["s_min", "s_max"], q::DAILY, (f64::NEG_INFINITY, f64::INFINITY));
    let pressure = ordered(fields, ["p_min_bar", "p_max_bar"], q::BAR, (0.0, q::BAR.high));
    let cost = fields.optional(&["cost"], q::COST).unwrap_or(0.0);
    Place { supply, square: (pressure.0 * pressure.0, pressure.1 * pressure.1), cost }
}

/// A range of which either end may be left open.
fn ordered(fields: &mut Fields<'_, '_>, keys: [&'static str; 2], of: q::Quantity, open: (f64, f64)) -> (f64, f64) {
    let [low, high] = keys.map(|key| fields.optional(&[key], of));
    let (low, high) = (low.unwrap_or(open.0), high.unwrap_or(open.1));
    if low > high {
        let what = format!("= {} {} is above {}", figure(low), of.unit, keys[1]);
        fields.wrong(keys[0], &what, Some(format!("at most {} {}", figure(high), of.unit)), None);
    }
    (low, high)
}

fn arc(fields: &mut Fields<'_, '_>, names: &[String], gas: &Gas) -> Option<(String, Arc)> {
    let id = fields.label("id");
    let [from, to] = ["from", "to"].map(|key| fields.one_of(key, names));
    let diameter = fields.number(&["diameter_mm"], q::DIAMETER_MM);
    let length = fields.number(&["length_km"], q::LENGTH_KM);
    let active = fields.switch("active").unwrap_or(false);
    if from.is_some() && from == to {
        fields.wrong("to", "is where the arc begins", Some("another node".to_owned()), None);
    }
    Some((id?, Arc { from: from?, to: to?, carries: gas.carries(diameter, length), active }))
}

impl Question for Network {
    fn answer(&self) -> Result<Value, Complaints> {
        let found = cheapest(&self.places, &self.arcs).map_err(|lack| {
            let why = match lack {
                Lack::Balance => {
                    "supply and demand do not meet within s_min and s_max, whatever the pressures".to_owned()
                }
                Lack::Pressure(missed) => {
                    format!(
                        "no pressures within their bounds were found to drive the flows; {} bar2 are missed",
                        figure(missed)
                    )
                }
            };
            Complaints::from(Complaint { field: None, value: String::new(), why, expected: None, number: None })
        })?;
        Ok(self.told(&found))
    }
}

impl Network {
    fn told(&self, found: &Optimum) -> Value {
        let by = |names: &[String], values: &[f64]| {
            Value::Object(names.iter().zip(values).map(|(name, value)| (name.clone(), number(*value))).collect())
        };
        let pressures: Vec<f64> = found.square.iter().map(|square| sqrt(square.max(0.0))).collect();
        let mut answer = Map::new();
        answer.insert("objective".to_owned(), number(found.cost));
        answer.insert("lower_bound".to_owned(), number(found.bound));
        answer.insert("supply_1e6m3_d".to_owned(), by(&self.names, &found.supply));
        answer.insert("pressure_bar".to_owned(), by(&self.names, &pressures));
        answer.insert("flow_1e6m3_d".to_owned(), by(&self.ids, &found.flow));
        answer.insert("programmes".to_owned(), json!(found.steps));
        Value::Object(answer)
    }
}
