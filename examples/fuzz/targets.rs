//! What is done with an input, and what must hold of it whatever the input is.

use std::path::Path;

use corridor::{
    quantity::{Dim, GasProperties, Place, Severity, Unit, convert, parse, parse_any, parse_date, parse_in, write},
    scenario::{Case, Loaded, Options, Reading, load},
    simulate::{Outcome, Resolution, compile},
    study::{World, additions, audit, verdicts},
    tell::{Names, OutputUnit, pictures, summary, tables, tables::Telling},
};

use super::{
    mutate::{Dice, Input},
    project::Project,
};

/// The pseudo-file of `--set`, a flag a line.
const FLAGS: &str = "--set";

/// What is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// Quantities, units, dates and their conversion.
    Quantity,
    /// All files of a scenario, read and bound.
    Readers,
    /// The same, and what binds is run and told.
    Builder,
}

const DIMS: [Dim; 20] = [
    Dim::GasRate,
    Dim::GasAmount,
    Dim::GasPrice,
    Dim::OilPrice,
    Dim::Money,
    Dim::Share,
    Dim::Factor,
    Dim::Growth,
    Dim::CalorificValue,
    Dim::Density,
    Dim::Length,
    Dim::Pressure,
    Dim::Temperature,
    Dim::Duration,
    Dim::Power,
    Dim::HeatTransfer,
    Dim::ExchangeRate,
    Dim::Index,
    Dim::Count,
    Dim::Date,
];

/// What became of an input that was handled rightly.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Handled {
    /// It was read without an error.
    pub(crate) accepted: bool,
    /// It was run to the end.
    pub(crate) ran: bool,
}

impl Target {
    /// Its name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Readers => "readers",
            Self::Builder => "builder",
        }
    }

    /// An input that is right, from which others are made.
    pub(crate) fn seed(self, dice: &mut Dice) -> Input {
        if self == Self::Quantity {
            let numbers =
                ["33 bcm/y", "1,200 MMcfd", "7.2 USD@2012/MMBtu", "-3.5e2 degC", "10 billion USD@2014", "55 barg"];
            let others = ["MMscmd@15C", "MJ/m3 net", "USD/kcm", "2032-07-15", "2.5 %/y", "PKR/USD", "tcf", "MMBtu/t"];
            return vec![
                ("number".to_owned(), dice.pick(&numbers).as_bytes().to_vec()),
                ("other".to_owned(), dice.pick(&others).as_bytes().to_vec()),
            ];
        }
        let project = if dice.below(3) == 0 { Project::default() } else { super::seeds::rich() };
        let mut input: Input =
            project.0.into_iter().map(|(path, bytes)| (path.to_string_lossy().into_owned(), bytes)).collect();
        input.push((FLAGS.to_owned(), b"sources.north.cost=3 USD/MMBtu\nprojects.stations.delay=6 months".to_vec()));
        input
    }

    /// Does with the input what the programme would. Must be called where panics are caught.
    pub(crate) fn handle(self, input: &Input) -> Result<Handled, String> {
        match self {
            Self::Quantity => quantity(input),
            Self::Readers => read(input).map(|read| Handled { accepted: read.loaded.is_some(), ran: false }),
            Self::Builder => {
                let Read { hash, loaded, is_warned } = read(input)?;
                let Some(loaded) = loaded else { return Ok(Handled::default()) };
                let ran = match build(&loaded, hash) {
                    // Numbers so far apart that sums lose their digits: warned of, and then refused by the audit.
                    Err(fault) if is_warned && fault.ends_with("PJ in less out") => false,
                    other => other?,
                };
                Ok(Handled { accepted: true, ran })
            }
        }
    }
}

fn must(holds: bool, what: &str) -> Result<(), String> {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

fn quantity(input: &Input) -> Result<Handled, String> {
    let text = |n: usize| input.get(n).map(|(_, bytes)| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let (number, other) = (text(0), text(1));
    let mut handled = Handled::default();
    for text in [&number, &other] {
        if let Ok(date) = parse_date(text) {
            must((1900.0 * 12.0..2201.0 * 12.0).contains(&date), "a date lies outside the years of the model")?;
        }
        if let Ok(unit) = Unit::parse(text) {
            let again = Unit::parse(unit.symbol())
                .map_err(|error| format!("a unit's own symbol is none: {}", error.message))?;
            let near = (again.to_si(1.0) / unit.to_si(1.0) - 1.0).abs() < 1e-6;
            must(near && again.dims() == unit.dims(), "a unit's own symbol is another unit")?;
            must(unit.to_si(1.0).is_finite(), "a unit has no finite factor")?;
            handled.accepted = true;
        }
    }
    let dim = DIMS[number.bytes().map(usize::from).sum::<usize>() % DIMS.len()];
    for dim in [dim, Dim::GasRate, Dim::GasPrice] {
        match parse(&number, dim) {
            Ok(q) => must(q.si.is_finite(), "a quantity is not finite")?,
            Err(why) => must(!why.message.is_empty(), "an error says nothing")?,
        }
    }
    if let Ok((q, own)) = parse_any(&number) {
        handled.accepted = true;
        must(q.si.is_finite(), "a quantity is not finite")?;
        let gas = GasProperties::STANDARD;
        if let Ok(written) = write(q, &own, Some(&gas))
            && let Ok((again, _)) = parse_any(&written)
        {
            let near = (again.si - q.si).abs() <= 1e-9 * q.si.abs() + 1e-300;
            must(near || !again.si.is_normal() || !q.si.is_normal(), "a quantity that is written reads as another")?;
        }
        if let Ok(unit) = Unit::parse(&other) {
            let _ = convert(q, &unit, Some(&gas));
            let _ = convert(q, &unit, None);
            unit.dims().into_iter().for_each(|dim| drop(parse_in(&number, &unit, dim)));
        }
    }
    Ok(handled)
}

/// What came of reading.
struct Read {
    hash: usize,
    loaded: Option<Loaded>,
    /// Whether something was called implausible.
    is_warned: bool,
}

/// Reads all files. A number drawn from the texts stands in for what a user may choose.
fn read(input: &Input) -> Result<Read, String> {
    let mut project = Project(Default::default());
    let mut flags = Vec::new();
    for (name, bytes) in input {
        if name.starts_with(FLAGS) {
            flags.extend(String::from_utf8_lossy(bytes).lines().map(str::to_owned));
        } else {
            project.0.insert(name.into(), bytes.clone());
        }
    }
    let hash = input.iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    let case = [Case::Base, Case::Base, Case::Low, Case::High][hash % 4];
    let Reading { loaded, report, sources } = load(Path::new("child.toml"), &Options { case, flags }, &project);
    must(loaded.is_none() == report.has_errors(), "there is a scenario and an error, or neither")?;
    for problem in report.sorted() {
        must(!problem.message.is_empty(), "a problem says nothing")?;
        let nowhere = problem.place == Place::Default && problem.severity == Severity::Error;
        // The file that was asked for stands on the command line.
        must(!nowhere || problem.message.contains("cannot read"), &format!("no place: {}", problem.message))?;
        if let Place::Span { file, start, end } = problem.place {
            let length = sources.get(file).text.len() as u32;
            must(start <= end && start <= length, "a place lies outside its file")?;
        }
        std::iter::once(&problem.place).chain(problem.also.iter().map(|(place, _)| place)).for_each(|place| {
            sources.show(place);
        });
    }
    let is_warned = report.sorted().iter().any(|problem| problem.severity == Severity::Warning);
    Ok(Read { hash, loaded, is_warned })
}

/// Runs what was read; whether it ran to the end.
fn build(loaded: &Loaded, hash: usize) -> Result<bool, String> {
    let model = &loaded.model;
    let resolution = if hash.is_multiple_of(5) { Resolution::Annual } else { Resolution::Monthly };
    let compiled = compile(&model.structure, &model.values, resolution)
        .map_err(|report| report.sorted().iter().map(|problem| problem.message.clone()).collect::<String>())?;
    let outcome = compiled.outcome(&model.values).map_err(|failure| failure.to_string())?;
    is_sound(&outcome)?;
    if hash.is_multiple_of(8) {
        tell(loaded, &compiled, &outcome)?;
    }
    Ok(true)
}

fn is_sound(outcome: &Outcome) -> Result<(), String> {
    for row in &outcome.balances {
        let into = [row.production, row.pipeline_in, row.lng_in, row.storage_net];
        let out = [row.served, row.pipeline_out, row.losses];
        let all = [into.as_slice(), &out, &[row.demand, row.unserved, row.unaffordable, row.unavailable]].concat();
        must(all.iter().all(|x| x.is_finite()), "a balance is not finite")?;
        let size = all.iter().fold(0.0f64, |most, x| most.max(x.abs()));
        let residual = into.iter().sum::<f64>() - out.iter().sum::<f64>();
        must(residual.abs() <= 1e-6 * size.max(1e-3), "a balance does not balance")?;
        let missing = row.demand - row.served - row.unserved;
        must(missing.abs() <= 1e-6 * size.max(1e-3), "served and unserved are not the demand")?;
        let least = -1e-9 * size.max(1.0);
        must(row.served >= least && row.unserved >= least, "less than nothing is served or unserved")?;
    }
    let flows =
        outcome.flows.iter().all(|row| row.flow.is_finite() && row.capacity.is_finite() && row.losses.is_finite());
    must(flows, "a flow is not finite")?;
    must(outcome.supply.iter().all(|row| row.energy_pj.is_finite()), "a supply is not finite")?;
    let prices = outcome.prices.iter().flat_map(|row| [row.marginal_value, row.one_less]).flatten();
    must(prices.into_iter().all(f64::is_finite), "a marginal value is not finite")
}

/// Everything that a command would make of a run.
fn tell(loaded: &Loaded, compiled: &corridor::simulate::Compiled, outcome: &Outcome) -> Result<(), String> {
    let model = &loaded.model;
    let words = |error: anyhow::Error| error.to_string();
    let failed = |error: corridor::simulate::Failure| error.to_string();
    let additions = additions(compiled, model).map_err(failed)?;
    let world = World { model, compiled, outcome };
    verdicts(&loaded.claims, world, &|_| Some(world)).map_err(failed)?;
    audit(model, Some(2020.0 * 12.0));
    let unit = OutputUnit::parse("bcm/y").map_err(|error| error.message)?;
    let horizon = &model.structure.horizon;
    let years = (horizon.first(), horizon.last());
    let telling = Telling { names: Names(&model.structure), unit: &unit, years };
    let (name, title) = (&loaded.name, &loaded.title);
    let heads = summary::Words { name, title, says: &loaded.says, leaves_out: &loaded.leaves_out, values: "-" };
    let brief = summary::summary(heads, outcome, &additions, &telling);
    brief.text();
    brief.json().map_err(words)?;
    for table in [tables::supply, tables::balance, tables::flows, tables::peak_day, tables::unserved] {
        table(outcome, &telling).map_err(words)?;
    }
    tables::prices(outcome, &telling, 2025).map_err(words)?;
    tables::margins(outcome, &telling, 2025).map_err(words)?;
    let announcements = loaded.announcements.as_slice();
    let shown = pictures::Shown { name, title, case: "base", hash: "-", outcome, announcements, telling };
    let pictures = pictures::of_run(&shown);
    let broken = pictures.iter().any(|picture| picture.svg.contains("NaN") || picture.svg.contains("inf,"));
    must(!broken, "a chart has a point that is no number")
}
