//! Small random networks that have every oddity more often than life has.

use crate::flow::specimen::{Dice, Draft, Specimen};
use crate::flow::{GROUND, Problem};

/// One random network; its kind follows from the seed.
pub(super) fn tangle(seed: u64) -> Specimen {
    let mut dice = Dice::new(seed);
    let nodes = 1 + dice.pick(10);
    let kind = Kind::of(seed);
    let mut d = Draft::default();
    for _ in 0..nodes {
        let supply = if kind.fixed_supply && dice.chance(0.3) { number(&mut dice, kind.whole, -4.0, 4.0) } else { 0.0 };
        d.node(supply);
    }
    for n in 0..nodes {
        if dice.chance(kind.grounded) {
            ground_arcs(&mut d, &mut dice, kind, n);
        }
    }
    if nodes > 1 {
        for _ in 0..dice.pick(4 * nodes) {
            inner_arc(&mut d, &mut dice, kind, nodes);
        }
    }
    if kind.coupled && nodes > 1 {
        for n in 1..nodes {
            d.arc(
                n - 1,
                n,
                if kind.lossless { 1.0 } else { 0.99 },
                (0.0, number(&mut dice, kind.whole, 0.0, 6.0)),
                0.0,
            );
        }
    }
    d.join().unwrap()
}

#[derive(Clone, Copy)]
struct Kind {
    whole: bool,
    lossless: bool,
    nearly_lossless: bool,
    fixed_supply: bool,
    coupled: bool,
    lower_bounds: bool,
    grounded: f64,
}

impl Kind {
    fn of(seed: u64) -> Self {
        let bit = |i: u32| seed >> i & 1 == 1;
        Self {
            whole: bit(0),
            lossless: bit(1) && bit(2),
            nearly_lossless: bit(7),
            fixed_supply: bit(3),
            coupled: bit(4),
            lower_bounds: bit(5),
            grounded: if bit(6) { 0.6 } else { 0.95 },
        }
    }
}

/// Whole numbers make exact ties.
fn number(dice: &mut Dice, whole: bool, low: f64, high: f64) -> f64 {
    let x = dice.between(low, high);
    if whole { x.round() } else { x }
}

fn ground_arcs(d: &mut Draft, dice: &mut Dice, kind: Kind, n: u32) {
    for _ in 0..1 + dice.pick(2) {
        let (u, c) = (number(dice, kind.whole, 0.0, 8.0), number(dice, kind.whole, -1.0, 6.0));
        d.arc(GROUND, n, gain(dice, kind), bounds(dice, kind, u), c);
    }
    for _ in 0..1 + dice.pick(3) {
        let (u, v) = (number(dice, kind.whole, 0.0, 6.0), number(dice, kind.whole, 0.0, 14.0));
        d.arc(n, GROUND, 1.0, bounds(dice, kind, u), -v);
    }
}

fn inner_arc(d: &mut Draft, dice: &mut Dice, kind: Kind, nodes: u32) {
    let tail = dice.pick(nodes);
    let head = (tail + 1 + dice.pick(nodes - 1)) % nodes;
    let u = if dice.chance(0.1) { 0.0 } else { number(dice, kind.whole, 0.0, 8.0) };
    let c = if dice.chance(0.2) { 0.0 } else { number(dice, kind.whole, -2.0, 5.0) };
    let g = gain(dice, kind);
    d.arc(tail, head, g, bounds(dice, kind, u), c);
    if dice.chance(0.2) {
        d.arc(tail, head, g, (0.0, u), c); // the same again
    }
    if dice.chance(0.15) {
        d.arc(head, tail, g, (0.0, u), if dice.chance(0.5) { -c } else { c }); // and back
    }
}

fn gain(dice: &mut Dice, kind: Kind) -> f64 {
    match dice.pick(5) {
        _ if kind.lossless => 1.0,
        0 => 1.0,
        3 if kind.nearly_lossless => 1.0 - [1e-6, 2e-6][dice.pick(2) as usize],
        1 => 0.5,
        2 => 0.95,
        _ => dice.between(0.3, 1.0),
    }
}

fn bounds(dice: &mut Dice, kind: Kind, upper: f64) -> (f64, f64) {
    if !kind.lower_bounds || dice.chance(0.8) {
        (0.0, upper)
    } else if dice.chance(0.5) {
        (upper, upper)
    } else {
        ((0.3 * upper).floor().min(upper) - if dice.chance(0.2) { 2.0 } else { 0.0 }, upper)
    }
}

/// The same network with new numbers: capacities, costs, supplies and gains, some gains put to exactly one.
pub(super) fn redrawn(p: &Problem, seed: u64) -> Problem {
    let mut dice = Dice::new(seed ^ 0xabcd);
    let mut q = p.clone();
    for a in 0..q.cost.len() {
        q.upper[a] = q.lower[a] + (q.upper[a] - q.lower[a]) * dice.between(0.5, 1.5);
        q.cost[a] += dice.between(-2.0, 2.0);
        q.gain[a] = match dice.pick(5) {
            0 => 1.0,
            1 => dice.between(0.5, 1.0),
            2 => q.gain[a] * (1.0 - 1e-6),
            _ => q.gain[a],
        };
    }
    q
}
