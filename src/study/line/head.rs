//! The gas at the head of a line.

use crate::{
    model::{Structure, Values},
    physics::{
        Refusal,
        gas::{Composition, Heat, Limit, heat},
    },
    simulate::hydraulics::{Blend, Chain, Feed, Placed, limits, line_of},
};

/// The gas at the head of a line.
#[derive(Debug, Clone)]
pub struct AtHead {
    /// What may enter, with its share of the energy of the mix; a name alone where it has no part in it.
    pub from: Vec<(String, Option<f64>)>,
    /// The mix.
    pub mix: Composition,
    /// What it is worth at 15 degC and 101.325 kPa.
    pub worth: Heat,
    /// What buyers ask, and what the mix has of it.
    pub limits: Vec<(Limit, Result<f64, Refusal>)>,
}

/// What may enter at the head of a line; where nothing is said of that, the gas of its first pipeline.
pub(super) fn at_head(s: &Structure, values: &Values, chain: &Chain, drawn: &Placed) -> Option<AtHead> {
    let line = line_of(s, chain);
    let blend = line.map(|line| Blend::of(s, values, line)).filter(|blend| blend.mix.is_some());
    let own = || {
        let gas = &s.gases[chain.gas];
        (
            vec![(gas.title.clone().unwrap_or_else(|| s.gases.name(chain.gas).to_owned()), Some(1.0))],
            drawn.composition().ok(),
        )
    };
    let (from, mix) = blend.map_or_else(own, |blend| {
        let part = |feed: &Feed| feed.composition.and(feed.energy);
        let all: f64 = blend.feeds.iter().filter_map(part).sum();
        (
            blend.feeds.iter().map(|feed| (feed.title.clone(), part(feed).map(|energy| energy / all))).collect(),
            blend.mix,
        )
    });
    let (mix, limits) = (mix?, line.map_or_else(Vec::new, |line| limits(s, values, line)));
    let limits = limits.into_iter().map(|limit| (limit, limit.found(&mix))).collect();
    Some(AtHead { from, worth: heat(&mix, 288.15, 288.15).ok()?, mix, limits })
}
