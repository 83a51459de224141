//! How fast, and how fast is too fast.

use libm::sqrt;

/// API RP 14E's constant in SI, kg^0.5/(m^0.5 s), for continuous service: 100 in feet and pounds.
pub const EROSIONAL: f64 = 122.0;

/// `v = m / (rho A)` in m/s, of a flow in kg/s, a density in kg/m3 and a diameter in m.
pub fn velocity(flow: f64, density: f64, diameter: f64) -> f64 {
    flow / (density * 0.25 * std::f64::consts::PI * diameter * diameter)
}

/// `v_max = C / sqrt(rho)` in m/s (API RP 14E, 1991). Trunk lines are run at 10 to 20 m/s, well below it.
pub fn erosional(constant: f64, density: f64) -> f64 {
    constant / sqrt(density)
}
