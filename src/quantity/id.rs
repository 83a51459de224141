//! Typed row numbers: an `Id<Pipeline>` cannot be used where an `Id<Hub>` is meant.

use std::{fmt, hash, marker::PhantomData};

/// The row of one asset in the table of its kind. Only a builder makes one, so it is in range.
pub struct Id<K> {
    row: u32,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    /// The id of row `row`.
    pub fn new(row: usize) -> Self {
        Self { row: row as u32, kind: PhantomData }
    }
    /// The row number, for indexing.
    pub fn row(self) -> usize {
        self.row as usize
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.row == other.row
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.row.cmp(&other.row)
    }
}
impl<K> hash::Hash for Id<K> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.row.hash(state);
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.row)
    }
}
