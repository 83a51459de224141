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

impl Role {
    /// How many kinds of role there are.
    pub(crate) const KINDS: usize = 20;

    /// Its kind, the row of its asset, and which part of it.
    pub(crate) fn place(self) -> (usize, usize, usize) {
        match self {
            Role::SourceMinimum(id) => (0, id.row(), 0),
            Role::SourceFree(id) => (1, id.row(), 0),
            Role::Eased(id, part) => (2, id.row(), usize::from(part)),
            Role::Pipeline(id) => (3, id.row(), 0),
            Role::OfftakeObliged(id) => (4, id.row(), 0),
            Role::OfftakeFree(id) => (5, id.row(), 0),
            Role::Regas(id) => (6, id.row(), 0),
            Role::TakeOrPay(id) => (7, id.row(), 0),
            Role::MakeUp(id) => (8, id.row(), 0),
            Role::Flexible(id) => (9, id.row(), 0),
            Role::Lift(id) => (10, id.row(), 0),
            Role::Land(id, terminal) => (11, id.row(), terminal.row()),
            Role::SpotBuy(id) => (12, id.row(), 0),
            Role::SpotLand(id, terminal) => (13, id.row(), terminal.row()),
            Role::Inject(id) => (14, id.row(), 0),
            Role::Withdraw(id) => (15, id.row(), 0),
            Role::Hold(id) => (16, id.row(), 0),
            Role::CloseTarget(id) => (17, id.row(), 0),
            Role::CloseExtra(id) => (18, id.row(), 0),
            Role::Demand(id, block) => (19, id.row(), usize::from(block)),
        }
    }
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
