//! What `examples/fuzz` has found and is mended.

use corridor::simulate::{Resolution, compile};

use super::{Edit::*, project::Project, refuses};

/// Its month was counted from the year that is refused, beyond all whole numbers.
#[test]
fn a_year_of_record_far_beyond_all_years() {
    refuses(
        &[
            Replace("system.toml", "record = 2025", "record = 202500000"),
            Write("series/m.csv", "month,contracts.qatar.availability [%]\n2024-01,100\nbeyond,hold\n"),
        ],
        &["system.toml:4:10: the last year of record, 202500000, is not between 1900 and 2200"],
    );
}

/// The first year stood in for it, and was refused without a place.
#[test]
fn a_record_that_is_missing_beside_a_first_year_that_is_none() {
    refuses(
        &[Replace("system.toml", "from = 2024", "from = 60"), Replace("system.toml", "record = 2025\n", "")],
        &[
            "system.toml:1:2: `horizon.record` is missing: last year whose numbers are records, not projections | expected a whole number",
            "system.toml:3:6: the horizon 60 to 2027 is not a span of 1 to 200 years from 1900 on",
        ],
    );
}

/// The next year was one more than the largest whole number.
#[test]
fn a_year_at_the_end_of_all_numbers() {
    refuses(
        &[Replace("child.toml", "2025-07", "2147483647/48")],
        &[
            "child.toml:6:29: `projects.stations.start`: expected a date as 2032, 2032-07 or 2032-07-15, found `2147483647/48`",
        ],
    );
}

/// A balance was asked to be right to the ninth digit of next to nothing.
#[test]
fn dust_is_no_imbalance() {
    let dusty = [
        Project::default().edit("series/s.csv", "2026,7.5,270,10.5", "2026,7.5,270,5e-13"),
        Project::default().edit("assumptions/a.csv", "bcm/y,,10,", "bcm/y,,1e-14,"),
    ];
    for project in dusty {
        let model = project.child(&[]).loaded.unwrap().model;
        for resolution in [Resolution::Monthly, Resolution::Annual] {
            let compiled = compile(&model.structure, &model.values, resolution).unwrap();
            compiled.outcome(&model.values).unwrap();
        }
    }
}
