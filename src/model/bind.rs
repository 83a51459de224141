//! From settings to structure and values: the one place where what was written becomes what is meant.
//!
//! Two passes. First every asset that a file declares is bound from its base layer: links become ids,
//! numbers become slots ([`Row`]). Then every stronger layer is applied, weakest first, as a patch. So a case, a
//! scenario and a flag go the same way as a draw of a study.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry as Slot};

use super::{
    attribute::{Attribute, KindInfo},
    kinds::Kind,
    paths::Paths,
    row::Row,
    setting::{Declaration, Rank, Setting},
    structure::KINDS,
    table::Table,
    values::Values,
};
use crate::quantity::{Diagnostic, Place, Report, nearest};

/// What the files declare, by kind and id, and their base settings by field.
pub(crate) struct Binder<'a> {
    pub(super) assets: BTreeMap<&'static str, BTreeMap<String, Asset>>,
    pub(super) values: Values,
    pub(super) paths: Paths,
    /// First and last year of the run, once they are known.
    pub(super) years: Option<(i32, i32)>,
    pub(super) record: i32,
    /// Whether all files were read whole, so that what is absent is missing.
    pub(super) complete: bool,
    /// Whether, besides, no table lies where nobody reads it, so that a number which is absent is missing.
    pub(super) has_all_tables: bool,
    /// Paths that were written under a misspelt name: they are not missing as well.
    pub(super) misspelt: BTreeSet<String>,
    pub(super) report: &'a mut Report,
}

/// One declared asset.
pub(super) struct Asset {
    pub(super) place: Place,
    pub(super) rank: Rank,
    pub(super) fields: BTreeMap<String, Vec<Setting>>,
}

impl Asset {
    fn new(place: Place, rank: Rank) -> Self {
        Self { place, rank, fields: BTreeMap::new() }
    }
}

impl<'b> Binder<'b> {
    /// Sorts declarations into assets. The same id twice in one file is reported; a scenario may declare an event of
    /// its parent again to change it.
    pub(crate) fn new(
        kinds: &'static [KindInfo],
        declarations: &[Declaration],
        complete: bool,
        report: &'b mut Report,
    ) -> Self {
        let mut assets: BTreeMap<_, BTreeMap<String, Asset>> =
            kinds.iter().map(|k| (k.name, BTreeMap::new())).collect();
        let mut declarations: Vec<_> = declarations.iter().collect();
        declarations.sort_by_key(|declaration| declaration.rank);
        let mut last: BTreeMap<(&str, &str), &Declaration> = BTreeMap::new();
        for new in declarations {
            let Some(table) = assets.get_mut(new.kind.as_str()) else { continue };
            if let Some(old) = last.insert((&new.kind, &new.id), new).filter(|old| old.rank == new.rank) {
                report.push(
                    Diagnostic::error(new.place.clone(), format!("`{}.{}` is declared twice", new.kind, new.id))
                        .hint("give each an id of its own")
                        .also(old.place.clone(), "first declared here"),
                );
            }
            table.entry(new.id.clone()).or_insert_with(|| Asset::new(new.place.clone(), new.rank));
        }
        for kind in kinds.iter().filter(|k| k.single) {
            let table = assets.entry(kind.name).or_default();
            table.entry(String::new()).or_insert_with(|| Asset::new(Place::Default, Rank::Base));
        }
        let mut paths = Paths::default();
        for (kind, table) in &assets {
            paths.declared.extend(
                table
                    .iter()
                    .map(|(id, asset)| (format!("{kind}.{id}").trim_end_matches('.').to_owned(), asset.place.clone())),
            );
        }
        Self {
            assets,
            values: Values::new(),
            paths,
            years: None,
            record: 0,
            complete,
            has_all_tables: complete,
            misspelt: BTreeSet::new(),
            report,
        }
    }

    /// Binds all assets of kind `K`. `None` if one of them failed.
    pub(crate) fn table<K: Kind>(&mut self) -> Option<Table<K>> {
        let ids: Vec<String> = self.assets[K::NAME].keys().cloned().collect();
        let rows: Vec<Option<K>> = ids.iter().map(|id| self.one::<K>(id)).collect();
        Some(Table { rows: rows.into_iter().collect::<Option<_>>()?, ids })
    }

    /// Binds the asset of a single kind.
    pub(crate) fn single<K: Kind>(&mut self) -> Option<K> {
        self.one::<K>("")
    }

    fn one<K: Kind>(&mut self, id: &str) -> Option<K> {
        let info = K::INFO.by_name()?;
        let asset = self.assets.get_mut(info.name)?.get_mut(id)?;
        let (place, fields) = (asset.place.clone(), std::mem::take(&mut asset.fields));
        let mut row = Row::new(self, info, id, place, fields);
        row.refuse_scales_of_nothing();
        K::bind(&mut row)
    }

    /// Gives each base setting to its asset and returns the stronger layers; what has no place is reported.
    pub(super) fn place_base(&mut self, settings: Vec<Setting>) -> Vec<Setting> {
        let mut layers = Vec::new();
        for mut setting in settings {
            let Some(Target { kind, id, field, attribute }) = self.locate(&setting) else { continue };
            let Some(asset) = self.assets.get_mut(kind.name).and_then(|table| table.get_mut(&id)) else {
                let near = self.near(kind.name, &id).map(|near| join(kind, near, &field));
                self.misspelt.extend(near);
                self.no_such(kind.name, &id, setting.named);
                continue;
            };
            setting.path = join(kind, &id, &field);
            let own = asset.rank == setting.rank;
            if setting.rank < asset.rank {
                let message = format!("`{}.{id}` is brought in by a scenario that extends this one", kind.name);
                self.report.push(Diagnostic::error(setting.named, message).hint("set it there"));
            } else if own {
                // Nearly all fields are set once: a list that is grown would have room for four.
                match asset.fields.entry(field) {
                    Slot::Vacant(free) => _ = free.insert(vec![setting]),
                    Slot::Occupied(mut said) => said.get_mut().push(setting),
                }
            } else if asset.rank > Rank::Base && !attribute.shape.is_value() {
                restate(asset, field, setting);
            } else {
                layers.push(setting);
            }
        }
        layers
    }

    /// The id of that kind nearest to one that is not there.
    fn near(&self, kind: &str, id: &str) -> Option<&str> {
        nearest(id, self.assets.get(kind)?.keys().map(String::as_str))
    }

    /// Reports that there is no asset of that id, with the nearest.
    pub(super) fn no_such(&mut self, kind: &str, id: &str, place: Place) {
        if !self.complete {
            return;
        }
        let known = self.assets.get(kind).into_iter().flat_map(|table| table.keys().map(String::as_str));
        let mut problem =
            Diagnostic::error(place, format!("there is no `{id}` among the {kind}")).did_you_mean(id, known.clone());
        let few: Vec<&str> = known.take(9).collect();
        if problem.hint.is_none() && (1..9).contains(&few.len()) {
            problem = problem.expected(format!("one of: {}", few.join(", ")));
        }
        self.report.push(problem);
    }

    /// What a path names; unknown kinds and fields are reported with the nearest name.
    fn locate(&mut self, setting: &Setting) -> Option<Target> {
        let (kind, rest) = setting.path.split_once('.').unwrap_or((&setting.path, ""));
        let Some(info) = KINDS.iter().find(|info| info.name == kind) else {
            let near = nearest(kind, KINDS.iter().map(|info| info.name)).map(|near| format!("{near}.{rest}"));
            self.misspelt.extend(near);
            self.report.push(unknown_kind(&setting.path, kind, setting.named.clone()));
            return None;
        };
        let (id, field) = if info.single { ("", rest) } else { rest.split_once('.').unwrap_or((rest, "")) };
        let field = field.replace('-', "_");
        let (name, is_scale) = match field.strip_suffix(".scale") {
            Some(name) => (name, true),
            None => (field.as_str(), false),
        };
        match info.attributes.iter().find(|attribute| attribute.name == name) {
            Some(attribute) if !is_scale || super::has_scale(attribute.shape) => {
                Some(Target { kind: info, id: id.to_owned(), field, attribute })
            }
            Some(_) => {
                let message = format!("`{name}` of {kind} is no series, so it has no `.scale`");
                self.report.push(Diagnostic::error(setting.named.clone(), message).hint("set the value itself"));
                None
            }
            None => {
                let near = nearest(name, info.attributes.iter().map(|attribute| attribute.name));
                self.misspelt.extend(near.map(|near| join(info, id, near)));
                self.report.push(unknown_field(&setting.path, info, name, setting.named.clone()));
                None
            }
        }
    }
}

/// What a path names.
struct Target {
    kind: &'static KindInfo,
    id: String,
    field: String,
    attribute: &'static Attribute,
}

/// `kind.id.field`, or `kind.field` of a single kind.
pub(super) fn join(kind: &KindInfo, id: &str, field: &str) -> String {
    if kind.single { format!("{}.{field}", kind.name) } else { format!("{}.{id}.{field}", kind.name) }
}

/// A scenario says again what an event of its parent hits or is called: the nearest scenario is right.
fn restate(asset: &mut Asset, field: String, setting: Setting) {
    match asset.fields.entry(field) {
        Slot::Occupied(mut said) if said.get()[0].rank == setting.rank => said.get_mut().push(setting),
        Slot::Occupied(mut said) => *said.get_mut() = vec![setting],
        Slot::Vacant(free) => {
            free.insert(vec![setting]);
        }
    }
}

fn unknown_kind(path: &str, kind: &str, place: Place) -> Diagnostic {
    if kind.trim().is_empty() {
        return Diagnostic::error(place, "no path is named").expected("kind.id.field, as projects.tapi.start");
    }
    let known = || KINDS.iter().map(|info| info.name);
    let problem = Diagnostic::error(place, format!("`{kind}` is not a kind of asset")).did_you_mean(kind, known());
    let problem = if kind == path { problem.expected("kind.id.field, as projects.tapi.start") } else { problem };
    if problem.hint.is_none() && kind != path {
        return problem.expected(format!("one of: {}", known().collect::<Vec<_>>().join(", ")));
    }
    problem
}

fn unknown_field(path: &str, info: &KindInfo, name: &str, place: Place) -> Diagnostic {
    let known = || info.attributes.iter().map(|attribute| attribute.name);
    let fields = || format!("one of: {}", known().collect::<Vec<_>>().join(", "));
    if name.is_empty() {
        return Diagnostic::error(place, format!("`{path}` names no field")).expected(fields());
    }
    let problem = Diagnostic::error(place, format!("{} has no field `{name}`", article(info)));
    match nearest(name, known()) {
        Some(near) => problem.hint(format!("did you mean `{near}`?")),
        None => problem.expected(fields()),
    }
}

/// The kind as a reader says it: "`pipelines`".
fn article(info: &KindInfo) -> String {
    if info.single { format!("`{}`", info.name) } else { format!("an asset of `{}`", info.name) }
}
