//! Texts that are refused, and what the refusal says.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::quantity::*;

#[test]
fn every_way_of_the_design_is_read() {
    for (text, dim) in [
        ("33 bcm/y", Dim::GasRate),
        ("1200 MMcfd", Dim::GasRate),
        ("38 MMscmd", Dim::GasRate),
        ("4.5 mtpa", Dim::GasRate),
        ("30 MW", Dim::GasRate),
        ("7.2 USD/MMBtu", Dim::GasPrice),
        ("160 USD/kcm", Dim::GasPrice),
        ("160 USD/1000 m3", Dim::GasPrice),
        ("-5 USD/MMBtu", Dim::GasPrice),
        ("56 in", Dim::Length),
        ("100 atm", Dim::Pressure),
        ("10 billion USD@2014", Dim::Money),
        ("500 crore INR", Dim::Money),
        ("10bn USD", Dim::Money),
        ("2.5 %/y", Dim::Growth),
        ("2.5 percent per year", Dim::Growth),
        ("5 %", Dim::Share),
        ("5%", Dim::Share),
        ("24 months", Dim::Duration),
        ("278 PKR/USD", Dim::ExchangeRate),
        ("133 %", Dim::Factor),
        ("1.33", Dim::Factor),
        ("104.5", Dim::Index),
        ("2015", Dim::Count),
        ("0.72 kg/m3", Dim::Density),
        ("\u{2212}5\u{a0}degC", Dim::Temperature),
    ] {
        parse(text, dim).unwrap_or_else(|error| panic!("{text}: {error}"));
    }
    for dim in Dim::ALL {
        for text in example(dim).split(", ").flat_map(|part| part.split(" or ")) {
            parse(text, dim).unwrap_or_else(|error| panic!("{text}: {error}"));
        }
    }
}

#[test]
fn refusals_say_what_was_found_and_what_to_write() {
    for (text, dim, says) in [
        ("33", Dim::GasRate, "`33` has no unit; expected gas per time, as 33 bcm/y"),
        ("33 bcm", Dim::GasRate, "`33 bcm` is an amount of gas, where gas per time belongs"),
        ("33 bcm", Dim::GasRate, "say per which time: `33 bcm/y` or `33 bcm/d`"),
        ("33 bcm/y", Dim::Length, "`33 bcm/y` is gas per time, where a length belongs; expected 816 km or 56 in"),
        ("33 bmc/y", Dim::GasRate, "`bmc` in `bmc/y` is no unit known here"),
        ("33 bmc/y", Dim::GasRate, "did you mean `bcm`?"),
        ("0.05", Dim::Share, "`0.05` may be a fraction or a per cent (write `5 %` or `0.05 %`)"),
        ("5", Dim::Share, "write `5 %`"),
        ("2.5 %", Dim::Growth, "is a share in per cent, where a change per year belongs"),
        ("33,5 bcm/y", Dim::GasRate, "write 33.5"),
        ("1,200 MMcfd", Dim::GasRate, "write 1200"),
        ("inf bcm/y", Dim::GasRate, "not a number"),
        ("NaN", Dim::Factor, "not a number"),
        ("", Dim::GasRate, "nothing is written here; expected gas per time"),
        ("10 billion", Dim::Money, "is a plain number, where an amount of money belongs"),
        ("2.5", Dim::Count, "is not a whole number"),
        ("-300 degC", Dim::Temperature, "below absolute zero"),
        ("1e300 Tcf", Dim::GasAmount, ""),
        ("5 USD/kW", Dim::GasPrice, "is time and money per energy, where a price of gas belongs"),
    ] {
        match parse(text, dim) {
            Ok(_) if says.is_empty() => {}
            Ok(quantity) => panic!("{text} was read as {quantity:?}"),
            Err(error) => assert!(error.to_string().contains(says), "{text}: {error}"),
        }
    }
    assert!(parse("1e308 bcm/s", Dim::GasRate).is_err());
}

#[test]
fn a_column_gives_its_unit_to_bare_numbers() {
    let column = Unit::parse("bcm/y@20C").unwrap();
    let read = |text| parse_in(text, &column, Dim::GasRate);
    assert_eq!(read("33").unwrap(), parse("33 bcm/y@20C", Dim::GasRate).unwrap());
    assert_eq!(read("33 bcm/yr @20C").unwrap(), read("33").unwrap());
    for wrong in ["", "33 bcm/y", "33 PJ/y", "33,5", "n/a"] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
    assert!(parse_in("33", &column, Dim::Length).is_err());
    assert_eq!(parse_in("5", &Unit::parse("%").unwrap(), Dim::Share).unwrap().si, 0.05);
}

#[test]
fn what_joins_two_forms_of_gas_must_be_stated() {
    let rate = parse("33 bcm/y", Dim::GasRate).unwrap();
    let to = |unit: &str| convert(rate, &Unit::parse(unit).unwrap(), None);
    assert!(to("PJ/y").unwrap_err().message.contains("without a gas"));
    assert!(to("MMcfd").is_err(), "the state of the metre is not known");
    assert!(to("bcm/y@15C").is_err());
    assert!((to("MMcm/d").unwrap() - 33_000.0 / 365.0).abs() < 1e-9);
    let price = parse("7 USD@2014/MMBtu", Dim::GasPrice).unwrap();
    for unit in ["USD/MMBtu", "PKR@2014/MMBtu", "USD@nominal/MMBtu"] {
        assert!(convert(price, &Unit::parse(unit).unwrap(), None).is_err(), "{unit}");
    }
}

#[test]
fn a_basis_is_told_in_words() {
    let turkmen = GasProperties {
        gross_calorific_value: 37.5e6,
        reference: Reference::C20,
        net_to_gross: 0.9,
        gross_per_mass: None,
    };
    let basis = |unit: &str| Unit::parse(unit).unwrap().basis();
    let told = |unit: &str| describe_basis(&basis(unit), Some(&turkmen));
    assert_eq!(told("bcm/y"), "volume at 20 °C, 101.325 kPa, 37.5 MJ/m3 gross");
    assert_eq!(told("PJ/y net"), "net energy, 0.9 of gross");
    assert_eq!(told("USD@2014/MMBtu"), "gross energy; USD of 2014");
    assert!(told("MMscfd").starts_with("volume at 60 °F, 14.73 psia (US standard cubic foot), "));
    assert_eq!(describe_basis(&basis("bcm"), None), "volume at the gas's own reference state");
    assert_eq!(describe_basis(&Basis::PLAIN, None), "");
}
