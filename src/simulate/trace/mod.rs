//! Whose gas reached which hub: proportional mixing, slice by slice.
//!
//! Gas that leaves a node has the mix of all that came into the node. Two partitions of it add to 1: by *origin*
//! (where it was produced) and by *entry* (the border point, terminal or field by which it came into the country
//! it is in); a [`Tag`] joins the two. What *passed through* a watched set of arcs is a third share, which adds to
//! nothing: one molecule passes many.
//!
//! Assumed: perfect mixing within a slice; losses take gas in the mix of what is sent; opposite flows between two
//! nodes are netted first, the lesser one being an exchange on paper; a stock gives what it held when the slice began.
//! Left out: whether the flows balance. That is audited elsewhere; only gas that came from nowhere is refused here.
//!
//! Numbers only: what a node, an origin or an entry stands for, its caller knows. See [`Tracer`].

mod circle;
mod failure;
mod mesh;
mod mix;
mod net;
mod order;
mod ring;
mod stock;
mod tracer;

#[cfg(test)]
mod tests;

pub use failure::TraceFailure;
pub use mesh::{Injection, Mesh, Passage, StockPoint, Tag};
pub use mix::Mix;
pub use net::SliceFlows;
pub use stock::Stocks;
pub use tracer::Tracer;
