//! `empirical_flow`.

use serde_json::{Map, Value};

use super::super::{Complaints, Question, fields::Fields, number, quantity as q};
use crate::physics::pipe::{Empirical, Ends};

#[derive(Debug)]
pub(super) struct Flow {
    ends: Ends,
    equations: Vec<(&'static str, Empirical, f64)>,
}

pub(super) fn flow(fields: &mut Fields<'_, '_>) -> Option<Flow> {
    let ends = Ends {
        inlet: fields.number(&["P1", "p_in_pa"], q::PRESSURE),
        outlet: fields.number(&["P2", "p_out_pa"], q::PRESSURE),
        length: fields.number(&["L", "length_m"], q::LENGTH),
        diameter: fields.number(&["D", "inner_diameter_m", "diameter_m"], q::DIAMETER),
        gravity: fields.number(&["SG", "specific_gravity"], q::GRAVITY_TO_AIR),
        temperature: fields.number(&["Tavg", "T_k"], q::TEMPERATURE),
        z: fields.number(&["Zavg", "z"], q::Z),
        standard_temperature: fields.number(&["Ts", "T_base_k"], q::BASE_TEMPERATURE),
        standard_pressure: fields.number(&["Ps", "p_base_pa"], q::BASE_PRESSURE),
    };
    if fields.has(&["roughness_m"]) {
        let hint = Some("leave it out, or ask for kind capacity".to_owned());
        fields.wrong("roughness_m", "has no place here: efficiency stands for it", Some("E".to_owned()), hint);
    }
    if ends.outlet >= ends.inlet {
        let expected = Some(format!("below P1 = {} Pa", ends.inlet));
        fields.wrong("P2", &format!("= {} Pa does not lie below the inlet", ends.outlet), expected, None);
    }
    let all = fields.optional(&["E"], q::PIPE_EFFICIENCY);
    let each: [(&'static str, Empirical, &'static str); 3] = [
        ("Weymouth", Empirical::Weymouth, "E_weymouth"),
        ("Panhandle_A", Empirical::PanhandleA, "E_panhandle_a"),
        ("Panhandle_B", Empirical::PanhandleB, "E_panhandle_b"),
    ];
    let mut equations = Vec::new();
    for (name, equation, key) in each {
        let efficiency = fields.optional(&[key], q::PIPE_EFFICIENCY).or(all);
        equations.extend(efficiency.map(|efficiency| (name, equation, efficiency)));
    }
    if equations.is_empty() {
        fields.missing(&["E"], "the efficiency for all equations, or E_weymouth, E_panhandle_a, E_panhandle_b");
    }
    Some(Flow { ends, equations })
}

impl Question for Flow {
    fn answer(&self) -> Result<Value, Complaints> {
        let mut answer = Map::new();
        for (name, equation, efficiency) in &self.equations {
            answer.insert((*name).to_owned(), number(equation.flow(&self.ends, *efficiency)?));
        }
        Ok(Value::Object(answer))
    }
}
