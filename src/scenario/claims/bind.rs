//! What a claim means, once names are known: its result, years, test and projects.

use super::{
    super::tree::{Item, Node},
    TESTS, Written,
};
use crate::{
    model::{
        Model, Structure,
        claim::{Claim, Test},
        kinds::Project,
        metric::{Asked, Metric, Metrics, Via},
    },
    quantity::{Diagnostic, Dim, Id, Place, QuantityError, Report, Sources, parse},
};

/// What the claims mean in a model.
pub(in crate::scenario) fn bind(
    written: &[Written],
    model: &Model,
    sources: &Sources,
    report: &mut Report,
) -> Vec<Claim> {
    let metrics = Metrics::new(&model.structure);
    written.iter().filter_map(|claim| Binding { claim, model, metrics: &metrics, sources, report }.claim()).collect()
}

pub(super) struct Binding<'a> {
    claim: &'a Written,
    pub(super) model: &'a Model,
    pub(super) metrics: &'a Metrics,
    pub(super) sources: &'a Sources,
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

    pub(super) fn item(&self, key: &str) -> Option<&Item> {
        self.claim.fields.get(key)
    }

    /// The text of a field, where it is one.
    pub(super) fn said(&self, key: &str) -> Option<&str> {
        match &self.item(key)?.value {
            Node::Text(text) => Some(text),
            Node::List(_) | Node::Table(_) => None,
        }
    }

    fn at(&self, key: &str) -> Place {
        self.item(key).map_or_else(|| self.claim.place.clone(), |item| item.place.clone())
    }

    pub(super) fn refuse(&mut self, key: &str, message: impl Into<String>, expected: &str) {
        let message = format!("claim `{}`: {}", self.claim.id, message.into());
        self.report.push(Diagnostic::error(self.at(key), message).expected(expected));
    }

    pub(super) fn refuse_error(&mut self, key: &str, error: QuantityError) {
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
