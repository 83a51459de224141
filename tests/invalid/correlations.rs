//! Refused: correlations that cannot hold together. See `references` for those of one pair.

use super::{Edit::*, refuses};

const HEADER: &str = "first,second,correlation,source,note\n";

#[test]
fn three_that_contradict_each_other() {
    // What goes with the same at 0.9 goes together at 2 * 0.81 - 1 = 0.62 or more.
    refuses(
        &[Write(
            "correlations.csv",
            "first,second,correlation,source,note
pipelines.trunk.loss,sources.north.cost,0.9,,
pipelines.trunk.expanded_capacity,pipelines.trunk.loss,0.1,,
projects.stations.delay,pipelines.trunk.loss,0.9,,
projects.stations.delay,sources.north.cost,0.6,,
",
        )],
        &[
            "correlations.csv row 5, column 1: `projects.stations.delay` and `sources.north.cost` cannot go together at 0.6, as things stand among `pipelines.trunk.loss`, `projects.stations.delay`, `sources.north.cost` | expected correlations that can all hold at once; a pair that does not stand here counts as 0 | `pipelines.trunk.loss` and `sources.north.cost` at 0.9: correlations.csv row 2, column 1 | `projects.stations.delay` and `pipelines.trunk.loss` at 0.9: correlations.csv row 4, column 1",
        ],
    );
    let can = format!(
        "{HEADER}pipelines.trunk.loss,sources.north.cost,0.9,,\nprojects.stations.delay,pipelines.trunk.loss,0.9,,\nprojects.stations.delay,sources.north.cost,0.63,,\n"
    );
    refuses(&[Write("correlations.csv", can.leak())], &[]);
}
