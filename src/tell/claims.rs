//! Claims and their verdicts, told as text, table and JSON.

use anyhow::Result;
use serde::Serialize;

use super::{
    Names,
    csv::{Cell, table},
    figure::{Figure, Measures},
};
use crate::{
    model::claim::{Bound, Claim, Test},
    quantity::{Dim, THIN_SPACE, say, say_digits},
    simulate::AssetRef,
    study::{Hold, Reading, Verdict},
};

/// How many reasons a person is told.
const HELD_MAX: usize = 4;

/// What came of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Word {
    /// It is met.
    Holds,
    /// It is missed.
    Fails,
    /// There is no number to judge.
    Unknown,
}

impl Word {
    fn of(reading: Option<&Reading>) -> Self {
        match reading {
            Some(reading) if reading.holds => Self::Holds,
            Some(_) => Self::Fails,
            None => Self::Unknown,
        }
    }

    /// In tables.
    pub fn text(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Fails => "fails",
            Self::Unknown => "unknown",
        }
    }
}

/// One reading of a claim, in the unit of the claim.
#[derive(Debug, Clone, Serialize)]
pub struct Side {
    /// Whether it is met.
    pub verdict: Word,
    /// What came out.
    pub value: Figure,
    /// What was required.
    pub required: Figure,
    /// By how much it is met (missed: negative), in `unit`; of dates in months.
    pub margin: f64,
}

/// A claim and its verdict, told.
#[derive(Debug, Clone, Serialize)]
pub struct Told {
    /// The scenario it is judged in.
    pub scenario: String,
    /// Its id.
    pub claim: String,
    /// The statement.
    pub says: String,
    /// The result it is about.
    pub metric: String,
    /// The years, as `2040` or `2030..2040`; empty for dates.
    pub years: String,
    /// `at_least`, `at_most` or `about`.
    pub test: &'static str,
    /// What was asked, in words.
    pub asked: String,
    /// The unit of values.
    pub unit: String,
    /// Whether the result as named meets it.
    pub verdict: Word,
    /// The result as named.
    pub carries: Option<Side>,
    /// What the credited projects add to the supply of the countries.
    pub adds: Option<Side>,
    /// What holds it down.
    pub held_by: Vec<String>,
    /// Who said it.
    pub source: String,
    /// When.
    pub date: String,
    /// How it is read.
    pub note: String,
}

/// Tells a verdict.
pub fn told(scenario: &str, verdict: &Verdict<'_>, names: Names<'_>, measures: Measures<'_>) -> Told {
    let claim = verdict.claim;
    let dim = claim.metric.dim();
    let side = |reading: &Reading| Side {
        verdict: Word::of(Some(reading)),
        value: measures.figure(dim, reading.value),
        required: measures.figure(dim, reading.required),
        margin: measures.difference(dim, reading.margin),
    };
    let beyond = verdict.beyond.as_ref().map(|beyond| {
        let limit = &beyond.limit;
        let most = match measures.figure(dim, limit.most) {
            Figure::Number(most) => say_digits(most, 3, Some(THIN_SPACE)),
            Figure::Date(date) => date,
        };
        let (unit, line) = (measures.unit_of_difference(dim), names.title(AssetRef::Pipeline(beyond.line)));
        format!("no more than {most} {unit} could enter {line}, whatever gas there is: {}", limit.why)
    });
    Told {
        scenario: scenario.to_owned(),
        claim: claim.id.clone(),
        says: claim.says.clone(),
        metric: claim.written.clone(),
        years: match claim.years {
            None => String::new(),
            Some((from, until)) if from == until => from.to_string(),
            Some((from, until)) => format!("{from}..{until}"),
        },
        test: claim.test.key(),
        asked: asked(claim),
        unit: measures.unit_of_difference(dim),
        verdict: Word::of(verdict.carries.as_ref()),
        carries: verdict.carries.as_ref().map(side),
        adds: verdict.adds.as_ref().map(side),
        held_by: beyond.into_iter().chain(verdict.holds.iter().map(|hold| held_by(*hold, verdict, names))).collect(),
        source: claim.source.clone(),
        date: claim.date.clone(),
        note: claim.note.clone(),
    }
}

/// What a claim asks, in words.
fn asked(claim: &Claim) -> String {
    let bound = match claim.test.bound() {
        Bound::Number { written, .. } => written.clone(),
        Bound::Times { factor, of, .. } => {
            let name = of.rsplit(['/', '\\']).next().unwrap_or(of).trim_end_matches(".toml");
            format!("{} times {name}", say(*factor))
        }
    };
    match (&claim.test, claim.metric.dim()) {
        (Test::AtLeast(_), Dim::Date) => format!("not before {bound}"),
        (Test::AtMost(_), Dim::Date) => format!("by {bound}"),
        (Test::AtLeast(_), _) => format!("at least {bound}"),
        (Test::AtMost(_), _) => format!("at most {bound}"),
        (Test::About(_, within), _) => format!("about {bound}, within {} %", say(100.0 * within)),
    }
}

/// A reason in words, with what hydraulics say of a full line.
fn held_by(hold: Hold, verdict: &Verdict<'_>, names: Names<'_>) -> String {
    match verdict.limits.iter().find(|(asset, _)| hold == Hold::Full(*asset)) {
        Some((AssetRef::Entitlement(_), limit)) => {
            format!("{}, as its line carries no more: {limit}", words(hold, names))
        }
        Some((_, limit)) => format!("{}: {limit}", words(hold, names)),
        None => words(hold, names),
    }
}

/// A reason in words.
pub(super) fn words(hold: Hold, names: Names<'_>) -> String {
    let s = names.0;
    match hold {
        Hold::NotBuilt(project) => format!("{} is not built", s.projects[project].title),
        Hold::NotYet(project) => format!("{} brings no gas before", s.projects[project].title),
        Hold::Full(asset @ AssetRef::Entitlement(_)) => format!("the right of {} is used up", names.title(asset)),
        Hold::Full(asset) => format!("{} is full", names.title(asset)),
        Hold::Enough(country) => format!("nothing is missing in {}", s.countries[country].title),
        Hold::Dear(country) => format!("a unit more costs more than it is worth in {}", s.countries[country].title),
    }
}

impl Told {
    /// The lines a person reads.
    pub fn text(&self) -> String {
        let word = match self.verdict {
            Word::Holds => "HOLDS",
            Word::Fails => "FAILS",
            Word::Unknown => "NO NUMBER",
        };
        let mut text = format!("  {word:<9}  {}\n", self.says);
        let mut line = |words: String| text.push_str(&format!("             {words}\n"));
        let when = if self.years.is_empty() { String::new() } else { format!(" in {}", self.years.replace("..", "-")) };
        match &self.carries {
            Some(side) => line(format!("{}{when}: {} [{}]", self.metric, self.side(side), self.asked)),
            None => line(format!("{}{when}: nothing that could be measured; asked: {}", self.metric, self.asked)),
        }
        if let Some(side) = &self.adds {
            line(format!("what the projects add: {}", self.side(side)));
        }
        if !self.held_by.is_empty() && self.verdict != Word::Holds {
            let (named, more) = self.held_by.split_at(self.held_by.len().min(HELD_MAX));
            let more = if more.is_empty() { String::new() } else { format!("; and {} more", more.len()) };
            line(format!("held down by: {}{more}", named.join("; ")));
        }
        let said = [self.source.as_str(), self.date.as_str()];
        let said: Vec<&str> = said.into_iter().filter(|part| !part.is_empty()).collect();
        if !said.is_empty() {
            line(format!("said by: {}", said.join(", ")));
        }
        if !self.note.is_empty() {
            line(format!("note: {}", self.note));
        }
        text
    }

    fn side(&self, side: &Side) -> String {
        match (&side.value, &side.required) {
            (Figure::Number(value), Figure::Number(required)) => {
                let digits = |x: &f64| say_digits(*x, 3, Some(THIN_SPACE));
                let share =
                    if *required == 0.0 { String::new() } else { format!(" ({} %)", say(100.0 * value / required)) };
                format!("{} {} of {} asked{share}", digits(value), self.unit, digits(required))
            }
            (value, required) => {
                let months = say(side.margin.abs());
                let late = if side.verdict == Word::Fails { "off by" } else { "with" };
                let rest = if side.verdict == Word::Fails { "" } else { " to spare" };
                format!("{}, asked {}: {late} {months} months{rest}", value.said(), required.said())
            }
        }
    }
}

/// All claims as CSV.
///
/// # Errors
/// Never in practice: memory takes all.
pub fn csv(claims: &[Told]) -> Result<Vec<u8>> {
    let header = [
        "scenario",
        "claim",
        "says",
        "metric",
        "years",
        "test",
        "asked",
        "verdict",
        "value",
        "required",
        "margin",
        "unit",
        "adds_verdict",
        "adds_value",
        "adds_required",
        "adds_margin",
        "held_by",
        "source",
        "date",
        "note",
    ];
    let verdict = |side: &Option<Side>| side.as_ref().map_or(Cell::Empty, |side| Cell::Text(side.verdict.text()));
    let value = |side: &Option<Side>, of: fn(&Side) -> &Figure| {
        side.as_ref().map_or(Cell::Empty, |side| match of(side) {
            Figure::Number(x) => Cell::Number(*x),
            Figure::Date(text) => Cell::Made(text.clone()),
        })
    };
    let margin = |side: &Option<Side>| side.as_ref().map_or(Cell::Empty, |side| Cell::Number(side.margin));
    let rows = claims.iter().map(|told| {
        [
            Cell::Text(&told.scenario),
            Cell::Text(&told.claim),
            Cell::Text(&told.says),
            Cell::Text(&told.metric),
            Cell::Text(&told.years),
            Cell::Text(told.test),
            Cell::Text(&told.asked),
            Cell::Text(told.verdict.text()),
            value(&told.carries, |side| &side.value),
            value(&told.carries, |side| &side.required),
            margin(&told.carries),
            Cell::Text(&told.unit),
            verdict(&told.adds),
            value(&told.adds, |side| &side.value),
            value(&told.adds, |side| &side.required),
            margin(&told.adds),
            Cell::Made(told.held_by.join("; ")),
            Cell::Text(&told.source),
            Cell::Text(&told.date),
            Cell::Text(&told.note),
        ]
    });
    table(header, rows)
}
