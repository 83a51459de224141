//! The gas: what it consists of, how dense it is, how it takes compression and cooling, and what it is worth as heat.
//!
//! **Answers**: density, compressibility, heat capacities, enthalpy, entropy, Joule-Thomson coefficient and speed of sound by
//! GERG-2008 or AGA8-DETAIL ([`Gas`]); Z by name where no composition is known ([`papay`], [`cnga`]); calorific value,
//! density and Wobbe index by ISO 6976 ([`heat()`]); two gases mixed ([`Composition::mixed`]); fast density at one
//! temperature ([`Isotherm`]) and fast enthalpy and entropy in a range ([`Surface`]).
//!
//! **Leaves out** liquids and two-phase states: whether a gas is none of gas alone is said by [`Gas::condenses`], and dense states
//! are refused; and components beyond the 21 of AGA 8.

mod component;
mod composition;
mod correlation;
mod equation;
mod heat;
mod isotherm;
mod phase;
mod specification;
mod surface;

#[cfg(test)]
mod tests;

pub use component::Component;
pub use composition::Composition;
pub use correlation::{cnga, papay, pseudocritical};
pub use equation::{Equation, Gas, State};
pub use heat::{Heat, ISO_TEMPERATURES, heat, heat_at};
pub use isotherm::Isotherm;
pub use specification::{Limit, Property};
pub use surface::Surface;
