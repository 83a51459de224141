//! Floor 3: structure and values into an outcome; pure, and without memory of other runs.
//!
//! **Answers** who gets how much gas, from where, over what, and who goes without, in every year and month of a run.
//! [`compile()`] turns a structure into flat arrays once; [`Compiled::outcome`] keeps everything of a run,
//! [`Compiled::evaluate`] gives a few numbers of a draw and touches no heap. Both derive the numbers of a year from the
//! values, find the least-cost flow, and hand stock and make-up to the next year.
//!
//! **Assumes** that dispatch sees the buyers' money year by year: nobody saves gas for another year beyond the stated
//! closing stock. Where a line has a design, [`hydraulics`] gives its
//! capacity and fuel. **Leaves out** everything a contract may say
//! beyond quantity, obligation, swing, make-up and price.

mod account;
mod asked;
mod audit;
mod carry;
mod compile;
mod derive;
mod dispatch;
mod failure;
pub mod hydraulics;
mod load;
mod marginal;
mod notice;
mod origin;
mod outcome;
mod peak;
mod run;
pub mod trace;
mod workspace;

#[cfg(test)]
mod tests;

pub use asked::{Asked, What, entries, market_of};
pub use compile::{Compiled, HydraulicLimit, Resolution, compile};
pub use failure::Failure;
pub use outcome::{
    AssetRef, AtInlet, BalanceRow, ContractRow, EntitlementRow, EntryPoint, FlowRow, NodeRef, Notice, Outcome,
    PassedRow, PeakRow, PriceRow, ProjectRow, SectorRow, SetBy, SupplyKind, SupplyRow, UnservedRow,
};
pub use workspace::{Eve, Solved, Workspace};
