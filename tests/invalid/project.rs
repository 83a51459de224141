//! A small project that is right: two fields, a line, a terminal with a contract, a city. Tests edit it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use corridor::{
    quantity::{Diagnostic, Severity, Sources},
    scenario::{Files, Options, Reading, load},
};

pub(crate) const SYSTEM: &str = r#"[horizon]
from = 2024
to = 2027
record = 2025

[economics]
price_year = 2025

[gases.dry]
reference = "15 degC"
calorific_value = "38 MJ/m3"

[gases.lng]
reference = "60 degF 14.65 psia"
calorific_value = "1050 Btu/scf"
mass_calorific_value = "54 MJ/kg"

[countries.home]
title = "Home"

[hubs.field]
country = "home"
title = "The field"

[hubs.city]
country = "home"
title = "The city"

[projects.stations]
start = "2026"
title = "Compressor stations"

[sources.north]
hub = "field"
gas = "dry"
origin = "home"
title = "North"

[sources.south]
hub = "field"
gas = "dry"
origin = "home"
title = "South"

[pipelines.trunk]
from = "field"
to = "city"
gas = "dry"
expansion = "stations"
title = "Trunk line"

[terminals.port]
hub = "city"
gas = "lng"
capacity = "5 mtpa"
title = "Port"

[contracts.qatar]
terminals = ["port"]
gas = "lng"
origin = "home"
annual_quantity = "1 mtpa"
constant = "9 USD/MMBtu"
start = "2024"
end = "2030"
title = "Qatar"

[sectors.power]
country = "home"
name = "power"
value = "12 USD/MMBtu"
title = "Power"

[demands.city-power]
hub = "city"
sector = "power"
gas = "dry"
title = "Power in the city"
"#;

pub(crate) const ASSUMPTIONS: &str = "\
parameter,unit,low,base,high,distribution,source,as_of,confidence,note
pipelines.trunk.capacity,bcm/y,,10,,,nameplate,2024,high,
pipelines.trunk.expanded_capacity,bcm/y,12,15,16,triangular,plan,2024,low,
pipelines.trunk.loss,%,0.5,1.5,3,triangular,assumption,2024,low,
pipelines.trunk.tariff,USD/MMBtu,,0.5,,,assumption,2024,low,
sources.north.cost,USD/MMBtu,1,2,4,pert,assumption,2024,low,
projects.stations.delay,months,0,6,36,pert,assumption,2024,low,
";

pub(crate) const SERIES: &str = "\
year,sources.north.capacity [bcm/y],sources.south.capacity [MMcfd],demands.city-power.volume [bcm/y],economics.deflator
source,records,records,records,statistics
2023,6,300,9,96
2024,6.5,290,9.5,98
2025,7,280,10,100
2026,7.5,270,10.5,102
beyond,hold,decline 3 %/y,growth 2 %/y,hold
";

pub(crate) const BASE: &str = r#"title = "Today"
system = "system.toml"

[[events]]
id = "pump"
asset = "pipelines.trunk"
from = "2025-03"
until = "2025-06"
availability = "50 %"
cause = "maintenance"
"#;

pub(crate) const CHILD: &str = r#"title = "With stations"
extends = "base.toml"
build = ["stations"]

[set]
"projects.stations.start" = "2025-07"
"sources.south.capacity@2026..2027" = "400 MMcfd"
"#;

/// Files in memory.
#[derive(Debug, Clone)]
pub(crate) struct Project(pub(crate) BTreeMap<PathBuf, Vec<u8>>);

impl Default for Project {
    fn default() -> Self {
        let files = [
            ("system.toml", SYSTEM),
            ("assumptions/a.csv", ASSUMPTIONS),
            ("series/s.csv", SERIES),
            ("base.toml", BASE),
            ("child.toml", CHILD),
        ];
        Self(files.map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec())).into())
    }
}

impl Files for Project {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        self.0.get(path).cloned().ok_or_else(|| "there is no such file".to_owned())
    }
    fn names(&self, folder: &Path) -> Result<Vec<String>, String> {
        let parts = self.0.keys().filter_map(|path| path.strip_prefix(folder).ok()?.components().next());
        let names: BTreeSet<String> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        Ok(names.into_iter().collect())
    }
}

impl Project {
    /// The project with one text of a file replaced; the text must be there.
    pub(crate) fn edit(mut self, file: &str, from: &str, to: &str) -> Self {
        let text = self.text(file);
        assert!(text.contains(from), "`{from}` is not in {file}");
        self.0.insert(file.into(), text.replacen(from, to, 1).into_bytes());
        self
    }
    /// The project with a text at the end of a file.
    pub(crate) fn append(mut self, file: &str, more: &str) -> Self {
        self.0.get_mut(Path::new(file)).unwrap().extend_from_slice(more.as_bytes());
        self
    }
    /// The project with a file of its own.
    pub(crate) fn with(mut self, file: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.insert(file.into(), bytes.into());
        self
    }
    pub(crate) fn text(&self, file: &str) -> String {
        String::from_utf8(self.0[Path::new(file)].clone()).unwrap()
    }
    pub(crate) fn read(&self, file: &str, options: &Options) -> Reading {
        load(Path::new(file), options, self)
    }
    /// The child, read with these flags.
    pub(crate) fn child(&self, flags: &[&str]) -> Reading {
        let flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
        self.read("child.toml", &Options { flags, ..Options::default() })
    }
    /// The files on disk.
    pub(crate) fn write(&self, folder: &Path) {
        for (name, bytes) in &self.0 {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
}

/// All problems, one a line: place, message, what was expected, hint, other places.
pub(crate) fn lines(reading: &Reading) -> Vec<String> {
    reading.report.sorted().into_iter().map(|problem| line(problem, &reading.sources)).collect()
}

fn line(problem: &Diagnostic, sources: &Sources) -> String {
    let word = match problem.severity {
        Severity::Error => "",
        Severity::Warning => "warning: ",
        Severity::Notice => "notice: ",
    };
    let mut line = format!("{}: {word}{}", sources.show(&problem.place), problem.message);
    if let Some(expected) = &problem.expected {
        line += &format!(" | expected {expected}");
    }
    if let Some(hint) = &problem.hint {
        line += &format!(" | {hint}");
    }
    for (place, text) in &problem.also {
        line += &format!(" | {text}: {}", sources.show(place));
    }
    line
}
