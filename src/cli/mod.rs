//! Floor 6: the command line. What the user asked is read here, and what came out is told to a person.

#[allow(dead_code)]
mod convert;
