//! The flat vector of values, patches of it, and typed handles into it.

use std::marker::PhantomData;

use crate::quantity::{Basis, Month};

/// All numbers of a system: SI on the basis each was written in.
#[derive(Debug, Clone, Default)]
pub struct Values {
    /// The numbers.
    x: Vec<f64>,
    /// What each counts, as its place in `bases`: some tens of thousands of numbers count a few dozen things.
    basis: Vec<u32>,
    bases: Vec<Basis>,
}

/// A few numbers to write into the vector: a case, an override, a draw and a slider are the same thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Patch {
    pub(crate) writes: Vec<(u32, f64, Basis)>,
}

/// The same numbers that count the same, in whatever order the bases were met.
impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        self.x == other.x && (0..self.len() as u32).all(|slot| self.basis(slot) == other.basis(slot))
    }
}

impl Values {
    /// With room for the numbers of a large system; [`Values::shrink`] gives back what is not used.
    pub(crate) fn new() -> Self {
        const ROOM: usize = 1 << 16;
        Self { x: Vec::with_capacity(ROOM), basis: Vec::with_capacity(ROOM), bases: Vec::new() }
    }
    /// Appends a slot and gives its number.
    pub(crate) fn push(&mut self, x: f64, basis: Basis) -> u32 {
        let basis = self.place_of(basis);
        self.x.push(x);
        self.basis.push(basis);
        (self.x.len() - 1) as u32
    }
    /// Writes one slot.
    pub(crate) fn write(&mut self, slot: u32, x: f64, basis: Basis) {
        self.x[slot as usize] = x;
        self.basis[slot as usize] = self.place_of(basis);
    }
    /// The place of a basis in the list. One that is new to it is added, the only thing that may touch the heap.
    fn place_of(&mut self, basis: Basis) -> u32 {
        let known = self.bases.iter().position(|known| *known == basis);
        known.unwrap_or_else(|| {
            self.bases.push(basis);
            self.bases.len() - 1
        }) as u32
    }
    /// Gives back the room kept for more slots: a model is kept as long as its scenario, beside many others.
    pub(crate) fn shrink(&mut self) {
        self.x.shrink_to_fit();
        self.basis.shrink_to_fit();
    }
    /// How many slots there are.
    pub fn len(&self) -> usize {
        self.x.len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.x.is_empty()
    }
    /// The number in a slot.
    pub fn slot(&self, slot: u32) -> f64 {
        self.x[slot as usize]
    }
    /// The basis of a slot.
    pub fn basis(&self, slot: u32) -> Basis {
        self.bases[self.basis[slot as usize] as usize]
    }
    /// Turns a switch.
    pub fn set(&mut self, switch: Switch, on: bool) {
        self.x[switch.slot() as usize] = f64::from(u8::from(on));
    }
    /// Writes a patch.
    pub fn apply(&mut self, patch: &Patch) {
        for &(slot, x, basis) in &patch.writes {
            self.write(slot, x, basis);
        }
    }
    /// Takes a patch back to what `base` says.
    pub fn restore(&mut self, base: &Values, patch: &Patch) {
        for &(slot, ..) in &patch.writes {
            self.write(slot, base.slot(slot), base.basis(slot));
        }
    }
}

/// A handle to one number of dimension `Q`. Only the binder makes one, so it is in range.
pub struct Var<Q> {
    pub(crate) slot: u32,
    pub(crate) measure: PhantomData<fn() -> Q>,
}

impl<Q> Var<Q> {
    pub(crate) fn at(slot: u32) -> Self {
        Self { slot, measure: PhantomData }
    }
    /// The slot in the vector.
    pub fn slot(self) -> u32 {
        self.slot
    }
    /// The number, in SI on its own basis.
    pub fn get(self, values: &Values) -> f64 {
        values.slot(self.slot)
    }
    /// What the number counts.
    pub fn basis(self, values: &Values) -> Basis {
        values.basis(self.slot)
    }
}

impl<Q> Clone for Var<Q> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Q> Copy for Var<Q> {}
impl<Q> std::fmt::Debug for Var<Q> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Var({})", self.slot)
    }
}

/// A month on the time line as a number: year * 12 + month - 1, a part month pro rata.
#[derive(Debug, Clone, Copy)]
pub struct Date(pub(crate) Var<()>);

impl Date {
    /// The slot in the vector.
    pub fn slot(self) -> u32 {
        self.0.slot
    }
    /// The moment, in months.
    pub fn get(self, values: &Values) -> f64 {
        values.slot(self.0.slot)
    }
}

/// Yes or no, held as 1 or 0 (a draw between them counts as yes from one half on).
#[derive(Debug, Clone, Copy)]
pub struct Switch(pub(crate) Var<()>);

impl Switch {
    /// The slot in the vector.
    pub fn slot(self) -> u32 {
        self.0.slot
    }
    /// Whether it is on.
    pub fn get(self, values: &Values) -> bool {
        values.slot(self.0.slot) >= 0.5
    }
}

/// The words of a choice.
pub trait Words: Copy + 'static {
    /// As in files.
    const WORDS: &'static [&'static str];
    /// The variants, in the same order.
    const ALL: &'static [Self];
}

/// One of a few words that a patch may change.
pub struct Choice<E> {
    pub(crate) slot: u32,
    pub(crate) words: PhantomData<fn() -> E>,
}

impl<E: Words> Choice<E> {
    /// The variant.
    pub fn get(self, values: &Values) -> E {
        let index = (values.slot(self.slot) as usize).min(E::ALL.len() - 1);
        E::ALL[index]
    }
}
impl<E> Clone for Choice<E> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<E> Copy for Choice<E> {}
impl<E> std::fmt::Debug for Choice<E> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Choice({})", self.slot)
    }
}

/// Slots one after the other, one a period, and the slot of the scale.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    /// The slot of the first period.
    pub(crate) slot: u32,
    /// How many.
    pub(crate) periods: u32,
    /// The first period: a year, or a month on the time line.
    pub(crate) first: i32,
    /// The slot of the scale.
    pub(crate) scale: u32,
    /// The first period on which the scale acts: what is on record is not scaled.
    pub(crate) scaled_from: i32,
}

impl Run {
    fn slot_at(&self, period: i32) -> u32 {
        self.slot + (period - self.first).clamp(0, self.periods as i32 - 1) as u32
    }
}

macro_rules! profile {
    ($(#[doc = $doc:literal])+ $name:ident, $period:ty, $number:expr) => {
        $(#[doc = $doc])+
        pub struct $name<Q> {
            pub(crate) run: Run,
            pub(crate) measure: PhantomData<fn() -> Q>,
        }
        impl<Q> $name<Q> {
            /// The number of that period times the scale (which leaves the record of a series alone), in SI on
            /// its own basis. Outside its periods the nearest one holds.
            pub fn get(self, values: &Values, period: $period) -> f64 {
                let number: fn($period) -> i32 = $number;
                let scale = if number(period) < self.run.scaled_from { 1.0 } else { values.slot(self.run.scale) };
                values.slot(self.slot(period)) * scale
            }
            /// What the number of that period counts.
            pub fn basis(self, values: &Values, period: $period) -> Basis {
                values.basis(self.slot(period))
            }
            /// The slot of that period.
            pub fn slot(self, period: $period) -> u32 {
                let number: fn($period) -> i32 = $number;
                self.run.slot_at(number(period))
            }
        }
        impl<Q> Clone for $name<Q> {
            fn clone(&self) -> Self {
                *self
            }
        }
        impl<Q> Copy for $name<Q> {}
        impl<Q> std::fmt::Debug for $name<Q> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({:?})"), self.run)
            }
        }
    };
}

profile!(
    /// A number a year.
    Yearly, i32, |year| year
);
profile!(
    /// A number a month.
    Monthly, Month, |month| month.0
);
