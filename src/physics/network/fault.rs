//! Why a network has no answer.

use std::fmt::{Display, Formatter, Result};

/// A reason, with the name of the node or edge.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// A number that nothing real has.
    Number {
        /// Of what: `node "A"`, `edge "AB"`, `gas`.
        of: String,
        /// Which number, as its field is called.
        field: &'static str,
        /// What was found.
        found: f64,
        /// What is expected, with its unit.
        expected: &'static str,
    },
    /// Two nodes, or two edges, of one name.
    Twice {
        /// `node` or `edge`.
        what: &'static str,
        /// The name.
        id: String,
    },
    /// An edge names a node that is not there.
    UnknownNode {
        /// The edge.
        edge: String,
        /// `from` or `to`.
        end: &'static str,
        /// The name it gives.
        found: String,
        /// The nearest name that is there.
        nearest: Option<String>,
    },
    /// An edge that begins where it ends.
    Loop {
        /// The edge.
        edge: String,
        /// Its node.
        node: String,
    },
    /// No node of the network has a given pressure.
    NoPressure,
    /// Nodes whose pressure nothing fixes: no way leads from them to a node of given pressure.
    Unconnected {
        /// The first nodes of those, up to five.
        nodes: Vec<String>,
        /// How many more share their lot.
        more: usize,
        /// Devices on the way to them through which gas would run backwards, or which are closed.
        shut: Vec<String>,
    },
    /// A pipe that rises or falls by more than its length.
    Steep {
        /// The pipe.
        edge: String,
        /// m.
        rise: f64,
        /// m.
        length: f64,
    },
    /// An edge without resistance asks a pressure that its node cannot have, as that is given otherwise.
    Disagree {
        /// The edge.
        edge: String,
        /// The node.
        node: String,
        /// The pressure that the edge asks, Pa; 0 where only ratios are known.
        asked: f64,
        /// The pressure that it has, Pa; 0 where only ratios are known.
        has: f64,
    },
    /// A circle of edges without resistance: how flow shares itself out there, nothing says.
    Undetermined {
        /// The edge that closes the circle.
        edge: String,
    },
    /// The withdrawals ask more than the network can carry: no pressure, however low, would do.
    Shortage {
        /// The node that lacks most.
        node: String,
        /// What it has, Pa; none where even a vacuum would not draw the gas there.
        pressure: Option<f64>,
        /// What it lacks, Pa. Where no pressure would do: the square root of how far `p^2` falls below zero.
        missing: f64,
        /// How many nodes lack pressure.
        nodes: usize,
    },
    /// The pressure at a node is above what the law of the gas allows.
    BeyondGas {
        /// The node.
        node: String,
        /// Pa.
        pressure: f64,
        /// Pa.
        limit: f64,
    },
    /// The search did not come to an end.
    NoEnd {
        /// The edge that is worst off.
        edge: String,
        /// Share of the highest potential by which it is off.
        residual: f64,
    },
    /// Valves and compressors open and shut in turn without an end.
    Chatter {
        /// One of them.
        edge: String,
    },
}

fn bar(pressure: f64) -> f64 {
    pressure / 1e5
}

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Number { of, field, found, expected } => {
                write!(f, "{of}: {field} is {found}; expected {expected}")
            }
            Self::Twice { what, id } => write!(f, "{what} {id:?} is there twice; every {what} needs a name of its own"),
            Self::UnknownNode { edge, end, found, nearest } => {
                write!(f, "edge {edge:?}: {end} names node {found:?}, which is not there")?;
                nearest.as_ref().map_or(Ok(()), |near| write!(f, "; nearest: {near:?}"))
            }
            Self::Loop { edge, node } => write!(f, "edge {edge:?} begins and ends at node {node:?}"),
            Self::NoPressure => write!(f, "no node has a given pressure; at least one is needed"),
            Self::Unconnected { nodes, more, shut } => {
                let names: Vec<String> = nodes.iter().map(|node| format!("{node:?}")).collect();
                let (word, verb) = if names.len() + more == 1 { ("node", "is") } else { ("nodes", "are") };
                write!(f, "{word} {}", names.join(", "))?;
                if *more > 0 {
                    write!(f, " and {more} more")?;
                }
                write!(f, " {verb} not connected to any node of given pressure")?;
                match shut.first() {
                    Some(edge) => {
                        write!(f, ": edge {edge:?} is shut, as it is told or as gas would run backwards in it")
                    }
                    None => Ok(()),
                }
            }
            Self::Steep { edge, rise, length } => {
                let way = if *rise < 0.0 { "falls" } else { "rises" };
                write!(f, "edge {edge:?} {way} {} m on {length} m; expected at most its length", rise.abs())
            }
            Self::Disagree { edge, node, has: 0.0, .. } => {
                write!(f, "edge {edge:?}: the ratios of pressure round a circle to node {node:?} do not agree")
            }
            Self::Disagree { edge, node, asked, has } => write!(
                f,
                "edge {edge:?} asks {:.6} bar at node {node:?}, whose pressure is already {:.6} bar",
                bar(*asked),
                bar(*has)
            ),
            Self::Undetermined { edge } => {
                write!(f, "edge {edge:?} closes a circle without resistance; nothing says how flow shares itself out")
            }
            Self::Shortage { node, pressure: None, missing, nodes } => write!(
                f,
                "the withdrawals are more than the network can carry: node {node:?} lacks {:.4} bar (p^2 would be -({:.4} bar)^2){}",
                bar(*missing),
                bar(*missing),
                more(*nodes)
            ),
            Self::Shortage { node, pressure: Some(pressure), missing, nodes } => {
                write!(f, "node {node:?} has {:.4} bar, {:.4} bar less than it needs", bar(*pressure), bar(*missing))?;
                f.write_str(&more(*nodes))
            }
            Self::BeyondGas { node, pressure, limit } => write!(
                f,
                "node {node:?} would have {:.3} bar; the law of the gas holds to {:.3} bar",
                bar(*pressure),
                bar(*limit)
            ),
            Self::NoEnd { edge, residual } => {
                write!(f, "the search found no steady state; edge {edge:?} is off by {residual:.1e} of the potential")
            }
            Self::Chatter { edge } => {
                write!(f, "valves and compressors switch without end, among them edge {edge:?}")
            }
        }
    }
}

fn more(nodes: usize) -> String {
    if nodes > 1 { format!("; {nodes} nodes lack pressure") } else { String::new() }
}

impl std::error::Error for Fault {}
