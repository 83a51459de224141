//! `corridor list`: every value with its unit, range, source and origin.

use std::io::Write;

use serde::Serialize;

use super::{
    Stop,
    arguments::{Format, List},
    reading,
};
use crate::{
    model::Entry,
    quantity::{Sources, parse_any},
};

/// One line of the list.
#[derive(Debug, Serialize)]
struct Line {
    path: String,
    value: String,
    unit: String,
    low: String,
    high: String,
    distribution: String,
    source: String,
    as_of: String,
    confidence: String,
    origin: String,
    meaning: &'static str,
}

/// Runs the command.
pub(super) fn obey(ask: &List) -> Result<(), Stop> {
    let mut read = reading::scenarios(std::slice::from_ref(&ask.file), &ask.inputs)?;
    let Some(scenario) = read.pop() else { return Ok(()) };
    let lines: Vec<Line> = scenario
        .loaded
        .model
        .paths
        .iter()
        .filter(|(path, entry)| {
            entry.attribute.shape.is_value() && ask.containing.as_deref().is_none_or(|text| path.contains(text))
        })
        .flat_map(|(path, entry)| lines(path, entry, &scenario.sources))
        .collect();
    let mut out = std::io::stdout().lock();
    match ask.telling.format {
        Format::Text => text(&lines, &mut out)?,
        Format::Csv => {
            let mut writer = csv::Writer::from_writer(out);
            lines.iter().try_for_each(|line| writer.serialize(line))?;
            writer.flush()?;
        }
        Format::Json => writeln!(out, "{}", serde_json::to_string_pretty(&lines)?)?,
    }
    Ok(())
}

/// A line for each stretch of periods with the same value, so that a series of constants is one line.
fn lines(path: &str, entry: &Entry, sources: &Sources) -> Vec<Line> {
    entry.stretches().map(|at| line(entry.path_of(path, at), at.0, entry, sources)).collect()
}

/// The line of slot number `n` of an entry.
fn line(path: String, n: usize, entry: &Entry, sources: &Sources) -> Line {
    let value = entry.written(n);
    // A range and a source belong to the base, whoever set the value since.
    let spread = entry.layers.iter().rev().find_map(|layer| layer.spread.as_ref());
    let evidence = entry.layers.iter().rev().find_map(|layer| layer.evidence.as_ref());
    let words = |of: Option<&String>| of.cloned().unwrap_or_default();
    Line {
        path,
        value: value.to_owned(),
        unit: parse_any(value).map_or_else(
            |_| String::new(),
            |(_, unit)| value.split_once(' ').map_or(unit.symbol(), |(_, written)| written).to_owned(),
        ),
        low: words(spread.map(|s| &s.low)),
        high: words(spread.map(|s| &s.high)),
        distribution: spread.map_or_else(String::new, |s| s.distribution.to_string()),
        source: words(evidence.map(|e| &e.source)),
        as_of: words(evidence.map(|e| &e.as_of)),
        confidence: words(evidence.map(|e| &e.confidence)),
        origin: entry.origin(n).map_or_else(String::new, |layer| sources.show(&entry.place_of(layer, n))),
        meaning: entry.attribute.meaning,
    }
}

fn text(lines: &[Line], out: &mut impl Write) -> std::io::Result<()> {
    let mut kind = "";
    for line in lines {
        let own = line.path.split('.').next().unwrap_or("");
        if own != kind {
            let blank = if kind.is_empty() { "" } else { "\n" };
            writeln!(out, "{blank}{own}")?;
            kind = own;
        }
        let range = if line.low.is_empty() { String::new() } else { format!("  [{} .. {}]", line.low, line.high) };
        let source = if line.source.is_empty() { String::new() } else { format!("  {}", line.source) };
        writeln!(out, "  {} = {}{range}{source}  ({})", line.path, line.value, line.origin)?;
    }
    Ok(())
}
