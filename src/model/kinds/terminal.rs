//! LNG terminals and the routes cargoes take.

use super::{Charge, Gas, Hub, Project};
use crate::{
    model::{Choice, Date, Monthly, Need::*, Var, Yearly, attribute::asset},
    quantity::{
        Id,
        measures::{GasPrice, GasRate, Share},
    },
};

asset! {
    /// A place where LNG is regasified and sent out into a hub.
    pub struct Terminal in "terminals", single = false {
        /// Where send-out enters.
        hub: Id<Hub>, Required;
        /// The gas its volumes are counted in.
        gas: Id<Gas>, Required;
        /// Regasification capacity.
        capacity: Yearly<GasRate>, Required, plausible "0.1 bcm/y" to "60 bcm/y";
        /// Regasification capacity once the expansion is in service.
        expanded_capacity: Option<Yearly<GasRate>>, Optional, plausible "0.1 bcm/y" to "60 bcm/y";
        /// The project that expands it.
        expansion: Option<Id<Project>>, Optional;
        /// Gas used by the terminal itself, of what is landed.
        own_use: Var<Share>, Default("0.5 %"), plausible "0 %" to "3 %";
        /// Regasification tariff.
        fee: Yearly<GasPrice>, Default("0 USD/MMBtu"), plausible "0 USD/MMBtu" to "5 USD/MMBtu";
        /// How the tariff is paid.
        charge: Choice<Charge>, Default("per-unit");
        /// The share that works.
        availability: Monthly<Share>, Default("100 %"), plausible "0 %" to "100 %";
        /// First gas, where no project says it.
        start: Date, Default("1900");
        /// Last gas.
        end: Date, Default("2200");
        /// The project it belongs to.
        project: Option<Id<Project>>, Optional;
        /// Its name for people.
        title: String, Required;
    }
}

asset! {
    /// A strait or a transit state that every contract through it depends on.
    pub struct Route in "routes", single = false {
        /// The share that passes.
        availability: Monthly<Share>, Default("100 %"), plausible "0 %" to "100 %";
        /// Its name for people.
        title: String, Required;
    }
}
