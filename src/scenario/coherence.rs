//! Whether correlations can hold together: if a goes with b, and b with c, a cannot go against c.
//!
//! A matrix of correlations must have no negative eigenvalue. It is tried by a Cholesky decomposition of each set of
//! parameters that are joined; what nobody states is 0.

/// Pivots below this are zero to the rounding of the numbers in a file.
const ZERO: f64 = 1e-9;

/// Joined pairs: two parameters by number, and their correlation.
pub(super) type Pair = (usize, usize, f64);

/// The smallest sets of parameters, one of each joined set, whose correlations cannot hold together.
pub(super) fn conflicts(pairs: &[Pair]) -> Vec<Vec<usize>> {
    sets(pairs).into_iter().filter(|set| !holds(pairs, set)).map(|set| smallest(pairs, set)).collect()
}

/// Leaves out whoever is not needed for the conflict.
fn smallest(pairs: &[Pair], mut set: Vec<usize>) -> Vec<usize> {
    for member in set.clone() {
        let rest: Vec<usize> = set.iter().copied().filter(|other| *other != member).collect();
        if !holds(pairs, &rest) {
            set = rest;
        }
    }
    set
}

/// The parameters that are joined with each other, directly or by way of others.
fn sets(pairs: &[Pair]) -> Vec<Vec<usize>> {
    let count = pairs.iter().map(|(a, b, _)| a.max(b) + 1).max().unwrap_or(0);
    let mut of: Vec<usize> = (0..count).collect();
    for &(a, b, _) in pairs {
        let (keep, drop) = (of[a].min(of[b]), of[a].max(of[b]));
        of.iter_mut().filter(|set| **set == drop).for_each(|set| *set = keep);
    }
    let members = |first: usize| (0..count).filter(|n| of[*n] == first).collect::<Vec<_>>();
    (0..count).filter(|n| of[*n] == *n).map(members).filter(|set| set.len() > 1).collect()
}

/// Whether the correlations of a set leave no eigenvalue below zero.
fn holds(pairs: &[Pair], set: &[usize]) -> bool {
    let n = set.len();
    let row = |name: usize| set.iter().position(|member| *member == name);
    let mut matrix = vec![vec![0.0; n]; n];
    matrix.iter_mut().enumerate().for_each(|(i, row)| row[i] = 1.0);
    for &(a, b, x) in pairs {
        if let (Some(i), Some(j)) = (row(a), row(b)) {
            (matrix[i][j], matrix[j][i]) = (x, x);
        }
    }
    for k in 0..n {
        let pivot = matrix[k][k];
        if pivot < -ZERO {
            return false;
        }
        if pivot <= ZERO {
            // No spread is left of this one: nothing may go with it any more.
            if (k + 1..n).any(|i| matrix[i][k].abs() > ZERO.sqrt() * 2.0) {
                return false;
            }
            continue;
        }
        let (done, below) = matrix.split_at_mut(k + 1);
        for row in below {
            let share = row[k] / pivot;
            row.iter_mut().zip(&done[k]).skip(k + 1).for_each(|(x, above)| *x -= share * above);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three numbers that all go with each other at r hold together for -1/2 <= r <= 1: the least eigenvalue is 1 + 2r.
    #[test]
    fn three_alike_hold_down_to_minus_a_half() {
        let three = |r| [(0, 1, r), (1, 2, r), (0, 2, r)];
        for r in [-0.5, -0.4, 0.0, 0.7, 1.0] {
            assert!(conflicts(&three(r)).is_empty(), "{r}");
        }
        for r in [-0.501, -0.9, -1.0] {
            assert_eq!(conflicts(&three(r)), [[0, 1, 2]], "{r}");
        }
    }

    /// What two that go with a third at 0.8 have in common: from 2 * 0.64 - 1 = 0.28 to 1.
    #[test]
    fn what_goes_with_the_same_goes_together() {
        let with = |r| [(5, 6, -0.9), (0, 1, 0.8), (0, 2, 0.8), (1, 2, r)];
        assert!(conflicts(&with(0.281)).is_empty());
        assert_eq!(conflicts(&with(0.279)), [[0, 1, 2]]);
        // A pair that is not stated is none: 0, below 0.28.
        assert_eq!(conflicts(&with(0.3)[..3]), [[0, 1, 2]]);
        // One that goes with one of the three only is not to blame.
        assert_eq!(conflicts(&[with(0.2).as_slice(), &[(2, 3, 0.1)]].concat()), [[0, 1, 2]]);
    }
}
