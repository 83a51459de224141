//! The structure of a system: all assets, joined by ids, with handles to their values.

use std::cmp::Reverse;

use super::{
    attribute::{KindInfo, Shape},
    bind::Binder,
    consistency,
    kinds::*,
    paths::Paths,
    plausible, read,
    setting::{Rank, Said},
    table::Table,
    values::Values,
};
use crate::quantity::{Diagnostic, Place, Report};

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
        seasons: Season, sources: Source, designs: Design, pipelines: Pipeline, routes: Route, terminals: Terminal,
        spots: Spot, contracts: Contract, lines: Line, entitlements: Entitlement, entries: LineEntry,
        sectors: Sector, demands: Demand, reliefs: Relief, storages: Storage, events: Event,
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
        let year = |paths: &Paths, name: &str| {
            let text = paths.get(name)?.written(0);
            read::number(Shape::FixedCount, text).ok().map(|(x, _)| x as i32)
        };
        if just_bound != "horizon" {
            return;
        }
        let (Some(from), Some(to)) = (year(&self.paths, "horizon.from"), year(&self.paths, "horizon.to")) else {
            return;
        };
        let record = year(&self.paths, "horizon.record");
        // One that is refused must not lead to numbers of its own.
        self.record = record.unwrap_or(from).clamp(1900, 2200);
        let mut refuse = |name: &str, message: String| {
            let place = self.paths.get(name).and_then(|e| e.origin(0)).map_or(Place::Default, |l| l.place.clone());
            self.report.push(Diagnostic::error(place, message));
        };
        if let Some(record) = record.filter(|record| !(1900..=2200).contains(record)) {
            refuse("horizon.record", format!("the last year of record, {record}, is not between 1900 and 2200"));
        }
        if to < from {
            refuse("horizon.to", format!("the horizon ends in {to}, before it begins in {from}"));
        } else if to.saturating_sub(from) >= 200 || !(1900..=2200).contains(&from) {
            let message = format!("the horizon {from} to {to} is not a span of 1 to 200 years from 1900 on");
            refuse("horizon.to", message);
        } else {
            self.years = Some((from, to));
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
    pub fn bind(said: Said, report: &mut Report) -> Option<Model> {
        let Said { declarations, mut settings, complete, has_all_tables } = said;
        settings.sort_by_key(|setting| setting.rank);
        let mut binder = Binder::new(KINDS, &declarations, complete, report);
        binder.has_all_tables = complete && has_all_tables;
        let layers = binder.place_base(settings);
        let structure = bind_tables(&mut binder);
        let Binder { mut values, mut paths, report, .. } = binder;
        paths.refuse_twice(&layers, report);
        // Values that did not bind would make every override of them look unknown.
        paths.settle(layers, &mut values, structure.is_some(), report);
        values.shrink();
        paths.pack();
        let model = Model { structure: structure?, values, paths };
        plausible::check(&model, report);
        consistency::check(&model, report);
        (!report.has_errors()).then_some(model)
    }
}

impl Rank {
    /// The rank of the file that is run.
    pub const OWN: Rank = Rank::Scenario(Reverse(0));
}
