//! `[[claims]]` of a scenario and its parents, and what they mean once names are known.
//!
//! A child changes single fields of a parent's claim by its id. Form is judged when a file is read; names, units and years
//! when the model is bound.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use super::{
    load::beside,
    system_file::is_id,
    tree::{Item, Node},
};
use crate::{
    model::{
        Model, Structure,
        claim::{Bound, Claim, Test},
        kinds::{Gas, Project},
        metric::{Asked, Metric, Metrics, Via},
    },
    quantity::{
        DAYS_IN_YEAR, Diagnostic, Dim, GasBasis, Id, Money, Place, PriceYear, Quantity, QuantityError, Report, Sources,
        parse,
    },
};

/// The keys a claim may have.
const KEYS: [&str; 13] = [
    "id", "says", "metric", "at", "at_least", "at_most", "about", "within", "gas", "projects", "source", "date", "note",
];
/// The three tests, of which a claim has one.
const TESTS: [&str; 3] = ["at_least", "at_most", "about"];

/// One claim of one file, as written.
#[derive(Debug, Clone)]
pub(super) struct Written {
    id: String,
    place: Place,
    fields: BTreeMap<String, Item>,
}

/// Reads one `[[claims]]`.
pub(super) fn read(claim: Node, place: Place, report: &mut Report) -> Option<Written> {
    let Node::Table(items) = claim else {
        report.push(Diagnostic::error(place, "a claim is a table").expected("[[claims]]"));
        return None;
    };
    let mut fields = BTreeMap::new();
    for item in items {
        if !KEYS.contains(&item.key.as_str()) {
            let problem = Diagnostic::error(item.key_place, format!("a claim has no key `{}`", item.key));
            report.push(problem.expected(KEYS.join(", ")).did_you_mean(&item.key, KEYS));
            continue;
        }
        fields.insert(item.key.clone(), item);
    }
    match fields.get("id").map(|item| (&item.value, &item.place)) {
        Some((Node::Text(id), _)) if is_id(id) => Some(Written { id: id.clone(), place, fields }),
        found => {
            let at = found.map_or(place, |(_, place)| place.clone());
            let problem = Diagnostic::error(at, "a claim needs an id, by which it is told and may be changed");
            report.push(problem.expected("small letters, digits and dashes, as id = \"tapi-doubles\""));
            None
        }
    }
}

/// The claims of a chain of scenarios, farthest parent first, with fields of children over those of parents.
pub(super) fn merged(chain: impl Iterator<Item = Vec<Written>>, report: &mut Report) -> Vec<Written> {
    let mut all: Vec<Written> = Vec::new();
    for claims in chain {
        let mut here: BTreeMap<String, Place> = BTreeMap::new();
        for claim in claims {
            if let Some(first) = here.insert(claim.id.clone(), claim.place.clone()) {
                let problem = Diagnostic::error(claim.place, format!("the claim `{}` stands twice", claim.id));
                report.push(problem.also(first, "first here"));
                continue;
            }
            match all.iter_mut().find(|known| known.id == claim.id) {
                Some(known) => known.change(claim),
                None => all.push(claim),
            }
        }
    }
    all
}

impl Written {
    /// Takes the fields of a child; a test of the child takes the place of any other.
    fn change(&mut self, child: Written) {
        if TESTS.iter().any(|test| child.fields.contains_key(*test)) {
            TESTS.iter().for_each(|test| drop(self.fields.remove(*test)));
        }
        self.fields.extend(child.fields);
        self.place = child.place;
    }
}

/// What the claims mean in a model.
pub(super) fn bind(written: &[Written], model: &Model, sources: &Sources, report: &mut Report) -> Vec<Claim> {
    let metrics = Metrics::new(&model.structure);
    written.iter().filter_map(|claim| Binding { claim, model, metrics: &metrics, sources, report }.claim()).collect()
}

struct Binding<'a> {
    claim: &'a Written,
    model: &'a Model,
    metrics: &'a Metrics,
    sources: &'a Sources,
    report: &'a mut Report,
}

impl Binding<'_> {
    fn claim(mut self) -> Option<Claim> {
        let id = &self.claim.id;
        let says = self.text("says");
        let metric = self.metric("metric");
        let years = metric.as_ref().and_then(|(asked, _)| self.years(asked));
        let test = metric.as_ref().and_then(|(asked, _)| self.test(asked.dim()));
        let named = self.projects();
        let ((metric, written), test) = (metric?, test?);
        let projects = named?.unwrap_or_else(|| credited(&self.model.structure, &metric));
        let words = |key: &str| self.said(key).unwrap_or_default().to_owned();
        Some(Claim {
            id: id.clone(),
            says: says?,
            written,
            years: years?,
            test,
            projects,
            source: words("source"),
            date: words("date"),
            note: words("note"),
            place: self.claim.place.clone(),
            metric,
        })
    }

    fn item(&self, key: &str) -> Option<&Item> {
        self.claim.fields.get(key)
    }

    /// The text of a field, where it is one.
    fn said(&self, key: &str) -> Option<&str> {
        match &self.item(key)?.value {
            Node::Text(text) => Some(text),
            Node::List(_) | Node::Table(_) => None,
        }
    }

    fn at(&self, key: &str) -> Place {
        self.item(key).map_or_else(|| self.claim.place.clone(), |item| item.place.clone())
    }

    fn refuse(&mut self, key: &str, message: impl Into<String>, expected: &str) {
        let message = format!("claim `{}`: {}", self.claim.id, message.into());
        self.report.push(Diagnostic::error(self.at(key), message).expected(expected));
    }

    fn refuse_error(&mut self, key: &str, error: QuantityError) {
        let message = format!("claim `{}`: {}", self.claim.id, error.message);
        self.report.push(Diagnostic::unreadable(self.at(key), message, error));
    }

    /// A text that must be there.
    fn text(&mut self, key: &str) -> Option<String> {
        let text = self.said(key).filter(|text| !text.trim().is_empty()).map(str::to_owned);
        if text.is_none() {
            self.refuse(key, format!("`{key}` is missing"), "a text in quotes");
        }
        text
    }

    fn metric(&mut self, key: &str) -> Option<(Asked, String)> {
        let written = self.text(key)?;
        match self.metrics.read(&written) {
            Ok(asked) => Some((asked, written)),
            Err(error) => {
                self.refuse_error(key, error);
                None
            }
        }
    }

    /// The years it speaks of: `at = 2040`, `at = "2030..2040"`.
    fn years(&mut self, asked: &Asked) -> Option<Option<(i32, i32)>> {
        let Some(text) = self.said("at").map(str::to_owned) else {
            if asked.is_open() {
                self.refuse("at", "says nothing of the year", "at = 2040 or at = \"2030..2040\" (the mean)");
                return None;
            }
            return Some(None);
        };
        if !asked.is_open() {
            self.refuse("at", "its result has its own years, or is a date", "no `at`");
            return None;
        }
        let (first, last) = (self.model.structure.horizon.first(), self.model.structure.horizon.last());
        let (from, until) = text.split_once("..").unwrap_or((&text, &text));
        let year = |text: &str| text.trim().parse::<i32>().ok().filter(|year| (first..=last).contains(year));
        match (year(from), year(until)) {
            (Some(from), Some(until)) if from <= until => Some(Some((from, until))),
            _ => {
                let expected = format!("a year or years from {first} to {last}, as 2040 or \"2030..2040\"");
                self.refuse("at", format!("`{text}` is no span of years of the run"), &expected);
                None
            }
        }
    }

    fn test(&mut self, dim: Dim) -> Option<Test> {
        let given: Vec<&str> = TESTS.into_iter().filter(|key| self.item(key).is_some()).collect();
        let [key] = given[..] else {
            self.refuse(given.last().unwrap_or(&"says"), "needs one test", "one of at_least, at_most, about");
            return None;
        };
        let bound = self.bound(key, dim)?;
        if key != "about" {
            if self.item("within").is_some() {
                self.refuse("within", "`within` goes with `about` only", "no `within`");
                return None;
            }
            return Some(if key == "at_least" { Test::AtLeast(bound) } else { Test::AtMost(bound) });
        }
        let within = match parse(self.said("within").unwrap_or("10 %"), Dim::Share) {
            Ok(within) if within.si > 0.0 => within.si,
            _ => {
                self.refuse("within", "`within` is no share", "as within = \"10 %\"");
                return None;
            }
        };
        Some(Test::About(bound, within))
    }

    fn bound(&mut self, key: &str, dim: Dim) -> Option<Bound> {
        let item = self.item(key)?.clone();
        match item.value {
            Node::Text(written) => {
                match parse(&written, dim).and_then(|quantity| self.counted(quantity, dim, &written)) {
                    Ok(value) => Some(Bound::Number { written, value }),
                    Err(error) => {
                        self.refuse_error(key, error);
                        None
                    }
                }
            }
            Node::Table(items) => self.times(key, dim, &items, &item.place),
            Node::List(_) => {
                self.refuse(
                    key,
                    format!("`{key}` is a list"),
                    "a number with its unit, or { times = 2, of = \"...\" }",
                );
                None
            }
        }
    }

    /// `{ times = 2.0, of = "tapi.toml", metric = "..." }`.
    fn times(&mut self, key: &str, dim: Dim, items: &[Item], place: &Place) -> Option<Bound> {
        let form = "{ times = 2.0, of = \"other.toml\" }, and metric = \"...\" where it is another result";
        if let Some(odd) = items.iter().find(|item| !["times", "of", "metric"].contains(&item.key.as_str())) {
            self.refuse(key, format!("`{key}` has no key `{}`", odd.key), form);
            return None;
        }
        let text = |name: &str| {
            items.iter().find(|item| item.key == name).and_then(|item| match &item.value {
                Node::Text(text) => Some(text.clone()),
                _ => None,
            })
        };
        let (Some(times), Some(of)) = (text("times"), text("of")) else {
            self.refuse(key, format!("`{key}` needs `times` and `of`"), form);
            return None;
        };
        if dim == Dim::Date {
            self.refuse(key, "a date is no multiple of another", "a date, as 2032-07");
            return None;
        }
        let factor = match parse(&times, Dim::Factor) {
            Ok(factor) if factor.si > 0.0 => factor.si,
            _ => {
                self.refuse(key, format!("`{times}` is no multiple"), "a number above zero, as times = 2.0");
                return None;
            }
        };
        let metric = match text("metric").map(|text| self.metrics.read(&text)) {
            None => None,
            Some(Ok(asked)) if asked.dim() == dim => Some(asked),
            Some(Ok(_)) => {
                self.refuse(key, "the two results are of different kinds", "two results of one kind");
                return None;
            }
            Some(Err(error)) => {
                self.refuse_error(key, error);
                return None;
            }
        };
        let of = match place {
            Place::Span { file, .. } => beside(Path::new(&self.sources.get(*file).name), &of),
            _ => PathBuf::from(of),
        };
        Some(Bound::Times { factor, of: of.display().to_string(), metric })
    }

    /// A quantity as results are counted.
    fn counted(&self, quantity: Quantity, dim: Dim, written: &str) -> Result<f64, QuantityError> {
        const PETA: f64 = 1e15;
        const GIGA: f64 = 1e9;
        match dim {
            Dim::GasRate => Ok(quantity.si * self.joules(quantity, written)? * 86_400.0 * DAYS_IN_YEAR / PETA),
            Dim::GasAmount => Ok(quantity.si * self.joules(quantity, written)? / PETA),
            Dim::GasPrice => {
                let dollars = self.dollars(quantity.basis.money, written)?;
                Ok(quantity.si / self.joules(quantity, written)? * GIGA * dollars)
            }
            _ => Ok(quantity.si),
        }
    }

    fn joules(&self, quantity: Quantity, written: &str) -> Result<f64, QuantityError> {
        if let GasBasis::Energy(_) = quantity.basis.gas {
            let standard = crate::quantity::GasProperties::STANDARD;
            return Ok(standard.gross_energy_per(quantity.basis.gas).unwrap_or(f64::NAN));
        }
        let gases = &self.model.structure.gases;
        let known = || gases.iter().map(|(_, name, _)| name).collect::<Vec<_>>().join(", ");
        let needs = || {
            QuantityError::new(format!("`{written}` is a volume or a mass of no gas"))
                .expected(format!("gas = \"...\", one of: {}", known()))
        };
        let name = self.said("gas").ok_or_else(needs)?;
        let gas: Id<Gas> = gases
            .find(name)
            .ok_or_else(|| QuantityError::new(format!("there is no gas `{name}`")).expected(known()))?;
        let joules = gases[gas].properties(&self.model.values).gross_energy_per(quantity.basis.gas);
        joules.ok_or_else(|| QuantityError::new(format!("`{name}` does not say what `{written}` holds")))
    }

    /// Real dollars of the run in one unit of the money of a price.
    fn dollars(&self, money: Option<Money>, written: &str) -> Result<f64, QuantityError> {
        let economics = &self.model.structure.economics;
        let price_year = economics.price_year.get(&self.model.values) as i32;
        let of = match money.map(|money| (money.currency, money.year)) {
            None | Some((crate::quantity::Currency::Usd, PriceYear::OfTheRun)) => price_year,
            Some((crate::quantity::Currency::Usd, PriceYear::Stated(year))) => i32::from(year),
            Some(_) => {
                let error = QuantityError::new(format!("`{written}` is no money of one year in US dollars"));
                return Err(error.expected("as 7.2 USD@2012/MMBtu"));
            }
        };
        let deflator = |year: i32| economics.deflator.get(&self.model.values, year);
        Ok(if of == price_year { 1.0 } else { deflator(price_year) / deflator(of) })
    }

    /// The projects a claim names itself: `None` for problems, `Some(None)` where it names none.
    #[allow(clippy::option_option)]
    fn projects(&mut self) -> Option<Option<Vec<Id<Project>>>> {
        let Some(item) = self.item("projects").cloned() else { return Some(None) };
        let Node::List(list) = item.value else {
            self.refuse("projects", "`projects` is no list", "projects = [\"tapi\"]");
            return None;
        };
        let projects = &self.model.structure.projects;
        let mut found = Vec::new();
        for (node, place) in list {
            let Node::Text(name) = node else { continue };
            match projects.find(&name) {
                Some(id) => found.push(id),
                None => {
                    let problem = Diagnostic::error(place, format!("there is no project `{name}`"));
                    self.report.push(problem.did_you_mean(&name, projects.iter().map(|(_, name, _)| name)));
                    return None;
                }
            }
        }
        Some(Some(found))
    }
}

/// The projects that what a result names belongs to.
fn credited(s: &Structure, asked: &Asked) -> Vec<Id<Project>> {
    let project = |metric: Metric| match metric {
        Metric::Imports(_, Some(via)) | Metric::Flow(via) => match via {
            Via::Project(id) => Some(id),
            Via::Line(id) => s.pipelines[s.lines[id].head].project,
            Via::Terminal(id) => s.terminals[id].project,
            Via::Pipeline(id) => s.pipelines[id].project,
            Via::Contract(id) => s.contracts[id].project,
            Via::Spot(id) => s.spots[id].project,
            Via::Source(id) => s.sources[id].project,
            Via::Origin(_) => None,
        },
        _ => None,
    };
    let mut found: Vec<_> = asked.terms.iter().filter_map(|term| project(term.metric)).collect();
    found.sort();
    found.dedup();
    found
}
