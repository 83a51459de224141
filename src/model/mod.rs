//! Floor 1: hubs, sources, pipelines, terminals, contracts, demands and projects, plain and valid.
