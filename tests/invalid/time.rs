//! Refused: time.

use super::{Edit::*, refuses};

#[test]
fn a_contract_ends_before_it_starts() {
    refuses(
        &[Replace("system.toml", r#"end = "2030""#, r#"end = "2020""#)],
        &["system.toml:65:7: `contracts.qatar` ends (2020) before it starts (2024) | its start: system.toml:64:9"],
    );
}

#[test]
fn an_event_ends_before_it_starts() {
    refuses(
        &[Replace("base.toml", r#"until = "2025-06""#, r#"until = "2025-01""#)],
        &["base.toml:8:9: `events.pump` ends (2025-01) before it starts (2025-03) | its start: base.toml:7:8"],
    );
}

#[test]
fn a_field_ends_before_it_starts() {
    refuses(
        &[Replace("system.toml", r#"title = "North""#, "start = \"2030\"\nend = \"2026\"\ntitle = \"North\"")],
        &["system.toml:38:7: `sources.north` ends (2026) before it starts (2030) | its start: system.toml:37:9"],
    );
}

#[test]
fn a_month_that_is_none() {
    refuses(
        &[Replace("base.toml", "2025-03", "2025-13")],
        &["base.toml:7:8: `events.pump.from`: there is no month 13 in `2025-13`; months are 01 to 12"],
    );
}

#[test]
fn a_date_in_words() {
    refuses(
        &[Replace("child.toml", "2025-07", "July 2025")],
        &[
            "child.toml:6:29: `projects.stations.start`: expected a date as 2032, 2032-07 or 2032-07-15, found `July 2025` | write 2025-07; in a spreadsheet as text, or it will change it again",
        ],
    );
}

#[test]
fn the_horizon_is_reversed() {
    refuses(
        &[Replace("system.toml", "to = 2027", "to = 2020")],
        &["system.toml:3:6: the horizon ends in 2020, before it begins in 2024"],
    );
}

#[test]
fn the_horizon_is_long() {
    refuses(
        &[Replace("system.toml", "to = 2027", "to = 20270")],
        &["system.toml:3:6: the horizon 2024 to 20270 is not a span of 1 to 200 years from 1900 on"],
    );
}

#[test]
fn the_horizon_is_missing() {
    refuses(
        &[Replace("system.toml", "from = 2024\n", "")],
        &["system.toml:1:2: `horizon.from` is missing: first year of the run | expected a whole number"],
    );
}

#[test]
fn a_series_begins_late() {
    refuses(
        &[Replace("series/s.csv", "2023,6,300,9,96\n2024,6.5,290,9.5,98\n", "")],
        &[
            "series/s.csv row 3, column 2: `sources.north.capacity`: the series begins in 2025, after the horizon does (2024)",
            "series/s.csv row 3, column 3: `sources.south.capacity`: the series begins in 2025, after the horizon does (2024)",
            "series/s.csv row 3, column 4: `demands.city-power.volume`: the series begins in 2025, after the horizon does (2024)",
            "series/s.csv row 3, column 5: `economics.deflator`: the series begins in 2025, after the horizon does (2024)",
        ],
    );
}

#[test]
fn a_series_has_a_gap() {
    refuses(
        &[Replace("series/s.csv", "2025,7,280,10,100\n", "")],
        &["series/s.csv row 5, column 1: nothing is said between 2024 and 2026 | expected a row for each period"],
    );
}

#[test]
fn a_series_ends_early() {
    refuses(
        &[Replace("series/s.csv", "growth 2 %/y", "")],
        &[
            "series/s.csv row 6, column 4: `demands.city-power.volume`: the series ends before the horizon does, and no row `beyond` says what holds then (hold, growth 2 %/y, decline 3 %/y)",
        ],
    );
}

#[test]
fn a_rule_that_is_none() {
    refuses(
        &[Replace("series/s.csv", "growth 2 %/y", "grow 2 %/y")],
        &[
            "series/s.csv row 7, column 4: `grow 2 %/y` does not say what holds after the last row | expected hold, growth 2 %/y or decline 3 %/y",
        ],
    );
}

#[test]
fn a_rule_without_its_unit() {
    refuses(
        &[Replace("series/s.csv", "growth 2 %/y", "growth 2")],
        &["series/s.csv row 7, column 4: `2` has no unit | expected hold, growth 2 %/y or decline 3 %/y"],
    );
}

#[test]
fn a_month_in_a_column_of_years() {
    refuses(
        &[Replace("series/s.csv", "2026,7.5", "2026-01,7.5")],
        &["series/s.csv row 6, column 1: expected a year as 2030, found `2026-01`"],
    );
}

#[test]
fn a_series_as_one_value() {
    refuses(
        &[Replace("child.toml", "sources.south.capacity@2026..2027", "sources.south.capacity")],
        &[
            "child.toml:7:1: `sources.south.capacity` is a series; a single value would overwrite its history | write `sources.south.capacity@2030..2035` for years, or `sources.south.capacity.scale` for a factor on all of it",
        ],
    );
}

#[test]
fn years_outside_the_series() {
    refuses(
        &[Replace("child.toml", "@2026..2027", "@2026..2035")],
        &["child.toml:7:1: `sources.south.capacity` has values for 2023 to 2027 only"],
    );
}

#[test]
fn years_reversed() {
    refuses(
        &[Replace("child.toml", "@2026..2027", "@2027..2026")],
        &["child.toml:7:1: `sources.south.capacity`: the periods after @ end before they begin"],
    );
}

#[test]
fn years_of_what_has_one_value() {
    refuses(
        &[Replace("child.toml", r#""projects.stations.start""#, r#""projects.stations.start@2026""#)],
        &["child.toml:6:1: `projects.stations.start` is one value, not a series: it takes no @years"],
    );
}

#[test]
fn months_of_a_yearly_series() {
    refuses(
        &[Replace("child.toml", "@2026..2027", "@2026-01..2027")],
        &["child.toml:7:1: `sources.south.capacity` holds one number a year; months cannot be set"],
    );
}

#[test]
fn a_month_at_the_end_of_years() {
    refuses(
        &[Replace("child.toml", "@2026..2027", "@2026..2027-03")],
        &["child.toml:7:1: `sources.south.capacity` holds one number a year; months cannot be set"],
    );
}

#[test]
fn years_that_overlap() {
    refuses(
        &[Append("child.toml", "\"sources.south.capacity@2027\" = \"300 MMcfd\"\n")],
        &[
            "child.toml:8:1: `sources.south.capacity@2027` is set twice | keep one of the two | first set here: child.toml:7:1",
        ],
    );
}

#[test]
fn years_in_a_table_of_assumptions() {
    refuses(
        &[Replace("assumptions/a.csv", "sources.north.cost", "sources.north.cost@2026")],
        &[
            "assumptions/a.csv row 6, column 1: `sources.north.cost@2026` names periods; a series belongs in the folder series",
        ],
    );
}

#[test]
fn a_month_series_with_a_gap() {
    refuses(
        &[Write(
            "series/m.csv",
            "month,pipelines.trunk.availability [%]\n2023-12,90\n2024-01,90\n2024-03,80\nbeyond,hold\n",
        )],
        &["series/m.csv row 4, column 1: nothing is said between 2024-01 and 2024-03 | expected a row for each period"],
    );
}
