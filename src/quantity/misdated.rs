//! Dates as spreadsheets and people write them, and how they should stand in a file.
//!
//! A spreadsheet makes `Mar-26` of 2026-03, `12/1/2014` of a day and 47484 of 2030-01-01. Nothing is read from these:
//! day and month may have changed places. The hint says what may be meant.

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What may be meant by a text that is no date, as a hint; `days`: whether a date has days where it is meant.
pub fn misdated(text: &str, days: bool) -> Option<String> {
    let text = text.trim();
    if let Some(end) = fiscal(text) {
        return Some(format!("a fiscal year is named by the year it ends in: {end} below fiscal_year_ending_june"));
    }
    let cut = |date: String| date.chars().take(if days { 10 } else { 7 }).collect::<String>();
    if let Some(count) = text.parse::<i32>().ok().filter(|count| (30_000..80_000).contains(count)) {
        return Some(format!("it may be a spreadsheet's count of days: then write {}", cut(of_days(count))));
    }
    let mut meant: Vec<_> =
        year_alone(text).map_or_else(|| readings(text), |year| vec![year]).into_iter().map(cut).collect();
    meant.dedup();
    let hint = format!("write {}", meant.join(" or "));
    match meant.len() {
        0 => None,
        1 if text.starts_with(|c: char| c.is_ascii_digit())
            && text.bytes().all(|b| b.is_ascii_digit() || b == b'-') =>
        {
            Some(hint)
        }
        _ => Some(format!("{hint}; in a spreadsheet as text, or it will change it again")),
    }
}

/// `2029-30` and `2029/30`: the year in which it ends.
fn fiscal(text: &str) -> Option<i32> {
    let (year, next) = text.split_once(['-', '/'])?;
    let end = year.parse::<i32>().ok()?.checked_add(1)?;
    let is_month = text.contains('-') && next.parse::<i32>().is_ok_and(|month| month <= 12);
    (year.len() == 4 && next == format!("{:02}", end % 100) && !is_month).then_some(end)
}

/// `2030.0` and `2,030`.
fn year_alone(text: &str) -> Option<String> {
    let year = text.trim_end_matches('0').strip_suffix('.').map_or_else(|| text.replace(',', ""), str::to_owned);
    (year != text && year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())).then_some(year)
}

/// The dates that a text of two or three parts may mean.
fn readings(text: &str) -> Vec<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let number = |part: &&str| part.parse::<i32>().ok().filter(|n| *n >= 0 && part.len() <= 4);
    let named = |part: &&str| {
        let head: String = part.to_lowercase().chars().take(3).collect();
        let all = part.chars().all(char::is_alphabetic);
        MONTHS.iter().position(|month| all && *month == head).map(|n| n as i32 + 1)
    };
    let century = |year: i32| if year < 100 { year + 2000 } else { year };
    let month = |year: i32, month: i32| (1..=12).contains(&month).then(|| format!("{:04}-{month:02}", century(year)));
    let day = |y: i32, m: i32, day: i32| Some(format!("{}-{day:02}", month(y, m).filter(|_| (1..=31).contains(&day))?));
    let found = match parts.as_slice() {
        [a, b] => match (named(a).or(named(b)), number(a).or(number(b)), number(a).zip(number(b))) {
            (Some(m), Some(year), None) => vec![month(year, m)],
            (None, _, Some((a, b))) if a > 99 => vec![month(a, b)],
            (None, _, Some((a, b))) if b > 99 => vec![month(b, a)],
            _ => Vec::new(),
        },
        [a, b, c] => match (number(a), named(b), number(b), number(c)) {
            (Some(a), Some(m), _, Some(c)) => vec![if a > 99 { day(a, m, c) } else { day(c, m, a) }],
            (Some(a), None, Some(b), Some(c)) if a > 99 => vec![day(a, b, c)],
            (Some(a), None, Some(b), Some(c)) => vec![day(c, a, b), day(c, b, a).filter(|_| a != b)],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    found.into_iter().flatten().filter(|found| found != text).collect()
}

/// The date of a spreadsheet's day: day 1 is 1900-01-01, and 1900 wrongly has a 29th of February (Lotus 1-2-3).
fn of_days(days: i32) -> String {
    // Civil date from a count of days since 1970-01-01, after Howard Hinnant, "chrono-compatible low-level date algorithms".
    let shifted = days - 25_569 + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let (day, month) =
        (of_year - (153 * from_march + 2) / 5 + 1, if from_march < 10 { from_march + 3 } else { from_march - 9 });
    format!("{:04}-{month:02}-{day:02}", year_of_era + era * 400 + i32::from(month <= 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_meant_is_said() {
        for (text, meant) in [
            ("Mar-26", "write 2026-03"),
            ("March 2026", "write 2026-03"),
            ("2026 Mar", "write 2026-03"),
            ("26-Mar-2014", "write 2014-03-26"),
            ("12/1/2014", "write 2014-12-01 or 2014-01-12"),
            ("31.12.2014", "write 2014-12-31"),
            ("5/5/14", "write 2014-05-05"),
            ("2014/12/1", "write 2014-12-01"),
            ("03/2026", "write 2026-03"),
            ("2030-1", "write 2030-01"),
            ("2030.0", "write 2030"),
            ("2,030", "write 2030"),
            ("2029-30", "the year it ends in: 2030 below"),
            ("2011/12", "the year it ends in: 2012 below"),
            // As LibreOffice counts with its usual first day, 1899-12-30.
            ("47484", "then write 2030-01-01"),
            ("36585", "then write 2000-02-29"),
            ("41974", "then write 2014-12-01"),
        ] {
            assert!(
                misdated(text, true).is_some_and(|hint| hint.contains(meant)),
                "{text}: {:?}",
                misdated(text, true)
            );
        }
        let of_periods = misdated("12/1/2014", false);
        assert!(of_periods.is_some_and(|hint| hint.starts_with("write 2014-12 or 2014-01;")));
        for text in ["", "soon", "2032", "2032-13", "-", "13/13/2014", "2032-07-15-01", "99999999999", "é-é", "1.5"] {
            assert_eq!(misdated(text, true), None, "{text}");
        }
    }
}
