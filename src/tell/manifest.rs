//! `manifest.json`: what a folder of results was made from.

use anyhow::Result;
use serde::Serialize;

use super::hash;
use crate::{model::Model, quantity::Sources};

/// What a folder of results was made from. It holds no clock: the same inputs give the same bytes.
#[derive(Debug, Serialize)]
pub struct Manifest<'a> {
    /// `corridor`.
    pub programme: &'static str,
    /// Its version.
    pub version: &'static str,
    /// The command and its options, as typed.
    pub command: Vec<String>,
    /// The hash of the resolved values, as on every chart.
    pub values: String,
    /// The files read, with their hashes.
    pub inputs: Vec<Input>,
    /// Rules of the model that a reader of the numbers must know.
    pub rules: &'a [&'static str],
    /// All values with their origin.
    pub parameters: Vec<Parameter>,
}

/// A file that was read.
#[derive(Debug, Serialize)]
pub struct Input {
    /// Its name as given.
    pub file: String,
    /// SHA-256 of its text.
    pub sha256: String,
}

/// A value that was set by more than a default.
#[derive(Debug, Serialize)]
pub struct Parameter {
    /// The path, with periods for a stretch of a series.
    pub path: String,
    /// As written.
    pub value: String,
    /// File, line or row.
    pub origin: String,
}

/// Rules that hold for every run.
const RULES: [&str; 7] = [
    "every year has 365 days; results are mean rates over the period of their row",
    "contract years are taken as calendar years; part years and contract years that are not calendar years count pro rata by months",
    "a stock opens the year as the last one closed, the first as its value says; its closing target comes before all demand but prior claims",
    "the last year of the horizon is like any other: stock above its target and gas paid for and not lifted have no value in dispatch, and nothing is told of the years beyond",
    "months before an event that nobody foresees are dispatched without it",
    "volumes of results are standard: 40 MJ/m3 gross at 15 degC and 101.325 kPa",
    "money is real US dollars of economics.price_year",
];

impl Manifest<'_> {
    /// The manifest of a run of `model`, whose values have the hash `values`.
    pub fn new(command: Vec<String>, model: &Model, values: &str, sources: &Sources) -> Self {
        let inputs = sources
            .iter()
            .map(|source| Input { file: source.name.clone(), sha256: hash::of_bytes(source.text.as_bytes()) })
            .collect();
        let parameters = model.paths.iter().flat_map(|(path, entry)| {
            entry.stretches().map(|stretch| Parameter {
                path: entry.path_of(path, stretch),
                value: entry.written(stretch.0).to_owned(),
                origin: entry.origin(stretch.0).map_or_else(String::new, |layer| sources.show(&layer.place)),
            })
        });
        Self {
            programme: "corridor",
            version: env!("CARGO_PKG_VERSION"),
            command,
            values: values.to_owned(),
            inputs,
            rules: &RULES,
            parameters: parameters.filter(|parameter| parameter.origin != "default").collect(),
        }
    }

    /// As JSON.
    ///
    /// # Errors
    /// None but of memory.
    pub fn json(&self) -> Result<Vec<u8>> {
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        Ok(text)
    }
}
