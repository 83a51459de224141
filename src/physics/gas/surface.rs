//! Enthalpy, entropy and density over a range of pressure and temperature, tabulated once.

use libm::log;

use super::equation::Gas;
use crate::physics::{
    Refusal,
    chebyshev::{Sheet, basis, nodes, scaled, slopes},
    refusal::within,
};

/// Nodes in log of pressure.
const ALONG: usize = 12;
/// Nodes in temperature.
const ACROSS: usize = 10;

type Property = Sheet<ALONG, ACROSS>;

/// The most by which the surface may miss density or a difference of enthalpy, as a share.
const ERROR_MAX: f64 = 5e-4;

/// A gas in a range of pressure and temperature, as polynomials in `ln p` and `T`.
#[derive(Debug, Clone)]
pub struct Surface {
    pressures: (f64, f64),
    /// Their logarithms.
    logs: (f64, f64),
    temperatures: (f64, f64),
    density: Property,
    enthalpy: Property,
    entropy: Property,
    error: f64,
}

impl Surface {
    /// Tabulates a gas between two pressures in Pa and two temperatures in K, and checks it between the nodes.
    ///
    /// # Errors
    /// Where the gas has no state of one phase in the range, or the table misses by over 0.05 %.
    pub fn new(gas: &Gas, pressures: (f64, f64), temperatures: (f64, f64)) -> Result<Self, Refusal> {
        within("the span of pressures", pressures.1 / pressures.0, 1.01, 1e4, "1")?;
        within("the span of temperatures", temperatures.1 - temperatures.0, 1.0, 500.0, "K")?;
        let logs = (log(pressures.0), log(pressures.1));
        let mut values = [[[0.0; ACROSS]; ALONG]; 3];
        for (i, ln) in nodes(logs.0, logs.1, ALONG).enumerate() {
            for (j, temperature) in nodes(temperatures.0, temperatures.1, ACROSS).enumerate() {
                let state = gas.state(libm::exp(ln), temperature)?;
                let found = [state.density / state.pressure, state.enthalpy, state.entropy];
                values.iter_mut().zip(found).for_each(|(sheet, value)| sheet[i][j] = value);
            }
        }
        let [density, enthalpy, entropy] = values.map(|values| Sheet::through(&values));
        let mut surface = Self { pressures, logs, temperatures, density, enthalpy, entropy, error: 0.0 };
        surface.error = surface.misses(gas)?;
        within("the error of the table", surface.error, 0.0, ERROR_MAX, "1")?;
        Ok(surface)
    }

    /// The largest miss on a grid between the nodes: of density, and of enthalpy and entropy as a share of `cp T` and `cp`.
    fn misses(&self, gas: &Gas) -> Result<f64, Refusal> {
        let mut worst = 0.0_f64;
        for i in 0..5 {
            for j in 0..4 {
                let (u, v) = (f64::from(i) / 4.0, f64::from(j) / 3.0);
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

    /// Enthalpy in J/kg, entropy in J/(kg K) and isobaric heat capacity in J/(kg K), at once.
    pub(crate) fn caloric(&self, pressure: f64, temperature: f64) -> (f64, f64, f64) {
        let (x, y) = self.scaled(pressure, temperature);
        let (along, across) = (basis(x), basis(y));
        let steep = slopes(y, &across);
        let span = 0.5 * (self.temperatures.1 - self.temperatures.0);
        let at = |sheet: &Property| sheet.at((&along, &across));
        (at(&self.enthalpy), at(&self.entropy), self.enthalpy.at((&along, &steep)) / span)
    }

    /// Density in kg/m3, isobaric heat capacity in J/(kg K), and how enthalpy goes with pressure at one temperature in
    /// J/(kg Pa), at once. The last is minus the heat capacity times the Joule-Thomson coefficient.
    pub(crate) fn flowing(&self, pressure: f64, temperature: f64) -> (f64, f64, f64) {
        let (x, y) = self.scaled(pressure, temperature);
        let (along, across) = (basis(x), basis(y));
        let spans = (0.5 * (self.logs.1 - self.logs.0), 0.5 * (self.temperatures.1 - self.temperatures.0));
        let cp = self.enthalpy.at((&along, &slopes(y, &across))) / spans.1;
        let push = self.enthalpy.at((&slopes(x, &along), &across)) / (spans.0 * pressure);
        (pressure * self.density.at((&along, &across)), cp, push)
    }

    /// The range of pressures in Pa.
    pub(crate) fn pressures(&self) -> (f64, f64) {
        self.pressures
    }

    fn of(&self, sheet: &Property, pressure: f64, temperature: f64) -> f64 {
        let (x, y) = self.scaled(pressure, temperature);
        sheet.at((&basis(x), &basis(y)))
    }

    /// The place in the range, from -1 to 1 in both.
    fn scaled(&self, pressure: f64, temperature: f64) -> (f64, f64) {
        (scaled(log(pressure), self.logs), scaled(temperature, self.temperatures))
    }
}
