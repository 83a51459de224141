//! In = out at every node and slice, or the run fails and names the place.

use super::{
    compile::Network,
    failure::{Failure, month, point_name},
};
use crate::{flow::Problem, model::Structure};

/// What a node may be out of balance by, of what passes through it.
const TOLERANCE: f64 = 1e-9;
/// Where less passes than this, PJ, it counts as this much: the tolerance is then a GJ, some 26 cubic metres of gas.
const LEAST: f64 = 1.0;

/// Checks the balance of every node from flows, gains and stocks alone.
pub(crate) fn audit(
    structure: &Structure,
    network: &Network,
    p: &Problem,
    flow: &[f64],
    year: i32,
) -> Result<(), Failure> {
    let t = &network.topology;
    let mut sums: Vec<(f64, f64)> = p.supply.iter().map(|s| (s.max(0.0), (-s).max(0.0))).collect();
    for (n, x) in flow.iter().enumerate() {
        if let Some(out) = sums.get_mut(t.tail(n) as usize) {
            out.1 += x;
        }
        if let Some(into) = sums.get_mut(t.head(n) as usize) {
            into.0 += p.gain[n] * x;
        }
    }
    let largest = sums.iter().fold(0.0f64, |most, (into, _)| most.max(*into));
    for (node, (into, out)) in sums.into_iter().enumerate() {
        let residual = into - out;
        if residual.abs() > TOLERANCE * into.max(out).max(1e-3 * largest).max(LEAST) || residual.is_nan() {
            let (point, slice) = network.nodes[node];
            let node = point_name(structure, point);
            return Err(Failure::Unbalanced { year, month: month(network, slice), node, residual });
        }
    }
    Ok(())
}
