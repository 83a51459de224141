//! `station_chain`.

use serde_json::{Map, Value};

use super::{
    super::{
        Complaints, Question,
        fields::Fields,
        number,
        phase::{Taken, between, found},
        quantity as q,
    },
    compressor,
    flowing::{self, Stuff, too_much},
};
use crate::physics::{
    gas::{Gas, Isotherm},
    line::{Line, Section, Working},
    pipe::{Fluid, Pipe},
    station::Station,
};

#[derive(Debug)]
pub(super) struct Chain {
    gas: Gas,
    pipe: Pipe,
    viscosity: f64,
    temperature: f64,
    flow: f64,
    lengths: Vec<f64>,
    offtakes: Vec<f64>,
    station: Station,
}

pub(super) fn chain(fields: &mut Fields<'_, '_>) -> Option<Chain> {
    let stuff = Stuff::read(fields);
    let flow = fields.number(&["mass_flow_in_kg_s", "mass_flow_kg_s"], q::FLOW);
    let discharge = fields.number(&["discharge_pressure_pa"], q::PRESSURE);
    let lengths = fields.numbers(&["section_lengths_m"], q::LENGTH);
    let mut offtakes = vec![0.0; lengths.len()];
    if fields.has(&["offtakes_kg_s"]) {
        offtakes = fields.numbers(&["offtakes_kg_s"], q::OFFTAKE);
        if offtakes.len() != lengths.len() {
            let expected = Some(format!("{} numbers, one a section", lengths.len()));
            fields.wrong("offtakes_kg_s", &format!("has {} numbers", offtakes.len()), expected, None);
        }
    }
    let (pipe, viscosity) = flowing::bore(fields, f64::INFINITY);
    if pipe.rise != 0.0 {
        let what = format!("= {} m: the sections of a chain are level", pipe.rise);
        fields.wrong("elevation_gain_m", &what, Some("0".to_owned()), None);
    }
    let temperature = fields.number(&["T_k"], q::TEMPERATURE);
    let gas = match stuff {
        Some(Stuff::Known(gas)) => Some(gas),
        Some(Stuff::Papay { .. } | Stuff::Cnga { .. }) => {
            let hint = Some("give a composition".to_owned());
            fields.wrong("z_method", "knows no enthalpy", Some("gerg, aga8".to_owned()), hint);
            None
        }
        None => None,
    };
    let station = compressor::station(fields, gas.as_ref(), discharge);
    let station = Station { cooled_to: Some(temperature), ..station };
    Some(Chain { gas: gas?, pipe, viscosity, temperature, flow, lengths, offtakes, station })
}

impl Chain {
    fn line(&self) -> Line {
        let last = self.lengths.len().saturating_sub(1);
        let section = |(at, (length, offtake)): (usize, (&f64, &f64))| Section {
            pipe: Pipe { length: *length, ..self.pipe },
            looped: None,
            offtake: *offtake,
            station: (at < last).then_some(self.station),
        };
        let sections = self.lengths.iter().zip(&self.offtakes).enumerate().map(section).collect();
        Line {
            supply: self.station.discharge,
            head: None,
            sections,
            delivery: 0.0,
            velocity_max: f64::INFINITY,
            erosion: f64::INFINITY,
        }
    }
}

impl Question for Chain {
    fn answer(&self) -> Result<Value, Complaints> {
        let isotherm = Isotherm::of_gas(&self.gas, self.temperature, 1.02 * self.station.discharge)?;
        let fluid = Fluid { isotherm: &isotherm, viscosity: self.viscosity };
        let line = self.line();
        let working = line.run(fluid, &self.gas, self.flow).map_err(|refusal| {
            let longest = self.lengths.iter().copied().fold(0.0, f64::max);
            let pipe = Pipe { length: longest, ..self.pipe };
            too_much(refusal, &pipe, fluid, self.station.discharge, self.flow, "mass_flow_in_kg_s")
        })?;
        Ok(told(&working, self.flow))
    }

    fn states(&self, answer: &Value) -> Vec<Taken<'_>> {
        let sections = answer.get("sections").and_then(Value::as_array);
        let outlets = sections.into_iter().flatten().map(|section| found(section, "p_out_pa"));
        let least = outlets.fold(self.station.discharge, f64::min);
        between(self.gas.composition(), self.temperature, (least, self.station.discharge))
    }
}

fn told(working: &Working, flow: f64) -> Value {
    let mut sections = Vec::new();
    for (at, passage) in working.sections.iter().enumerate() {
        let mut section = Map::new();
        section.insert("section".to_owned(), Value::from(at + 1));
        let mut put = |key: &str, value: f64| section.insert(key.to_owned(), number(value));
        put("flow_in_kg_s", passage.flow);
        put("p_in_pa", passage.inlet);
        put("p_out_pa", passage.outlet);
        put("v_out_m_s", passage.velocity);
        if let Some(lift) = &passage.lift {
            put("station_ratio", lift.ratio);
            put("station_power_w", lift.shaft_power);
            put("fuel_kg_s", lift.fuel);
            put("T_discharge_k", lift.discharge_temperature);
            put("cooling_w", lift.cooling);
        }
        sections.push(Value::Object(section));
    }
    let mut answer = Map::new();
    answer.insert("sections".to_owned(), Value::Array(sections));
    answer.insert("delivered_kg_s".to_owned(), number(working.delivered));
    answer.insert("total_power_w".to_owned(), number(working.power()));
    answer.insert("total_fuel_kg_s".to_owned(), number(working.fuel()));
    answer.insert("fuel_share".to_owned(), number(working.fuel() / flow));
    Value::Object(answer)
}
