//! Refused: names.

use super::{Edit::*, refuses};

#[test]
fn a_kind_is_misspelt() {
    refuses(
        &[Replace("system.toml", "[pipelines.trunk]", "[pipeline.trunk]")],
        &["system.toml:45:2: `pipeline` is not a kind of asset | did you mean `pipelines`?"],
    );
}

#[test]
fn a_field_is_misspelt() {
    refuses(
        &[Replace("system.toml", r#"expansion = "stations""#, r#"expantion = "stations""#)],
        &["system.toml:49:1: an asset of `pipelines` has no field `expantion` | did you mean `expansion`?"],
    );
}

#[test]
fn a_field_of_another_kind() {
    refuses(
        &[Replace("system.toml", r#"expansion = "stations""#, "expansion = \"stations\"\nslope = \"10 %\"")],
        &[
            "system.toml:50:1: an asset of `pipelines` has no field `slope` | expected one of: from, to, gas, capacity, expanded_capacity, expansion, design, length, stations, rise, loss, tariff, charge, availability, start, end, project, title",
        ],
    );
}

#[test]
fn a_key_of_a_scenario_is_misspelt() {
    refuses(
        &[Replace("child.toml", "extends =", "extend =")],
        &[
            "child.toml:2:1: a scenario has no key `extend` | expected title, says, leaves_out, system, extends, build, set, events, claims | did you mean `extends`?",
            r#"child.toml: the scenario stands on nothing | expected extends = "baseline.toml", or system = "system.toml""#,
        ],
    );
}

#[test]
fn an_asset_stands_in_a_scenario() {
    refuses(
        &[Append("child.toml", "\n[pipelines.second]\nfrom = \"field\"\n")],
        &[
            "child.toml:9:2: a scenario has no key `pipelines` | assets belong in system.toml; a scenario changes numbers under [set]",
        ],
    );
}

#[test]
fn a_path_set_is_misspelt() {
    refuses(
        &[Replace("child.toml", "projects.stations.start", "projects.stations.strat")],
        &["child.toml:6:1: an asset of `projects` has no field `strat` | did you mean `start`?"],
    );
}

#[test]
fn an_asset_set_is_misspelt() {
    refuses(
        &[Replace("child.toml", "projects.stations.start", "projects.station.start")],
        &["child.toml:6:1: there is no `station` among the projects | did you mean `stations`?"],
    );
}

#[test]
fn a_kind_set_is_misspelt() {
    refuses(
        &[Replace("child.toml", "projects.stations.start", "project.stations.start")],
        &["child.toml:6:1: `project` is not a kind of asset | did you mean `projects`?"],
    );
}

#[test]
fn a_parameter_of_a_table_is_misspelt() {
    refuses(
        &[Replace("assumptions/a.csv", "sources.north.cost", "sources.nort.cost")],
        &["assumptions/a.csv row 6, column 1: there is no `nort` among the sources | did you mean `north`?"],
    );
}

#[test]
fn a_field_of_a_table_is_misspelt() {
    refuses(
        &[Replace("assumptions/a.csv", "sources.north.cost", "sources.north.costs")],
        &["assumptions/a.csv row 6, column 1: an asset of `sources` has no field `costs` | did you mean `cost`?"],
    );
}

#[test]
fn a_column_of_a_series_names_nothing() {
    refuses(
        &[Replace("series/s.csv", "sources.south.capacity", "sources.sout.capacity")],
        &["series/s.csv row 1, column 3: there is no `sout` among the sources | did you mean `south`?"],
    );
}

#[test]
fn a_project_is_misspelt() {
    refuses(
        &[Replace("child.toml", r#"["stations"]"#, r#"["station"]"#)],
        &["child.toml:3:10: there is no `station` among the projects | did you mean `stations`?"],
    );
}

#[test]
fn a_project_has_capitals() {
    refuses(
        &[Replace("child.toml", r#"["stations"]"#, r#"["Stations"]"#)],
        &[
            "child.toml:3:10: `Stations` is not the id of a project | expected small letters, digits and dashes, as tapi-stations",
        ],
    );
}

#[test]
fn an_id_has_signs_that_no_path_has() {
    refuses(
        &[Replace("system.toml", "[hubs.field]", "[hubs.Field_1]")],
        &[
            "system.toml:21:7: `Field_1` cannot be an id | expected small letters, digits and dashes, as tapi-herat | write `field-1`",
        ],
    );
}

#[test]
fn an_id_has_a_dot() {
    refuses(
        &[Replace("system.toml", "[hubs.field]", r#"[hubs."the.field"]"#)],
        &[
            "system.toml:21:7: `the.field` cannot be an id | expected small letters, digits and dashes, as tapi-herat | write `the-field`",
        ],
    );
}

#[test]
fn a_field_of_an_event_is_misspelt() {
    refuses(
        &[Replace("base.toml", "until =", "untill =")],
        &["base.toml:8:1: an asset of `events` has no field `untill` | did you mean `until`?"],
    );
}

#[test]
fn a_path_names_no_field() {
    refuses(
        &[Replace("child.toml", "projects.stations.start", "projects.stations")],
        &[
            "child.toml:6:1: `projects.stations` names no field | expected one of: built, start, delay, requires, ramp, ramp_from, title",
        ],
    );
}

#[test]
fn a_table_in_a_field() {
    refuses(
        &[Replace("system.toml", "[projects.stations]", "[projects.stations.plan]")],
        &[
            "system.toml:29:11: `projects.stations.start` is missing: planned first gas | expected a date: 2032, 2032-07 or 2032-07-15",
            "system.toml:29:11: `projects.stations.title` is missing: its name for people | expected words",
            "system.toml:30:1: `projects.stations.plan.start` is a value one level too deep | expected one value with its unit, in quotes",
            "system.toml:31:1: `projects.stations.plan.title` is a value one level too deep | expected one value with its unit, in quotes",
        ],
    );
}
