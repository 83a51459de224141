//! What keeps a result from being more: reasons gate by gate, and limits that bind with what one more unit of each would save.

use std::collections::BTreeMap;

use super::{Explained, Node};
use crate::{
    model::kinds::Country,
    quantity::{Id, say},
    simulate::{AssetRef, EntryPoint, UnservedRow},
    study::{Hold, Worth},
    tell::{claims::words, tables::GJ_PER_MMBTU},
};

/// How many limits are named.
const LIMITS_MAX: usize = 6;

impl Explained<'_> {
    /// Why no more came into a country by some gates.
    pub(super) fn held(self, country: Id<Country>, gates: &[EntryPoint], worth: Worth<'_>, year: i32) -> Option<Node> {
        self.reasons(worth.holds(country, gates, (year, year)))
    }

    /// Why no more went through an asset that gas comes in by.
    pub(super) fn held_in(self, asset: AssetRef, worth: Worth<'_>, year: i32) -> Option<Node> {
        let s = &self.model.structure;
        let at = |hub| s.hubs[hub].country;
        self.reasons(match asset {
            AssetRef::Pipeline(pipe) => worth.holds_of_pipe(pipe, (year, year)),
            AssetRef::Terminal(id) => worth.holds(at(s.terminals[id].hub), &[EntryPoint::Terminal(id)], (year, year)),
            AssetRef::Source(id) => worth.holds(at(s.sources[id].hub), &[EntryPoint::Source(id)], (year, year)),
            _ => Vec::new(),
        })
    }

    fn reasons(self, holds: Vec<Hold>) -> Option<Node> {
        let told = holds.iter().map(|hold| Node::new(words(*hold, self.names())));
        (!holds.is_empty()).then(|| Node::new("held down by").from(told))
    }

    /// Full assets that keep gas from a country, and what one more unit of each would save.
    pub(super) fn binding(self, country: Id<Country>, worth: Worth<'_>, year: i32) -> Option<Node> {
        let s = &self.model.structure;
        let rows = worth.outcome.unserved.iter().filter(|row| row.year == year && s.hubs[row.hub].country == country);
        let limits = limits(rows);
        let told = limits.iter().take(LIMITS_MAX).map(|limit| self.limit(*limit));
        (!limits.is_empty()).then(|| Node::new("binds where somebody goes without").from(told))
    }

    /// What one more unit of an asset would save, where it keeps gas from somebody.
    pub(super) fn worth_of(self, asset: AssetRef, worth: Worth<'_>, year: i32) -> Option<Node> {
        let rows = worth.outcome.unserved.iter().filter(|row| row.year == year);
        let own = limits(rows).into_iter().find(|limit| limit.asset == asset)?;
        Some(Node::new("binds where somebody goes without").from([self.limit(own)]))
    }

    fn limit(self, Limit { asset, months, saves }: Limit) -> Node {
        let year = self.measures.price_year;
        let saves = say(saves * GJ_PER_MMBTU);
        let worth = format!("{saves} USD@{year}/MMBtu for one unit more, in {months} months");
        Node::new(self.names().path(asset)).value(worth)
    }
}

/// A full asset: in how many months it keeps gas from somebody, and what one unit more would save on average, USD/GJ.
#[derive(Clone, Copy)]
struct Limit {
    asset: AssetRef,
    months: usize,
    saves: f64,
}

/// The limits that keep gas from those who go without, the most worth over all months first.
fn limits<'a>(rows: impl Iterator<Item = &'a UnservedRow>) -> Vec<Limit> {
    let mut known = BTreeMap::<AssetRef, BTreeMap<Option<u8>, f64>>::new();
    for row in rows {
        for &(asset, saves) in &row.binding {
            let most = known.entry(asset).or_default().entry(row.month).or_insert(0.0);
            *most = most.max(saves);
        }
    }
    let mean = |months: &BTreeMap<Option<u8>, f64>| months.values().sum::<f64>() / months.len() as f64;
    let mut limits: Vec<Limit> =
        known.into_iter().map(|(asset, months)| Limit { asset, months: months.len(), saves: mean(&months) }).collect();
    let whole = |limit: &Limit| limit.saves * limit.months as f64;
    limits.sort_by(|a, b| whole(b).total_cmp(&whole(a)).then(a.asset.cmp(&b.asset)));
    limits
}
