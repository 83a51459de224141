//! `corridor completions`: commands and options for a shell. The only file that names their maker.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::{
    Stop, answer,
    arguments::{Arguments, Completions, ShellName},
};

/// Runs the command.
pub(super) fn obey(ask: &Completions) -> Result<(), Stop> {
    let shell = match ask.shell {
        ShellName::Bash => Shell::Bash,
        ShellName::Elvish => Shell::Elvish,
        ShellName::Fish => Shell::Fish,
        ShellName::PowerShell => Shell::PowerShell,
        ShellName::Zsh => Shell::Zsh,
    };
    // Made first and written at once: the maker panics where a pipe is closed early.
    let mut text = Vec::new();
    generate(shell, &mut Arguments::command(), "corridor", &mut text);
    Ok(answer(&String::from_utf8_lossy(&text))?)
}
