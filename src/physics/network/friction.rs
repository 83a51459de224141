//! What friction takes from the potential of the gas, with its derivative.

use libm::{fabs, fmax, log, log10, sqrt};
use std::f64::consts::{LN_10, PI};

/// How the friction factor (Darcy) of a pipe is known. Roughness in m.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Friction {
    /// Given.
    Constant(f64),
    /// `1/sqrt(lambda) = -2 log10(2.51/(Re sqrt(lambda)) + k/(3.71 D))` (Colebrook 1939).
    Colebrook {
        /// Roughness, m.
        roughness: f64,
    },
    /// `lambda = [2 log10((4.518/Re) log10(Re/7) + k/(3.71 D))]^-2` (Hofer 1973).
    Hofer {
        /// Roughness, m.
        roughness: f64,
    },
    /// `lambda = [2 log10(3.71 D/k)]^-2`: fully rough (Nikuradse 1933).
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
    /// `k / (3.71 D)`.
    rough: f64,
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

/// Friction factor and how it follows the Reynolds number.
#[derive(Debug, Clone, Copy)]
struct Factor {
    lambda: f64,
    /// `d ln lambda / d ln Re`.
    slope: f64,
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
        let rough = roughness / (3.71 * diameter);
        let lambda = match friction {
            Friction::Constant(lambda) => lambda,
            Friction::Nikuradse { .. } => 0.25 / (log10(rough) * log10(rough)),
            Friction::Colebrook { .. } | Friction::Hofer { .. } => 0.0,
        };
        Self {
            length_part: per_lambda,
            fixed_part: lambda * per_lambda + zeta / (2.0 * area * area),
            reynolds: 4.0 / (PI * viscosity * diameter),
            rough,
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
        Some(if self.law == Law::Hofer { hofer(re, self.rough) } else { colebrook(re, self.rough) })
    }
}

/// Newton on `x + 2 log10(2.51 x / Re + r) = 0` with `x = 1/sqrt(lambda)`, started near Haaland's formula.
fn colebrook(re: f64, rough: f64) -> Factor {
    let over = 2.51 / re;
    let mut x = fmax(-1.8 / LN_10 * log(6.9 / re + rough), 0.5);
    let c = 2.0 / LN_10;
    for _ in 0..30 {
        let inside = over * x + rough;
        let step = (x + c * log(inside)) / (1.0 + c * over / inside);
        x = if x > step { x - step } else { x / 2.0 };
        if fabs(step) <= 1e-14 * x {
            break;
        }
    }
    let inside = over * x + rough;
    let pull = c * over / inside;
    Factor { lambda: 1.0 / (x * x), slope: -2.0 * pull / (1.0 + pull) }
}

fn hofer(re: f64, rough: f64) -> Factor {
    let bend = log10(re / 7.0);
    let smooth = 4.518 / re * bend;
    let x = -2.0 * log10(smooth + rough);
    let change = 2.0 / LN_10 * smooth * (1.0 - 1.0 / (LN_10 * bend)) / (smooth + rough);
    Factor { lambda: 1.0 / (x * x), slope: -2.0 * change / x }
}
