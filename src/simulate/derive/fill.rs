//! From the numbers of a year to a least-cost flow: gain, bounds and cost of every arc.
//!
//! minimise `sum c_a x_a + rank_a x_a`. The cost `c_a` is money a buyer would save by not moving the unit: sunk tranches
//! (take-or-pay, minimum takes, make-up) cost nothing, a served unit brings its value. Three constants stand above all
//! values and are never money: prior claims come before closing stock, closing stock before every value; the second
//! solve that tells "unaffordable" from "unavailable" raises all demand, its order kept.

use super::{Derived, PARTS, block_value};
use crate::{
    flow::Problem,
    model::{
        Structure,
        kinds::{Claim, Demand},
    },
    quantity::Id,
    simulate::compile::{Network, Role, blocks},
};

/// What a prior claim is lifted above all others, USD/GJ.
const PRIOR: f64 = 3000.0;
/// What a unit missing in the closing stock costs, USD/GJ.
const CLOSING: f64 = 1000.0;
/// What demand is raised by to find out whether gas is missing or money, USD/GJ.
const UNLIMITED: f64 = 10_000.0;

/// Which of the solves of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pass {
    /// The dispatch.
    Dispatch,
    /// The same with rights that others leave unused, where a line releases them.
    Released,
}

/// What a unit that enters an arc costs in money, sunk or not; what a unit of demand would pay is negative.
pub(crate) fn money(structure: &Structure, d: &Derived, role: Role, at: Place) -> f64 {
    let Place { slices, slice } = at;
    let of = |row: usize| row * slices + slice;
    match role {
        Role::SourceMinimum(_) | Role::TakeOrPay(_) | Role::MakeUp(_) => 0.0,
        Role::SourceFree(id) => d.source_cost[id.row()],
        Role::Pipeline(id) | Role::Eased(id, _) => toll(d, id.row()),
        Role::OfftakeObliged(id) => toll(d, structure.entitlements[id].offtake.row()),
        Role::OfftakeFree(id) => d.right_price[of(id.row())] + toll(d, structure.entitlements[id].offtake.row()),
        Role::Regas(id) if d.terminal_booked[id.row()] => 0.0,
        Role::Regas(id) => d.terminal_fee[id.row()],
        Role::Flexible(id) => d.contract_price[id.row()],
        Role::Lift(id) => d.lift_price[of(id.row())] - d.contract_price[id.row()],
        Role::SpotBuy(id) => d.spot_price[of(id.row())],
        Role::Demand(id, block) => -worth(structure, d, id, block),
        Role::Land(..)
        | Role::SpotLand(..)
        | Role::Inject(_)
        | Role::Withdraw(_)
        | Role::Hold(_)
        | Role::CloseTarget(_)
        | Role::CloseExtra(_) => 0.0,
    }
}

/// A slice among the slices of a year.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) slices: usize,
    pub(crate) slice: usize,
}

fn toll(d: &Derived, line: usize) -> f64 {
    if d.pipeline_booked[line] { 0.0 } else { d.pipeline_toll[line] }
}

/// What a unit at the meter is worth to a block of a demand.
pub(crate) fn worth(structure: &Structure, d: &Derived, id: Id<Demand>, block: u8) -> f64 {
    let sector = structure.demands[id].sector.row();
    block_value(d.value[sector], d.span[sector], block, blocks(structure, id))
}

/// What stands above all money: minus what a unit through the arc is preferred by.
pub(crate) fn precedence(structure: &Structure, d: &Derived, role: Role, unlimited: bool) -> f64 {
    let raised = if unlimited { UNLIMITED } else { 0.0 };
    match role {
        Role::Demand(id, _) => {
            let prior = structure.sectors[structure.demands[id].sector].prior.0 == Claim::Prior;
            -(raised + if prior { PRIOR } else { 0.0 }) * d.demand_gain[id.row()]
        }
        Role::CloseTarget(_) => -CLOSING - raised,
        _ => 0.0,
    }
}

/// The most that can enter a part of a pipeline with a design, and the share that arrives.
fn part(d: &Derived, at: usize, n: usize) -> (f64, f64) {
    let before: f64 = PARTS[..n].iter().sum();
    let full = d.part_full[at];
    let room = d.pipeline_limit[at] - before * full;
    let most = if n + 1 == PARTS.len() { room } else { room.min(PARTS[n] * full) };
    (most.max(0.0), d.part_gain[at][n])
}

/// The most that can enter an arc, and the share that arrives.
pub(crate) fn bounds(structure: &Structure, d: &Derived, role: Role, at: Place, pass: Pass) -> (f64, f64) {
    let Place { slices, slice } = at;
    let of = |row: usize| row * slices + slice;
    match role {
        Role::SourceMinimum(id) => (d.source_limit[of(id.row())] * d.source_minimum[id.row()], 1.0),
        Role::SourceFree(id) => (d.source_limit[of(id.row())] * (1.0 - d.source_minimum[id.row()]), 1.0),
        Role::Pipeline(id) if structure.pipelines[id].design.is_some() => part(d, of(id.row()), PARTS.len() - 1),
        Role::Pipeline(id) => (d.pipeline_limit[of(id.row())], d.pipeline_gain[of(id.row())]),
        Role::Eased(id, n) => part(d, of(id.row()), usize::from(n)),
        Role::OfftakeObliged(id) => {
            let gain = d.pipeline_gain[of(structure.entitlements[id].offtake.row())];
            (d.right_obliged[of(id.row())].min(d.take[of(id.row())]), gain)
        }
        Role::OfftakeFree(id) => {
            let right = &structure.entitlements[id];
            let at = of(id.row());
            let released = pass == Pass::Released && d.released[right.line.row()];
            let most = if released { d.take_released[at].max(d.take[at]) } else { d.take[at] };
            (most - d.right_obliged[at].min(d.take[at]), d.pipeline_gain[of(right.offtake.row())])
        }
        Role::Regas(id) => (d.terminal[of(id.row())], d.terminal_gain[id.row()]),
        Role::TakeOrPay(id) => (d.obligation[id.row()], 1.0),
        Role::MakeUp(id) => (d.make_up[id.row()], 1.0),
        Role::Flexible(id) => ((d.available[id.row()] - d.obligation[id.row()] - d.make_up[id.row()]).max(0.0), 1.0),
        Role::Lift(id) | Role::Land(id, _) => (d.lift[of(id.row())], 1.0),
        Role::SpotBuy(id) | Role::SpotLand(id, _) => (d.spot[of(id.row())], 1.0),
        Role::Inject(id) => (d.inject[of(id.row())], d.inject_gain[id.row()]),
        Role::Withdraw(id) => (d.withdraw[of(id.row())], 1.0),
        Role::Hold(id) => (d.volume[id.row()], 1.0),
        Role::CloseTarget(id) => (d.closing[id.row()], 1.0),
        Role::CloseExtra(id) => (d.volume[id.row()] - d.closing[id.row()], 1.0),
        Role::Demand(id, _) => {
            let gain = d.demand_gain[id.row()];
            (d.demand[of(id.row())] / gain / f64::from(blocks(structure, id)), gain)
        }
    }
}

/// Writes gains, bounds and costs of all arcs and the supply of all nodes.
pub(crate) fn fill(structure: &Structure, network: &Network, d: &Derived, slices: usize, pass: Pass, p: &mut Problem) {
    for (n, arc) in network.arcs.iter().enumerate() {
        let at = Place { slices, slice: usize::from(arc.slice) };
        let (most, gain) = bounds(structure, d, arc.role, at, pass);
        p.lower[n] = 0.0;
        // Written so that what is not a number stays so, and is refused by the solver.
        p.upper[n] = if most < 0.0 { 0.0 } else { most };
        // A demand ends at ground, where nothing arrives to be counted; its loss is in its cost.
        p.gain[n] = if matches!(arc.role, Role::Demand(..)) { 1.0 } else { gain };
        p.cost[n] = money(structure, d, arc.role, at) + precedence(structure, d, arc.role, false) + network.rank[n];
    }
    p.supply.fill(0.0);
    for id in structure.storages.keys() {
        p.supply[network.storage(id, 0)] = d.opening[id.row()];
    }
}

/// Raises all demand, its order kept, and the closing stock with it.
pub(crate) fn raise_values(structure: &Structure, network: &Network, d: &Derived, p: &mut Problem) {
    for (n, arc) in network.arcs.iter().enumerate() {
        p.cost[n] += precedence(structure, d, arc.role, true) - precedence(structure, d, arc.role, false);
    }
}
