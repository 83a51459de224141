//! The unit in which results are told.
//!
//! Amounts of gas are told as mean rates over the period of their row, so that a year in bcm/y reads like the
//! amount of the year in bcm, and a month and a year compare. Volumes and masses are those of the standard gas of the
//! Energy Institute: 40 MJ/m3 gross at 15 degC and 101.325 kPa, 0.735 million tonnes a bcm.

use crate::quantity::{Dim, GasBasis, GasProperties, QuantityError, Unit};

/// A unit of gas rate, and what it takes to tell energy in it.
#[derive(Debug, Clone)]
pub struct OutputUnit {
    unit: Unit,
    joules: f64,
}

impl OutputUnit {
    /// Reads `bcm/y`, `MMcfd`, `MMscmd`, `PJ/y`, `mtpa`, `MMBtu/d` ...
    ///
    /// # Errors
    /// If the text is no unit, or no unit of gas per time.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        const EXPECTED: &str = "bcm/y, MMcfd, MMscmd, PJ/y, mtpa or MMBtu/d";
        let unit = Unit::parse(text).map_err(|error| match error.expected {
            Some(_) => error,
            None => error.expected(EXPECTED),
        })?;
        let joules = GasProperties::STANDARD.gross_energy_per(unit.basis().gas);
        match joules {
            Some(joules) if unit.fits(Dim::GasRate) => Ok(Self { unit, joules }),
            _ => Err(QuantityError::new(format!("`{text}` does not tell gas per time")).expected(EXPECTED)),
        }
    }

    /// The mean rate of `petajoules` over `days`, in this unit.
    pub fn rate(&self, petajoules: f64, days: f64) -> f64 {
        // Nothing plus a positive zero is zero without a sign.
        self.unit.from_si(petajoules * 1e15 / (days * 86_400.0) / self.joules) + 0.0
    }

    /// As written.
    pub fn symbol(&self) -> &str {
        self.unit.symbol()
    }

    /// What the unit counts, for a subtitle.
    pub fn basis(&self) -> &'static str {
        match self.unit.basis().gas {
            GasBasis::Mass => "as LNG, 54.4 MJ/kg gross",
            GasBasis::Energy(crate::quantity::Heat::Net) => "net energy",
            GasBasis::Energy(_) => "gross energy",
            GasBasis::CubicFeet => "feet at 60 °F, 14.73 psia of gas with 40 MJ/m³ gross at 15 °C",
            _ => "40 MJ/m³ gross at 15 °C",
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_standard_bcm_is_forty_petajoules() {
        let told = |unit: &str| OutputUnit::parse(unit).unwrap().rate(40.0, 365.0);
        assert!((told("bcm/y") - 1.0).abs() < 1e-12);
        assert!((told("PJ/y") - 40.0).abs() < 1e-10);
        // Energy Institute, approximate conversion factors: 1 bcm = 0.735 Mt LNG, 36 PJ net, 37.9 trillion Btu gross.
        assert!((told("mtpa") - 0.735).abs() < 1e-9);
        assert!((told("MMBtu/d") * 365.0 / 1e6 - 37.91).abs() < 0.01);
        assert!(OutputUnit::parse("km").is_err());
        assert!(OutputUnit::parse("USD/MMBtu").is_err());
    }
}
