//! Pipelines.

use super::{Design, Gas, Hub, Project, words};
use crate::{
    model::{Choice, Date, Monthly, Need::*, Structure, Var, Yearly, attribute::asset},
    quantity::{
        Id,
        measures::{Count, GasPrice, GasRate, Length, Share},
    },
};

words! {
    /// How a tariff is paid.
    pub enum Charge {
        /// For each unit that flows.
        PerUnit = "per-unit",
        /// Booked and paid anyway, so that only fuel is marginal.
        Booked = "booked"
    }
}

asset! {
    /// A line that carries gas one way from one hub to another.
    pub struct Pipeline in "pipelines", single = false {
        /// Hub where gas enters.
        from: Id<Hub>, Required;
        /// Hub where gas leaves.
        to: Id<Hub>, Required;
        /// The gas its volumes are counted in.
        gas: Id<Gas>, Required;
        /// Nameplate, of what enters.
        capacity: Option<Yearly<GasRate>>, Unless("design"), plausible "0.01 bcm/y" to "150 bcm/y";
        /// Nameplate once the expansion (compressor stations, loops) is in service.
        expanded_capacity: Option<Yearly<GasRate>>, Optional, plausible "0.01 bcm/y" to "150 bcm/y";
        /// The project that expands it.
        expansion: Option<Id<Project>>, Optional;
        /// What it is built of: its hydraulics limit it, with or without a nameplate, and its stations take fuel; those of one design in a row are one line.
        design: Option<Id<Design>>, Optional;
        /// Its length, where it has a design.
        length: Option<Var<Length>>, Optional, plausible "1 km" to "6000 km";
        /// How many of the stations of its line stand on it: evenly, the last at its end unless the line ends there.
        stations: Option<Var<Count>>, Optional, plausible "0" to "30";
        /// Height of its end above its beginning, where it has a design.
        rise: Var<Length>, Default("0 m"), plausible "-3000 m" to "3000 m";
        /// Fuel gas and losses, of what enters; beside a design, other losses alone.
        loss: Yearly<Share>, Default("0 %"), plausible "0 %" to "15 %";
        /// Toll and transit fees.
        tariff: Yearly<GasPrice>, Default("0 USD/MMBtu"), plausible "0 USD/MMBtu" to "8 USD/MMBtu";
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

impl Pipeline {
    /// What the loops of its design wait for: a project of their own, else that of the stations.
    pub fn loop_expansion(&self, structure: &Structure) -> Option<Id<Project>> {
        self.design.and_then(|design| structure.designs[design].loop_expansion).or(self.expansion)
    }
}
