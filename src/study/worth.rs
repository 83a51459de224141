//! What a named result is worth in a run: the one place where names meet rows.
//!
//! **Answers** `imports.pakistan.tapi@2040` and its like from a finished outcome. Volumes are PJ (a rate is PJ a year),
//! prices real USD/GJ, shares fractions, dates months on the time line.
//!
//! **Where it is measured**: imports where gas enters the pipeline or leaves the ship (the flange), supply at the hub's
//! inlet, what is served at the meters. What is not built has flowed nothing, and has no price, no utilisation and no
//! date: then there is no number, and no mean or sum over it either.

use std::collections::BTreeSet;

use crate::{
    model::{
        Structure,
        kinds::{Country, Pipeline, Sector, Terminal},
        metric::{Asked, Metric, Need, Term, Via, Way, Years},
    },
    quantity::Id,
    simulate::{AssetRef, BalanceRow, EntryPoint, FlowRow, NodeRef, Outcome, SupplyKind, entries, market_of},
};

/// A run that results are read off.
#[derive(Debug, Clone, Copy)]
pub struct Worth<'a> {
    /// What was run.
    pub structure: &'a Structure,
    /// What came out.
    pub outcome: &'a Outcome,
}

impl Worth<'_> {
    /// The number of what was asked; `year` stands in where it names none. `None` where nobody can know.
    pub fn of(&self, asked: &Asked, year: i32) -> Option<f64> {
        asked.terms.iter().map(|term| self.of_term(*term, year)).sum()
    }

    fn of_term(&self, term: Term, year: i32) -> Option<f64> {
        let each = |from: i32, to: i32| (from..=to).map(|year| self.in_year(term.metric, year)).sum::<Option<f64>>();
        match term.years {
            Years::Each => self.in_year(term.metric, year),
            Years::Mean(from, to) => Some(each(from, to)? / f64::from(to - from + 1)),
            Years::Sum(from, to) => each(from, to),
        }
    }

    /// The number of one result in one year.
    pub fn in_year(&self, metric: Metric, year: i32) -> Option<f64> {
        let out = self.outcome;
        match metric {
            Metric::Supply(country, way) => {
                let kind = way.map(supply_kind);
                let mine = out.supply.iter().filter(|row| row.year == year && row.country == country);
                Some(mine.filter(|row| kind.is_none_or(|kind| row.kind == kind)).map(|row| row.energy_pj).sum())
            }
            Metric::Imports(country, None) => {
                Some(self.gates(country).into_iter().map(|gate| self.through(AssetRef::from(gate), year)).sum())
            }
            Metric::Imports(country, Some(via)) => Some(self.imports(country, via, year)),
            Metric::Production(country) => {
                let sources = self.structure.sources.iter().filter(|(.., source)| source.origin == country);
                Some(sources.map(|(id, ..)| self.through(AssetRef::Source(id), year)).sum())
            }
            Metric::Use(need, country, sector) => Some(self.need(need, country, sector, year)),
            Metric::Flow(via) => Some(self.through(inlet(via)?, year)),
            Metric::Utilisation(via) => {
                let of = inlet(via)?;
                let rows = || out.flows.iter().filter(|row| row.asset == of && row.year == year);
                let capacity: f64 = rows().map(|row| row.capacity).sum();
                (capacity > 0.0).then(|| rows().map(|row| row.flow).sum::<f64>() / capacity)
            }
            Metric::MarginalValue(hub) => out.marginal(hub, year),
            Metric::FirstGas(project) => out.projects.iter().find(|row| row.project == project)?.first_gas,
        }
    }

    /// What entered an asset in a year; nothing where it had no capacity.
    pub fn through(&self, asset: AssetRef, year: i32) -> f64 {
        self.outcome.flow(asset, year).unwrap_or(0.0)
    }

    /// The pipelines and terminals by which gas comes into a country from without.
    pub fn gates(&self, country: Id<Country>) -> Vec<EntryPoint> {
        let gate = |entry: &EntryPoint| {
            !matches!(entry, EntryPoint::Source(_)) && market_of(self.structure, *entry) == Some(country)
        };
        entries(self.structure).filter(gate).collect()
    }

    /// The gates into a country that belong to what gas came by, where it is known by its gates.
    pub fn gates_of(&self, country: Id<Country>, via: Via) -> Vec<EntryPoint> {
        let s = self.structure;
        let of_line: BTreeSet<Id<Pipeline>> = match via {
            Via::Line(line) => {
                s.entitlements.iter().filter(|(.., e)| e.line == line).map(|(.., e)| e.offtake).collect()
            }
            _ => BTreeSet::new(),
        };
        let is_mine = |gate: &EntryPoint| match (via, *gate) {
            (Via::Line(_), EntryPoint::Pipeline(id)) => of_line.contains(&id),
            (Via::Pipeline(mine), EntryPoint::Pipeline(id)) => mine == id,
            (Via::Terminal(mine), EntryPoint::Terminal(id)) => mine == id,
            _ => false,
        };
        self.gates(country).into_iter().filter(is_mine).collect()
    }

    fn imports(&self, country: Id<Country>, via: Via, year: i32) -> f64 {
        let cargo = |of: AssetRef| {
            let lands =
                |terminal: Id<Terminal>| self.structure.hubs[self.structure.terminals[terminal].hub].country == country;
            let here = |row: &&FlowRow| matches!(row.to, NodeRef::Terminal(terminal) if lands(terminal));
            let rows = self.outcome.flows.iter().filter(|row| row.asset == of && row.year == year);
            rows.filter(here).map(|row| row.flow).sum()
        };
        match via {
            Via::Line(_) | Via::Pipeline(_) | Via::Terminal(_) => {
                self.gates_of(country, via).into_iter().map(|gate| self.through(AssetRef::from(gate), year)).sum()
            }
            Via::Contract(id) => cargo(AssetRef::Contract(id)),
            Via::Spot(id) => cargo(AssetRef::Spot(id)),
            Via::Origin(origin) => self.gates(country).into_iter().map(|gate| self.of_origin(gate, origin, year)).sum(),
            Via::Project(project) => {
                let rows = self.outcome.passed.iter().filter(|row| row.project == project && row.year == year);
                rows.filter(|row| row.country == country).map(|row| row.energy_pj).sum()
            }
            Via::Source(_) => 0.0,
        }
    }

    /// What of the gas that entered by a gate was produced in a country: its share of what arrived.
    fn of_origin(&self, gate: EntryPoint, origin: Id<Country>, year: i32) -> f64 {
        let rows = || self.outcome.supply.iter().filter(|row| row.year == year && row.entry == gate);
        let all: f64 = rows().map(|row| row.energy_pj).sum();
        let mine: f64 = rows().filter(|row| row.origin == origin).map(|row| row.energy_pj).sum();
        if all > 0.0 { self.through(AssetRef::from(gate), year) * mine / all } else { 0.0 }
    }

    fn need(&self, need: Need, country: Id<Country>, sector: Option<Id<Sector>>, year: i32) -> f64 {
        let Some(sector) = sector else {
            let number = |row: &BalanceRow| match need {
                Need::Demand => row.demand,
                Need::Served => row.served,
                Need::Unserved => row.unserved,
                Need::Unaffordable => row.unaffordable,
                Need::Unavailable => row.unavailable,
            };
            let rows = self.outcome.balances.iter().filter(|row| row.country == country && row.year == year);
            return rows.map(number).sum();
        };
        let rows = self.outcome.sectors.iter().filter(|row| row.sector == sector && row.year == year);
        let short = self.outcome.unserved.iter().filter(|row| row.sector == sector && row.year == year);
        match need {
            Need::Demand => rows.map(|row| row.demand).sum(),
            Need::Served => rows.map(|row| row.served).sum(),
            Need::Unserved => short.map(|row| row.amount).sum(),
            Need::Unaffordable => short.map(|row| row.unaffordable).sum(),
            Need::Unavailable => short.map(|row| row.unavailable).sum(),
        }
    }
}

/// The kind of supply that comes by a way.
pub fn supply_kind(way: Way) -> SupplyKind {
    match way {
        Way::Production => SupplyKind::Production,
        Way::Lng => SupplyKind::Lng,
        Way::Pipeline => SupplyKind::Pipeline,
    }
}

/// The asset whose inlet measures a flow; a line, a project or an origin has none.
pub fn inlet(via: Via) -> Option<AssetRef> {
    Some(match via {
        Via::Terminal(id) => AssetRef::Terminal(id),
        Via::Pipeline(id) => AssetRef::Pipeline(id),
        Via::Contract(id) => AssetRef::Contract(id),
        Via::Spot(id) => AssetRef::Spot(id),
        Via::Source(id) => AssetRef::Source(id),
        Via::Line(_) | Via::Project(_) | Via::Origin(_) => return None,
    })
}
