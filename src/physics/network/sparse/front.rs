//! The dense work: eliminating the first columns of one front.

/// A front of `height` rows, columns one after the other, of which only what stands below the diagonal is used.
pub(super) struct Front<'a> {
    pub(super) height: usize,
    /// Magnitudes below the diagonal: row `i`, column `j` at `i + j * height`.
    pub(super) lower: &'a mut [f64],
    /// The same of the transposed matrix; none where the matrix is symmetric.
    pub(super) upper: Option<&'a mut [f64]>,
}

/// What a column is updated with: its sum, and one over the diagonal.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pivot {
    pub(super) excess: f64,
    pub(super) inverse: f64,
}

impl Front<'_> {
    /// Eliminates the first columns, one a pivot, and adds to `excess` what the others gain. False if a diagonal is
    /// not positive: nothing fixes the level of that column.
    pub(super) fn eliminate(&mut self, pivots: &mut [Pivot], excess: &mut [f64]) -> Result<(), usize> {
        let (height, width) = (self.height, pivots.len());
        for j in 0..height {
            let done = j.min(width);
            let across = self.upper.as_deref().unwrap_or(self.lower);
            for (k, pivot) in pivots[..done].iter().enumerate() {
                excess[j] += across[j + k * height] * pivot.inverse * pivot.excess;
            }
            match &mut self.upper {
                None => update(self.lower, None, height, j, &pivots[..done]),
                Some(upper) => {
                    update(self.lower, Some(upper), height, j, &pivots[..done]);
                    update(upper, Some(self.lower), height, j, &pivots[..done]);
                }
            }
            if j < width {
                let below: f64 = self.lower[j * height + j + 1..(j + 1) * height].iter().sum();
                let diagonal = excess[j] + below;
                if !(diagonal > 0.0 && diagonal.is_finite()) {
                    return Err(j);
                }
                pivots[j] = Pivot { excess: excess[j], inverse: 1.0 / diagonal };
            }
        }
        Ok(())
    }
}

/// Adds to column `j` its part of every pivot: `a_ij += a_ik a_kj / d_k`, where `a_kj` stands in `across`.
fn update(own: &mut [f64], across: Option<&[f64]>, height: usize, j: usize, pivots: &[Pivot]) {
    let (before, after) = own.split_at_mut(j * height);
    let target = &mut after[j + 1..height];
    let times = |k: usize| across.unwrap_or(before)[j + k * height] * pivots[k].inverse;
    let column = |k: usize| &before[k * height + j + 1..(k + 1) * height];
    let mut k = 0;
    while k + 4 <= pivots.len() {
        let t = [times(k), times(k + 1), times(k + 2), times(k + 3)];
        let (a, b, c, d) = (column(k), column(k + 1), column(k + 2), column(k + 3));
        for ((((x, a), b), c), d) in target.iter_mut().zip(a).zip(b).zip(c).zip(d) {
            *x += (t[0] * a + t[1] * b) + (t[2] * c + t[3] * d);
        }
        k += 4;
    }
    while k < pivots.len() {
        let t = times(k);
        target.iter_mut().zip(column(k)).for_each(|(x, a)| *x += t * a);
        k += 1;
    }
}
