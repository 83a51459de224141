//! Names of results: what a claim, a study, a chart may ask for, known without running anything.
//!
//! `imports.pakistan.tapi@2040 + imports.india.tapi@2040`: a result, of which years, several added. Without years it
//! is asked year by year. What a name is worth, `simulate` knows; that it exists, and its dimension, is known here.
//! Left out so far: money (landed cost, net present value).

mod names;
mod read;
#[cfg(test)]
mod tests;

use super::kinds::{Contract, Country, Hub, Line, Pipeline, Project, Sector, Source, Spot, Terminal};
use crate::quantity::{Dim, Id};

pub use names::Metrics;

/// Anything gas can come by, or be counted at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Via {
    /// A transit line, by its offtakes.
    Line(Id<Line>),
    /// A project: what passed through any asset of it.
    Project(Id<Project>),
    /// A terminal.
    Terminal(Id<Terminal>),
    /// A pipeline.
    Pipeline(Id<Pipeline>),
    /// A contract.
    Contract(Id<Contract>),
    /// A spot supply.
    Spot(Id<Spot>),
    /// A field.
    Source(Id<Source>),
    /// A country it was produced in.
    Origin(Id<Country>),
}

/// How gas comes to a market.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Produced in the country.
    Production,
    /// Landed as LNG.
    Lng,
    /// By pipeline over a border.
    Pipeline,
}

/// What became of a demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Wanted at the meters.
    Demand,
    /// Had at the meters.
    Served,
    /// Not had.
    Unserved,
    /// Of the unserved: what would be served if its value were unlimited.
    Unaffordable,
    /// Of the unserved: the rest.
    Unavailable,
}

/// One named result, year by year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// What reaches the hubs of a country, at their inlets.
    Supply(Id<Country>, Option<Way>),
    /// What comes into a country from others, at the border.
    Imports(Id<Country>, Option<Via>),
    /// What is produced in a country.
    Production(Id<Country>),
    /// Demand of a country, or of one of its sectors.
    Use(Need, Id<Country>, Option<Id<Sector>>),
    /// What enters an asset.
    Flow(Via),
    /// What enters an asset over what could.
    Utilisation(Via),
    /// The cost of one more unit of demand at a hub.
    MarginalValue(Id<Hub>),
    /// When a project first brings gas; the same in all years.
    FirstGas(Id<Project>),
}

/// Of which years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Years {
    /// Each that is asked.
    Each,
    /// The mean of these, the first and the last; one year where they are the same.
    Mean(i32, i32),
    /// The sum over these.
    Sum(i32, i32),
}

/// A result of some years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// Which result.
    pub metric: Metric,
    /// Of which years.
    pub years: Years,
}

/// One or more results of one dimension, added.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Asked {
    /// What is added; at least one.
    pub terms: Vec<Term>,
}

impl Metric {
    /// What kind of quantity it is, year by year.
    pub const fn dim(self) -> Dim {
        match self {
            Self::Supply(..) | Self::Imports(..) | Self::Production(_) | Self::Use(..) | Self::Flow(_) => Dim::GasRate,
            Self::Utilisation(_) => Dim::Share,
            Self::MarginalValue(_) => Dim::GasPrice,
            Self::FirstGas(_) => Dim::Date,
        }
    }
}

impl Term {
    /// What kind of quantity it is: a rate summed over years is an amount.
    pub const fn dim(self) -> Dim {
        match (self.metric.dim(), self.years) {
            (Dim::GasRate, Years::Sum(..)) => Dim::GasAmount,
            (dim, _) => dim,
        }
    }
}

impl Asked {
    /// What kind of quantity it is.
    pub fn dim(&self) -> Dim {
        self.terms.first().map_or(Dim::GasRate, |term| term.dim())
    }
    /// Whether it has a number for each year, so that the asker must say of which.
    pub fn is_open(&self) -> bool {
        self.terms.iter().any(|term| term.years == Years::Each && term.metric.dim() != Dim::Date)
    }
}
