//! Why a path cannot be set: it is not there, it is words, or it decides which arcs exist.

use super::{
    attribute::Shape,
    paths::{Entry, Paths},
    setting::Setting,
};
use crate::quantity::{Diagnostic, Place};

impl Paths {
    pub(super) fn unknown(&self, setting: &Setting) -> Diagnostic {
        let path = &setting.path;
        let head = path.rsplit_once('.').map_or("", |(head, _)| head);
        if let Some(why) = self.absent(path) {
            return why(setting.named.clone());
        }
        let problem = Diagnostic::error(setting.named.clone(), format!("there is no parameter `{path}`"));
        let siblings = self.names().filter(|name| name.rsplit_once('.').is_some_and(|(h, _)| h == head));
        let near = problem.clone().did_you_mean(path, siblings);
        if near.hint.is_some() { near } else { problem.did_you_mean(path, self.names()) }
    }

    /// Why a field that its kind has is not among the paths: it is words, or optional and not written.
    fn absent(&self, path: &str) -> Option<impl Fn(Place) -> Diagnostic + use<>> {
        let name = path.strip_suffix(".scale").unwrap_or(path);
        let (asset, field) = name.rsplit_once('.')?;
        let kind = asset.split('.').next()?;
        let info = super::KINDS.iter().find(|info| info.name == kind)?;
        let of = info.attributes.iter().find(|of| of.name == field.replace('-', "_"))?;
        if !info.single && !self.declared.contains_key(asset) {
            return None;
        }
        let name = name.to_owned();
        Some(move |place| match of.shape {
            Shape::Text => Diagnostic::error(place, format!("`{name}` cannot be set: it is words for people"))
                .hint("change it where it is written"),
            Shape::Position => Diagnostic::error(place, format!("`{name}` cannot be set: it is for drawings only"))
                .hint("change it where it is written"),
            _ => Diagnostic::error(place, format!("`{name}` is not written in the system, so it cannot be changed"))
                .hint("whether an optional field is there is structure: write it in system.toml or a table first"),
        })
    }
}

/// The refusal of a setting of what is structure, or of a list for a value.
pub(super) fn refusal(path: &str, entry: &Entry, setting: &Setting) -> Diagnostic {
    let problem = |why: &str| Diagnostic::error(setting.place.clone(), format!("`{path}` cannot be set: {why}"));
    let structure = "change it in system.toml; all scenarios share the structure";
    match entry.attribute.shape {
        Shape::Link(_) | Shape::Links(_) | Shape::AnyAsset => {
            problem("a link decides which arcs the network has").hint(structure)
        }
        Shape::Fixed(_) | Shape::FixedCount => problem("it decides which arcs the network has").hint(structure),
        shape => problem("one text with its unit is needed here").expected(super::describe(shape)),
    }
}
