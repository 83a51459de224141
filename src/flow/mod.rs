//! Floor 2: least-cost flow in a generalised network, knowing arcs and nodes only.
