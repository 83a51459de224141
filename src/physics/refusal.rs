//! Why physics gives no answer.

use std::fmt;

use super::line::Spent;

/// What stands in the way, with the numbers a caller needs to say it in his own words.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Refusal {
    /// A component that is none of the 21.
    UnknownComponent(String),
    /// A share below zero, above one, or no number.
    Share {
        /// The component.
        component: &'static str,
        /// Its mole fraction.
        share: f64,
    },
    /// The mole fractions do not add to one.
    Sum(f64),
    /// A quantity outside what the equations hold for.
    Range {
        /// What it is.
        what: &'static str,
        /// What was given, in `unit`.
        value: f64,
        /// The least that is taken.
        low: f64,
        /// The most that is taken.
        high: f64,
        /// The SI unit.
        unit: &'static str,
    },
    /// A temperature for which a table has no column.
    NoColumn {
        /// What it is.
        what: &'static str,
        /// K.
        temperature: f64,
        /// Those there are, with their unit.
        known: &'static str,
    },
    /// Density changes too fast with pressure for a fit of it.
    TooDense {
        /// Where the fit misses most, Pa.
        pressure: f64,
        /// K.
        temperature: f64,
        /// By how much, as a share.
        error: f64,
        /// By how much it may, as a share.
        limit: f64,
    },
    /// The equation of state found no density: the state lies in two phases or outside its range.
    NoState {
        /// Pressure in Pa.
        pressure: f64,
        /// Temperature in K.
        temperature: f64,
    },
    /// The pressure is used up before the end of the pipe.
    PressureUsedUp {
        /// Metres from the inlet.
        at: f64,
    },
    /// The gas reaches the speed of sound.
    Choked {
        /// Metres from the inlet.
        at: f64,
    },
    /// The outlet stands at so high a pressure that nothing flows towards it.
    NoFall {
        /// The pressure at the outlet without flow, in Pa.
        at_rest: f64,
    },
    /// A station would need a higher ratio of pressures than it may give.
    Ratio {
        /// Which station, from 0.
        station: usize,
        /// The ratio it would need.
        needed: f64,
        /// The most it gives.
        limit: f64,
    },
    /// A station would need more power than it has.
    Power {
        /// Which station, from 0.
        station: usize,
        /// The shaft power it would need, in W.
        needed: f64,
        /// What it has, in W.
        limit: f64,
    },
    /// More gas leaves the line than flows in it.
    Offtake {
        /// Which section, from 0.
        section: usize,
        /// The flow left, in kg/s.
        left: f64,
    },
    /// Too little pressure is left at the end.
    Delivery {
        /// Pa.
        pressure: f64,
        /// The least that is asked, in Pa.
        least: f64,
        /// The stations on the way that give all they can.
        spent: Spent,
    },
    /// The gas runs faster than it may.
    Velocity {
        /// Which section, from 0.
        section: usize,
        /// m/s.
        velocity: f64,
        /// The most that is allowed, in m/s.
        limit: f64,
    },
    /// An iteration did not settle, which a caller should report.
    NotSettled(&'static str),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownComponent(name) => write!(f, "`{name}` is no component of gas known here"),
            Self::Share { component, share } => write!(f, "the share of {component} is {share}"),
            Self::Sum(sum) => write!(f, "the mole fractions add to {}, not to 1", sum + 0.0),
            Self::Range { what, value, low, high, unit } => {
                // A number without a unit has the unit 1, which nobody says.
                let unit = if *unit == "1" { String::new() } else { format!(" {unit}") };
                write!(f, "{what} is {}{unit}, outside {low} to {high}{unit}", short(*value))
            }
            Self::NoColumn { what, temperature, known } => {
                write!(f, "{what} is {} K, and the tables of ISO 6976 have {known}", short(*temperature))
            }
            Self::TooDense { pressure, temperature, error, limit } => write!(
                f,
                "at {:.2} MPa and {} K the gas is too dense for a fit of its density, or has two phases: the fit misses by {} %, and may by {} %",
                pressure / 1e6,
                short(*temperature),
                short(100.0 * error),
                100.0 * limit
            ),
            Self::NoState { pressure, temperature } => {
                write!(f, "no gas of one phase at {pressure} Pa and {temperature} K")
            }
            Self::PressureUsedUp { at } => write!(f, "the pressure is used up {:.1} km from the inlet", at / 1e3),
            Self::Choked { at } => write!(f, "the gas reaches the speed of sound {:.1} km from the inlet", at / 1e3),
            Self::NoFall { at_rest } => {
                write!(
                    f,
                    "nothing flows: the outlet would stand at {at_rest:.0} Pa without flow, and more is asked there"
                )
            }
            Self::Ratio { station, needed, limit } => {
                write!(f, "station {} would need a ratio of {needed:.3}, its limit is {limit:.3}", station + 1)
            }
            Self::Power { station, needed, limit } => {
                write!(f, "station {} would need {:.2} MW, it has {:.2} MW", station + 1, needed / 1e6, limit / 1e6)
            }
            Self::Offtake { section, left } => {
                write!(f, "after section {} no gas is left: {left:.3} kg/s", section + 1)
            }
            Self::Delivery { pressure, least, .. } => {
                write!(f, "{:.3} MPa are left at the end, {:.3} MPa are asked", pressure / 1e6, least / 1e6)
            }
            Self::Velocity { section, velocity, limit } => {
                write!(f, "section {} would run at {velocity:.1} m/s, its limit is {limit:.1} m/s", section + 1)
            }
            Self::NotSettled(what) => write!(f, "the iteration for {what} did not settle"),
        }
    }
}

/// A number with six significant digits: more of one that is refused help nobody.
fn short(value: f64) -> f64 {
    if !value.is_normal() {
        return value;
    }
    let digits = 5 - libm::floor(libm::log10(value.abs())) as i32;
    let scale = libm::pow(10.0, f64::from(digits.abs()));
    let short = if digits >= 0 { (value * scale).round() / scale } else { (value / scale).round() * scale };
    if short.is_finite() { short } else { value }
}

impl Refusal {
    /// The same, seen from the head of what begins so many metres before.
    pub(super) fn behind(self, metres: f64) -> Self {
        match self {
            Self::PressureUsedUp { at } => Self::PressureUsedUp { at: metres + at },
            Self::Choked { at } => Self::Choked { at: metres + at },
            other => other,
        }
    }

    /// What is needed over what there is, where a limit of a line is broken by so much.
    pub fn strain(&self) -> Option<f64> {
        match self {
            Self::Ratio { needed, limit, .. } | Self::Power { needed, limit, .. } => Some(needed / limit),
            Self::Velocity { velocity, limit, .. } => Some(velocity / limit),
            Self::Delivery { pressure, least, .. } => Some(least / pressure),
            _ => None,
        }
    }

    /// The same as a limit that a largest flow just keeps.
    pub fn as_limit(&self) -> String {
        let number = |value: f64, digits: usize| {
            let text = format!("{value:.digits$}");
            if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
        };
        match self {
            Self::Ratio { station, limit, .. } => {
                format!("station {} is at its highest ratio, {}", station + 1, number(*limit, 2))
            }
            Self::Power { station, limit, .. } => {
                let digits = if *limit < 1e6 { 3 } else { 1 };
                format!("station {} is at its full power, {} MW", station + 1, number(limit / 1e6, digits))
            }
            Self::Delivery { least, spent, .. } => {
                format!("the end is at its least pressure, {} bar{}", number(least / 1e5, 1), said(*spent))
            }
            Self::Velocity { section, limit, .. } => {
                format!("gas is at its highest velocity in section {}, {} m/s", section + 1, number(*limit, 1))
            }
            Self::PressureUsedUp { at } => {
                format!("the pressure is used up {} km from the head", number(at / 1e3, 0))
            }
            other => other.to_string(),
        }
    }
}

/// How many stations give all they can; nothing where none does.
fn said(spent: Spent) -> String {
    let all = spent.stations;
    let who = |count: usize| match (count, all) {
        (1, 1) => "its station".to_owned(),
        (count, all) if count == all => format!("all {all} stations"),
        (count, all) => format!("{count} of {all} stations"),
    };
    match (spent.power, spent.ratio) {
        (0, 0) => String::new(),
        (power, 0) => format!(", with {} at full power", who(power)),
        (0, ratio) => format!(", with {} at the highest ratio", who(ratio)),
        (power, ratio) => format!(", with {} at full power and {ratio} at the highest ratio", who(power)),
    }
}

impl std::error::Error for Refusal {}

/// Refuses what lies outside `low..=high`, NaN included.
///
/// # Errors
/// [`Refusal::Range`].
pub(super) fn within(what: &'static str, value: f64, low: f64, high: f64, unit: &'static str) -> Result<f64, Refusal> {
    if value >= low && value <= high { Ok(value) } else { Err(Refusal::Range { what, value, low, high, unit }) }
}
