//! Floor 4: questions over several runs.
