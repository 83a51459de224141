//! Why a slice cannot be traced.

use std::fmt;

/// Why a slice cannot be traced. Each is a defect of the flows handed in, not of the system described.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TraceFailure {
    /// What an arc sends or receives is no number, is negative, or it receives more than is sent.
    Arc {
        /// The arc.
        arc: usize,
        /// What is said to enter it.
        sent: f64,
        /// What is said to leave it.
        received: f64,
    },
    /// An injection is no number, or is negative.
    Injection {
        /// The injection.
        injection: usize,
        /// What is said to be injected.
        amount: f64,
    },
    /// Gas leaves a node that nothing comes into, or a stock that does not hold it.
    Dry {
        /// The node.
        node: usize,
        /// How much leaves without cover.
        amount: f64,
    },
    /// Gas runs in a circle that nothing feeds.
    Unfed {
        /// A node of the circle.
        node: usize,
        /// How much runs past it.
        amount: f64,
    },
}

impl fmt::Display for TraceFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arc { arc, sent, received } => {
                write!(f, "arc {arc} sends {sent} and delivers {received}, which is no flow of gas")
            }
            Self::Injection { injection, amount } => write!(f, "injection {injection} is {amount}"),
            Self::Dry { node, amount } => write!(f, "{amount} leaves node {node}, and nothing came into it"),
            Self::Unfed { node, amount } => {
                write!(f, "{amount} runs in a circle past node {node}, and nothing feeds the circle")
            }
        }
    }
}

impl std::error::Error for TraceFailure {}
