//! Pipes against closed forms and by properties.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod buried;

use proptest::prelude::*;

use super::*;
use crate::physics::{
    GAS_CONSTANT,
    friction::{aga, colebrook, nikuradse},
    gas::{Composition, Equation, Gas},
};

const VISCOSITY: f64 = 1.15e-5;

fn gas() -> Gas {
    let parts = [("methane", 0.93), ("ethane", 0.055), ("propane", 0.01), ("n_butane", 0.002), ("nitrogen", 0.003)];
    Gas::new(Composition::new(parts).unwrap(), Equation::Gerg2008)
}

fn pipe(length: f64, diameter: f64, rise: f64) -> Pipe {
    Pipe { length, diameter, roughness: 2e-5, rise, friction: Friction::Colebrook }
}

fn isotherm() -> Isotherm {
    Isotherm::of_gas(&gas(), 293.15, 15e6).unwrap()
}

fn close(found: f64, expected: f64, share: f64) {
    assert!((found / expected - 1.0).abs() <= share, "{found} is not {expected}");
}

/// The implicit equation itself is the judge.
#[test]
fn colebrook_solves_its_equation() {
    for re in [3e3, 1e4, 1e6, 1e8, 1e10] {
        for relative in [0.0, 1e-7, 1e-5, 1e-3, 0.05] {
            let x = 1.0 / libm::sqrt(colebrook(re, relative).lambda);
            let off = x + 2.0 * libm::log10(2.51 * x / re + relative / 3.71);
            assert!(off.abs() < 1e-12 * x, "{re} {relative}: {off}");
        }
    }
}

#[test]
fn friction_joins_laminar_and_turbulent_flow() {
    assert_eq!(Friction::Colebrook.factor(1000.0, 1e-4), 0.064);
    let (below, above) = (Friction::Hofer.factor(3999.9, 1e-4), Friction::Hofer.factor(4000.1, 1e-4));
    close(below, above, 1e-4);
    assert_eq!(Friction::Fixed(0.01).factor(10.0, 0.1), 0.01);
    // Fully rough: AGA is Nikuradse with 3.7 for 3.71.
    close(aga(1e9, 1e-4, 0.96), nikuradse(1e-4), 2e-3);
}

/// The closed form of textbooks, with the slope, against the integration with the same Z and friction.
#[test]
fn a_slope_with_one_z_is_the_closed_form() {
    let z = Isotherm::of_constant_z(0.86, 290.0, 0.0175, GAS_CONSTANT).unwrap();
    for rise in [-900.0, 0.0, 500.0, 2000.0] {
        let with = Pipe { friction: Friction::Fixed(0.0095), ..pipe(1e5, 1.0, rise) };
        let found = with.outlet(Fluid { isotherm: &z, viscosity: VISCOSITY }, 8e6, 300.0).unwrap();
        let general = General {
            length: 1e5,
            diameter: 1.0,
            rise,
            friction: 0.0095,
            z: 0.86,
            temperature: 290.0,
            molar_mass: 0.0175,
            gas_constant: GAS_CONSTANT,
            gravity: crate::physics::GRAVITY,
        };
        close(found, general_flow(&general, 8e6, 300.0).unwrap(), 1e-9);
    }
}

/// Gas at rest on a slope: `integral of dp/rho = g dz`, here for constant Z `p2 = p1 exp(-g dz M/(Z R T))`.
#[test]
fn gas_at_rest_stands_as_the_barometer_says() {
    let z = Isotherm::of_constant_z(0.9, 280.0, 0.017, GAS_CONSTANT).unwrap();
    let fluid = Fluid { isotherm: &z, viscosity: VISCOSITY };
    let found = pipe(5e4, 0.5, 1200.0).outlet(fluid, 5e6, 0.0).unwrap();
    let height = 0.9 * GAS_CONSTANT * 280.0 / (0.017 * crate::physics::GRAVITY);
    close(found, 5e6 * libm::exp(-1200.0 / height), 1e-10);
}

#[test]
fn kinetic_energy_costs_little_and_costs() {
    let isotherm = isotherm();
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    let without = profile(&pipe(1e5, 1.0, 0.0), fluid, 8e6, 400.0, false).unwrap().outlet();
    let with = profile(&pipe(1e5, 1.0, 0.0), fluid, 8e6, 400.0, true).unwrap().outlet();
    assert!(with < without && with > 0.999 * without);
}

/// On the level acceleration integrates in closed form: `Pi1 - Pi2 = (m/A)^2 [lambda L/(2 D) + ln(rho1/rho2)]`. The flow is
/// its most over the pressure at the end, from the outlet's upwards: where that lies above, the pipe chokes.
#[test]
fn acceleration_takes_its_closed_form_from_capacity_and_chokes() {
    let isotherm = isotherm();
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    for (length, outlet) in [(1000.0, 2e6), (1000.0, 4e6), (300.0, 0.3e6), (5e4, 2e6)] {
        let line = pipe(length, 0.7, 0.0);
        let line = Pipe { friction: Friction::Fixed(0.0104), ..line };
        let driven = |end: f64| {
            let gained = libm::log(isotherm.density(5e6) / isotherm.density(end));
            let lost = 0.0104 * length / (2.0 * 0.7) + gained;
            line.area() * libm::sqrt((isotherm.potential(5e6) - isotherm.potential(end)) / lost)
        };
        let most = (0..4000).map(|n| driven(outlet + (5e6 - outlet) * f64::from(n) / 4000.0)).fold(0.0, f64::max);
        let found = capacity_accelerated(&line, fluid, 5e6, outlet).unwrap();
        close(found, most, if most > driven(outlet) { 2e-3 } else { 5e-6 });
        // Without it the same pipe carries more, or is refused as faster than sound.
        assert!(capacity(&line, fluid, 5e6, outlet).map_or(true, |plain| plain > found));
    }
}

/// Gas that runs down to a higher pressure slows, and its speed helps it on: with acceleration more flows, and its pressure at
/// the end is the one that was asked.
#[test]
fn gas_that_runs_down_is_helped_by_its_speed() {
    let isotherm = isotherm();
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    let down = pipe(1e5, 1.0, -2000.0);
    let (with, without) = (capacity_accelerated(&down, fluid, 8e6, 8.2e6), capacity(&down, fluid, 8e6, 8.2e6));
    let (with, without) = (with.unwrap(), without.unwrap());
    assert!(with > without * (1.0 + 1e-6) && with < 1.001 * without, "{with} {without}");
    close(profile(&down, fluid, 8e6, with, true).unwrap().outlet(), 8.2e6, 1e-8);
}

#[test]
fn what_does_not_flow_is_refused() {
    let isotherm = isotherm();
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    let line = pipe(1e5, 1.0, 0.0);
    assert!(matches!(line.outlet(fluid, 8e6, 5000.0), Err(Refusal::PressureUsedUp { at }) if at < 1e5 && at > 0.0));
    assert!(matches!(
        pipe(10.0, 0.1, 0.0).outlet(fluid, 1e6, 20.0),
        Err(Refusal::Choked { .. } | Refusal::PressureUsedUp { .. })
    ));
    assert!(matches!(capacity(&line, fluid, 6e6, 7e6), Err(Refusal::NoFall { .. })));
    assert!(matches!(capacity(&pipe(1e5, 1.0, 2000.0), fluid, 6e6, 5.9e6), Err(Refusal::NoFall { .. })));
    for wrong in [f64::NAN, 0.0, -1.0, f64::INFINITY] {
        assert!(pipe(wrong, 1.0, 0.0).outlet(fluid, 8e6, 300.0).is_err());
        assert!(pipe(1e5, wrong, 0.0).outlet(fluid, 8e6, 300.0).is_err());
        assert!(line.outlet(fluid, wrong, 300.0).is_err());
        assert!(capacity(&line, fluid, wrong, 5e6).is_err());
        assert!(least_diameter(&line, fluid, wrong, 5e6, 100.0).is_err());
        assert!(profile(&line, fluid, wrong, 300.0, true).is_err());
        assert!(survival(&line, fluid, wrong, 300.0, 5e6).is_err());
    }
    assert!(line.outlet(fluid, 8e6, f64::NAN).is_err());
    let ground = Ground { temperature: 288.15, transfer: 2.0 };
    assert!(thermal(&line, &gas(), VISCOSITY, (8e6, 20.0), 300.0, ground).is_err());
    assert!(thermal(&line, &gas(), VISCOSITY, (8e6, 300.0), 5000.0, ground).is_err());
}

/// Without friction and Joule-Thomson to speak of (a wide pipe), temperature falls to the soil's exponentially:
/// `T - Ts = (T1 - Ts) exp(-pi D U x/(m cp))` (Sukhov).
#[test]
fn a_warm_pipe_cools_exponentially() {
    let ground = Ground { temperature: 288.15, transfer: 2.0 };
    let wide = pipe(5e4, 2.0, 0.0);
    let points = thermal(&wide, &gas(), VISCOSITY, (3e6, 308.15), 60.0, ground).unwrap();
    let cp = gas().state(3e6, 295.0).unwrap().cp;
    let last = points.last().unwrap();
    let fallen = libm::exp(-std::f64::consts::PI * 2.0 * 2.0 * 5e4 / (60.0 * cp));
    assert!((last.temperature - 288.15 - 20.0 * fallen).abs() < 0.1, "{}", last.temperature);
}

/// Energy: in an insulated level pipe enthalpy does not change.
#[test]
fn an_insulated_pipe_keeps_its_enthalpy() {
    let ground = Ground { temperature: 288.15, transfer: 0.0 };
    let gas = gas();
    let points = thermal(&pipe(1e5, 1.0, 0.0), &gas, VISCOSITY, (8e6, 310.0), 400.0, ground).unwrap();
    let last = points.last().unwrap();
    let h = |p, t| gas.state(p, t).unwrap().enthalpy;
    assert!(last.temperature < 309.0);
    assert!((h(8e6, 310.0) - h(last.pressure, last.temperature)).abs() < 1.0);
    let rising = thermal(&pipe(1e5, 1.0, 800.0), &gas, VISCOSITY, (8e6, 310.0), 400.0, ground).unwrap();
    let top = rising.last().unwrap();
    let gained = h(8e6, 310.0) - h(top.pressure, top.temperature);
    assert!((gained - crate::physics::GRAVITY * 800.0).abs() < 5.0, "{gained}");
}

#[test]
fn line_pack_is_what_stands_inside_and_lasts_as_long_as_it_can() {
    let isotherm = isotherm();
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    let line = pipe(1e5, 1.0, 0.0);
    let still = profile(&line, fluid, 8e6, 0.0, false).unwrap();
    close(still.linepack, line.area() * 1e5 * isotherm.density(8e6), 1e-9);
    let outlet = line.outlet(fluid, 8e6, 300.0).unwrap();
    let (long, short) = (survival(&line, fluid, 8e6, 300.0, 4e6), survival(&line, fluid, 8e6, 300.0, 0.99 * outlet));
    assert!(long.unwrap() > short.unwrap());
    // No more than all of the pack over the flow, and less the less may be used.
    let pack = profile(&line, fluid, 8e6, 300.0, false).unwrap().linepack;
    assert!(survival(&line, fluid, 8e6, 300.0, 1e5).unwrap() < pack / 300.0);
}

#[test]
fn a_loop_carries_what_the_closed_form_says() {
    let isotherm = isotherm();
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    let rough = Pipe { friction: Friction::Nikuradse, ..pipe(1e5, 1.0, 0.0) };
    let single = capacity(&rough, fluid, 8e6, 6e6).unwrap();
    for share in [0.0, 0.25, 0.5, 1.0] {
        let looped = looped_capacity(&rough, fluid, (8e6, 6e6), share).unwrap();
        close(looped / single, 1.0 / libm::sqrt(1.0 - 0.75 * share), 1e-10);
        close(loop_share(looped_ratio(share).unwrap()).unwrap() + 1.0, share + 1.0, 1e-12);
    }
    close(looped_ratio(1.0).unwrap(), 2.0, 1e-12);
    assert!(looped_ratio(1.1).is_err() && loop_share(2.5).is_err() && loop_share(f64::NAN).is_err());
}

#[test]
fn flow_equations_invert() {
    let ends = Ends {
        inlet: 9e6,
        outlet: 2e6,
        length: 1.6e5,
        diameter: 0.34,
        gravity: 0.693,
        temperature: 277.15,
        z: 0.9,
        standard_temperature: 288.7,
        standard_pressure: 101_325.0,
    };
    for equation in [Empirical::Weymouth, Empirical::PanhandleA, Empirical::PanhandleB] {
        let flow = equation.flow(&ends, 0.92).unwrap();
        close(equation.outlet(&ends, 0.92, flow).unwrap(), 2e6, 1e-9);
        assert!(equation.outlet(&ends, 0.92, 2.0 * flow).is_err());
        assert!(equation.flow(&ends, f64::NAN).is_err());
        assert!(equation.flow(&Ends { outlet: 9.5e6, ..ends }, 0.92).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn capacity_and_pressure_are_a_round_trip(
        length in 1e4..3e5, diameter in 0.3..1.4, rise in -900.0..900.0, inlet in 5e6..12e6, fall in 0.5..0.95,
    ) {
        let isotherm = isotherm();
        let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
        let line = pipe(length, diameter, rise);
        let rest = line.outlet(fluid, inlet, 0.0).unwrap();
        let outlet = fall * rest;
        let flow = capacity(&line, fluid, inlet, outlet).unwrap();
        close(line.outlet(fluid, inlet, flow).unwrap(), outlet, 1e-8);
        close(line.inlet(fluid, outlet, flow).unwrap(), inlet, 1e-7);
        close(profile(&line, fluid, inlet, flow, false).unwrap().outlet(), outlet, 1e-7);
        close(least_diameter(&line, fluid, inlet, outlet, flow).unwrap(), diameter, 1e-6);
        // More pressure, or a wider pipe, carries more; a longer one less.
        prop_assert!(capacity(&line, fluid, 1.01 * inlet, outlet).unwrap() > flow);
        let wider = Pipe { diameter: 1.01 * diameter, ..line };
        prop_assert!(capacity(&wider, fluid, inlet, outlet).unwrap() > flow);
        prop_assert!(line.outlet(fluid, inlet, 0.9 * flow).unwrap() > outlet);
    }

    #[test]
    fn a_pipe_is_the_chain_of_its_sections(rise in -800.0..800.0, cut in 0.1..0.9, flow in 50.0..300.0) {
        let isotherm = isotherm();
        let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
        let whole = pipe(1e5, 1.0, rise);
        let part = |share: f64| pipe(share * 1e5, 1.0, share * rise);
        let outlet = whole.outlet(fluid, 9e6, flow).unwrap();
        let middle = part(cut).outlet(fluid, 9e6, flow).unwrap();
        close(part(1.0 - cut).outlet(fluid, middle, flow).unwrap(), outlet, 1e-8);
        // Backwards it is the same pipe upside down.
        let back = pipe(1e5, 1.0, -rise).outlet(fluid, outlet, -flow).unwrap();
        close(back, 9e6, 1e-8);
    }
}

/// Steps of a slope against forty times as many, in lines as steep and as long as any: pressure is right to eight digits.
#[test]
fn steps_of_a_slope_are_short_enough() {
    let isotherm = isotherm();
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    for (length, rise, inlet, flow) in [
        (250e3, 1000.0, 10e6, 700.0),
        (250e3, -1000.0, 9.8e6, 700.0),
        (130e3, 700.0, 9.8e6, 900.0),
        (220e3, 300.0, 10e6, 820.0),
        (40e3, 2000.0, 10e6, 300.0),
        (80e3, 1.0, 5e6, 640.0),
    ] {
        let whole = pipe(length, 1.38, rise);
        let part = pipe(length / 200.0, 1.38, rise / 200.0);
        let parts = (0..200).fold(inlet, |pressure, _| part.outlet(fluid, pressure, flow).unwrap());
        close(whole.outlet(fluid, inlet, flow).unwrap(), parts, 1e-8);
    }
}
