//! Density along one temperature, and its integral over pressure: all that an isothermal pipe asks of a gas.

use super::equation::Gas;
use crate::physics::{
    GAS_CONSTANT, Refusal,
    chebyshev::{Series, nodes},
    refusal::within,
};

/// Nodes of the fit. Seventeen hold `Z` of pipeline gas within 0.001 % from vacuum to 20 MPa above 250 K.
const NODES: usize = 17;

/// Nodes of what is fitted over the root of the potential: seventeen leave 1e-9 of the greatest pressure.
const ROOTS: usize = 17;

/// After a step this small, as a share, Newton's rule has left less than rounding.
const LAST_STEP: f64 = 1e-7;

/// The most by which a fit may miss density, as a share.
const ERROR_MAX: f64 = 5e-4;

/// Density `rho(p)` and potential `Pi(p) = integral of rho dp` from 0, at one temperature.
///
/// Along a level isothermal pipe with friction `lambda`: `Pi1 - Pi2 = lambda L m |m| / (2 D A^2)`, for any equation of state
/// (Gyrya and Zlotnik 2019).
#[derive(Debug, Clone, PartialEq)]
pub struct Isotherm {
    temperature: f64,
    molar_mass: f64,
    /// `M / (R T)` in s2/m2.
    scale: f64,
    inverse: Inverse,
}

/// `1/Z` as a function of pressure.
#[derive(Debug, Clone, PartialEq)]
enum Inverse {
    /// `b1 + b2 p`.
    Line { b1: f64, b2: f64 },
    /// A fit of it, with the integral of `p/Z`; of the root of that integral, in which both are smooth down to vacuum, pressure and
    /// `p/Z`.
    Fit { inverse: Series, potential: Series, pressure: Series, dense: Series, error: f64 },
}

impl Isotherm {
    /// One Z at all pressures.
    ///
    /// # Errors
    /// A Z outside 0.05 to 5, a temperature or a molar mass that no gas has.
    pub fn of_constant_z(z: f64, temperature: f64, molar_mass: f64, gas_constant: f64) -> Result<Self, Refusal> {
        within("Z", z, 0.05, 5.0, "1")?;
        Self::of_line(1.0 / z, 0.0, temperature, molar_mass, gas_constant)
    }

    /// `1/Z = b1 + b2 p`, with `b2` in 1/Pa.
    ///
    /// # Errors
    /// Numbers that no gas has.
    pub fn of_line(b1: f64, b2: f64, temperature: f64, molar_mass: f64, gas_constant: f64) -> Result<Self, Refusal> {
        within("1/Z at no pressure", b1, 0.2, 20.0, "1")?;
        within("the slope of 1/Z", b2, -1e-7, 1e-6, "1/Pa")?;
        within("the temperature", temperature, 60.0, 700.0, "K")?;
        within("the molar mass", molar_mass, 1e-3, 0.2, "kg/mol")?;
        within("the gas constant", gas_constant, 8.0, 8.6, "J/(mol K)")?;
        let scale = molar_mass / (gas_constant * temperature);
        Ok(Self { temperature, molar_mass, scale, inverse: Inverse::Line { b1, b2 } })
    }

    /// A gas at one temperature, fitted up to a pressure in Pa and checked between the nodes.
    ///
    /// # Errors
    /// Where the gas has no state of one phase up to that pressure, or the fit misses the density by over 0.05 %.
    pub fn of_gas(gas: &Gas, temperature: f64, pressure_max: f64) -> Result<Self, Refusal> {
        let scale = gas.molar_mass() / (GAS_CONSTANT * temperature);
        let inverse_z = |p: f64| gas.state(p, temperature).map(|state| state.density / (p * scale));
        Self::fitted(temperature, gas.molar_mass(), pressure_max, inverse_z)
    }

    /// A gas of which only Z is known, as a formula of pressure in Pa, at one temperature in K; molar mass in kg/mol.
    ///
    /// # Errors
    /// As [`Isotherm::of_gas`], and what the formula refuses.
    pub fn of_formula(
        temperature: f64,
        molar_mass: f64,
        pressure_max: f64,
        z: impl Fn(f64) -> Result<f64, Refusal>,
    ) -> Result<Self, Refusal> {
        Self::fitted(temperature, molar_mass, pressure_max, |p| z(p).map(|z| 1.0 / z))
    }

    fn fitted(
        temperature: f64,
        molar_mass: f64,
        pressure_max: f64,
        inverse_z: impl Fn(f64) -> Result<f64, Refusal>,
    ) -> Result<Self, Refusal> {
        let inverse = Series::fit(0.0, pressure_max, NODES, |p| inverse_z(p.max(1.0)))?;
        let potential = Series::fit(0.0, pressure_max, NODES + 1, |p| Ok(p * inverse.at(p)))?.integral();
        let (mut error, mut worst) = (0.0_f64, 0.0);
        for k in (0..NODES).step_by(3) {
            let p = pressure_max * (k as f64 + 0.5) / NODES as f64;
            let here = (inverse.at(p) / inverse_z(p)? - 1.0).abs();
            if here > error || here.is_nan() {
                (error, worst) = (here, p);
            }
        }
        if error > ERROR_MAX || error.is_nan() {
            return Err(Refusal::TooDense { pressure: worst, temperature, error, limit: ERROR_MAX });
        }
        let scale = molar_mass / (GAS_CONSTANT * temperature);
        let most = libm::sqrt(potential.at(pressure_max));
        let roots = nodes(0.0, most, ROOTS).map(|root| pressure_from(&inverse, &potential, root));
        let pressures: Vec<f64> = roots.collect();
        let dense: Vec<f64> = pressures.iter().map(|p| p * inverse.at(*p)).collect();
        let [pressure, dense] = [pressures, dense].map(|values| Series::through(0.0, most, &values));
        let inverse = Inverse::Fit { inverse, potential, pressure, dense, error };
        Ok(Self { temperature, molar_mass, scale, inverse })
    }

    /// K.
    pub fn temperature(&self) -> f64 {
        self.temperature
    }

    /// kg/mol.
    pub fn molar_mass(&self) -> f64 {
        self.molar_mass
    }

    /// The largest miss of density that was found between the nodes, as a share.
    pub fn error(&self) -> f64 {
        match &self.inverse {
            Inverse::Line { .. } => 0.0,
            Inverse::Fit { error, .. } => *error,
        }
    }

    /// The greatest pressure it holds for, in Pa.
    pub fn pressure_max(&self) -> f64 {
        match &self.inverse {
            Inverse::Line { .. } => 1e9,
            Inverse::Fit { inverse, .. } => inverse.interval().1,
        }
    }

    /// Z at a pressure in Pa.
    pub fn z(&self, pressure: f64) -> f64 {
        1.0 / self.inverse_z(pressure)
    }

    /// Density in kg/m3 at a pressure in Pa.
    pub fn density(&self, pressure: f64) -> f64 {
        self.scale * pressure * self.inverse_z(pressure)
    }

    /// `rho/p` in s2/m2 at a pressure in Pa, above the greatest as there.
    pub(crate) fn ease(&self, pressure: f64) -> f64 {
        self.scale * self.inverse_z(pressure.min(self.pressure_max()))
    }

    /// The square of the pressure, Pa2, of a potential; below vacuum and above the greatest pressure it goes straight on.
    pub(crate) fn square(&self, potential: f64) -> f64 {
        let most = self.pressure_max();
        if potential <= 0.0 {
            2.0 * potential / self.ease(0.0)
        } else if potential > self.potential(most) {
            most * most + 2.0 * (potential - self.potential(most)) / self.ease(most)
        } else {
            self.pressure(potential).map_or(f64::NAN, |p| p * p)
        }
    }

    /// The potential in kg Pa/m3 at a pressure in Pa.
    pub fn potential(&self, pressure: f64) -> f64 {
        let p = pressure;
        self.scale
            * match &self.inverse {
                Inverse::Line { b1, b2 } => p * p * (b1 / 2.0 + b2 * p / 3.0),
                Inverse::Fit { potential, .. } => potential.at(p),
            }
    }

    /// The pressure in Pa of a potential; `None` below vacuum.
    ///
    /// Newton in `p^2`, in which the potential is nearly a straight line.
    pub fn pressure(&self, potential: f64) -> Option<f64> {
        if potential <= 0.0 || potential.is_nan() {
            return (potential == 0.0).then_some(0.0);
        }
        let root = libm::sqrt(potential / self.scale);
        let guess = match &self.inverse {
            Inverse::Line { b1, .. } => root * libm::sqrt(2.0 / b1.max(0.1)),
            Inverse::Fit { pressure, .. } => pressure.at(root.min(pressure.interval().1)),
        };
        let most = self.pressure_max();
        let mut p = guess.clamp(1.0, most);
        for _ in 0..40 {
            let off = self.potential(p) - potential;
            let square = p * p - 2.0 * p * off / self.density(p);
            let next = if square > 0.0 { libm::sqrt(square) } else { 0.5 * p };
            let settled = (next - p).abs() <= LAST_STEP * p;
            p = next.min(1.5 * most);
            if settled {
                return Some(p);
            }
        }
        None
    }

    /// The density in kg/m3 of a potential; below vacuum and above the greatest pressure as there.
    pub(crate) fn density_at(&self, potential: f64) -> f64 {
        match &self.inverse {
            Inverse::Fit { dense, .. } => {
                let root = libm::sqrt((potential / self.scale).max(0.0));
                self.scale * dense.at(root.min(dense.interval().1))
            }
            Inverse::Line { .. } => self.density(self.pressure(potential.max(0.0)).unwrap_or(0.0)),
        }
    }

    fn inverse_z(&self, pressure: f64) -> f64 {
        match &self.inverse {
            Inverse::Line { b1, b2 } => b1 + b2 * pressure,
            Inverse::Fit { inverse, .. } => inverse.at(pressure),
        }
    }
}

/// The pressure in Pa whose potential, of `p/Z`, has this root.
fn pressure_from(inverse: &Series, potential: &Series, root: f64) -> f64 {
    let mut square = 2.0 * root * root;
    for _ in 0..20 {
        let p = libm::sqrt(square);
        let step = 2.0 * (potential.at(p) - root * root) / inverse.at(p);
        square = (square - step).max(0.0);
        if step.abs() <= LAST_STEP * square {
            break;
        }
    }
    libm::sqrt(square)
}
