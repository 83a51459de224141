//! Functions as sums of Chebyshev polynomials: exact at the nodes, nearly the best polynomial between them.
//!
//! Source: Trefethen, Approximation Theory and Approximation Practice, 2013, chapters 3 to 6.

use libm::cos;

use crate::physics::Refusal;

/// A polynomial on an interval.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Series {
    low: f64,
    high: f64,
    terms: Vec<f64>,
}

/// The nodes of degree `n - 1` on an interval: the roots of the `n`-th polynomial.
pub(super) fn nodes(low: f64, high: f64, n: usize) -> impl Iterator<Item = f64> {
    (0..n).map(move |k| 0.5 * (low + high) + 0.5 * (high - low) * node(k, n))
}

fn node(k: usize, n: usize) -> f64 {
    cos(std::f64::consts::PI * (k as f64 + 0.5) / n as f64)
}

/// The terms of the polynomial that takes these values at the nodes.
pub(super) fn terms(values: &[f64]) -> Vec<f64> {
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

/// Clenshaw's sum at `x` in -1 to 1.
pub(super) fn sum(terms: &[f64], x: f64) -> f64 {
    let (mut b1, mut b2) = (0.0, 0.0);
    for term in terms.iter().skip(1).rev() {
        (b1, b2) = (term + 2.0 * x * b1 - b2, b1);
    }
    terms.first().copied().unwrap_or(0.0) + x * b1 - b2
}

impl Series {
    /// Takes `n` values of a function.
    pub(super) fn fit(
        low: f64,
        high: f64,
        n: usize,
        f: impl FnMut(f64) -> Result<f64, Refusal>,
    ) -> Result<Self, Refusal> {
        let values = nodes(low, high, n).map(f).collect::<Result<Vec<_>, _>>()?;
        Ok(Self::through(low, high, &values))
    }

    /// Takes these values at its [`nodes`].
    pub(super) fn through(low: f64, high: f64, values: &[f64]) -> Self {
        Self { low, high, terms: shortened(terms(values)) }
    }

    /// The value at `x`, which should lie in the interval.
    pub(super) fn at(&self, x: f64) -> f64 {
        sum(&self.terms, (2.0 * x - self.low - self.high) / (self.high - self.low))
    }

    /// The integral from the low end: `c_k (T_(k+1)/(k+1) - T_(k-1)/(k-1)) / 2`, and a constant.
    pub(super) fn integral(&self) -> Self {
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
    pub(super) fn interval(&self) -> (f64, f64) {
        (self.low, self.high)
    }
}
