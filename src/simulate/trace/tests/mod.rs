//! The tracer against cases worked by hand, against a dense solve, and against what must hold of any mixing.
#![allow(clippy::unwrap_used, clippy::panic, clippy::needless_range_loop)]

mod by_hand;
mod properties;
mod refusals;
mod witness;

use super::*;

/// A mesh for tests: arcs as (from, to), injections as (node, origin).
fn mesh(nodes: usize, arcs: &[(usize, usize)], injections: &[(usize, u32)]) -> Mesh {
    let passage = |&(from, to): &(usize, usize)| Passage { from, to, entry: None, watched: Vec::new() };
    let injection =
        |&(node, origin): &(usize, u32)| Injection { node, tag: Tag { entry: None, origin }, watched: Vec::new() };
    Mesh {
        nodes,
        watched: 0,
        arcs: arcs.iter().map(passage).collect(),
        injections: injections.iter().map(injection).collect(),
        stocks: Vec::new(),
    }
}

/// The tracer of a mesh without stocks after one slice.
fn traced(mesh: &Mesh, sent: &[f64], received: &[f64], injected: &[f64]) -> Tracer {
    let mut tracer = Tracer::new(mesh);
    let mut stocks = tracer.empty_stocks();
    tracer.trace(&SliceFlows { sent, received, injected }, &mut stocks).unwrap();
    tracer
}

fn share(tracer: &Tracer, node: usize, tag: Tag) -> f64 {
    let known = tracer.tags().iter().position(|t| *t == tag);
    known.map_or(0.0, |n| tracer.mix(node).tags[n])
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} is not {b}");
}
