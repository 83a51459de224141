//! Fiscal years as calendar years: the model's years are January to December, and statistics are often not.

use crate::model::{Period, SeriesCell};

/// Fiscal years as calendar years: each takes its months from the two fiscal years it touches. At the ends, where
/// only one of the two is known, that one stands for the whole year.
pub(super) fn calendar_years(fiscal: &[SeriesCell], last_month: u8) -> Vec<SeriesCell> {
    let number = |cell: &SeriesCell| cell.text.parse::<f64>().unwrap_or(0.0);
    let year_of = |cell: &SeriesCell| match cell.period {
        Period::Year(year) => year,
        Period::Month(month) => month.year(),
    };
    // Fiscal year Y covers the first `last_month` months of calendar year Y and the rest of Y - 1.
    let own = f64::from(last_month) / 12.0;
    let find = |year: i32| fiscal.iter().find(|cell| year_of(cell) == year);
    let (Some(first), Some(last)) = (fiscal.first().map(year_of), fiscal.last().map(year_of)) else {
        return Vec::new();
    };
    (first - 1..=last)
        .filter_map(|year| {
            let (early, late) = (find(year), find(year + 1));
            let (x, place) = match (early, late) {
                (Some(a), Some(b)) => (own * number(a) + (1.0 - own) * number(b), &a.place),
                (Some(only), None) | (None, Some(only)) => (number(only), &only.place),
                (None, None) => return None,
            };
            Some(SeriesCell { period: Period::Year(year), text: format!("{x}"), place: place.clone() })
        })
        .collect()
}
