//! One pipe: the pressure a flow leaves at its end, the flow two pressures drive, and what stands and moves inside.
//!
//! **Answers**: pressure, velocity and line pack along an isothermal pipe with real gas and slope ([`Pipe::outlet`],
//! [`Pipe::inlet`], [`profile()`]); the same with heat from the soil and Joule-Thomson cooling ([`thermal()`], and quicker, by a table of the gas, [`Buried`]); the largest flow
//! between two pressures, the least diameter, the loop that a larger flow needs ([`capacity()`], [`least_diameter`],
//! [`loop_share`]); Weymouth and Panhandle by name ([`Empirical`]); velocity limits; minutes of line pack after a cut.
//!
//! **Assumes** a constant diameter, slope, viscosity and (unless said) temperature in each pipe, and, as is usual, no
//! acceleration of the gas unless asked: below 20 m/s that is under 0.01 % of pressure.
//!
//! **Leaves out** transients, deposits, bends and valves (a longer `length` stands for them), and roughness that changes with age.

mod buried;
mod capacity;
mod empirical;
mod friction;
mod general;
mod linepack;
mod march;
mod profile;
mod thermal;
mod velocity;

#[cfg(test)]
mod tests;

pub use buried::Buried;
pub use capacity::{capacity, capacity_accelerated, least_diameter, loop_share, looped_capacity, looped_ratio};
pub use empirical::{Empirical, Ends};
pub use friction::Friction;
pub use general::{General, general_flow};
pub use linepack::survival;
pub use profile::{Point, Profile, profile};
pub use thermal::{Ground, Warm, thermal};
pub use velocity::{EROSIONAL, erosional, velocity};

use super::{GRAVITY, Refusal, friction::reynolds, gas::Isotherm, refusal::within};

/// A pipe, or a section of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pipe {
    /// m.
    pub length: f64,
    /// Inner diameter in m.
    pub diameter: f64,
    /// Height of the roughness in m: 10 to 20 um if coated inside, 20 to 50 um if bare.
    pub roughness: f64,
    /// Height of the outlet above the inlet in m.
    pub rise: f64,
    /// How friction is found.
    pub friction: Friction,
}

/// The gas as an isothermal pipe sees it.
#[derive(Debug, Clone, Copy)]
pub struct Fluid<'a> {
    /// Density and its integral.
    pub isotherm: &'a Isotherm,
    /// Dynamic viscosity in Pa s; about 1.1e-5 to 1.3e-5 in a trunk line.
    pub viscosity: f64,
}

impl Pipe {
    /// Checks that this is a pipe.
    ///
    /// # Errors
    /// [`Refusal::Range`] of the first number that no pipe has.
    pub fn check(&self) -> Result<(), Refusal> {
        within("the length", self.length, 1e-3, 2e7, "m")?;
        within("the inner diameter", self.diameter, 1e-3, 10.0, "m")?;
        within("the roughness", self.roughness, 0.0, self.diameter / 10.0, "m")?;
        if self.friction == Friction::Nikuradse {
            within("the roughness by which Nikuradse finds friction", self.roughness, 1e-9, self.diameter / 10.0, "m")?;
        }
        within("the rise", self.rise, -self.length.min(9e3), self.length.min(9e3), "m")?;
        Ok(())
    }

    /// Cross-section in m2.
    pub fn area(&self) -> f64 {
        0.25 * std::f64::consts::PI * self.diameter * self.diameter
    }

    /// Darcy's friction factor at a flow in kg/s.
    pub fn friction_factor(&self, flow: f64, viscosity: f64) -> f64 {
        self.friction.factor(reynolds(flow, self.diameter, viscosity), self.roughness / self.diameter)
    }

    /// Loss of potential by friction a metre at a flow in kg/s: `lambda m |m| / (2 D A^2)`.
    pub(super) fn loss(&self, flow: f64, viscosity: f64) -> f64 {
        let area = self.area();
        self.friction_factor(flow, viscosity) * flow * flow.abs() / (2.0 * self.diameter * area * area)
    }

    /// `g dz/dx`.
    pub(super) fn weight(&self) -> f64 {
        GRAVITY * self.rise / self.length
    }

    /// The pressure in Pa at the outlet, from that at the inlet and the flow in kg/s (negative: it flows back).
    ///
    /// `dPi/dx = -lambda m |m| / (2 D A^2) - rho^2 g dz/dx`, with `Pi` the integral of density over pressure: on the level
    /// exactly `Pi1 - Pi2 = lambda L m |m| / (2 D A^2)` for any gas (Gyrya and Zlotnik 2019; Koch et al. 2015), with constant
    /// Z the general flow equation. On slopes it is integrated by the method of Runge and Kutta.
    ///
    /// # Errors
    /// A pipe that is none; pressure used up on the way; gas at the speed of sound.
    pub fn outlet(&self, fluid: Fluid<'_>, inlet: f64, flow: f64) -> Result<f64, Refusal> {
        self.end(fluid, inlet, flow, 1.0)
    }

    /// The pressure in Pa at the inlet, from that at the outlet and the flow in kg/s.
    ///
    /// # Errors
    /// As [`Pipe::outlet`], and a pressure above what the fit of the gas holds for.
    pub fn inlet(&self, fluid: Fluid<'_>, outlet: f64, flow: f64) -> Result<f64, Refusal> {
        self.end(fluid, outlet, flow, -1.0)
    }

    fn end(&self, fluid: Fluid<'_>, known: f64, flow: f64, direction: f64) -> Result<f64, Refusal> {
        self.check()?;
        let gas = fluid.isotherm;
        within("the pressure", known, 100.0, gas.pressure_max(), "Pa")?;
        within("the flow", flow, -1e5, 1e5, "kg/s")?;
        let square = march::over(self, fluid, known, flow, direction);
        let high = gas.pressure_max();
        if square > high * high {
            let value = libm::sqrt(square);
            return Err(Refusal::Range { what: "the pressure at the other end", value, low: 0.0, high, unit: "Pa" });
        }
        if square.is_nan() || square <= 0.0 {
            return Err(Refusal::PressureUsedUp { at: march::used_up(self, fluid, known, flow) });
        }
        let found = libm::sqrt(square);
        self.below_sound(fluid, found.min(known), flow)?;
        Ok(found)
    }

    /// Refuses a velocity at or above the isothermal speed of sound, `sqrt(dp/drho)`, which steady flow cannot pass.
    fn below_sound(&self, fluid: Fluid<'_>, pressure: f64, flow: f64) -> Result<(), Refusal> {
        let gas = fluid.isotherm;
        let density = gas.density(pressure);
        let v = velocity(flow.abs(), density, self.diameter);
        // Density goes about with pressure, and never with its twentieth power: most flows are far from sound.
        if v * v * density < 0.05 * pressure || v * v * march::slope_of_density(gas, pressure) < 1.0 {
            Ok(())
        } else {
            Err(Refusal::Choked { at: self.length })
        }
    }
}
