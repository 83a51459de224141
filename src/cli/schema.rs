//! `corridor schema`: the form of files, for editors.

use super::{
    Stop, answer,
    arguments::{FileKind, Schema},
};
use crate::scenario::{scenario_schema, system_schema};

/// Runs the command.
pub(super) fn obey(ask: &Schema) -> Result<(), Stop> {
    let schema = match ask.of {
        FileKind::System => system_schema(),
        FileKind::Scenario => scenario_schema(),
    };
    Ok(answer(&format!("{}\n", serde_json::to_string_pretty(&schema)?))?)
}
