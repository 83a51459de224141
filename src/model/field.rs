//! The kinds of field there are: all the variety of the binder lives here.

use std::marker::PhantomData;

use super::{
    Need,
    attribute::{Attribute, Shape},
    kinds::{AnyAsset, Kind},
    row::Row,
    values::{Choice, Date, Monthly, Switch, Var, Words, Yearly},
};
use crate::quantity::{Id, Measure};

/// A type that a field of an asset may have.
pub trait Field: Sized {
    /// What it accepts.
    const SHAPE: Shape;
    /// Makes the handle from what was written. `None`: the problem is in the report already.
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self>;
}

impl<Q: Measure> Field for Var<Q> {
    const SHAPE: Shape = Shape::Number(Q::DIM);
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.scalar(of).map(Var::at)
    }
}

impl<Q: Measure> Field for Yearly<Q> {
    const SHAPE: Shape = Shape::Yearly(Q::DIM);
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.profile(of).map(|run| Yearly { run, measure: PhantomData })
    }
}

impl<Q: Measure> Field for Monthly<Q> {
    const SHAPE: Shape = Shape::Monthly(Q::DIM);
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.profile(of).map(|run| Monthly { run, measure: PhantomData })
    }
}

impl Field for Date {
    const SHAPE: Shape = Shape::Date;
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.scalar(of).map(|slot| Date(Var::at(slot)))
    }
}

impl Field for Switch {
    const SHAPE: Shape = Shape::Switch;
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.scalar(of).map(|slot| Switch(Var::at(slot)))
    }
}

impl<E: Words> Field for Choice<E> {
    const SHAPE: Shape = Shape::Choice(E::WORDS);
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.scalar(of).map(|slot| Choice { slot, words: PhantomData })
    }
}

/// One of a few words that decides which arcs exist; no patch may change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fixed<E>(pub E);

impl<E: Words> Field for Fixed<E> {
    const SHAPE: Shape = Shape::Fixed(E::WORDS);
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.fixed(of).map(|index| Fixed(E::ALL[index as usize]))
    }
}

/// A whole number that decides which arcs exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedCount(pub u32);

impl Field for FixedCount {
    const SHAPE: Shape = Shape::FixedCount;
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.fixed(of).map(|count| FixedCount(count as u32))
    }
}

impl<K: Kind> Field for Id<K> {
    const SHAPE: Shape = Shape::Link(K::NAME);
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.link(of, K::NAME).map(Id::new)
    }
}

impl<K: Kind> Field for Vec<Id<K>> {
    const SHAPE: Shape = Shape::Links(K::NAME);
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.links(of, K::NAME).map(|rows| rows.into_iter().map(Id::new).collect())
    }
}

impl Field for AnyAsset {
    const SHAPE: Shape = Shape::AnyAsset;
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.any_asset(of)
    }
}

impl Field for String {
    const SHAPE: Shape = Shape::Text;
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        row.words(of)
    }
}

impl<F: Field> Field for Option<F> {
    const SHAPE: Shape = F::SHAPE;
    fn bind(row: &mut Row<'_, '_>, of: &'static Attribute) -> Option<Self> {
        let wanted = matches!(of.need, Need::Unless(other) if !row.has(other));
        if wanted || row.is_written(of) { F::bind(row, of).map(Some) } else { Some(None) }
    }
}
