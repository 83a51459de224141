//! Tables as CSV. The only file that writes it.
//!
//! Tables hold some hundred thousand cells: each goes straight into the bytes of its file.

use super::number::Digits;

/// What stands in a cell.
#[derive(Debug, Clone)]
pub enum Cell<'a> {
    /// Words that stand elsewhere too.
    Text(&'a str),
    /// Words made for this cell.
    Made(String),
    /// A whole number.
    Whole(i32),
    /// A number, as [`plain`](super::plain) writes it.
    Number(f64),
    /// An asset by its path: `kind.id`.
    Path(&'a str, &'a str),
    /// Unknown, or not of this row.
    Empty,
}

/// A table as bytes of CSV.
pub fn table<'a, const N: usize>(header: [&str; N], rows: impl IntoIterator<Item = [Cell<'a>; N]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut digits = Digits::default();
    row(&header.map(Cell::Text), &mut digits, &mut bytes);
    rows.into_iter().for_each(|cells| row(&cells, &mut digits, &mut bytes));
    bytes
}

fn row(cells: &[Cell<'_>], digits: &mut Digits, bytes: &mut Vec<u8>) {
    for (n, cell) in cells.iter().enumerate() {
        if n > 0 {
            bytes.push(b',');
        }
        match cell {
            Cell::Text(text) => words(text, bytes),
            Cell::Made(text) => words(text, bytes),
            Cell::Whole(number) => bytes.extend_from_slice(digits.whole(*number).as_bytes()),
            Cell::Number(number) => bytes.extend_from_slice(digits.plain(*number).as_bytes()),
            Cell::Path(kind, id) => {
                words(kind, bytes);
                bytes.push(b'.');
                words(id, bytes);
            }
            Cell::Empty => {}
        }
    }
    bytes.push(b'\n');
}

/// Words as they are, or in quotation marks where a reader would take something in them for the end of the cell.
fn words(text: &str, bytes: &mut Vec<u8>) {
    if text.contains([',', '"', '\n', '\r']) {
        bytes.push(b'"');
        bytes.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        bytes.push(b'"');
    } else {
        bytes.extend_from_slice(text.as_bytes());
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_finds_what_was_told() {
        let said = ["plain", "a, b", "say \"so\"", "two\nlines", "", "-1.5", "42", "hubs.lahore"];
        let [a, b, c, d, ..] = said.map(Cell::Text);
        let rest = [Cell::Empty, Cell::Number(-1.5), Cell::Whole(42), Cell::Path("hubs", "lahore")];
        let [e, f, g, h] = rest;
        let bytes = table(["1", "2", "3", "4", "5", "6", "7", "8"], [[a, b, c, d, e, f, g, h]]);
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        assert_eq!(reader.records().next().unwrap().unwrap(), said.to_vec());
    }
}
