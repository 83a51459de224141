//! What can be asked: a kind of case a variant, its fields and its answer in a file each.

mod chain;
mod compressor;
mod empirical;
mod flowing;
mod gas;
mod looping;
mod mix;
mod network;
mod optimum;
mod pipe;
mod simple;

use super::{Question, fields::Fields};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal => $read:path,)*) => {
        /// A kind of case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            /// All of them.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$kind),*];

            /// Its name in files.
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// Reads its inputs; what is wrong with them is told on the way.
            pub(super) fn read(self, fields: &mut Fields<'_, '_>) -> Option<Box<dyn Question>> {
                match self { $(Self::$kind => boxed($read(fields)),)* }
            }
        }
    };
}

kinds! {
    /// Properties of a gas by equation of state.
    Eos = "eos" => gas::state,
    /// The pressure of a gas at a temperature and density.
    EosPressure = "eos_p_of_T_rho" => gas::pressure,
    /// Z at several states of several gases.
    EosZ = "eos_z" => gas::several,
    /// Gases put together, and whether the mix is what a buyer asks.
    GasMix = "gas_mix" => mix::mix,
    /// Z by formula.
    EosZFormula = "eos_z_formula" => simple::formula,
    /// Reynolds number.
    Reynolds = "reynolds" => simple::reynolds,
    /// Friction factors.
    Friction = "friction" => simple::friction,
    /// Velocity and erosional limit.
    Velocity = "velocity" => simple::velocity,
    /// Weymouth and Panhandle.
    EmpiricalFlow = "empirical_flow" => empirical::flow,
    /// An isothermal pipe with real gas.
    PipeIsothermal = "pipe_isothermal" => pipe::isothermal,
    /// A pipe with one Z and one friction factor.
    PipeConstantZ = "pipe_constant_z" => pipe::constant,
    /// A pipe with heat from the soil and Joule-Thomson cooling.
    PipeNonisothermal = "pipe_nonisothermal" => pipe::warm,
    /// The largest flow between two pressures.
    Capacity = "capacity" => pipe::capacity,
    /// The same with a loop.
    CapacityLooping = "capacity_looping" => looping::looping,
    /// Compression of a real gas.
    CompressorRealGas = "compressor_real_gas" => compressor::real,
    /// Compression by the adiabatic formula.
    CompressorFormula = "compressor_formula" => compressor::adiabatic,
    /// Compression by the polytropic formula.
    CompressorPolytropic = "compressor_formula_polytropic" => compressor::polytropic,
    /// Sections and stations in a row.
    StationChain = "station_chain" => chain::chain,
    /// The steady state of a network.
    NetworkSteady = "network_steady" => network::steady,
    /// The same in gauge pressures, with velocities.
    NetworkLowPressure = "network_low_pressure" => network::low_pressure,
    /// Whether a network has a steady state at all.
    NetworkRobustness = "network_robustness" => network::robustness,
    /// The cheapest supply of a network whose pressures bind.
    NetworkOptimisation = "network_optimisation" => optimum::optimum,
}

fn boxed<Q: Question + 'static>(question: Option<Q>) -> Option<Box<dyn Question>> {
    question.map(|question| Box::new(question) as Box<dyn Question>)
}

impl Kind {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
