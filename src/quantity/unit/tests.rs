#![allow(clippy::unwrap_used, clippy::panic)]
use super::{atoms::ATOMS, *};
use crate::quantity::{Currency, Money, PriceYear, Reference};

fn si(text: &str) -> f64 {
    Unit::parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).to_si(1.0)
}

fn near(a: f64, b: f64, relative: f64) {
    assert!((a - b).abs() <= relative * b.abs(), "{a} is not {b}");
}

/// NIST SP 811 (2008), appendix B.8, as printed: seven digits, or exact.
#[test]
fn factors_are_those_nist_prints() {
    for (unit, printed) in [
        ("Btu", "1.055056e3"),
        ("kWh", "3.600000e6"),
        ("cal", "4.186800e0"),
        ("ft3", "2.831685e-2"),
        ("ft", "3.048000e-1"),
        ("in", "2.540000e-2"),
        ("mi", "1.609344e3"),
        ("psi", "6.894757e3"),
        ("atm", "1.013250e5"),
        ("bar", "1.000000e5"),
        ("kgf/cm2", "9.806650e4"),
        ("lb", "4.535924e-1"),
        ("hp", "7.456999e2"),
        ("tonne", "1.000000e3"),
        ("Btu/lb", "2.326000e3"),
        ("Btu/ft3", "3.725895e4"),
        ("Btu/h", "2.930711e-1"),
        ("ft3/min", "4.719474e-4"),
        ("lb/ft3", "1.601846e1"),
    ] {
        assert_eq!(format!("{:.6e}", si(unit)), printed, "{unit}");
    }
}

#[test]
fn every_factor_has_a_source_and_every_name_is_its_own() {
    let mut seen = std::collections::BTreeMap::new();
    for (row, atom) in ATOMS.iter().enumerate() {
        assert!(!atom.source.is_empty(), "{}", atom.names[0]);
        for name in atom.names {
            for (prefix, _) in [("", 1.0)].iter().chain(atom.prefixes) {
                let written = format!("{prefix}{name}");
                if let Some(other) = seen.insert(written.clone(), row) {
                    panic!("`{written}` is in row {other} and in row {row}");
                }
            }
        }
    }
}

#[test]
fn the_trade_writes_one_unit_in_many_ways() {
    for (written, symbol) in [
        ("mmcfd", "MMcfd"),
        ("MMCFD", "MMcfd"),
        ("MMscfd", "MMscfd"),
        ("mmscfd", "MMscfd"),
        ("bcfd", "Bcfd"),
        ("Bcf", "Bcf"),
        ("BCM/yr", "bcm/y"),
        ("bcm per year", "bcm/y"),
        ("MTPA", "mtpa"),
        ("MMTPA", "mtpa"),
        ("MMSCMD", "MMscmd"),
        ("pj/a", "PJ/y"),
        ("mmbtu/d", "MMBtu/d"),
        ("gwh", "GWh"),
        ("bcm/y @ 20 degC", "bcm/y@20C"),
        ("bcm@20C/y", "bcm/y@20C"),
        ("MMscfd@60F-14.65", "MMscfd@60F-14.65"),
        ("MJ/m3 (15 C)", "MJ/m3@15C"),
        ("bcm (EI std)", "bcm@EI"),
        ("USD@2014/MMBtu", "USD/MMBtu@2014"),
        ("USD/MMBtu@2014", "USD/MMBtu@2014"),
        ("$/mmbtu@nominal", "USD/MMBtu@nominal"),
        ("USD/1000 m3", "USD/thousand m3"),
        ("MJ/m³ NCV", "MJ/m3 net"),
        ("net MJ/m3", "MJ/m3 net"),
        ("MJ/m3 gross", "MJ/m3"),
        ("MJ/m3@15C net", "MJ/m3@15C net"),
        ("million USD@2014", "million USD@2014"),
        ("USD bn", "USD billion"),
        ("per cent/y", "%/y"),
    ] {
        let unit = Unit::parse(written).unwrap_or_else(|error| panic!("{written}: {error}"));
        assert_eq!(unit.symbol(), symbol, "{written}");
        assert_eq!(Unit::parse(symbol).unwrap(), unit, "{symbol}");
    }
}

#[test]
fn a_unit_knows_its_basis() {
    let gas = |text: &str| Unit::parse(text).unwrap().basis().gas;
    assert_eq!(gas("bcm/y"), GasBasis::OwnVolume);
    assert_eq!(gas("MMscmd"), GasBasis::OwnVolume);
    assert_eq!(gas("MMSm3/d"), GasBasis::Volume(Reference::C15));
    assert_eq!(gas("Nm3/h"), GasBasis::Volume(Reference::C0));
    assert_eq!(gas("bcm/y@20C"), GasBasis::Volume(Reference::C20));
    assert_eq!(gas("MMscfd"), GasBasis::CubicFeet);
    assert_eq!(gas("mtpa"), GasBasis::Mass);
    assert_eq!(gas("PJ/y"), GasBasis::Energy(Heat::Gross));
    assert_eq!(gas("PJ/y net"), GasBasis::Energy(Heat::Net));
    assert_eq!(gas("USD/kcm"), GasBasis::OwnVolume);
    assert_eq!(gas("USD/t"), GasBasis::Mass);
    assert_eq!(gas("bcm@EI"), GasBasis::Energy(Heat::Gross));
    assert_eq!(gas("km"), GasBasis::None);
    let price = Unit::parse("10 PKR@2014/MMBtu").is_err();
    assert!(price, "a unit holds no number but number words");
    let price = Unit::parse("PKR@2014/MMBtu").unwrap().basis();
    assert_eq!(price.money, Some(Money { currency: Currency::Pkr, year: PriceYear::Stated(2014) }));
    assert_eq!(Unit::parse("MJ/m3 net").unwrap().basis().heat, Heat::Net);
}

#[test]
fn what_two_readers_read_differently_is_refused() {
    for (text, says) in [
        ("mcm/d", "kcm or MMcm"),
        ("MT", "t or Mt"),
        ("MBtu", "MMBtu"),
        ("Rs/MMBtu", "PKR or INR"),
        ("ton/y", "t for the tonne"),
        ("bmc/y", "did you mean `bcm`?"),
        ("MMcdf", "did you mean `MMcfd`?"),
        ("USD/PKR", "PKR/USD"),
        ("USD m", "million USD"),
    ] {
        let error = Unit::parse(text).unwrap_err();
        assert!(error.hint.as_ref().is_some_and(|hint| hint.contains(says)), "{text}: {error}");
    }
    for text in [
        "",
        "/",
        "bcm/",
        "/y",
        "bcm//y",
        "bcm/y@",
        "bcm@60F",
        "km@20C",
        "PJ@20C",
        "Sm3@20C",
        "bcm@20C@15C",
        "km net",
        "MJ/m3 net gross",
        "PJ@2014",
        "degC/km",
        "USD*USD",
        "USD/USD",
        "1/USD",
        "bcm@EI net",
        "m*m*m*m*m*m*m*m*m",
    ] {
        assert!(Unit::parse(text).is_err(), "{text}");
    }
}

#[test]
fn months_and_years_are_the_models() {
    assert_eq!(si("month"), 1.0);
    assert_eq!(Unit::parse("y").unwrap().to_si(3.0), 36.0);
    assert_eq!(Unit::parse("%/y").unwrap().to_si(2.5), 0.025);
    near(Unit::parse("d").unwrap().to_si(365.0), 12.0, 1e-15);
}

#[test]
fn temperatures_and_gauge_pressures_have_their_own_zero() {
    near(Unit::parse("degF").unwrap().to_si(60.0), 288.705_555_555_555_6, 1e-15);
    near(Unit::parse("degC").unwrap().to_si(15.0), 288.15, 1e-15);
    near(Unit::parse("barg").unwrap().to_si(55.0), 5_601_325.0, 1e-15);
    near(Unit::parse("psig").unwrap().to_si(0.0), 101_325.0, 1e-15);
    near(Unit::parse("degF").unwrap().from_si(273.15), 32.0, 1e-13);
}

#[test]
fn standard_bcm_is_what_the_energy_institute_counts() {
    assert_eq!(Unit::standard_bcm().from_si(40e15), 1.0);
    near(Unit::standard_bcm_per_year().from_si(1200e15 / (365.0 * 86_400.0)), 30.0, 1e-15);
    near(si("bcm@EI/y"), Unit::standard_bcm_per_year().to_si(1.0), 1e-15);
}
