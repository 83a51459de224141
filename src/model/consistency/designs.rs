//! Lines that have a design: whether hydraulics can be asked.

use super::{Found, Model, place};
use crate::{
    model::kinds::{Design, Pipeline},
    quantity::{Diagnostic, Id},
};

/// A design needs a length, and a gas of known composition; only a plain line has one.
pub(super) fn designs_are_whole(model: &Model, found: &mut Found) {
    let structure = &model.structure;
    for (id, name, line) in structure.pipelines.iter().filter(|(.., line)| line.design.is_some()) {
        let path = format!("pipelines.{name}.design");
        if line.length.is_none() {
            let message = format!("`pipelines.{name}` has a design and no `length`");
            found.push(Diagnostic::error(place(model, &path), message).expected("a length, as 711 km"));
        }
        if structure.gases[line.gas].methane.is_none() {
            let gas = structure.gases.name(line.gas);
            let message = format!("`pipelines.{name}` has a design, and its gas `{gas}` no composition");
            let problem = Diagnostic::error(place(model, &path), message);
            found.push(problem.hint(format!("state `gases.{gas}.methane`, `ethane`, `propane` and so on")));
        }
        if structure.entitlements.iter().any(|(.., right)| right.offtake == id) {
            let message =
                format!("`pipelines.{name}` is the offtake of an entitlement: it has a capacity and no design");
            found.push(Diagnostic::error(place(model, &path), message));
        }
    }
}

/// Pipelines of one design follow on each other, and are expanded together.
pub(super) fn designs_run_in_a_row(model: &Model, found: &mut Found) {
    let structure = &model.structure;
    let built = |id: Id<Design>| structure.pipelines.iter().filter(move |(.., line)| line.design == Some(id));
    for (id, design, _) in structure.designs.iter() {
        for (n, name, line) in built(id) {
            let mut problem = |field: &str, message: String| {
                found.push(Diagnostic::error(place(model, &format!("pipelines.{name}.{field}")), message));
            };
            let twin = |other: &Pipeline| other.from == line.from || other.to == line.to;
            if let Some((_, other, _)) = built(id).find(|(other, _, of)| *other > n && twin(of)) {
                problem(
                    "design",
                    format!(
                        "`pipelines.{name}` and `pipelines.{other}` stand side by side, and both have the design `{design}`: a second line has a design of its own"
                    ),
                );
            }
            for (_, before, of) in built(id).filter(|(.., of)| of.to == line.from) {
                if of.expansion != line.expansion {
                    problem(
                        "design",
                        format!(
                            "`pipelines.{name}` follows on `pipelines.{before}`, and another `expansion` brings its stations"
                        ),
                    );
                }
                if of.from == line.to {
                    problem(
                        "design",
                        format!("`pipelines.{before}` and `pipelines.{name}` are of one design and run in a circle"),
                    );
                }
            }
        }
    }
}

/// What no pipe is.
pub(super) fn designs_are_pipes(model: &Model, found: &mut Found) {
    for (id, name, design) in model.structure.designs.iter() {
        let at = |field: &str| place(model, &format!("designs.{name}.{field}"));
        let said = |field: &str| {
            model.paths.get(&format!("designs.{name}.{field}")).map_or("", |entry| entry.written(0)).to_owned()
        };
        let values = &model.values;
        if 2.0 * design.wall.get(values) >= design.outer_diameter.get(values) {
            let message =
                format!("`designs.{name}`: a wall of {} leaves nothing of {}", said("wall"), said("outer_diameter"));
            found.push(Diagnostic::error(at("wall"), message).also(at("outer_diameter"), "the outer diameter"));
        }
        if design.delivery_pressure.get(values) >= design.inlet_pressure.get(values) {
            let message = format!(
                "`designs.{name}`: the delivery pressure ({}) is not below that of the inlet ({})",
                said("delivery_pressure"),
                said("inlet_pressure")
            );
            found.push(Diagnostic::error(at("delivery_pressure"), message).also(at("inlet_pressure"), "the inlet"));
        }
        if super::stations::number(model, id) > 0.0 && design.ratio.get(values) <= 1.0 {
            let message = format!("`designs.{name}`: a station with a ratio of {} compresses nothing", said("ratio"));
            found.push(Diagnostic::error(at("ratio"), message).expected("above 1, as 1.5"));
        }
        if model.structure.pipelines.iter().all(|(.., line)| line.design != Some(id)) {
            let problem = Diagnostic::warning(at("title"), format!("no pipeline is built as `designs.{name}` says"));
            found.push(problem.expected(format!("`design = \"{name}\"` at a pipeline")));
        }
        if design.loop_expansion.is_some() && design.loop_share.get(values) <= 0.0 {
            let message = format!("`designs.{name}.loop_expansion` brings loops, and there are none");
            let problem = Diagnostic::warning(at("loop_expansion"), message);
            found.push(problem.expected(format!("a `designs.{name}.loop_share` above 0 %")));
        }
    }
}

/// A soil has a temperature, and lets heat pass.
pub(super) fn soils_are_whole(model: &Model, found: &mut Found) {
    let values = &model.values;
    for (_, name, design) in model.structure.designs.iter() {
        let path = |field: &str| format!("designs.{name}.{field}");
        let mut problem = |field: &str, message: String, expected: String| {
            found.push(Diagnostic::error(place(model, &path(field)), message).expected(expected));
        };
        let (soil, transfer) = (design.soil_temperature, design.heat_transfer);
        for (field, said, lacking) in [
            ("soil_temperature", soil.is_some(), "heat_transfer"),
            ("heat_transfer", transfer.is_some(), "soil_temperature"),
        ] {
            if said && soil.is_some() != transfer.is_some() {
                let expected = format!("`{}` beside it, or neither", path(lacking));
                problem(field, format!("`{}` changes nothing by itself", path(field)), expected);
            }
        }
        let said = |field: &str| model.paths.get(&path(field)).map_or("", |entry| entry.written(0)).to_owned();
        if soil.is_some_and(|soil| !(200.0..=400.0).contains(&soil.get(values))) {
            let message = format!("`{}` is {}, which no soil has", path("soil_temperature"), said("soil_temperature"));
            problem("soil_temperature", message, "200 K to 400 K".to_owned());
        }
        if transfer.is_some_and(|transfer| transfer.get(values) > 1e3) {
            let message = format!("`{}` is {}, which no pipe has", path("heat_transfer"), said("heat_transfer"));
            problem("heat_transfer", message, "0 W/m2/K to 1000 W/m2/K".to_owned());
        }
    }
}
