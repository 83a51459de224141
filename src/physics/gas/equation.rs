//! Properties by an equation of state. The only file that names the crate of NIST's code.

use aga8::{composition::Composition as Fractions, detail::Detail, gerg2008::Gerg2008};

use super::{component::Component, composition::Composition};
use crate::physics::{Refusal, refusal::within};

/// Which equation of state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Equation {
    /// GERG-2008 (Kunz and Wagner 2012; ISO 20765-2; AGA 8 part 2). Density within 0.1 % at 250 to 450 K up to 35 MPa;
    /// used here from 60 to 700 K up to 70 MPa.
    Gerg2008,
    /// AGA8-DETAIL (AGA 8 part 1, 2017; ISO 12213-2). Density within 0.1 % at 250 to 350 K up to 30 MPa; used here from
    /// 143 to 673 K up to 140 MPa.
    Detail,
}

impl Equation {
    /// Least and greatest temperature in K.
    pub fn temperatures(self) -> (f64, f64) {
        match self {
            Self::Gerg2008 => (60.0, 700.0),
            Self::Detail => (143.0, 673.0),
        }
    }

    /// The greatest pressure in Pa.
    pub fn pressure_max(self) -> f64 {
        match self {
            Self::Gerg2008 => 70e6,
            Self::Detail => 140e6,
        }
    }
}

/// A gas with the equation that describes it. Cheap to share; asking it changes nothing.
#[derive(Clone)]
pub struct Gas {
    composition: Composition,
    engine: Engine,
    molar_mass: f64,
}

#[derive(Clone)]
enum Engine {
    Gerg2008(Box<Gerg2008>),
    Detail(Box<Detail>),
}

impl std::fmt::Debug for Gas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gas").field("composition", &self.composition).field("equation", &self.equation()).finish()
    }
}

/// The state of a gas, in SI. Energies are by mass; their zero is that of the equation, so only differences mean anything.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct State {
    /// Pa.
    pub pressure: f64,
    /// K.
    pub temperature: f64,
    /// kg/m3.
    pub density: f64,
    /// mol/m3.
    pub molar_density: f64,
    /// Compressibility Z.
    pub z: f64,
    /// kg/mol.
    pub molar_mass: f64,
    /// Isobaric heat capacity in J/(kg K).
    pub cp: f64,
    /// Isochoric heat capacity in J/(kg K).
    pub cv: f64,
    /// Enthalpy in J/kg.
    pub enthalpy: f64,
    /// Entropy in J/(kg K).
    pub entropy: f64,
    /// Joule-Thomson coefficient in K/Pa.
    pub joule_thomson: f64,
    /// Speed of sound in m/s.
    pub sound: f64,
    /// Isentropic exponent of the real gas, `w^2 M / (Z R T)`.
    pub kappa: f64,
}

/// What both engines call alike, in mol, litre, kPa.
macro_rules! state {
    ($engine:expr) => {{
        let e = $engine;
        let mass = e.mm * 1e-3;
        State {
            pressure: e.p * 1e3,
            temperature: e.t,
            density: e.d * e.mm,
            molar_density: e.d * 1e3,
            z: e.z,
            molar_mass: mass,
            cp: e.cp / mass,
            cv: e.cv / mass,
            enthalpy: e.h / mass,
            entropy: e.s / mass,
            joule_thomson: e.jt * 1e-3,
            sound: e.w,
            kappa: e.kappa,
        }
    }};
}

impl Gas {
    /// A gas described by an equation.
    pub fn new(composition: Composition, equation: Equation) -> Self {
        let fractions = fractions(&composition);
        // A `Composition` adds to one, which is all that the crate checks.
        let (engine, molar_mass) = match equation {
            Equation::Gerg2008 => {
                let mut gerg = Box::new(Gerg2008::new());
                let _checked = gerg.set_composition(&fractions);
                gerg.molar_mass();
                let mass = gerg.mm * 1e-3;
                (Engine::Gerg2008(gerg), mass)
            }
            Equation::Detail => {
                let mut detail = Box::new(Detail::new());
                let _checked = detail.set_composition(&fractions);
                let mass = detail.molar_mass() * 1e-3;
                (Engine::Detail(detail), mass)
            }
        };
        Self { composition, engine, molar_mass }
    }

    /// Its composition.
    pub fn composition(&self) -> &Composition {
        &self.composition
    }

    /// The equation that describes it.
    pub fn equation(&self) -> Equation {
        match self.engine {
            Engine::Gerg2008(_) => Equation::Gerg2008,
            Engine::Detail(_) => Equation::Detail,
        }
    }

    /// Molar mass in kg/mol, by the table of the equation.
    pub fn molar_mass(&self) -> f64 {
        self.molar_mass
    }

    /// All properties at a pressure in Pa and a temperature in K.
    ///
    /// # Errors
    /// Outside the range of the equation, or where it finds no gas of one phase.
    pub fn state(&self, pressure: f64, temperature: f64) -> Result<State, Refusal> {
        self.check(temperature)?;
        within("the pressure", pressure, 1.0, self.equation().pressure_max(), "Pa")?;
        let none = Refusal::NoState { pressure, temperature };
        let state = match &self.engine {
            Engine::Gerg2008(prototype) => {
                let mut gerg = prototype.clone();
                (gerg.p, gerg.t, gerg.d) = (pressure * 1e-3, temperature, 0.0);
                gerg.density(0).map_err(|_| none.clone())?;
                gerg.properties();
                state!(gerg)
            }
            Engine::Detail(prototype) => {
                let mut detail = prototype.clone();
                (detail.p, detail.t, detail.d) = (pressure * 1e-3, temperature, 0.0);
                detail.density().map_err(|_| none.clone())?;
                detail.properties();
                state!(detail)
            }
        };
        whole(State { pressure, ..state }).ok_or(none)
    }

    /// Whether part of the gas would be liquid at a pressure in Pa and a temperature in K; near the dew point this
    /// may miss by a tenth of the pressure.
    ///
    /// # Errors
    /// As [`Gas::state`].
    pub fn condenses(&self, pressure: f64, temperature: f64) -> Result<bool, Refusal> {
        let z = self.state(pressure, temperature)?.z;
        Ok(super::phase::parts(&self.composition, pressure, temperature, z))
    }

    /// All properties, the pressure among them, at a density in mol/m3 and a temperature in K.
    ///
    /// # Errors
    /// Outside the range of the equation, or where the density has no stable state.
    pub fn state_at_density(&self, molar_density: f64, temperature: f64) -> Result<State, Refusal> {
        self.check(temperature)?;
        within("the molar density", molar_density, 1e-6, 60e3, "mol/m3")?;
        let state = match &self.engine {
            Engine::Gerg2008(prototype) => {
                let mut gerg = prototype.clone();
                (gerg.t, gerg.d) = (temperature, molar_density * 1e-3);
                gerg.p = gerg.properties();
                state!(gerg)
            }
            Engine::Detail(prototype) => {
                let mut detail = prototype.clone();
                (detail.t, detail.d) = (temperature, molar_density * 1e-3);
                detail.properties();
                state!(detail)
            }
        };
        let state = whole(state).ok_or(Refusal::NoState { pressure: state.pressure, temperature })?;
        within("the pressure", state.pressure, 0.0, self.equation().pressure_max(), "Pa")?;
        Ok(state)
    }

    fn check(&self, temperature: f64) -> Result<f64, Refusal> {
        let (low, high) = self.equation().temperatures();
        within("the temperature", temperature, low, high, "K")
    }
}

/// A state that a gas at rest can hold: all numbers are finite, and it resists compression and warming.
fn whole(state: State) -> Option<State> {
    let finite = [state.enthalpy, state.entropy, state.joule_thomson, state.kappa].iter().all(|x| x.is_finite());
    let positive = [state.pressure, state.z, state.density, state.cp, state.cv, state.sound].iter().all(|x| *x > 0.0);
    (finite && positive).then_some(state)
}

fn fractions(composition: &Composition) -> Fractions {
    let of = |component| composition.share(component);
    Fractions {
        methane: of(Component::Methane),
        nitrogen: of(Component::Nitrogen),
        carbon_dioxide: of(Component::CarbonDioxide),
        ethane: of(Component::Ethane),
        propane: of(Component::Propane),
        isobutane: of(Component::Isobutane),
        n_butane: of(Component::NButane),
        isopentane: of(Component::Isopentane),
        n_pentane: of(Component::NPentane),
        hexane: of(Component::NHexane),
        heptane: of(Component::NHeptane),
        octane: of(Component::NOctane),
        nonane: of(Component::NNonane),
        decane: of(Component::NDecane),
        hydrogen: of(Component::Hydrogen),
        oxygen: of(Component::Oxygen),
        carbon_monoxide: of(Component::CarbonMonoxide),
        water: of(Component::Water),
        hydrogen_sulfide: of(Component::HydrogenSulfide),
        helium: of(Component::Helium),
        argon: of(Component::Argon),
    }
}
