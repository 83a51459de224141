//! Whether the gas that enters a transit line is what its buyers ask.
//!
//! **Answers**: what may enter at the head of a line in the last year of the horizon, the mix of it in proportion to what each
//! could send out, and which limits of the line's specification each gas and the mix miss.
//!
//! **Assumes** ISO 6976, and that all of it comes at once: rights of entries and what dispatch takes are left out, as are outages.
//! A gas whose composition nobody states has no part in the mix, and is told.

use super::{
    Chain,
    drawn::{compose, fractions},
};
use crate::{
    model::{
        Model, Structure, Values, Var, Yearly,
        kinds::{Gas, Line, LineEntry, Project},
        place,
    },
    physics::gas::{Composition, Limit, Property, heat},
    quantity::{
        Diagnostic, Id, Reference, Report,
        measures::{CalorificValue, GasRate},
    },
    simulate::{compile::Plan, derive::yearly},
};

/// What may enter a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Feed {
    /// `sources.name` or `pipelines.name`.
    pub path: String,
    /// Its name for people.
    pub title: String,
    /// The gas that flows.
    pub gas: Id<Gas>,
    /// What it could send out in the last year, PJ; none where nobody says it.
    pub energy: Option<f64>,
    /// What it consists of, if that is stated.
    pub composition: Option<Composition>,
}

/// The gas at the head of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Blend {
    /// What may enter, in order of entries; what sends nothing is left out.
    pub feeds: Vec<Feed>,
    /// The mix; none where nothing of known composition enters.
    pub mix: Option<Composition>,
}

impl Blend {
    /// The mix at the head of a line.
    pub fn of(structure: &Structure, values: &Values, line: Id<Line>) -> Self {
        let first = Plan::new(structure).first_gas(structure, values);
        let entries = structure.entries.iter().filter(|(.., entry)| entry.line == line);
        let feeds: Vec<_> = entries.filter_map(|(.., entry)| feed(structure, values, entry, &first)).collect();
        let mix = feeds.iter().filter_map(|feed| {
            let gas = feed.composition?;
            // Moles go with energy over heat: 15 degC, but any temperature gives the same shares.
            Some((gas, feed.energy? / heat(&gas, 288.15, 288.15).ok()?.gross_molar))
        });
        let mix = mix.fold(None, |mix: Option<(Composition, f64)>, (gas, amount)| match mix {
            Some((known, before)) => known.mixed(before, &gas, amount).ok().map(|all| (all, before + amount)),
            None => Some((gas, amount)),
        });
        Self { feeds, mix: mix.map(|(gas, _)| gas) }
    }
}

fn feed(s: &Structure, values: &Values, entry: &LineEntry, first: &[f64]) -> Option<Feed> {
    let last = s.horizon.last();
    let end = f64::from(last + 1) * 12.0;
    let is_there = |project: Option<Id<Project>>| project.is_none_or(|id| first[id.row()] < end);
    let rate =
        |base: Option<Yearly<GasRate>>, expanded: Option<Yearly<GasRate>>, expansion: Option<Id<Project>>, gas| {
            let now = expanded.filter(|_| expansion.is_some() && is_there(expansion)).or(base);
            now.map(|of| yearly(of, values, last, Some(&s.gases[gas].properties(values))))
        };
    let found = match (entry.source, entry.pipeline) {
        (Some(id), _) => {
            let source = &s.sources[id];
            let lasts = source.start.get(values) < end && source.end.get(values) > end - 12.0;
            let years = ((f64::from(last) * 12.0 - source.decline_from.get(values)) / 12.0).max(0.0);
            let left = libm::pow(1.0 - source.decline.get(values), years);
            let energy = rate(Some(source.capacity), source.expanded_capacity, source.expansion, source.gas);
            let gas = source.flowing_gas.unwrap_or(source.gas);
            (lasts && is_there(source.project)).then(|| {
                let path = format!("sources.{}", s.sources.name(id));
                (path, source.title.clone(), gas, energy.map(|energy| energy * left))
            })
        }
        (None, Some(id)) => {
            let line = &s.pipelines[id];
            let energy = rate(line.capacity, line.expanded_capacity, line.expansion, line.gas);
            is_there(line.project)
                .then(|| (format!("pipelines.{}", s.pipelines.name(id)), line.title.clone(), line.gas, energy))
        }
        (None, None) => None,
    };
    let (path, title, gas, energy) = found.filter(|(.., energy)| energy.is_none_or(|energy| energy > 0.0))?;
    let composition = compose(fractions(&s.gases[gas], values)).ok();
    Some(Feed { path, title, gas, energy, composition })
}

/// The transit line that begins in a chain of pipelines.
pub fn line_of(structure: &Structure, chain: &Chain) -> Option<Id<Line>> {
    structure.lines.iter().find(|(.., line)| chain.pipelines.contains(&line.head)).map(|(id, ..)| id)
}

/// What the buyers of a line ask.
pub fn limits(structure: &Structure, values: &Values, line: Id<Line>) -> Vec<Limit> {
    let line = &structure.lines[line];
    // A limit that counts a volume comes with a gas, or the model was refused.
    let own = line.gas.map(|gas| structure.gases[gas].properties(values));
    let by_volume = |name, of, is_most, limit: Option<Var<CalorificValue>>| {
        let limit = limit?;
        let state = own?.state(limit.basis(values).gas)?;
        Some(Limit { name, of, is_most, at: limit.get(values), state: (state.kelvin, state.pascal) })
    };
    let share = |name, of, limit: Option<Var<_>>| {
        let at = limit?.get(values);
        Some(Limit { name, of, is_most: true, at, state: (Reference::C15.kelvin, Reference::C15.pascal) })
    };
    [
        by_volume("wobbe_low", Property::Wobbe, false, line.wobbe_low),
        by_volume("wobbe_high", Property::Wobbe, true, line.wobbe_high),
        by_volume("calorific_low", Property::Calorific, false, line.calorific_low),
        by_volume("calorific_high", Property::Calorific, true, line.calorific_high),
        share("inert_high", Property::Inert, line.inert_high),
        share("carbon_dioxide_high", Property::CarbonDioxide, line.carbon_dioxide_high),
        share("nitrogen_high", Property::Nitrogen, line.nitrogen_high),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Tells which gases miss what the buyers of their line ask.
pub(super) fn problems(model: &Model, report: &mut Report) {
    let s = &model.structure;
    for (id, name, _) in s.lines.iter() {
        let limits = limits(s, &model.values, id);
        if limits.is_empty() {
            continue;
        }
        let blend = Blend::of(s, &model.values, id);
        let at = |limit: &Limit| place(model, &format!("lines.{name}.{}", limit.name));
        for feed in &blend.feeds {
            let who = format!("the gas of `{}`", feed.path);
            match (&feed.composition, limits.first()) {
                (Some(gas), _) => misses(&limits, gas, &who, name, report, &at),
                (None, Some(first)) => {
                    let gas = s.gases.name(feed.gas);
                    let message = format!(
                        "whether {who} is what `lines.{name}` asks is not known: `gases.{gas}` states no composition"
                    );
                    report.push(
                        Diagnostic::warning(at(first), message).hint(format!("state `gases.{gas}.methane` and so on")),
                    );
                }
                (None, None) => {}
            }
        }
        if let Some(mix) = blend.mix.filter(|_| blend.feeds.len() > 1) {
            misses(&limits, &mix, "the mix of all that may enter", name, report, &at);
        }
    }
}

fn misses(
    limits: &[Limit],
    gas: &Composition,
    who: &str,
    line: &str,
    report: &mut Report,
    at: &impl Fn(&Limit) -> crate::quantity::Place,
) {
    for limit in limits {
        let message = match limit.found(gas) {
            Ok(found) if limit.is_met_by(found) => continue,
            Ok(found) => {
                format!("{who} misses `lines.{line}.{}`: it has {}", limit.name, limit.say(found))
            }
            Err(refusal) => format!("`lines.{line}.{}` cannot be judged: {refusal}", limit.name),
        };
        let bound = if limit.is_most { "at most" } else { "at least" };
        report.push(Diagnostic::warning(at(limit), message).expected(format!("{bound} {}", limit.say(limit.at))));
    }
}
