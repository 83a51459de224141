//! What may be typed by those who start, edit files, or set up an editor and a shell.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{Inputs, Telling};

#[derive(Debug, Args)]
pub(in crate::cli) struct New {
    /// A folder that does not exist yet, or an empty one.
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Example {
    /// Names the examples, and what each shows.
    #[command(after_help = "Examples:\n  corridor example list")]
    List,
    /// Prints the files of an example.
    #[command(after_help = "Examples:\n  corridor example show storage")]
    Show {
        /// The name of an example.
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Runs an example; writes nothing unless --out names a folder.
    #[command(
        after_help = "Examples:\n  corridor example run shared-shortage\n  corridor example run outage --set events.failure.foreseen=true --out output"
    )]
    Run(ExampleRun),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ExampleRun {
    /// The name of an example.
    #[arg(value_name = "NAME")]
    pub(in crate::cli) name: String,
    /// A folder for tables and charts, as of `corridor run`.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) inputs: Inputs,
    #[command(flatten)]
    pub(in crate::cli) telling: Telling,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Fmt {
    /// Files of scenarios and systems (TOML) and tables (CSV).
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Writes nothing; names the files that are not tidy and ends with exit code 2 if there are any.
    #[arg(long)]
    pub(in crate::cli) check: bool,
    /// Says nothing but problems.
    #[arg(long)]
    pub(in crate::cli) quiet: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Schema {
    /// Which file.
    #[arg(value_enum, default_value_t = FileKind::Scenario, value_name = "FILE")]
    pub(in crate::cli) of: FileKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum FileKind {
    /// system.toml
    System,
    /// A scenario.
    Scenario,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Completions {
    /// Which shell.
    #[arg(value_enum, value_name = "SHELL")]
    pub(in crate::cli) shell: ShellName,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ShellName {
    Bash,
    Elvish,
    Fish,
    PowerShell,
    Zsh,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct Man {
    /// Only the page of this command.
    #[arg(value_name = "COMMAND")]
    pub(in crate::cli) command: Option<String>,
}
