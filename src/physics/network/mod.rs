//! The steady state of a gas network.
//!
//! **Answers**: which pressure stands at every node and how much gas flows in every edge, for given pressures at
//! some nodes and given withdrawals at the others; and where no such state exists, which node lacks how much pressure.
//!
//! **Assumes** one gas at one temperature; pipes by the general flow equation with real gas, in the potential
//! `P(p) = integral of rho dp`: along a level pipe `P1 - P2 = lambda L m abs(m) / (2 D A^2)` (Gyrya and Zlotnik, *Applied
//! Mathematical Modelling* 65, 2019); along an inclined one `P1 - e^s P2 = [...] (e^s - 1)/s` with
//! `s = g dz b`, where `rho^2 = a + b P` and `g dz a` joins the loss (with one Z `a` is zero: Menon, *Gas Pipeline
//! Hydraulics*, 2005; with a real gas 2e-5 to 1e-4 of pressure over a pipe that rises 2,500 m, and shorter pipes by the fourth power
//! less). All in SI,
//! pressures absolute, friction factors Darcy's.
//!
//! **Leaves out** the kinetic term, heat, and time.
//!
//! # Method
//!
//! Newton's method on potentials and flows at once; the flows are eliminated, so each step is one solve with the matrix of the
//! network's conductances (Todini and Pilati 1988), symmetric unless a compressor or a slope makes it otherwise. Friction
//! enters with its derivative. Flows balance from the first step on; the step length follows the energy that the
//! network dissipates, which is convex, so the method comes home from any start. Nodes joined by a given
//! ratio of pressures (short pipe, open valve, compressor) are one unknown.
//!
//! # What devices do
//!
//! * A **compressor by ratio** holds `p_to = ratio * p_from`. Gas that flows backwards: see [`Reverse`]; by default the ratio
//!   holds even then, as in published reference cases, and [`Solution::reversed`] names the machine.
//! * A **compressor by outlet pressure** holds its outlet where suction is below; where suction is above it is bypassed; it
//!   lets nothing back.
//! * A **control valve** holds its outlet where the inlet is above; it stands open where the inlet is below; it lets
//!   nothing back.
//! * Two machines side by side between the same nodes at the same ratio share the flow evenly.

mod check;
mod device;
mod fault;
mod friction;
mod gas;
mod join;
mod level;
mod linear;
mod newton;
pub mod optimum;
mod parts;
mod solution;
mod solver;
mod sparse;
mod spread;

pub use fault::Fault;
pub use friction::{Friction, Loss};
pub use gas::{Compressibility, Gas};
pub use parts::{Edge, Element, Network, Node, Reverse};
pub use solution::{Solution, State, velocity};
pub use solver::{Solver, solve};

#[cfg(test)]
use super::GAS_CONSTANT;
#[cfg(test)]
mod specimen;
#[cfg(test)]
mod tests;
