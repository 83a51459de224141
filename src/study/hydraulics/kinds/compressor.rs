//! `compressor_real_gas`, `compressor_formula`, `compressor_formula_polytropic`.

use serde_json::Value;

use super::{
    super::{
        Complaints, Question,
        fields::Fields,
        phase::{Taken, found},
        quantity as q, table,
    },
    flowing::Stuff,
};
use crate::physics::{
    gas::{Gas, ISO_TEMPERATURES, heat},
    station::{self, Perfect, Station, compress},
};

/// The ends of a compression, which must rise.
fn ends(fields: &mut Fields<'_, '_>) -> ((f64, f64), f64) {
    let suction = fields.number(&["p_in_pa"], q::PRESSURE);
    let discharge = fields.number(&["p_out_pa"], q::PRESSURE);
    if discharge <= suction {
        let expected = Some(format!("above p_in_pa, {suction} Pa"));
        fields.wrong("p_out_pa", &format!("= {discharge} Pa is no compression"), expected, None);
    } else if discharge > 20.0 * suction {
        let expected = Some(format!("up to twenty times p_in_pa, {suction} Pa"));
        fields.wrong("p_out_pa", &format!("= {discharge} Pa is more than a station lifts"), expected, None);
    }
    ((suction, fields.number(&["T_in_k"], q::TEMPERATURE)), discharge)
}

/// Reads the machines and driver of a station.
pub(super) fn station(fields: &mut Fields<'_, '_>, gas: Option<&Gas>, discharge: f64) -> Station {
    let isentropic = fields.number(&["isentropic_efficiency"], q::EFFICIENCY);
    let mechanical = fields.optional(&["mechanical_efficiency"], q::EFFICIENCY).unwrap_or(1.0);
    let driver = fields.optional(&["driver_thermal_efficiency"], q::DRIVER);
    // Net calorific value at 15 degC by ISO 6976 where the case gives none.
    let own = || gas.and_then(|gas| heat(gas.composition(), ISO_TEMPERATURES[1], ISO_TEMPERATURES[1]).ok());
    let given = fields.optional(&["lhv_j_kg"], q::FUEL_HEAT);
    let fuel_heat = given.or_else(|| own().map(|heat| heat.net_mass)).unwrap_or(f64::NAN);
    let (ratio_max, power_max, cooled_to) = (20.0, f64::INFINITY, None);
    Station { discharge, isentropic, mechanical, driver, fuel_heat, ratio_max, power_max, cooled_to }
}

#[derive(Debug)]
pub(super) struct Real {
    gas: Gas,
    suction: (f64, f64),
    flow: f64,
    station: Station,
}

pub(super) fn real(fields: &mut Fields<'_, '_>) -> Option<Real> {
    let stuff = Stuff::read(fields);
    let (suction, discharge) = ends(fields);
    let flow = fields.number(&["mass_flow_kg_s"], q::FLOW);
    let gas = match stuff {
        Some(Stuff::Known(gas)) => Some(gas),
        Some(Stuff::Papay { .. } | Stuff::Cnga { .. }) => {
            let hint = Some("give a composition, or ask for kind compressor_formula".to_owned());
            fields.wrong("z_method", "knows no enthalpy", Some("gerg, aga8".to_owned()), hint);
            None
        }
        None => None,
    };
    let station = station(fields, gas.as_ref(), discharge);
    Some(Real { gas: gas?, suction, flow, station })
}

impl Question for Real {
    fn answer(&self) -> Result<Value, Complaints> {
        let lift = self.station.lift(&self.gas, self.suction, self.flow, 0)?;
        let ideal = compress(&self.gas, self.suction, self.station.discharge, 1.0)?;
        let z = |pressure, temperature| self.gas.state(pressure, temperature).map(|state| state.z);
        let out = z(self.station.discharge, lift.discharge_temperature)?;
        // The textbook's formula beside it: k = 1.3, Z the mean of both ends.
        let mean = 0.5 * (z(self.suction.0, self.suction.1)? + out);
        let perfect = Perfect { exponent: 1.3, z: mean, molar_mass: self.gas.molar_mass() };
        let formula = station::adiabatic(&perfect, self.suction, self.station.discharge, self.station.isentropic)?;
        Ok(table([
            ("specific_work_j_kg", lift.work),
            ("gas_power_w", lift.gas_power),
            ("shaft_power_w", lift.shaft_power),
            ("T_out_k", lift.discharge_temperature),
            ("T_out_isentropic_k", ideal.temperature),
            ("fuel_kg_s", lift.fuel),
            ("ratio", lift.ratio),
            ("ideal_formula_gas_power_w", formula.work * self.flow),
        ]))
    }

    fn states(&self, answer: &Value) -> Vec<Taken<'_>> {
        let at = |(pressure, temperature)| Taken { composition: self.gas.composition(), pressure, temperature };
        vec![at(self.suction), at((self.station.discharge, found(answer, "T_out_k")))]
    }
}

#[derive(Debug)]
pub(super) struct Formula {
    gas: Perfect,
    suction: (f64, f64),
    discharge: f64,
    efficiency: f64,
    flow: f64,
    mechanical: Option<f64>,
}

fn formula(fields: &mut Fields<'_, '_>, efficiency: &[&'static str]) -> Formula {
    let gas = Perfect {
        exponent: fields.number(&["k"], q::EXPONENT),
        z: fields.number(&["z_mean", "z"], q::Z),
        molar_mass: fields.number(&["molar_mass_kg_mol"], q::MOLAR_MASS),
    };
    let (suction, discharge) = ends(fields);
    let efficiency = fields.number(efficiency, q::EFFICIENCY);
    let flow = fields.number(&["mass_flow_kg_s"], q::FLOW);
    let mechanical = fields.optional(&["mechanical_efficiency"], q::EFFICIENCY);
    Formula { gas, suction, discharge, efficiency, flow, mechanical }
}

#[derive(Debug)]
pub(super) struct Adiabatic(Formula);

pub(super) fn adiabatic(fields: &mut Fields<'_, '_>) -> Option<Adiabatic> {
    Some(Adiabatic(formula(fields, &["isentropic_efficiency"])))
}

impl Question for Adiabatic {
    fn answer(&self) -> Result<Value, Complaints> {
        let f = &self.0;
        let done = station::adiabatic(&f.gas, f.suction, f.discharge, f.efficiency)?;
        let power = done.work * f.flow;
        Ok(table([
            ("gas_power_w", power),
            ("shaft_power_w", power / f.mechanical.unwrap_or(1.0)),
            ("T_out_k_ideal", done.temperature),
            ("T_out_k", done.temperature),
            ("specific_work_j_kg", done.work),
            ("head_j_kg", done.work * f.efficiency),
            ("work_j_mol", done.work * f.gas.molar_mass),
            ("fluids_work_j_mol", done.work * f.gas.molar_mass),
        ]))
    }
}

#[derive(Debug)]
pub(super) struct Polytropic(Formula);

pub(super) fn polytropic(fields: &mut Fields<'_, '_>) -> Option<Polytropic> {
    Some(Polytropic(formula(fields, &["polytropic_efficiency"])))
}

impl Question for Polytropic {
    fn answer(&self) -> Result<Value, Complaints> {
        let f = &self.0;
        let done = station::polytropic(&f.gas, f.suction, f.discharge, f.efficiency)?;
        let power = done.work * f.flow;
        let share = (f.gas.exponent - 1.0) / (f.gas.exponent * f.efficiency);
        let whole = station::adiabatic(&f.gas, f.suction, f.discharge, 1.0)?;
        Ok(table([
            ("gas_power_w", power),
            ("shaft_power_w", power / f.mechanical.unwrap_or(1.0)),
            ("T_out_k", done.temperature),
            ("T_out_k_ideal", done.temperature),
            ("polytropic_exponent", 1.0 / (1.0 - share)),
            ("n", 1.0 / (1.0 - share)),
            ("specific_work_j_kg", done.work),
            ("head_j_kg", done.work * f.efficiency),
            ("polytropic_head_j_kg", done.work * f.efficiency),
            ("isentropic_efficiency", whole.work / done.work),
            ("work_j_mol", done.work * f.gas.molar_mass),
        ]))
    }
}
