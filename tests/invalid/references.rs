//! Refused: references.

use super::{Edit::*, refuses};

#[test]
fn a_hub_that_is_not_there() {
    refuses(
        &[Replace("system.toml", r#"to = "city""#, r#"to = "ctiy""#)],
        &["system.toml:47:6: there is no `ctiy` among the hubs | did you mean `city`?"],
    );
}

#[test]
fn a_gas_that_is_not_there() {
    refuses(
        &[Replace("system.toml", "hub = \"field\"\ngas = \"dry\"", "hub = \"field\"\ngas = \"drt\"")],
        &["system.toml:35:7: there is no `drt` among the gases | did you mean `dry`?"],
    );
}

#[test]
fn a_terminal_named_twice() {
    refuses(
        &[Replace("system.toml", r#"["port"]"#, r#"["port", "port"]"#)],
        &["system.toml:59:22: `contracts.qatar.terminals` names `port` twice"],
    );
}

#[test]
fn no_terminal_at_all() {
    refuses(
        &[Replace("system.toml", r#"["port"]"#, "[]")],
        &["system.toml:59:13: `contracts.qatar.terminals` is empty | expected ids of terminals, as a list"],
    );
}

#[test]
fn an_event_hits_what_cannot_fail() {
    refuses(
        &[Replace("base.toml", "pipelines.trunk", "hubs.city")],
        &[
            "base.toml:6:9: `hubs.city` is nothing that an event can hit | expected kind.id with a kind of sources, pipelines, terminals, contracts, spots, storages, entitlements, routes, markers",
        ],
    );
}

#[test]
fn an_event_hits_what_is_not_there() {
    refuses(
        &[Replace("base.toml", "pipelines.trunk", "pipelines.trnuk")],
        &["base.toml:6:9: there is no `trnuk` among the pipelines | did you mean `trunk`?"],
    );
}

#[test]
fn a_parent_that_is_not_there() {
    refuses(
        &[Replace("child.toml", r#""base.toml""#, r#""bsae.toml""#)],
        &["child.toml:2:11: cannot read `bsae.toml`: there is no such file | did you mean `base.toml`?"],
    );
}

#[test]
fn a_system_that_is_not_there() {
    refuses(
        &[Replace("base.toml", r#""system.toml""#, r#""sytem.toml""#)],
        &["base.toml:2:10: cannot read `sytem.toml`: there is no such file | did you mean `system.toml`?"],
    );
}

#[test]
fn a_scenario_extends_itself() {
    refuses(
        &[Replace("base.toml", r#"system = "system.toml""#, r#"extends = "base.toml""#)],
        &["base.toml:2:11: scenarios extend each other in a circle: base.toml -> base.toml | remove one `extends`"],
    );
}

#[test]
fn two_scenarios_extend_each_other() {
    refuses(
        &[Replace("base.toml", r#"system = "system.toml""#, r#"extends = "./child.toml""#)],
        &[
            "base.toml:2:11: scenarios extend each other in a circle: child.toml -> base.toml -> ./child.toml | remove one `extends`",
        ],
    );
}

#[test]
fn a_scenario_stands_on_nothing() {
    refuses(
        &[Replace("base.toml", "system = \"system.toml\"\n", "")],
        &[
            r#"base.toml: the scenario stands on nothing | expected extends = "baseline.toml", or system = "system.toml""#,
        ],
    );
}

#[test]
fn a_child_with_a_system_of_its_own() {
    refuses(
        &[Replace("child.toml", "extends =", "system = \"system.toml\"\nextends =")],
        &["child.toml:2:10: a scenario that extends another shares its system | remove `system`"],
    );
}

#[test]
fn a_project_requires_itself() {
    refuses(
        &[Replace("system.toml", r#"start = "2026""#, "start = \"2026\"\nrequires = [\"stations\"]")],
        &["system.toml:31:12: `projects.stations` requires itself, by way of others or directly"],
    );
}

#[test]
fn a_line_from_a_hub_to_itself() {
    refuses(
        &[Replace("system.toml", r#"to = "city""#, r#"to = "field""#)],
        &["system.toml:47:6: `pipelines.trunk` begins and ends at `field`"],
    );
}

#[test]
fn a_required_field_is_missing() {
    refuses(
        &[Replace("system.toml", "hub = \"city\"\nsector", "sector")],
        &["system.toml:74:10: `demands.city-power.hub` is missing: where | expected the id of one of the hubs"],
    );
}

#[test]
fn a_link_is_set() {
    refuses(
        &[Append("child.toml", "\"pipelines.trunk.from\" = \"city\"\n")],
        &[
            "child.toml:8:26: `pipelines.trunk.from` cannot be set: a link decides which arcs the network has | change it in system.toml; all scenarios share the structure",
        ],
    );
}

#[test]
fn a_title_is_set() {
    refuses(
        &[Append("child.toml", "\"pipelines.trunk.title\" = \"Line\"\n")],
        &[
            "child.toml:8:1: `pipelines.trunk.title` cannot be set: it is words for people | change it where it is written",
        ],
    );
}

#[test]
fn an_optional_field_is_set_that_is_not_written() {
    refuses(
        &[Append("child.toml", "\"terminals.port.expanded_capacity\" = \"7 mtpa\"\n")],
        &[
            "child.toml:8:1: `terminals.port.expanded_capacity` is not written in the system, so it cannot be changed | whether an optional field is there is structure: write it in system.toml or a table first",
        ],
    );
}

#[test]
fn a_scale_of_an_optional_field_that_is_not_written() {
    refuses(
        &[Append("assumptions/a.csv", "terminals.port.expanded-capacity.scale,,,1.1,,,,,,\n")],
        &[
            "assumptions/a.csv row 8, column 1: `terminals.port.expanded_capacity.scale` has nothing to scale: `terminals.port.expanded_capacity` is not written",
        ],
    );
}

#[test]
fn an_optional_link_is_set() {
    refuses(
        &[Append("child.toml", "\"sources.north.project\" = \"stations\"\n")],
        &[
            "child.toml:8:1: `sources.north.project` is not written in the system, so it cannot be changed | whether an optional field is there is structure: write it in system.toml or a table first",
        ],
    );
}

#[test]
fn spot_is_not_named() {
    refuses(
        &[Replace("system.toml", r#"end = "2030""#, "end = \"2030\"\nafter = \"spot\"")],
        &[r#"system.toml:66:9: `contracts.qatar.after` is spot, and the contract names no `spot` | add spot = "...""#],
    );
}

#[test]
fn a_correlation_of_nothing() {
    refuses(
        &[Write(
            "correlations.csv",
            "first,second,correlation,source,note\nsources.north.cost,projects.station.delay,0.5,,\n",
        )],
        &[
            "correlations.csv row 2, column 2: there is no parameter `projects.station.delay` | did you mean `projects.stations.delay`?",
        ],
    );
}

#[test]
fn a_correlation_of_what_has_no_range() {
    refuses(
        &[Write(
            "correlations.csv",
            "first,second,correlation,source,note\nsources.north.cost,pipelines.trunk.tariff,0.5,,\n",
        )],
        &[
            "correlations.csv row 2, column 2: `pipelines.trunk.tariff` has no range, so nothing can go with it | give it low and high in the table of assumptions",
        ],
    );
}

#[test]
fn a_correlation_above_one() {
    refuses(
        &[Write(
            "correlations.csv",
            "first,second,correlation,source,note\nsources.north.cost,projects.stations.delay,1.5,,\n",
        )],
        &["correlations.csv row 2, column 3: `1.5` is not a correlation | expected a number from -1 to 1"],
    );
}

#[test]
fn a_marker_with_two_prices() {
    refuses(
        &[Append("system.toml", "\n[markers.both]\noil_price = \"70 USD/bbl\"\ngas_price = \"9 USD/MMBtu\"\n")],
        &["system.toml:80:10: `markers.both` must state an oil price or a gas price, and only one of them"],
    );
}

#[test]
fn a_marker_with_no_price() {
    refuses(
        &[Append("system.toml", "\n[markers.none]\n")],
        &["system.toml:80:10: `markers.none` must state an oil price or a gas price, and only one of them"],
    );
}

#[test]
fn a_position_that_is_none() {
    refuses(
        &[Replace("system.toml", "title = \"The field\"", "title = \"The field\"\nposition = \"67.0 E, 124.9 N\"")],
        &[
            "system.toml:24:12: `hubs.field.position`: `67.0 E, 124.9 N` is off the globe | expected longitude and latitude in degrees: 67.0 E, 24.9 N",
        ],
    );
}

#[test]
fn a_scenario_stands_where_a_system_belongs() {
    refuses(
        &[
            Replace("base.toml", "system.toml", "other.toml"),
            Write("other.toml", "title = \"x\"\nsystem = \"system.toml\"\n"),
        ],
        &[
            "other.toml:2:1: this is a scenario, where the file of a system belongs | name it in `extends` instead of `system`",
        ],
    );
}

#[test]
fn an_empty_system() {
    refuses(
        &[Write("system.toml", "# nothing yet\n")],
        &["system.toml: the system is empty | expected tables as [horizon] and [hubs.some-id]"],
    );
}
