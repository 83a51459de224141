//! Quantities against published numbers, against nonsense, and there and back.

mod properties;
mod published;
mod refused;
