//! Gases: what joins a volume, a mass and an energy.

use super::words;
use crate::{
    model::{Fixed, Need::*, Values, Var, attribute::asset},
    quantity::{
        GasProperties, Reference,
        measures::{CalorificValue, Share},
    },
};

words! {
    /// The state at which a gas is counted where a unit does not say it.
    pub enum ReferenceState {
        /// 0 degC, 101.325 kPa: the normal cubic metre.
        Normal = "0 degC",
        /// 15 degC, 101.325 kPa: ISO 13443.
        Iso = "15 degC",
        /// 20 degC, 101.325 kPa: Russia and Central Asia.
        Gost = "20 degC",
        /// 60 degF, 14.65 psia: Pakistani utilities.
        Pakistan = "60 degF 14.65 psia",
        /// 60 degF, 14.73 psia: United States.
        UnitedStates = "60 degF 14.73 psia"
    }
}

asset! {
    /// A gas, by its calorific value.
    pub struct Gas in "gases", single = false {
        /// The state at which its volumes are counted where a unit does not say it.
        reference: Fixed<ReferenceState>, Required;
        /// Gross heat of combustion by volume.
        calorific_value: Var<CalorificValue>, Required, plausible "20 MJ/m3" to "48 MJ/m3";
        /// Gross heat of combustion by mass, for LNG by the tonne.
        mass_calorific_value: Option<Var<CalorificValue>>, Optional, plausible "40 MJ/kg" to "56 MJ/kg";
        /// Net over gross heat.
        net_to_gross: Var<Share>, Default("90 %"), plausible "88 %" to "92 %";
        /// Mole fraction of methane; with those below it is the composition that a design needs. They are scaled to add to 100 %.
        methane: Option<Var<Share>>, Optional, plausible "70 %" to "100 %";
        /// Mole fraction of ethane.
        ethane: Var<Share>, Default("0 %"), plausible "0 %" to "15 %";
        /// Mole fraction of propane.
        propane: Var<Share>, Default("0 %"), plausible "0 %" to "6 %";
        /// Mole fraction of butanes and what is heavier.
        butane: Var<Share>, Default("0 %"), plausible "0 %" to "3 %";
        /// Mole fraction of nitrogen.
        nitrogen: Var<Share>, Default("0 %"), plausible "0 %" to "15 %";
        /// Mole fraction of carbon dioxide.
        carbon_dioxide: Var<Share>, Default("0 %"), plausible "0 %" to "8 %";
        /// For people.
        title: Option<String>, Optional;
    }
}

impl ReferenceState {
    /// The temperature and pressure.
    pub fn state(self) -> Reference {
        match self {
            ReferenceState::Normal => Reference::C0,
            ReferenceState::Iso => Reference::C15,
            ReferenceState::Gost => Reference::C20,
            ReferenceState::Pakistan => Reference::SCF_PK,
            ReferenceState::UnitedStates => Reference::SCF_US,
        }
    }
}

impl Gas {
    /// The numbers of this gas under `values`.
    pub fn properties(&self, values: &Values) -> GasProperties {
        GasProperties::from_written(
            self.reference.0.state(),
            (self.calorific_value.get(values), self.calorific_value.basis(values)),
            self.mass_calorific_value.map(|v| (v.get(values), v.basis(values))),
            self.net_to_gross.get(values),
        )
    }
}
