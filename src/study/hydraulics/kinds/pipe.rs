//! `pipe_isothermal`, `pipe_constant_z`, `pipe_nonisothermal`, `capacity`.

use serde_json::Value;

use super::{
    super::{
        Complaint, Complaints, Question,
        fields::Fields,
        phase::{Taken, between, found},
        quantity as q, table,
    },
    flowing::{self, Stuff, too_much},
};
use crate::physics::{
    GAS_CONSTANT, GRAVITY, Refusal,
    gas::{Equation, Gas, Isotherm},
    pipe::{self, Fluid, General, Ground, Pipe, general_flow, profile, thermal},
};

/// How far above the inlet pressure the fit of the gas reaches: gas that runs down a mountain gains pressure.
fn top(inlet: f64, pipe: &Pipe) -> f64 {
    // 250 kg/m3 is denser than any gas in a pipe.
    1.02 * inlet + 250.0 * GRAVITY * (-pipe.rise).max(0.0) * (inlet / 2e7).min(1.0)
}

#[derive(Debug)]
pub(super) struct Isothermal {
    stuff: Stuff,
    pipe: Pipe,
    viscosity: f64,
    temperature: f64,
    inlet: f64,
    flow: f64,
}

pub(super) fn isothermal(fields: &mut Fields<'_, '_>) -> Option<Isothermal> {
    let stuff = Stuff::read(fields);
    let inlet = fields.number(&["p_in_pa"], q::PRESSURE);
    let flow = fields.number(&["mass_flow_kg_s"], q::FLOW);
    let length = fields.number(&["length_m"], q::LENGTH);
    let (pipe, viscosity) = flowing::bore(fields, length);
    let temperature = fields.number(&["T_k"], q::TEMPERATURE);
    Some(Isothermal { stuff: stuff?, pipe, viscosity, temperature, inlet, flow })
}

impl Question for Isothermal {
    fn answer(&self) -> Result<Value, Complaints> {
        let isotherm = self.stuff.isotherm(self.temperature, top(self.inlet, &self.pipe))?;
        let fluid = Fluid { isotherm: &isotherm, viscosity: self.viscosity };
        let run = |kinetic| {
            profile(&self.pipe, fluid, self.inlet, self.flow, kinetic)
                .map_err(|refusal| too_much(refusal, &self.pipe, fluid, self.inlet, self.flow, "mass_flow_kg_s"))
        };
        let (plain, kinetic) = (run(false)?, run(true)?);
        let (first, last) = plain.velocities();
        Ok(table([
            ("p_out_pa", plain.outlet()),
            ("re", plain.reynolds),
            ("friction_darcy", plain.friction),
            ("v_in_m_s", first),
            ("v_out_m_s", last),
            ("linepack_kg", plain.linepack),
            ("p_mean_pa", plain.mean_pressure),
            ("z_mean", isotherm.z(plain.mean_pressure)),
            ("v_erosional_m_s", pipe::erosional(pipe::EROSIONAL, isotherm.density(plain.outlet()))),
            ("p_out_with_kinetic_term_pa", kinetic.outlet()),
        ]))
    }

    fn states(&self, answer: &Value) -> Vec<Taken<'_>> {
        let ends = (found(answer, "p_out_pa"), self.inlet);
        self.stuff.composition().map_or_else(Vec::new, |gas| between(gas, self.temperature, ends))
    }
}

#[derive(Debug)]
pub(super) struct Constant {
    pipe: General,
    inlet: f64,
    flow: f64,
}

pub(super) fn constant(fields: &mut Fields<'_, '_>) -> Option<Constant> {
    let length = fields.number(&["length_m"], q::LENGTH);
    let rise = fields.optional(&["elevation_gain_m"], q::RISE).unwrap_or(0.0);
    if rise.abs() > length {
        let expected = Some(format!("at most the length, {length} m"));
        fields.wrong("elevation_gain_m", &format!("= {rise} m is more than the length"), expected, None);
    }
    let pipe = General {
        length,
        diameter: flowing::diameter(fields),
        rise,
        friction: fields.number(&["friction_darcy"], q::FRICTION),
        z: fields.number(&["z"], q::Z),
        temperature: fields.number(&["T_k"], q::TEMPERATURE),
        molar_mass: fields.number(&["molar_mass_kg_mol"], q::MOLAR_MASS),
        gas_constant: fields.optional(&["gas_constant"], q::GAS_CONSTANT).unwrap_or(GAS_CONSTANT),
        gravity: fields.optional(&["g"], q::GRAVITY).unwrap_or(GRAVITY),
    };
    let inlet = fields.number(&["p_in_pa"], q::PRESSURE);
    Some(Constant { pipe, inlet, flow: fields.number(&["mass_flow_kg_s"], q::FLOW) })
}

impl Question for Constant {
    fn answer(&self) -> Result<Value, Complaints> {
        let outlet = general_flow(&self.pipe, self.inlet, self.flow).map_err(|refusal| match refusal {
            Refusal::PressureUsedUp { at } => {
                let most = self.flow * libm::sqrt(at / self.pipe.length);
                let expected = format!("0 to about {} kg/s at this inlet pressure", super::super::figure(most));
                Complaint::of(&refusal, "mass_flow_kg_s", self.flow, expected)
            }
            other => other.into(),
        })?;
        Ok(table([("p_out_pa", outlet)]))
    }
}

#[derive(Debug)]
pub(super) struct WarmPipe {
    gas: Gas,
    pipe: Pipe,
    viscosity: f64,
    inlet: (f64, f64),
    flow: f64,
    ground: Ground,
}

pub(super) fn warm(fields: &mut Fields<'_, '_>) -> Option<WarmPipe> {
    let stuff = Stuff::read(fields);
    let pressure = fields.number(&["p_in_pa"], q::PRESSURE);
    let temperature = fields.number(&["T_in_k"], q::TEMPERATURE);
    let flow = fields.number(&["mass_flow_kg_s"], q::FLOW);
    let length = fields.number(&["length_m"], q::LENGTH);
    let (pipe, viscosity) = flowing::bore(fields, length);
    let ground = Ground {
        temperature: fields.number(&["soil_T_k"], q::TEMPERATURE),
        transfer: fields.number(&["U_w_m2_k"], q::TRANSFER),
    };
    let gas = match stuff? {
        Stuff::Known(gas) => gas,
        Stuff::Papay { .. } | Stuff::Cnga { .. } => {
            let hint = Some("give a composition".to_owned());
            fields.wrong("z_method", "knows no heat capacity", Some("gerg, aga8".to_owned()), hint);
            return None;
        }
    };
    Some(WarmPipe { gas, pipe, viscosity, inlet: (pressure, temperature), flow, ground })
}

impl Question for WarmPipe {
    fn answer(&self) -> Result<Value, Complaints> {
        let Self { gas, pipe, viscosity, inlet, flow, ground } = self;
        let isotherm = |temperature| Isotherm::of_gas(gas, temperature, top(inlet.0, pipe));
        let blame = |refusal| match isotherm(inlet.1) {
            Ok(isotherm) => {
                let fluid = Fluid { isotherm: &isotherm, viscosity: *viscosity };
                too_much(refusal, pipe, fluid, inlet.0, *flow, "mass_flow_kg_s")
            }
            Err(_) => refusal.into(),
        };
        let points = thermal(pipe, gas, *viscosity, *inlet, *flow, *ground).map_err(blame)?;
        let last = points.last().ok_or(Refusal::NotSettled("the pipe"))?;
        // The plain mean of both ends, as a hand calculation takes it.
        let mean = 0.5 * (inlet.1 + last.temperature);
        let least = points.iter().map(|point| point.temperature).fold(f64::INFINITY, f64::min);
        let at_mean = isotherm(mean)?;
        let fluid = Fluid { isotherm: &at_mean, viscosity: *viscosity };
        Ok(table([
            ("p_out_pa", last.pressure),
            ("T_out_k", last.temperature),
            ("T_least_k", least),
            ("T_mean_k", mean),
            ("v_out_m_s", last.velocity),
            ("p_out_isothermal_at_mean_T_pa", pipe.outlet(fluid, inlet.0, *flow)?),
        ]))
    }

    fn states(&self, answer: &Value) -> Vec<Taken<'_>> {
        let (inlet, outlet) = (self.inlet, (found(answer, "p_out_pa"), found(answer, "T_out_k")));
        let at = |(pressure, temperature)| Taken { composition: self.gas.composition(), pressure, temperature };
        let part = |n| f64::from(n) / 8.0;
        let along = |n| (inlet.0 + part(n) * (outlet.0 - inlet.0), inlet.1 + part(n) * (outlet.1 - inlet.1));
        (0..=8).map(along).chain([(outlet.0, found(answer, "T_least_k"))]).map(at).collect()
    }
}

#[derive(Debug)]
pub(super) struct Between {
    pub(super) stuff: Stuff,
    pub(super) pipe: Pipe,
    pub(super) viscosity: f64,
    pub(super) temperature: f64,
    pub(super) ends: (f64, f64),
}

pub(super) fn capacity(fields: &mut Fields<'_, '_>) -> Option<Between> {
    let stuff = Stuff::read(fields);
    let ends = (fields.number(&["p_in_pa"], q::PRESSURE), fields.number(&["p_out_pa"], q::PRESSURE));
    let length = fields.number(&["length_m"], q::LENGTH);
    let (pipe, viscosity) = flowing::bore(fields, length);
    if ends.1 >= ends.0 && pipe.rise >= 0.0 {
        let expected = Some(format!("below p_in_pa, {} Pa", ends.0));
        fields.wrong("p_out_pa", &format!("= {} Pa does not lie below the inlet", ends.1), expected, None);
    }
    let temperature = fields.number(&["T_k"], q::TEMPERATURE);
    Some(Between { stuff: stuff?, pipe, viscosity, temperature, ends })
}

impl Between {
    /// Density at the temperature of the pipe.
    pub(super) fn isotherm(&self) -> Result<Isotherm, Refusal> {
        self.stuff.isotherm(self.temperature, top(self.ends.0.max(self.ends.1), &self.pipe))
    }
}

impl Question for Between {
    fn answer(&self) -> Result<Value, Complaints> {
        let isotherm = self.isotherm()?;
        let fluid = Fluid { isotherm: &isotherm, viscosity: self.viscosity };
        let flow = pipe::capacity(&self.pipe, fluid, self.ends.0, self.ends.1).map_err(|refusal| match refusal {
            Refusal::Range { what: "the flow", .. } => Complaint::of(
                &refusal,
                "length_m",
                self.pipe.length,
                "a longer pipe, or less fall of pressure".to_owned(),
            ),
            other => other.into(),
        })?;
        let accelerated = pipe::capacity_accelerated(&self.pipe, fluid, self.ends.0, self.ends.1)?;
        let plain = [("mass_flow_kg_s", flow), ("mass_flow_with_kinetic_term_kg_s", accelerated)];
        let Some(composition) = self.stuff.composition() else { return Ok(table(plain)) };
        let gas = Gas::new(*composition, Equation::Gerg2008);
        // Real standard volumes at 101.325 kPa, a year of 365 days, a cubic foot of 0.3048^3 m3.
        let volume = |t: f64| gas.state(101_325.0, t).map(|state| flow / state.density);
        let (c15, c20, f60) = (volume(288.15)?, volume(293.15)?, volume(519.67 / 1.8)?);
        let year = 365.0 * 86_400.0 / 1e9;
        let [plain, accelerated] = plain;
        Ok(table([
            plain,
            accelerated,
            ("flow_std_m3_s_15c", c15),
            ("flow_bcm_y_15c", c15 * year),
            ("flow_bcm_y_20c", c20 * year),
            ("flow_mmscfd_60f", f60 * 86_400.0 / 1e6 / (0.3048 * 0.3048 * 0.3048)),
        ]))
    }

    fn states(&self, _: &Value) -> Vec<Taken<'_>> {
        self.stuff.composition().map_or_else(Vec::new, |gas| between(gas, self.temperature, self.ends))
    }
}
