//! The audit of a scenario's numbers, told as text, table and JSON.

use anyhow::Result;
use serde::Serialize;

use super::csv::{Cell, table};
use crate::{
    model::Structure,
    quantity::{Month, Sources},
    scenario::Announcement,
    simulate::Outcome,
    study::{Finding, Weakness},
};

/// How many numbers of one kind a person is shown.
const SHOWN_MAX: usize = 12;

/// One finding, told.
#[derive(Debug, Clone, Serialize)]
pub struct Told {
    /// The scenario.
    pub scenario: String,
    /// The path.
    pub path: String,
    /// What is to be said of it.
    pub weakness: &'static str,
    /// As written.
    pub value: String,
    /// Source, date or range.
    pub detail: String,
    /// File, line or row.
    pub place: String,
}

/// What was announced of a project, and what the scenario makes of it.
#[derive(Debug, Clone, Serialize)]
pub struct Slip {
    /// The project.
    pub project: String,
    /// Its name for people.
    pub title: String,
    /// What was said, oldest first: when, first gas, source.
    pub announced: Vec<[String; 3]>,
    /// From the first to the last announcement: months of slip for each year that passed; blank of one announcement.
    pub months_a_year: Option<f64>,
    /// First gas in the scenario; blank where it is not built.
    pub modelled: Option<String>,
}

/// The audit of one scenario.
#[derive(Debug, Clone, Serialize)]
pub struct Audit {
    /// The scenario.
    pub scenario: String,
    /// How many numbers somebody wrote.
    pub numbers: usize,
    /// What is to be said of them.
    pub findings: Vec<Told>,
    /// Announced dates.
    pub slips: Vec<Slip>,
}

/// Tells findings.
pub fn told(scenario: &str, findings: &[Finding], sources: &Sources) -> Vec<Told> {
    let one = |finding: &Finding| Told {
        scenario: scenario.to_owned(),
        path: finding.path.clone(),
        weakness: finding.weakness.word(),
        value: finding.value.clone(),
        detail: finding.detail.clone(),
        place: sources.show(&finding.place),
    };
    findings.iter().map(one).collect()
}

/// Announced dates by project, and first gas in the run.
pub fn slips(structure: &Structure, announcements: &[Announcement], outcome: &Outcome) -> Vec<Slip> {
    let mut slips = Vec::new();
    for mine in announcements.chunk_by(|a, b| a.project == b.project) {
        let (Some(first), Some(last)) = (mine.first(), mine.last()) else { continue };
        let row = outcome.projects.iter().find(|row| row.project == first.project);
        let years = (last.said - first.said) / 12.0;
        slips.push(Slip {
            project: structure.projects.name(first.project).to_owned(),
            title: structure.projects[first.project].title.clone(),
            announced: mine.iter().map(|a| [month(a.said), month(a.first_gas), a.source.clone()]).collect(),
            months_a_year: (years > 0.0).then(|| (last.first_gas - first.first_gas) / years),
            modelled: row.and_then(|row| row.first_gas).map(month),
        });
    }
    slips
}

fn month(x: f64) -> String {
    let month = Month(libm::floor(x + 1e-9) as i32);
    if month.month() == 1 { month.year().to_string() } else { format!("{}-{:02}", month.year(), month.month()) }
}

/// All findings as CSV.
///
/// # Errors
/// Never in practice: memory takes all.
pub fn csv(audits: &[Audit]) -> Result<Vec<u8>> {
    let rows = audits.iter().flat_map(|audit| &audit.findings).map(|told| {
        [&told.scenario, &told.path, told.weakness, &told.value, &told.detail, &told.place].map(Cell::Text)
    });
    table(["scenario", "parameter", "finding", "value", "detail", "origin"], rows)
}

impl Audit {
    /// The audit as a person reads it.
    pub fn text(&self) -> String {
        let mut text = format!("{}: {} numbers somebody wrote\n", self.scenario, self.numbers);
        for weakness in Weakness::ALL {
            let mine: Vec<&Told> = self.findings.iter().filter(|told| told.weakness == weakness.word()).collect();
            text.push_str(&format!("\n{} of them: {}\n", mine.len(), heading(weakness)));
            for told in mine.iter().take(SHOWN_MAX) {
                let detail = if told.detail.is_empty() { String::new() } else { format!("  {}", told.detail) };
                text.push_str(&format!("  {} = {}{detail}  ({})\n", told.path, told.value, told.place));
            }
            if mine.len() > SHOWN_MAX {
                text.push_str(&format!("  ... and {} more; --format csv lists all\n", mine.len() - SHOWN_MAX));
            }
        }
        if !self.slips.is_empty() {
            text.push_str("\nAnnounced first gas, as it was said over the years\n");
        }
        for slip in &self.slips {
            let said: Vec<String> =
                slip.announced.iter().map(|[said, first, _]| format!("{first} (said {said})")).collect();
            text.push_str(&format!("  {}: {}\n", slip.title, said.join(", ")));
            let pace = slip.months_a_year.map_or_else(String::new, |pace| format!("slipped {pace:.0} months a year; "));
            let modelled = slip.modelled.as_deref().map_or("not built here".to_owned(), |date| format!("here {date}"));
            text.push_str(&format!("    {pace}{modelled}\n"));
        }
        text
    }
}

fn heading(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::NoSource => "no source is named",
        Weakness::Assumption => "assumptions, and say so",
        Weakness::OneSource => "one source only",
        Weakness::Old => "older than the date asked for",
        Weakness::LowConfidence => "of low confidence, by their own files",
        Weakness::OutsideRange => "outside the range that stands beside them",
    }
}
