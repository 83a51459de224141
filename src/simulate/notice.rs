//! What a reader of the result should know: projects that bring nothing, lines that could not hold what they carry.
//!
//! **Volume against nameplate.** A line's capacity is converted to energy once, by its declared gas. What it carries may be
//! other gas: its volume is the sum over origins of energy over calorific value, each origin's gas being the mean of what
//! it gives in the slice. Assumes that cargoes declare the gas they give; a source that counts in a gas of account (as
//! 40 MJ/m3) may name the gas that flows beside it. Gas from a stock whose origin gives nothing in the slice counts as the line's own.

use super::{
    account::Account,
    compile::{Compiled, Role},
    origin::{Along, From, Origins},
    outcome::{AssetRef, Notice, Outcome},
    workspace::Workspace,
};
use crate::{
    model::{
        Structure, Values,
        kinds::{Gas, Pipeline, Project},
    },
    quantity::{GasBasis, GasProperties, Id, Reference},
};

/// From this ratio of volume to nameplate on a line is told.
const OVER: f64 = 1.01;

/// Joules in a standard m3.
fn standard(gas: &GasProperties) -> f64 {
    gas.gross_energy_per(GasBasis::Volume(Reference::C15)).unwrap_or(f64::NAN)
}

fn gas_of(s: &Structure, from: From) -> Option<Id<Gas>> {
    Some(match from {
        From::Source(id) => s.sources[id].flowing_gas.unwrap_or(s.sources[id].gas),
        From::Cargo(Role::Lift(id) | Role::Land(id, _)) => s.contracts[id].gas,
        From::Cargo(Role::SpotBuy(id) | Role::SpotLand(id, _)) => s.spots[id].gas,
        From::Cargo(_) => return None,
    })
}

impl Origins {
    /// Tells of lines that carry more volume than their nameplate in the slice just traced; the worst of each line stays.
    pub(super) fn nameplates(&self, account: &Account<'_>, slice: usize, out: &mut Outcome) {
        let (s, d) = (&account.c.structure, account.w.derived());
        let volume = self.volume_by_origin(s, &d.gas);
        for (n, along) in self.along.iter().enumerate() {
            let Along::Pipeline(pipeline) = *along else { continue };
            let nameplate = d.pipeline[pipeline.row() * account.slices() + slice];
            let own = standard(&d.gas[s.pipelines[pipeline].gas.row()]);
            let mix = self.tracer.mix(s.pipelines[pipeline].from.row()).origins;
            let share = |(origin, share): (&u32, &f64)| share * volume[*origin as usize].map_or(1.0, |v| v * own);
            let swollen: f64 = self.tracer.origins().iter().zip(mix).map(share).sum();
            let ratio = self.tracer.sent(n) * swollen / nameplate;
            if nameplate > 0.0 && ratio > OVER {
                out.tell_worst(Notice::OverNameplate { year: account.year, pipeline, ratio });
            }
        }
    }

    /// Standard m3 of a joule of each country's gas; none where it gives none.
    fn volume_by_origin(&self, s: &Structure, gas: &[GasProperties]) -> Vec<Option<f64>> {
        let mut sums = vec![(0.0, 0.0); s.countries.len()];
        for ((from, origin), energy) in self.from.iter().zip(&self.given_by).zip(&self.injected) {
            if let Some(gas_id) = gas_of(s, *from).filter(|_| *energy > 0.0) {
                let (volume, all) = &mut sums[*origin as usize];
                *volume += energy / standard(&gas[gas_id.row()]);
                *all += energy;
            }
        }
        sums.into_iter().map(|(volume, all)| (all > 0.0).then_some(volume / all).filter(|v| v.is_finite())).collect()
    }
}

impl Notice {
    /// How bad a thing is that may happen to a pipeline in many years; none if the notice is of something else.
    fn badness(&self) -> Option<(Id<Pipeline>, f64)> {
        match *self {
            Self::OverNameplate { pipeline, ratio, .. } => Some((pipeline, ratio)),
            Self::FuelOffCurve { pipeline, share, .. } => Some((pipeline, share)),
            Self::NeverFlowed { .. } | Self::NoFirstGas { .. } => None,
        }
    }

    /// How bad another notice of the same thing is.
    fn badness_of_same(&self, other: &Self) -> Option<f64> {
        let same = std::mem::discriminant(self) == std::mem::discriminant(other);
        let ((mine, _), (theirs, badness)) = (self.badness()?, other.badness()?);
        (same && mine == theirs).then_some(badness)
    }
}

impl Outcome {
    /// Adds a notice of a pipeline; if it has one of this sort, the worse of both stays.
    pub(super) fn tell_worst(&mut self, notice: Notice) {
        let known = self.notices.iter_mut().find_map(|known| Some((notice.badness_of_same(known)?, known)));
        match (known, notice.badness()) {
            (Some((before, known)), Some((_, now))) if now > before => *known = notice,
            (Some(_), _) => {}
            (None, _) => self.notices.push(notice),
        }
    }
}

impl Compiled {
    /// Projects that are built and bring nothing.
    pub(super) fn notices(&self, values: &Values, w: &Workspace, outcome: &mut Outcome) {
        for (project, _, built) in self.structure.projects.iter() {
            let rows = || outcome.projects.iter().filter(|row| row.project == project);
            let first = w.derived().first_gas[project.row()];
            let ever = rows().any(|row| row.carried.is_some_and(|carried| carried > 0.0));
            let could = rows().any(|row| row.capacity > 0.0);
            if could && !ever {
                let limit = self.limit_of(w, project);
                outcome.notices.push(Notice::NeverFlowed { project, limit });
            }
            let wanted = first.is_infinite() && built.built.get(values);
            if wanted || first.is_finite() && !could && rows().all(|row| row.carried.is_none()) {
                outcome.notices.push(Notice::NoFirstGas { project });
            }
        }
    }

    /// What stands in the way of a project that never flows, as of the last year: the line that its sources or pipelines
    /// enter and that others fill, or a full asset that leads on from where its gas arrives.
    fn limit_of(&self, w: &Workspace, project: Id<Project>) -> Option<AssetRef> {
        let s = &self.structure;
        let entries = s.entries.iter().filter(|(.., entry)| {
            entry.source.is_some_and(|id| s.sources[id].project == Some(project))
                || entry.pipeline.is_some_and(|id| s.pipelines[id].project == Some(project))
        });
        let heads = entries.map(|(.., entry)| s.lines[entry.line].head);
        let ends = s.pipelines.iter().filter(|(.., line)| line.project == Some(project)).map(|(.., line)| line.to);
        let hubs: Vec<_> =
            ends.chain(s.sources.iter().filter(|(.., f)| f.project == Some(project)).map(|(.., f)| f.hub)).collect();
        let onward = s.pipelines.iter().filter(|(.., line)| hubs.contains(&line.from)).map(|(id, ..)| id);
        heads.chain(onward).find(|line| self.is_full(w, *line)).map(AssetRef::Pipeline)
    }

    fn is_full(&self, w: &Workspace, line: Id<Pipeline>) -> bool {
        let slices = self.resolution.slices();
        let Some(first) = self.network.pipeline[line.row()] else { return false };
        let parts = self.network.eased[line.row()].into_iter().flatten().chain([first]);
        let carried: f64 = parts.flat_map(|first| &w.flow()[first as usize..first as usize + slices]).sum();
        let capacity: f64 = w.derived().pipeline[line.row() * slices..(line.row() + 1) * slices].iter().sum();
        capacity > 0.0 && carried >= 0.999 * capacity
    }
}
