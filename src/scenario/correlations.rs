//! `correlations.csv`: rank correlations between uncertain values, for studies.

use std::collections::BTreeMap;

use super::table;
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

/// Both paths must exist and have a range; a pair may stand once.
pub(super) fn check(correlations: &[Correlation], paths: &Paths, report: &mut Report) {
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
