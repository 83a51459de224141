//! Tables as CSV. The only file that writes it.

use anyhow::Result;

/// A table of texts as bytes of CSV.
///
/// # Errors
/// Never in practice: memory takes all.
pub fn table<const N: usize>(header: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    Ok(writer.into_inner().map_err(|error| error.into_error())?)
}
