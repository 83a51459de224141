//! The basis of a number in words: which cubic metre, which joule, which dollar.

use super::{
    basis::{Basis, GasBasis, Heat, PriceYear},
    gas::GasProperties,
    reference::Reference,
    say::say_digits,
};

/// The basis as a line for people: `volume at 20 °C, 101.325 kPa, 37.5 MJ/m3 gross`. Empty for plain numbers.
pub fn describe_basis(basis: &Basis, gas: Option<&GasProperties>) -> String {
    let heat = if basis.heat == Heat::Net { Some("net heat".to_owned()) } else { None };
    let parts = [heat, describe_gas(basis.gas, gas), describe_money(basis)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn describe_gas(basis: GasBasis, gas: Option<&GasProperties>) -> Option<String> {
    let state = match basis {
        GasBasis::Volume(state) => Some(state),
        other => gas.and_then(|gas| gas.state(other)),
    };
    Some(match (basis, state) {
        (GasBasis::None, _) => return None,
        (GasBasis::Mass, _) => match gas.and_then(|gas| gas.gross_per_mass) {
            Some(joules) => format!("mass, {} MJ/kg gross", say_digits(joules / 1e6, 4, None)),
            None => "mass".to_owned(),
        },
        (GasBasis::Energy(Heat::Gross), _) => "gross energy".to_owned(),
        (GasBasis::Energy(Heat::Net), _) => match gas {
            Some(gas) => format!("net energy, {} of gross", say_digits(gas.net_to_gross, 3, None)),
            None => "net energy".to_owned(),
        },
        (GasBasis::CubicFeet, None) => {
            "volume in cubic feet: at the gas's own 60 °F state if it has one, else at 60 °F, 14.73 psia".to_owned()
        }
        (_, None) => "volume at the gas's own reference state".to_owned(),
        (_, Some(state)) => format!("volume at {}{}{}", state.describe(), foot(basis, state), by_volume(basis, gas)),
    })
}

fn foot(basis: GasBasis, state: Reference) -> &'static str {
    match basis {
        GasBasis::CubicFeet if state == Reference::SCF_US => " (US standard cubic foot)",
        GasBasis::CubicFeet => " (the gas's own cubic foot)",
        _ => "",
    }
}

fn by_volume(basis: GasBasis, gas: Option<&GasProperties>) -> String {
    match gas.and_then(|gas| gas.gross_energy_per(basis)) {
        Some(joules) => format!(", {} MJ/m3 gross", say_digits(joules / 1e6, 4, None)),
        None => String::new(),
    }
}

fn describe_money(basis: &Basis) -> Option<String> {
    let money = basis.money?;
    let code = money.currency.code();
    Some(match money.year {
        PriceYear::OfTheRun => format!("{code} of the run's price year"),
        PriceYear::Stated(year) => format!("{code} of {year}"),
        PriceYear::Nominal => format!("nominal {code}"),
    })
}
