//! Power from elsewhere, so that gas plants stand down.

use super::{Demand, Project};
use crate::{
    model::{Date, Need::*, Var, attribute::asset},
    quantity::{
        Id,
        measures::{Power, Share},
    },
};

asset! {
    /// Power of reactors, dams or lines from abroad in whose place gas plants stand down: it takes capacity x load factor / efficiency off a demand.
    pub struct Relief in "reliefs", single = false {
        /// The demand of the gas plants.
        demand: Id<Demand>, Required;
        /// Electrical capacity, net.
        capacity: Var<Power>, Required, plausible "10 MW" to "20 GW";
        /// Mean output over capacity.
        load_factor: Var<Share>, Default("85 %"), plausible "10 %" to "95 %";
        /// Power from gross heat in the gas plants that stand down.
        efficiency: Var<Share>, Required, plausible "25 %" to "60 %";
        /// First power, where no project says it.
        start: Date, Default("1900");
        /// Last power.
        end: Date, Default("2200");
        /// The project it belongs to.
        project: Option<Id<Project>>, Optional;
        /// Its name for people.
        title: String, Required;
    }
}
