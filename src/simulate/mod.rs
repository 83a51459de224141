//! Floor 3: structure and values into an outcome; pure, and without memory of other runs.

mod outcome;

pub use outcome::{
    AssetRef, BalanceRow, ContractRow, EntitlementRow, EntryPoint, FlowRow, NodeRef, Notice, Outcome, PriceRow,
    ProjectRow, SectorRow, SetBy, SupplyKind, SupplyRow, UnservedRow,
};
mod stub {
    #![allow(missing_docs, unreachable_pub)]
    pub struct Compiled;
    #[derive(Debug)]
    pub struct Failure;
    impl std::fmt::Display for Failure {
        fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            Ok(())
        }
    }
    impl std::error::Error for Failure {}
    pub fn compile(
        _: &crate::model::Structure,
        _: &crate::model::Values,
        _: Resolution,
    ) -> Result<Compiled, crate::quantity::Report> {
        Ok(Compiled)
    }
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Resolution {
        Monthly,
        Annual,
    }
    impl Compiled {
        pub fn outcome(&self, _: &crate::model::Values) -> Result<super::Outcome, Failure> {
            Ok(super::Outcome::default())
        }
    }
}
pub use stub::*;
