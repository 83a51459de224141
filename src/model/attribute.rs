//! One declaration a kind of asset: the [`asset!`](crate::model) macro makes the struct and its table of attributes from it.
//!
//! Parsing, checks, listing, schema and documents read that table. There is no second list of fields.

use crate::quantity::Dim;

/// What a field holds, and so which text it accepts and whether a patch may change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One number.
    Number(Dim),
    /// A number a year, with a companion `.scale`.
    Yearly(Dim),
    /// A number a month, with a companion `.scale`.
    Monthly(Dim),
    /// A month on the time line.
    Date,
    /// Yes or no, held as 1 or 0.
    Switch,
    /// One of a few words, held as an index; a patch may change it.
    Choice(&'static [&'static str]),
    /// One of a few words that decides which arcs exist; structure, no patch may change it.
    Fixed(&'static [&'static str]),
    /// A whole number that decides which arcs exist; structure.
    FixedCount,
    /// The id of an asset of that kind; structure.
    Link(&'static str),
    /// Several ids of that kind; structure.
    Links(&'static str),
    /// `kind.id` of anything that an event may hit; structure.
    AnyAsset,
    /// A place on the earth, for drawings; no value.
    Position,
    /// Words for people; no value.
    Text,
}

impl Shape {
    /// Whether a scenario or `--set` may change it.
    pub fn is_value(self) -> bool {
        matches!(
            self,
            Shape::Number(_) | Shape::Yearly(_) | Shape::Monthly(_) | Shape::Date | Shape::Switch | Shape::Choice(_)
        )
    }
    /// The dimension of its numbers, where it has one.
    pub fn dim(self) -> Option<Dim> {
        match self {
            Shape::Number(dim) | Shape::Yearly(dim) | Shape::Monthly(dim) => Some(dim),
            _ => None,
        }
    }
}

/// Whether a field must be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must.
    Required,
    /// It may be absent, and its presence is structure.
    Optional,
    /// It must, unless this other field is.
    Unless(&'static str),
    /// It may be absent, and then has this text.
    Default(&'static str),
}

/// One field of a kind of asset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attribute {
    /// The name, as in files.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be written.
    pub need: Need,
    /// A value outside these bounds draws a warning: it catches the factor of 1000 and the percent written as a fraction.
    pub plausible: Option<(&'static str, &'static str)>,
    /// What it means, in a line.
    pub meaning: &'static str,
}

/// One kind of asset, as a row of the table of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindInfo {
    /// The name of its tables in files: `pipelines`.
    pub name: &'static str,
    /// What it is.
    pub meaning: &'static str,
    /// Whether there is exactly one, without an id (`economics.price_year`).
    pub single: bool,
    /// Its fields.
    pub attributes: &'static [Attribute],
}

/// Makes a struct and its attribute table from one declaration.
macro_rules! asset {
    ($(#[doc = $doc:literal])+ pub struct $name:ident in $kind:literal, single = $single:literal {
        $( #[doc = $meaning:literal] $field:ident : $ty:ty, $need:expr $(, plausible $low:literal to $high:literal)? ; )*
    }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone)]
        pub struct $name { $( #[doc = $meaning] pub $field: $ty, )* }

        impl $crate::model::Kind for $name {
            const NAME: &'static str = $kind;
            const INFO: $crate::model::KindInfo = $crate::model::KindInfo {
                name: $kind,
                meaning: concat!($($doc),+),
                single: $single,
                attributes: &[ $( $crate::model::Attribute {
                    name: stringify!($field),
                    shape: <$ty as $crate::model::Field>::SHAPE,
                    need: $need,
                    plausible: $crate::model::attribute::asset!(@range $($low, $high)?),
                    meaning: $meaning.trim_ascii(),
                } ),* ],
            };
            fn bind(row: &mut $crate::model::Row<'_, '_>) -> Option<Self> {
                let mut table = Self::INFO.attributes.iter();
                // Every field is bound before the first missing one gives up, so that all problems are reported at once.
                $( let $field = table.next().and_then(|a| <$ty as $crate::model::Field>::bind(row, a)); )*
                Some(Self { $( $field: $field?, )* })
            }
        }
    };
    (@range) => { None };
    (@range $low:literal, $high:literal) => { Some(($low, $high)) };
}
pub(crate) use asset;
