//! Floor 6: the command line. What the user asked is read here, and what came out is told to a person.
//!
//! Only this floor touches the terminal, the clock and the environment. Each command is a file; what was typed
//! (`arguments`) is turned into what is meant by the command that needs it.

/// Says a line to the person on standard error. Where that is closed or full there is nobody to tell it.
macro_rules! complain {
    ($($part:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($part)*);
    }};
}

mod arguments;
mod audit;
mod check;
mod claims;
mod compare;
mod completions;
mod convert;
mod example;
mod explain;
mod fmt;
mod hydraulics;
mod list;
mod manual;
mod new;
mod problem;
mod progress;
mod reading;
mod result;
mod run;
mod schema;

use std::{
    io::{self, Write},
    panic,
    process::ExitCode,
};

use anyhow::Context;
use clap::Parser;

use arguments::{Arguments, Command};

use crate::tell::is_wrong_place;

/// Exit code for bad input: nothing was written.
const BAD_INPUT: u8 = 2;
/// Exit code for a bug of ours, as `sysexits.h` has it.
const BUG: u8 = 70;

/// Reads the arguments, runs the command, gives the exit code: 0 done, 1 a failure of the machine or the solver,
/// 2 bad input, 70 a bug.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let outcome = panic::catch_unwind(|| obey(arguments));
    panic::set_hook(hook);
    outcome.unwrap_or_else(|cause| {
        let words = cause.downcast_ref::<String>().map(String::as_str).or(cause.downcast_ref::<&str>().copied());
        complain!("This is a bug in corridor, and nothing was written: {}", words.unwrap_or("no details"));
        complain!("Please report it with the command and the files that led to it.");
        ExitCode::from(BUG)
    })
}

fn obey(arguments: Arguments) -> ExitCode {
    let done = match arguments.command {
        Command::Run(ask) => run::obey(&ask),
        Command::Compare(ask) => compare::obey(&ask),
        Command::Claims(ask) => claims::obey(&ask),
        Command::Explain(ask) => explain::obey(&ask),
        Command::Audit(ask) => audit::obey(&ask),
        Command::Check(ask) => check::obey(&ask),
        Command::List(ask) => list::obey(&ask),
        Command::Convert(ask) => convert::obey(&ask),
        Command::Hydraulics(ask) => hydraulics::obey(&ask),
        Command::New(ask) => new::obey(&ask),
        Command::Example { what } => example::obey(&what),
        Command::Fmt(ask) => fmt::obey(&ask),
        Command::Schema(ask) => schema::obey(&ask),
        Command::Completions(ask) => completions::obey(&ask),
        Command::Man(ask) => manual::obey(&ask),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stop::BadInput) => ExitCode::from(BAD_INPUT),
        // Whoever read the answer has read enough.
        Err(Stop::Failed(error)) if is(&error, |io| io.kind() == io::ErrorKind::BrokenPipe) => ExitCode::SUCCESS,
        Err(Stop::Failed(error)) => {
            complain!("corridor: {error:#}");
            if std::env::current_dir().is_err() {
                complain!("  the folder in which corridor was started is there no more");
            }
            if is(&error, is_wrong_place) { ExitCode::from(BAD_INPUT) } else { ExitCode::FAILURE }
        }
    }
}

/// Whether it is an error of the system, of that kind.
fn is(error: &anyhow::Error, kind: impl Fn(&io::Error) -> bool) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(&kind))
}

/// Writes an answer on standard output.
///
/// # Errors
/// If that is closed or full; a closed one ends the programme in silence.
fn answer(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).context("cannot write the answer on standard output")
}

/// Why a command ended early.
#[derive(Debug)]
enum Stop {
    /// The problems have been shown.
    BadInput,
    /// The disk, the solver.
    Failed(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}
