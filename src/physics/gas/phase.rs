//! Whether a gas stays one phase.
//!
//! Equations of state for gas answer where liquid would part from it as if none did. This asks, by the equation of Peng and
//! Robinson (1976), whether any small amount of another phase would lower the energy: the tangent plane of Gibbs' energy,
//! searched from a liquid and from a vapour as Michelsen does (*Fluid Phase Equilibria* 9, 1982).
//!
//! **Assumes** the table of critical states below; dew points of natural gas come out within some 5 K or a tenth of their
//! pressure, so that an answer near the line is a warning, not a law. **Leaves out** how much liquid there is, hydrates and solids.

use libm::{acos, cbrt, cos, exp, fabs, log, sqrt};

use super::{Component, Composition};
use crate::physics::GAS_CONSTANT;

#[cfg(test)]
mod tests;

/// Critical temperature in K and pressure in Pa, and the acentric factor, in the order of [`Component::ALL`] (Poling, Prausnitz and
/// O'Connell, *The Properties of Gases and Liquids*, 5th edition, 2001, appendix A).
#[rustfmt::skip]
const CRITICAL: [(f64, f64, f64); 21] = [
    (190.56, 45.99e5, 0.011), (126.20, 33.98e5, 0.037), (304.12, 73.74e5, 0.225), (305.32, 48.72e5, 0.099),
    (369.83, 42.48e5, 0.152), (407.85, 36.40e5, 0.186), (425.12, 37.96e5, 0.200), (460.39, 33.81e5, 0.229),
    (469.70, 33.70e5, 0.252), (507.60, 30.25e5, 0.300), (540.20, 27.40e5, 0.350), (568.70, 24.90e5, 0.399),
    (594.60, 22.90e5, 0.445), (617.70, 21.10e5, 0.490), (32.98, 12.93e5, -0.217), (154.58, 50.43e5, 0.022),
    (132.85, 34.94e5, 0.045), (647.14, 220.64e5, 0.344), (373.40, 89.63e5, 0.090), (5.19, 2.27e5, -0.390),
    (150.86, 48.98e5, -0.002),
];

/// Most steps of a search; some dozens are usual.
const STEPS: usize = 500;
/// A trial this near to the gas itself is the gas.
const SAME: f64 = 1e-6;

/// A fluid of Peng and Robinson at one temperature and pressure, its components those that are there.
struct Fluid {
    shares: Vec<f64>,
    /// `a_ij p / (R T)^2` of each pair, row by row.
    pairs: Vec<f64>,
    /// `b_i p / (R T)`.
    sizes: Vec<f64>,
    /// Vapour over liquid fraction of each, as Wilson estimates it (1968).
    volatile: Vec<f64>,
}

/// Whether a fluid of this compressibility would part into two phases (or change into the other) at a pressure in Pa and a
/// temperature in K. Its own phase is the one whose Z is nearest.
pub(super) fn parts(composition: &Composition, pressure: f64, temperature: f64, z: f64) -> bool {
    let fluid = Fluid::new(composition, pressure, temperature);
    let (a, b) = fluid.mixed(&fluid.shares);
    let nearest = roots(a, b).into_iter().flatten().min_by(|x, y| fabs(x - z).total_cmp(&fabs(y - z)));
    let Some(own) = nearest else { return false };
    let level: Vec<f64> = fluid.fugacities(&fluid.shares, own).zip(&fluid.shares).map(|(f, x)| f + log(*x)).collect();
    [-1.0, 1.0].into_iter().any(|power| {
        let start = fluid.shares.iter().zip(&fluid.volatile).map(|(share, k)| share * libm::pow(*k, power)).collect();
        fluid.gains(&level, start)
    })
}

impl Fluid {
    fn new(composition: &Composition, pressure: f64, temperature: f64) -> Self {
        let parts: Vec<(Component, f64)> = composition.parts().collect();
        let thermal = GAS_CONSTANT * temperature;
        let attraction = |component: Component| {
            let (t, p, w) = CRITICAL[component as usize];
            let slope = 0.374_64 + w * (1.542_26 - 0.269_92 * w);
            let alpha = 1.0 + slope * (1.0 - sqrt(temperature / t));
            sqrt(0.457_24 * pressure / p) * GAS_CONSTANT * t / thermal * alpha
        };
        let pair = |one: Component, other: Component| attraction(one) * attraction(other) * (1.0 - apart(one, other));
        let volatile = |component: Component| {
            let (t, p, w) = CRITICAL[component as usize];
            p / pressure * exp(5.373 * (1.0 + w) * (1.0 - t / temperature))
        };
        let size = |component: Component| {
            let (t, p, _) = CRITICAL[component as usize];
            0.077_80 * GAS_CONSTANT * t / p * pressure / thermal
        };
        Self {
            shares: parts.iter().map(|part| part.1).collect(),
            pairs: parts.iter().flat_map(|one| parts.iter().map(move |other| pair(one.0, other.0))).collect(),
            sizes: parts.iter().map(|part| size(part.0)).collect(),
            volatile: parts.iter().map(|part| volatile(part.0)).collect(),
        }
    }

    /// `A` and `B` of a mixture.
    fn mixed(&self, shares: &[f64]) -> (f64, f64) {
        let a = shares.iter().enumerate().map(|(i, x)| x * self.pulled(i, shares)).sum();
        (a, shares.iter().zip(&self.sizes).map(|(x, b)| x * b).sum())
    }

    fn pulled(&self, i: usize, shares: &[f64]) -> f64 {
        let row = &self.pairs[i * shares.len()..(i + 1) * shares.len()];
        row.iter().zip(shares).map(|(a, x)| a * x).sum()
    }

    /// Logarithms of the fugacity coefficients of a mixture with this Z.
    fn fugacities<'a>(&'a self, shares: &'a [f64], z: f64) -> impl Iterator<Item = f64> + 'a {
        let (a, b) = self.mixed(shares);
        let root = sqrt(2.0);
        let far = log((z + (1.0 + root) * b) / (z + (1.0 - root) * b)) / (2.0 * root * b);
        self.sizes.iter().enumerate().map(move |(i, size)| {
            size / b * (z - 1.0) - log(z - b) - far * (2.0 * self.pulled(i, shares) - a * size / b)
        })
    }

    /// Whether a trial phase that starts from these amounts ends below the tangent plane of the gas, `level`.
    fn gains(&self, level: &[f64], mut trial: Vec<f64>) -> bool {
        for _ in 0..STEPS {
            let sum: f64 = trial.iter().sum();
            let shares: Vec<f64> = trial.iter().map(|amount| amount / sum).collect();
            let (a, b) = self.mixed(&shares);
            // Of two roots the one with less energy.
            let energy = |z: &f64| self.fugacities(&shares, *z).zip(&shares).map(|(f, x)| f * x).sum::<f64>();
            let Some(z) = roots(a, b).into_iter().flatten().min_by(|x, y| energy(x).total_cmp(&energy(y))) else {
                return false;
            };
            let next: Vec<f64> = self.fugacities(&shares, z).zip(level).map(|(f, level)| exp(level - f)).collect();
            let moved: f64 = next.iter().zip(&trial).map(|(new, old)| fabs(new - old)).sum();
            trial = next;
            if moved < 1e-11 {
                break;
            }
        }
        let far: f64 = trial.iter().zip(&self.shares).map(|(new, own)| fabs(new - own)).sum();
        far > SAME && trial.iter().sum::<f64>() > 1.0 + 1e-7
    }
}

/// By how much less than the geometric mean two components attract each other (after Knapp et al., DECHEMA VI, 1982, rounded).
fn apart(one: Component, other: Component) -> f64 {
    use Component::{CarbonDioxide, Ethane, HydrogenSulfide, Methane, Nitrogen, Propane, Water};
    let with = |component| if one == component { Some(other) } else { (other == component).then_some(one) };
    if one == other {
        return 0.0;
    }
    if let Some(other) = with(Water) {
        return if other == CarbonDioxide || other == HydrogenSulfide { 0.19 } else { 0.5 };
    }
    if let Some(other) = with(HydrogenSulfide) {
        return if other == Nitrogen { 0.18 } else { 0.09 };
    }
    match (with(Nitrogen), with(CarbonDioxide)) {
        (Some(CarbonDioxide), _) => 0.0,
        (Some(Methane), _) => 0.03,
        (Some(Ethane), _) => 0.05,
        (Some(Propane), _) => 0.085,
        (Some(other), _) if is_heavy(other) => 0.1,
        (_, Some(Methane)) => 0.09,
        (_, Some(Ethane)) => 0.13,
        (_, Some(other)) if other == Propane || is_heavy(other) => 0.12,
        _ => 0.0,
    }
}

/// Butane and above.
fn is_heavy(component: Component) -> bool {
    (Component::Isobutane..=Component::NDecane).contains(&component)
}

/// Least and greatest root above `b` of `Z^3 - (1 - B) Z^2 + (A - 3 B^2 - 2 B) Z - (A B - B^2 - B^3) = 0`.
fn roots(a: f64, b: f64) -> [Option<f64>; 2] {
    let (p2, p1, p0) = (b - 1.0, a - 3.0 * b * b - 2.0 * b, -(a * b - b * b - b * b * b));
    let (shift, q, r) =
        (-p2 / 3.0, (p2 * p2 - 3.0 * p1) / 9.0, (2.0 * p2 * p2 * p2 - 9.0 * p2 * p1 + 27.0 * p0) / 54.0);
    let inside = r * r - q * q * q;
    let all = if inside < 0.0 {
        let (angle, size) = (acos(r / sqrt(q * q * q)), -2.0 * sqrt(q));
        let root = |turn: f64| size * cos((angle + turn) / 3.0) + shift;
        [root(0.0), root(2.0 * std::f64::consts::PI), root(-2.0 * std::f64::consts::PI)]
    } else {
        let cube = -r.signum() * cbrt(fabs(r) + sqrt(inside));
        let only = cube + if cube == 0.0 { 0.0 } else { q / cube } + shift;
        [only; 3]
    };
    let above = || all.into_iter().filter(|z| *z > b);
    [above().min_by(f64::total_cmp), above().max_by(f64::total_cmp)]
}
