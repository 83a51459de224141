//! From values to the numbers of a year: what each asset can do in each slice, and what its gas costs.
//!
//! Answers for one year of one draw; allocates nothing. Everything is PJ a slice and real million USD a PJ (= USD/GJ).
//! Assumes the calendar of 365 days. Capacity and fuel of a line with a design come
//! from its hydraulics.

mod capacity;
mod contract;
mod demand;
mod entitlement;
mod fill;
mod frame;
mod price;
mod project;

pub(crate) use capacity::PARTS;
pub(crate) use demand::block_value;
pub(crate) use fill::{Pass, Place, bounds, fill, money, raise_values, worth};
pub(crate) use frame::{Frame, PETA, joules, yearly};
pub(crate) use price::{Exchange, GJ_PER_MMBTU};

use super::{
    carry::Carry,
    hydraulics::{Hydraulics, PIECES},
    load::LoadFactors,
};
use crate::{
    model::Structure,
    quantity::{GasProperties, Id},
};

/// The numbers of one year, by row of the kind, or by row x slices + slice.
#[derive(Debug, Clone, Default)]
pub(crate) struct Derived {
    pub(crate) gas: Vec<GasProperties>,
    pub(crate) first_gas: Vec<f64>,
    pub(crate) marker: Vec<f64>,
    pub(crate) source: Vec<f64>,
    /// What the rights of entries leave of `source`.
    pub(crate) source_limit: Vec<f64>,
    pub(crate) source_cost: Vec<f64>,
    pub(crate) source_minimum: Vec<f64>,
    pub(crate) pipeline: Vec<f64>,
    /// What the rights of entries leave of `pipeline`.
    pub(crate) pipeline_limit: Vec<f64>,
    /// The share that arrives when all of `pipeline` enters.
    pub(crate) pipeline_gain: Vec<f64>,
    /// The share that arrives of each part of [`PARTS`], where fuel follows from a design.
    pub(crate) part_gain: Vec<[f64; PIECES]>,
    /// What enters a full line that is always ready, by which those parts are counted.
    pub(crate) part_full: Vec<f64>,
    /// Which works of a line with a design stand, by [`Works::row`](super::hydraulics::Works::row).
    pub(crate) stage: Vec<usize>,
    pub(crate) hydraulics: Hydraulics,
    pub(crate) pipeline_toll: Vec<f64>,
    pub(crate) pipeline_booked: Vec<bool>,
    pub(crate) terminal: Vec<f64>,
    pub(crate) terminal_gain: Vec<f64>,
    pub(crate) terminal_fee: Vec<f64>,
    pub(crate) terminal_booked: Vec<bool>,
    pub(crate) inject: Vec<f64>,
    pub(crate) withdraw: Vec<f64>,
    pub(crate) inject_gain: Vec<f64>,
    pub(crate) volume: Vec<f64>,
    pub(crate) opening: Vec<f64>,
    pub(crate) closing: Vec<f64>,
    pub(crate) value: Vec<f64>,
    pub(crate) span: Vec<f64>,
    pub(crate) demand: Vec<f64>,
    pub(crate) demand_gain: Vec<f64>,
    /// Prior claims at and beyond a hub, in the slice at hand.
    claim: Vec<f64>,
    /// What can be supplied at a hub after prior claims, in the slice at hand.
    supply: Vec<f64>,
    /// A buyer's right where his gas leaves the line.
    pub(crate) right: Vec<f64>,
    pub(crate) right_obliged: Vec<f64>,
    /// The right if all others left theirs.
    right_released: Vec<f64>,
    pub(crate) right_price: Vec<f64>,
    /// The right, fitted to the offtake.
    pub(crate) take: Vec<f64>,
    pub(crate) take_released: Vec<f64>,
    /// By line: whether it opens to others what one buyer leaves.
    pub(crate) released: Vec<bool>,
    pub(crate) available: Vec<f64>,
    pub(crate) obligation: Vec<f64>,
    pub(crate) make_up: Vec<f64>,
    pub(crate) contract_price: Vec<f64>,
    pub(crate) lift: Vec<f64>,
    pub(crate) lift_price: Vec<f64>,
    pub(crate) spot: Vec<f64>,
    pub(crate) spot_price: Vec<f64>,
}

impl Derived {
    pub(crate) fn new(s: &Structure, slices: usize, hydraulics: Hydraulics) -> Self {
        let gas = GasProperties::from_written(
            crate::quantity::Reference::C15,
            (f64::NAN, crate::quantity::Basis::PLAIN),
            None,
            0.9,
        );
        let some = |n: usize| vec![0.0; n];
        let each = |n: usize| vec![0.0; n * slices];
        let (sources, pipelines, terminals) = (s.sources.len(), s.pipelines.len(), s.terminals.len());
        let (storages, rights, contracts) = (s.storages.len(), s.entitlements.len(), s.contracts.len());
        Self {
            gas: vec![gas; s.gases.len()],
            first_gas: some(s.projects.len()),
            marker: some(s.markers.len() * 12),
            source: each(sources),
            source_limit: each(sources),
            source_cost: some(sources),
            source_minimum: some(sources),
            pipeline: each(pipelines),
            pipeline_limit: each(pipelines),
            pipeline_gain: each(pipelines),
            part_gain: vec![[1.0; PIECES]; pipelines * slices],
            part_full: each(pipelines),
            stage: vec![0; pipelines * slices],
            hydraulics,
            pipeline_toll: some(pipelines),
            pipeline_booked: vec![false; pipelines],
            terminal: each(terminals),
            terminal_gain: some(terminals),
            terminal_fee: some(terminals),
            terminal_booked: vec![false; terminals],
            inject: each(storages),
            withdraw: each(storages),
            inject_gain: some(storages),
            volume: some(storages),
            opening: some(storages),
            closing: some(storages),
            value: some(s.sectors.len()),
            span: some(s.sectors.len()),
            demand: each(s.demands.len()),
            demand_gain: some(s.demands.len()),
            claim: some(s.hubs.len()),
            supply: some(s.hubs.len()),
            right: each(rights),
            right_obliged: each(rights),
            right_released: each(rights),
            right_price: each(rights),
            take: each(rights),
            take_released: each(rights),
            released: vec![false; s.lines.len()],
            available: some(contracts),
            obligation: some(contracts),
            make_up: some(contracts),
            contract_price: some(contracts),
            lift: each(contracts),
            lift_price: each(contracts),
            spot: each(s.spots.len()),
            spot_price: each(s.spots.len()),
        }
    }

    /// What holds for all years of a draw: gases and first gas.
    pub(crate) fn begin(&mut self, frame: &Frame<'_>) {
        for (id, _, gas) in frame.structure.gases.iter() {
            self.gas[id.row()] = gas.properties(frame.values);
        }
        frame.plan.first_gas_into(frame.structure, frame.values, &mut self.first_gas);
        self.hydraulics.draw(frame.structure, frame.values, &self.first_gas);
        for (id, _, line) in frame.structure.lines.iter() {
            self.released[id.row()] = line.release.get(frame.values);
        }
    }

    /// The first asset, as kind and row, of which a number is infinite or not a number; only then is a name made.
    pub(crate) fn fault(&self, s: &Structure, slices: usize) -> Option<String> {
        let per = |list: &[f64], each: usize| list.iter().position(|x| !x.is_finite()).map(|n| n / each);
        let find = |lists: &[(&[f64], usize)]| lists.iter().find_map(|(list, each)| per(list, *each));
        if let Some(row) = find(&[(&self.source, slices), (&self.source_cost, 1)]) {
            return Some(format!("sources.{}", s.sources.name(Id::new(row))));
        }
        if let Some(row) = find(&[(&self.pipeline, slices), (&self.pipeline_toll, 1), (&self.pipeline_gain, slices)]) {
            return Some(format!("pipelines.{}", s.pipelines.name(Id::new(row))));
        }
        if let Some(row) = find(&[(&self.terminal, slices), (&self.terminal_fee, 1), (&self.terminal_gain, 1)]) {
            return Some(format!("terminals.{}", s.terminals.name(Id::new(row))));
        }
        if let Some(row) = find(&[(&self.inject, slices), (&self.withdraw, slices), (&self.volume, 1)]) {
            return Some(format!("storages.{}", s.storages.name(Id::new(row))));
        }
        if let Some(row) = find(&[(&self.value, 1), (&self.span, 1)]) {
            return Some(format!("sectors.{}", s.sectors.name(Id::new(row))));
        }
        if let Some(row) = find(&[(&self.demand, slices), (&self.demand_gain, 1)]) {
            return Some(format!("demands.{}", s.demands.name(Id::new(row))));
        }
        if let Some(row) = find(&[(&self.right, slices), (&self.right_obliged, slices), (&self.right_price, slices)]) {
            return Some(format!("entitlements.{}", s.entitlements.name(Id::new(row))));
        }
        if let Some(row) = find(&[(&self.available, 1), (&self.lift, slices), (&self.lift_price, slices)]) {
            return Some(format!("contracts.{}", s.contracts.name(Id::new(row))));
        }
        find(&[(&self.spot, slices), (&self.spot_price, slices)])
            .map(|row| format!("spots.{}", s.spots.name(Id::new(row))))
    }

    /// The numbers of the year of `frame`, with what the year before left.
    pub(crate) fn year(&mut self, frame: &Frame<'_>, exchange: &Exchange, carry: &Carry, load: Option<&LoadFactors>) {
        let mut marker = std::mem::take(&mut self.marker);
        frame.markers(exchange, &mut marker);
        self.marker = marker;
        frame.sources(self, exchange);
        frame.pipelines(self, exchange);
        frame.terminals(self, exchange);
        if let Some(load) = load {
            load.derate(frame.year, self);
        }
        frame.storages(self);
        frame.demands(self, exchange);
        frame.entitlements(self, exchange);
        frame.contracts(self, exchange, carry);
        frame.spots(self, exchange);
        for (row, opening) in self.opening.iter_mut().enumerate() {
            *opening = carry.stock[row].min(self.volume[row]);
        }
    }
}
