//! Functions as sums of Chebyshev polynomials: exact at the nodes, nearly the best polynomial between them.
//!
//! Source: Trefethen, Approximation Theory and Approximation Practice, 2013, chapters 3 to 6.

use libm::cos;

use super::Refusal;

/// A polynomial on an interval.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::physics) struct Series {
    low: f64,
    high: f64,
    terms: Vec<f64>,
}

/// The nodes of degree `n - 1` on an interval: the roots of the `n`-th polynomial.
pub(in crate::physics) fn nodes(low: f64, high: f64, n: usize) -> impl Iterator<Item = f64> {
    (0..n).map(move |k| 0.5 * (low + high) + 0.5 * (high - low) * node(k, n))
}

fn node(k: usize, n: usize) -> f64 {
    cos(std::f64::consts::PI * (k as f64 + 0.5) / n as f64)
}

/// The terms of the polynomial that takes these values at the nodes.
pub(in crate::physics) fn terms(values: &[f64]) -> Vec<f64> {
    let n = values.len();
    let term = |j: usize| {
        let sum: f64 = values
            .iter()
            .enumerate()
            .map(|(k, value)| value * cos(std::f64::consts::PI * j as f64 * (k as f64 + 0.5) / n as f64))
            .sum();
        sum * if j == 0 { 1.0 } else { 2.0 } / n as f64
    };
    (0..n).map(term).collect()
}

/// What is below this share of the largest term is rounding.
const ROUNDING: f64 = 1e-15;

/// Terms without the last ones, where those are rounding.
fn shortened(mut terms: Vec<f64>) -> Vec<f64> {
    let largest = terms.iter().fold(0.0_f64, |largest, term| largest.max(term.abs()));
    let counts = terms.iter().rposition(|term| term.abs() > ROUNDING * largest);
    terms.truncate(counts.map_or(1, |last| last + 1));
    terms
}

/// The sum at `x` in -1 to 1, by Clenshaw's rule for even and odd terms, side by side: `T_2k(x) = T_k(y)` and
/// `T_(2k+1)(x) = x V_k(y)` with `y = 2 x^2 - 1`, and both follow `P_(k+1) = 2 y P_k - P_(k-1)`.
pub(in crate::physics) fn sum(terms: &[f64], x: f64) -> f64 {
    let y = 2.0 * x * x - 1.0;
    let (pairs, last) = terms.as_chunks::<2>();
    let (mut even, mut odd) = ((last.first().copied().unwrap_or(0.0), 0.0), (0.0, 0.0));
    for [first, second] in pairs.iter().rev() {
        even = (first + (2.0 * y * even.0 - even.1), even.0);
        odd = (second + (2.0 * y * odd.0 - odd.1), odd.0);
    }
    // What was found is the sum of `U_k`; `T_k = U_k - y U_(k-1)` and `V_k = U_k - U_(k-1)`.
    even.0 - y * even.1 + x * (odd.0 - odd.1)
}

/// A polynomial in two variables, by the terms of the first `N` polynomials of one and the first `M` of the other.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::physics) struct Sheet<const N: usize, const M: usize>([[f64; M]; N]);

impl<const N: usize, const M: usize> Sheet<N, M> {
    /// Takes these values at the nodes.
    pub(in crate::physics) fn through(values: &[[f64; M]; N]) -> Self {
        let mut all = [[0.0; M]; N];
        let rows = values.map(|row| terms(&row));
        for column in 0..M {
            let along: Vec<f64> = rows.iter().map(|row| row[column]).collect();
            for (into, term) in all.iter_mut().zip(terms(&along)) {
                into[column] = term;
            }
        }
        Self(all)
    }

    /// The sum over both [bases](basis).
    pub(in crate::physics) fn at(&self, (along, across): (&[f64; N], &[f64; M])) -> f64 {
        let row = |row: &[f64; M]| row.iter().zip(across).map(|(term, y)| term * y).sum::<f64>();
        self.0.iter().zip(along).map(|(terms, x)| x * row(terms)).sum()
    }
}

/// The place of `x` between two others, from -1 to 1.
pub(in crate::physics) fn scaled(x: f64, (low, high): (f64, f64)) -> f64 {
    (2.0 * x - low - high) / (high - low)
}

/// The first `N` polynomials at `x` in -1 to 1: `T_(k+1) = 2 x T_k - T_(k-1)`.
pub(in crate::physics) fn basis<const N: usize>(x: f64) -> [f64; N] {
    let mut basis = [1.0; N];
    basis[1] = x;
    for k in 2..N {
        basis[k] = 2.0 * x * basis[k - 1] - basis[k - 2];
    }
    basis
}

/// Their slopes: `T'_(k+1) = 2 T_k + 2 x T'_k - T'_(k-1)`.
pub(in crate::physics) fn slopes<const N: usize>(x: f64, basis: &[f64; N]) -> [f64; N] {
    let mut slopes = [0.0; N];
    slopes[1] = 1.0;
    for k in 2..N {
        slopes[k] = 2.0 * basis[k - 1] + 2.0 * x * slopes[k - 1] - slopes[k - 2];
    }
    slopes
}

impl Series {
    /// Takes `n` values of a function.
    pub(in crate::physics) fn fit(
        low: f64,
        high: f64,
        n: usize,
        f: impl FnMut(f64) -> Result<f64, Refusal>,
    ) -> Result<Self, Refusal> {
        let values = nodes(low, high, n).map(f).collect::<Result<Vec<_>, _>>()?;
        Ok(Self::through(low, high, &values))
    }

    /// Takes these values at its [`nodes`].
    pub(in crate::physics) fn through(low: f64, high: f64, values: &[f64]) -> Self {
        Self { low, high, terms: shortened(terms(values)) }
    }

    /// The value at `x`, which should lie in the interval.
    pub(in crate::physics) fn at(&self, x: f64) -> f64 {
        sum(&self.terms, scaled(x, (self.low, self.high)))
    }

    /// The integral from the low end: `c_k (T_(k+1)/(k+1) - T_(k-1)/(k-1)) / 2`, and a constant.
    pub(in crate::physics) fn integral(&self) -> Self {
        let n = self.terms.len();
        let of = |k: usize| self.terms.get(k).copied().unwrap_or(0.0);
        let half = 0.5 * (self.high - self.low);
        let mut terms = vec![0.0; n + 1];
        for (k, term) in terms.iter_mut().enumerate().skip(1) {
            let before = if k == 1 { 2.0 * of(0) } else { of(k - 1) };
            *term = half * (before - of(k + 1)) / (2.0 * k as f64);
        }
        terms[0] = -sum(&terms, -1.0);
        Self { low: self.low, high: self.high, terms }
    }

    /// The low and the high end.
    pub(in crate::physics) fn interval(&self) -> (f64, f64) {
        (self.low, self.high)
    }
}
