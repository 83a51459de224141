//! Problems drawn for people. The only file that names the drawing library.

use std::{collections::BTreeSet, io::IsTerminal};

use ariadne::{CharSet, Color, Config, IndexType, Label, Report as Drawing, ReportKind};

use crate::quantity::{Diagnostic, FileId, Place, Report, Severity, Sources};

/// More problems than this are counted, not drawn.
const DRAWN_MAX: usize = 40;

/// Lines longer than this are not drawn.
const LINE_MAX: usize = 200;

/// The bytes of one file, for the drawing library.
type Span = (String, std::ops::Range<usize>);

/// Draws all problems of some files on standard error, each once, and says how many there are.
pub(super) fn show<'a>(reports: impl Iterator<Item = (&'a Report, &'a Sources)>) {
    let mut seen = BTreeSet::new();
    let problems: Vec<(&Diagnostic, &Sources)> = reports
        .flat_map(|(report, sources)| report.sorted().into_iter().map(move |problem| (problem, sources)))
        .filter(|(problem, sources)| {
            let place = sources.show(&problem.place);
            seen.insert((place.trim_start_matches("./").to_owned(), &problem.message))
        })
        .collect();
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    for (problem, sources) in problems.iter().take(DRAWN_MAX) {
        draw(problem, sources, colour);
    }
    if problems.len() > DRAWN_MAX {
        complain!("... and {} more", problems.len() - DRAWN_MAX);
    }
    if !problems.is_empty() {
        complain!("{}", counts(&problems));
    }
}

fn counts(problems: &[(&Diagnostic, &Sources)]) -> String {
    let many = |n: usize, one: &str| if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") };
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Notice, "notice")]
        .into_iter()
        .map(|(severity, name)| (problems.iter().filter(|(p, _)| p.severity == severity).count(), name))
        .filter(|(n, _)| *n > 0)
        .map(|(n, name)| many(n, name))
        .collect::<Vec<_>>()
        .join(", ")
}

fn draw(problem: &Diagnostic, sources: &Sources, colour: bool) {
    let (kind, tint) = match problem.severity {
        Severity::Error => (ReportKind::Error, Color::Red),
        Severity::Warning => (ReportKind::Warning, Color::Yellow),
        Severity::Notice => (ReportKind::Advice, Color::Cyan),
    };
    let Some(span) = span(&problem.place, sources).filter(|span| is_short(span, sources, &problem.place)) else {
        return plain(problem, sources);
    };
    let config = Config::default().with_index_type(IndexType::Byte).with_color(colour).with_char_set(CharSet::Unicode);
    let mut drawing = Drawing::build(kind, span.clone()).with_config(config).with_message(seen(&problem.message));
    let label = problem.expected.as_ref().map_or_else(|| "here".to_owned(), |text| format!("expected {}", seen(text)));
    drawing = drawing.with_label(Label::new(span).with_color(tint).with_message(label));
    for (place, text) in &problem.also {
        if let Some(other) = self::span(place, sources).filter(|span| is_short(span, sources, place)) {
            drawing = drawing.with_label(Label::new(other).with_color(Color::Blue).with_message(text));
        } else {
            drawing = drawing.with_note(format!("{text}: {}", sources.show(place)));
        }
    }
    if let Some(hint) = &problem.hint {
        drawing = drawing.with_help(seen(hint));
    }
    let named: BTreeSet<FileId> =
        problem.also.iter().map(|(p, _)| p).chain([&problem.place]).filter_map(file).collect();
    let texts = named.into_iter().map(|file| (sources.get(file).name.clone(), sources.get(file).text.clone()));
    if drawing.finish().eprint(ariadne::sources(texts)).is_err() {
        plain(problem, sources);
    }
}

/// A text with its signs that are not to be seen written out, so that no file can move the cursor of a terminal.
fn seen(text: &str) -> String {
    let written = |c: char| if c.is_control() && c != '\n' { c.escape_default().to_string() } else { c.to_string() };
    text.chars().map(written).collect()
}

/// Whether the line can be shown: a table has lines of any length, and its row and column say enough.
fn is_short((_, bytes): &Span, sources: &Sources, place: &Place) -> bool {
    let Some(file) = file(place) else { return false };
    let text = &sources.get(file).text;
    let begin = text.get(..bytes.start).and_then(|before| before.rfind('\n')).map_or(0, |n| n + 1);
    text.get(begin..).and_then(|rest| rest.lines().next()).is_some_and(|line| line.len() <= LINE_MAX)
}

/// A problem with no place in a file, or on a line too long to show.
fn plain(problem: &Diagnostic, sources: &Sources) {
    let word = match problem.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Notice => "Notice",
    };
    let place = match &problem.place {
        Place::Default => String::new(),
        place => format!(" ({})", sources.show(place)),
    };
    complain!("{word}{place}: {}", seen(&problem.message));
    if let Some(text) = &problem.expected {
        complain!("  expected {}", seen(text));
    }
    if let Some(hint) = &problem.hint {
        complain!("  {}", seen(hint));
    }
    for (place, text) in &problem.also {
        complain!("  {text}: {}", sources.show(place));
    }
}

fn file(place: &Place) -> Option<FileId> {
    match place {
        Place::Span { file, .. } | Place::Cell { file, .. } => Some(*file),
        Place::File(_) | Place::Flag(_) | Place::Default => None,
    }
}

fn span(place: &Place, sources: &Sources) -> Option<Span> {
    let name = |file: FileId| sources.get(file).name.clone();
    match place {
        Place::Span { file, start, end } => {
            let length = sources.get(*file).text.len();
            let start = (*start as usize).min(length);
            Some((name(*file), start..(*end as usize).clamp(start, length)))
        }
        Place::Cell { file, row, column } => cell(&sources.get(*file).text, *row, *column).map(|s| (name(*file), s)),
        Place::File(_) | Place::Flag(_) | Place::Default => None,
    }
}

/// The bytes of a cell: commas inside quotes do not count.
fn cell(text: &str, row: u32, column: u16) -> Option<std::ops::Range<usize>> {
    let start: usize = text.split_inclusive('\n').take((row as usize).saturating_sub(1)).map(str::len).sum();
    let line = text.get(start..)?.lines().next()?;
    let (mut quoted, mut at, mut from) = (false, 1, 0);
    for (n, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted && at == column => return Some(start + from..start + n),
            ',' if !quoted => (at, from) = (at + 1, n + 1),
            _ => {}
        }
    }
    Some(start + from..start + line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_found_by_row_and_column() {
        let text = "a,b,c\n1,\"2,5\",3\n";
        let of = |row, column| cell(text, row, column).and_then(|span| text.get(span));
        assert_eq!((of(1, 2), of(2, 2), of(2, 3)), (Some("b"), Some("\"2,5\""), Some("3")));
    }
}
