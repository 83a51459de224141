//! The rows of what was agreed and built: contracts, rights, projects, and what a reader should know of them.

use super::places::AssetRef;
use crate::{
    model::kinds::{Contract, Country, Entitlement, Pipeline, Project},
    quantity::Id,
};

/// The year of a contract.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ContractRow {
    /// The year.
    pub year: i32,
    /// The contract.
    pub contract: Id<Contract>,
    /// What could have been lifted, PJ.
    pub available: f64,
    /// What was lifted, make-up included, PJ.
    pub lifted: f64,
    /// What is paid for whether lifted or not, PJ.
    pub obligation: f64,
    /// Of the obligation, what was paid for and not lifted, PJ.
    pub deficiency: f64,
    /// Of what was lifted, what had been paid for in earlier years, PJ.
    pub made_up: f64,
    /// Paid for and still to be had in later years, PJ.
    pub make_up_left: f64,
    /// Mean price by month share, real USD/GJ.
    pub price: f64,
}

/// The year of a right to gas of a transit line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EntitlementRow {
    /// The year.
    pub year: i32,
    /// The entitlement.
    pub entitlement: Id<Entitlement>,
    /// The right, where its gas leaves the line, PJ.
    pub right: f64,
    /// What was taken there, PJ.
    pub taken: f64,
    /// What is paid for whether taken or not, PJ.
    pub obligation: f64,
    /// Of the obligation, what was paid for and not taken, PJ.
    pub deficiency: f64,
    /// Mean price where its gas leaves the line, real USD/GJ.
    pub price: f64,
}

/// The year of a project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProjectRow {
    /// The year.
    pub year: i32,
    /// The project.
    pub project: Id<Project>,
    /// Month on the time line of its first gas; `None` where it is not built, or something it requires is not.
    pub first_gas: Option<f64>,
    /// What was used in markets and had passed any asset of the project, PJ (of a mere expansion: the largest flow through
    /// what it expands); `None` before first gas. Not additive over projects.
    pub carried: Option<f64>,
    /// The capacity of that asset, PJ.
    pub capacity: f64,
}

/// What was used in a country's markets and had passed a project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PassedRow {
    /// The year.
    pub year: i32,
    /// The project.
    pub project: Id<Project>,
    /// Whose markets.
    pub country: Id<Country>,
    /// At the inlet of the hubs, PJ.
    pub energy_pj: f64,
}

/// Something a reader of the result should know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Notice {
    /// A project is built, had first gas, and nothing ever flowed.
    NeverFlowed {
        /// The project.
        project: Id<Project>,
        /// What limits it, if something does.
        limit: Option<AssetRef>,
    },
    /// A project has no first gas within the horizon, although it is built: what it requires is missing or late.
    NoFirstGas {
        /// The project.
        project: Id<Project>,
    },
    /// The actual mix has more volume than the nameplate.
    OverNameplate {
        /// The year.
        year: i32,
        /// The pipeline.
        pipeline: Id<Pipeline>,
        /// Volume over nameplate.
        ratio: f64,
    },
    /// The pieces that stand for the fuel of a line in dispatch miss its curve.
    FuelOffCurve {
        /// The year.
        year: i32,
        /// The pipeline.
        pipeline: Id<Pipeline>,
        /// By which share of what entered.
        share: f64,
    },
}
