//! The kinds of asset, one declaration each.

mod contract;
mod demand;
mod design;
mod event;
mod gas;
mod line;
mod pipeline;
mod place;
mod project;
mod relief;
mod run;
mod source;
mod storage;
mod terminal;

pub use contract::{After, Contract, Spot};
pub use demand::{Claim, Demand, Season, Sector};
pub use design::{Design, Spacing};
pub use event::{AnyAsset, Cause, Event};
pub use gas::{Gas, ReferenceState};
pub use line::{Entitlement, Entry as LineEntry, Line, Rights};
pub use pipeline::{Charge, Pipeline};
pub use place::{Country, Hub, Role};
pub use project::Project;
pub use relief::Relief;
pub use run::{CurrencySeries, Economics, Horizon, Marker};
pub use source::Source;
pub use storage::Storage;
pub use terminal::{Route, Terminal};

use super::{attribute::KindInfo, row::Row};

/// A kind of asset: its table of attributes and how a row becomes one.
pub trait Kind: Sized {
    /// The name of its tables in files.
    const NAME: &'static str;
    /// Its row in the table of kinds.
    const INFO: KindInfo;
    /// Makes an asset from what was written. `None`: the problems are in the report already.
    fn bind(row: &mut Row<'_, '_>) -> Option<Self>;
}

/// Declares the words of a choice: an enum and its names in files.
macro_rules! words {
    ($(#[doc = $doc:literal])+ pub enum $name:ident { $( #[doc = $meaning:literal] $variant:ident = $word:literal ),+ $(,)? }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( #[doc = $meaning] $variant ),+ }
        impl $crate::model::Words for $name {
            const WORDS: &'static [&'static str] = &[$($word),+];
            const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}
use words;
