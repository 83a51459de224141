//! The gas that stands in a line, and how long it lasts without supply.
//!
//! **Answers** the line pack at a flow, and the time from a cut of supply until the end is at its least pressure while all
//! deliveries go on. **Assumes**, as [`survival`](crate::physics::pipe::survival) does for one pipe, that at the end of that time
//! all of the line empties alike and the flow inside follows without delay; temperatures stay as they were. **Leaves out** what
//! stands before the last station, and the delay of pressure waves (some minutes in 100 km).

use super::along::Piece;
use crate::{physics::pipe::Pipe, simulate::hydraulics::Properties};

/// Gas in a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pack {
    /// kg in all of the line.
    pub whole: f64,
    /// m from the head: the last station, or the head where there is none.
    pub from: f64,
    /// Seconds that what stands behind there feeds all deliveries behind there; none where physics has no answer.
    pub lasts: Option<f64>,
}

/// What stands in the pieces of a line, of which the end may fall to `least` Pa; none where there are no pieces.
pub(super) fn pack(gas: &Properties, pieces: &[Piece], least: f64) -> Option<Pack> {
    let first = pieces.iter().rposition(|piece| piece.passage.lift.is_some()).map_or(0, |station| station + 1);
    let last = pieces.get(first..).filter(|last| !last.is_empty())?;
    let whole = pieces.iter().map(|piece| stands(gas, piece)).sum();
    Some(Pack { whole, from: last[0].from, lasts: lasts(gas, last, least) })
}

/// kg in a piece as it runs: the square of pressure falls evenly.
fn stands(gas: &Properties, piece: &Piece) -> f64 {
    let (inlet, outlet) = (piece.passage.inlet, piece.passage.outlet);
    mass(gas, piece, [inlet, libm::sqrt(0.5 * (inlet * inlet + outlet * outlet)), outlet])
}

/// kg in a piece with these pressures in Pa at its inlet, middle and outlet: volume times density by Simpson's rule.
fn mass(gas: &Properties, piece: &Piece, [inlet, middle, outlet]: [f64; 3]) -> f64 {
    let (begins, ends) = piece.passage.temperature;
    let middle = gas.density(middle, 0.5 * (begins + ends));
    volume(piece) * (gas.density(inlet, begins) + 4.0 * middle + gas.density(outlet, ends)) / 6.0
}

/// m3 inside a piece and the loop beside it.
fn volume(piece: &Piece) -> f64 {
    let wide = piece.section.pipe.diameter;
    let square = wide * wide + piece.section.looped.map_or(0.0, |looped| looped.diameter * looped.diameter);
    0.25 * std::f64::consts::PI * square * piece.section.pipe.length
}

/// Seconds from a cut before these pieces until their end is at `least` Pa.
fn lasts(gas: &Properties, pieces: &[Piece], least: f64) -> Option<f64> {
    let taken = pieces.first()?.passage.flow;
    let emptied = taken / pieces.iter().map(volume).sum::<f64>();
    let (mut pressure, mut flow, mut after) = (least, pieces.last()?.passage.flow, 0.0);
    for (n, piece) in pieces.iter().enumerate().rev() {
        if n + 1 < pieces.len() {
            flow += piece.section.offtake;
        }
        let enters = flow - emptied * volume(piece);
        let (whole, share, between) = (piece.section.pipe, own(gas, piece), 0.5 * (enters + flow));
        let half = Pipe { length: 0.5 * whole.length, rise: 0.5 * whole.rise, ..whole };
        let middle = half.inlet(gas.fluid(), pressure, share * acting(between, flow)).ok()?;
        let inlet = half.inlet(gas.fluid(), middle, share * acting(enters, between)).ok()?;
        after += mass(gas, piece, [inlet, middle, pressure]);
        (pressure, flow) = (inlet, enters);
    }
    let before: f64 = pieces.iter().map(|piece| stands(gas, piece)).sum();
    Some((before - after).max(0.0) / taken)
}

/// The share of the flow that keeps to the main pipe.
fn own(gas: &Properties, piece: &Piece) -> f64 {
    let passage = &piece.passage;
    passage.velocity * gas.density(passage.outlet, passage.temperature.1) * piece.section.pipe.area() / passage.flow
}

/// The even flow in kg/s that loses as much as one that grows from one to another: friction goes with the square of the flow.
fn acting(from: f64, to: f64) -> f64 {
    let cube = |flow: f64| flow.abs() * flow * flow;
    let mean = (cube(to) - cube(from)) / (3.0 * (to - from));
    libm::sqrt(mean.abs()).copysign(mean)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{
        super::along::{pieces, tests::line},
        *,
    };
    use crate::{
        physics::{
            gas::{Equation, Gas},
            pipe::{Friction, profile, survival},
        },
        simulate::hydraulics::Placed,
    };

    fn packed(drawn: &Placed, flow: f64) -> Pack {
        let gas = drawn.properties().unwrap();
        pack(&gas, &pieces(drawn, &gas, flow), drawn.delivery).unwrap()
    }

    /// Gas that hardly moves on the level stands at 100 bar everywhere: it is area times length times the density of the equation
    /// of state. Two pipes hold twice.
    #[test]
    fn gas_at_rest_is_area_times_length_times_density() {
        let level = |share: f64| {
            let mut drawn = line(0, share);
            drawn.drawn.stretches = vec![[700e3, 0.0, 0.0]];
            drawn
        };
        let state = Gas::new(level(0.0).composition().unwrap(), Equation::Gerg2008);
        let density = state.state(100e5, 293.15).unwrap().density;
        for (share, pipes) in [(0.0, 1.0), (0.5, 1.5), (1.0, 2.0)] {
            let by_hand = pipes * 0.25 * std::f64::consts::PI * 1.03 * 1.03 * 700e3 * density;
            let whole = packed(&level(share), 1e-3).whole;
            assert!((whole / by_hand - 1.0).abs() < 1e-4, "{whole} {by_hand}");
        }
    }

    /// One pipe without stations or offtakes is the pipe of physics: its pack, and the time it lasts.
    #[test]
    fn one_pipe_lasts_as_long_as_physics_says() {
        let mut drawn = line(0, 0.0);
        drawn.drawn.stretches = vec![[400e3, 150.0, 0.0]];
        let gas = drawn.properties().unwrap();
        let pipe =
            Pipe { length: 400e3, diameter: 1.03, roughness: 1.5e-5, rise: 150.0, friction: Friction::Colebrook };
        let flow = 0.9 * drawn.most(&gas).unwrap().0;
        let (found, alone) = (packed(&drawn, flow), profile(&pipe, gas.fluid(), 100e5, flow, false).unwrap());
        assert!((found.whole / alone.linepack - 1.0).abs() < 5e-5, "{found:?} {}", alone.linepack);
        let lasts = survival(&pipe, gas.fluid(), 100e5, flow, 55e5).unwrap();
        assert!((found.lasts.unwrap() / lasts - 1.0).abs() < 2e-3, "{found:?} {lasts}");
    }

    /// Behind a station only what follows it counts, with what leaves on the way; what is taken in that time was there before.
    #[test]
    fn behind_the_last_station_the_last_part_lasts() {
        let drawn = line(1, 0.0);
        let gas = drawn.properties().unwrap();
        let flow = 0.8 * drawn.most(&gas).unwrap().0;
        let found = packed(&drawn, flow);
        assert!((found.from - 350e3).abs() < 1.0);
        let taken = found.lasts.unwrap() * 0.9 * flow;
        assert!(taken > 0.0 && taken < 0.5 * found.whole, "{found:?} {flow}");
        // With an offtake on the way, all of 700 km feeds both.
        let free = packed(&line(0, 0.0), 0.5 * flow);
        assert!(free.from == 0.0 && free.lasts.unwrap() > found.lasts.unwrap(), "{free:?}");
    }
}
