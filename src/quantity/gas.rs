//! The gas that joins a volume, a mass and an energy.
//!
//! Assumes ideal-gas scaling between reference states and one net-to-gross ratio. Leaves out the temperature at
//! which the heat of combustion is measured (15 or 25 degC: 0.1 %).

use super::{
    basis::{Basis, GasBasis, Heat},
    reference::Reference,
};

/// Gross megajoules in the standard cubic metre at 15 degC and 101.325 kPa, as the Energy Institute's
/// Statistical Review counts natural gas.
pub const STANDARD_BCM_MJ: f64 = 40.0;

/// What a conversion must know of a gas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GasProperties {
    /// Gross heat of combustion in J per m3 at `reference`; NaN if nobody stated it by volume.
    pub gross_calorific_value: f64,
    /// The state at which volumes of this gas are counted where a unit does not say it.
    pub reference: Reference,
    /// Net over gross heat of combustion.
    pub net_to_gross: f64,
    /// Gross heat of combustion in J per kg, if stated.
    pub gross_per_mass: Option<f64>,
}

impl GasProperties {
    /// The gas of standard bcm: 40 MJ/m3 gross at 15 degC. Net heat (36 PJ/bcm) and mass (1.360 bcm per Mt
    /// of LNG) are those of the Statistical Review's conversion table.
    pub const STANDARD: Self = Self {
        gross_calorific_value: STANDARD_BCM_MJ * 1e6,
        reference: Reference::C15,
        net_to_gross: 0.9,
        gross_per_mass: Some(STANDARD_BCM_MJ * 1e6 * 1.36),
    };

    /// A gas from calorific values as they were written: by volume at any state, net or gross, and by mass.
    ///
    /// A value by volume that was written by mass (or the reverse) joins nothing: conversions through it say so.
    pub fn from_written(
        reference: Reference,
        by_volume: (f64, Basis),
        by_mass: Option<(f64, Basis)>,
        net_to_gross: f64,
    ) -> Self {
        let gross = |(x, basis): (f64, Basis)| match basis.heat {
            Heat::Gross => x,
            Heat::Net => x / net_to_gross,
        };
        let gross_calorific_value = match state_of(by_volume.1.gas, reference) {
            Some(state) => gross(by_volume) * reference.density() / state.density(),
            None => f64::NAN,
        };
        let gross_per_mass = by_mass.filter(|(_, basis)| basis.gas == GasBasis::Mass).map(gross);
        Self { gross_calorific_value, reference, net_to_gross, gross_per_mass }
    }

    /// The state at which a volume of this gas counts; none for what is no volume.
    pub fn state(&self, basis: GasBasis) -> Option<Reference> {
        state_of(basis, self.reference)
    }

    /// Gross joules in one SI unit of `basis`: in a m3 at that state, a kg, a joule net or gross. None where
    /// this gas does not say it (a mass without a calorific value by mass) and where no gas is counted.
    pub fn gross_energy_per(&self, basis: GasBasis) -> Option<f64> {
        match basis {
            GasBasis::None => None,
            GasBasis::Mass => self.gross_per_mass,
            GasBasis::Energy(Heat::Gross) => Some(1.0),
            GasBasis::Energy(Heat::Net) => Some(1.0 / self.net_to_gross),
            GasBasis::OwnVolume => Some(self.gross_calorific_value).filter(|joules| !joules.is_nan()),
            GasBasis::Volume(_) | GasBasis::CubicFeet => {
                let state = self.state(basis)?;
                let joules = self.gross_calorific_value * (state.density() / self.reference.density());
                Some(joules).filter(|joules| !joules.is_nan())
            }
        }
    }
}

/// The state of a volume of a gas whose own reference is `own`.
fn state_of(basis: GasBasis, own: Reference) -> Option<Reference> {
    match basis {
        GasBasis::Volume(state) => Some(state),
        GasBasis::OwnVolume => Some(own),
        GasBasis::CubicFeet if own.is_sixty_fahrenheit() => Some(own),
        GasBasis::CubicFeet => Some(Reference::SCF_US),
        GasBasis::None | GasBasis::Mass | GasBasis::Energy(_) => None,
    }
}
