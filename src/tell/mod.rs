//! Floor 5: results into bytes: tables, JSON, charts, and the folder they stand in.

pub mod chart;
mod folder;

pub use folder::{Folder, MANIFEST, may_be_replaced};
