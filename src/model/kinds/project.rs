//! Projects: what may be built, when, and what it waits for.

use crate::{
    model::{Date, Need::*, Switch, Var, attribute::asset},
    quantity::{
        Id,
        measures::{Duration, Share},
    },
};

asset! {
    /// Something that may be built. First gas = the later of start + delay and the first gas of all it requires.
    pub struct Project in "projects", single = false {
        /// Whether it is built; scenarios say so by `build`.
        built: Switch, Default("false");
        /// Planned first gas.
        start: Date, Required;
        /// Slip against the plan.
        delay: Var<Duration>, Default("0 months"), plausible "0 months" to "300 months";
        /// Projects without which it brings no gas.
        requires: Option<Vec<Id<Project>>>, Optional;
        /// Time from first gas to full capacity, linear.
        ramp: Var<Duration>, Default("0 months"), plausible "0 months" to "120 months";
        /// Share of capacity at first gas, where there is a ramp.
        ramp_from: Var<Share>, Default("0 %"), plausible "0 %" to "100 %";
        /// Its name for people.
        title: String, Required;
    }
}
