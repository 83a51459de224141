//! Why there is no answer, by name: which arc is wrong, or which nodes go short and by how much.

use std::fmt;

/// What is wrong with one arc.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// One of its ends is not a node of the network.
    NoSuchNode,
    /// It ends where it begins.
    Loop,
    /// Its gain is above one: it would make gas.
    GainAboveOne,
    /// Its gain is zero, negative or not a number.
    GainNotPositive,
    /// Lower or upper bound is infinite or not a number.
    BoundNotFinite,
    /// Its lower bound is above its upper bound.
    BoundsCrossed,
    /// Its cost is infinite or not a number.
    CostNotFinite,
}

/// Why a network was refused or not solved.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Failure {
    /// A list of numbers, a basis or a solver does not fit the network.
    Shape {
        /// Which list.
        what: &'static str,
        /// How many it has.
        found: usize,
        /// How many the network needs.
        expected: usize,
    },
    /// An arc was refused.
    Arc {
        /// Index of the arc.
        arc: usize,
        /// What is wrong with it.
        fault: Fault,
    },
    /// The supply of a node is infinite or not a number.
    Supply {
        /// Index of the node.
        node: usize,
    },
    /// No flow meets all balances and bounds.
    ///
    /// Proof: weigh the balance of each node in `within` by its weight and add them up; no flow within bounds
    /// makes the sum zero.
    Short {
        /// The node the shortage is counted at.
        node: u32,
        /// How much is missing there (negative: how much is too much).
        shortage: f64,
        /// The nodes that cannot be met together, each with what one unit there is worth at `node`.
        within: Vec<(u32, f64)>,
    },
    /// The pivot cap was reached, from the given basis and again from a cold start.
    Stalled {
        /// Pivots made in all.
        pivots: u32,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSuchNode => "an end that is no node of the network",
            Self::Loop => "the same node at both ends",
            Self::GainAboveOne => "a gain above 1",
            Self::GainNotPositive => "a gain that is not above 0",
            Self::BoundNotFinite => "a bound that is not finite",
            Self::BoundsCrossed => "a lower bound above its upper bound",
            Self::CostNotFinite => "a cost that is not finite",
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape { what, found, expected } => write!(f, "{what}: {found} given, {expected} needed"),
            Self::Arc { arc, fault } => write!(f, "arc {arc} has {fault}"),
            Self::Supply { node } => write!(f, "node {node} has a supply that is not finite"),
            Self::Short { node, shortage, within } if *shortage < 0.0 => {
                write!(f, "{} too much at node {node} ({} nodes that cannot be met together)", -shortage, within.len())
            }
            Self::Short { node, shortage, within } => {
                write!(f, "{shortage} missing at node {node} ({} nodes that cannot be met together)", within.len())
            }
            Self::Stalled { pivots } => write!(f, "no least-cost flow found within {pivots} pivots"),
        }
    }
}

impl std::error::Error for Failure {}
