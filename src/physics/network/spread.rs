//! A tree over the balances along the pipes of least resistance.
//!
//! It proves that every unknown pressure is fixed by some way to a given one, and it mends what rounding leaves of a balance where it
//! moves no pressure: in the widest, shortest pipes.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::join::{NONE, Place};

/// A pipe or resistor between two nodes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    pub(super) from: u32,
    pub(super) to: u32,
}

/// The way from one balance to the next, nearer to a given pressure.
#[derive(Debug, Clone, Copy)]
struct Step {
    row: u32,
    next: u32,
    pipe: u32,
    /// Whether the pipe starts at `row`.
    out: bool,
}

/// The tree, from its root outwards.
#[derive(Debug)]
pub(super) struct Spread {
    steps: Vec<Step>,
    rest: Vec<f64>,
}

impl Spread {
    /// Grows the tree; Err with the rows that no way reaches.
    pub(super) fn new(
        rows: usize,
        places: &[Place],
        pipes: &[Ends],
        resistance: impl Fn(usize) -> f64,
    ) -> Result<Self, Vec<u32>> {
        let slot = |row: u32| if row == NONE { rows } else { row as usize };
        let mut start = vec![0u32; rows + 2];
        let arcs = |pipe: &Ends| {
            let (from, to) = (places[pipe.from as usize], places[pipe.to as usize]);
            [(from, to, true), (to, from, false)]
                .into_iter()
                .filter(|(a, b, _)| a.column != NONE && a.column != b.row)
                .map(|(a, b, out)| (a.column, b.row, out))
        };
        for pipe in pipes {
            arcs(pipe).for_each(|(_, next, _)| start[slot(next) + 1] += 1);
        }
        for row in 0..=rows {
            start[row + 1] += start[row];
        }
        let mut fill = start.clone();
        let mut all = vec![Step { row: 0, next: 0, pipe: 0, out: false }; start[rows + 1] as usize];
        for (at, pipe) in pipes.iter().enumerate() {
            for (row, next, out) in arcs(pipe) {
                all[fill[slot(next)] as usize] = Step { row, next, pipe: at as u32, out };
                fill[slot(next)] += 1;
            }
        }
        let mut reached = vec![false; rows];
        let mut steps = Vec::with_capacity(rows);
        let mut heap = BinaryHeap::new();
        let grow = |slot: usize, reached: &[bool], heap: &mut BinaryHeap<Reverse<(u64, u32)>>| {
            for at in start[slot]..start[slot + 1] {
                let step = all[at as usize];
                if !reached[step.row as usize] {
                    heap.push(Reverse((resistance(step.pipe as usize).to_bits(), at)));
                }
            }
        };
        grow(rows, &reached, &mut heap);
        while let Some(Reverse((_, at))) = heap.pop() {
            let step = all[at as usize];
            if !std::mem::replace(&mut reached[step.row as usize], true) {
                steps.push(step);
                grow(step.row as usize, &reached, &mut heap);
            }
        }
        if steps.len() == rows {
            Ok(Self { steps, rest: vec![0.0; rows + 1] })
        } else {
            Err((0..rows as u32).filter(|&row| !reached[row as usize]).collect())
        }
    }

    /// Moves what is left of each balance along the tree, so that nothing is left. `taken` is what leaves each row besides.
    pub(super) fn mend(&mut self, taken: &[f64], places: &[Place], pipes: &[Ends], flow: &mut [f64]) {
        let rows = taken.len();
        let slot =
            |node: u32| if places[node as usize].row == NONE { rows } else { places[node as usize].row as usize };
        self.rest[..rows].copy_from_slice(taken);
        for (pipe, &m) in pipes.iter().zip(flow.iter()) {
            self.rest[slot(pipe.from)] += m;
            self.rest[slot(pipe.to)] -= m;
        }
        for step in self.steps.iter().rev() {
            let rest = self.rest[step.row as usize];
            flow[step.pipe as usize] += if step.out { -rest } else { rest };
            if step.next != NONE {
                self.rest[step.next as usize] += rest;
            }
        }
    }
}
