//! Friction factors, Darcy's, of turbulent flow. `relative` is roughness over inner diameter.

use libm::{fabs, log, log10};
use std::f64::consts::{LN_10, PI};

/// Roughness over diameter times one over this is what Colebrook's equation adds (3.7 is met as well: 0.03 % apart).
const COLEBROOK: f64 = 3.71;

/// A friction factor, and how it follows the Reynolds number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor {
    /// Darcy's.
    pub lambda: f64,
    /// `d ln lambda / d ln Re`.
    pub slope: f64,
}

/// `Re = 4 m / (pi mu D)`, of a flow in kg/s, a diameter in m and a viscosity in Pa s.
pub fn reynolds(flow: f64, diameter: f64, viscosity: f64) -> f64 {
    4.0 * fabs(flow) / (PI * viscosity * diameter)
}

/// `1/sqrt(lambda) = -2 log10(2.51/(Re sqrt(lambda)) + k/(3.71 D))` (Colebrook 1939), for a Reynolds number above 2300; it
/// has an answer from 100.
///
/// Newton in `x = 1/sqrt(lambda)` from Haaland's fit: `x + 2 log10(a + b x)` is concave and rising, so that it settles to the
/// last digit in two to four steps.
pub fn colebrook(reynolds: f64, relative: f64) -> Factor {
    let c = 2.0 / LN_10;
    let (a, b) = (relative / COLEBROOK, 2.51 / reynolds);
    let mut x = (-1.8 / LN_10 * log(6.9 / reynolds + a)).max(0.5);
    for _ in 0..30 {
        let inside = a + b * x;
        let step = (x + c * log(inside)) / (1.0 + c * b / inside);
        x = if x > step { x - step } else { x / 2.0 };
        // The rule doubles the digits: what a step this small leaves lies below rounding.
        if fabs(step) <= 1e-8 * x {
            break;
        }
    }
    let pull = c * b / (a + b * x);
    Factor { lambda: 1.0 / (x * x), slope: -2.0 * pull / (1.0 + pull) }
}

/// `lambda = [2 log10((4.518/Re) log10(Re/7) + k/(3.71 D))]^-2` (Hofer 1973), for a Reynolds number above 1e4; within 0.8 % of
/// Colebrook's from 1e5.
pub fn hofer(reynolds: f64, relative: f64) -> Factor {
    let bend = log10(reynolds / 7.0);
    let smooth = 4.518 / reynolds * bend;
    let inside = smooth + relative / COLEBROOK;
    let x = -2.0 * log10(inside);
    let change = 2.0 / LN_10 * smooth * (1.0 - 1.0 / (LN_10 * bend)) / inside;
    Factor { lambda: 1.0 / (x * x), slope: -2.0 * change / x }
}

/// `lambda = [2 log10(3.71 D/k)]^-2` (Nikuradse 1933, in the constant of Colebrook's equation), for fully rough flow: a smooth pipe has no friction.
pub fn nikuradse(relative: f64) -> f64 {
    let root = 2.0 * log10(relative / COLEBROOK);
    1.0 / (root * root)
}

/// The AGA's factor: `F = 2/sqrt(lambda)` is the smaller of `4 log10(3.7 D/k)` (rough) and `4 f_D log10(Re/(1.4125 F_s))`
/// (partly turbulent), with `F_s = 4 log10(Re/F_s) - 0.6` (smooth) and `f_D` the drag factor. Source: AGA NB-13, 1965;
/// Mohitpour et al. 2007.
pub fn aga(reynolds: f64, relative: f64, drag: f64) -> f64 {
    let rough = 4.0 * log10(3.7 / relative.max(1e-12));
    let mut smooth = 20.0;
    for _ in 0..50 {
        let off = smooth - 4.0 * log10(reynolds / smooth) + 0.6;
        let step = off / (1.0 + 4.0 / (LN_10 * smooth));
        smooth = (smooth - step).max(1.0);
        if fabs(step) < 1e-13 * smooth {
            break;
        }
    }
    let partly = 4.0 * drag * log10(reynolds / (1.4125 * smooth));
    let transmission = rough.min(partly);
    4.0 / (transmission * transmission)
}
