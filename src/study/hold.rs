//! What holds a flow down: why no more gas came in by the gates that a claim is about.
//!
//! For each gate the first that applies, from what exists to what is wanted: its project is not built, or has no gas yet;
//! it is full; what feeds it is full, by every way in; there is more than buyers take, because nothing is missing or because
//! it costs more than a unit more is worth to them. Of a pipe inside a line it is what holds the offtakes beyond it. Full
//! means 99.5 % of capacity over the years asked.

use std::collections::BTreeSet;

use super::Worth;
use crate::{
    model::{
        Structure,
        kinds::{Country, Entitlement, Hub, Pipeline, Project, Terminal},
    },
    quantity::Id,
    simulate::{AssetRef, EntryPoint, NodeRef},
};

/// From this share of capacity on an asset is full.
const FULL: f64 = 0.995;
/// From this share of demand on something is missing.
const MISSING: f64 = 0.005;

/// Why a gate carries no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// The project it needs is not built in this scenario.
    NotBuilt(Id<Project>),
    /// The project it needs has no gas by then, or only for part of the time.
    NotYet(Id<Project>),
    /// An asset on its way is full.
    Full(AssetRef),
    /// Nothing is missing in the country.
    Enough(Id<Country>),
    /// A unit more costs more than it is worth there.
    Dear(Id<Country>),
}

impl Worth<'_> {
    /// What holds the gates of a country down in some years, each reason once.
    pub fn holds(&self, country: Id<Country>, gates: &[EntryPoint], years: (i32, i32)) -> Vec<Hold> {
        let all: BTreeSet<Hold> = gates.iter().flat_map(|gate| self.hold(country, *gate, years)).collect();
        all.into_iter().collect()
    }

    /// What holds a pipe's flow down: itself and what feeds it; of a pipe inside a line the offtakes beyond it, each for its
    /// own country.
    pub fn holds_of_pipe(&self, pipe: Id<Pipeline>, years: (i32, i32)) -> Vec<Hold> {
        let s = self.structure;
        let country = |pipe: Id<Pipeline>| s.hubs[s.pipelines[pipe].to].country;
        let gate = EntryPoint::Pipeline(pipe);
        let own = self.hold(country(pipe), gate, years);
        let beyond = self.offtakes_beyond(pipe, years);
        if beyond.is_empty() || !matches!(own[..], [Hold::Enough(_) | Hold::Dear(_)]) {
            return own;
        }
        let of = |offtake: &Id<Pipeline>| self.hold(country(*offtake), EntryPoint::Pipeline(*offtake), years);
        let all: BTreeSet<Hold> = beyond.iter().flat_map(of).collect();
        all.into_iter().collect()
    }

    /// The offtakes that a pipe leads to, itself not among them.
    fn offtakes_beyond(&self, pipe: Id<Pipeline>, years: (i32, i32)) -> Vec<Id<Pipeline>> {
        let s = self.structure;
        let is_offtake = |line: Id<Pipeline>| s.entitlements.iter().any(|(.., right)| right.offtake == line);
        let is_there = |line: Id<Pipeline>| self.could(AssetRef::Pipeline(line), years) > 0.0;
        let (mut found, mut seen, mut ahead) = (Vec::new(), BTreeSet::new(), vec![pipe]);
        while let Some(reached) = ahead.pop() {
            if is_offtake(reached) || !seen.insert(reached) {
                found.extend((is_offtake(reached) && reached != pipe).then_some(reached));
                continue;
            }
            let end = s.pipelines[reached].to;
            ahead.extend(
                s.pipelines.iter().filter(|(id, _, line)| line.from == end && is_there(*id)).map(|(id, ..)| id),
            );
        }
        found
    }

    fn hold(&self, country: Id<Country>, gate: EntryPoint, years: (i32, i32)) -> Vec<Hold> {
        let s = self.structure;
        let project = match gate {
            EntryPoint::Source(id) => s.sources[id].project,
            EntryPoint::Pipeline(id) => s.pipelines[id].project,
            EntryPoint::Terminal(id) => s.terminals[id].project,
        };
        let waiting = project.and_then(|project| self.waiting(project, years));
        let missing = || {
            let sum = |of: fn(&crate::simulate::BalanceRow) -> f64| -> f64 {
                let rows = self.outcome.balances.iter().filter(|row| row.country == country);
                rows.filter(|row| (years.0..=years.1).contains(&row.year)).map(of).sum()
            };
            sum(|row| row.unserved) > MISSING * sum(|row| row.demand)
        };
        if let Some(hold) = waiting.or_else(|| self.full(AssetRef::from(gate), years).map(Hold::Full)) {
            return vec![hold];
        }
        match self.feeding(gate, years) {
            full if !full.is_empty() => full.into_iter().map(Hold::Full).collect(),
            _ => vec![if missing() { Hold::Dear(country) } else { Hold::Enough(country) }],
        }
    }

    /// Whether a project keeps its gas waiting for some of the years.
    fn waiting(&self, project: Id<Project>, years: (i32, i32)) -> Option<Hold> {
        let first = self.outcome.projects.iter().find(|row| row.project == project).and_then(|row| row.first_gas);
        match first {
            None => Some(Hold::NotBuilt(project)),
            Some(month) if month > f64::from(years.0) * 12.0 => Some(Hold::NotYet(project)),
            Some(_) => None,
        }
    }

    /// What an asset could have carried over some years; 0 where it was not there.
    fn could(&self, asset: AssetRef, (from, until): (i32, i32)) -> f64 {
        let rows = self.outcome.flows.iter().filter(|row| row.asset == asset && (from..=until).contains(&row.year));
        rows.map(|row| row.capacity).sum()
    }

    fn full(&self, asset: AssetRef, years: (i32, i32)) -> Option<AssetRef> {
        let (from, until) = years;
        let rows = self.outcome.flows.iter().filter(|row| row.asset == asset && (from..=until).contains(&row.year));
        let capacity = self.could(asset, years);
        (capacity > 0.0 && rows.map(|row| row.flow).sum::<f64>() >= FULL * capacity).then_some(asset)
    }

    /// The full assets that feed a gate, if no more could come by others: of a right that is used up the line's narrowest
    /// or its sources; of a terminal its cargoes, of a pipeline what stands behind it.
    fn feeding(&self, gate: EntryPoint, years: (i32, i32)) -> Vec<AssetRef> {
        let s = self.structure;
        match gate {
            EntryPoint::Source(_) => Vec::new(),
            EntryPoint::Terminal(terminal) => self.cargoes(terminal, years).into_iter().collect(),
            EntryPoint::Pipeline(line) => {
                let right = s.entitlements.iter().find(|(.., right)| right.offtake == line).map(|(id, ..)| id);
                match right {
                    Some(right) => self.right(right, years),
                    None => self.upstream(s.pipelines[line].from, years, &mut BTreeSet::new()),
                }
            }
        }
    }

    /// A right that is used up: what the line could deliver decides, or the buyer's contract.
    fn right(&self, right: Id<Entitlement>, years: (i32, i32)) -> Vec<AssetRef> {
        let (mut most, mut taken) = (0.0, 0.0);
        let mine = self.outcome.entitlements.iter().filter(|row| row.entitlement == right);
        for row in mine.filter(|row| (years.0..=years.1).contains(&row.year)) {
            (most, taken) = (most + row.right, taken + row.taken);
        }
        if taken < FULL * most {
            return Vec::new();
        }
        let head = self.structure.lines[self.structure.entitlements[right].line].head;
        let before = self.upstream(self.structure.pipelines[head].to, years, &mut BTreeSet::new());
        if before.is_empty() { vec![AssetRef::Entitlement(right)] } else { before }
    }

    /// The full assets that keep more gas from a hub: none unless every way in is full, or fed by what is full.
    fn upstream(&self, hub: Id<Hub>, years: (i32, i32), seen: &mut BTreeSet<Id<Hub>>) -> Vec<AssetRef> {
        seen.insert(hub);
        let s: &Structure = self.structure;
        let lines = s.pipelines.iter().filter(|(.., line)| line.to == hub).map(|(id, ..)| AssetRef::Pipeline(id));
        let sources = s.sources.iter().filter(|(.., source)| source.hub == hub).map(|(id, ..)| AssetRef::Source(id));
        let terminals = s.terminals.iter().filter(|(.., of)| of.hub == hub).map(|(id, ..)| AssetRef::Terminal(id));
        let mut all = Vec::new();
        for way in terminals.chain(sources).chain(lines).filter(|way| self.could(*way, years) > 0.0) {
            let behind = match way {
                _ if self.full(way, years).is_some() => vec![way],
                // A way round brings nothing that did not come by another.
                AssetRef::Pipeline(line) if seen.contains(&s.pipelines[line].from) => continue,
                AssetRef::Pipeline(line) => self.upstream(s.pipelines[line].from, years, seen),
                AssetRef::Terminal(terminal) => self.cargoes(terminal, years).into_iter().collect(),
                _ => Vec::new(),
            };
            if behind.is_empty() {
                return Vec::new();
            }
            all.extend(behind);
        }
        all
    }

    /// The last of a terminal's cargoes, where all that can be had are taken.
    fn cargoes(&self, terminal: Id<Terminal>, years: (i32, i32)) -> Option<AssetRef> {
        let lands = self
            .outcome
            .flows
            .iter()
            .filter(|row| row.to == NodeRef::Terminal(terminal) && (years.0..=years.1).contains(&row.year));
        let assets: BTreeSet<AssetRef> = lands.map(|row| row.asset).collect();
        let full: Vec<AssetRef> = assets.iter().filter_map(|asset| self.full(*asset, years)).collect();
        if full.len() == assets.len() { full.last().copied() } else { None }
    }
}
