//! Claims against what came out: verdict, value, what was required, by how much it is met or missed, and what decides.
//!
//! A claim is read twice. **Carries**: the result as named. **Adds**: what the supply of the countries it speaks of would
//! lack without the projects it credits, as gas that comes may displace other gas; against a multiple of another
//! scenario, what must be added is what the multiple asks above that scenario itself.

use std::collections::{BTreeMap, BTreeSet};

use super::{Hold, Worth};
use crate::{
    model::{
        Model, Values,
        claim::{Bound, Claim, Test},
        kinds::{Country, Pipeline, Project},
        metric::{Metric, Via},
    },
    quantity::{Dim, Id},
    simulate::{Asked, AssetRef, Compiled, Failure, HydraulicLimit, Outcome, What},
};

/// A scenario that was run.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The scenario.
    pub model: &'a Model,
    /// Ready to be run again.
    pub compiled: &'a Compiled,
    /// What came out.
    pub outcome: &'a Outcome,
}

impl World<'_> {
    fn worth(&self) -> Worth<'_> {
        Worth { structure: &self.model.structure, outcome: self.outcome }
    }
}

/// One reading of a claim. Numbers are counted as results are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// What came out.
    pub value: f64,
    /// What was required.
    pub required: f64,
    /// By how much it is met; negative where it is missed.
    pub margin: f64,
    /// Whether it is met.
    pub holds: bool,
}

/// A claim and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The result as named; `None` where it has no number, as of a project that is not built.
    pub carries: Option<Reading>,
    /// What the projects it credits add; `None` where it credits none, or speaks of no volume.
    pub adds: Option<Reading>,
    /// What holds it down.
    pub holds: Vec<Hold>,
    /// For full lines among them, and rights to what they carry: why that is no more, where hydraulics decide.
    pub limits: Vec<(AssetRef, String)>,
    /// The line that could not carry what is asked, whatever gas and rights there were.
    pub beyond: Option<Beyond>,
}

/// A line that carries less than a claim asks of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Beyond {
    /// Where the line begins.
    pub line: Id<Pipeline>,
    /// What hydraulics let enter it in the last year of the claim, counted as results are, and whether a nameplate lets enter less.
    pub limit: HydraulicLimit,
}

/// Judges the claims of a scenario; `other` gives the scenario a claim compares with.
///
/// # Errors
/// If a run without a project fails.
pub fn verdicts<'a>(
    claims: &'a [Claim],
    world: World<'_>,
    other: &dyn Fn(&str) -> Option<World<'a>>,
) -> Result<Vec<Verdict<'a>>, Failure> {
    let mut without = Without { world, known: BTreeMap::new() };
    claims.iter().map(|claim| verdict(claim, world, other, &mut without)).collect()
}

fn verdict<'a>(
    claim: &'a Claim,
    world: World<'_>,
    other: &dyn Fn(&str) -> Option<World<'a>>,
    without: &mut Without<'_>,
) -> Result<Verdict<'a>, Failure> {
    let value = over(claim.years, |year| world.worth().of(&claim.metric, year));
    // What the other scenario gives: the base of a multiple.
    let base = match claim.test.bound() {
        Bound::Number { .. } => None,
        Bound::Times { of, metric, .. } => other(of).and_then(|other| {
            let asked = metric.as_ref().unwrap_or(&claim.metric);
            over(claim.years, |year| other.worth().of(asked, year))
        }),
    };
    let required = match claim.test.bound() {
        Bound::Number { value, .. } => Some(*value),
        Bound::Times { factor, .. } => base.map(|base| factor * base),
    };
    let reading = |value: f64, required: f64| {
        let (holds, margin) = claim.test.judge(value, required);
        Reading { value, required, margin, holds }
    };
    let adds = match (required, is_volume(claim) && !claim.projects.is_empty()) {
        (Some(required), true) => {
            let added = without.added(claim)?;
            added.map(|added| reading(added, required - base.unwrap_or(0.0)))
        }
        _ => None,
    };
    let holds = held(claim, world);
    let limits = limits(claim, world, &holds);
    let beyond = required.and_then(|required| beyond(claim, world, required));
    Ok(Verdict {
        claim,
        carries: value.zip(required).map(|(value, required)| reading(value, required)),
        adds,
        holds,
        limits,
        beyond,
    })
}

/// The mean over the years of a claim; of a date, and of a result with years of its own, that number.
fn over(years: Option<(i32, i32)>, mut number: impl FnMut(i32) -> Option<f64>) -> Option<f64> {
    let Some((from, until)) = years else { return number(0) };
    Some((from..=until).map(number).sum::<Option<f64>>()? / f64::from(until - from + 1))
}

fn is_volume(claim: &Claim) -> bool {
    claim.metric.dim() == Dim::GasRate && claim.years.is_some()
}

/// The countries whose supply a claim speaks of.
fn countries(claim: &Claim) -> BTreeSet<Id<Country>> {
    let of = |metric: Metric| match metric {
        Metric::Supply(country, _) | Metric::Imports(country, _) | Metric::Use(_, country, _) => Some(country),
        _ => None,
    };
    claim.metric.terms.iter().filter_map(|term| of(term.metric)).collect()
}

/// What holds down the gates that a claim speaks of.
fn held(claim: &Claim, world: World<'_>) -> Vec<Hold> {
    let worth = world.worth();
    let s = &world.model.structure;
    let years = claim.years.unwrap_or((s.horizon.last(), s.horizon.last()));
    let mut holds: Vec<Hold> = Vec::new();
    for term in &claim.metric.terms {
        match term.metric {
            Metric::Imports(country, Some(via @ (Via::Line(_) | Via::Pipeline(_) | Via::Terminal(_)))) => {
                holds.extend(worth.holds(country, &worth.gates_of(country, via), years));
            }
            // Of a whole country only ways that are there: all that is not built would be a long list.
            Metric::Imports(country, _) | Metric::Supply(country, _) => {
                let there = worth.holds(country, &worth.gates(country), years).into_iter();
                holds.extend(there.filter(|hold| !matches!(hold, Hold::NotBuilt(_) | Hold::NotYet(_))));
            }
            Metric::Flow(Via::Pipeline(pipe)) => holds.extend(worth.holds_of_pipe(pipe, years)),
            Metric::FirstGas(project) if worth.in_year(term.metric, years.0).is_none() => {
                holds.push(Hold::NotBuilt(project));
            }
            _ => {}
        }
    }
    holds.sort();
    holds.dedup();
    holds
}

/// Why full lines carry no more, and why rights to their gas are no larger, where hydraulics decide.
fn limits(claim: &Claim, world: World<'_>, holds: &[Hold]) -> Vec<(AssetRef, String)> {
    let s = &world.model.structure;
    let year = claim.years.map_or(s.horizon.last(), |(_, until)| until);
    let one = |hold: &Hold| {
        let Hold::Full(asset) = *hold else { return None };
        let line = match asset {
            AssetRef::Pipeline(line) => line,
            AssetRef::Entitlement(right) => {
                let head = s.lines[s.entitlements[right].line].head;
                is_fed(world, head, year).then_some(head)?
            }
            _ => return None,
        };
        let limit = world.compiled.hydraulic_limit(&world.model.values, line, year)?;
        limit.decides.then_some((asset, limit.why))
    };
    holds.iter().filter_map(one).collect()
}

/// The line of which a claim asks more than hydraulics let enter, if it speaks of one line only.
fn beyond(claim: &Claim, world: World<'_>, required: f64) -> Option<Beyond> {
    let s = &world.model.structure;
    let begins = |metric: Metric| match metric {
        Metric::Imports(_, Some(Via::Line(line))) => Some(s.lines[line].head),
        Metric::Imports(_, Some(Via::Pipeline(pipe))) | Metric::Flow(Via::Pipeline(pipe)) => Some(pipe),
        _ => None,
    };
    let lines: BTreeSet<_> = claim.metric.terms.iter().map(|term| begins(term.metric)).collect();
    let line = lines.first().copied().flatten().filter(|_| lines.len() == 1)?;
    let (_, year) = claim.years.filter(|_| !matches!(claim.test, Test::AtMost(_)))?;
    let limit = world.compiled.hydraulic_limit(&world.model.values, line, year)?;
    (required > limit.most).then_some(Beyond { line, limit })
}

/// What some assets together can take in a year, PJ.
fn capacity(world: World<'_>, year: i32, of: impl Fn(AssetRef) -> bool) -> f64 {
    let rows = world.outcome.flows.iter().filter(|row| row.year == year && of(row.asset));
    rows.map(|row| row.capacity).sum()
}

/// Whether what leads to the beginning of a line can bring as much as it carries.
fn is_fed(world: World<'_>, line: Id<Pipeline>, year: i32) -> bool {
    let s = &world.model.structure;
    let hub = s.pipelines[line].from;
    let feeds = |asset: AssetRef| match asset {
        AssetRef::Source(id) => s.sources[id].hub == hub,
        AssetRef::Pipeline(id) => s.pipelines[id].to == hub,
        _ => false,
    };
    capacity(world, year, feeds) >= capacity(world, year, |asset| asset == AssetRef::Pipeline(line))
}

/// Supply by country and year, PJ.
type Supply = BTreeMap<(Id<Country>, i32), f64>;

/// Supply of the same scenario without some projects, each set run once.
struct Without<'a> {
    world: World<'a>,
    known: BTreeMap<Vec<Id<Project>>, Supply>,
}

impl Without<'_> {
    /// What the projects of a claim add to the supply of its countries, the mean over its years.
    fn added(&mut self, claim: &Claim) -> Result<Option<f64>, Failure> {
        let countries = countries(claim);
        if countries.is_empty() {
            return Ok(None);
        }
        if !self.known.contains_key(&claim.projects) {
            let supply = self.supply(&claim.projects)?;
            self.known.insert(claim.projects.clone(), supply);
        }
        let (world, without) = (self.world, &self.known[&claim.projects]);
        let change = |year: i32| {
            let of = |country: &Id<Country>| {
                let with = world.outcome.supply(*country, year);
                with - without.get(&(*country, year)).copied().unwrap_or(0.0)
            };
            Some(countries.iter().map(of).sum())
        };
        Ok(over(claim.years, change))
    }

    fn supply(&self, projects: &[Id<Project>]) -> Result<Supply, Failure> {
        let Model { structure: s, values, .. } = self.world.model;
        let mut values: Values = values.clone();
        projects.iter().for_each(|project| values.set(s.projects[*project].built, false));
        let keys: Vec<(Id<Country>, i32)> = (s.horizon.first()..=s.horizon.last())
            .flat_map(|year| s.countries.keys().map(move |country| (country, year)))
            .collect();
        let asked: Vec<Asked> =
            keys.iter().map(|&(country, year)| Asked { what: What::Supply(country), year }).collect();
        let mut numbers = vec![0.0; asked.len()];
        let mut work = self.world.compiled.workspace();
        self.world.compiled.evaluate(&values, &mut work, &asked, &mut numbers)?;
        Ok(keys.into_iter().zip(numbers).collect())
    }
}
