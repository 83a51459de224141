//! Floor 2: what gas does in a pipe and in a compressor, on plain numbers in SI.
//!
//! **Answers**: properties of a gas from its composition; the pressure, velocity, line pack and temperature along a pipe; what
//! flows between two pressures; the power and fuel of a compressor station; a line of sections and stations, and its
//! largest flow.
//!
//! **Assumes** steady flow in one dimension and one phase. Pressures are absolute (Pa), temperatures K, flows kg/s, friction
//! factors Darcy's (four times Fanning's), molar masses kg/mol.
//!
//! **Leaves out** transients, condensation, blending along a line, and what anything costs. It knows neither models nor files: a
//! textbook case needs five numbers.
//!
//! Every formula stands with its symbols, range and source where it is coded; `docs/hydraulics.md` lists them. Where an
//! equation of state is asked, `aga8` (the code of NIST) answers; all else uses `libm`, so that every machine agrees.

mod chebyshev;
pub mod friction;
pub mod gas;
pub mod line;
pub mod network;
pub mod pipe;
mod refusal;
mod root;
pub mod station;

#[cfg(test)]
mod tests;

pub use refusal::Refusal;

/// The molar gas constant in J/(mol K): CODATA 2018, exact since the SI of 2019.
pub const GAS_CONSTANT: f64 = 8.314_462_618_153_24;

/// Standard gravity in m/s2 (CGPM 1901).
pub const GRAVITY: f64 = 9.806_65;

/// Molar mass of dry air in kg/mol (ISO 6976:2016).
pub const AIR: f64 = 0.028_965_46;
