//! Floor 3: files into structure and values.
//!
//! Every file becomes a list of declarations and settings, each with its place; inheritance is concatenation.
//! Nothing is merged here and nothing is judged here but form: what a setting means is decided by
//! [`crate::model::Model::bind`].

mod announcements;
mod assumptions;
mod claims;
mod coherence;
mod correlations;
mod distribution;
mod files;
mod fiscal;
mod flag;
mod load;
mod periods;
mod plain;
mod scenario_file;
mod schema;
mod series;
mod stray;
mod system_file;
mod table;
mod tidy;
mod tree;

pub use announcements::Announcement;
pub use correlations::Correlation;
pub use files::{DiskFiles, Files, TextFiles};
pub use flag::flag;
pub use load::{Case, Loaded, Options, Reading, clean, load};
pub use periods::split as split_path;
pub use plain::{Plain, plain};
pub use schema::{scenario_schema, system_schema};
pub use tidy::{Tidied, tidy};
