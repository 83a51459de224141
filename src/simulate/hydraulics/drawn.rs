//! A line with its numbers: what hydraulics needs, in SI.

use super::{Chain, Counted, GasRange, Properties, Soil, Units, Works, soil::ground};
use crate::{
    model::{Structure, Values, Var, kinds},
    physics::{
        Refusal,
        gas::Composition,
        line::{Line, Loop, Section, Working, largest},
        pipe::{EROSIONAL, Friction, Ground, Pipe},
        station::Station,
    },
    quantity::{Id, measures::Share},
};

/// The fastest that a line is run, m/s: above it noise and wear count.
pub const VELOCITY_MAX: f64 = 20.0;
/// Properties are fitted for all inlets between two powers of it, so that a few fits serve a design whose pressure is uncertain.
const INLETS: f64 = 1.1;
/// Mechanical efficiency between driver and gas.
const MECHANICAL: f64 = 0.98;
/// The numbers of a line, with or without its stations and loops; its stations stand evenly.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Drawn {
    /// Mole fractions of methane, ethane, propane, butane, nitrogen, carbon dioxide.
    pub fractions: [f64; 6],
    /// How its gas is counted; none: by the heat of its composition.
    pub counted: Option<Counted>,
    /// K; where the soil is given, at the head and behind coolers.
    pub temperature: f64,
    /// The soil, where the gas trades heat with it.
    pub ground: Option<Ground>,
    /// Pa, at the head and behind stations.
    pub inlet: f64,
    /// Pa, the least at the end.
    pub delivery: f64,
    /// m, inner.
    pub diameter: f64,
    /// m.
    pub roughness: f64,
    /// How many.
    pub stations: usize,
    /// W, each, as far as its units are ready.
    pub power: f64,
    /// Pressure out over pressure in.
    pub ratio: f64,
    /// Of the compressors.
    pub isentropic: f64,
    /// Shaft work over net heat.
    pub driver: f64,
    /// Beside which share of the length a second pipe lies.
    pub loop_share: f64,
    /// Diameter of that pipe over that of the first.
    pub loop_width: f64,
    /// By pipeline: length and rise in m, and the share of what entered the line that leaves at its end.
    pub stretches: Vec<[f64; 3]>,
}

impl Drawn {
    /// The numbers of a chain with these works.
    pub fn of(structure: &Structure, values: &Values, chain: &Chain, works: Works) -> Self {
        let mut drawn = Self::default();
        drawn.read(structure, values, chain, works);
        drawn
    }

    /// Reads the numbers of a chain; touches no heap from the second time on.
    pub(crate) fn read(&mut self, structure: &Structure, values: &Values, chain: &Chain, works: Works) {
        let (design, gas) = (&structure.designs[chain.design], &structure.gases[chain.gas]);
        let stretch = |(id, rights): (&Id<kinds::Pipeline>, &Vec<Id<kinds::Entitlement>>)| {
            let line = &structure.pipelines[*id];
            let share: f64 = rights.iter().map(|right| structure.entitlements[*right].share.get(values)).sum();
            [line.length.map_or(f64::NAN, |length| length.get(values)), line.rise.get(values), share.clamp(0.0, 1.0)]
        };
        let mut stretches = std::mem::take(&mut self.stretches);
        stretches.clear();
        stretches.extend(chain.pipelines.iter().zip(&chain.rights).map(stretch));
        let count = design.stations.get(values).max(0.0).round() as usize;
        *self = Self {
            fractions: fractions(gas, values),
            counted: Counted::of(&gas.properties(values)),
            temperature: design.temperature.get(values),
            ground: ground(design, values),
            inlet: design.inlet_pressure.get(values),
            delivery: design.delivery_pressure.get(values),
            diameter: design.outer_diameter.get(values) - 2.0 * design.wall.get(values),
            roughness: design.roughness.get(values),
            stations: if works.stations { count } else { 0 },
            power: station_power(design, values),
            ratio: design.ratio.get(values),
            isentropic: design.efficiency.get(values),
            driver: design.driver.get(values),
            loop_share: if works.loops { design.loop_share.get(values) } else { 0.0 },
            loop_width: design.loop_width.get(values),
            stretches,
        };
    }

    /// The gas.
    ///
    /// # Errors
    /// Fractions that are none.
    pub fn composition(&self) -> Result<Composition, Refusal> {
        compose(self.fractions)
    }

    /// The range in which its gas runs.
    pub fn range(&self) -> GasRange {
        let power = libm::floor(libm::log(self.inlet) / libm::log(INLETS));
        let inlet = (libm::pow(INLETS, power), libm::pow(INLETS, power + 1.0));
        let fall = self.stretches.iter().map(|[_, rise, _]| (-rise).max(0.0)).sum();
        let ratio = self.ratio.clamp(1.05, 3.0);
        let Self { fractions, counted, temperature, .. } = *self;
        GasRange { fractions, counted, temperature, inlet, ratio, fall, soil: Soil::of(self) }
    }

    /// The properties of its gas in its range.
    ///
    /// # Errors
    /// As [`Properties::fit`].
    pub fn properties(&self) -> Result<Properties, Refusal> {
        Properties::fit(&self.range())
    }

    /// m, from head to end.
    pub fn length(&self) -> f64 {
        self.stretches.iter().map(|[length, ..]| length).sum()
    }

    /// Sections between stations and the ends of pipelines, each with the row of the pipeline it lies in, for a flow (kg/s) at
    /// the head, of which the rights take their shares.
    pub fn sections(&self, gas: &Properties, flow: f64) -> (Line, Vec<usize>) {
        let spacing = self.length() / (self.stations as f64 + 1.0);
        let even: Vec<f64> = (1..=self.stations).map(|n| spacing * n as f64).collect();
        self.sections_at(gas, flow, &even)
    }

    /// The same with stations at these places, m from the head.
    pub(super) fn sections_at(&self, gas: &Properties, flow: f64, places: &[f64]) -> (Line, Vec<usize>) {
        let station = Station {
            discharge: self.inlet,
            isentropic: self.isentropic,
            mechanical: MECHANICAL,
            driver: Some(self.driver),
            fuel_heat: gas.net,
            ratio_max: self.ratio,
            power_max: self.power,
            cooled_to: Some(self.temperature),
        };
        let diameter = self.loop_width * self.diameter;
        let beside = Loop { share: self.loop_share, diameter, roughness: self.roughness };
        let looped = (self.loop_share > 0.0).then_some(beside);
        let (mut sections, mut rows) = (Vec::new(), Vec::new());
        let (mut begin, mut next) = (0.0, 0);
        for (row, &[length, rise, share]) in self.stretches.iter().enumerate() {
            let end = begin + length;
            let mut at = begin;
            loop {
                let place = places.get(next).copied();
                let stop = place.map_or(end, |place| place.min(end));
                let last = stop >= end - 1.0;
                let here = place.is_some_and(|place| place <= if last { end + 1.0 } else { stop });
                let along = (if last { end } else { stop }) - at;
                let pipe = self.pipe(along, rise * along / length);
                let offtake = if last { share * flow } else { 0.0 };
                sections.push(Section { pipe, looped, offtake, station: here.then_some(station) });
                rows.push(row);
                next += usize::from(here);
                at = stop;
                if last {
                    break;
                }
            }
            begin = end;
        }
        let line = Line {
            supply: self.inlet,
            head: None,
            sections,
            delivery: self.delivery,
            velocity_max: VELOCITY_MAX,
            erosion: EROSIONAL,
        };
        (line, rows)
    }

    /// The line at a flow (kg/s) at its head.
    ///
    /// # Errors
    /// The limit that the flow breaks first.
    pub fn run(&self, gas: &Properties, flow: f64) -> Result<Working, Refusal> {
        self.run_line(gas, &self.sections(gas, flow).0, flow)
    }

    /// The same, of sections that were cut or changed.
    ///
    /// # Errors
    /// As [`Drawn::run`].
    pub fn run_line(&self, gas: &Properties, line: &Line, flow: f64) -> Result<Working, Refusal> {
        gas.run(line, flow)
    }

    /// The largest flow (kg/s) at the head, to a millionth, and the limit that binds there.
    ///
    /// # Errors
    /// Where not even a trickle gets through.
    pub fn most(&self, gas: &Properties) -> Result<(f64, Refusal), Refusal> {
        largest(self.guess(gas), |flow| Ok(self.run(gas, flow)?.strain))
    }

    /// About what it carries (kg/s): as if it lay level, its stations stood evenly, each at its highest ratio, with power enough.
    pub(super) fn guess(&self, gas: &Properties) -> f64 {
        let fluid = gas.fluid();
        let lowest = if self.stations > 0 { self.inlet / self.ratio } else { self.delivery };
        let fall = fluid.isotherm.potential(self.inlet) - fluid.isotherm.potential(lowest);
        // Squares of what still flows, for each kg/s at the head.
        let (mut flow, mut squares) = (1.0, 0.0);
        for &[length, _, share] in &self.stretches {
            squares += flow * flow * length;
            flow -= share;
        }
        let pipe = self.pipe(self.length(), 0.0);
        let loss = pipe.friction_factor(500.0, fluid.viscosity) / (2.0 * pipe.diameter * pipe.area() * pipe.area());
        // Flow goes about with the diameter to the power 2.5.
        let both = 1.0 + libm::pow(self.loop_width, 2.5);
        let looped = 1.0 - (1.0 - 1.0 / (both * both)) * self.loop_share;
        libm::sqrt(fall * (self.stations as f64 + 1.0) / (loss * squares * looped))
    }

    /// A stretch of it, m long and m up.
    fn pipe(&self, length: f64, rise: f64) -> Pipe {
        Pipe { length, diameter: self.diameter, roughness: self.roughness, rise, friction: Friction::Colebrook }
    }
}

/// W that a station of a design can run on the mean; no limit where none is given.
fn station_power(design: &kinds::Design, values: &Values) -> f64 {
    design.station_power.map_or(f64::INFINITY, |power| power.get(values) * Units::of(design, values).share())
}

/// Mole fractions of a gas as [`Drawn::fractions`] has them; no number where it states no composition.
pub(super) fn fractions(gas: &kinds::Gas, values: &Values) -> [f64; 6] {
    let of = |share: Var<Share>| share.get(values).max(0.0);
    [
        gas.methane.map_or(f64::NAN, of),
        of(gas.ethane),
        of(gas.propane),
        of(gas.butane),
        of(gas.nitrogen),
        of(gas.carbon_dioxide),
    ]
}

/// The gas of such fractions, scaled to add to one.
pub(super) fn compose(fractions: [f64; 6]) -> Result<Composition, Refusal> {
    const NAMES: [&str; 6] = ["methane", "ethane", "propane", "n_butane", "nitrogen", "carbon_dioxide"];
    let sum: f64 = fractions.iter().sum();
    Composition::new(NAMES.into_iter().zip(fractions.map(|share| share / sum)))
}
