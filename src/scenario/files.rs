//! Reading files as text, refusing what is no text.

use std::{
    io::Read,
    path::{Path, PathBuf},
};

use crate::quantity::{Diagnostic, FileId, Place, Report, Sources};

/// No file of a scenario is larger than this.
const BYTES_MAX: u64 = 16 * 1024 * 1024;

/// Where files come from; tests and embedded examples bring their own.
pub trait Files {
    /// The bytes of a file.
    ///
    /// # Errors
    /// Says in words why it cannot be read.
    fn read(&self, path: &Path) -> Result<Vec<u8>, String>;
    /// The files in a folder that end in `.csv`, in order of name; none if there is no such folder.
    fn tables(&self, folder: &Path) -> Vec<PathBuf>;
}

/// Files on disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct DiskFiles;

impl Files for DiskFiles {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        let describe = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
            std::io::ErrorKind::PermissionDenied => "it may not be read (permission denied)".to_owned(),
            std::io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
            _ => error.to_string(),
        };
        let file = std::fs::File::open(path).map_err(describe)?;
        let meta = file.metadata().map_err(describe)?;
        if meta.is_dir() {
            return Err("it is a folder".to_owned());
        }
        if meta.len() > BYTES_MAX {
            return Err(format!("it has {} MB; no file of a scenario may have more than 16", meta.len() / 1_000_000));
        }
        let mut bytes = Vec::with_capacity(meta.len() as usize);
        // A pipe or device has no length; the limit holds for it too.
        file.take(BYTES_MAX + 1).read_to_end(&mut bytes).map_err(describe)?;
        if bytes.len() as u64 > BYTES_MAX {
            return Err("it has more than 16 MB; no file of a scenario may have more".to_owned());
        }
        Ok(bytes)
    }

    fn tables(&self, folder: &Path) -> Vec<PathBuf> {
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut found: Vec<PathBuf> = entries
            .filter_map(|entry| entry.ok().map(|e| e.path()))
            .filter(|path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")))
            .filter(|path| !path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.')))
            .collect();
        found.sort();
        found
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
            report.push(Diagnostic::error(place, format!("cannot read `{name}`: {why}")));
            return None;
        }
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(sources.add(name, text)),
        Err(error) => {
            let good = error.valid_up_to();
            let lossy = String::from_utf8_lossy(bytes).into_owned();
            let file = sources.add(name, lossy);
            let place = Place::Span { file, start: good as u32, end: good as u32 + 1 };
            let message =
                format!("byte {} is not UTF-8 text (found 0x{:02x})", good + 1, bytes.get(good).unwrap_or(&0));
            report.push(Diagnostic::error(place, message).hint("save the file as UTF-8"));
            None
        }
    }
}
