//! What every derivation looks at: structure, values, the year, and what is known of events by then.

use std::ops::Range;

use crate::{
    model::{
        Monthly, Structure, Values, Yearly,
        kinds::{AnyAsset, Cause, Event, Marker, Season},
    },
    quantity::{
        Basis, DAYS_IN_YEAR, GasProperties, Id, Month, days_in_month,
        measures::{GasRate, Share},
    },
    simulate::compile::Plan,
};

/// Seconds of a day.
pub(super) const SECONDS: f64 = 86_400.0;
/// Joules of a petajoule.
pub(crate) const PETA: f64 = 1e15;

/// One year of one draw, as known at one moment.
#[derive(Clone, Copy)]
pub(crate) struct Frame<'a> {
    pub(crate) structure: &'a Structure,
    pub(crate) plan: &'a Plan,
    pub(crate) values: &'a Values,
    pub(crate) year: i32,
    /// 12 or 1.
    pub(crate) slices: usize,
    /// The month on the time line up to which surprises have happened.
    pub(crate) as_of: i32,
}

/// Which outages count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outages {
    /// All.
    All,
    /// Those that free the buyer of his obligation: of the supplier, of the route, planned.
    OfSupplier,
}

impl<'a> Frame<'a> {
    /// The month `m` (0 to 11) of the year.
    pub(super) fn month(&self, m: usize) -> Month {
        Month(self.year * 12 + m as i32)
    }

    /// The slice that month `m` belongs to.
    pub(super) fn slice(&self, m: usize) -> usize {
        m * self.slices / 12
    }

    /// The months of a slice.
    pub(crate) fn months(&self, slice: usize) -> Range<usize> {
        slice * 12 / self.slices..(slice + 1) * 12 / self.slices
    }

    /// The days of a slice.
    pub(super) fn days(&self, slice: usize) -> f64 {
        self.months(slice).map(days_in_month).sum()
    }

    /// Years since a date, counted from the beginning of this year, and none before the date.
    pub(super) fn years_since(&self, date: f64) -> f64 {
        ((f64::from(self.year) * 12.0 - date) / 12.0).max(0.0)
    }

    /// PJ a year at a rate.
    pub(super) fn per_year(&self, rate: f64, basis: Basis, gas: Option<&GasProperties>) -> f64 {
        per_year(rate, basis, gas)
    }

    /// PJ a year of a yearly rate.
    pub(super) fn rate(&self, of: Yearly<GasRate>, gas: Option<&GasProperties>) -> f64 {
        yearly(of, self.values, self.year, gas)
    }

    /// The mean share of month `m` that outages of `asset` leave, times its availability.
    ///
    /// An event `e` with share `a` that covers the part `o` of the month leaves `1 - (1 - a) o`; several multiply. Only what
    /// is known counts: foreseen events, and those that have begun by `as_of`.
    pub(super) fn works(&self, asset: AnyAsset, availability: Option<Monthly<Share>>, m: usize, which: Outages) -> f64 {
        let month = self.month(m);
        let mut share = availability.map_or(1.0, |of| of.get(self.values, month)).max(0.0);
        for &row in self.plan.events_of(asset) {
            let event = &self.structure.events[Id::new(row as usize)];
            let (from, until) = (event.from.get(self.values), event.until.get(self.values));
            let frees = !matches!(event.cause.get(self.values), Cause::Buyer);
            if self.knows(event) && (which == Outages::All || frees) {
                let covered = overlap(f64::from(month.0), from, until);
                share *= 1.0 - (1.0 - event.availability.get(self.values)) * covered;
            }
        }
        share.max(0.0)
    }

    /// What events multiply the price of a marker by in a month, the mean of the month: `1 + (f - 1) o` each. Only
    /// what is known counts, as with outages; a month before an unforeseen jump has the price of then for good.
    pub(super) fn price_factor(&self, marker: Id<Marker>, month: Month) -> f64 {
        let mut factor = 1.0;
        for &row in self.plan.events_of(AnyAsset::Marker(marker)) {
            let event = &self.structure.events[Id::new(row as usize)];
            if let Some(price) = event.price.filter(|_| self.knows(event)) {
                let covered = overlap(f64::from(month.0), event.from.get(self.values), event.until.get(self.values));
                factor *= 1.0 + (price.get(self.values) - 1.0) * covered;
            }
        }
        factor
    }

    /// Whether an event was foreseen or has begun.
    fn knows(&self, event: &Event) -> bool {
        event.foreseen.get(self.values) || libm::floor(event.from.get(self.values)) <= f64::from(self.as_of)
    }

    /// The shares of the year by month, adding to one: days, shaped by a season.
    pub(super) fn shares(&self, season: Option<Id<Season>>) -> [f64; 12] {
        let mut shares: [f64; 12] = std::array::from_fn(|m| days_in_month(m) / DAYS_IN_YEAR);
        if let Some(season) = season {
            let factors = self.structure.seasons[season].months();
            (0..12).for_each(|m| shares[m] *= factors[m].get(self.values).max(0.0));
            let sum: f64 = shares.iter().sum();
            shares.iter_mut().for_each(|share| *share /= sum);
        }
        shares
    }
}

/// PJ a year at a rate.
fn per_year(rate: f64, basis: Basis, gas: Option<&GasProperties>) -> f64 {
    rate * joules(basis, gas) * SECONDS * DAYS_IN_YEAR / PETA
}

/// PJ a year of a yearly rate in a year; not a number where its gas does not say.
pub(crate) fn yearly(of: Yearly<GasRate>, values: &Values, year: i32, gas: Option<&GasProperties>) -> f64 {
    per_year(of.get(values, year), of.basis(values, year), gas)
}

/// Joules in one SI unit of a number that counts gas; not a number where its gas does not say.
pub(crate) fn joules(basis: Basis, gas: Option<&GasProperties>) -> f64 {
    match (basis.gas, gas) {
        (crate::quantity::GasBasis::Energy(crate::quantity::Heat::Gross), _) => 1.0,
        (form, Some(gas)) => gas.gross_energy_per(form).unwrap_or(f64::NAN),
        (_, None) => f64::NAN,
    }
}

/// The part of the month that begins at `month` which lies between `from` and `until`.
pub(super) fn overlap(month: f64, from: f64, until: f64) -> f64 {
    ((month + 1.0).min(until) - month.max(from)).max(0.0)
}
