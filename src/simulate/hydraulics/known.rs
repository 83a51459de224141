//! A line with what was last found of it, stage by stage; computed again only where a number it rests on has changed.

use std::collections::VecDeque;

use super::{Chain, GasRange, Placed, Properties, Stage, Works};
use crate::{
    model::{
        Structure, Values,
        kinds::{Pipeline, Project},
    },
    physics::Refusal,
    quantity::Id,
};

/// A line, the numbers of its last draw, and what they came to.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) chain: Chain,
    /// By [`Works::row`].
    slots: [Slot; 4],
    /// The gas in the last few ranges.
    gases: VecDeque<(GasRange, Result<Properties, Refusal>)>,
}

/// So many ranges are kept: an uncertain pressure may lie in one or another.
const GASES: usize = 4;

/// One stage of a line.
#[derive(Debug, Clone, Default)]
struct Slot {
    /// Where the numbers of a draw are read into.
    drawn: Placed,
    /// Whether the draw has this stage.
    due: bool,
    /// The numbers it was last computed from, and what it can do.
    found: Option<(Placed, Result<Stage, Refusal>)>,
}

impl Slot {
    fn is_missing(&self) -> bool {
        self.due && self.found.as_ref().is_none_or(|(of, _)| *of != self.drawn)
    }
}

impl Known {
    pub(super) fn new(chain: Chain) -> Self {
        Self { chain, slots: Default::default(), gases: VecDeque::new() }
    }

    /// What the line can do with these works, if it may ever have them.
    pub(super) fn stage(&self, works: Works) -> Option<&Result<Stage, Refusal>> {
        let slot = &self.slots[works.row()];
        slot.found.as_ref().filter(|_| slot.due).map(|(_, stage)| stage)
    }

    pub(super) fn draw_if_built(&mut self, structure: &Structure, values: &Values, first: &[f64]) {
        let is_built = |id: &Id<Pipeline>| {
            structure.pipelines[*id].project.is_none_or(|project| structure.projects[project].built.get(values))
        };
        if self.chain.pipelines.iter().any(is_built) {
            self.draw(structure, values, Some(first));
        }
    }

    /// Makes all stages those of some values. Touches no heap where nothing changed.
    pub(super) fn draw(&mut self, structure: &Structure, values: &Values, first: Option<&[f64]>) {
        for works in Works::EACH {
            let due = is_due(&self.chain, works, (structure, values), first);
            let slot = &mut self.slots[works.row()];
            slot.due = due;
            if due {
                slot.drawn.read(structure, values, &self.chain, works);
            }
        }
        let Some(missing) = self.slots.iter().find(|slot| slot.is_missing()) else { return };
        let range = missing.drawn.range();
        if !self.gases.iter().any(|(known, _)| *known == range) {
            self.gases.truncate(GASES - 1);
            self.gases.push_front((range, Properties::fit(&range)));
        }
        let Some((_, gas)) = self.gases.iter().find(|(known, _)| *known == range) else { return };
        self.slots.iter_mut().filter(|slot| slot.is_missing()).for_each(|slot| {
            let found = gas.as_ref().map_err(Clone::clone).and_then(|gas| Stage::of(&slot.drawn, gas));
            slot.found = Some((slot.drawn.clone(), found));
        });
    }
}

/// Whether the line has a time with these works and no others: its first and last always; those between, if one project brings
/// something before the other has brought all.
fn is_due(chain: &Chain, works: Works, of: (&Structure, &Values), first: Option<&[f64]>) -> bool {
    if works == chain.last(of.0, of.1) || works == chain.at(Works::NONE) {
        return true;
    }
    let (Some(first), true) = (first, chain.has_two_projects()) else { return false };
    let (early, late) =
        if works.stations { (chain.expansion, chain.loop_expansion) } else { (chain.loop_expansion, chain.expansion) };
    let begins = |project: Id<Project>| first[project.row()];
    let full = |project: Id<Project>| begins(project) + of.0.projects[project].ramp.get(of.1).max(0.0);
    // A month counts its mean, so within one both may stand in part.
    early.zip(late).is_some_and(|(early, late)| libm::floor(begins(early)) < libm::ceil(full(late)))
}
