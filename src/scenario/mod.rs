//! Floor 3: files into structure and values.
