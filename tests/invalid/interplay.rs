//! What is right in one file and wrong beside another: children and their parents, tables and flags, folders.

use super::{
    Edit::*,
    project::{Project, lines},
    refuses,
};

const CLAIM: &str =
    "\n[[claims]]\nid = \"it\"\nsays = \"So it is\"\nmetric = \"demand.home\"\nat = 2025\nat_least = \"10 PJ/y\"\n";

/// A scenario may lie in another folder than its parent, and that in another than its system.
#[test]
fn scenarios_in_several_folders() {
    let moved = Project::default().edit("child.toml", "base.toml", "deep/er/base.toml").edit(
        "base.toml",
        "system.toml",
        "../../system.toml",
    );
    let base = moved.text("base.toml");
    let reading = moved.clone().with("deep/er/base.toml", base).child(&[]);
    assert!(reading.loaded.is_none(), "files in memory know no `..`");
    let home = tempfile::tempdir().unwrap();
    moved.clone().with("deep/er/base.toml", moved.text("base.toml")).write(home.path());
    let options = corridor::scenario::Options::default();
    let reading = corridor::scenario::load(&home.path().join("child.toml"), &options, &corridor::scenario::DiskFiles);
    assert_eq!(lines(&reading), Vec::<String>::new());
    let plain = Project::default().child(&[]).loaded.unwrap();
    assert_eq!(reading.loaded.unwrap().model.values, plain.model.values);
}

#[test]
fn a_child_changes_an_event_with_a_field_that_is_none() {
    refuses(
        &[Append("child.toml", "\n[[events]]\nid = \"pump\"\navailabilty = \"40 %\"\n")],
        &["child.toml:11:1: an asset of `events` has no field `availabilty` | did you mean `availability`?"],
    );
}

#[test]
fn a_child_changes_an_event_to_hit_nothing() {
    refuses(
        &[Append("child.toml", "\n[[events]]\nid = \"pump\"\nasset = \"pipelines.trnk\"\n")],
        &["child.toml:11:9: there is no `trnk` among the pipelines | did you mean `trunk`?"],
    );
}

#[test]
fn a_child_changes_an_event_with_a_wrong_unit() {
    refuses(
        &[Append("child.toml", "\n[[events]]\nid = \"pump\"\navailability = \"40 bcm/y\"\n")],
        &[
            "child.toml:11:16: `events.pump.availability`: `40 bcm/y` is gas per time, where a share in per cent belongs | expected 5 %",
        ],
    );
}

#[test]
fn a_child_misspells_the_event_it_changes() {
    refuses(
        &[Append("child.toml", "\n[[events]]\nid = \"pmup\"\navailability = \"40 %\"\n")],
        &[
            "child.toml:10:6: `events.pmup.asset` is missing: what it hits, as `contracts.qatar-1` or `markers.jkm` | expected an asset as kind.id",
            "child.toml:10:6: `events.pmup.from` is missing: from when | expected a date: 2032, 2032-07 or 2032-07-15",
            "child.toml:10:6: `events.pmup.until` is missing: until when (the first month that is as without it) | expected a date: 2032, 2032-07 or 2032-07-15",
            "child.toml:10:6: `events.pmup.cause` is missing: why | expected one of: supplier, buyer, route, maintenance",
        ],
    );
}

#[test]
fn a_child_ends_an_event_before_it_begins() {
    refuses(
        &[Append("child.toml", "\n[[events]]\nid = \"pump\"\nuntil = \"2025-01\"\n")],
        &["child.toml:11:9: `events.pump` ends (2025-01) before it starts (2025-03) | its start: base.toml:7:8"],
    );
}

#[test]
fn a_child_gives_an_event_of_a_field_a_price() {
    refuses(
        &[Append("child.toml", "\n[[events]]\nid = \"pump\"\nprice = \"120 %\"\n")],
        &[
            "child.toml:11:1: `events.pump.price` is not written in the system, so it cannot be changed | whether an optional field is there is structure: write it in system.toml or a table first",
        ],
    );
}

#[test]
fn a_flag_for_an_event_that_is_none() {
    refuses(
        &[Flag("events.pmup.availability=40 %")],
        &["--set number 1: there is no `pmup` among the events | did you mean `pump`?"],
    );
}

#[test]
fn a_flag_may_say_what_an_event_hits() {
    refuses(&[Flag("events.pump.asset=sources.north")], &[]);
}

#[test]
fn a_flag_for_the_cause_of_an_event() {
    refuses(
        &[Flag("events.pump.cause=nobody")],
        &[
            "--set number 1: `events.pump.cause`: `nobody` is not one of the choices | expected supplier, buyer, route, maintenance",
        ],
    );
}

#[test]
fn a_flag_for_a_claim() {
    refuses(
        &[Flag("claims.it.at=2025")],
        &[
            "--set number 1: `claims` is not a kind of asset | expected one of: horizon, economics, currencies, markers, gases, countries, hubs, projects, seasons, sources, designs, pipelines, routes, terminals, spots, contracts, lines, entitlements, entries, sectors, demands, reliefs, storages, events",
        ],
    );
}

#[test]
fn a_flag_for_an_announcement() {
    refuses(
        &[Flag("announcements.stations=2025")],
        &[
            "--set number 1: `announcements` is not a kind of asset | expected one of: horizon, economics, currencies, markers, gases, countries, hubs, projects, seasons, sources, designs, pipelines, routes, terminals, spots, contracts, lines, entitlements, entries, sectors, demands, reliefs, storages, events",
        ],
    );
}

#[test]
fn a_flag_for_a_project_that_is_no_switch() {
    refuses(
        &[Flag("projects.stations.built=perhaps")],
        &["--set number 1: `projects.stations.built`: `perhaps` is neither true nor false | expected true or false"],
    );
}

#[test]
fn a_flag_for_years_of_what_is_constant() {
    refuses(
        &[Flag("projects.stations.delay@2025=6 months")],
        &["--set number 1: `projects.stations.delay` is one value, not a series: it takes no @years"],
    );
}

#[test]
fn a_flag_for_years_beyond_the_run() {
    refuses(
        &[Flag("sources.north.capacity@2040..2050=6 bcm/y")],
        &["--set number 1: `sources.north.capacity` has values for 2023 to 2027 only"],
    );
}

#[test]
fn a_series_of_what_is_constant() {
    refuses(
        &[Write("series/t.csv", "year,sources.north.minimum [%]\n2024,6\n2025,6\nbeyond,hold\n")],
        &["series/t.csv row 1, column 2: `sources.north.minimum` is a series | expected 5 %"],
    );
}

#[test]
fn a_series_of_words() {
    refuses(
        &[Write("series/t.csv", "year,gases.dry.title\n2024,6\nbeyond,hold\n")],
        &["series/t.csv row 1, column 2: `gases.dry.title` is a series | expected words"],
    );
}

#[test]
fn a_series_of_what_joins() {
    refuses(
        &[Write("series/t.csv", "year,sources.north.flowing_gas\n2024,6\nbeyond,hold\n")],
        &[
            "series/t.csv row 1, column 2: `sources.north.flowing_gas` is a series | expected the id of one of the gases",
        ],
    );
}

#[test]
fn two_series_of_one_number() {
    refuses(
        &[Write("series/t.csv", "year,sources.north.capacity [bcm/y]\n2024,6\n2025,6\nbeyond,hold\n")],
        &[
            "series/t.csv row 1, column 2: `sources.north.capacity` is defined twice | keep one of the two | first defined here: series/s.csv row 1, column 2",
        ],
    );
}

#[test]
fn a_number_in_a_table_and_in_a_series() {
    refuses(
        &[Append("assumptions/a.csv", "sources.north.capacity,bcm/y,,10,,,,,,\n")],
        &[
            "series/s.csv row 1, column 2: `sources.north.capacity` is defined twice | keep one of the two | first defined here: assumptions/a.csv row 8, column 1",
        ],
    );
}

#[test]
fn a_parent_by_a_path_from_the_root() {
    refuses(
        &[Replace("child.toml", "base.toml", "/nowhere/base.toml")],
        &["child.toml:2:11: cannot read `/nowhere/base.toml`: there is no such file"],
    );
}

#[test]
fn a_parent_with_backslashes() {
    refuses(
        &[Replace("child.toml", "\"base.toml\"", "'..\\base.toml'")],
        &[
            "child.toml:2:11: cannot read `..\\base.toml`: there is no such file | write a slash between folders, as ../baseline.toml",
        ],
    );
}

#[test]
fn a_parent_with_backslashes_in_double_quotes() {
    refuses(
        &[Replace("child.toml", "base.toml", "..\\base.toml")],
        &[
            "child.toml:2:11: cannot read `..\u{8}ase.toml`: there is no such file | write a slash between folders, as ../baseline.toml",
        ],
    );
}

#[test]
fn a_parent_above_all() {
    refuses(
        &[Replace("child.toml", "base.toml", "../base.toml")],
        &["child.toml:2:11: cannot read `../base.toml`: there is no such file"],
    );
}

#[test]
fn a_parent_without_a_name() {
    refuses(&[Replace("child.toml", "base.toml", "")], &["child.toml:2:11: cannot read ``: there is no such file"]);
}

#[test]
fn a_parent_that_is_a_folder() {
    refuses(
        &[Replace("child.toml", "base.toml", "series")],
        &["child.toml:2:11: cannot read `series`: there is no such file"],
    );
}

#[test]
fn a_parent_that_is_the_system() {
    refuses(
        &[Replace("child.toml", "base.toml", "system.toml")],
        &[
            "system.toml:1:2: this is the file of a system, not a scenario | name scenarios only; they point to their system by `system` or `extends`",
        ],
    );
}

#[test]
fn a_parent_that_is_a_table() {
    refuses(
        &[Replace("child.toml", "base.toml", "series/s.csv")],
        &[
            "child.toml:2:11: this is a table, not a scenario | name scenarios only; tables are read with the system they stand beside",
        ],
    );
}

#[test]
fn a_parent_that_is_the_child() {
    refuses(
        &[Replace("child.toml", "base.toml", "./child.toml")],
        &[
            "child.toml:2:11: scenarios extend each other in a circle: child.toml -> ./child.toml | remove one `extends`",
        ],
    );
}

#[test]
fn a_system_that_is_a_scenario() {
    refuses(
        &[Replace("base.toml", "system.toml", "child.toml")],
        &[
            "child.toml:2:1: this is a scenario, where the file of a system belongs | name it in `extends` instead of `system`",
        ],
    );
}

#[test]
fn a_claim_changed_by_a_child_to_a_result_that_is_none() {
    refuses(
        &[Append("base.toml", CLAIM), Append("child.toml", "\n[[claims]]\nid = \"it\"\nmetric = \"demand.hme\"\n")],
        &["child.toml:11:10: claim `it`: there is no `hme` under `demand` | did you mean `demand.home`?"],
    );
}

#[test]
fn a_child_may_change_the_test_of_a_claim() {
    refuses(
        &[Append("base.toml", CLAIM), Append("child.toml", "\n[[claims]]\nid = \"it\"\nat_most = \"20 PJ/y\"\n")],
        &[],
    );
}

#[test]
fn a_claim_changed_by_a_child_under_a_wrong_name() {
    refuses(
        &[Append("base.toml", CLAIM), Append("child.toml", "\n[[claims]]\nid = \"itt\"\nat_least = \"20 PJ/y\"\n")],
        &[
            "child.toml:9:1: claim `itt`: `says` is missing | expected a text in quotes",
            "child.toml:9:1: claim `itt`: `metric` is missing | expected a text in quotes",
        ],
    );
}

#[test]
fn what_a_claim_compares_with_is_read_when_it_is_judged() {
    refuses(
        &[
            Write("other.toml", "title = 5 5\n"),
            Append(
                "child.toml",
                "\n[[claims]]\nid = \"it\"\nsays = \"So\"\nmetric = \"demand.home\"\nat = 2025\nat_least = { times = 2.0, of = \"other.toml\" }\n",
            ),
        ],
        &[],
    );
}

#[test]
fn a_claim_may_credit_a_project_that_is_not_built() {
    refuses(
        &[
            Replace("child.toml", "build = [\"stations\"]\n", ""),
            Append(
                "child.toml",
                "\n[[claims]]\nid = \"it\"\nsays = \"So\"\nmetric = \"demand.home\"\nat = 2025\nat_least = \"10 PJ/y\"\nprojects = [\"stations\"]\n",
            ),
        ],
        &[],
    );
}

#[test]
fn an_announcement_twice() {
    refuses(
        &[Write(
            "announcements.csv",
            "project,said,first_gas,source,note\nstations,2012,2016,press,\nstations,2012,2017,press,\n",
        )],
        &[
            "announcements.csv row 3, column 1: `stations` is announced twice at one date | first here: announcements.csv row 2, column 1",
        ],
    );
}

#[test]
fn an_announcement_without_a_date() {
    refuses(
        &[Write("announcements.csv", "project,said,first_gas,source,note\nstations,,2016,press,\n")],
        &["announcements.csv row 2, column 2: expected a date as 2032, 2032-07 or 2032-07-15, found ``"],
    );
}

#[test]
fn an_announcement_of_an_event() {
    refuses(
        &[Write("announcements.csv", "project,said,first_gas,source,note\npump,2012,2016,press,\n")],
        &["announcements.csv row 2, column 1: there is no project `pump`"],
    );
}

#[test]
fn announcements_without_a_column() {
    refuses(
        &[Write("announcements.csv", "project,said,source,note\nstations,2012,press,\n")],
        &["announcements.csv: the column `first_gas` is missing | expected project, said, first_gas, source, note"],
    );
}

#[test]
fn an_announcement_of_gas_before_it_was_said() {
    refuses(
        &[Write("announcements.csv", "project,said,first_gas,source,note\nstations,2016,2012,press,\n")],
        &[
            "announcements.csv row 2, column 1: warning: `stations` is announced for a time before it was said | the date of the announcement stands in `said`, its promise in `first_gas`",
        ],
    );
}

#[test]
fn an_empty_file_of_announcements() {
    refuses(&[Write("announcements.csv", "")], &["announcements.csv: the table is empty | expected a header and rows"]);
}

#[test]
fn an_empty_scenario() {
    refuses(
        &[Write("child.toml", "")],
        &[
            "child.toml: the scenario stands on nothing | expected extends = \"baseline.toml\", or system = \"system.toml\"",
        ],
    );
}

#[test]
fn an_empty_table() {
    refuses(&[Write("assumptions/b.csv", "")], &["assumptions/b.csv: the table is empty | expected a header and rows"]);
}

#[test]
fn a_system_without_its_horizon() {
    refuses(
        &[Replace("system.toml", "[horizon]\nfrom = 2024\nto = 2027\nrecord = 2025\n", "")],
        &[
            "system.toml: `horizon.from` is missing: first year of the run | expected a whole number",
            "system.toml: `horizon.to` is missing: last year of the run | expected a whole number",
            "system.toml: `horizon.record` is missing: last year whose numbers are records, not projections | expected a whole number",
        ],
    );
}

#[test]
fn a_year_that_overflows() {
    refuses(
        &[Append("series/s.csv", "2147483647-48,7,7,7,7\n")],
        &[
            "series/s.csv row 8, column 1: expected a year as 2030 or a month as 2026-03, found `2147483647-48` | further rows may begin with source, as_of, confidence, note or beyond",
        ],
    );
}

#[test]
fn a_run_of_a_thousand_years() {
    refuses(
        &[Replace("system.toml", "to = 2027", "to = 3027")],
        &["system.toml:3:6: the horizon 2024 to 3027 is not a span of 1 to 200 years from 1900 on"],
    );
}

#[test]
fn a_run_that_ends_before_it_begins() {
    refuses(
        &[Replace("system.toml", "to = 2027", "to = 2023")],
        &["system.toml:3:6: the horizon ends in 2023, before it begins in 2024"],
    );
}

#[test]
fn a_whole_number_beyond_all_numbers() {
    refuses(
        &[Replace("system.toml", "to = 2027", "to = 99999999999999999999")],
        &["system.toml:3:6: `horizon.to`: `99999999999999999999` is no count | expected a whole number"],
    );
}

#[test]
fn more_blocks_than_a_demand_may_have() {
    refuses(
        &[Replace("system.toml", "value = \"12 USD/MMBtu\"", "value = \"12 USD/MMBtu\"\nblocks = 100000")],
        &["system.toml:72:10: `sectors.power.blocks` is 100000 | expected a whole number from 1 to 20"],
    );
}

#[test]
fn a_build_of_unknown_projects() {
    refuses(
        &[Replace("child.toml", "[\"stations\"]", "[\"station\", \"statoins\", \"pump\"]")],
        &[
            "child.toml:3:10: there is no `station` among the projects | did you mean `stations`?",
            "child.toml:3:21: there is no `statoins` among the projects | did you mean `stations`?",
            "child.toml:3:33: there is no `pump` among the projects | expected one of: stations",
        ],
    );
}
