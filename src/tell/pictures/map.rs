//! The map of the last year told: places of hubs, what flows between them, what comes ashore, is produced, is missing.
//!
//! A line has the colour of the gas that is most of what it carries, by mixing the flows of the year at every hub.

use std::collections::{BTreeMap, BTreeSet};

use super::{Picture, Shown};
use crate::{
    model::{
        Position, Structure,
        kinds::{Country, Hub, Role},
    },
    quantity::Id,
    simulate::{AssetRef, EntryPoint, FlowRow},
    tell::chart::{self, Family, Landing, Map, Pipe, Place},
};

/// PJ a year below which there is nothing.
const NOTHING: f64 = 1e-6;
/// A month's flow over capacity from which on it is full.
const FULL: f64 = 0.999;
/// Rounds of mixing: more than any line has places.
const ROUNDS: usize = 60;

/// An asset over the year.
#[derive(Debug, Default, Clone, Copy)]
struct Use {
    flow: f64,
    arrives: f64,
    capacity: f64,
    full: bool,
}

type Mix = BTreeMap<Family, f64>;

/// The map of the last year told; none where no hub of the system has a position.
pub(super) fn picture(shown: &Shown<'_>) -> Option<Picture> {
    let structure = shown.structure();
    let year = shown.telling.years.1;
    let used = used(shown, year);
    let mixes = mixes(shown, &used, year);
    let sites = Sites::of(shown, &used, year)?;
    let mut places: Vec<Place> = sites.hubs.iter().map(|hubs| sites.place(shown, hubs, year)).collect();
    let mut pipes: BTreeMap<(usize, usize, Family), Pipe> = BTreeMap::new();
    for (asset, of) in &used {
        match *asset {
            AssetRef::Pipeline(id) => {
                let pipe = &structure.pipelines[id];
                let ends = sites.at(pipe.from).zip(sites.at(pipe.to)).filter(|(from, to)| from != to);
                let (Some((from, to)), true) = (ends, of.capacity > NOTHING) else { continue };
                let family = leading(&mixes[pipe.from.row()]).unwrap_or(Family::Other);
                let (value, colour) = (shown.told(of.flow), family.colour());
                let same =
                    pipes.entry((from, to, family)).or_insert(Pipe { from, to, value: 0.0, colour, full: false });
                same.value += value;
                same.full |= of.full;
            }
            AssetRef::Terminal(id) if of.capacity > NOTHING => {
                let Some(place) = sites.at(structure.terminals[id].hub).and_then(|n| places.get_mut(n)) else {
                    continue;
                };
                let family = landed(shown, asset, year);
                let label = if family == Family::LngNew { "New LNG" } else { "LNG" };
                let (colour, value) = (family.colour(), shown.told(of.flow));
                match place.landings.iter_mut().find(|other| other.colour == colour) {
                    Some(same) => (same.value, same.full) = (same.value + value, same.full || of.full),
                    None => place.landings.push(Landing { label: label.to_owned(), value, colour, full: of.full }),
                }
            }
            _ => {}
        }
    }
    let pipes: Vec<Pipe> = pipes.into_values().collect();
    let colours = colours(&places, &pipes);
    let drawn = |asset: AssetRef| match asset {
        AssetRef::Pipeline(id) => sites.at(structure.pipelines[id].from).is_some(),
        AssetRef::Terminal(id) => sites.at(structure.terminals[id].hub).is_some(),
        _ => false,
    };
    let lines = used.iter().filter(|(asset, of)| of.capacity > NOTHING && drawn(**asset));
    let (all, full) = lines.fold((0, 0), |(all, full), (_, of)| (all + 1, full + usize::from(of.full)));
    let map = Map { places, pipes, unit: shown.telling.unit.symbol().to_owned(), colours, note: sites.left_out };
    let title = format!("{}: {full} of {all} lines and terminals are full in {year}", shown.title);
    let frame = shown.frame(title, &format!("Flow of gas in {year}, schematic and not to scale"));
    Some(Picture { name: "map".to_owned(), svg: chart::map(&frame, &map), main: false })
}

fn is_way(asset: AssetRef) -> bool {
    matches!(asset, AssetRef::Pipeline(_) | AssetRef::Terminal(_))
}

/// Pipelines, terminals and sources over the year.
fn used(shown: &Shown<'_>, year: i32) -> BTreeMap<AssetRef, Use> {
    let mut used: BTreeMap<AssetRef, Use> = BTreeMap::new();
    let counts = |row: &&FlowRow| row.year == year && (is_way(row.asset) || matches!(row.asset, AssetRef::Source(_)));
    for row in shown.outcome.flows.iter().filter(counts) {
        let of = used.entry(row.asset).or_default();
        of.flow += row.flow;
        of.arrives += row.flow - row.losses;
        of.capacity += row.capacity;
        of.full |= row.capacity > NOTHING && row.flow >= FULL * row.capacity;
    }
    used
}

/// Hubs that lie together, in the order of the system.
struct Sites {
    hubs: Vec<Vec<Id<Hub>>>,
    left_out: String,
}

impl Sites {
    fn of(shown: &Shown<'_>, used: &BTreeMap<AssetRef, Use>, year: i32) -> Option<Self> {
        let structure = shown.structure();
        let position = |hub: Id<Hub>| structure.hubs[hub].position;
        if structure.hubs.iter().all(|(id, ..)| position(id).is_none()) {
            return None;
        }
        let (mut hubs, mut without): (Vec<Vec<Id<Hub>>>, Vec<&str>) = Default::default();
        for hub in built(shown, used, year) {
            let Some(at) = position(hub) else {
                without.push(&structure.hubs[hub].title);
                continue;
            };
            let same = hubs.iter_mut().find(|hubs| hubs.first().and_then(|first| position(*first)) == Some(at));
            match same {
                Some(hubs) => hubs.push(hub),
                None => hubs.push(vec![hub]),
            }
        }
        let left_out = if without.is_empty() {
            String::new()
        } else {
            format!("Without position, not drawn: {}", without.join(", "))
        };
        Some(Self { hubs, left_out })
    }

    /// The place of a hub.
    fn at(&self, hub: Id<Hub>) -> Option<usize> {
        self.hubs.iter().position(|hubs| hubs.contains(&hub))
    }

    fn place(&self, shown: &Shown<'_>, hubs: &[Id<Hub>], year: i32) -> Place {
        let structure = shown.structure();
        let market = hubs.iter().find(|hub| structure.hubs[**hub].role.0 == Role::Market).or(hubs.first());
        let at =
            hubs.first().and_then(|hub| structure.hubs[*hub].position).unwrap_or(Position { east: 0.0, north: 0.0 });
        let rows = || shown.outcome.balances.iter().filter(|row| row.year == year && hubs.contains(&row.hub));
        let source = structure.sources.iter().find(|(_, _, source)| hubs.contains(&source.hub));
        let family = source.map_or(Family::Domestic, |(_, _, source)| produced(structure, source.hub, source.origin));
        let told = |petajoules: f64| if petajoules > NOTHING { shown.told(petajoules) } else { 0.0 };
        Place {
            label: market.map_or_else(String::new, |hub| structure.hubs[*hub].title.clone()),
            at: (at.east, at.north),
            produced: told(rows().map(|row| row.production).sum()),
            colour: family.colour(),
            missing: told(rows().map(|row| row.unserved).sum()),
            landings: Vec::new(),
        }
    }
}

/// Hubs that are part of the picture: joined by what is built to a market that wants gas. Lines that lead to none (a
/// reversed trunk line nobody continues) and markets to which nothing leads are left out.
fn built(shown: &Shown<'_>, used: &BTreeMap<AssetRef, Use>, year: i32) -> BTreeSet<Id<Hub>> {
    let structure = shown.structure();
    let (mut found, mut pipes) = (BTreeSet::new(), Vec::new());
    for (asset, of) in used.iter().filter(|(_, of)| of.capacity > NOTHING) {
        match *asset {
            AssetRef::Pipeline(id) => pipes.push((structure.pipelines[id].from, structure.pipelines[id].to)),
            AssetRef::Source(id) if of.flow > NOTHING => _ = found.insert(structure.sources[id].hub),
            AssetRef::Terminal(id) => _ = found.insert(structure.terminals[id].hub),
            _ => {}
        }
    }
    found.extend(pipes.iter().flat_map(|(from, to)| [*from, *to]));
    let market = |hub: Id<Hub>| structure.hubs[hub].role.0 == Role::Market;
    let wants = shown.outcome.balances.iter().filter(|row| row.year == year && row.demand > NOTHING && market(row.hub));
    let mut joined: BTreeSet<Id<Hub>> = wants.map(|row| row.hub).filter(|hub| found.contains(hub)).collect();
    loop {
        let known = joined.len();
        for (from, to) in &pipes {
            if joined.contains(from) || joined.contains(to) {
                joined.extend([*from, *to]);
            }
        }
        if joined.len() == known {
            return joined;
        }
    }
}

/// The family of what a field yields: a market's own gas, or that of its country where it goes abroad.
fn produced(structure: &Structure, hub: Id<Hub>, origin: Id<Country>) -> Family {
    let own = structure.hubs[hub].role.0 == Role::Market && structure.hubs[hub].country == origin;
    if own { Family::Domestic } else { Family::of_origin(structure.countries.name(origin)) }
}

/// The family of what a terminal sends out: Russian where most of it is, else LNG, new where the terminal is.
fn landed(shown: &Shown<'_>, asset: &AssetRef, year: i32) -> Family {
    let structure = shown.structure();
    let AssetRef::Terminal(id) = *asset else { return Family::Other };
    let mut mix = Mix::new();
    for row in shown.outcome.supply.iter().filter(|row| row.year == year && row.entry == EntryPoint::Terminal(id)) {
        *mix.entry(Family::of_origin(structure.countries.name(row.origin))).or_default() += row.energy_pj;
    }
    match leading(&mix) {
        Some(Family::Russian) => Family::Russian,
        _ if structure.terminals[id].project.is_some() => Family::LngNew,
        _ => Family::LngContracted,
    }
}

/// What each hub's gas consists of, by families: all that comes in, mixed.
fn mixes(shown: &Shown<'_>, used: &BTreeMap<AssetRef, Use>, year: i32) -> Vec<Mix> {
    let structure = shown.structure();
    let mut own: Vec<Mix> = vec![Mix::new(); structure.hubs.len()];
    let mut pipes = Vec::new();
    for (asset, of) in used.iter().filter(|(_, of)| of.flow > NOTHING) {
        let (hub, family) = match *asset {
            AssetRef::Source(id) => {
                let source = &structure.sources[id];
                (source.hub, produced(structure, source.hub, source.origin))
            }
            AssetRef::Terminal(id) => (structure.terminals[id].hub, landed(shown, asset, year)),
            AssetRef::Pipeline(id) => {
                pipes.push((structure.pipelines[id].from, structure.pipelines[id].to, of.arrives));
                continue;
            }
            _ => continue,
        };
        *own[hub.row()].entry(family).or_default() += of.arrives;
    }
    let mut mixed = own.clone();
    for _ in 0..ROUNDS {
        let mut next = own.clone();
        for (from, to, flow) in &pipes {
            let whole: f64 = mixed[from.row()].values().sum();
            for (family, part) in mixed[from.row()].iter().filter(|_| whole > 0.0) {
                *next[to.row()].entry(*family).or_default() += flow * part / whole;
            }
        }
        mixed = next;
    }
    mixed
}

fn leading(mix: &Mix) -> Option<Family> {
    mix.iter().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))).map(|(family, _)| *family)
}

/// What the colours that are drawn mean, in order of stack.
fn colours(places: &[Place], pipes: &[Pipe]) -> Vec<(String, chart::Colour)> {
    let drawn: BTreeSet<chart::Colour> = (pipes.iter().filter(|p| p.value > 0.0).map(|p| p.colour))
        .chain(places.iter().filter(|p| p.produced > 0.0).map(|p| p.colour))
        .chain(places.iter().flat_map(|p| p.landings.iter().filter(|l| l.value > 0.0).map(|l| l.colour)))
        .collect();
    let name = |family: Family| match family {
        Family::Domestic => "mostly own gas",
        Family::LngContracted => "mostly LNG",
        Family::LngNew => "LNG of new terminals",
        Family::Turkmen => "mostly Turkmen",
        Family::Russian => "mostly Russian",
        Family::Iranian => "mostly Iranian",
        _ => "other",
    };
    let found = Family::STACK.into_iter().filter(|family| drawn.contains(&family.colour()));
    found.map(|family| (name(family).to_owned(), family.colour())).collect()
}
