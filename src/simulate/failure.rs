//! Why a run stopped: which year, which month, which place.

use std::fmt;

use super::compile::{Network, Point, Role};
use crate::{flow, model::Structure};

/// A run that could not be finished.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// A number of a year cannot be used: not a number, infinite, or out of its range.
    Number {
        /// The year.
        year: i32,
        /// The month, 1 to 12, where the number is of a month.
        month: Option<u8>,
        /// What it belongs to, as `kind.id`.
        of: String,
        /// What is wrong with it.
        why: String,
    },
    /// No flow meets all balances.
    Short {
        /// The year.
        year: i32,
        /// The month.
        month: Option<u8>,
        /// The place, as `kind.id`.
        node: String,
        /// What is missing there, PJ.
        missing: f64,
    },
    /// The solver gave up.
    Stalled {
        /// The year.
        year: i32,
        /// How many pivots it made.
        pivots: u32,
    },
    /// What goes into a place does not come out of it.
    Unbalanced {
        /// The year.
        year: i32,
        /// The month.
        month: Option<u8>,
        /// The place, as `kind.id`.
        node: String,
        /// In less out, PJ.
        residual: f64,
    },
    /// The flows of a slice cannot be followed back to their sources.
    Untraced {
        /// The year.
        year: i32,
        /// The month.
        month: Option<u8>,
        /// Why.
        why: String,
    },
    /// The answer does not prove itself the cheapest.
    Uncertified {
        /// The year.
        year: i32,
        /// Which proof, and by how much.
        why: String,
    },
}

impl Failure {
    /// A failure of the solver in the words of the model.
    pub(crate) fn of_flow(structure: &Structure, network: &Network, year: i32, failure: &flow::Failure) -> Self {
        match failure {
            flow::Failure::Arc { arc, fault } => {
                let at = network.arcs[*arc];
                Self::Number {
                    year,
                    month: month(network, at.slice),
                    of: role_name(structure, at.role),
                    why: fault.to_string(),
                }
            }
            flow::Failure::Supply { node } => {
                let (point, slice) = network.nodes[*node];
                let of = point_name(structure, point);
                Self::Number { year, month: month(network, slice), of, why: "a stock that is not finite".to_owned() }
            }
            flow::Failure::Short { node, shortage, .. } => {
                let (point, slice) = network.nodes[*node as usize];
                let node = point_name(structure, point);
                Self::Short { year, month: month(network, slice), node, missing: *shortage }
            }
            flow::Failure::Stalled { pivots } => Self::Stalled { year, pivots: *pivots },
            other => Self::Number { year, month: None, of: "the network".to_owned(), why: other.to_string() },
        }
    }
}

/// The month of a slice, if slices are months.
pub(crate) fn month(network: &Network, slice: u8) -> Option<u8> {
    (network.slices() == 12).then_some(slice + 1)
}

/// A place as `kind.id`.
pub(crate) fn point_name(s: &Structure, point: Point) -> String {
    match point {
        Point::Hub(id) => format!("hubs.{}", s.hubs.name(id)),
        Point::Terminal(id) => format!("terminals.{}", s.terminals.name(id)),
        Point::Storage(id) => format!("storages.{}", s.storages.name(id)),
        Point::ContractYear(id) | Point::ContractMonth(id) => format!("contracts.{}", s.contracts.name(id)),
        Point::Spot(id) => format!("spots.{}", s.spots.name(id)),
    }
}

/// The asset of an arc as `kind.id`.
pub(crate) fn role_name(s: &Structure, role: Role) -> String {
    match role {
        Role::SourceMinimum(id) | Role::SourceFree(id) => format!("sources.{}", s.sources.name(id)),
        Role::Pipeline(id) | Role::Eased(id, _) => format!("pipelines.{}", s.pipelines.name(id)),
        Role::OfftakeObliged(id) | Role::OfftakeFree(id) => format!("entitlements.{}", s.entitlements.name(id)),
        Role::Regas(id) => format!("terminals.{}", s.terminals.name(id)),
        Role::TakeOrPay(id) | Role::MakeUp(id) | Role::Flexible(id) | Role::Lift(id) | Role::Land(id, _) => {
            format!("contracts.{}", s.contracts.name(id))
        }
        Role::SpotBuy(id) | Role::SpotLand(id, _) => format!("spots.{}", s.spots.name(id)),
        Role::Inject(id) | Role::Withdraw(id) | Role::Hold(id) | Role::CloseTarget(id) | Role::CloseExtra(id) => {
            format!("storages.{}", s.storages.name(id))
        }
        Role::Demand(id, _) => format!("demands.{}", s.demands.name(id)),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let when = |year: &i32, month: &Option<u8>| match month {
            Some(month) => format!("{year}-{month:02}"),
            None => year.to_string(),
        };
        match self {
            Self::Number { year, month, of, why } => write!(f, "in {} `{of}` has {why}", when(year, month)),
            Self::Untraced { year, month, why } => write!(f, "in {} gas cannot be traced: {why}", when(year, month)),
            Self::Short { year, month, node, missing } => {
                write!(f, "in {} nothing balances `{node}`: {missing:.3e} PJ missing", when(year, month))
            }
            Self::Stalled { year, pivots } => write!(f, "in {year} no dispatch was found within {pivots} pivots"),
            Self::Unbalanced { year, month, node, residual } => {
                write!(f, "in {} `{node}` does not balance: {residual:.3e} PJ in less out", when(year, month))
            }
            Self::Uncertified { year, why } => write!(f, "in {year} the dispatch is not proved the cheapest: {why}"),
        }
    }
}

impl std::error::Error for Failure {}
