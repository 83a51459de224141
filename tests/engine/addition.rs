//! What a project adds, the short way and the long.

use corridor::{
    scenario::Case,
    simulate::{Resolution, compile},
    study::additions,
};

use super::model;

/// Years before first gas are run once for all projects. Switched off from the first year on, a project adds the same.
#[test]
fn what_a_project_adds_is_the_difference_of_two_whole_runs() {
    for (name, flags) in [("all-projects", &[][..]), ("tapi-russian-gas", &["projects.tapi.delay=0 months"][..])] {
        let model = model(name, Case::Base, flags);
        let compiled = compile(&model.structure, &model.values, Resolution::Monthly).unwrap();
        let with = compiled.outcome(&model.values).unwrap();
        let found = additions(&compiled, &model).unwrap();
        assert!(found.len() > 2, "{name}");
        for addition in &found {
            let mut values = model.values.clone();
            values.set(model.structure.projects[addition.project].built, false);
            let without = compiled.outcome(&values).unwrap();
            for (year, energy) in &addition.energy {
                let of = |rows: &[corridor::simulate::SupplyRow]| -> f64 {
                    rows.iter().filter(|row| row.year == *year).map(|row| row.energy_pj).sum()
                };
                let expected = of(&with.supply) - of(&without.supply);
                assert!((energy - expected).abs() < 1e-7, "{name} {:?} {year}: {energy}, {expected}", addition.project);
            }
        }
    }
}

/// Two reactors of 1100 MW at 85 % stand in for 2.2 GW x 0.85 / 0.42 of gas, 140.4 PJ in a year of 365 days, or for less where
/// a month wants less: what is spared is what two runs say was wanted. They bring none.
#[test]
fn reactors_spare_the_gas_of_the_plants_that_stand_down() {
    let model = model("nuclear-relief", Case::Base, &[]);
    let compiled = compile(&model.structure, &model.values, Resolution::Monthly).unwrap();
    let found = additions(&compiled, &model).unwrap();
    let [reactors] = &found[..] else { panic!("one project is built") };
    let mut values = model.values.clone();
    values.set(model.structure.projects[reactors.project].built, false);
    let [with, without] = [&model.values, &values].map(|values| compiled.outcome(values).unwrap());
    for (year, relief) in &reactors.relief {
        let wanted = |run: &corridor::simulate::Outcome| -> f64 {
            run.balances.iter().filter(|row| row.year == *year).map(|row| row.demand).sum()
        };
        let expected = wanted(&without) - wanted(&with);
        assert!((relief - expected).abs() < 1e-6, "{year}: {relief}, {expected}");
    }
    assert!(reactors.relief[&2030].abs() < 1e-9 && (100.0..140.5).contains(&reactors.relief[&2050]));
}
