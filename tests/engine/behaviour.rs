//! What the shipped system does when one thing changes.

use std::{fs, path::Path};

use corridor::{
    flow::{Basis, Solver},
    scenario::Case,
    simulate::{AssetRef, Notice, Resolution},
};

use super::{Proved, model, model_at, months, run};

impl Proved {
    fn through(&self, pipeline: &str, year: i32) -> f64 {
        let id = self.model.structure.pipelines.find(pipeline).unwrap();
        self.outcome.flow(AssetRef::Pipeline(id), year).unwrap_or(0.0)
    }

    fn first_gas(&self, project: &str) -> Option<f64> {
        let id = self.model.structure.projects.find(project).unwrap();
        self.outcome.projects.iter().find(|row| row.project == id).unwrap().first_gas
    }

    /// What could be lifted under a contract in a year, and what is paid for anyway.
    fn contract(&self, contract: &str, year: i32) -> (f64, f64) {
        let id = self.model.structure.contracts.find(contract).unwrap();
        let row = self.outcome.contracts.iter().find(|row| row.contract == id && row.year == year).unwrap();
        (row.available, row.obligation)
    }
}

/// The segments and offtakes of the line.
fn of_tapi(proved: &Proved) -> Vec<String> {
    let lines = proved.model.structure.pipelines.iter().map(|(_, name, _)| name.to_owned());
    lines.filter(|name| name.starts_with("tapi-")).collect()
}

/// Nobody sells what is not theirs: without its own sources the line is empty, whatever the next country would pay.
#[test]
fn a_line_without_its_sources_is_empty() {
    let full = months("tapi", &[]);
    let lines = of_tapi(&full);
    assert!(lines.len() >= 8, "{lines:?}");
    assert!(full.through("tapi-multan-fazilka", 2045) > 100.0);
    for flag in ["sources.galkynysh-3.capacity=0 bcm/y", "projects.galkynysh-3.built=false"] {
        let empty = months("tapi", &[flag]);
        for year in 2015..=2050 {
            for line in &lines {
                assert_eq!(empty.through(line, year), 0.0, "{flag}: {line} {year}");
            }
        }
    }
}

/// A line that is finished and has no gas is not passed over in silence, nor one whose field is not built.
#[test]
fn a_line_without_its_sources_is_told() {
    let id = |proved: &Proved| proved.model.structure.projects.find("tapi").unwrap();
    let dry = months("tapi", &["sources.galkynysh-3.capacity=0 bcm/y"]);
    let told = |notice: &Notice| matches!(notice, Notice::NeverFlowed { project, .. } if *project == id(&dry));
    assert!(dry.outcome.notices.iter().any(told), "{:?}", dry.outcome.notices);
    let alone = months("tapi", &["projects.galkynysh-3.built=false"]);
    let told = |notice: &Notice| matches!(notice, Notice::NoFirstGas { project } if *project == id(&alone));
    assert!(alone.outcome.notices.iter().any(told), "{:?}", alone.outcome.notices);
}

/// The field is there in 2032, so the line decides: 24 months more of delay are 24 months more to first gas.
#[test]
fn delay_puts_off_first_gas() {
    for (delay, first) in [(36, 2033), (60, 2035), (72, 2036)] {
        let proved = months("tapi", &[&format!("projects.tapi.delay={delay} months")]);
        assert_eq!(proved.first_gas("tapi"), Some(f64::from(first) * 12.0));
        let segment = "tapi-galkynysh-herat";
        assert_eq!(proved.through(segment, first - 1), 0.0);
        assert!(proved.through(segment, first) > 0.0);
    }
    // An earlier line waits for the field.
    let early = months("tapi", &["projects.tapi.delay=0 months"]);
    assert_eq!(early.first_gas("tapi"), early.first_gas("galkynysh-3"));
}

/// The strait lets 5 % pass in six months, 184 of 365 days: what a contract through it can lift shrinks by that,
/// and what is paid for with it, as it is nobody's fault.
#[test]
fn a_closed_strait_takes_its_months_from_every_contract_through_it() {
    let closed = months("baseline", &[]);
    let open = months("baseline", &["events.hormuz-2026.availability=100 %"]);
    for contract in ["qatar-1", "qatar-2", "india-qatar"] {
        let (now, then) = (closed.contract(contract, 2026), open.contract(contract, 2026));
        assert!(now.0 < 0.7 * then.0, "{contract}: {now:?}, else {then:?}");
        assert!((now.1 / now.0 - then.1 / then.0).abs() < 1e-12, "{contract}: {now:?}, else {then:?}");
        assert_eq!(closed.contract(contract, 2025), open.contract(contract, 2025));
    }
    let (now, then) = (closed.contract("india-us", 2026), open.contract("india-us", 2026));
    assert_eq!(now, then);
}

/// Force majeure of a supplier in one month takes that month's days from the year; a fault of the buyer takes nothing.
#[test]
fn an_outage_takes_its_days_from_a_contract() {
    let folder = tempfile::tempdir().unwrap();
    let parent = Path::new("scenarios/baseline.toml").canonicalize().unwrap();
    let with = |cause: &str| {
        let text = format!(
            "extends = {parent:?}\n[[events]]\nid = \"august\"\nasset = \"contracts.qatar-1\"\nfrom = \"2028-08\"\n\
             until = \"2028-09\"\navailability = \"0 %\"\ncause = \"{cause}\"\nforeseen = true\ntitle = \"No cargoes\"\n"
        );
        let path = folder.path().join(format!("{cause}.toml"));
        fs::write(&path, text).unwrap();
        run(model_at(&path, Case::Base, &[]), Resolution::Monthly)
    };
    let whole = months("baseline", &[]).contract("qatar-1", 2028);
    let supplier = with("supplier").contract("qatar-1", 2028);
    assert!((supplier.0 / whole.0 - 334.0 / 365.0).abs() < 1e-12, "{supplier:?} of {whole:?}");
    assert!((supplier.1 / whole.1 - 334.0 / 365.0).abs() < 1e-12, "{supplier:?} of {whole:?}");
    assert_eq!(with("buyer").contract("qatar-1", 2028), whole);
}

/// In one linear programme, all else fixed, more room on an arc costs nothing; somewhere it is worth something.
#[test]
fn more_capacity_never_costs_more() {
    let proved = run(model("tapi", Case::Base, &[]), Resolution::Annual);
    let t = proved.compiled.topology();
    let mut solver = Solver::new(t);
    let (mut same, mut cheaper) = (0, 0);
    for solved in proved.work.kept().iter().step_by(10) {
        let mut p = solved.problem.clone();
        solver.solve(t, &p, &Basis::slack(t)).unwrap();
        let (before, basis) = (solver.certificate(t, &p), solver.basis().clone());
        let size: f64 = solved.flow.iter().zip(&p.cost).map(|(x, c)| (x * c).abs()).sum();
        for arc in 0..t.arcs() {
            let narrow = p.upper[arc];
            p.upper[arc] += 10.0;
            solver.solve(t, &p, &basis).unwrap();
            let after = solver.certificate(t, &p);
            assert!(after.holds(1e-9) && after.cost <= before.cost + 1e-9 * size, "{}, arc {arc}", solved.year);
            let saves = before.cost - after.cost > 1e-6 * size;
            (same, cheaper) = if saves { (same, cheaper + 1) } else { (same + 1, cheaper) };
            p.upper[arc] = narrow;
        }
    }
    assert!(cheaper > 50 && same > 50, "{cheaper} cheaper, {same} the same");
}

/// A line rated in Turkmen gas (37.5 MJ/m3 at 20 degC) that is full of Russian gas alone (37.05) holds less of it by volume than
/// its energy needs; with the Turkmen gas it was rated in nothing is said.
#[test]
fn another_gas_overfills_a_line() {
    let ratios = |proved: &Proved| -> Vec<f64> {
        let of = |notice: &Notice| match notice {
            Notice::OverNameplate { ratio, pipeline, .. } => {
                let name = proved.model.structure.pipelines.name(*pipeline);
                name.starts_with("tapi-").then_some(*ratio)
            }
            _ => None,
        };
        proved.outcome.notices.iter().filter_map(of).collect()
    };
    // A short last segment, which India's right fills.
    let narrow = ["projects.tapi-stations.built=false", "pipelines.tapi-multan-fazilka.availability=18 %"];
    assert!(ratios(&months("tapi", &narrow)).is_empty());
    let [stations, segment] = narrow;
    let found = ratios(&months("tapi-russian-gas", &[stations, segment, "sources.galkynysh-3.capacity=0 bcm/y"]));
    assert!(found.len() == 1 && (found[0] - 37.5 / 37.05).abs() < 1e-9, "{found:?}");
}
