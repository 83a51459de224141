//! Pipelines of one design that follow on each other: one line, with what leaves it on the way.

use super::Works;
use crate::{
    model::{
        Structure, Values,
        kinds::{Design, Entitlement, Gas, Hub, Pipeline, Project},
    },
    quantity::Id,
};

/// One line: the pipelines of a design from head to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// What they are built of.
    pub design: Id<Design>,
    /// What flows in them: the gas of the first.
    pub gas: Id<Gas>,
    /// From head to end.
    pub pipelines: Vec<Id<Pipeline>>,
    /// What stations wait for; none: they are there from the start.
    pub expansion: Option<Id<Project>>,
    /// What loops wait for: a project of their own, else that of the stations.
    pub loop_expansion: Option<Id<Project>>,
    /// By pipeline: the rights by which gas leaves at its end.
    pub rights: Vec<Vec<Id<Entitlement>>>,
}

impl Chain {
    /// All lines that have a design.
    pub fn all(structure: &Structure) -> Vec<Chain> {
        let designed = |id: Id<Pipeline>| structure.pipelines[id].design;
        let before = |id: Id<Pipeline>| {
            let (from, design) = (structure.pipelines[id].from, designed(id));
            structure.pipelines.iter().any(|(other, _, line)| other != id && line.to == from && line.design == design)
        };
        let heads = structure.pipelines.keys().filter(|id| designed(*id).is_some() && !before(*id));
        heads.filter_map(|head| Self::from(structure, head)).collect()
    }

    fn from(structure: &Structure, head: Id<Pipeline>) -> Option<Chain> {
        let first = &structure.pipelines[head];
        let design = first.design?;
        let mut pipelines = vec![head];
        let mut end = first.to;
        let next = |at: Id<Hub>, known: &[Id<Pipeline>]| {
            let mut on = structure.pipelines.iter().filter(|(.., line)| line.from == at && line.design == Some(design));
            on.find(|(id, ..)| !known.contains(id)).map(|(id, ..)| id)
        };
        while let Some(id) = next(end, &pipelines) {
            pipelines.push(id);
            end = structure.pipelines[id].to;
        }
        let line = structure.lines.iter().find(|(.., line)| pipelines.contains(&line.head)).map(|(id, ..)| id);
        let leaving = |pipeline: &Id<Pipeline>| {
            let at = structure.pipelines[*pipeline].to;
            let here = structure.entitlements.iter().filter(|(.., right)| {
                at != end && Some(right.line) == line && structure.pipelines[right.offtake].from == at
            });
            here.map(|(id, ..)| id).collect()
        };
        let rights = pipelines.iter().map(leaving).collect();
        let (gas, expansion, loop_expansion) = (first.gas, first.expansion, first.loop_expansion(structure));
        Some(Chain { design, gas, pipelines, expansion, loop_expansion, rights })
    }

    /// The stage of these works: what waits for nothing stands from the start.
    pub(crate) fn at(&self, works: Works) -> Works {
        Works {
            stations: works.stations || self.expansion.is_none(),
            loops: works.loops || self.loop_expansion.is_none(),
        }
    }

    /// The works that stand when all is built that is to be built; all of its design where the line itself is not.
    pub(crate) fn last(&self, structure: &Structure, values: &Values) -> Works {
        let built = |project: Option<Id<Project>>| project.is_none_or(|id| structure.projects[id].built.get(values));
        if !self.pipelines.iter().any(|id| built(structure.pipelines[*id].project)) {
            return Works::ALL;
        }
        Works { stations: built(self.expansion), loops: built(self.loop_expansion) }
    }

    /// Whether stations and loops each wait for a project of their own.
    pub(crate) fn has_two_projects(&self) -> bool {
        self.expansion.is_some() && self.loop_expansion.is_some() && self.expansion != self.loop_expansion
    }
}
