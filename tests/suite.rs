//! All tests that look at the whole from outside, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod architecture;
mod claims;

mod commands;
mod documents;
mod engine;
mod explain;
mod golden;
mod hydraulics;
mod invalid;
mod line;
mod network;
mod reading;
mod schema;
mod starting;
mod tidy;
