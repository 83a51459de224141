//! How the inputs of scenarios differ: every value that is not the same in all, with who set it.

use std::collections::BTreeSet;

use crate::{
    model::{Entry, Layer, Model},
    quantity::Sources,
};

/// One value of one scenario that is not the same in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputRow {
    /// The path, with periods for a stretch of a series.
    pub path: String,
    /// The number of the scenario.
    pub scenario: usize,
    /// As written; empty where the scenario's system has no such value.
    pub value: String,
    /// File, line or row.
    pub origin: String,
}

/// All values that differ, by path and then by scenario.
pub fn inputs_that_differ(scenarios: &[(&Model, &Sources)]) -> Vec<InputRow> {
    let paths: BTreeSet<&str> = scenarios.iter().flat_map(|(model, _)| model.paths.names()).collect();
    paths.into_iter().flat_map(|path| of_path(path, scenarios)).collect()
}

fn of_path(path: &str, scenarios: &[(&Model, &Sources)]) -> Vec<InputRow> {
    let entries: Vec<Option<&Entry>> = scenarios.iter().map(|(model, _)| model.paths.get(path)).collect();
    let count = entries.iter().flatten().map(|entry| entry.slots.len().max(1)).max().unwrap_or(0);
    let told = |n: usize| -> Vec<Option<&str>> {
        entries.iter().map(|entry| entry.filter(|e| n < e.slots.len().max(1)).map(|e| e.written(n))).collect()
    };
    let differs = |n: &usize| told(*n).windows(2).any(|pair| pair[0] != pair[1]);
    let mut rows = Vec::new();
    let mut next = 0;
    while let Some(first) = (next..count).find(|n| differs(n)) {
        let last = (first..count).take_while(|n| told(*n) == told(first)).last().unwrap_or(first);
        next = last + 1;
        rows.extend(entries.iter().enumerate().map(|(scenario, entry)| {
            let place = |layer: &Layer| scenarios[scenario].1.show(&layer.place);
            InputRow {
                path: entries.iter().flatten().next().map_or(String::new(), |e| e.path_of(path, (first, last))),
                scenario,
                value: told(first)[scenario].unwrap_or_default().to_owned(),
                origin: entry.and_then(|e| e.origin(first)).map_or_else(String::new, place),
            }
        }));
    }
    rows
}
