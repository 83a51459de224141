//! A line with the places of its stations.
//!
//! Evenly over the whole line; or so many on each pipeline, evenly along it, the last at its end unless the line ends there; or
//! where all have the same ratio of pressures at the largest flow.

use std::ops::Deref;

use super::{Chain, Drawn, Properties, Works};
use crate::{
    model::{Structure, Values, kinds::Spacing},
    physics::{
        Refusal,
        line::{Line, Working, largest},
    },
};

/// A stretch on which pressure rises counts with this share of the mean fall: a station is never pushed over it.
const FALL_MIN: f64 = 1e-3;

/// A line whose stations stand where they are said or found to stand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Placed {
    /// Its other numbers.
    pub drawn: Drawn,
    /// Where its stations stand, m from the head; none: evenly over the line.
    pub places: Vec<f64>,
    /// Whether they are to be moved until all have one ratio.
    pub has_one_ratio: bool,
}

impl Deref for Placed {
    type Target = Drawn;
    fn deref(&self) -> &Drawn {
        &self.drawn
    }
}

impl Placed {
    /// The numbers of a chain with these works.
    pub fn of(structure: &Structure, values: &Values, chain: &Chain, works: Works) -> Self {
        let mut placed = Self::default();
        placed.read(structure, values, chain, works);
        placed
    }

    /// Reads the numbers of a chain; touches no heap from the second time on.
    pub(crate) fn read(&mut self, structure: &Structure, values: &Values, chain: &Chain, works: Works) {
        self.drawn.read(structure, values, chain, works);
        self.places.clear();
        let said = || chain.pipelines.iter().map(|id| structure.pipelines[*id].stations);
        let is_said = said().any(|count| count.is_some());
        self.has_one_ratio = structure.designs[chain.design].spacing.get(values) == Spacing::EqualRatio && !is_said;
        if is_said {
            let count = said().map(|count| count.map_or(0.0, |count| count.get(values)).max(0.0).round() as usize);
            if works.stations {
                on_pipelines(self.drawn.stretches.iter().map(|[length, ..]| *length), count, &mut self.places);
            }
            self.drawn.stations = self.places.len();
        }
    }

    /// As [`Drawn::sections`].
    pub fn sections(&self, gas: &Properties, flow: f64) -> (Line, Vec<usize>) {
        if self.places.is_empty() {
            return self.drawn.sections(gas, flow);
        }
        self.drawn.sections_at(gas, flow, &self.places)
    }

    /// The line at a flow (kg/s) at its head.
    ///
    /// # Errors
    /// The limit that the flow breaks first.
    pub fn run(&self, gas: &Properties, flow: f64) -> Result<Working, Refusal> {
        self.run_line(gas, &self.sections(gas, flow).0, flow)
    }

    /// As [`Drawn::most`].
    ///
    /// # Errors
    /// Where not even a trickle gets through.
    pub fn most(&self, gas: &Properties) -> Result<(f64, Refusal), Refusal> {
        largest(self.guess(gas), |flow| Ok(self.run(gas, flow)?.strain))
    }

    /// The line with the places of its stations found, where its design asks for one ratio of all of them.
    ///
    /// From even places on: at the largest flow the squares of pressures fall by about the same on each metre of a section,
    /// wherever stations stand; they are moved to where the sum of falls is cut into equal parts, the one to the end of the line
    /// included, until they stay.
    ///
    /// # Errors
    /// As [`Placed::most`].
    pub fn settled(&self, gas: &Properties) -> Result<Self, Refusal> {
        let mut line = self.clone();
        if !line.has_one_ratio || line.stations == 0 {
            return Ok(line);
        }
        for _ in 0..3 {
            let (most, _) = line.most(gas)?;
            for _ in 0..4 {
                let Ok(places) = line.moved(gas, most) else { break };
                line.places = places;
            }
        }
        Ok(line)
    }

    /// Where its stations would stand, if the falls of a flow were cut into equal parts.
    fn moved(&self, gas: &Properties, flow: f64) -> Result<Vec<f64>, Refusal> {
        let (line, _) = self.sections(gas, flow);
        let at = self.run_line(gas, &line, flow)?;
        let square = |x: f64| x * x;
        let lengths: Vec<f64> = line.sections.iter().map(|section| section.pipe.length).collect();
        let falls: Vec<f64> =
            at.sections.iter().map(|passage| square(passage.inlet) - square(passage.outlet)).collect();
        let least = FALL_MIN * falls.iter().sum::<f64>().max(0.0) / self.length();
        let falls: Vec<f64> = falls.iter().zip(&lengths).map(|(fall, length)| fall.max(least * length)).collect();
        let part = falls.iter().sum::<f64>() / (self.stations as f64 + 1.0);
        let (mut begin, mut sum, mut places) = (0.0, 0.0, Vec::with_capacity(self.stations));
        for (fall, length) in falls.iter().zip(&lengths) {
            while places.len() < self.stations && part * (places.len() + 1) as f64 <= sum + fall {
                places.push(begin + length * (part * (places.len() + 1) as f64 - sum) / fall);
            }
            (begin, sum) = (begin + length, sum + fall);
        }
        Ok(places)
    }
}

/// Writes the places (m from the head) of so many stations on pipelines of these lengths.
fn on_pipelines(lengths: impl ExactSizeIterator<Item = f64>, counts: impl Iterator<Item = usize>, into: &mut Vec<f64>) {
    let pipelines = lengths.len();
    let mut begin = 0.0;
    for (row, (length, count)) in lengths.zip(counts).enumerate() {
        let parts = count + usize::from(row + 1 == pipelines);
        into.extend((1..=count).map(|n| begin + length * n as f64 / parts as f64));
        begin += length;
    }
}
