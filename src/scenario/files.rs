//! Reading files as text, refusing what is no text.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use crate::quantity::{Diagnostic, FileId, Place, Report, Sources};

/// No file of a scenario is larger than this.
const BYTES_MAX: u64 = 16 * 1024 * 1024;
/// No folder of tables holds more than this.
const TABLES_MAX: usize = 500;

/// Where files come from; tests and embedded examples bring their own.
pub trait Files {
    /// The bytes of a file.
    ///
    /// # Errors
    /// Says in words why it cannot be read.
    fn read(&self, path: &Path) -> Result<Vec<u8>, String>;
    /// The names of the files in a folder; none if there is no such folder.
    ///
    /// # Errors
    /// Says in words why the folder cannot be read.
    fn names(&self, folder: &Path) -> Result<Vec<String>, String>;
}

/// Files on disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiskFiles;

impl Files for DiskFiles {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        let meta = std::fs::metadata(path).map_err(|error| missing(path, error))?;
        if meta.is_dir() {
            return Err("it is a folder".to_owned());
        }
        // Opening a pipe would wait for whoever writes into it.
        if !meta.is_file() {
            return Err("it is no plain file but a pipe or a device".to_owned());
        }
        if meta.len() > BYTES_MAX {
            return Err(format!("it has {} MB; no file of a scenario may have more than 16", meta.len() / 1_000_000));
        }
        let file = std::fs::File::open(path).map_err(describe)?;
        let mut bytes = Vec::with_capacity(meta.len() as usize);
        // Some systems show files whose length is not known before they are read; the limit holds for them too.
        file.take(BYTES_MAX + 1).read_to_end(&mut bytes).map_err(describe)?;
        if bytes.len() as u64 > BYTES_MAX {
            return Err("it has more than 16 MB; no file of a scenario may have more".to_owned());
        }
        Ok(bytes)
    }

    fn names(&self, folder: &Path) -> Result<Vec<String>, String> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let entries = match std::fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(describe(error)),
        };
        entries.map(|entry| entry.map(|e| e.file_name().to_string_lossy().into_owned()).map_err(describe)).collect()
    }
}

/// Files inside the programme, by name and text; names of folders end with a slash before the name of the file.
#[derive(Debug, Clone, Copy)]
pub struct TextFiles(pub &'static [(&'static str, &'static str)]);

impl Files for TextFiles {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        let found = self.0.iter().find(|(name, _)| Path::new(name) == path);
        found.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| "there is no such file".to_owned())
    }

    fn names(&self, folder: &Path) -> Result<Vec<String>, String> {
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        let inside = self.0.iter().map(|(name, _)| Path::new(name)).filter(|path| path.parent() == Some(folder));
        Ok(inside.filter_map(name).collect())
    }
}

/// A name that is no UTF-8 is shown, and then looked for, with a sign in place of what cannot be shown.
fn missing(path: &Path, error: std::io::Error) -> String {
    let is_odd = path.to_str().is_none_or(|text| text.contains(char::REPLACEMENT_CHARACTER));
    match error.kind() {
        std::io::ErrorKind::NotFound if is_odd => "its name is not UTF-8 text; give it another".to_owned(),
        _ => describe(error),
    }
}

fn describe(error: std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::InvalidFilename => "its name is longer than a file's may be".to_owned(),
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        std::io::ErrorKind::PermissionDenied => "it may not be read (permission denied)".to_owned(),
        std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        std::io::ErrorKind::NotADirectory => "it is no folder".to_owned(),
        _ => error.to_string(),
    }
}

/// Whether a file's name ends as that of a table.
pub(super) fn is_table(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with(".csv")
}

/// Whether a file is hidden, or left behind by an editor: `.~lock.demand.csv#`, `#demand.csv#`, `~$demand.csv`, `demand.csv~`.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '#', '~']) || name.ends_with('~')
}

/// The tables in a folder, in order of name; `None`, reported, if it cannot be read.
pub(super) fn tables(files: &dyn Files, folder: &Path, report: &mut Report) -> Option<Vec<PathBuf>> {
    let names = files
        .names(folder)
        .map_err(|why| {
            let message = format!("cannot read the folder `{}`: {why}", folder.display());
            report.push(Diagnostic::error(Place::Default, message));
        })
        .ok()?;
    let is_ours = |name: &&String| !is_hidden(name) && is_table(name);
    let mut found: Vec<PathBuf> = names.iter().filter(is_ours).map(|name| folder.join(name)).collect();
    found.sort();
    if found.len() > TABLES_MAX {
        let message = format!("cannot read the folder `{}`: it holds {} tables", folder.display(), found.len());
        report.push(Diagnostic::error(Place::Default, message).expected(format!("{TABLES_MAX} or fewer")));
        return None;
    }
    Some(found)
}

/// A file that is not there, with the nearest that is.
pub(super) fn unreadable(files: &dyn Files, path: &Path, why: &str, place: Place) -> Diagnostic {
    let shown = path.display().to_string();
    let problem = Diagnostic::error(place, format!("cannot read `{shown}`: {why}"));
    // In double quotes a backslash begins the name of a sign that nobody sees.
    if shown.contains(|c: char| c == '\\' || c.is_control()) {
        return problem.hint("write a slash between folders, as ../baseline.toml");
    }
    let wanted = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let beside = files.names(path.parent().unwrap_or(Path::new(""))).unwrap_or_default();
    problem.did_you_mean(&wanted, beside.iter().map(String::as_str).filter(|name| *name != wanted))
}

/// What a file is by its first bytes, if it is none of ours, and what to do.
fn other_form(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let utf8 = "save it as UTF-8; in a spreadsheet, as `CSV UTF-8`";
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some(("UTF-16", utf8)),
        [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            Some(("a spreadsheet's own", "save the sheet as `CSV UTF-8`"))
        }
        _ if bytes.contains(&0) => Some(("binary (a zero byte is in it)", utf8)),
        _ => None,
    }
}

/// Reads a file as UTF-8 text and keeps it in `sources`. A byte-order mark is dropped.
pub(super) fn read_text(
    files: &dyn Files,
    path: &Path,
    asked_at: Option<&Place>,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<FileId> {
    let name = path.display().to_string();
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(why) => {
            let place = asked_at.cloned().unwrap_or(Place::Default);
            report.push(unreadable(files, path, &why, place));
            return None;
        }
    };
    if let Some((what, hint)) = other_form(&bytes) {
        let place = Place::File(sources.add(name, ""));
        report.push(Diagnostic::error(place, format!("the file is {what}, not plain text")).hint(hint));
        return None;
    }
    let all = bytes.len();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(sources.add(name, text)),
        Err(error) => {
            let good = error.valid_up_to();
            let lossy = String::from_utf8_lossy(bytes).into_owned();
            let file = sources.add(name, lossy);
            // The sign that stands in for it has three bytes.
            let place = Place::Span { file, start: good as u32, end: good as u32 + 3 };
            let (byte, found) = (all - bytes.len() + good + 1, bytes.get(good).unwrap_or(&0));
            let message = format!("byte {byte} is not UTF-8 text (found 0x{found:02x})");
            report.push(Diagnostic::error(place, message).hint("save the file as UTF-8"));
            None
        }
    }
}
