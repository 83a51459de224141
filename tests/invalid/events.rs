//! Refused: events that change what there is not.

use super::{Edit::*, refuses};

const MARKER: &str = "\n[markers.day]\ngas_price = \"8 USD/MMBtu\"\n";

fn jump(fields: &'static str, expected: &[&str]) {
    refuses(&[Append("system.toml", MARKER), Append("base.toml", fields)], expected);
}

#[test]
fn the_price_of_a_marker_jumps() {
    jump(
        "\n[[events]]\nid = \"jump\"\nasset = \"markers.day\"\nfrom = \"2025\"\nuntil = \"2026\"\ncause = \"route\"\nprice = \"180 %\"\n",
        &[],
    );
}

#[test]
fn a_marker_without_a_price() {
    jump(
        "\n[[events]]\nid = \"jump\"\nasset = \"markers.day\"\nfrom = \"2025\"\nuntil = \"2026\"\ncause = \"route\"\n",
        &[
            "base.toml:14:9: `events.jump` hits a marker and states no `price` | say what the price is multiplied by: price = \"180 %\"",
        ],
    );
}

#[test]
fn a_marker_has_no_availability() {
    jump(
        "\n[[events]]\nid = \"jump\"\nasset = \"markers.day\"\nfrom = \"2025\"\nuntil = \"2026\"\ncause = \"route\"\nprice = \"180 %\"\navailability = \"50 %\"\n",
        &["base.toml:19:16: `events.jump.availability`: a marker has a price and no availability | keep `price` alone"],
    );
}

#[test]
fn a_price_of_nothing() {
    jump(
        "\n[[events]]\nid = \"jump\"\nasset = \"markers.day\"\nfrom = \"2025\"\nuntil = \"2026\"\ncause = \"route\"\nprice = \"0\"\n",
        &[
            "base.toml:18:9: warning: `events.jump.price` is 0, outside what is plausible | expected 0.2 to 6: What the price of a marker is multiplied by.",
            "base.toml:18:9: `events.jump.price` is not above zero | a factor: 180 % is 1.8 times the price",
        ],
    );
}

#[test]
fn a_field_has_no_price_to_change() {
    refuses(
        &[Replace("base.toml", "cause = ", "price = \"2\"\ncause = ")],
        &[
            "base.toml:10:9: `events.pump.price`: only a marker has a price that an event can change | name a marker, as asset = \"markers.brent\", or keep `availability`",
        ],
    );
}
