//! The gas at the head of a line, the units of its stations and what would carry more, in words.

use super::{digits, km};
use crate::{
    quantity::{Quantity, describe_basis, say_digits},
    simulate::hydraulics::Units,
    study::line::{AtHead, Need, Pack, Survey},
};

/// What enters at the head, the mix of it, what that is worth, and whether it is what buyers ask.
pub(super) fn said_gas(gas: &AtHead) -> String {
    let from = |(title, share): &(String, Option<f64>)| match share {
        Some(share) => format!("{title} {} %", digits(100.0 * share)),
        None => format!("{title} not counted (composition or quantity unknown)"),
    };
    let listed = |items: Vec<String>| items.join(", ");
    let parts = gas
        .mix
        .parts()
        .map(|(component, share)| format!("{} {} %", component.name().replace('_', " "), digits(100.0 * share)));
    let mut text =
        format!("\nGas at the head: {}\n  {}\n", listed(gas.from.iter().map(from).collect()), listed(parts.collect()));
    text.push_str(&format!(
        "  {:.2} MJ/m3 gross, Wobbe index {:.2} MJ/m3 at 15 degC and 101.325 kPa; relative density {:.4}\n",
        gas.worth.gross_volume / 1e6,
        gas.worth.wobbe / 1e6,
        gas.worth.relative_density
    ));
    for (limit, found) in &gas.limits {
        let (bound, asked) = (if limit.is_most { "at most" } else { "at least" }, limit.say(limit.at));
        let judged = match found {
            Ok(found) if limit.is_met_by(*found) => format!("{}, met", limit.say(*found)),
            Ok(found) => format!("{}, not met", limit.say(*found)),
            Err(why) => format!("cannot be judged: {why}"),
        };
        text.push_str(&format!("  {}: {bound} {asked} is asked; {judged}\n", limit.name));
    }
    text
}

/// `stations of 3 units and 1 spare, each ready 95 % of the time: 99.5 % of their power on the mean`.
pub(super) fn said_units(units: Units) -> String {
    let Units { running, spare, ready } = units;
    let share = digits(100.0 * units.share());
    let (plural, ready) = (if running == 1 { "" } else { "s" }, digits(100.0 * ready));
    format!(
        "  stations of {running} unit{plural} and {spare} spare, each ready {ready} % of the time: {share} % of their power on the mean\n"
    )
}

/// Seconds as people say them.
fn said_time(seconds: f64) -> String {
    if seconds < 5400.0 {
        format!("{} minutes", say_digits(seconds / 60.0, 2, None))
    } else {
        format!("{} hours", say_digits(seconds / 3600.0, 2, None))
    }
}

/// `line pack: 512 million m3; the last section alone (165 km behind the last station) lasts about 5.2 hours without supply, ...`.
pub(super) fn said_pack(pack: &Pack, survey: &Survey) -> String {
    let mut text = format!("  line pack: {} million m3", digits(pack.whole * survey.volume / 1e6));
    if let Some(lasts) = pack.lasts {
        let what = if pack.from > 0.0 {
            format!("the last section alone ({} km behind the last station)", km(survey.length - pack.from))
        } else {
            "the line".to_owned()
        };
        // The quasi-steady view is good for no more digits.
        let (time, least) = (said_time(lasts), digits(survey.limits.0 / 1e5));
        text.push_str(&format!("; {what} lasts about {time} without supply, until its end is at {least} bar"));
    }
    text.push('\n');
    text
}

/// `the pressure rises to 109 bar, above that of the inlet, 1260 km from the head: pipes there must hold it`; nothing where it does not.
pub(super) fn said_high(survey: &Survey) -> String {
    /// Rounding is no rise.
    const ABOVE: f64 = 1.001;
    let inlet = survey.profile.first().map_or(f64::INFINITY, |point| point.pressure);
    let highest = survey.profile.iter().max_by(|a, b| a.pressure.total_cmp(&b.pressure));
    highest.filter(|point| point.pressure > ABOVE * inlet).map_or(String::new(), |point| {
        let (bar, at) = (digits(point.pressure / 1e5), km(point.at));
        format!("  the pressure rises to {bar} bar, above that of the inlet, {at} km from the head: pipes there must hold it\n")
    })
}

/// `14 stations, about 0.444 billion (USD of 2014)`.
pub(super) fn said((need, cost): &(Need, Option<Quantity>)) -> String {
    let cost = cost.map_or(String::new(), |cost| {
        format!(", about {} billion ({})", digits(cost.si / 1e9), describe_basis(&cost.basis, None))
    });
    let need = match need {
        Need::Stations(stations) => format!("{stations} stations"),
        Need::Diameter(diameter) => format!("a new line of an inner diameter of {} in", digits(diameter / 0.0254)),
        Need::Loop(share) => format!("a second pipe beside {} % of the length", digits(100.0 * share)),
    };
    format!("{need}{cost}")
}
