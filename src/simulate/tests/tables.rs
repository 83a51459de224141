//! What is tabulated for uncertain designs, against the equation of state asked at every step: pipes by Runge and Kutta in
//! pressure, stations by a search along one entropy.

use proptest::prelude::*;

use crate::{
    physics::{
        GRAVITY,
        gas::{Equation, Gas},
    },
    simulate::hydraulics::{Drawn, VISCOSITY},
};

/// The most by which power and fuel by tables may be off, as a share.
const ERROR_MAX: f64 = 4e-4;
/// The most by which a flow may be off that comes to the same pressure at the end.
const FLOW_ERROR_MAX: f64 = 5e-5;
/// Steps of a section.
const STEPS: usize = 16;

/// What a line comes to: Pa at its end, W of its stations, kg/s of their fuel.
struct Came {
    outlet: f64,
    power: f64,
    fuel: f64,
}

/// A line at a flow, with no table; `net` is the heat of its fuel in J/kg.
fn asked(line: &Drawn, net: f64, flow: f64) -> Came {
    let gas = Gas::new(line.composition().unwrap(), Equation::Gerg2008);
    let (mut pressure, mut flow, mut power, mut fuel) = (line.inlet, flow, 0.0, 0.0);
    let (all, rise) = (line.length(), line.stretches[0][1]);
    let length = all / (line.stations as f64 + 1.0);
    for section in 0..=line.stations {
        pressure = behind(&gas, line, pressure, flow, (length, rise * length / all));
        if section < line.stations {
            let (discharge, shaft) = lifted(&gas, line, pressure, flow);
            let burnt = shaft / (line.driver * net);
            (power, fuel, flow, pressure) = (power + shaft, fuel + burnt, flow - burnt, discharge);
        }
    }
    Came { outlet: pressure, power, fuel }
}

/// Pa behind a station that lifts as far as its ratio and power allow, and W at its shaft.
fn lifted(gas: &Gas, line: &Drawn, suction: f64, flow: f64) -> (f64, f64) {
    let takes = |discharge: f64| flow * ideal(gas, (suction, line.temperature), discharge) / line.isentropic / 0.98;
    let target = line.inlet.min(line.ratio * suction);
    if takes(target) <= line.power {
        return (target, takes(target));
    }
    let (mut low, mut high) = (suction, target);
    while high - low > 0.1 {
        let middle = 0.5 * (low + high);
        if takes(middle) > line.power { high = middle } else { low = middle }
    }
    (low, line.power)
}

/// Pa behind a section of a length and a rise in m.
fn behind(gas: &Gas, line: &Drawn, inlet: f64, flow: f64, (length, rise): (f64, f64)) -> f64 {
    let area = 0.25 * std::f64::consts::PI * line.diameter * line.diameter;
    let reynolds = flow * line.diameter / (area * VISCOSITY);
    // Colebrook's equation, put into itself until it stays.
    let root = (0..50)
        .fold(8.0, |x: f64, _| -2.0 * libm::log10(2.51 * x / reynolds + line.roughness / (3.71 * line.diameter)));
    let loss = flow * flow / (root * root * 2.0 * line.diameter * area * area);
    let slope = |pressure: f64| {
        let density = gas.state(pressure, line.temperature).unwrap().density;
        -loss / density - density * GRAVITY * rise / length
    };
    let step = length / STEPS as f64;
    (0..STEPS).fold(inlet, |p, _| {
        let k1 = slope(p);
        let k2 = slope(p + 0.5 * step * k1);
        let k3 = slope(p + 0.5 * step * k2);
        let k4 = slope(p + step * k3);
        p + step / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + k4)
    })
}

/// Work in J/kg along one entropy.
fn ideal(gas: &Gas, suction: (f64, f64), discharge: f64) -> f64 {
    let before = gas.state(suction.0, suction.1).unwrap();
    let (mut low, mut high) = (suction.1, suction.1 + 150.0);
    while high - low > 1e-6 {
        let middle = 0.5 * (low + high);
        let cold = gas.state(discharge, middle).unwrap().entropy < before.entropy;
        if cold { low = middle } else { high = middle }
    }
    gas.state(discharge, low).unwrap().enthalpy - before.enthalpy
}

fn close(found: f64, expected: f64, what: &str) {
    assert!((found / expected - 1.0).abs() < ERROR_MAX, "{what}: {found} is not {expected}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Over the ranges that the shipped designs have, and wider.
    #[test]
    fn lines_of_uncertain_design_are_those_of_the_equation_of_state(
        (inlet, delivery) in (80e5..105e5, 45e5..70e5),
        (roughness, wall, stations) in (1e-5..5e-5, 18e-3..26e-3, 1_usize..8),
        (power, ratio, isentropic, driver) in (20e6..80e6, 1.3..1.7, 0.75..0.86, 0.3..0.4),
        (temperature, rise, methane) in (283.0..303.0, -400.0..900.0, 0.88..0.96),
    ) {
        let line = Drawn {
            fractions: [methane, 0.6 * (1.0 - methane), 0.1 * (1.0 - methane), 0.0, 0.1 * (1.0 - methane), 0.2 * (1.0 - methane)],
            temperature,
            inlet,
            delivery,
            diameter: 1.4224 - 2.0 * wall,
            roughness,
            stations,
            power,
            ratio,
            isentropic,
            driver,
            stretches: vec![[220e3 * (stations as f64 + 1.0), rise, 0.0]],
            ..Drawn::default()
        };
        let gas = line.properties().unwrap();
        let (most, limit) = line.most(&gas).unwrap();
        for flow in [0.999 * most, 0.7 * most] {
            let run = |flow: f64| line.run(&gas, flow).unwrap();
            let (found, exact) = (run(flow), asked(&line, gas.net, flow));
            close(found.power(), exact.power, "power");
            close(found.fuel(), exact.fuel, "fuel");
            // What stations at their full power leave of pressure depends on the flow by ten times its share and more.
            let (less, more) = (run(flow * (1.0 - FLOW_ERROR_MAX)), run(flow * (1.0 + FLOW_ERROR_MAX)));
            let slack = FLOW_ERROR_MAX * exact.outlet;
            let range = more.outlet - slack..less.outlet + slack;
            prop_assert!(range.contains(&exact.outlet), "{} is not {}", found.outlet, exact.outlet);
        }
        prop_assert!(line.run(&gas, most).is_ok() && line.run(&gas, 1.000_01 * most).is_err(), "{limit:?}");
    }
}

/// Stations lift as far as they may: more power or ratio never carries less, and a weak station no less than none.
#[test]
fn a_weak_station_is_no_worse_than_none() {
    let most = |stations: usize, power: f64, ratio: f64| {
        let line = Drawn {
            fractions: [0.93, 0.05, 0.01, 0.0, 0.005, 0.005],
            temperature: 293.15,
            inlet: 100e5,
            delivery: 55e5,
            diameter: 1.378,
            roughness: 1.5e-5,
            stations,
            power,
            ratio,
            isentropic: 0.82,
            driver: 0.35,
            stretches: vec![[1000e3, 300.0, 0.0], [814e3, -300.0, 0.0]],
            ..Drawn::default()
        };
        line.most(&line.properties().unwrap()).unwrap().0
    };
    let rises = |list: &[f64]| assert!(list.windows(2).all(|pair| pair[1] >= pair[0] * (1.0 - 2e-6)), "{list:?}");
    let power = [1e4, 1e6, 1e7, 3e7, 6e7, 2e8].map(|power| most(6, power, 1.6));
    rises(&[&[most(0, 1e8, 1.6)], power.as_slice()].concat());
    rises(&[1.1, 1.2, 1.4, 1.6, 2.0].map(|ratio| most(6, 4e7, ratio)));
    rises(&[0, 1, 2, 4, 8, 12].map(|stations| most(stations, 4e7, 1.6)));
}
