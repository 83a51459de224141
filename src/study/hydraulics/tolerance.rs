//! The tolerance of a case, before anything is judged by it: one that is not understood would let figures pass.

use super::teller::Teller;
use crate::{quantity::nearest, scenario::Plain};

/// Words of a tolerance that are read and left alone.
const TEXTS: [&str; 3] = ["description", "note", "source"];

/// Says what is wrong with the tolerance of a case.
pub(super) fn tolerance(case: &Plain, tell: &mut Teller<'_>) {
    let before = tell.start;
    tell.seek("tolerance");
    match case.get("tolerance") {
        None | Some(Plain::Nothing) => {}
        Some(Plain::Table(items)) => {
            let widths = items.iter().filter(|(key, _)| !TEXTS.contains(&key.as_str()));
            widths.for_each(|(key, value)| one(key, value, tell));
        }
        Some(other) => {
            let message = format!("tolerance = {} is no table", other.show());
            let problem = tell.problem("tolerance", &message).expected("a table, as { rel = 1e-6 } or { p_abs = 10 }");
            tell.report.push(problem);
        }
    }
    tell.start = before;
}

/// A tolerance is `rel` or `abs`, alone or with words of what it is for, and a number.
fn one(key: &str, value: &Plain, tell: &mut Teller<'_>) {
    let (path, has) = (format!("tolerance.{key}"), |word: &str| key.split('_').any(|part| part == word));
    let (expected, most) = match (has("rel"), has("abs")) {
        (true, _) => ("0 to 1, a share of what is expected", 1.0),
        (false, true) => ("0 or more, a difference in the unit of what is expected", f64::MAX),
        (false, false) => {
            let words = "rel or abs, for all figures or with a word of the key it is for, as p_rel";
            let mut problem = tell.problem(&path, &format!("{path} is not known")).expected(words);
            problem.hint = nearest(key, ["rel", "abs"]).map(|near| format!("did you mean `{near}`?"));
            tell.report.push(problem);
            return;
        }
    };
    if matches!(value, Plain::Number(width) if (0.0..=most).contains(width)) {
        return;
    }
    let mut problem = tell.problem(&path, &format!("{path} = {} is no tolerance", value.show())).expected(expected);
    let is_quoted = matches!(value, Plain::Text(text) if text.trim().parse::<f64>().is_ok_and(f64::is_finite));
    problem.hint = is_quoted.then(|| "write it without quotation marks".to_owned());
    tell.report.push(problem);
}

#[cfg(test)]
mod tests {
    use super::{Plain, Teller, tolerance};
    use crate::quantity::{Report, Sources};

    /// What is said of a tolerance.
    fn told(given: Plain) -> Vec<String> {
        let file = Sources::default().add("case.json", "");
        let mut tell = Teller { file, text: "", case: "x".to_owned(), start: 0, report: Report::default() };
        tolerance(&Plain::Table(vec![("tolerance".to_owned(), given)]), &mut tell);
        tell.report.sorted().into_iter().map(|problem| problem.message.clone()).collect()
    }

    fn width(key: &str, value: Plain) -> Plain {
        Plain::Table(vec![(key.to_owned(), value)])
    }

    #[test]
    fn a_tolerance_that_is_not_understood_is_refused() {
        let fine = [("rel", 1e-9), ("p_rel", 0.0), ("T_abs_k", 500.0), ("rel_hofer", 1.0)];
        for (key, size) in fine {
            assert_eq!(told(width(key, Plain::Number(size))), [""; 0]);
        }
        assert_eq!(told(width("note", Plain::Text("as published".to_owned()))), [""; 0]);
        let text = width("rel", Plain::Text("1e-9".to_owned()));
        assert_eq!(told(text), ["case x: tolerance.rel = \"1e-9\" is no tolerance"]);
        for (key, size) in [("rel", -0.1), ("p_rel", 1.5), ("abs", -1.0), ("rel", f64::NAN), ("abs", f64::INFINITY)] {
            assert_eq!(told(width(key, Plain::Number(size))).len(), 1, "{key} {size}");
        }
        assert_eq!(told(width("relative", Plain::Number(1e-9))), ["case x: tolerance.relative is not known"]);
        assert_eq!(told(Plain::Number(0.1)), ["case x: tolerance = 0.1 is no table"]);
    }
}
