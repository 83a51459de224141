//! Stations and lines, by closed forms and by properties.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{
    Refusal,
    gas::{Composition, Equation, Gas, Isotherm, Surface},
    line::{Line, Loop, Section},
    pipe::{Fluid, Friction, Pipe, capacity},
    station::{Perfect, Station, adiabatic, availability, compress, polytropic, running_share},
};

fn gas() -> Gas {
    let parts = [("methane", 0.93), ("ethane", 0.055), ("propane", 0.01), ("n_butane", 0.002), ("nitrogen", 0.003)];
    Gas::new(Composition::new(parts).unwrap(), Equation::Gerg2008)
}

fn station() -> Station {
    Station {
        discharge: 9.5e6,
        isentropic: 0.82,
        mechanical: 0.98,
        driver: Some(0.36),
        fuel_heat: 49.4e6,
        ratio_max: 1.6,
        power_max: 60e6,
        cooled_to: Some(298.15),
    }
}

fn section(station: Option<Station>) -> Section {
    let pipe = Pipe { length: 150e3, diameter: 1.035, roughness: 2e-5, rise: 0.0, friction: Friction::Colebrook };
    Section { pipe, looped: None, offtake: 0.0, station }
}

fn line(sections: usize) -> Line {
    let of = |n| section((n + 1 < sections).then(station));
    let sections = (0..sections).map(of).collect();
    Line { supply: 6.5e6, head: Some(station()), sections, delivery: 5e6, velocity_max: 15.0, erosion: f64::INFINITY }
}

/// Compressed without loss, a gas keeps its entropy; with loss it gains. Almost an ideal gas follows the formula.
#[test]
fn compression_keeps_entropy_and_meets_the_formula_at_low_pressure() {
    let gas = gas();
    let ideal = compress(&gas, (7.2e6, 293.15), 9.9e6, 1.0).unwrap();
    let entropy = |p, t| gas.state(p, t).unwrap().entropy;
    assert!((entropy(7.2e6, 293.15) - entropy(9.9e6, ideal.temperature)).abs() < 1e-6);
    let real = compress(&gas, (7.2e6, 293.15), 9.9e6, 0.8).unwrap();
    assert!((real.work - ideal.work / 0.8).abs() < 1e-6 * real.work);
    let enthalpy = |p, t| gas.state(p, t).unwrap().enthalpy;
    assert!((enthalpy(9.9e6, real.temperature) - enthalpy(7.2e6, 293.15) - real.work).abs() < 1e-3);
    let thin = compress(&gas, (1e4, 293.15), 1.2e4, 1.0).unwrap();
    let state = gas.state(1e4, 293.15).unwrap();
    let perfect = Perfect { exponent: state.cp / state.cv, z: 1.0, molar_mass: gas.molar_mass() };
    let formula = adiabatic(&perfect, (1e4, 293.15), 1.2e4, 1.0).unwrap();
    assert!((thin.work / formula.work - 1.0).abs() < 1e-3, "{} {}", thin.work, formula.work);
}

/// With full efficiency both formulas are one; the polytropic path of many small adiabatic steps is the polytropic formula.
#[test]
fn polytropic_is_the_limit_of_small_steps() {
    let gas = Perfect { exponent: 1.29, z: 0.9, molar_mass: 0.0174 };
    let whole = |eta| polytropic(&gas, (5e6, 290.0), 9e6, eta).unwrap();
    let once = adiabatic(&gas, (5e6, 290.0), 9e6, 1.0).unwrap();
    assert!((whole(1.0).work / once.work - 1.0).abs() < 1e-12);
    let (mut p, mut t, mut work) = (5e6, 290.0, 0.0);
    let steps = 2000;
    let ratio = libm::pow(9.0 / 5.0, 1.0 / f64::from(steps));
    for _ in 0..steps {
        let step = adiabatic(&gas, (p, t), p * ratio, 0.85).unwrap();
        (p, t, work) = (p * ratio, step.temperature, work + step.work);
    }
    assert!((whole(0.85).work / work - 1.0).abs() < 1e-4);
    assert!((whole(0.85).temperature - t).abs() < 0.01);
    assert!(adiabatic(&gas, (5e6, 290.0), 4e6, 0.8).is_err());
    assert!(polytropic(&gas, (5e6, 290.0), 9e6, f64::NAN).is_err());
}

#[test]
fn limits_of_a_station_are_named() {
    let gas = gas();
    let lift = |station: Station, suction| station.lift(&gas, (suction, 298.15), 267.0, 3);
    assert!(matches!(lift(station(), 4e6), Err(Refusal::Ratio { station: 3, .. })));
    assert!(matches!(lift(Station { power_max: 1e6, ..station() }, 8e6), Err(Refusal::Power { station: 3, .. })));
    let still = lift(station(), 9.6e6).unwrap();
    assert_eq!((still.ratio, still.fuel), (1.0, 0.0));
    let electric = lift(Station { driver: None, ..station() }, 8e6).unwrap();
    assert!(electric.fuel == 0.0 && electric.shaft_power > 0.0 && electric.cooling > 0.0);
    assert!(lift(Station { isentropic: f64::NAN, ..station() }, 8e6).is_err());
    assert!(lift(Station { fuel_heat: f64::NAN, ..station() }, 8e6).is_err());
    assert!(lift(station(), f64::NAN).is_err());
}

/// Two of three units at 0.9: 0.9^3 + 3 x 0.9^2 x 0.1 = 0.972.
#[test]
fn spare_units_make_a_station_available() {
    assert!((availability(3, 2, 0.9) - 0.972).abs() < 1e-12);
    assert!((availability(4, 0, 0.5) - 1.0).abs() < 1e-12);
    assert_eq!(availability(2, 3, 0.9), 0.0);
}

/// Three units and one spare at 95 %: at least 3 of 4 run 0.95^4 + 4 x 0.95^3 x 0.05 = 0.98598125 of the time, at least two
/// 6 x 0.95^2 x 0.05^2 = 0.0135375 more, at least one 1 - 0.05^4 = 0.99999375: (0.98598125 + 0.99951875 + 0.99999375)/3.
/// Without a spare the mean of three is that of each. Two with one spare at 80 %: B of 3 is 0 to 3 with 0.008, 0.096, 0.384,
/// 0.512, so (0.096 + 2 x 0.896)/2 = 0.944.
#[test]
fn spare_units_carry_what_others_drop() {
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-12, "{found} {expected}");
    near(running_share(3, 1, 0.95), 2.985_493_75 / 3.0);
    near(running_share(3, 0, 0.95), 0.95);
    near(running_share(2, 1, 0.8), 0.944);
    assert_eq!([running_share(1, 0, 1.0), running_share(4, 2, 1.0), running_share(2, 1, 0.0)], [1.0, 1.0, 0.0]);
}

#[test]
fn a_line_balances_and_its_largest_flow_is_its_limit() {
    let gas = gas();
    let isotherm = Isotherm::of_gas(&gas, 298.15, 10e6).unwrap();
    let fluid = Fluid { isotherm: &isotherm, viscosity: 1.15e-5 };
    let mut line = line(4);
    line.sections[1].offtake = 12.0;
    let at = line.run(fluid, &gas, 250.0).unwrap();
    assert!((250.0 - at.fuel() - 12.0 - at.delivered).abs() < 1e-9);
    let (most, limit) = line.maximum(fluid, &gas).unwrap();
    assert!(line.run(fluid, &gas, most).is_ok());
    assert!(line.run(fluid, &gas, 1.000_001 * most).is_err());
    assert!(matches!(limit, Refusal::Ratio { .. } | Refusal::Power { .. } | Refusal::Delivery { .. }), "{limit}");
    // Wider limits carry more, and another one binds.
    let open = |station: &mut Station| (station.ratio_max, station.power_max) = (4.0, 1e9);
    line.head.iter_mut().for_each(open);
    line.sections.iter_mut().filter_map(|section| section.station.as_mut()).for_each(open);
    let (more, other) = line.maximum(fluid, &gas).unwrap();
    assert!(more > most, "{more} {most}");
    assert_ne!(std::mem::discriminant(&other), std::mem::discriminant(&limit));
    assert!(line.run(fluid, &gas, f64::NAN).is_err());
    line.delivery = 9.6e6;
    assert!(matches!(line.maximum(fluid, &gas), Err(Refusal::Delivery { .. } | Refusal::PressureUsedUp { .. })));
}

#[test]
fn twice_the_line_carries_twice_the_flow() {
    let gas = gas();
    let isotherm = Isotherm::of_gas(&gas, 298.15, 10e6).unwrap();
    let fluid = Fluid { isotherm: &isotherm, viscosity: 1.15e-5 };
    let free = |looped| {
        let sections = vec![Section { looped, ..section(None) }];
        Line { supply: 9.5e6, head: None, sections, delivery: 6e6, velocity_max: 40.0, erosion: f64::INFINITY }
    };
    let (single, _) = free(None).maximum(fluid, &gas).unwrap();
    let twin = Loop { share: 1.0, diameter: 1.035, roughness: 2e-5 };
    let (double, _) = free(Some(twin)).maximum(fluid, &gas).unwrap();
    assert!((double / single - 2.0).abs() < 1e-6);
    let none = Loop { share: 0.0, ..twin };
    assert!((free(Some(none)).maximum(fluid, &gas).unwrap().0 / single - 1.0).abs() < 1e-9);
    let (half, _) = free(Some(Loop { share: 0.5, ..twin })).maximum(fluid, &gas).unwrap();
    // Colebrook's friction falls a little in the single part, where the gas now runs faster.
    let closed = 1.0 / libm::sqrt(1.0 - 0.75 * 0.5);
    assert!(half / single > closed && half / single < 1.01 * closed);
    // A loop a hair wider carries a hair more: the split by friction joins the split in halves.
    let (wider, _) = free(Some(Loop { diameter: 1.0351, ..twin })).maximum(fluid, &gas).unwrap();
    assert!(wider > double && wider < 1.001 * double);
    // Beside another pipe each carries what it carries alone between the same pressures.
    for diameter in [0.5, 0.8, 1.38] {
        let beside = Pipe { diameter, ..section(None).pipe };
        let both = single + capacity(&beside, fluid, 9.5e6, 6e6).unwrap();
        let (found, _) = free(Some(Loop { diameter, ..twin })).maximum(fluid, &gas).unwrap();
        assert!((found / both - 1.0).abs() < 1e-6, "{diameter}: {found} {both}");
    }
}

/// The wider of two pipes is the faster, and the one that meets the limit.
#[test]
fn a_wide_loop_meets_the_limit_of_velocity_first() {
    let gas = gas();
    let isotherm = Isotherm::of_gas(&gas, 298.15, 10e6).unwrap();
    let fluid = Fluid { isotherm: &isotherm, viscosity: 1.15e-5 };
    let wide = Loop { share: 1.0, diameter: 1.38, roughness: 2e-5 };
    let sections = vec![Section { looped: Some(wide), ..section(None) }];
    let line = Line { supply: 9.5e6, head: None, sections, delivery: 3e6, velocity_max: 15.0, erosion: f64::INFINITY };
    let (most, limit) = line.maximum(fluid, &gas).unwrap();
    assert!(matches!(limit, Refusal::Velocity { .. }), "{limit:?}");
    let passage = line.run(fluid, &gas, most).unwrap().sections[0];
    let area = |diameter: f64| 0.25 * std::f64::consts::PI * diameter * diameter;
    let density = isotherm.density(passage.outlet);
    let beside = (most - passage.velocity * density * area(1.035)) / (density * area(1.38));
    assert!(passage.velocity < 14.0 && (beside / 15.0 - 1.0).abs() < 1e-6, "{beside} {passage:?}");
}

#[test]
fn a_table_gives_the_power_of_the_equation() {
    let gas = gas();
    let isotherm = Isotherm::of_gas(&gas, 298.15, 10e6).unwrap();
    let fluid = Fluid { isotherm: &isotherm, viscosity: 1.15e-5 };
    let table = Surface::new(&gas, (2e6, 12e6), (280.0, 400.0)).unwrap();
    let (exact, fast) = (line(12).run(fluid, &gas, 267.0).unwrap(), line(12).run(fluid, &table, 267.0).unwrap());
    assert!((exact.power() / fast.power() - 1.0).abs() < 5e-4);
    assert!((exact.fuel() / fast.fuel() - 1.0).abs() < 5e-4);
}
