//! The search for the steady state of one arrangement of devices.

use libm::{fabs, fmax, fmin};

use super::{
    Fault, Gas, Loss, Network,
    join::{Joined, NONE, Place},
    level::{self, Climb},
    linear::{Linear, Tangent},
    spread::{Ends, Spread},
};

/// Most steps of a search; a dozen is usual.
const STEPS: usize = 200;

/// Share of the largest flow by which the last step may move a flow.
const STILL: f64 = 1e-10;

/// Share of the highest potential below which nothing can be told apart.
const NOISE: f64 = 4e-15;

/// Mismatch of a pipe's law, as a share of the highest potential, at which the search ends; and the most that is told as an
/// answer where rounding lets it come no nearer.
const FINE: f64 = 1e-10;
const FAIR: f64 = 1e-7;

/// Flux from which the first resistance is taken, kg/(s m2): 4 m/s at 60 bar.
const USUAL_FLUX: f64 = 200.0;

/// A pipe or resistor.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pipe {
    pub(super) edge: u32,
    pub(super) loss: Loss,
    /// Height of its end over its start, m.
    pub(super) rise: f64,
}

/// A pipe at its present flow.
#[derive(Debug, Clone, Copy)]
struct Now {
    lost: f64,
    slope: f64,
    climb: Climb,
}

impl Now {
    const STILL: Self = Self { lost: 0.0, slope: 0.0, climb: Climb::NONE };

    /// The potential left for friction, between the ends of a pipe.
    fn drop(&self, from: f64, to: f64) -> f64 {
        from - self.climb.grown * to - self.climb.stretch * self.climb.weight
    }
}

/// One arrangement of devices, with the memory to search it.
#[derive(Debug)]
pub(super) struct Search {
    pub(super) joined: Joined,
    pub(super) pipes: Vec<Pipe>,
    pub(super) ends: Vec<Ends>,
    linear: Linear,
    spread: Spread,
    unknown: Vec<f64>,
    /// Potential of each node, and how it follows its unknown.
    pub(super) potential: Vec<f64>,
    slope: Vec<f64>,
    /// Flow of each pipe, kg/s.
    pub(super) flow: Vec<f64>,
    step: Vec<f64>,
    tried: Vec<f64>,
    now: Vec<Now>,
    next: Vec<Now>,
    tangents: Vec<Tangent>,
    taken: Vec<f64>,
    side: Vec<f64>,
}

/// How a search ended.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub(super) iterations: usize,
    /// Worst mismatch of a pipe's law as a share of the highest potential.
    pub(super) residual: f64,
}

impl Search {
    pub(super) fn new(network: &Network, joined: Joined, pipes: Vec<Pipe>, ends: Vec<Ends>) -> Result<Self, Fault> {
        let (rows, places) = (joined.columns, &joined.places);
        let start = |pipe: usize| pipes[pipe].loss.at_flux(USUAL_FLUX);
        let spread = Spread::new(rows, places, &ends, start).map_err(|rows| unconnected(network, places, &rows))?;
        let free = |node: u32| places[node as usize].column != NONE;
        let plain = |node: u32| !free(node) || places[node as usize].ratio == 1.0;
        let symmetric = pipes.iter().zip(&ends).all(|(pipe, ends)| {
            let outside = |node: u32| free(node) || places[node as usize].row == NONE;
            plain(ends.from) && plain(ends.to) && pipe.rise == 0.0 && outside(ends.from) && outside(ends.to)
        });
        let linear = Linear::new(rows, places, &ends, symmetric);
        let (nodes, count) = (network.nodes.len(), pipes.len());
        Ok(Self {
            linear,
            spread,
            unknown: vec![0.0; rows],
            potential: vec![0.0; nodes],
            slope: vec![1.0; nodes],
            flow: vec![0.0; count],
            step: vec![0.0; count],
            tried: vec![0.0; count],
            now: vec![Now::STILL; count],
            next: vec![Now::STILL; count],
            tangents: vec![Tangent::default(); count],
            taken: vec![0.0; rows],
            side: vec![0.0; rows],
            joined,
            pipes,
            ends,
        })
    }

    /// Searches from a linear network. Every search of the same network takes the same way.
    pub(super) fn run(&mut self, network: &Network) -> Result<End, Fault> {
        let gas = &network.gas;
        let highest = self.begin(network);
        self.advance(network)?;
        self.flow.iter_mut().zip(&self.step).for_each(|(m, d)| *m += d);
        self.place_potentials(gas);
        self.look(gas);
        let mut off = (f64::NAN, 0);
        for iteration in 1..=STEPS {
            let highest = self.potential.iter().fold(highest, |most, &potential| fmax(most, fabs(potential)));
            let moved = self.advance(network)?;
            let still = self.is_still(highest) && moved <= STILL * highest;
            self.go(still);
            self.place_potentials(gas);
            self.climb(gas);
            if still || iteration == STEPS {
                let (residual, worst) = self.residual(highest);
                if residual <= if iteration == STEPS { FAIR } else { FINE } {
                    return Ok(End { iterations: iteration, residual });
                }
                off = (residual, self.pipes[worst].edge as usize);
            }
        }
        Err(Fault::NoEnd { edge: network.edges[off.1].id.clone(), residual: off.0 })
    }

    /// Sets everything to the start, and says what the highest given potential is.
    fn begin(&mut self, network: &Network) -> f64 {
        let mut highest = 0.0;
        self.taken.fill(0.0);
        for (place, node) in self.joined.places.iter().zip(&network.nodes) {
            if place.row != NONE {
                self.taken[place.row as usize] += node.withdrawal;
            }
            if place.column == NONE {
                highest = fmax(highest, network.gas.potential(place.fixed));
            }
        }
        self.unknown.fill(highest);
        self.flow.fill(0.0);
        self.place_potentials(&network.gas);
        for (now, pipe) in self.now.iter_mut().zip(&self.pipes) {
            *now = Now { slope: pipe.loss.at_flux(USUAL_FLUX), ..Now::STILL };
        }
        self.climb(&network.gas);
        highest
    }

    /// Potentials of all nodes from the unknowns.
    fn place_potentials(&mut self, gas: &Gas) {
        for (node, place) in self.joined.places.iter().enumerate() {
            (self.potential[node], self.slope[node]) = match place.column {
                NONE => (gas.potential(place.fixed), 0.0),
                column => level::raised(gas, self.unknown[column as usize], place.ratio),
            };
        }
    }

    /// What the slopes of the ground do at the present pressures.
    fn climb(&mut self, gas: &Gas) {
        for ((now, pipe), ends) in self.now.iter_mut().zip(&self.pipes).zip(&self.ends) {
            if pipe.rise != 0.0 {
                let (from, to) = (self.potential[ends.from as usize], self.potential[ends.to as usize]);
                now.climb = level::climb(gas, pipe.rise, from, to);
            }
        }
    }

    /// Laws of all pipes at their present flow.
    fn look(&mut self, gas: &Gas) {
        for ((now, pipe), &m) in self.now.iter_mut().zip(&self.pipes).zip(&self.flow) {
            (now.lost, now.slope) = pipe.loss.of(m);
        }
        self.climb(gas);
    }

    /// Solves for the step of unknowns (taken at once) and flows (kept in `step`); says how far an unknown moved.
    fn advance(&mut self, network: &Network) -> Result<f64, Fault> {
        let places = &self.joined.places;
        self.side.iter_mut().zip(&self.taken).for_each(|(side, taken)| *side = -taken);
        for (n, (now, ends)) in self.now.iter().zip(&self.ends).enumerate() {
            let (from, to) = (ends.from as usize, ends.to as usize);
            let drop = now.drop(self.potential[from], self.potential[to]);
            let conductance = 1.0 / (now.climb.stretch * now.slope);
            let flow = self.flow[n] + conductance * (drop - now.climb.stretch * now.lost);
            self.tangents[n] = Tangent { flow, conductance, climb: now.climb.grown };
            for (row, m) in [(places[from].row, -flow), (places[to].row, flow)] {
                if row != NONE {
                    self.side[row as usize] += m;
                }
            }
        }
        self.linear
            .solve(places, &self.ends, &self.tangents, &self.slope, &mut self.side)
            .map_err(|row| unconnected(network, places, &[row as u32]))?;
        let rise = |node: u32| match places[node as usize].column {
            NONE => 0.0,
            column => self.side[column as usize] * self.slope[node as usize],
        };
        for ((step, tangent), ends) in self.step.iter_mut().zip(&self.tangents).zip(&self.ends) {
            *step = tangent.flow + tangent.conductance * (rise(ends.from) - tangent.climb * rise(ends.to));
        }
        self.spread.mend(&self.taken, places, &self.ends, &mut self.step);
        self.step.iter_mut().zip(&self.flow).for_each(|(step, m)| *step -= m);
        let mut moved = 0.0;
        for (unknown, side) in self.unknown.iter_mut().zip(&self.side) {
            *unknown += side;
            moved = fmax(moved, fabs(*side));
        }
        Ok(moved)
    }

    /// Whether the step moves no flow that could be told, or none that moves a pressure.
    fn is_still(&self, highest: f64) -> bool {
        let largest = self.flow.iter().fold(0.0, |most, &m| fmax(most, fabs(m)));
        let fine = |(now, d): (&Now, &f64)| {
            let moved = now.slope * now.climb.stretch * fabs(*d) / highest;
            moved <= NOISE || moved <= STILL && fabs(*d) <= STILL * largest
        };
        self.now.iter().zip(&self.step).all(fine)
    }

    /// Goes along the step as far as the network's dissipation falls (or the whole way, where only rounding is left), and
    /// looks at the laws there.
    fn go(&mut self, whole_way: bool) {
        let whole: f64 = self.now.iter().zip(&self.step).map(|(now, d)| now.climb.stretch * now.slope * d * d).sum();
        let (mut low, mut high) = ((0.0, -whole), (1.0, f64::NAN));
        let mut share = 1.0;
        for _ in 0..40 {
            let pull = self.pull(share);
            if whole_way || fabs(pull) <= 0.25 * whole || pull <= 0.0 && share == 1.0 {
                break;
            }
            if pull > 0.0 {
                high = (share, pull)
            } else {
                low = (share, pull)
            }
            let cut = (low.0 * high.1 - high.0 * low.1) / (high.1 - low.1);
            let margin = 0.1 * (high.0 - low.0);
            share = fmin(fmax(cut, low.0 + margin), high.0 - margin);
        }
        std::mem::swap(&mut self.flow, &mut self.tried);
        std::mem::swap(&mut self.now, &mut self.next);
    }

    /// How steeply the dissipation rises along the step, a share of it gone.
    fn pull(&mut self, share: f64) -> f64 {
        let mut pull = 0.0;
        for (n, (&m, &d)) in self.flow.iter().zip(&self.step).enumerate() {
            let (now, tried) = (self.now[n], m + share * d);
            let (lost, slope) = self.pipes[n].loss.of(tried);
            self.tried[n] = tried;
            self.next[n] = Now { lost, slope, ..now };
            pull += now.climb.stretch * (lost - now.lost - now.slope * d) * d;
        }
        pull
    }

    fn residual(&self, highest: f64) -> (f64, usize) {
        let mut worst = (0.0, 0);
        for (n, (now, ends)) in self.now.iter().zip(&self.ends).enumerate() {
            let drop = now.drop(self.potential[ends.from as usize], self.potential[ends.to as usize]);
            let off = fabs(drop - now.climb.stretch * now.lost) / highest;
            if off > worst.0 || off.is_nan() {
                worst = (off, n);
            }
        }
        worst
    }
}

/// So many nodes that nothing fixes are named; a person finds the gap by a few.
const NAMED: usize = 5;

/// The fault of rows that nothing fixes: their first nodes are named.
fn unconnected(network: &Network, places: &[Place], rows: &[u32]) -> Fault {
    let lost = |place: &&Place| place.column != NONE && rows.binary_search(&place.column).is_ok();
    let all = network.nodes.iter().zip(places).filter(|(_, place)| lost(place)).map(|(node, _)| &node.id);
    let nodes: Vec<String> = all.clone().take(NAMED).cloned().collect();
    Fault::Unconnected { more: all.count() - nodes.len(), nodes, shut: Vec::new() }
}
