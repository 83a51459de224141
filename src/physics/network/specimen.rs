//! Made-up networks for tests and benches: square grids of pipes of many lengths and diameters, and trees.

use super::{Compressibility, Edge, Element, Friction, Gas, Network, Node};

/// SplitMix64: small, seeded, the same everywhere.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number between two others.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A whole number below another.
    pub(crate) fn pick(&mut self, below: usize) -> usize {
        (self.next() % below as u64) as usize
    }
}

/// Natural gas at 15 °C with one Z.
pub(crate) fn gas() -> Gas {
    Gas {
        molar_mass: 0.0174,
        temperature: 288.15,
        gas_constant: super::GAS_CONSTANT,
        compressibility: Compressibility::constant(0.88),
        viscosity: 1.1e-5,
    }
}

/// A pipe with Colebrook's friction at 20 micrometres.
pub(crate) fn pipe(length: f64, diameter: f64) -> Element {
    let friction = Friction::Colebrook { roughness: 2e-5 };
    Element::Pipe { length, diameter, friction, loss_coefficient: 0.0 }
}

/// A grid of `wide` by `high` nodes with a source at each corner. Pipes are up to `spread` times as wide or as long as others.
pub(crate) fn grid(wide: usize, high: usize, spread: f64, seed: u64) -> Network {
    let mut dice = Dice::new(seed);
    let name = |x: usize, y: usize| format!("{x}-{y}");
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    for y in 0..high {
        for x in 0..wide {
            let corner = (x == 0 || x + 1 == wide) && (y == 0 || y + 1 == high);
            let taken = dice.between(0.0, 40.0 / (wide * high) as f64);
            nodes.push(if corner { Node::at(&name(x, y), 8e6) } else { Node::taking(&name(x, y), taken) });
            let mut join = |to: String| {
                let diameter = 0.3 * dice.between(1.0, spread);
                let element = pipe(dice.between(2e3, 2e3 * spread), diameter);
                edges.push(Edge::new(&format!("{}:{to}", name(x, y)), &name(x, y), &to, element));
            };
            if x + 1 < wide {
                join(name(x + 1, y));
            }
            if y + 1 < high {
                join(name(x, y + 1));
            }
        }
    }
    Network { nodes, edges, gas: gas() }
}
