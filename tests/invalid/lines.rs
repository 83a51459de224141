//! Refused: what the buyers of a line ask, if no gas could be that.

use super::{Edit::*, refuses};

#[test]
fn a_specification_by_mass_net_or_upside_down() {
    let line = |limits: &'static str| vec![Append("system.toml", limits)];
    refuses(
        &line(
            "\n[lines.transit]\nhead = \"trunk\"\ntitle = \"Transit\"\ngas = \"dry\"\ncalorific_low = \"45 MJ/kg\"\n",
        ),
        &[
            "system.toml:84:17: `lines.transit.calorific_low` is not gross heat by volume | expected as 900 Btu/scf or 37.5 MJ/m3",
        ],
    );
    refuses(
        &line(
            "\n[lines.transit]\nhead = \"trunk\"\ntitle = \"Transit\"\ngas = \"dry\"\nwobbe_low = \"50 MJ/m3\"\nwobbe_high = \"45 MJ/m3\"\n",
        ),
        &[
            "system.toml:84:13: `lines.transit.wobbe_low` is above `lines.transit.wobbe_high` | the most: system.toml:85:14",
        ],
    );
    refuses(
        &line(
            "\n[lines.transit]\nhead = \"trunk\"\ntitle = \"Transit\"\ngas = \"dry\"\nwobbe_low = \"45 MJ/m3\"\nwobbe_high = \"50 MJ/m3\"\n",
        ),
        &[],
    );
}
