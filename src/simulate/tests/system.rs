//! A small system from lines `path = text`; an asset is declared by its first line.

use crate::{
    model::{Beyond, Period},
    model::{Declaration, KINDS, Model, Rank, Said, Series, SeriesCell, Setting, Written},
    quantity::{Place, Report},
    simulate::{AssetRef, BalanceRow, Compiled, Outcome, Resolution, compile},
};

/// What every small system has: two years 2030 and 2031, real dollars of 2025, a gas of 40 MJ/m3 at 15 degC, one country.
const COMMON: &str = "
horizon.from = 2030
horizon.to = 2031
horizon.record = 2025
economics.price_year = 2025
economics.deflator = series 2020 80 84 88 92 96 100 104 108 112 116 120 125
gases.std.reference = 15 degC
gases.std.calorific_value = 40 MJ/m3
gases.std.mass_calorific_value = 54 MJ/kg
countries.land.title = Land
countries.abroad.title = Abroad
";

/// Links that are written as a list.
const LISTS: [&str; 2] = ["terminals", "requires"];

fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().filter_map(|line| line.split_once('=')).map(|(path, text)| (path.trim(), text.trim()))
}

fn written(path: &str, text: &str) -> Written {
    let field = path.rsplit('.').next().unwrap();
    if LISTS.contains(&field) {
        return Written::List(text.split(',').map(|id| (id.trim().to_owned(), Place::Default)).collect());
    }
    let Some(rest) = text.strip_prefix("series ") else { return Written::Text(text.to_owned()) };
    let (numbers, unit) = rest.split_once('[').map_or((rest, ""), |(n, unit)| (n, unit.trim_end_matches(']')));
    let mut numbers = numbers.split_whitespace();
    let first: i32 = numbers.next().unwrap().parse().unwrap();
    let cell = |(n, text): (usize, &str)| SeriesCell {
        period: Period::Year(first + n as i32),
        text: text.to_owned(),
        place: Place::Default,
    };
    let cells = numbers.enumerate().map(cell).collect();
    Written::Series(Series { unit: unit.trim().to_owned(), cells, beyond: Some(Beyond::Hold) })
}

/// Binds a system, or says what is wrong with it. A line of `text` replaces one of the common lines.
pub(super) fn model(text: &str) -> Model {
    let mut all = std::collections::BTreeMap::<String, Written>::new();
    let mut declared = std::collections::BTreeSet::new();
    for (path, value) in lines(COMMON).chain(lines(text)) {
        all.insert(path.to_owned(), written(path, value));
        let mut parts = path.split('.');
        let (kind, id) = (parts.next().unwrap(), parts.next().unwrap());
        let info = KINDS.iter().find(|info| info.name == kind).unwrap();
        if !info.single {
            declared.insert((kind.to_owned(), id.to_owned()));
            if info.attributes.iter().any(|attribute| attribute.name == "title") {
                all.entry(format!("{kind}.{id}.title")).or_insert_with(|| Written::Text(id.to_owned()));
            }
        }
    }
    let setting = |(path, written): (String, Written)| {
        let mut setting = Setting::text(path, "", Place::Default, Rank::Base);
        setting.written = written;
        setting
    };
    let declare = |(kind, id)| Declaration { kind, id, place: Place::Default, rank: Rank::Base };
    let declarations: Vec<_> = declared.into_iter().map(declare).collect();
    let mut report = Report::default();
    let settings = all.into_iter().map(setting).collect();
    let model = Model::bind(Said { declarations, settings, ..Said::default() }, &mut report);
    model.unwrap_or_else(|| panic!("{:#?}", report.sorted()))
}

/// A system that was run.
pub(super) struct Run {
    pub(super) model: Model,
    pub(super) compiled: Compiled,
    pub(super) outcome: Outcome,
}

/// Runs a system by months.
pub(super) fn run(text: &str) -> Run {
    run_at(text, Resolution::Monthly)
}

/// Runs a system; every solve must prove itself.
pub(super) fn run_at(text: &str, resolution: Resolution) -> Run {
    let model = model(text);
    let compiled = compile(&model.structure, &model.values, resolution).unwrap();
    let mut work = compiled.workspace();
    work.verify(true);
    let outcome = compiled.outcome_in(&model.values, &mut work).unwrap();
    Run { model, compiled, outcome }
}

impl Run {
    /// An asset as `kind.id`.
    pub(super) fn asset(&self, name: &str) -> AssetRef {
        let (kind, id) = name.split_once('.').unwrap();
        let s = &self.model.structure;
        match kind {
            "sources" => AssetRef::Source(s.sources.find(id).unwrap()),
            "pipelines" => AssetRef::Pipeline(s.pipelines.find(id).unwrap()),
            "terminals" => AssetRef::Terminal(s.terminals.find(id).unwrap()),
            "contracts" => AssetRef::Contract(s.contracts.find(id).unwrap()),
            "spots" => AssetRef::Spot(s.spots.find(id).unwrap()),
            "storages" => AssetRef::Storage(s.storages.find(id).unwrap()),
            _ => panic!("{name}"),
        }
    }

    /// PJ that entered an asset in a year; 0 where it had no capacity.
    pub(super) fn flow(&self, asset: &str, year: i32) -> f64 {
        self.outcome.flow(self.asset(asset), year).unwrap_or(0.0)
    }

    /// PJ that entered an asset in a month of 2030.
    pub(super) fn in_month(&self, asset: &str, month: u8) -> f64 {
        let asset = self.asset(asset);
        let rows = self.outcome.flows.iter().filter(|row| row.asset == asset && row.year == 2030);
        let rows = rows.filter(|row| !matches!(row.from, crate::simulate::NodeRef::Storage(_)));
        rows.filter(|row| row.month == Some(month)).map(|row| row.flow).sum()
    }

    /// A sum over the months of a hub's year.
    pub(super) fn hub(&self, hub: &str, year: i32, of: impl Fn(&BalanceRow) -> f64) -> f64 {
        let id = self.model.structure.hubs.find(hub).unwrap();
        self.outcome.balances.iter().filter(|row| row.hub == id && row.year == year).map(of).sum()
    }

    /// The marginal value at a hub in a month of 2030, USD/GJ, and what sets it.
    pub(super) fn price(&self, hub: &str, month: u8) -> (Option<f64>, crate::simulate::SetBy) {
        let id = self.model.structure.hubs.find(hub).unwrap();
        let row = |row: &&crate::simulate::PriceRow| row.hub == id && row.year == 2030 && row.month == Some(month);
        let row = self.outcome.prices.iter().find(row).unwrap();
        (row.marginal_value, row.set_by)
    }
}

#[track_caller]
pub(super) fn same(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-7 * expected.abs().max(1.0), "{found}, not {expected}");
}
