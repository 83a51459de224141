//! What happens between the ends of sections: the line cut into pieces, and pressure, velocity and power along them.

use super::Point;
use crate::{
    physics::{
        line::{Line, Loop, Passage, Section},
        pipe::erosional,
    },
    simulate::hydraulics::{Placed, Properties},
};

/// Pieces into which a section is cut.
const PIECES: usize = 8;

/// A piece of a section at work, looped whole or not at all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// m from the head, its beginning.
    pub(super) from: f64,
    /// Its pipe, its loop, and what is behind it.
    pub(super) section: Section,
    /// What passes through it.
    pub(super) passage: Passage,
}

/// The line at a flow (kg/s) in pieces, from head to end; none where it does not carry the flow.
pub(super) fn pieces(drawn: &Placed, gas: &Properties, flow: f64) -> Vec<Piece> {
    let (line, _) = drawn.sections(gas, flow);
    if drawn.run_line(gas, &line, flow).is_err() {
        return Vec::new();
    }
    // The line carries the flow: a piece that misses a limit by a rounding must not stop it.
    let sections = line.sections.iter().flat_map(cut).collect();
    let line = Line { delivery: 0.0, velocity_max: f64::INFINITY, erosion: f64::INFINITY, sections, ..line };
    let Ok(at) = drawn.run_line(gas, &line, flow) else { return Vec::new() };
    let mut from = 0.0;
    let piece = |(section, passage): (&Section, &Passage)| {
        let piece = Piece { from, section: *section, passage: *passage };
        from += section.pipe.length;
        piece
    };
    line.sections.iter().zip(&at.sections).map(piece).collect()
}

/// A section in pieces. Its loop lies beside its first part, up to a share of its length: pieces there are looped whole, those
/// behind not at all.
fn cut(section: &Section) -> Vec<Section> {
    let share = section.looped.map_or(0.0, |looped| looped.share);
    let beside = match share {
        share if share <= 0.0 => 0,
        share if share >= 1.0 - 1e-12 => PIECES,
        share => ((share * PIECES as f64).round() as usize).clamp(1, PIECES - 1),
    };
    let piece = |n: usize| {
        let is_beside = n < beside;
        let part = match (beside, is_beside) {
            (0 | PIECES, _) => 1.0 / PIECES as f64,
            (_, true) => share / beside as f64,
            (_, false) => (1.0 - share) / (PIECES - beside) as f64,
        };
        let mut piece = *section;
        piece.pipe.length *= part;
        piece.pipe.rise *= part;
        piece.looped = section.looped.filter(|_| is_beside).map(|looped| Loop { share: 1.0, ..looped });
        if n + 1 < PIECES {
            (piece.offtake, piece.station) = (0.0, None);
        }
        piece
    };
    (0..PIECES).map(piece).collect()
}

/// The limit of velocity (m/s) that gas comes nearest to: that of lines, or the erosional one where the gas is dense.
pub(super) fn fastest(gas: &Properties, line: &Line, pieces: &[Piece]) -> f64 {
    let limits = pieces.iter().map(|Piece { passage, .. }| {
        let limit = line.velocity_max.min(erosional(line.erosion, gas.density(passage.outlet, passage.temperature.1)));
        (passage.velocity / limit, limit)
    });
    limits.max_by(|a, b| a.0.total_cmp(&b.0)).map_or(line.velocity_max, |(_, limit)| limit)
}

/// Pressure, velocity in the main pipe, and power along the line: both ends of each piece.
pub(super) fn profile(gas: &Properties, pieces: &[Piece]) -> Vec<Point> {
    let (mut power, mut points) = (0.0, Vec::with_capacity(2 * pieces.len() + 1));
    for Piece { from, section, passage } in pieces {
        let (begins, ends) = passage.temperature;
        let velocity = passage.velocity * gas.density(passage.outlet, ends) / gas.density(passage.inlet, begins);
        points.push(Point { at: *from, pressure: passage.inlet, velocity, power });
        let end = from + section.pipe.length;
        points.push(Point { at: end, pressure: passage.outlet, velocity: passage.velocity, power });
        power += passage.lift.map_or(0.0, |lift| lift.shaft_power);
    }
    points.extend(points.last().copied().map(|last| Point { power, ..last }));
    points
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(super) mod tests {
    use super::*;
    use crate::{physics::pipe::velocity, simulate::hydraulics::Drawn};

    /// 42 inch, 700 km in two pipelines, a tenth leaves between them.
    pub(in super::super) fn line(stations: usize, loop_share: f64) -> Placed {
        let drawn = Drawn {
            fractions: [0.94, 0.03, 0.01, 0.0, 0.01, 0.01],
            temperature: 293.15,
            inlet: 100e5,
            delivery: 55e5,
            diameter: 1.03,
            roughness: 1.5e-5,
            stations,
            power: 60e6,
            ratio: 1.6,
            isentropic: 0.82,
            driver: 0.36,
            loop_share,
            loop_width: 1.0,
            stretches: vec![[300e3, 400.0, 0.1], [400e3, -200.0, 0.0]],
            ..Drawn::default()
        };
        Placed { drawn, ..Placed::default() }
    }

    /// At the ends of sections the pieces have the pressure and velocity of the line itself, however much of it is looped.
    #[test]
    fn pieces_agree_with_the_line_at_the_ends_of_sections() {
        for (stations, share) in [(0, 0.0), (0, 0.5), (2, 0.07), (2, 0.5), (2, 0.97), (3, 1.0)] {
            let drawn = line(stations, share);
            let gas = drawn.properties().unwrap();
            let flow = 0.999 * drawn.most(&gas).unwrap().0;
            let (at, pieces) = (drawn.run(&gas, flow).unwrap(), pieces(&drawn, &gas, flow));
            assert_eq!(pieces.len(), PIECES * at.sections.len());
            for (section, cut) in at.sections.iter().zip(pieces.chunks(PIECES)) {
                let (first, last) = (cut[0].passage, cut[PIECES - 1].passage);
                let near = |one: f64, other: f64| assert!((one / other - 1.0).abs() < 1e-7, "{share}: {one} {other}");
                near(first.inlet, section.inlet);
                near(last.outlet, section.outlet);
                near(last.velocity, section.velocity);
                near(last.flow, section.flow);
            }
        }
    }

    /// Of two like pipes each has half of the gas, up to the end of the loop and no further.
    #[test]
    fn gas_is_half_as_fast_beside_a_loop() {
        let drawn = line(0, 0.5);
        let gas = drawn.properties().unwrap();
        let flow = 0.9 * drawn.most(&gas).unwrap().0;
        let points = profile(&gas, &pieces(&drawn, &gas, flow));
        let fast = |flow: f64, pressure: f64| velocity(flow, gas.density(pressure, 293.15), 1.03);
        for point in points.iter().filter(|point| point.at < 149.9e3) {
            assert!((point.velocity / fast(0.5 * flow, point.pressure) - 1.0).abs() < 1e-9, "{point:?}");
        }
        for point in points.iter().filter(|point| point.at > 150.1e3 && point.at < 299.9e3) {
            assert!((point.velocity / fast(flow, point.pressure) - 1.0).abs() < 1e-9, "{point:?}");
        }
        // Both are told where the loop ends.
        let ends: Vec<f64> = points.iter().filter(|p| (p.at - 150e3).abs() < 1.0).map(|p| p.velocity).collect();
        assert!(ends.len() == 2 && (ends[1] / ends[0] - 2.0).abs() < 1e-9, "{ends:?}");
    }
}
