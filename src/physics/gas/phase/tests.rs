//! Dew points against published vapour pressures and GERG-2008.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::physics::gas::{Equation, Gas};

fn of(parts: &[(&str, f64)]) -> Gas {
    Gas::new(Composition::new(parts.iter().copied()).unwrap(), Equation::Gerg2008)
}

/// Pure gases condense at their vapour pressure: propane at 300 K at 9.98 bar, methane at 150 K at 10.41, carbon dioxide at 280 K
/// at 41.6, n-butane at 350 K at 9.42 (NIST Chemistry WebBook; the equation is within 3 %).
#[test]
fn pure_gases_condense_at_their_vapour_pressure() {
    for (name, temperature, saturation) in [
        ("propane", 300.0, 9.978e5),
        ("methane", 150.0, 10.41e5),
        ("carbon_dioxide", 280.0, 41.61e5),
        ("n_butane", 350.0, 9.42e5),
    ] {
        let gas = of(&[(name, 1.0)]);
        let vapour = |p: f64| 1.0 - 0.15 * p / saturation;
        assert!(!parts(gas.composition(), 0.96 * saturation, temperature, vapour(0.96)), "{name}");
        assert!(parts(gas.composition(), 1.04 * saturation, temperature, vapour(1.04)), "{name}");
    }
}

/// Gibbs' energy in J/mol of methane with propane by GERG-2008, in the phase that has less of it.
fn energy(propane: f64, pressure: f64, temperature: f64) -> Option<f64> {
    let gas = of(&[("methane", 1.0 - propane), ("propane", propane)]);
    let of = |state: crate::physics::gas::State| (state.enthalpy - temperature * state.entropy) * state.molar_mass;
    let vapour = gas.state(pressure, temperature).ok().map(of);
    let at = |density: f64| gas.state_at_density(density, temperature).ok().filter(|state| state.pressure > 0.0);
    let mut high = 25e3;
    let liquid = loop {
        let low = 0.985 * high;
        let state = at(low).filter(|_| low > 3e3);
        match state {
            None => break None,
            Some(state) if state.pressure <= pressure => break Some((low, high)),
            Some(_) => high = low,
        }
    };
    let liquid = liquid.and_then(|(mut low, mut high)| {
        for _ in 0..40 {
            let middle = 0.5 * (low + high);
            if at(middle)?.pressure > pressure { high = middle } else { low = middle }
        }
        at(low).map(of)
    });
    vapour.into_iter().chain(liquid).min_by(f64::total_cmp)
}

/// By GERG-2008: whether any other mixture lies below the tangent of a gas in Gibbs' energy over composition.
fn parts_by_gerg(propane: f64, pressure: f64, temperature: f64) -> bool {
    let gas = |propane: f64| {
        let gas = of(&[("methane", 1.0 - propane), ("propane", propane)]);
        let state = gas.state(pressure, temperature).unwrap();
        (state.enthalpy - temperature * state.entropy) * state.molar_mass
    };
    let (own, h) = (gas(propane), 1e-4);
    let slope = (gas(propane + h) - gas(propane - h)) / (2.0 * h);
    (1..100)
        .map(|n| f64::from(n) / 100.0)
        .any(|x| energy(x, pressure, temperature).is_some_and(|found| found < own + slope * (x - propane) - 0.5))
}

/// Along temperatures and compositions, the pressure at which liquid parts from methane with propane: by the cubic equation and
/// by GERG-2008, which shares nothing with it.
#[test]
fn liquid_parts_where_gerg_says() {
    for (propane, temperature) in [(0.1, 240.0), (0.1, 220.0), (0.3, 260.0), (0.4, 280.0), (0.2, 250.0)] {
        let dew = |parts: &dyn Fn(f64) -> bool| {
            let (mut low, mut high) = (1e5, 40e5);
            assert!(!parts(low) && parts(high), "{propane} {temperature}");
            while high - low > 0.2e5 {
                let middle = 0.5 * (low + high);
                if parts(middle) { high = middle } else { low = middle }
            }
            low
        };
        let gas = of(&[("methane", 1.0 - propane), ("propane", propane)]);
        let cubic = dew(&|p| parts(gas.composition(), p, temperature, gas.state(p, temperature).unwrap().z));
        let gerg = dew(&|p| parts_by_gerg(propane, p, temperature));
        assert!((cubic / gerg - 1.0).abs() < 0.03, "{propane} {temperature}: {cubic} {gerg}");
    }
}

/// What flows in pipelines is gas: Turkmen export gas above -20 degC, at any pressure; warmer than its dew point at the highest.
#[test]
fn pipeline_gas_stays_gas() {
    let gas = of(&[
        ("methane", 0.93),
        ("ethane", 0.05),
        ("propane", 0.008),
        ("n_butane", 0.002),
        ("nitrogen", 0.005),
        ("carbon_dioxide", 0.005),
    ]);
    for bar in 1..200 {
        for temperature in [253.15, 273.15, 293.15, 320.0] {
            let pressure = f64::from(bar) * 1e5;
            let z = gas.state(pressure, temperature).unwrap().z;
            assert!(!parts(gas.composition(), pressure, temperature, z), "{bar} bar {temperature} K");
        }
    }
}
