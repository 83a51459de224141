//! The comments of a file, wherever they stand, so that none is lost.

/// All comments of a TOML file, sorted. A sign in a text is none.
pub(super) fn of_toml(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['#', '"', '\'']) {
        rest = &rest[at..];
        rest = if rest.starts_with('#') {
            let (comment, after) = rest.split_at(rest.find('\n').unwrap_or(rest.len()));
            found.push(comment.trim_end().to_owned());
            after
        } else {
            after_text(rest)
        };
    }
    found.sort();
    found
}

/// What follows the text in quotes that begins here.
fn after_text(rest: &str) -> &str {
    let quote = &rest[..1];
    let triple = quote.repeat(3);
    let (mark, mut at) = if rest.starts_with(&triple) { (triple.as_str(), 3) } else { (quote, 1) };
    while let Some(here) = rest.get(at..).filter(|here| !here.is_empty()) {
        if here.starts_with(mark) {
            at += mark.len();
            // A long text may end with quotes of its own.
            while mark.len() == 3 && rest[at..].starts_with(quote) {
                at += 1;
            }
            return &rest[at..];
        }
        let step = |text: &str| text.chars().next().map_or(0, char::len_utf8);
        let escaped = quote == "\"" && here.starts_with('\\');
        at += if escaped { 1 + step(&here[1..]) } else { step(here) };
    }
    ""
}

/// All comments of a table, sorted.
pub(super) fn of_csv(text: &str) -> Vec<String> {
    let lines = text.split('\n').filter(|line| line.starts_with('#'));
    let mut found: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_texts() {
        let text =
            "# one\na = \"no # two\" # three \nb = '# four'\nc = \"\"\"\n# five\n\\\"\"\"\"\"#six\nd = '''#'''# seven";
        assert_eq!(of_toml(text), ["# one", "# seven", "# three", "#six"]);
    }
}
