//! The sparse solver against dense elimination, and where dense elimination fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::{super::specimen::Dice, Factor, Pattern};

/// A random matrix: pairs, their two entries, column sums.
#[allow(clippy::type_complexity)]
fn random(nodes: usize, seed: u64, symmetric: bool) -> (Vec<(u32, u32)>, Vec<[f64; 2]>, Vec<f64>) {
    let mut dice = Dice::new(seed);
    let pairs: Vec<(u32, u32)> =
        (0..nodes * 3).map(|_| (dice.pick(nodes) as u32, dice.pick(nodes) as u32)).filter(|(a, b)| a != b).collect();
    let values = pairs.iter().map(|_| {
        let value = dice.between(0.1, 2.0);
        [value, if symmetric { value } else { dice.between(0.0, 2.0) }]
    });
    let values = values.collect();
    (pairs, values, (0..nodes).map(|_| dice.between(0.01, 1.0)).collect())
}

fn dense(nodes: usize, pairs: &[(u32, u32)], values: &[[f64; 2]], excess: &[f64]) -> Vec<Vec<f64>> {
    let mut a = vec![vec![0.0; nodes]; nodes];
    (0..nodes).for_each(|n| a[n][n] = excess[n]);
    for (&(x, y), &[of_x, of_y]) in pairs.iter().zip(values) {
        let (x, y) = (x as usize, y as usize);
        a[y][x] -= of_x;
        a[x][x] += of_x;
        a[x][y] -= of_y;
        a[y][y] += of_y;
    }
    a
}

#[test]
fn it_solves_what_it_is_given() {
    for nodes in [1, 2, 3, 7, 30, 120] {
        for seed in 0..12 {
            for symmetric in [true, false] {
                let (pairs, values, excess) = random(nodes, seed, symmetric);
                let pattern = Pattern::new(nodes, &pairs);
                let mut factor = Factor::new(&pattern, symmetric);
                let a = dense(nodes, &pairs, &values, &excess);
                for _ in 0..2 {
                    let mut dice = Dice::new(seed + 7);
                    let x: Vec<f64> = (0..nodes).map(|_| dice.between(-1.0, 1.0)).collect();
                    let mut b: Vec<f64> = a.iter().map(|row| row.iter().zip(&x).map(|(a, x)| a * x).sum()).collect();
                    factor.factorise(&pattern, &values, &excess).unwrap();
                    factor.solve(&pattern, &mut b);
                    let off = b.iter().zip(&x).fold(0.0f64, |most, (b, x)| most.max((b - x).abs()));
                    assert!(off < 1e-11, "{nodes} {seed} {symmetric}: {off}");
                }
            }
        }
    }
}

#[test]
fn conductances_far_apart_cost_no_digits() {
    // A chain 0 - 1 - 2 - ground: 1e18, 1, 1. Put one in at the far end: 1 and 2 above ground, worked by hand.
    let pairs = [(0, 1), (1, 2)];
    let pattern = Pattern::new(3, &pairs);
    let mut factor = Factor::new(&pattern, true);
    factor.factorise(&pattern, &[[1e18; 2], [1.0; 2]], &[0.0, 0.0, 1.0]).unwrap();
    let mut b = [1.0, 0.0, 0.0];
    factor.solve(&pattern, &mut b);
    assert!((b[2] - 1.0).abs() < 1e-15 && (b[1] - 2.0).abs() < 1e-15 && (b[0] - 2.0).abs() < 1e-15, "{b:?}");
}

#[test]
fn a_level_that_nothing_fixes_is_found() {
    let pattern = Pattern::new(3, &[(0, 1)]);
    let mut factor = Factor::new(&pattern, true);
    assert!(factor.factorise(&pattern, &[[1.0; 2]], &[0.0, 0.0, 1.0]).is_err());
}
