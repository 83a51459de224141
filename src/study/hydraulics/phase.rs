//! A word of caution where an answer takes for gas what would be partly liquid.

use serde_json::Value;

use super::{Question, figure};
use crate::physics::gas::{Composition, Equation, Gas};

/// A state that an answer takes to be gas alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken<'a> {
    pub(super) composition: &'a Composition,
    /// Pa.
    pub(super) pressure: f64,
    /// K.
    pub(super) temperature: f64,
}

/// States between two pressures: liquid may part from a gas between them and at neither.
pub(super) fn between(composition: &Composition, temperature: f64, (low, high): (f64, f64)) -> Vec<Taken<'_>> {
    const STEPS: u32 = 8;
    let at = |n| Taken { composition, pressure: low + (high - low) * f64::from(n) / f64::from(STEPS), temperature };
    (0..=STEPS).map(at).collect()
}

/// A number of an answer.
pub(super) fn found(answer: &Value, key: &str) -> f64 {
    answer.get(key).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

/// What is said of the first state of an answer that is none of gas alone.
pub(super) fn caution(question: &dyn Question, answer: &Value) -> Option<String> {
    let states = question.states(answer);
    let liquid = states.iter().find(|at| {
        let gas = Gas::new(*at.composition, Equation::Gerg2008);
        gas.condenses(at.pressure, at.temperature).unwrap_or(false)
    })?;
    Some(format!(
        "at {} K and {} Pa part of this gas is liquid, and the answer takes all of it for gas (dew point by Peng and Robinson, good for some 5 K)",
        figure(liquid.temperature),
        figure(liquid.pressure)
    ))
}
