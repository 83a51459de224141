//! Cases of hydraulics: the inputs of a case file into answers under the keys it expects.

mod fields;
pub mod network;
