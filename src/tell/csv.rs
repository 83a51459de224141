//! Tables as CSV. The only file that writes it.
//!
//! Tables hold some hundred thousand cells: each goes straight into the bytes of its file.

use anyhow::Result;

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
///
/// # Errors
/// Never in practice: memory takes all.
pub fn table<'a, const N: usize>(header: [&str; N], rows: impl IntoIterator<Item = [Cell<'a>; N]>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header)?;
    let (mut digits, mut path) = (Digits::default(), String::new());
    for row in rows {
        for cell in &row {
            writer.write_field(match cell {
                Cell::Text(text) => *text,
                Cell::Made(text) => text,
                Cell::Whole(number) => digits.whole(*number),
                Cell::Number(number) => digits.plain(*number),
                Cell::Path(kind, id) => {
                    path.clear();
                    path.extend([*kind, ".", *id]);
                    &path
                }
                Cell::Empty => "",
            })?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}
