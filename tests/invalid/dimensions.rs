//! Refused: dimensions.

use super::{Edit::*, refuses};

#[test]
fn a_price_where_a_rate_belongs() {
    refuses(
        &[Replace("system.toml", r#""5 mtpa""#, r#""5 USD/MMBtu""#)],
        &[
            "system.toml:55:12: `terminals.port.capacity`: `5 USD/MMBtu` is a price of gas, where gas per time belongs | expected 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d",
        ],
    );
}

#[test]
fn an_amount_where_a_rate_belongs() {
    refuses(
        &[Replace("system.toml", r#""1 mtpa""#, r#""1 Mt""#)],
        &[
            "system.toml:62:19: `contracts.qatar.annual_quantity`: `1 Mt` is an amount of gas, where gas per time belongs | expected 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d | say per which time: `1 Mt/y` or `1 Mt/d`",
        ],
    );
}

#[test]
fn a_rate_where_a_price_belongs_in_a_table() {
    refuses(
        &[Replace("assumptions/a.csv", "sources.north.cost,USD/MMBtu", "sources.north.cost,bcm/y")],
        &[
            "assumptions/a.csv row 6, column 4: `sources.north.cost`: `2 bcm/y` is gas per time, where a price of gas belongs | expected 7.2 USD/MMBtu, 160 USD/kcm or 400 USD/t",
        ],
    );
}

#[test]
fn a_price_in_the_header_of_a_capacity() {
    refuses(
        &[Replace("series/s.csv", "[MMcfd]", "[USD/MMBtu]")],
        &[
            "series/s.csv row 1, column 3: `sources.south.capacity`: `USD/MMBtu` is a price of gas, where gas per time belongs | expected 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d",
        ],
    );
}

#[test]
fn a_series_where_one_value_belongs() {
    refuses(
        &[Write("series/m.csv", "year,sources.north.minimum [%]\n2024,50\nbeyond,hold\n")],
        &["series/m.csv row 1, column 2: `sources.north.minimum` is a series | expected 5 %"],
    );
}

#[test]
fn a_month_series_for_a_yearly_field() {
    refuses(
        &[
            Write("series/m.csv", "month,pipelines.trunk.tariff [USD/MMBtu]\n2024-01,0.5\n"),
            Replace("assumptions/a.csv", "pipelines.trunk.tariff,USD/MMBtu,,0.5,,,assumption,2024,low,\n", ""),
        ],
        &[
            "series/m.csv row 1, column 2: `pipelines.trunk.tariff`: it holds one number a year; its series needs a column `year`",
        ],
    );
}

#[test]
fn a_scale_of_what_is_no_series() {
    refuses(
        &[Append("child.toml", "\"sources.north.minimum.scale\" = \"2\"\n")],
        &["child.toml:8:1: `minimum` of sources is no series, so it has no `.scale` | set the value itself"],
    );
}

#[test]
fn a_volume_of_no_gas() {
    refuses(
        &[Append(
            "system.toml",
            "\n[sectors.heat]\ncountry = \"home\"\nname = \"heat\"\nvalue = \"300 USD/kcm\"\ntitle = \"Heat\"\n",
        )],
        &[
            "system.toml:83:9: `sectors.heat.value`: `300 USD/kcm` counts a volume or a mass, and nothing says of which gas | expected an amount in energy, e.g. PJ/y or USD/MMBtu",
        ],
    );
}

#[test]
fn a_mass_of_a_gas_without_energy_by_mass() {
    refuses(
        &[
            Replace("series/s.csv", "[MMcfd]", "[mtpa]"),
            Replace("child.toml", "400 MMcfd", "4 mtpa"),
            Replace(
                "series/s.csv",
                "2023,6,300,9,96\n2024,6.5,290,9.5,98\n2025,7,280,10,100\n2026,7.5,270",
                "2023,6,3,9,96\n2024,6.5,3,9.5,98\n2025,7,3,10,100\n2026,7.5,3",
            ),
        ],
        &[
            "series/s.csv row 3, column 3: `sources.south.capacity@2023` is 3 mtpa, a mass of a gas whose energy by mass is not known | give `gases.dry.mass_calorific_value`",
        ],
    );
}

#[test]
fn money_of_a_year_before_the_price_index() {
    refuses(
        &[Replace("system.toml", r#""9 USD/MMBtu""#, r#""9 USD@2014/MMBtu""#)],
        &[
            "system.toml:63:12: `contracts.qatar.constant` is in money of 2014, and `economics.deflator` says nothing of it | expected a year from 2023 to 2027",
        ],
    );
}
