//! `correlations.csv`: rank correlations between uncertain values, for studies.

use std::collections::{BTreeMap, BTreeSet};

use super::{coherence, table};
use crate::{
    model::Paths,
    quantity::{Diagnostic, FileId, Place, Report},
};

/// A rank correlation between two paths.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlation {
    /// One path.
    pub a: String,
    /// The other.
    pub b: String,
    /// Spearman's rank correlation, -1 to 1.
    pub rank: f64,
    /// Who says so.
    pub source: String,
    /// Where each of the two stands.
    pub places: [Place; 2],
}

/// Reads the table; its paths are checked by [`check`] once they are known.
pub(super) fn read(text: &str, file: FileId, report: &mut Report) -> Vec<Correlation> {
    let Some(table) = table::read(text, file, report) else { return Vec::new() };
    let Some(columns) = table.columns(["first", "second", "correlation", "source", "note"], file, report) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for row in &table.rows {
        let [a, b, rank, source, _note] = columns.map(|n| &row[n]);
        match rank.text.parse::<f64>() {
            Ok(x) if (-1.0..=1.0).contains(&x) => found.push(Correlation {
                a: a.text.clone(),
                b: b.text.clone(),
                rank: x,
                source: source.text.clone(),
                places: [a.place.clone(), b.place.clone()],
            }),
            _ => report.push(
                Diagnostic::error(rank.place.clone(), format!("`{}` is not a correlation", rank.text))
                    .expected("a number from -1 to 1"),
            ),
        }
    }
    found
}

/// Both paths must exist and have a range; a pair may stand once; all together must be possible.
pub(super) fn check(correlations: &[Correlation], paths: &Paths, report: &mut Report) {
    let mut fine = Report::default();
    check_pairs(correlations, paths, &mut fine);
    if !fine.has_errors() {
        refuse_conflicts(correlations, &mut fine);
    }
    report.append(fine);
}

fn check_pairs(correlations: &[Correlation], paths: &Paths, report: &mut Report) {
    let mut seen: BTreeMap<(&str, &str), &Place> = BTreeMap::new();
    for c in correlations {
        let place = &c.places[0];
        for (path, place) in [&c.a, &c.b].into_iter().zip(&c.places) {
            match paths.get(path) {
                None => {
                    let problem = Diagnostic::error(place.clone(), format!("there is no parameter `{path}`"));
                    report.push(problem.did_you_mean(path, paths.names()));
                }
                Some(entry) if entry.layers.iter().all(|layer| layer.spread.is_none()) => report.push(
                    Diagnostic::error(place.clone(), format!("`{path}` has no range, so nothing can go with it"))
                        .hint("give it low and high in the table of assumptions"),
                ),
                Some(_) => {}
            }
        }
        let pair = if c.a <= c.b { (c.a.as_str(), c.b.as_str()) } else { (c.b.as_str(), c.a.as_str()) };
        if pair.0 == pair.1 {
            report.push(Diagnostic::error(place.clone(), format!("`{}` is correlated with itself", pair.0)));
        }
        if let Some(first) = seen.insert(pair, place) {
            report.push(
                Diagnostic::error(place.clone(), format!("`{}` and `{}` stand twice", pair.0, pair.1))
                    .also(first.clone(), "first here"),
            );
        }
    }
}

/// Sets of parameters whose correlations contradict each other are shown with each of their pairs.
fn refuse_conflicts(correlations: &[Correlation], report: &mut Report) {
    let names: BTreeSet<&str> = correlations.iter().flat_map(|c| [c.a.as_str(), c.b.as_str()]).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let number = |name: &str| names.binary_search(&name).unwrap_or(0);
    let pairs: Vec<coherence::Pair> = correlations.iter().map(|c| (number(&c.a), number(&c.b), c.rank)).collect();
    for set in coherence::conflicts(&pairs) {
        let mut own: Vec<&Correlation> = correlations
            .iter()
            .zip(&pairs)
            .filter_map(|(c, (a, b, _))| (set.contains(a) && set.contains(b)).then_some(c))
            .collect();
        let Some(last) = own.pop() else { continue };
        let all: Vec<String> = set.iter().map(|n| format!("`{}`", names[*n])).collect();
        let message = format!(
            "`{}` and `{}` cannot go together at {}, as things stand among {}",
            last.a,
            last.b,
            last.rank,
            all.join(", ")
        );
        let problem = Diagnostic::error(last.places[0].clone(), message)
            .expected("correlations that can all hold at once; a pair that does not stand here counts as 0");
        report.push(own.into_iter().fold(problem, |problem, c| {
            problem.also(c.places[0].clone(), format!("`{}` and `{}` at {}", c.a, c.b, c.rank))
        }));
    }
}
