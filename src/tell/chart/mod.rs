//! Charts as SVG and PNG: what a reader sees of a result.
//!
//! Each function takes plain numbers with names and colours (no model, no outcome) and returns one finished SVG with
//! real text, a title and a description; [`png()`] draws it at twice the size. The same input gives the same bytes.
//!
//! The style: the title says the finding, the subtitle measure, unit and basis; labels stand on the things, not in a
//! box; light horizontal grid from zero, no frame; one colour, one meaning ([`Family`]); what is projected lighter than
//! what was recorded; a shortfall hatched, never filled like a supply.
//! Leaves out: choosing what to draw, maps to scale, interaction.

mod around;
mod axis;
mod bars;
mod beside;
mod canvas;
mod claims;
#[cfg(test)]
mod contrast;
mod course;
mod dates;
mod difference;
mod frame;
mod label;
mod legend;
mod lines;
mod map;
mod mark;
mod multiples;
mod paint;
mod png;
mod route;
#[cfg(test)]
mod samples;
mod sankey;
mod series;
mod spread;
mod stack;
mod theme;
mod utilisation;

pub use bars::milestone_bars;
pub use claims::{ClaimBar, ClaimRow, Said, claims};
pub use course::{Bound, Course, Measure, Trace, course};
pub use dates::{DatesRow, dates};
pub use difference::difference;
pub use frame::{Frame, Size, Timeline};
pub use lines::marginal_values;
pub use map::{Landing, Map, Pipe, Place, map};
pub use multiples::scenario_multiples;
pub use png::{PngError, png};
pub use sankey::{Node, Ribbon, Sankey, sankey};
pub use series::{Series, Stack};
pub use stack::supply_stack;
pub use theme::{Colour, Family, line};
pub use utilisation::utilisation;
