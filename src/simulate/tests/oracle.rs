//! The compiled problem before an independent solver, and properties of whole runs.

use proptest::prelude::*;

use super::{
    system::{model, run_at, same},
    value::FIELD,
};
use crate::{
    flow::{GROUND, Problem, Topology},
    simulate::{Asked, Resolution, What, compile},
};

/// The least cost by the independent solver; none where it finds no way to meet all balances.
pub(super) fn least(t: &Topology, p: &Problem) -> Option<f64> {
    let mut other = microlp::Problem::new(microlp::OptimizationDirection::Minimize);
    let x: Vec<_> = (0..t.arcs()).map(|n| other.add_var(p.cost[n], (p.lower[n], p.upper[n]))).collect();
    let mut rows = vec![Vec::new(); t.nodes()];
    for n in 0..t.arcs() {
        if t.head(n) != GROUND {
            rows[t.head(n) as usize].push((x[n], p.gain[n]));
        }
        if t.tail(n) != GROUND {
            rows[t.tail(n) as usize].push((x[n], -1.0));
        }
    }
    for (node, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        other.add_constraint(row.as_slice(), microlp::ComparisonOp::Eq, -p.supply[node]);
    }
    Some(other.solve().ok()?.into_solution().unwrap().objective())
}

/// A town with a field, two contracts over two terminals, spot, storage, and a village over a line that loses gas.
pub(super) fn town(field: f64, wanted: f64, cost: f64, spot: f64, cut: u8) -> String {
    format!(
        "{FIELD}
        sources.field.capacity = {field} bcm/y
        sources.field.cost = {cost} USD/GJ
        sources.field.minimum = 30 %
        demands.homes.volume = {wanted} bcm/y
        demands.homes.loss = 7 %
        hubs.village.country = land
        pipelines.road.from = town
        pipelines.road.to = village
        pipelines.road.gas = std
        pipelines.road.capacity = 1 bcm/y
        pipelines.road.loss = 3 %
        pipelines.road.tariff = 0.4 USD/GJ
        demands.works.hub = village
        demands.works.sector = works
        demands.works.gas = std
        demands.works.volume = 0.7 bcm/y
        sectors.works.country = land
        sectors.works.name = works
        sectors.works.value = 7 USD/GJ
        terminals.a.hub = town
        terminals.a.gas = std
        terminals.a.capacity = 0.6 bcm/y
        terminals.a.fee = 0.5 USD/GJ
        terminals.b.hub = village
        terminals.b.gas = std
        terminals.b.capacity = 0.5 bcm/y
        contracts.one.terminals = a, b
        contracts.one.gas = std
        contracts.one.origin = abroad
        contracts.one.annual_quantity = 0.4 mtpa
        contracts.one.take_or_pay = 80 %
        contracts.one.constant = 8 USD/GJ
        contracts.one.start = 2020
        contracts.one.end = 2030-10
        contracts.one.make_up = 24 months
        spots.ships.terminals = b
        spots.ships.gas = std
        spots.ships.origin = abroad
        spots.ships.volume = 0.3 mtpa
        spots.ships.constant = {spot} USD/GJ
        storages.cave.hub = town
        storages.cave.gas = std
        storages.cave.capacity = 0.1 bcm
        storages.cave.injection = 0.5 bcm/y
        storages.cave.withdrawal = 0.8 bcm/y
        events.cut.asset = sources.field
        events.cut.from = 2030-{:02}
        events.cut.until = 2031-03
        events.cut.availability = 20 %
        events.cut.cause = supplier",
        cut
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Every solve proves itself, every hub balances by its rows, and the first year costs what another solver finds.
    #[test]
    fn runs_balance_and_are_the_cheapest(
        field in 0.1..2.0f64, wanted in 0.2..2.0f64, cost in 0.0..12.0f64, spot in 0.0..15.0f64, cut in 1u8..13,
    ) {
        let text = town(field, wanted, cost, spot, cut);
        let run = run_at(&text, Resolution::Monthly);
        for row in &run.outcome.balances {
            let into = row.production + row.pipeline_in + row.lng_in + row.storage_net;
            let out = row.served + row.pipeline_out + row.losses;
            prop_assert!((into - out).abs() < 1e-9 * into.abs().max(1.0), "{row:?}");
            prop_assert!((row.unserved - row.unaffordable - row.unavailable).abs() < 1e-9);
        }
        let mut work = run.compiled.workspace();
        run.compiled.first_year(&run.model.values, &mut work).unwrap();
        let (t, p) = (&run.compiled.network.topology, work.problem());
        let found: f64 = work.flow().iter().zip(&p.cost).map(|(x, c)| x * c).sum();
        let size: f64 = work.flow().iter().zip(&p.cost).map(|(x, c)| (x * c).abs()).sum();
        let other = least(t, p).unwrap();
        prop_assert!((found - other).abs() <= 1e-7 * size.max(1.0), "{found}, the other solver {other}");
    }

    /// The short way gives the numbers of the long way, whatever the workspace has seen before.
    #[test]
    fn a_draw_is_a_pure_function(field in 0.1..2.0f64, wanted in 0.2..2.0f64) {
        let base = model(&town(1.0, 1.0, 2.0, 9.0, 6));
        let drawn = model(&town(field, wanted, 2.0, 9.0, 6));
        let compiled = compile(&base.structure, &base.values, Resolution::Monthly).unwrap();
        let land = base.structure.countries.find("land").unwrap();
        let town = base.structure.hubs.find("town").unwrap();
        let asked = [2030, 2031].map(|year| [What::UnservedIn(land), What::Marginal(town)].map(|what| Asked { what, year }));
        let asked = asked.concat();
        let mut work = compiled.workspace();
        let (mut first, mut again) = ([0.0; 4], [0.0; 4]);
        compiled.evaluate(&drawn.values, &mut work, &asked, &mut first).unwrap();
        compiled.evaluate(&base.values, &mut work, &asked, &mut again).unwrap();
        compiled.evaluate(&drawn.values, &mut work, &asked, &mut again).unwrap();
        prop_assert_eq!(first, again);
        let outcome = compiled.outcome(&drawn.values).unwrap();
        prop_assert_eq!(first[0], outcome.unserved_in(land, 2030));
        prop_assert!((first[1] - outcome.marginal(town, 2030).unwrap()).abs() < 1e-12);
    }
}

/// In one slice a year, a field that is full only in winter is not free to give in summer what winter wants.
#[test]
fn a_year_in_one_slice_is_derated() {
    let winter = |m: &str| format!("seasons.cold.{m} = 2\n");
    let summer = |m: &str| format!("seasons.cold.{m} = 0.5\n");
    let cold = ["jan", "feb", "nov", "dec"].map(winter).concat();
    let warm = ["mar", "apr", "may", "jun", "jul", "aug", "sep", "oct"].map(summer).concat();
    let text = format!("{FIELD}{cold}{warm}demands.homes.volume = 1 bcm/y\ndemands.homes.season = cold");
    let months = run_at(&text, Resolution::Monthly);
    let year = run_at(&text, Resolution::Annual);
    assert!(months.hub("town", 2030, |row| row.unserved) > 10.0);
    same(year.hub("town", 2030, |row| row.served), months.hub("town", 2030, |row| row.served));
}
