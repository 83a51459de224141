//! All names of results that a structure has.

use std::collections::BTreeMap;

use super::{Metric, Need, Via, Way};
use crate::{
    model::{
        Structure, Table,
        kinds::{Country, Role},
    },
    quantity::Id,
};

/// The registry of names of results. Where two kinds share an id the bare name means the first of: country of
/// origin, line, project, terminal, pipeline, contract, spot, source; `kind.id` in place of the id says which.
#[derive(Debug, Clone)]
pub struct Metrics {
    /// The shortest name of each.
    pub(super) names: BTreeMap<Metric, String>,
    /// Every name that is understood.
    pub(super) known: BTreeMap<String, Metric>,
    pub(super) horizon: (i32, i32),
}

impl Metrics {
    /// All names of a structure.
    pub fn new(structure: &Structure) -> Self {
        let horizon = (structure.horizon.first(), structure.horizon.last());
        let mut metrics = Self { names: BTreeMap::new(), known: BTreeMap::new(), horizon };
        for (country, name, _) in structure.countries.iter() {
            metrics.country(structure, country, name);
        }
        for (via, kind, id) in carriers(structure).into_iter().filter(|(via, ..)| carries(*via)) {
            metrics.add_via("flow", kind, id, Metric::Flow(via));
            metrics.add_via("utilisation", kind, id, Metric::Utilisation(via));
        }
        for (project, name, _) in structure.projects.iter() {
            metrics.add(format!("first_gas.{name}"), Metric::FirstGas(project));
        }
        for (hub, name, _) in structure.hubs.iter() {
            metrics.add(format!("marginal_value.{name}"), Metric::MarginalValue(hub));
        }
        metrics
    }

    /// The shortest name of every result, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.known.iter().filter(|(name, metric)| self.names[*metric] == **name).map(|(name, _)| name.as_str())
    }
    /// The shortest name of a result of this structure.
    pub fn name(&self, metric: Metric) -> Option<&str> {
        self.names.get(&metric).map(String::as_str)
    }

    fn country(&mut self, structure: &Structure, country: Id<Country>, name: &str) {
        if structure.sources.iter().any(|(.., source)| source.origin == country) {
            self.add(format!("production.{name}"), Metric::Production(country));
        }
        let needs = [
            ("demand", Need::Demand),
            ("served", Need::Served),
            ("unserved", Need::Unserved),
            ("unaffordable", Need::Unaffordable),
            ("unavailable", Need::Unavailable),
        ];
        let sectors = || structure.sectors.iter().filter(|(.., sector)| sector.country == country);
        for (head, need) in needs.into_iter().filter(|_| sectors().next().is_some()) {
            self.add(format!("{head}.{name}"), Metric::Use(need, country, None));
            for (id, _, sector) in sectors() {
                self.add(format!("{head}.{name}.{}", sector.name), Metric::Use(need, country, Some(id)));
            }
        }
        // Nothing counts as supply of a country without a market.
        if structure.hubs.iter().any(|(.., hub)| hub.country == country && hub.role.0 == Role::Market) {
            self.add(format!("supply.{name}"), Metric::Supply(country, None));
            for (word, way) in [("production", Way::Production), ("lng", Way::Lng), ("pipeline", Way::Pipeline)] {
                self.add(format!("supply.{name}.{word}"), Metric::Supply(country, Some(way)));
            }
            self.add(format!("imports.{name}"), Metric::Imports(country, None));
            for (via, kind, id) in carriers(structure).into_iter().filter(|(via, ..)| leads(structure, *via, country)) {
                let (head, metric) = (format!("imports.{name}"), Metric::Imports(country, Some(via)));
                // A country's name never means a cargo that is called like it.
                if kind != "countries" && structure.countries.find(id).is_some() {
                    self.add(format!("{head}.{kind}.{id}"), metric);
                } else {
                    self.add_via(&head, kind, id, metric);
                }
            }
        }
    }

    /// Under its id, unless another took that, and always under kind and id.
    fn add_via(&mut self, head: &str, kind: &str, id: &str, metric: Metric) {
        self.add(format!("{head}.{id}"), metric);
        self.add(format!("{head}.{kind}.{id}"), metric);
    }
    fn add(&mut self, name: String, metric: Metric) {
        if !self.known.contains_key(&name) {
            self.names.entry(metric).or_insert_with(|| name.clone());
            self.known.insert(name, metric);
        }
    }
}

/// All that gas can come by, with kind and id, in the order in which a bare id is understood.
fn carriers(structure: &Structure) -> Vec<(Via, &'static str, &str)> {
    fn all<'a, K: 'a>(
        table: &'a Table<K>,
        kind: &'static str,
        via: fn(Id<K>) -> Via,
    ) -> impl Iterator<Item = (Via, &'static str, &'a str)> {
        table.iter().map(move |(id, name, _)| (via(id), kind, name))
    }
    let s = structure;
    all(&s.lines, "lines", Via::Line)
        .chain(all(&s.projects, "projects", Via::Project))
        .chain(all(&s.terminals, "terminals", Via::Terminal))
        .chain(all(&s.pipelines, "pipelines", Via::Pipeline))
        .chain(all(&s.contracts, "contracts", Via::Contract))
        .chain(all(&s.spots, "spots", Via::Spot))
        .chain(all(&s.sources, "sources", Via::Source))
        .chain(all(&s.countries, "countries", Via::Origin))
        .collect()
}

/// Whether a flow can be measured in it: it has one inlet.
fn carries(via: Via) -> bool {
    !matches!(via, Via::Line(_) | Via::Project(_) | Via::Origin(_))
}

/// Whether gas can come into a country by it. Of a project that depends on the flows, so any project may be asked.
fn leads(structure: &Structure, via: Via, country: Id<Country>) -> bool {
    let hubs = &structure.hubs;
    let lands = |terminals: &[Id<_>]| terminals.iter().any(|&t| hubs[structure.terminals[t].hub].country == country);
    match via {
        Via::Project(_) => true,
        Via::Line(line) => structure
            .entitlements
            .iter()
            .any(|(.., right)| right.line == line && hubs[structure.pipelines[right.offtake].to].country == country),
        Via::Terminal(terminal) => lands(&[terminal]),
        Via::Contract(contract) => lands(&structure.contracts[contract].terminals),
        Via::Spot(spot) => lands(&structure.spots[spot].terminals),
        Via::Pipeline(pipeline) => {
            let (from, to) = (&hubs[structure.pipelines[pipeline].from], &hubs[structure.pipelines[pipeline].to]);
            let enters = from.role.0 == Role::Junction || from.country != country;
            to.country == country && to.role.0 == Role::Market && enters
        }
        Via::Source(_) => false,
        Via::Origin(origin) => origin != country && produces(structure, origin),
    }
}

fn produces(structure: &Structure, origin: Id<Country>) -> bool {
    structure.sources.iter().any(|(.., source)| source.origin == origin)
        || structure.contracts.iter().any(|(.., contract)| contract.origin == origin)
        || structure.spots.iter().any(|(.., spot)| spot.origin == origin)
}
