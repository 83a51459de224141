//! What two pressures drive through a pipe, and what pipe a flow needs.

use super::{Fluid, Pipe, march, profile};
use crate::physics::{Refusal, refusal::within, root::root};

/// No flow is larger, in kg/s (4,000 bcm a year).
const FLOW_MAX: f64 = 1e5;

/// The flow in kg/s that two pressures in Pa drive through a pipe, acceleration left out as is usual.
///
/// # Errors
/// Pressures between which nothing flows; a pipe that is none; gas at the speed of sound.
pub fn capacity(pipe: &Pipe, fluid: Fluid<'_>, inlet: f64, outlet: f64) -> Result<f64, Refusal> {
    let flow = without_acceleration(pipe, fluid, inlet, outlet)?;
    pipe.below_sound(fluid, inlet.min(outlet), flow)?;
    Ok(flow)
}

/// The flow that friction and weight alone allow, whatever its speed.
fn without_acceleration(pipe: &Pipe, fluid: Fluid<'_>, inlet: f64, outlet: f64) -> Result<f64, Refusal> {
    pipe.check()?;
    let gas = fluid.isotherm;
    within("the inlet pressure", inlet, 100.0, gas.pressure_max(), "Pa")?;
    within("the outlet pressure", outlet, 100.0, gas.pressure_max(), "Pa")?;
    let surplus = |flow: f64| march::over(pipe, fluid, inlet, flow, 1.0) - outlet * outlet;
    if surplus(0.0) <= 0.0 {
        return Err(Refusal::NoFall { at_rest: pipe.outlet(fluid, inlet, 0.0)? });
    }
    let mut high = 1.0;
    while surplus(high) > 0.0 {
        high *= 2.0;
        within("the flow", high, 0.0, FLOW_MAX, "kg/s")?;
    }
    let low = if high > 1.0 { 0.5 * high } else { 0.0 };
    root("the capacity", low, high, 1e-12 * high, |flow| Ok(surplus(flow)))
}

/// The same with acceleration of the gas counted ([`profile()`]): less, unless it runs down to a higher pressure and slows; never
/// more than chokes at the outlet, however low the pressure behind it.
///
/// # Errors
/// As [`capacity`].
pub fn capacity_accelerated(pipe: &Pipe, fluid: Fluid<'_>, inlet: f64, outlet: f64) -> Result<f64, Refusal> {
    let passes = |flow: f64| match profile(pipe, fluid, inlet, flow, true) {
        Ok(along) => Ok(along.outlet() > outlet),
        // Beyond the choke there is no pressure to compare, so that only halving is left.
        Err(Refusal::Choked { .. } | Refusal::PressureUsedUp { .. }) => Ok(false),
        Err(other) => Err(other),
    };
    let (mut low, mut high) = (0.0, without_acceleration(pipe, fluid, inlet, outlet)?);
    while passes(high)? {
        (low, high) = (high, 1.01 * high);
    }
    while high - low > 1e-11 * high {
        let flow = 0.5 * (low + high);
        if passes(flow)? { low = flow } else { high = flow }
    }
    Ok(low)
}

/// The flow in kg/s that two pressures in Pa drive through a level pipe, a share of which has an identical pipe beside it.
///
/// # Errors
/// As [`capacity`], a share outside 0 to 1, and a pipe with a slope.
pub fn looped_capacity(pipe: &Pipe, fluid: Fluid<'_>, ends: (f64, f64), share: f64) -> Result<f64, Refusal> {
    within("the looped share", share, 0.0, 1.0, "1")?;
    within("the rise of a pipe with a loop", pipe.rise, 0.0, 0.0, "m")?;
    let single = capacity(pipe, fluid, ends.0, ends.1)?;
    let fall = fluid.isotherm.potential(ends.0) - fluid.isotherm.potential(ends.1);
    let lost = |flow: f64| {
        let alone = (1.0 - share) * pipe.loss(flow, fluid.viscosity);
        pipe.length * (alone + share * pipe.loss(0.5 * flow, fluid.viscosity))
    };
    root("the capacity with a loop", 0.9 * single, 2.5 * single, 1e-12 * single, |flow| Ok(fall - lost(flow)))
}

/// The least inner diameter in m at which a flow in kg/s gets from one pressure to another; the pipe's own is not read.
///
/// # Errors
/// As [`capacity`]; none up to 3 m.
pub fn least_diameter(pipe: &Pipe, fluid: Fluid<'_>, inlet: f64, outlet: f64, flow: f64) -> Result<f64, Refusal> {
    within("the flow", flow, 1e-9, FLOW_MAX, "kg/s")?;
    let gas = fluid.isotherm;
    within("the inlet pressure", inlet, 100.0, gas.pressure_max(), "Pa")?;
    within("the outlet pressure", outlet, 100.0, gas.pressure_max(), "Pa")?;
    let with = |diameter: f64| Pipe { diameter, ..*pipe };
    with(3.0).check()?;
    if march::over(&with(3.0), fluid, inlet, 0.0, 1.0) <= outlet * outlet {
        return Err(Refusal::NoFall { at_rest: with(3.0).outlet(fluid, inlet, 0.0)? });
    }
    // Losses grow without bound in a narrow pipe: their root would creep, that of an angle does not.
    let least = (11.0 * pipe.roughness).max(0.01);
    root("the least diameter", least, 3.0, 1e-10, |diameter| {
        let surplus = march::over(&with(diameter), fluid, inlet, flow, 1.0) - outlet * outlet;
        let scale = (inlet * inlet - outlet * outlet).abs().max(1.0);
        Ok(libm::atan(surplus / scale))
    })
    .map_err(|refusal| match refusal {
        Refusal::NotSettled(what) => Refusal::Range { what, value: f64::INFINITY, low: least, high: 3.0, unit: "m" },
        other => other,
    })
}

/// How much more a level pipe carries between the same pressures if an identical pipe lies beside a share of its length:
/// `1/sqrt(1 - 0.75 x)`, in fully rough flow (closed form: a looped part loses a quarter).
///
/// # Errors
/// A share outside 0 to 1.
pub fn looped_ratio(share: f64) -> Result<f64, Refusal> {
    within("the looped share", share, 0.0, 1.0, "1").map(|share| 1.0 / libm::sqrt(1.0 - 0.75 * share))
}

/// The share of a level pipe to loop with an identical one for `ratio` times the flow: `x = (1 - 1/ratio^2) / 0.75`.
///
/// # Errors
/// A ratio below 1 or above 2, which a full loop gives.
pub fn loop_share(ratio: f64) -> Result<f64, Refusal> {
    within("the ratio of flows", ratio, 1.0, 2.0, "1").map(|ratio| (1.0 - 1.0 / (ratio * ratio)) / 0.75)
}
