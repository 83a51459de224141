//! A sparse solver for the matrices that networks of resistances make.
//!
//! **Answers** `A x = b`, where the diagonal of `A` is positive, everything else negative or zero, and no column sum
//! is negative: what leaves one node arrives at others, or at a place of given pressure.
//!
//! **Assumes** that the pattern stays while numbers change: [`Pattern`] orders it once (approximate minimum degree), a
//! [`Factor`] owns the memory, and each factorisation touches no heap.
//!
//! **Leaves out** pivoting. Such a matrix needs none, in any order, and can be eliminated without one
//! subtraction: the diagonal is never kept, but the *excess* of a column (its sum), and the diagonal is excess plus
//! what stands below (Grassmann, Taksar and Heyman, *Operations Research* 33, 1985). So conductances that are twenty
//! orders of magnitude apart cost no digits.
//!
//! The method is multifrontal: columns of like pattern are eliminated together in a small dense front, and what is
//! left of it is added to the front of the parent (Duff and Reid 1983; Davis, *Direct Methods for Sparse Linear
//! Systems*, 2006, chapters 4 and 7).

mod factor;
mod front;
mod order;
mod pattern;

pub(super) use factor::Factor;
pub(super) use pattern::Pattern;

#[cfg(test)]
mod tests;
