//! All assets of one kind by id, in one order.

use crate::quantity::Id;

/// All assets of one kind, ordered by id.
#[derive(Debug, Clone)]
pub struct Table<K> {
    pub(crate) ids: Vec<String>,
    pub(crate) rows: Vec<K>,
}

impl<K> Table<K> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// The id as written.
    pub fn name(&self, id: Id<K>) -> &str {
        &self.ids[id.row()]
    }
    /// The asset of that id.
    pub fn find(&self, name: &str) -> Option<Id<K>> {
        self.ids.binary_search_by(|id| id.as_str().cmp(name)).ok().map(Id::new)
    }
    /// All, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = (Id<K>, &str, &K)> {
        self.rows.iter().enumerate().map(|(row, k)| (Id::new(row), self.ids[row].as_str(), k))
    }
    /// All ids.
    pub fn keys(&self) -> impl Iterator<Item = Id<K>> + use<K> {
        (0..self.rows.len()).map(Id::new)
    }
}

impl<K> std::ops::Index<Id<K>> for Table<K> {
    type Output = K;
    fn index(&self, id: Id<K>) -> &K {
        &self.rows[id.row()]
    }
}
