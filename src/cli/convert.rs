//! `corridor convert`: one quantity in another unit, with the basis of both sides.
//!
//! Answers "what is 33 bcm/y in MMscfd?" and says which cubic metre, which foot, which gas. Money is not
//! converted: exchange rates and deflators belong to a run.

use super::{Stop, answer, arguments::Convert, reading};
use crate::quantity::{
    Basis, Dim, GasBasis, GasProperties, Heat, Quantity, QuantityError, THIN_SPACE, Unit, convert, describe_basis,
    describe_state, nearest, parse_any, say_digits,
};

/// Digits a person wants to see; the line `in full` has the rest.
const DIGITS: usize = 4;

/// Runs the command.
pub(super) fn obey(ask: &Convert) -> Result<(), Stop> {
    let properties = match &ask.gas {
        None => None,
        Some(name) => Some((name.as_str(), gas(ask, name)?)),
    };
    let told = convert_text(&ask.quantity, &ask.unit, properties.as_ref().map(|(name, gas)| (*name, gas)));
    let text = told.map_err(|error| {
        complain!("Error: {}", error.message);
        error.expected.iter().for_each(|text| complain!("  expected {text}"));
        error.hint.iter().for_each(|text| complain!("  {text}"));
        Stop::BadInput
    })?;
    answer(&format!("{text}\n"))?;
    Ok(())
}

/// The gas of that name in the scenario.
fn gas(ask: &Convert, name: &str) -> Result<GasProperties, Stop> {
    let read = reading::scenarios(std::slice::from_ref(&ask.scenario), &ask.inputs)?;
    let model = read.first().map(|scenario| &scenario.loaded.model).ok_or(Stop::BadInput)?;
    let gases = &model.structure.gases;
    let id = gases.find(name).ok_or_else(|| {
        let known: Vec<&str> = gases.iter().map(|(_, known, _)| known).collect();
        complain!("Error (--gas): there is no gas `{name}` in {}", ask.scenario.display());
        match nearest(name, known.iter().copied()) {
            Some(near) => complain!("  did you mean `{near}`?"),
            None => complain!("  known are {}", known.join(", ")),
        }
        Stop::BadInput
    })?;
    Ok(gases[id].properties(&model.values))
}

/// `quantity` in `unit` as a few lines for people.
///
/// # Errors
/// Either text cannot be read, they measure different things, or a volume has no gas.
fn convert_text(quantity: &str, unit: &str, gas: Option<(&str, &GasProperties)>) -> Result<String, QuantityError> {
    let (from, from_unit) = parse_any(quantity)?;
    let to = Unit::parse(unit)?;
    if !from_unit.same_kind(&to) {
        let [is, wanted] = [&from_unit, &to].map(Unit::measures);
        return Err(QuantityError::new(format!("`{quantity}` is {is}, but `{unit}` measures {wanted}")));
    }
    let properties = gas.map(|(_, properties)| properties);
    let x = convert(from, &to, properties)?;
    let mut lines = vec![format!("{} = {} {to}", written(from, &from_unit), shown(x))];
    lines.extend(in_full(x, &to));
    // A calorific value or a density needs of the gas its state only.
    let joins = !matches!(from_unit.dim(), Some(Dim::CalorificValue | Dim::Density));
    lines.extend(basis_line("from: ", &from.basis, gas, joins));
    lines.extend(basis_line("to:   ", &to.basis(), gas, joins && !is_volume(&from.basis)));
    lines.extend(as_energy(from, &from_unit, &to, properties));
    Ok(lines.join("\n"))
}

fn written(from: Quantity, unit: &Unit) -> String {
    format!("{} {unit}", say_digits(unit.from_si(from.si), 10, Some(THIN_SPACE)))
}

fn shown(x: f64) -> String {
    say_digits(x, DIGITS, Some(THIN_SPACE))
}

fn in_full(x: f64, to: &Unit) -> Option<String> {
    let full = say_digits(x, 10, None);
    (full != say_digits(x, DIGITS, None)).then(|| format!("  in full: {full} {to}"))
}

fn is_volume(basis: &Basis) -> bool {
    matches!(basis.gas, GasBasis::Volume(_) | GasBasis::OwnVolume | GasBasis::CubicFeet)
}

/// One side's basis; the gas is named, with its calorific value, where that side is the first to need it.
fn basis_line(label: &str, basis: &Basis, gas: Option<(&str, &GasProperties)>, introduce: bool) -> Option<String> {
    let properties = gas.map(|(_, properties)| properties);
    let (short, full) = (describe_state(basis, properties), describe_basis(basis, properties));
    let text = match gas {
        Some((name, _)) if introduce && (is_volume(basis) || basis.gas == GasBasis::Mass) => {
            let named = match short.strip_suffix(')') {
                Some(open) => format!("{open}; {name})"),
                None => format!("{short} ({name})"),
            };
            full.replacen(&short, &named, 1)
        }
        _ if introduce => full,
        _ => describe_basis(basis, None).replacen(&describe_state(basis, None), &short, 1),
    };
    (!text.is_empty()).then(|| format!("  {label}{text}"))
}

/// What is joined through a gas is also told as gross energy, the coin all gas is counted in.
fn as_energy(from: Quantity, unit: &Unit, to: &Unit, gas: Option<&GasProperties>) -> Option<String> {
    let gross = GasBasis::Energy(Heat::Gross);
    if from.basis.gas == gross || to.basis().gas == gross {
        return None;
    }
    let choices: &[&str] = match unit.dim()? {
        Dim::GasRate => &["PJ/y", "TJ/y", "GJ/y", "MJ/y"],
        Dim::GasAmount => &["PJ", "TJ", "GJ", "MJ"],
        _ => return None,
    };
    let told = choices.iter().filter_map(|choice| {
        let unit = Unit::parse(choice).ok()?;
        Some((convert(from, &unit, gas).ok()?, unit))
    });
    let told: Vec<_> = told.collect();
    let (x, unit) = told.iter().find(|(x, _)| x.abs() >= 1.0).or(told.last())?;
    Some(format!("  as energy: {} {unit} gross", shown(*x)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::quantity::Reference;

    const TURKMEN: GasProperties = GasProperties {
        gross_calorific_value: 37.5e6,
        reference: Reference::C20,
        net_to_gross: 0.9,
        gross_per_mass: None,
    };

    fn plain(quantity: &str, unit: &str, gas: Option<(&str, &GasProperties)>) -> String {
        convert_text(quantity, unit, gas).unwrap().replace(THIN_SPACE, " ")
    }

    /// By hand: 33e9 m3 x (288.7056 / 293.15) x (101.325 / 101.55977) / 0.028316847 m3 / 365 d = 3137 million.
    #[test]
    fn a_rate_is_told_with_both_bases() {
        let told = plain("33 bcm/y", "MMscfd", Some(("turkmen", &TURKMEN)));
        let lines: Vec<_> = told.lines().collect();
        assert_eq!(lines[0], "33 bcm/y = 3 137 MMscfd");
        assert!(lines[1].starts_with("  in full: 3137.1"), "{}", lines[1]);
        assert_eq!(lines[2], "  from: volume at 20 °C, 101.325 kPa (turkmen), 37.5 MJ/m3 gross");
        assert_eq!(lines[3], "  to:   volume at 60 °F, 14.73 psia (US standard cubic foot)");
        assert_eq!(lines[4], "  as energy: 1 238 PJ/y gross");
    }

    #[test]
    fn what_is_no_gas_is_converted_as_well() {
        assert_eq!(plain("816 km", "mi", None), "816 km = 507 mi\n  in full: 507.0388929 mi");
        assert_eq!(plain("100 atm", "MPa", None), "100 atm = 10.13 MPa\n  in full: 10.1325 MPa");
    }

    #[test]
    fn prices_say_their_money() {
        let told = plain("160 USD@2014/kcm", "USD@2014/MMBtu", Some(("turkmen", &TURKMEN)));
        assert!(told.starts_with("160 USD/kcm@2014 = 4.502 USD/MMBtu@2014"), "{told}");
        assert!(told.contains("from: volume at 20 °C, 101.325 kPa (turkmen), 37.5 MJ/m3 gross; USD of 2014"), "{told}");
        assert!(told.contains("to:   gross energy; USD of 2014"), "{told}");
    }

    #[test]
    fn a_gas_is_named_where_it_is_first_needed() {
        let told = plain("4.5 MMcfd", "PJ/y", Some(("turkmen", &TURKMEN)));
        assert!(
            told.contains("from: volume at 60 °F, 14.73 psia (US standard cubic foot; turkmen), 38.17 MJ/m3"),
            "{told}"
        );
        let told = plain("100 PJ net", "bcm", Some(("turkmen", &TURKMEN)));
        assert!(told.contains("from: net energy, 0.9 of gross\n"), "{told}");
        assert!(told.contains("to:   volume at 20 °C, 101.325 kPa (turkmen), 37.5 MJ/m3 gross"), "{told}");
        let told = plain("900 Btu/scf", "MJ/m3", Some(("turkmen", &TURKMEN)));
        assert!(told.contains("from: volume at 60 °F, 14.73 psia (US standard cubic foot)\n"), "{told}");
    }

    #[test]
    fn what_cannot_be_converted_is_refused() {
        let error = convert_text("33 bcm/y", "km", None).unwrap_err();
        assert_eq!(error.message, "`33 bcm/y` is gas per time, but `km` measures a length");
        assert!(convert_text("33 bcm/y", "PJ/y", None).is_err());
        assert!(convert_text("33", "km", None).is_err());
        assert!(convert_text("33 km", "kilo", None).is_err());
    }
}
