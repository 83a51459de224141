//! What the tracer found in the last slice.

use super::{mesh::Tag, tracer::Tracer};

/// The mix of a node: shares of what came into it in the slice; all 0 where nothing came.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mix<'a> {
    /// By [`Tracer::origins`]: these add to 1.
    pub origins: &'a [f64],
    /// By [`Tracer::tags`]: these add to 1.
    pub tags: &'a [f64],
    /// By watched set: what had passed through any arc or injection of the set. These add to nothing.
    pub passed: &'a [f64],
}

impl Tracer {
    /// All origins that can occur.
    pub fn origins(&self) -> &[u32] {
        &self.origins
    }
    /// All tags that can occur.
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The mix of what came into a node in the last slice traced; of a stock, of what it held when the slice began.
    pub fn mix(&self, node: usize) -> Mix<'_> {
        let [origins, tags, passed] = self.parts();
        let mix = &self.mix[self.row(node)];
        Mix { origins: &mix[origins], tags: &mix[tags], passed: &mix[passed] }
    }
    /// What came into a node.
    pub fn inflow(&self, node: usize) -> f64 {
        self.fed[node]
    }
    /// What entered an arc, net of the opposite flow.
    pub fn sent(&self, arc: usize) -> f64 {
        self.flows.sent[arc]
    }
    /// What left an arc, net of the opposite flow.
    pub fn received(&self, arc: usize) -> f64 {
        self.flows.received[arc]
    }
    /// What left an arc, by origin: for an arc that gives an entry, the gas of that entry by origin.
    pub fn received_by_origin(&self, arc: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let mix = self.mix(self.arcs[arc].from as usize);
        self.origins.iter().zip(mix.origins).map(move |(&origin, share)| (origin, share * self.received(arc)))
    }
    /// What left an arc having passed through a watched set, this arc included.
    pub fn received_through(&self, arc: usize, set: usize) -> f64 {
        let effect = &self.arcs[arc];
        let column = self.parts()[2].start + set;
        let share = if effect.watched.contains(&(column as u32)) {
            1.0
        } else {
            self.mix[effect.from as usize * self.width + column]
        };
        share * self.received(arc)
    }
}
