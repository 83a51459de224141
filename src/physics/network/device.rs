//! What devices do to pressures, and when they change their minds.

use std::collections::BTreeMap;

use super::{Element, Reverse};

/// What an edge asks in its present state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Act {
    /// Flow costs potential.
    Resist,
    /// Pressure at the end is that at the start times this.
    Tie(f64),
    /// Pressure at the end is this, and the start pays for the flow.
    Set(f64),
    /// Nothing passes.
    Shut,
}

/// What was found at a device.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) flow: f64,
    /// Flow that counts as none, kg/s.
    pub(super) still: f64,
}

/// Pressures this near count as equal.
const NEAR: f64 = 1e-9;

impl Found {
    fn backwards(&self) -> bool {
        self.flow < -self.still
    }

    fn starts_above(&self, pressure: f64) -> bool {
        self.from > pressure * (1.0 + NEAR)
    }

    fn starts_below(&self, pressure: f64) -> bool {
        self.from < pressure * (1.0 - NEAR)
    }

    fn ends_above(&self, pressure: f64) -> bool {
        self.to > pressure * (1.0 + NEAR)
    }

    fn ends_below(&self, pressure: f64) -> bool {
        self.to < pressure * (1.0 - NEAR)
    }
}

/// What an edge does before anything is known.
pub(super) fn first(element: &Element) -> Act {
    match *element {
        Element::Pipe { .. } | Element::Resistor { .. } => Act::Resist,
        Element::ShortPipe | Element::Valve { open: true } => Act::Tie(1.0),
        Element::Valve { open: false } => Act::Shut,
        Element::Compressor { ratio, .. } => Act::Tie(ratio),
        Element::CompressorTo { pressure } | Element::ControlValve { pressure } => Act::Set(pressure),
    }
}

/// Of devices that set one node to several pressures the highest holds, and the others shut: none of them passes gas to where the
/// pressure is above its own.
pub(super) fn yield_to_highest(ends: &[(u32, u32)], acts: &mut [Act]) {
    let mut highest: BTreeMap<u32, f64> = BTreeMap::new();
    let pressure = |act: &Act| if let Act::Set(pressure) = act { Some(*pressure) } else { None };
    for ((_, to), act) in ends.iter().zip(acts.iter()) {
        if let Some(pressure) = pressure(act) {
            let most = highest.entry(*to).or_insert(pressure);
            *most = most.max(pressure);
        }
    }
    for ((_, to), act) in ends.iter().zip(acts) {
        if pressure(act).is_some_and(|pressure| pressure < highest[to] * (1.0 - NEAR)) {
            *act = Act::Shut;
        }
    }
}

/// What it does next, after a solve with `act`.
pub(super) fn next(element: &Element, act: Act, found: Found) -> Act {
    match *element {
        Element::Pipe { .. } | Element::Resistor { .. } | Element::ShortPipe | Element::Valve { .. } => act,
        Element::Compressor { ratio, reverse } => compressor(ratio, reverse, act, found),
        Element::CompressorTo { pressure } => compressor_to(pressure, act, found),
        Element::ControlValve { pressure } => control_valve(pressure, act, found),
    }
}

fn compressor(ratio: f64, reverse: Reverse, act: Act, found: Found) -> Act {
    match (reverse, act) {
        (Reverse::Shut, Act::Shut) if found.ends_below(ratio * found.from) => Act::Tie(ratio),
        (Reverse::Shut, Act::Tie(_)) if found.backwards() => Act::Shut,
        (Reverse::Bypass, Act::Tie(_)) if found.backwards() => Act::Tie(1.0),
        (Reverse::Bypass, Act::Tie(_)) if found.flow > found.still => Act::Tie(ratio),
        _ => act,
    }
}

fn compressor_to(set: f64, act: Act, found: Found) -> Act {
    match act {
        Act::Set(_) | Act::Tie(_) if found.backwards() => Act::Shut,
        Act::Set(_) if found.starts_above(set) => Act::Tie(1.0),
        Act::Tie(_) if found.starts_below(set) => Act::Set(set),
        Act::Shut if found.ends_below(set) && !found.starts_above(set) => Act::Set(set),
        Act::Shut if found.starts_above(set) && found.starts_above(found.to) => Act::Tie(1.0),
        _ => act,
    }
}

fn control_valve(set: f64, act: Act, found: Found) -> Act {
    match act {
        Act::Set(_) | Act::Tie(_) if found.backwards() => Act::Shut,
        Act::Set(_) if found.starts_below(set) => Act::Tie(1.0),
        Act::Tie(_) if found.ends_above(set) => Act::Set(set),
        Act::Shut if found.ends_below(set) && found.starts_above(set) => Act::Set(set),
        Act::Shut if found.ends_below(set) && found.ends_below(found.from) => Act::Tie(1.0),
        _ => act,
    }
}
