//! How long the steady state of a network takes: grids of 10 to 10,000 nodes with a source at each corner, from nothing (checks,
//! ordering, search) and again with the ordering kept. Prints a table, then divan's statistics.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{hint::black_box, time::Instant};

use corridor::physics::network::{Network, Solver};

#[allow(dead_code)]
#[path = "../src/physics/network/specimen.rs"]
mod specimen;

/// What `specimen` takes from the module that it stands in.
use corridor::physics::{
    GAS_CONSTANT,
    network::{Compressibility, Edge, Element, Friction, Gas, Node},
};

const SIZES: [(usize, usize); 4] = [(2, 5), (10, 10), (25, 40), (100, 100)];

fn grid(nodes: usize) -> Network {
    let &(wide, high) = SIZES.iter().find(|(wide, high)| wide * high == nodes).unwrap();
    specimen::grid(wide, high, 3.0, 1)
}

/// Milliseconds, best of some.
fn best(times: usize, mut work: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..times {
        let clock = Instant::now();
        work();
        best = best.min(clock.elapsed().as_secs_f64() * 1e3);
    }
    best
}

fn print() {
    println!("   nodes   from nothing, ms   again, ms   steps");
    for (wide, high) in SIZES {
        let network = grid(wide * high);
        let mut solver = Solver::new(&network).unwrap();
        let steps = solver.solve().unwrap().iterations;
        let times = 40_000 / (wide * high) + 3;
        let whole = best(times.min(500), || drop(black_box(Solver::new(&network).unwrap().solve().unwrap())));
        let again = best(times.min(500), || drop(black_box(solver.solve().unwrap())));
        println!("{:8} {whole:18.3} {again:11.3} {steps:7}", wide * high);
    }
}

#[divan::bench(args = [10, 100, 1_000, 10_000], sample_count = 20)]
fn from_nothing(bencher: divan::Bencher, nodes: usize) {
    let network = grid(nodes);
    bencher.bench_local(|| Solver::new(black_box(&network)).unwrap().solve().unwrap());
}

#[divan::bench(args = [10, 100, 1_000, 10_000], sample_count = 20)]
fn again(bencher: divan::Bencher, nodes: usize) {
    let mut solver = Solver::new(&grid(nodes)).unwrap();
    bencher.bench_local(|| black_box(&mut solver).solve().unwrap());
}

fn main() {
    if !std::env::args().skip(1).any(|a| !a.starts_with('-')) {
        print();
    }
    divan::main();
}
