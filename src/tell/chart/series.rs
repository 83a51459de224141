//! What a chart is given: plain numbers with names and colours, no model.

use super::axis::number;
use super::frame::Timeline;
use super::theme::Colour;

/// Values over the years of a chart. `None` is "there is none" (not built, not known), which is not zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub label: String,
    pub colour: Colour,
    /// One a year.
    pub values: Vec<Option<f64>>,
}

impl Series {
    pub(super) fn at(&self, index: usize) -> Option<f64> {
        self.values.get(index).copied().flatten().filter(|v| v.is_finite())
    }

    pub(super) fn largest(&self) -> f64 {
        self.values.iter().flatten().copied().filter(|v| v.is_finite()).fold(0.0, f64::max)
    }
}

/// Supply by source, first at the bottom, and the demand it meets.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// The scenario's name.
    pub label: String,
    pub bands: Vec<Series>,
    pub demand: Option<Series>,
}

impl Stack {
    /// What a band adds to the height; a band that is not there adds nothing, and no supply is negative.
    pub(super) fn thickness(&self, band: usize, year: usize) -> f64 {
        self.bands.get(band).and_then(|b| b.at(year)).unwrap_or(0.0).max(0.0)
    }

    /// Height of the lower edge of a band; of the whole stack for the band after the last.
    pub(super) fn edge(&self, band: usize, year: usize) -> f64 {
        (0..band).map(|b| self.thickness(b, year)).sum()
    }

    /// Supply of a year: none if no band has a value then, zero if there are no bands at all.
    pub(super) fn total(&self, year: usize) -> Option<f64> {
        let known = self.bands.is_empty() || self.bands.iter().any(|b| b.at(year).is_some());
        known.then(|| self.edge(self.bands.len(), year))
    }

    pub(super) fn demand(&self, year: usize) -> Option<f64> {
        self.demand.as_ref().and_then(|d| d.at(year))
    }

    /// Demand less supply, if positive by more than rounding.
    pub(super) fn shortfall(&self, year: usize) -> Option<f64> {
        let gap = self.demand(year)? - self.total(year)?;
        (gap > 1e-6 * self.demand(year)?.abs()).then_some(gap)
    }

    pub(super) fn highest(&self, years: usize) -> f64 {
        let supply = (0..years).filter_map(|y| self.total(y)).fold(0.0, f64::max);
        self.demand.as_ref().map_or(0.0, Series::largest).max(supply)
    }

    /// The stack in words, for readers who cannot see it.
    pub(super) fn in_words(&self, timeline: &Timeline) -> String {
        let Some((last, first)) = timeline.years.last().zip(timeline.years.first()) else {
            return "No years.".to_owned();
        };
        let span = |s: &Series| {
            let [from, to] = [0, timeline.years.len() - 1].map(|i| s.at(i).map_or("none".to_owned(), number));
            format!("{} {from} to {to}", s.label)
        };
        let parts: Vec<String> = self.bands.iter().chain(&self.demand).map(span).collect();
        format!("{first} to {last}: {}.", if parts.is_empty() { "no supply".to_owned() } else { parts.join("; ") })
    }
}
