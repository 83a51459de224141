//! Floor 3: structure and values into an outcome.

mod outcome;

pub use outcome::{
    Asset, BalanceRow, Binding, FlowRow, Notice, Outcome, Point, PriceRow, ProjectRow, Resolution, SetBy, SupplyKind,
    SupplyRow, UnservedRow, When,
};
