//! Hashes: of inputs, for the manifest; of resolved values, for every chart.

use sha2::{Digest, Sha256};

use crate::model::Model;

/// SHA-256 of some bytes, in hexadecimal.
pub fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// A short hash of all resolved values and of the structure they belong to: two runs with the same hash, the same
/// version and the same options have the same results. Who set a value, and where, does not count.
pub fn of_values(model: &Model) -> String {
    let mut sha = Sha256::new();
    // A series rarely changes its basis: it is written out only where it does.
    let mut told = None;
    for (path, entry) in model.paths.iter() {
        sha.update(path.as_bytes());
        for slot in entry.slots.clone() {
            sha.update(model.values.slot(slot).to_bits().to_le_bytes());
            let basis = model.values.basis(slot);
            if told != Some(basis) {
                sha.update(format!("{basis:?}").as_bytes());
                told = Some(basis);
            }
        }
        if entry.slots.is_empty() {
            entry.layers.iter().flat_map(|layer| &layer.written).for_each(|text| sha.update(text.as_bytes()));
        }
    }
    hex(&sha.finalize()[..6])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
