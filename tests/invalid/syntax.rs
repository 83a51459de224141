//! Refused: syntax.

use super::{Edit::*, refuses};

#[test]
fn a_quote_is_not_closed() {
    refuses(
        &[Replace("system.toml", r#"title = "Home""#, r#"title = "Home"#)],
        &[r#"system.toml:19:14: not valid TOML: invalid basic string, expected `"`"#],
    );
}

#[test]
fn a_key_stands_twice() {
    refuses(
        &[Replace("system.toml", r#"title = "Home""#, "title = \"Home\"\ntitle = \"House\"")],
        &["system.toml:20:1: `title` stands twice | keep one of the two | first here: system.toml:19:1"],
    );
}

#[test]
fn a_table_stands_twice() {
    refuses(
        &[Append("system.toml", "\n[hubs.city]\ncountry = \"home\"\n")],
        &[
            "system.toml:80:7: `city` stands twice | keep one of the two | first here: system.toml:25:7",
            "system.toml:81:1: `country` stands twice | keep one of the two | first here: system.toml:26:1",
        ],
    );
}

#[test]
fn a_value_is_missing() {
    refuses(
        &[Replace("base.toml", r#"system = "system.toml""#, "system =")],
        &["base.toml:2:9: not valid TOML: string values must be quoted, expected literal string"],
    );
}

#[test]
fn two_syntax_errors_are_told_at_once() {
    refuses(
        &[Replace("system.toml", "from = 2024", "from = "), Replace("system.toml", r#"to = "city""#, "to = city")],
        &[
            "system.toml:2:8: not valid TOML: string values must be quoted, expected literal string",
            "system.toml:47:6: not valid TOML: string values must be quoted, expected literal string",
        ],
    );
}

#[test]
fn a_bracket_is_not_closed() {
    refuses(
        &[Replace("system.toml", r#"terminals = ["port"]"#, r#"terminals = ["port""#)],
        &[
            "system.toml:60:1: not valid TOML: missing comma between array elements, expected `,` | a bracket or quotation mark is opened before here and not closed",
        ],
    );
}

#[test]
fn a_header_opens_a_bracket() {
    refuses(
        &[Replace("series/s.csv", "[MMcfd]", "[MMcfd")],
        &[
            "series/s.csv row 1, column 3: the header `sources.south.capacity [MMcfd` opens a bracket and does not close it | expected path [unit]",
        ],
    );
}

#[test]
fn a_quote_in_a_table_is_not_closed() {
    refuses(
        &[Replace("assumptions/a.csv", "nameplate", r#""nameplate"#)],
        &[
            "assumptions/a.csv row 2, column 7: the cell goes on in the next line | close the quotation mark, or write the cell on one line",
        ],
    );
}
