//! Refused: flags.

use super::{Edit::*, refuses};

#[test]
fn a_flag_without_a_value() {
    refuses(
        &[Flag("projects.stations.start")],
        &["--set number 1: `projects.stations.start` sets nothing | expected PATH=VALUE, as projects.tapi.start=2034"],
    );
}

#[test]
fn a_flag_without_a_path() {
    refuses(&[Flag("=5")], &["--set number 1: no path is named | expected kind.id.field, as projects.tapi.start"]);
}

#[test]
fn a_flag_with_an_empty_value() {
    refuses(
        &[Flag("projects.stations.start=")],
        &["--set number 1: `projects.stations.start`: expected a date as 2032, 2032-07 or 2032-07-15, found ``"],
    );
}

#[test]
fn a_flag_twice() {
    refuses(
        &[Flag("projects.stations.start=2030"), Flag("projects.stations.start=2031")],
        &[
            "--set number 2: `projects.stations.start` is set twice | keep one of the two | first set here: --set number 1",
        ],
    );
}

#[test]
fn a_flag_with_a_misspelt_path() {
    refuses(
        &[Flag("projects.stations.dealy=3 months")],
        &["--set number 1: an asset of `projects` has no field `dealy` | did you mean `delay`?"],
    );
}

#[test]
fn a_flag_with_wrong_years() {
    refuses(
        &[Flag("sources.south.capacity@26=3 bcm/y")],
        &["--set number 1: `sources.south.capacity@26`: expected a year as 2030 or a month as 2026-03, found `26`"],
    );
}

#[test]
fn a_flag_on_a_series() {
    refuses(
        &[Flag("demands.city-power.volume=3 bcm/y")],
        &[
            "--set number 1: `demands.city-power.volume` is a series; a single value would overwrite its history | write `demands.city-power.volume@2030..2035` for years, or `demands.city-power.volume.scale` for a factor on all of it",
        ],
    );
}

#[test]
fn a_switch_that_is_none() {
    refuses(
        &[Flag("projects.stations.built=perhaps")],
        &["--set number 1: `projects.stations.built`: `perhaps` is neither true nor false | expected true or false"],
    );
}

#[test]
fn a_choice_that_is_none() {
    refuses(
        &[Flag("contracts.qatar.after=renwe")],
        &[
            "--set number 1: `contracts.qatar.after`: `renwe` is not one of the choices | expected end, renew, spot | did you mean `renew`?",
        ],
    );
}
