//! Claims and what came of them.

use super::Picture;
use crate::quantity::{THIN_SPACE, say, say_digits};
use crate::tell::{
    chart::{self, ClaimBar, ClaimRow, Frame, Said, Size},
    claims::{Side, Told, Word},
    figure::Figure,
    unit::OutputUnit,
};

/// All claims in one chart.
pub fn of_claims(told: &[Told], case: &str, unit: &OutputUnit, footer: &str) -> Picture {
    // A claim that is judged in several scenarios says in which.
    let many = |one: &Told| told.iter().filter(|other| other.says == one.says).count() > 1;
    let says = |one: &Told| if many(one) { format!("[{}] {}", one.scenario, one.says) } else { one.says.clone() };
    let rows: Vec<ClaimRow> = told.iter().map(|told| ClaimRow { says: says(told), ..row(told) }).collect();
    let met = told.iter().filter(|told| told.verdict == Word::Holds).count();
    let verb = if told.len() == 1 { "holds" } else { "hold" };
    let frame = Frame {
        title: format!("{met} of {} claims {verb} in the scenarios that build what they speak of", told.len()),
        subtitle: format!(
            "Outcome against claim, {case} case | percent, dates in months; {}, {}",
            unit.symbol(),
            unit.basis()
        ),
        footer: format!("{footer} Corridor {}", env!("CARGO_PKG_VERSION")),
        size: Size::WIDE,
    };
    Picture { name: "claims".to_owned(), svg: chart::claims(&frame, &rows), main: true }
}

fn row(told: &Told) -> ClaimRow {
    let verdict = match told.verdict {
        Word::Holds => Said::Holds,
        Word::Fails => Said::Fails,
        Word::Unknown => Said::Unknown,
    };
    ClaimRow { says: told.says.clone(), verdict, bar: bar(told), numbers: numbers(told) }
}

fn bar(told: &Told) -> ClaimBar {
    let Some(side) = &told.carries else { return ClaimBar::None };
    match (&side.value, &side.required) {
        (Figure::Number(_), Figure::Number(_)) => percent(side).map_or(ClaimBar::None, |carries| ClaimBar::Percent {
            carries,
            adds: told.adds.as_ref().and_then(percent),
        }),
        // A date that is missed is late where it should come by a date, early where it should not.
        _ if told.test == "at_least" => ClaimBar::Months(side.margin),
        _ => ClaimBar::Months(-side.margin),
    }
}

fn percent(side: &Side) -> Option<f64> {
    match (&side.value, &side.required) {
        (Figure::Number(value), Figure::Number(required)) if *required > 0.0 => Some(100.0 * value / required),
        _ => None,
    }
}

fn numbers(told: &Told) -> String {
    let Some(side) = &told.carries else { return format!("claimed: {}", told.asked) };
    let limit = match told.test {
        "at_most" => "at most ",
        "at_least" => "at least ",
        _ => "",
    };
    match (&side.value, &side.required) {
        (Figure::Number(value), Figure::Number(required)) => {
            let digits = |x: &f64| say_digits(*x, 3, Some(THIN_SPACE));
            format!("{}, claimed {limit}{} {}", digits(value), digits(required), told.unit)
        }
        (value, required) => format!("{}, claimed {}", date(value), date(required)),
    }
}

fn date(figure: &Figure) -> String {
    match figure {
        Figure::Date(text) => text.clone(),
        Figure::Number(x) => say(*x),
    }
}
