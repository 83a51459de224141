//! Contract years: what can be lifted, what is paid for anyway, and at which price.
//!
//! With month share `w_m`, the part of the month in force `f_m` and what works `v_m`: available in the year is
//! `ACQ sum(w_m f_m v_m)`, a month lifts at most `ACQ w_m f_m v_m (1 + swing)`, and `take_or_pay` of the available quantity
//! is paid for. Outages of the buyer narrow the month and leave both. After expiry `renew` goes on, `spot` leaves the same
//! quantity without obligation at the spot supply's price, `end` leaves nothing.
//!
//! The price of the year is the mean of the months by what each may lift; a month's difference to it is charged where
//! the month lifts, so that paid-for gas too is better lifted in a cheap month.

use super::{
    Derived,
    capacity::Service,
    frame::{Frame, Outages, overlap},
    price::{Exchange, Terms},
};
use crate::{
    model::kinds::{After, AnyAsset, Contract, Route},
    quantity::{DAYS_IN_YEAR, Id, days_in_month},
    simulate::carry::Carry,
};

/// The parts of a month under a contract's own terms and after them.
struct InForce {
    own: f64,
    after: f64,
}

impl Frame<'_> {
    pub(super) fn contracts(&self, d: &mut Derived, exchange: &Exchange, carry: &Carry) {
        for (id, _, contract) in self.structure.contracts.iter() {
            let gas = d.gas[contract.gas.row()];
            let quantity = self.rate(contract.annual_quantity, Some(&gas));
            let shares = self.shares(contract.season);
            let swing = 1.0 + contract.swing.get(self.values).max(0.0);
            let (mut available, mut obliged, mut paid, mut weight) = (0.0, 0.0, 0.0, 0.0);
            let at = id.row() * self.slices;
            d.lift[at..at + self.slices].fill(0.0);
            d.lift_price[at..at + self.slices].fill(0.0);
            for (m, share) in shares.iter().enumerate() {
                let part = self.in_force(d, contract, m);
                let works = self.contract_works(id, contract, m, Outages::OfSupplier);
                let offered = quantity * share * works * (part.own + part.after);
                let price = self.contract_price(d, exchange, contract, &part, m);
                available += offered;
                obliged += quantity * share * works * part.own;
                paid += offered * price;
                weight += offered;
                let buyer = self.contract_works(id, contract, m, Outages::All) / works.max(f64::MIN_POSITIVE);
                d.lift[at + self.slice(m)] += offered * swing * buyer.min(1.0);
                // In one slice a year months have no price of their own.
                d.lift_price[at + self.slice(m)] = price;
            }
            d.available[id.row()] = available;
            d.obligation[id.row()] = obliged * contract.take_or_pay.get(self.values).clamp(0.0, 1.0);
            d.contract_price[id.row()] = if weight > 0.0 { paid / weight } else { 0.0 };
            if self.slices == 1 {
                d.lift[at] = d.lift[at].min(available);
                d.lift_price[at] = d.contract_price[id.row()];
            }
            let left = carry.make_up_left(id.row());
            d.make_up[id.row()] = left.min(available - d.obligation[id.row()]).max(0.0);
        }
    }

    fn in_force(&self, d: &Derived, contract: &Contract, m: usize) -> InForce {
        let month = f64::from(self.month(m).0);
        let first = contract.project.map_or(f64::NEG_INFINITY, |project| d.first_gas[project.row()]);
        let begin = contract.start.get(self.values).max(first);
        let end = contract.end.get(self.values);
        let own = overlap(month, begin, end);
        let after = overlap(month, begin.max(end), f64::INFINITY);
        match contract.after.get(self.values) {
            After::End => InForce { own, after: 0.0 },
            After::Renew => InForce { own: own + after, after: 0.0 },
            After::Spot => InForce { own, after },
        }
    }

    fn contract_works(&self, id: Id<Contract>, contract: &Contract, m: usize, which: Outages) -> f64 {
        self.works(AnyAsset::Contract(id), Some(contract.availability), m, which) * self.passes(contract.route, m)
    }

    /// The share that a strait lets pass; whatever the cause, it is force majeure for all.
    fn passes(&self, route: Option<Id<Route>>, m: usize) -> f64 {
        route.map_or(1.0, |route| {
            let availability = self.structure.routes[route].availability;
            self.works(AnyAsset::Route(route), Some(availability), m, Outages::All)
        })
    }

    fn contract_price(&self, d: &Derived, exchange: &Exchange, contract: &Contract, part: &InForce, m: usize) -> f64 {
        let gas = d.gas[contract.gas.row()];
        let terms = Terms { marker: contract.marker, slope: contract.slope, constant: contract.constant };
        let own = self.indexed(d, exchange, Some(&gas), terms, m);
        let Some(spot) = contract.spot.filter(|_| part.after > 0.0) else { return own };
        let spot = &self.structure.spots[spot];
        let terms = Terms { marker: spot.marker, slope: spot.slope, constant: spot.constant };
        let gas = d.gas[spot.gas.row()];
        let after = self.indexed(d, exchange, Some(&gas), terms, m);
        (own * part.own + after * part.after) / (part.own + part.after)
    }

    pub(super) fn spots(&self, d: &mut Derived, exchange: &Exchange) {
        for (id, _, spot) in self.structure.spots.iter() {
            let gas = d.gas[spot.gas.row()];
            let volume = self.rate(spot.volume, Some(&gas));
            let terms = Terms { marker: spot.marker, slope: spot.slope, constant: spot.constant };
            let service = Service { start: spot.start, end: None, project: None };
            let first = spot.project.map_or(f64::NEG_INFINITY, |project| d.first_gas[project.row()]);
            let at = id.row() * self.slices;
            d.spot[at..at + self.slices].fill(0.0);
            d.spot_price[at..at + self.slices].fill(0.0);
            for m in 0..12 {
                let days = days_in_month(m);
                let month = f64::from(self.month(m).0);
                let part = self.in_service(d, service, m).min(overlap(month, first, f64::INFINITY));
                let works = self.works(AnyAsset::Spot(id), Some(spot.availability), m, Outages::All)
                    * self.passes(spot.route, m);
                d.spot[at + self.slice(m)] += volume * days / DAYS_IN_YEAR * part * works;
                d.spot_price[at + self.slice(m)] +=
                    self.indexed(d, exchange, Some(&gas), terms, m) * days / self.days(self.slice(m));
            }
        }
    }
}
