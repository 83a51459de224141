//! The largest flow that a line carries, whatever happens to the flow on its way.

use crate::physics::Refusal;

/// What does not let this through lets nothing through, kg/s.
const TRICKLE: f64 = 0.1;
/// No line carries as much, kg/s.
const TOO_MUCH: f64 = 2e4;
/// How near the flow that runs lies to one that does not, as a share.
const NEAR: f64 = 1e-6;
/// Strains grow with at least this power of the flow near the largest, most with its square or more.
const POWER: f64 = 2.0;

/// The logarithm by which a flow goes down where nobody knows by how much it is too large.
const UNKNOWN: f64 = 0.2;

/// One flow, and the logarithm of the largest share of a limit that it uses.
type Tried = (f64, f64);

/// The largest flow (kg/s) that runs, to a millionth, and the limit that binds there. `run` gives the strain of a flow
/// ([`Working::strain`](super::Working::strain)), which must grow with it; the nearer the guess (kg/s), the fewer runs.
///
/// Method: from the guess up or down to where one flow runs and another does not; then the secant of the logarithm of the strain,
/// in which the limits are nearly straight lines, with the halving of a stale end (as in Dowell and Jarratt, 1971) and a bisection
/// where a flow that does not run tells no strain.
///
/// # Errors
/// Where not even a trickle gets through.
pub fn largest(guess: f64, run: impl Fn(f64) -> Result<f64, Refusal>) -> Result<(f64, Refusal), Refusal> {
    let strain = |flow: f64| run(flow).map(libm::log);
    let (mut low, mut high, mut limit) = between(guess, &strain)?;
    let mut ran_before = None;
    while high.0 - low.0 > NEAR * high.0 {
        let flow = next(low, high);
        let tried = strain(flow);
        let runs = tried.is_ok();
        match tried {
            Ok(strain) => low = (flow, strain),
            Err(refusal) => (high, limit) = ((flow, broken(&refusal)), refusal),
        }
        // An end that stays a second time counts half, or the secant would creep towards the other.
        if ran_before == Some(runs) {
            let stale = if runs { &mut high.1 } else { &mut low.1 };
            *stale *= 0.5;
        }
        ran_before = Some(runs);
    }
    Ok((low.0, limit))
}

/// A flow that runs and a larger one that does not, with the reason.
fn between(guess: f64, strain: &impl Fn(f64) -> Result<f64, Refusal>) -> Result<(Tried, Tried, Refusal), Refusal> {
    let mut flow = if guess.is_finite() { guess.clamp(1.0, 0.1 * TOO_MUCH) } else { 300.0 };
    let (mut low, mut high) = (None, None);
    // A step at least, and a wider one each time: strains may hide how far it is.
    let mut aside = 0.01;
    loop {
        let by = match strain(flow) {
            Ok(_) if flow >= TOO_MUCH => return Err(Refusal::NotSettled("the largest flow")),
            Ok(strain) => {
                low = Some((flow, strain));
                aside - strain / POWER
            }
            Err(refusal) if flow <= TRICKLE => return Err(refusal),
            Err(refusal) => {
                let strain = broken(&refusal);
                high = Some(((flow, strain), refusal));
                -aside - if strain.is_nan() { UNKNOWN } else { strain / POWER }
            }
        };
        match (low, high) {
            (Some(low), Some((high, limit))) => return Ok((low, high, limit)),
            kept => (low, high) = kept,
        }
        flow = (flow * libm::exp(by.clamp(-1.0, 1.0))).clamp(TRICKLE, TOO_MUCH);
        aside *= 2.0;
    }
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::cell::Cell;

    use super::super::Spent;
    use super::*;

    /// A line whose end pressure falls with the square of the flow, as `p^2 = 1 - (m/m0)^2`, and that asks for `least`.
    fn pipe(full: f64, least: f64) -> impl Fn(f64) -> Result<f64, Refusal> {
        move |flow| {
            let square = 1.0 - (flow / full) * (flow / full);
            if square <= 0.0 {
                return Err(Refusal::PressureUsedUp { at: 0.0 });
            }
            let pressure = libm::sqrt(square);
            if pressure < least {
                Err(Refusal::Delivery { pressure, least, spent: Spent::default() })
            } else {
                Ok(least / pressure)
            }
        }
    }

    #[test]
    fn a_line_is_filled_to_a_millionth_in_few_runs() {
        for (full, least, guess) in [
            (700.0, 0.5, 500.0),
            (700.0, 0.5, 5e5),
            (700.0, 0.5, f64::NAN),
            (3000.0, 0.99, 500.0),
            (90.0, 1e-3, 500.0),
            (1e4, 0.7, 500.0),
        ] {
            let runs = Cell::new(0);
            let (most, limit) = largest(guess, |flow| {
                runs.set(runs.get() + 1);
                pipe(full, least)(flow)
            })
            .unwrap();
            let exact = full * libm::sqrt(1.0 - least * least);
            assert!(most <= exact && most > exact * (1.0 - 1.1e-6), "{most} {exact}");
            assert!(matches!(limit, Refusal::Delivery { .. } | Refusal::PressureUsedUp { .. }), "{limit:?}");
            assert!(runs.get() < 30, "{} runs for {full}", runs.get());
        }
    }

    #[test]
    fn limits_that_jump_are_found_by_halves() {
        let sharp = |flow: f64| if flow < 321.0 { Ok(0.2) } else { Err(Refusal::PressureUsedUp { at: 1.0 }) };
        let (most, _) = largest(500.0, sharp).unwrap();
        assert!((most / 321.0 - 1.0).abs() < 1.1e-6);
    }

    #[test]
    fn nothing_and_everything_are_told() {
        assert!(largest(500.0, |_| Err(Refusal::NoFall { at_rest: 1e5 })).is_err());
        assert_eq!(largest(500.0, |_| Ok(0.5)), Err(Refusal::NotSettled("the largest flow")));
    }
}
