//! Corridor answers questions of the form "who gets how much gas, from where, at what cost, if ..."
//! for gas corridors described in small files.
//!
//! The house has floors, and imports go down only (`tests/architecture.rs` proves it):
//!
//! | floor | module | what it answers |
//! |---|---|---|
//! | 6 | [`cli`] | what the user asked, and how to tell a person |
//! | 5 | [`tell`] | results into bytes: tables, JSON, charts |
//! | 4 | [`study`] | questions over several runs |
//! | 3 | [`scenario`], [`simulate`] | files into structure and values; structure and values into an outcome |
//! | 2 | [`flow`], [`physics`] | least-cost flow in a network of arcs; physics: gas, pipes, stations, lines, networks |
//! | 1 | [`model`] | hubs, sources, pipelines, terminals, contracts, demands, projects |
//! | 0 | [`quantity`] | units, calendar, places and diagnostics |

pub mod cli;
pub mod flow;
pub mod model;
pub mod physics;
pub mod quantity;
pub mod scenario;
pub mod simulate;
pub mod study;
pub mod tell;
