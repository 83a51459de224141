//! Answers against what was expected.

use serde_json::Value;

use super::{Case, Kind, figure};
use crate::scenario::Plain;

/// A figure for which no tolerance is given may miss by this share.
const DEFAULT: f64 = 1e-3;

/// Figures of these programmes stand beside the expected ones for information.
const OTHERS: [&str; 4] = ["coolprop", "fluids", "pandapipes", "for_information"];

/// How a figure fares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// Near enough.
    Pass,
    /// Not near enough, or not answered.
    Fail,
    /// Another programme's figure, or one of several that are as good: not ours to meet.
    Beside,
}

/// One figure of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Where it stands, as `sections[1].p_out_pa`.
    pub path: String,
    /// How it fares.
    pub judgement: Judgement,
    /// Expected, found, by how much it misses and may miss.
    pub words: String,
}

/// All figures of what was expected of a case.
pub fn check(case: &Case) -> Vec<Figure> {
    let mut figures = Vec::new();
    if let Some(expected) = &case.expected {
        let tolerances =
            Tolerances { is_open: case.kind == Kind::NetworkOptimisation, ..Tolerances::of(case.tolerance.as_ref()) };
        compare(expected, Some(&case.answer), "", &tolerances, &mut figures);
    }
    figures
}

fn compare(expected: &Plain, found: Option<&Value>, path: &str, tolerances: &Tolerances, figures: &mut Vec<Figure>) {
    match expected {
        Plain::Table(items) => {
            for (key, value) in items {
                let inner = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                compare(value, found.and_then(|found| found.get(key)), &inner, tolerances, figures);
            }
        }
        Plain::List(items) => {
            let longer = found.and_then(Value::as_array).filter(|found| found.len() > items.len());
            figures.extend(longer.map(|found| Figure {
                path: path.to_owned(),
                judgement: Judgement::Fail,
                words: format!("{} entries, expected {}", found.len(), items.len()),
            }));
            for (n, value) in items.iter().enumerate() {
                compare(value, found.and_then(|found| found.get(n)), &format!("{path}[{n}]"), tolerances, figures);
            }
        }
        leaf => figures.push(judge(leaf, found, path, tolerances)),
    }
}

fn judge(expected: &Plain, found: Option<&Value>, path: &str, tolerances: &Tolerances) -> Figure {
    let beside = OTHERS.iter().any(|other| path.contains(other));
    let told = |judgement, words| Figure { path: path.to_owned(), judgement, words };
    match (expected, found) {
        (_, None | Some(Value::Null)) if beside => told(Judgement::Beside, "another programme's figure".to_owned()),
        (_, None) => told(Judgement::Fail, format!("expected {}, not answered", expected.show())),
        (Plain::Number(expected), Some(Value::Number(found))) => {
            let found = found.as_f64().unwrap_or(f64::NAN);
            if tolerances.is_open && !tolerances.names(path) {
                return told(Judgement::Beside, format!("{}, as good as {}", figure(found), figure(*expected)));
            }
            let (pass, allowed) = tolerances.allow(path, *expected, found);
            let words = format!(
                "{} expected {}, misses by {}, may by {}",
                figure(found),
                figure(*expected),
                figure((found - expected).abs()),
                figure(allowed)
            );
            told(if pass { Judgement::Pass } else { Judgement::Fail }, words)
        }
        (Plain::Text(expected), Some(Value::String(found))) if expected == found => {
            told(Judgement::Pass, expected.clone())
        }
        (Plain::Switch(expected), Some(Value::Bool(found))) if expected == found => {
            told(Judgement::Pass, expected.to_string())
        }
        (expected, Some(found)) => told(Judgement::Fail, format!("{found}, expected {}", expected.show())),
    }
}

/// The tolerances of a case.
struct Tolerances {
    widths: Vec<(String, f64)>,
    /// Several answers are as good as another, so that only figures with a tolerance of their own are judged.
    is_open: bool,
}

impl Tolerances {
    fn of(table: Option<&Plain>) -> Self {
        let items = match table {
            Some(Plain::Table(items)) => items.as_slice(),
            _ => &[],
        };
        let numbers = items.iter().filter_map(|(key, value)| match value {
            Plain::Number(number) => Some((key.clone(), *number)),
            _ => None,
        });
        Self { widths: numbers.collect(), is_open: false }
    }

    /// Whether a figure has a tolerance of its own.
    fn names(&self, path: &str) -> bool {
        self.widths.iter().any(|(key, _)| own(key, path).is_some())
    }

    /// Whether a figure is near enough, and by how much it may miss.
    ///
    /// A tolerance of its own (`p_rel`, `T_abs_k`, `rel_hofer`) comes first, then that of all (`rel`, `abs`), then the
    /// loosest share that the case names, then one in a thousand.
    fn allow(&self, path: &str, expected: f64, found: f64) -> (bool, f64) {
        let own: Vec<f64> =
            self.widths.iter().filter_map(|(key, size)| own(key, path).map(|r| width(r, *size, expected))).collect();
        let of_all = || {
            let all = self.widths.iter().filter_map(|(key, size)| match key.as_str() {
                "rel" => Some(width(true, *size, expected)),
                "abs" => Some(*size),
                _ => None,
            });
            all.collect::<Vec<_>>()
        };
        let widths = if own.is_empty() { of_all() } else { own };
        let loosest = || {
            let shares = self.widths.iter().filter(|(key, _)| key.split('_').any(|word| word == "rel"));
            shares.map(|(_, size)| *size).fold(None, |most: Option<f64>, size| Some(most.map_or(size, |m| m.max(size))))
        };
        let allowed = widths.into_iter().reduce(f64::max);
        let allowed = allowed.unwrap_or_else(|| width(true, loosest().unwrap_or(DEFAULT), expected));
        ((found - expected).abs() <= allowed, allowed)
    }
}

fn width(relative: bool, size: f64, expected: f64) -> f64 {
    if relative { size * expected.abs() } else { size }
}

/// Whether a tolerance is for the figure at a path, and then whether it is a share of it.
fn own(key: &str, path: &str) -> Option<bool> {
    let (relative, subject) = if let Some(at) = key.find("rel") {
        (true, if at == 0 { key.strip_prefix("rel_")? } else { key.strip_suffix("_rel")? })
    } else {
        let at = key.find("abs")?;
        (false, if at == 0 { key.strip_prefix("abs_")? } else { key.get(..at)?.trim_end_matches('_') })
    };
    let words: Vec<&str> = path.split(['.', '_', '[', ']']).collect();
    let has = |word: &str| words.contains(&word);
    let fits = match subject {
        "p" => has("p") || has("pressure"),
        "v" => has("v") || has("velocity"),
        // Z stands for AGA8-DETAIL unless the key says otherwise.
        "detail" => has("z") && !has("gerg") && !has("papay"),
        "gerg" | "papay" => has(subject),
        subject => has(subject),
    };
    fits.then_some(relative)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allow(table: &[(&str, f64)], path: &str, expected: f64, found: f64) -> bool {
        let widths = table.iter().map(|(key, size)| ((*key).to_owned(), *size)).collect();
        Tolerances { widths, is_open: false }.allow(path, expected, found).0
    }

    #[test]
    fn each_figure_has_its_own_tolerance() {
        let chain = [("p_rel", 0.003), ("power_rel", 0.02), ("T_abs_k", 0.5)];
        assert!(allow(&chain, "sections[0].p_out_pa", 100.0, 100.29));
        assert!(!allow(&chain, "sections[0].p_out_pa", 100.0, 100.31));
        assert!(allow(&chain, "total_power_w", 100.0, 101.9));
        assert!(allow(&chain, "T_out_k", 300.0, 300.4));
        assert!(!allow(&chain, "T_out_k", 300.0, 300.6));
        assert!(allow(&[("abs_detail", 2e-5), ("abs_gerg", 0.0015)], "[0].z", 0.84, 0.84001));
        assert!(!allow(&[("abs_detail", 2e-5), ("abs_gerg", 0.0015)], "[0].z", 0.84, 0.8401));
        assert!(allow(&[("abs_detail", 2e-5), ("abs_gerg", 0.0015)], "[0].z_gerg_for_information", 0.84, 0.8401));
        assert!(!allow(&[("rel", 1e-6)], "z", 1.0, f64::NAN));
        assert!(!allow(&[], "z", 1.0, 1.01));
    }
}
