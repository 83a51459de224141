//! A line of a scenario: its sections at a flow, its largest flow, and designs of it side by side.

use std::path::{Path, PathBuf};

use crate::{
    cli::{
        Stop, answer,
        arguments::{Format, Hydraulics, Inputs, Results},
        reading::{self, Read},
        result::{self, Shape},
    },
    model::Model,
    physics::Refusal,
    quantity::{Basis, Dim, GasBasis, Quantity, describe_basis, parse},
    study::line::{FLOW, Survey, find, survey},
    tell::{
        Folder, MANIFEST, Manifest, hash,
        line::{Around, Told, csv, is_any_carried, pictures, text, value},
    },
};

/// A design of the line: its name, the scenario with its settings, and what it does.
type Design = (String, Read, Survey);

pub(super) fn obey(ask: &Hydraulics, scenario: &Path) -> Result<(), Stop> {
    let designs = designs(ask, scenario)?;
    let Some((_, read, _)) = designs.first() else { return Ok(()) };
    let model = &read.loaded.model;
    let results = Results { out: ask.out.clone(), charts: ask.charts, ..Results::default() };
    let shape = Shape::of(&results, &ask.inputs, std::slice::from_ref(read))?;
    let target = ask.out.join(format!("hydraulics-{}", ask.what));
    result::refuse_foreign(&target)?;
    let basis = basis(model, &ask.what);
    let told: Vec<_> = designs.iter().map(|(name, _, survey)| Told { name, survey }).collect();
    let mut folder = Folder::default();
    folder.add("sections.csv", csv(&told)?);
    folder.add("hydraulics.json", serde_json::to_vec_pretty(&value(&told))?);
    folder.add(MANIFEST, Manifest::new(result::command(), model, &hash::of_values(model), &read.sources).json()?);
    if !shape.is_without_charts() {
        let hash = hash::of_values(model);
        let version = env!("CARGO_PKG_VERSION");
        let footer = format!(
            "Sources: scenario files, GERG-2008, Colebrook. Scenario {}. Values {hash}. Corridor {version}",
            read.loaded.name
        );
        shape.add_charts(pictures(&told, &Around { basis: &basis, footer: &footer }), &mut folder)?;
    }
    folder.put(&target)?;
    if !ask.telling.quiet {
        match ask.telling.format {
            Format::Text => {
                let lacks = !shape.is_without_charts() && !is_any_carried(&told);
                let lacks = if lacks { "No profile is drawn, as no design carries the flow\n" } else { "" };
                answer(&format!("{}\n{lacks}Written to {}\n", text(&told, &basis), target.display()))?;
            }
            Format::Json => answer(&format!("{}\n", serde_json::to_string_pretty(&value(&told))?))?,
            Format::Csv => answer(&String::from_utf8_lossy(&csv(&told)?))?,
        }
    }
    Ok(())
}

/// The line as the scenario has it, and with each set of changes.
fn designs(ask: &Hydraulics, scenario: &Path) -> Result<Vec<Design>, Stop> {
    let settings = |changes: &str| changes.split(';').map(|one| one.trim().to_owned()).collect::<Vec<_>>();
    let changed = ask.compare.iter().map(|changes| (named(changes), settings(changes)));
    let all = std::iter::once(("As designed".to_owned(), Vec::new())).chain(changed);
    all.map(|(name, more)| {
        let set = ask.inputs.set.iter().cloned().chain(more).collect();
        let inputs = Inputs { set, compared: Some(ask.inputs.set.len()), ..ask.inputs.clone() };
        let mut read = reading::scenarios(&[PathBuf::from(scenario)], &inputs)?;
        let read = read.pop().ok_or(Stop::BadInput)?;
        let survey = asked(ask, scenario, &read.loaded.model)?;
        Ok((name, read, survey))
    })
    .collect()
}

/// Changes as a person calls them: `14 stations, 100 % loop share`.
fn named(changes: &str) -> String {
    let one = |change: &str| {
        let (path, value) = change.split_once('=').unwrap_or((change, ""));
        let field = path.trim().rsplit('.').next().unwrap_or(path).replace('_', " ");
        format!("{} {field}", value.trim())
    };
    changes.split(';').map(one).collect::<Vec<_>>().join(", ")
}

fn asked(ask: &Hydraulics, scenario: &Path, model: &Model) -> Result<Survey, Stop> {
    let chain = find(model, &ask.what).map_err(|(near, known)| {
        complain!("Error: {} has no line with a design of the name `{}`", scenario.display(), ask.what);
        match near {
            Some(near) => complain!("  did you mean `{near}`?"),
            None if known.is_empty() => complain!("  a pipeline has one if it says `design`"),
            None => complain!("  known are {}", known.join(", ")),
        }
        Stop::BadInput
    })?;
    let flow = ask.flow.as_ref().map(|flow| flow_of(flow)).transpose()?;
    survey(model, &chain, flow).map_err(|refusal| {
        match (&ask.flow, &refusal) {
            (Some(text), Refusal::Range { what: FLOW, .. }) => complain_of_flow(text, &refusal),
            _ => complain!(
                "Error: `designs.{}` cannot be computed: {refusal}",
                model.structure.designs.name(chain.design)
            ),
        }
        Stop::BadInput
    })
}

/// Says that no line has a flow: how much it is can be judged only in kg/s, by the gas of the line.
fn complain_of_flow(text: &str, refusal: &Refusal) {
    complain!("Error (--flow): `{text}` is no flow of a line: {refusal}");
    complain!("  expected a flow above zero and up to about 440 bcm/y, as 33 bcm/y or 1200 MMcfd");
}

fn flow_of(text: &str) -> Result<Quantity, Stop> {
    parse(text, Dim::GasRate).map_err(|error| {
        complain!("Error (--flow): {}", error.message);
        error.expected.iter().for_each(|text| complain!("  expected {text}"));
        error.hint.iter().for_each(|text| complain!("  {text}"));
        Stop::BadInput
    })
}

/// Which cubic metre is counted, for people.
fn basis(model: &Model, name: &str) -> String {
    let Ok(chain) = find(model, name) else { return String::new() };
    let gas = &model.structure.gases[chain.gas];
    let basis = Basis { gas: GasBasis::OwnVolume, ..Basis::PLAIN };
    let name = gas.title.as_deref().unwrap_or_else(|| model.structure.gases.name(chain.gas));
    format!("{name}, {}", describe_basis(&basis, Some(&gas.properties(&model.values))))
}
