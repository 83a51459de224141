//! Problems as data: where, what was found, what was expected, what may have been meant.
//!
//! Nothing here prints. The command line draws a [`Report`] for people; all problems are in it at once.

use super::QuantityError;

/// The number of a file in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// Where a text stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Bytes of a file.
    Span {
        /// The file.
        file: FileId,
        /// The first byte.
        start: u32,
        /// One past the last byte.
        end: u32,
    },
    /// A cell of a table, both counted from one; the header is row 1.
    Cell {
        /// The file.
        file: FileId,
        /// The row as a spreadsheet shows it.
        row: u32,
        /// The column, 1 = first.
        column: u16,
    },
    /// A whole file.
    File(FileId),
    /// The n-th `--set` of the command line.
    Flag(u16),
    /// Nowhere: a default of the programme.
    Default,
}

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The run cannot go on.
    Error,
    /// The run goes on; `--strict` makes it an error.
    Warning,
    /// Something a reader of the result should know.
    Notice,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// How grave.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What was found and why it is wrong, in a sentence without a full stop.
    pub message: String,
    /// What was expected, with units.
    pub expected: Option<String>,
    /// The nearest known name, the fix.
    pub hint: Option<String>,
    /// Other places that belong to it ("first defined here").
    pub also: Vec<(Place, String)>,
}

impl Diagnostic {
    /// An error at `place`.
    pub fn error(place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, place, message)
    }
    /// A warning at `place`.
    pub fn warning(place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, place, message)
    }
    /// A notice at `place`.
    pub fn notice(place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Notice, place, message)
    }
    /// An error at `place` of what cannot be read; `message` says it in context.
    pub fn unreadable(place: Place, message: impl Into<String>, error: QuantityError) -> Self {
        Self { expected: error.expected, hint: error.hint, ..Self::error(place, message) }
    }
    fn new(severity: Severity, place: Place, message: impl Into<String>) -> Self {
        Self { severity, place, message: message.into(), expected: None, hint: None, also: Vec::new() }
    }
    /// Adds what was expected.
    #[must_use]
    pub fn expected(mut self, text: impl Into<String>) -> Self {
        self.expected = Some(text.into());
        self
    }
    /// Adds a hint.
    #[must_use]
    pub fn hint(mut self, text: impl Into<String>) -> Self {
        self.hint = Some(text.into());
        self
    }
    /// Adds "did you mean ...?" where a name is near enough.
    #[must_use]
    pub fn did_you_mean<'a>(mut self, found: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        if let Some(near) = nearest(found, known) {
            self.hint = Some(format!("did you mean `{near}`?"));
        }
        self
    }
    /// Adds another place.
    #[must_use]
    pub fn also(mut self, place: Place, text: impl Into<String>) -> Self {
        self.also.push((place, text.into()));
        self
    }
}

/// All problems met so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    list: Vec<Diagnostic>,
}

impl Report {
    /// Adds a problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }
    /// Adds all of another report.
    pub fn append(&mut self, other: Report) {
        self.list.extend(other.list);
    }
    /// Whether the run must stop.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }
    /// Nothing at all to say.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
    /// The problems, ordered by place and then as met, each once.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<_> = self.list.iter().collect();
        all.sort_by(|a, b| a.place.cmp(&b.place));
        all.dedup();
        all
    }
    /// Makes every warning an error, as `--strict` asks.
    pub fn make_strict(&mut self) {
        for d in self.list.iter_mut().filter(|d| d.severity == Severity::Warning) {
            d.severity = Severity::Error;
        }
    }
}

/// A file that was read, kept to show places in it.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as the user would write it.
    pub name: String,
    /// The text, byte for byte.
    pub text: String,
    /// Where its lines begin.
    lines: Vec<u32>,
}

impl SourceFile {
    /// Line and column of a byte, both counted from one, columns in characters.
    fn at(&self, byte: u32) -> (usize, usize) {
        let line = self.lines.partition_point(|start| *start <= byte).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0) as usize;
        let before = self.text.get(start..byte as usize).unwrap_or("");
        (line, before.chars().count() + 1)
    }
}

/// All files that were read, by [`FileId`].
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// How many flags are `--set`, where others follow them.
    set: Option<u16>,
}

impl Sources {
    /// Keeps a file and gives its number.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let text = text.into();
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(n, _)| n as u32 + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        self.files.push(SourceFile { name: name.into(), text, lines });
        FileId((self.files.len() - 1) as u16)
    }
    /// Flags from this one on are changes of `--compare`.
    pub fn compare_from(&mut self, flag: usize) {
        self.set = Some(flag as u16);
    }
    /// The file of that number.
    pub fn get(&self, file: FileId) -> &SourceFile {
        &self.files[usize::from(file.0)]
    }
    /// All files in the order they were read.
    pub fn iter(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter()
    }
    /// A place as a person writes it: `system.toml:12:5`, `prices.csv row 3, column 2`.
    pub fn show(&self, place: &Place) -> String {
        match place {
            Place::Span { file, start, .. } => {
                let source = self.get(*file);
                let (line, column) = source.at(*start);
                format!("{}:{line}:{column}", source.name)
            }
            Place::Cell { file, row, column } => format!("{} row {row}, column {column}", self.get(*file).name),
            Place::File(file) => self.get(*file).name.clone(),
            Place::Flag(n) => match self.set.filter(|set| n >= set) {
                Some(set) => format!("--compare, change {}", n - set + 1),
                None => format!("--set number {}", n + 1),
            },
            Place::Default => "default".to_owned(),
        }
    }
}

/// The known name nearest to `found` by edit distance (Damerau, adjacent swaps count one), if within a
/// third of its length.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (found.chars().count() / 3).clamp(1, 6);
    let fold = |s: &str| s.to_lowercase().replace('_', "-").chars().take(200).collect::<Vec<_>>();
    let found = fold(found);
    // Each sign more or less is an edit: most names are out by their length alone.
    let may_be = |length: usize| found.len().abs_diff(length.min(200)) <= limit;
    let near = known.into_iter().filter(|name| !name.is_ascii() || may_be(name.len())).filter_map(|name| {
        let edits = distance(&found, &fold(name));
        (edits <= limit).then_some((edits, name))
    });
    near.min().map(|(_, name)| name)
}

fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if swap {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_near() {
        let known = ["pipelines", "terminals", "projects"];
        assert_eq!(nearest("pipelnies", known), Some("pipelines"));
        assert_eq!(nearest("terminal", known), Some("terminals"));
        assert_eq!(nearest("weather", known), None);
    }

    /// Most names are left out by their length alone; that finds what comparing with every name finds.
    #[test]
    fn names_left_out_by_their_length_are_far() {
        let known =
            ["bcm/y", "MMcfd", "MMscmd", "degC", "°C", "USD/MMBtu", "years", "mtpa", "PJ", "m3", "İ", "projects"];
        let fold = |s: &str| s.to_lowercase().replace('_', "-").chars().collect::<Vec<_>>();
        for found in
            ["bcm", "bcmy", "mmscfd", "C", "°c", "usd/mmbut", "yaers", "MTPAA", "J", "m", "i", "project_", "", "x"]
        {
            let limit = (found.chars().count() / 3).clamp(1, 6);
            let all = known.map(|name| (distance(&fold(found), &fold(name)), name));
            let near = all.into_iter().filter(|(edits, _)| *edits <= limit).min().map(|(_, name)| name);
            assert_eq!(nearest(found, known), near, "{found}");
        }
    }

    #[test]
    fn places_read_as_a_person_writes_them() {
        let mut sources = Sources::default();
        let file = sources.add("system.toml", "a = 1\nb = é2\n");
        assert_eq!(sources.show(&Place::Span { file, start: 12, end: 13 }), "system.toml:2:6");
        assert_eq!(sources.show(&Place::Cell { file, row: 3, column: 2 }), "system.toml row 3, column 2");
    }
}
