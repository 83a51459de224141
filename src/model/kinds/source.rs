//! Fields and other production.

use super::{Country, Gas, Hub, Project, Season};
use crate::{
    model::{Date, Monthly, Need::*, Var, Yearly, attribute::asset},
    quantity::{
        Id,
        measures::{GasPrice, GasRate, Growth, Share},
    },
};

asset! {
    /// A field, or a group of fields, that produces into a hub.
    pub struct Source in "sources", single = false {
        /// Where the gas enters.
        hub: Id<Hub>, Required;
        /// The gas its volumes are counted in.
        gas: Id<Gas>, Required;
        /// The gas that flows, where `gas` is one of account: by it, volumes in lines are compared with their nameplate.
        flowing_gas: Option<Id<Gas>>, Optional;
        /// The country it is produced in.
        origin: Id<Country>, Required;
        /// What it can send out, before decline.
        capacity: Yearly<GasRate>, Required, plausible "0.001 bcm/y" to "150 bcm/y";
        /// What it can send out once the expansion has its first gas.
        expanded_capacity: Option<Yearly<GasRate>>, Optional, plausible "0.001 bcm/y" to "150 bcm/y";
        /// The project that expands it.
        expansion: Option<Id<Project>>, Optional;
        /// Loss of capacity a year after `decline_from`.
        decline: Var<Growth>, Default("0 %/y"), plausible "-20 %/y" to "20 %/y";
        /// From when on it declines.
        decline_from: Date, Default("2100");
        /// What the buyer pays at the hub for own production; 0 where a contract or an entitlement is paid instead.
        cost: Yearly<GasPrice>, Default("0 USD/MMBtu"), plausible "0 USD/MMBtu" to "25 USD/MMBtu";
        /// The share of what is available that is taken whatever it costs.
        minimum: Var<Share>, Default("0 %"), plausible "0 %" to "100 %";
        /// Its shape over the year.
        season: Option<Id<Season>>, Optional;
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
