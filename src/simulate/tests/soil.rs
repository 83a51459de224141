//! Lines whose gas trades heat with the soil, against isothermal ones and against pipes asked one by one.

use super::{
    design::{PIPE, capacity_of, gas, line, losses_of, station, yearly},
    system::run,
};
use crate::{
    physics::{
        Refusal,
        gas::Gas,
        pipe::{Ground, Pipe, thermal},
    },
    simulate::hydraulics::{Drawn, VELOCITY_MAX, VISCOSITY},
};

const STATIONS: &str = "designs.steel.stations = 3\n designs.steel.station_power = 30 MW";

fn soil(inlet: &str, soil: &str, transfer: &str) -> String {
    format!(
        "{STATIONS}\n designs.steel.temperature = {inlet}
        designs.steel.soil_temperature = {soil}\n designs.steel.heat_transfer = {transfer}"
    )
}

fn capacity_and_fuel(text: &str) -> (f64, f64) {
    let run = run(&line("80 bcm/y", text));
    (capacity_of(&run, 2030), losses_of(&run, 2030))
}

/// Soil that holds the gas at its own temperature. At the largest flow Joule-Thomson cooling keeps it about a tenth of a kelvin
/// below, which is 0.02 % of the flow.
#[test]
fn a_line_in_soil_as_warm_as_its_gas_is_isothermal() {
    let (most, fuel) = capacity_and_fuel(STATIONS);
    let (same, burnt) = capacity_and_fuel(&soil("20 degC", "20 degC", "1000 W/m2/K"));
    assert!((same / most - 1.0).abs() < 3e-4 && (burnt / fuel - 1.0).abs() < 1e-3, "{same} {most} {burnt} {fuel}");
}

/// Warm gas is thin: it takes more room and more work. Cold soil takes heat away, the more the better it conducts.
#[test]
fn warm_gas_carries_less() {
    let of = |inlet: &str, ground: &str, transfer: &str| capacity_and_fuel(&soil(inlet, ground, transfer)).0;
    let isothermal = of("20 degC", "20 degC", "1000 W/m2/K");
    let (slow, quick) = (of("50 degC", "20 degC", "1 W/m2/K"), of("50 degC", "20 degC", "5 W/m2/K"));
    assert!(slow < 0.98 * isothermal && slow < quick && quick < isothermal, "{slow} {quick} {isothermal}");
    assert!(of("50 degC", "5 degC", "1 W/m2/K") > slow);
}

/// Fuel (kg/s) of four pipes and three stations at a flow, by the equation of state and another method; none where it is too much.
fn fuel_at(gas: &Gas, net: f64, flow: f64) -> Option<f64> {
    let station = station(net, 318.15);
    let (pipe, ground) = (Pipe { length: 75e3, ..PIPE }, Ground { temperature: 283.15, transfer: 2.0 });
    let (mut flow, mut here, mut fuel) = (flow, (8e6, 318.15), 0.0);
    for n in 0..4 {
        let end = *thermal(&pipe, gas, VISCOSITY, here, flow, ground).ok()?.last()?;
        if end.velocity > VELOCITY_MAX {
            return None;
        }
        here = (end.pressure, end.temperature);
        if n < 3 {
            let lift = station.lift_as_far(gas, here, flow).ok()?;
            (flow, fuel, here) = (flow - lift.fuel, fuel + lift.fuel, (lift.discharge, lift.temperature));
        }
    }
    (here.0 >= 5e6).then_some(fuel)
}

#[test]
fn capacity_and_fuel_are_those_of_pipes_asked_one_by_one() {
    let (gas, gross, net) = gas();
    let (mut low, mut high) = (100.0, 2000.0);
    while high - low > 1e-3 {
        let middle = 0.5 * (low + high);
        if fuel_at(&gas, net, middle).is_some() { low = middle } else { high = middle }
    }
    let (most, fuel) = capacity_and_fuel(&soil("45 degC", "10 degC", "2 W/m2/K"));
    let burnt = fuel_at(&gas, net, low).unwrap();
    assert!((most / (low * yearly(gross)) - 1.0).abs() < 1e-4, "{most} {}", low * yearly(gross));
    assert!((fuel / (burnt * yearly(gross)) - 1.0).abs() < 1e-3, "{fuel} {}", burnt * yearly(gross));
}

/// Weak stations carry more than none in soil too, and the end of the line decides, not where the table of its gas ends.
#[test]
fn weak_stations_in_soil_carry_more_than_none() {
    let of = |stations: usize, power: f64| {
        let drawn = Drawn {
            fractions: [0.93, 0.05, 0.01, 0.0, 0.005, 0.005],
            temperature: 303.15,
            ground: Some(Ground { temperature: 288.15, transfer: 2.0 }),
            inlet: 100e5,
            delivery: 55e5,
            diameter: 1.378,
            roughness: 1.5e-5,
            stations,
            power,
            ratio: 1.6,
            isentropic: 0.82,
            driver: 0.35,
            stretches: vec![[1814e3, 0.0, 0.0]],
            ..Drawn::default()
        };
        drawn.most(&drawn.properties().unwrap()).unwrap()
    };
    let (bare, weak, strong) = (of(0, 1e6), of(6, 5e6), of(6, 50e6));
    assert!(bare.0 < weak.0 && weak.0 < strong.0, "{bare:?} {weak:?} {strong:?}");
    for (_, limit) in [bare, weak, strong] {
        assert!(matches!(limit, Refusal::Delivery { .. }), "{limit:?}");
    }
}
