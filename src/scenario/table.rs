//! CSV as cells with places. The only file that names the CSV reader.

use crate::quantity::{Diagnostic, FileId, Place, Report};

/// A table whose rows all have the columns of the header.
pub(super) struct Table {
    pub(super) header: Vec<Cell>,
    pub(super) rows: Vec<Vec<Cell>>,
}

/// One cell, trimmed.
#[derive(Clone)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) place: Place,
}

/// Reads a table. Rows of the wrong length and unreadable rows are reported and left out.
pub(super) fn read(text: &str, file: FileId, report: &mut Report) -> Option<Table> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => rows.push(cells(&record, file)),
            Err(error) => {
                let row = error.position().map_or(1, |p| p.line() as u32);
                report
                    .push(Diagnostic::error(Place::Cell { file, row, column: 1 }, format!("unreadable row: {error}")));
            }
        }
    }
    let mut rows = rows.into_iter();
    let Some(mut header) = rows.next() else {
        report.push(Diagnostic::error(Place::File(file), "the table is empty").expected("a header and rows"));
        return None;
    };
    if header.len() == 1 && header[0].text.contains(';') {
        report.push(
            Diagnostic::error(header[0].place.clone(), "the columns are separated by semicolons")
                .expected("commas")
                .hint("save the sheet as CSV with commas; write numbers with a decimal point"),
        );
        return None;
    }
    // A spreadsheet may leave empty columns at the right.
    let width = header.iter().rposition(|cell| !cell.text.is_empty()).map_or(0, |last| last + 1);
    header.truncate(width);
    let rows = rows.filter_map(|row| of_width(row, width, report)).collect();
    refuse_twice(&header, report);
    Some(Table { header, rows })
}

fn cells(record: &csv::StringRecord, file: FileId) -> Vec<Cell> {
    let row = record.position().map_or(1, |p| p.line() as u32);
    let cell = |(n, text): (usize, &str)| Cell {
        text: text.to_owned(),
        place: Place::Cell { file, row, column: n as u16 + 1 },
    };
    record.iter().enumerate().map(cell).collect()
}

/// The row cut to the header's width; `None` for an empty row or, reported, one of the wrong length.
fn of_width(mut row: Vec<Cell>, width: usize, report: &mut Report) -> Option<Vec<Cell>> {
    if row.iter().all(|cell| cell.text.is_empty()) {
        return None;
    }
    while row.len() > width && row.last().is_some_and(|cell| cell.text.is_empty()) {
        row.pop();
    }
    if row.len() != width {
        let place = row.last().map(|cell| cell.place.clone())?;
        let message = format!("the row has {} cells, the header {width}", row.len());
        report.push(Diagnostic::error(place, message).hint("a text with a comma needs quotes around it"));
        return None;
    }
    Some(row)
}

fn refuse_twice(header: &[Cell], report: &mut Report) {
    for (n, cell) in header.iter().enumerate() {
        if cell.text.is_empty() {
            report.push(Diagnostic::error(cell.place.clone(), "a column has no name"));
        } else if let Some(first) = header[..n].iter().find(|other| other.text == cell.text) {
            let message = format!("the column `{}` stands twice", cell.text);
            report.push(Diagnostic::error(cell.place.clone(), message).also(first.place.clone(), "first here"));
        }
    }
}

impl Table {
    /// The number of each named column; missing and unknown ones are reported.
    pub(super) fn columns<const N: usize>(
        &self,
        names: [&str; N],
        file: FileId,
        report: &mut Report,
    ) -> Option<[usize; N]> {
        for cell in self.header.iter().filter(|cell| !cell.text.is_empty() && !names.contains(&cell.text.as_str())) {
            let problem = Diagnostic::error(cell.place.clone(), format!("unknown column `{}`", cell.text));
            report.push(problem.expected(names.join(", ")).did_you_mean(&cell.text, names));
        }
        let found = names.map(|name| self.header.iter().position(|cell| cell.text == name));
        for (name, _) in names.iter().zip(&found).filter(|(_, found)| found.is_none()) {
            report.push(
                Diagnostic::error(Place::File(file), format!("the column `{name}` is missing"))
                    .expected(names.join(",")),
            );
        }
        let numbers = found.map(|n| n.unwrap_or(usize::MAX));
        (!numbers.contains(&usize::MAX)).then_some(numbers)
    }
}
