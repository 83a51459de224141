//! In which order numbers are derived: what must be known before what, found once from the structure.

use crate::{
    model::{
        Structure,
        kinds::{AnyAsset, Claim, Demand, Entitlement, Hub, Line, LineEntry, Pipeline, Project, Source},
    },
    quantity::Id,
};

/// Orders and lists that derive walks along.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// Projects, each after all it requires.
    pub(crate) projects: Vec<Id<Project>>,
    /// Hubs from which prior claims are passed upstream, each after those it feeds.
    pub(crate) claims: Vec<Claims>,
    /// Hubs from which lines are fed, each after those that feed it.
    pub(crate) upstream: Vec<Upstream>,
    /// By entitlement: the segments from the head to the junction of its offtake.
    pub(crate) path: Vec<Vec<Id<Pipeline>>>,
    /// By entitlement: the others over the same offtake, itself included.
    pub(crate) sharing: Vec<Vec<Id<Entitlement>>>,
    /// Events by asset.
    pub(crate) events: Vec<(AnyAsset, Vec<u32>)>,
}

/// A hub, its prior claims, its sources, and the lines by which it can feed prior claims further on.
#[derive(Debug, Clone)]
pub(crate) struct Claims {
    pub(crate) hub: Id<Hub>,
    pub(crate) prior: Vec<Id<Demand>>,
    pub(crate) sources: Vec<Id<Source>>,
    pub(crate) onward: Vec<Id<Pipeline>>,
}

/// A hub from which a transit line is fed, or at which it begins.
#[derive(Debug, Clone)]
pub(crate) struct Upstream {
    pub(crate) hub: Id<Hub>,
    pub(crate) sources: Vec<Id<Source>>,
    pub(crate) arrivals: Vec<Id<Pipeline>>,
    pub(crate) prior: Vec<Id<Demand>>,
    /// Lines that leave here for prior claims and lead to no head.
    pub(crate) branches: Vec<Id<Pipeline>>,
    pub(crate) lines: Vec<Headed>,
}

/// A transit line that begins at a hub.
#[derive(Debug, Clone)]
pub(crate) struct Headed {
    pub(crate) line: Id<Line>,
    pub(crate) entries: Vec<Id<LineEntry>>,
    pub(crate) entitlements: Vec<Id<Entitlement>>,
}

impl Plan {
    pub(crate) fn new(structure: &Structure) -> Self {
        let upstream = upstream(structure);
        let same = |a: Id<Entitlement>| {
            let offtake = structure.entitlements[a].offtake;
            structure.entitlements.keys().filter(|&b| structure.entitlements[b].offtake == offtake).collect()
        };
        Self {
            projects: projects(structure),
            claims: claims(structure),
            upstream,
            path: structure.entitlements.keys().map(|right| path(structure, right)).collect(),
            sharing: structure.entitlements.keys().map(same).collect(),
            events: events(structure),
        }
    }

    /// The events of an asset.
    pub(crate) fn events_of(&self, asset: AnyAsset) -> &[u32] {
        self.events.binary_search_by_key(&asset, |(asset, _)| *asset).map_or(&[], |n| &self.events[n].1)
    }
}

fn events(structure: &Structure) -> Vec<(AnyAsset, Vec<u32>)> {
    let mut by_asset = std::collections::BTreeMap::<AnyAsset, Vec<u32>>::new();
    for (id, _, event) in structure.events.iter() {
        by_asset.entry(event.asset).or_default().push(id.row() as u32);
    }
    by_asset.into_iter().collect()
}

fn projects(structure: &Structure) -> Vec<Id<Project>> {
    fn visit(structure: &Structure, id: Id<Project>, seen: &mut [bool], order: &mut Vec<Id<Project>>) {
        if std::mem::replace(&mut seen[id.row()], true) {
            return;
        }
        for &before in structure.projects[id].requires.iter().flatten() {
            visit(structure, before, seen, order);
        }
        order.push(id);
    }
    let (mut seen, mut order) = (vec![false; structure.projects.len()], Vec::new());
    structure.projects.keys().for_each(|id| visit(structure, id, &mut seen, &mut order));
    order
}

fn prior_at(structure: &Structure, hub: Id<Hub>) -> Vec<Id<Demand>> {
    let prior = |demand: &Demand| demand.hub == hub && structure.sectors[demand.sector].prior.0 == Claim::Prior;
    structure.demands.iter().filter(|(.., demand)| prior(demand)).map(|(id, ..)| id).collect()
}

fn sources_at(structure: &Structure, hub: Id<Hub>) -> Vec<Id<Source>> {
    structure.sources.iter().filter(|(.., source)| source.hub == hub).map(|(id, ..)| id).collect()
}

fn is_offtake(structure: &Structure, line: Id<Pipeline>) -> bool {
    structure.entitlements.iter().any(|(.., right)| right.offtake == line)
}

/// Hubs in post-order along pipelines that are no offtakes; where lines run in a circle one of them is left out.
fn post_order(structure: &Structure, forward: bool, from: &[Id<Hub>]) -> Vec<(Id<Hub>, Vec<Id<Pipeline>>)> {
    fn visit(
        structure: &Structure,
        forward: bool,
        hub: Id<Hub>,
        state: &mut [u8],
        order: &mut Vec<(Id<Hub>, Vec<Id<Pipeline>>)>,
    ) {
        state[hub.row()] = 1;
        let mut used = Vec::new();
        for (id, _, line) in structure.pipelines.iter() {
            let (near, far) = if forward { (line.from, line.to) } else { (line.to, line.from) };
            if near != hub || is_offtake(structure, id) {
                continue;
            }
            if state[far.row()] == 0 {
                visit(structure, forward, far, state, order);
            }
            if state[far.row()] == 2 {
                used.push(id);
            }
        }
        state[hub.row()] = 2;
        order.push((hub, used));
    }
    let (mut state, mut order) = (vec![0u8; structure.hubs.len()], Vec::new());
    for &hub in from {
        if state[hub.row()] == 0 {
            visit(structure, forward, hub, &mut state, &mut order);
        }
    }
    order
}

fn claims(structure: &Structure) -> Vec<Claims> {
    let all: Vec<_> = structure.hubs.keys().collect();
    let one =
        |(hub, onward)| Claims { hub, prior: prior_at(structure, hub), sources: sources_at(structure, hub), onward };
    post_order(structure, true, &all).into_iter().map(one).collect()
}

fn upstream(structure: &Structure) -> Vec<Upstream> {
    let heads: Vec<_> = structure.lines.iter().map(|(.., line)| structure.pipelines[line.head].from).collect();
    let order = post_order(structure, false, &heads);
    let feeds_a_head = |hub: Id<Hub>| order.iter().any(|(known, _)| *known == hub);
    let is_head = |id: Id<Pipeline>| structure.lines.iter().any(|(.., line)| line.head == id);
    let one = |(hub, arrivals): &(Id<Hub>, Vec<Id<Pipeline>>)| {
        let branch = |id: Id<Pipeline>, line: &Pipeline| {
            line.from == *hub && !feeds_a_head(line.to) && !is_head(id) && !is_offtake(structure, id)
        };
        Upstream {
            hub: *hub,
            sources: sources_at(structure, *hub),
            arrivals: arrivals.clone(),
            prior: prior_at(structure, *hub),
            branches: structure.pipelines.iter().filter(|(id, _, line)| branch(*id, line)).map(|(id, ..)| id).collect(),
            lines: lines_at(structure, *hub),
        }
    };
    order.iter().map(one).collect()
}

fn lines_at(structure: &Structure, hub: Id<Hub>) -> Vec<Headed> {
    let here = |line: &Line| structure.pipelines[line.head].from == hub;
    let one = |line: Id<Line>| Headed {
        line,
        entries: structure.entries.iter().filter(|(.., e)| e.line == line).map(|(id, ..)| id).collect(),
        entitlements: structure.entitlements.iter().filter(|(.., e)| e.line == line).map(|(id, ..)| id).collect(),
    };
    structure.lines.iter().filter(|(.., line)| here(line)).map(|(id, ..)| one(id)).collect()
}

/// The segments from the head of the line to the junction where the offtake leaves: the fewest there are.
fn path(structure: &Structure, right: Id<Entitlement>) -> Vec<Id<Pipeline>> {
    let head = structure.lines[structure.entitlements[right].line].head;
    let goal = structure.pipelines[structure.entitlements[right].offtake].from;
    let mut queue = std::collections::VecDeque::from([vec![head]]);
    let mut seen = vec![structure.pipelines[head].from];
    while let Some(path) = queue.pop_front() {
        let at = path.last().map_or(goal, |last| structure.pipelines[*last].to);
        if at == goal {
            return path;
        }
        if seen.contains(&at) {
            continue;
        }
        seen.push(at);
        for (id, ..) in structure.pipelines.iter().filter(|(id, _, l)| l.from == at && !is_offtake(structure, *id)) {
            queue.push_back(path.iter().copied().chain([id]).collect());
        }
    }
    vec![head]
}
