//! How long a line of twelve stations takes: with the gas tabulated, and with the equation of state asked at every station,
//! on the same line in the same run. Prints the ratio and how far the table is off, then divan's statistics.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{hint::black_box, time::Instant};

use corridor::{
    physics::{
        gas::{Equation, Gas},
        pipe::Ground,
    },
    simulate::hydraulics::{Drawn, Properties},
};

/// 56 inch over 1,814 km; `rise` in m.
fn line(rise: f64) -> Drawn {
    Drawn {
        fractions: [0.936, 0.034, 0.009, 0.003, 0.008, 0.01],
        counted: None,
        temperature: 293.15,
        ground: None,
        inlet: 10.132_5e6,
        delivery: 5.5e6,
        diameter: 1.3778,
        roughness: 1.5e-5,
        stations: 12,
        power: 1e8,
        ratio: 1.6,
        isentropic: 0.82,
        driver: 0.35,
        loop_share: 0.0,
        loop_width: 1.0,
        stretches: vec![[1814e3, rise, 0.0]],
    }
}

const FLOW: f64 = 750.0;

/// Microseconds, best of some.
fn best(times: usize, mut work: impl FnMut()) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..times {
        let clock = Instant::now();
        work();
        best = best.min(clock.elapsed().as_secs_f64() * 1e6);
    }
    best
}

fn print() {
    for (name, rise) in [("level", 0.0), ("rising 1,000 m", 1000.0)] {
        let drawn = line(rise);
        let table = drawn.properties().unwrap();
        let (sections, _) = drawn.sections(&table, FLOW);
        let gas = Gas::new(drawn.composition().unwrap(), Equation::Gerg2008);
        let tabled = best(200, || drop(black_box(drawn.run(&table, black_box(FLOW)).unwrap())));
        let asked = best(20, || drop(black_box(sections.run(table.fluid(), &gas, black_box(FLOW)).unwrap())));
        let (ours, exact) = (drawn.run(&table, FLOW).unwrap(), sections.run(table.fluid(), &gas, FLOW).unwrap());
        let off = 100.0 * (ours.power() / exact.power() - 1.0).abs();
        println!(
            "twelve stations, {name}: {tabled:.0} us tabulated, {asked:.0} us by GERG-2008, {:.1} x; power off by {off:.5} %",
            asked / tabled
        );
    }
    let drawn = line(0.0);
    let fit = best(20, || drop(black_box(drawn.properties().unwrap())));
    let table = drawn.properties().unwrap();
    let most = best(20, || drop(black_box(drawn.most(&table).unwrap())));
    println!("table of a gas: {fit:.0} us; largest flow of a line: {most:.0} us");
    let drawn = Drawn { ground: Some(Ground { temperature: 288.15, transfer: 2.0 }), ..drawn };
    let fit = best(20, || drop(black_box(drawn.properties().unwrap())));
    let table = drawn.properties().unwrap();
    let most = best(20, || drop(black_box(drawn.most(&table).unwrap())));
    println!("in soil: table of a gas: {fit:.0} us; largest flow of a line: {most:.0} us");
}

fn main() {
    print();
    divan::main();
}

#[divan::bench]
fn twelve_stations(bencher: divan::Bencher<'_, '_>) {
    let drawn = line(0.0);
    let table: Properties = drawn.properties().unwrap();
    bencher.bench_local(|| drawn.run(&table, black_box(FLOW)).unwrap());
}
