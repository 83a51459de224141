//! The last chapter of `docs/files.md` is made from the table of attributes.

use std::fs;

use corridor::model::{KINDS, Need, Shape};

use super::read;

/// Where the chapter begins; nothing follows it.
pub(super) const HEAD: &str = "\n## Fields\n";

/// The chapter, from the table of attributes.
fn fields() -> String {
    let mut text = String::from(
        "\n## Fields\n\nEvery kind of asset with its fields. This chapter is made from the programme: `UPDATE_DOCS=1 cargo test fields`\n\
         writes it anew, and a test compares the two.\n\n\
         In the column *change*: **yes** means that a scenario or `--set` may change it; a field with **by year** or **by month**\n\
         may be a series and has a companion `.scale`; **no** means that it is part of what joins what. *Plausible* bounds only warn.\n",
    );
    for kind in KINDS {
        let head = if kind.single { kind.name.to_owned() } else { format!("{}.ID", kind.name) };
        text.push_str(&format!("\n### {}\n\n{}\n\n", kind.name, kind.meaning.trim()));
        text.push_str(&format!(
            "In files: `[{head}]`.\n\n| field | what | unless written | plausible | change | meaning |\n"
        ));
        text.push_str("|---|---|---|---|---|---|\n");
        for a in kind.attributes {
            let need = match a.need {
                Need::Required => "must be written".to_owned(),
                Need::Optional => "absent".to_owned(),
                Need::Default(text) => format!("`{text}`"),
                corridor::model::Need::Unless(other) => format!("must, unless `{other}` is"),
            };
            let plausible = a.plausible.map_or_else(String::new, |(low, high)| format!("{low} to {high}"));
            let change = match a.shape {
                Shape::Yearly(_) => "by year",
                Shape::Monthly(_) => "by month",
                shape if shape.is_value() => "yes",
                _ => "no",
            };
            let meaning = a.meaning.replace('|', "\\|");
            text.push_str(&format!(
                "| `{}` | {} | {need} | {plausible} | {change} | {meaning} |\n",
                a.name,
                what(a.shape)
            ));
        }
    }
    text
}

/// What a field holds, in words.
fn what(shape: Shape) -> String {
    let words = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    match shape {
        Shape::Number(dim) | Shape::Yearly(dim) | Shape::Monthly(dim) => corridor::quantity::example(dim).to_owned(),
        Shape::Date => "a date".to_owned(),
        Shape::Switch => "`true`, `false`".to_owned(),
        Shape::Choice(list) | Shape::Fixed(list) => words(list),
        Shape::FixedCount => "a whole number".to_owned(),
        Shape::Link(kind) => format!("one of the {kind}"),
        Shape::Links(kind) => format!("a list of {kind}"),
        Shape::AnyAsset => "an asset, as `kind.id`".to_owned(),
        Shape::Position => "`67.0 E, 24.9 N`".to_owned(),
        Shape::Text => "words".to_owned(),
    }
}

#[test]
fn the_table_of_fields_is_that_of_the_programme() {
    let made = fields();
    let page = read("docs/files.md");
    let (before, _) = page.split_once(HEAD).unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write("docs/files.md", format!("{before}{made}")).unwrap();
        return;
    }
    assert!(page == format!("{before}{made}"), "docs/files.md is out of date: UPDATE_DOCS=1 cargo test fields");
}
