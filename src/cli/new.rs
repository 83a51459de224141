//! `corridor new`: a small project of one's own, whole or not at all.

use std::{fs, path::Path};

use super::{Stop, answer, arguments::New};
use crate::{
    scenario::{scenario_schema, system_schema},
    tell::Folder,
};

/// The files of a new project, by their path in it.
const FILES: [(&str, &str); 5] = [
    ("system.toml", include_str!("../../assets/new/system.toml")),
    ("assumptions/numbers.csv", include_str!("../../assets/new/assumptions/numbers.csv")),
    ("series/years.csv", include_str!("../../assets/new/series/years.csv")),
    ("today.toml", include_str!("../../assets/new/today.toml")),
    ("with-line.toml", include_str!("../../assets/new/with-line.toml")),
];

/// Runs the command.
pub(super) fn obey(ask: &New) -> Result<(), Stop> {
    let target = &ask.folder;
    if let Some(why) = occupied(target) {
        complain!("Error: `{}` {why}; nothing was written", target.display());
        complain!("  expected a folder that does not exist yet, or an empty one");
        return Err(Stop::BadInput);
    }
    let mut folder = Folder::default();
    FILES.iter().for_each(|(name, text)| folder.add(*name, *text));
    for (name, schema) in [("schema/system.json", system_schema()), ("schema/scenario.json", scenario_schema())] {
        folder.add(name, format!("{}\n", serde_json::to_string_pretty(&schema)?));
    }
    if target.exists() {
        folder.fill(target)?
    } else {
        folder.put(target)?
    }
    let next = next(target).map(|line| format!("  {line}\n")).concat();
    let what = format!("A project of your own stands in {}; system.toml says what is what.", target.display());
    Ok(answer(&format!("{what}\nTry next:\n\n{next}"))?)
}

/// Why nothing may be put there.
fn occupied(target: &Path) -> Option<String> {
    if let Some(file) = target.ancestors().find(|above| above.is_file()) {
        return Some(format!("cannot be a folder, as `{}` is a file", file.display()));
    }
    match fs::read_dir(target) {
        Ok(mut entries) => entries.next().map(|_| "exists and is not empty".to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => Some(format!("cannot be read: {error}")),
    }
}

/// The commands to try next, as they can be typed here.
fn next(target: &Path) -> [String; 3] {
    let quoted = |text: String| match text.contains(|c: char| !c.is_alphanumeric() && !"./_-\\:".contains(c)) {
        true => format!("\"{text}\""),
        false => text,
    };
    let programme = quoted(std::env::args().next().unwrap_or_else(|| "corridor".to_owned()));
    let file = |name: &str| quoted(target.join(name).display().to_string());
    let (today, line) = (file("today.toml"), file("with-line.toml"));
    [
        format!("{programme} check {line} --strict"),
        format!("{programme} run {line}"),
        format!("{programme} compare {today} {line}"),
    ]
}
