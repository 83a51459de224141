//! What came of a run: plain rows of numbers and ids.
//!
//! Amounts are PJ of gross energy in the period of the row; prices are real US dollars of the run's price year per
//! GJ of gross energy. Nothing here is rounded or named in words; [`crate::tell`] does that.

use std::ops::RangeInclusive;

use crate::{
    model::kinds::{Contract, Country, Demand, Hub, Pipeline, Project, Sector, Source, Spot, Storage, Terminal},
    quantity::Id,
};

/// Months of a year, or the year as one slice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Resolution {
    /// Twelve slices a year.
    #[default]
    Monthly,
    /// One slice a year.
    Annual,
}

impl Resolution {
    /// Slices in a year.
    pub const fn slices(self) -> usize {
        match self {
            Self::Monthly => 12,
            Self::Annual => 1,
        }
    }
    /// Days in a slice.
    pub fn days(self, slice: usize) -> f64 {
        match self {
            Self::Monthly => crate::quantity::days_in_month(slice),
            Self::Annual => crate::quantity::DAYS_IN_YEAR,
        }
    }
}

/// When: a year, and the slice in it (0 = January, or the whole year).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The year.
    pub year: i32,
    /// The slice.
    pub slice: u8,
}

/// An asset that gas flows through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asset {
    /// Production.
    Source(Id<Source>),
    /// Transport.
    Pipeline(Id<Pipeline>),
    /// Regasification.
    Terminal(Id<Terminal>),
    /// LNG by contract.
    Contract(Id<Contract>),
    /// LNG from the spot market.
    Spot(Id<Spot>),
    /// Storage.
    Storage(Id<Storage>),
}

/// Where an arc begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Point {
    /// A hub.
    Hub(Id<Hub>),
    /// The quay of a terminal.
    Quay(Id<Terminal>),
    /// A stock.
    Stock(Id<Storage>),
    /// Outside: the ground, the sea.
    Outside,
}

/// How gas came into a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SupplyKind {
    /// Produced there.
    Production,
    /// Landed as LNG.
    Lng,
    /// By pipeline over a border.
    Pipeline,
}

/// Gas that reached a country's hubs in a year: one row for each way in and each country of origin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SupplyRow {
    /// The year.
    pub year: i32,
    /// The country supplied.
    pub country: Id<Country>,
    /// How it came in.
    pub kind: SupplyKind,
    /// The source, terminal or border-crossing pipeline.
    pub entry: Asset,
    /// Where it was produced.
    pub origin: Id<Country>,
    /// PJ at the hub's inlet.
    pub energy: f64,
}

/// One hub in one slice: production + pipeline_in + lng_in + storage_net = served + pipeline_out + losses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BalanceRow {
    /// When.
    pub when: When,
    /// Where.
    pub hub: Id<Hub>,
    /// Wanted at the meters.
    pub demand: f64,
    /// Had at the meters.
    pub served: f64,
    /// `demand - served`.
    pub unserved: f64,
    /// Of the unserved: what would be served if its value were unlimited.
    pub unaffordable: f64,
    /// Of the unserved: what could not be served at any price.
    pub unavailable: f64,
    /// Produced into the hub.
    pub production: f64,
    /// Received from pipelines.
    pub pipeline_in: f64,
    /// Send-out of terminals.
    pub lng_in: f64,
    /// Withdrawn less injected.
    pub storage_net: f64,
    /// Sent into pipelines.
    pub pipeline_out: f64,
    /// Lost between hub and meter, and gas spilled.
    pub losses: f64,
}

/// One asset in one slice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FlowRow {
    /// When.
    pub when: When,
    /// The asset.
    pub asset: Asset,
    /// Where the gas enters it.
    pub from: Point,
    /// Where the gas leaves it.
    pub to: Point,
    /// What enters.
    pub flow: f64,
    /// What could enter.
    pub capacity: f64,
    /// What is lost on the way.
    pub losses: f64,
}

/// What sets the marginal value of a hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetBy {
    /// One more unit would come from this asset.
    Asset(Asset),
    /// One more unit would be taken from this sector.
    Demand(Id<Demand>),
    /// There is more gas than can be used.
    Glut,
    /// Nothing can bring gas here, and nobody wants any.
    Nothing,
}

/// The marginal value at a hub in one slice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PriceRow {
    /// When.
    pub when: When,
    /// Where.
    pub hub: Id<Hub>,
    /// Cost of one more unit of demand, USD/GJ; `None` where nothing built reaches the hub.
    pub marginal_value: Option<f64>,
    /// What sets it.
    pub set_by: SetBy,
}

/// A limit that binds, and what one more GJ of it would be worth, USD.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Binding {
    /// The asset that is full.
    pub asset: Asset,
    /// The worth of one more GJ.
    pub worth: f64,
}

/// Demand that was not met.
#[derive(Debug, Clone, PartialEq)]
pub struct UnservedRow {
    /// When.
    pub when: When,
    /// Where.
    pub hub: Id<Hub>,
    /// Who.
    pub sector: Id<Sector>,
    /// How much.
    pub amount: f64,
    /// Of it: what would be served if its value were unlimited.
    pub unaffordable: f64,
    /// Of it: what could not be served at any price.
    pub unavailable: f64,
    /// The limits that keep gas from it, the most valuable first.
    pub binding: Vec<Binding>,
}

/// What a project carried in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProjectRow {
    /// The year.
    pub year: i32,
    /// The project.
    pub project: Id<Project>,
    /// The country supplied.
    pub country: Id<Country>,
    /// PJ that reached the country's hubs and had passed through any asset of the project. Not additive over projects.
    pub carried: f64,
}

/// A thing the reader of the results must know.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// A project is built and no gas ever flows through it; the limit that keeps it dry, if one can be named.
    NeverFlows {
        /// The project.
        project: Id<Project>,
        /// The limit.
        limit: Option<Asset>,
    },
    /// The volume of the actual mix exceeds the nameplate by more than 1 %.
    OverNameplate {
        /// The pipeline.
        pipeline: Id<Pipeline>,
        /// The year it is worst.
        year: i32,
        /// Volume over nameplate.
        ratio: f64,
    },
    /// A demand was not met in full in some year.
    Shortfall {
        /// The country.
        country: Id<Country>,
        /// The first year.
        year: i32,
    },
}

/// All that came of a run.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The years of the run.
    pub years: Option<RangeInclusive<i32>>,
    /// Slices in a year.
    pub resolution: Resolution,
    /// Ways in, by year.
    pub supply: Vec<SupplyRow>,
    /// Hubs, by slice.
    pub balance: Vec<BalanceRow>,
    /// Assets, by slice.
    pub flows: Vec<FlowRow>,
    /// Marginal values, by slice.
    pub prices: Vec<PriceRow>,
    /// Demand not met, by slice.
    pub unserved: Vec<UnservedRow>,
    /// Projects, by year.
    pub projects: Vec<ProjectRow>,
    /// What must be said.
    pub notices: Vec<Notice>,
}
