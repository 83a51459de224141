//! The cheapest supply against networks whose answer a person can work out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;

fn place(supply: (f64, f64), top: f64, cost: f64) -> Place {
    Place { supply, square: (0.0, top), cost }
}

/// Two sources and a town that takes 10: the cheap one can push `sqrt(C p^2)` through its pipe, the dear one gives the rest.
#[test]
fn pressure_makes_a_dear_source_run() {
    let places =
        [place((0.0, 100.0), 3600.0, 1.0), place((0.0, 100.0), 6400.0, 3.0), place((-10.0, -10.0), 3600.0, 0.0)];
    let carries = 0.01;
    let pipes = [(0, 2), (1, 2)].map(|(from, to)| Arc { from, to, carries, active: false });
    let found = cheapest(&places, &pipes).unwrap();
    // The town at no pressure: 6 from the cheap source, 4 from the dear one.
    assert!((found.flow[0] - 6.0).abs() < 1e-6 && (found.flow[1] - 4.0).abs() < 1e-6, "{found:?}");
    assert!((found.cost - 18.0).abs() < 1e-6 && (found.bound - 10.0).abs() < 1e-9, "{found:?}");
    // A compressor in the pipe of the cheap one lifts that limit.
    let lifted = [Arc { active: true, ..pipes[0] }, pipes[1]];
    let found = cheapest(&places, &lifted).unwrap();
    assert!((found.cost - 10.0).abs() < 1e-6, "{found:?}");
}

#[test]
fn what_cannot_be_is_said() {
    let town = place((-10.0, -10.0), 3600.0, 0.0);
    let pipe = [Arc { from: 0, to: 1, carries: 0.01, active: false }];
    assert_eq!(cheapest(&[place((0.0, 5.0), 3600.0, 1.0), town], &pipe), Err(Lack::Balance));
    let lack = cheapest(&[place((0.0, 50.0), 3600.0, 1.0), town], &pipe);
    // 10 need 10,000 bar2; 3,600 are there.
    assert!(matches!(lack, Err(Lack::Pressure(missed)) if (missed - 6400.0).abs() < 1.0), "{lack:?}");
}
