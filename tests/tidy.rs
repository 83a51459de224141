//! `corridor fmt`: one form, no change of meaning, nothing lost.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use corridor::{
    scenario::{DiskFiles, Files, Options, Tidied, load, tidy},
    tell::hash::of_values,
};
use proptest::prelude::*;

use crate::invalid::project::Project;

/// One file in memory.
struct One<'a>(&'a str, Vec<u8>);

impl Files for One<'_> {
    fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
        if path == Path::new(self.0) { Ok(self.1.clone()) } else { Err("there is no such file".to_owned()) }
    }
    fn names(&self, _folder: &Path) -> Result<Vec<String>, String> {
        Ok(Vec::new())
    }
}

fn of(name: &str, text: &str) -> Tidied {
    tidy(Path::new(name), &One(name, text.as_bytes().to_vec()))
}

/// The tidy text of one that can be read; a second time changes nothing.
fn tidied(name: &str, text: &str) -> String {
    let found = of(name, text);
    let said: Vec<_> = found.report.sorted().iter().map(|problem| problem.message.clone()).collect();
    let once = found.text.unwrap_or_else(|| panic!("{name}: {said:?}\n{text}"));
    assert_eq!(found.changes, once != text, "{name}");
    let twice = of(name, &once);
    assert_eq!(twice.text.as_deref(), Some(once.as_str()), "{name}, a second time");
    assert!(!twice.changes);
    once
}

/// All files that are shipped or stand inside the programme.
fn shipped() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from("scenarios"), PathBuf::from("assets/new"), PathBuf::from("assets/examples")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "csv") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(found.len() > 50, "{found:?}");
    found
}

#[test]
fn shipped_files_are_tidy() {
    for path in shipped() {
        let found = tidy(&path, &DiskFiles);
        assert!(found.report.is_empty() && !found.changes, "{}: cargo run -- fmt {0}", path.display());
    }
}

#[test]
fn a_scenario_gets_one_form() {
    let untidy = r#"#:schema x.json
# Whose file this is.

build=["b","a"]
title   =   "T" # a title


extends = 'base.toml'
[set]
"sources.b.cost"="1 USD/MMBtu"   # dear
"sources.a-x.cost" = "2 USD/MMBtu"
"sources.a.cost" = "3 USD/MMBtu"

# a group with words above it
"sources.d.cost" = "1 USD/MMBtu"
"sources.c.cost" = "1 USD/MMBtu"
   [[ events ]]   # it fails
  id = "x"
"#;
    let tidy = r#"#:schema x.json
# Whose file this is.

title = "T" # a title

extends = 'base.toml'
build = ["b", "a"]

[set]
"sources.a.cost" = "3 USD/MMBtu"
"sources.a-x.cost" = "2 USD/MMBtu"
"sources.b.cost" = "1 USD/MMBtu"   # dear

# a group with words above it
"sources.d.cost" = "1 USD/MMBtu"
"sources.c.cost" = "1 USD/MMBtu"

[[events]]   # it fails
id = "x"
"#;
    assert_eq!(tidied("s.toml", untidy), tidy);
    assert_eq!(tidied("s.toml", &untidy.replace('\n', "\r\n")), tidy);
    assert_eq!(tidied("s.toml", &format!("\u{feff}{untidy}")), tidy);
}

#[test]
fn long_lists_are_broken_and_comments_in_them_stay() {
    let long = format!("build = [{}]\n", (0..20).map(|n| format!("\"project-{n}\"")).collect::<Vec<_>>().join(","));
    let tidy = tidied("s.toml", &long);
    assert_eq!(tidy.lines().count(), 22);
    assert!(tidy.lines().nth(1) == Some("  \"project-0\",") && tidy.ends_with("  \"project-19\",\n]\n"));
    let said = "build = [ # these\n\"a\", # the first\n    # before b\n\n\"b\"\n# the end\n]\n";
    let tidy = "build = [ # these\n  \"a\", # the first\n  # before b\n  \"b\",\n  # the end\n]\n";
    assert_eq!(tidied("s.toml", said), tidy);
}

#[test]
fn tables_get_one_form() {
    let untidy = "# of whom\r\nunit, base,parameter ,low,high,distribution,note,source,as_of,confidence,,\r\n%,  5 ,a.b.c,,,,\"plain\",\"a, b\",,\r\n\r\n\r\n# twice\r\n%,6,\"a.b.d\",,,,\"say \"\"so\"\"\",,,,,\r\n,,,,,,,,,,,";
    let tidy = "# of whom\nparameter,unit,low,base,high,distribution,source,as_of,confidence,note\na.b.c,%,,5,,,\"a, b\",,,plain\n\n# twice\na.b.d,%,,6,,,,,,\"say \"\"so\"\"\"\n";
    assert_eq!(tidied("a.csv", untidy), tidy);
    let untidy = "year,b.c.d [bcm/y],a.b.c\nbeyond,hold,hold\n2025,1,2\n# less\n2024, 1.50 ,2\nconfidence,high,low\nsource,x,y\n# the end";
    let tidy = "year,b.c.d [bcm/y],a.b.c\nsource,x,y\nconfidence,high,low\n# less\n2024,1.50,2\n2025,1,2\nbeyond,hold,hold\n# the end\n";
    assert_eq!(tidied("s.csv", untidy), tidy);
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name).display().to_string();
    for (name, text) in [
        ("open.toml", "build = [\"a\""),
        ("twice.toml", "a = 1\na = 2\n"),
        ("short.csv", "parameter,unit\nx\n"),
        ("return.csv", "year,a.b.c\r2025,1\r"),
        ("quote.csv", "parameter,unit\n\"x,y\nz,a\"\n"),
        ("empty.csv", ""),
        ("notes.txt", "words"),
    ] {
        fs::write(at(name), text).unwrap();
        fs::write(at("good.toml"), "title='x'").unwrap();
        let mut command = assert_cmd::Command::cargo_bin("corridor").unwrap();
        let output = command.args(["fmt", &at("good.toml"), &at(name)]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(!output.stderr.is_empty(), "{name}");
        assert_eq!(fs::read_to_string(at(name)).unwrap(), text);
        assert_eq!(fs::read_to_string(at("good.toml")).unwrap(), "title='x'", "all are written or none");
    }
}

#[test]
fn a_check_writes_nothing_and_says_so() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("s.toml").display().to_string();
    fs::write(&file, "title='x'").unwrap();
    let fmt = |more: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("corridor").unwrap();
        command.args(["fmt", &file]).args(more).output().unwrap()
    };
    let output = fmt(&["--check"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("s.toml is not tidy"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "title='x'");
    assert_eq!(String::from_utf8_lossy(&fmt(&[]).stdout).trim(), file);
    assert_eq!(fs::read_to_string(&file).unwrap(), "title = 'x'\n");
    assert!(fmt(&["--check"]).status.success());
    assert!(fmt(&[]).stdout.is_empty());
}

/// The text with blanks, line ends and blank lines where they mean nothing.
fn untidy(name: &str, text: &str, choices: &[u8]) -> String {
    let mut choices = choices.iter().cycle().copied();
    let mut many = String::new();
    let is_toml = name.ends_with("toml");
    for line in text.lines() {
        let choice = choices.next().unwrap();
        let line = match choice % 7 {
            0 if is_toml => format!("  {line}\t"),
            1 if is_toml => line.replacen(" = ", "=", 1),
            2 if !is_toml && !line.starts_with('#') && !line.contains('"') => line.replace(',', " ,  "),
            3 if !line.is_empty() => format!("\n\n{line}"),
            4 => format!("# a remark {choice}\n{line}"),
            5 if !is_toml && !line.is_empty() && !line.starts_with('#') => format!("{line}\n,,"),
            _ => line.to_owned(),
        };
        many.push_str(&line);
        many.push_str(if choice % 2 == 0 { "\r\n" } else { "\n" });
    }
    many
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of whatever is done to the form of a project, its values and names stay, and its tidy text is tidy.
    #[test]
    fn no_change_of_form_changes_a_value(choices in prop::collection::vec(any::<u8>(), 200)) {
        let plain = Project::default();
        let (mut untidied, mut tidy) = (plain.clone(), plain.clone());
        for name in plain.0.keys() {
            let name = name.to_str().unwrap();
            let text = untidy(name, &plain.text(name), &choices);
            tidy = tidy.with(name, tidied(name, &text));
            untidied = untidied.with(name, text);
        }
        let model = |project: &Project| project.read("child.toml", &Options::default()).loaded.unwrap().model;
        let (plain, untidied, tidy) = (model(&plain), model(&untidied), model(&tidy));
        prop_assert_eq!(of_values(&plain), of_values(&untidied));
        prop_assert_eq!(of_values(&plain), of_values(&tidy));
        prop_assert!(plain.paths.names().eq(tidy.paths.names()));
    }

    /// The shipped files with their form spoilt come back to one form, with every comment.
    #[test]
    fn shipped_files_come_back(choices in prop::collection::vec(any::<u8>(), 97), which in any::<prop::sample::Index>()) {
        let files = shipped();
        let path = &files[which.index(files.len())];
        let name = path.to_str().unwrap();
        let text = untidy(name, &fs::read_to_string(path).unwrap(), &choices);
        let tidy = tidied(name, &text);
        let comments = |text: &str| {
            let mut found: Vec<String> = text.lines().filter_map(|line| line.trim().strip_prefix('#').map(str::to_owned)).collect();
            found.sort();
            found
        };
        prop_assert_eq!(comments(&tidy), comments(&text));
    }

    /// No text makes it panic, and what it gives is tidy.
    #[test]
    fn any_text_is_tidied_or_refused(text in r##"([a-c]{0,2}[=\[\]{}.,"'# \n\r\t-]{0,3}){0,30}"##, table in any::<bool>()) {
        let name = if table { "x.csv" } else { "x.toml" };
        let found = of(name, &text);
        let said = found.report.sorted().iter().any(|problem| problem.message.contains("would change"));
        prop_assert!(!said, "{text:?}");
        if found.text.is_some() {
            tidied(name, &text);
        }
    }
}

/// The hash of every shipped scenario is the same when all its files are tidied in memory.
#[test]
fn the_values_of_shipped_scenarios_stay() {
    struct Tidy(BTreeMap<PathBuf, Vec<u8>>);
    impl Files for Tidy {
        fn read(&self, path: &Path) -> Result<Vec<u8>, String> {
            self.0.get(path).map_or_else(|| DiskFiles.read(path), |bytes| Ok(bytes.clone()))
        }
        fn names(&self, folder: &Path) -> Result<Vec<String>, String> {
            DiskFiles.names(folder)
        }
    }
    let spoilt = |(n, path): (usize, PathBuf)| {
        let name = path.to_str().unwrap().to_owned();
        let text = untidy(&name, &fs::read_to_string(&path).unwrap(), &[n as u8, 3, 1, 4, 5, 2, 0]);
        (path, tidied(&name, &text).into_bytes())
    };
    let files = Tidy(shipped().into_iter().enumerate().map(spoilt).collect());
    for name in
        ["scenarios/announced-2014.toml", "scenarios/tapi-twin-russian-gas.toml", "scenarios/nuclear-relief.toml"]
    {
        let model = |from: &dyn Files| load(Path::new(name), &Options::default(), from).loaded.unwrap().model;
        assert_eq!(of_values(&model(&DiskFiles)), of_values(&model(&files)), "{name}");
    }
}
