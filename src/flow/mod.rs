//! Floor 2: least-cost flow in a generalised network, knowing nodes and arcs only.
//!
//! **Answers**: which flow on every arc meets every node's balance at least cost; what one more unit of demand
//! would cost at each node; and a certificate that anybody can check against the numbers alone.
//!
//! minimise `sum c_a x_a`, subject to `l_a <= x_a <= u_a` and, at every node `n`,
//! `sum over arcs into n of g_a x_a  -  sum over arcs out of n of x_a  +  s_n = 0`.
//!
//! Here `x_a` is the flow that enters arc `a`, `g_a` (0 < g <= 1) the share that arrives, `c_a` the cost of a unit that
//! enters, `s_n` the supply at node `n` (negative: demand). An arc may lack its tail (a source) or its head (a demand):
//! that end is [`GROUND`], which has no balance.
//!
//! **Assumes** finite bounds, gains not above one, and a network that stays while numbers change: a [`Topology`] is
//! built once, a [`Solver`] owns all memory for it, and each solve starts from a [`Basis`] and touches no heap.
//!
//! **Leaves out** the meaning of an arc, reading a gain near one as one, and telling which of several equally cheap
//! flows is wanted: a caller who needs one answer adds small ranks to the costs. Without them the answer is still
//! a pure function of (topology, problem, starting basis).
//!
//! # Method
//!
//! A bounded dual simplex with bound flipping (Koberstein, *The Dual Simplex Method*, Paderborn 2005, chapters 3 and 6)
//! on the forest basis of the generalised network simplex (Ahuja, Magnanti and Orlin, *Network Flows*, 1993,
//! chapter 15). As all bounds are finite, any basis becomes dual feasible by moving non-basic arcs to their other bound, so a
//! warm start needs no first phase, whatever has changed since.
//!
//! A basis gives each node one column: an arc at that node, or the node's own *artificial* column (gas from nowhere, fixed
//! at 0). The far end of the column is the node's parent. Following parents, one reaches ground or runs into a cycle
//! (at most one a component); a cycle whose gain is 1 is singular and is cut with an artificial. Only the nodes below
//! the leaving column have a part in its row of the tableau, so only arcs at those nodes are priced.
//!
//! Flows, potentials and reduced costs are computed anew from the final basis; what the pivots update on the way is never
//! handed out.

mod arrange;
mod basis;
mod certificate;
mod failure;
mod forest;
mod peel;
mod problem;
mod refresh;
mod row;
mod settle;
mod simplex;
mod solver;
mod topology;

pub use basis::Basis;
pub use certificate::Certificate;
pub use failure::{Failure, Fault};
pub use problem::Problem;
pub use solver::{Solver, Stats};
pub use topology::{GROUND, Topology};

#[cfg(test)]
mod specimen;
#[cfg(test)]
mod tests;
