//! What is put into inputs: the words of the files' own grammar, read off the programme's tables, and extreme numbers.

use std::path::Path;

use corridor::{
    model::{KINDS, Need, Shape},
    quantity::known_units,
};

/// Keys, columns and words that stand in no table of the programme.
const KEYS: &str = "title says leaves_out extends system build set events claims id asset from until availability price \
    cause foreseen supplier buyer route maintenance true false base low high parameter unit distribution source as_of \
    confidence note year month fiscal_year_ending_june fiscal_year_ending_march beyond hold growth decline uniform \
    triangular pert normal lognormal discrete first second correlation project said first_gas metric at at_least at_most \
    about within gas projects date times of built scale supply imports demand unserved served system.toml base.toml \
    child.toml hubs.city pipelines.trunk sources.north contracts.qatar markers.brent events.pump.availability";

const NUMBERS: &str = "0 -0 1 -1 0.5 1e308 -1e308 1.7976931348623157e308 5e-324 1e-300 1e15 1e22 9007199254740993 NaN nan inf \
    -inf infinity 2147483647 2147483648 -2147483648 4294967296 9223372036854775807 18446744073709551616 1900 1899 2200 2201 \
    0000 9999 2024 2025 2026 2027 2024-02-29 2025-13 2025-00-00 1,5 1.2.3 .5 5. 1_000 0x10 1e 1e+ 1e400 1e-400 ١٢ ½ 1e5 1e9 \
    100 1000 1000000 0.001 0.0000001 99.999999 100.0000001";

/// What is put into inputs.
#[derive(Debug)]
pub(crate) struct Words {
    /// Everything that is one word or value.
    pub(crate) all: Vec<String>,
    /// Numbers.
    pub(crate) numbers: Vec<String>,
    /// Units.
    pub(crate) units: Vec<String>,
    /// Lines of the files that come with the programme.
    pub(crate) lines: Vec<String>,
}

impl Words {
    pub(crate) fn new() -> Self {
        let numbers: Vec<String> = NUMBERS.split_whitespace().map(str::to_owned).collect();
        let mut units: Vec<String> = known_units().map(|unit| unit.symbol.to_owned()).collect();
        let more =
            ["bcm/y", "MMcfd", "mtpa", "PJ/d", "USD/MMBtu", "USD@2012/MMBtu", "%", "%/y", "MJ/m3@15C", "months", ""];
        units.extend(more.map(str::to_owned));
        let mut all: Vec<String> = KEYS.split_whitespace().map(str::to_owned).collect();
        for kind in KINDS {
            all.push(kind.name.to_owned());
            all.push(format!("[{}.x]", kind.name));
            for field in kind.attributes {
                all.push(field.name.to_owned());
                if let Shape::Choice(words) | Shape::Fixed(words) = field.shape {
                    all.extend(words.iter().map(|word| (*word).to_owned()));
                }
                if let Need::Default(text) = field.need {
                    all.push(text.to_owned());
                }
                all.extend(field.plausible.iter().flat_map(|(low, high)| [low, high]).map(|text| (*text).to_owned()));
            }
        }
        all.extend(numbers.iter().chain(&units).cloned());
        all.extend(
            ["\"", "'''", "\"\"\"", "[[", "]]", "{", "@2025..2026", "discrete 1:50% 2:50%", "#"].map(str::to_owned),
        );
        let mut lines = Vec::new();
        shipped(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios")), &mut lines);
        Self { all, numbers, units, lines }
    }
}

/// All lines of the files in a folder, in order of name: so that a seed means the same everywhere.
fn shipped(folder: &Path, lines: &mut Vec<String>) {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            shipped(&path, lines);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            lines.extend(text.lines().map(str::to_owned));
        }
    }
}
