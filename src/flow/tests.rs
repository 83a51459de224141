//! The solver against an independent one, against cases worked by hand, and against what must always hold.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod closed_form;
mod oracle;
mod properties;
mod refusals;
mod tangle;
