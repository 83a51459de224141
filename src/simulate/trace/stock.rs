//! Stocks: what they hold, by column of the mix, from slice to slice.

use super::{failure::TraceFailure, mesh::Tag, tracer::Tracer};

/// What stocks hold. It belongs to the run, not to the tracer: it goes on from year to year with what else does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stocks {
    /// PJ by stock and column: origins, tags, watched sets.
    pub(super) held: Vec<f64>,
    pub(super) width: usize,
    pub(super) origins: usize,
}

impl Stocks {
    /// What stock `n` holds.
    pub fn amount(&self, n: usize) -> f64 {
        self.row(n)[..self.origins].iter().sum()
    }
    /// Becomes a copy of `other`, a state of the same tracer, without taking memory.
    pub fn copy_from(&mut self, other: &Self) {
        self.held.clone_from(&other.held);
        (self.width, self.origins) = (other.width, other.origins);
    }
    fn row(&self, n: usize) -> &[f64] {
        &self.held[n * self.width..(n + 1) * self.width]
    }
}

impl Tracer {
    /// Stocks that hold nothing.
    pub fn empty_stocks(&self) -> Stocks {
        Stocks { held: vec![0.0; self.stocks.len() * self.width], width: self.width, origins: self.origins.len() }
    }

    /// Stocks that hold these amounts, counted as the [`Mesh`](super::Mesh) says.
    pub fn open_stocks(&self, amounts: &[f64]) -> Stocks {
        let mut stocks = self.empty_stocks();
        for (n, (stock, amount)) in self.stocks.iter().zip(amounts).enumerate() {
            self.columns(stock.opening, &[]).into_iter().for_each(|c| stocks.held[n * self.width + c] = *amount);
        }
        stocks
    }

    /// A stock gives what it held when the slice began.
    pub(super) fn show_stocks(&mut self, stocks: &Stocks) {
        for (n, stock) in self.stocks.iter().enumerate() {
            let amount = stocks.amount(n);
            if amount > self.flows.dust {
                self.fed[stock.node] = amount;
                let mix = &mut self.mix[stock.node * self.width..][..self.width];
                mix.iter_mut().zip(stocks.row(n)).for_each(|(share, held)| *share = held / amount);
            }
        }
    }

    /// Takes from each stock what left it, in its old mix, and adds what came.
    pub(super) fn close_stocks(&mut self, stocks: &mut Stocks) -> Result<(), TraceFailure> {
        for n in 0..self.stocks.len() {
            let node = self.stocks[n].node;
            let amount = stocks.amount(n);
            let out: f64 = self.leaving[n].iter().map(|&arc| self.flows.sent[arc as usize]).sum();
            if out - amount > self.flows.tolerance {
                return Err(TraceFailure::Dry { node, amount: out - amount });
            }
            let left = if amount > 0.0 { (1.0 - out / amount).max(0.0) } else { 0.0 };
            self.sum.iter_mut().zip(stocks.row(n)).for_each(|(sum, held)| *sum = left * held);
            self.add_arrivals(node, |_| true)?;
            stocks.held[n * self.width..(n + 1) * self.width].copy_from_slice(&self.sum);
        }
        Ok(())
    }

    /// The columns that gas of this tag, having passed these sets, counts in.
    pub(super) fn columns(&self, tag: Tag, watched: &[usize]) -> Vec<usize> {
        let origin = self.origins.iter().position(|&origin| origin == tag.origin);
        let joint = self.tags.iter().position(|&known| known == tag).map(|n| self.origins.len() + n);
        let sets = watched.iter().map(|set| self.origins.len() + self.tags.len() + set);
        origin.into_iter().chain(joint).chain(sets).collect()
    }
}
