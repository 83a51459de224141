//! A transit line with two buyers: nobody sells what is not theirs, nobody takes another's share.

use super::system::{Run, run, same};

/// gate -> mid -> (west by an offtake; far -> east by an offtake); west has a field of its own, east pays more.
fn line(text: &str) -> Run {
    run(&format!(
        "countries.east.title = East
        hubs.gate.country = abroad
        hubs.gate.role = junction
        hubs.mid.country = land
        hubs.mid.role = junction
        hubs.far.country = land
        hubs.far.role = junction
        hubs.west.country = land
        hubs.east.country = east
        pipelines.head.from = gate
        pipelines.head.to = mid
        pipelines.head.gas = std
        pipelines.head.capacity = 1 bcm/y
        pipelines.tail.from = mid
        pipelines.tail.to = far
        pipelines.tail.gas = std
        pipelines.tail.capacity = 1 bcm/y
        pipelines.to-west.from = mid
        pipelines.to-west.to = west
        pipelines.to-west.gas = std
        pipelines.to-west.capacity = 1 bcm/y
        pipelines.to-east.from = far
        pipelines.to-east.to = east
        pipelines.to-east.gas = std
        pipelines.to-east.capacity = 1 bcm/y
        sources.giant.hub = gate
        sources.giant.gas = std
        sources.giant.origin = abroad
        sources.giant.capacity = 1 bcm/y
        lines.trunk.head = head
        entries.giant.line = trunk
        entries.giant.source = giant
        entitlements.west.line = trunk
        entitlements.west.gas = std
        entitlements.east.gas = std
        entitlements.west.offtake = to-west
        entitlements.west.share = 50 %
        entitlements.west.constant = 5 USD/GJ
        entitlements.east.line = trunk
        entitlements.east.offtake = to-east
        entitlements.east.share = 50 %
        entitlements.east.constant = 5 USD/GJ
        sources.own.hub = west
        sources.own.gas = std
        sources.own.origin = land
        sources.own.capacity = 0.5 bcm/y
        sources.own.cost = 1 USD/GJ
        sectors.w.country = land
        sectors.w.name = homes
        sectors.w.value = 10 USD/GJ
        sectors.e.country = east
        sectors.e.name = homes
        sectors.e.value = 20 USD/GJ
        demands.w.hub = west
        demands.w.sector = w
        demands.w.gas = std
        demands.w.volume = 2 bcm/y
        demands.e.hub = east
        demands.e.sector = e
        demands.e.gas = std
        demands.e.volume = 2 bcm/y
        {text}"
    ))
}

/// The line's source off: nothing flows at the last offtake, and the west's own gas stays at home.
#[test]
fn own_gas_is_not_exported() {
    let run = line("sources.giant.availability = 0 %");
    same(run.flow("pipelines.to-east", 2030), 0.0);
    same(run.flow("sources.own", 2030), 20.0);
    same(run.hub("west", 2030, |row| row.served), 20.0);
}

/// Half the gas comes: both buyers are cut alike, though the east would pay twice as much.
#[test]
fn shortage_is_shared_by_rights_and_not_by_wealth() {
    let run = line("sources.giant.availability = 50 %");
    same(run.flow("pipelines.to-west", 2030), 10.0);
    same(run.flow("pipelines.to-east", 2030), 10.0);
}

/// Losses on the way count against the buyer behind them: 0.5 x 40 x 0.9, and x 0.9 again for the east.
#[test]
fn a_right_is_measured_where_the_gas_leaves_the_line() {
    let run = line("pipelines.head.loss = 10 %\npipelines.tail.loss = 10 %");
    same(run.flow("pipelines.to-west", 2030), 18.0);
    same(run.flow("pipelines.to-east", 2030), 16.2);
    same(run.outcome.entitlements[0].price, 5.0 / 0.81);
}

/// The west wants nothing: its half is left in the ground, or goes east where the line releases it.
#[test]
fn what_is_left_is_released_where_the_line_says_so() {
    let idle = "demands.w.volume = 0 bcm/y\n";
    same(line(idle).flow("pipelines.to-east", 2030), 20.0);
    same(line(&format!("{idle}lines.trunk.release = true")).flow("pipelines.to-east", 2030), 40.0);
}

/// A quantity below the share caps it.
#[test]
fn a_contracted_quantity_caps_the_share() {
    let run = line("entitlements.west.contract_quantity = 4 PJ/y");
    same(run.flow("pipelines.to-west", 2030), 4.0);
}

/// A second source on a full line: it fills what is left (nothing), displaces the first, or shares with it.
#[test]
fn an_entry_says_what_it_does_to_the_first() {
    let second = |rights: &str, giant: &str| {
        line(&format!(
            "sources.late.hub = gate
            sources.late.gas = std
            sources.late.origin = land
            sources.late.capacity = 0.6 bcm/y
            sources.late.project = late
            projects.late.start = 2030
            projects.late.built = true
            entries.late.line = trunk
            entries.late.source = late
            entries.late.rights = {rights}
            sources.giant.availability = {giant}"
        ))
    };
    let full = second("fill", "100 %");
    same(full.flow("sources.late", 2030), 0.0);
    let notice = full.outcome.notices[0];
    assert!(
        matches!(notice, crate::simulate::Notice::NeverFlowed { limit: Some(limit), .. } if limit == full.asset("pipelines.head"))
    );
    same(second("fill", "50 %").flow("sources.late", 2030), 20.0);
    let displaced = second("displace", "100 %");
    same(displaced.flow("sources.late", 2030), 24.0);
    same(displaced.flow("sources.giant", 2030), 16.0);
    same(second("pro-rata", "100 %").flow("sources.late", 2030), 40.0 * 0.6 / 1.6);
}

/// A prior claim at the gate takes its gas before the line does.
#[test]
fn prior_claims_come_first() {
    let run = line(
        "sectors.p.country = abroad
        sectors.p.name = home
        sectors.p.value = 1 USD/MMBtu
        sectors.p.prior = yes
        demands.p.hub = gate
        demands.p.sector = p
        demands.p.gas = std
        demands.p.volume = 0.4 bcm/y",
    );
    same(run.hub("gate", 2030, |row| row.served), 16.0);
    same(run.flow("pipelines.to-west", 2030), 12.0);
    same(run.flow("pipelines.to-east", 2030), 12.0);
}
