//! One answer: neither what a workspace did before, nor the order of draws, nor threads change a bit of it.

use corridor::{
    model::Values,
    scenario::Case,
    simulate::{Asked, Compiled, Resolution, What, Workspace, compile},
};
use rayon::prelude::*;

use super::model;

/// All numbers of a run as text, in which no two different numbers look alike.
fn told(compiled: &Compiled, values: &Values, work: &mut Workspace) -> String {
    format!("{:?}", compiled.outcome_in(values, work).unwrap())
}

fn cases(name: &str) -> Vec<Values> {
    [Case::Low, Case::Base, Case::High].map(|case| model(name, case, &[]).values).to_vec()
}

#[test]
fn a_used_workspace_forgets() {
    for resolution in [Resolution::Monthly, Resolution::Annual] {
        let base = model("all-projects", Case::Base, &[]);
        let compiled = compile(&base.structure, &base.values, resolution).unwrap();
        let [low, _, high] = cases("all-projects").try_into().unwrap();
        let fresh = told(&compiled, &base.values, &mut compiled.workspace());
        let mut used = compiled.workspace();
        let other = told(&compiled, &high, &mut used);
        assert!(other != fresh);
        told(&compiled, &low, &mut used);
        assert!(told(&compiled, &base.values, &mut used) == fresh, "{resolution:?}");
    }
}

#[test]
fn draws_in_any_order_and_on_any_thread_are_the_same() {
    let base = model("tapi-russian-gas", Case::Base, &[]);
    let s = &base.structure;
    let compiled = compile(s, &base.values, Resolution::Monthly).unwrap();
    let mut whats: Vec<What> = s.countries.keys().flat_map(|id| [What::Supply(id), What::UnservedIn(id)]).collect();
    whats.extend(s.hubs.keys().map(What::Marginal));
    let asked: Vec<Asked> =
        whats.into_iter().flat_map(|what| (2015..=2050).map(move |year| Asked { what, year })).collect();
    let draw = |values: &Values, work: &mut Workspace| -> Vec<u64> {
        let mut numbers = vec![0.0; asked.len()];
        compiled.evaluate(values, work, &asked, &mut numbers).unwrap();
        numbers.into_iter().map(f64::to_bits).collect()
    };
    let draws: Vec<Values> =
        ["baseline", "tapi", "tapi-russian-gas", "north-south"].iter().flat_map(|n| cases(n)).collect();
    let mut one = compiled.workspace();
    let forward: Vec<_> = draws.iter().map(|values| draw(values, &mut one)).collect();
    let mut backward: Vec<_> = draws.iter().rev().map(|values| draw(values, &mut one)).collect();
    backward.reverse();
    assert!(forward == backward);
    for threads in [1, 2, 5] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let spread: Vec<_> =
            pool.install(|| draws.par_iter().map_init(|| compiled.workspace(), |w, values| draw(values, w)).collect());
        assert!(forward == spread, "{threads} threads");
    }
    // Some scenarios are the same at one end of the cases: what is put off beyond the horizon does not show.
    let different = forward.iter().collect::<std::collections::BTreeSet<_>>().len();
    assert!(different >= 8, "{different}");
}
