//! `eos_z_formula`, `reynolds`, `friction`, `velocity`.

use serde_json::Value;

use super::super::{Complaint, Complaints, Question, fields::Fields, quantity as q, table};
use crate::physics::{AIR, GAS_CONSTANT, friction, gas, pipe};

#[derive(Debug)]
pub(super) enum Formula {
    Papay { pressure: f64, temperature: f64, critical: (f64, f64) },
    Cnga { gauge: f64, temperature: f64, gravity: f64 },
}

/// Air at sea level, by which gauge and absolute pressure differ, in Pa.
const ATMOSPHERE: f64 = 101_325.0;

pub(super) fn formula(fields: &mut Fields<'_, '_>) -> Option<Formula> {
    let cnga = fields.choice(&["model"], &[("papay", false), ("cnga", true)]);
    if !fields.has(&["model"]) {
        fields.missing(&["model"], "papay, cnga");
    }
    let temperature = fields.number(&["T_k"], q::TEMPERATURE);
    let gauge = match fields.optional(&["p_gauge_pa"], q::GAUGE) {
        Some(gauge) => gauge,
        None => fields.number(&["p_pa"], q::PRESSURE) - ATMOSPHERE,
    };
    let given = [fields.has(&["p_pc_pa"]), fields.has(&["T_pc_k"])].contains(&true);
    if cnga != Some(true) && given {
        let pressure = fields.number(&["p_pc_pa"], q::PRESSURE);
        let critical = (pressure, fields.number(&["T_pc_k"], q::STATE_TEMPERATURE));
        fields.optional(&["specific_gravity", "SG"], q::GRAVITY_TO_AIR);
        return Some(Formula::Papay { pressure: gauge + ATMOSPHERE, temperature, critical });
    }
    let gravity = fields.number(&["specific_gravity", "SG"], q::GRAVITY_TO_AIR);
    if cnga? {
        return Some(Formula::Cnga { gauge, temperature, gravity });
    }
    let critical = gas::pseudocritical(gravity).ok()?;
    Some(Formula::Papay { pressure: gauge + ATMOSPHERE, temperature, critical })
}

impl Question for Formula {
    fn answer(&self) -> Result<Value, Complaints> {
        let z = match *self {
            Self::Papay { pressure, temperature, critical } => gas::papay(pressure, temperature, critical)?,
            Self::Cnga { gauge, temperature, gravity } => gas::cnga(gauge, temperature, gravity)?,
        };
        Ok(table([("z", z)]))
    }
}

/// Mass in kg in a standard cubic metre of an ideal gas, from its gravity to air and its base state.
fn standard_density(fields: &mut Fields<'_, '_>) -> f64 {
    let gravity = fields.number(&["specific_gravity", "SG"], q::GRAVITY_TO_AIR);
    let pressure = fields.number(&["p_base_pa", "Ps"], q::BASE_PRESSURE);
    let temperature = fields.number(&["T_base_k", "Ts"], q::BASE_TEMPERATURE);
    pressure * gravity * AIR / (GAS_CONSTANT * temperature)
}

#[derive(Debug)]
pub(super) struct Reynolds {
    flow: f64,
    diameter: f64,
    viscosity: f64,
}

pub(super) fn reynolds(fields: &mut Fields<'_, '_>) -> Option<Reynolds> {
    let flow = match fields.optional(&["q_std_m3_s"], q::STANDARD_FLOW) {
        Some(flow) => flow * standard_density(fields),
        None => fields.number(&["mass_flow_kg_s"], q::FLOW),
    };
    let diameter = fields.number(&["inner_diameter_m", "diameter_m", "D"], q::DIAMETER);
    Some(Reynolds { flow, diameter, viscosity: fields.number(&["viscosity_pa_s"], q::VISCOSITY) })
}

impl Question for Reynolds {
    fn answer(&self) -> Result<Value, Complaints> {
        let re = friction::reynolds(self.flow, self.diameter, self.viscosity);
        Ok(table([("re", re), ("reynolds", re)]))
    }
}

#[derive(Debug)]
pub(super) struct Friction(Vec<(f64, f64)>, f64);

pub(super) fn friction(fields: &mut Fields<'_, '_>) -> Option<Friction> {
    let drag = fields.optional(&["drag_factor"], q::DRAG).unwrap_or(0.96);
    let mut points = Vec::new();
    for (path, item) in fields.list("points") {
        let mut point = Fields::new(item, &path, fields.tell);
        let re = point.number(&["re"], q::REYNOLDS);
        points.push((re, point.number(&["rel_roughness"], q::RELATIVE)));
        point.end();
    }
    Some(Friction(points, drag))
}

impl Question for Friction {
    fn answer(&self) -> Result<Value, Complaints> {
        let one = |&(re, relative): &(f64, f64)| {
            table([
                ("re", re),
                ("rel_roughness", relative),
                ("colebrook", friction::colebrook(re, relative).lambda),
                ("hofer", friction::hofer(re, relative).lambda),
                ("nikuradse", friction::nikuradse(relative)),
                ("aga", friction::aga(re, relative, self.1)),
            ])
        };
        Ok(Value::Array(self.0.iter().map(one).collect()))
    }
}

#[derive(Debug)]
pub(super) struct Velocity {
    flow: f64,
    diameter: f64,
    /// Of the gas at one pascal and Z = 1.
    density: f64,
    z: f64,
    z_erosional: f64,
    ends: (f64, f64),
    constant: f64,
    standard: f64,
}

pub(super) fn velocity(fields: &mut Fields<'_, '_>) -> Option<Velocity> {
    let diameter = fields.number(&["diameter_m", "inner_diameter_m", "D"], q::DIAMETER);
    let standard = fields.number(&["q_std_m3_s"], q::STANDARD_FLOW);
    let flow = standard * standard_density(fields);
    let temperature = fields.number(&["T_k"], q::TEMPERATURE);
    let gravity = fields.number(&["specific_gravity", "SG"], q::GRAVITY_TO_AIR);
    let ends = (fields.number(&["p_in_pa"], q::PRESSURE), fields.number(&["p_out_pa"], q::PRESSURE));
    let z = fields.number(&["z"], q::Z);
    let z_erosional = fields.optional(&["z_erosional"], q::Z).unwrap_or(z);
    let constant = match fields.optional(&["erosional_c_us"], q::EROSIONAL_US) {
        Some(constant) => constant * EROSIONAL_US,
        None => fields.optional(&["erosional_c"], q::EROSIONAL).unwrap_or(pipe::EROSIONAL),
    };
    let density = gravity * AIR / (GAS_CONSTANT * temperature);
    Some(Velocity { flow, diameter, density, z, z_erosional, ends, constant, standard })
}

/// `ft/s (lb/ft3)^0.5` in SI: 0.3048 m, 0.45359237 kg.
const EROSIONAL_US: f64 = 0.3048 * 4.002_308_683;

impl Question for Velocity {
    fn answer(&self) -> Result<Value, Complaints> {
        let at = |pressure: f64| pipe::velocity(self.flow, self.density * pressure / self.z, self.diameter);
        let erosional = pipe::erosional(self.constant, self.density * self.ends.0 / self.z_erosional);
        let (first, last) = (at(self.ends.0), at(self.ends.1));
        // Sound runs at about 400 m/s in pipeline gas.
        if first.max(last) > 400.0 {
            return Err(Complaints::from(Complaint {
                field: Some("q_std_m3_s"),
                value: format!("{} m3/s", self.standard),
                why: format!("the gas would run at {:.0} m/s, faster than sound", first.max(last)),
                number: None,
                expected: Some(format!("at most {:.1} m3/s", self.standard * 400.0 / first.max(last))),
            }));
        }
        Ok(table([("v_in_m_s", first), ("v_out_m_s", last), ("v_erosional_m_s", erosional)]))
    }
}
