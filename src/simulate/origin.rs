//! From flows to supply: whose gas reached which market, by which way in, and what passed through each project.
//!
//! The call site of the tracer: hubs, tanks of terminals and stocks are its nodes; pipelines, regasification and storage
//! its arcs; production and cargoes its injections; projects its watched sets. An arc into a country's market gives
//! its gas a new entry.

use std::collections::BTreeMap;

use super::{
    account::Account,
    asked::enters_market,
    compile::{Compiled, Role},
    failure::{Failure, month},
    outcome::{EntryPoint, Outcome, PassedRow, SupplyKind, SupplyRow},
    trace::{Injection, Mesh, Passage, SliceFlows, StockPoint, Stocks, Tag, Tracer},
};
use crate::{
    model::{
        Structure,
        kinds::{Country, Hub, Pipeline, Project, Role as HubRole, Source, Storage, Terminal},
    },
    quantity::Id,
};

/// What an arc of the tracer stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Along {
    Pipeline(Id<Pipeline>),
    Regas(Id<Terminal>),
    Inject(Id<Storage>),
    Withdraw(Id<Storage>),
}

/// What an injection of the tracer stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum From {
    Source(Id<Source>),
    /// A cargo of a contract or of a spot supply, landed at a terminal.
    Cargo(Role),
}

/// What reached a country's markets, by way in and origin.
type Reached = BTreeMap<(Id<Country>, SupplyKind, EntryPoint, Id<Country>), f64>;

/// What was used in a country's markets and had passed a project.
type Passed = BTreeMap<(Id<Project>, Id<Country>), f64>;

/// Follows the gas of a run from year to year.
pub(super) struct Origins {
    pub(super) tracer: Tracer,
    stocks: Option<Stocks>,
    pub(super) along: Vec<Along>,
    /// By hub: the arcs that leave it.
    leaving: Vec<Vec<usize>>,
    pub(super) from: Vec<From>,
    /// By injection: the country of origin.
    pub(super) given_by: Vec<u32>,
    sent: Vec<f64>,
    received: Vec<f64>,
    pub(super) injected: Vec<f64>,
}

impl Origins {
    /// For the runs of a compiled system.
    pub(super) fn new(c: &Compiled) -> Self {
        let s = &c.structure;
        let (along, arcs): (Vec<Along>, Vec<Passage>) = arcs(s).into_iter().unzip();
        let of_hub = |hub: Id<Hub>| (0..arcs.len()).filter(|n| arcs[*n].from == hub.row()).collect();
        let leaving = s.hubs.keys().map(of_hub).collect();
        let (from, injections): (Vec<_>, Vec<Injection>) = injections(s).into_iter().unzip();
        let given_by = injections.iter().map(|injection| injection.tag.origin).collect();
        let stock = |(id, _, storage): (Id<Storage>, &str, &Storage)| {
            let opening = Tag { entry: None, origin: s.hubs[storage.hub].country.row() as u32 };
            StockPoint { node: stock_node(s, id), opening }
        };
        let nodes = s.hubs.len() + s.terminals.len() + s.storages.len();
        let stocks = s.storages.iter().map(stock).collect();
        let tracer = Tracer::new(&Mesh { nodes, watched: s.projects.len(), arcs, injections, stocks });
        let (sent, received) = (vec![0.0; along.len()], vec![0.0; along.len()]);
        let injected = vec![0.0; from.len()];
        Self { tracer, stocks: None, along, leaving, from, given_by, sent, received, injected }
    }

    /// Appends the supply of a year, and writes what passed through each project into its row.
    ///
    /// # Errors
    /// If the flows of a slice are none, or gas comes from nowhere.
    pub(super) fn rows(&mut self, account: &Account<'_>, out: &mut Outcome) -> Result<(), Failure> {
        let opening = &account.w.carry().stock;
        let mut stocks = self.stocks.take().unwrap_or_else(|| self.tracer.open_stocks(opening));
        let mut reached = Reached::new();
        let mut passed = Passed::new();
        for slice in 0..account.slices() {
            self.take(account, slice);
            let flows = SliceFlows { sent: &self.sent, received: &self.received, injected: &self.injected };
            self.tracer.trace(&flows, &mut stocks).map_err(|why| Failure::Untraced {
                year: account.year,
                month: month(&account.c.network, slice as u8),
                why: why.to_string(),
            })?;
            self.arrivals(&account.c.structure, &mut reached, &mut passed);
            self.nameplates(account, slice, out);
        }
        self.stocks = Some(stocks);
        out.supply.extend(reached.into_iter().filter(|(_, energy)| *energy > 0.0).map(
            |((country, kind, entry, origin), energy_pj)| SupplyRow {
                year: account.year,
                country,
                kind,
                entry,
                origin,
                energy_pj,
            },
        ));
        for row in out.projects.iter_mut().rev().take_while(|row| row.year == account.year) {
            let has_own = self.tracer_knows(&account.c.structure, row.project);
            let all = |project| passed.range((project, Id::new(0))..).take_while(move |(key, _)| key.0 == project);
            let used = all(row.project).map(|(_, energy)| energy).sum();
            row.carried = row.carried.map(|largest| if has_own { used } else { largest });
        }
        out.passed.extend(passed.into_iter().map(|((project, country), energy_pj)| PassedRow {
            year: account.year,
            project,
            country,
            energy_pj,
        }));
        Ok(())
    }

    /// Whether a project has assets of its own, and is no mere expansion of others.
    fn tracer_knows(&self, s: &Structure, project: Id<Project>) -> bool {
        s.pipelines.iter().any(|(.., line)| line.project == Some(project))
            || s.terminals.iter().any(|(.., terminal)| terminal.project == Some(project))
            || s.sources.iter().any(|(.., source)| source.project == Some(project))
            || s.contracts.iter().any(|(.., contract)| contract.project == Some(project))
            || s.spots.iter().any(|(.., spot)| spot.project == Some(project))
    }

    /// Reads the flows of a slice.
    fn take(&mut self, account: &Account<'_>, slice: usize) {
        let d = account.w.derived();
        for (n, along) in self.along.iter().enumerate() {
            let lossy = |sent: f64, gain: f64| (sent, sent * gain);
            (self.sent[n], self.received[n]) = match *along {
                Along::Pipeline(id) => (account.through(id.row(), slice), account.arriving(id.row(), slice)),
                Along::Regas(id) => lossy(account.over(Role::Regas(id), slice), d.terminal_gain[id.row()]),
                Along::Inject(id) => lossy(account.over(Role::Inject(id), slice), d.inject_gain[id.row()]),
                Along::Withdraw(id) => lossy(account.over(Role::Withdraw(id), slice), 1.0),
            };
        }
        for (n, from) in self.from.iter().enumerate() {
            self.injected[n] = match *from {
                From::Source(id) => account.of_source(id, slice),
                From::Cargo(role) => account.over(role, slice),
            };
        }
    }

    /// Adds what came into markets in the slice just traced.
    fn arrivals(&self, s: &Structure, reached: &mut Reached, passed: &mut Passed) {
        for (n, along) in self.along.iter().enumerate() {
            let (kind, entry, hub) = match *along {
                Along::Pipeline(id) if enters_market(s, id) => {
                    (SupplyKind::Pipeline, EntryPoint::Pipeline(id), s.pipelines[id].to)
                }
                Along::Regas(id) if is_market(s, s.terminals[id].hub) => {
                    (SupplyKind::Lng, EntryPoint::Terminal(id), s.terminals[id].hub)
                }
                _ => continue,
            };
            for (origin, energy) in self.tracer.received_by_origin(n) {
                let key = (s.hubs[hub].country, kind, entry, Id::new(origin as usize));
                *reached.entry(key).or_default() += energy;
            }
        }
        for (n, from) in self.from.iter().enumerate() {
            if let From::Source(id) = *from
                && is_market(s, s.sources[id].hub)
            {
                let source = &s.sources[id];
                let key = (s.hubs[source.hub].country, SupplyKind::Production, EntryPoint::Source(id), source.origin);
                *reached.entry(key).or_default() += self.injected[n];
            }
        }
        self.used(s, passed);
    }

    /// Adds what was used in markets, having passed each project. Counted where gas is used, a project inside a country
    /// counts like one at its border, and gas that leaves again does not count twice.
    fn used(&self, s: &Structure, passed: &mut Passed) {
        for (hub, _, place) in s.hubs.iter().filter(|(.., hub)| hub.role.0 == HubRole::Market) {
            let leaving = self.leaving[hub.row()].iter().map(|arc| self.tracer.sent(*arc)).sum::<f64>();
            let used = (self.tracer.inflow(hub.row()) - leaving).max(0.0);
            let shares = self.tracer.mix(hub.row()).passed;
            for (project, share) in s.projects.keys().zip(shares).filter(|(_, share)| **share > 0.0) {
                *passed.entry((project, place.country)).or_default() += used * share;
            }
        }
    }
}

fn is_market(s: &Structure, hub: Id<Hub>) -> bool {
    s.hubs[hub].role.0 == HubRole::Market
}

fn tank(s: &Structure, terminal: Id<Terminal>) -> usize {
    s.hubs.len() + terminal.row()
}

fn stock_node(s: &Structure, storage: Id<Storage>) -> usize {
    s.hubs.len() + s.terminals.len() + storage.row()
}

fn watched(project: Option<Id<Project>>) -> Vec<usize> {
    project.map(Id::row).into_iter().collect()
}

/// All arcs along which gas goes from place to place.
fn arcs(s: &Structure) -> Vec<(Along, Passage)> {
    let entry = |entry: EntryPoint, enters: bool| enters.then(|| number(s, entry));
    let lines = s.pipelines.iter().map(|(id, _, line)| {
        let entry = entry(EntryPoint::Pipeline(id), enters_market(s, id));
        let passage = Passage { from: line.from.row(), to: line.to.row(), entry, watched: watched(line.project) };
        (Along::Pipeline(id), passage)
    });
    let tanks = s.terminals.iter().map(|(id, _, terminal)| {
        let entry = entry(EntryPoint::Terminal(id), is_market(s, terminal.hub));
        let passage = Passage { from: tank(s, id), to: terminal.hub.row(), entry, watched: watched(terminal.project) };
        (Along::Regas(id), passage)
    });
    let stocks = s.storages.iter().flat_map(|(id, _, storage)| {
        let (hub, stock) = (storage.hub.row(), stock_node(s, id));
        let passage = |from, to| Passage { from, to, entry: None, watched: watched(storage.project) };
        [(Along::Inject(id), passage(hub, stock)), (Along::Withdraw(id), passage(stock, hub))]
    });
    lines.chain(tanks).chain(stocks).collect()
}

/// All places where gas comes from the ground or the sea.
fn injections(s: &Structure) -> Vec<(From, Injection)> {
    let fields = s.sources.iter().map(|(id, _, source)| {
        let entry = is_market(s, source.hub).then(|| number(s, EntryPoint::Source(id)));
        let tag = Tag { entry, origin: source.origin.row() as u32 };
        (From::Source(id), Injection { node: source.hub.row(), tag, watched: watched(source.project) })
    });
    let cargo = |role: Role, terminal: Id<Terminal>, origin: Id<Country>, project: Option<Id<Project>>| {
        let tag = Tag { entry: None, origin: origin.row() as u32 };
        (From::Cargo(role), Injection { node: tank(s, terminal), tag, watched: watched(project) })
    };
    let contracts = s.contracts.iter().flat_map(|(id, _, contract)| {
        let one = contract.terminals.len() == 1;
        contract.terminals.iter().map(move |&terminal| {
            let role = if one { Role::Lift(id) } else { Role::Land(id, terminal) };
            cargo(role, terminal, contract.origin, contract.project)
        })
    });
    let spots = s.spots.iter().flat_map(|(id, _, spot)| {
        let one = spot.terminals.len() == 1;
        spot.terminals.iter().map(move |&terminal| {
            let role = if one { Role::SpotBuy(id) } else { Role::SpotLand(id, terminal) };
            cargo(role, terminal, spot.origin, spot.project)
        })
    });
    fields.chain(contracts).chain(spots).collect()
}

/// Entries as numbers: sources, then pipelines, then terminals.
fn number(s: &Structure, entry: EntryPoint) -> u32 {
    (match entry {
        EntryPoint::Source(id) => id.row(),
        EntryPoint::Pipeline(id) => s.sources.len() + id.row(),
        EntryPoint::Terminal(id) => s.sources.len() + s.pipelines.len() + id.row(),
    }) as u32
}
