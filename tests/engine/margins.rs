//! Marginal values of shipped scenarios felt by the independent solver: a little more or less is wanted at a hub, and the
//! least cost must change by the value of one more, or of one less, times that little.
//!
//! The least cost is convex in what is wanted, so that it can only change by more than the one and by less than the other
//! where the little passes a kink; most must agree.

use std::collections::BTreeSet;

use corridor::scenario::Case;

use super::{Proved, model, proof::independent, run};
use corridor::simulate::Resolution;

/// PJ in a month: enough to be seen in a cost of a hundred thousand million dollars.
const LITTLE: f64 = 0.02;
/// USD/GJ: the ranks that break ties along a way, and what the other solver rounds.
const NEAR: f64 = 5e-3;

#[derive(Debug, Default)]
struct Count {
    agree: usize,
    pass_a_kink: usize,
    kinks: usize,
}

fn perturb(proved: &Proved, year: i32, count: &mut Count) {
    let (t, s) = (proved.compiled.topology(), &proved.model.structure);
    let solved = proved.work.kept().iter().find(|solved| solved.year == year).unwrap();
    let p = &solved.problem;
    let cost = |flow: &[f64]| flow.iter().zip(&p.cost).map(|(x, c)| x * c).sum::<f64>();
    let base = cost(&independent(t, p).unwrap());
    let mut seen = BTreeSet::new();
    for (first, demand, _) in proved.compiled.demand_arcs().step_by(12) {
        let hub = s.demands[demand].hub;
        if !seen.insert(hub) {
            continue;
        }
        for month in [1, 4, 7, 12] {
            let row =
                |row: &&corridor::simulate::PriceRow| row.year == year && row.month == Some(month) && row.hub == hub;
            let row = proved.outcome.prices.iter().find(row).unwrap();
            let Some(more) = row.marginal_value else { continue };
            let less = row.one_less.unwrap_or(more);
            count.kinks += usize::from(row.one_less.is_some());
            for (value, sign) in [(more, 1.0), (less, -1.0)] {
                let mut p = p.clone();
                p.supply[t.tail(first + usize::from(month) - 1) as usize] -= sign * LITTLE;
                let Some(flow) = independent(t, &p) else { continue };
                let found = sign * (cost(&flow) - base) / LITTLE;
                let beyond = sign * (found - value);
                let what =
                    format!("{year}, {month}, {}: {value} by {:?}, {sign}: {found}", s.hubs.name(hub), row.set_by);
                assert!(beyond > -NEAR, "{what}");
                count.agree += usize::from(beyond < NEAR);
                count.pass_a_kink += usize::from(beyond >= NEAR);
            }
        }
    }
}

#[test]
fn an_independent_solver_feels_the_marginal_values() {
    let mut count = Count::default();
    for (name, years) in [("baseline", [2018, 2035]), ("tapi-twin-russian-gas", [2036, 2047])] {
        let proved = run(model(name, Case::Base, &[]), Resolution::Monthly);
        years.into_iter().for_each(|year| perturb(&proved, year, &mut count));
    }
    println!("{count:?}");
    assert!(count.agree > 200 && 20 * count.pass_a_kink < count.agree && count.kinks > 0, "{count:?}");
}
