//! `--set PATH=VALUE` as a setting.

use super::periods;
use crate::{
    model::{Rank, Setting},
    quantity::{Diagnostic, Place, Report},
};

/// Reads the `n`-th flag.
pub fn flag(n: usize, text: &str, report: &mut Report) -> Option<Setting> {
    let place = Place::Flag(n as u16);
    let Some((path, value)) = text.split_once('=') else {
        report.push(
            Diagnostic::error(place, format!("`{text}` sets nothing"))
                .expected("PATH=VALUE, as projects.tapi.start=2034"),
        );
        return None;
    };
    match periods::split(path) {
        Ok((name, periods)) => Some(Setting { periods, ..Setting::text(name, value.trim(), place, Rank::Flag) }),
        Err(why) => {
            let message = format!("`{path}`: {}", why.message);
            report.push(Diagnostic::unreadable(place, message, why));
            None
        }
    }
}
