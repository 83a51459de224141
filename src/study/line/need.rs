//! What would carry more than a line does, each by itself, and what it costs.

use super::Need;
use crate::{
    model::{Model, Var},
    quantity::{Quantity, measures::Money},
    simulate::hydraulics::{Chain, Drawn, Placed, Units},
};

/// Unit costs of a design.
pub(super) struct Costs {
    /// Of a km for an inch.
    pipe: Option<Quantity>,
    /// Of a W.
    station: Option<Quantity>,
    /// Outer over inner diameter.
    outer: f64,
    /// m.
    length: f64,
    /// Stations of today.
    stations: usize,
    /// W built at each of them, spare units among it; none where no limit is given.
    built: Option<f64>,
    /// W that the largest flow takes.
    power: f64,
}

impl Costs {
    pub(super) fn of(model: &Model, chain: &Chain, drawn: &Placed, most: f64) -> Self {
        let (design, values) = (&model.structure.designs[chain.design], &model.values);
        let of = |cost: Option<Var<Money>>, unit: f64| {
            cost.map(|cost| Quantity { si: cost.get(values) / unit, basis: cost.basis(values) })
        };
        let Units { running, spare, .. } = Units::of(design, values);
        let built = |power: f64| power * f64::from(running + spare) / f64::from(running);
        let power = drawn.properties().and_then(|gas| drawn.run(&gas, most)).map_or(0.0, |at| at.power());
        Self {
            pipe: of(design.pipe_cost, 1.0),
            station: of(design.station_cost, 1e3),
            outer: design.outer_diameter.get(values) / drawn.diameter,
            length: drawn.length(),
            stations: drawn.stations,
            built: design.station_power.map(|power| built(power.get(values))),
            power,
        }
    }

    /// Of a pipe of this inner diameter beside, or in place of, a share of the line; its wall is in proportion.
    fn pipe(&self, diameter: f64, share: f64) -> Option<Quantity> {
        let inches = diameter * self.outer / 0.0254;
        self.pipe.map(|unit| Quantity { si: unit.si * inches * share * self.length / 1e3, ..unit })
    }

    /// Of so many stations beyond those of today: of what is built at them, whatever runs; where nobody says what is built, of the
    /// power that the flow takes beyond what the largest of today takes.
    fn stations(&self, stations: usize, power: f64) -> Option<Quantity> {
        let more = match self.built {
            Some(built) => built * (stations - self.stations) as f64,
            None => (power - self.power).max(0.0),
        };
        self.station.map(|unit| Quantity { si: unit.si * more, ..unit })
    }
}

/// What would carry a flow: each by itself, the least of it.
pub(super) fn needs(drawn: &Placed, flow: f64, costs: &Costs) -> Vec<(Need, Option<Quantity>)> {
    let has_one_ratio = drawn.has_one_ratio;
    let power = |of: &Placed| {
        let gas = of.properties().ok()?;
        Some(of.run(&gas, flow).ok()?.power())
    };
    let carries = |of: &Placed| power(of).is_some();
    // More than there are stand evenly, or where all have one ratio; not where pipelines say it.
    let more = |stations: usize| {
        let drawn = Drawn { stations, ..drawn.drawn.clone() };
        let placed = Placed { drawn, places: Vec::new(), has_one_ratio };
        placed.properties().and_then(|gas| placed.settled(&gas)).unwrap_or(placed)
    };
    let mut found = Vec::new();
    let stations = (drawn.stations + 1..=60).find_map(|stations| Some((stations, power(&more(stations))?)));
    found.extend(stations.map(|(stations, power)| (Need::Stations(stations), costs.stations(stations, power))));
    let wider = |diameter: f64| Placed { drawn: Drawn { diameter, ..drawn.drawn.clone() }, ..drawn.clone() };
    let diameter = least((drawn.diameter, 3.0), |diameter| carries(&wider(diameter)));
    found.extend(diameter.map(|diameter| (Need::Diameter(diameter), costs.pipe(diameter, 1.0))));
    let looped = |loop_share: f64| Placed { drawn: Drawn { loop_share, ..drawn.drawn.clone() }, ..drawn.clone() };
    let share = least((drawn.loop_share, 1.0), |share| carries(&looped(share)));
    found.extend(
        share.map(|share| (Need::Loop(share), costs.pipe(drawn.loop_width * drawn.diameter, share - drawn.loop_share))),
    );
    found
}

/// The least number between two that does, to a thousandth of their distance; none where the greater does not.
fn least((mut low, mut high): (f64, f64), does: impl Fn(f64) -> bool) -> Option<f64> {
    if !does(high) {
        return None;
    }
    let near = 1e-3 * (high - low);
    while high - low > near {
        let middle = 0.5 * (low + high);
        if does(middle) { high = middle } else { low = middle }
    }
    Some(high)
}
