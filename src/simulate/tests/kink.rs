//! One unit more and one unit less, where they are worth the same and where not, by hand and by an independent solver.

use super::{
    contract::harbour,
    oracle::{least, town},
    system::{Run, model, run, same},
    value::FIELD,
};
use crate::simulate::{Resolution, SetBy, compile, workspace::Wants};

/// A field that has more than enough at 2 USD/GJ, and a line of 0.5 bcm/y to homes worth 9, 9 2/3, 10 1/3 and 11.
fn line(wanted: f64) -> Run {
    run(&format!(
        "{FIELD}
        hubs.gate.country = land
        sources.field.hub = gate
        pipelines.line.from = gate
        pipelines.line.to = town
        pipelines.line.gas = std
        pipelines.line.capacity = 0.5 bcm/y
        demands.homes.volume = {wanted} bcm/y"
    ))
}

/// One more and one less at a hub in a month of 2030; the same value twice where one less is not told apart.
fn both(run: &Run, hub: &str, month: u8) -> (f64, f64) {
    let id = run.model.structure.hubs.find(hub).unwrap();
    let row = run.outcome.prices.iter().find(|row| row.hub == id && row.year == 2030 && row.month == Some(month));
    let row = row.unwrap();
    (row.marginal_value.unwrap(), row.one_less.or(row.marginal_value).unwrap())
}

#[track_caller]
fn are((more, less): (f64, f64), expected: (f64, f64)) {
    same(more, expected.0);
    same(less, expected.1);
}

/// The line is full. Two of four blocks are just served: one more is taken from the third, one less goes to the second.
/// All are just served: one more is taken from the first, one less stays in the field. In between there is one value.
#[test]
fn a_full_line_is_a_kink() {
    are(both(&line(1.0), "town", 4), (10.0 + 1.0 / 3.0, 9.0 + 2.0 / 3.0));
    are(both(&line(0.5), "town", 4), (9.0, 2.0));
    are(both(&line(0.9), "town", 4), (9.0 + 2.0 / 3.0, 9.0 + 2.0 / 3.0));
    are(both(&line(0.4), "town", 4), (2.0, 2.0));
    for wanted in [0.4, 0.5, 0.9, 1.0] {
        are(both(&line(wanted), "gate", 4), (2.0, 2.0));
    }
    let row = line(0.5).outcome.prices.iter().find(|row| row.one_less.is_some()).copied();
    assert!(matches!(row.unwrap().less_set_by, Some(SetBy::Source(_))), "{row:?}");
}

/// 54 PJ are paid for anyway, spot costs 6: nothing in a glut, 6 in want; where just 54 are wanted, 6 more and 0 less.
#[test]
fn the_end_of_a_glut_is_a_kink() {
    let wanted = |volume: f64| harbour(&format!("demands.homes.volume = {volume} PJ/y"));
    are(both(&wanted(50.0), "town", 4), (0.0, 0.0));
    are(both(&wanted(54.0), "town", 4), (6.0, 0.0));
    are(both(&wanted(60.0), "town", 4), (6.0, 6.0));
    let row = wanted(54.0).outcome.prices[3];
    assert!(matches!((row.set_by, row.less_set_by), (SetBy::Spot(_), Some(SetBy::Glut))), "{row:?}");
}

/// What another solver finds when a little more or a little less is wanted at a hub: the least cost changes by the values
/// times that little. The sizes are round, so that kinks are met as well as slopes.
#[test]
fn another_solver_feels_the_same_margins() {
    const LITTLE: f64 = 1e-3;
    let (mut slopes, mut kinks, mut nothing) = (0, 0, 0);
    for (field, wanted, cost, spot) in
        [(0.7, 0.9, 2.0, 9.0), (0.1, 1.7, 6.0, 8.5), (2.0, 0.5, 9.5, 4.0), (0.3, 0.6, 0.0, 12.0), (0.6, 0.6, 8.0, 8.0)]
    {
        let model = model(&town(field, wanted, cost, spot, 1));
        let compiled = compile(&model.structure, &model.values, Resolution::Monthly).unwrap();
        let mut work = compiled.workspace();
        work.want(Wants { margins: true, less: true, unlimited: false });
        compiled.first_year(&model.values, &mut work).unwrap();
        let (t, p) = (&compiled.network.topology, work.problem());
        let base = least(t, p).unwrap();
        for node in 0..t.nodes() {
            let with = |more: f64| {
                let mut p = p.clone();
                p.supply[node] -= more;
                least(t, &p).map(|cost| (cost - base) / more)
            };
            let (more, less) = work.margins().labels(node);
            for (found, other) in [(more, with(LITTLE)), (less, with(-LITTLE))] {
                match other {
                    None => assert!(found.is_infinite(), "node {node}: {found}, and the other solver finds no way"),
                    Some(other) => {
                        assert!(
                            (found - other).abs() < 1e-3 * (1.0 + other.abs()),
                            "node {node}: {found}, not {other}"
                        );
                    }
                }
            }
            assert!(more.is_infinite() || less <= more + 1e-6, "node {node}: {less} less, {more} more");
            match more - less {
                apart if !apart.is_finite() => nothing += 1,
                apart if apart > 1e-3 => kinks += 1,
                _ => slopes += 1,
            }
        }
    }
    println!("{slopes} slopes, {kinks} kinks, {nothing} without a way");
    assert!(slopes > 20 && kinks > 20);
}
