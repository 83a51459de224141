//! What may be typed. Parsing, help and defaults of each option stand together here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::scenario::{Case, Options};

/// Gas-supply scenarios: who gets how much gas, from where, at what cost, if ...
#[derive(Debug, Parser)]
#[command(name = "corridor", version, max_term_width = 100, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Checks scenarios and all files they stand on; computes nothing.
    #[command(
        after_help = "Examples:\n  corridor check scenarios/tapi.toml\n  corridor check scenarios/*.toml --strict"
    )]
    Check(Check),
    /// Lists projects and parameters with value, unit, range, source and origin.
    ///
    /// Each line can be pasted behind --set: a listed value set again changes nothing.
    #[command(
        after_help = "Examples:\n  corridor list scenarios/tapi.toml\n  corridor list scenarios/tapi.toml --match tapi --format csv"
    )]
    List(List),
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Scenario files.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) telling: Telling,
}

#[derive(Debug, Args)]
pub(super) struct List {
    /// A scenario file.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Only paths that contain this text.
    #[arg(long = "match", value_name = "TEXT")]
    pub(super) containing: Option<String>,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) telling: Telling,
}

/// How inputs are read.
#[derive(Debug, Args)]
pub(super) struct Inputs {
    /// Which column of the tables of assumptions holds.
    #[arg(long, value_enum, default_value_t = CaseName::Base, value_name = "CASE")]
    pub(super) case: CaseName,
    /// Sets a value, as projects.tapi.start=2034 or "sources.sui.capacity@2030..2035=900 MMcfd".
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub(super) set: Vec<String>,
    /// Makes every warning an error.
    #[arg(long)]
    pub(super) strict: bool,
}

impl Inputs {
    /// What this means to the reader of scenarios.
    pub(super) fn options(&self) -> Options {
        Options { case: self.case.into(), flags: self.set.clone() }
    }
}

/// How results are told.
#[derive(Debug, Args)]
pub(super) struct Telling {
    /// Says nothing but problems.
    #[arg(long)]
    pub(super) quiet: bool,
    /// How to tell the result on standard output.
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    pub(super) format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CaseName {
    Low,
    Base,
    High,
}

impl From<CaseName> for Case {
    fn from(name: CaseName) -> Self {
        match name {
            CaseName::Low => Case::Low,
            CaseName::Base => Case::Base,
            CaseName::High => Case::High,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Csv,
    Json,
}
