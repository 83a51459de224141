//! The 21 components of AGA 8, with what ISO 6976 says of each.

/// A component of natural gas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub enum Component {
    /// CH4.
    Methane,
    /// N2.
    Nitrogen,
    /// CO2.
    CarbonDioxide,
    /// C2H6.
    Ethane,
    /// C3H8.
    Propane,
    /// C4H10, branched.
    Isobutane,
    /// C4H10, straight.
    NButane,
    /// C5H12, branched.
    Isopentane,
    /// C5H12, straight.
    NPentane,
    /// C6H14.
    NHexane,
    /// C7H16.
    NHeptane,
    /// C8H18.
    NOctane,
    /// C9H20.
    NNonane,
    /// C10H22.
    NDecane,
    /// H2.
    Hydrogen,
    /// O2.
    Oxygen,
    /// CO.
    CarbonMonoxide,
    /// H2O.
    Water,
    /// H2S.
    HydrogenSulfide,
    /// He.
    Helium,
    /// Ar.
    Argon,
}

/// What ISO 6976:2016 says of a component.
pub(super) struct Record {
    /// Name in files.
    pub(super) name: &'static str,
    /// Molar mass in g/mol.
    pub(super) mass: f64,
    /// Gross heat of combustion in kJ/mol at 0, 15, 15.55, 20 and 25 degC.
    pub(super) gross: [f64; 5],
    /// Atoms of hydrogen, two of which make one water.
    pub(super) hydrogen: f64,
    /// Summation factor at 0, 15, 15.55 and 20 degC.
    pub(super) summation: [f64; 4],
}

const fn record(name: &'static str, mass: f64, hydrogen: f64, gross: [f64; 5], summation: [f64; 4]) -> Record {
    Record { name, mass, gross, hydrogen, summation }
}

/// Heat of combustion of what does not burn.
const NONE: [f64; 5] = [0.0; 5];

/// ISO 6976:2016, tables 1 (molar mass), 2 (summation factors) and 3 (gross calorific values); all were compared with the
/// tables of another implementation (R package ISO6976.2016 0.1-0).
#[rustfmt::skip]
const RECORDS: [Record; 21] = [
    record("methane", 16.042_46, 4.0, [892.92, 891.51, 891.46, 891.05, 890.58], [0.048_86, 0.044_52, 0.044_37, 0.043_17]),
    record("nitrogen", 28.0134, 0.0, NONE, [0.0214, 0.0170, 0.0169, 0.0156]),
    record("carbon_dioxide", 44.0095, 0.0, NONE, [0.0821, 0.0752, 0.0749, 0.0730]),
    record("ethane", 30.069_04, 6.0, [1564.35, 1562.14, 1562.06, 1561.42, 1560.69], [0.0997, 0.0919, 0.0916, 0.0895]),
    record("propane", 44.095_62, 8.0, [2224.03, 2221.10, 2220.99, 2220.13, 2219.17], [0.1465, 0.1344, 0.1340, 0.1308]),
    record("isobutane", 58.1222, 10.0, [2874.21, 2870.58, 2870.45, 2869.39, 2868.20], [0.1885, 0.1722, 0.1717, 0.1673]),
    record("n_butane", 58.1222, 10.0, [2883.35, 2879.76, 2879.63, 2878.58, 2877.40], [0.2022, 0.1840, 0.1834, 0.1785]),
    record("isopentane", 72.148_78, 12.0, [3536.01, 3531.68, 3531.52, 3530.25, 3528.83], [0.2458, 0.2251, 0.2244, 0.2189]),
    record("n_pentane", 72.148_78, 12.0, [3542.91, 3538.60, 3538.45, 3537.19, 3535.77], [0.2586, 0.2361, 0.2354, 0.2295]),
    record("n_hexane", 86.175_36, 14.0, [4203.24, 4198.24, 4198.06, 4196.60, 4194.95], [0.3319, 0.3001, 0.2990, 0.2907]),
    record("n_heptane", 100.201_94, 16.0, [4862.88, 4857.18, 4856.98, 4855.31, 4853.43], [0.4076, 0.3668, 0.3654, 0.3547]),
    record("n_octane", 114.228_52, 18.0, [5522.41, 5516.01, 5515.78, 5513.90, 5511.80], [0.4845, 0.4346, 0.4329, 0.4198]),
    record("n_nonane", 128.2551, 20.0, [6182.92, 6175.82, 6175.56, 6173.48, 6171.15], [0.5617, 0.5030, 0.5010, 0.4856]),
    record("n_decane", 142.281_68, 22.0, [6842.69, 6834.90, 6834.62, 6832.33, 6829.77], [0.6713, 0.5991, 0.5967, 0.5778]),
    record("hydrogen", 2.015_88, 2.0, [286.64, 286.15, 286.13, 285.99, 285.83], [-0.01; 4]),
    record("oxygen", 31.9988, 0.0, NONE, [0.0311, 0.0276, 0.0275, 0.0265]),
    record("carbon_monoxide", 28.0101, 0.0, [282.80, 282.91, 282.91, 282.95, 282.98], [0.0258, 0.0217, 0.0215, 0.0203]),
    record("water", 18.015_28, 2.0, [45.064, 44.431, 44.408, 44.222, 44.013], [0.3093, 0.2562, 0.2546, 0.2419]),
    record("hydrogen_sulfide", 34.080_88, 2.0, [562.93, 562.38, 562.36, 562.19, 562.01], [0.1006, 0.0923, 0.0920, 0.0898]),
    record("helium", 4.002_602, 0.0, NONE, [-0.01; 4]),
    record("argon", 39.948, 0.0, NONE, [0.0307, 0.0273, 0.0272, 0.0262]),
];

impl Component {
    /// All of them, in the order of AGA 8.
    pub const ALL: [Self; 21] = [
        Self::Methane,
        Self::Nitrogen,
        Self::CarbonDioxide,
        Self::Ethane,
        Self::Propane,
        Self::Isobutane,
        Self::NButane,
        Self::Isopentane,
        Self::NPentane,
        Self::NHexane,
        Self::NHeptane,
        Self::NOctane,
        Self::NNonane,
        Self::NDecane,
        Self::Hydrogen,
        Self::Oxygen,
        Self::CarbonMonoxide,
        Self::Water,
        Self::HydrogenSulfide,
        Self::Helium,
        Self::Argon,
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        self.record().name
    }

    /// The component of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|component| component.name() == name)
    }

    pub(super) fn record(self) -> &'static Record {
        &RECORDS[self as usize]
    }
}
