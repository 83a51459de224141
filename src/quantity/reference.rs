//! The states at which volumes of gas are counted.
//!
//! Two cubic metres of one gas hold amounts in the ratio of p/T (ideal gas; the compressibility of methane is
//! 0.9976 at 0 degC, 0.9980 at 15 degC and 0.9981 at 20 degC by ISO 6976, which is left out).

use super::{error::QuantityError, number, unit::POUND_PER_SQUARE_INCH};

/// The state at which a volume of gas is counted. Ideal-gas scaling is right to 0.02 % between 15 degC,
/// 60 degF and 20 degC and to 0.06 % from there to 0 degC.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reference {
    /// Temperature in kelvin.
    pub kelvin: f64,
    /// Absolute pressure in pascal.
    pub pascal: f64,
}

/// 60 degF in kelvin, by the definition of the Fahrenheit degree.
const SIXTY_FAHRENHEIT: f64 = (60.0 + 459.67) * 5.0 / 9.0;
const ATMOSPHERE: f64 = 101_325.0;

impl Reference {
    /// The normal cubic metre: 0 degC, 101.325 kPa (DIN 1343).
    pub const C0: Self = Self { kelvin: 273.15, pascal: ATMOSPHERE };
    /// The standard cubic metre of ISO 13443 and of the Energy Institute: 15 degC, 101.325 kPa.
    pub const C15: Self = Self { kelvin: 288.15, pascal: ATMOSPHERE };
    /// Russia and Central Asia: 20 degC, 101.325 kPa (GOST 2939).
    pub const C20: Self = Self { kelvin: 293.15, pascal: ATMOSPHERE };
    /// The cubic foot of the United States: 60 degF, 14.73 psia.
    pub const SCF_US: Self = Self { kelvin: SIXTY_FAHRENHEIT, pascal: 14.73 * POUND_PER_SQUARE_INCH };
    /// The cubic foot of Pakistani utilities: 60 degF, 14.65 psia.
    pub const SCF_PK: Self = Self { kelvin: SIXTY_FAHRENHEIT, pascal: 14.65 * POUND_PER_SQUARE_INCH };
    /// The cubic foot of the GPA's property tables: 60 degF, 14.696 psia.
    pub const SCF_14_696: Self = Self { kelvin: SIXTY_FAHRENHEIT, pascal: 14.696 * POUND_PER_SQUARE_INCH };

    /// Amount of gas in a unit of volume, but for the gas constant.
    pub(super) fn density(self) -> f64 {
        self.pascal / self.kelvin
    }

    /// Whether this is a state at 60 degF, as cubic feet are counted at.
    pub fn is_sixty_fahrenheit(self) -> bool {
        (self.kelvin - SIXTY_FAHRENHEIT).abs() < 1e-6
    }

    /// As a person writes it: `20 °C, 101.325 kPa`; `60 °F, 14.73 psia`.
    pub fn describe(&self) -> String {
        if self.is_sixty_fahrenheit() {
            return format!("60 °F, {} psia", trimmed(self.pascal / POUND_PER_SQUARE_INCH));
        }
        format!("{} °C, {} kPa", trimmed(self.kelvin - 273.15), trimmed(self.pascal / 1e3))
    }

    /// As units write it behind `@`: `20C`, `60F-14.65`, `10C-100kPa`.
    pub(super) fn symbol(&self) -> String {
        if self.is_sixty_fahrenheit() {
            return format!("60F-{}", trimmed(self.pascal / POUND_PER_SQUARE_INCH));
        }
        let celsius = trimmed(self.kelvin - 273.15);
        if self.pascal == ATMOSPHERE {
            format!("{celsius}C")
        } else {
            format!("{celsius}C-{}kPa", trimmed(self.pascal / 1e3))
        }
    }

    /// Reads `20 degC`, `15C`, `60F-14.65`, `60 degF 14.65 psia`, `0 °C, 101.325 kPa`.
    ///
    /// # Errors
    /// A temperature in Fahrenheit without its pressure is refused: three pressures are in use.
    pub fn parse(text: &str) -> Result<Self, QuantityError> {
        let plain = number::plain_text(text);
        let refuse = || {
            QuantityError::new(format!("`{text}` is no reference state"))
                .expected("20C, 15C, 0C, 60F-14.65 or 60F-14.73 (psia)")
        };
        let (degrees, rest) = number::split(&plain).map_err(|_| refuse())?;
        let rest = ["degrees", "degree", "deg", "°"].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        let rest = rest.trim_start();
        let scale = rest.chars().next().ok_or_else(refuse)?;
        let pressure = rest[scale.len_utf8()..].trim_start_matches([' ', '-', ',']);
        let kelvin = match scale {
            'C' | 'c' => degrees + 273.15,
            'F' | 'f' => (degrees + 459.67) * 5.0 / 9.0,
            _ => return Err(refuse()),
        };
        let pascal = match (pressure, scale) {
            ("", 'C' | 'c') => ATMOSPHERE,
            ("", _) => {
                return Err(QuantityError::new(format!("`{text}` leaves the pressure open"))
                    .expected("60F-14.65 (Pakistan), 60F-14.73 (United States) or 60F-14.696 psia"));
            }
            (pressure, _) => absolute_pressure(pressure, matches!(scale, 'F' | 'f')).ok_or_else(refuse)?,
        };
        let sane = (230.0..=330.0).contains(&kelvin) && (80e3..=120e3).contains(&pascal);
        sane.then_some(Self { kelvin, pascal }).ok_or_else(|| {
            QuantityError::new(format!("`{text}` is far from any state at which gas is counted"))
                .expected("a temperature near 0 to 20 degC and a pressure near 101 kPa or 14.7 psia")
        })
    }
}

fn absolute_pressure(text: &str, fahrenheit: bool) -> Option<f64> {
    let (value, unit) = number::split(text).ok()?;
    match unit.to_ascii_lowercase().as_str() {
        "psia" | "psi" => Some(value * POUND_PER_SQUARE_INCH),
        "kpa" => Some(value * 1e3),
        "bar" | "bara" => Some(value * 1e5),
        "atm" => Some(value * ATMOSPHERE),
        "" if fahrenheit => Some(value * POUND_PER_SQUARE_INCH),
        "" => Some(value * 1e3),
        _ => None,
    }
}

/// At most six decimals, no trailing zeros.
fn trimmed(x: f64) -> String {
    let text = format!("{x:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64, relative: f64) {
        assert!((a - b).abs() <= relative * b.abs(), "{a} is not {b}");
    }

    #[test]
    fn states_are_read_and_described() {
        for (text, state, described) in [
            ("20 degC", Reference::C20, "20 °C, 101.325 kPa"),
            ("15C", Reference::C15, "15 °C, 101.325 kPa"),
            ("0 °C, 101.325 kPa", Reference::C0, "0 °C, 101.325 kPa"),
            ("60F-14.65", Reference::SCF_PK, "60 °F, 14.65 psia"),
            ("60 degF 14.73 psia", Reference::SCF_US, "60 °F, 14.73 psia"),
            ("60F-14.696", Reference::SCF_14_696, "60 °F, 14.696 psia"),
        ] {
            let found = Reference::parse(text).unwrap();
            near(found.kelvin, state.kelvin, 1e-15);
            near(found.pascal, state.pascal, 1e-15);
            assert_eq!(found.describe(), described);
            assert_eq!(Reference::parse(&found.symbol()).unwrap(), found);
        }
        assert_eq!(Reference::parse("20C").unwrap(), Reference::C20);
        for wrong in ["", "20", "60F", "20K", "900C", "20C-5000kPa", "20C-101 furlongs", "warm"] {
            assert!(Reference::parse(wrong).is_err(), "{wrong}");
        }
    }

    /// The ratios contracts print: of absolute temperatures at one pressure, of pressures at one temperature.
    #[test]
    fn states_differ_as_published() {
        let ratio = |from: Reference, to: Reference| from.density() / to.density();
        near(ratio(Reference::C20, Reference::C15), 0.98294, 5e-6);
        near(ratio(Reference::C20, Reference::C0), 0.93178, 5e-6);
        near(ratio(Reference::C15, Reference::C0), 0.94794, 5e-6);
        near(ratio(Reference::SCF_PK, Reference::SCF_US), 0.99457, 5e-6);
    }
}
