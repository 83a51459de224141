//! Flows that are none.

use super::*;

fn refused(mesh: &Mesh, sent: &[f64], received: &[f64], injected: &[f64]) -> TraceFailure {
    let mut tracer = Tracer::new(mesh);
    let mut stocks = tracer.open_stocks(&vec![1.0; mesh.stocks.len()]);
    let failure = tracer.trace(&SliceFlows { sent, received, injected }, &mut stocks).unwrap_err();
    // A tracer that refused a slice still traces the next.
    let idle = vec![0.0; sent.len()];
    let still = SliceFlows { sent: &idle, received: &idle, injected: &vec![1.0; injected.len()] };
    tracer.trace(&still, &mut tracer.empty_stocks()).unwrap();
    failure
}

#[test]
fn gas_from_nowhere_is_refused() {
    let line = mesh(3, &[(0, 1), (1, 2)], &[(0, 1)]);
    let failure = refused(&line, &[0.0, 5.0], &[0.0, 5.0], &[5.0]);
    assert_eq!(failure, TraceFailure::Dry { node: 1, amount: 5.0 });
    let mut store = mesh(2, &[(1, 0)], &[(0, 1)]);
    store.stocks = vec![StockPoint { node: 1, opening: Tag { entry: None, origin: 2 } }];
    assert_eq!(refused(&store, &[3.0], &[3.0], &[1.0]), TraceFailure::Dry { node: 1, amount: 2.0 });
}

#[test]
fn a_circle_that_nothing_feeds_is_refused() {
    let circle = mesh(4, &[(0, 1), (1, 2), (2, 0)], &[(3, 1)]);
    let failure = refused(&circle, &[2.0; 3], &[2.0; 3], &[5.0]);
    assert!(matches!(failure, TraceFailure::Unfed { amount: 2.0, .. }), "{failure}");
}

#[test]
fn rounding_is_no_flow() {
    let circle = mesh(4, &[(0, 1), (1, 2), (2, 0)], &[(3, 1)]);
    let tracer = traced(&circle, &[1e-10; 3], &[1e-10; 3], &[5.0]);
    assert_eq!(tracer.mix(0).origins, [0.0]);
    let line = mesh(3, &[(0, 1), (1, 2)], &[(0, 1), (2, 1)]);
    let tracer = traced(&line, &[-1e-12, 1e-10], &[0.0, 1e-10], &[5.0, 5.0]);
    assert_eq!(tracer.mix(2).origins, [1.0]);
}

/// Where nothing flows but rounding, the largest flow is rounding too: a share of it would make dust of solvers a contradiction.
#[test]
fn rounding_alone_is_no_contradiction() {
    let line = mesh(3, &[(0, 1), (1, 2)], &[(0, 1)]);
    let tracer = traced(&line, &[0.0, 1e-10], &[0.0, 1.5e-10], &[-1e-11]);
    assert_eq!(tracer.mix(2).origins, [0.0]);
    // A flow that is small and no rounding is still looked at.
    let failure = refused(&line, &[0.0, 1e-6], &[0.0, 1e-6], &[0.0]);
    assert_eq!(failure, TraceFailure::Dry { node: 1, amount: 1e-6 });
}

#[test]
fn what_is_no_flow_is_refused() {
    let line = mesh(2, &[(0, 1)], &[(0, 1)]);
    for (sent, received) in
        [(-1.0, 0.0), (1.0, -1.0), (1.0, 1.1), (f64::NAN, 1.0), (1.0, f64::NAN), (f64::INFINITY, 1.0)]
    {
        let failure = refused(&line, &[sent], &[received], &[5.0]);
        assert!(matches!(failure, TraceFailure::Arc { arc: 0, .. }), "{failure}");
    }
    for amount in [-1.0, f64::NAN, f64::INFINITY] {
        let failure = refused(&line, &[1.0], &[1.0], &[amount]);
        assert!(matches!(failure, TraceFailure::Injection { injection: 0, .. }), "{failure}");
    }
}
