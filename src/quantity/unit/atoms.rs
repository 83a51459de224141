//! The one table of atoms: names, prefixes, dimension, exact factor, source.
//!
//! A factor is a numerator over a denominator, so that what a definition makes exact is one rounding away
//! from exact. SI: kg, m, m3, J, Pa, K, s; a barrel, a unit of money and a whole are their own base.

use super::dimensions::{Base, Dimensions};
use crate::quantity::{basis::Currency, reference::Reference};

/// Seconds in the model's year of 365 days.
pub(super) const YEAR: f64 = 365.0 * 86_400.0;
const MONTH: f64 = YEAR / 12.0;
const CUBIC_FOOT: (f64, f64) = (28_316_846_592.0, 1e12);
const BTU: f64 = 1_055.055_852_62;
const POUND_FORCE: f64 = 4.448_221_615_260_5;
const SQUARE_INCH: f64 = 0.000_645_16;
/// psi in Pa.
pub(in crate::quantity) const POUND_PER_SQUARE_INCH: f64 = POUND_FORCE / SQUARE_INCH;

/// What an atom says beside its factor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Form {
    Plain,
    /// A cubic metre that names no state.
    OwnVolume,
    /// A cubic foot that names no state.
    CubicFeet,
    /// A volume whose name carries its state.
    At(Reference),
    Currency(Currency),
    /// A number word, as `billion`.
    Word,
}

/// Powers of ten that may stand before an atom.
pub(super) type Prefixes = &'static [(&'static str, f64)];

const NO: Prefixes = &[];
const METRIC: Prefixes = &[("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("P", 1e15), ("E", 1e18)];
/// The gas trade's: M is a thousand, MM a million.
const TRADE: Prefixes = &[("k", 1e3), ("M", 1e3), ("MM", 1e6), ("B", 1e9), ("T", 1e12)];
/// As TRADE without the M, which some read as a million.
const TRADE_SAFE: Prefixes = &[("k", 1e3), ("MM", 1e6), ("B", 1e9), ("T", 1e12)];
const METRES: Prefixes = &[("k", 1e3), ("MM", 1e6), ("b", 1e9), ("t", 1e12)];
const NAMED_METRES: Prefixes = &[("k", 1e3), ("M", 1e6), ("MM", 1e6), ("G", 1e9)];
const TONNES: Prefixes = &[("k", 1e3), ("M", 1e6), ("MM", 1e6), ("G", 1e9)];

/// A unit that is not composed of others.
pub(super) struct Atom {
    /// The first is how it should be written.
    pub(super) names: &'static [&'static str],
    pub(super) prefixes: Prefixes,
    pub(super) dimensions: Dimensions,
    pub(super) numerator: f64,
    pub(super) denominator: f64,
    pub(super) offset: f64,
    pub(super) form: Form,
    /// Where the factor is defined.
    pub(super) source: &'static str,
}

const fn atom(names: &'static [&'static str], base: Base, factor: (f64, f64), source: &'static str) -> Atom {
    let dimensions = Dimensions::of(&[(base, 1)]);
    Atom {
        names,
        prefixes: NO,
        dimensions,
        numerator: factor.0,
        denominator: factor.1,
        offset: 0.0,
        form: Form::Plain,
        source,
    }
}
const fn currency(names: &'static [&'static str], which: Currency) -> Atom {
    atom(names, Base::Money, (1.0, 1.0), "ISO 4217").form(Form::Currency(which))
}
const fn word(names: &'static [&'static str], value: f64) -> Atom {
    let atom = atom(names, Base::Fraction, (value, 1.0), "short scale; lakh and crore as in South Asia");
    Atom { dimensions: Dimensions::NONE, form: Form::Word, ..atom }
}

impl Atom {
    const fn with(self, prefixes: Prefixes) -> Self {
        Self { prefixes, ..self }
    }
    const fn form(self, form: Form) -> Self {
        Self { form, ..self }
    }
    const fn offset(self, offset: f64) -> Self {
        Self { offset, ..self }
    }
    const fn per(self, seconds: f64) -> Self {
        Self { dimensions: self.dimensions.per_time(), denominator: self.denominator * seconds, ..self }
    }
}

use Base::*;
use Form::*;

const SI: &str = "SI Brochure, 9th edition (BIPM 2019)";
const NIST: &str = "NIST SP 811 (2008), appendix B";
const FOOT: &str = "foot of 0.3048 m exactly: NIST SP 811 (2008), appendix B";
const CALENDAR: &str = "the model's calendar: 365 days in every year, a month a twelfth";
const STEAM: &str = "International Table Btu: 1055.05585262 J, NIST SP 811 (2008), appendix B, note 9";
const TRADE_USE: &str = "usage of the gas trade";

/// All atoms.
pub(super) const ATOMS: &[Atom] = &[
    // Volumes of gas
    atom(&["m3", "m^3", "cubic-metre"], Volume, (1.0, 1.0), SI).form(OwnVolume),
    atom(&["cm"], Volume, (1.0, 1.0), TRADE_USE).with(METRES).form(OwnVolume),
    atom(&["scm"], Volume, (1.0, 1.0), TRADE_USE).with(METRES).form(OwnVolume),
    atom(&["cmd"], Volume, (1.0, 1.0), TRADE_USE).with(METRES).form(OwnVolume).per(86_400.0),
    atom(&["scmd"], Volume, (1.0, 1.0), TRADE_USE).with(METRES).form(OwnVolume).per(86_400.0),
    atom(&["cma", "cmy"], Volume, (1.0, 1.0), TRADE_USE).with(METRES).form(OwnVolume).per(YEAR),
    atom(&["Sm3"], Volume, (1.0, 1.0), "ISO 13443:1996: 15 degC, 101.325 kPa")
        .with(NAMED_METRES)
        .form(At(Reference::C15)),
    atom(&["Nm3", "Ncm"], Volume, (1.0, 1.0), "DIN 1343: 0 degC, 101.325 kPa")
        .with(NAMED_METRES)
        .form(At(Reference::C0)),
    atom(&["cf", "ft3", "cuft"], Volume, CUBIC_FOOT, FOOT).with(TRADE).form(CubicFeet),
    atom(&["scf"], Volume, CUBIC_FOOT, FOOT).with(TRADE).form(CubicFeet),
    atom(&["cfd"], Volume, CUBIC_FOOT, FOOT).with(TRADE).form(CubicFeet).per(86_400.0),
    atom(&["scfd"], Volume, CUBIC_FOOT, FOOT).with(TRADE).form(CubicFeet).per(86_400.0),
    // Mass
    atom(&["kg"], Mass, (1.0, 1.0), SI),
    atom(&["g"], Mass, (1.0, 1e3), SI),
    atom(&["t", "tonne", "tonnes"], Mass, (1e3, 1.0), SI).with(TONNES),
    atom(&["mtpa", "MTPA", "MMTPA", "Mtpa"], Mass, (1e9, 1.0), TRADE_USE).per(YEAR),
    atom(&["tpa"], Mass, (1e3, 1.0), TRADE_USE).per(YEAR),
    atom(&["lb"], Mass, (45_359_237.0, 1e8), NIST),
    // Energy
    atom(&["J"], Energy, (1.0, 1.0), SI).with(METRIC),
    atom(&["Wh"], Energy, (3_600.0, 1.0), SI).with(METRIC),
    atom(&["Btu"], Energy, (BTU, 1.0), STEAM).with(TRADE_SAFE),
    atom(&["cal"], Energy, (41_868.0, 1e4), "International Table calorie: NIST SP 811 (2008), appendix B").with(METRIC),
    atom(&["toe"], Energy, (41.868e9, 1.0), "IEA and OECD: 10 Gcal(IT)").with(&[("k", 1e3), ("M", 1e6)]),
    atom(&["W"], Energy, (1.0, 1.0), SI).with(METRIC).per(1.0),
    atom(&["hp"], Energy, (550.0 * 0.3048 * POUND_FORCE, 1.0), "550 ft lbf/s: NIST SP 811 (2008), appendix B").per(1.0),
    // Oil, for prices only
    atom(&["bbl", "barrel", "barrels"], Barrel, (1.0, 1.0), "its own base; 42 US gallons"),
    // Length
    atom(&["m"], Length, (1.0, 1.0), SI),
    atom(&["km"], Length, (1e3, 1.0), SI),
    atom(&["mm"], Length, (1.0, 1e3), SI),
    atom(&["um", "µm", "μm"], Length, (1.0, 1e6), SI),
    atom(&["in", "inch", "inches"], Length, (254.0, 1e4), NIST),
    atom(&["ft", "foot", "feet"], Length, (3_048.0, 1e4), NIST),
    atom(&["mi", "mile", "miles"], Length, (1_609_344.0, 1e3), NIST),
    Atom { dimensions: Dimensions::of(&[(Length, 2)]), ..atom(&["m2", "m^2"], Length, (1.0, 1.0), SI) },
    // Pressure, absolute
    atom(&["Pa"], Pressure, (1.0, 1.0), SI).with(&[("k", 1e3), ("M", 1e6), ("h", 1e2)]),
    atom(&["bar", "bara"], Pressure, (1e5, 1.0), SI),
    atom(&["barg"], Pressure, (1e5, 1.0), "gauge: above 101.325 kPa").offset(101_325.0),
    atom(&["atm"], Pressure, (101_325.0, 1.0), NIST),
    atom(&["psia", "psi"], Pressure, (POUND_FORCE, SQUARE_INCH), NIST),
    atom(&["psig"], Pressure, (POUND_FORCE, SQUARE_INCH), "gauge: above 101.325 kPa").offset(101_325.0),
    atom(&["kgf/cm2", "ata"], Pressure, (98_066.5, 1.0), NIST),
    // Temperature
    atom(&["K"], Temperature, (1.0, 1.0), SI),
    atom(&["degC", "°C", "C"], Temperature, (1.0, 1.0), SI).offset(273.15),
    atom(&["degF", "°F", "F"], Temperature, (5.0, 9.0), NIST).offset(459.67 * 5.0 / 9.0),
    // Time
    atom(&["s", "sec"], Time, (1.0, 1.0), SI),
    atom(&["min"], Time, (60.0, 1.0), SI),
    atom(&["h", "H", "hour", "hours"], Time, (3_600.0, 1.0), SI),
    atom(&["d", "D", "day", "days"], Time, (86_400.0, 1.0), SI),
    atom(&["month", "months", "mo"], Time, (MONTH, 1.0), CALENDAR),
    atom(&["y", "Y", "yr", "year", "years", "a", "annum"], Time, (YEAR, 1.0), CALENDAR),
    // Money
    currency(&["USD", "US$", "$"], Currency::Usd),
    currency(&["PKR"], Currency::Pkr),
    currency(&["INR"], Currency::Inr),
    currency(&["EUR", "€"], Currency::Eur),
    currency(&["CNY", "RMB"], Currency::Cny),
    currency(&["RUB"], Currency::Rub),
    // Parts of one
    atom(&["%", "percent", "pct"], Fraction, (1.0, 100.0), "a hundredth"),
    atom(&["fraction", "ratio", "share"], Fraction, (1.0, 1.0), "one"),
    word(&["1", "-", "factor", "index", "count"], 1.0).form(Plain),
    // Number words
    word(&["thousand", "1000"], 1e3),
    word(&["lakh"], 1e5),
    word(&["million", "mln", "mn", "MM"], 1e6),
    word(&["crore"], 1e7),
    word(&["billion", "bn", "bln"], 1e9),
    word(&["trillion", "tn", "trn"], 1e12),
];

/// Names that two readers read differently: refused, with what to write.
pub(super) const AMBIGUOUS: &[(&[&str], &str, &str)] = &[
    (
        &["mcm", "mcmd", "mscm", "mscmd", "mcma"],
        "a thousand or a million cubic metres",
        "kcm or MMcm (a day: kcmd or MMcmd)",
    ),
    (&["mm3"], "a million or a thousand cubic metres", "kcm or MMcm"),
    (&["mt"], "a tonne or a million tonnes", "t or Mt"),
    (&["ton", "tons"], "a metric, a long or a short ton", "t for the tonne of 1000 kg"),
    (&["mbtu"], "a thousand or a million Btu", "kBtu or MMBtu"),
    (&["rs", "rs.", "rupee", "rupees"], "Pakistani or Indian rupees", "PKR or INR"),
    (&["bcm-std", "bcmstd"], "standard bcm", "bcm@EI for 40 MJ/m3 gross at 15 degC"),
];
