//! Floor 4: questions over several runs.
//!
//! What a project adds against the same scenario without it; how scenarios differ, in results and in inputs.

mod addition;
mod difference;
mod inputs;
mod worth;

pub use addition::{Addition, additions};
pub use difference::{DifferenceRow, differences};
pub use inputs::{InputRow, inputs_that_differ};
pub use worth::Worth;
