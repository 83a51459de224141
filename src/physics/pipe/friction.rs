//! The friction factor of a pipe, from rest to the roughest flow.

use libm::fabs;

use crate::physics::friction::{aga, colebrook, hofer, nikuradse};

/// Below this Reynolds number flow is laminar, above [`TURBULENT`] it is not; between them the factor is drawn straight.
const LAMINAR: f64 = 2320.0;

/// See [`LAMINAR`].
const TURBULENT: f64 = 4000.0;

/// How the friction factor is found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Friction {
    /// Colebrook 1939: smooth to rough. The default.
    Colebrook,
    /// Hofer 1973: an explicit fit of Colebrook, within 0.8 % above a Reynolds number of 1e5.
    Hofer,
    /// Nikuradse 1933: fully rough only.
    Nikuradse,
    /// The American Gas Association: the smaller transmission factor of smooth flow, with this drag factor, and rough flow.
    Aga {
        /// 0.92 to 0.97: bends, welds; 0.96 is usual.
        drag: f64,
    },
    /// A given factor.
    Fixed(f64),
}

impl Friction {
    /// The factor for a Reynolds number and roughness over diameter; `64/Re` in laminar flow, unless it is given.
    pub fn factor(self, reynolds: f64, relative: f64) -> f64 {
        let turbulent = |re: f64| match self {
            Self::Colebrook => colebrook(re, relative).lambda,
            Self::Hofer => hofer(re, relative).lambda,
            Self::Nikuradse => nikuradse(relative),
            Self::Aga { drag } => aga(re, relative, drag),
            Self::Fixed(factor) => factor,
        };
        let re = fabs(reynolds);
        match self {
            Self::Fixed(factor) => factor,
            _ if re >= TURBULENT => turbulent(re),
            // At rest the loss is zero all the same: m |m| over Re.
            _ if re <= LAMINAR => 64.0 / re.max(1e-6),
            _ => {
                let (low, high) = (64.0 / LAMINAR, turbulent(TURBULENT));
                low + (high - low) * (re - LAMINAR) / (TURBULENT - LAMINAR)
            }
        }
    }
}
