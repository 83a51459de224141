//! Announced first gas of projects against that of the run.

use super::{Picture, Shown};
use crate::{
    quantity::{Month, say},
    tell::{
        audit::{Slip, slips},
        chart::{self, DatesRow, Frame},
    },
};

const ABSENT: &str = "not built here";

/// None where nothing was announced.
pub(super) fn picture(shown: &Shown<'_>) -> Option<Picture> {
    let structure = shown.structure();
    let slips = slips(structure, shown.announcements, shown.outcome);
    if slips.is_empty() {
        return None;
    }
    let mut rows = Vec::new();
    for mine in shown.announcements.chunk_by(|a, b| a.project == b.project) {
        let Some(first) = mine.first() else { continue };
        let first_gas =
            shown.outcome.projects.iter().find(|row| row.project == first.project).and_then(|row| row.first_gas);
        rows.push(DatesRow {
            label: structure.projects[first.project].title.clone(),
            said: mine.iter().map(|a| (year(a.first_gas), format!("said {}", libm::floor(year(a.said))))).collect(),
            here: first_gas.map(|month| (year(month), format!("here {}", written(month)))),
        });
    }
    // The longest story first.
    rows.sort_by_key(|row| std::cmp::Reverse(row.said.len()));
    let frame = Frame {
        subtitle: format!("First gas as announced over the years, and in this run, {} case | year", shown.case),
        ..shown.frame(finding(&slips), "")
    };
    Some(Picture { name: "dates".to_owned(), svg: chart::dates(&frame, &rows, ABSENT), main: false })
}

/// How fast the date slipped that was announced most often.
fn finding(slips: &[Slip]) -> String {
    // Of equals the first.
    let most = slips.iter().rev().max_by_key(|slip| slip.announced.len());
    let pace = most.and_then(|slip| Some((slip, slip.months_a_year.filter(|pace| *pace > 0.0)?)));
    match pace {
        Some((slip, pace)) => {
            let since = slip.announced.first().map_or("", |[said, ..]| said.get(..4).unwrap_or(said));
            let name = slip.title.split(',').next().unwrap_or(&slip.title);
            format!("{name}: first gas has slipped {} months a year since {since}", say(pace.round()))
        }
        None => "First gas: what was announced, and when it comes here".to_owned(),
    }
}

/// A month on the time line as a year with its part.
fn year(month: f64) -> f64 {
    let whole = Month(libm::floor(month + 1e-9) as i32);
    f64::from(whole.year()) + (f64::from(whole.month()) - 1.0) / 12.0
}

fn written(month: f64) -> String {
    let whole = Month(libm::floor(month + 1e-9) as i32);
    format!("{}-{:02}", whole.year(), whole.month())
}
