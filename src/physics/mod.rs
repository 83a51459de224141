//! Floor 2: physics: gas, pipes, stations, lines, networks. Knows quantities in SI, not the model.

pub mod network;
