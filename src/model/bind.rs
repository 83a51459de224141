//! From settings to structure and values: the one place where what was written becomes what is meant.
//!
//! Two passes. First every asset that a file declares is bound from its base layer: links become ids,
//! numbers become slots. Then every stronger layer is applied, weakest first, as a patch. So a case, a
//! scenario and a flag go the same way as a draw of a study.

use std::collections::BTreeMap;

use super::{
    attribute::{Attribute, KindInfo, Need, Shape},
    kinds::{AnyAsset, Gas, Kind},
    patch,
    paths::{Entry, Layer, Paths},
    setting::{Beyond, Declaration, Period, Rank, Series, Setting, Written},
    values::{Run, Values},
};
use crate::quantity::{Basis, Diagnostic, Id, Place, Report};

/// All assets of one kind, ordered by id.
#[derive(Debug, Clone)]
pub struct Table<K> {
    pub(crate) ids: Vec<String>,
    pub(crate) rows: Vec<K>,
}

impl<K> Table<K> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// The id as written.
    pub fn name(&self, id: Id<K>) -> &str {
        &self.ids[id.row()]
    }
    /// The asset of that id.
    pub fn find(&self, name: &str) -> Option<Id<K>> {
        self.ids.binary_search_by(|id| id.as_str().cmp(name)).ok().map(Id::new)
    }
    /// All, in order of id.
    pub fn iter(&self) -> impl Iterator<Item = (Id<K>, &str, &K)> {
        self.rows.iter().enumerate().map(|(row, k)| (Id::new(row), self.ids[row].as_str(), k))
    }
    /// All ids.
    pub fn keys(&self) -> impl Iterator<Item = Id<K>> + use<K> {
        (0..self.rows.len()).map(Id::new)
    }
}

/// What the files declare, by kind and id, and their base settings by field.
pub(crate) struct Binder<'a> {
    pub(super) assets: BTreeMap<&'static str, BTreeMap<String, Asset>>,
    pub(super) values: Values,
    pub(super) paths: Paths,
    pub(super) years: (i32, i32),
    pub(super) record: i32,
    pub(super) report: &'a mut Report,
}

/// One declared asset.
pub(super) struct Asset {
    pub(super) place: Place,
    pub(super) rank: Rank,
    pub(super) fields: BTreeMap<String, Vec<Setting>>,
}

/// One asset while its fields are bound.
pub struct Row<'a, 'b> {
    binder: &'a mut Binder<'b>,
    info: &'static KindInfo,
    id: &'a str,
    place: Place,
    fields: BTreeMap<String, Vec<Setting>>,
    gas: Option<Id<Gas>>,
}

impl<'b> Binder<'b> {
    /// Sorts declarations and base settings into assets; what has no place is reported.
    pub(crate) fn new(kinds: &'static [KindInfo], declarations: &[Declaration], report: &'b mut Report) -> Self {
        let mut assets: BTreeMap<_, BTreeMap<String, Asset>> =
            kinds.iter().map(|k| (k.name, BTreeMap::new())).collect();
        for new in declarations {
            let Some(table) = assets.get_mut(new.kind.as_str()) else { continue };
            let asset = Asset { place: new.place.clone(), rank: new.rank, fields: BTreeMap::new() };
            if let Some(old) = table.insert(new.id.clone(), asset) {
                report.push(
                    Diagnostic::error(new.place.clone(), format!("`{}.{}` is declared twice", new.kind, new.id))
                        .also(old.place, "first declared here"),
                );
            }
        }
        for kind in kinds.iter().filter(|k| k.single) {
            let table = assets.entry(kind.name).or_default();
            table.entry(String::new()).or_insert(Asset {
                place: Place::Default,
                rank: Rank::Base,
                fields: BTreeMap::new(),
            });
        }
        Self { assets, values: Values::new(), paths: Paths::default(), years: (0, 0), record: 0, report }
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
        let mut row = Row { binder: self, info, id, place, fields, gas: None };
        row.gas = row.own_gas();
        K::bind(&mut row)
    }
}

impl Row<'_, '_> {
    fn path(&self, field: &str) -> String {
        if self.info.single {
            format!("{}.{field}", self.info.name)
        } else {
            format!("{}.{}.{field}", self.info.name, self.id)
        }
    }

    /// The gas that joins volume and energy for this asset; unknown names are reported when the link is bound.
    fn own_gas(&self) -> Option<Id<Gas>> {
        let name = if self.info.name == Gas::NAME {
            self.id
        } else {
            self.fields.get("gas")?.first().and_then(|s| match &s.written {
                Written::Text(text) => Some(text.as_str()),
                _ => None,
            })?
        };
        self.row_of(Gas::NAME, name).map(Id::new)
    }

    fn row_of(&self, kind: &str, id: &str) -> Option<usize> {
        self.binder.assets.get(kind)?.keys().position(|known| known == id)
    }

    /// The one base setting of a field; two are an error that shows both.
    fn base(&mut self, of: &'static Attribute) -> Option<Setting> {
        let mut found = self.fields.remove(of.name)?.into_iter();
        let first = found.next()?;
        for again in found {
            self.binder.report.push(
                Diagnostic::error(again.place, format!("`{}` is defined twice", self.path(of.name)))
                    .hint("keep one of the two")
                    .also(first.place.clone(), "first defined here"),
            );
        }
        Some(first)
    }

    /// Whether the file writes this field at all.
    pub(super) fn is_written(&self, of: &'static Attribute) -> bool {
        self.fields.contains_key(of.name)
    }

    fn base_or_default(&mut self, of: &'static Attribute) -> Option<Setting> {
        if let Some(setting) = self.base(of) {
            return Some(setting);
        }
        match of.need {
            Need::Default(text) => Some(Setting::text(self.path(of.name), text, Place::Default, Rank::Default)),
            Need::Required | Need::Optional => {
                let message = format!("`{}` is missing: {}", self.path(of.name), of.meaning);
                let place = self.place.clone();
                self.binder.report.push(Diagnostic::error(place, message).expected(super::describe(of.shape)));
                None
            }
        }
    }

    fn wrong_form(&mut self, of: &'static Attribute, place: Place) {
        let message = format!("`{}` is written in a form it cannot have", self.path(of.name));
        self.binder.report.push(Diagnostic::error(place, message).expected(super::describe(of.shape)));
    }

    fn text(&mut self, of: &'static Attribute) -> Option<(String, Setting)> {
        let setting = self.base_or_default(of)?;
        match &setting.written {
            Written::Text(text) => Some((text.clone(), setting)),
            Written::List(_) | Written::Series(_) => {
                self.wrong_form(of, setting.place);
                None
            }
        }
    }

    fn number(&mut self, of: &'static Attribute, text: &str, place: &Place) -> Option<(f64, Basis)> {
        patch::checked(&self.path(of.name), of, text, place, self.gas.is_some(), self.binder.report)
    }

    fn enter(
        &mut self,
        of: &'static Attribute,
        slots: std::ops::Range<u32>,
        run: Option<Run>,
        layer: Layer,
        is_series: bool,
    ) {
        let entry = Entry {
            kind: self.info,
            attribute: of,
            slots,
            run,
            is_series,
            is_scale: false,
            gas: self.gas,
            layers: vec![layer],
        };
        self.binder.paths.entries.insert(self.path(of.name), entry);
    }

    /// One number: a slot.
    pub(super) fn scalar(&mut self, of: &'static Attribute) -> Option<u32> {
        let (text, setting) = self.text(of)?;
        let (x, basis) = self.number(of, &text, &setting.place)?;
        let slot = self.binder.values.push(x, basis);
        self.enter(of, slot..slot + 1, None, layer(setting, vec![text]), false);
        Some(slot)
    }

    /// A word or count that is structure.
    pub(super) fn fixed(&mut self, of: &'static Attribute) -> Option<f64> {
        let (text, setting) = self.text(of)?;
        let x = self.number(of, &text, &setting.place)?.0;
        self.enter(of, 0..0, None, layer(setting, vec![text]), false);
        Some(x)
    }

    /// Words for people.
    pub(super) fn words(&mut self, of: &'static Attribute) -> Option<String> {
        self.text(of).map(|(text, _)| text)
    }

    /// The row of the asset of `kind` that is named.
    pub(super) fn link(&mut self, of: &'static Attribute, kind: &'static str) -> Option<usize> {
        let (text, setting) = self.text(of)?;
        let row = self.known(kind, &text, &setting.place)?;
        self.enter(of, 0..0, None, layer(setting, vec![text]), false);
        Some(row)
    }

    /// The rows of the assets of `kind` that are named.
    pub(super) fn links(&mut self, of: &'static Attribute, kind: &'static str) -> Option<Vec<usize>> {
        let setting = self.base_or_default(of)?;
        let names = match &setting.written {
            Written::List(names) => names.clone(),
            Written::Text(name) => vec![(name.clone(), setting.place.clone())],
            Written::Series(_) => {
                self.wrong_form(of, setting.place);
                return None;
            }
        };
        let rows: Vec<_> = names.iter().map(|(name, place)| self.known(kind, name, place)).collect();
        self.enter(of, 0..0, None, layer(setting, names.into_iter().map(|(name, _)| name).collect()), false);
        rows.into_iter().collect()
    }

    /// The asset that `kind.id` names.
    pub(super) fn any_asset(&mut self, of: &'static Attribute) -> Option<AnyAsset> {
        let (text, setting) = self.text(of)?;
        let (kind, id) = text.split_once('.').unwrap_or((&text, ""));
        if !AnyAsset::KINDS.contains(&kind) {
            let message = format!("`{text}` is nothing that can fail");
            let known = AnyAsset::KINDS.join(", ");
            let problem = Diagnostic::error(setting.place, message).expected(format!("kind.id with a kind of {known}"));
            self.binder.report.push(problem.did_you_mean(kind, AnyAsset::KINDS));
            return None;
        }
        let row = self.known(kind, id, &setting.place)?;
        self.enter(of, 0..0, None, layer(setting, vec![text.clone()]), false);
        AnyAsset::new(kind, row)
    }

    fn known(&mut self, kind: &str, id: &str, place: &Place) -> Option<usize> {
        let row = self.row_of(kind, id);
        if row.is_none() {
            let names = self.binder.assets.get(kind).into_iter().flat_map(|table| table.keys().map(String::as_str));
            let problem = Diagnostic::error(place.clone(), format!("there is no `{id}` among the {kind}"));
            let problem = problem.did_you_mean(id, names);
            self.binder.report.push(problem);
        }
        row
    }

    /// A number a period, and the scale.
    pub(super) fn profile(&mut self, of: &'static Attribute) -> Option<Run> {
        let setting = self.base_or_default(of)?;
        let monthly = matches!(of.shape, Shape::Monthly(_));
        let (first, texts, is_series) = match &setting.written {
            Written::Text(text) => (self.binder.years.0 * if monthly { 12 } else { 1 }, vec![text.clone()], false),
            Written::Series(series) => {
                let (first, texts) = self.periods(of, series, monthly, &setting.place)?;
                (first, texts, true)
            }
            Written::List(_) => {
                self.wrong_form(of, setting.place);
                return None;
            }
        };
        let last = if monthly { self.binder.years.1 * 12 + 11 } else { self.binder.years.1 };
        let numbers: Vec<_> = match (&setting.written, texts.as_slice()) {
            (Written::Text(text), _) => {
                let number = self.number(of, text, &setting.place)?;
                vec![number; (last - first + 1).max(1) as usize]
            }
            (Written::Series(series), texts) => self.cells(of, series, texts, &setting.place)?,
            _ => return None,
        };
        let slot = self.binder.values.x.len() as u32;
        for &(x, basis) in &numbers {
            self.binder.values.push(x, basis);
        }
        let scale = self.binder.values.push(1.0, Basis::PLAIN);
        let beyond_record = self.binder.record + 1;
        let scaled_from = match (is_series, monthly) {
            (false, _) => i32::MIN,
            (true, false) => beyond_record,
            (true, true) => beyond_record * 12,
        };
        let run = Run { slot, periods: numbers.len() as u32, first, scale, scaled_from };
        self.enter(of, slot..slot + run.periods, Some(run), layer(setting, texts), is_series);
        self.enter_scale(of, scale)?;
        Some(run)
    }

    /// The `.scale` that goes with every profile: 1, or what the base files say.
    fn enter_scale(&mut self, of: &'static Attribute, slot: u32) -> Option<()> {
        let name = format!("{}.scale", of.name);
        let path = self.path(&name);
        let mut found = self.fields.remove(&name).unwrap_or_default().into_iter();
        let setting = found.next().unwrap_or_else(|| Setting::text(&path, "1", Place::Default, Rank::Default));
        for again in found {
            self.binder.report.push(
                Diagnostic::error(again.place, format!("`{path}` is defined twice"))
                    .also(setting.place.clone(), "first defined here"),
            );
        }
        let Written::Text(text) = setting.written.clone() else { return None };
        let (x, basis) = patch::checked(&path, &patch::SCALE, &text, &setting.place, true, self.binder.report)?;
        self.binder.values.x[slot as usize] = x;
        self.binder.values.basis[slot as usize] = basis;
        let entry = Entry {
            kind: self.info,
            attribute: &patch::SCALE,
            slots: slot..slot + 1,
            run: None,
            is_series: false,
            is_scale: true,
            gas: self.gas,
            layers: vec![layer(setting, vec![text])],
        };
        self.binder.paths.entries.insert(path, entry);
        Some(())
    }

    /// The text of each period of a series: rows as written, gaps refused, the declared rule beyond the last.
    fn periods(
        &mut self,
        of: &'static Attribute,
        series: &Series,
        monthly: bool,
        place: &Place,
    ) -> Option<(i32, Vec<String>)> {
        let path = self.path(of.name);
        match spread(series, monthly, self.binder.years) {
            Ok(found) => Some(found),
            Err((at, message)) => {
                let place = at.unwrap_or_else(|| place.clone());
                self.binder.report.push(Diagnostic::error(place, format!("`{path}`: {message}")));
                None
            }
        }
    }

    fn cells(
        &mut self,
        of: &'static Attribute,
        series: &Series,
        texts: &[String],
        place: &Place,
    ) -> Option<Vec<(f64, Basis)>> {
        let mut numbers = Vec::with_capacity(texts.len());
        let mut last: Option<(&str, (f64, Basis))> = None;
        for (n, text) in texts.iter().enumerate() {
            let number = match last {
                Some((same, number)) if same == text => Some(number),
                _ => {
                    let at = series.cells.get(n).map_or(place, |cell| &cell.place).clone();
                    self.number(of, text, &at)
                }
            };
            last = number.map(|number| (text.as_str(), number));
            numbers.push(number);
        }
        numbers.into_iter().collect()
    }
}

/// A refusal of a series: where, if a cell is to blame, and why.
type SeriesProblem = (Option<Place>, String);

/// The first period and the text of each period of a series, down to the horizon's end.
fn spread(series: &Series, monthly: bool, years: (i32, i32)) -> Result<(i32, Vec<String>), SeriesProblem> {
    let with_unit =
        |number: &str| if series.unit.is_empty() { number.to_owned() } else { format!("{number} {}", series.unit) };
    let mut rows: Vec<(i32, String)> = Vec::new();
    for cell in &series.cells {
        match (cell.period, monthly) {
            (Period::Year(year), false) => rows.push((year, with_unit(&cell.text))),
            (Period::Year(year), true) => rows.extend((0..12).map(|m| (year * 12 + m, with_unit(&cell.text)))),
            (Period::Month(month), true) => rows.push((month.0, with_unit(&cell.text))),
            (Period::Month(_), false) => {
                return Err((
                    Some(cell.place.clone()),
                    "holds one number a year; its series needs a column `year`".to_owned(),
                ));
            }
        }
    }
    let (begin, end) = if monthly { (years.0 * 12, years.1 * 12 + 11) } else { years };
    let Some(&(first, _)) = rows.first() else { return Err((None, "the series has no rows".to_owned())) };
    if first > begin {
        let at = series.cells.first().map(|cell| cell.place.clone());
        return Err((at, format!("the series begins after the horizon does ({})", years.0)));
    }
    if let Some(pair) = rows.windows(2).find(|pair| pair[1].0 != pair[0].0 + 1) {
        let year = if monthly { (pair[0].0 + 1).div_euclid(12) } else { pair[0].0 + 1 };
        return Err((None, format!("the series has a gap: nothing is said of {year}")));
    }
    let mut texts: Vec<String> = rows.into_iter().map(|(_, text)| text).collect();
    let missing = (end - first + 1) - texts.len() as i32;
    if missing > 0 {
        let last = series.cells.last().map_or("", |cell| cell.text.as_str());
        extend(&mut texts, missing, last, series, monthly, &with_unit)?;
    }
    texts.truncate((end - first + 1).max(1) as usize);
    Ok((first, texts))
}

/// Writes the periods after the last row by the declared rule.
fn extend(
    texts: &mut Vec<String>,
    missing: i32,
    last: &str,
    series: &Series,
    monthly: bool,
    with_unit: &dyn Fn(&str) -> String,
) -> Result<(), SeriesProblem> {
    match series.beyond {
        None => Err((
            series.cells.last().map(|cell| cell.place.clone()),
            "the series ends before the horizon does, and no row `beyond` says what holds then (hold, growth 2 %/y, decline 3 %/y)"
                .to_owned(),
        )),
        Some(Beyond::Hold) => {
            texts.extend((0..missing).map(|_| with_unit(last)));
            Ok(())
        }
        Some(Beyond::Change(rate)) => {
            let last: f64 = last.trim().parse().map_err(|_| (None, format!("`{last}` is not a plain number")))?;
            texts.extend((0..missing).map(|n| {
                let years = if monthly { n / 12 + 1 } else { n + 1 };
                with_unit(&format!("{}", last * libm::pow(1.0 + rate, f64::from(years))))
            }));
            Ok(())
        }
    }
}

pub(super) fn layer(setting: Setting, written: Vec<String>) -> Layer {
    Layer {
        rank: setting.rank,
        place: setting.place,
        periods: setting.periods,
        written,
        spread: setting.spread,
        evidence: setting.evidence,
    }
}
