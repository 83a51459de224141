//! Single numbers of a run: what a study asks of each draw, read off the flows without making rows.

use super::{
    account::Account,
    compile::Compiled,
    outcome::{AssetRef, EntryPoint, days, mean},
};
use crate::{
    model::{
        Structure,
        kinds::{Country, Hub, Pipeline, Role as HubRole, Sector},
    },
    quantity::Id,
};

/// What may be asked of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// What reached a country's markets, PJ.
    Supply(Id<Country>),
    /// What reached a country's markets by one entry, PJ.
    Imports(Id<Country>, EntryPoint),
    /// What a sector received at its meters, PJ.
    Served(Id<Sector>),
    /// What a sector went without, PJ.
    Unserved(Id<Sector>),
    /// What the customers of a country went without, PJ.
    UnservedIn(Id<Country>),
    /// What entered an asset, PJ.
    Flow(AssetRef),
    /// The mean marginal value at a hub, real USD/GJ; not a number where there is none.
    Marginal(Id<Hub>),
}

/// A number of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Asked {
    /// Which.
    pub what: What,
    /// Of which year.
    pub year: i32,
}

/// Whether a pipeline brings gas into a country's market from without: from a junction, or from another country.
pub(super) fn enters_market(s: &Structure, line: Id<Pipeline>) -> bool {
    let (from, to) = (&s.hubs[s.pipelines[line].from], &s.hubs[s.pipelines[line].to]);
    to.role.0 == HubRole::Market && (from.role.0 == HubRole::Junction || from.country != to.country)
}

/// The country whose market an entry leads into, if it leads into one.
pub fn market_of(s: &Structure, entry: EntryPoint) -> Option<Id<Country>> {
    let hub = match entry {
        EntryPoint::Source(id) => s.sources[id].hub,
        EntryPoint::Terminal(id) => s.terminals[id].hub,
        EntryPoint::Pipeline(id) if !enters_market(s, id) => return None,
        EntryPoint::Pipeline(id) => s.pipelines[id].to,
    };
    (s.hubs[hub].role.0 == HubRole::Market).then_some(s.hubs[hub].country)
}

/// All entries into markets of a system.
pub fn entries(s: &Structure) -> impl Iterator<Item = EntryPoint> + '_ {
    let sources = s.sources.keys().map(EntryPoint::Source);
    sources.chain(s.pipelines.keys().map(EntryPoint::Pipeline)).chain(s.terminals.keys().map(EntryPoint::Terminal))
}

impl Account<'_> {
    /// A number of this year.
    pub(super) fn number(&self, what: What) -> f64 {
        let s = &self.c.structure;
        let demands = |which: &dyn Fn(Id<Sector>) -> bool, short: bool| -> f64 {
            let mine = s.demands.iter().filter(|(.., demand)| which(demand.sector));
            let each = mine.flat_map(|(id, ..)| (0..self.slices()).map(move |slice| self.met(id, slice)));
            each.map(|met| if short { met.unserved } else { met.served }).sum()
        };
        match what {
            What::Supply(country) => {
                let mine = entries(s).filter(|entry| market_of(s, *entry) == Some(country));
                mine.map(|entry| (0..self.slices()).map(|slice| self.entered(entry, slice)).sum::<f64>()).sum()
            }
            What::Imports(country, entry) if market_of(s, entry) == Some(country) => {
                (0..self.slices()).map(|slice| self.entered(entry, slice)).sum()
            }
            What::Imports(..) => 0.0,
            What::Served(sector) => demands(&|of| of == sector, false),
            What::Unserved(sector) => demands(&|of| of == sector, true),
            What::UnservedIn(country) => demands(&|of| s.sectors[of].country == country, true),
            What::Flow(asset) => self.year_through(asset),
            What::Marginal(hub) => {
                let each = (0..self.slices()).filter_map(|slice| {
                    Some((self.value(hub, slice).0?, days((self.slices() > 1).then_some(slice as u8 + 1))))
                });
                mean(each).unwrap_or(f64::NAN)
            }
        }
    }

    /// What arrives at a market by one entry, PJ.
    pub(super) fn entered(&self, entry: EntryPoint, slice: usize) -> f64 {
        let d = self.w.derived();
        match entry {
            EntryPoint::Source(id) => self.of_source(id, slice),
            EntryPoint::Pipeline(id) => self.arriving(id.row(), slice),
            EntryPoint::Terminal(id) => self.over(super::compile::Role::Regas(id), slice) * d.terminal_gain[id.row()],
        }
    }
}

impl Compiled {
    /// Whether marginal values must be measured for these numbers.
    pub(super) fn wants_margins(asked: &[Asked]) -> bool {
        asked.iter().any(|one| matches!(one.what, What::Marginal(_)))
    }
}
