//! What cases of pipes share: the gas, the pipe, and what is said when a flow is too large.

use super::super::{Complaint, fields::Fields, figure, quantity as q};
use crate::physics::{
    AIR, Refusal,
    gas::{self, Composition, Equation, Gas, Isotherm},
    pipe::{self, Fluid, Friction, Pipe},
};

/// A gas, known by its composition or by its gravity and a formula for Z.
#[derive(Debug)]
pub(super) enum Stuff {
    Known(Gas),
    Papay { gravity: f64 },
    Cnga { gravity: f64 },
}

#[derive(Clone, Copy)]
enum Method {
    Equation(Equation),
    Papay,
    Cnga,
}

const METHODS: [(&str, Method); 6] = [
    ("gerg", Method::Equation(Equation::Gerg2008)),
    ("aga8", Method::Equation(Equation::Detail)),
    ("aga-8", Method::Equation(Equation::Detail)),
    ("detail", Method::Equation(Equation::Detail)),
    ("papay", Method::Papay),
    ("cnga", Method::Cnga),
];

/// The molar mass of a case may differ from that of its composition by this share.
const MASS_TOLERANCE: f64 = 5e-3;

impl Stuff {
    /// Reads `composition`, or `specific_gravity` where `z_method` is papay or cnga.
    pub(super) fn read(fields: &mut Fields<'_, '_>) -> Option<Self> {
        let method = fields.choice(&["z_method"], &METHODS).unwrap_or(Method::Equation(Equation::Gerg2008));
        let mass = fields.optional(&["molar_mass_kg_mol"], q::MOLAR_MASS);
        let equation = match method {
            Method::Equation(equation) => equation,
            Method::Papay | Method::Cnga => {
                let gravity = match mass.filter(|_| !fields.has(&["specific_gravity"])) {
                    Some(mass) => mass / AIR,
                    None => fields.number(&["specific_gravity"], q::GRAVITY_TO_AIR),
                };
                return Some(if matches!(method, Method::Papay) {
                    Self::Papay { gravity }
                } else {
                    Self::Cnga { gravity }
                });
            }
        };
        let gas = Gas::new(fields.composition("composition")?, equation);
        if let Some(mass) = mass.filter(|mass| (mass / gas.molar_mass() - 1.0).abs() > MASS_TOLERANCE) {
            let expected = Some(format!("{} kg/mol, or nothing", figure(gas.molar_mass())));
            fields.wrong(
                "molar_mass_kg_mol",
                &format!("= {mass} kg/mol is not that of the composition"),
                expected,
                None,
            );
        }
        Some(Self::Known(gas))
    }

    /// Density along one temperature.
    pub(super) fn isotherm(&self, temperature: f64, pressure_max: f64) -> Result<Isotherm, Refusal> {
        match self {
            Self::Known(gas) => Isotherm::of_gas(gas, temperature, pressure_max),
            Self::Papay { gravity } => {
                let critical = gas::pseudocritical(*gravity)?;
                Isotherm::of_formula(temperature, gravity * AIR, pressure_max, |p| gas::papay(p, temperature, critical))
            }
            Self::Cnga { gravity } => Isotherm::of_formula(temperature, gravity * AIR, pressure_max, |p| {
                gas::cnga((p - 101_325.0).max(0.0), temperature, *gravity)
            }),
        }
    }

    /// The composition, where it is known.
    pub(super) fn composition(&self) -> Option<&Composition> {
        match self {
            Self::Known(gas) => Some(gas.composition()),
            Self::Papay { .. } | Self::Cnga { .. } => None,
        }
    }
}

/// Reads a diameter, which an outer diameter and a wall may stand for.
pub(super) fn diameter(fields: &mut Fields<'_, '_>) -> f64 {
    let outer = fields.optional(&["outer_diameter_m"], q::DIAMETER);
    let wall = fields.optional(&["wall_thickness_m"], q::WALL);
    if let (Some(outer), Some(wall), false) = (outer, wall, fields.has(&["inner_diameter_m", "diameter_m"])) {
        if 2.0 * wall >= outer {
            let expected = Some(format!("below {} m, half of the outer diameter", figure(0.5 * outer)));
            fields.wrong("wall_thickness_m", &format!("= {wall} m leaves no room"), expected, None);
        }
        return outer - 2.0 * wall;
    }
    let inner = fields.number(&["inner_diameter_m", "diameter_m"], q::DIAMETER);
    if let Some(outer) = outer.filter(|outer| inner >= *outer) {
        let expected = Some(format!("below the outer diameter, {outer} m"));
        let hint = Some("the two may have changed places".to_owned());
        fields.wrong("inner_diameter_m", &format!("= {inner} m is not below the outer diameter"), expected, hint);
    } else if let (Some(outer), Some(wall)) = (outer, wall)
        && (outer - 2.0 * wall - inner).abs() > 1e-3
    {
        let expected = Some(format!("{} m, outer diameter less two walls", figure(outer - 2.0 * wall)));
        fields.wrong("inner_diameter_m", &format!("= {inner} m does not fit the wall"), expected, None);
    }
    inner
}

/// The equation for friction: Colebrook unless said.
pub(super) fn friction(fields: &mut Fields<'_, '_>) -> Friction {
    let drag = fields.optional(&["drag_factor"], q::DRAG).unwrap_or(0.96);
    let known = [
        ("colebrook", Friction::Colebrook),
        ("hofer", Friction::Hofer),
        ("nikuradse", Friction::Nikuradse),
        ("aga", Friction::Aga { drag }),
    ];
    fields.choice(&["friction"], &known).unwrap_or(Friction::Colebrook)
}

/// A pipe with the viscosity of what flows in it, for a length that is read elsewhere.
pub(super) fn bore(fields: &mut Fields<'_, '_>, length: f64) -> (Pipe, f64) {
    let diameter = diameter(fields);
    let roughness = fields.number(&["roughness_m"], q::ROUGHNESS);
    if roughness > diameter / 10.0 {
        let expected = Some(format!("at most a tenth of the diameter, {} m", figure(diameter / 10.0)));
        fields.wrong("roughness_m", &format!("= {roughness} m is no roughness of this pipe"), expected, None);
    }
    let rise = fields.optional(&["elevation_gain_m"], q::RISE).unwrap_or(0.0);
    if rise.abs() > length {
        let expected = Some(format!("at most the length, {length} m"));
        fields.wrong("elevation_gain_m", &format!("= {rise} m is more than the length"), expected, None);
    }
    let friction = friction(fields);
    (Pipe { length, diameter, roughness, rise, friction }, fields.number(&["viscosity_pa_s"], q::VISCOSITY))
}

/// What is said of a flow that a pipe does not carry: the flow it would carry into the open.
pub(super) fn too_much(
    refusal: Refusal,
    pipe: &Pipe,
    fluid: Fluid<'_>,
    inlet: f64,
    flow: f64,
    key: &'static str,
) -> Complaint {
    match refusal {
        Refusal::PressureUsedUp { .. } | Refusal::Choked { .. } => {
            // Half of the way down in p^2 lies at 0.7 of the inlet pressure, which any sound design stays above.
            let of = |outlet: f64| pipe::capacity(pipe, fluid, inlet, outlet).ok();
            let most = of(0.1 * inlet).or_else(|| of(0.3 * inlet)).or_else(|| of(0.7 * inlet));
            let expected = most.map(|most| format!("0 to about {} kg/s at this inlet pressure", figure(most)));
            Complaint::of(&refusal, key, flow, expected)
        }
        other => other.into(),
    }
}
