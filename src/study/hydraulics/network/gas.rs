//! The gas of a case: its molar mass, temperature, viscosity and law.

use serde_json::{Map, Value};

use super::{AIR, Law, VISCOSITY};
use crate::{
    physics::network::{Compressibility, Gas, R},
    study::hydraulics::network::fields::{Fields, Range},
};

const TEMPERATURE: Range = (150.0, 600.0, "K");
const B1: Range = (0.1, 10.0, "(1/Z at no pressure, near 1)");
const B2: Range = (-1e-5, 1e-5, "a Pa");

/// The gas, and the laws to solve with; its viscosity is NaN where none is given.
pub(super) fn gas(inputs: &Fields<'_>, viscosity: Option<f64>, problems: &mut Vec<String>) -> Option<(Gas, Vec<Law>)> {
    let known = [
        "molar_mass_kg_mol",
        "gas_constant",
        "T_k",
        "viscosity_pa_s",
        "inverse_z_b1",
        "inverse_z_b2_per_pa",
        "z",
        "eos_variants",
        "density_normal_kg_m3",
        "T_normal_k",
        "p_normal_pa",
        "z_slope_per_bar_abs",
    ];
    let missing = Value::Object(Map::new());
    let fields = Fields::new("inputs.gas".to_owned(), inputs.get("gas").unwrap_or(&missing), &known, problems)?;
    let gas_constant = fields.number("gas_constant", (8.3, 8.33, "J/(mol K)"), problems).unwrap_or(R);
    let molar_mass = if fields.get("density_normal_kg_m3").is_some() {
        let density = fields.need("density_normal_kg_m3", (0.05, 10.0, "kg/m3"), problems);
        let temperature = fields.number("T_normal_k", TEMPERATURE, problems).unwrap_or(273.15);
        let pressure = fields.number("p_normal_pa", (9e4, 1.1e5, "Pa"), problems).unwrap_or(AIR);
        density * gas_constant * temperature / pressure
    } else {
        fields.need("molar_mass_kg_mol", (0.001, 0.2, "kg/mol (methane 0.016)"), problems)
    };
    let temperature = fields.need("T_k", TEMPERATURE, problems);
    let viscosity = fields.number("viscosity_pa_s", VISCOSITY, problems).or(viscosity).unwrap_or(f64::NAN);
    let laws = laws(&fields, problems);
    let compressibility = laws.first().map_or(Compressibility::constant(1.0), |(_, law)| *law);
    if let Some(sound) = inputs.number("sound_speed_m_s", (50.0, 2000.0, "m/s"), problems) {
        let own = libm::sqrt(gas_constant * temperature / molar_mass / compressibility.inverse(0.0));
        if (own / sound - 1.0).abs() > 1e-3 {
            problems.push(format!("inputs.sound_speed_m_s: found {sound}, but the gas as given has {own:.4} m/s"));
        }
    }
    Some((Gas { molar_mass, temperature, gas_constant, compressibility, viscosity }, laws))
}

fn laws(gas: &Fields<'_>, problems: &mut Vec<String>) -> Vec<Law> {
    if let Some(variants) = gas.get("eos_variants") {
        let Value::Object(variants) = variants else {
            problems.push("inputs.gas.eos_variants: expected an object of laws by name".to_owned());
            return Vec::new();
        };
        let place = |name: &String| format!("inputs.gas.eos_variants.{name}");
        let known = ["inverse_z_b1", "inverse_z_b2_per_pa"];
        let fields = variants.iter().filter_map(|(name, value)| {
            let fields = Fields::new(place(name), value, &known, problems)?;
            Some((Some(name.clone()), inverse(&fields, problems)))
        });
        return fields.collect();
    }
    let law = if gas.get("z_slope_per_bar_abs").is_some() {
        let slope = gas.need("z_slope_per_bar_abs", (-0.05, 0.05, "a bar"), problems) / 1e5;
        Compressibility::Linear { slope }
    } else if gas.get("z").is_some() {
        Compressibility::constant(gas.need("z", (0.1, 2.0, "(Z)"), problems))
    } else {
        inverse(gas, problems)
    };
    vec![(None, law)]
}

fn inverse(fields: &Fields<'_>, problems: &mut Vec<String>) -> Compressibility {
    let b1 = fields.need("inverse_z_b1", B1, problems);
    Compressibility::Inverse { b1, b2: fields.number("inverse_z_b2_per_pa", B2, problems).unwrap_or(0.0) }
}
