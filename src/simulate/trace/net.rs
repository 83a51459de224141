//! The flows of a slice: read, proved to be flows, and opposite ones netted.

use super::{failure::TraceFailure, mesh::Mesh};

/// Below this share of the largest flow of the slice a flow is rounding, read as none.
const DUST: f64 = 1e-12;
/// Where all flows are smaller than this, PJ, they are judged as if one were as large.
const LEAST: f64 = 1.0;
/// Above this share of the largest flow of the slice a contradiction is an error, below it rounding.
pub(super) const CONTRADICTION: f64 = 1e-9;

/// What flowed in a slice, by the lists of the [`Mesh`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SliceFlows<'a> {
    /// What enters each arc.
    pub sent: &'a [f64],
    /// What leaves each arc.
    pub received: &'a [f64],
    /// What each injection brings.
    pub injected: &'a [f64],
}

/// The arcs of a slice after netting.
#[derive(Debug, Clone)]
pub(super) struct Netted {
    pub(super) sent: Vec<f64>,
    pub(super) received: Vec<f64>,
    /// A flow not above this is none.
    pub(super) dust: f64,
    /// A contradiction above this is an error.
    pub(super) tolerance: f64,
    /// Arcs one way and arcs the other way between the same two nodes.
    opposite: Vec<[Vec<u32>; 2]>,
}

impl Netted {
    pub(super) fn new(mesh: &Mesh) -> Self {
        let between = |from: usize, to: usize| -> Vec<u32> {
            let joins = |n: &u32| mesh.arcs[*n as usize].from == from && mesh.arcs[*n as usize].to == to;
            (0..mesh.arcs.len() as u32).filter(joins).collect()
        };
        let mut pairs: Vec<_> = mesh.arcs.iter().map(|arc| (arc.from.min(arc.to), arc.from.max(arc.to))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let both = pairs.into_iter().map(|(a, b)| [between(a, b), between(b, a)]);
        let opposite = both.filter(|[there, back]| !there.is_empty() && !back.is_empty()).collect();
        let none = vec![0.0; mesh.arcs.len()];
        Self { sent: none.clone(), received: none, dust: 0.0, tolerance: 0.0, opposite }
    }

    /// Takes the flows of a slice.
    pub(super) fn take(&mut self, slice: &SliceFlows<'_>) -> Result<(), TraceFailure> {
        let largest = slice.sent.iter().chain(slice.injected).fold(LEAST, |most, &x| most.max(x));
        self.dust = DUST * largest;
        self.tolerance = CONTRADICTION * largest;
        // A comparison with a number that is none is false, so that such a number is refused as well.
        let good = |x: f64| x >= -self.tolerance && x < f64::INFINITY;
        for (arc, (&sent, &received)) in slice.sent.iter().zip(slice.received).enumerate() {
            if !(good(sent) && good(received) && received <= sent + self.tolerance) {
                return Err(TraceFailure::Arc { arc, sent, received });
            }
            self.sent[arc] = sent.max(0.0);
            self.received[arc] = received.max(0.0);
        }
        if let Some(injection) = slice.injected.iter().position(|&x| !good(x)) {
            return Err(TraceFailure::Injection { injection, amount: slice.injected[injection] });
        }
        self.net();
        Ok(())
    }

    /// Cancels opposite flows. What one node gets back it never sent, so each keeps its balance, and at most one of
    /// the two directions still delivers.
    fn net(&mut self) {
        for [there, back] in &self.opposite {
            let sum = |arcs: &[u32], of: &[f64]| arcs.iter().map(|&arc| of[arc as usize]).sum::<f64>();
            let (sent, received) = (sum(there, &self.sent), sum(there, &self.received));
            let (sent_back, received_back) = (sum(back, &self.sent), sum(back, &self.received));
            if sent > 0.0 && sent_back > 0.0 {
                scale(there, &mut self.sent, sent, received_back);
                scale(there, &mut self.received, received, sent_back);
                scale(back, &mut self.sent, sent_back, received);
                scale(back, &mut self.received, received_back, sent);
            }
        }
    }
}

/// Takes `less` from flows that add to `sum`, each by its share.
fn scale(arcs: &[u32], of: &mut [f64], sum: f64, less: f64) {
    if sum > 0.0 {
        let left = (sum - less).max(0.0) / sum;
        arcs.iter().for_each(|&arc| of[arc as usize] *= left);
    }
}
