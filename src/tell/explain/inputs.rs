//! A value: what it says, as written and as used, who set it and what that hides, range, source, date, confidence.

use super::{Explained, Node};
use crate::{
    model::{Entry, Layer, Periods, Rank},
    quantity::{Dim, GasProperties, describe_basis, say_digits},
};

/// How many stretches of a series are told.
const STRETCHES_MAX: usize = 40;

/// Explains the value of a path; of a series the periods named, or all.
pub fn value(of: Explained<'_>, path: &str, entry: &Entry, periods: Option<Periods>) -> Node {
    let inside = |stretch: &(usize, usize)| periods.is_none_or(|p| entry.overlaps(p, *stretch));
    let stretches: Vec<(usize, usize)> = entry.stretches().filter(inside).collect();
    match stretches[..] {
        [only] => of.stretch(&entry.path_of(path, only), entry, only.0).from(of.about_one(entry, only.0)),
        _ => {
            let more = stretches.len().saturating_sub(STRETCHES_MAX);
            let how = if more > 0 {
                format!("{}; {more} more stretches", entry.attribute.meaning)
            } else {
                entry.attribute.meaning.to_owned()
            };
            let told = stretches.iter().take(STRETCHES_MAX);
            let told = told.map(|stretch| of.brief(&entry.path_of(path, *stretch), entry, stretch.0));
            Node::new(path).how(how).from(told).from(of.about(entry))
        }
    }
}

impl Explained<'_> {
    /// A value in one line: what stands there and where.
    pub(super) fn brief(self, path: &str, entry: &Entry, n: usize) -> Node {
        let place = entry.origin(n).map_or_else(String::new, |layer| self.sources.show(&entry.place_of(layer, n)));
        Node::new(path).value(entry.written(n)).place(place)
    }

    /// A value with its layers.
    fn stretch(self, path: &str, entry: &Entry, n: usize) -> Node {
        let mut layers = entry.layers.iter().rev().filter(|layer| entry.says(layer, n));
        let node = self.brief(path, entry, n).how(entry.attribute.meaning);
        let set = layers.next().map(|layer| self.layer("set by", entry, layer, n));
        node.from(self.used(entry, n)).from(set).from(layers.map(|layer| self.layer("hides", entry, layer, n)))
    }

    fn layer(self, word: &str, entry: &Entry, layer: &Layer, n: usize) -> Node {
        let written = layer.written.get(n).or(layer.written.first()).map_or("", String::as_str);
        let place = self.sources.show(&entry.place_of(layer, n));
        Node::new(format!("{word} {}", who(layer.rank))).value(format!("`{written}`")).place(place)
    }

    /// The number as the model uses it, on its own basis.
    fn used(self, entry: &Entry, n: usize) -> Option<Node> {
        let dim = entry.attribute.shape.dim()?;
        let slot = entry.slots.clone().nth(n)?;
        let (x, basis) = (self.model.values.slot(slot), self.model.values.basis(slot));
        let gas = entry.gas.map(|gas| self.model.structure.gases[gas].properties(&self.model.values));
        let number = format!("{} {}", say_digits(x, 6, None), si(dim));
        let basis_words = describe_basis(&basis, gas.as_ref());
        let energy = energy(x, dim, gas.as_ref(), basis.gas);
        let words = [Some(basis_words).filter(|words| !words.is_empty()), energy];
        let words: Vec<String> = words.into_iter().flatten().collect();
        Some(Node::new("used as").value(number.trim_end().to_owned()).how(words.join("; "))).map(|mut node| {
            node.how = node.how.filter(|how| !how.is_empty());
            node
        })
    }

    /// Range, source and what is plausible.
    fn about(self, entry: &Entry) -> Vec<Node> {
        let plausible = entry.attribute.plausible;
        let plausible = plausible.map(|(low, high)| Node::new("plausible").value(format!("{low} to {high}")));
        evidence(entry).into_iter().chain(plausible).collect()
    }

    /// As [`Self::about`], of the number that holds: where a scenario or a flag has set it, range and source belong to what
    /// it hides, and are not to be taken for its own.
    fn about_one(self, entry: &Entry, n: usize) -> Vec<Node> {
        let is_set = entry
            .layers
            .iter()
            .rev()
            .find(|layer| entry.says(layer, n))
            .is_some_and(|layer| layer.rank > Rank::Case && layer.evidence.is_none());
        let said = evidence(entry);
        if !is_set || said.is_empty() {
            return self.about(entry);
        }
        let none = Node::new("source").value("none given: a scenario or a flag has set it");
        let hidden = Node::new("said of the hidden value").from(said);
        let plausible = self.about(entry).into_iter().filter(|node| node.what == "plausible");
        [none, hidden].into_iter().chain(plausible).collect()
    }
}

/// Range and source: they stand beside the base.
fn evidence(entry: &Entry) -> Vec<Node> {
    let mut nodes = Vec::new();
    let layers = || entry.layers.iter().rev();
    if let Some(spread) = layers().find_map(|layer| layer.spread.as_ref()) {
        nodes.push(Node::new("range").value(spread.words()));
    }
    if let Some(evidence) = layers().find_map(|layer| layer.evidence.as_ref()) {
        let rows = [
            ("source", &evidence.source),
            ("as of", &evidence.as_of),
            ("confidence", &evidence.confidence),
            ("note", &evidence.note),
        ];
        let told = rows.into_iter().filter(|(_, text)| !text.is_empty());
        nodes.extend(told.map(|(what, text)| Node::new(what).value(text.as_str())));
    } else if layers().any(|layer| layer.rank == Rank::Base) {
        nodes.push(Node::new("source").value("none given"));
    }
    nodes
}

fn who(rank: Rank) -> String {
    match rank {
        Rank::Default => "the default of the field".to_owned(),
        Rank::Base => "the system's files".to_owned(),
        Rank::Case => "the case".to_owned(),
        Rank::Scenario(std::cmp::Reverse(0)) => "the scenario".to_owned(),
        Rank::Scenario(std::cmp::Reverse(1)) => "its parent".to_owned(),
        Rank::Scenario(std::cmp::Reverse(n)) => format!("its parent of degree {n}"),
        Rank::Study => "a study".to_owned(),
        Rank::Flag => "--set".to_owned(),
    }
}

/// The unit in which a slot keeps its number.
fn si(dim: Dim) -> &'static str {
    match dim {
        Dim::GasRate => "units a second",
        Dim::GasAmount => "units",
        Dim::GasPrice => "money a unit",
        Dim::OilPrice => "money a barrel",
        Dim::Growth => "a year",
        Dim::CalorificValue => "J a unit",
        Dim::Density => "kg/m3",
        Dim::Length => "m",
        Dim::Pressure => "Pa",
        Dim::Temperature => "K",
        Dim::Duration => "months",
        Dim::Power => "W",
        Dim::HeatTransfer => "W/m2/K",
        Dim::Money | Dim::Share | Dim::Factor | Dim::ExchangeRate | Dim::Index | Dim::Count | Dim::Date => "",
    }
}

/// What a rate is in energy, which is what the model balances.
fn energy(x: f64, dim: Dim, gas: Option<&GasProperties>, basis: crate::quantity::GasBasis) -> Option<String> {
    let joules = match gas {
        Some(gas) => gas.gross_energy_per(basis),
        None => GasProperties::STANDARD
            .gross_energy_per(basis)
            .filter(|_| matches!(basis, crate::quantity::GasBasis::Energy(_))),
    }?;
    (dim == Dim::GasRate)
        .then(|| format!("{} PJ a year gross", say_digits(x * joules * 86_400.0 * 365.0 / 1e15, 4, None)))
}
