//! Refused: ranges.

use super::{Edit::*, refuses};

#[test]
fn low_above_base() {
    refuses(
        &[Replace("assumptions/a.csv", "USD/MMBtu,1,2,4", "USD/MMBtu,3,2,4")],
        &[
            "assumptions/a.csv row 6, column 3: `sources.north.cost`: low 3 USD/MMBtu, base 2 USD/MMBtu, high 4 USD/MMBtu are not in order | expected low <= base <= high",
        ],
    );
}

#[test]
fn low_and_high_have_changed_places() {
    refuses(
        &[Replace("assumptions/a.csv", "USD/MMBtu,1,2,4", "USD/MMBtu,4,2,1")],
        &[
            "assumptions/a.csv row 6, column 3: `sources.north.cost`: low 4 USD/MMBtu, base 2 USD/MMBtu, high 1 USD/MMBtu are not in order | expected low <= base <= high | low and high may have changed places",
        ],
    );
}

#[test]
fn low_without_high() {
    refuses(
        &[Replace("assumptions/a.csv", "USD/MMBtu,1,2,4,pert", "USD/MMBtu,1,2,,pert")],
        &["assumptions/a.csv row 6, column 5: `high` is blank and its partner is not | expected both, or neither"],
    );
}

#[test]
fn a_distribution_without_a_range() {
    refuses(
        &[Replace("assumptions/a.csv", "USD/MMBtu,1,2,4,pert", "USD/MMBtu,,2,,pert")],
        &["assumptions/a.csv row 6, column 6: the distribution `pert` has no low and high"],
    );
}

#[test]
fn an_unknown_distribution() {
    refuses(
        &[Replace("assumptions/a.csv", "1,2,4,pert", "1,2,4,pret")],
        &[
            "assumptions/a.csv row 6, column 6: `pret` is not a distribution | expected uniform, triangular, pert, normal, lognormal, or discrete 0:30% 12:40% 36:30% | did you mean `pert`?",
        ],
    );
}

#[test]
fn an_unknown_confidence() {
    refuses(
        &[Replace("assumptions/a.csv", "nameplate,2024,high", "nameplate,2024,certain")],
        &["assumptions/a.csv row 2, column 9: `certain` is not a confidence | expected high, medium, low"],
    );
}

#[test]
fn a_flow_times_a_thousand() {
    refuses(
        &[Replace("assumptions/a.csv", "bcm/y,,10,", "bcm/y,,10000,")],
        &[
            "assumptions/a.csv row 2, column 4: warning: `pipelines.trunk.capacity` is 10000 bcm/y, outside what is plausible | expected 0.01 bcm/y to 150 bcm/y: Nameplate, of what enters.",
        ],
    );
}

#[test]
fn a_flow_times_a_thousand_in_a_series() {
    refuses(
        &[Replace("series/s.csv", "2025,7,", "2025,7000,")],
        &[
            "series/s.csv row 5, column 2: warning: `sources.north.capacity@2025` is 7000 bcm/y, outside what is plausible | expected 0.001 bcm/y to 150 bcm/y: What it can send out, before decline.",
        ],
    );
}

#[test]
fn a_per_cent_pasted_as_a_fraction() {
    refuses(
        &[Replace("assumptions/a.csv", "%,0.5,1.5,3,triangular", "%,,0.015,,")],
        &[
            "assumptions/a.csv row 4, column 4: warning: `pipelines.trunk.loss` is 0.015 %, which looks like a fraction where per cents are meant | did you mean `1.5 %`?",
        ],
    );
}

#[test]
fn a_per_cent_of_the_take_as_a_fraction() {
    refuses(
        &[Replace("system.toml", r#"start = "2024""#, "start = \"2024\"\ntake_or_pay = \"0.85 %\"")],
        &[
            "system.toml:65:15: warning: `contracts.qatar.take_or_pay` is 0.85 %, which looks like a fraction where per cents are meant | did you mean `85 %`?",
        ],
    );
}

#[test]
fn a_loss_above_all() {
    refuses(
        &[Replace("assumptions/a.csv", "%,0.5,1.5,3,triangular", "%,,150,,")],
        &[
            "assumptions/a.csv row 4, column 4: `pipelines.trunk.loss` is 150 %, and a part cannot be below 0 % or above 100 % | expected 0 % to 100 %",
        ],
    );
}

#[test]
fn a_capacity_below_zero() {
    refuses(
        &[Replace("series/s.csv", "2025,7,", "2025,-7,")],
        &[
            "series/s.csv row 5, column 2: `sources.north.capacity@2025` is -7 bcm/y, below zero | expected zero or more",
        ],
    );
}

#[test]
fn a_default_is_no_excuse_for_a_flag() {
    refuses(
        &[Flag("terminals.port.own_use=20 %")],
        &[
            "--set number 1: warning: `terminals.port.own_use` is 20 %, outside what is plausible | expected 0 % to 3 %: Gas used by the terminal itself, of what is landed.",
        ],
    );
}

#[test]
fn too_many_blocks() {
    refuses(
        &[Replace("system.toml", r#"name = "power""#, "name = \"power\"\nblocks = 1000000")],
        &["system.toml:71:10: `sectors.power.blocks` is 1000000 | expected a whole number from 1 to 20"],
    );
}

#[test]
fn blocks_in_part() {
    refuses(
        &[Replace("system.toml", r#"name = "power""#, "name = \"power\"\nblocks = 3.5")],
        &["system.toml:71:10: `sectors.power.blocks`: `3.5` is not a whole number"],
    );
}

#[test]
fn a_gas_of_no_heat() {
    refuses(
        &[Replace("system.toml", "38 MJ/m3", "0 MJ/m3")],
        &["system.toml:11:19: `gases.dry.calorific_value` is 0 MJ/m3, not above zero | expected a number above zero"],
    );
}

#[test]
fn a_peak_below_its_mean() {
    refuses(
        &[Replace("system.toml", r#"name = "power""#, "name = \"power\"\npeak_day = \"0.9\"")],
        &[
            "system.toml:71:12: warning: `sectors.power.peak_day` is 0.9, outside what is plausible | expected 1 to 4: Its highest day of a month over the mean of that month.",
            "system.toml:71:12: `sectors.power.peak_day`: the highest day of a month is not below its mean | expected 1 or more",
        ],
    );
}

#[test]
fn below_zero_where_nothing_can_be() {
    refuses(
        &[Flag("sources.south.capacity.scale=-1"), Flag("sources.north.start=0001")],
        &[
            "--set number 1: `sources.south.capacity.scale` is -1, below zero | expected zero or more",
            "--set number 2: `sources.north.start`: `0001` is not between 1900 and 2200",
        ],
    );
}

/// A gas whose heat is off makes everything look off that is counted in it: it alone is told.
#[test]
fn a_heat_that_is_off_is_told_alone() {
    refuses(
        &[Flag("gases.dry.calorific_value=380 MJ/m3")],
        &[
            "--set number 1: warning: `gases.dry.calorific_value` is 380 MJ/m3, outside what is plausible | expected 20 MJ/m3 to 48 MJ/m3: Gross heat of combustion by volume.",
        ],
    );
}

/// Beside such a number the others have no digits left.
#[test]
fn far_beyond_what_can_be_calculated_with() {
    refuses(
        &[Flag("terminals.port.capacity=1e15 mtpa"), Flag("economics.deflator.scale=0")],
        &[
            "--set number 1: `terminals.port.capacity` is 1e15 mtpa, outside what is plausible | expected 0.1 bcm/y to 60 bcm/y: Regasification capacity.",
            "--set number 2: `economics.deflator.scale` is 0, not above zero | expected a number above zero",
        ],
    );
}

/// The low end of a small loss is no fraction where its base shows that per cents are meant.
#[test]
fn a_small_end_of_a_range_is_no_fraction() {
    let row = "pipelines.trunk.loss,%,0.5,1.5,3,triangular,assumption,2024,low,";
    let small = Replace("assumptions/a.csv", row, "pipelines.trunk.loss,%,0.1,1.5,3,triangular,assumption,2024,low,");
    refuses(&[small], &[]);
    let project = super::project::Project::default().edit("assumptions/a.csv", row, &row.replace("0.5", "0.1"));
    let case = corridor::scenario::Case::Low;
    let reading = project.read("child.toml", &corridor::scenario::Options { case, ..Default::default() });
    assert_eq!(super::project::lines(&reading), Vec::<String>::new());
}

/// A year that is unlikely does not hide a later one that is wrong.
#[test]
fn an_error_behind_a_warning_in_one_series() {
    refuses(
        &[Replace("series/s.csv", "2023,6,", "2023,0.000006,"), Replace("series/s.csv", "2026,7.5,", "2026,7.5e19,")],
        &[
            "series/s.csv row 6, column 2: `sources.north.capacity@2026` is 7.5e19 bcm/y, outside what is plausible | expected 0.001 bcm/y to 150 bcm/y: What it can send out, before decline.",
        ],
    );
    refuses(
        &[Replace("series/s.csv", "2023,6,", "2023,0.000006,"), Replace("series/s.csv", "2026,7.5,", "2026,-1,")],
        &[
            "series/s.csv row 6, column 2: `sources.north.capacity@2026` is -1 bcm/y, below zero | expected zero or more",
        ],
    );
}

/// A heat that is off by a little does not hide what is off by all measure.
#[test]
fn far_beyond_in_a_gas_whose_heat_is_off() {
    refuses(
        &[
            Replace("system.toml", "38 MJ/m3", "54 MJ/m3"),
            Replace("series/s.csv", "growth 2 %/y", "growth 16744073709551616 %/y"),
        ],
        &[
            "system.toml:11:19: warning: `gases.dry.calorific_value` is 54 MJ/m3, outside what is plausible | expected 20 MJ/m3 to 48 MJ/m3: Gross heat of combustion by volume.",
            "series/s.csv row 6, column 4: `demands.city-power.volume@2027` is 1758127739502930.3 bcm/y, far beyond what is plausible | expected 0 bcm/y to 300 bcm/y: What is wanted at the meter, before growth.",
        ],
    );
}
