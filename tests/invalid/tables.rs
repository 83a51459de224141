//! Refused: tables.

use super::{Edit::*, refuses};

#[test]
fn a_column_is_deleted() {
    refuses(
        &[Write(
            "assumptions/b.csv",
            "parameter,unit,low,high,distribution,source,as_of,confidence,note\nterminals.port.fee,USD/MMBtu,,,,,,,\n",
        )],
        &[
            "assumptions/b.csv: the column `base` is missing | expected parameter, unit, low, base, high, distribution, source, as_of, confidence, note",
        ],
    );
}

#[test]
fn a_column_is_misspelt() {
    refuses(
        &[Replace("assumptions/a.csv", ",source,", ",sources,")],
        &[
            "assumptions/a.csv row 1, column 7: unknown column `sources` | expected parameter, unit, low, base, high, distribution, source, as_of, confidence, note | did you mean `source`?",
        ],
    );
}

#[test]
fn a_column_stands_twice() {
    refuses(
        &[Replace("series/s.csv", "demands.city-power.volume [bcm/y]", "sources.north.capacity [bcm/y]")],
        &[
            "series/s.csv row 1, column 4: the column `sources.north.capacity [bcm/y]` stands twice | first here: series/s.csv row 1, column 2",
        ],
    );
}

#[test]
fn a_column_has_no_name() {
    refuses(
        &[Replace("series/s.csv", "sources.south.capacity [MMcfd]", "")],
        &["series/s.csv row 1, column 3: a column has no name"],
    );
}

#[test]
fn a_row_is_too_long() {
    refuses(
        &[Replace("series/s.csv", "2025,7,280,10,100", "2025,7,280,10,100,5")],
        &[
            "series/s.csv row 5, column 6: the row has 6 cells, the header 5 | a text with a comma needs quotes around it, a number a decimal point",
        ],
    );
}

#[test]
fn a_row_is_too_short() {
    refuses(
        &[Replace("series/s.csv", "2025,7,280,10,100", "2025,7,280,10")],
        &[
            "series/s.csv row 5, column 4: the row has 4 cells, the header 5 | a blank cell needs its comma too, and a quotation mark its partner",
        ],
    );
}

#[test]
fn a_decimal_comma_makes_a_row_too_long() {
    refuses(
        &[Replace("series/s.csv", "2025,7,", "2025,7,5,")],
        &[
            "series/s.csv row 5, column 6: the row has 6 cells, the header 5 | a text with a comma needs quotes around it, a number a decimal point",
        ],
    );
}

#[test]
fn a_decimal_comma_in_quotes() {
    refuses(
        &[Replace("series/s.csv", "2025,7,", r#"2025,"7,5","#)],
        &[
            "series/s.csv row 5, column 2: `7,5` has a decimal comma | expected a plain number with a decimal point; the unit stands in the header | write 7.5, with a point",
        ],
    );
}

#[test]
fn a_blank_cell() {
    refuses(
        &[Replace("series/s.csv", "2025,7,", "2025,,")],
        &["series/s.csv row 5, column 2: the cell is blank | expected a number; nothing is assumed for a blank"],
    );
}

#[test]
fn a_cell_that_is_not_finite() {
    refuses(
        &[Replace("series/s.csv", "2025,7,", "2025,inf,")],
        &["series/s.csv row 5, column 2: `inf` is not a finite number"],
    );
}

#[test]
fn a_cell_that_is_no_number() {
    refuses(
        &[Replace("series/s.csv", "2025,7,", "2025,n/a,")],
        &[
            "series/s.csv row 5, column 2: `n/a` is not a number | expected a plain number with a decimal point; the unit stands in the header",
        ],
    );
}

#[test]
fn a_row_stands_twice() {
    refuses(
        &[Replace("series/s.csv", "beyond,", "2025,7,280,10,100\nbeyond,")],
        &["series/s.csv row 7, column 1: the row `2025` stands twice | first here: series/s.csv row 5, column 1"],
    );
}

#[test]
fn a_rule_stands_twice() {
    refuses(
        &[Append("series/s.csv", "beyond,hold,hold,hold,hold\n")],
        &["series/s.csv row 8, column 1: the row `beyond` stands twice | first here: series/s.csv row 7, column 1"],
    );
}

#[test]
fn a_row_with_no_year() {
    refuses(
        &[Replace("series/s.csv", "2025,7,", "next,7,")],
        &[
            "series/s.csv row 5, column 1: expected a year as 2030 or a month as 2026-03, found `next` | further rows may begin with source, as_of, confidence, note or beyond",
        ],
    );
}

#[test]
fn a_parameter_stands_twice() {
    refuses(
        &[Append("assumptions/a.csv", "sources.north.cost,USD/MMBtu,,3,,,,,,\n")],
        &[
            "assumptions/a.csv row 8, column 1: `sources.north.cost` is defined twice | keep one of the two | first defined here: assumptions/a.csv row 6, column 1",
        ],
    );
}

#[test]
fn a_parameter_in_the_system_and_in_a_table() {
    refuses(
        &[Append("assumptions/a.csv", "terminals.port.capacity,mtpa,,5,,,,,,\n")],
        &[
            "assumptions/a.csv row 8, column 1: `terminals.port.capacity` is defined twice | keep one of the two | first defined here: system.toml:55:1",
        ],
    );
}

#[test]
fn a_parameter_in_two_tables() {
    refuses(
        &[Write(
            "assumptions/b.csv",
            "parameter,unit,low,base,high,distribution,source,as_of,confidence,note\nsources.north.cost,USD/MMBtu,,3,,,,,,\n",
        )],
        &[
            "assumptions/b.csv row 2, column 1: `sources.north.cost` is defined twice | keep one of the two | first defined here: assumptions/a.csv row 6, column 1",
        ],
    );
}

#[test]
fn a_series_and_a_constant() {
    refuses(
        &[Append("assumptions/a.csv", "sources.north.capacity,bcm/y,,5,,,,,,\n")],
        &[
            "series/s.csv row 1, column 2: `sources.north.capacity` is defined twice | keep one of the two | first defined here: assumptions/a.csv row 8, column 1",
        ],
    );
}

#[test]
fn a_blank_base() {
    refuses(
        &[Replace("assumptions/a.csv", "USD/MMBtu,,0.5,", "USD/MMBtu,,,")],
        &[
            "assumptions/a.csv row 5, column 4: the base value of `pipelines.trunk.tariff` is blank | expected a number; nothing is assumed for a blank",
        ],
    );
}

#[test]
fn a_blank_parameter() {
    refuses(
        &[Replace("assumptions/a.csv", "pipelines.trunk.tariff,", ",")],
        &["assumptions/a.csv row 5, column 1: the parameter is blank"],
    );
}

#[test]
fn semicolons() {
    refuses(
        &[Write("assumptions/b.csv", "parameter;unit;low;base;high\n")],
        &[
            "assumptions/b.csv row 1, column 1: the columns are separated by semicolons | expected commas | save the sheet as CSV with commas; write numbers with a decimal point",
        ],
    );
}

#[test]
fn tabs() {
    refuses(
        &[Write("assumptions/b.csv", "parameter\tunit\tlow\tbase\thigh\n")],
        &[
            "assumptions/b.csv row 1, column 1: the columns are separated by tabs | expected commas | save the sheet as CSV with commas; write numbers with a decimal point",
        ],
    );
}

#[test]
fn an_empty_table() {
    refuses(&[Write("assumptions/b.csv", "")], &["assumptions/b.csv: the table is empty | expected a header and rows"]);
}

#[test]
fn a_first_column_that_is_none() {
    refuses(
        &[Replace("series/s.csv", "year,", "years,")],
        &[
            "series/s.csv row 1, column 1: the first column is `years` | expected year, month, fiscal_year_ending_june, fiscal_year_ending_march | did you mean `year`?",
        ],
    );
}

#[test]
fn a_row_below_remarks_keeps_its_number() {
    refuses(
        &[Replace("assumptions/a.csv", "sources.north.cost,", "# a remark\n\n# another\nsources.nort.cost,")],
        &["assumptions/a.csv row 9, column 1: there is no `nort` among the sources | did you mean `north`?"],
    );
}
