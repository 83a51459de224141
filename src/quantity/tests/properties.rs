//! There and back, and no text that breaks the reader.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use crate::quantity::*;

const GAS: GasProperties = GasProperties {
    gross_calorific_value: 37.5e6,
    reference: Reference::C20,
    net_to_gross: 0.903,
    gross_per_mass: Some(54e6),
};

const RATES: [&str; 12] = [
    "bcm/y",
    "MMcfd",
    "MMscmd",
    "mtpa",
    "PJ/y",
    "PJ/y net",
    "MMBtu/d",
    "bcm/y@15C",
    "Bcfd@60F-14.65",
    "MSm3/d",
    "GWh/d",
    "bcm/y@EI",
];
const PRICES: [&str; 6] = ["USD/MMBtu", "USD/kcm", "USD/t", "USD/MWh net", "USD/Mcf", "USD/kcm@0C"];
const OTHERS: [(&str, Dim); 15] = [
    ("km", Dim::Length),
    ("in", Dim::Length),
    ("barg", Dim::Pressure),
    ("psia", Dim::Pressure),
    ("degF", Dim::Temperature),
    ("K", Dim::Temperature),
    ("%", Dim::Share),
    ("%/y", Dim::Growth),
    ("days", Dim::Duration),
    ("MW", Dim::Power),
    ("W/m2/K", Dim::HeatTransfer),
    ("million USD@2014", Dim::Money),
    ("PKR/USD", Dim::ExchangeRate),
    ("USD/bbl@nominal", Dim::OilPrice),
    ("kg/m3", Dim::Density),
];

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-12 * a.abs().max(b.abs())
}

fn gas_units() -> impl Strategy<Value = (&'static str, &'static str, Dim)> {
    let pair = |units: &'static [&'static str], dim| {
        (prop::sample::select(units), prop::sample::select(units)).prop_map(move |(a, b)| (a, b, dim))
    };
    prop_oneof![pair(&RATES, Dim::GasRate), pair(&PRICES, Dim::GasPrice)]
}

proptest! {
    #[test]
    fn conversion_there_and_back_changes_nothing((from, to, dim) in gas_units(), x in 1e-6..1e9f64) {
        let (from, to) = (Unit::parse(from).unwrap(), Unit::parse(to).unwrap());
        let there = convert(parse_in(&x.to_string(), &from, dim).unwrap(), &to, Some(&GAS)).unwrap();
        let back = convert(parse_in(&there.to_string(), &to, dim).unwrap(), &from, Some(&GAS)).unwrap();
        prop_assert!(near(back, x), "{x} {from} -> {there} {to} -> {back}");
    }

    #[test]
    fn what_is_written_is_read_again((from, to, dim) in gas_units(), x in -1e9..1e9f64) {
        let quantity = parse_in(&x.to_string(), &Unit::parse(from).unwrap(), dim).unwrap();
        let to = Unit::parse(to).unwrap();
        let read = parse(&write(quantity, &to, Some(&GAS)).unwrap(), dim).unwrap();
        prop_assert_eq!(read.basis, to.basis());
        let again = convert(read, &Unit::parse(from).unwrap(), Some(&GAS)).unwrap();
        prop_assert!(near(again, x), "{} {} -> {}", x, from, again);
    }

    #[test]
    fn other_quantities_are_written_and_read_again(
        (unit, dim) in prop::sample::select(&OTHERS[..]),
        x in prop_oneof![0.0..1e4f64, 1e-9..1e-3f64, 1e12..1e18f64],
    ) {
        let unit = Unit::parse(unit).unwrap();
        let quantity = parse_in(&x.to_string(), &unit, dim).unwrap();
        let read = parse(&write(quantity, &unit, None).unwrap(), dim).unwrap();
        prop_assert!(near(read.si, quantity.si), "{quantity:?} {read:?}");
        prop_assert_eq!(read.basis, quantity.basis);
    }

    #[test]
    fn a_chain_of_conversions_is_one_conversion(
        [a, b, c] in [prop::sample::select(&RATES[..]), prop::sample::select(&RATES[..]), prop::sample::select(&RATES[..])],
        x in 1e-3..1e6f64,
    ) {
        let [a, b, c] = [a, b, c].map(|text| Unit::parse(text).unwrap());
        let first = parse_in(&x.to_string(), &a, Dim::GasRate).unwrap();
        let direct = convert(first, &c, Some(&GAS)).unwrap();
        let through = convert(first, &b, Some(&GAS)).unwrap();
        let second = Quantity { si: b.to_si(through), basis: b.basis() };
        prop_assert!(near(convert(second, &c, Some(&GAS)).unwrap(), direct));
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC{0,40}", n in 0..Dim::ALL.len()) {
        let _ = (parse(&text, Dim::ALL[n]), Unit::parse(&text), Reference::parse(&text));
        let _ = (parse(&format!("1 {text}"), Dim::ALL[n]), Unit::parse(&format!("bcm{text}")));
    }

    #[test]
    fn no_near_miss_breaks_the_reader(
        parts in prop::collection::vec(
            prop::sample::select(&["1", "e", "-", ".", ",", " ", "/", "*", "@", "(", ")", "bcm", "MM", "scf", "USD", "2014", "20C",
                "60F", "net", "gross", "%", "y", "thousand", "°", "m³", "per", "EI", "kgf/cm2", "degC", "\u{a0}", "\u{1}", "\u{2}"][..]),
            0..14,
        ),
        n in 0..Dim::ALL.len(),
    ) {
        let text = parts.concat();
        let _ = (parse(&text, Dim::ALL[n]), parse(&format!("5 {text}"), Dim::ALL[n]), Reference::parse(&text));
        if let Ok(unit) = Unit::parse(&text) {
            prop_assert_eq!(Unit::parse(unit.symbol()), Ok(unit));
        }
    }

    #[test]
    fn said_numbers_are_within_a_twentieth(x in 1e-5..1e12f64) {
        let plain = say(x).replace(THIN_SPACE, "");
        let said: f64 = plain.parse().unwrap();
        prop_assert!((said - x).abs() <= 0.05 * x, "{x} said as {said}");
    }
}
