//! Refused: twice.

use super::{Edit::*, refuses};

#[test]
fn a_path_is_set_twice() {
    refuses(
        &[Append("child.toml", "\n\"projects.stations.start \" = \"2026\"\n")],
        &[
            "child.toml:9:1: `projects.stations.start` is set twice | keep one of the two | first set here: child.toml:6:1",
        ],
    );
}

#[test]
fn a_path_is_set_twice_with_a_dash() {
    refuses(
        &[Append(
            "child.toml",
            "\"pipelines.trunk.expanded-capacity\" = \"14 bcm/y\"\n\"pipelines.trunk.expanded_capacity\" = \"15 bcm/y\"\n",
        )],
        &[
            "child.toml:9:1: `pipelines.trunk.expanded_capacity` is set twice | keep one of the two | first set here: child.toml:8:1",
        ],
    );
}

#[test]
fn a_project_is_built_and_not_built() {
    refuses(
        &[Append("child.toml", "\"projects.stations.built\" = false\n")],
        &[
            "child.toml:8:1: `projects.stations.built` is set twice | keep one of the two | first set here: child.toml:3:10",
        ],
    );
}

#[test]
fn an_event_is_declared_twice() {
    refuses(
        &[Append(
            "base.toml",
            "\n[[events]]\nid = \"pump\"\nasset = \"sources.north\"\nfrom = \"2025\"\nuntil = \"2026\"\ncause = \"maintenance\"\n",
        )],
        &[
            "base.toml:13:6: `events.pump` is declared twice | give each an id of its own | first declared here: base.toml:5:6",
        ],
    );
}

#[test]
fn events_without_ids_clash() {
    refuses(
        &[Append(
            "base.toml",
            "\n[[events]]\nasset = \"sources.north\"\nfrom = \"2025\"\nuntil = \"2026\"\ncause = \"maintenance\"\n[[events]]\nasset = \"sources.north\"\nfrom = \"2025\"\nuntil = \"2027\"\ncause = \"supplier\"\n",
        )],
        &[
            "base.toml:17:1: `events.north-2025` is declared twice | give each an id of its own | first declared here: base.toml:12:1",
        ],
    );
}

#[test]
fn a_parent_sets_an_event_of_its_child() {
    refuses(
        &[
            Append(
                "child.toml",
                "\n[[events]]\nid = \"late\"\nasset = \"sources.north\"\nfrom = \"2026\"\nuntil = \"2027\"\ncause = \"supplier\"\n",
            ),
            Append("base.toml", "\n[set]\n\"events.late.until\" = \"2028\"\n"),
        ],
        &["base.toml:13:1: `events.late` is brought in by a scenario that extends this one | set it there"],
    );
}
