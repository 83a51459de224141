//! `gas_mix`.

use serde_json::{Map, Value};

use super::super::{Complaint, Complaints, Question, fields::Fields, number, quantity as q};
use crate::physics::{
    Refusal,
    gas::{Composition, Limit, Property, heat_at},
};

/// Gases put together by mole, and what a buyer asks of the mix.
#[derive(Debug)]
pub(super) struct Mix {
    gases: Vec<(Composition, f64)>,
    /// K and Pa of combustion and metering.
    state: (f64, f64),
    limits: Option<Vec<Limit>>,
}

/// The limits there may be: name, what is limited, whether it is the most.
const LIMITS: [(&str, Property, bool); 7] = [
    ("wobbe_low_j_m3", Property::Wobbe, false),
    ("wobbe_high_j_m3", Property::Wobbe, true),
    ("calorific_low_j_m3", Property::Calorific, false),
    ("calorific_high_j_m3", Property::Calorific, true),
    ("inert_high", Property::Inert, true),
    ("carbon_dioxide_high", Property::CarbonDioxide, true),
    ("nitrogen_high", Property::Nitrogen, true),
];

pub(super) fn mix(fields: &mut Fields<'_, '_>) -> Option<Mix> {
    let temperature = fields.optional(&["T_k"], q::BASE_TEMPERATURE).unwrap_or(288.15);
    let pressure = fields.optional(&["p_pa"], q::BASE_PRESSURE).unwrap_or(101_325.0);
    let state = (temperature, pressure);
    let gases = fields.items("gases", |one| {
        let amount = one.number(&["amount_mol"], q::AMOUNT);
        Some((one.composition("composition")?, amount))
    });
    let limits = fields.has(&["specification"]).then(|| specification(fields, state));
    Some(Mix { gases, state, limits })
}

fn specification(fields: &mut Fields<'_, '_>, state: (f64, f64)) -> Vec<Limit> {
    let Some(mut part) = fields.part("specification") else { return Vec::new() };
    let limits = LIMITS.into_iter().filter_map(|(name, of, is_most)| {
        let heat = matches!(of, Property::Wobbe | Property::Calorific);
        let at = part.optional(&[name], if heat { q::HEAT_BY_VOLUME } else { q::SHARE })?;
        Some(Limit { name, of, is_most, at, state })
    });
    let limits: Vec<Limit> = limits.collect();
    let of = |name: &str| limits.iter().find(|limit| limit.name == name).map(|limit| limit.at);
    for (low, high) in [("wobbe_low_j_m3", "wobbe_high_j_m3"), ("calorific_low_j_m3", "calorific_high_j_m3")] {
        if let Some((least, most)) = of(low).zip(of(high)).filter(|(least, most)| least > most) {
            let expected = Some(format!("at most {high}, {most} J/m3"));
            part.wrong(low, &format!("= {least} J/m3 leaves nothing that is met"), expected, None);
        }
    }
    part.end();
    limits
}

impl Question for Mix {
    fn answer(&self) -> Result<Value, Complaints> {
        let mut all: Option<(Composition, f64)> = None;
        for (gas, amount) in &self.gases {
            all = Some(match all {
                Some((known, before)) => (known.mixed(before, gas, *amount)?, before + amount),
                None => (*gas, *amount),
            });
        }
        let Some((mix, _)) = all else { return Err(Refusal::Sum(0.0).into()) };
        let (temperature, pressure) = self.state;
        let worth = heat_at(&mix, temperature, temperature, pressure).map_err(|refusal| match refusal {
            Refusal::NoColumn { .. } => Complaint::of(&refusal, "T_k", temperature, None),
            other => other.into(),
        })?;
        let parts = mix.parts().map(|(component, share)| (component.name().to_owned(), number(share)));
        let mut answer = Map::new();
        answer.insert("composition".to_owned(), Value::Object(parts.collect()));
        let figures = [
            ("molar_mass_kg_mol", mix.molar_mass()),
            ("calorific_value_j_m3", worth.gross_volume),
            ("net_calorific_value_j_m3", worth.net_volume),
            ("wobbe_j_m3", worth.wobbe),
            ("relative_density", worth.relative_density),
            ("z", worth.z),
        ];
        answer.extend(figures.map(|(key, figure)| (key.to_owned(), number(figure))));
        if let Some(limits) = &self.limits {
            let mut broken = Vec::new();
            for limit in limits {
                if !limit.is_met_by(limit.found(&mix)?) {
                    broken.push(Value::from(limit.name));
                }
            }
            answer.insert("meets_specification".to_owned(), Value::Bool(broken.is_empty()));
            answer.insert("broken".to_owned(), Value::Array(broken));
        }
        Ok(Value::Object(answer))
    }
}
