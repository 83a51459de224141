//! Floor 3: structure and values into an outcome; pure, and without memory of other runs.

mod outcome;

pub use outcome::{
    AssetRef, BalanceRow, ContractRow, EntitlementRow, EntryPoint, FlowRow, NodeRef, Notice, Outcome, PriceRow,
    ProjectRow, SectorRow, SetBy, SupplyKind, SupplyRow, UnservedRow,
};
