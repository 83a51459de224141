//! `eos`, `eos_p_of_T_rho`, `eos_z`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::super::{
    Complaint, Complaints, Question,
    composition::composition,
    fields::Fields,
    number,
    phase::{Taken, found},
    quantity as q, table,
};
use crate::{
    physics::{
        Refusal,
        gas::{Composition, Equation, Gas, State},
    },
    scenario::Plain,
};

/// Both equations, under the names of the answer.
const EQUATIONS: [(&str, Equation); 2] = [("detail", Equation::Detail), ("gerg2008", Equation::Gerg2008)];

/// Properties by mole, in the units of NIST's check values.
fn properties(state: &State) -> Value {
    let mass = state.molar_mass;
    table([
        ("molar_density_mol_l", state.molar_density / 1e3),
        ("density_kg_m3", state.density),
        ("p_pa", state.pressure),
        ("z", state.z),
        ("cv", state.cv * mass),
        ("cp", state.cp * mass),
        ("h_j_mol", state.enthalpy * mass),
        ("s_j_mol_k", state.entropy * mass),
        ("joule_thomson_k_pa", state.joule_thomson),
        ("w_m_s", state.sound),
        ("kappa", state.kappa),
        ("molar_mass_g_mol", mass * 1e3),
    ])
}

fn both<E>(gas: &Composition, state: impl Fn(Gas) -> Result<State, E>) -> Result<Value, Complaints>
where
    Complaints: From<E>,
{
    let mut answer = Map::new();
    for (name, equation) in EQUATIONS {
        answer.insert(name.to_owned(), properties(&state(Gas::new(*gas, equation))?));
    }
    Ok(Value::Object(answer))
}

#[derive(Debug)]
pub(super) struct AtPressure {
    gas: Composition,
    pressure: f64,
    temperature: f64,
}

pub(super) fn state(fields: &mut Fields<'_, '_>) -> Option<AtPressure> {
    let gas = fields.composition("composition");
    let pressure = fields.number(&["p_pa"], q::STATE_PRESSURE);
    let temperature = fields.number(&["T_k"], q::STATE_TEMPERATURE);
    Some(AtPressure { gas: gas?, pressure, temperature })
}

impl Question for AtPressure {
    fn answer(&self) -> Result<Value, Complaints> {
        both(&self.gas, |gas| gas.state(self.pressure, self.temperature))
    }

    fn states(&self, _: &Value) -> Vec<Taken<'_>> {
        vec![Taken { composition: &self.gas, pressure: self.pressure, temperature: self.temperature }]
    }
}

#[derive(Debug)]
pub(super) struct AtDensity {
    gas: Composition,
    /// mol/m3, or kg/m3.
    density: Density,
    temperature: f64,
}

#[derive(Debug)]
enum Density {
    Mole(f64),
    Mass(f64),
}

pub(super) fn pressure(fields: &mut Fields<'_, '_>) -> Option<AtDensity> {
    let gas = fields.composition("composition");
    let temperature = fields.number(&["T_k"], q::STATE_TEMPERATURE);
    let density = match fields.optional(&["density_kg_m3", "rho_kg_m3"], q::DENSITY) {
        Some(mass) => Density::Mass(mass),
        None => Density::Mole(1e3 * fields.number(&["molar_density_mol_l", "rho_mol_l"], q::MOLES)),
    };
    Some(AtDensity { gas: gas?, density, temperature })
}

impl AtDensity {
    /// A refusal, with the density to blame: nothing else makes a pressure.
    fn blamed(&self, refusal: &Refusal) -> Complaint {
        let (field, density) = match self.density {
            Density::Mole(moles) => ("molar_density_mol_l", moles / 1e3),
            Density::Mass(mass) => ("density_kg_m3", mass),
        };
        Complaint::of(refusal, field, density, None)
    }
}

impl Question for AtDensity {
    fn answer(&self) -> Result<Value, Complaints> {
        let at = |gas: Gas| {
            let moles = match self.density {
                Density::Mole(moles) => moles,
                Density::Mass(mass) => mass / gas.molar_mass(),
            };
            gas.state_at_density(moles, self.temperature)
        };
        let mut answer = both(&self.gas, |gas| at(gas).map_err(|refusal| self.blamed(&refusal)))?;
        let default = answer.get("gerg2008").cloned();
        if let (Value::Object(answer), Some(Value::Object(default))) = (&mut answer, default) {
            let flat = default.into_iter().filter(|(key, _)| key == "p_pa" || key == "z");
            answer.extend(flat);
        }
        Ok(answer)
    }

    fn states(&self, answer: &Value) -> Vec<Taken<'_>> {
        vec![Taken { composition: &self.gas, pressure: found(answer, "p_pa"), temperature: self.temperature }]
    }
}

#[derive(Debug)]
pub(super) struct Several {
    gases: BTreeMap<String, Composition>,
    points: Vec<(String, f64, f64)>,
}

pub(super) fn several(fields: &mut Fields<'_, '_>) -> Option<Several> {
    let mut gases = BTreeMap::new();
    match fields.find(&["gases"]) {
        Some((_, Plain::Table(items))) => {
            for (name, value) in items {
                let read = composition(value, &format!("inputs.gases.{name}"), fields.tell);
                gases.extend(read.map(|read| (name.clone(), read)));
            }
        }
        Some((key, other)) => fields.wrong(key, &format!("= {} is no table of gases", other.show()), None, None),
        None => fields.missing(&["gases"], "a table of gases, each with its composition"),
    }
    let known = gases.keys().cloned().collect::<Vec<_>>();
    let mut points = Vec::new();
    for (path, item) in fields.list("points") {
        let mut point = Fields::new(item, &path, fields.tell);
        let gas = point.text(&["gas"]).map(|(_, gas)| gas.to_owned());
        match &gas {
            Some(gas) if !known.contains(gas) => {
                let near = crate::quantity::nearest(gas, known.iter().map(String::as_str));
                let hint = near.map(|near| format!("did you mean `{near}`?"));
                point.wrong("gas", &format!("= \"{gas}\" is not among the gases"), Some(known.join(", ")), hint);
            }
            Some(_) => {}
            None => point.missing(&["gas"], "the name of a gas"),
        }
        let pressure = point.number(&["p_pa"], q::STATE_PRESSURE);
        let temperature = point.number(&["T_k"], q::STATE_TEMPERATURE);
        points.extend(gas.map(|gas| (gas, pressure, temperature)));
        point.end();
    }
    Some(Several { gases, points })
}

impl Question for Several {
    fn answer(&self) -> Result<Value, Complaints> {
        let mut answers = Vec::new();
        for (name, pressure, temperature) in &self.points {
            let Some(gas) = self.gases.get(name) else { continue };
            let z = |equation| Gas::new(*gas, equation).state(*pressure, *temperature).map(|state| number(state.z));
            let mut answer = Map::new();
            answer.insert("gas".to_owned(), Value::from(name.as_str()));
            answer.insert("p_pa".to_owned(), number(*pressure));
            answer.insert("T_k".to_owned(), number(*temperature));
            answer.insert("z".to_owned(), z(Equation::Detail)?);
            answer.insert("z_gerg_for_information".to_owned(), z(Equation::Gerg2008)?);
            answers.push(Value::Object(answer));
        }
        Ok(Value::Array(answers))
    }

    fn states(&self, _: &Value) -> Vec<Taken<'_>> {
        let state = |(name, pressure, temperature): &(String, f64, f64)| {
            let composition = self.gases.get(name)?;
            Some(Taken { composition, pressure: *pressure, temperature: *temperature })
        };
        self.points.iter().filter_map(state).collect()
    }
}
