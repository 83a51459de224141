//! `corridor man`: the manual as man pages, one after the other. The only file that names their maker.

use clap::{Command, CommandFactory};
use clap_mangen::Man as Page;

use super::{
    Stop, answer,
    arguments::{Arguments, Man},
};
use crate::quantity::{Diagnostic, Place};

/// Runs the command.
pub(super) fn obey(ask: &Man) -> Result<(), Stop> {
    let mut whole = Arguments::command().disable_help_subcommand(true);
    whole.build();
    let pages = match &ask.command {
        None => vec![whole],
        Some(name) => vec![whole.find_subcommand(name).cloned().ok_or_else(|| unknown(name, &whole))?],
    };
    let mut text = Vec::new();
    pages.iter().try_for_each(|page| write(page, &mut text))?;
    Ok(answer(&String::from_utf8_lossy(&text))?)
}

/// A page, and behind it the pages of the commands below.
fn write(command: &Command, text: &mut Vec<u8>) -> std::io::Result<()> {
    Page::new(command.clone()).render(text)?;
    command.get_subcommands().try_for_each(|below| write(below, text))
}

fn unknown(name: &str, whole: &Command) -> Stop {
    let known = || whole.get_subcommands().map(Command::get_name);
    let problem = Diagnostic::error(Place::Default, "").did_you_mean(name, known());
    complain!("Error: there is no command `{name}`");
    complain!("  {}", problem.hint.unwrap_or_else(|| format!("expected {}", known().collect::<Vec<_>>().join(", "))));
    Stop::BadInput
}
