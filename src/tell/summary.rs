//! A run in ten seconds: supply by source in milestone years, what is missing, what binds. As data, JSON and text.

use std::collections::BTreeMap;

use anyhow::Result;
use serde::Serialize;

use super::{
    supply::{CountrySupply, by_country, milestones},
    tables::{GJ_PER_MMBTU, Telling},
};
use crate::{
    model::kinds::{self, Role},
    quantity::{DAYS_IN_YEAR, Id, days_in_month},
    simulate::{AssetRef, Notice, Outcome},
    study::Addition,
};

/// How many limits are named.
const LIMITS_MAX: usize = 5;

/// A run in brief. All amounts are in `unit`.
#[derive(Debug, Clone, Serialize)]
pub struct Summary {
    /// The scenario's name.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub says: String,
    /// What it leaves out.
    pub leaves_out: String,
    /// The hash of the resolved values.
    pub values: String,
    /// The unit of amounts.
    pub unit: String,
    /// What the unit counts.
    pub basis: String,
    /// The years told.
    pub milestones: Vec<i32>,
    /// By country.
    pub countries: Vec<Country>,
    /// Limits that keep gas from demand, the most valuable first, over all years.
    pub limits: Vec<Limit>,
    /// What each project carries and adds.
    pub projects: Vec<Project>,
    /// What must be said.
    pub notices: Vec<String>,
}

/// A country in milestone years, at the inlets of its market hubs.
#[derive(Debug, Clone, Serialize)]
pub struct Country {
    /// Its id.
    pub country: String,
    /// Its name.
    pub title: String,
    /// Supply by source, in order of stack. With what is missing, all of it is what is wanted, lost, stored and sent.
    pub supply: Vec<Line>,
    /// All supply.
    pub total: Vec<f64>,
    /// Wanted: at the meters, and what is lost on the way to them.
    pub wanted: Vec<f64>,
    /// Of it, what is missing.
    pub missing: Vec<f64>,
    /// Of that: would be had if its value were unlimited.
    pub unaffordable: Vec<f64>,
    /// Of that: not to be had at any price.
    pub unavailable: Vec<f64>,
    /// Lost in pipelines between hubs of the country.
    pub lost: Vec<f64>,
    /// Put into storage less what is drawn from it.
    pub stored: Vec<f64>,
    /// Sent out of the country's markets.
    pub sent: Vec<f64>,
    /// Not to be had at any price on the highest day of the month that is worst off, as a rate.
    pub peak_day: Vec<f64>,
}

/// A source of a country.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// Its name for people.
    pub source: String,
    /// By milestone year.
    pub value: Vec<f64>,
}

/// A limit that binds.
#[derive(Debug, Clone, Serialize)]
pub struct Limit {
    /// The asset, as a path.
    pub asset: String,
    /// Its name for people.
    pub title: String,
    /// In how many months with unserved demand it binds.
    pub months: usize,
    /// The mean worth of one more unit in those months, USD/MMBtu.
    pub worth: f64,
    /// First and last year in which it binds.
    pub years: (i32, i32),
}

/// A project.
#[derive(Debug, Clone, Serialize)]
pub struct Project {
    /// Its id.
    pub project: String,
    /// Its name for people.
    pub title: String,
    /// Gas that passed through it on its way to a country's hubs, by milestone year. Not additive over projects.
    pub carried: Vec<f64>,
    /// What supply would lack without it, by milestone year.
    pub added: Vec<f64>,
    /// Gas that users do not want because of it, as plants stand down, by milestone year; empty where it spares none.
    pub spared: Vec<f64>,
}

/// The words of a scenario.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it says.
    pub says: &'a str,
    /// What it leaves out.
    pub leaves_out: &'a str,
    /// The hash of its values.
    pub values: &'a str,
}

/// The summary of a run.
pub fn summary(words: Words<'_>, outcome: &Outcome, additions: &[Addition], telling: &Telling<'_>) -> Summary {
    let structure = telling.names.0;
    let milestones = milestones(telling.years, structure.horizon.record.0 as i32);
    let countries = by_country(structure, outcome, telling.years);
    Summary {
        scenario: words.name.to_owned(),
        title: words.title.to_owned(),
        says: words.says.to_owned(),
        leaves_out: words.leaves_out.to_owned(),
        values: words.values.to_owned(),
        unit: telling.unit.symbol().to_owned(),
        basis: telling.unit.basis().to_owned(),
        countries: countries.iter().map(|supply| country(supply, outcome, &milestones, telling)).collect(),
        limits: limits(outcome, telling),
        projects: projects(outcome, additions, &milestones, telling),
        notices: outcome.notices.iter().map(|notice| words_of(notice, telling)).collect(),
        milestones,
    }
}

fn country(supply: &CountrySupply, outcome: &Outcome, milestones: &[i32], telling: &Telling<'_>) -> Country {
    let first = supply.years.first().copied().unwrap_or(0);
    let pick = |of: &dyn Fn(usize) -> f64| {
        milestones.iter().map(|year| telling.unit.rate(of((year - first) as usize), DAYS_IN_YEAR)).collect::<Vec<_>>()
    };
    let info = &telling.names.0.countries;
    Country {
        country: info.name(supply.country).to_owned(),
        title: info[supply.country].title.clone(),
        supply: supply
            .bands
            .iter()
            .map(|band| Line { source: band.label.clone(), value: pick(&|n| band.energy[n]) })
            .collect(),
        total: pick(&|n| supply.total(n)),
        wanted: pick(&|n| supply.wanted[n]),
        missing: pick(&|n| supply.missing[n]),
        unaffordable: pick(&|n| supply.unaffordable(n)),
        unavailable: pick(&|n| supply.unavailable[n]),
        lost: pick(&|n| supply.lost[n]),
        stored: pick(&|n| supply.stored[n]),
        sent: pick(&|n| supply.sent[n]),
        peak_day: milestones.iter().map(|year| peak_day(outcome, supply.country, *year, telling)).collect(),
    }
}

/// What a country's markets cannot have on the highest day of the month of a year that is worst off.
fn peak_day(outcome: &Outcome, country: Id<kinds::Country>, year: i32, telling: &Telling<'_>) -> f64 {
    let hubs = &telling.names.0.hubs;
    let mut months = [0.0f64; 12];
    for row in outcome.peak_days.iter().filter(|row| row.year == year && row.country == country) {
        if let Some(month) = row.month.filter(|_| hubs[row.hub].role.0 == Role::Market) {
            let month = usize::from(month) - 1;
            months[month] += telling.unit.rate(row.at_inlet, days_in_month(month));
        }
    }
    months.into_iter().fold(0.0, f64::max)
}

fn limits(outcome: &Outcome, telling: &Telling<'_>) -> Vec<Limit> {
    let mut by_asset: BTreeMap<AssetRef, (usize, f64, (i32, i32))> = BTreeMap::new();
    let mut counted = std::collections::BTreeSet::new();
    let shown = |year: i32| (telling.years.0..=telling.years.1).contains(&year);
    for row in outcome.unserved.iter().filter(|row| shown(row.year)) {
        for &(asset, worth) in &row.binding {
            if counted.insert((asset, row.year, row.month)) {
                let year = row.year;
                let entry = by_asset.entry(asset).or_insert((0, 0.0, (year, year)));
                *entry = (entry.0 + 1, entry.1 + worth, (entry.2.0.min(year), entry.2.1.max(year)));
            }
        }
    }
    let mut limits: Vec<Limit> = by_asset
        .into_iter()
        .map(|(asset, (months, worth, years))| Limit {
            asset: telling.names.path(asset),
            title: telling.names.title(asset).to_owned(),
            months,
            worth: worth / months as f64 * GJ_PER_MMBTU,
            years,
        })
        .collect();
    limits.sort_by(|a, b| (b.worth * b.months as f64).total_cmp(&(a.worth * a.months as f64)));
    limits.truncate(LIMITS_MAX);
    limits
}

fn projects(outcome: &Outcome, additions: &[Addition], milestones: &[i32], telling: &Telling<'_>) -> Vec<Project> {
    let structure = telling.names.0;
    additions
        .iter()
        .map(|addition| {
            let carried = |year: i32| -> f64 {
                let mine = outcome.projects.iter().filter(|row| row.project == addition.project && row.year == year);
                mine.filter_map(|row| row.carried).sum()
            };
            let told = |energy: f64| telling.unit.rate(energy, DAYS_IN_YEAR);
            let relieves = structure.reliefs.iter().any(|(.., relief)| relief.project == Some(addition.project));
            let spared = |year: &i32| told(addition.relief.get(year).copied().unwrap_or(0.0));
            Project {
                project: structure.projects.name(addition.project).to_owned(),
                title: structure.projects[addition.project].title.clone(),
                carried: milestones.iter().map(|year| told(carried(*year))).collect(),
                added: milestones.iter().map(|y| told(addition.energy.get(y).copied().unwrap_or(0.0))).collect(),
                spared: milestones.iter().filter(|_| relieves).map(spared).collect(),
            }
        })
        .collect()
}

fn words_of(notice: &Notice, telling: &Telling<'_>) -> String {
    let structure = telling.names.0;
    match notice {
        Notice::NeverFlowed { project, limit: Some(asset) } => format!(
            "{} is built and never carries gas: {} is the limit",
            structure.projects[*project].title,
            telling.names.title(*asset)
        ),
        Notice::NeverFlowed { project, limit: None } => {
            format!(
                "{} is built and never carries gas: other ways suffice, or nothing reaches it",
                structure.projects[*project].title
            )
        }
        Notice::NoFirstGas { project } => format!(
            "{} is built and has no first gas within the horizon: what it requires is missing or late",
            structure.projects[*project].title
        ),
        Notice::OverNameplate { pipeline, year, ratio } => format!(
            "the volume of the actual mix in {} exceeds its nameplate by {:.1} % in {year}",
            structure.pipelines[*pipeline].title,
            100.0 * (ratio - 1.0)
        ),
        Notice::FuelOffCurve { pipeline, year, share } => format!(
            "the fuel of {} misses the curve of its stations by {:.2} % of the flow in {year}: dispatch sees it in straight pieces",
            structure.pipelines[*pipeline].title,
            100.0 * share
        ),
    }
}

impl Summary {
    /// As JSON.
    ///
    /// # Errors
    /// None but of memory.
    pub fn json(&self) -> Result<Vec<u8>> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        Ok(text)
    }
}
