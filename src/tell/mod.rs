//! Floor 5: results into bytes: tables, JSON, charts, and the folder they stand in.

pub mod audit;
pub mod chart;
pub mod claims;
pub mod comparison;
mod csv;
pub mod explain;
pub mod figure;
mod folder;
pub mod hash;
pub mod line;
mod manifest;
mod names;
mod number;
pub mod pictures;
pub mod summary;
pub mod supply;
pub mod tables;
mod text;
mod unit;

pub use csv::{Cell, table};
pub use folder::{Folder, MANIFEST, Staged, is_wrong_place, may_be_replaced};
pub use manifest::Manifest;
pub use names::{Names, kind};
pub use number::plain;
pub use text::side_by_side;
pub use unit::OutputUnit;
