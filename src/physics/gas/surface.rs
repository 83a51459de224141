//! Enthalpy, entropy and density over a range of pressure and temperature, tabulated once.

use libm::log;

use super::{
    chebyshev::{nodes, sum, terms},
    equation::Gas,
};
use crate::physics::{Refusal, refusal::within};

/// Nodes in log of pressure, and in temperature.
const NODES: (usize, usize) = (14, 10);

/// The most by which the surface may miss density or a difference of enthalpy, as a share.
const ERROR_MAX: f64 = 5e-4;

/// A gas in a range of pressure and temperature, as polynomials in `ln p` and `T`.
#[derive(Debug, Clone)]
pub struct Surface {
    pressures: (f64, f64),
    temperatures: (f64, f64),
    density: Sheet,
    enthalpy: Sheet,
    entropy: Sheet,
    error: f64,
}

/// Terms of one property: a row of terms in `T` for each polynomial in `ln p`.
#[derive(Debug, Clone)]
struct Sheet(Vec<f64>);

impl Sheet {
    /// From values at the nodes, pressure outermost.
    fn new(values: &[f64]) -> Self {
        let rows: Vec<Vec<f64>> = values.chunks(NODES.1).map(terms).collect();
        let mut all = vec![0.0; values.len()];
        for column in 0..NODES.1 {
            let along: Vec<f64> = rows.iter().map(|row| row[column]).collect();
            for (at, term) in terms(&along).into_iter().enumerate() {
                all[at * NODES.1 + column] = term;
            }
        }
        Self(all)
    }

    fn at(&self, x: f64, y: f64) -> f64 {
        let mut along = [0.0; NODES.0];
        for (slot, row) in along.iter_mut().zip(self.0.chunks(NODES.1)) {
            *slot = sum(row, y);
        }
        sum(&along, x)
    }
}

impl Surface {
    /// Tabulates a gas between two pressures in Pa and two temperatures in K, and checks it between the nodes.
    ///
    /// # Errors
    /// Where the gas has no state of one phase in the range, or the table misses by over 0.05 %.
    pub fn new(gas: &Gas, pressures: (f64, f64), temperatures: (f64, f64)) -> Result<Self, Refusal> {
        within("the span of pressures", pressures.1 / pressures.0, 1.01, 1e4, "1")?;
        within("the span of temperatures", temperatures.1 - temperatures.0, 1.0, 500.0, "K")?;
        let (mut density, mut enthalpy, mut entropy) = (Vec::new(), Vec::new(), Vec::new());
        for ln in nodes(log(pressures.0), log(pressures.1), NODES.0) {
            for temperature in nodes(temperatures.0, temperatures.1, NODES.1) {
                let state = gas.state(libm::exp(ln), temperature)?;
                density.push(state.density / state.pressure);
                enthalpy.push(state.enthalpy);
                entropy.push(state.entropy);
            }
        }
        let (density, enthalpy, entropy) = (Sheet::new(&density), Sheet::new(&enthalpy), Sheet::new(&entropy));
        let mut surface = Self { pressures, temperatures, density, enthalpy, entropy, error: 0.0 };
        surface.error = surface.misses(gas)?;
        within("the error of the table", surface.error, 0.0, ERROR_MAX, "1")?;
        Ok(surface)
    }

    /// The largest miss on a grid between the nodes: of density, and of enthalpy and entropy as a share of `cp T` and `cp`.
    fn misses(&self, gas: &Gas) -> Result<f64, Refusal> {
        let mut worst = 0.0_f64;
        for i in 0..12 {
            for j in 0..9 {
                let (u, v) = (f64::from(i) / 11.0, f64::from(j) / 8.0);
                let p = self.pressures.0 * libm::pow(self.pressures.1 / self.pressures.0, u);
                let t = self.temperatures.0 + v * (self.temperatures.1 - self.temperatures.0);
                let state = gas.state(p, t)?;
                worst = worst
                    .max((self.density(p, t) / state.density - 1.0).abs())
                    .max((self.enthalpy(p, t) - state.enthalpy).abs() / (state.cp * t))
                    .max((self.entropy(p, t) - state.entropy).abs() / state.cp);
            }
        }
        Ok(worst)
    }

    /// The largest miss that was found, as a share.
    pub fn error(&self) -> f64 {
        self.error
    }

    /// Whether a state lies in the range.
    pub fn holds(&self, pressure: f64, temperature: f64) -> bool {
        (self.pressures.0..=self.pressures.1).contains(&pressure)
            && (self.temperatures.0..=self.temperatures.1).contains(&temperature)
    }

    /// kg/m3.
    pub fn density(&self, pressure: f64, temperature: f64) -> f64 {
        pressure * self.of(&self.density, pressure, temperature)
    }

    /// J/kg.
    pub fn enthalpy(&self, pressure: f64, temperature: f64) -> f64 {
        self.of(&self.enthalpy, pressure, temperature)
    }

    /// J/(kg K).
    pub fn entropy(&self, pressure: f64, temperature: f64) -> f64 {
        self.of(&self.entropy, pressure, temperature)
    }

    /// The range of temperatures in K.
    pub(crate) fn temperatures(&self) -> (f64, f64) {
        self.temperatures
    }

    fn of(&self, sheet: &Sheet, pressure: f64, temperature: f64) -> f64 {
        let scaled = |x: f64, low: f64, high: f64| (2.0 * x - low - high) / (high - low);
        let x = scaled(log(pressure), log(self.pressures.0), log(self.pressures.1));
        sheet.at(x, scaled(temperature, self.temperatures.0, self.temperatures.1))
    }
}
