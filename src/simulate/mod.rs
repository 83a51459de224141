//! Floor 3: structure and values into an outcome.
