//! Imports go down the floors only, and each outside party is named in one file.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The floors, lowest first; modules of one floor do not know each other.
const FLOORS: [&[&str]; 7] =
    [&["quantity"], &["model"], &["flow", "physics"], &["scenario", "simulate"], &["study"], &["tell"], &["cli"]];

/// Outside parties that one file alone may name.
const PARTIES: [&str; 11] = [
    "plotters",
    "resvg",
    "toml",
    "toml_edit",
    "ariadne",
    "indicatif",
    "comfy_table",
    "clap_complete",
    "clap_mangen",
    "feral_amd",
    "aga8",
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code without comments and text in quotes.
fn code(text: &str) -> String {
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or(""));
    let joined = lines.collect::<Vec<_>>().join("\n");
    let mut quoted = false;
    let mut before = ' ';
    joined
        .chars()
        .filter(|&c| {
            if c == '"' && before != '\\' && before != '\'' {
                quoted = !quoted;
            }
            before = c;
            !quoted
        })
        .collect()
}

/// Every module of ours that the code names, as `crate::x`, in a group `crate::{x, y::z}`, or `corridor::x`.
fn named(code: &str) -> BTreeSet<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => {
                let (mut depth, mut start) = (0, true);
                for (n, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && depth == 0 && !c.is_whitespace() => {
                            names.insert(word(&group[n..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
            None => {
                names.insert(word(rest));
            }
        }
    }
    names
}

/// What a file of `module` may not name.
fn upward(module: &str, code: &str) -> Vec<String> {
    let Some(own) = floor(module) else { return Vec::new() };
    let above =
        |name: &&String| floor(name).is_some_and(|other| other > own || other == own && name.as_str() != module);
    named(code).iter().filter(above).cloned().collect()
}

#[test]
fn imports_go_down_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 20);
    let mut broken = Vec::new();
    for file in files {
        let inside = file.strip_prefix(&root).unwrap();
        let module = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        for name in upward(&module, &code(&fs::read_to_string(&file).unwrap())) {
            broken.push(format!("{} names {name}, a floor it may not know", inside.display()));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn the_rule_can_fail() {
    assert_eq!(upward("model", "use crate::simulate::Outcome;"), ["simulate"]);
    assert_eq!(upward("scenario", "use crate::{model::Rank, simulate::{A, B}};"), ["simulate"]);
    assert_eq!(upward("flow", "fn f() -> crate::tell::chart::Chart {}"), ["tell"]);
    assert_eq!(upward("study", "use crate::{\n    cli,\n    model,\n};"), ["cli"]);
    assert!(upward("tell", "use crate::{model::Rank, simulate::Outcome};").is_empty());
    assert!(upward("model", &code("// crate::cli is far above\nlet a = \"crate::cli\";")).is_empty());
}

#[test]
fn every_module_has_a_floor() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    for module in modules {
        let name = module.file_name().unwrap().to_string_lossy().into_owned();
        assert!(floor(&name).is_some(), "{name} stands on no floor");
    }
}

#[test]
fn one_file_names_each_outside_party() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut named_in: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in &files {
        let text = code(&fs::read_to_string(file).unwrap());
        for party in PARTIES {
            let names = |text: &str| {
                let used = |end: &str| text.contains(&format!("use {party}{end}"));
                text.contains(&format!("{party}::")) || [";", " ", "{"].into_iter().any(used)
            };
            if names(&text) {
                named_in.entry(party).or_default().push(file.strip_prefix(&root).unwrap().display().to_string());
            }
        }
    }
    for (party, files) in named_in {
        assert_eq!(files.len(), 1, "{party} is named in {files:?}");
    }
}
