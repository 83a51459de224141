//! Floor 6: the command line. What the user asked is read here, and what came out is told to a person.
//!
//! Only this floor touches the terminal, the clock and the environment. Each command is a file; what was typed
//! (`arguments`) is turned into what is meant by the command that needs it.

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
mod list;
mod manual;
mod new;
mod problem;
mod progress;
mod reading;
mod result;
mod run;
mod schema;

use std::{io::Write, panic, process::ExitCode};

use clap::Parser;

use arguments::{Arguments, Command};

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
        eprintln!("This is a bug in corridor, and nothing was written: {}", words.unwrap_or("no details"));
        eprintln!("Please report it with the command and the files that led to it.");
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
        Err(Stop::Failed(error)) => {
            eprintln!("corridor: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Writes on standard output at once. A reader who has seen enough closes it; that is no failure.
fn print(text: &[u8]) -> Result<(), Stop> {
    match std::io::stdout().write_all(text) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
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
