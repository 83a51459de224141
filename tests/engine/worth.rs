//! Named results against rows that count the same gas elsewhere.

use corridor::{model::metric::Metrics, study::Worth};

use super::{Proved, months};

impl Proved {
    fn worth(&self, text: &str) -> Option<f64> {
        let structure = &self.model.structure;
        let asked = Metrics::new(structure).read(text).unwrap();
        Worth { structure, outcome: &self.outcome }.of(&asked, 2045)
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

/// What buyers took under their rights, what cargoes landed and what origins gave are the same imports counted elsewhere.
#[test]
fn imports_add_up_whichever_way_they_are_counted() {
    let run = months("tapi-russian-gas", &[]);
    let s = &run.model.structure;
    for country in ["pakistan", "india"] {
        let one = |name: &str| run.worth(&format!("imports.{country}{name}")).unwrap();
        let id = s.countries.find(country).unwrap();
        let taken: f64 = run
            .outcome
            .entitlements
            .iter()
            .filter(|row| row.year == 2045)
            .map(|row| {
                let right = &s.entitlements[row.entitlement];
                let mine = s.hubs[s.pipelines[right.offtake].to].country == id && s.lines.name(right.line) == "tapi";
                if mine { row.taken } else { 0.0 }
            })
            .sum();
        assert!(taken > 100.0 && near(one(".lines.tapi"), taken), "{country}: {} {taken}", one(".lines.tapi"));
        let origins: f64 = s.countries.iter().filter_map(|(_, name, _)| run.worth_of(country, name)).sum();
        assert!(near(origins, one("")), "{country}: {origins} {}", one(""));
    }
    let lifted: f64 = ["contracts.qatar-1", "contracts.qatar-2", "contracts.eni", "spots.pakistan"]
        .iter()
        .filter_map(|name| run.worth_of("pakistan", name))
        .sum();
    let landed = run.worth("imports.pakistan.engro + imports.pakistan.gasport").unwrap();
    assert!(landed > 100.0 && near(lifted, landed), "{lifted} {landed}");
}

impl Proved {
    /// Imports of a country by what may be no way into it.
    fn worth_of(&self, country: &str, via: &str) -> Option<f64> {
        let text = format!("imports.{country}.{via}");
        Metrics::new(&self.model.structure).read(&text).ok().and_then(|_| self.worth(&text))
    }
}

#[test]
fn needs_add_up_and_what_nobody_knows_is_no_number() {
    let run = months("tapi", &[]);
    let number = |text: &str| run.worth(text).unwrap();
    assert!(near(number("served.pakistan + unserved.pakistan"), number("demand.pakistan")));
    assert!(near(number("unaffordable.pakistan + unavailable.pakistan"), number("unserved.pakistan")));
    let s = &run.model.structure;
    let sectors = s.sectors.iter().filter(|(.., sector)| s.countries.name(sector.country) == "pakistan");
    let by_sector: f64 = sectors.map(|(.., sector)| number(&format!("unserved.pakistan.{}", sector.name))).sum();
    assert!(near(by_sector, number("unserved.pakistan")));
    assert!(near(number("sum(supply.india@2031..2040)"), 10.0 * number("supply.india@2031..2040")));
    assert_eq!(number("first_gas.tapi"), 2033.0 * 12.0);
    // Built nowhere in this scenario: nothing flows, and there is neither use of capacity nor date.
    assert_eq!(number("imports.pakistan.energas@2040"), 0.0);
    assert_eq!(run.worth("utilisation.energas@2040"), None);
    assert_eq!(run.worth("first_gas.energas"), None);
    assert_eq!(run.worth("marginal_value.galkynysh@2020"), None);
}

/// What passed the terminal is what it sent out, less what is lost on the way to the hubs where it is used.
#[test]
fn what_passed_a_project_is_counted_by_country() {
    let run = months("lng-terminals", &[]);
    let passed = run.worth("imports.pakistan.projects.energas@2045").unwrap();
    let landed = run.worth("imports.pakistan.terminals.energas@2045").unwrap();
    assert!(passed > 50.0 && passed < landed && passed > 0.96 * landed, "{passed} of {landed}");
    assert_eq!(run.worth("imports.india.projects.energas@2045"), Some(0.0));
}
