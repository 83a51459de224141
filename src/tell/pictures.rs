//! Which charts a run and a comparison have, and what each says.

mod claims;
mod dates;
mod fullness;
mod map;
mod sankey;

use std::collections::BTreeMap;

use super::{
    chart::{
        self, Colour, Frame, Series, Size, Stack, Timeline, difference, line, marginal_values, milestone_bars,
        scenario_multiples, supply_stack,
    },
    supply::{Band, CountrySupply, Way, by_country, milestones},
    tables::{GJ_PER_MMBTU, Telling},
};
use crate::{
    model::{
        Structure,
        kinds::{Country, Hub},
    },
    quantity::{DAYS_IN_YEAR, Id, days_in_month, say},
    scenario::Announcement,
    simulate::Outcome,
};

pub use claims::of_claims;

/// Less than this share of what is wanted counts as met.
const MET: f64 = 0.005;
/// Gaps that differ by less than this share of what is wanted are one: no eye tells them apart.
const ALIKE: f64 = 0.001;

/// More hubs than this have no colours that all readers can tell apart.
const HUBS_MAX: usize = 7;

/// A finished chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file without ending.
    pub name: String,
    /// The chart.
    pub svg: String,
    /// Whether it is one of the main ones.
    pub main: bool,
}

/// A run as charts see it.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The scenario's name.
    pub name: &'a str,
    /// Its title.
    pub title: &'a str,
    /// `low`, `base` or `high`.
    pub case: &'a str,
    /// The hash of its values.
    pub hash: &'a str,
    /// What came out.
    pub outcome: &'a Outcome,
    /// What was announced of its projects.
    pub announcements: &'a [Announcement],
    /// How it is told.
    pub telling: Telling<'a>,
}

impl Shown<'_> {
    fn footer(&self) -> String {
        format!(
            "{} Scenario {}. Values {}. Corridor {}",
            sources(self.structure()),
            self.name,
            self.hash,
            env!("CARGO_PKG_VERSION")
        )
    }
    fn structure(&self) -> &Structure {
        self.telling.names.0
    }
    fn timeline(&self) -> Timeline {
        let (first, last) = self.telling.years;
        let record = self.structure().horizon.record.0 as i32;
        Timeline { years: (first..=last).collect(), last_record: (first..last).contains(&record).then_some(record) }
    }
    fn frame(&self, title: String, measure: &str) -> Frame {
        Frame { title, subtitle: self.subtitle(measure), footer: self.footer(), size: Size::WIDE }
    }
    fn subtitle(&self, measure: &str) -> String {
        let unit = self.telling.unit;
        format!("{measure}, {} case | {}, {}", self.case, unit.symbol(), unit.basis())
    }
    fn told(&self, petajoules: f64) -> f64 {
        self.telling.unit.rate(petajoules, DAYS_IN_YEAR)
    }
    fn title_of(&self, supply: &CountrySupply) -> &str {
        &self.structure().countries[supply.country].title
    }

    /// What a country's chart says: whether its demand is met in the last year, and by how much of what the chart draws not.
    fn finding(&self, supply: &CountrySupply) -> String {
        let country = self.title_of(supply);
        let Some(n) = supply.years.len().checked_sub(1) else { return country.to_owned() };
        let (year, wanted) = (supply.years[n], supply.wanted[n]);
        let missing = supply.missing[n];
        if missing <= MET * wanted {
            return format!("{}: {country}'s demand is met in {year}", self.title);
        }
        format!(
            "{}: {country} lacks {} of {} {} in {year}",
            self.title,
            say(self.told(missing)),
            say(self.told(needed(supply, n))),
            self.telling.unit.symbol()
        )
    }

    fn stack(&self, supply: &CountrySupply, label: &str) -> Stack {
        let bands = supply.bands.iter().map(|band| Series {
            label: band.label.clone(),
            colour: colour(self.structure(), band),
            values: band.energy.iter().map(|x| Some(self.told(*x))).collect(),
        });
        let demand = Series {
            label: "Demand, with losses".to_owned(),
            colour: Colour::hex(0x22_22_22),
            values: (0..supply.years.len()).map(|n| Some(self.told(needed(supply, n)))).collect(),
        };
        Stack { label: label.to_owned(), bands: bands.collect(), demand: Some(demand) }
    }
}

/// Who is named below a chart, and where the rest stands.
pub fn sources(structure: &Structure) -> String {
    let named = structure.horizon.sources.as_ref().map_or(String::new(), |named| format!("{named}; "));
    format!("Sources of inputs: {named}`corridor\u{a0}list` names each.")
}

/// Above supply by what is missing: losses between hubs are in it, as they are in supply.
fn needed(supply: &CountrySupply, n: usize) -> f64 {
    supply.total(n) + supply.missing[n]
}

/// The colour of a band: that of its family; each further line that carries the same gas has a further shade.
fn colour(structure: &Structure, band: &Band) -> Colour {
    let (family, nth) = match band.way {
        Way::Domestic => (chart::Family::Domestic, 0),
        Way::Lng => (chart::Family::LngContracted, 0),
        Way::NewLng => (chart::Family::LngNew, 0),
        Way::Pipeline { origin } => (chart::Family::of_origin(structure.countries.name(origin)), 0),
        Way::Line { line, origin } => (chart::Family::of_origin(structure.countries.name(origin)), line.row()),
    };
    family.shade(nth)
}

/// The charts of a run. The supply of the two largest countries are the main ones.
pub fn of_run(shown: &Shown<'_>) -> Vec<Picture> {
    let countries = by_country(shown.structure(), shown.outcome, shown.telling.years);
    let main = mains(&countries);
    let mut pictures: Vec<Picture> = countries
        .iter()
        .map(|supply| {
            let measure = format!("Gas supply by source, {}", shown.title_of(supply));
            let frame = shown.frame(shown.finding(supply), &measure);
            Picture {
                name: format!("supply-{}", shown.structure().countries.name(supply.country)),
                svg: supply_stack(&frame, &shown.timeline(), &shown.stack(supply, shown.title)),
                main: main.contains(&supply.country),
            }
        })
        .collect();
    pictures.push(fullness::picture(shown));
    pictures.push(values_at_hubs(shown));
    pictures.extend(sankey::picture(shown));
    pictures.extend(map::picture(shown));
    pictures.extend(dates::picture(shown));
    pictures
}

/// The two countries that want most over the years told.
fn mains(countries: &[CountrySupply]) -> Vec<Id<Country>> {
    let wanted = |supply: &CountrySupply| supply.wanted.iter().sum::<f64>();
    let mut largest: Vec<&CountrySupply> = countries.iter().collect();
    largest.sort_by(|a, b| wanted(b).total_cmp(&wanted(a)));
    largest.iter().take(2).map(|supply| supply.country).collect()
}

/// The marginal value at the market hubs with the largest demand, mean of the year weighted by days.
fn values_at_hubs(shown: &Shown<'_>) -> Picture {
    let structure = shown.structure();
    let timeline = shown.timeline();
    let mut sums: BTreeMap<Id<Hub>, Vec<(f64, f64)>> = BTreeMap::new();
    for row in shown.outcome.prices.iter().filter(|row| shown.telling.shows(row.year)) {
        let has_demand = structure.demands.iter().any(|(_, _, demand)| demand.hub == row.hub);
        let market = structure.hubs[row.hub].role.0 == crate::model::kinds::Role::Market;
        if let Some(value) = row.marginal_value.filter(|_| has_demand && market) {
            let days = row.month.map_or(DAYS_IN_YEAR, |month| days_in_month(usize::from(month) - 1));
            let years = sums.entry(row.hub).or_insert_with(|| vec![(0.0, 0.0); timeline.years.len()]);
            let at = &mut years[(row.year - shown.telling.years.0) as usize];
            *at = (at.0 + days * value * GJ_PER_MMBTU, at.1 + days);
        }
    }
    let wanted = |hub: Id<Hub>| -> f64 {
        shown.outcome.balances.iter().filter(|row| row.hub == hub).map(|row| row.demand).sum()
    };
    let mut largest: Vec<Id<Hub>> = sums.keys().copied().collect();
    largest.sort_by(|a, b| wanted(*b).total_cmp(&wanted(*a)));
    largest.truncate(HUBS_MAX);
    let hubs: Vec<Series> = largest
        .iter()
        .filter_map(|hub| Some((hub, sums.get(hub)?)))
        .enumerate()
        .map(|(n, (hub, years))| Series {
            label: structure.hubs[*hub].title.clone(),
            colour: line(n),
            values: years.iter().map(|(sum, days)| (*days > 0.0).then(|| sum / days)).collect(),
        })
        .collect();
    let frame = Frame {
        subtitle: format!("Cost of one more unit of demand, mean of the year, {} case | real USD/MMBtu", shown.case),
        ..shown.frame(format!("{}: what one more unit of gas is worth", shown.title), "")
    };
    Picture { name: "marginal-values".to_owned(), svg: marginal_values(&frame, &timeline, &hubs), main: false }
}

/// The charts of a comparison: for each country of the first scenario, panels on one scale, stacks in milestone years
/// and differences.
pub fn of_comparison(runs: &[Shown<'_>]) -> Vec<Picture> {
    let Some(first) = runs.first() else { return Vec::new() };
    let all: Vec<Vec<CountrySupply>> =
        runs.iter().map(|run| by_country(run.structure(), run.outcome, run.telling.years)).collect();
    // Each name with its hash: they stay together at the end of a line.
    let standing: Vec<String> = runs.iter().map(|run| format!("{}\u{a0}({})", run.name, run.hash)).collect();
    let version = env!("CARGO_PKG_VERSION");
    let sources = sources(first.structure());
    let footer = format!("{sources} Scenarios with values: {}. Corridor {version}", standing.join(", "));
    let timeline = first.timeline();
    let years = milestones(first.telling.years, first.structure().horizon.record.0 as i32);
    let mut pictures = Vec::new();
    let main = mains(&all[0]);
    for supply in &all[0] {
        let (id, title) = (first.structure().countries.name(supply.country), first.title_of(supply));
        let mut stacks = Vec::new();
        for (run, countries) in runs.iter().zip(&all) {
            let same = countries.iter().find(|c| run.structure().countries.name(c.country) == id);
            stacks.extend(same.map(|supply| run.stack(supply, run.title)));
        }
        let frame = |title: String, measure: &str| Frame { footer: footer.clone(), ..first.frame(title, measure) };
        let measure = format!("Gas supply by source, {title}");
        let change = format!("Change of gas supply against {}, {title}", first.title);
        let drawn = [
            (
                "scenarios",
                scenario_multiples(&frame(best(title, first.telling.years.1, &stacks), &measure), &timeline, &stacks),
            ),
            (
                "milestones",
                milestone_bars(
                    &frame(format!("{title}: supply in milestone years"), &measure),
                    &timeline,
                    &years,
                    &stacks,
                ),
            ),
            (
                "difference",
                difference(&frame(format!("{title}: what each scenario changes"), &change), &timeline, &stacks),
            ),
        ];
        pictures.extend(drawn.into_iter().map(|(kind, svg)| Picture {
            name: format!("{kind}-{id}"),
            svg,
            main: kind == "scenarios" && main.contains(&supply.country),
        }));
    }
    pictures
}

/// What panels say: which scenario leaves the least gap in the last year, and that others leave the same.
fn best(country: &str, year: i32, stacks: &[Stack]) -> String {
    let wanted = |stack: &Stack| stack.demand.as_ref().and_then(|d| d.values.last().copied().flatten()).unwrap_or(0.0);
    let gap = |stack: &Stack| {
        let sum: f64 = stack.bands.iter().filter_map(|band| band.values.last().copied().flatten()).sum();
        (wanted(stack) - sum).max(0.0)
    };
    let Some(least) = stacks.iter().min_by(|a, b| gap(a).total_cmp(&gap(b))) else { return country.to_owned() };
    let alike = |stack: &&Stack| gap(stack) - gap(least) <= ALIKE * wanted(least);
    // Of equals the first.
    let label = stacks.iter().find(alike).map_or("", |stack| stack.label.as_str());
    let gap = format!("{country}'s gap in {year} is");
    match stacks.iter().filter(alike).count() {
        2 if stacks.len() == 2 => format!("{gap} the same in both scenarios"),
        all if all == stacks.len() && all > 1 => format!("{gap} the same in all {all} scenarios"),
        1 => format!("{gap} smallest with: {label}"),
        2 => format!("{gap} smallest with: {label}, and as small in 1 other"),
        some => format!("{gap} smallest with: {label}, and as small in {} others", some - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A scenario that supplies `supply` of 40.
    fn stack(label: &str, supply: f64) -> Stack {
        let series = |value: f64| Series { label: label.to_owned(), colour: Colour::hex(0), values: vec![Some(value)] };
        Stack { label: label.to_owned(), bands: vec![series(supply)], demand: Some(series(40.0)) }
    }

    #[test]
    fn scenarios_with_the_same_gap_are_not_told_apart() {
        let said = |supplies: &[(&str, f64)]| {
            let stacks: Vec<Stack> = supplies.iter().map(|(label, supply)| stack(label, *supply)).collect();
            best("India", 2050, &stacks)
        };
        assert_eq!(said(&[("A", 20.0), ("B", 30.0)]), "India's gap in 2050 is smallest with: B");
        assert_eq!(said(&[("A", 30.0), ("B", 30.000_1)]), "India's gap in 2050 is the same in both scenarios");
        assert_eq!(
            said(&[("A", 20.0), ("B", 30.0), ("C", 30.001)]),
            "India's gap in 2050 is smallest with: B, and as small in 1 other"
        );
        assert_eq!(said(&[]), "India");
    }
}
