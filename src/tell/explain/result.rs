//! A result: its formula with the values in it, the assets behind it, what binds, down to the inputs.

use std::collections::{BTreeMap, BTreeSet};

use super::{Explained, Node, Question};
use crate::{
    model::{
        Entry, Rank,
        kinds::{Country, Demand, Hub, Project, Sector},
        metric::{Asked, Metric, Metrics, Need, Term, Via, Years},
    },
    quantity::{DAYS_IN_YEAR, Dim, Id, say_digits},
    simulate::{AssetRef, EntryPoint, FlowRow, NodeRef, SetBy, SupplyRow},
    study::{Worth, inlet, supply_kind},
};

/// Explains a result.
pub fn result(of: Explained<'_>, question: Question<'_>) -> Node {
    let Question { written, asked, worth, year } = question;
    let told = worth.of(asked, year).map_or_else(|| "no number".to_owned(), |x| of.told(asked.dim(), x));
    let node = Node::new(written).value(told);
    match &asked.terms[..] {
        [term] => of.term(node, *term, worth, year),
        terms => node.how("the sum of").from(terms.iter().map(|term| {
            let value = worth.of(&Asked { terms: vec![*term] }, year);
            let told = value.map_or_else(|| "no number".to_owned(), |x| of.told(term.dim(), x));
            of.term(Node::new(of.name(*term)).value(told), *term, worth, year)
        })),
    }
}

impl Explained<'_> {
    fn told(self, dim: Dim, x: f64) -> String {
        format!("{} {}", self.measures.figure(dim, x).said(), self.measures.unit(dim)).trim_end().to_owned()
    }

    /// A rate with three digits: parts of a sum must be seen to add up.
    fn rate(self, petajoules: f64) -> String {
        let x = self.measures.unit.rate(petajoules, DAYS_IN_YEAR);
        format!("{} {}", say_digits(x, 3, None), self.measures.unit.symbol())
    }

    fn name(self, term: Term) -> String {
        let metrics = Metrics::new(&self.model.structure);
        metrics.name(term.metric).unwrap_or("a result").to_owned()
    }

    /// A result over its years: one year is explained; of several the years are listed, and the last is explained.
    fn term(self, node: Node, term: Term, worth: Worth<'_>, year: i32) -> Node {
        let (from, until, how) = match term.years {
            Years::Each => (year, year, None),
            Years::Mean(from, until) if from == until => (from, until, None),
            Years::Mean(from, until) => (from, until, Some(format!("the mean over the years {from} to {until}"))),
            Years::Sum(from, until) => (from, until, Some(format!("the sum over the years {from} to {until}"))),
        };
        let Some(how) = how else { return self.in_year(node, term.metric, worth, from) };
        let each = (from..=until).map(|year| {
            let value = worth.in_year(term.metric, year);
            let told = value.map_or_else(|| "no number".to_owned(), |x| self.told(term.metric.dim(), x));
            Node::new(year.to_string()).value(told)
        });
        let last = self.in_year(Node::new(format!("how {until} comes about")), term.metric, worth, until);
        node.how(how).from(each).from([last])
    }

    fn in_year(self, node: Node, metric: Metric, worth: Worth<'_>, year: i32) -> Node {
        match metric {
            Metric::Supply(country, way) => {
                let kind = way.map(supply_kind);
                let kinds = |row: &&SupplyRow| {
                    row.year == year && row.country == country && kind.is_none_or(|kind| row.kind == kind)
                };
                let mut entries = BTreeMap::<EntryPoint, f64>::new();
                for row in worth.outcome.supply.iter().filter(kinds) {
                    *entries.entry(row.entry).or_default() += row.energy_pj;
                }
                let gates: Vec<_> = entries.keys().copied().collect();
                let parts = entries.into_iter().map(|(entry, energy)| self.arrival(entry, energy, worth, year));
                node.how("the sum of what arrives by each way in, after losses on that way")
                    .from(parts)
                    .from(self.held(country, &gates, worth, year))
                    .from(self.binding(country, worth, year))
            }
            Metric::Imports(country, via) => self.imports(node, country, via, worth, year),
            Metric::Production(country) => {
                let sources = self.model.structure.sources.iter().filter(|(.., source)| source.origin == country);
                node.how("the sum over the sources in the country")
                    .from(sources.map(|(id, ..)| self.asset(AssetRef::Source(id), worth, year)))
            }
            Metric::Use(need, country, sector) => self.need(node, need, (country, sector), worth, year),
            Metric::Flow(via) | Metric::Utilisation(via) => match inlet(via) {
                Some(asset) => node
                    .how("what entered the asset, and what could have")
                    .from([self.asset(asset, worth, year)])
                    .from(self.held_in(asset, worth, year))
                    .from(self.worth_of(asset, worth, year)),
                None => node,
            },
            Metric::MarginalValue(hub) => self.marginal(node, hub, worth, year),
            Metric::FirstGas(project) => node
                .how("the later of start + delay and the first gas of all it requires")
                .from(self.project(project, worth)),
        }
    }

    fn imports(self, node: Node, country: Id<Country>, via: Option<Via>, worth: Worth<'_>, year: i32) -> Node {
        let (how, gates) = match via {
            None => (
                "the sum of what enters by each gate: a pipeline over the border, or a ship at a terminal",
                worth.gates(country),
            ),
            Some(via @ (Via::Line(_) | Via::Pipeline(_) | Via::Terminal(_))) => {
                ("what enters by the gates that belong to it", worth.gates_of(country, via))
            }
            Some(Via::Origin(_)) => {
                ("the part of each gate's gas that was produced there, by proportional mixing", worth.gates(country))
            }
            Some(Via::Project(_)) => (
                "what was used in the country and had passed the project, by proportional mixing",
                worth.gates(country),
            ),
            Some(Via::Contract(_) | Via::Spot(_) | Via::Source(_)) => ("what was landed in the country", Vec::new()),
        };
        let used = |gate: &&EntryPoint| worth.through(AssetRef::from(**gate), year) > 0.0;
        let cargo = via.and_then(inlet).filter(|_| gates.is_empty());
        node.how(how)
            .from(gates.iter().filter(used).map(|gate| self.asset(AssetRef::from(*gate), worth, year)))
            .from(cargo.map(|asset| self.asset(asset, worth, year)))
            .from(self.held(country, &gates, worth, year))
            .from(self.binding(country, worth, year))
    }

    /// What arrived by a way in, and the asset that brought it.
    fn arrival(self, entry: EntryPoint, energy: f64, worth: Worth<'_>, year: i32) -> Node {
        let asset = AssetRef::from(entry);
        let inside = self.asset(asset, worth, year);
        Node::new(self.names().title(asset)).value(self.rate(energy)).from([inside])
    }

    /// An asset: flow of capacity, losses, and the inputs that are more than defaults.
    fn asset(self, asset: AssetRef, worth: Worth<'_>, year: i32) -> Node {
        let path = self.names().path(asset);
        // A contract may have one row a terminal: its capacity is that of each.
        let rows = || {
            worth
                .outcome
                .flows
                .iter()
                .filter(|row| row.asset == asset && row.year == year && !matches!(row.from, NodeRef::Storage(_)))
        };
        let ends: BTreeSet<NodeRef> = rows().map(|row| row.to).collect();
        let sum = |of: fn(&FlowRow) -> f64| rows().map(of).sum::<f64>();
        let capacity = sum(|row| row.capacity) / ends.len().max(1) as f64;
        let flow = sum(|row| row.flow);
        let node = Node::new(&path).value(format!("{} entered of {} that could", self.rate(flow), self.rate(capacity)));
        let lost = sum(|row| row.losses);
        let how = if lost > 0.0 { format!("{} lost on the way", self.rate(lost)) } else { String::new() };
        let node = if how.is_empty() { node } else { node.how(how) };
        node.from(self.right(asset, worth, year))
            .from(self.inputs(&path, year))
            .from(self.design(asset, year))
            .from(self.opening(asset, worth))
            .from(self.feeding(asset, worth, year))
    }

    /// Of a pipeline with a design: what hydraulics let enter it, why no more, and what it is built of.
    fn design(self, asset: AssetRef, year: i32) -> Option<Node> {
        let AssetRef::Pipeline(line) = asset else { return None };
        let s = &self.model.structure;
        let limit = self.compiled?.hydraulic_limit(&self.model.values, line, year)?;
        let path = format!("designs.{}", s.designs.name(s.pipelines[line].design?));
        let than = if limit.decides { "" } else { ", and its nameplate lets less" };
        let most = format!("at most {} enters{than}", self.rate(limit.most));
        Some(Node::new(&path).value(most).how(limit.why).from(self.inputs(&path, year)))
    }

    /// The projects without which an asset has no capacity, or less.
    fn opening(self, asset: AssetRef, worth: Worth<'_>) -> Vec<Node> {
        let s = &self.model.structure;
        let projects = match asset {
            AssetRef::Pipeline(id) => {
                let (line, loops) = (&s.pipelines[id], s.pipelines[id].loop_expansion(s));
                [line.project, line.expansion, loops.filter(|_| loops != line.expansion)]
            }
            AssetRef::Terminal(id) => [s.terminals[id].project, s.terminals[id].expansion, None],
            AssetRef::Source(id) => [s.sources[id].project, s.sources[id].expansion, None],
            _ => [None; 3],
        };
        projects.into_iter().flatten().map(|project| self.first_gas(project, worth)).collect()
    }

    /// What brings an asset its gas: of a terminal its cargoes, of a pipeline the fields at the hub it begins at.
    fn feeding(self, asset: AssetRef, worth: Worth<'_>, year: i32) -> Vec<Node> {
        let s = &self.model.structure;
        let mut landed = BTreeMap::<AssetRef, f64>::new();
        match asset {
            AssetRef::Terminal(id) => {
                let rows = worth.outcome.flows.iter().filter(|row| row.to == NodeRef::Terminal(id) && row.year == year);
                rows.for_each(|row| *landed.entry(row.asset).or_default() += row.flow);
            }
            AssetRef::Pipeline(id) => {
                let fields = s.sources.iter().filter(|(.., source)| source.hub == s.pipelines[id].from);
                let fields = fields.map(|(id, ..)| AssetRef::Source(id));
                landed.extend(fields.map(|field| (field, worth.through(field, year))));
            }
            _ => {}
        }
        let word = if matches!(asset, AssetRef::Terminal(_)) { "landed here" } else { "produced where it begins" };
        let told = landed.into_iter().filter(|(_, flow)| *flow > 0.0).map(|(from, flow)| {
            let path = self.names().path(from);
            Node::new(&path).value(format!("{} {word}", self.rate(flow))).from(self.inputs(&path, year))
        });
        told.collect()
    }

    /// Of an offtake: the rights by which it is taken.
    fn right(self, asset: AssetRef, worth: Worth<'_>, year: i32) -> Vec<Node> {
        let AssetRef::Pipeline(line) = asset else { return Vec::new() };
        let s = &self.model.structure;
        let mine = s.entitlements.iter().filter(|(.., right)| right.offtake == line);
        mine.filter_map(|(id, name, _)| {
            let row = worth.outcome.entitlements.iter().find(|row| row.entitlement == id && row.year == year)?;
            let path = format!("entitlements.{name}");
            let value = format!("{} taken of a right to {}", self.rate(row.taken), self.rate(row.right));
            Some(
                Node::new(&path)
                    .value(value)
                    .how(
                        "share x what the line can deliver x what is left after its losses; at most what is contracted",
                    )
                    .from(self.inputs(&path, year))
                    .from([self.asset(AssetRef::Pipeline(s.lines[s.entitlements[id].line].head), worth, year)]),
            )
        })
        .collect()
    }

    /// The values of an asset that somebody wrote, as they stand in the year.
    fn inputs(self, asset: &str, year: i32) -> Vec<Node> {
        let prefix = format!("{asset}.");
        let written = |entry: &Entry, n: usize| {
            entry.attribute.shape.is_value() && entry.origin(n).is_some_and(|layer| layer.rank != Rank::Default)
        };
        let mine = self.model.paths.iter().filter(|(path, _)| path.starts_with(&prefix));
        mine.filter_map(|(path, entry)| {
            let n = entry.slot_of(year);
            written(entry, n).then(|| self.brief(&entry.path_of(path, (n, n)), entry, n))
        })
        .collect()
    }

    fn need(
        self,
        node: Node,
        need: Need,
        (country, sector): (Id<Country>, Option<Id<Sector>>),
        worth: Worth<'_>,
        year: i32,
    ) -> Node {
        let s = &self.model.structure;
        let mine = |demand: &Demand| {
            s.sectors[demand.sector].country == country && sector.is_none_or(|own| own == demand.sector)
        };
        let inputs = s.demands.iter().filter(|(.., demand)| mine(demand)).map(|(_, name, demand)| {
            let path = format!("demands.{name}");
            Node::new(&path)
                .how(format!("at {}, of the sector {}", s.hubs[demand.hub].title, s.sectors[demand.sector].title))
                .from(self.inputs(&path, year))
        });
        let by_sector =
            s.sectors.iter().filter(|(id, _, of)| of.country == country && sector.is_none_or(|own| own == *id));
        let parts = by_sector.filter_map(|(id, _, of)| {
            let x = worth.in_year(Metric::Use(need, country, Some(id)), year)?;
            (x > 0.0).then(|| {
                Node::new(of.title.as_str())
                    .value(self.rate(x))
                    .from(self.inputs(&format!("sectors.{}", s.sectors.name(id)), year))
            })
        });
        let how = match need {
            Need::Demand => "volume x growth x share of each month, summed over the demands, at the meters",
            Need::Served => "what the meters received: demand less what went without",
            Need::Unserved => "what went without: dearer than its value, or not to be had",
            Need::Unaffordable => "what would be served if its value were unlimited",
            Need::Unavailable => "what could not be served at any price",
        };
        let node = node.how(how).from(parts);
        if need == Need::Demand { node.from(inputs) } else { node.from(self.binding(country, worth, year)) }
    }

    /// By month: what one more unit costs, and what sets it.
    fn marginal(self, node: Node, hub: Id<Hub>, worth: Worth<'_>, year: i32) -> Node {
        let rows = worth.outcome.prices.iter().filter(|row| row.hub == hub && row.year == year);
        let months = rows.clone().map(|row| {
            let when = row.month.map_or_else(|| year.to_string(), |month| format!("{year}-{month:02}"));
            let value = row.marginal_value.map_or_else(|| "no number".to_owned(), |x| self.told(Dim::GasPrice, x));
            Node::new(when).value(value).how(format!("set by {}", self.names().set_by(row.set_by).words()))
        });
        let setters: BTreeSet<SetBy> = rows.map(|row| row.set_by).collect();
        let inputs =
            setters.into_iter().map(|setter| self.names().set_by(setter).words()).filter(|path| path.contains('.'));
        node.how("the mean over the days of the months that have one")
            .from(months)
            .from(inputs.map(|path| Node::new(&path).from(self.inputs(&path, year))))
    }

    fn project(self, project: Id<Project>, worth: Worth<'_>) -> Vec<Node> {
        let s = &self.model.structure;
        let year = s.horizon.first();
        let path = format!("projects.{}", s.projects.name(project));
        let required = s.projects[project].requires.iter().flatten().map(|&before| self.first_gas(before, worth));
        self.inputs(&path, year).into_iter().chain(required).collect()
    }

    fn first_gas(self, project: Id<Project>, worth: Worth<'_>) -> Node {
        let s = &self.model.structure;
        let first = worth.in_year(Metric::FirstGas(project), s.horizon.first());
        let told = first.map_or_else(|| "not built".to_owned(), |x| self.told(Dim::Date, x));
        Node::new(format!("first_gas.{}", s.projects.name(project))).value(told).from(self.project(project, worth))
    }
}
