//! Floor 4: questions over several runs.
//!
//! What a project adds against the same scenario without it; how scenarios differ, in results and in inputs; and cases
//! of pipe physics, which need no run at all ([`hydraulics`]).

mod addition;
mod audit;
mod claims;
mod difference;
mod hold;
pub mod hydraulics;
mod inputs;
pub mod line;
mod worth;

pub use addition::{Addition, additions};
pub use audit::{Finding, Weakness, audit};
pub use claims::{Reading, Verdict, World, verdicts};
pub use difference::{DifferenceRow, differences};
pub use hold::Hold;
pub use inputs::{InputRow, inputs_that_differ};
pub use worth::{Worth, inlet, supply_kind};
