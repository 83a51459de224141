//! `capacity_looping`.

use serde_json::Value;

use super::{
    super::{Complaints, Question, fields::Fields, phase::Taken, quantity as q, table},
    pipe::{self, Between},
};
use crate::physics::pipe::{Fluid, capacity, looped_capacity, looped_ratio};

/// A pipe with an identical one beside a share of it; with no pipe given, only the ratio of flows is answered.
#[derive(Debug)]
pub(super) struct Looping {
    share: f64,
    base: Base,
}

#[derive(Debug)]
enum Base {
    Pipe(Box<Between>),
    Flow(f64),
    Nothing,
}

/// Names for the share.
const SHARE: [&str; 6] = ["loop_share", "looped_share", "loop_fraction", "looped_fraction", "share_looped", "share"];

pub(super) fn looping(fields: &mut Fields<'_, '_>) -> Option<Looping> {
    let length = fields.optional(&["length_m"], q::LENGTH);
    let share = match (fields.optional(&["loop_length_m", "looped_length_m"], q::LENGTH), length) {
        (Some(looped), Some(length)) if looped > length => {
            let expected = Some(format!("at most length_m, {length} m"));
            fields.wrong("loop_length_m", &format!("= {looped} m is longer than the pipe"), expected, None);
            f64::NAN
        }
        (Some(looped), Some(length)) => looped / length,
        _ => fields.number(&SHARE, q::SHARE),
    };
    let base = if fields.has(&["composition"]) || fields.has(&["p_in_pa"]) {
        let between = pipe::capacity(fields)?;
        if between.pipe.rise != 0.0 {
            let what = format!("= {} m: the loop of a sloping pipe is not computed here", between.pipe.rise);
            fields.wrong("elevation_gain_m", &what, Some("0".to_owned()), None);
        }
        Base::Pipe(Box::new(between))
    } else {
        fields.optional(&["mass_flow_kg_s", "base_flow_kg_s"], q::FLOW).map_or(Base::Nothing, Base::Flow)
    };
    Some(Looping { share, base })
}

impl Question for Looping {
    fn answer(&self) -> Result<Value, Complaints> {
        let rough = looped_ratio(self.share)?;
        let (single, looped) = match &self.base {
            Base::Nothing => return Ok(table([("capacity_ratio", rough), ("ratio", rough)])),
            Base::Flow(flow) => (*flow, flow * rough),
            Base::Pipe(between) => {
                let isotherm = between.isotherm()?;
                let fluid = Fluid { isotherm: &isotherm, viscosity: between.viscosity };
                let single = capacity(&between.pipe, fluid, between.ends.0, between.ends.1)?;
                (single, looped_capacity(&between.pipe, fluid, between.ends, self.share)?)
            }
        };
        Ok(table([
            ("mass_flow_kg_s", looped),
            ("mass_flow_single_kg_s", single),
            ("mass_flow_looped_kg_s", looped),
            ("capacity_ratio", looped / single),
            ("ratio", looped / single),
            ("capacity_ratio_closed_form", rough),
        ]))
    }

    fn states(&self, answer: &Value) -> Vec<Taken<'_>> {
        match &self.base {
            Base::Pipe(pipe) => pipe.states(answer),
            Base::Flow(_) | Base::Nothing => Vec::new(),
        }
    }
}
