//! How long a line lives on what stands in it.

use super::{Fluid, Pipe, march, profile, profile::simpson};
use crate::physics::{Refusal, refusal::within};

/// Seconds from a cut at the inlet until the outlet, which takes the same flow on, falls from where it stands to `least` Pa.
///
/// At the end all of the pipe empties alike, so that the flow grows evenly from nothing at the inlet to `m` at the outlet;
/// the pack of that state against the pack before the cut, over the flow, is the time. **Assumes** that the flow inside
/// follows without delay; **leaves out** the delay of pressure waves (minutes in a section of 100 km).
///
/// # Errors
/// As [`Pipe::outlet`]; an outlet that stands below `least` already.
pub fn survival(pipe: &Pipe, fluid: Fluid<'_>, inlet: f64, flow: f64, least: f64) -> Result<f64, Refusal> {
    let before = profile(pipe, fluid, inlet, flow, false)?;
    within("the flow", flow, 1e-9, 1e5, "kg/s")?;
    within("the least pressure", least, 100.0, before.outlet(), "Pa")?;
    let gas = fluid.isotherm;
    let steps = march::parts(pipe);
    let step = pipe.length / steps as f64;
    let slope = |at: f64, square: f64| {
        march::slope_of_square(pipe, gas, pipe.loss(flow * at / pipe.length, fluid.viscosity), square)
    };
    let mut square = least * least;
    let mut densities = vec![gas.density(least)];
    for n in 0..steps {
        square = march::runge_kutta(pipe.length - step * n as f64, square, -step, &slope);
        densities.push(gas.density(libm::sqrt(square.max(0.0))));
    }
    let after = pipe.area() * simpson(step, densities.into_iter());
    Ok((before.linepack - after).max(0.0) / flow)
}
