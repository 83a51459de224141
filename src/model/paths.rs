//! The registry of paths: every number has one name, one entry and a history of who set it.

use std::{collections::BTreeMap, ops::Range};

use super::{
    attribute::{Attribute, KindInfo},
    kinds::Gas,
    setting::{Evidence, Periods, Rank},
    spread::Spread,
    values::Run,
};
use crate::quantity::{Id, Place};

/// One path: where its numbers stand, what they mean, which gas joins volume and energy.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The kind of asset.
    pub kind: &'static KindInfo,
    /// The field.
    pub attribute: &'static Attribute,
    /// Its slots.
    pub slots: Range<u32>,
    /// For a yearly or monthly field: its periods.
    pub(crate) run: Option<Run>,
    /// Whether its base was written as a series, so that a bare `path = value` is refused.
    pub is_series: bool,
    /// Whether this is the `.scale` of a series.
    pub is_scale: bool,
    /// The gas of the asset.
    pub gas: Option<Id<Gas>>,
    /// Who set it, weakest first.
    pub layers: Vec<Layer>,
}

/// One voice in the history of a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// Who.
    pub rank: Rank,
    /// Where.
    pub place: Place,
    /// Which periods, if not all.
    pub periods: Option<Periods>,
    /// The text as written, with its unit: one for each slot, as far as they differ; the last holds from there on.
    pub written: Vec<String>,
    /// Of a series: where the cells stand, as far as there are rows.
    pub(crate) cells: Box<[Place]>,
    /// The range that came with it.
    pub spread: Option<Box<Spread>>,
    /// The source that came with it.
    pub evidence: Option<Box<Evidence>>,
}

/// All paths by name.
#[derive(Debug, Clone, Default)]
pub struct Paths {
    pub(crate) entries: BTreeMap<String, Entry>,
    /// Where each asset, as `kind.id`, is declared.
    pub(crate) declared: BTreeMap<String, Place>,
}

impl Paths {
    /// Packs the entries: put in one by one they leave a third of the room unused, and they stay as long as the model.
    pub(crate) fn pack(&mut self) {
        self.entries = std::mem::take(&mut self.entries).into_iter().collect();
    }
    /// The entry of a path.
    pub fn get(&self, path: &str) -> Option<&Entry> {
        self.entries.get(path)
    }
    /// All paths in order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(path, entry)| (path.as_str(), entry))
    }
    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }
}

impl Entry {
    /// The text that stands in slot number `n` of this entry: the strongest layer that wrote it.
    pub fn written(&self, n: usize) -> &str {
        self.layers
            .iter()
            .rev()
            .find(|layer| self.says(layer, n))
            .and_then(|layer| layer.written.get(n).or(layer.written.last()))
            .map_or("", String::as_str)
    }
    /// Where the number of slot `n` stands in a layer that wrote it.
    pub(crate) fn place_of(&self, layer: &Layer, n: usize) -> Place {
        layer.cells.get(n).or(layer.cells.last()).unwrap_or(&layer.place).clone()
    }
    /// The number of the slot that holds in a year: of months, January; beyond the ends, the nearest.
    pub fn slot_of(&self, year: i32) -> usize {
        let Some(run) = self.run else { return 0 };
        let monthly = matches!(self.attribute.shape, super::attribute::Shape::Monthly(_));
        let at = if monthly { year * 12 } else { year };
        (at - run.first).clamp(0, run.periods as i32 - 1) as usize
    }
    /// Whether a layer wrote slot number `n`.
    pub fn says(&self, layer: &Layer, n: usize) -> bool {
        layer.periods.is_none_or(|periods| self.covers(periods, n))
    }
    /// Whether some periods touch a stretch of slots.
    pub fn overlaps(&self, periods: Periods, (first, last): (usize, usize)) -> bool {
        self.run.is_none() || (first..=last).any(|n| self.covers(periods, n))
    }
    /// The strongest layer that wrote slot number `n`.
    pub fn origin(&self, n: usize) -> Option<&Layer> {
        self.layers.iter().rev().find(|layer| self.says(layer, n))
    }
    /// Stretches of slots, first and last, that hold the same text of the same origin; one for a single value.
    pub fn stretches(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let count = self.slots.len().max(1);
        let mut first = 0;
        std::iter::from_fn(move || {
            let begin = first;
            let same = |n: &usize| self.written(*n) == self.written(begin) && self.origin(*n) == self.origin(begin);
            let last = (begin..count).take_while(same).last()?;
            first = last + 1;
            Some((begin, last))
        })
    }
    /// The path of a stretch, with its periods unless it is the whole of a plain value.
    pub fn path_of(&self, path: &str, (first, last): (usize, usize)) -> String {
        let whole = first == 0 && last + 1 >= self.slots.len() && !self.is_series;
        if whole { path.to_owned() } else { format!("{path}@{}", self.periods(first, last)) }
    }
    /// The periods of slots `first` to `last`, as they stand behind `@`.
    pub fn periods(&self, first: usize, last: usize) -> String {
        let Some(run) = self.run else { return String::new() };
        let one = |n: usize| {
            let number = run.first + n as i32;
            if matches!(self.attribute.shape, super::attribute::Shape::Monthly(_)) {
                let month = crate::quantity::Month(number);
                format!("{}-{:02}", month.year(), month.month())
            } else {
                number.to_string()
            }
        };
        if first == last { one(first) } else { format!("{}..{}", one(first), one(last)) }
    }
    fn covers(&self, periods: Periods, n: usize) -> bool {
        self.run
            .is_some_and(|run| super::patch::numbers(self.attribute.shape, periods).contains(&(run.first + n as i32)))
    }
}
