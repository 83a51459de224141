//! The basis of a number in words: which cubic metre, which joule, which dollar.

use super::{
    basis::{Basis, GasBasis, Heat, PriceYear},
    gas::GasProperties,
    reference::Reference,
    say::say_digits,
};

/// The basis as a line for people: `volume at 20 °C, 101.325 kPa, 37.5 MJ/m3 gross`. Empty for plain numbers.
pub fn describe_basis(basis: &Basis, gas: Option<&GasProperties>) -> String {
    let state = describe_state(basis, gas);
    let by = match basis.gas {
        GasBasis::Volume(_) | GasBasis::OwnVolume | GasBasis::CubicFeet => "m3",
        GasBasis::Mass => "kg",
        GasBasis::None | GasBasis::Energy(_) => return joined(basis, state),
    };
    let joules = gas.and_then(|gas| gas.gross_energy_per(basis.gas));
    let value = joules.map(|joules| format!(", {} MJ/{by} gross", say_digits(joules / 1e6, 4, None)));
    joined(basis, state + &value.unwrap_or_default())
}

fn joined(basis: &Basis, gas: String) -> String {
    let net = (basis.heat == Heat::Net).then(|| "net heat".to_owned());
    let parts = [net, Some(gas).filter(|text| !text.is_empty()), describe_money(basis)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The form and state in which gas is counted, without its calorific value and without the money.
pub fn describe_state(basis: &Basis, gas: Option<&GasProperties>) -> String {
    let state = match basis.gas {
        GasBasis::Volume(state) => Some(state),
        other => gas.and_then(|gas| gas.state(other)),
    };
    match (basis.gas, state) {
        (GasBasis::None, _) => String::new(),
        (GasBasis::Mass, _) => "mass".to_owned(),
        (GasBasis::Energy(Heat::Gross), _) => "gross energy".to_owned(),
        (GasBasis::Energy(Heat::Net), _) => match gas {
            Some(gas) => format!("net energy, {} of gross", say_digits(gas.net_to_gross, 3, None)),
            None => "net energy".to_owned(),
        },
        (GasBasis::CubicFeet, None) => {
            "volume in cubic feet: at the gas's own 60 °F state if it has one, else at 60 °F, 14.73 psia".to_owned()
        }
        (_, None) => "volume at the gas's own reference state".to_owned(),
        (form, Some(state)) => format!("volume at {}{}", state.describe(), foot(form, state)),
    }
}

fn foot(basis: GasBasis, state: Reference) -> &'static str {
    match basis {
        GasBasis::CubicFeet if state == Reference::SCF_US => " (US standard cubic foot)",
        GasBasis::CubicFeet => " (the gas's own cubic foot)",
        _ => "",
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
