//! Storage from month to month and from year to year.

use super::{Gas, Hub, Project};
use crate::{
    model::{Date, Monthly, Need::*, Var, attribute::asset},
    quantity::{
        Id,
        measures::{GasAmount, GasRate, Share},
    },
};

asset! {
    /// Underground storage at a hub. Line pack and tanks of floating terminals are not storage over months.
    pub struct Storage in "storages", single = false {
        /// Where.
        hub: Id<Hub>, Required;
        /// The gas its volumes are counted in.
        gas: Id<Gas>, Required;
        /// Working volume.
        capacity: Var<GasAmount>, Required, plausible "0.01 bcm" to "50 bcm";
        /// The most that can be put in.
        injection: Var<GasRate>, Required, plausible "0.01 bcm/y" to "150 bcm/y";
        /// The most that can be taken out.
        withdrawal: Var<GasRate>, Required, plausible "0.01 bcm/y" to "300 bcm/y";
        /// Used up in a cycle, of what is put in.
        loss: Var<Share>, Default("1 %"), plausible "0 %" to "10 %";
        /// Stock at the start of the run, of the working volume.
        opening: Var<Share>, Default("50 %"), plausible "0 %" to "100 %";
        /// Stock wanted at the end of each year, of the working volume.
        closing: Var<Share>, Default("50 %"), plausible "0 %" to "100 %";
        /// The share that works.
        availability: Monthly<Share>, Default("100 %"), plausible "0 %" to "100 %";
        /// First gas, where no project says it.
        start: Date, Default("1900");
        /// The project it belongs to.
        project: Option<Id<Project>>, Optional;
        /// Its name for people.
        title: String, Required;
    }
}
