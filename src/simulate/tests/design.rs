//! Lines with a design, against hydraulics asked by another way.

use super::system::{Run, model, run};
use crate::{
    physics::{
        gas::{Composition, Equation, Gas, Isotherm, heat},
        line::{Line, Section},
        pipe::{EROSIONAL, Fluid, Friction, Pipe, capacity},
        station::Station,
    },
    simulate::{
        AssetRef, compile,
        hydraulics::{VELOCITY_MAX, VISCOSITY, problems},
    },
};

/// A line of 300 km and 36 inch from a field to a town that wants `wanted`; `text` changes or adds.
pub(super) fn line(wanted: &str, text: &str) -> String {
    format!(
        "gases.std.calorific_value = 38.7 MJ/m3
        gases.std.methane = 92 %
        gases.std.ethane = 6 %
        gases.std.nitrogen = 2 %
        hubs.head.country = land
        hubs.town.country = land
        sources.field.hub = head
        sources.field.gas = std
        sources.field.origin = land
        sources.field.capacity = 90 bcm/y
        sources.field.cost = 1 USD/GJ
        designs.steel.outer_diameter = 0.9144 m
        designs.steel.wall = 12.7 mm
        designs.steel.roughness = 0.02 mm
        designs.steel.inlet_pressure = 8 MPa
        designs.steel.delivery_pressure = 5 MPa
        pipelines.line.from = head
        pipelines.line.to = town
        pipelines.line.gas = std
        pipelines.line.design = steel
        pipelines.line.length = 300 km
        sectors.homes.country = land
        sectors.homes.name = homes
        sectors.homes.value = 10 USD/GJ
        demands.homes.hub = town
        demands.homes.sector = homes
        demands.homes.gas = std
        demands.homes.volume = {wanted}
        {text}"
    )
}

pub(super) const PIPE: Pipe =
    Pipe { length: 300e3, diameter: 0.889, roughness: 2e-5, rise: 0.0, friction: Friction::Colebrook };

/// The gas by the equation of state, the heat in J/kg that it is declared to have (38.7 MJ/m3 at 15 degC), and the net heat of its
/// composition.
pub(super) fn gas() -> (Gas, f64, f64) {
    let parts = Composition::new([("methane", 0.92), ("ethane", 0.06), ("nitrogen", 0.02)]).unwrap();
    let worth = heat(&parts, 288.15, 288.15).unwrap();
    let gas = Gas::new(parts, Equation::Gerg2008);
    let density = gas.state(101_325.0, 288.15).unwrap().density;
    (gas, 38.7e6 / density, worth.net_mass)
}

/// PJ a year of a kg/s.
pub(super) fn yearly(gross: f64) -> f64 {
    gross * 365.0 * 86_400.0 / 1e15
}

pub(super) fn capacity_of(run: &Run, year: i32) -> f64 {
    let rows = run.outcome.flows.iter().filter(|row| row.year == year && row.asset == run.asset("pipelines.line"));
    rows.map(|row| row.capacity).sum()
}

pub(super) fn losses_of(run: &Run, year: i32) -> f64 {
    let rows = run.outcome.flows.iter().filter(|row| row.year == year && row.asset == run.asset("pipelines.line"));
    rows.map(|row| row.losses).sum()
}

/// Without stations the flow between the two pressures is the root of the pipe's own equation.
#[test]
fn free_flow_is_what_two_pressures_drive() {
    let run = run(&line("80 bcm/y", ""));
    let (gas, gross, _) = gas();
    let isotherm = Isotherm::of_gas(&gas, 293.15, 8.2e6).unwrap();
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    let expected = capacity(&PIPE, fluid, 8e6, 5e6).unwrap() * yearly(gross);
    let found = capacity_of(&run, 2030);
    assert!((found / expected - 1.0).abs() < 1e-5, "{found} {expected}");
    assert!((run.flow("pipelines.line", 2030) / expected - 1.0).abs() < 1e-5);
    assert_eq!(losses_of(&run, 2030), 0.0);
}

#[test]
fn the_smaller_of_nameplate_and_hydraulics_flows() {
    let free = capacity_of(&run(&line("80 bcm/y", "")), 2030);
    let below = run(&line("80 bcm/y", "pipelines.line.capacity = 5 bcm/y"));
    assert!((capacity_of(&below, 2030) - 5.0 * 38.7).abs() < 1e-9);
    let above = line("80 bcm/y", "pipelines.line.capacity = 50 bcm/y");
    assert!((capacity_of(&run(&above), 2030) - free).abs() < 1e-9);
    let told = problems(&model(&above));
    let told: Vec<_> = told.sorted().iter().map(|problem| problem.message.clone()).collect();
    assert!(
        told.len() == 1 && told[0].starts_with("`pipelines.line.capacity` is 50 bcm/y, and `designs.steel` carries"),
        "{told:?}"
    );
}

/// Colder than any buried line, and with more butane than any export gas: hydraulics would take liquid for gas.
#[test]
fn a_gas_of_which_part_is_liquid_is_told() {
    let told = |temperature: i32| {
        let rich = line("1 bcm/y", &format!("designs.steel.temperature = {temperature} degC"))
            .replace("gases.std.methane = 92 %", "gases.std.methane = 86 %\n gases.std.butane = 6 %");
        let told = problems(&model(&rich));
        told.sorted().iter().map(|problem| problem.message.clone()).collect::<Vec<_>>()
    };
    let dew = "part of `gases.std` is liquid at 50 bar and -10 degC";
    assert!(told(-10).iter().any(|problem| problem.starts_with(dew)), "{:?}", told(-10));
    assert!(!told(40).iter().any(|problem| problem.contains("liquid")), "{:?}", told(40));
    // In soil of 8 degC gas cools below it as its pressure falls.
    let soil = |transfer: &str| {
        let text = format!("designs.steel.soil_temperature = 8 degC\n designs.steel.heat_transfer = {transfer}");
        let rich = line("1 bcm/y", &text).replace(
            "gases.std.methane = 92 %",
            "gases.std.methane = 83.5 %\n gases.std.propane = 5 %\n gases.std.butane = 3.5 %",
        );
        let told = problems(&model(&rich));
        told.sorted().iter().filter(|problem| problem.message.contains("liquid")).count()
    };
    assert_eq!((soil("0.5 W/m2/K"), soil("20 W/m2/K")), (1, 0));
}

/// A station of the design, for fuel of a net heat (J/kg), that cools to a temperature (K).
pub(super) fn station(net: f64, cooled_to: f64) -> Station {
    Station {
        discharge: 8e6,
        isentropic: 0.82,
        mechanical: 0.98,
        driver: Some(0.35),
        fuel_heat: net,
        ratio_max: 1.6,
        power_max: 30e6,
        cooled_to: Some(cooled_to),
    }
}

/// Stations from 2031 on: more flows, and the fuel is that of the machines by the equation of state, at every flow within a
/// thousandth of it.
#[test]
fn stations_carry_more_and_take_their_fuel() {
    let stations = "projects.more.start = 2031
        projects.more.built = true
        projects.more.ramp = 0 months
        pipelines.line.expansion = more
        designs.steel.stations = 3
        designs.steel.station_power = 30 MW";
    let (gas, gross, net) = gas();
    let isotherm = Isotherm::of_gas(&gas, 293.15, 8.2e6).unwrap();
    let station = station(net, 293.15);
    let section = |n| Section {
        pipe: Pipe { length: 75e3, ..PIPE },
        looped: None,
        offtake: 0.0,
        station: (n < 3).then_some(station),
    };
    let exact = Line {
        supply: 8e6,
        head: None,
        sections: (0..4).map(section).collect(),
        delivery: 5e6,
        velocity_max: VELOCITY_MAX,
        erosion: EROSIONAL,
    };
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    let (most, _) = exact.maximum(fluid, &gas).unwrap();
    let full = run(&line("80 bcm/y", stations));
    assert!((capacity_of(&full, 2031) / (most * yearly(gross)) - 1.0).abs() < 1e-4);
    assert!(capacity_of(&full, 2031) > 1.5 * capacity_of(&full, 2030));
    assert_eq!(losses_of(&full, 2030), 0.0);
    for wanted in ["3 bcm/y", "8 bcm/y", "12 bcm/y", "15 bcm/y", "18 bcm/y", "80 bcm/y"] {
        let run = run(&line(wanted, stations));
        let flow = run.flow("pipelines.line", 2031);
        let fuel = exact.run(fluid, &gas, (flow / yearly(gross)).min(most)).unwrap().fuel() * yearly(gross);
        let off = (losses_of(&run, 2031) - fuel).abs() / flow;
        assert!(off < 1e-3, "{wanted}: {off} of the flow");
    }
}

/// A draw leaves nothing behind for the next.
#[test]
fn a_draw_leaves_nothing_behind() {
    let model = model(&line("80 bcm/y", "designs.steel.stations = 2"));
    let compiled = compile(&model.structure, &model.values, Default::default()).unwrap();
    let mut rough = model.values.clone();
    let design = &model.structure.designs[model.structure.designs.find("steel").unwrap()];
    rough.write(design.roughness.slot(), 5e-5, model.values.basis(design.roughness.slot()));
    let mut work = compiled.workspace();
    let sent = |values: &_, work: &mut _| {
        let outcome = compiled.outcome_in(values, work).unwrap();
        outcome.flow(AssetRef::Pipeline(model.structure.pipelines.find("line").unwrap()), 2030).unwrap()
    };
    let (first, rougher, again) =
        (sent(&model.values, &mut work), sent(&rough, &mut work), sent(&model.values, &mut work));
    assert!(first == again && rougher < 0.99 * first, "{first} {rougher} {again}");
    assert_eq!(rougher, sent(&rough, &mut compiled.workspace()));
}

/// Two pipelines of one design in a row are one line: they carry what one of their length does.
#[test]
fn a_line_in_two_parts_is_one_line() {
    let whole = run(&line("80 bcm/y", "designs.steel.stations = 2"));
    let parts = line("80 bcm/y", "designs.steel.stations = 2")
        .replace("pipelines.line.length = 300 km", "pipelines.line.length = 170 km")
        + "\n hubs.half.country = land
        pipelines.line.to = half
        pipelines.rest.from = half
        pipelines.rest.to = town
        pipelines.rest.gas = std
        pipelines.rest.design = steel
        pipelines.rest.length = 130 km";
    let parts = run(&parts);
    assert!((capacity_of(&parts, 2030) / capacity_of(&whole, 2030) - 1.0).abs() < 1e-5);
}

/// Three units and a spare of 95 % give 99.516458 % of their power (see the test of physics): the line carries what one of that
/// power carries, and less than one that is always ready.
#[test]
fn units_that_fail_take_from_the_power() {
    let of = |text: &str| capacity_of(&run(&line("80 bcm/y", &format!("designs.steel.stations = 3\n{text}"))), 2030);
    let spare = "designs.steel.station_power = 12 MW
        designs.steel.units = 3
        designs.steel.spare_units = 1
        designs.steel.unit_availability = 95 %";
    let (found, same) = (of(spare), of("designs.steel.station_power = 11.941975 MW"));
    assert!((found / same - 1.0).abs() < 1e-6, "{found} {same}");
    assert!(found < of("designs.steel.station_power = 12 MW") * (1.0 - 1e-4));
}

/// A fifth of the heat becomes work, so that fuel is much, and what flows lies in the middle of a piece: what is told is what the
/// machines burn less. A full line is at the end of its pieces, and nothing is told.
#[test]
fn pieces_far_from_their_curve_are_told() {
    let text = |driver: &str, wanted: &str| {
        line(
            wanted,
            &format!(
                "pipelines.line.length = 1200 km\n designs.steel.stations = 12\n designs.steel.station_power = 30 MW
                designs.steel.driver = {driver}"
            ),
        )
    };
    let told = |run: &Run| {
        let shares = run.outcome.notices.iter().filter_map(|notice| match notice {
            crate::simulate::Notice::FuelOffCurve { share, .. } => Some(*share),
            _ => None,
        });
        shares.collect::<Vec<_>>()
    };
    let thirsty = run(&text("20 %", "5 bcm/y"));
    let (gas, gross, _) = gas();
    let isotherm = Isotherm::of_gas(&gas, 293.15, 8.2e6).unwrap();
    let model = model(&text("20 %", "5 bcm/y"));
    let chains = crate::simulate::hydraulics::Chain::all(&model.structure);
    let works = crate::simulate::hydraulics::Works::ALL;
    let drawn = crate::simulate::hydraulics::Drawn::of(&model.structure, &model.values, &chains[0], works);
    let flow = thirsty.flow("pipelines.line", 2030);
    let (exact, _) = drawn.sections(&drawn.properties().unwrap(), flow / yearly(gross));
    let fluid = Fluid { isotherm: &isotherm, viscosity: VISCOSITY };
    let burnt = exact.run(fluid, &gas, flow / yearly(gross)).unwrap().fuel() * yearly(gross);
    let missed = (losses_of(&thirsty, 2030) - burnt) / flow;
    let [share] = told(&thirsty)[..] else { panic!("{:?}", thirsty.outcome.notices) };
    assert!(missed > 1e-3 && (share - missed).abs() < 0.1 * missed, "{share} {missed}");
    assert!(told(&run(&text("20 %", "80 bcm/y"))).is_empty());
}
