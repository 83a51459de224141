//! `corridor fmt`: files in one form, changed whole or not at all.

use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use super::{Stop, answer, arguments::Fmt, problem};
use crate::scenario::{DiskFiles, Tidied, tidy};

/// Runs the command.
pub(super) fn obey(ask: &Fmt) -> Result<(), Stop> {
    let tidied: Vec<Tidied> = ask.files.iter().map(|file| tidy(file, &DiskFiles)).collect();
    problem::show(tidied.iter().map(|one| (&one.report, &one.sources)));
    let texts: Option<Vec<&str>> = tidied.iter().map(|one| one.text.as_deref()).collect();
    let Some(texts) = texts else { return Err(Stop::BadInput) };
    let all = ask.files.iter().zip(texts).zip(&tidied);
    let changes: Vec<(&PathBuf, &str)> = all.filter(|(_, one)| one.changes).map(|(pair, _)| pair).collect();
    if ask.check {
        changes.iter().for_each(|(file, _)| complain!("{} is not tidy; corridor fmt tidies it", file.display()));
        return if changes.is_empty() { Ok(()) } else { Err(Stop::BadInput) };
    }
    // All new files stand beside the old ones before the first takes its place.
    let ready = changes.iter().map(|(file, text)| beside(file, text)).collect::<anyhow::Result<Vec<_>>>()?;
    for (new, target) in ready {
        new.persist(&target)?;
    }
    if !ask.quiet {
        answer(&changes.iter().map(|(file, _)| format!("{}\n", file.display())).collect::<String>())?;
    }
    Ok(())
}

/// The new text in a hidden file beside the old one, with the same permissions. A link is followed, not replaced.
fn beside(file: &Path, text: &str) -> anyhow::Result<(tempfile::NamedTempFile, PathBuf)> {
    let said = |error: io::Error| anyhow::anyhow!("cannot write `{}`: {error}; nothing was written", file.display());
    let target = fs::canonicalize(file).map_err(said)?;
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(".corridor-").tempfile_in(folder).map_err(said)?;
    new.write_all(text.as_bytes()).map_err(said)?;
    let meta = fs::metadata(&target).map_err(said)?;
    if meta.permissions().readonly() {
        return Err(said(io::Error::other("it may not be written")));
    }
    new.as_file().set_permissions(meta.permissions()).map_err(said)?;
    Ok((new, target))
}
