//! One Newton step: the balance of every row against the unknown potentials, assembled and solved.

use super::{
    join::{NONE, Place},
    sparse::{Factor, Pattern},
    spread::Ends,
};

/// A pipe at its present flow: `flow + conductance * (rise)`, where `rise` is how far the potential at its start, less
/// `climb` times that at its end, grows.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tangent {
    /// Flow where the potentials stay, kg/s.
    pub(super) flow: f64,
    /// kg/s a unit of potential.
    pub(super) conductance: f64,
    /// `e^s`: 1 on the level.
    pub(super) climb: f64,
}

/// The matrix of the step, with the memory to solve it again and again.
#[derive(Debug)]
pub(super) struct Linear {
    pattern: Pattern,
    factor: Factor,
    /// For each pipe, which pair of the matrix it fills.
    pair: Vec<u32>,
    values: Vec<[f64; 2]>,
    excess: Vec<f64>,
}

impl Linear {
    /// Orders the matrix. `symmetric` if no ratio and no slope tells two ends of a pipe apart.
    pub(super) fn new(rows: usize, places: &[Place], pipes: &[Ends], symmetric: bool) -> Self {
        let (mut pairs, mut pair) = (Vec::new(), Vec::with_capacity(pipes.len()));
        for pipe in pipes {
            let (from, to) = (places[pipe.from as usize], places[pipe.to as usize]);
            let ends = match (from.column, to.column) {
                (NONE, NONE) => None,
                (NONE, column) => Some((from.row, column)),
                (column, _) => Some((column, to.row)),
            };
            match ends {
                Some((a, b)) if a != b && a != NONE && b != NONE => {
                    pair.push(pairs.len() as u32);
                    pairs.push((a, b));
                }
                _ => pair.push(NONE),
            }
        }
        let pattern = Pattern::new(rows, &pairs);
        let factor = Factor::new(&pattern, symmetric);
        Self { pattern, factor, pair, values: vec![[0.0; 2]; pairs.len()], excess: vec![0.0; rows] }
    }

    /// Turns `side`, what each row has too little, into the change of each unknown. `slope` is how the potential of each
    /// node follows its unknown. Err with a row that nothing fixes.
    pub(super) fn solve(
        &mut self,
        places: &[Place],
        pipes: &[Ends],
        tangents: &[Tangent],
        slope: &[f64],
        side: &mut [f64],
    ) -> Result<(), usize> {
        self.excess.fill(0.0);
        for ((pipe, tangent), &pair) in pipes.iter().zip(tangents).zip(&self.pair) {
            let (from, to) = (places[pipe.from as usize], places[pipe.to as usize]);
            let start = tangent.conductance * slope[pipe.from as usize];
            let end = tangent.conductance * tangent.climb * slope[pipe.to as usize];
            if from.column != NONE && to.row == NONE {
                self.excess[from.column as usize] += start;
            }
            if to.column != NONE && from.row == NONE {
                self.excess[to.column as usize] += end;
            }
            if pair != NONE {
                let own = |column: u32, value: f64| if column == NONE { 0.0 } else { value };
                self.values[pair as usize] = [own(from.column, start), own(to.column, end)];
            }
        }
        self.factor.factorise(&self.pattern, &self.values, &self.excess)?;
        self.factor.solve(&self.pattern, side);
        Ok(())
    }
}
