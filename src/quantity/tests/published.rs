//! Conversions against numbers that others have published.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::quantity::*;

fn near(a: f64, b: f64, relative: f64) {
    assert!((a - b).abs() <= relative * b.abs(), "{a} is not {b}");
}

/// `text` in `unit`, through `gas`.
fn told(text: &str, dim: Dim, unit: &str, gas: Option<&GasProperties>) -> f64 {
    let quantity = parse(text, dim).unwrap_or_else(|error| panic!("{text}: {error}"));
    convert(quantity, &Unit::parse(unit).unwrap(), gas).unwrap_or_else(|error| panic!("{text} in {unit}: {error}"))
}

fn gas(gross: &str, reference: Reference) -> GasProperties {
    let value = parse(gross, Dim::CalorificValue).unwrap();
    GasProperties::from_written(reference, (value.si, value.basis), None, 0.9)
}

/// Energy Institute, Statistical Review of World Energy, approximate conversion factors, natural gas and LNG:
/// 1 bcm = 35.315 bcf = 36.000 PJ = 0.860 Mtoe = 0.735 Mt LNG = 34.121 trillion Btu, 1 Mt LNG = 1.360 bcm =
/// 48.028 bcf (energies net; table of July 2021).
#[test]
fn a_standard_bcm_is_what_the_statistical_review_says() {
    let standard = Some(&GasProperties::STANDARD);
    for (text, unit, decimals, printed) in [
        ("1 bcm", "Bcf@15C", 3, "35.315"),
        ("1 bcm", "PJ net", 3, "36.000"),
        ("1 bcm", "Mtoe net", 3, "0.860"),
        ("1 bcm", "Mt", 3, "0.735"),
        ("1 bcm", "TBtu net", 3, "34.121"),
        ("1 Bcf@15C", "PJ net", 3, "1.019"),
    ] {
        let x = told(text, Dim::GasAmount, unit, standard);
        assert_eq!(format!("{x:.decimals$}"), printed, "{text} in {unit}");
    }
    // The table rounds the reverse on its own: 1 / 0.735 is 1.3605.
    near(told("1 Mt", Dim::GasAmount, "bcm", standard), 1.360, 5e-4);
    near(told("1 Mt", Dim::GasAmount, "Bcf@15C", standard), 48.028, 5e-4);
}

/// 1200 MMcfd, the North-South line, is told as 12.4 bcm/y; the cubic foot and the metre at one state.
#[test]
fn the_north_south_line_is_12_4_bcm() {
    near(told("1200 MMcfd@15C", Dim::GasRate, "bcm/y@15C", None), 12.4, 5e-3);
    near(told("1 MMcfd@15C", Dim::GasRate, "m3/d@15C", None), 28_316.846_592, 1e-14);
}

/// 33 bcm/y of one real gas are 753.0 kg/s counted at 20 degC, 766.2 at 15 degC, 808.6 at 0 degC; the ideal
/// gas between two states is off by 0.02 % from 15 to 20 degC and by 0.06 % to 0 degC.
#[test]
fn a_rate_holds_less_gas_the_warmer_it_is_counted() {
    let rate = |state: &str| parse(&format!("33 bcm/y@{state}"), Dim::GasRate).unwrap();
    let normal = Unit::parse("bcm/y@0C").unwrap();
    let in_normal = |state| convert(rate(state), &normal, None).unwrap();
    near(in_normal("20C") / in_normal("15C"), 753.0 / 766.2, 2e-4);
    near(in_normal("20C") / in_normal("0C"), 753.0 / 808.6, 6e-4);
    near(told("1 m3@20C", Dim::GasAmount, "m3@15C", None), 0.98294, 5e-6);
    near(told("1 m3@20C", Dim::GasAmount, "Nm3", None), 0.93178, 5e-6);
    near(told("1 scf@60F-14.65", Dim::GasAmount, "scf@60F-14.73", None), 0.99457, 5e-6);
}

/// Methane: ISO 6976 37.71 MJ/m3 at 15/15 degC ideal, GPA 2145 1010 Btu/scf at 60 degF and 14.696 psia.
#[test]
fn methane_has_1010_btu_in_the_foot() {
    let methane = gas("37.71 MJ/m3", Reference::C15);
    near(told("37.71 MJ/m3", Dim::CalorificValue, "Btu/scf@60F-14.696", Some(&methane)), 1010.0, 5e-4);
    near(told("1010 Btu/scf@60F-14.696", Dim::CalorificValue, "MJ/m3@15C", None), 37.71, 5e-4);
}

/// The contract base of Russian export gas, 8850 kcal/m3 at 20 degC, is told as 37.05 MJ/m3.
#[test]
fn russian_gas_has_8850_kilocalories() {
    near(told("8850 kcal/m3", Dim::CalorificValue, "MJ/m3", None), 37.05, 2e-4);
}

/// Cubic feet without a state are those of the gas: 14.65 psia in Pakistan, else the United States' 14.73.
#[test]
fn cubic_feet_follow_their_gas() {
    let pakistani = gas("900 Btu/scf", Reference::SCF_PK);
    let turkmen = gas("37.5 MJ/m3", Reference::C20);
    near(told("1000 MMcfd", Dim::GasRate, "BBtu/d", Some(&pakistani)), 900.0, 1e-12);
    near(told("1 scf", Dim::GasAmount, "scf@60F-14.65", Some(&pakistani)), 1.0, 1e-15);
    near(told("1 scf", Dim::GasAmount, "scf@60F-14.73", Some(&turkmen)), 1.0, 1e-15);
    near(
        pakistani.gross_energy_per(GasBasis::Volume(Reference::SCF_US)).unwrap() / pakistani.gross_calorific_value,
        1.0 / 0.99457,
        5e-6,
    );
}

/// By hand: 160 USD/kcm at 37.5 MJ/m3 is 160 / (37.5e9 J) * 1.055056e9 J = 4.5016 USD/MMBtu.
#[test]
fn prices_turn_the_other_way() {
    let turkmen = gas("37.5 MJ/m3", Reference::C20);
    near(told("160 USD/kcm", Dim::GasPrice, "USD/MMBtu", Some(&turkmen)), 4.501_572, 1e-6);
    near(told("7.2 USD/MMBtu", Dim::GasPrice, "USD/MMBtu net", Some(&turkmen)), 8.0, 1e-12);
    near(told("1 USD/MMBtu", Dim::GasPrice, "USD/MWh", None), 3.412_142, 1e-6);
}

/// LNG contracts: 53.57 MMBtu/t gross; a million tonnes a year is 53.57e6 MMBtu a year.
#[test]
fn lng_is_counted_by_the_tonne() {
    let value = parse("53.57 MMBtu/t", Dim::CalorificValue).unwrap();
    let volume = parse("39 MJ/m3", Dim::CalorificValue).unwrap();
    let lng =
        GasProperties::from_written(Reference::C15, (volume.si, volume.basis), Some((value.si, value.basis)), 0.9);
    near(told("1 mtpa", Dim::GasRate, "MMBtu/y", Some(&lng)), 53.57e6, 1e-12);
    near(told("4.5 mtpa", Dim::GasRate, "bcm/y", Some(&lng)), 4.5 * 53.57 * 1.055_055_852_62 / 39.0, 1e-12);
    let dry = gas("39 MJ/m3", Reference::C15);
    let mass = parse("1 Mt", Dim::GasAmount).unwrap();
    assert!(convert(mass, &Unit::parse("PJ").unwrap(), Some(&dry)).is_err());
    let confused = GasProperties::from_written(Reference::C15, (value.si, value.basis), None, 0.9);
    assert_eq!(confused.gross_energy_per(GasBasis::OwnVolume), None);
}

/// Net calorific values are made gross by the ratio of the gas.
#[test]
fn net_values_become_gross() {
    let net = gas("33.75 MJ/m3 net", Reference::C20);
    near(net.gross_calorific_value, 37.5e6, 1e-14);
    near(told("33.75 MJ/m3 net", Dim::CalorificValue, "MJ/m3", Some(&net)), 37.5, 1e-12);
}

#[test]
fn other_dimensions_need_no_gas() {
    for (text, dim, unit, x) in [
        ("816 km", Dim::Length, "mi", 507.038_9),
        ("56 in", Dim::Length, "mm", 1422.4),
        ("100 atm", Dim::Pressure, "MPa", 10.1325),
        ("55 barg", Dim::Pressure, "bar", 56.01325),
        ("60 degF", Dim::Temperature, "degC", 15.555_555_6),
        ("24 months", Dim::Duration, "y", 2.0),
        ("30 MW", Dim::Power, "GWh/y", 262.8),
        ("2.5 W/m2/K", Dim::HeatTransfer, "kJ/h/m2/K", 9.0),
        ("10 billion USD@2014", Dim::Money, "million USD@2014", 10_000.0),
        ("2.5 %/y", Dim::Growth, "fraction/y", 0.025),
        ("278 PKR/USD", Dim::ExchangeRate, "PKR/USD", 278.0),
        ("80 USD/bbl", Dim::OilPrice, "USD/bbl", 80.0),
    ] {
        near(told(text, dim, unit, None), x, 1e-7);
    }
}
