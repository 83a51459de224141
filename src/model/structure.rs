//! The structure of a system: all assets, joined by ids, with handles to their values.

use std::cmp::Reverse;

use super::{
    attribute::KindInfo,
    bind::{Binder, Table},
    consistency,
    kinds::*,
    paths::Paths,
    plausible,
    setting::{Declaration, Rank, Setting},
    values::Values,
};
use crate::quantity::{Diagnostic, Report, nearest};

macro_rules! kinds {
    (single { $($one:ident: $One:ident),* } many { $($many:ident: $Many:ident),* $(,)? }) => {
        /// What exists and what joins what. It is read once, checked once, and never changes during a study.
        #[derive(Debug, Clone)]
        pub struct Structure {
            $( #[doc = concat!("See [`", stringify!($One), "`].")] pub $one: $One, )*
            $( #[doc = concat!("See [`", stringify!($Many), "`].")] pub $many: Table<$Many>, )*
        }

        /// All kinds of asset: parsing, checks, listing, schema and documents read this table.
        pub static KINDS: &[KindInfo] = &[ $($One::INFO,)* $($Many::INFO,)* ];

        fn bind_tables(binder: &mut Binder<'_>) -> Option<Structure> {
            // All kinds are bound before the first failure gives up, so that all problems are reported at once.
            $( let $one = binder.single::<$One>(); binder.note_horizon(stringify!($one)); )*
            $( let $many = binder.table::<$Many>(); )*
            Some(Structure { $($one: $one?,)* $($many: $many?,)* })
        }
    };
}

kinds! {
    single { horizon: Horizon, economics: Economics }
    many {
        currencies: CurrencySeries, markers: Marker, gases: Gas, countries: Country, hubs: Hub, projects: Project,
        seasons: Season, sources: Source, pipelines: Pipeline, routes: Route, terminals: Terminal,
        spots: Spot, contracts: Contract, lines: Line, entitlements: Entitlement, entries: LineEntry,
        sectors: Sector, demands: Demand, storages: Storage, events: Event,
    }
}

impl KindInfo {
    pub(super) fn by_name(&self) -> Option<&'static KindInfo> {
        KINDS.iter().find(|kind| kind.name == self.name)
    }
}

impl Binder<'_> {
    /// After the horizon is bound, series know how far they must reach.
    fn note_horizon(&mut self, just_bound: &str) {
        let year =
            |paths: &Paths, name: &str| paths.get(name).and_then(|entry| entry.written(0).trim().parse::<i32>().ok());
        if just_bound == "horizon"
            && let (Some(from), Some(to)) = (year(&self.paths, "horizon.from"), year(&self.paths, "horizon.to"))
        {
            self.years = (from, to);
            self.record = year(&self.paths, "horizon.record").unwrap_or(from);
            if to < from || to - from > 200 || !(1900..=2200).contains(&from) {
                let place = self.paths.get("horizon.to").and_then(|e| e.origin(0)).map(|l| l.place.clone());
                let message =
                    format!("the horizon {from} to {to} is not a span of 1 to 200 years between 1900 and 2200");
                self.report.push(Diagnostic::error(place.unwrap_or(crate::quantity::Place::Default), message));
                self.years = (from, from);
            }
        }
    }
}

/// A system, whole: what exists, its numbers, and who set them.
#[derive(Debug, Clone)]
pub struct Model {
    /// What exists.
    pub structure: Structure,
    /// Its numbers with all layers applied.
    pub values: Values,
    /// The registry of paths with the history of each.
    pub paths: Paths,
}

impl Model {
    /// Makes a model from all that was written.
    ///
    /// Returns `None` if there are errors; all of them, and all warnings, are in `report`.
    pub fn bind(declarations: &[Declaration], mut settings: Vec<Setting>, report: &mut Report) -> Option<Model> {
        settings.sort_by_key(|setting| setting.rank);
        let mut binder = Binder::new(KINDS, declarations, report);
        let layers = binder.place_base(settings);
        let structure = bind_tables(&mut binder);
        let Binder { mut values, mut paths, report, .. } = binder;
        refuse_twice(&layers, report);
        // Values that did not bind would make every override of them look unknown.
        let structure = structure?;
        paths.settle(layers, &mut values, report);
        let model = Model { structure, values, paths };
        plausible::check(&model, report);
        consistency::check(&model, report);
        (!report.has_errors()).then_some(model)
    }
}

impl Binder<'_> {
    /// Gives each base setting to its asset and returns the stronger layers; what has no place is reported.
    fn place_base(&mut self, settings: Vec<Setting>) -> Vec<Setting> {
        let mut layers = Vec::new();
        for setting in settings {
            let Some((kind, id, field)) = self.locate(&setting) else { continue };
            match self.assets.get_mut(kind.name).and_then(|table| table.get_mut(&id)) {
                Some(asset) if asset.rank == setting.rank => asset.fields.entry(field).or_default().push(setting),
                Some(_) => layers.push(setting),
                None => {
                    let known = self.assets[kind.name].keys().map(String::as_str);
                    let problem =
                        Diagnostic::error(setting.place.clone(), format!("there is no `{id}` among the {}", kind.name));
                    let problem = problem.did_you_mean(&id, known);
                    self.report.push(problem);
                }
            }
        }
        layers
    }

    /// Kind, id and field of a path; unknown kinds and fields are reported with the nearest name.
    fn locate(&mut self, setting: &Setting) -> Option<(&'static KindInfo, String, String)> {
        let mut parts = setting.path.splitn(2, '.');
        let (kind, rest) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        let Some(info) = KINDS.iter().find(|info| info.name == kind) else {
            let problem = Diagnostic::error(setting.place.clone(), format!("`{kind}` is not a kind of asset"));
            self.report.push(problem.did_you_mean(kind, KINDS.iter().map(|info| info.name)));
            return None;
        };
        let (id, field) = if info.single { ("", rest) } else { rest.split_once('.').unwrap_or((rest, "")) };
        let field = field.replace('-', "_");
        let (name, is_scale) = match field.strip_suffix(".scale") {
            Some(name) => (name, true),
            None => (field.as_str(), false),
        };
        let attribute = info.attributes.iter().find(|attribute| attribute.name == name);
        if attribute.is_none() || is_scale && attribute.is_some_and(|a| !super::has_scale(a.shape)) {
            let message = match (field.is_empty(), is_scale && attribute.is_some()) {
                (true, _) => format!("`{}` names no field", setting.path),
                (_, true) => format!("`{name}` of {kind} is no series, so it has no `.scale`"),
                _ => format!("{kind} have no field `{name}`"),
            };
            let mut problem = Diagnostic::error(setting.place.clone(), message);
            if attribute.is_none() {
                let known = info.attributes.iter().map(|attribute| attribute.name);
                problem = match nearest(name, known.clone()) {
                    Some(near) => problem.hint(format!("did you mean `{near}`?")),
                    None => problem.expected(known.collect::<Vec<_>>().join(", ")),
                };
            }
            self.report.push(problem);
            return None;
        }
        Some((info, id.to_owned(), field))
    }
}

/// The same path and periods twice in one rank is an error that shows both.
fn refuse_twice(layers: &[Setting], report: &mut Report) {
    for (n, setting) in layers.iter().enumerate() {
        let same = |other: &&Setting| {
            other.rank == setting.rank && other.path == setting.path && other.periods == setting.periods
        };
        if let Some(first) = layers[..n].iter().find(same) {
            let message = format!("`{}` is set twice", setting.path);
            report.push(Diagnostic::error(setting.place.clone(), message).also(first.place.clone(), "first set here"));
        }
    }
}

impl Rank {
    /// The rank of the file that is run.
    pub const OWN: Rank = Rank::Scenario(Reverse(0));
}
