//! Numbers of one factorisation, and solving with them.

use super::{
    front::{Front, Pivot},
    pattern::{Block, Pattern},
};

/// The factors of a matrix, with the memory to make them anew.
#[derive(Debug)]
pub(in super::super) struct Factor {
    lower: Vec<f64>,
    upper: Vec<f64>,
    inverse: Vec<f64>,
    excess: Vec<f64>,
    front: [Vec<f64>; 2],
    stack: [Vec<f64>; 2],
    local: Vec<f64>,
    pivots: Vec<Pivot>,
    vector: Vec<f64>,
    symmetric: bool,
}

impl Factor {
    /// Memory for any matrix of this pattern; half of it where the matrix is symmetric.
    pub(in super::super) fn new(pattern: &Pattern, symmetric: bool) -> Self {
        let twin = |size: usize| [vec![0.0; size], vec![0.0; if symmetric { 0 } else { size }]];
        Self {
            lower: vec![0.0; pattern.size],
            upper: vec![0.0; if symmetric { 0 } else { pattern.size }],
            inverse: vec![0.0; pattern.nodes()],
            excess: vec![0.0; pattern.nodes()],
            front: twin(pattern.tallest.pow(2)),
            stack: twin(pattern.stack),
            local: vec![0.0; pattern.tallest],
            pivots: vec![Pivot::default(); pattern.tallest],
            vector: vec![0.0; pattern.nodes()],
            symmetric,
        }
    }

    /// Factorises the matrix with these magnitudes off the diagonal (of pair `(a, b)`: row `b` of column `a`, row `a` of
    /// column `b`) and these column sums. Err with a column whose level nothing fixes.
    pub(in super::super) fn factorise(
        &mut self,
        pattern: &Pattern,
        pairs: &[[f64; 2]],
        excess: &[f64],
    ) -> Result<(), usize> {
        debug_assert_eq!(pairs.len(), pattern.pairs);
        for (node, &place) in pattern.place.iter().enumerate() {
            self.excess[place as usize] = excess[node];
        }
        let mut top = 0;
        for block in &pattern.blocks {
            top = self.assemble(pattern, block, pairs, top);
            self.eliminate(block)
                .map_err(|place| pattern.place.iter().position(|&p| p as usize == place).unwrap_or(0))?;
            top = self.leave(block, top);
        }
        Ok(())
    }

    fn sides(&self) -> usize {
        if self.symmetric { 1 } else { 2 }
    }

    /// Fills the front with entries of the matrix and what the children left on the stack.
    fn assemble(&mut self, pattern: &Pattern, block: &Block, pairs: &[[f64; 2]], top: usize) -> usize {
        let height = block.height();
        let mut rest = top;
        for side in 0..self.sides() {
            let front = &mut self.front[side][..height * height];
            front.fill(0.0);
            for entry in &block.entries {
                let at = entry.row as usize + entry.column as usize * height;
                front[at] += pairs[entry.pair as usize][usize::from(entry.straight == (side == 1))];
            }
            rest = top;
            for &child in &block.children {
                let into = &pattern.blocks[child as usize].into_parent;
                rest -= into.len() * into.len();
                for (column, &to) in into.iter().enumerate() {
                    let left = &self.stack[side][rest + column * into.len()..][..into.len()];
                    let target = &mut front[to as usize * height..][..height];
                    for row in column + 1..into.len() {
                        target[into[row] as usize] += left[row];
                    }
                }
            }
        }
        rest
    }

    fn eliminate(&mut self, block: &Block) -> Result<(), usize> {
        let (width, height) = (block.width(), block.height());
        let pivots = &mut self.pivots[..width];
        let excess = &mut self.local[..height];
        excess[..width].copy_from_slice(&self.excess[block.columns.clone()]);
        excess[width..].fill(0.0);
        let [lower, upper] = &mut self.front;
        let upper = (!self.symmetric).then(|| &mut upper[..height * height]);
        let mut front = Front { height, lower: &mut lower[..height * height], upper };
        front.eliminate(pivots, excess).map_err(|j| block.columns.start + j)?;
        for (column, pivot) in block.columns.clone().zip(pivots.iter()) {
            self.inverse[column] = pivot.inverse;
        }
        for (&row, gained) in block.rows.iter().zip(&self.local[width..height]) {
            self.excess[row as usize] += gained;
        }
        Ok(())
    }

    /// Keeps the eliminated columns and puts the rest of the front on the stack.
    fn leave(&mut self, block: &Block, top: usize) -> usize {
        let (width, height, rest) = (block.width(), block.height(), block.rows.len());
        for side in 0..self.sides() {
            let kept = if side == 0 { &mut self.lower } else { &mut self.upper };
            let front = &self.front[side];
            kept[block.offset..][..width * height].copy_from_slice(&front[..width * height]);
            for column in 0..rest {
                let from = (width + column) * height + width;
                self.stack[side][top + column * rest..][..rest].copy_from_slice(&front[from..from + rest]);
            }
        }
        top + rest * rest
    }

    /// Replaces the right side by the answer.
    pub(in super::super) fn solve(&mut self, pattern: &Pattern, side: &mut [f64]) {
        let mut x = std::mem::take(&mut self.vector);
        for (node, &place) in pattern.place.iter().enumerate() {
            x[place as usize] = side[node];
        }
        pattern.blocks.iter().for_each(|block| self.forward(block, &mut x));
        pattern.blocks.iter().rev().for_each(|block| self.backward(block, &mut x));
        for (node, &place) in pattern.place.iter().enumerate() {
            side[node] = x[place as usize];
        }
        self.vector = x;
    }

    fn forward(&self, block: &Block, x: &mut [f64]) {
        let (width, height) = (block.width(), block.height());
        for (j, column) in block.columns.clone().enumerate() {
            let entries = &self.lower[block.offset + j * height..][..height];
            let times = x[column] * self.inverse[column];
            for (i, entry) in entries.iter().enumerate().take(width).skip(j + 1) {
                x[block.columns.start + i] += entry * times;
            }
            for (&row, entry) in block.rows.iter().zip(&entries[width..]) {
                x[row as usize] += entry * times;
            }
        }
    }

    fn backward(&self, block: &Block, x: &mut [f64]) {
        let (width, height) = (block.width(), block.height());
        let kept = if self.symmetric { &self.lower } else { &self.upper };
        for (j, column) in block.columns.clone().enumerate().rev() {
            let entries = &kept[block.offset + j * height..][..height];
            let mut sum = x[column];
            for (i, entry) in entries.iter().enumerate().take(width).skip(j + 1) {
                sum += entry * x[block.columns.start + i];
            }
            for (&row, entry) in block.rows.iter().zip(&entries[width..]) {
                sum += entry * x[row as usize];
            }
            x[column] = sum * self.inverse[column];
        }
    }
}
