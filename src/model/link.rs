//! Links: the ids of other assets, one or several, and `kind.id` of anything that an event may hit.

use std::collections::BTreeSet;

use super::{
    attribute::{Attribute, Need},
    kinds::AnyAsset,
    row::{Row, layer},
    setting::Written,
};
use crate::quantity::{Diagnostic, Place};

impl Row<'_, '_> {
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
            Written::Series(_) | Written::Unreadable => {
                self.wrong_form(of, &setting.written, setting.place);
                return None;
            }
        };
        self.refuse_twice_or_none(of, &names, &setting.place)?;
        let rows: Vec<_> = names.iter().map(|(name, place)| self.known(kind, name, place)).collect();
        self.enter(of, 0..0, None, layer(setting, names.into_iter().map(|(name, _)| name).collect()), false);
        rows.into_iter().collect()
    }

    fn refuse_twice_or_none(&mut self, of: &'static Attribute, names: &[(String, Place)], place: &Place) -> Option<()> {
        let path = self.path(of.name);
        if names.is_empty() && of.need == Need::Required {
            let problem = Diagnostic::error(place.clone(), format!("`{path}` is empty"));
            self.binder.report.push(problem.expected(super::describe(of.shape)));
            return None;
        }
        let mut seen = BTreeSet::new();
        for (name, place) in names.iter().filter(|(name, _)| !seen.insert(name)) {
            self.binder.report.push(Diagnostic::error(place.clone(), format!("`{path}` names `{name}` twice")));
        }
        Some(())
    }

    /// The asset that `kind.id` names.
    pub(super) fn any_asset(&mut self, of: &'static Attribute) -> Option<AnyAsset> {
        let (text, setting) = self.text(of)?;
        let (kind, id) = text.split_once('.').unwrap_or((&text, ""));
        if !AnyAsset::KINDS.contains(&kind) {
            let message = format!("`{text}` is nothing that an event can hit");
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
            self.binder.no_such(kind, id, place.clone());
        }
        row
    }
}
