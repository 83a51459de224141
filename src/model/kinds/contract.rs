//! LNG by contract and LNG from the spot market.

use super::{Country, Gas, Marker, Project, Route, Season, Terminal, words};
use crate::{
    model::{Choice, Date, Monthly, Need::*, Var, Yearly, attribute::asset},
    quantity::{
        Id,
        measures::{Duration, GasPrice, GasRate, Share},
    },
};

words! {
    /// What follows when a contract expires.
    pub enum After {
        /// Nothing.
        End = "end",
        /// The same terms go on.
        Renew = "renew",
        /// The same quantity can be bought, without obligation, at the price of the `spot` named in the file.
        Spot = "spot"
    }
}

asset! {
    /// A contract for LNG, delivered at terminals. Price = slope x marker + constant, in USD/MMBtu.
    pub struct Contract in "contracts", single = false {
        /// The terminals that may land its cargoes.
        terminals: Vec<Id<Terminal>>, Required;
        /// The gas its quantities are counted in.
        gas: Id<Gas>, Required;
        /// The country it is produced in.
        origin: Id<Country>, Required;
        /// Annual contract quantity.
        annual_quantity: Yearly<GasRate>, Required, plausible "0.05 mtpa" to "30 mtpa";
        /// The share of the annual contract quantity that is paid for whether taken or not.
        take_or_pay: Var<Share>, Default("0 %"), plausible "0 %" to "100 %";
        /// How far a month may exceed its share of the year.
        swing: Var<Share>, Default("20 %"), plausible "0 %" to "100 %";
        /// How long gas paid for and not taken may still be taken.
        make_up: Var<Duration>, Default("0 months"), plausible "0 months" to "120 months";
        /// The price it looks at.
        marker: Option<Id<Marker>>, Optional;
        /// Share of the marker: percent of a barrel for an MMBtu, or of a gas price.
        slope: Yearly<Share>, Default("0 %"), plausible "0 %" to "150 %";
        /// What is added to it.
        constant: Yearly<GasPrice>, Default("0 USD/MMBtu"), plausible "-5 USD/MMBtu" to "20 USD/MMBtu";
        /// First delivery.
        start: Date, Required;
        /// Expiry.
        end: Date, Required;
        /// What follows.
        after: Choice<After>, Default("end");
        /// The spot supply whose price holds after expiry, where `after` may be `spot`.
        spot: Option<Id<Spot>>, Optional;
        /// Share of the year by month; the days of the month where it is absent.
        season: Option<Id<Season>>, Optional;
        /// The strait or state it passes.
        route: Option<Id<Route>>, Optional;
        /// The project it depends on: without it there is neither quantity nor obligation.
        project: Option<Id<Project>>, Optional;
        /// The share the supplier can deliver.
        availability: Monthly<Share>, Default("100 %"), plausible "0 %" to "100 %";
        /// Its name for people.
        title: String, Required;
    }
}

asset! {
    /// LNG without a long contract: a limited volume each month. Price = slope x marker + constant.
    pub struct Spot in "spots", single = false {
        /// The terminals that may land its cargoes.
        terminals: Vec<Id<Terminal>>, Required;
        /// The gas its quantities are counted in.
        gas: Id<Gas>, Required;
        /// The country it is counted as coming from.
        origin: Id<Country>, Required;
        /// The most that can be bought.
        volume: Yearly<GasRate>, Required, plausible "0.05 mtpa" to "150 mtpa";
        /// The price it looks at.
        marker: Option<Id<Marker>>, Optional;
        /// Share of the marker.
        slope: Yearly<Share>, Default("100 %"), plausible "0 %" to "150 %";
        /// The premium to it.
        constant: Yearly<GasPrice>, Default("0 USD/MMBtu"), plausible "-5 USD/MMBtu" to "30 USD/MMBtu";
        /// The strait or state it passes.
        route: Option<Id<Route>>, Optional;
        /// The share of the volume that can be had.
        availability: Monthly<Share>, Default("100 %"), plausible "0 %" to "100 %";
        /// First cargo.
        start: Date, Default("1900");
        /// The project it depends on.
        project: Option<Id<Project>>, Optional;
        /// Its name for people.
        title: String, Required;
    }
}
