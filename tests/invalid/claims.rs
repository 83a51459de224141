//! Refused: claims.

use super::{Edit::*, refuses};

/// A claim that is right, but for what a test changes.
const HEAD: &str = "\n[[claims]]\nid = \"it\"\nsays = \"So it is\"\n";

/// The child with these lines in its claim is refused so.
fn claim(lines: &'static str, expected: &[&str]) {
    refuses(&[Append("child.toml", HEAD), Append("child.toml", lines)], expected);
}

#[test]
fn a_claim_without_an_id() {
    refuses(
        &[Append("child.toml", "\n[[claims]]\nsays = \"So it is\"\n")],
        &[
            "child.toml:9:1: a claim needs an id, by which it is told and may be changed | expected small letters, digits and dashes, as id = \"tapi-doubles\"",
        ],
    );
}

#[test]
fn a_key_no_claim_has() {
    claim(
        "metric = \"demand.home\"\nat = 2025\nat_leest = \"10 PJ/y\"\n",
        &[
            "child.toml:14:1: a claim has no key `at_leest` | expected id, says, metric, at, at_least, at_most, about, within, gas, projects, source, date, note | did you mean `at_least`?",
        ],
    );
}

#[test]
fn a_result_that_is_not_there() {
    claim(
        "metric = \"demand.hme\"\nat = 2025\nat_least = \"10 PJ/y\"\n",
        &["child.toml:12:10: claim `it`: there is no `hme` under `demand` | did you mean `demand.home`?"],
    );
}

#[test]
fn no_year_or_one_outside_the_run() {
    claim(
        "metric = \"demand.home\"\nat_least = \"10 PJ/y\"\n",
        &[
            "child.toml:9:1: claim `it`: says nothing of the year | expected at = 2040 or at = \"2030..2040\" (the mean)",
        ],
    );
    claim(
        "metric = \"demand.home\"\nat = 2050\nat_least = \"10 PJ/y\"\n",
        &[
            "child.toml:13:6: claim `it`: `2050` is no span of years of the run | expected a year or years from 2024 to 2027, as 2040 or \"2030..2040\"",
        ],
    );
    claim(
        "metric = \"demand.home@2025\"\nat = 2025\nat_least = \"10 PJ/y\"\n",
        &["child.toml:13:6: claim `it`: its result has its own years, or is a date | expected no `at`"],
    );
}

#[test]
fn two_tests_at_once() {
    claim(
        "metric = \"demand.home\"\nat = 2025\nat_least = \"10 PJ/y\"\nat_most = \"20 PJ/y\"\n",
        &["child.toml:15:11: claim `it`: needs one test | expected one of at_least, at_most, about"],
    );
}

#[test]
fn a_volume_of_no_gas_and_of_one_that_is_not_there() {
    claim(
        "metric = \"demand.home\"\nat = 2025\nat_least = \"10 bcm/y\"\n",
        &[
            "child.toml:14:12: claim `it`: `10 bcm/y` is a volume or a mass of no gas | expected gas = \"...\", one of: dry, lng",
        ],
    );
    claim(
        "metric = \"demand.home\"\nat = 2025\nat_least = \"10 bcm/y\"\ngas = \"drt\"\n",
        &["child.toml:14:12: claim `it`: there is no gas `drt` | expected dry, lng"],
    );
}

#[test]
fn a_bound_of_another_kind() {
    claim(
        "metric = \"demand.home\"\nat = 2025\nat_least = \"10 USD/MMBtu\"\n",
        &[
            "child.toml:14:12: claim `it`: `10 USD/MMBtu` is a price of gas, where gas per time belongs | expected 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d",
        ],
    );
    claim(
        "metric = \"first_gas.stations\"\nat_most = \"soon\"\n",
        &["child.toml:13:11: claim `it`: expected a date as 2032, 2032-07 or 2032-07-15, found `soon`"],
    );
    claim(
        "metric = \"first_gas.stations\"\nat_most = { times = 2, of = \"base.toml\" }\n",
        &["child.toml:13:11: claim `it`: a date is no multiple of another | expected a date, as 2032-07"],
    );
}

#[test]
fn a_multiple_of_nothing() {
    claim(
        "metric = \"demand.home\"\nat = 2025\nat_least = { times = 2.0 }\n",
        &[
            "child.toml:14:12: claim `it`: `at_least` needs `times` and `of` | expected { times = 2.0, of = \"other.toml\" }, and metric = \"...\" where it is another result",
        ],
    );
    claim(
        "metric = \"demand.home\"\nat = 2025\nat_least = { times = -2.0, of = \"base.toml\" }\n",
        &["child.toml:14:12: claim `it`: `-2.0` is no multiple | expected a number above zero, as times = 2.0"],
    );
    claim(
        "metric = \"demand.home\"\nat = 2025\nat_least = { times = 2.0, of = \"bsae.toml\" }\n",
        &["child.toml:9:1: cannot read `bsae.toml`: there is no such file | did you mean `base.toml`?"],
    );
}

#[test]
fn a_share_beside_a_bound_on_one_side() {
    claim(
        "metric = \"demand.home\"\nat = 2025\nat_least = \"10 PJ/y\"\nwithin = \"5 %\"\n",
        &["child.toml:15:10: claim `it`: `within` goes with `about` only | expected no `within`"],
    );
    claim(
        "metric = \"demand.home\"\nat = 2025\nabout = \"10 PJ/y\"\nwithin = 0.05\n",
        &["child.toml:15:10: claim `it`: `within` is no share | expected as within = \"10 %\""],
    );
}

#[test]
fn a_project_that_is_not_there() {
    claim(
        "metric = \"demand.home\"\nat = 2025\nat_least = \"10 PJ/y\"\nprojects = [\"station\"]\n",
        &["child.toml:15:13: there is no project `station` | did you mean `stations`?"],
    );
}

#[test]
fn one_id_twice_in_a_file() {
    let whole = "metric = \"demand.home\"\nat = 2025\nat_least = \"10 PJ/y\"\n";
    refuses(
        &[
            Append("child.toml", HEAD),
            Append("child.toml", whole),
            Append("child.toml", HEAD),
            Append("child.toml", whole),
        ],
        &["child.toml:16:1: the claim `it` stands twice | first here: child.toml:9:1"],
    );
}

#[test]
fn an_announcement_of_nothing() {
    let rows = |rows: &'static str| Write("announcements.csv", rows);
    refuses(
        &[rows("project,said,first_gas,source,note\nstation,2012,2016,press,\n")],
        &["announcements.csv row 2, column 1: there is no project `station` | did you mean `stations`?"],
    );
    refuses(
        &[rows("project,said,first_gas,source,note\nstations,2012,soon,press,\n")],
        &["announcements.csv row 2, column 3: expected a date as 2032, 2032-07 or 2032-07-15, found `soon`"],
    );
}
