//! The root of a monotonic function between two bounds.

use super::Refusal;

/// Where `f` is zero between `low` and `high`, to `tolerance` in the argument.
///
/// Assumes that `f` is continuous and changes sign once. Method: regula falsi with halving of the stale end (Dowell and
/// Jarratt, 1971), a bisection every third step, so that it ends for any such function.
///
/// # Errors
/// What `f` refuses; [`Refusal::NotSettled`] if the signs do not differ.
pub(super) fn root(
    what: &'static str,
    low: f64,
    high: f64,
    tolerance: f64,
    mut f: impl FnMut(f64) -> Result<f64, Refusal>,
) -> Result<f64, Refusal> {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a)?, f(b)?);
    if fa == 0.0 {
        return Ok(a);
    }
    if fb == 0.0 {
        return Ok(b);
    }
    if fa * fb > 0.0 || (fa * fb).is_nan() {
        return Err(Refusal::NotSettled(what));
    }
    let mut kept = 0;
    for step in 0..200 {
        let secant = b - fb * (b - a) / (fb - fa);
        let inside = secant > a.min(b) && secant < a.max(b);
        let x = if step % 3 == 2 || !inside { 0.5 * (a + b) } else { secant };
        let fx = f(x)?;
        if fx == 0.0 || (b - a).abs() <= tolerance {
            return Ok(x);
        }
        if fx * fb < 0.0 {
            (a, fa, kept) = (b, fb, 0);
        } else {
            // The end that stays too long counts half, or the secant would creep.
            kept += 1;
            if kept > 1 {
                fa *= 0.5;
            }
        }
        if (x - b).abs() <= 0.01 * tolerance {
            return Ok(x);
        }
        (b, fb) = (x, fx);
    }
    Err(Refusal::NotSettled(what))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn roots_of_known_functions() {
        let two = root("x^2 = 2", 0.0, 9.0, 1e-14, |x| Ok(x * x - 2.0)).unwrap();
        assert!((two - libm::sqrt(2.0)).abs() < 1e-13);
        let steep = root("x^9 = 1e-3", 0.0, 10.0, 1e-14, |x| Ok(libm::pow(x, 9.0) - 1e-3)).unwrap();
        assert!((steep - libm::pow(1e-3, 1.0 / 9.0)).abs() < 1e-12);
        assert!(root("x^2 = -1", 0.0, 9.0, 1e-14, |x| Ok(x * x + 1.0)).is_err());
        assert!(root("NaN", 0.0, 9.0, 1e-14, |_| Ok(f64::NAN)).is_err());
    }
}
