//! Weymouth and Panhandle: flow equations with their friction built in.

use libm::pow;

use crate::physics::{Refusal, refusal::within};

/// A flow equation by name, in the SI constants of Menon, Gas Pipeline Hydraulics, 2005. Each has an efficiency `E`, which
/// stands for roughness: none may be given beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Empirical {
    /// `Qs = 137.32958 E (Ts/ps) [(p1^2 - p2^2)/(G L T Z)]^0.5 D^2.667`: small pipes, fully rough, high pressure.
    Weymouth,
    /// `Qs = 158.02053 E (Ts/ps)^1.0788 [(p1^2 - p2^2)/(G^0.8539 L T Z)]^0.5394 D^2.6182`: Reynolds numbers 5e6 to 11e6.
    PanhandleA,
    /// `Qs = 152.88116 E (Ts/ps)^1.02 [(p1^2 - p2^2)/(G^0.961 L T Z)]^0.51 D^2.53`: large pipes, Reynolds numbers 4e6 to 4e7.
    PanhandleB,
}

/// What a flow equation asks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ends {
    /// Pa at the inlet.
    pub inlet: f64,
    /// Pa at the outlet.
    pub outlet: f64,
    /// m.
    pub length: f64,
    /// Inner, m.
    pub diameter: f64,
    /// To air.
    pub gravity: f64,
    /// Mean temperature in K.
    pub temperature: f64,
    /// Mean Z.
    pub z: f64,
    /// Standard temperature in K.
    pub standard_temperature: f64,
    /// Standard pressure in Pa.
    pub standard_pressure: f64,
}

impl Empirical {
    /// Constant, and the exponents of `Ts/ps`, gravity, the bracket and the diameter.
    fn numbers(self) -> [f64; 5] {
        match self {
            Self::Weymouth => [137.329_58, 1.0, 1.0, 0.5, 2.667],
            Self::PanhandleA => [158.020_53, 1.0788, 0.8539, 0.5394, 2.6182],
            Self::PanhandleB => [152.881_16, 1.02, 0.961, 0.51, 2.53],
        }
    }

    /// Standard flow in m3/s.
    ///
    /// # Errors
    /// Pressures that do not fall, an efficiency outside 0.5 to 1.2, numbers that no pipe has.
    pub fn flow(self, ends: &Ends, efficiency: f64) -> Result<f64, Refusal> {
        let fall = within("the outlet pressure", ends.outlet, 0.0, ends.inlet, "Pa")
            .map(|outlet| ends.inlet * ends.inlet - outlet * outlet)?;
        Ok(self.scale(ends, efficiency)? * pow(fall, self.numbers()[3]))
    }

    /// The outlet pressure in Pa of a standard flow in m3/s; `ends.outlet` is not read.
    ///
    /// # Errors
    /// As [`Empirical::flow`]; pressure used up on the way.
    pub fn outlet(self, ends: &Ends, efficiency: f64, flow: f64) -> Result<f64, Refusal> {
        within("the flow", flow, 0.0, 1e6, "m3/s")?;
        let fall = pow(flow / self.scale(ends, efficiency)?, 1.0 / self.numbers()[3]);
        let square = ends.inlet * ends.inlet - fall;
        if square > 0.0 {
            Ok(libm::sqrt(square))
        } else {
            Err(Refusal::PressureUsedUp { at: ends.length * ends.inlet * ends.inlet / fall })
        }
    }

    fn scale(self, ends: &Ends, efficiency: f64) -> Result<f64, Refusal> {
        within("the inlet pressure", ends.inlet, 1e3, 1e8, "Pa")?;
        within("the length", ends.length, 1e-3, 2e7, "m")?;
        within("the inner diameter", ends.diameter, 1e-3, 10.0, "m")?;
        within("the gravity to air", ends.gravity, 0.05, 3.0, "1")?;
        within("the temperature", ends.temperature, 150.0, 600.0, "K")?;
        within("Z", ends.z, 0.05, 5.0, "1")?;
        within("the standard temperature", ends.standard_temperature, 250.0, 320.0, "K")?;
        within("the standard pressure", ends.standard_pressure, 8e4, 1.2e5, "Pa")?;
        within("the efficiency", efficiency, 0.5, 1.2, "1")?;
        let [constant, standard, gravity, bracket, diameter] = self.numbers();
        let below = pow(ends.gravity, gravity) * ends.length * ends.temperature * ends.z;
        Ok(constant
            * efficiency
            * pow(ends.standard_temperature / ends.standard_pressure, standard)
            * pow(below, -bracket)
            * pow(ends.diameter, diameter))
    }
}
