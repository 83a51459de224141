//! Tables in one form: columns of assumptions in their order, rows of series in the order of time, cells without blanks around
//! them and without quotes they do not need.

use crate::{
    quantity::{Diagnostic, FileId, Place, Report},
    scenario::{
        assumptions,
        series::{self, REMARKS},
        table::{self, Cell},
    },
};

/// A row with the lines of comment above it.
struct Row<'a> {
    above: Vec<&'a str>,
    cells: Vec<Cell>,
}

/// The tidy table. `None` where it cannot be read; that is in the report.
pub(super) fn tidy(text: &str, file: FileId, report: &mut Report) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    if text.contains('\r') {
        // A comment goes on behind such a sign, a row ends with it: no one form keeps both.
        let problem = Diagnostic::error(Place::File(file), "a line ends with a carriage return alone");
        report.push(problem.expected("lines that end with a line feed, as all editors write them today"));
        return None;
    }
    let (mut rows, below) = rows(&text, file, report)?;
    let header = &rows.first()?.cells;
    let width = header.iter().rposition(|cell| !cell.text.is_empty())? + 1;
    let order = order(header.get(..width)?);
    if series::FIRST_COLUMNS.contains(&header.first()?.text.as_str()) {
        rows[1..].sort_by_key(|row| row.cells.first().map(rank));
    }
    let mut lines: Vec<String> = Vec::new();
    for row in &rows {
        lines.extend(row.above.iter().map(|line| line.trim_end().to_owned()));
        let cell = |n: &usize| row.cells.get(*n).map_or_else(String::new, quoted);
        lines.push(order.iter().map(cell).collect::<Vec<_>>().join(","));
    }
    lines.extend(below.iter().map(|line| line.trim_end().to_owned()));
    lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    Some(format!("{}\n", lines.join("\n").trim_matches('\n')))
}

/// All rows that say something with what stands above each, and what stands below the last.
fn rows<'a>(text: &'a str, file: FileId, report: &mut Report) -> Option<(Vec<Row<'a>>, Vec<&'a str>)> {
    let mut records = table::records(text, file, report)?.into_iter().peekable();
    let (mut rows, mut above) = (Vec::new(), Vec::new());
    for (n, line) in text.lines().enumerate() {
        let here = records.next_if(|cells| cells.first().is_some_and(|cell| cell.row() == n + 1));
        // The reader takes a comment that ends with the file for a blank row.
        let Some(cells) = here.filter(|_| !line.starts_with('#')) else {
            if !line.starts_with('#') && !line.trim().is_empty() {
                let problem =
                    Diagnostic::error(Place::File(file), format!("line {} belongs to the cell above it", n + 1));
                report.push(problem.hint("close the quotation mark, or write the cell on one line"));
                return None;
            }
            above.push(line);
            continue;
        };
        if cells.iter().any(|cell| !cell.text.is_empty()) {
            rows.push(Row { above: std::mem::take(&mut above), cells });
        }
    }
    Some((rows, above))
}

/// The columns in the order in which they are to stand.
fn order(header: &[Cell]) -> Vec<usize> {
    let place = |n: &usize| assumptions::COLUMNS.iter().position(|name| *name == header[*n].text);
    let mut order: Vec<usize> = (0..header.len()).collect();
    if header.iter().any(|cell| cell.text == assumptions::COLUMNS[0]) {
        order.sort_by_key(|n| place(n).unwrap_or(usize::MAX));
    }
    order
}

/// Where a row of a series belongs: what is known of the columns, the periods, what holds beyond.
fn rank(first: &Cell) -> (usize, String) {
    match REMARKS.iter().position(|remark| *remark == first.text) {
        Some(n) => (n, String::new()),
        None if first.text == "beyond" => (REMARKS.len() + 1, String::new()),
        None => (REMARKS.len(), first.text.clone()),
    }
}

/// A cell, in quotes where it would be read as something else.
fn quoted(cell: &Cell) -> String {
    let text = &cell.text;
    if text.contains([',', '"', '\n', '\r']) || text.starts_with('#') {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.clone()
}
