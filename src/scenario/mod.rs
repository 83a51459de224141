//! Floor 3: files into structure and values.
//!
//! Every file becomes a list of declarations and settings, each with its place; inheritance is concatenation.
//! Nothing is merged here and nothing is judged here but form: what a setting means is decided by
//! [`crate::model::Model::bind`].

mod announcements;
mod assumptions;
mod claims_file;
mod coherence;
mod correlations;
mod distribution;
mod files;
mod fiscal;
mod flag;
mod load;
mod periods;
mod scenario_file;
mod series;
mod stray;
mod system_file;
mod table;
mod tree;

pub use announcements::Announcement;
pub use correlations::Correlation;
pub use files::{DiskFiles, Files};
pub use flag::flag;
pub use load::{Case, Loaded, Options, Reading, clean, load};
pub use periods::split as split_path;
