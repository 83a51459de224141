//! Refused: distributions. Read: those that list their values.

use corridor::model::{Distribution, Outcome};

use super::{Edit::*, project::Project, refuses};

const ROW: &str = "projects.stations.delay,months,0,6,36,pert";

fn with(row: &'static str, expected: &[&str]) {
    refuses(&[Replace("assumptions/a.csv", ROW, row)], expected);
}

#[test]
fn values_and_weights_are_read() {
    for row in [
        "projects.stations.delay,months,,6,,discrete 0:30% 6:45% 36:25%",
        "projects.stations.delay,months,0,6,36,discrete 0:0.3 6:.45 36:0.25",
        "projects.stations.delay,months,,6,36,discrete  0 : 30 %  6: 45% 36 :25 %",
    ] {
        let model = Project::default().edit("assumptions/a.csv", ROW, row).child(&[]).loaded.unwrap().model;
        let spread = model.paths.get("projects.stations.delay").unwrap().layers[0].spread.clone().unwrap();
        assert_eq!((spread.low.as_str(), spread.high.as_str()), ("0 months", "36 months"));
        let Distribution::Discrete(outcomes) = spread.distribution else { panic!("{row}") };
        let values: Vec<&str> = outcomes.iter().map(|one| one.value.as_str()).collect();
        assert_eq!(values, ["0 months", "6 months", "36 months"]);
        for (Outcome { weight, .. }, right) in outcomes.iter().zip([0.3, 0.45, 0.25]) {
            assert!((weight - right).abs() < 1e-12, "{row}");
        }
    }
    // Dates and words have no unit.
    with("projects.stations.built,,,false,,discrete false:60% true:40%,,,,\nprojects.stations.delay,months,,6,,", &[]);
}

#[test]
fn the_case_low_of_a_list_is_its_lowest() {
    let row = "projects.stations.delay,months,,6,,discrete 1:30% 6:45% 36:25%";
    let options = corridor::scenario::Options { case: corridor::scenario::Case::Low, flags: Vec::new() };
    let project = Project::default().edit("assumptions/a.csv", ROW, row);
    let model = project.read("child.toml", &options).loaded.unwrap().model;
    assert_eq!(model.paths.get("projects.stations.delay").unwrap().written(0), "1 months");
}

#[test]
fn weights_that_are_none() {
    const EXPECTED: &str = "| expected values with weights, as discrete 0:30% 12:40% 36:30%";
    for (written, message) in [
        ("discrete", "`discrete` lists no values"),
        ("discrete 0:30% 6 36:30%", "`6` has no weight"),
        ("discrete 0:30% 6:70% 36:0%", "`0%` of `36:0%` is not a weight above zero"),
        ("discrete 0:130% 6:-30%", "`-30%` of `6:-30%` is not a weight above zero"),
        ("discrete 0:NaN 6:1", "`NaN` of `0:NaN` is not a weight above zero"),
        ("discrete 0:30% 6:30% 36:30%", "the weights of `discrete` add to 90 %, not to 100 %"),
        ("discrete 0:30 6:40 36:30", "the weights of `discrete` add to 10000 %, not to 100 %"),
    ] {
        let project = Project::default().edit("assumptions/a.csv", ROW, &ROW.replace("pert", written));
        let expected = format!("assumptions/a.csv row 7, column 6: {message} {EXPECTED}");
        assert_eq!(super::project::lines(&project.child(&[])), [expected]);
    }
}

#[test]
fn values_that_do_not_fit() {
    with(
        "projects.stations.delay,months,,6,,discrete 0:30% 36:40% 6:30%",
        &[
            "assumptions/a.csv row 7, column 6: `projects.stations.delay`: the values of `discrete` do not rise from 36 months to 6 months | expected each value once, the lowest first",
        ],
    );
    with(
        "projects.stations.delay,months,,6,,discrete 0:30% six:40% 36:30%",
        &[
            "assumptions/a.csv row 7, column 6: `projects.stations.delay`: `six months` has no number | expected a duration, as 24 months or 3 y",
        ],
    );
    with(
        "projects.stations.delay,months,0,6,24,discrete 0:30% 6:40% 36:30%",
        &[
            "assumptions/a.csv row 7, column 5: `projects.stations.delay`: high is 24 months, and the highest value of `discrete` 36 months | expected 36 months, or a blank",
        ],
    );
    with(
        "projects.stations.delay,months,,48,,discrete 0:30% 6:40% 36:30%",
        &[
            "assumptions/a.csv row 7, column 6: `projects.stations.delay`: low 0 months, base 48 months, high 36 months are not in order | expected low <= base <= high",
        ],
    );
}

#[test]
fn a_range_of_which_nothing_is_said() {
    with(
        "projects.stations.delay,months,0,6,36,",
        &[
            "assumptions/a.csv row 7, column 6: low and high are given, and not how likely what lies between is | expected uniform, triangular, pert, normal, lognormal, or discrete 0:30% 12:40% 36:30%",
        ],
    );
}

#[test]
fn a_logarithm_of_nothing() {
    with(
        "projects.stations.delay,months,0,6,36,lognormal",
        &[
            "assumptions/a.csv row 7, column 3: `projects.stations.delay` is lognormal, and its low 0 months is not above zero | expected a low above zero, or another distribution",
        ],
    );
}

#[test]
fn nothing_lies_between_two_words() {
    with(
        "projects.stations.built,,false,false,true,uniform,,,,\nprojects.stations.delay,months,,6,,",
        &[
            "assumptions/a.csv row 7, column 6: `projects.stations.built` is a word, and nothing lies between two words | expected discrete, with a weight for each word",
        ],
    );
}
