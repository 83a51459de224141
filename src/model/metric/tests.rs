//! Names of a small system: two countries, a line with a project of the same name, a terminal.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::{
    model::{Declaration, Model, Rank, Said, Setting, Written},
    quantity::{Place, Report},
};

const SYSTEM: &[(&str, &[(&str, &str)])] = &[
    ("horizon", &[("from", "2020"), ("to", "2050"), ("record", "2024")]),
    ("economics", &[("price_year", "2025"), ("deflator", "1")]),
    ("gases.dry", &[("reference", "15 degC"), ("calorific_value", "40 MJ/m3")]),
    ("countries.turkmenistan", &[("title", "T")]),
    ("countries.pakistan", &[("title", "P")]),
    ("countries.india", &[("title", "I")]),
    ("countries.qatar", &[("title", "Q")]),
    ("hubs.head", &[("country", "turkmenistan"), ("role", "junction"), ("title", "H")]),
    ("hubs.chaman", &[("country", "pakistan"), ("role", "junction"), ("title", "C")]),
    ("hubs.multan", &[("country", "pakistan"), ("title", "M")]),
    ("hubs.lahore", &[("country", "pakistan"), ("title", "L")]),
    ("hubs.delhi", &[("country", "india"), ("title", "D")]),
    ("projects.tapi", &[("start", "2030"), ("title", "TAPI")]),
    ("sources.galkynysh", &[("hub", "head"), ("origin", "turkmenistan"), ("capacity", "30 bcm/y")]),
    ("pipelines.trunk", &[("from", "head"), ("to", "chaman"), ("capacity", "30 bcm/y"), ("project", "tapi")]),
    ("pipelines.offtake", &[("from", "chaman"), ("to", "multan"), ("capacity", "30 bcm/y")]),
    ("pipelines.inland", &[("from", "multan"), ("to", "lahore"), ("capacity", "30 bcm/y")]),
    ("lines.tapi", &[("head", "trunk"), ("title", "TAPI")]),
    ("entitlements.pakistan", &[("line", "tapi"), ("offtake", "offtake"), ("share", "40 %")]),
    ("terminals.engro", &[("hub", "multan"), ("capacity", "6 bcm/y")]),
    ("terminals.dahej", &[("hub", "delhi"), ("capacity", "20 bcm/y")]),
    (
        "contracts.qatar",
        &[
            ("terminals", "engro"),
            ("origin", "qatar"),
            ("annual_quantity", "3 mtpa"),
            ("start", "2016"),
            ("end", "2031"),
        ],
    ),
    ("sectors.pakistan-power", &[("country", "pakistan"), ("name", "power"), ("value", "9 USD/MMBtu")]),
];

fn metrics() -> Metrics {
    let (mut declarations, mut settings) = (Vec::new(), Vec::new());
    for (path, fields) in SYSTEM {
        let (kind, id) = path.split_once('.').unwrap_or((path, ""));
        let rank = Rank::Base;
        declarations.push(Declaration { kind: kind.into(), id: id.into(), place: Place::Default, rank });
        let needs = |field: &str| {
            let counted = matches!(kind, "sources" | "pipelines" | "terminals" | "contracts" | "entitlements");
            let titled = counted || matches!(kind, "sectors");
            (field == "gas" && counted || field == "title" && titled) && !fields.iter().any(|(f, _)| *f == field)
        };
        let more = [("gas", "dry"), ("title", "x")].into_iter().filter(|(field, _)| needs(field));
        let mass = [("mass_calorific_value", "54 MJ/kg")].into_iter().filter(|_| kind == "gases");
        for (field, text) in fields.iter().copied().chain(more).chain(mass) {
            let mut setting = Setting::text(format!("{path}.{field}"), text, Place::Default, rank);
            if field == "terminals" {
                setting.written = Written::List(vec![(text.to_owned(), Place::Default)]);
            }
            settings.push(setting);
        }
    }
    let mut report = Report::default();
    let model = Model::bind(Said { declarations, settings, ..Said::default() }, &mut report);
    Metrics::new(&model.unwrap_or_else(|| panic!("{report:#?}")).structure)
}

fn refusal(text: &str) -> String {
    metrics().read(text).unwrap_err().to_string()
}

#[test]
fn every_name_reads_back_as_itself() {
    let metrics = metrics();
    assert!(metrics.names().count() > 30);
    for name in metrics.names().filter(|name| !name.starts_with("first_gas")) {
        for text in [name.to_owned(), format!("{name}@2040"), format!("{name}@2030..2040")] {
            assert_eq!(metrics.write(&metrics.read(&text).unwrap()).unwrap(), text);
        }
    }
    for text in ["imports.pakistan.tapi@2040 + imports.india@2040", "sum(supply.pakistan@2030..2040)"] {
        assert_eq!(metrics.write(&metrics.read(text).unwrap()).unwrap(), text);
    }
    let loose = metrics.read("sum( flow.engro )+sum(flow.dahej@2030)").unwrap();
    assert_eq!(metrics.write(&loose).unwrap(), "sum(flow.engro@2020..2050) + sum(flow.dahej@2030..2030)");
}

#[test]
fn a_name_means_what_it_says() {
    let metrics = metrics();
    let one = |text: &str| metrics.read(text).unwrap().terms[0].metric;
    let (india, pakistan, power) = (Id::new(0), Id::new(1), Id::new(0));
    assert_eq!(one("supply.pakistan"), Metric::Supply(pakistan, None));
    assert_eq!(one("supply.india.lng"), Metric::Supply(india, Some(Way::Lng)));
    assert_eq!(one("unserved.pakistan.power"), Metric::Use(Need::Unserved, pakistan, Some(power)));
    assert_eq!(one("imports.pakistan.offtake"), Metric::Imports(pakistan, Some(Via::Pipeline(Id::new(1)))));
    assert_eq!(one("marginal-value.delhi"), Metric::MarginalValue(Id::new(1)));
    // A line and a project share an id; the kind tells them apart, and so does the name that is written.
    let project = Metric::Imports(pakistan, Some(Via::Project(Id::new(0))));
    assert_eq!(one("imports.pakistan.tapi"), Metric::Imports(pakistan, Some(Via::Line(Id::new(0)))));
    assert_eq!(one("imports.pakistan.lines.tapi"), one("imports.pakistan.tapi"));
    assert_eq!(one("imports.pakistan.projects.tapi"), project);
    assert_eq!(metrics.name(project), Some("imports.pakistan.projects.tapi"));
    // A country of origin and a contract that is called like it.
    assert_eq!(one("imports.pakistan.qatar"), Metric::Imports(pakistan, Some(Via::Origin(Id::new(2)))));
    assert_eq!(one("imports.pakistan.contracts.qatar"), Metric::Imports(pakistan, Some(Via::Contract(Id::new(0)))));
}

#[test]
fn what_cannot_be_has_no_name() {
    let metrics = metrics();
    for name in [
        "supply.qatar",
        "imports.pakistan.dahej",
        "imports.pakistan.inland",
        "imports.pakistan.trunk",
        "imports.india.lines.tapi",
        "imports.pakistan.pakistan",
        "served.india",
        "flow.tapi",
        "production.pakistan",
    ] {
        assert!(metrics.read(name).is_err(), "{name}");
    }
}

#[test]
fn a_rate_summed_over_years_is_an_amount() {
    let metrics = metrics();
    let dim = |text: &str| metrics.read(text).unwrap().dim();
    assert_eq!(dim("supply.pakistan@2030..2040"), Dim::GasRate);
    assert_eq!(dim("sum(supply.pakistan@2030..2040)"), Dim::GasAmount);
    assert_eq!(dim("utilisation.engro"), Dim::Share);
    assert_eq!(dim("marginal_value.multan"), Dim::GasPrice);
    assert_eq!(dim("first_gas.tapi"), Dim::Date);
    assert!(!metrics.read("first_gas.tapi").unwrap().is_open());
    assert!(metrics.read("flow.engro@2040 + flow.dahej").unwrap().is_open());
    assert!(!metrics.read("sum(flow.engro)").unwrap().is_open());
}

#[test]
fn a_wrong_name_meets_the_nearest() {
    for (text, said) in [
        ("suply.pakistan", "`suply` is no kind of result (did you mean `supply.pakistan`?)"),
        ("supply.pakistn.lng", "there is no `pakistn` under `supply` (did you mean `supply.pakistan.lng`?)"),
        ("imports.pakistan.tappi", "(did you mean `imports.pakistan.tapi`?)"),
        ("unserved.pakistan.pwer", "(did you mean `unserved.pakistan.power`?)"),
        ("npv.tapi", "`npv` is no kind of result; expected demand, first_gas, flow, imports"),
        ("served", "`served` alone is no result; expected `served.` and one of: pakistan"),
        ("imports.pakistan.contracts", "alone is no result; expected `imports.pakistan.contracts.` and one of: qatar"),
        ("imports.pakistan.pipelines", "and one of: offtake"),
        ("supply.pakistan.coal", "expected `supply.pakistan.` and one of: lng, pipeline, production"),
        ("", "`` is no kind of result"),
        ("supply.pakistan +", "`` is no kind of result"),
    ] {
        assert!(refusal(text).contains(said), "{text}: {}", refusal(text));
    }
}

#[test]
fn years_outside_the_horizon_and_sums_without_meaning_are_refused() {
    for (text, said) in [
        ("supply.pakistan@2060", "2060 is outside the horizon; expected years from 2020 to 2050"),
        ("supply.pakistan@2019..2030", "2019 is outside"),
        ("supply.pakistan@2040..2030", "ends before it begins"),
        ("supply.pakistan@40", "`40` is no year"),
        ("supply.pakistan@2040-01", "expected a year or years"),
        ("supply.pakistan@", "is no year"),
        ("sum(supply.pakistan@2030..2040", "does not close"),
        ("sum(marginal_value.multan)", "sums prices over years"),
        ("utilisation.engro + utilisation.dahej", "adds shares; that means nothing"),
        ("first_gas.tapi@2030", "`first_gas.tapi` is a date and has no years"),
        ("first_gas.tapi + first_gas.tapi", "adds dates; that means nothing"),
        ("supply.pakistan + sum(supply.india)", "adds gas per time to an amount of gas"),
    ] {
        assert!(refusal(text).contains(said), "{text}: {}", refusal(text));
    }
}
