//! The gas of a line, fitted once for the range in which the line runs.

use super::{Soil, drawn::compose};
use crate::physics::{
    GRAVITY, Refusal,
    gas::{Equation, Gas, Isotherm, Surface, heat},
    line::{Line, Working},
    pipe::{Buried, Fluid, Ground},
    station::Heads,
};
use crate::quantity::{GasBasis, GasProperties};

/// Dynamic viscosity of natural gas in a trunk line at 5 to 10 MPa, Pa s: a tenth more carries 0.3 % less.
pub const VISCOSITY: f64 = 1.15e-5;
/// kg/m3: gas in a line weighs no more.
pub(super) const DENSITY_MAX: f64 = 120.0;
/// The temperature of combustion and metering at which heat is counted, K: 15 degC. By mass it hardly matters.
const COUNTED_AT: f64 = 288.15;

/// A gas, and the range in which it runs in a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GasRange {
    /// Mole fractions as in [`Drawn::fractions`](super::Drawn::fractions).
    pub fractions: [f64; 6],
    /// How it is counted.
    pub counted: Option<Counted>,
    /// K.
    pub temperature: f64,
    /// Pa, the least and the most at the head and behind stations.
    pub inlet: (f64, f64),
    /// Most pressure out over pressure in.
    pub ratio: f64,
    /// m that the line falls, all in all.
    pub fall: f64,
    /// The soil, where the gas trades heat with it.
    pub soil: Option<Soil>,
}

/// What a volume of gas is and what heat it counts for: a bcm of a line is a bcm, whatever heat its composition would have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// K at which a cubic metre is measured.
    pub temperature: f64,
    /// Pa at which it is measured.
    pub pressure: f64,
    /// Gross J/m3.
    pub gross: f64,
}

impl Counted {
    /// As a gas is declared; none where it is not by volume.
    pub fn of(gas: &GasProperties) -> Option<Self> {
        let (gross, state) = gas.gross_energy_per(GasBasis::OwnVolume).zip(gas.state(GasBasis::OwnVolume))?;
        Some(Self { temperature: state.kelvin, pressure: state.pascal, gross })
    }
}

impl GasRange {
    /// Pa, the most anywhere: gas that stands in a falling line weighs up to 120 kg/m3.
    pub(super) fn top(&self) -> f64 {
        1.02 * self.inlet.1 + DENSITY_MAX * GRAVITY * self.fall
    }
}

/// Properties of a gas in the range of a line.
#[derive(Debug, Clone)]
pub struct Properties {
    isotherm: Isotherm,
    course: Course,
    /// Gross heat that a kilogram counts for, J/kg.
    pub gross: f64,
    /// Net heat of its composition, which drivers burn, J/kg.
    pub net: f64,
}

/// How warm it is on its way.
#[derive(Debug, Clone)]
enum Course {
    /// As its stations' coolers leave it; what compressors do to it is tabulated.
    Even(Box<Heads>),
    /// As the soil makes it.
    InSoil(Box<Surface>, Ground),
}

impl Properties {
    /// The gas as a pipe sees it.
    pub fn fluid(&self) -> Fluid<'_> {
        Fluid { isotherm: &self.isotherm, viscosity: VISCOSITY }
    }

    /// kg/m3 at a pressure (Pa) and a temperature (K) along the line.
    pub fn density(&self, pressure: f64, temperature: f64) -> f64 {
        match &self.course {
            Course::Even(_) => self.isotherm.density(pressure),
            Course::InSoil(table, _) => table.density(pressure, temperature),
        }
    }

    /// Whether the gas warms and cools on its way.
    pub fn trades_heat(&self) -> bool {
        matches!(self.course, Course::InSoil(..))
    }

    /// A line of this gas at a flow (kg/s).
    pub(super) fn run(&self, line: &Line, flow: f64) -> Result<Working, Refusal> {
        match &self.course {
            Course::Even(heads) => line.run(self.fluid(), &**heads, flow),
            Course::InSoil(table, ground) => {
                let pipe = Buried { table, viscosity: VISCOSITY, ground: *ground };
                line.run_buried(pipe, self.isotherm.temperature(), flow)
            }
        }
    }

    /// Fits a gas in a range.
    ///
    /// # Errors
    /// Fractions that are none, or a range in which the gas has no state of one phase.
    pub fn fit(range: &GasRange) -> Result<Self, Refusal> {
        let composition = compose(range.fractions)?;
        let gas = Gas::new(composition, Equation::Gerg2008);
        let worth = heat(&composition, COUNTED_AT, COUNTED_AT)?;
        let isotherm = Isotherm::of_gas(&gas, range.temperature, range.top())?;
        let gross = match range.counted {
            Some(counted) => counted.gross / gas.state(counted.pressure, counted.temperature)?.density,
            None => worth.gross_mass,
        };
        let course = Course::of(gas, range)?;
        Ok(Self { isotherm, course, gross, net: worth.net_mass })
    }
}

impl Course {
    fn of(gas: Gas, range: &GasRange) -> Result<Self, Refusal> {
        let GasRange { temperature, inlet, ratio, .. } = *range;
        let Some(soil) = range.soil else {
            let hottest = compressed(temperature, ratio);
            // A station that gives all it can may leave the next one less to suck in.
            let discharges = (inlet.0 / (ratio * ratio), inlet.1);
            return Ok(Self::Even(Box::new(Heads::new(gas, temperature, discharges, ratio, hottest)?)));
        };
        // Where what gas may meet reaches to states of two phases, half of it or a quarter must do: gas that leaves that is refused
        // on its way.
        let fit = |part: f64| Surface::new(&gas, soil.pressures(range), soil.temperatures(range, part));
        let table = fit(1.0).or_else(|_| fit(0.5)).or_else(|_| fit(0.25))?;
        Ok(Self::InSoil(Box::new(table), soil.ground))
    }
}

/// K behind a compressor, at most, of gas that came at a temperature (K).
pub(super) fn compressed(temperature: f64, ratio: f64) -> f64 {
    temperature * libm::pow(ratio, 0.4) + 10.0
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::physics::station::compress;

    const LEAN: [f64; 6] = [0.936, 0.034, 0.009, 0.003, 0.008, 0.01];
    const RICH: [f64; 6] = [0.85, 0.08, 0.03, 0.01, 0.01, 0.02];

    /// Work of compression from all over the range, by the table and by the equation of state.
    #[test]
    fn the_work_of_a_station_is_that_of_the_equation_of_state() {
        for (fractions, temperature, ratio) in
            [(LEAN, 293.15, 1.6), (LEAN, 283.15, 2.0), (RICH, 303.15, 1.4), (RICH, 293.15, 1.9)]
        {
            let range = GasRange {
                fractions,
                counted: None,
                temperature,
                inlet: (9.55e6, 10.5e6),
                ratio,
                fall: 500.0,
                soil: None,
            };
            let properties = Properties::fit(&range).unwrap();
            let gas = Gas::new(compose(fractions).unwrap(), Equation::Gerg2008);
            let Course::Even(heads) = &properties.course else { panic!("no soil") };
            assert!(heads.error() < 4e-5, "{} at {ratio}", heads.error());
            for inlet in [9.55e6, 10.1e6, 10.5e6] {
                for share in [0.2, 0.6, 1.0] {
                    let suction = (inlet / (1.0 + share * (ratio - 1.0)), temperature);
                    let fast = compress(&**heads, suction, inlet, 0.82).unwrap();
                    let exact = compress(&gas, suction, inlet, 0.82).unwrap();
                    assert!((fast.work / exact.work - 1.0).abs() < 5e-4, "{fast:?} {exact:?}");
                    assert!((fast.temperature - exact.temperature).abs() < 0.05, "{fast:?} {exact:?}");
                }
            }
        }
    }
}
