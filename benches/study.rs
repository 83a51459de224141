//! What a draw of a study takes: all projects, over the whole horizon, with demand and fields changed, with the numbers of all
//! designs changed too, and with a gas as well. Prints how much the pipe adds to a draw, then divan's statistics.
#![allow(clippy::unwrap_used)]

use std::{hint::black_box, path::Path, time::Instant};

use corridor::{
    model::{Rank, Setting, Values},
    quantity::{Place, Report},
    scenario::{DiskFiles, Loaded, Options, load},
    simulate::{Asked, Compiled, Resolution, What, Workspace, compile},
};

const DRAWS: usize = 16;

/// Designs with the ranges that `scenarios/assumptions/designs.csv` gives for their inlet and delivery pressures (bar) and the
/// power of a station (MW).
type Ranges = (&'static str, [(f64, f64); 3]);
const DESIGNS: [Ranges; 3] = [
    ("tapi", [(98.0, 101.325), (45.0, 70.0), (30.0, 75.0)]),
    ("gwadar-nawabshah", [(85.0, 100.0), (55.0, 75.0), (15.0, 50.0)]),
    ("north-south", [(85.0, 100.0), (50.0, 70.0), (20.0, 60.0)]),
];

/// What changes from draw to draw, beside demand and fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Changing {
    NoPipe,
    Designs,
    DesignsAndGas,
}

struct Study {
    compiled: Compiled,
    draws: Vec<Values>,
    asked: Asked,
    work: Workspace,
    next: usize,
}

impl Study {
    fn new(loaded: &Loaded, changing: Changing, resolution: Resolution) -> Self {
        let model = &loaded.model;
        let compiled = compile(&model.structure, &model.values, resolution).unwrap();
        let (country, ..) = model.structure.countries.iter().next().unwrap();
        let asked = Asked { what: What::Supply(country), year: 2040 };
        let work = compiled.workspace();
        let draws = (0..DRAWS).map(|n| drawn(loaded, changing, n as f64 / DRAWS as f64)).collect();
        Self { compiled, draws, asked, work, next: 0 }
    }

    fn draw(&mut self) -> f64 {
        self.next = (self.next + 1) % DRAWS;
        let mut numbers = [0.0];
        let values = black_box(&self.draws[self.next]);
        self.compiled.evaluate(values, &mut self.work, &[self.asked], &mut numbers).unwrap();
        numbers[0]
    }

    /// Milliseconds a draw, best of some rounds.
    fn took(&mut self) -> f64 {
        let mut best = f64::INFINITY;
        for _ in 0..5 {
            let clock = Instant::now();
            (0..DRAWS).for_each(|_| {
                black_box(self.draw());
            });
            best = best.min(clock.elapsed().as_secs_f64() * 1e3 / DRAWS as f64);
        }
        best
    }
}

fn all_projects() -> Loaded {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/all-projects.toml");
    load(&path, &Options::default(), &DiskFiles).loaded.unwrap()
}

/// The values of a draw, all numbers `u` of the way through their ranges.
fn drawn(loaded: &Loaded, changing: Changing, u: f64) -> Values {
    let mut settings = Vec::new();
    let mut set = |path: String, (low, high): (f64, f64), unit: &str| {
        let text = format!("{} {unit}", low + u * (high - low)).trim().to_owned();
        settings.push(Setting::text(path, text, Place::Default, Rank::Study));
    };
    let s = &loaded.model.structure;
    s.demands.iter().for_each(|(_, name, _)| set(format!("demands.{name}.volume.scale"), (0.9, 1.1), ""));
    s.sources.iter().for_each(|(_, name, _)| set(format!("sources.{name}.capacity.scale"), (1.2, 0.8), ""));
    if changing != Changing::NoPipe {
        for (design, [inlet, delivery, power]) in DESIGNS {
            set(format!("designs.{design}.roughness"), (0.010, 0.030), "mm");
            set(format!("designs.{design}.inlet_pressure"), inlet, "bar");
            set(format!("designs.{design}.delivery_pressure"), delivery, "bar");
            set(format!("designs.{design}.station_power"), power, "MW");
        }
    }
    if changing == Changing::DesignsAndGas {
        set("gases.turkmen.methane".to_owned(), (91.0, 96.0), "%");
    }
    let mut report = Report::default();
    let patch = loaded.model.paths.patch(&settings, &mut report);
    assert!(!report.has_errors(), "{report:?}");
    let mut values = loaded.model.values.clone();
    values.apply(&patch);
    values
}

fn print() {
    let loaded = all_projects();
    for resolution in [Resolution::Monthly, Resolution::Annual] {
        let [still, designs, gas] = [Changing::NoPipe, Changing::Designs, Changing::DesignsAndGas]
            .map(|changing| Study::new(&loaded, changing, resolution).took());
        println!("a draw of all projects, {resolution:?}: {still:.2} ms with demand and fields changed");
        println!("  with three designs too {designs:.2} ms, with the gas of one as well {gas:.2} ms");
    }
}

fn main() {
    print();
    divan::main();
}

#[divan::bench(args = [Changing::NoPipe, Changing::Designs, Changing::DesignsAndGas])]
fn monthly(bencher: divan::Bencher<'_, '_>, changing: Changing) {
    let mut study = Study::new(&all_projects(), changing, Resolution::Monthly);
    bencher.bench_local(|| study.draw());
}
