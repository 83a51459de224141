//! CSV as cells with places. The only file that names the CSV reader.

use std::collections::BTreeMap;

use crate::quantity::{Diagnostic, FileId, Place, Report, nearest};

/// A table whose rows all have the columns of the header.
pub(super) struct Table {
    pub(super) header: Vec<Cell>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether no row had to be left out.
    pub(super) whole: bool,
}

/// No table has more rows or columns than these.
const ROWS_MAX: usize = 50_000;
const COLUMNS_MAX: usize = 2_000;

/// One cell, trimmed.
#[derive(Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) place: Place,
}

impl Cell {
    /// The line it stands in, counted from one.
    pub(super) fn row(&self) -> usize {
        match self.place {
            Place::Cell { row, .. } => row as usize,
            _ => 0,
        }
    }
}

/// Reads a table. Rows of the wrong length and unreadable rows are reported and left out.
pub(super) fn read(text: &str, file: FileId, report: &mut Report) -> Option<Table> {
    let rows = records(text, file, report)?;
    // A sheet may begin with empty rows.
    let mut rows = rows.into_iter().skip_while(|row| row.iter().all(|cell| cell.text.is_empty())).peekable();
    let Some(mut header) = rows.next() else {
        report.push(Diagnostic::error(Place::File(file), "the table is empty").expected("a header and rows"));
        return None;
    };
    // A spreadsheet may leave empty columns at the right.
    let width = header.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
    let empty = header.split_off(width);
    if header.len() == 1
        && let Some(sign) = [';', '\t'].into_iter().find(|sign| header[0].text.contains(*sign))
    {
        let sign = if sign == ';' { "semicolons" } else { "tabs" };
        report.push(
            Diagnostic::error(header[0].place.clone(), format!("the columns are separated by {sign}"))
                .expected("commas")
                .hint("save the sheet as CSV with commas; write numbers with a decimal point"),
        );
        return None;
    }
    if let ([title], Some(next)) = (header.as_slice(), rows.peek())
        && next.iter().filter(|cell| !cell.text.is_empty()).count() > 1
    {
        let message = format!("the first row names one column, `{}`, and the next has more cells", title.text);
        let problem = Diagnostic::error(title.place.clone(), message).expected("the names of the columns");
        report.push(problem.hint("put titles and remarks behind a #"));
        return None;
    }
    told_of(&empty, report);
    let named = refuse_twice(&header, report);
    let mut wrong: BTreeMap<usize, (Place, usize)> = BTreeMap::new();
    let rows: Vec<Vec<Cell>> = rows
        .filter_map(|row| {
            of_width(row, width).unwrap_or_else(|(place, cells)| {
                wrong.entry(cells).or_insert((place, 0)).1 += 1;
                None
            })
        })
        .collect();
    let whole = named && wrong.is_empty();
    wrong.into_iter().for_each(|(cells, (place, count))| report.push(wrong_width(cells, width, place, count)));
    Some(Table { header, rows, whole })
}

/// Says that columns without a name and without cells are left out.
fn told_of(empty: &[Cell], report: &mut Report) {
    let Some(first) = empty.first() else { return };
    let columns =
        if empty.len() == 1 { "an empty column".to_owned() } else { format!("{} empty columns", empty.len()) };
    let message = format!("{columns} at the right of the table, left out");
    let hint = "a spreadsheet adds them; `corridor fmt` takes them away";
    report.push(Diagnostic::notice(first.place.clone(), message).hint(hint));
}

/// Rows that all have the same wrong number of cells have most likely the same cause.
fn wrong_width(cells: usize, width: usize, place: Place, count: usize) -> Diagnostic {
    let more = match count {
        0 | 1 => String::new(),
        2 => ", and so has another row below".to_owned(),
        _ => format!(", and so have {} more rows below", count - 1),
    };
    let hint = if cells > width {
        "a text with a comma needs quotes around it, a number a decimal point"
    } else {
        "a blank cell needs its comma too, and a quotation mark its partner"
    };
    Diagnostic::error(place, format!("the row has {cells} cells, the header {width}{more}")).hint(hint)
}

/// All rows as cells; `None`, reported, where the table is too large to be one of ours.
pub(super) fn records(text: &str, file: FileId, report: &mut Report) -> Option<Vec<Vec<Cell>>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    refuse_lost_rows(text, file, report);
    let mut lines = Lines { text, byte: 0, line: 1 };
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let row = error.position().map_or(1, |p| p.line() as u32);
                let message = format!("unreadable row: {error}");
                report.push(Diagnostic::error(Place::Cell { file, row, column: 1 }, message));
                return None;
            }
        };
        let row = lines.row(record.position().map_or(0, |p| p.byte() as usize));
        if rows.len() > ROWS_MAX || record.len() > COLUMNS_MAX {
            let message = format!("the table has more than {ROWS_MAX} rows or {COLUMNS_MAX} columns");
            report.push(Diagnostic::error(Place::Cell { file, row, column: 1 }, message));
            return None;
        }
        let cells = cells(&record, file, row);
        if let Some(open) = cells.iter().find(|cell| cell.text.contains('\n')) {
            let problem = Diagnostic::error(open.place.clone(), "the cell goes on in the next line");
            report.push(problem.hint("close the quotation mark, or write the cell on one line"));
            return None;
        }
        rows.push(cells);
    }
    Some(rows)
}

/// A row whose first cell is an error of a spreadsheet looks like a comment, and would be lost.
fn refuse_lost_rows(text: &str, file: FileId, report: &mut Report) {
    let errors = ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!"];
    for (n, line) in text.lines().enumerate().filter(|(_, line)| line.starts_with('#')) {
        if let Some(error) = errors.iter().find(|error| line.starts_with(**error)) {
            let place = Place::Cell { file, row: n as u32 + 1, column: 1 };
            let problem = Diagnostic::error(place, format!("`{error}` is an error of the spreadsheet"));
            report.push(problem.hint("mend the formula, or write what it should give"));
        }
    }
}

/// Counts lines up to a row: the reader's own count stops before the comments and blank lines above a row.
struct Lines<'a> {
    text: &'a str,
    byte: usize,
    line: u32,
}

impl Lines<'_> {
    fn row(&mut self, byte: usize) -> u32 {
        self.pass(byte);
        while let Some(line) = self.text.get(self.byte..).and_then(|rest| rest.split_inclusive('\n').next()) {
            if !line.starts_with('#') && !line.trim_matches(['\r', '\n']).is_empty() {
                break;
            }
            self.pass(self.byte + line.len());
        }
        self.line
    }

    fn pass(&mut self, byte: usize) {
        let passed = self.text.get(self.byte..byte).unwrap_or_default();
        self.line += passed.matches('\n').count() as u32;
        self.byte = byte.max(self.byte);
    }
}

fn cells(record: &csv::StringRecord, file: FileId, row: u32) -> Vec<Cell> {
    let cell = |(n, text): (usize, &str)| Cell {
        text: text.to_owned(),
        place: Place::Cell { file, row, column: n as u16 + 1 },
    };
    record.iter().enumerate().map(cell).collect()
}

/// The row cut to the header's width; `None` for an empty row, and where one of the wrong length ends and its length.
fn of_width(mut row: Vec<Cell>, width: usize) -> Result<Option<Vec<Cell>>, (Place, usize)> {
    if row.iter().all(|cell| cell.text.is_empty()) {
        return Ok(None);
    }
    while row.len() > width && row.last().is_some_and(|cell| cell.text.is_empty()) {
        row.pop();
    }
    match row.last() {
        Some(last) if row.len() != width => Err((last.place.clone(), row.len())),
        _ => Ok(Some(row)),
    }
}

/// Whether each column has a name of its own.
fn refuse_twice(header: &[Cell], report: &mut Report) -> bool {
    let mut seen: BTreeMap<&str, &Cell> = BTreeMap::new();
    for cell in header {
        if cell.text.is_empty() {
            report.push(Diagnostic::error(cell.place.clone(), "a column has no name"));
        } else if let Some(first) = seen.get(cell.text.as_str()) {
            let message = format!("the column `{}` stands twice", cell.text);
            report.push(Diagnostic::error(cell.place.clone(), message).also(first.place.clone(), "first here"));
        } else {
            seen.insert(&cell.text, cell);
        }
    }
    seen.len() == header.len()
}

impl Table {
    /// The number of each named column; missing and unknown ones are reported.
    pub(super) fn columns<const N: usize>(
        &self,
        names: [&str; N],
        file: FileId,
        report: &mut Report,
    ) -> Option<[usize; N]> {
        let found = names.map(|name| self.header.iter().position(|cell| cell.text == name));
        let mut missing: Vec<&str> =
            names.iter().zip(&found).filter(|(_, at)| at.is_none()).map(|(name, _)| *name).collect();
        for cell in self.header.iter().filter(|cell| !cell.text.is_empty() && !names.contains(&cell.text.as_str())) {
            // A column that is written another way is not missing as well.
            let near = nearest(&cell.text, missing.iter().copied());
            missing.retain(|name| Some(*name) != near);
            let problem = Diagnostic::error(cell.place.clone(), format!("unknown column `{}`", cell.text));
            report.push(
                problem
                    .expected(names.join(", "))
                    .did_you_mean(&cell.text, near.map_or(names.to_vec(), |near| vec![near])),
            );
        }
        for name in missing {
            report.push(
                Diagnostic::error(Place::File(file), format!("the column `{name}` is missing"))
                    .expected(names.join(", ")),
            );
        }
        let numbers = found.map(|n| n.unwrap_or(usize::MAX));
        (!numbers.contains(&usize::MAX)).then_some(numbers)
    }
}
