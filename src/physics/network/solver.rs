//! From a network to its steady state: checks, devices, search.

use libm::{fabs, fmax};

use super::{
    Edge, Element, Fault, Friction, Loss, Network, Solution, State, check,
    device::{self, Act, Found},
    join::join,
    newton::{End, Pipe, Search},
    solution::shortage,
    spread::Ends,
};

/// Rounds in which devices may change their minds together; afterwards one at a time.
const TOGETHER: usize = 12;
const ROUNDS: usize = 400;

/// The steady state of a network, or everything that is wrong with it.
pub fn solve(network: &Network) -> Result<Solution, Vec<Fault>> {
    Solver::new(network)?.solve().map_err(|fault| vec![fault])
}

/// A network that is solved again and again while pressures and withdrawals change.
#[derive(Debug)]
pub struct Solver {
    network: Network,
    ends: Vec<(u32, u32)>,
    acts: Vec<Act>,
    first: Vec<Act>,
    search: Search,
    /// Whether `search` still stands for `first`.
    fresh: bool,
}

impl Solver {
    /// Checks the network and orders its matrix.
    pub fn new(network: &Network) -> Result<Self, Vec<Fault>> {
        let ends = check::ends(network)?;
        let mut first: Vec<Act> = network.edges.iter().map(|edge| device::first(&edge.element)).collect();
        device::yield_to_highest(&ends, &mut first);
        let search = arrange(network, &ends, &first)?;
        Ok(Self { network: network.clone(), ends, acts: first.clone(), first, search, fresh: true })
    }

    /// The network as it stands.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// Sets what a node takes out, kg/s. A node that is not there is left alone; a number that is none is found by the next
    /// solve.
    pub fn set_withdrawal(&mut self, node: usize, withdrawal: f64) {
        if let Some(node) = self.network.nodes.get_mut(node) {
            node.withdrawal = withdrawal;
        }
    }

    /// The steady state. The same network gives the same answer whatever was solved before.
    pub fn solve(&mut self) -> Result<Solution, Fault> {
        if let Some(node) =
            self.network.nodes.iter().find(|node| node.withdrawal.is_nan() || node.withdrawal.abs() > 1e6)
        {
            let (of, field) = (format!("node {:?}", node.id), "withdrawal");
            return Err(Fault::Number { of, field, found: node.withdrawal, expected: "-1e6 to 1e6 kg/s" });
        }
        if !self.fresh {
            self.acts.clone_from(&self.first);
            self.rearrange()?;
        }
        let mut iterations = 0;
        for round in 0..ROUNDS {
            let end = self.search.run(&self.network)?;
            iterations += end.iterations;
            let solution = self.read(End { iterations, ..end });
            let Some(_) = self.reconsider(&solution, round < TOGETHER) else {
                return self.accept(solution);
            };
            self.fresh = false;
            self.rearrange()?;
        }
        let changing = (0..self.acts.len()).find(|&e| self.acts[e] != self.first[e]).unwrap_or(0);
        Err(Fault::Chatter { edge: self.network.edges[changing].id.clone() })
    }

    fn rearrange(&mut self) -> Result<(), Fault> {
        self.search = arrange(&self.network, &self.ends, &self.acts)
            .map_err(|faults| faults.into_iter().next().unwrap_or(Fault::NoPressure))?;
        self.fresh = self.acts == self.first;
        Ok(())
    }

    /// Lets devices change; the first that did, or none.
    fn reconsider(&mut self, solution: &Solution, together: bool) -> Option<usize> {
        let largest = solution.flow.iter().fold(0.0, |most, &m| fmax(most, fabs(m)));
        let mut changed = None;
        for (e, edge) in self.network.edges.iter().enumerate() {
            let (from, to) = self.ends[e];
            let found = Found {
                from: solution.pressure[from as usize],
                to: solution.pressure[to as usize],
                flow: solution.flow[e],
                still: 1e-9 * largest,
            };
            let next = device::next(&edge.element, self.acts[e], found);
            if next != self.acts[e] && (together || changed.is_none()) {
                self.acts[e] = next;
                changed = changed.or(Some(e));
            }
        }
        device::yield_to_highest(&self.ends, &mut self.acts);
        changed
    }

    /// Pressures and flows from where the search stands.
    fn read(&self, end: End) -> Solution {
        let (network, search) = (&self.network, &self.search);
        let pressure = search.potential.iter().map(|&potential| network.gas.pressure(potential)).collect();
        let mut flow = vec![0.0; network.edges.len()];
        let mut rest: Vec<f64> = network.nodes.iter().map(|node| node.withdrawal).collect();
        for (pipe, &m) in search.pipes.iter().zip(&search.flow) {
            flow[pipe.edge as usize] = m;
            let (from, to) = self.ends[pipe.edge as usize];
            rest[from as usize] += m;
            rest[to as usize] -= m;
        }
        let mut supply = vec![0.0; network.nodes.len()];
        let mut imbalance = 0.0;
        for &(node, edge) in &search.joined.forest {
            let need = rest[node as usize];
            match edge {
                Some(edge) => {
                    let (from, to) = self.ends[edge as usize];
                    let (other, sign) = if to == node { (from, 1.0) } else { (to, -1.0) };
                    flow[edge as usize] += sign * need;
                    rest[other as usize] += need;
                }
                None if network.nodes[node as usize].pressure.is_some() => supply[node as usize] = need,
                None => imbalance = fmax(imbalance, fabs(need)),
            }
        }
        self.share(&mut flow);
        let state = network.edges.iter().zip(&self.acts).map(|(edge, &act)| State::of(&edge.element, act)).collect();
        let (iterations, residual) = (end.iterations, end.residual);
        Solution { pressure, flow, supply, state, iterations, residual, imbalance }
    }

    /// Shares flow out among edges that do the same.
    fn share(&self, flow: &mut [f64]) {
        let twins = &self.search.joined.twins;
        let mut done = Vec::new();
        for &(_, first) in twins {
            if !done.contains(&first) {
                let all = 1 + twins.iter().filter(|twin| twin.1 == first).count();
                flow[first as usize] /= all as f64;
                done.push(first);
            }
        }
        twins.iter().for_each(|&(twin, first)| flow[twin as usize] = flow[first as usize]);
    }

    fn accept(&self, solution: Solution) -> Result<Solution, Fault> {
        if let Some(fault) = shortage(&self.network, &self.search.potential, &solution.pressure) {
            return Err(fault);
        }
        let limit = self.network.gas.pressure_limit();
        match solution.pressure.iter().position(|&pressure| pressure > limit || pressure.is_nan()) {
            Some(n) => {
                let node = self.network.nodes[n].id.clone();
                Err(Fault::BeyondGas { node, pressure: solution.pressure[n], limit })
            }
            None => Ok(solution),
        }
    }
}

/// The search for one arrangement of devices.
fn arrange(network: &Network, ends: &[(u32, u32)], acts: &[Act]) -> Result<Search, Vec<Fault>> {
    let joined = join(network, ends, acts)?;
    let (mut pipes, mut between) = (Vec::new(), Vec::new());
    for (e, edge) in network.edges.iter().enumerate() {
        if let Some(loss) = loss(network, edge) {
            let (from, to) = ends[e];
            let rise = match edge.element {
                Element::Pipe { .. } => network.nodes[to as usize].elevation - network.nodes[from as usize].elevation,
                _ => 0.0,
            };
            pipes.push(Pipe { edge: e as u32, loss, rise });
            between.push(Ends { from, to });
        }
    }
    Search::new(network, joined, pipes, between).map_err(|fault| vec![behind(network, ends, acts, fault)])
}

/// Names the devices that are shut at nodes that nothing feeds.
fn behind(network: &Network, ends: &[(u32, u32)], acts: &[Act], fault: Fault) -> Fault {
    let Fault::Unconnected { nodes, more, .. } = fault else { return fault };
    let is_one = |node: u32| nodes.contains(&network.nodes[node as usize].id);
    let all = network.edges.iter().zip(ends).zip(acts);
    let shut = all.filter(|((_, (from, to)), act)| **act == Act::Shut && (is_one(*from) || is_one(*to)));
    Fault::Unconnected { shut: shut.map(|((edge, _), _)| edge.id.clone()).collect(), nodes, more }
}

fn loss(network: &Network, edge: &Edge) -> Option<Loss> {
    let viscosity = network.gas.viscosity;
    match edge.element {
        Element::Pipe { length, diameter, friction, loss_coefficient } => {
            Some(Loss::new(length, diameter, friction, loss_coefficient, viscosity))
        }
        Element::Resistor { loss_coefficient, diameter } => {
            Some(Loss::new(0.0, diameter, Friction::Constant(0.0), loss_coefficient, viscosity))
        }
        _ => None,
    }
}
