//! Scenarios and systems in one form. The only file that names the editor of TOML.
//!
//! One blank line before a table and never two, one space around a sign of equality, long lists an item a line, the words of a
//! scenario before all else, and paths under `[set]` in order, unless a comment stands above them and so says what they are.

use std::collections::BTreeMap;

use toml_edit::{Array, Decor, DocumentMut, Item, KeyMut, RawString, Table, Value};

use crate::scenario::scenario_file::{self, HORIZON};

/// A list on a longer line is broken.
const WIDTH_MAX: usize = 120;

/// The tidy text; `None` for what is no TOML.
pub(super) fn tidy(text: &str) -> Option<String> {
    let mut document: DocumentMut = text.replace("\r\n", "\n").parse().ok()?;
    let root = document.as_table_mut();
    if !root.contains_key(HORIZON) {
        order_head(root);
        if let Some(Item::Table(set)) = root.get_mut("set") {
            order_paths(set);
        }
    }
    entries(root, true);
    let end = lines(document.trailing());
    document.set_trailing(end);
    Some(format!("{}\n", document.to_string().trim_matches(['\n', ' ', '\t'])))
}

/// The words of a scenario in the order of its keys; what stands above the first stays at the head of the file.
fn order_head(root: &mut Table) {
    let mut keys: Vec<String> =
        root.iter().filter(|(_, item)| item.is_value()).map(|(key, _)| key.to_owned()).collect();
    let above: Vec<String> = keys.iter().map(|key| prefix(root, key)).collect();
    if above.iter().skip(1).any(|text| text.contains('#')) {
        return;
    }
    let place = |key: &str| scenario_file::KEYS.iter().position(|known| *known == key).unwrap_or(usize::MAX);
    let head = above.first().cloned().unwrap_or_default();
    keys.first().iter().for_each(|key| set_prefix(root, key, String::new()));
    root.sort_values_by(|a, _, b, _| place(a.get()).cmp(&place(b.get())));
    keys.sort_by_key(|key| place(key));
    keys.first().iter().for_each(|key| set_prefix(root, key, head.clone()));
}

/// Paths in order, in each stretch without a blank line or a comment.
fn order_paths(set: &mut Table) {
    if set.iter().any(|(_, item)| !item.is_value()) {
        return;
    }
    let mut stretches: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    let (mut stretch, mut said, mut begins) = (0, false, Vec::new());
    for key in set.iter().map(|(key, _)| key.to_owned()).collect::<Vec<_>>() {
        let above = prefix(set, &key);
        if begins.is_empty() || above.contains(['#', '\n']) {
            (stretch, said) = (stretch + 1, above.contains('#'));
            begins.push((key.clone(), above));
        }
        stretches.insert(key, (stretch, said));
    }
    begins.iter().for_each(|(key, _)| set_prefix(set, key, String::new()));
    let before: Vec<String> = set.iter().map(|(key, _)| key.to_owned()).collect();
    let place = |key: &str| {
        let (stretch, said) = stretches.get(key).copied().unwrap_or_default();
        let own = if said { before.iter().position(|known| known == key) } else { None };
        // By the parts of a path: an asset stands before those whose id only begins like its own.
        (stretch, own, key.split('.').map(str::to_owned).collect::<Vec<_>>())
    };
    set.sort_values_by(|a, _, b, _| place(a.get()).cmp(&place(b.get())));
    let mut keys: Vec<String> = before.clone();
    keys.sort_by_key(|key| place(key));
    for (n, (_, above)) in begins.into_iter().enumerate() {
        let first = keys.iter().find(|key| stretches.get(*key).is_some_and(|(stretch, _)| *stretch == n + 1));
        first.iter().for_each(|key| set_prefix(set, key, above.clone()));
    }
}

fn prefix(table: &Table, key: &str) -> String {
    table.key(key).map_or_else(String::new, |key| raw(key.leaf_decor().prefix()))
}

fn set_prefix(table: &mut Table, key: &str, text: String) {
    if let Some(mut key) = table.key_mut(key) {
        key.leaf_decor_mut().set_prefix(text);
    }
}

/// Blanks and comments around everything in a table.
fn entries(table: &mut Table, mut is_first: bool) {
    for (key, item) in table.iter_mut() {
        match item {
            Item::Value(value) => entry(key, value, is_first),
            Item::Table(inner) if inner.is_dotted() => entries(inner, is_first),
            Item::Table(inner) => {
                bare(key);
                header(inner.decor_mut());
                entries(inner, true);
            }
            Item::ArrayOfTables(tables) => {
                bare(key);
                for inner in tables.iter_mut() {
                    header(inner.decor_mut());
                    entries(inner, true);
                }
            }
            Item::None => {}
        }
        is_first = false;
    }
}

/// Names in a header stand without blanks.
fn bare(mut key: KeyMut<'_>) {
    key.leaf_decor_mut().clear();
    key.dotted_decor_mut().clear();
}

/// A header: one blank line above it, or above the comment that goes with it.
fn header(decor: &mut Decor) {
    let above = lines_of(&raw(decor.prefix()));
    decor.set_prefix(format!("\n{}", above.trim_start_matches('\n')));
    let behind = behind(&raw(decor.suffix()));
    decor.set_suffix(behind);
}

/// `key = value`.
fn entry(mut key: KeyMut<'_>, value: &mut Value, is_first: bool) {
    let above = lines_of(&raw(key.leaf_decor().prefix()));
    let above = if is_first { above.trim_start_matches('\n').to_owned() } else { above };
    key.leaf_decor_mut().set_prefix(above);
    key.leaf_decor_mut().set_suffix(" ");
    let behind = behind(&raw(value.decor().suffix()));
    let name = key.display_repr().chars().count();
    if let Value::Array(array) = value {
        list(array, name);
    }
    value.decor_mut().set_prefix(" ");
    value.decor_mut().set_suffix(behind);
}

/// A list: on one line if it is short and was, else an item a line.
fn list(array: &mut Array, name: usize) {
    // Without a comma behind the last item, what follows it counts as its own.
    if !array.trailing_comma()
        && let Some(last) = array.len().checked_sub(1).and_then(|last| array.get_mut(last))
    {
        let below = raw(last.decor().suffix());
        last.decor_mut().set_suffix("");
        let end = array.trailing().as_str().unwrap_or_default().to_owned();
        array.set_trailing(format!("{below}{end}"));
    }
    let around: Vec<String> = array
        .iter()
        .flat_map(|item| [raw(item.decor().prefix()), raw(item.decor().suffix())])
        .chain([array.trailing().as_str().unwrap_or_default().to_owned()])
        .collect();
    let was_broken = around.iter().any(|text| text.contains('\n'));
    let plain = around.iter().all(|text| !text.contains('#'));
    let written: usize = array.iter().map(|item| item.to_string().trim().chars().count() + 2).sum();
    // A comment between an item and its comma has no better place than it has.
    if array.iter().any(|item| raw(item.decor().suffix()).contains('#')) {
        return;
    }
    if plain && !array.is_empty() && !was_broken && name + 3 + written <= WIDTH_MAX || array.is_empty() && plain {
        for (n, item) in array.iter_mut().enumerate() {
            *item.decor_mut() = Decor::new(if n == 0 { "" } else { " " }, "");
        }
        array.set_trailing("");
        array.set_trailing_comma(false);
        return;
    }
    for item in array.iter_mut() {
        let above = inside(&raw(item.decor().prefix()));
        *item.decor_mut() = Decor::new(format!("{above}\n  "), "");
    }
    let end = inside(array.trailing().as_str().unwrap_or_default());
    array.set_trailing(format!("{end}\n"));
    array.set_trailing_comma(true);
}

/// The comments before an item of a list; one that stands behind the item before stays there.
fn inside(text: &str) -> String {
    let mut parts = text.split('\n').map(str::trim);
    let behind = parts.next().filter(|part| !part.is_empty()).map_or_else(String::new, |part| format!(" {part}"));
    parts.filter(|part| !part.is_empty()).fold(behind, |text, part| format!("{text}\n  {part}"))
}

/// What stands behind a value: nothing, or a comment where it stood.
fn behind(text: &str) -> String {
    let text = text.trim_end();
    if text.is_empty() || text.starts_with([' ', '\t']) { text.to_owned() } else { format!(" {text}") }
}

/// Lines of comment without blanks around them, and never two blank lines.
fn lines_of(text: &str) -> String {
    let mut lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    // What follows the last sign of a line's end is the indentation of what comes.
    lines.pop();
    lines.dedup_by(|line, before| line.is_empty() && before.is_empty());
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn lines(text: &RawString) -> String {
    let text = text.as_str().unwrap_or_default();
    lines_of(&format!("{}\n", text.trim_end()))
}

fn raw(text: Option<&RawString>) -> String {
    text.and_then(RawString::as_str).unwrap_or_default().to_owned()
}
