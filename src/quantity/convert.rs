//! From one unit to another, through the gas where a volume, a mass and an energy meet.
//!
//! Money is not converted here: exchange rates and deflators belong to a run, not to a text.

use super::{
    Quantity, QuantityError,
    basis::{Basis, GasBasis, Heat},
    gas::GasProperties,
    unit::Unit,
};

/// The number `q` is in unit `to`. The caller knows that both measure the same (see [`Unit::fits`]).
///
/// # Errors
/// A volume or mass that must become something else has no gas, or the gas does not state what joins them;
/// the money differs.
pub fn convert(q: Quantity, to: &Unit, gas: Option<&GasProperties>) -> Result<f64, QuantityError> {
    let target = to.basis();
    same_money(q.basis, target)?;
    let per = ratio(q.basis.gas, target.gas, gas)?;
    let heat = heat_ratio(q.basis, target, gas)?;
    let si = match to.gas_exponent() {
        1 => q.si * per,
        -1 => q.si / per,
        _ => q.si,
    };
    Ok(to.from_si(si * heat))
}

/// Writes `q` in unit `to` so that reading it gives the same number.
///
/// # Errors
/// As [`convert`].
pub fn write(q: Quantity, to: &Unit, gas: Option<&GasProperties>) -> Result<String, QuantityError> {
    let x = convert(q, to, gas)?;
    let plain = x == 0.0 || (1e-6..1e15).contains(&x.abs());
    let number = if plain { format!("{x}") } else { format!("{x:e}") };
    Ok(format!("{number} {to}"))
}

/// SI units of `to` in one SI unit of `from`.
fn ratio(from: GasBasis, to: GasBasis, gas: Option<&GasProperties>) -> Result<f64, QuantityError> {
    let stated = |basis| match basis {
        GasBasis::Volume(state) => Some(state),
        other => gas.and_then(|gas| gas.state(other)),
    };
    if from == to || from == GasBasis::None || to == GasBasis::None {
        return Ok(1.0);
    }
    if let (Some(from), Some(to)) = (stated(from), stated(to)) {
        return Ok(from.density() / to.density());
    }
    let Some(gas) = gas else {
        return Err(QuantityError::new(format!("{} cannot become {} without a gas", words(from), words(to)))
            .expected("the gas, which states its calorific value and reference conditions"));
    };
    let joules = |basis| {
        gas.gross_energy_per(basis).ok_or_else(|| {
            let by = if basis == GasBasis::Mass { "mass" } else { "volume" };
            QuantityError::new(format!("the gas states no calorific value by {by}")).expected(
                if basis == GasBasis::Mass { "a value such as 53.57 MMBtu/t" } else { "a value such as 37.5 MJ/m3" },
            )
        })
    };
    Ok(joules(from)? / joules(to)?)
}

/// Of a calorific value: net over gross or the reverse.
fn heat_ratio(from: Basis, to: Basis, gas: Option<&GasProperties>) -> Result<f64, QuantityError> {
    if from.heat == to.heat {
        return Ok(1.0);
    }
    let gas =
        gas.ok_or_else(|| QuantityError::new("net heat cannot become gross heat, or the reverse, without a gas"))?;
    Ok(if to.heat == Heat::Net { gas.net_to_gross } else { 1.0 / gas.net_to_gross })
}

fn same_money(from: Basis, to: Basis) -> Result<(), QuantityError> {
    match (from.money, to.money) {
        (Some(a), Some(b)) if a.currency != b.currency => Err(QuantityError::new(format!(
            "{} cannot become {} here: an exchange rate belongs to a run",
            a.currency.code(),
            b.currency.code()
        ))),
        (Some(a), Some(b)) if a.year != b.year => Err(QuantityError::new(
            "money of one year cannot become money of another here: a deflator belongs to a run",
        )
        .hint("write the same `@` year on both sides")),
        _ => Ok(()),
    }
}

fn words(basis: GasBasis) -> &'static str {
    match basis {
        GasBasis::None => "a plain number",
        GasBasis::Volume(_) | GasBasis::OwnVolume | GasBasis::CubicFeet => "a volume",
        GasBasis::Mass => "a mass",
        GasBasis::Energy(Heat::Gross) => "gross energy",
        GasBasis::Energy(Heat::Net) => "net energy",
    }
}
