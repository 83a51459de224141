//! Which nodes share one unknown: all that are joined without resistance, at given ratios of their pressures.
//!
//! A group of such nodes has one unknown potential, that of its first node, and one balance. Where a node of given pressure is among them,
//! it has neither. Where a device holds the pressure of a group, the group has no unknown, and its
//! balance is paid by the group that the device takes from.

use super::{Fault, Network, device::Act};

/// No row, no column: pressure given and balance paid from outside.
pub(super) const NONE: u32 = u32::MAX;

/// One node within its group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// The unknown that its pressure follows; [`NONE`] where it is given.
    pub(super) column: u32,
    /// Where its balance counts; [`NONE`] where whatever is needed comes from outside.
    pub(super) row: u32,
    /// Its pressure over that of the group's first node.
    pub(super) ratio: f64,
    /// Its pressure where it is given, Pa.
    pub(super) fixed: f64,
}

/// How nodes hang together without resistance.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) places: Vec<Place>,
    /// How many unknowns.
    pub(super) columns: usize,
    /// Nodes in an order in which each comes before the one its flow comes from, with the edge between.
    pub(super) forest: Vec<(u32, Option<u32>)>,
    /// Edges that do the same as another and share its flow.
    pub(super) twins: Vec<(u32, u32)>,
}

struct Group {
    /// Pressure of its first node, if given.
    fixed: Option<f64>,
    /// The device that holds it.
    feeder: Option<u32>,
    members: Vec<(u32, Option<u32>)>,
}

struct Joiner<'a> {
    network: &'a Network,
    ends: &'a [(u32, u32)],
    acts: &'a [Act],
    /// Edges without resistance at each node.
    ties: Vec<Vec<u32>>,
    of: Vec<u32>,
    ratio: Vec<f64>,
    parent: Vec<Option<u32>>,
    groups: Vec<Group>,
    twins: Vec<(u32, u32)>,
    faults: Vec<Fault>,
}

/// Joins the nodes, or says which demands contradict each other.
pub(super) fn join(network: &Network, ends: &[(u32, u32)], acts: &[Act]) -> Result<Joined, Vec<Fault>> {
    let nodes = network.nodes.len();
    let mut joiner = Joiner {
        network,
        ends,
        acts,
        ties: vec![Vec::new(); nodes],
        of: vec![NONE; nodes],
        ratio: vec![1.0; nodes],
        parent: vec![None; nodes],
        groups: Vec::new(),
        twins: Vec::new(),
        faults: Vec::new(),
    };
    joiner.gather();
    if !joiner.faults.is_empty() {
        return Err(joiner.faults);
    }
    joiner.finish()
}

impl Joiner<'_> {
    fn gather(&mut self) {
        for (edge, &(from, to)) in self.ends.iter().enumerate() {
            if let Act::Tie(_) = self.acts[edge] {
                self.ties[from as usize].push(edge as u32);
                self.ties[to as usize].push(edge as u32);
            }
        }
        for node in 0..self.of.len() {
            if let Some(pressure) = self.network.nodes[node].pressure
                && self.of[node] == NONE
            {
                self.group(node as u32, Some(pressure), None);
            }
        }
        for (edge, &(_, to)) in self.ends.iter().enumerate() {
            if let Act::Set(pressure) = self.acts[edge] {
                match self.of[to as usize] {
                    NONE => self.group(to, Some(pressure), Some(edge as u32)),
                    _ => self.held_already(edge, to, pressure),
                }
            }
        }
        for node in 0..self.of.len() {
            if self.of[node] == NONE {
                self.group(node as u32, None, None);
            }
        }
    }

    fn id(&self, edge: usize) -> String {
        self.network.edges[edge].id.clone()
    }

    fn node(&self, node: u32) -> String {
        self.network.nodes[node as usize].id.clone()
    }

    /// A device that holds a group whose pressure is given: fine if it is the twin of the one that does.
    fn held_already(&mut self, edge: usize, to: u32, asked: f64) {
        let group = &self.groups[self.of[to as usize] as usize];
        let has = group.fixed.unwrap_or(0.0) * self.ratio[to as usize];
        if let Some(feeder) = group.feeder
            && self.ends[feeder as usize] == self.ends[edge]
            && self.acts[feeder as usize] == self.acts[edge]
        {
            self.twins.push((edge as u32, feeder));
        } else if near(asked, has) {
            self.faults.push(Fault::Undetermined { edge: self.id(edge) });
        } else {
            self.faults.push(Fault::Disagree { edge: self.id(edge), node: self.node(to), asked, has });
        }
    }

    /// All nodes that hang on `start` without resistance.
    fn group(&mut self, start: u32, fixed: Option<f64>, feeder: Option<u32>) {
        let own = self.groups.len() as u32;
        let mut members = vec![(start, feeder)];
        self.of[start as usize] = own;
        self.parent[start as usize] = feeder;
        let mut at = 0;
        while let Some(&(node, arrived)) = members.get(at) {
            at += 1;
            for tie in self.ties[node as usize].clone() {
                let Act::Tie(factor) = self.acts[tie as usize] else { continue };
                let (from, to) = self.ends[tie as usize];
                let (other, ratio) = if from == node {
                    (to, self.ratio[node as usize] * factor)
                } else {
                    (from, self.ratio[node as usize] / factor)
                };
                if Some(tie) == arrived && node != start || self.parent[other as usize] == Some(tie) {
                    continue;
                }
                if self.of[other as usize] == NONE {
                    self.of[other as usize] = own;
                    self.ratio[other as usize] = ratio;
                    self.parent[other as usize] = Some(tie);
                    members.push((other, Some(tie)));
                    self.meets_given(tie, other, fixed.map(|pressure| pressure * ratio));
                } else if from == node {
                    self.closes(tie, node, other, ratio, fixed);
                }
            }
        }
        self.groups.push(Group { fixed, feeder, members });
    }

    fn meets_given(&mut self, tie: u32, node: u32, asked: Option<f64>) {
        if let (Some(has), Some(asked)) = (self.network.nodes[node as usize].pressure, asked)
            && !near(asked, has)
        {
            self.faults.push(Fault::Disagree { edge: self.id(tie as usize), node: self.node(node), asked, has });
        }
    }

    /// An edge that closes a circle: fine if it is the twin of one that is there.
    fn closes(&mut self, tie: u32, from: u32, to: u32, ratio: f64, fixed: Option<f64>) {
        let (edge, has) = (tie as usize, self.ratio[to as usize]);
        let same = |other: Option<u32>| {
            other.filter(|&o| self.ends[o as usize] == self.ends[edge] && self.acts[o as usize] == self.acts[edge])
        };
        if !near(ratio, has) {
            let pressure = fixed.unwrap_or(0.0);
            let (asked, has) = (pressure * ratio, pressure * has);
            self.faults.push(Fault::Disagree { edge: self.id(edge), node: self.node(to), asked, has });
        } else if let Some(twin) = same(self.parent[to as usize]).or(same(self.parent[from as usize])) {
            self.twins.push((tie, twin));
        } else {
            self.faults.push(Fault::Undetermined { edge: self.id(edge) });
        }
    }

    /// How many devices stand between a group and one whose balance is its own.
    fn payer(&self, group: usize) -> Result<(usize, usize), u32> {
        let (mut payer, mut depth) = (group, 0);
        while let Some(feeder) = self.groups[payer].feeder {
            payer = self.of[self.ends[feeder as usize].0 as usize] as usize;
            depth += 1;
            if depth > self.groups.len() {
                return Err(feeder);
            }
        }
        Ok((payer, depth))
    }

    fn finish(mut self) -> Result<Joined, Vec<Fault>> {
        let mut columns = 0;
        let column: Vec<u32> = self.groups.iter().map(|group| number(group.fixed.is_none(), &mut columns)).collect();
        let mut paid = Vec::with_capacity(self.groups.len());
        for group in 0..self.groups.len() {
            match self.payer(group) {
                Ok((payer, depth)) => paid.push((column[payer], depth)),
                Err(feeder) => return Err(vec![Fault::Undetermined { edge: self.id(feeder as usize) }]),
            }
        }
        let mut deepest: Vec<usize> = (0..self.groups.len()).collect();
        deepest.sort_by_key(|&group| std::cmp::Reverse(paid[group].1));
        let mut forest = Vec::with_capacity(self.of.len());
        for group in deepest {
            let members = std::mem::take(&mut self.groups[group].members);
            forest.extend(members.into_iter().rev());
        }
        let place = |node: usize| {
            let group = self.of[node] as usize;
            let fixed = self.groups[group].fixed.unwrap_or(0.0) * self.ratio[node];
            Place { column: column[group], row: paid[group].0, ratio: self.ratio[node], fixed }
        };
        let places = (0..self.of.len()).map(place).collect();
        Ok(Joined { places, columns, forest, twins: self.twins })
    }
}

fn number(counts: bool, next: &mut usize) -> u32 {
    if counts {
        *next += 1;
        *next as u32 - 1
    } else {
        NONE
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}
