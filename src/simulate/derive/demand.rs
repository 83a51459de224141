//! What is wanted at the meters, PJ, and what its blocks are worth.
//!
//! Wanted in a month = volume x (1 + growth)^(years since `growth_from`) x share of the month. Block `k` of `n` is worth
//! `value + span (k / (n - 1) - 1/2)`, so that the lowest and the highest lie `span` apart with `value` in the middle.
//! Power from elsewhere takes `capacity x load factor / efficiency` off it, in every month alike, and no more than there is.
//! The value is per unit that leaves the hub, losses on the way to the meter included: what is paid for is what is sent.

use super::{
    Derived,
    capacity::{Service, gain},
    frame::{Frame, PETA, SECONDS},
    price::Exchange,
};
use crate::quantity::days_in_month;

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
        self.reliefs(d);
    }

    /// Takes off what gas plants no longer burn.
    fn reliefs(&self, d: &mut Derived) {
        for (_, _, relief) in self.structure.reliefs.iter() {
            let heat = relief.capacity.get(self.values) * relief.load_factor.get(self.values)
                / relief.efficiency.get(self.values).max(f64::MIN_POSITIVE);
            let service = Service { start: relief.start, end: Some(relief.end), project: relief.project };
            let at = relief.demand.row() * self.slices;
            for m in 0..12 {
                let spared = heat * SECONDS * days_in_month(m) / PETA * self.in_service(d, service, m);
                let burnt = &mut d.demand[at + self.slice(m)];
                *burnt = (*burnt - spared).max(0.0);
            }
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
