//! From a scenario's file to a model: the file, its parents, its system, the tables beside that.

use std::{
    cmp::Reverse,
    path::{Component, Path, PathBuf},
};

pub use super::assumptions::Case;
use rayon::prelude::*;

use super::{
    announcements::{self, Announcement},
    assumptions, claims, correlations,
    correlations::Correlation,
    files::{self, Files, read_text},
    flag::flag,
    scenario_file::{self, Head},
    series,
    stray::{self, Stray},
    system_file, tree,
};
use crate::{
    model::{
        Model, Rank, Said,
        claim::{Bound, Claim},
    },
    quantity::{Diagnostic, FileId, Place, Report, Severity, Sources},
};

/// A scenario may have this many parents, one above the other.
const PARENTS_MAX: usize = 32;

/// What the user asks of all files alike.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Which column of the tables of assumptions.
    pub case: Case,
    /// `--set PATH=VALUE`, in order.
    pub flags: Vec<String>,
}

/// A scenario, read and bound.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The name of its file without the ending: the name of its folder of results.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence.
    pub says: String,
    /// What it leaves out, in a sentence.
    pub leaves_out: String,
    /// Its structure, values and paths.
    pub model: Model,
    /// Statements to be tested.
    pub claims: Vec<Claim>,
    /// What was said of first gas over the years.
    pub announcements: Vec<Announcement>,
    /// Rank correlations, for studies.
    pub correlations: Vec<Correlation>,
}

/// All that came of reading a file: the scenario, if there were no errors, the problems, and the texts they point to.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The scenario.
    pub loaded: Option<Loaded>,
    /// The problems.
    pub report: Report,
    /// The files that were read.
    pub sources: Sources,
}

/// Reads a scenario and all it stands on.
pub fn load(path: &Path, options: &Options, files: &dyn Files) -> Reading {
    let mut reader = Reader {
        files,
        sources: Sources::default(),
        report: Report::default(),
        said: Said::default(),
        announced: Vec::new(),
        strays: Vec::new(),
    };
    let loaded = reader.scenario(path, options);
    let Reader { sources, report, .. } = reader;
    let loaded = loaded.filter(|_| !report.has_errors());
    Reading { loaded, report, sources }
}

/// Reads the text of a file.
type ReadInto = fn(&str, FileId, Case, &mut Said, &mut Report);

struct Reader<'a> {
    files: &'a dyn Files,
    sources: Sources,
    report: Report,
    said: Said,
    announced: Vec<announcements::Written>,
    strays: Vec<Stray>,
}

impl Reader<'_> {
    fn scenario(&mut self, path: &Path, options: &Options) -> Option<Loaded> {
        let mut heads = self.chain(path);
        let written = heads.iter_mut().rev().map(|(_, head)| std::mem::take(&mut head.claims)).collect::<Vec<_>>();
        let written = claims::merged(written.into_iter(), &mut self.report);
        let (system, asked_at) = self.system_of(&heads)?;
        let correlations = self.system(&system, asked_at.as_ref(), options.case)?;
        for (n, text) in options.flags.iter().enumerate() {
            self.said.settings.extend(flag(n, text, &mut self.report));
        }
        let model = self.bind()?;
        correlations::check(&correlations, &model.paths, &mut self.report);
        let claims = claims::bind(&written, &model, &self.sources, &mut self.report);
        self.others_exist(&claims);
        let announced = std::mem::take(&mut self.announced);
        let announcements = announcements::bind(announced, &model.structure.projects, &mut self.report);
        let own = heads.first().map(|(_, head)| head.clone()).unwrap_or_default();
        let name = path.file_stem().map_or_else(|| "scenario".to_owned(), |stem| stem.to_string_lossy().into_owned());
        Some(Loaded {
            title: own.title.unwrap_or_else(|| name.clone()),
            says: own.says.unwrap_or_default(),
            leaves_out: own.leaves_out.unwrap_or_default(),
            name,
            model,
            claims,
            announcements,
            correlations,
        })
    }

    /// The scenarios that claims compare with must be there.
    fn others_exist(&mut self, claims: &[Claim]) {
        for claim in claims {
            let Bound::Times { of, .. } = claim.test.bound() else { continue };
            let path = Path::new(of);
            if let Err(why) = self.files.read(path) {
                self.report.push(files::unreadable(self.files, path, &why, claim.place.clone()));
            }
        }
    }

    /// Binds what was said. If numbers are missing, and a table lies where nobody reads it, the table is told and not
    /// each number: they most likely stand there.
    fn bind(&mut self) -> Option<Model> {
        let (mut said, strays) = (std::mem::take(&mut self.said), std::mem::take(&mut self.strays));
        said.has_all_tables = !strays.iter().any(|stray| stray.is_table);
        let model = Model::bind(said, &mut self.report);
        for Stray { mut problem, is_table } in strays {
            if model.is_none() && is_table {
                problem.severity = Severity::Error;
            }
            self.report.push(problem);
        }
        model
    }

    /// The scenario's file and its parents, nearest first.
    fn chain(&mut self, path: &Path) -> Vec<(PathBuf, Head)> {
        let mut chain: Vec<(PathBuf, Head)> = Vec::new();
        let mut next = Some((path.to_path_buf(), None::<Place>));
        while let Some((path, asked_at)) = next.take() {
            if let Some(place) = &asked_at
                && let Some(problem) = endless(&chain, &path, place)
            {
                self.report.push(problem);
                break;
            }
            let rank = Rank::Scenario(Reverse(chain.len() as u16));
            let Some(file) = read_text(self.files, &path, asked_at.as_ref(), &mut self.sources, &mut self.report)
            else {
                break;
            };
            if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
                self.report.push(no_scenario(asked_at.unwrap_or(Place::File(file))));
                break;
            }
            let (items, whole) = tree::parse(&self.sources.get(file).text, file, &mut self.report);
            self.said.complete &= whole;
            let head = scenario_file::read(items, rank, &mut self.said, &mut self.report);
            if whole && !head.is_system && head.extends.is_none() && head.system.is_none() {
                self.report.push(
                    Diagnostic::error(Place::File(file), "the scenario stands on nothing")
                        .expected("extends = \"baseline.toml\", or system = \"system.toml\""),
                );
            }
            if let (Some(_), Some((_, place))) = (&head.extends, &head.system) {
                let message = "a scenario that extends another shares its system";
                self.report.push(Diagnostic::error(place.clone(), message).hint("remove `system`"));
            }
            next = head.extends.as_ref().map(|(parent, place)| (beside(&path, parent), Some(place.clone())));
            chain.push((path, head));
        }
        chain
    }

    fn system_of(&mut self, chain: &[(PathBuf, Head)]) -> Option<(PathBuf, Option<Place>)> {
        let (path, head) = chain.last()?;
        let (system, place) = head.system.as_ref()?;
        Some((beside(path, system), Some(place.clone())))
    }

    /// The system's file and the tables beside it.
    fn system(&mut self, path: &Path, asked_at: Option<&Place>, case: Case) -> Option<Vec<Correlation>> {
        let file = read_text(self.files, path, asked_at, &mut self.sources, &mut self.report)?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut written: Vec<(FileId, ReadInto)> = vec![(file, system_file::read)];
        for (name, read) in [("assumptions", assumptions::read as ReadInto), ("series", series::read)] {
            written.extend(self.tables(&folder.join(name)).into_iter().map(|file| (file, read)));
        }
        // Each file says its own: they are read side by side, and heard in their order.
        let sources = &self.sources;
        let hear = |(file, read): &(FileId, ReadInto)| {
            let (mut said, mut report) = (Said::default(), Report::default());
            read(&sources.get(*file).text, *file, case, &mut said, &mut report);
            (said, report)
        };
        for (said, report) in written.par_iter().map(hear).collect::<Vec<_>>() {
            self.said.append(said);
            self.report.append(report);
        }
        self.strays = stray::find(self.files, folder);
        if let Some(file) = self.beside_system(folder, stray::ANNOUNCEMENTS) {
            self.announced = announcements::read(&self.sources.get(file).text, file, &mut self.report);
        }
        let Some(file) = self.beside_system(folder, stray::CORRELATIONS) else { return Some(Vec::new()) };
        Some(correlations::read(&self.sources.get(file).text, file, &mut self.report))
    }

    /// A table that may stand beside the system's file.
    fn beside_system(&mut self, folder: &Path, name: &str) -> Option<FileId> {
        if !self.files.names(folder).is_ok_and(|names| names.iter().any(|known| known == name)) {
            return None;
        }
        let file = read_text(self.files, &folder.join(name), None, &mut self.sources, &mut self.report);
        self.said.complete &= file.is_some();
        file
    }

    /// The tables of a folder as texts.
    fn tables(&mut self, folder: &Path) -> Vec<FileId> {
        let mut found = Vec::new();
        let tables = files::tables(self.files, folder, &mut self.report);
        self.said.complete &= tables.is_some();
        for table in tables.unwrap_or_default() {
            match read_text(self.files, &table, None, &mut self.sources, &mut self.report) {
                Some(file) => found.push(file),
                None => self.said.complete = false,
            }
        }
        found
    }
}

/// The refusal of a parent that the chain holds already, or of a chain that is too long.
fn endless(chain: &[(PathBuf, Head)], path: &Path, asked_at: &Place) -> Option<Diagnostic> {
    if let Some(start) = chain.iter().position(|(known, _)| same_file(known, path)) {
        let circle: Vec<_> = chain[start..].iter().map(|(p, _)| p.display().to_string()).collect();
        let message = format!("scenarios extend each other in a circle: {} -> {}", circle.join(" -> "), path.display());
        return Some(Diagnostic::error(asked_at.clone(), message).hint("remove one `extends`"));
    }
    (chain.len() > PARENTS_MAX)
        .then(|| Diagnostic::error(asked_at.clone(), format!("more than {PARENTS_MAX} scenarios extend each other")))
}

/// A path written in `file`, as seen from here.
pub(super) fn beside(file: &Path, written: &str) -> PathBuf {
    file.parent().map_or_else(|| PathBuf::from(written), |folder| folder.join(written))
}

fn same_file(a: &Path, b: &Path) -> bool {
    clean(a) == clean(b)
}

/// A path without `.` and `x/..`, so that two ways to write it are one.
pub fn clean(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(clean.components().next_back(), Some(Component::Normal(_))) => {
                clean.pop();
            }
            other => clean.push(other),
        }
    }
    clean
}

/// A table stands where a scenario belongs: one sentence serves better than one for each line that is no TOML.
fn no_scenario(place: Place) -> Diagnostic {
    Diagnostic::error(place, "this is a table, not a scenario")
        .hint("name scenarios only; tables are read with the system they stand beside")
}
