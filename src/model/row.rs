//! One asset while its fields are bound: texts become words, ids and slots; what cannot is reported with its place.

use std::collections::BTreeMap;

use super::{
    attribute::{Attribute, KindInfo, Need},
    bind::{Binder, join},
    kinds::{Gas, Kind},
    patch,
    paths::{Entry, Layer},
    setting::{Rank, Setting, Written},
    values::Run,
};
use crate::quantity::{Basis, Diagnostic, Id, Place};

/// One asset while its fields are bound.
pub struct Row<'a, 'b> {
    pub(super) binder: &'a mut Binder<'b>,
    pub(super) info: &'static KindInfo,
    pub(super) id: &'a str,
    place: Place,
    pub(super) fields: BTreeMap<String, Vec<Setting>>,
    pub(super) gas: Option<Id<Gas>>,
    /// Whether a gas is named, be it known or not.
    pub(super) names_gas: bool,
}

impl<'a, 'b> Row<'a, 'b> {
    pub(super) fn new(
        binder: &'a mut Binder<'b>,
        info: &'static KindInfo,
        id: &'a str,
        place: Place,
        fields: BTreeMap<String, Vec<Setting>>,
    ) -> Self {
        let names_gas = info.name == Gas::NAME || fields.contains_key("gas");
        let mut row = Self { binder, info, id, place, fields, gas: None, names_gas };
        row.gas = row.own_gas();
        row
    }

    /// A `.scale` of an optional field that is not written would be dropped without a word.
    pub(super) fn refuse_scales_of_nothing(&mut self) {
        if !self.binder.has_all_tables {
            return;
        }
        for of in self.info.attributes.iter().filter(|of| matches!(of.need, Need::Optional | Need::Unless(_))) {
            if self.is_written(of) {
                continue;
            }
            for lost in self.fields.remove(&format!("{}.scale", of.name)).unwrap_or_default() {
                let message = format!("`{}` has nothing to scale: `{}` is not written", lost.path, self.path(of.name));
                self.binder.report.push(Diagnostic::error(lost.named, message));
            }
        }
    }

    pub(super) fn path(&self, field: &str) -> String {
        join(self.info, self.id, field)
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

    pub(super) fn row_of(&self, kind: &str, id: &str) -> Option<usize> {
        self.binder.assets.get(kind)?.keys().position(|known| known == id)
    }

    /// The one base setting of a field; two are an error that shows both.
    fn base(&mut self, of: &'static Attribute) -> Option<Setting> {
        let mut found = self.fields.remove(of.name)?.into_iter();
        let first = found.next()?;
        self.refuse_again(&first, found);
        Some(first)
    }

    pub(super) fn refuse_again(&mut self, first: &Setting, again: impl Iterator<Item = Setting>) {
        for again in again {
            self.binder.report.push(
                Diagnostic::error(again.named, format!("`{}` is defined twice", first.path))
                    .hint("keep one of the two")
                    .also(first.named.clone(), "first defined here"),
            );
        }
    }

    /// Whether the file writes a field of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// Whether the file writes this field at all.
    pub(super) fn is_written(&self, of: &'static Attribute) -> bool {
        self.fields.contains_key(of.name)
    }

    pub(super) fn base_or_default(&mut self, of: &'static Attribute) -> Option<Setting> {
        if let Some(setting) = self.base(of) {
            return (setting.written != Written::Unreadable).then_some(setting);
        }
        match of.need {
            Need::Default(text) => Some(Setting::text(self.path(of.name), text, Place::Default, Rank::Default)),
            Need::Required | Need::Optional | Need::Unless(_)
                if !self.binder.has_all_tables || self.binder.misspelt.contains(&self.path(of.name)) =>
            {
                None
            }
            Need::Required | Need::Optional | Need::Unless(_) => {
                let message = format!("`{}` is missing: {}", self.path(of.name), lower(of.meaning));
                let place = self.place.clone();
                let or = if let Need::Unless(other) = of.need { format!("; or `{other}`") } else { String::new() };
                let expected = format!("{}{or}", super::describe(of.shape));
                self.binder.report.push(Diagnostic::error(place, message).expected(expected));
                None
            }
        }
    }

    pub(super) fn wrong_form(&mut self, of: &'static Attribute, written: &Written, place: Place) {
        let what = match written {
            Written::List(_) => "a list",
            Written::Series(_) => "a series",
            Written::Text(_) | Written::Unreadable => "a text",
        };
        let message = format!("`{}` is {what}", self.path(of.name));
        self.binder.report.push(Diagnostic::error(place, message).expected(super::describe(of.shape)));
    }

    pub(super) fn text(&mut self, of: &'static Attribute) -> Option<(String, Setting)> {
        let setting = self.base_or_default(of)?;
        match &setting.written {
            Written::Text(text) => Some((text.clone(), setting)),
            Written::List(_) | Written::Series(_) | Written::Unreadable => {
                self.wrong_form(of, &setting.written, setting.place);
                None
            }
        }
    }

    pub(super) fn number(&mut self, of: &'static Attribute, text: &str, place: &Place) -> Option<(f64, Basis)> {
        patch::checked(&self.path(of.name), of, text, place, self.names_gas, self.binder.report)
    }

    pub(super) fn enter(
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
}

/// What a setting leaves in the history of its path.
pub(super) fn layer(setting: Setting, written: Vec<String>) -> Layer {
    let cells = match setting.written {
        Written::Series(series) => series.cells.into_iter().map(|cell| cell.place).collect(),
        _ => Box::default(),
    };
    Layer {
        rank: setting.rank,
        place: setting.place,
        periods: setting.periods,
        written,
        cells,
        spread: setting.spread,
        evidence: setting.evidence,
    }
}

/// A meaning in the middle of a sentence.
fn lower(meaning: &str) -> String {
    let mut letters = meaning.chars();
    let first = letters.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(letters).collect::<String>().trim_end_matches('.').to_owned()
}
