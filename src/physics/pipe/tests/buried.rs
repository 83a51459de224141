//! Buried pipes by a table, against the equation of state, closed forms and the isothermal pipe.

use super::*;
use crate::physics::gas::Surface;

fn table() -> Surface {
    Surface::new(&gas(), (2.5e6, 10.5e6), (262.0, 345.0)).unwrap()
}

fn buried(table: &Surface, temperature: f64, transfer: f64) -> Buried<'_> {
    Buried { table, viscosity: VISCOSITY, ground: Ground { temperature, transfer } }
}

/// Another method (Runge-Kutta, short steps) that asks the equation of state itself.
#[test]
fn a_table_and_the_midpoint_rule_find_what_the_equation_of_state_does() {
    let table = table();
    for (length, diameter, rise, flow, transfer) in [
        (260e3, 1.38, 0.0, 700.0, 2.0),
        (150e3, 1.0, 900.0, 300.0, 0.5),
        (150e3, 1.0, -1500.0, 300.0, 3.0),
        (80e3, 0.5, 0.0, 40.0, 3.0),
        (200e3, 1.38, 300.0, 600.0, 0.0),
        // Gas that hardly moves is as warm as the soil soon behind the inlet.
        (85e3, 0.3, 0.0, 2.0, 5.0),
        (85e3, 0.3, 0.0, 0.01, 20.0),
        (150e3, 1.38, -400.0, 50.0, 20.0),
        (150e3, 1.38, 400.0, 5.0, 2.5),
    ] {
        let line = pipe(length, diameter, rise);
        let soil = buried(&table, 283.15, transfer);
        let (pressure, temperature) = soil.outlet(&line, (8e6, 323.15), flow).unwrap();
        let exact = *thermal(&line, &gas(), VISCOSITY, (8e6, 323.15), flow, soil.ground).unwrap().last().unwrap();
        close(pressure, exact.pressure, 2e-5);
        assert!((temperature - exact.temperature).abs() < 0.02, "{temperature} {}", exact.temperature);
    }
}

/// `T = T2 + (T1 - T2) exp(-k x)`, `k = pi D U / (m cp)`, `T2 = Ts + mu dp/dx / k` with the mean fall of pressure (Coulter,
/// Bardon 1979), and heat capacity and Joule-Thomson coefficient of one state in the middle.
#[test]
fn temperature_falls_to_that_of_the_soil_less_joule_thomson() {
    let table = table();
    let line = pipe(200e3, 1.2, 0.0);
    let (pressure, temperature) = buried(&table, 288.15, 2.5).outlet(&line, (9e6, 318.15), 450.0).unwrap();
    let state = gas().state(0.5 * (9e6 + pressure), 297.0).unwrap();
    let decay = std::f64::consts::PI * 1.2 * 2.5 / (450.0 * state.cp);
    let rest = 288.15 + state.joule_thomson * (pressure - 9e6) / 200e3 / decay;
    let expected = rest + (318.15 - rest) * libm::exp(-decay * 200e3);
    assert!(rest < 284.0 && (temperature - expected).abs() < 0.4, "{temperature} {expected} {rest}");
}

/// Where soil holds the gas at its own temperature the pipe is isothermal, at any flow; Joule-Thomson cooling holds it a few
/// hundredths of a kelvin below.
#[test]
fn soil_as_warm_as_the_gas_makes_an_isothermal_pipe() {
    let (table, isotherm) = (table(), isotherm());
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    for (rise, flow) in [(0.0, 0.1), (0.0, 300.0), (800.0, 300.0), (-800.0, 250.0)] {
        let line = pipe(1e5, 1.0, rise);
        let (pressure, temperature) = buried(&table, 293.15, 1e3).outlet(&line, (8e6, 293.15), flow).unwrap();
        close(pressure, line.outlet(fluid, 8e6, flow).unwrap(), 2e-5);
        assert!((temperature - 293.15).abs() < 0.05, "{temperature}");
    }
}

#[test]
fn what_no_buried_pipe_is() {
    let table = table();
    let (line, soil) = (pipe(1e5, 1.0, 0.0), buried(&table, 283.15, 2.0));
    for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(soil.outlet(&line, (8e6, 293.15), wrong).is_err());
        assert!(soil.outlet(&line, (wrong, 293.15), 300.0).is_err());
        assert!(soil.outlet(&line, (8e6, wrong), 300.0).is_err());
    }
    assert!(matches!(soil.outlet(&line, (8e6, 293.15), 5000.0), Err(Refusal::PressureUsedUp { at }) if at < 1e5));
    assert!(buried(&table, 150.0, 2.0).outlet(&line, (8e6, 293.15), 300.0).is_err());
    assert!(buried(&table, 283.15, -1.0).outlet(&line, (8e6, 293.15), 300.0).is_err());
}
