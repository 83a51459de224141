//! Numbers by year or month: a constant or a column of a series becomes a run of slots and its scale.

use super::{
    attribute::{Attribute, Shape},
    patch,
    paths::Entry,
    row::{Row, layer},
    setting::{Beyond, Period, Rank, Series, Setting, Written},
    values::Run,
};
use crate::quantity::{Basis, Diagnostic, Dim, Month, Place, QuantityError, Unit, parse_in};

/// The numbers of a profile, how they were written, and its first period.
struct Read {
    first: i32,
    texts: Vec<String>,
    numbers: Vec<(f64, Basis)>,
}

impl Row<'_, '_> {
    /// A number a period, and the scale.
    pub(super) fn profile(&mut self, of: &'static Attribute) -> Option<Run> {
        let setting = self.base_or_default(of)?;
        let monthly = matches!(of.shape, Shape::Monthly(_));
        let is_series = matches!(setting.written, Written::Series(_));
        let Read { first, texts, numbers } = match &setting.written {
            Written::Text(text) => self.constant(of, text, monthly, &setting.place)?,
            Written::Series(series) => self.series(of, series, monthly, &setting.named)?,
            Written::List(_) | Written::Unreadable => {
                self.wrong_form(of, &setting.written, setting.place);
                return None;
            }
        };
        let slot = self.binder.values.len() as u32;
        for &(x, basis) in &numbers {
            self.binder.values.push(x, basis);
        }
        let scale = self.binder.values.push(1.0, Basis::PLAIN);
        let beyond_record = self.binder.record + 1;
        let scaled_from = match (is_series, monthly) {
            (false, _) => i32::MIN,
            (true, false) => beyond_record,
            (true, true) => beyond_record * 12,
        };
        let run = Run { slot, periods: numbers.len() as u32, first, scale, scaled_from };
        self.enter(of, slot..slot + run.periods, Some(run), layer(setting, texts), is_series);
        self.enter_scale(of, scale)?;
        Some(run)
    }

    /// The same number in every period of the run.
    fn constant(&mut self, of: &'static Attribute, text: &str, monthly: bool, place: &Place) -> Option<Read> {
        let number = self.number(of, text, place)?;
        let (first, last) = reach(self.binder.years?, monthly);
        Some(Read { first, texts: vec![text.to_owned()], numbers: vec![number; (last - first + 1).max(1) as usize] })
    }

    /// The column of a series; its unit is judged once, at the header.
    fn series(&mut self, of: &'static Attribute, series: &Series, monthly: bool, header: &Place) -> Option<Read> {
        let path = self.path(of.name);
        let dim = of.shape.dim()?;
        let unit = match unit_of(series, dim) {
            Ok(unit) => unit,
            Err(error) => {
                let message = format!("`{path}`: {}", error.message);
                self.binder.report.push(Diagnostic::unreadable(header.clone(), message, error));
                return None;
            }
        };
        let (first, plain) = match spread(series, monthly, self.binder.years?) {
            Ok(found) => found,
            Err((at, message)) => {
                let place = at.unwrap_or_else(|| header.clone());
                self.binder.report.push(Diagnostic::error(place, format!("`{path}`: {message}")));
                return None;
            }
        };
        let mut texts: Vec<String> = plain
            .iter()
            .map(|number| if series.unit.is_empty() { number.clone() } else { format!("{number} {}", series.unit) })
            .collect();
        let at = |n: usize| series.cells.get(n).or(series.cells.last()).map_or(header, |cell| &cell.place).clone();
        let mut numbers = Vec::with_capacity(texts.len());
        for (n, text) in plain.iter().enumerate() {
            let number = match &unit {
                Some(unit) => parse_in(text, unit, dim).map(|q| (q.si, q.basis)),
                None => super::read::number(of.shape, text),
            };
            numbers.push(patch::judged(&path, number, &texts[n], &at(n), self.names_gas, self.binder.report)?);
        }
        // What holds to the end of the horizon is kept once.
        let held = texts.iter().rev().take_while(|text| Some(*text) == texts.last()).count();
        texts.truncate(texts.len() + 1 - held.max(1));
        texts.shrink_to_fit();
        Some(Read { first, texts, numbers })
    }

    /// The `.scale` that goes with every profile: 1, or what the base files say.
    fn enter_scale(&mut self, of: &'static Attribute, slot: u32) -> Option<()> {
        let name = format!("{}.scale", of.name);
        let path = self.path(&name);
        let mut found = self.fields.remove(&name).unwrap_or_default().into_iter();
        let setting = found.next().unwrap_or_else(|| Setting::text(&path, "1", Place::Default, Rank::Default));
        self.refuse_again(&setting, found);
        let text = match &setting.written {
            Written::Text(text) => text.clone(),
            Written::Unreadable => return None,
            Written::List(_) | Written::Series(_) => {
                self.wrong_form(&patch::SCALE, &setting.written, setting.place);
                return None;
            }
        };
        let (x, basis) = patch::checked(&path, &patch::SCALE, &text, &setting.place, true, self.binder.report)?;
        self.binder.values.write(slot, x, basis);
        let entry = Entry {
            kind: self.info,
            attribute: &patch::SCALE,
            slots: slot..slot + 1,
            run: None,
            is_series: false,
            is_scale: true,
            gas: self.gas,
            layers: vec![layer(setting, vec![text])],
        };
        self.binder.paths.entries.insert(path, entry);
        Some(())
    }
}

/// The unit in the header of a series; none for plain numbers.
fn unit_of(series: &Series, dim: Dim) -> Result<Option<Unit>, QuantityError> {
    if series.unit.is_empty() {
        return match dim {
            Dim::Factor | Dim::Index | Dim::Count => Ok(None),
            _ => Err(QuantityError::new("the header names no unit")
                .expected(format!("path [unit], with a unit as in {}", crate::quantity::example(dim)))),
        };
    }
    let unit = Unit::parse(&series.unit)?;
    if unit.fits(dim) { Ok(Some(unit)) } else { parse_in("1", &unit, dim).map(|_| Some(unit)) }
}

/// A refusal of a series: where, if a cell is to blame, and why.
type SeriesProblem = (Option<Place>, String);

/// First and last period of the run.
fn reach((from, to): (i32, i32), monthly: bool) -> (i32, i32) {
    if monthly { (from * 12, to * 12 + 11) } else { (from, to) }
}

/// The first period and the number of each period of a series, down to the horizon's end.
fn spread(series: &Series, monthly: bool, years: (i32, i32)) -> Result<(i32, Vec<String>), SeriesProblem> {
    let mut rows: Vec<(i32, &str)> = Vec::new();
    for cell in &series.cells {
        match (cell.period, monthly) {
            (Period::Year(year), false) => rows.push((year, &cell.text)),
            (Period::Year(year), true) => rows.extend((0..12).map(|m| (year * 12 + m, cell.text.as_str()))),
            (Period::Month(month), true) => rows.push((month.0, &cell.text)),
            (Period::Month(_), false) => {
                let message = "it holds one number a year; its series needs a column `year`";
                return Err((None, message.to_owned()));
            }
        }
    }
    let (begin, end) = reach(years, monthly);
    let say = |period: i32| if monthly { say_month(period) } else { period.to_string() };
    let Some(&(first, _)) = rows.first() else { return Err((None, "the series has no rows".to_owned())) };
    if first > begin {
        let at = series.cells.first().map(|cell| cell.place.clone());
        let message = format!("the series begins in {}, after the horizon does ({})", say(first), say(begin));
        return Err((at, message));
    }
    if let Some(pair) = rows.windows(2).find(|pair| pair[1].0 != pair[0].0 + 1) {
        return Err((None, format!("the series has a gap: nothing is said of {}", say(pair[0].0 + 1))));
    }
    let mut texts: Vec<String> = rows.into_iter().map(|(_, text)| text.to_owned()).collect();
    let missing = (end - first + 1) - texts.len() as i32;
    if missing > 0 {
        extend(&mut texts, missing, series, monthly)?;
    }
    texts.truncate((end - first + 1).max(1) as usize);
    Ok((first, texts))
}

fn say_month(number: i32) -> String {
    let month = Month(number);
    format!("{}-{:02}", month.year(), month.month())
}

/// Writes the periods after the last row by the declared rule.
fn extend(texts: &mut Vec<String>, missing: i32, series: &Series, monthly: bool) -> Result<(), SeriesProblem> {
    let last = series.cells.last();
    let text = last.map_or("", |cell| cell.text.as_str());
    match series.beyond {
        None => {
            let message = "the series ends before the horizon does, and no row `beyond` says what holds then \
                           (hold, growth 2 %/y, decline 3 %/y)";
            Err((last.map(|cell| cell.place.clone()), message.to_owned()))
        }
        Some(Beyond::Hold) => {
            texts.extend((0..missing).map(|_| text.to_owned()));
            Ok(())
        }
        Some(Beyond::Change(rate)) => {
            let number: f64 = text.trim().parse().map_err(|_| (None, format!("`{text}` is not a plain number")))?;
            texts.extend((0..missing).map(|n| {
                let years = if monthly { n / 12 + 1 } else { n + 1 };
                format!("{}", number * libm::pow(1.0 + rate, f64::from(years)))
            }));
            Ok(())
        }
    }
}
