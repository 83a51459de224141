//! Refused: units.

use super::{Edit::*, refuses};

#[test]
fn an_unknown_unit() {
    refuses(
        &[Replace("system.toml", "5 mtpa", "5 mpta")],
        &[
            "system.toml:55:12: `terminals.port.capacity`: `mpta` is no unit known here | expected gas per time, as 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d | did you mean `MTPA`?",
        ],
    );
}

#[test]
fn an_unknown_unit_in_a_table() {
    refuses(
        &[Replace("assumptions/a.csv", "pipelines.trunk.capacity,bcm/y", "pipelines.trunk.capacity,bcn/y")],
        &[
            "assumptions/a.csv row 2, column 4: `pipelines.trunk.capacity`: `bcn` in `bcn/y` is no unit known here | expected gas per time, as 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d | did you mean `Bcf`?",
        ],
    );
}

#[test]
fn an_unknown_unit_in_a_header_is_told_once() {
    refuses(
        &[Replace("series/s.csv", "capacity [MMcfd]", "capacity [MMcdf]")],
        &[
            "series/s.csv row 1, column 3: `sources.south.capacity`: `MMcdf` is no unit known here | did you mean `MMcfd`?",
        ],
    );
}

#[test]
fn a_number_without_a_unit() {
    refuses(
        &[Replace("system.toml", "5 mtpa", "5")],
        &[
            "system.toml:55:12: `terminals.port.capacity`: `5` has no unit | expected gas per time, as 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d",
        ],
    );
}

#[test]
fn a_header_without_a_unit_is_told_once() {
    refuses(
        &[Replace("series/s.csv", "sources.south.capacity [MMcfd]", "sources.south.capacity")],
        &[
            "series/s.csv row 1, column 3: `sources.south.capacity`: the header names no unit | expected path [unit], with a unit as in 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d",
        ],
    );
}

#[test]
fn a_share_without_a_unit() {
    refuses(
        &[Replace("assumptions/a.csv", "pipelines.trunk.loss,%,0.5,1.5,3", "pipelines.trunk.loss,,0.5,1.5,3")],
        &[
            "assumptions/a.csv row 4, column 4: `pipelines.trunk.loss`: `1.5` may be a fraction or a per cent | write `1.5 %`",
        ],
    );
}

#[test]
fn a_unit_beside_the_column_of_units() {
    refuses(
        &[Replace("assumptions/a.csv", "bcm/y,,10,", "bcm/y,,10 bcm/y,")],
        &[
            "assumptions/a.csv row 2, column 4: `10 bcm/y` brings a unit of its own beside the column `unit` (bcm/y) | expected a plain number, or a blank `unit`",
        ],
    );
}

#[test]
fn the_unit_before_the_number() {
    refuses(
        &[Replace("system.toml", r#""9 USD/MMBtu""#, r#""USD/MMBtu 9""#)],
        &[
            "system.toml:63:12: `contracts.qatar.constant`: `USD/MMBtu 9` does not begin with a number | expected a price of gas, as 7.2 USD/MMBtu, 160 USD/kcm or 400 USD/t | write the number first, then the unit",
        ],
    );
}

#[test]
fn a_decimal_comma() {
    refuses(
        &[Replace("system.toml", r#""9 USD/MMBtu""#, r#""9,5 USD/MMBtu""#)],
        &[
            "system.toml:63:12: `contracts.qatar.constant`: `9,5` has a decimal comma | expected a price of gas, as 7.2 USD/MMBtu, 160 USD/kcm or 400 USD/t | write 9.5, with a point",
        ],
    );
}

#[test]
fn a_separator_of_thousands() {
    refuses(
        &[Replace("child.toml", "400 MMcfd", "1,200 MMcfd")],
        &[
            "child.toml:7:39: `sources.south.capacity`: `1,200` may be 1200 or 1.200 | expected gas per time, as 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d | write 1200 or 1.200: a point for decimals, nothing between thousands",
        ],
    );
}

#[test]
fn a_currency_without_rates() {
    let rates = "expected a table [currencies.pkr] with per_usd = \"... PKR/USD\", or a price in USD";
    refuses(
        &[Replace("system.toml", "constant = \"9 USD/MMBtu\"", "constant = \"900 PKR/MMBtu\"")],
        &[&format!(
            "system.toml:63:12: `contracts.qatar.constant` is 900 PKR/MMBtu, and nothing says what a dollar costs in PKR | {rates}"
        )],
    );
    refuses(
        &[
            Flag("sources.north.cost=300 PKR@2025/MMBtu"),
            Append("system.toml", "[currencies.pkr]\nper_usd = \"280 PKR/USD\"\n"),
        ],
        &[],
    );
}

#[test]
fn rates_of_another_currency() {
    refuses(
        &[Append("system.toml", "[currencies.pkr]\nper_usd = \"85 INR/USD\"\n")],
        &[
            "system.toml:80:11: `currencies.pkr.per_usd` is 85 INR/USD, which are rates of another currency | expected PKR/USD",
        ],
    );
    refuses(
        &[Append("system.toml", "[currencies.pkrs]\nper_usd = \"280 PKR/USD\"\n")],
        &[
            "system.toml:79:13: no unit counts a currency `pkrs` | expected one of: pkr, inr, eur, cny, rub | did you mean `pkr`?",
        ],
    );
}
