//! The friction factor, Darcy's.

use libm::{fabs, log, log10, sqrt};

/// Roughness over diameter times this is what Colebrook's equation adds (3.7 is met as well: 0.03 % apart).
const COLEBROOK: f64 = 3.71;

/// Below this Reynolds number flow is laminar, above [`TURBULENT`] it is not; between them the factor is drawn straight.
const LAMINAR: f64 = 2320.0;

/// See [`LAMINAR`].
const TURBULENT: f64 = 4000.0;

/// How the friction factor is found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Friction {
    /// Colebrook 1939: smooth to rough. The default.
    Colebrook,
    /// Hofer 1973: an explicit fit of Colebrook, within 0.8 % above a Reynolds number of 1e5.
    Hofer,
    /// Nikuradse 1933: fully rough only.
    Nikuradse,
    /// The American Gas Association: the smaller transmission factor of smooth flow, with this drag factor, and rough flow.
    Aga {
        /// 0.92 to 0.97: bends, welds; 0.96 is usual.
        drag: f64,
    },
    /// A given factor.
    Fixed(f64),
}

impl Friction {
    /// The factor for a Reynolds number and roughness over diameter; `64/Re` in laminar flow, unless it is given.
    pub fn factor(self, reynolds: f64, relative: f64) -> f64 {
        let turbulent = |re: f64| match self {
            Self::Colebrook => colebrook(re, relative),
            Self::Hofer => hofer(re, relative),
            Self::Nikuradse => nikuradse(relative),
            Self::Aga { drag } => aga(re, relative, drag),
            Self::Fixed(factor) => factor,
        };
        let re = fabs(reynolds);
        match self {
            Self::Fixed(factor) => factor,
            _ if re >= TURBULENT => turbulent(re),
            // At rest the loss is zero all the same: m |m| over Re.
            _ if re <= LAMINAR => 64.0 / re.max(1e-6),
            _ => {
                let (low, high) = (64.0 / LAMINAR, turbulent(TURBULENT));
                low + (high - low) * (re - LAMINAR) / (TURBULENT - LAMINAR)
            }
        }
    }
}

/// `Re = 4 m / (pi mu D)`, of a flow in kg/s, a diameter in m and a viscosity in Pa s.
pub fn reynolds(flow: f64, diameter: f64, viscosity: f64) -> f64 {
    4.0 * fabs(flow) / (std::f64::consts::PI * viscosity * diameter)
}

/// `1/sqrt(lambda) = -2 log10(2.51/(Re sqrt(lambda)) + k/(3.71 D))` (Colebrook 1939), for a Reynolds number above 2300.
///
/// Newton in `x = 1/sqrt(lambda)` from Hofer's fit: `x + 2 log10(a + b x)` is concave and rising, so that it settles to the
/// last digit in two to four steps.
pub fn colebrook(reynolds: f64, relative: f64) -> f64 {
    let (a, b) = (relative / COLEBROOK, 2.51 / reynolds);
    let start = 1.0 / sqrt(hofer(reynolds.max(100.0), relative));
    let mut x = if start.is_finite() { start } else { 8.0 };
    for _ in 0..30 {
        let inner = a + b * x;
        let step = (x + 2.0 * log10(inner)) / (1.0 + 2.0 * b / (std::f64::consts::LN_10 * inner));
        let next = if x - step > 0.0 { x - step } else { 0.5 * x };
        let settled = fabs(next - x) <= 1e-15 * x;
        x = next;
        if settled {
            break;
        }
    }
    1.0 / (x * x)
}

/// `lambda = [2 log10((4.518/Re) log10(Re/7) + k/(3.71 D))]^-2` (Hofer 1973), for a Reynolds number above 1e4.
pub fn hofer(reynolds: f64, relative: f64) -> f64 {
    let root = 2.0 * log10(4.518 / reynolds * log10(reynolds / 7.0) + relative / COLEBROOK);
    1.0 / (root * root)
}

/// `lambda = [2 log10(3.71 D/k)]^-2` (Nikuradse 1933, in the constant of Colebrook's equation), for fully rough flow.
pub fn nikuradse(relative: f64) -> f64 {
    let root = 2.0 * log10(relative.max(1e-12) / COLEBROOK);
    1.0 / (root * root)
}

/// The AGA's factor: `F = 2/sqrt(lambda)` is the smaller of `4 log10(3.7 D/k)` (rough) and `4 f_D log10(Re/(1.4125 F_s))`
/// (partly turbulent), with `F_s = 4 log10(Re/F_s) - 0.6` (smooth). Source: AGA NB-13, 1965; Mohitpour et al. 2007.
pub fn aga(reynolds: f64, relative: f64, drag: f64) -> f64 {
    let rough = 4.0 * log10(3.7 / relative.max(1e-12));
    let mut smooth = 20.0;
    for _ in 0..50 {
        let off = smooth - 4.0 * log10(reynolds / smooth) + 0.6;
        let step = off / (1.0 + 4.0 / (std::f64::consts::LN_10 * smooth));
        smooth = (smooth - step).max(1.0);
        if fabs(step) < 1e-13 * smooth {
            break;
        }
    }
    let partly = 4.0 * drag * (log(reynolds / (1.4125 * smooth)) / std::f64::consts::LN_10);
    let transmission = rough.min(partly);
    4.0 / (transmission * transmission)
}
