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

impl Cell<'_> {
    /// The text of the cell, for other places than tables.
    pub fn words(&self) -> String {
        Scratch::default().text(self).to_owned()
    }
}

/// Bytes that a cell with its comma seldom exceeds.
const CELL: usize = 10;

/// A table as bytes of CSV.
///
/// # Errors
/// Never in practice: memory takes all, and all rows have the columns of the header.
pub fn table<'a, const N: usize>(
    header: [&str; N],
    rows: impl IntoIterator<Item = [Cell<'a>; N]>,
) -> anyhow::Result<Vec<u8>> {
    let rows = rows.into_iter();
    // Room for all, or the table would be copied again and again as it grows.
    let most = rows.size_hint().1.unwrap_or(0) * N * CELL;
    let mut writer = csv::Writer::from_writer(Vec::with_capacity(most));
    let mut scratch = Scratch::default();
    writer.write_record(header)?;
    for cells in rows {
        cells.iter().try_for_each(|cell| writer.write_field(scratch.text(cell)))?;
        writer.write_record(None::<&[u8]>)?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}

/// Room for the text of one cell at a time, so that no cell needs a text of its own.
#[derive(Default)]
struct Scratch {
    digits: Digits,
    path: String,
}

impl Scratch {
    fn text<'b>(&'b mut self, cell: &'b Cell<'_>) -> &'b str {
        match cell {
            Cell::Text(text) => text,
            Cell::Made(text) => text,
            Cell::Whole(number) => self.digits.whole(*number),
            Cell::Number(number) => self.digits.plain(*number),
            Cell::Path(kind, id) => {
                self.path.clear();
                self.path.extend([kind, ".", id]);
                &self.path
            }
            Cell::Empty => "",
        }
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
        let bytes = table(["1", "2", "3", "4", "5", "6", "7", "8"], [[a, b, c, d, e, f, g, h]]).unwrap();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        assert_eq!(reader.records().next().unwrap().unwrap(), said.to_vec());
    }
}
