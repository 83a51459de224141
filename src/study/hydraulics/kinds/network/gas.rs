//! The gas of a case: its molar mass, temperature, viscosity and law.

use super::{
    super::super::{fields::Fields, quantity as q},
    node::AIR,
};
use crate::physics::{
    GAS_CONSTANT,
    network::{Compressibility, Gas},
};

/// A gas, and the laws to solve with; its viscosity is NaN where none is given.
pub(super) struct Read {
    pub(super) gas: Gas,
    pub(super) laws: Vec<(Option<String>, Compressibility)>,
}

/// The gas of a case that may have named its viscosity and its speed of sound outside.
pub(super) fn gas(fields: &mut Fields<'_, '_>, viscosity: Option<f64>, sound: Option<f64>) -> Option<Read> {
    let gas_constant = fields.optional(&["gas_constant"], q::GAS_CONSTANT).unwrap_or(GAS_CONSTANT);
    let molar_mass = if fields.has(&["density_normal_kg_m3"]) {
        let density = fields.number(&["density_normal_kg_m3"], q::NORMAL_DENSITY);
        let temperature = fields.optional(&["T_normal_k"], q::BASE_TEMPERATURE).unwrap_or(273.15);
        let pressure = fields.optional(&["p_normal_pa"], q::BASE_PRESSURE).unwrap_or(AIR);
        density * gas_constant * temperature / pressure
    } else {
        fields.number(&["molar_mass_kg_mol"], q::MOLAR_MASS)
    };
    let temperature = fields.number(&["T_k"], q::TEMPERATURE);
    let viscosity = fields.optional(&["viscosity_pa_s"], q::VISCOSITY).or(viscosity).unwrap_or(f64::NAN);
    let laws = laws(fields);
    let compressibility = laws.first()?.1;
    if let Some(sound) = sound {
        let own = libm::sqrt(gas_constant * temperature / molar_mass / compressibility.inverse(0.0));
        if (own / sound - 1.0).abs() > 1e-3 {
            let what = format!("has a speed of sound of {own:.4} m/s as given");
            fields.wrong("molar_mass_kg_mol", &what, Some(format!("sound_speed_m_s = {sound}")), None);
        }
    }
    Some(Read { gas: Gas { molar_mass, temperature, gas_constant, compressibility, viscosity }, laws })
}

fn laws(fields: &mut Fields<'_, '_>) -> Vec<(Option<String>, Compressibility)> {
    if fields.has(&["eos_variants"]) {
        let named = fields.named("eos_variants", |name, law| (Some(name.to_owned()), inverse(law)));
        return named;
    }
    let law = if fields.has(&["z_slope_per_bar_abs"]) {
        Compressibility::Linear { slope: fields.number(&["z_slope_per_bar_abs"], q::Z_SLOPE) / 1e5 }
    } else if fields.has(&["z"]) {
        Compressibility::constant(fields.number(&["z"], q::Z))
    } else {
        inverse(fields)
    };
    vec![(None, law)]
}

fn inverse(fields: &mut Fields<'_, '_>) -> Compressibility {
    let b1 = fields.number(&["inverse_z_b1"], q::INVERSE_Z);
    Compressibility::Inverse { b1, b2: fields.optional(&["inverse_z_b2_per_pa"], q::INVERSE_Z_SLOPE).unwrap_or(0.0) }
}
