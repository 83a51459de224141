//! Refused: lists for texts, bytes that are no text, what is huge or deep; and no bytes at all make it panic.

use proptest::{collection::vec, prelude::*, sample::Index};

use super::{
    Edit::*,
    project::{ASSUMPTIONS, Project, lines},
    refuses,
};

#[test]
fn a_list_where_a_value_belongs() {
    refuses(
        &[Replace("system.toml", r#""5 mtpa""#, r#"["5 mtpa"]"#)],
        &[
            "system.toml:55:12: `terminals.port.capacity` is a list | expected 33 bcm/y, 1200 MMcfd, 4.5 mtpa or 3 PJ/d, or a series",
        ],
    );
}

#[test]
fn a_list_is_set() {
    refuses(
        &[Replace("child.toml", r#""2025-07""#, r#"["2025-07"]"#)],
        &["child.toml:6:29: `projects.stations.start` is a list | expected one value with its unit, in quotes"],
    );
}

#[test]
fn a_title_that_is_a_list() {
    refuses(
        &[Replace("child.toml", r#"title = "With stations""#, r#"title = ["With stations"]"#)],
        &["child.toml:1:9: `title` is a list | expected a text in quotes"],
    );
}

#[test]
fn a_build_that_is_a_text() {
    refuses(
        &[Replace("child.toml", r#"["stations"]"#, r#""stations""#)],
        &[r#"child.toml:3:9: `build` is a value | expected a list of projects, as build = ["tapi"]"#],
    );
}

#[test]
fn assets_as_a_list() {
    refuses(
        &[Replace("system.toml", "[terminals.port]", "[[terminals]]")],
        &["system.toml:52:1: `terminals` is a list | expected tables as [terminals.some-id]"],
    );
}

/// The base files in other dress are the same project.
#[test]
fn a_mark_at_the_front_and_windows_line_ends_are_accepted() {
    let plain = Project::default();
    let mut dressed = plain.clone();
    for bytes in dressed.0.values_mut() {
        let text = String::from_utf8(std::mem::take(bytes)).unwrap().replace('\n', "\r\n");
        *bytes = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    }
    let (plain, dressed) = (plain.child(&[]), dressed.child(&[]));
    assert_eq!(lines(&dressed), Vec::<String>::new());
    assert_eq!(plain.loaded.unwrap().model.values, dressed.loaded.unwrap().model.values);
}

#[test]
fn windows_line_ends_keep_the_numbers_of_rows() {
    let broken = Project::default().edit("assumptions/a.csv", "sources.north.cost", "# remark\n\nsources.nort.cost");
    let dressed = broken.text("assumptions/a.csv").replace('\n', "\r\n");
    let place = "assumptions/a.csv row 8, column 1";
    for project in [broken.clone(), broken.with("assumptions/a.csv", dressed)] {
        let shown = lines(&project.child(&[]));
        assert!(shown.len() == 1 && shown[0].starts_with(place), "{shown:#?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_shown_with_their_place() {
    let mut text = Project::default().text("system.toml").into_bytes();
    let at = text.windows(4).position(|four| four == b"Home").unwrap();
    text[at + 1] = 0xf6;
    let expected =
        format!("system.toml:19:11: byte {} is not UTF-8 text (found 0xf6) | save the file as UTF-8", at + 2);
    assert_eq!(lines(&Project::default().with("system.toml", text).child(&[])), [expected]);
    let wide = [b"\xff\xfe".as_slice(), b"t\0i\0t\0l\0e\0"].concat();
    assert_eq!(
        lines(&Project::default().with("child.toml", wide).child(&[])),
        ["child.toml: the file is UTF-16, not plain text | save it as UTF-8; in a spreadsheet, as `CSV UTF-8`"]
    );
}

/// Each of these is refused, with an error, within a second or two in a build without optimisation.
#[test]
fn what_is_huge_or_deep_is_refused_quickly() {
    let deep_list = format!("build = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_lines = format!("build = {}", "[\n".repeat(100_000));
    let deep_key = format!("[set]\n{}x = 1\n", "a.".repeat(100_000));
    let deep_header = format!("[{}x]\n", "a . ".repeat(100_000));
    let deep_inline = format!("set = {}", "{ a = ".repeat(100_000));
    for text in [deep_list, deep_lines, deep_key, deep_header, deep_inline] {
        let start = std::time::Instant::now();
        let reading = Project::default().with("child.toml", text.as_str()).child(&[]);
        assert!(reading.loaded.is_none(), "{}", &text[..40]);
        assert!(start.elapsed().as_secs() < 3, "{} took {:?}", &text[..40], start.elapsed());
    }
    let header = ASSUMPTIONS.lines().next().unwrap();
    let rows = format!("{header}\n{}", "sources.nort.cost,USD/MMBtu,,2,,,,,,\n".repeat(60_000));
    let columns = format!("year{}\n2024\n", ",x".repeat(70_000));
    let parents = (0..40).fold(Project::default(), |project, n| {
        project.with(&format!("p{n}.toml"), format!("extends = \"p{}.toml\"\n", n + 1))
    });
    let start = std::time::Instant::now();
    for project in [
        Project::default().with("assumptions/b.csv", rows),
        Project::default().with("series/t.csv", columns),
        parents.edit("child.toml", "base.toml", "p0.toml"),
    ] {
        let reading = project.child(&[]);
        assert!(reading.loaded.is_none());
        assert!(lines(&reading).len() < 3, "{:#?}", &lines(&reading)[..3]);
    }
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever bytes stand in the files, reading ends with a scenario or with problems that have places.
    #[test]
    fn no_bytes_make_it_panic(changes in vec((0..5_usize, any::<Index>(), 0..4_u8, any::<u8>()), 1..6)) {
        let mut project = Project::default();
        let names: Vec<_> = project.0.keys().cloned().collect();
        for (file, at, what, byte) in changes {
            let bytes = project.0.get_mut(&names[file]).unwrap();
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte % 128),
                2 => drop(bytes.remove(at)),
                // A piece of the file stands again where it does not belong.
                _ => bytes.extend_from_within(at..(at + usize::from(byte)).min(bytes.len())),
            }
        }
        let reading = project.child(&["sources.north.cost=3 USD/MMBtu"]);
        let shown = lines(&reading);
        prop_assert_eq!(reading.loaded.is_none(), reading.report.has_errors(), "{:#?}", shown);
    }
}
