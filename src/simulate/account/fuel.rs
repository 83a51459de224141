//! Fuel of lines with a design: the pieces that dispatch sees, against the curve they stand for.

use super::Account;
use crate::{
    model::kinds::Pipeline,
    quantity::{DAYS_IN_YEAR, Id},
    simulate::outcome::{Notice, Outcome, days},
};

/// From this share of the flow on a difference is told.
const OFF: f64 = 1e-3;

impl Account<'_> {
    /// Tells of lines whose fuel is another than that of their curve; the worst year of each stays.
    pub(super) fn fuel(&self, out: &mut Outcome) {
        for pipeline in self.c.structure.pipelines.keys() {
            let share = self.fuel_missed(pipeline);
            if share > OFF {
                out.tell_worst(Notice::FuelOffCurve { year: self.year, pipeline, share });
            }
        }
    }

    /// Over the year, the sum of what the pieces miss the curve by in each slice, as a share of what entered.
    fn fuel_missed(&self, pipeline: Id<Pipeline>) -> f64 {
        let (d, row) = (self.w.derived(), pipeline.row());
        let (Some(reach), Some(_)) = (d.hydraulics.reach(row), self.c.network.eased[row]) else { return 0.0 };
        // Other losses come on top of fuel, and are no part of the curve.
        let other = self.c.structure.pipelines[pipeline].loss.get(self.values, self.year);
        let (mut missed, mut entered) = (0.0, 0.0);
        for slice in 0..self.slices() {
            let (flow, curve) = (self.through(row, slice), reach[d.stage[row * self.slices() + slice]]);
            let burnt = flow - self.arriving(row, slice) / (1.0 - other);
            let part = days(self.month(slice)) / DAYS_IN_YEAR;
            missed += (burnt - curve.fuel.of(flow / part, curve.enters) * part).abs();
            entered += flow;
        }
        if entered > 0.0 { missed / entered } else { 0.0 }
    }
}
