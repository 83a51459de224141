//! Transit lines: who may take gas from them, and who may put gas in.

use super::{Gas, Marker, Pipeline, Source, words};
use crate::{
    model::{Choice, Monthly, Need::*, Switch, Var, Yearly, attribute::asset},
    quantity::{
        Id,
        measures::{CalorificValue, GasPrice, GasRate, Share},
    },
};

asset! {
    /// A transit line: a chain of pipelines between junctions, shared by its buyers.
    pub struct Line in "lines", single = false {
        /// Its first segment; what this can deliver is what is shared.
        head: Id<Pipeline>, Required;
        /// Whether what one buyer leaves is opened to the others.
        release: Switch, Default("false");
        /// The gas at whose reference state the limits below are counted, where their unit names none.
        gas: Option<Id<Gas>>, Optional;
        /// The least gross Wobbe index that its buyers take.
        wobbe_low: Option<Var<CalorificValue>>, Optional, plausible "35 MJ/m3" to "60 MJ/m3";
        /// The greatest that they take.
        wobbe_high: Option<Var<CalorificValue>>, Optional, plausible "35 MJ/m3" to "60 MJ/m3";
        /// The least gross calorific value that they take.
        calorific_low: Option<Var<CalorificValue>>, Optional, plausible "25 MJ/m3" to "48 MJ/m3";
        /// The greatest that they take.
        calorific_high: Option<Var<CalorificValue>>, Optional, plausible "25 MJ/m3" to "48 MJ/m3";
        /// The most nitrogen and carbon dioxide together, by mole.
        inert_high: Option<Var<Share>>, Optional, plausible "0 %" to "20 %";
        /// The most carbon dioxide, by mole.
        carbon_dioxide_high: Option<Var<Share>>, Optional, plausible "0 %" to "10 %";
        /// The most nitrogen, by mole.
        nitrogen_high: Option<Var<Share>>, Optional, plausible "0 %" to "15 %";
        /// Its name for people.
        title: String, Required;
    }
}

asset! {
    /// A buyer's right to gas of a transit line. Price at the head = slope x marker + constant.
    pub struct Entitlement in "entitlements", single = false {
        /// The line.
        line: Id<Line>, Required;
        /// The one-way pipeline by which its gas leaves the line.
        offtake: Id<Pipeline>, Required;
        /// The gas its quantities and prices are counted in.
        gas: Id<Gas>, Required;
        /// Its share of what the line can deliver.
        share: Var<Share>, Required, plausible "0 %" to "100 %";
        /// What it has contracted, if less than the share.
        contract_quantity: Option<Yearly<GasRate>>, Optional, plausible "0.01 bcm/y" to "100 bcm/y";
        /// The share of its right that is paid for whether taken or not.
        take_or_pay: Var<Share>, Default("0 %"), plausible "0 %" to "100 %";
        /// The price it looks at.
        marker: Option<Id<Marker>>, Optional;
        /// Share of the marker: percent of a barrel for an MMBtu, or of a gas price.
        slope: Yearly<Share>, Default("0 %"), plausible "0 %" to "150 %";
        /// What is added to it.
        constant: Yearly<GasPrice>, Default("0 USD/MMBtu"), plausible "-5 USD/MMBtu" to "20 USD/MMBtu";
        /// The share that works.
        availability: Monthly<Share>, Default("100 %"), plausible "0 %" to "100 %";
        /// Its name for people.
        title: String, Required;
    }
}

words! {
    /// What an entry may fill where the line is too small for all.
    pub enum Rights {
        /// It comes before entries that fill.
        First = "first",
        /// What the first leave.
        Fill = "fill",
        /// It comes before the first.
        Displace = "displace",
        /// In proportion to what each can supply, together with the first.
        ProRata = "pro-rata"
    }
}

asset! {
    /// A supplier's right to put gas into a transit line, at its head: a source there or a pipeline to it.
    pub struct Entry in "entries", single = false {
        /// The line.
        line: Id<Line>, Required;
        /// The source at the head.
        source: Option<Id<Source>>, Optional;
        /// Or the pipeline that ends there.
        pipeline: Option<Id<Pipeline>>, Optional;
        /// What it may fill.
        rights: Choice<Rights>, Default("first");
        /// Its name for people.
        title: String, Required;
    }
}
