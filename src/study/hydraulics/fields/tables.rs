//! Fields that are tables, lists of tables, or compositions.

use super::Fields;
use crate::{physics::gas::Composition, scenario::Plain, study::hydraulics::composition::composition};

impl<'a> Fields<'a, '_> {
    /// A table that must be there, as fields of its own.
    pub(in crate::study::hydraulics) fn part(&mut self, key: &'static str) -> Option<Fields<'a, '_>> {
        match self.find(&[key]) {
            Some((_, value)) => {
                let path = self.at(key);
                Some(Fields::new(value, &path, self.tell))
            }
            None => {
                self.missing(&[key], "a table");
                None
            }
        }
    }

    /// The tables of a table that must be there, by name.
    pub(in crate::study::hydraulics) fn named<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&str, &mut Fields<'a, '_>) -> T,
    ) -> Vec<T> {
        match self.find(&[key]) {
            Some((_, Plain::Table(items))) => {
                let path = self.at(key);
                let mut one = |(name, item): &'a (String, Plain)| {
                    let mut fields = Fields::new(item, &format!("{path}.{name}"), self.tell);
                    let read = read(name, &mut fields);
                    fields.end();
                    read
                };
                items.iter().map(&mut one).collect()
            }
            Some((_, other)) => {
                self.wrong(key, &format!("= {} is no table", other.show()), None, None);
                Vec::new()
            }
            None => {
                self.missing(&[key], "a table");
                Vec::new()
            }
        }
    }

    /// What a list of tables that must be there reads as; problems stand at the table that has them.
    pub(in crate::study::hydraulics) fn items<T>(
        &mut self,
        key: &'static str,
        mut read: impl FnMut(&mut Fields<'a, '_>) -> Option<T>,
    ) -> Vec<T> {
        let before = self.tell.start;
        self.tell.seek(key);
        let mut all = Vec::new();
        for (path, item) in self.list(key) {
            if let Some(Plain::Text(id)) = item.get("id") {
                self.tell.seek_item(id);
            }
            let mut fields = Fields::new(item, &path, self.tell);
            all.extend(read(&mut fields));
            fields.end();
        }
        self.tell.start = before;
        all
    }

    /// The tables of a list that must be there, each with its path.
    pub(in crate::study::hydraulics) fn list(&mut self, key: &'static str) -> Vec<(String, &'a Plain)> {
        match self.find(&[key]) {
            Some((_, Plain::List(items))) if !items.is_empty() => {
                let path = self.at(key);
                items.iter().enumerate().map(|(n, item)| (format!("{path}[{n}]"), item)).collect()
            }
            Some((_, other)) => {
                self.wrong(key, &format!("= {} is no list of tables", other.show()), None, None);
                Vec::new()
            }
            None => {
                self.missing(&[key], "a list of tables");
                Vec::new()
            }
        }
    }

    /// The composition that must stand under a key.
    pub(in crate::study::hydraulics) fn composition(&mut self, key: &'static str) -> Option<Composition> {
        match self.find(&[key]) {
            Some((_, value)) => {
                let path = self.at(key);
                composition(value, &path, self.tell)
            }
            None => {
                self.missing(&[key], "mole fractions of components, as { methane = 0.95, ethane = 0.05 }");
                None
            }
        }
    }
}
