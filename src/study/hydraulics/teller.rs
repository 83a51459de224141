//! Where problems of a case go, and where in the file they stand.

use crate::quantity::{Diagnostic, FileId, Place, Report};

/// Where problems of a case go, and where they stand.
pub(super) struct Teller<'a> {
    /// The file.
    pub(super) file: FileId,
    /// Its text.
    pub(super) text: &'a str,
    /// The case, by its id.
    pub(super) case: String,
    /// Where its text begins.
    pub(super) start: usize,
    /// The problems.
    pub(super) report: Report,
}

impl Teller<'_> {
    /// A problem of the field at a path, as `inputs.length_m`.
    pub(super) fn problem(&self, path: &str, message: &str) -> Diagnostic {
        let key = path.rsplit(['.', ' ']).find(|key| !key.starts_with('[')).unwrap_or(path);
        let key = key.split('[').next().unwrap_or(key);
        Diagnostic::error(self.place(key), format!("case {}: {message}", self.case))
    }

    /// Looks on from a key.
    pub(super) fn seek(&mut self, key: &str) {
        if let Place::Span { start, .. } = self.place(key) {
            self.start = start as usize;
        }
    }

    /// Looks on from the next table that has this id.
    pub(super) fn seek_item(&mut self, id: &str) {
        let after = self.text.get(self.start..).unwrap_or("");
        let Some(at) = after.find(&format!("\"{id}\"")) else { return };
        self.start += after[..at].rfind(['{', '[']).unwrap_or(at);
    }

    /// The key behind the case's begin; the file where it is not found.
    fn place(&self, key: &str) -> Place {
        let after = self.text.get(self.start..).unwrap_or("");
        let is_key = |at: usize| {
            let before = after[..at].chars().next_back();
            let behind = after[at + key.len()..].trim_start_matches('"').trim_start();
            !before.is_some_and(|c| c.is_alphanumeric() || c == '_') && behind.starts_with([':', '=', '.', ']'])
        };
        match after.match_indices(key).map(|(at, _)| at).find(|at| !key.is_empty() && is_key(*at)) {
            Some(at) => {
                let start = (self.start + at) as u32;
                Place::Span { file: self.file, start, end: start + key.len() as u32 }
            }
            None => Place::File(self.file),
        }
    }
}
