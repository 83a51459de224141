//! What may be typed. Parsing, help and defaults of each option stand together here.

mod starting;

use std::{path::PathBuf, str::FromStr};

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{
    scenario::{Case, Options},
    simulate::Resolution,
};

pub(super) use starting::{Completions, Example, ExampleRun, FileKind, Fmt, Man, New, Schema, ShellName};

/// Gas-supply scenarios: who gets how much gas, from where, at what cost, if ...
#[derive(Debug, Parser)]
#[command(
    name = "corridor",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    after_help = "Start with a project of your own, `corridor new my-gas`, or with an example, `corridor example list`."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Makes a small project of your own that can be run at once: a system, its numbers, two scenarios.
    #[command(after_help = "Examples:\n  corridor new my-gas\n  corridor new .")]
    New(New),
    /// Small examples, each of which teaches one thing.
    #[command(
        after_help = "Examples:\n  corridor example list\n  corridor example show take-or-pay\n  corridor example run take-or-pay --set contracts.long.take_or_pay=\"100 %\""
    )]
    Example {
        #[command(subcommand)]
        what: Example,
    },
    /// Runs scenarios: who gets how much gas, from where, and what binds. Writes tables and charts.
    #[command(
        after_help = "Examples:\n  corridor run scenarios/tapi.toml\n  corridor run scenarios/baseline.toml scenarios/tapi.toml --unit MMcfd --years 2025..2040\n  corridor run scenarios/tapi.toml --set projects.tapi.start=2034 --charts none"
    )]
    Run(Run),
    /// Compares scenarios with the first: supply, differences, and the inputs that differ.
    #[command(
        after_help = "Examples:\n  corridor compare scenarios/baseline.toml scenarios/tapi.toml\n  corridor compare scenarios/tapi.toml scenarios/tapi-russian-gas.toml --out output --unit PJ/y"
    )]
    Compare(Compare),
    /// Tests what was said against what comes out: verdict, value, margin, and what holds it down.
    #[command(
        after_help = "Examples:\n  corridor claims scenarios/tapi-russian-gas.toml\n  corridor claims scenarios/tapi*.toml --format csv"
    )]
    Claims(Claims),
    /// Says where a number comes from: a value by its path, a result by its name and year.
    #[command(
        after_help = "Examples:\n  corridor explain scenarios/tapi.toml projects.tapi.start\n  corridor explain scenarios/tapi.toml markers.brent.oil_price@2030\n  corridor explain scenarios/tapi.toml imports.pakistan.tapi@2045"
    )]
    Explain(Explain),
    /// Says what the numbers stand on: without source, assumed, single-sourced, old, of low confidence; and dates that slipped.
    #[command(
        after_help = "Examples:\n  corridor audit scenarios/tapi.toml\n  corridor audit scenarios/tapi.toml --before 2015 --format csv"
    )]
    Audit(AuditOf),
    /// Checks scenarios and all files they stand on; computes nothing.
    #[command(
        after_help = "Examples:\n  corridor check scenarios/tapi.toml\n  corridor check scenarios/baseline.toml scenarios/tapi.toml --strict"
    )]
    Check(Check),
    /// Lists projects and parameters with value, unit, range, source and origin.
    ///
    /// Each line can be pasted behind --set: a listed value set again changes nothing.
    #[command(
        after_help = "Examples:\n  corridor list scenarios/tapi.toml\n  corridor list scenarios/tapi.toml --match tapi --format csv"
    )]
    List(List),
    /// Converts a quantity and says the basis of both sides.
    #[command(
        after_help = "Examples:\n  corridor convert \"33 bcm/y\" MMscfd --gas turkmen\n  corridor convert \"4.5 mtpa\" bcm/y --gas rlng\n  corridor convert \"56 in\" m"
    )]
    Convert(Convert),
    /// Answers cases of pipe physics: gas properties, friction, pipes, capacity, compressors, chains of stations.
    #[command(
        after_help = "Examples:\n  corridor hydraulics tapi --scenario scenarios/tapi.toml\n  corridor hydraulics tapi --scenario scenarios/tapi.toml --flow \"33 bcm/y\" --compare designs.tapi.stations=14\n  corridor hydraulics case.toml\n  corridor hydraulics tests/reference/hydraulics.json --check"
    )]
    Hydraulics(Hydraulics),
    /// Tidies files without changing what they mean; comments stay where they are.
    ///
    /// Written only if every file can be read, and only where something changes.
    #[command(
        after_help = "Examples:\n  corridor fmt my-gas/*.toml my-gas/*/*.csv\n  corridor fmt --check scenarios/*.toml scenarios/*.csv"
    )]
    Fmt(Fmt),
    /// Prints the JSON Schema of a kind of file, by which editors check and complete it.
    #[command(
        after_help = "Examples:\n  corridor schema system > system.schema.json\n  corridor schema scenario > scenario.schema.json\n\nA first line `#:schema system.schema.json` in a TOML file names its schema to editors that know taplo."
    )]
    Schema(Schema),
    /// Prints what a shell needs to complete commands and options.
    #[command(
        after_help = "Examples:\n  corridor completions bash > ~/.local/share/bash-completion/completions/corridor\n  corridor completions fish > ~/.config/fish/completions/corridor.fish"
    )]
    Completions(Completions),
    /// Prints the manual in the form of man pages.
    #[command(after_help = "Examples:\n  corridor man | man -l -\n  corridor man run > corridor-run.1")]
    Man(Man),
}

#[derive(Debug, Args)]
pub(super) struct Hydraulics {
    /// A file of cases, or of one case, in JSON or TOML (docs/hydraulics.md has the format); with --scenario, a pipeline or a design.
    #[arg(value_name = "FILE|PIPELINE")]
    pub(super) what: String,
    /// Compares the answers with what the file expects, within its tolerances; exit code 1 if one misses.
    #[arg(long, conflicts_with_all = ["scenario", "flow", "compare"])]
    pub(super) check: bool,
    /// The scenario whose line is meant.
    #[arg(long, value_name = "FILE")]
    pub(super) scenario: Option<PathBuf>,
    /// The flow at the head of the line, as "33 bcm/y"; the largest that it carries, unless said.
    #[arg(long, value_name = "FLOW", requires = "scenario", allow_hyphen_values = true)]
    pub(super) flow: Option<String>,
    /// Another design beside it: what changes, as "designs.tapi.stations=14"; several changes are parted by semicolons.
    #[arg(long, value_name = "PATH=VALUE", requires = "scenario")]
    pub(super) compare: Vec<String>,
    /// The folder that tables and charts of a line are written into.
    #[arg(long, default_value = "output", value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Which pictures of a line: SVG and PNG, unless said.
    #[arg(long, value_enum, value_name = "KIND")]
    pub(super) charts: Option<Charts>,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) telling: Telling,
}

#[derive(Debug, Args)]
pub(super) struct Convert {
    /// What, as "33 bcm/y".
    #[arg(value_name = "QUANTITY")]
    pub(super) quantity: String,
    /// Into which unit, as MMscfd.
    #[arg(value_name = "UNIT")]
    pub(super) unit: String,
    /// The gas that joins volume, mass and energy: its id in the scenario.
    #[arg(long, value_name = "GAS")]
    pub(super) gas: Option<String>,
    /// The scenario whose gases are meant.
    #[arg(long, value_name = "FILE", default_value = "scenarios/baseline.toml")]
    pub(super) scenario: PathBuf,
    #[command(flatten)]
    pub(super) inputs: Inputs,
}

#[derive(Debug, Args)]
pub(super) struct Run {
    /// Scenario files.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) results: Results,
    #[command(flatten)]
    pub(super) telling: Telling,
}

#[derive(Debug, Args)]
pub(super) struct Compare {
    /// Scenario files; the first is what the others are compared with.
    #[arg(required = true, num_args = 2.., value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) results: Results,
    #[command(flatten)]
    pub(super) telling: Telling,
}

#[derive(Debug, Args)]
pub(super) struct Claims {
    /// Scenario files.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Judges claims of parents in each child as well; else each is judged where it is stated.
    #[arg(long)]
    pub(super) inherited: bool,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) results: Results,
    #[command(flatten)]
    pub(super) telling: Telling,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// A scenario file.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// A path, as projects.tapi.start, or a result, as imports.pakistan.tapi@2045.
    #[arg(value_name = "PATH|RESULT")]
    pub(super) what: String,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) results: Results,
    #[command(flatten)]
    pub(super) telling: Telling,
}

#[derive(Debug, Args)]
pub(super) struct AuditOf {
    /// Scenario files.
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Sources older than this date are told, as 2015 or 2015-06.
    #[arg(long, value_name = "DATE")]
    pub(super) before: Option<String>,
    #[command(flatten)]
    pub(super) inputs: Inputs,
    #[command(flatten)]
    pub(super) telling: Telling,
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
#[derive(Debug, Clone, Args)]
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
    /// From which setting on they are those of a design to compare.
    #[arg(skip)]
    pub(super) compared: Option<usize>,
}

impl Inputs {
    /// What this means to the reader of scenarios.
    pub(super) fn options(&self) -> Options {
        Options { case: self.case.into(), flags: self.set.clone() }
    }
}

/// Which results are made, and in which unit.
#[derive(Debug, Args)]
pub(super) struct Results {
    /// The folder results are written into.
    #[arg(long, default_value = "output", value_name = "DIR")]
    pub(super) out: PathBuf,
    /// The years that are told, as 2025..2040; the run always begins with the horizon.
    #[arg(long, value_name = "A..B")]
    pub(super) years: Option<Years>,
    /// Months, or whole years.
    #[arg(long, value_enum, default_value_t = ResolutionName::Monthly, value_name = "RESOLUTION")]
    pub(super) resolution: ResolutionName,
    /// The unit of gas in tables and charts: bcm/y, MMcfd, MMscmd, PJ/y, mtpa, MMBtu/d.
    #[arg(long, default_value = "bcm/y", value_name = "UNIT")]
    pub(super) unit: String,
    /// Which pictures: SVG of all charts and PNG of the two main ones, unless said.
    #[arg(long, value_enum, value_name = "KIND")]
    pub(super) charts: Option<Charts>,
}

impl Default for Results {
    fn default() -> Self {
        let (out, unit) = (PathBuf::from("output"), "bcm/y".to_owned());
        Self { out, years: None, resolution: ResolutionName::Monthly, unit, charts: None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Charts {
    Svg,
    Png,
    Both,
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ResolutionName {
    Monthly,
    Annual,
}

impl From<ResolutionName> for Resolution {
    fn from(name: ResolutionName) -> Self {
        match name {
            ResolutionName::Monthly => Resolution::Monthly,
            ResolutionName::Annual => Resolution::Annual,
        }
    }
}

/// A span of years, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Years(pub(super) i32, pub(super) i32);

impl FromStr for Years {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let year = |text: &str| text.trim().parse().map_err(|_| format!("`{text}` is no year; write 2025..2040"));
        Ok(Self(year(first)?, year(last)?))
    }
}

/// How results are told.
#[derive(Debug, Clone, Args)]
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
