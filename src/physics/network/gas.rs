//! The gas of a network: how dense it is at its temperature, and the potential that drives it.

use libm::{fabs, log1p, sqrt};

/// How far the gas is from ideal, at the temperature of the network.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Compressibility {
    /// `1/Z = b1 + b2 p`: the form that CNGA takes at one temperature, and a good fit to any other equation of state.
    Inverse {
        /// At no pressure.
        b1: f64,
        /// A pascal.
        b2: f64,
    },
    /// `Z = 1 + slope p`: usual at low pressure.
    Linear {
        /// A pascal; negative for natural gas.
        slope: f64,
    },
}

impl Compressibility {
    /// The same Z at any pressure.
    pub fn constant(z: f64) -> Self {
        Self::Inverse { b1: 1.0 / z, b2: 0.0 }
    }

    /// `1/Z` at a pressure.
    pub fn inverse(self, pressure: f64) -> f64 {
        match self {
            Self::Inverse { b1, b2 } => b1 + b2 * pressure,
            Self::Linear { slope } => 1.0 / (1.0 + slope * pressure),
        }
    }
}

/// One gas at one temperature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gas {
    /// kg/mol.
    pub molar_mass: f64,
    /// K.
    pub temperature: f64,
    /// J/(mol K); [`crate::physics::GAS_CONSTANT`] unless a published case used a rounded one.
    pub gas_constant: f64,
    /// Deviation from the ideal gas.
    pub compressibility: Compressibility,
    /// Dynamic viscosity, Pa s.
    pub viscosity: f64,
}

impl Gas {
    /// Density of the ideal gas a pascal, `M / (R T)`.
    fn ideal(&self) -> f64 {
        self.molar_mass / (self.gas_constant * self.temperature)
    }

    /// Density, kg/m3.
    pub fn density(&self, pressure: f64) -> f64 {
        self.ideal() * pressure * self.compressibility.inverse(pressure)
    }

    /// The potential `integral of rho dp` from no pressure, Pa kg/m3. Odd: below zero it runs on, so that a search may pass there.
    pub fn potential(&self, pressure: f64) -> f64 {
        let p = fabs(pressure);
        let half = match self.compressibility {
            Compressibility::Inverse { b1, b2 } => b1 / 2.0 + b2 * p / 3.0,
            Compressibility::Linear { slope } => log_part(slope * p),
        };
        self.ideal() * half * p * pressure
    }

    /// The pressure of a potential, as odd as [`Self::potential`].
    pub fn pressure(&self, potential: f64) -> f64 {
        let wanted = fabs(potential) / self.ideal();
        let mut p = match self.compressibility {
            Compressibility::Inverse { b1, .. } => sqrt(2.0 * wanted / b1),
            Compressibility::Linear { .. } => sqrt(2.0 * wanted),
        };
        let known = self.is_ideal_in_form() || p == 0.0;
        for _ in 0..if known { 0 } else { 60 } {
            let miss = self.potential(p) / self.ideal() - wanted;
            let mut next = p - miss / (p * self.compressibility.inverse(p));
            if let Compressibility::Linear { slope } = self.compressibility
                && 1.0 + slope * next <= 0.0
            {
                next = (p - 1.0 / slope) / 2.0;
            }
            let step = fabs(next - p);
            p = if next > 0.0 { next } else { p / 2.0 };
            if step <= 1e-15 * p {
                break;
            }
        }
        if potential < 0.0 { -p } else { p }
    }

    /// Whether the potential goes with the square of the pressure.
    pub(super) fn is_ideal_in_form(&self) -> bool {
        matches!(self.compressibility, Compressibility::Inverse { b2: 0.0, .. })
            || matches!(self.compressibility, Compressibility::Linear { slope: 0.0 })
    }

    /// The highest pressure at which the compressibility still means something.
    pub(super) fn pressure_limit(&self) -> f64 {
        match self.compressibility {
            Compressibility::Inverse { b1, b2 } if b2 < 0.0 => -0.5 * b1 / b2,
            Compressibility::Linear { slope } if slope < 0.0 => -0.5 / slope,
            _ => f64::INFINITY,
        }
    }
}

/// `(x - ln(1 + x)) / x^2`, which is `integral of t / (1 + t) dt / x^2`.
fn log_part(x: f64) -> f64 {
    if fabs(x) < 0.02 {
        let mut sum = 0.0;
        for n in (2..12).rev() {
            sum = 1.0 / f64::from(n) - x * sum;
        }
        sum
    } else {
        (x - log1p(x)) / (x * x)
    }
}
