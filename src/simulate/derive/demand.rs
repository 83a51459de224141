//! What is wanted at the meters, PJ, and what its blocks are worth.
//!
//! Wanted in a month = volume x (1 + growth)^(years since `growth_from`) x share of the month. Block `k` of `n` is worth
//! `value + span (k / (n - 1) - 1/2)`, so that the lowest and the highest lie `span` apart with `value` in the middle.
//! The value is per unit that leaves the hub, losses on the way to the meter included: what is paid for is what is sent.

use super::{Derived, capacity::gain, frame::Frame, price::Exchange};

impl Frame<'_> {
    pub(super) fn demands(&self, d: &mut Derived, exchange: &Exchange) {
        for (id, _, sector) in self.structure.sectors.iter() {
            d.value[id.row()] = self.yearly_price(exchange, sector.value, None);
            let span = (sector.span.get(self.values), sector.span.basis(self.values));
            d.span[id.row()] = self.price(exchange, span, None, self.year).max(0.0);
        }
        for (id, _, demand) in self.structure.demands.iter() {
            let gas = d.gas[demand.gas.row()];
            let years = self.years_since(demand.growth_from.get(self.values));
            let grown = libm::pow(1.0 + demand.growth.get(self.values), years);
            let year = self.rate(demand.volume, Some(&gas)) * grown;
            let shares = self.shares(demand.season);
            let at = id.row() * self.slices;
            d.demand[at..at + self.slices].fill(0.0);
            for (m, share) in shares.iter().enumerate() {
                d.demand[at + self.slice(m)] += year * share;
            }
            d.demand_gain[id.row()] = gain(demand.loss.get(self.values, self.year));
        }
    }
}

/// What block `k` of `n` is worth.
pub(crate) fn block_value(value: f64, span: f64, k: u8, n: u8) -> f64 {
    if n < 2 { value } else { value + span * (f64::from(k) / f64::from(n - 1) - 0.5) }
}

#[cfg(test)]
mod tests {
    use super::block_value;

    #[test]
    fn blocks_span_the_value() {
        let blocks: Vec<f64> = (0..5).map(|k| block_value(10.0, 2.0, k, 5)).collect();
        assert_eq!(blocks, [9.0, 9.5, 10.0, 10.5, 11.0]);
        assert_eq!(block_value(10.0, 2.0, 0, 1), 10.0);
    }
}
