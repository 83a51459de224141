//! What a line is built of.

use super::{Project, words};
use crate::{
    model::{Choice, Need::*, Var, attribute::asset},
    quantity::{
        Id,
        measures::{Count, Factor, HeatTransfer, Length, Money, Power, Pressure, Share, Temperature},
    },
};

words! {
    /// Where the stations of a line stand.
    pub enum Spacing {
        /// At even distances.
        Even = "even",
        /// Where all have the same ratio of pressures at the largest flow.
        EqualRatio = "equal-ratio"
    }
}

asset! {
    /// What a line is built of, so that its capacity and its fuel follow from hydraulics.
    pub struct Design in "designs", single = false {
        /// Outer diameter of the pipe.
        outer_diameter: Var<Length>, Required, plausible "4 in" to "64 in";
        /// Thickness of its wall.
        wall: Var<Length>, Required, plausible "4 mm" to "50 mm";
        /// Height of the roughness inside: 0.010 to 0.020 mm if coated, to 0.050 mm if bare.
        roughness: Var<Length>, Required, plausible "0.001 mm" to "0.2 mm";
        /// Pressure at the head, and behind every station.
        inlet_pressure: Var<Pressure>, Required, plausible "10 bar" to "250 bar";
        /// The least pressure at the end.
        delivery_pressure: Var<Pressure>, Required, plausible "2 bar" to "150 bar";
        /// Mean temperature of the gas; where soil is given, that at the head and behind the coolers of stations.
        temperature: Var<Temperature>, Default("20 degC"), plausible "-5 degC" to "60 degC";
        /// Temperature of the undisturbed soil around the pipe: with `heat_transfer` the gas warms and cools on its way; without both all of it has one temperature.
        soil_temperature: Option<Var<Temperature>>, Optional, plausible "-20 degC" to "50 degC";
        /// Heat that passes between gas and soil, on the inner area of the pipe: 1 to 3 for a buried pipe.
        heat_transfer: Option<Var<HeatTransfer>>, Optional, plausible "0.1 W/m2/K" to "20 W/m2/K";
        /// Compressor stations; where the pipelines name an expansion, from then on. Where pipelines say how many stand on each, their sum.
        stations: Var<Count>, Default("0"), plausible "0" to "60";
        /// Where they stand, unless pipelines say it.
        spacing: Choice<Spacing>, Default("even");
        /// Shaft power that a station can run, without spare units.
        station_power: Option<Var<Power>>, Optional, plausible "1 MW" to "300 MW";
        /// Units of a station that run at its full power, together.
        units: Var<Count>, Default("1"), plausible "1" to "12";
        /// Units of a station that stand by for others.
        spare_units: Var<Count>, Default("0"), plausible "0" to "6";
        /// The share of the time in which a unit is ready; a station counts with the mean of what its units give.
        unit_availability: Var<Share>, Default("100 %"), plausible "70 %" to "100 %";
        /// Most pressure out over pressure in of a station.
        ratio: Var<Factor>, Default("1.6"), plausible "1.1" to "3";
        /// Isentropic efficiency of the compressors.
        efficiency: Var<Share>, Default("82 %"), plausible "65 %" to "90 %";
        /// Shaft work over net heat of the fuel gas.
        driver: Var<Share>, Default("35 %"), plausible "20 %" to "60 %";
        /// The share of each stretch beside which a second pipe lies, as wide as `loop_width` says; from the day of `loop_expansion`, else of the expansion that the pipelines name, else from the start.
        loop_share: Var<Share>, Default("0 %"), plausible "0 %" to "100 %";
        /// Diameter of the second pipe over that of the first, its wall in proportion: 0.75 puts 42 inches beside 56.
        loop_width: Var<Factor>, Default("1"), plausible "0.3" to "2";
        /// The project that brings the loops; without it they come with the stations.
        loop_expansion: Option<Id<Project>>, Optional;
        /// Cost of a kilometre of pipe for each inch of its diameter.
        pipe_cost: Option<Var<Money>>, Optional, plausible "10000 USD" to "300000 USD";
        /// Cost of a kilowatt of shaft power at its stations.
        station_cost: Option<Var<Money>>, Optional, plausible "500 USD" to "10000 USD";
        /// Its name for people.
        title: String, Required;
    }
}
