//! The documents say what is so: examples are read, shell lines run, paths and links exist, tables are the programme's own.

mod commands;
mod fields;
mod tables;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use corridor::{
    model::KINDS,
    scenario::{DiskFiles, Options, Reading, load},
    simulate::{Resolution, compile},
};

const DOCUMENTS: [&str; 10] = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/model.md",
    "docs/files.md",
    "docs/architecture.md",
    "docs/tutorial.md",
    "docs/glossary.md",
    "scenarios/README.md",
    "docs/hydraulics.md",
];

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path.as_ref()).unwrap_or_else(|why| panic!("{}: {why}", path.as_ref().display()))
}

/// The fenced blocks of a document: what stands behind the fence, and what stands in it.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                open = true;
                found.push((info.trim().to_owned(), String::new()));
            }
            None if open => {
                let body = &mut found.last_mut().unwrap().1;
                body.push_str(line);
                body.push('\n');
            }
            None => {}
        }
    }
    assert!(!open, "a block is not closed");
    found
}

/// The text outside fenced blocks.
fn prose(text: &str) -> String {
    let mut open = false;
    let mut outside = String::new();
    for line in text.lines() {
        if line.starts_with("```") {
            open = !open;
        } else if !open {
            outside.push_str(line);
            outside.push('\n');
        }
    }
    outside
}

fn loaded(path: &Path) -> Reading {
    let reading = load(path, &Options::default(), &DiskFiles);
    let problems: Vec<_> = reading.report.sorted().iter().map(|d| d.message.clone()).collect();
    assert!(problems.is_empty(), "{}: {problems:#?}", path.display());
    reading
}

/// Where a file that a shell line names is: a new project stands in the programme until it is made.
fn place_of(word: &str) -> PathBuf {
    word.strip_prefix("my-gas/").map_or_else(|| PathBuf::from(word), |file| Path::new("assets/new").join(file))
}

/// The shell lines of a document.
fn shell(text: &str) -> Vec<Vec<String>> {
    let lines = |body: String| body.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect();
    blocks(text).into_iter().filter(|(info, _)| info == "sh").map(|(_, body)| lines(body)).collect()
}

#[test]
fn the_readme_begins_with_two_commands() {
    let shell = shell(&read("README.md"));
    assert_eq!(shell[0], ["cargo run --release -- run scenarios/tapi-russian-gas.toml", "cargo test"]);
}

#[test]
fn shell_lines_name_scenarios_that_exist() {
    let mut named = 0;
    for line in shell(&read("README.md")).into_iter().flatten() {
        for word in line.split_whitespace().filter(|word| word.ends_with(".toml")) {
            assert!(word.contains('*') || place_of(word).is_file(), "{word} in `{line}`");
            named += 1;
        }
    }
    assert!(named >= 8, "only {named} scenarios are named");
}

#[test]
fn shell_lines_of_the_readme_are_understood() {
    for line in shell(&read("README.md")).into_iter().flatten() {
        let Some((_, arguments)) = line.split_once("cargo run -q --release -- ") else { continue };
        let settings =
            arguments.split(" --set ").skip(1).map(|rest| rest.split(" --").next().unwrap().replace('"', ""));
        let options = Options { flags: settings.collect(), ..Options::default() };
        for file in arguments.split_whitespace().filter(|word| word.ends_with(".toml") && !word.contains('*')) {
            let reading = load(&place_of(file), &options, &DiskFiles);
            assert!(reading.loaded.is_some(), "`{line}`");
        }
    }
}

#[test]
fn links_lead_to_files() {
    let mut links = 0;
    for document in DOCUMENTS {
        let text = prose(&read(document));
        let folder = Path::new(document).parent().unwrap();
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..].split(')').next().unwrap();
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            if target.starts_with("http") {
                continue;
            }
            let path = if file.is_empty() { PathBuf::from(document) } else { folder.join(file) };
            assert!(path.exists(), "{document} links to {target}");
            if !anchor.is_empty() {
                let heads: Vec<_> = read(&path).lines().filter(|l| l.starts_with('#')).map(slug).collect();
                assert!(heads.iter().any(|head| head == anchor), "{document} links to {target}");
            }
            links += 1;
        }
    }
    assert!(links > 10);
}

/// A heading as the end of a link.
fn slug(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    words
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[test]
fn the_example_is_a_whole_system() {
    let home = tempfile::tempdir().unwrap();
    let mut files = BTreeSet::new();
    for (info, body) in blocks(&read("docs/files.md")) {
        let Some((_, name)) = info.split_once(' ') else { continue };
        let path = home.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, body).unwrap();
        files.insert(name.to_owned());
    }
    assert_eq!(files.len(), 5, "{files:?}");
    let reading = loaded(&home.path().join("trunk-line.toml"));
    let loaded = reading.loaded.unwrap();
    assert_eq!(loaded.correlations.len(), 1);
    // First gas: July 2026 and nine months, so 9 of the 12 months of 2027 are served, from April on.
    let model = loaded.model;
    let compiled = compile(&model.structure, &model.values, Resolution::Monthly).unwrap();
    let outcome = compiled.outcome(&model.values).unwrap();
    let served = |year: i32| {
        let months = outcome.balances.iter().filter(|row| row.year == year && row.served > 0.0);
        months.map(|row| row.month.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(served(2026), [] as [u8; 0]);
    assert_eq!(served(2027), [4, 5, 6, 7, 8, 9, 10, 11, 12]);
    // 3 bcm/y at 38 MJ/m3 are 114 PJ in a year without an outage.
    let year: f64 = outcome.balances.iter().filter(|row| row.year == 2029).map(|row| row.demand).sum();
    assert!((year - 114.0).abs() < 1e-9, "{year}");
}

#[test]
fn paths_in_documents_exist() {
    let reading = loaded(Path::new("scenarios/all-projects.toml"));
    let model = reading.loaded.unwrap().model;
    let kinds: BTreeSet<_> = KINDS.iter().map(|kind| kind.name).collect();
    let mut found = 0;
    for document in DOCUMENTS {
        let page = read(document);
        // The chapter of fields names them without their kinds.
        let written = page.split(fields::HEAD).next().unwrap();
        for quoted in prose(written).split('`').skip(1).step_by(2) {
            let path = quoted.split(['@', '=']).next().unwrap();
            let parts: Vec<_> = path.split('.').collect();
            let placeholder = parts.iter().any(|part| ["id", "x", "field"].contains(part));
            let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c));
            if !plain || placeholder || parts.len() < 2 || !kinds.contains(parts[0]) {
                continue;
            }
            let kind = KINDS.iter().find(|kind| kind.name == parts[0]).unwrap();
            let field = parts.get(if kind.single { 1 } else { 2 });
            let names_a_field = kind.attributes.iter().any(|a| Some(&a.name) == field);
            assert!(
                model.paths.get(path).is_some() || names_a_field && is_structure(kind.name, field),
                "{document}: `{path}`"
            );
            found += 1;
        }
    }
    assert!(found >= 10, "only {found} paths are named");
}

/// Whether a field holds no number, so that it has no path of its own.
fn is_structure(kind: &str, field: Option<&&str>) -> bool {
    let kind = KINDS.iter().find(|known| known.name == kind).unwrap();
    kind.attributes.iter().any(|a| Some(&a.name) == field && !a.shape.is_value())
}
