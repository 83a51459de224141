//! The largest flow that a line carries, whatever happens to the flow on its way.

use crate::physics::Refusal;

/// Where the search begins, kg/s: what does not let this through lets nothing through.
const TRICKLE: f64 = 0.1;
/// No line carries as much, kg/s.
const TOO_MUCH: f64 = 2e4;
/// How near the flow that runs lies to one that does not, as a share.
const NEAR: f64 = 1e-6;

/// One flow, and the logarithm of the largest share of a limit that it uses.
type Tried = (f64, f64);

/// The largest flow (kg/s) that runs, to a millionth, and the limit that binds there. `run` gives the strain of a flow
/// ([`Working::strain`](super::Working::strain)), which must grow with it.
///
/// Method: the secant of the logarithm of the strain, in which the limits are nearly straight lines, with the halving of a
/// stale end (as in Dowell and Jarratt, 1971) and a bisection where a flow that does not run tells no strain.
///
/// # Errors
/// Where not even a trickle gets through.
pub fn largest(run: impl Fn(f64) -> Result<f64, Refusal>) -> Result<(f64, Refusal), Refusal> {
    let strain = |flow: f64| run(flow).map(libm::log);
    let mut low = (TRICKLE, strain(TRICKLE)?);
    let (mut high, mut limit) = loop {
        let flow = if low.0 == TRICKLE { 64.0 } else { 2.0 * low.0 };
        match strain(flow) {
            Ok(_) if flow >= TOO_MUCH => return Err(Refusal::NotSettled("the largest flow")),
            Ok(strain) => low = (flow, strain),
            Err(refusal) => break ((flow, broken(&refusal)), refusal),
        }
    };
    let mut stale = 0;
    while high.0 - low.0 > NEAR * high.0 {
        let flow = next(low, high);
        match strain(flow) {
            Ok(strain) => {
                low = (flow, strain);
                stale = if stale > 0 { stale + 1 } else { 1 };
                high.1 *= if stale > 1 { 0.5 } else { 1.0 };
            }
            Err(refusal) => {
                (high, limit) = ((flow, broken(&refusal)), refusal);
                stale = if stale < 0 { stale - 1 } else { -1 };
                low.1 *= if stale < -1 { 0.5 } else { 1.0 };
            }
        }
    }
    Ok((low.0, limit))
}

/// No number where nobody knows by how much.
fn broken(refusal: &Refusal) -> f64 {
    refusal.strain().map_or(f64::NAN, libm::log)
}

/// Where to look between a flow that runs and one that does not: where the secant is zero, a little to the side of the far
/// end, so that the two close in from both sides; the middle where there is no secant.
fn next(low: Tried, high: Tried) -> f64 {
    let (width, middle) = (high.0 - low.0, 0.5 * (low.0 + high.0));
    let secant = low.0 - low.1 * width / (high.1 - low.1);
    let aside = 0.4 * NEAR * high.0;
    if !(secant > low.0 && secant < high.0) {
        middle
    } else if secant - low.0 < high.0 - secant {
        secant + aside
    } else {
        secant - aside
    }
}
