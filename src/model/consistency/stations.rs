//! The stations of lines that have a design: how many, where, and of how many units.

use super::{Found, Model, is_said, place};
use crate::{
    model::kinds::{Design, Pipeline, Spacing},
    quantity::{Diagnostic, Id},
};

/// What no station has, and units that nothing asks for.
pub(super) fn stations_have_units(model: &Model, found: &mut Found) {
    for (_, name, design) in model.structure.designs.iter() {
        let values = &model.values;
        let path = |field: &str| format!("designs.{name}.{field}");
        let counts = [("units", design.units, 1.0), ("spare_units", design.spare_units, 0.0)];
        for (field, _, least) in
            counts.iter().filter(|(_, count, least)| !(*least..=100.0).contains(&count.get(values)))
        {
            let message = format!("`{}` is no number of units", path(field));
            found.push(Diagnostic::error(place(model, &path(field)), message).expected(format!("{least} to 100")));
        }
        if !(0.0..=1.0).contains(&design.unit_availability.get(values)) {
            let at = place(model, &path("unit_availability"));
            let message = format!("`{}` is no share of the time", path("unit_availability"));
            found.push(Diagnostic::error(at, message).expected("0 % to 100 %"));
        }
        if design.station_power.is_none() {
            let idle =
                ["units", "spare_units", "unit_availability"].into_iter().filter(|field| is_said(model, &path(field)));
            found.extend(idle.map(|field| {
                let message = format!("`{}` changes nothing: the design has no `station_power`", path(field));
                Diagnostic::warning(place(model, &path(field)), message)
                    .expected("a power, as station_power = \"30 MW\"")
            }));
        }
    }
}

fn built(model: &Model, id: Id<Design>) -> impl Iterator<Item = (&str, &Pipeline)> {
    model
        .structure
        .pipelines
        .iter()
        .filter(move |(.., line)| line.design == Some(id))
        .map(|(_, name, line)| (name, line))
}

/// What the pipelines of a design say, added; none where none says it.
fn on_pipelines(model: &Model, id: Id<Design>) -> Option<f64> {
    let said = || built(model, id).filter_map(|(_, line)| line.stations);
    said().next().map(|_| said().map(|count| count.get(&model.values)).sum())
}

/// How many stations a line of a design has.
pub(super) fn number(model: &Model, id: Id<Design>) -> f64 {
    on_pipelines(model, id).unwrap_or_else(|| model.structure.designs[id].stations.get(&model.values))
}

/// Where pipelines say how many stand on each, the design says nothing else.
pub(super) fn stations_stand_somewhere(model: &Model, found: &mut Found) {
    let structure = &model.structure;
    for (_, name, line) in structure.pipelines.iter() {
        let Some(stations) = line.stations else { continue };
        let path = format!("pipelines.{name}.stations");
        if line.design.is_none() {
            let message = format!("`{path}` changes nothing: the pipeline has no `design`");
            found.push(Diagnostic::warning(place(model, &path), message));
        }
        if stations.get(&model.values) < 0.0 {
            found.push(Diagnostic::error(place(model, &path), format!("`{path}` is below zero")));
        }
    }
    for (id, name, design) in structure.designs.iter() {
        let Some(sum) = on_pipelines(model, id) else { continue };
        let path = |field: &str| format!("designs.{name}.{field}");
        let said = design.stations.get(&model.values);
        if is_said(model, &path("stations")) && said != sum {
            let message = format!("`{}` is {said}, and on its pipelines stand {sum}", path("stations"));
            let problem = Diagnostic::error(place(model, &path("stations")), message);
            found.push(problem.expected("their sum, or no number beside those of the pipelines"));
        }
        if design.spacing.get(&model.values) != Spacing::Even {
            let message =
                format!("`{}` finds places for stations whose pipelines say where they stand", path("spacing"));
            found.push(Diagnostic::error(place(model, &path("spacing")), message));
        }
    }
}
