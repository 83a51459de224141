//! `corridor hydraulics`: cases of pipe physics, answered and checked.

use serde_json::{Value, json};

use super::{Stop, arguments::Hydraulics, problem};
use crate::{
    quantity::{Report, Sources},
    scenario::DiskFiles,
    study::hydraulics::{Case, Judgement, check, read},
};

/// Runs the command.
pub(super) fn obey(ask: &Hydraulics) -> Result<(), Stop> {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let cases = read(&ask.file, &DiskFiles, &mut sources, &mut report);
    problem::show([(&report, &sources)].into_iter());
    if report.has_errors() {
        return Err(Stop::BadInput);
    }
    if ask.check {
        return judge(&cases);
    }
    println!("{}", serde_json::to_string_pretty(&told(&cases))?);
    Ok(())
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
    let (mut figures, mut missed) = (0_usize, 0_usize);
    for case in cases {
        let judged = check(case);
        if judged.is_empty() {
            println!("none  {}: nothing is expected", case.id);
        }
        for figure in judged {
            let word = match figure.judgement {
                Judgement::Pass => "pass",
                Judgement::Fail => "FAIL",
                Judgement::Beside => "skip",
            };
            figures += usize::from(figure.judgement != Judgement::Beside);
            missed += usize::from(figure.judgement == Judgement::Fail);
            println!("{word}  {}  {}: {}", case.id, figure.path, figure.words);
        }
    }
    println!("{} cases, {figures} figures, {missed} missed", cases.len());
    if missed > 0 {
        return Err(Stop::Failed(anyhow::anyhow!("{missed} of {figures} figures are not what the file expects")));
    }
    if figures == 0 {
        return Err(Stop::Failed(anyhow::anyhow!("the file expects no figure: there is nothing to check")));
    }
    Ok(())
}
