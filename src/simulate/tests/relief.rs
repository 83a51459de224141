//! Reactors in whose place gas plants stand down, worked out by hand.

use super::{
    system::{run, run_at, same},
    value::FIELD,
};
use crate::simulate::Resolution;

const REACTOR: &str = "
    demands.homes.volume = 5 bcm/y
    sources.field.capacity = 2 bcm/y
    projects.reactor.start = 2031
    projects.reactor.built = true
    reliefs.reactor.demand = homes
    reliefs.reactor.capacity = 1000 MW
    reliefs.reactor.load_factor = 85 %
    reliefs.reactor.efficiency = 50 %
    reliefs.reactor.project = reactor";

/// 1000 MW x 0.85 / 0.5 is 1.7 GW of heat: 1.7e9 W x 365 d x 86400 s/d = 53.6112 PJ a year.
#[test]
fn a_reactor_spares_its_heat() {
    for resolution in [Resolution::Monthly, Resolution::Annual] {
        let run = run_at(&format!("{FIELD}{REACTOR}"), resolution);
        same(run.hub("town", 2030, |row| row.demand), 200.0);
        same(run.hub("town", 2031, |row| row.demand), 200.0 - 53.6112);
        same(run.hub("town", 2031, |row| row.unserved), 200.0 - 53.6112 - 80.0);
    }
}

/// No more is spared than is burnt, and nothing by a reactor that is not built.
#[test]
fn no_more_is_spared_than_is_burnt() {
    let large = run(&format!("{FIELD}{REACTOR}\n reliefs.reactor.capacity = 20 GW"));
    same(large.hub("town", 2031, |row| row.demand), 0.0);
    let unbuilt = run(&format!("{FIELD}{REACTOR}\n projects.reactor.built = false"));
    same(unbuilt.hub("town", 2031, |row| row.demand), 200.0);
}
