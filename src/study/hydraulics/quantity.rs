//! What numbers a case may give: unit, range, and what a number outside it may have been meant as.

/// A quantity with the range that is taken for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quantity {
    /// As written behind the number.
    pub(super) unit: &'static str,
    /// The least.
    pub(super) low: f64,
    /// The most.
    pub(super) high: f64,
    /// What a value outside was perhaps meant as.
    pub(super) meant: fn(f64) -> Option<String>,
}

const fn quantity(unit: &'static str, low: f64, high: f64, meant: fn(f64) -> Option<String>) -> Quantity {
    Quantity { unit, low, high, meant }
}

fn silent(_: f64) -> Option<String> {
    None
}

/// Pressure in a pipe or machine, absolute.
pub(super) const PRESSURE: Quantity = quantity("Pa", 5e4, 5e7, |p| match p {
    0.1..1000.0 => Some(format!("pascals are asked: {p} bar are {} Pa, {p} MPa are {} Pa", p * 1e5, p * 1e6)),
    1000.0..5e4 => Some(format!("pascals are asked: {p} kPa are {} Pa", p * 1e3)),
    _ => None,
});
/// Pressure of a state, absolute.
pub(super) const STATE_PRESSURE: Quantity = quantity("Pa", 1e3, 1.4e8, |p| match p {
    0.1..1000.0 => Some(format!("pascals are asked: {p} bar are {} Pa, {p} MPa are {} Pa", p * 1e5, p * 1e6)),
    _ => None,
});
/// Pressure over that of the air.
pub(super) const GAUGE: Quantity = quantity("Pa gauge", 0.0, 5e7, silent);
/// Pressure at which standard volumes are counted.
pub(super) const BASE_PRESSURE: Quantity = quantity("Pa", 8e4, 1.2e5, |p| match p {
    0.8..1.2 => Some(format!("pascals are asked: {p} bar are {} Pa", p * 1e5)),
    80.0..120.0 => Some(format!("pascals are asked: {p} kPa are {} Pa", p * 1e3)),
    13.0..16.0 => Some(format!("pascals are asked: {p} psi are {:.0} Pa", p * 6894.757)),
    _ => None,
});
/// Temperature of gas and soil.
pub(super) const TEMPERATURE: Quantity = quantity("K", 220.0, 450.0, celsius);
/// Temperature of a state.
pub(super) const STATE_TEMPERATURE: Quantity = quantity("K", 90.0, 700.0, celsius);
/// Temperature at which standard volumes are counted.
pub(super) const BASE_TEMPERATURE: Quantity = quantity("K", 260.0, 310.0, celsius);
/// Length along a pipe.
pub(super) const LENGTH: Quantity = quantity("m", 0.1, 1e7, silent);
/// Diameter.
pub(super) const DIAMETER: Quantity = quantity("m", 0.005, 3.0, |d| match d {
    3.0..100.0 => Some(format!("metres are asked: {d} in are {:.4} m", d * 0.0254)),
    100.0..3000.0 => Some(format!("metres are asked: {d} mm are {} m", d / 1e3)),
    _ => None,
});
/// Thickness of a wall.
pub(super) const WALL: Quantity = quantity("m", 1e-4, 0.1, |d| match d {
    1.0..100.0 => Some(format!("metres are asked: {d} mm are {} m", d / 1e3)),
    _ => None,
});
/// Height of roughness.
pub(super) const ROUGHNESS: Quantity = quantity("m", 0.0, 5e-3, |k| match k {
    0.1..1000.0 => Some(format!("metres are asked: {k} um are {} m", k / 1e6)),
    0.005..0.1 => Some(format!("metres are asked: {k} mm are {} m", k / 1e3)),
    _ => None,
});
/// Roughness over diameter.
pub(super) const RELATIVE: Quantity = quantity("", 0.0, 0.1, silent);
/// Height of the outlet above the inlet.
pub(super) const RISE: Quantity = quantity("m", -6000.0, 6000.0, silent);
/// Mass a second: 10,000 kg/s are 440 bcm a year.
pub(super) const FLOW: Quantity = quantity("kg/s", 1e-6, 1e4, |_| Some("33 bcm a year are about 750 kg/s".to_owned()));
/// Standard volume a second: 15,000 m3/s are 470 bcm a year.
pub(super) const STANDARD_FLOW: Quantity =
    quantity("m3/s", 1e-6, 1.5e4, |_| Some("33 bcm a year are 1046 m3/s".to_owned()));
/// Speed of sound.
pub(super) const SOUND: Quantity = quantity("m/s", 50.0, 2000.0, silent);
/// Pressure that a node needs, absolute; 0 for any.
pub(super) const LEAST_PRESSURE: Quantity = quantity("Pa", 0.0, 5e7, silent);
/// Pressure over that of the air, in a network at low pressure.
pub(super) const GAUGE_BAR: Quantity = quantity("bar gauge", -0.99, 100.0, |p| match p {
    100.0..1e7 => Some(format!("bars over the air are asked: {p} Pa are {} bar", p / 1e5)),
    _ => None,
});
/// Height of a place above the sea.
pub(super) const ELEVATION: Quantity = quantity("m", -1000.0, 9000.0, silent);
/// Mass taken out of a network at a place; below zero it is put in. More than a network can carry is an answer of its own.
pub(super) const WITHDRAWAL: Quantity = quantity("kg/s", -1e6, 1e6, silent);
/// Outlet over suction pressure of a compressor.
pub(super) const RATIO: Quantity = quantity("outlet over suction pressure", 1.0, 100.0, |r| {
    (0.0..1.0).contains(&r).then(|| "a compressor lifts pressure: a `control_valve` lets it down".to_owned())
});
/// Outlet over inlet pressure of a control valve.
pub(super) const DROP: Quantity = quantity("outlet over inlet pressure", 0.01, 1.0, |r| {
    (r > 1.0).then(|| "a control valve lets pressure down: a `compressor` lifts it".to_owned())
});
/// Bends and fittings.
pub(super) const HEADS: Quantity = quantity("velocity heads", 0.0, 1e9, silent);
/// Friction factor that stands for more than a wall, as published networks have it.
pub(super) const ANY_FRICTION: Quantity = quantity("(Darcy, usually 0.008 to 0.05)", 1e-6, 10.0, silent);
/// Density at 0 degC and the pressure of the air.
pub(super) const NORMAL_DENSITY: Quantity = quantity("kg/m3", 0.05, 10.0, silent);
/// `1/Z` at no pressure.
pub(super) const INVERSE_Z: Quantity = quantity("(near 1)", 0.1, 10.0, silent);
/// What `1/Z` gains with pressure.
pub(super) const INVERSE_Z_SLOPE: Quantity = quantity("a Pa", -1e-5, 1e-5, silent);
/// What Z gains with pressure; below zero for natural gas.
pub(super) const Z_SLOPE: Quantity = quantity("a bar", -0.05, 0.05, silent);
/// Volume a day.
pub(super) const DAILY: Quantity = quantity("1e6 m3/d", -1e4, 1e4, silent);
/// Pressure of a place, absolute.
pub(super) const BAR: Quantity = quantity("bar", 0.0, 500.0, |p| match p {
    1e4..5e7 => Some(format!("bars are asked: {p} Pa are {} bar", p / 1e5)),
    _ => None,
});
/// Cost of a unit of supply.
pub(super) const COST: Quantity = quantity("for 1e6 m3", -1e9, 1e9, silent);
/// Height of roughness, mm.
pub(super) const ROUGHNESS_MM: Quantity = quantity("mm", 1e-4, 5.0, silent);
/// Diameter, mm.
pub(super) const DIAMETER_MM: Quantity = quantity("mm", 5.0, 3000.0, |d| match d {
    0.05..3.0 => Some(format!("millimetres are asked: {d} m are {} mm", d * 1e3)),
    _ => None,
});
/// Length, km.
pub(super) const LENGTH_KM: Quantity = quantity("km", 1e-4, 1e4, silent);
/// Viscosity where nothing depends on it, Pa s: that of natural gas in a trunk line.
pub(super) const USUAL_VISCOSITY: f64 = 1.1e-5;
/// Mass taken on the way.
pub(super) const OFFTAKE: Quantity = quantity("kg/s", -1e4, 1e4, silent);
/// Dynamic viscosity.
pub(super) const VISCOSITY: Quantity =
    quantity("Pa s", 1e-6, 1e-4, |_| Some("gas in a trunk line has about 1.1e-5 Pa s".to_owned()));
/// Compressibility.
pub(super) const Z: Quantity = quantity("", 0.1, 3.0, silent);
/// Darcy's friction factor.
pub(super) const FRICTION: Quantity = quantity("", 1e-3, 0.2, silent);
/// Reynolds number.
pub(super) const REYNOLDS: Quantity = quantity("", 1e3, 1e10, silent);
/// Gravity to air.
pub(super) const GRAVITY_TO_AIR: Quantity = quantity("", 0.05, 2.5, silent);
/// Efficiency of a machine.
pub(super) const EFFICIENCY: Quantity = quantity("", 0.2, 1.0, percent);
/// Efficiency of a driver.
pub(super) const DRIVER: Quantity = quantity("", 0.05, 0.7, percent);
/// Efficiency of a pipe in a flow equation.
pub(super) const PIPE_EFFICIENCY: Quantity = quantity("", 0.5, 1.2, percent);
/// Drag factor of the AGA.
pub(super) const DRAG: Quantity = quantity("", 0.9, 1.0, silent);
/// Isentropic exponent.
pub(super) const EXPONENT: Quantity = quantity("", 1.05, 1.9, silent);
/// Molar mass.
pub(super) const MOLAR_MASS: Quantity = quantity("kg/mol", 0.002, 0.1, |m| match m {
    2.0..100.0 => Some(format!("kg/mol are asked: {m} g/mol are {} kg/mol", m / 1e3)),
    _ => None,
});
/// Net calorific value of the fuel.
pub(super) const FUEL_HEAT: Quantity = quantity("J/kg", 1e7, 1.3e8, |h| match h {
    10.0..130.0 => Some(format!("J/kg are asked: {h} MJ/kg are {} J/kg", h * 1e6)),
    _ => None,
});
/// Gross heat in a cubic metre of gas.
pub(super) const HEAT_BY_VOLUME: Quantity = quantity("J/m3", 5e6, 1e8, |h| match h {
    5.0..100.0 => Some(format!("J/m3 are asked: {h} MJ/m3 are {} J/m3", h * 1e6)),
    _ => None,
});
/// An amount of gas.
pub(super) const AMOUNT: Quantity = quantity("mol", 0.0, 1e18, silent);
/// Heat through a wall.
pub(super) const TRANSFER: Quantity = quantity("W/(m2 K)", 0.0, 100.0, silent);
/// Mole a litre.
pub(super) const MOLES: Quantity = quantity("mol/l", 1e-4, 40.0, silent);
/// Density.
pub(super) const DENSITY: Quantity = quantity("kg/m3", 1e-3, 800.0, silent);
/// A share.
pub(super) const SHARE: Quantity = quantity("", 0.0, 1.0, percent);
/// The molar gas constant.
pub(super) const GAS_CONSTANT: Quantity = quantity("J/(mol K)", 8.31, 8.32, silent);
/// Gravity.
pub(super) const GRAVITY: Quantity = quantity("m/s2", 9.7, 9.9, silent);
/// The constant of API RP 14E in feet and pounds.
pub(super) const EROSIONAL_US: Quantity = quantity("lb^0.5/(ft^0.5 s)", 50.0, 300.0, silent);
/// The constant of API RP 14E in SI.
pub(super) const EROSIONAL: Quantity = quantity("kg^0.5/(m^0.5 s)", 60.0, 370.0, silent);

fn celsius(t: f64) -> Option<String> {
    (-70.0..200.0).contains(&t).then(|| format!("kelvins are asked: {t} degC are {} K", t + 273.15))
}

fn percent(share: f64) -> Option<String> {
    (1.0..=100.0).contains(&share).then(|| format!("a fraction is asked: {share} % are {}", share / 100.0))
}
