//! The column `distribution`: a word, or `discrete` with values and weights.

use super::table::Cell;
use crate::{
    model::{Distribution, Outcome},
    quantity::{Diagnostic, Report},
};

/// What may stand there.
pub(super) const EXPECTED: &str = "uniform, triangular, pert, normal, lognormal, or discrete 0:30% 12:40% 36:30%";

/// Weights may miss 1 by this much, for thirds written with three digits.
const SLACK: f64 = 2e-3;

/// Reads the cell. `Some(None)`: it is blank; `None`: it cannot be read, which is in the report then.
pub(super) fn read(
    cell: &Cell,
    with_unit: &dyn Fn(&Cell) -> String,
    report: &mut Report,
) -> Option<Option<Distribution>> {
    let (word, rest) = cell.text.split_once(char::is_whitespace).unwrap_or((&cell.text, ""));
    if cell.text.is_empty() {
        return Some(None);
    }
    if word == "discrete" {
        return discrete(rest, cell, with_unit).map_err(|problem| report.push(*problem)).ok().map(Some);
    }
    let known = Distribution::WORDS.into_iter().find(|(known, _)| *known == cell.text);
    if known.is_none() {
        let names = Distribution::WORDS.iter().map(|(name, _)| *name).chain(["discrete"]);
        let problem = Diagnostic::error(cell.place.clone(), format!("`{}` is not a distribution", cell.text));
        report.push(problem.expected(EXPECTED).did_you_mean(word, names));
    }
    known.map(|(_, distribution)| Some(distribution))
}

/// `0:30% 12:40% 36:30%`: values in the unit of the row, each with its weight.
fn discrete(text: &str, cell: &Cell, with_unit: &dyn Fn(&Cell) -> String) -> Result<Distribution, Box<Diagnostic>> {
    let refuse = |message: String| {
        Box::new(
            Diagnostic::error(cell.place.clone(), message)
                .expected("values with weights, as discrete 0:30% 12:40% 36:30%"),
        )
    };
    // `0 : 30 %` is meant as `0:30%`.
    let words: Vec<&str> = text.split_whitespace().collect();
    let joined = words.join(" ").replace(" :", ":").replace(": ", ":").replace(" %", "%");
    let mut outcomes = Vec::new();
    for pair in joined.split(' ').filter(|pair| !pair.is_empty()) {
        let Some((value, weight)) = pair.rsplit_once(':') else {
            return Err(refuse(format!("`{pair}` has no weight")));
        };
        let number = match weight.strip_suffix('%') {
            Some(number) => number.parse::<f64>().map(|x| x / 100.0),
            None => weight.parse::<f64>(),
        };
        let Some(weight) = number.ok().filter(|x| *x > 0.0 && x.is_finite()) else {
            return Err(refuse(format!("`{weight}` of `{pair}` is not a weight above zero")));
        };
        let value = with_unit(&Cell { text: value.to_owned(), place: cell.place.clone() });
        outcomes.push(Outcome { value, weight });
    }
    if outcomes.is_empty() {
        return Err(refuse("`discrete` lists no values".to_owned()));
    }
    let sum: f64 = outcomes.iter().map(|one| one.weight).sum();
    if (sum - 1.0).abs() > SLACK {
        let sum = (sum * 1e4).round() / 1e2;
        return Err(refuse(format!("the weights of `discrete` add to {sum} %, not to 100 %")));
    }
    outcomes.iter_mut().for_each(|one| one.weight /= sum);
    Ok(Distribution::Discrete(outcomes))
}
