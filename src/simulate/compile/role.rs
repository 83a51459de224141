//! What each arc and node of the network stands for: one declaration, on which derive, account and marginal match.

use crate::{
    model::kinds::{Contract, Demand, Entitlement, Hub, Pipeline, Source, Spot, Storage, Terminal},
    quantity::Id,
};

/// What an arc stands for; each stands once a slice, contract tranches and closing stock once a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// Ground to hub: production that is taken whatever it costs, so its cost is sunk.
    SourceMinimum(Id<Source>),
    /// Ground to hub: the rest of the production, at its cost.
    SourceFree(Id<Source>),
    /// Hub to hub: the first parts of what a pipeline with a design carries, which take less fuel than the last.
    Eased(Id<Pipeline>, u8),
    /// Hub to hub; of a pipeline with a design, the last part.
    Pipeline(Id<Pipeline>),
    /// Junction to market over the offtake of an entitlement: what is paid for anyway.
    OfftakeObliged(Id<Entitlement>),
    /// Junction to market over the offtake of an entitlement: the rest of the right, at its price.
    OfftakeFree(Id<Entitlement>),
    /// Terminal to hub.
    Regas(Id<Terminal>),
    /// Ground to the contract's year: what is paid for anyway.
    TakeOrPay(Id<Contract>),
    /// Ground to the contract's year: what was paid for in earlier years.
    MakeUp(Id<Contract>),
    /// Ground to the contract's year: the rest, at full price.
    Flexible(Id<Contract>),
    /// The contract's year to its month: to the terminal, or to a node before several terminals.
    Lift(Id<Contract>),
    /// The contract's month to one of its terminals.
    Land(Id<Contract>, Id<Terminal>),
    /// Ground to terminal, or to a node before several terminals.
    SpotBuy(Id<Spot>),
    /// The month of a spot supply to one of its terminals.
    SpotLand(Id<Spot>, Id<Terminal>),
    /// Hub to storage.
    Inject(Id<Storage>),
    /// Storage to hub.
    Withdraw(Id<Storage>),
    /// Stock carried to the next slice.
    Hold(Id<Storage>),
    /// Stock at the end of the year, up to its target.
    CloseTarget(Id<Storage>),
    /// Stock at the end of the year above its target.
    CloseExtra(Id<Storage>),
    /// Hub to ground: a block of a demand, the least valued is block 0.
    Demand(Id<Demand>, u8),
}

/// An arc: its role, and its slice (the last one for arcs that stand once a year).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Arc {
    pub(crate) role: Role,
    pub(crate) slice: u8,
}

impl Arc {
    /// Whether the arc stands once a year, so that no slice can freeze it.
    pub(crate) fn is_annual(self) -> bool {
        matches!(
            self.role,
            Role::TakeOrPay(_) | Role::MakeUp(_) | Role::Flexible(_) | Role::CloseTarget(_) | Role::CloseExtra(_)
        )
    }
}

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Point {
    /// A hub in a slice.
    Hub(Id<Hub>),
    /// A terminal's tanks in a slice.
    Terminal(Id<Terminal>),
    /// The stock of a storage at the end of a slice.
    Storage(Id<Storage>),
    /// A contract's year.
    ContractYear(Id<Contract>),
    /// A contract's month, where it may land at several terminals.
    ContractMonth(Id<Contract>),
    /// A spot supply's month, where it may land at several terminals.
    Spot(Id<Spot>),
}
