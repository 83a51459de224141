//! `series/*.csv`: numbers by year or month. The first column says which; a fiscal year is declared, never assumed.

use std::collections::BTreeSet;

use super::{
    assumptions::Case,
    fiscal::calendar_years,
    periods,
    table::{self, Cell, Table},
};
use crate::{
    model::{Beyond, Evidence, Period, Rank, Said, Series, SeriesCell, Setting, Written},
    quantity::{Diagnostic, Dim, FileId, QuantityError, Report, parse},
};

/// What the first column may be.
pub(super) const FIRST_COLUMNS: [&str; 4] = ["year", "month", "fiscal_year_ending_june", "fiscal_year_ending_march"];
/// Rows that say what is known of the columns.
pub(super) const REMARKS: [&str; 4] = ["source", "as_of", "confidence", "note"];

/// What the first column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Calendar {
    /// Calendar years or months, as written.
    Plain,
    /// Years that end with this month (6 = June), named by the calendar year they end in.
    FiscalEnding(u8),
}

/// Reads a file of series into `said`: a setting a column. A series has no cases.
pub(super) fn read(text: &str, file: FileId, _: Case, said: &mut Said, report: &mut Report) {
    let table = table::read(text, file, report);
    let calendar = table.as_ref().and_then(|table| calendar(&table.header[0], report));
    let (Some(table), Some(calendar)) = (table, calendar) else {
        said.complete = false;
        return;
    };
    said.complete &= table.whole;
    let rows = Rows::sort(&table, calendar, report);
    let mut seen = BTreeSet::new();
    for (column, header) in table.header.iter().enumerate().skip(1) {
        // A column without a name or with one that stands twice is in the report already.
        if !header.text.is_empty() && seen.insert(&header.text) {
            match rows.column(header, column, calendar, report) {
                Some(setting) => said.settings.push(setting),
                None => said.complete = false,
            }
        }
    }
}

fn calendar(first: &Cell, report: &mut Report) -> Option<Calendar> {
    match first.text.as_str() {
        "year" | "month" => Some(Calendar::Plain),
        "fiscal_year_ending_june" => Some(Calendar::FiscalEnding(6)),
        "fiscal_year_ending_march" => Some(Calendar::FiscalEnding(3)),
        other => {
            let problem = Diagnostic::error(first.place.clone(), format!("the first column is `{other}`"));
            report.push(problem.expected(FIRST_COLUMNS.join(", ")).did_you_mean(other, FIRST_COLUMNS));
            None
        }
    }
}

/// The rows of a table by what they are.
struct Rows<'a> {
    data: Vec<(Period, &'a [Cell])>,
    remarks: Vec<(&'static str, &'a [Cell])>,
    beyond: Option<&'a [Cell]>,
    /// Whether every row could be told apart.
    whole: bool,
}

impl<'a> Rows<'a> {
    fn sort(table: &'a Table, calendar: Calendar, report: &mut Report) -> Self {
        let mut rows = Rows { data: Vec::new(), remarks: Vec::new(), beyond: None, whole: table.whole };
        let mut again = Vec::new();
        for row in &table.rows {
            let first = &row[0];
            if let Some(remark) = REMARKS.iter().find(|remark| **remark == first.text) {
                again.extend(rows.remarks.iter().find(|(known, _)| known == remark).map(|(_, old)| (*old, row)));
                rows.remarks.push((remark, row));
            } else if first.text == "beyond" {
                again.extend(rows.beyond.replace(row).map(|old| (old, row)));
            } else {
                match period(first, &table.header[0].text, calendar) {
                    Ok(period) => rows.data.push((period, row)),
                    Err(why) => {
                        rows.whole = false;
                        report.push(Diagnostic::unreadable(first.place.clone(), why.message.clone(), why));
                    }
                }
            }
        }
        // Order of rows never matters; the same period twice does.
        rows.data.sort_by_key(|(period, _)| *period);
        let pairs = rows.data.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        let same: Vec<(&[Cell], &[Cell])> = pairs.map(|pair| (pair[0].1, pair[1].1)).collect();
        for (first, second) in again.into_iter().map(|(old, new)| (old, new.as_slice())).chain(same) {
            let message = format!("the row `{}` stands twice", second[0].text);
            report.push(Diagnostic::error(second[0].place.clone(), message).also(first[0].place.clone(), "first here"));
        }
        rows.data.dedup_by_key(|(period, _)| *period);
        if rows.whole {
            rows.refuse_gaps(report);
        }
        rows
    }

    /// Nothing is assumed for a year that is left out.
    fn refuse_gaps(&mut self, report: &mut Report) {
        let number = |period: Period| match period {
            Period::Year(year) => year,
            Period::Month(month) => month.0,
        };
        for pair in self.data.windows(2).filter(|pair| number(pair[1].0) != number(pair[0].0) + 1) {
            let [(_, before), (_, after)] = pair else { continue };
            self.whole = false;
            let message = format!("nothing is said between {} and {}", before[0].text, after[0].text);
            report.push(Diagnostic::error(after[0].place.clone(), message).expected("a row for each period"));
        }
    }

    fn column(&self, header: &Cell, column: usize, calendar: Calendar, report: &mut Report) -> Option<Setting> {
        let (path, unit) = header_parts(header, report)?;
        let written: Vec<SeriesCell> =
            self.data.iter().filter_map(|(period, row)| cell(*period, &row[column], report)).collect();
        let beyond = match self.beyond.map(|row| &row[column]) {
            Some(cell) if !cell.text.is_empty() => beyond(cell, report),
            _ => Ok(None),
        };
        let setting = Setting::text(path, "", header.place.clone(), Rank::Base);
        let (Ok(beyond), true) = (beyond, self.whole && written.len() == self.data.len()) else {
            return Some(Setting { written: Written::Unreadable, ..setting });
        };
        let cells = match calendar {
            Calendar::Plain => written,
            Calendar::FiscalEnding(month) => calendar_years(&written, month),
        };
        let series = Series { unit, cells, beyond };
        let evidence = self.evidence(column);
        Some(Setting { written: Written::Series(series), evidence, ..setting })
    }

    fn evidence(&self, column: usize) -> Option<Box<Evidence>> {
        let find = |name: &str| {
            self.remarks
                .iter()
                .find(|(remark, _)| *remark == name)
                .map_or(String::new(), |(_, row)| row[column].text.clone())
        };
        let evidence = Evidence {
            source: find("source"),
            as_of: find("as_of"),
            confidence: find("confidence"),
            note: find("note"),
        };
        (evidence != Evidence::default()).then(|| Box::new(evidence))
    }
}

fn period(cell: &Cell, header: &str, calendar: Calendar) -> Result<Period, QuantityError> {
    let found = periods::period(&cell.text).map_err(|why| match why.hint {
        Some(_) => why,
        None => why.hint("further rows may begin with source, as_of, confidence, note or beyond"),
    })?;
    match (found, header, calendar) {
        (Period::Month(_), "month", _)
        | (Period::Year(_), "year", _)
        | (Period::Year(_), _, Calendar::FiscalEnding(_)) => Ok(found),
        (Period::Year(_), ..) => Err(QuantityError::new(format!("expected a month as 2026-03, found `{}`", cell.text))),
        (Period::Month(_), ..) => Err(QuantityError::new(format!("expected a year as 2030, found `{}`", cell.text))),
    }
}

/// `path [unit]`, or a bare path for plain numbers.
fn header_parts(header: &Cell, report: &mut Report) -> Option<(String, String)> {
    let Some((path, rest)) = header.text.split_once('[') else { return Some((header.text.clone(), String::new())) };
    let Some(unit) = rest.trim_end().strip_suffix(']') else {
        let message = format!("the header `{}` opens a bracket and does not close it", header.text);
        report.push(Diagnostic::error(header.place.clone(), message).expected("path [unit]"));
        return None;
    };
    Some((path.trim().to_owned(), unit.trim().to_owned()))
}

/// One cell as a plain number.
fn cell(period: Period, cell: &Cell, report: &mut Report) -> Option<SeriesCell> {
    let problem = |message: String| Diagnostic::error(cell.place.clone(), message);
    if cell.text.is_empty() {
        report.push(problem("the cell is blank".to_owned()).expected("a number; nothing is assumed for a blank"));
        return None;
    }
    match cell.text.parse::<f64>() {
        Ok(x) if x.is_finite() => Some(SeriesCell { period, text: cell.text.clone(), place: cell.place.clone() }),
        Ok(_) => {
            report.push(problem(format!("`{}` is not a finite number", cell.text)));
            None
        }
        Err(_) => {
            let expected = "a plain number with a decimal point; the unit stands in the header";
            report.push(match parse(&cell.text, Dim::Factor) {
                // What says more than that it is no number: separators, and the errors of a sheet.
                Err(error) if error.hint.is_some() => {
                    Diagnostic::unreadable(cell.place.clone(), error.message.clone(), error).expected(expected)
                }
                _ => problem(format!("`{}` is not a number", cell.text)).expected(expected),
            });
            None
        }
    }
}

fn beyond(cell: &Cell, report: &mut Report) -> Result<Option<Beyond>, ()> {
    let (word, rate) = cell.text.split_once(' ').unwrap_or((&cell.text, ""));
    let rate = |sign: f64| parse(rate, Dim::Growth).map(|q| Beyond::Change(sign * q.si));
    let problem = match word {
        "hold" if rate(1.0).is_err() => return Ok(Some(Beyond::Hold)),
        "growth" => rate(1.0),
        "decline" => rate(-1.0),
        _ => Err(QuantityError::new(format!("`{}` does not say what holds after the last row", cell.text))),
    };
    problem.map(Some).map_err(|error| {
        let found = Diagnostic::error(cell.place.clone(), error.message);
        let found = found.expected("hold, growth 2 %/y or decline 3 %/y");
        report.push(found.did_you_mean(word, ["hold", "growth", "decline"].into_iter().filter(|known| *known != word)));
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::quantity::Sources;

    #[test]
    fn a_fiscal_year_is_shared_between_two_calendar_years() {
        let mut sources = Sources::default();
        let file = sources.add("x.csv", "");
        let text = "fiscal_year_ending_june,a.b.c [MMcfd]\n2015,4000\n2016,3000\nbeyond,hold\n";
        let mut report = Report::default();
        let mut said = Said::default();
        read(text, file, Case::Base, &mut said, &mut report);
        assert!(report.is_empty(), "{report:?}");
        let Written::Series(series) = &said.settings[0].written else { unreachable!() };
        let numbers: Vec<_> = series.cells.iter().map(|c| (c.period, c.text.as_str())).collect();
        assert_eq!(numbers, [(Period::Year(2014), "4000"), (Period::Year(2015), "3500"), (Period::Year(2016), "3000")]);
        assert_eq!(series.beyond, Some(Beyond::Hold));
    }

    #[test]
    fn what_is_not_a_number_is_shown_with_its_cell() {
        let mut sources = Sources::default();
        let file = sources.add("x.csv", "");
        let text = "year,a.b.c [MMcfd],a.b.d [MMcfd]\n2015,\"33,5\",\n2016,1,inf\nnext,1,2\n2016,1,2\n";
        let mut report = Report::default();
        let mut said = Said::default();
        read(text, file, Case::Base, &mut said, &mut report);
        assert!(said.settings.iter().all(|setting| setting.written == Written::Unreadable));
        let shown: Vec<_> =
            report.sorted().iter().map(|d| format!("{} {}", sources.show(&d.place), d.message)).collect();
        assert_eq!(shown.len(), 5, "{shown:#?}");
        assert!(shown[0].starts_with("x.csv row 2, column 2 `33,5` has a decimal comma"));
        assert!(shown[1].contains("column 3 the cell is blank"));
    }
}
