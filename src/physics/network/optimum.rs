//! The cheapest supply of a network whose pipes and pressures bind.
//!
//! **Answers**: how much each place supplies or takes within its bounds, at least cost, so that pressures within their bounds drive
//! the flows: `f |f| = C (p1^2 - p2^2)` in a pipe, `f >= 0` and `f^2 >= C (p1^2 - p2^2)` where a compressor may raise the
//! pressure.
//!
//! **Method**: the pipes' equations are not convex, so a sequence of linear programmes (Palacios-Gomez, Lasdon and Engquist,
//! *Management Science* 28, 1982): each is the network drawn straight about the last flows, within a trust region, what it misses
//! priced; a step is taken if the network itself gets better. **Proof**: without pressures the cheapest supply is a linear
//! programme, and no supply is cheaper; where the cost found meets that bound it is the least of all. Where it does not, it is a
//! local optimum, and [`Optimum::bound`] says how far it may be off.

use libm::{fabs, fmax};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// A place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Least and most that it supplies; below zero it takes. In the unit of flows.
    pub supply: (f64, f64),
    /// Least and most of the square of its pressure.
    pub square: (f64, f64),
    /// Cost of a unit supplied.
    pub cost: f64,
}

/// A pipe between two places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arc {
    /// Where flow counts positive from.
    pub from: usize,
    /// Where it goes.
    pub to: usize,
    /// `C`: square of flow by difference of squared pressures.
    pub carries: f64,
    /// Whether a compressor stands in it.
    pub active: bool,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Optimum {
    /// Cost of all supply.
    pub cost: f64,
    /// What no supply can be cheaper than.
    pub bound: f64,
    /// Supply by place.
    pub supply: Vec<f64>,
    /// Squared pressure by place.
    pub square: Vec<f64>,
    /// Flow by arc.
    pub flow: Vec<f64>,
    /// Linear programmes solved.
    pub steps: usize,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Lack {
    /// Supply and demand do not meet, whatever the pressures.
    Balance,
    /// No state was found in which the pressures suffice; the least that was missed, in squared pressure.
    Pressure(f64),
}

/// Linear programmes before the search is given up.
const STEPS: usize = 400;
/// What may be missed, as a share of the highest squared pressure.
const NEAR: f64 = 1e-9;

/// Finds it.
///
/// # Errors
/// [`Lack`], where there is none, or none was found.
pub fn cheapest(places: &[Place], arcs: &[Arc]) -> Result<Optimum, Lack> {
    let search = Search { places, arcs };
    let (bound, mut now) = search.without_pressures().ok_or(Lack::Balance)?;
    let top = places.iter().fold(0.0, |most, place| fmax(most, place.square.1));
    let costliest = places.iter().fold(0.0, |most, place| fmax(most, fabs(place.cost)));
    let size = now.flow.iter().fold(0.0, |most, flow| fmax(most, fabs(*flow)));
    // A unit missed costs what the dearest supply of all would, at first.
    let mut price = 1e3 * fmax(costliest, 1.0) * fmax(size, 1.0) / fmax(top, 1.0);
    let mut radius = fmax(size, 1e-6);
    for step in 1..=STEPS {
        let found = search.about(&now.flow, radius, price).ok_or(Lack::Balance)?;
        let (before, after) = (search.merit(&now, price), search.merit(&found, price));
        let settled = fabs(before - after) <= 1e-12 * fmax(1.0, fabs(before));
        if after < before || step == 1 {
            let far = now.flow.iter().zip(&found.flow).fold(0.0, |most, (a, b)| fmax(most, fabs(a - b)));
            radius = if far > 0.9 * radius { 2.0 * radius } else { radius };
            now = found;
        } else {
            radius /= 4.0;
        }
        let missed = search.missed(&now);
        let cost = search.cost(&now);
        if missed <= NEAR * top && (settled || cost - bound <= 1e-12 * fabs(bound) || radius < 1e-9 * size) {
            return Ok(Optimum { cost, bound, supply: now.supply, square: now.square, flow: now.flow, steps: step });
        }
        if radius < 1e-9 * size {
            (price, radius) = (10.0 * price, fmax(size, 1e-6));
        }
    }
    Err(Lack::Pressure(search.missed(&now)))
}

struct State {
    supply: Vec<f64>,
    square: Vec<f64>,
    flow: Vec<f64>,
}

struct Search<'a> {
    places: &'a [Place],
    arcs: &'a [Arc],
}

impl Search<'_> {
    fn cost(&self, state: &State) -> f64 {
        self.places.iter().zip(&state.supply).map(|(place, supply)| place.cost * supply).sum()
    }

    /// How far the arcs are from what drives them, in squared pressure.
    fn missed(&self, state: &State) -> f64 {
        let miss = |(arc, &flow): (&Arc, &f64)| {
            let off = flow * fabs(flow) / arc.carries - (state.square[arc.from] - state.square[arc.to]);
            if arc.active { fmax(-off, 0.0) } else { fabs(off) }
        };
        self.arcs.iter().zip(&state.flow).map(miss).sum()
    }

    fn merit(&self, state: &State, price: f64) -> f64 {
        self.cost(state) + price * self.missed(state)
    }

    /// Supplies and flows in balance, at least cost.
    fn balance(&self, lp: &mut Problem, range: impl Fn(usize, &Arc) -> (f64, f64)) -> (Vec<Variable>, Vec<Variable>) {
        let supply: Vec<_> = self.places.iter().map(|place| lp.add_var(place.cost, place.supply)).collect();
        let flow: Vec<_> = self.arcs.iter().enumerate().map(|(n, arc)| lp.add_var(0.0, range(n, arc))).collect();
        for (at, supply) in supply.iter().enumerate() {
            let mut row = vec![(*supply, 1.0)];
            for (arc, flow) in self.arcs.iter().zip(&flow) {
                if arc.from == at || arc.to == at {
                    row.push((*flow, if arc.to == at { 1.0 } else { -1.0 }));
                }
            }
            lp.add_constraint(row.as_slice(), ComparisonOp::Eq, 0.0);
        }
        (supply, flow)
    }

    fn without_pressures(&self) -> Option<(f64, State)> {
        let mut lp = Problem::new(OptimizationDirection::Minimize);
        // The cost of flow is nothing, so its bound is only there to keep circles of flow finite.
        let most = self.places.iter().flat_map(|place| [place.supply.0, place.supply.1]);
        let most: f64 = most.filter(|bound| bound.is_finite()).map(fabs).sum();
        let range = |_, arc: &Arc| (if arc.active { 0.0 } else { -most }, most);
        let (supply, flow) = self.balance(&mut lp, range);
        let solution = lp.solve().ok()?.into_solution().ok()?;
        let read = |all: &[Variable]| all.iter().map(|each| solution.var_value(*each)).collect::<Vec<_>>();
        let square = self.places.iter().map(|place| (place.square.0 + place.square.1) / 2.0).collect();
        let state = State { supply: read(&supply), square, flow: read(&flow) };
        Some((self.cost(&state), state))
    }

    /// The network drawn straight about some flows, within a radius, what it misses at a price.
    fn about(&self, flows: &[f64], radius: f64, price: f64) -> Option<State> {
        let mut lp = Problem::new(OptimizationDirection::Minimize);
        let range = |n: usize, arc: &Arc| {
            let low = flows[n] - radius;
            (if arc.active { fmax(low, 0.0) } else { low }, flows[n] + radius)
        };
        let (supply, flow) = self.balance(&mut lp, range);
        let square: Vec<_> = self.places.iter().map(|place| lp.add_var(0.0, place.square)).collect();
        for ((arc, flow), &at) in self.arcs.iter().zip(&flow).zip(flows) {
            let (over, under) = (lp.add_var(price, (0.0, f64::INFINITY)), lp.add_var(price, (0.0, f64::INFINITY)));
            // `at |at| + 2 |at| (f - at) = C (p1^2 - p2^2)`, in squared pressure.
            let slope = 2.0 * fabs(at) / arc.carries;
            let row = [(*flow, slope), (square[arc.from], -1.0), (square[arc.to], 1.0), (over, 1.0), (under, -1.0)];
            let sense = if arc.active { ComparisonOp::Ge } else { ComparisonOp::Eq };
            lp.add_constraint(row.as_slice(), sense, at * fabs(at) / arc.carries);
        }
        let solution = lp.solve().ok()?.into_solution().ok()?;
        let read = |all: &[Variable]| all.iter().map(|each| solution.var_value(*each)).collect::<Vec<_>>();
        Some(State { supply: read(&supply), square: read(&square), flow: read(&flow) })
    }
}

#[cfg(test)]
mod tests;
