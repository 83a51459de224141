//! A line: sections and stations in a row, with offtakes and loops.
//!
//! **Answers**: pressures, velocities, powers and fuel along the line at a flow ([`Line::run`]); the largest flow, and which
//! limit binds there ([`Line::maximum`]).
//!
//! **Assumes** one temperature in all sections, to which stations cool the gas, unless the soil is given
//! ([`Line::run_buried`]); stations that hold their discharge pressure as far as
//! ratio and power allow; fuel
//! taken at each station's suction; offtakes at the ends of sections, before a station there.
//!
//! **Leaves out** the choice of where stations stand, and blending.

mod largest;
mod medium;

pub use largest::largest;
use medium::{Along, Medium};

use super::{
    Refusal,
    pipe::{Buried, Fluid, Pipe, erosional, velocity},
    station::{Caloric, Held, Lift, Station},
};

/// A second pipe beside part of a section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loop {
    /// The share of the section's length it accompanies, from its inlet.
    pub share: f64,
    /// Inner diameter in m.
    pub diameter: f64,
    /// Roughness in m.
    pub roughness: f64,
}

/// A section, what is taken at its end, and the station there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Section {
    /// The pipe.
    pub pipe: Pipe,
    /// A loop, if there is one.
    pub looped: Option<Loop>,
    /// Flow in kg/s that leaves at the end (negative: it enters).
    pub offtake: f64,
    /// The station behind it, if there is one.
    pub station: Option<Station>,
}

/// A line from its head to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Pressure in Pa at the head, before the head station if there is one.
    pub supply: f64,
    /// The station at the head.
    pub head: Option<Station>,
    /// From head to end.
    pub sections: Vec<Section>,
    /// The least pressure in Pa at the end.
    pub delivery: f64,
    /// The largest velocity in m/s anywhere.
    pub velocity_max: f64,
    /// The constant of the erosional limit ([`erosional`]), in kg^0.5/(m^0.5 s); infinite where none is asked.
    pub erosion: f64,
}

/// What passes through a section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Passage {
    /// kg/s at its inlet.
    pub flow: f64,
    /// Pa at its inlet.
    pub inlet: f64,
    /// Pa at its outlet.
    pub outlet: f64,
    /// K at its inlet and its outlet.
    pub temperature: (f64, f64),
    /// m/s at its outlet, in the main of two pipes.
    pub velocity: f64,
    /// What the station behind it does.
    pub lift: Option<Lift>,
}

/// A line at work.
#[derive(Debug, Clone, PartialEq)]
pub struct Working {
    /// What the head station does.
    pub head: Option<Lift>,
    /// Section by section.
    pub sections: Vec<Passage>,
    /// kg/s at the end.
    pub delivered: f64,
    /// Pa at the end.
    pub outlet: f64,
    /// The largest share of a limit that is used: of velocity; at the end, what is asked over what there is.
    pub strain: f64,
}

/// How many stations of a line give all they can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spent {
    /// All there are.
    pub stations: usize,
    /// Those at their full power.
    pub power: usize,
    /// Those at their highest ratio.
    pub ratio: usize,
}

impl Spent {
    fn count(&mut self, lift: &Lift) {
        self.stations += 1;
        match lift.held {
            Some(Held::Power) => self.power += 1,
            Some(Held::Ratio) => self.ratio += 1,
            None => {}
        }
    }
}

impl Working {
    fn lifts(&self) -> impl Iterator<Item = &Lift> {
        self.head.iter().chain(self.sections.iter().filter_map(|section| section.lift.as_ref()))
    }

    /// Shaft power of all stations in W.
    pub fn power(&self) -> f64 {
        self.lifts().map(|lift| lift.shaft_power).sum()
    }

    /// Fuel of all stations in kg/s.
    pub fn fuel(&self) -> f64 {
        self.lifts().map(|lift| lift.fuel).sum()
    }
}

/// The end of a section.
struct Leaves {
    /// Pa and K.
    here: (f64, f64),
    /// m/s in the main pipe.
    speed: f64,
    /// m/s in the faster of the pipes that end there.
    fastest: f64,
}

impl Section {
    /// The end of a section with or without loop.
    ///
    /// Of two pipes side by side the main one is followed: gas in the other is as warm, as they are alike.
    fn outlet(&self, medium: &impl Medium, inlet: (f64, f64), flow: f64) -> Result<Leaves, Refusal> {
        let leaves = |here: (f64, f64), flow: f64| {
            let speed = velocity(flow, medium.density(here), self.pipe.diameter);
            Leaves { here, speed, fastest: speed }
        };
        let Some(looped) = self.looped.filter(|looped| looped.share > 0.0) else {
            return Ok(leaves(medium.through(&self.pipe, inlet, flow)?, flow));
        };
        let share = super::refusal::within("the looped share", looped.share, 0.0, 1.0, "1")?;
        let part = |share: f64| Pipe { length: share * self.pipe.length, rise: share * self.pipe.rise, ..self.pipe };
        let own = split(&self.pipe, &looped, medium.viscosity(), flow);
        let behind = medium.through(&part(share), inlet, own)?;
        if share >= 1.0 - 1e-12 {
            // Where the loop ends before, the single pipe is the faster.
            let beside = velocity(flow - own, medium.density(behind), looped.diameter);
            let alone = leaves(behind, own);
            return Ok(Leaves { fastest: alone.speed.max(beside), ..alone });
        }
        let beyond = medium.through(&part(1.0 - share), behind, flow);
        Ok(leaves(beyond.map_err(|refusal| refusal.behind(share * self.pipe.length))?, flow))
    }
}

/// The flow that keeps to the main pipe: both lose the same, `lambda m^2 / D^5`.
fn split(pipe: &Pipe, looped: &Loop, viscosity: f64, flow: f64) -> f64 {
    let beside = Pipe { diameter: looped.diameter, roughness: looped.roughness, ..*pipe };
    if (beside.diameter, beside.roughness) == (pipe.diameter, pipe.roughness) {
        return 0.5 * flow;
    }
    let ease = |pipe: &Pipe, flow: f64| {
        libm::sqrt(libm::pow(pipe.diameter, 5.0) / pipe.friction_factor(flow.max(1e-6), viscosity))
    };
    let mut own = 0.5 * flow;
    for _ in 0..40 {
        let (a, b) = (ease(pipe, own), ease(&beside, flow - own));
        let next = flow * a / (a + b);
        let settled = (next - own).abs() <= 1e-13 * flow;
        own = next;
        if settled {
            break;
        }
    }
    own
}

impl Line {
    /// Pressures, powers and fuel at a flow in kg/s into the line (before the head station).
    ///
    /// # Errors
    /// The limit that the flow breaks first, going from head to end.
    pub fn run(&self, fluid: Fluid<'_>, gas: &impl Caloric, flow: f64) -> Result<Working, Refusal> {
        self.pass(&fluid, gas, flow)
    }

    /// The same where pipes trade heat with the soil. Gas enters at a temperature in K; it is as cold behind a station as its
    /// cooler leaves it, or as a valve that holds the pressure found it.
    ///
    /// # Errors
    /// As [`Line::run`].
    pub fn run_buried(&self, pipe: Buried<'_>, enters: f64, flow: f64) -> Result<Working, Refusal> {
        self.pass(&Along { pipe, enters }, pipe.table, flow)
    }

    fn pass(&self, medium: &impl Medium, gas: &impl Caloric, flow: f64) -> Result<Working, Refusal> {
        let (mut flow, mut here) = (flow, (self.supply, medium.enters()));
        let mut spent = Spent::default();
        let mut pass =
            |station: Option<&Station>, flow: &mut f64, here: &mut (f64, f64)| -> Result<Option<Lift>, Refusal> {
                let Some(station) = station else { return Ok(None) };
                let lift = station.lift_as_far(gas, *here, *flow)?;
                spent.count(&lift);
                *flow -= lift.fuel;
                *here = (lift.discharge, medium.behind(&lift));
                Ok(Some(lift))
            };
        let head = pass(self.head.as_ref(), &mut flow, &mut here)?;
        let mut sections = Vec::with_capacity(self.sections.len());
        let (mut strain, mut begun) = (0.0_f64, 0.0);
        for (at, section) in self.sections.iter().enumerate() {
            let (inlet, entered) = (here, flow);
            let Leaves { here: outlet, speed, fastest } =
                section.outlet(medium, inlet, flow).map_err(|refusal| refusal.behind(begun))?;
            begun += section.pipe.length;
            let limit = self.velocity_max.min(erosional(self.erosion, medium.density(outlet)));
            if fastest > limit {
                return Err(Refusal::Velocity { section: at, velocity: fastest, limit });
            }
            strain = strain.max(fastest / limit);
            flow -= section.offtake;
            if flow < 0.0 {
                return Err(Refusal::Offtake { section: at, left: flow });
            }
            here = outlet;
            let lift = pass(section.station.as_ref(), &mut flow, &mut here)?;
            let (temperature, inlet, outlet) = ((inlet.1, outlet.1), inlet.0, outlet.0);
            sections.push(Passage { flow: entered, inlet, outlet, temperature, velocity: speed, lift });
        }
        if here.0 < self.delivery {
            return Err(Refusal::Delivery { pressure: here.0, least: self.delivery, spent });
        }
        let strain = strain.max(self.delivery / here.0);
        Ok(Working { head, sections, delivered: flow, outlet: here.0, strain })
    }

    /// The largest flow in kg/s into the line, and the limit that binds there.
    ///
    /// # Errors
    /// Where no flow above the offtakes gets through.
    pub fn maximum(&self, fluid: Fluid<'_>, gas: &impl Caloric) -> Result<(f64, Refusal), Refusal> {
        let least = self.sections.iter().scan(0.0, |sum, section| {
            *sum += section.offtake;
            Some(*sum)
        });
        let least = least.fold(1e-6, f64::max) * (1.0 + 1e-9);
        let mut low = self.least_that_runs(fluid, gas, least)?;
        let mut high = 2.0 * low.max(1.0);
        let mut limit = loop {
            match self.run(fluid, gas, high) {
                Ok(_) if high < 1e5 => (low, high) = (high, 2.0 * high),
                Ok(_) => return Err(Refusal::NotSettled("the largest flow")),
                Err(refusal) => break refusal,
            }
        };
        while high - low > 1e-9 * high {
            let middle = 0.5 * (low + high);
            match self.run(fluid, gas, middle) {
                Ok(_) => low = middle,
                Err(refusal) => (high, limit) = (middle, refusal),
            }
        }
        Ok((low, limit))
    }

    /// A flow at or above `least` that gets through: fuel comes on top of the offtakes, in steps of 2 %.
    fn least_that_runs(&self, fluid: Fluid<'_>, gas: &impl Caloric, least: f64) -> Result<f64, Refusal> {
        let mut why = None;
        for step in 0..60 {
            let flow = least * libm::pow(1.02, f64::from(step));
            match self.run(fluid, gas, flow) {
                Ok(_) => return Ok(flow),
                Err(refusal @ Refusal::Offtake { .. }) => why = why.or(Some(refusal)),
                Err(refusal) => return Err(refusal),
            }
        }
        Err(why.unwrap_or(Refusal::NotSettled("the largest flow")))
    }
}
