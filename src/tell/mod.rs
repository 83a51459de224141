//! Floor 5: results into bytes.
