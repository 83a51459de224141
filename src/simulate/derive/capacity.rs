//! What sources, pipelines, terminals and storages can do in each slice, PJ.
//!
//! Capacity of a month = rate x days x the part of the month in service (ramped) x availability x outages. Where an
//! expansion is built, the expanded rate takes over in the measure of its ramp. Decline and growth step once a year.

use super::{
    Derived,
    frame::{Frame, Outages, PETA, joules},
    price::Exchange,
};
use crate::{
    model::{
        Date, Yearly,
        kinds::{AnyAsset, Charge, Pipeline, Project, Season},
    },
    quantity::{DAYS_IN_YEAR, GasProperties, Id, days_in_month, measures::GasRate},
    simulate::hydraulics::{LEVELS, PIECES, Reach, Works},
};

/// A share lost below this is read as none: a circle of gain one would be singular.
const LOSS_MIN: f64 = 1e-6;

/// The share that arrives where `loss` is lost.
pub(super) fn gain(loss: f64) -> f64 {
    if loss < LOSS_MIN { 1.0 } else { (1.0 - loss).max(1e-3) }
}

/// The parts of the capacity of a line with a design, as dispatch sees them: between the flows at which its fuel is known.
pub(crate) const PARTS: [f64; PIECES] = parts();

const fn parts() -> [f64; PIECES] {
    let mut parts = LEVELS;
    let mut n = PIECES - 1;
    while n > 0 {
        parts[n] -= LEVELS[n - 1];
        n -= 1;
    }
    parts
}

/// The share that arrives of each part of what enters a full line (PJ a year).
fn fuel_gains(reach: &Reach, full: f64) -> [f64; PIECES] {
    let mut gains = [1.0; PIECES];
    if full.is_nan() || full <= 0.0 {
        return gains;
    }
    let fuel = |share: f64| reach.fuel.of(share * full, reach.enters);
    let mut begin = 0.0;
    for (arrives, part) in gains.iter_mut().zip(PARTS) {
        *arrives = gain((fuel(begin + part) - fuel(begin)) / (part * full));
        begin += part;
    }
    gains
}

/// The share that arrives of what fills these parts from the first on, up to a share of a full line.
fn arriving(gains: &[f64; PIECES], share: f64) -> f64 {
    let (mut rest, mut sum) = (share, 0.0);
    for (n, (gain, part)) in gains.iter().zip(PARTS).enumerate() {
        let taken = if n + 1 < PIECES { rest.min(part) } else { rest };
        sum += gain * taken;
        rest -= taken;
    }
    if share > 0.0 { sum / share } else { gains[0] }
}

/// Between two rates, in the measure of a share; what has no share counts for nothing, even if it is no number.
fn mean(without: f64, with: f64, share: f64) -> f64 {
    match share {
        0.0 => without,
        1.0 => with,
        _ => without + (with - without) * share,
    }
}

/// When an asset is in service.
#[derive(Clone, Copy)]
pub(super) struct Service {
    pub(super) start: Date,
    pub(super) end: Option<Date>,
    pub(super) project: Option<Id<Project>>,
}

/// The two rates of an asset that may be expanded, PJ/y.
#[derive(Clone, Copy)]
struct Rates {
    base: f64,
    expanded: f64,
    expansion: Option<Id<Project>>,
}

impl Frame<'_> {
    /// The share of month `m` for which an asset is in service, ramped.
    pub(super) fn in_service(&self, d: &Derived, service: Service, m: usize) -> f64 {
        let month = f64::from(self.month(m).0);
        let start = service.start.get(self.values);
        let end = service.end.map_or(f64::INFINITY, |end| end.get(self.values));
        if end <= month || start >= month + 1.0 {
            return 0.0;
        }
        let up_to_end = (end.min(month + 1.0) - month).min(1.0);
        let ramped = match service.project {
            Some(project) => self.ramped(project, d.first_gas[project.row()].max(start), m),
            None => (month + 1.0 - start.max(month)).min(1.0),
        };
        if up_to_end < 1.0 { (ramped - (1.0 - up_to_end)).max(0.0) } else { ramped }
    }

    fn rates(
        &self,
        base: Yearly<GasRate>,
        expanded: Option<Yearly<GasRate>>,
        expansion: Option<Id<Project>>,
        gas: &GasProperties,
    ) -> Rates {
        let base = self.rate(base, Some(gas));
        let expanded = expanded.map_or(base, |of| self.rate(of, Some(gas)));
        Rates { base, expanded, expansion }
    }

    /// The rates of a pipeline by the row of [`Works`]: its nameplates, and no more than its hydraulics allow.
    fn line_rates(&self, line: &Pipeline, gas: &GasProperties, reach: Option<[Reach; 4]>) -> [f64; 4] {
        let rate = |of: Option<Yearly<GasRate>>| of.map(|of| self.rate(of, Some(gas)));
        let base = rate(line.capacity);
        let expanded = rate(line.expanded_capacity).filter(|_| line.expansion.is_some()).or(base);
        let within = |plate: Option<f64>, most: Option<f64>| match (plate, most) {
            // A number that is none must not be hidden by a nameplate.
            (Some(plate), Some(most)) if most.is_finite() => plate.min(most),
            (plate, None) => plate.unwrap_or(f64::NAN),
            (_, Some(most)) => most,
        };
        Works::EACH.map(|works| {
            let most = reach.map(|reach| reach[works.row()].most);
            within(if works.stations { expanded } else { base }, most)
        })
    }

    /// The share of its stations and of its loops that a pipeline has in month `m`.
    fn works_of(&self, d: &Derived, line: &Pipeline, m: usize) -> (f64, f64) {
        let share = |of: Option<Id<Project>>| of.map_or(1.0, |id| self.ramped(id, d.first_gas[id.row()], m));
        (share(line.expansion), share(line.loop_expansion(self.structure)))
    }

    /// The rate of a pipeline in month `m`: between its stages, in the measure in which each project has brought its works.
    fn line_rate(&self, d: &Derived, line: &Pipeline, rates: &[f64; 4], m: usize) -> f64 {
        let (stations, loops) = self.works_of(d, line, m);
        let [none, with_stations, with_loops, all] = *rates;
        if line.loop_expansion(self.structure) == line.expansion {
            return mean(none, all, stations);
        }
        mean(mean(none, with_stations, stations), mean(with_loops, all, stations), loops)
    }

    /// The rate in month `m` of what may be expanded.
    fn rate_in(&self, d: &Derived, rates: Rates, m: usize) -> f64 {
        let new = rates.expansion.map_or(0.0, |id| self.ramped(id, d.first_gas[id.row()], m));
        rates.base + (rates.expanded - rates.base) * new
    }

    /// PJ of month `m` at a rate, before availability and shape.
    fn month_capacity(&self, d: &Derived, rate: f64, service: Service, m: usize) -> f64 {
        rate * days_in_month(m) / DAYS_IN_YEAR * self.in_service(d, service, m)
    }

    pub(super) fn sources(&self, d: &mut Derived, exchange: &Exchange) {
        for (id, _, source) in self.structure.sources.iter() {
            let gas = d.gas[source.gas.row()];
            let rates = self.rates(source.capacity, source.expanded_capacity, source.expansion, &gas);
            let service = Service { start: source.start, end: Some(source.end), project: source.project };
            let since = self.years_since(source.decline_from.get(self.values));
            let left = libm::pow(1.0 - source.decline.get(self.values), since);
            let shape = self.shape(source.season);
            let at = id.row() * self.slices;
            d.source[at..at + self.slices].fill(0.0);
            for (m, shape) in shape.iter().enumerate() {
                let works = self.works(AnyAsset::Source(id), Some(source.availability), m, Outages::All);
                d.source[at + self.slice(m)] +=
                    left * self.month_capacity(d, self.rate_in(d, rates, m), service, m) * works * shape;
            }
            d.source_cost[id.row()] = self.yearly_price(exchange, source.cost, Some(&gas));
            d.source_minimum[id.row()] = source.minimum.get(self.values).clamp(0.0, 1.0);
        }
    }

    pub(super) fn pipelines(&self, d: &mut Derived, exchange: &Exchange) {
        for (id, _, line) in self.structure.pipelines.iter() {
            let gas = d.gas[line.gas.row()];
            let reach = d.hydraulics.reach(id.row());
            let rates = self.line_rates(line, &gas, reach);
            let service = Service { start: line.start, end: Some(line.end), project: line.project };
            let at = id.row() * self.slices;
            d.pipeline[at..at + self.slices].fill(0.0);
            for m in 0..12 {
                let works = self.works(AnyAsset::Pipeline(id), Some(line.availability), m, Outages::All);
                let rate = self.line_rate(d, line, &rates, m);
                d.pipeline[at + self.slice(m)] += self.month_capacity(d, rate, service, m) * works;
            }
            let other = gain(line.loss.get(self.values, self.year));
            d.pipeline_gain[at..at + self.slices].fill(other);
            if let Some(reach) = reach {
                self.burnt(d, id, &rates, &reach);
                d.pipeline_gain[at..at + self.slices].iter_mut().for_each(|gain| *gain *= other);
                d.part_gain[at..at + self.slices].iter_mut().flatten().for_each(|gain| *gain *= other);
            }
            d.pipeline_toll[id.row()] = self.yearly_price(exchange, line.tariff, Some(&gas));
            d.pipeline_booked[id.row()] = line.charge.get(self.values) == Charge::Booked;
        }
    }

    /// What the stations of a pipeline with a design leave of each part of what enters, month by month: by the works that stand
    /// then, at the flow that goes, whatever else keeps the line from being full. Of a slice of several months the last tells.
    fn burnt(&self, d: &mut Derived, id: Id<Pipeline>, rates: &[f64; 4], reach: &[Reach; 4]) {
        let (line, at) = (&self.structure.pipelines[id], id.row() * self.slices);
        d.part_full[at..at + self.slices].fill(0.0);
        let mut known = [None; 4];
        for m in 0..12 {
            let (stations, loops) = self.works_of(d, line, m);
            let stage = Works { stations: stations > 0.0, loops: loops > 0.0 }.row();
            // Less than the whole rate enters a full line where gas has left it before.
            let full = rates[stage].min(reach[stage].enters);
            let at = at + self.slice(m);
            d.stage[at] = stage;
            d.part_gain[at] = *known[stage].get_or_insert_with(|| fuel_gains(&reach[stage], full));
            d.part_full[at] += full * days_in_month(m) / DAYS_IN_YEAR;
            let enters = d.pipeline[at] * if rates[stage] > 0.0 { full / rates[stage] } else { 1.0 };
            let share = if d.part_full[at] > 0.0 { enters / d.part_full[at] } else { 0.0 };
            d.pipeline_gain[at] = arriving(&d.part_gain[at], share);
        }
    }

    pub(super) fn terminals(&self, d: &mut Derived, exchange: &Exchange) {
        for (id, _, terminal) in self.structure.terminals.iter() {
            let gas = d.gas[terminal.gas.row()];
            let rates = self.rates(terminal.capacity, terminal.expanded_capacity, terminal.expansion, &gas);
            let service = Service { start: terminal.start, end: Some(terminal.end), project: terminal.project };
            let at = id.row() * self.slices;
            d.terminal[at..at + self.slices].fill(0.0);
            for m in 0..12 {
                let works = self.works(AnyAsset::Terminal(id), Some(terminal.availability), m, Outages::All);
                let rate = self.rate_in(d, rates, m);
                d.terminal[at + self.slice(m)] += self.month_capacity(d, rate, service, m) * works;
            }
            d.terminal_gain[id.row()] = gain(terminal.own_use.get(self.values));
            d.terminal_fee[id.row()] = self.yearly_price(exchange, terminal.fee, Some(&gas));
            d.terminal_booked[id.row()] = terminal.charge.get(self.values) == Charge::Booked;
        }
    }

    pub(super) fn storages(&self, d: &mut Derived) {
        for (id, _, storage) in self.structure.storages.iter() {
            let gas = d.gas[storage.gas.row()];
            let volume =
                storage.capacity.get(self.values) * joules(storage.capacity.basis(self.values), Some(&gas)) / PETA;
            let rate =
                |of: crate::model::Var<GasRate>| self.per_year(of.get(self.values), of.basis(self.values), Some(&gas));
            let (into, out) = (rate(storage.injection), rate(storage.withdrawal));
            let service = Service { start: storage.start, end: None, project: storage.project };
            let at = id.row() * self.slices;
            d.inject[at..at + self.slices].fill(0.0);
            d.withdraw[at..at + self.slices].fill(0.0);
            for m in 0..12 {
                let works = self.works(AnyAsset::Storage(id), Some(storage.availability), m, Outages::All)
                    * self.in_service(d, service, m)
                    * days_in_month(m)
                    / DAYS_IN_YEAR;
                d.inject[at + self.slice(m)] += into * works;
                d.withdraw[at + self.slice(m)] += out * works;
            }
            // Its working volume is there from the first month in service on; an outage shuts the wells, not the stock in.
            let built = (0..12).any(|m| self.in_service(d, service, m) > 0.0);
            d.volume[id.row()] = if built { volume } else { 0.0 };
            d.inject_gain[id.row()] = gain(storage.loss.get(self.values));
            d.closing[id.row()] = d.volume[id.row()] * storage.closing.get(self.values).clamp(0.0, 1.0);
        }
    }

    /// A season as factors whose mean by days is one; ones where there is none.
    fn shape(&self, season: Option<Id<Season>>) -> [f64; 12] {
        if season.is_none() {
            return [1.0; 12];
        }
        let shares = self.shares(season);
        std::array::from_fn(|m| shares[m] * DAYS_IN_YEAR / days_in_month(m))
    }
}
