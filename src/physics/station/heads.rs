//! The work of compression of one gas from one temperature, tabulated over discharge pressure and ratio.

use libm::{exp, log};

use super::{
    Caloric, Compression,
    compression::{isentropic, temperature_at},
};
use crate::physics::{
    Refusal,
    chebyshev::{Series, Sheet, basis, nodes, scaled, slopes, terms},
    gas::Gas,
    refusal::within,
};

/// Nodes in the logarithm of the discharge pressure.
const DISCHARGES: usize = 8;
/// Nodes in temperature, at each of those pressures.
const TEMPERATURES: usize = 8;
/// Nodes in the logarithm of the ratio.
const RATIOS: usize = 8;
/// Nodes in the heat over that of gas as cold as at suction.
const HEATS: usize = 7;
/// Nodes in the logarithm of pressure, along the temperature of suction.
const COLD: usize = 12;
/// Logarithms this far outside a range are its end.
const EDGE: f64 = 1e-9;
/// The most by which the table may miss work, as a share.
const ERROR_MAX: f64 = 5e-4;

/// What compressors do to a gas that they suck in at one temperature; where the table does not reach, the gas itself is asked.
///
/// The ideal work is the logarithm of the ratio times a polynomial; what an efficiency makes of it follows exactly:
/// `h2 = h1 + w/eta`. The rise of temperature is the heat over that of cold gas at discharge, times another polynomial.
#[derive(Debug, Clone)]
pub struct Heads {
    gas: Gas,
    temperature: f64,
    /// Logarithms of the discharge pressures in Pa it holds for.
    discharges: (f64, f64),
    /// The logarithm of the greatest ratio.
    ratios: (f64, f64),
    /// J/kg.
    heats: (f64, f64),
    /// Ideal work in J/kg over the logarithm of the ratio.
    ideal: Sheet<DISCHARGES, RATIOS>,
    /// K of rise over J/kg of heat.
    rise: Sheet<DISCHARGES, HEATS>,
    /// Enthalpy in J/kg at the temperature of suction, over the logarithm of pressure.
    cold: Series,
    error: f64,
}

impl Heads {
    /// Tabulates a gas sucked in at a temperature in K, for the discharge pressures in Pa of a range, ratios up to one and
    /// temperatures up to one in K, and checks it between the nodes.
    ///
    /// # Errors
    /// Where the gas has no state in the range, or the table misses by over 0.05 %.
    pub fn new(gas: Gas, temperature: f64, discharge: (f64, f64), ratio: f64, hottest: f64) -> Result<Self, Refusal> {
        within("the span of discharge pressures", discharge.1 / discharge.0, 1.001, 20.0, "1")?;
        within("the greatest ratio", ratio, 1.01, 10.0, "1")?;
        let discharges = (log(discharge.0), log(discharge.1));
        let ratios = (0.0, log(ratio));
        let [cold, entropy] = along(&gas, temperature, (discharges.0 - ratios.1, discharges.1))?;
        let bars =
            nodes(discharges.0, discharges.1, DISCHARGES).map(|ln| Isobar::new(&gas, ln, (temperature, hottest)));
        let bars = bars.collect::<Result<Vec<_>, _>>()?;
        let heats = (0.0, bars.iter().map(|bar| bar.warmest() - cold.at(bar.ln)).fold(f64::INFINITY, f64::min));
        let (mut ideal, mut rise) = ([[0.0; RATIOS]; DISCHARGES], [[0.0; HEATS]; DISCHARGES]);
        for (n, bar) in bars.iter().enumerate() {
            let pressure = exp(bar.ln);
            for (value, of) in ideal[n].iter_mut().zip(nodes(ratios.0, ratios.1, RATIOS)) {
                let suction = bar.ln - of;
                let warm = isentropic(bar, (pressure, entropy.at(suction)), temperature * exp(0.22 * of))?;
                *value = (warm - cold.at(suction)) / of;
            }
            for (value, heat) in rise[n].iter_mut().zip(nodes(heats.0, heats.1, HEATS)) {
                let warm = temperature_at(bar, (pressure, cold.at(bar.ln) + heat), temperature + heat / 3000.0)?;
                *value = (warm - temperature) / heat;
            }
        }
        let (ideal, rise) = (Sheet::through(&ideal), Sheet::through(&rise));
        let mut heads = Self { gas, temperature, discharges, ratios, heats, ideal, rise, cold, error: 0.0 };
        heads.error = heads.misses()?;
        within("the error of the table of heads", heads.error, 0.0, ERROR_MAX, "1")?;
        Ok(heads)
    }

    /// The largest miss at places between the nodes, as a share of the work: of the rise of enthalpy, and of entropy, which should
    /// stay, at the temperature that the table tells.
    fn misses(&self) -> Result<f64, Refusal> {
        let mut worst = 0.0_f64;
        for (along, across) in [(0.4, 1.0), (0.6, 0.45), (0.0, 0.75), (1.0, 0.2), (1.0, 0.9)] {
            let into = self.discharges.0 + along * (self.discharges.1 - self.discharges.0);
            let (suction, discharge) = (exp(into - across * self.ratios.1), exp(into));
            let Some(own) = self.known(suction, discharge, 1.0) else { continue };
            let before = self.gas.state(suction, self.temperature)?;
            let behind = self.gas.state(discharge, own.temperature)?;
            worst = worst
                .max(((behind.enthalpy - before.enthalpy) / own.work - 1.0).abs())
                .max((behind.entropy - before.entropy).abs() * own.temperature / own.work);
        }
        Ok(worst)
    }

    /// The largest miss that was found, as a share of the work.
    pub fn error(&self) -> f64 {
        self.error
    }

    /// What [`compress`](super::compress) answers, if the table reaches there.
    fn known(&self, suction: f64, discharge: f64, efficiency: f64) -> Option<Compression> {
        let (into, from) = (log(discharge), log(suction));
        let reaches = |x: f64, (low, high): (f64, f64)| x >= low - EDGE && x <= high + EDGE;
        let ratio = into - from;
        if !reaches(into, self.discharges) || !reaches(ratio, self.ratios) {
            return None;
        }
        let along = basis(scaled(into, self.discharges));
        let work = ratio * self.ideal.at((&along, &basis(scaled(ratio, self.ratios)))) / efficiency;
        let heat = work + self.cold.at(from) - self.cold.at(into);
        if heat > self.heats.1 {
            return None;
        }
        let rise = heat * self.rise.at((&along, &basis(scaled(heat, self.heats))));
        Some(Compression { work, temperature: self.temperature + rise })
    }
}

impl Caloric for Heads {
    fn caloric(&self, pressure: f64, temperature: f64) -> Result<(f64, f64, f64), Refusal> {
        self.gas.caloric(pressure, temperature)
    }

    fn enthalpy(&self, pressure: f64, temperature: f64) -> Result<f64, Refusal> {
        let (ln, (low, high)) = (log(pressure), self.cold.interval());
        if temperature == self.temperature && ln >= low - EDGE && ln <= high + EDGE {
            return Ok(self.cold.at(ln));
        }
        self.gas.enthalpy(pressure, temperature)
    }

    fn compressed(&self, suction: (f64, f64), discharge: f64, efficiency: f64) -> Result<Compression, Refusal> {
        let known = (suction.1 == self.temperature).then(|| self.known(suction.0, discharge, efficiency)).flatten();
        known.map_or_else(|| self.gas.compressed(suction, discharge, efficiency), Ok)
    }
}

/// Enthalpy in J/kg and entropy in J/(kg K) at one temperature, over the logarithm of pressure.
fn along(gas: &Gas, temperature: f64, (low, high): (f64, f64)) -> Result<[Series; 2], Refusal> {
    let states = nodes(low, high, COLD).map(|ln| gas.state(exp(ln), temperature)).collect::<Result<Vec<_>, _>>()?;
    let enthalpy: Vec<f64> = states.iter().map(|state| state.enthalpy).collect();
    let entropy: Vec<f64> = states.iter().map(|state| state.entropy).collect();
    Ok([enthalpy, entropy].map(|values| Series::through(low, high, &values)))
}

/// A gas at one pressure.
struct Isobar {
    /// The logarithm of it.
    ln: f64,
    temperatures: (f64, f64),
    enthalpy: Vec<f64>,
    entropy: Vec<f64>,
}

impl Isobar {
    fn new(gas: &Gas, ln: f64, temperatures: (f64, f64)) -> Result<Self, Refusal> {
        let states = nodes(temperatures.0, temperatures.1, TEMPERATURES).map(|t| gas.state(exp(ln), t));
        let states = states.collect::<Result<Vec<_>, _>>()?;
        let enthalpy: Vec<f64> = states.iter().map(|state| state.enthalpy).collect();
        let entropy: Vec<f64> = states.iter().map(|state| state.entropy).collect();
        Ok(Self { ln, temperatures, enthalpy: terms(&enthalpy), entropy: terms(&entropy) })
    }

    /// Enthalpy in J/kg at the highest temperature: all polynomials are one there.
    fn warmest(&self) -> f64 {
        self.enthalpy.iter().sum()
    }
}

impl Caloric for Isobar {
    fn caloric(&self, _: f64, temperature: f64) -> Result<(f64, f64, f64), Refusal> {
        let across: [f64; TEMPERATURES] = basis(scaled(temperature, self.temperatures));
        let steep = slopes(scaled(temperature, self.temperatures), &across);
        let at = |terms: &[f64], basis: &[f64]| terms.iter().zip(basis).map(|(term, y)| term * y).sum::<f64>();
        let half = 0.5 * (self.temperatures.1 - self.temperatures.0);
        Ok((at(&self.enthalpy, &across), at(&self.entropy, &across), at(&self.enthalpy, &steep) / half))
    }
}
