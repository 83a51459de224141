//! Floor 1: hubs, sources, pipelines, terminals, contracts, demands and projects, plain and valid.
//!
//! What was written ([`Setting`]) and what is meant ([`Structure`], [`Values`]) are two types, joined once by
//! [`Model::bind`]. The structure says what joins what and never changes in a study; all numbers stand in one
//! flat vector, and whatever changes a number is a [`Patch`] of it.

mod attribute;
mod bind;
pub mod claim;
mod consistency;
mod field;
pub mod kinds;
mod link;
pub mod metric;
mod money;
mod patch;
mod paths;
mod plausible;
mod position;
mod profile;
mod read;
mod refusal;
mod row;
mod setting;
mod spread;
mod structure;
mod table;
mod values;

pub use attribute::{Attribute, KindInfo, Need, Shape};
pub(crate) use consistency::place;
pub use field::{Field, Fixed, FixedCount};
pub use kinds::Kind;
pub use paths::{Entry, Layer, Paths};
pub use position::Position;
pub use row::Row;
pub use setting::{Beyond, Declaration, Evidence, Period, Periods, Rank, Said, Series, SeriesCell, Setting, Written};
pub use spread::{Distribution, Outcome, Spread};
pub use structure::{KINDS, Model, Structure};
pub use table::Table;
pub use values::{Choice, Date, Monthly, Patch, Switch, Values, Var, Words, Yearly};

/// What a field of this shape expects, in words.
fn describe(shape: Shape) -> String {
    match shape {
        Shape::Number(dim) => crate::quantity::example(dim).to_owned(),
        Shape::Yearly(dim) | Shape::Monthly(dim) => format!("{}, or a series", crate::quantity::example(dim)),
        Shape::Date => "a date: 2032, 2032-07 or 2032-07-15".to_owned(),
        Shape::Switch => "true or false".to_owned(),
        Shape::Choice(words) | Shape::Fixed(words) => format!("one of: {}", words.join(", ")),
        Shape::FixedCount => "a whole number".to_owned(),
        Shape::Link(kind) => format!("the id of one of the {kind}"),
        Shape::Links(kind) => format!("ids of {kind}, as a list"),
        Shape::AnyAsset => "an asset as kind.id".to_owned(),
        Shape::Position => position::Position::EXPECTED.to_owned(),
        Shape::Text => "words".to_owned(),
    }
}

/// Whether a field of this shape has a companion `.scale`.
fn has_scale(shape: Shape) -> bool {
    matches!(shape, Shape::Yearly(_) | Shape::Monthly(_))
}
