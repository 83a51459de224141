//! The dispatch of every shipped scenario, proved and asked how it behaves.

use std::path::Path;

use corridor::{
    model::Model,
    scenario::{Case, DiskFiles, Options, load},
    simulate::{Compiled, Outcome, Resolution, Workspace, compile},
};

mod addition;
mod audit;
mod behaviour;
mod margins;
mod order;
mod proof;
mod worth;

/// A shipped scenario with flags of its own.
fn model(name: &str, case: Case, flags: &[&str]) -> Model {
    model_at(Path::new(&format!("scenarios/{name}.toml")), case, flags)
}

fn model_at(path: &Path, case: Case, flags: &[&str]) -> Model {
    let options = Options { case, flags: flags.iter().map(|&flag| flag.to_owned()).collect() };
    let reading = load(path, &options, &DiskFiles);
    reading.loaded.unwrap_or_else(|| panic!("{}: {:#?}", path.display(), reading.report)).model
}

/// A model that was run: every solve has proved itself to 1e-9, and all problems are kept.
struct Proved {
    model: Model,
    compiled: Compiled,
    work: Workspace,
    outcome: Outcome,
}

fn run(model: Model, resolution: Resolution) -> Proved {
    let compiled = compile(&model.structure, &model.values, resolution).unwrap();
    let mut work = compiled.workspace();
    work.verify(true);
    work.keep();
    let outcome = compiled.outcome_in(&model.values, &mut work).unwrap();
    Proved { model, compiled, work, outcome }
}

fn months(name: &str, flags: &[&str]) -> Proved {
    run(model(name, Case::Base, flags), Resolution::Monthly)
}
