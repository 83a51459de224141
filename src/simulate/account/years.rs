//! The years of contracts, rights and projects.

use super::Account;
use crate::{
    model::kinds::{Contract, Project},
    quantity::Id,
    simulate::{
        compile::Role,
        outcome::{AssetRef, ContractRow, EntitlementRow, Outcome, ProjectRow},
    },
};

impl Account<'_> {
    pub(super) fn contracts(&self, out: &mut Outcome) {
        let d = self.w.derived();
        for (id, ..) in self.c.structure.contracts.iter() {
            let row = id.row();
            if d.available[row] <= 0.0 {
                continue;
            }
            let [obliged, made_up, flexible] = self.c.network.contract[row].0.map(|n| self.w.flow()[n as usize]);
            let deficiency = (d.obligation[row] - obliged).max(0.0);
            out.contracts.push(ContractRow {
                year: self.year,
                contract: id,
                available: d.available[row],
                lifted: obliged + made_up + flexible,
                obligation: d.obligation[row],
                deficiency,
                made_up,
                make_up_left: self.make_up_left(id, made_up, deficiency),
                price: d.contract_price[row],
            });
        }
    }

    /// What next year will begin with.
    fn make_up_left(&self, id: Id<Contract>, made_up: f64, deficiency: f64) -> f64 {
        let mut carry = self.w.carry().clone();
        carry.age_make_up(&self.c.structure, self.values, id.row(), made_up, deficiency)
    }

    pub(super) fn entitlements(&self, out: &mut Outcome) {
        let (d, slices) = (self.w.derived(), self.slices());
        for (id, ..) in self.c.structure.entitlements.iter() {
            let all = id.row() * slices..(id.row() + 1) * slices;
            let right: f64 = d.right[all.clone()].iter().sum();
            let [obliged, free] = self.c.network.offtake[id.row()]
                .map(|first| self.w.flow()[first as usize..first as usize + slices].iter().sum::<f64>());
            let obligation: f64 = d.right_obliged[all.clone()].iter().sum();
            if right <= 0.0 && obligation <= 0.0 {
                continue;
            }
            let paid: f64 = all.clone().map(|n| d.right_price[n] * d.right[n]).sum();
            let plain = d.right_price[all].iter().sum::<f64>() / slices as f64;
            out.entitlements.push(EntitlementRow {
                year: self.year,
                entitlement: id,
                right,
                taken: obliged + free,
                obligation,
                deficiency: (obligation - obliged - free).max(0.0),
                price: if right > 0.0 { paid / right } else { plain },
            });
        }
    }

    pub(super) fn projects(&self, out: &mut Outcome) {
        for (id, ..) in self.c.structure.projects.iter() {
            let first = self.w.derived().first_gas[id.row()];
            let begun = first < f64::from(self.year + 1) * 12.0;
            let (carried, capacity) = self.carried(id);
            out.projects.push(ProjectRow {
                year: self.year,
                project: id,
                first_gas: first.is_finite().then_some(first),
                carried: begun.then_some(carried),
                capacity: if begun { capacity } else { 0.0 },
            });
        }
    }

    /// What entered the asset of a project that carried most, and its capacity.
    fn carried(&self, project: Id<Project>) -> (f64, f64) {
        let (s, d, slices) = (&self.c.structure, self.w.derived(), self.slices());
        let mine =
            |of: Option<Id<Project>>, expansion: Option<Id<Project>>| of == Some(project) || expansion == Some(project);
        let lines = s
            .pipelines
            .iter()
            .filter(|(.., line)| mine(line.project, line.expansion) || line.loop_expansion(s) == Some(project));
        let year = |of: &[f64], row: usize| of[row * slices..(row + 1) * slices].iter().sum::<f64>();
        let mut all = Vec::new();
        for (id, ..) in lines {
            let flow = (0..slices).map(|slice| self.through(id.row(), slice)).sum::<f64>();
            all.push((flow, year(&d.pipeline, id.row())));
        }
        for (id, ..) in s.terminals.iter().filter(|(.., terminal)| mine(terminal.project, terminal.expansion)) {
            all.push((self.over_year(Role::Regas(id)), year(&d.terminal, id.row())));
        }
        for (id, ..) in s.sources.iter().filter(|(.., source)| mine(source.project, source.expansion)) {
            let flow = self.over_year(Role::SourceMinimum(id)) + self.over_year(Role::SourceFree(id));
            all.push((flow, year(&d.source, id.row())));
        }
        for (id, ..) in s.contracts.iter().filter(|(.., contract)| mine(contract.project, None)) {
            all.push((self.year_through(AssetRef::Contract(id)), year(&d.lift, id.row())));
        }
        for (id, ..) in s.spots.iter().filter(|(.., spot)| mine(spot.project, None)) {
            all.push((self.year_through(AssetRef::Spot(id)), year(&d.spot, id.row())));
        }
        all.into_iter().fold((0.0, 0.0), |best, next| if next > best { next } else { best })
    }
}
