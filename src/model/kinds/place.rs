//! Countries and hubs.

use super::words;
use crate::{
    model::{Fixed, Need::*, Position, attribute::asset},
    quantity::Id,
};

asset! {
    /// A country: where gas is produced, or to whom results are counted.
    pub struct Country in "countries", single = false {
        /// Its name for people.
        title: String, Required;
    }
}

words! {
    /// What a hub is for.
    pub enum Role {
        /// Demand lives here, and what flows in counts as supply of its country.
        Market = "market",
        /// A point of a transit line; it belongs to nobody and stores nothing.
        Junction = "junction"
    }
}

asset! {
    /// A place where gas meets: a market or a point of a transit line.
    pub struct Hub in "hubs", single = false {
        /// The country it lies in.
        country: Id<Country>, Required;
        /// Whether demand lives here.
        role: Fixed<Role>, Default("market");
        /// Where it is drawn on the map of a run; hubs at one position are one place there.
        position: Option<Position>, Optional;
        /// Its name for people.
        title: String, Required;
    }
}
