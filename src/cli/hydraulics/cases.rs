//! Cases of pipe physics, answered and checked.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::{
    cli::{
        Stop, answer,
        arguments::{Format, Hydraulics},
        problem,
    },
    quantity::{Report, Sources},
    scenario::DiskFiles,
    study::hydraulics::{Case, Judgement, check, read},
};

/// Runs the command.
pub(super) fn obey(ask: &Hydraulics) -> Result<(), Stop> {
    if ask.telling.format == Format::Csv {
        complain!("Error (--format): cases are answered as JSON, and `csv` is for lines of a scenario");
        return Err(Stop::BadInput);
    }
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let cases = read(std::path::Path::new(&ask.what), &DiskFiles, &mut sources, &mut report);
    problem::show([(&report, &sources)].into_iter());
    if report.has_errors() {
        return Err(Stop::BadInput);
    }
    if ask.check {
        return judge(&cases);
    }
    Ok(answer(&format!("{}\n", serde_json::to_string_pretty(&told(&cases))?))?)
}

/// The answers: of one case bare, of several with id and kind.
fn told(cases: &[Case]) -> Value {
    match cases {
        [case] if case.alone => case.answer.clone(),
        _ => {
            let one = |case: &Case| json!({ "id": case.id, "kind": case.kind.name(), "answers": case.answer });
            json!({ "cases": cases.iter().map(one).collect::<Vec<_>>() })
        }
    }
}

fn judge(cases: &[Case]) -> Result<(), Stop> {
    let (mut figures, mut missed, mut text) = (0_usize, 0_usize, String::new());
    for case in cases {
        let judged = check(case);
        if judged.is_empty() {
            writeln!(text, "none  {}: nothing is expected", case.id).ok();
        }
        for figure in judged {
            let word = match figure.judgement {
                Judgement::Pass => "pass",
                Judgement::Fail => "FAIL",
                Judgement::Beside => "skip",
            };
            figures += usize::from(figure.judgement != Judgement::Beside);
            missed += usize::from(figure.judgement == Judgement::Fail);
            writeln!(text, "{word}  {}  {}: {}", case.id, figure.path, figure.words).ok();
        }
    }
    answer(&format!("{text}{} cases, {figures} figures, {missed} missed\n", cases.len()))?;
    if missed > 0 {
        return Err(Stop::Failed(anyhow::anyhow!("{missed} of {figures} figures are not what the file expects")));
    }
    if figures == 0 {
        return Err(Stop::Failed(anyhow::anyhow!("the file expects no figure: there is nothing to check")));
    }
    Ok(())
}
