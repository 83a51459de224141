//! A line with a design, told: a table of its sections, JSON, and two charts.

mod pictures;
mod sections;
mod words;

pub use pictures::{Around, is_any_carried, pictures};
pub use sections::csv;
use serde_json::{Value, json};
use words::{said, said_gas, said_high, said_pack, said_units};

use super::text;
use crate::{
    quantity::say_digits,
    study::line::{Stretch, Survey},
};

/// One design of a line, by the name that tells it from others.
#[derive(Debug)]
pub struct Told<'a> {
    /// As `as designed`, or what was changed.
    pub name: &'a str,
    /// What it does.
    pub survey: &'a Survey,
}

/// Seconds of a year of 365 days.
const YEAR: f64 = 365.0 * 86_400.0;

/// bcm a year at the reference of the gas.
fn bcm(survey: &Survey, flow: f64) -> f64 {
    flow * survey.volume * YEAR / 1e9
}

fn km(metres: f64) -> String {
    format!("{:.0}", metres / 1e3)
}

fn digits(value: f64) -> String {
    say_digits(value, 3, None)
}

/// The text for a terminal; `basis` says which cubic metre is counted.
pub fn text(designs: &[Told<'_>], basis: &str) -> String {
    let mut text = String::new();
    for told in designs {
        let survey = told.survey;
        if text.is_empty() {
            text.push_str(&format!("{}, {} km\n", survey.title, km(survey.length)));
            text.push_str(&format!("  {}\n  {basis}\n", survey.pipelines.join(", ")));
            text.push_str(&survey.gas.as_ref().map_or(String::new(), said_gas));
        }
        text.push_str(&format!("\n{}\n", told.name));
        text.push_str(&survey.units.map_or(String::new(), said_units));
        text.push_str(&format!(
            "  carries at most {} bcm/y: {}\n",
            digits(bcm(survey, survey.most)),
            survey.limit.as_limit()
        ));
        match &survey.working {
            Ok(_) => text.push_str(&sections(survey)),
            Err(why) => {
                text.push_str(&format!("  does not carry {} bcm/y: {why}\n", digits(bcm(survey, survey.flow))));
                survey.needs.iter().for_each(|need| text.push_str(&format!("    would do: {}\n", said(need))));
                if survey.needs.is_empty() {
                    text.push_str("    no number of stations, diameter or loop alone would do\n");
                }
            }
        }
    }
    text
}

/// The table at the flow that was asked, and its sums.
fn sections(survey: &Survey) -> String {
    let Ok(stretches) = &survey.working else { return String::new() };
    let is_warm = stretches.iter().any(|stretch| stretch.temperature.is_some());
    let head = ["", "km", "to", "bcm/y", "bar", "to", "m/s", "leaves", "ratio", "MW", "fuel %"];
    let degrees = |stretch: &Stretch| {
        let celsius = |kelvin: f64| format!("{:.1}", kelvin - 273.15);
        stretch.temperature.map_or([const { String::new() }; 2], |(from, to)| [celsius(from), celsius(to)])
    };
    let row = |stretch: &Stretch| {
        let some = |value: Option<f64>| value.map_or(String::new(), digits);
        let mut row = vec![
            stretch.pipeline.clone(),
            km(stretch.at.0),
            km(stretch.at.1),
            digits(bcm(survey, stretch.flow)),
            digits(stretch.pressure.0 / 1e5),
            digits(stretch.pressure.1 / 1e5),
            digits(stretch.velocity),
            some(Some(bcm(survey, stretch.offtake)).filter(|leaves| *leaves > 0.0)),
            some(stretch.station.map(|(ratio, ..)| ratio)),
            some(stretch.station.map(|(_, power, _)| power / 1e6)),
            some(stretch.station.map(|(.., fuel)| 100.0 * fuel / stretch.flow)),
        ];
        // Temperatures stand behind pressures, where there are any to tell.
        row.splice(6..6, degrees(stretch).into_iter().filter(|_| is_warm));
        row
    };
    let mut head = head.map(str::to_owned).to_vec();
    head.splice(6..6, ["degC", "to"].map(str::to_owned).into_iter().filter(|_| is_warm));
    let table = text::columns(std::iter::once(head).chain(stretches.iter().map(row)));
    let (power, fuel) = sums(survey);
    let sum = format!(
        "  at {} bcm/y: {} MW, fuel {} % of what enters\n",
        digits(bcm(survey, survey.flow)),
        digits(power / 1e6),
        digits(100.0 * fuel / survey.flow)
    );
    let pack = survey.pack.map_or(String::new(), |pack| said_pack(&pack, survey));
    format!("{table}\n{sum}{pack}{}", said_high(survey))
}

/// Power in W and fuel in kg/s of all stations.
fn sums(survey: &Survey) -> (f64, f64) {
    let stations = survey.working.iter().flatten().filter_map(|stretch| stretch.station);
    stations.fold((0.0, 0.0), |(power, fuel), (_, more, burnt)| (power + more, fuel + burnt))
}

/// The same as JSON, in SI.
pub fn value(designs: &[Told<'_>]) -> Value {
    let one = |told: &Told<'_>| {
        let survey = told.survey;
        let stretch = |s: &Stretch| {
            let mut told = json!({
                "pipeline": s.pipeline, "from_m": s.at.0, "to_m": s.at.1, "flow_kg_s": s.flow, "p_in_pa": s.pressure.0,
                "p_out_pa": s.pressure.1, "v_out_m_s": s.velocity, "offtake_kg_s": s.offtake,
                "station_ratio": s.station.map(|x| x.0), "station_power_w": s.station.map(|x| x.1),
                "fuel_kg_s": s.station.map(|x| x.2),
            });
            if let Some((from, to)) = s.temperature {
                told["T_in_k"] = json!(from);
                told["T_out_k"] = json!(to);
            }
            told
        };
        let (power, fuel) = sums(survey);
        json!({
            "design": told.name, "title": survey.title, "pipelines": survey.pipelines, "length_m": survey.length,
            "most_kg_s": survey.most, "most_bcm_y": bcm(survey, survey.most), "limit": survey.limit.as_limit(),
            "flow_kg_s": survey.flow, "flow_bcm_y": bcm(survey, survey.flow),
            "refused": survey.working.as_ref().err().map(ToString::to_string),
            "would_do": survey.needs.iter().map(said).collect::<Vec<_>>(),
            "total_power_w": power, "total_fuel_kg_s": fuel,
            "linepack_kg": survey.pack.map(|pack| pack.whole),
            "linepack_million_m3": survey.pack.map(|pack| pack.whole * survey.volume / 1e6),
            "lasts_from_m": survey.pack.map(|pack| pack.from), "lasts_s": survey.pack.and_then(|pack| pack.lasts),
            "sections": survey.working.iter().flatten().map(stretch).collect::<Vec<_>>(),
            "curve": survey.curve.iter().map(|at| json!({
                "flow_kg_s": at.flow, "flow_bcm_y": bcm(survey, at.flow), "power_w": at.power, "fuel_kg_s": at.fuel,
            })).collect::<Vec<_>>(),
        })
    };
    Value::Array(designs.iter().map(one).collect())
}
