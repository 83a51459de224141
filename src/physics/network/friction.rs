//! What friction takes from the potential of the gas, with its derivative.

use libm::{fabs, sqrt};
use std::f64::consts::PI;

use crate::physics::friction::{Factor, colebrook, hofer, nikuradse, reynolds};

/// How the friction factor (Darcy) of a pipe is known. Roughness in m.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Friction {
    /// Given.
    Constant(f64),
    /// By [`colebrook`].
    Colebrook {
        /// Roughness, m.
        roughness: f64,
    },
    /// By [`hofer`].
    Hofer {
        /// Roughness, m.
        roughness: f64,
    },
    /// By [`nikuradse`].
    Nikuradse {
        /// Roughness, m.
        roughness: f64,
    },
}

/// Flux below which a quadratic law is smoothed, kg/(s m2): gas that creeps a tenth of a millimetre a second at the pressure of the air.
const CREEP: f64 = 1e-4;

/// Reynolds number below which the flow is laminar whatever a formula for turbulence says.
const LAMINAR: f64 = 100.0;

/// The law of one pipe or resistor: potential lost against mass flow.
#[derive(Debug, Clone, Copy)]
pub struct Loss {
    /// `L / (2 D A^2)`.
    length_part: f64,
    /// `zeta / (2 A^2)`, and the whole of it where the friction factor is constant.
    fixed_part: f64,
    /// Re a kg/s.
    reynolds: f64,
    /// `k / D`.
    relative: f64,
    law: Law,
    /// Flow under which a quadratic law is smoothed, kg/s.
    creep: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Law {
    Quadratic,
    Colebrook,
    Hofer,
}

impl Loss {
    /// A pipe of length and inner diameter (m), with what bends and fittings add (`zeta`, velocity heads), for gas of this viscosity
    /// (Pa s).
    pub fn new(length: f64, diameter: f64, friction: Friction, zeta: f64, viscosity: f64) -> Self {
        let area = PI * diameter * diameter / 4.0;
        let per_lambda = length / (2.0 * diameter * area * area);
        let (roughness, law) = match friction {
            Friction::Constant(_) => (0.0, Law::Quadratic),
            Friction::Colebrook { roughness } => (roughness, Law::Colebrook),
            Friction::Hofer { roughness } => (roughness, Law::Hofer),
            Friction::Nikuradse { roughness } => (roughness, Law::Quadratic),
        };
        let relative = roughness / diameter;
        let lambda = match friction {
            Friction::Constant(lambda) => lambda,
            Friction::Nikuradse { .. } => nikuradse(relative),
            Friction::Colebrook { .. } | Friction::Hofer { .. } => 0.0,
        };
        Self {
            length_part: per_lambda,
            fixed_part: lambda * per_lambda + zeta / (2.0 * area * area),
            reynolds: reynolds(1.0, diameter, viscosity),
            relative,
            law,
            creep: CREEP * area,
        }
    }

    /// Potential lost at a mass flow (Pa kg/m3), and its derivative, which is above zero everywhere.
    pub fn of(&self, flow: f64) -> (f64, f64) {
        let size = fabs(flow);
        let smooth = sqrt(flow * flow + self.creep * self.creep);
        let (mut lost, mut slope) =
            (self.fixed_part * flow * smooth, self.fixed_part * (flow * flow / smooth + smooth));
        if self.law != Law::Quadratic {
            let laminar = 64.0 / self.reynolds * self.length_part;
            match self.turbulent(size * self.reynolds) {
                Some(f) if f.lambda * size > 64.0 / self.reynolds => {
                    lost += f.lambda * self.length_part * flow * size;
                    slope += f.lambda * self.length_part * size * (2.0 + f.slope);
                }
                _ => {
                    lost += laminar * flow;
                    slope += laminar;
                }
            }
        }
        (lost, slope)
    }

    /// A resistance to start from: that of turbulent flow at a flux, kg/(s m2).
    pub(super) fn at_flux(&self, flux: f64) -> f64 {
        let flow = flux * self.creep / CREEP;
        self.of(flow).0 / flow
    }

    /// The friction factor of turbulent flow where the formula has one.
    fn turbulent(&self, re: f64) -> Option<Factor> {
        if re < LAMINAR {
            return None;
        }
        Some(if self.law == Law::Hofer { hofer(re, self.relative) } else { colebrook(re, self.relative) })
    }
}
